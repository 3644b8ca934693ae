// The one place that changes an AppState by what people do.
#pragma once

#include "app/state.h"

namespace app {

// What the one who owns the window, the threads and the files has to do afterwards.
struct Requests {
  bool quit = false;
  bool reload = false;  // read the script again, keep path, time and camera
  bool still = false;
  bool full_screen = false;  // toggle
  bool close = false;        // to the home screen
  bool cancel = false;       // of opening or baking
  bool save_settings = false;
  std::filesystem::path open;                // another drill
  std::filesystem::path resume, play_back;   // sessions
  std::filesystem::path train;               // a drill for the page of roles
  std::vector<std::filesystem::path> merge;  // teams' sessions
  std::optional<MakePaper> paper;
  bool paper_cancel = false, paper_show = false;
  bool playback_toggle = false, playback_track = false, playback_end = false;
  bool swap_screens = false;
  std::optional<std::uint32_t> review;  // of that fork
  bool write_review = false, write_as_new = false;
  std::filesystem::path browse, new_drill;
  std::optional<double> playback_seek;  // seconds
};

// Adds to `requests`. A command that makes no sense now (an option of no open card, a
// phase that is not there) changes nothing.
void apply(AppState& state, const Command& command, Requests& requests);

// Whether it is an act of the briefing, done now: what the session keeps. Esc is one where it
// closes what belongs to the briefing (a card, a task, a tool), and none where it closes a page
// or a message of this window.
bool is_act(const AppState& state, const Command& command);
// As the session tells it: Esc closes what it closed then, whatever lies over it here.
void apply_act(AppState& state, const Command& command, Requests& requests);

// A fresh state of an open drill at a moment of a path, with the first phase's view, or
// `view`. For stills, storyboards and the window's start alike. `motion` may be null
// (nothing baked yet) and may reach less far than `t`.
void show_document(AppState& state, std::shared_ptr<const Document> document, const scenes::Path& path, scenes::Ms t);
// Another path (or the first): the timeline is unrolled, cards and log are kept.
void set_path(AppState& state, const scenes::Path& path);
// `motion` handed over by the baker; ignored unless it is of the state's path.
void take_motion(AppState& state, std::shared_ptr<const scenes::Motion> motion);
// Another moment, as time brings it or a session replays it: a card that is open there
// stays open.
void arrive_at(AppState& state, scenes::Ms t);
// state.stage of state.t, as far as the tables reach.
void update_stage(AppState& state);

// Decisions at or after `t` stop play again.
void forget_answers_after(AppState& state, scenes::Ms t);
// A line for the strip at the top.
void tell(AppState& state, std::string message, bool is_error);

// Whether an event is worth a mark on the timeline, and a stop of [ and ].
bool is_mark(const scenes::Event& event);
// The moment that the screen's words are of. While a decision is open it is the one before:
// what the path's option changes at once is not told before the room has answered.
scenes::Ms told_until(const AppState& state);
// What the screen says of that moment.
const scenes::StateChange& state_now(const AppState& state);
std::vector<int> metrics_now(const AppState& state);
std::size_t phase_now(const AppState& state);  // into timeline.phases

// The unit's people that can be seen: their middle and how far they spread. False = none.
bool place_of(const AppState& state, scenes::UnitId unit, scenes::Vec2& middle, float& radius);

// What is played, for marks.
Branch branch_of(const AppState& state);

// The camera's orbit that is shown: glides, follows the selected unit, stands in its place.
Orbit shown_orbit(const AppState& state);

}  // namespace app
