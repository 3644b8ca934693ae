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
  bool cancel = false;       // of opening or baking
  bool save_settings = false;
  std::filesystem::path open;  // another drill
};

// Adds to `requests`. A command that makes no sense now (an option of no open card, a
// phase that is not there) changes nothing.
void apply(AppState& state, const Command& command, Requests& requests);

// A fresh state of an open drill at a moment of a path, with the first phase's view, or
// `view`. For stills, storyboards and the window's start alike. `motion` may be null
// (nothing baked yet) and may reach less far than `t`.
void show_document(AppState& state, std::shared_ptr<const Document> document, const scenes::Path& path, scenes::Ms t);
// Another path (or the first): the timeline is unrolled, cards and log are kept.
void set_path(AppState& state, const scenes::Path& path);
// `motion` handed over by the baker; ignored unless it is of the state's path.
void take_motion(AppState& state, std::shared_ptr<const scenes::Motion> motion);
// state.stage of state.t, as far as the tables reach.
void update_stage(AppState& state);

// The camera's orbit that is shown: glides, follows the selected unit, stands in its place.
Orbit shown_orbit(const AppState& state);

}  // namespace app
