// Everything that a person can do, as values. Panels and input push them, apply.cpp alone
// carries them out, the session file keeps those that GELAR_COMMANDS marks as kept.
//
// A new command needs three things: its struct, its row in GELAR_COMMANDS, and its fields
// in command_fields.h; then the session file, undo and replay know it. And an overload in
// the apply*.cpp of its room.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/audience.h"
#include "app/branches.h"
#include "app/camera.h"
#include "app/marks.h"
#include "app/train/training.h"
#include "scenes/timeline.h"

namespace app {

enum class CameraMode : std::uint8_t { orbit, follow, shoulder, eyes, top, walk };
enum class Theme : std::uint8_t { dark, light };
enum class LabelLevel : std::uint8_t { none, names, full };
enum class UnitLook : std::uint8_t { models, symbols, both };
enum class Tool : std::uint8_t {
  select,
  laser,
  freehand,
  line,
  arrow,
  region,
  circle,
  text,
  callout,
  number,
  spotlight,
  measure,
  eraser,
  order  // a click sends the selected unit there; in a fork
};
inline constexpr int kTools = 14;
enum class LaserMode : std::uint8_t { dot, trail, stays };
enum class Pane : std::uint8_t { all, keys, palette, overview, inspector, timeline, events, msel, matrix };
// Which button of the mouse moves the table how (mouse.h).
enum class MouseProfile : std::uint8_t { map, cad, osg };
inline constexpr int kMouseProfiles = 3;
enum class Tab : std::uint8_t { card, events, marks, fork };  // of the right panel
enum class PaperKind : std::uint8_t { situation, orders, aar };  // before, for leaders, after

// clang-format off
struct TogglePlay {};
struct SetPlaying { bool playing = false; };
struct SeekTo { scenes::Ms t = 0; };
struct SeekBy { scenes::Ms delta = 0; };
struct SetSpeed { double speed = 1; };
struct Shuttle { int direction = 0; };           // -1, +1: again = faster; 0 = stop
struct GoToStart {};                             // of the phase; again = of the one before
struct GoToEnd {};
struct GoToPhase { std::uint32_t index = 0; };   // into timeline.phases
struct GoToEvent { int direction = 0; };         // next +1, previous -1
struct GoToBeat { int direction = 0; };          // phase starts, decisions, camera cues
struct GoToDecision { scenes::DecisionId decision; };  // there, with its card open
struct ChooseOption { std::uint8_t option = 0; };      // on the open card: then the reason is asked
struct ConfirmOption { std::string reason; };    // plays on along it
struct BackToDecision {};                        // undo the last choice: the card opens again
struct CloseCard {};
struct TakePath { scenes::DecisionId decision; std::uint8_t option = 0; };  // "play from here": there, along it
struct Select { std::optional<scenes::UnitId> unit; };
struct SelectNext { int direction = 0; };
struct SetCameraMode { CameraMode mode = CameraMode::orbit; };
struct MoveCamera { Orbit orbit; };              // at once (drags)
struct GlideCamera { Orbit orbit; };             // eased over 0.8 s
struct ShowView { std::string name; };           // a saved view of the venue
struct KeepView { int index = 0; };              // the present view as number 0..8
struct GoToView { int index = 0; };
struct FrameSelection {};
struct FrameAll {};
struct StandAt { scenes::Vec2 at; };             // first person, eye height 1.65 m

// Marks and pointer.
struct SetTool { Tool tool = Tool::select; };
struct SetMarkStyle { MarkStyle style; };        // of what is drawn next, and of the chosen mark
struct BeginMark { MarkKind kind = MarkKind::freehand; glm::vec3 at{0}; };
struct MoveMarkEnd { glm::vec3 at{0}; };         // the pen moves: freehand grows, others follow with their last point
struct AddMarkPoint { glm::vec3 at{0}; };        // a click of region and measure
struct EndMark { std::string text; };            // kept; `text` of text and callout
struct AbandonMark {};
struct SelectMark { std::uint32_t id = 0; };     // 0 = none
struct MoveMark { std::uint32_t id = 0; glm::vec3 by{0}; };
struct SetMarkText { std::uint32_t id = 0; std::string text; };
struct SetMarkSpan { std::uint32_t id = 0; scenes::Ms from = 0, to = 0; };
struct EraseMark { std::uint32_t id = 0; };
struct ClearMarks {};                            // all that show now
struct ToggleMarks {};                           // hide, show
struct Undo {};
struct Redo {};
struct PointLaser { glm::vec3 at{0}; };          // a place of the world; the trail grows
struct ReleaseLaser {};                          // begins to fade
struct SetLaserMode { LaserMode mode = LaserMode::trail; };
struct SetMeasureSecretly { bool secretly = false; };  // whether the hall sees what is measured next
struct ShareMark { std::uint32_t id = 0; bool shared = true; };  // a secret one, with the hall
struct AddBookmark { std::string name; };
struct GoToBookmark { std::uint32_t index = 0; };
struct RemoveBookmark { std::uint32_t index = 0; };
struct SetLoop { scenes::Ms from = 0, to = 0; }; // from == to: none
struct SetTimelineRange { scenes::Ms from = 0, to = 0; };  // what the axis shows; from == to: all

// The class (train/).
struct ChooseRole {};                            // the page of roles
struct StartTraining { std::optional<scenes::UnitId> unit; };  // none = observer
struct EndTraining {};
struct AnswerPlace { std::string task; scenes::Vec2 at; };
struct AnswerShape { std::string task; scenes::Shape shape = scenes::Shape::bersaf; };
struct SkipTask { std::string task; };           // once it is right: on
struct SetConfidence { int percent = 0; };       // of the open decision; 0 = not said
struct CloseFeedback { bool back = false; };     // play it, or back to the decision
struct SetTeams { std::string names; };          // by comma; "" = one trainee
struct NextTeam {};
struct SetScoring { bool on = true; };
struct TogglePlenary {};
struct ToggleSheet {};
struct TurnPlenary { int by = 0; };              // its pages; they end at both ends
struct MergeSession { std::filesystem::path file; };  // teams of another machine, into the plenary view; asks for:
struct AddGuest { std::filesystem::path file; std::string name; };  // a team of that file, kept in this session
struct AddGuestAnswer { scenes::DecisionId decision; std::uint8_t option = 0; int confidence = 0; std::int64_t thought = 0; std::string reason; };  // of the last guest; as TeamAnswer
struct Judge { std::string line; Verdict verdict = Verdict::none; std::string note; };
struct WalkBy { float ahead = 0, aside = 0, turn = 0; };  // metres, radians; at eye height
struct TrainDrill { std::filesystem::path file; };    // opens it with the page of roles
// Papers, made in the background.
struct TogglePapers {};
struct MakePaper { PaperKind kind = PaperKind::aar; bool pdf = true; };
struct CancelPaper {};
struct ShowPaper {};                             // the last one, in the desktop's own reader
// The hall, and other branches.
struct ToggleAudience {};                        // the second window
struct SetCurtain { Curtain curtain = Curtain::live; };
struct ReleaseDecision {};                       // the open question, to the hall; again = back
struct LookPrivately {};                         // the hall keeps its view; again = it follows
struct SwapScreens {};
struct SetPlannedTime { scenes::Ms whole = 0; };  // of the whole briefing; 0 = as long as the path plays
struct RestartPace {};                           // the time used is counted anew
struct SetFloor { int scale = 0; float pixels_per_metre = 400; bool grid = false; };  // 1:scale; 0 = off
struct AskWhatIsKnown { std::optional<scenes::UnitId> unit; };  // all but what it knows is greyed; none = no more
struct PreviewOption { scenes::DecisionId decision; std::uint8_t option = 0; };       // as ghosts, while hovered
struct EndPreview {};
struct SetCompare { CompareMode mode = CompareMode::off; };
struct CompareWith { scenes::DecisionId decision; std::uint8_t option = 0; };

// Forks (forks.h). Events are named by their ids; what is ordered begins now.
struct BeginFork { std::string name; };          // here and now, "" = by its number
struct NameFork { std::uint32_t id = 0; std::string name; };
struct DropFork { std::uint32_t id = 0; };
struct TakeFork { std::uint32_t id = 0; };       // play it, from where it leaves the plan; 0 = the plan again
struct AddOrder { std::string text; };           // an event as the script writes it, without a time
struct SkipEvent { std::string event; };
struct HoldEvent { std::string event; };
struct FireEvent { std::string event; };
struct RestoreEvent { std::string event; };      // as the script has it; an added one is gone
struct CompareFork { std::uint32_t id = 0; };    // 0 = with the plan
struct SetOrderStyle { int shape = -1; scenes::Pace pace = scenes::Pace::march; };  // of the order tool
struct ReviewFork { std::uint32_t id = 0; };     // what it would change in the script
struct WriteReview { bool as_new = false; };     // into the script, or a new one beside it
struct CloseReview {};

struct SetRehearsal { int eyes = 0; float contrast = 1; float room = 0; };  // renderer::Eyes; 0..1; metres, 0 = off
struct BrowseTo { std::filesystem::path folder; };  // of the open dialog; "" = close it
struct NewDrill { std::filesystem::path file; };    // a small drill to begin with, then opened
struct SetLanguage { scenes::Language language = scenes::Language::indonesian; };
struct SetTheme { Theme theme = Theme::dark; };
struct SetScale { float scale = 1; };
struct SetLabels { LabelLevel level = LabelLevel::full; };
struct SetUnitLook { UnitLook look = UnitLook::models; };
struct ShowDensity { bool show = false; };
struct DimOthers { bool dim = false; };          // all but the selected unit
struct SetReduceMotion { bool reduce = false; };
struct SetMouseProfile { MouseProfile profile = MouseProfile::map; };
struct TogglePane { Pane pane = Pane::all; };
struct SetTab { Tab tab = Tab::card; };
struct CloseMessage {};
struct CloseTopmost {};                          // Esc: palette, key card, draft, decision card, message, selection
struct OpenDrill { std::filesystem::path file; };
struct CloseDrill {};                            // back to the home screen
struct ResumeSession { std::filesystem::path file; };
struct PlaySession { std::filesystem::path file; };
struct DropOffer {};                             // begin a new session instead
struct PlaybackToggle {};
struct PlaybackSeek { double seconds = 0; };
struct PlaybackTrack {};                         // leave the track, or return to it
struct PlaybackEnd {};
struct CloseProblems {};                         // those of the script, and misfits
struct CancelWork {};                            // opening or baking
struct ToggleFullScreen {};
struct ReloadDrill {};
struct SaveStill {};
struct Quit {};
// Said by the program while time passes, so that a session knows how far it got.
struct Here {};
// clang-format on

// X(type, word in the session file, kept in it)
#define GELAR_COMMANDS(X)                     \
  X(TogglePlay, "toggle_play", true)          \
  X(SetPlaying, "play", true)                 \
  X(SeekTo, "seek", true)                     \
  X(SeekBy, "seek_by", true)                  \
  X(SetSpeed, "speed", true)                  \
  X(Shuttle, "shuttle", true)                 \
  X(GoToStart, "start", true)                 \
  X(GoToEnd, "end", true)                     \
  X(GoToPhase, "phase", true)                 \
  X(GoToEvent, "event", true)                 \
  X(GoToBeat, "beat", true)                   \
  X(GoToDecision, "decision", true)           \
  X(ChooseOption, "choose", true)             \
  X(ConfirmOption, "confirm", true)           \
  X(BackToDecision, "back", true)             \
  X(CloseCard, "close_card", true)            \
  X(TakePath, "take_path", true)              \
  X(Select, "select", true)                   \
  X(SelectNext, "select_next", true)          \
  X(SetCameraMode, "camera_mode", true)       \
  X(MoveCamera, "camera", true)               \
  X(GlideCamera, "glide", true)               \
  X(ShowView, "show_view", true)              \
  X(KeepView, "keep_view", true)              \
  X(GoToView, "view", true)                   \
  X(FrameSelection, "frame", true)            \
  X(FrameAll, "frame_all", true)              \
  X(StandAt, "stand", true)                   \
  X(SetTool, "tool", true)                    \
  X(SetMarkStyle, "mark_style", true)         \
  X(BeginMark, "mark_begin", true)            \
  X(MoveMarkEnd, "mark_to", true)             \
  X(AddMarkPoint, "mark_point", true)         \
  X(EndMark, "mark_end", true)                \
  X(AbandonMark, "mark_abandon", true)        \
  X(SelectMark, "mark_select", true)          \
  X(MoveMark, "mark_move", true)              \
  X(SetMarkText, "mark_text", true)           \
  X(SetMarkSpan, "mark_span", true)           \
  X(EraseMark, "mark_erase", true)            \
  X(ClearMarks, "marks_clear", true)          \
  X(ToggleMarks, "marks_toggle", true)        \
  X(Undo, "undo", true)                       \
  X(Redo, "redo", true)                       \
  X(PointLaser, "laser", true)                \
  X(ReleaseLaser, "laser_off", true)          \
  X(SetLaserMode, "laser_mode", true)         \
  X(SetMeasureSecretly, "measure_secretly", true)  \
  X(ShareMark, "mark_share", true)            \
  X(AddBookmark, "bookmark", true)            \
  X(GoToBookmark, "bookmark_go", true)        \
  X(RemoveBookmark, "bookmark_remove", true)  \
  X(SetLoop, "loop", true)                    \
  X(ToggleAudience, "audience", false)    \
  X(SetCurtain, "curtain", true)          \
  X(ReleaseDecision, "release", true)     \
  X(LookPrivately, "private", true)       \
  X(SwapScreens, "swap", false)           \
  X(SetPlannedTime, "planned_time", false) \
  X(RestartPace, "pace_restart", false)   \
  X(SetFloor, "floor", false)             \
  X(AskWhatIsKnown, "known_by", true)     \
  X(PreviewOption, "preview", false)      \
  X(EndPreview, "preview_end", false)     \
  X(SetCompare, "compare", true)          \
  X(CompareWith, "compare_with", true)    \
  X(SetTimelineRange, "range", false)         \
  X(ChooseRole, "roles", false)               \
  X(StartTraining, "train", true)             \
  X(EndTraining, "train_end", true)           \
  X(AnswerPlace, "task_place", true)          \
  X(AnswerShape, "task_shape", true)          \
  X(SkipTask, "task_on", true)                \
  X(SetConfidence, "confidence", true)        \
  X(CloseFeedback, "feedback_close", true)    \
  X(SetTeams, "teams", true)                  \
  X(NextTeam, "team_next", true)              \
  X(SetScoring, "scoring", true)              \
  X(TogglePlenary, "plenary", false)          \
  X(ToggleSheet, "sheet", false)              \
  X(TurnPlenary, "plenary_page", false)       \
  X(MergeSession, "merge", false)             \
  X(AddGuest, "guest", true)                  \
  X(AddGuestAnswer, "guest_answer", true)     \
  X(TrainDrill, "train_drill", false)         \
  X(TogglePapers, "papers", false)            \
  X(MakePaper, "paper", false)                \
  X(CancelPaper, "paper_cancel", false)       \
  X(ShowPaper, "paper_show", false)           \
  X(Judge, "judge", true)                     \
  X(WalkBy, "walk", true)                     \
  X(BeginFork, "fork", true)                  \
  X(NameFork, "fork_name", true)              \
  X(DropFork, "fork_drop", true)              \
  X(TakeFork, "fork_take", true)              \
  X(AddOrder, "order", true)                  \
  X(SkipEvent, "event_skip", true)            \
  X(HoldEvent, "event_hold", true)            \
  X(FireEvent, "event_fire", true)            \
  X(RestoreEvent, "event_restore", true)      \
  X(CompareFork, "fork_compare", true)        \
  X(SetOrderStyle, "order_style", false)      \
  X(ReviewFork, "fork_review", false)         \
  X(WriteReview, "fork_write", false)         \
  X(CloseReview, "review_close", false)       \
  X(SetRehearsal, "rehearsal", false)         \
  X(BrowseTo, "browse", false)                \
  X(NewDrill, "new_drill", false)             \
  X(SetLanguage, "language", true)            \
  X(SetTheme, "theme", false)                 \
  X(SetScale, "scale", false)                 \
  X(SetLabels, "labels", true)                \
  X(SetUnitLook, "unit_look", true)           \
  X(ShowDensity, "density", true)             \
  X(DimOthers, "dim_others", true)            \
  X(SetReduceMotion, "reduce_motion", false)  \
  X(SetMouseProfile, "mouse", false)          \
  X(TogglePane, "pane", false)                \
  X(SetTab, "tab", false)                     \
  X(CloseMessage, "close_message", false)     \
  X(CloseTopmost, "escape", true)             \
  X(OpenDrill, "open", false)                 \
  X(CloseDrill, "close", true)                \
  X(ResumeSession, "resume", false)           \
  X(PlaySession, "play_session", false)       \
  X(DropOffer, "drop_offer", false)           \
  X(PlaybackToggle, "playback_toggle", false) \
  X(PlaybackSeek, "playback_seek", false)     \
  X(PlaybackTrack, "playback_track", false)   \
  X(PlaybackEnd, "playback_end", false)       \
  X(CloseProblems, "close_problems", false)   \
  X(CancelWork, "cancel", false)              \
  X(ToggleFullScreen, "full_screen", false)   \
  X(ReloadDrill, "reload", false)             \
  X(SaveStill, "still", false)                \
  X(Quit, "quit", true)                       \
  X(Here, "here", true)

// The variant of them all, in the order of the table.
namespace detail {
template <class First, class... Rest>
std::variant<Rest...> variant_of(First, Rest...);
#define X(type, word, kept) \
  , type {}
using CommandOf = decltype(variant_of(0 GELAR_COMMANDS(X)));
#undef X
}  // namespace detail
using AnyCommand = detail::CommandOf;

// One of them. It is the variant (std::visit, get_if, index() work on it), but made, copied
// and destroyed in commands.cpp: of a hundred alternatives, inline, every panel that pushes
// one would compile them all, and took three times as long.
struct Command : AnyCommand {
  Command();  // the first of the table
  template <class C>
    requires(!std::same_as<C, Command>)
  Command(C command);
  Command(const Command&);
  Command(Command&&) noexcept;
  Command& operator=(const Command&);
  Command& operator=(Command&&) noexcept;
  ~Command();
};
#define X(type, word, kept) extern template Command::Command(type);
GELAR_COMMANDS(X)
#undef X
using Commands = std::vector<Command>;

}  // namespace app
