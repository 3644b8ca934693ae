// What the program knows at one moment. Panels read it and push commands; apply.cpp is
// the only place that changes it.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/camera.h"
#include "app/document.h"
#include "scenes/stage.h"

namespace app {

enum class CameraMode : std::uint8_t { orbit, follow, shoulder, eyes, top, walk };
enum class Theme : std::uint8_t { dark, light };
enum class LabelLevel : std::uint8_t { none, names, full };

// A decision taken, for the log, the branch map and the debrief.
struct DecisionRecord {
  scenes::DecisionId decision;
  std::uint8_t option = 0;
  std::string reason;
};

// A drill that can be opened, for the page that is shown while none is.
struct LibraryEntry {
  std::filesystem::path file;
  std::string name;
};

struct AppState {
  std::shared_ptr<const Document> document;      // null = none is open: see `opening`, `problems`
  std::shared_ptr<const scenes::Motion> motion;  // of `path`, or for a moment of the one before it; grows while baking
  scenes::Path path;
  scenes::Timeline timeline;  // of `path`, always
  scenes::Stage stage;        // stage_at(*motion, t)

  scenes::Ms t = 0;
  bool playing = false;
  int shuttle = 0;       // -8..8, 0 = normal play at `speed`
  double speed = 1;      // 0.25 … 16
  double t_rest = 0;     // part of a millisecond that playing has left over
  bool waiting = false;  // playing, but the tables are not there yet

  // The decision whose card is open, and how far one got with it.
  std::optional<scenes::DecisionId> open_decision;
  std::optional<std::uint8_t> chosen;  // option picked, reason still asked
  std::vector<DecisionRecord> log;
  std::vector<scenes::DecisionId> answered;  // do not stop at these again while playing on

  std::optional<scenes::UnitId> selected;
  Orbit orbit, glide_from;  // where the camera is (going), and where its glide began
  double glide = 1;         // 0..1; 1 = there
  CameraMode camera_mode = CameraMode::orbit;
  std::array<std::optional<Orbit>, 9> views;  // kept with Shift+1..9; else the venue's own n-th view is meant

  scenes::Language language = scenes::Language::indonesian;
  Theme theme = Theme::dark;
  float ui_scale = 1;
  LabelLevel labels = LabelLevel::full;
  bool show_ui = true, show_keys = false, show_palette = false, show_map = true, show_inspector = true;
  bool show_timeline = true;
  bool reduce_motion = false;
  float bake_fraction = 1;  // of the path being played
  std::string bake_text;
  std::string message;            // a line for the strip at the top, "" = none
  bool message_is_error = false;  // errors stay until they are closed
  double message_age = 0;         // seconds
  bool opening = false;           // `bake_fraction` and `bake_text` tell how far
  base::Diagnostics problems;     // why the last drill could not be opened or reloaded
  std::filesystem::path file;     // that was asked for
  std::vector<LibraryEntry> library;
};

// --- commands: everything a person can do ---
// clang-format off
struct TogglePlay {};
struct SetPlaying { bool playing; };
struct SeekTo { scenes::Ms t; };
struct SeekBy { scenes::Ms delta; };
struct SetSpeed { double speed; };
struct Shuttle { int direction; };               // -1, +1: again = faster; 0 = stop
struct GoToStart {};
struct GoToEnd {};
struct GoToPhase { std::size_t index; };         // into timeline.phases
struct GoToEvent { int direction; };             // next +1, previous -1
struct GoToBeat { int direction; };              // phase starts, decisions, camera cues
struct GoToDecision { scenes::DecisionId decision; };  // there, with its card open
struct ChooseOption { std::uint8_t option; };    // on the open card: then the reason is asked
struct ConfirmOption { std::string reason; };    // plays on along it
struct BackToDecision {};                        // undo the last choice: the card opens again
struct CloseCard {};
struct Select { std::optional<scenes::UnitId> unit; };
struct SelectNext { int direction; };
struct SetCameraMode { CameraMode mode; };
struct MoveCamera { Orbit orbit; };              // at once (drags)
struct GlideCamera { Orbit orbit; };             // eased over 0.8 s
struct ShowView { std::string name; };           // a saved view of the venue
struct KeepView { int index; };                  // the present view as number 0..8
struct GoToView { int index; };
struct FrameSelection {};
struct FrameAll {};
struct StandAt { scenes::Vec2 at; };             // first person, eye height 1.65 m
struct SetLanguage { scenes::Language language; };
struct SetTheme { Theme theme; };
struct SetScale { float scale; };
struct SetLabels { LabelLevel level; };
struct SetReduceMotion { bool reduce; };
enum class Pane : std::uint8_t { all, keys, palette, map, inspector, timeline };
struct TogglePane { Pane pane; };
struct CloseMessage {};
struct CloseTopmost {};                          // Esc: palette, key card, decision card, message, selection
struct OpenDrill { std::filesystem::path file; };
struct CancelWork {};                            // opening or baking
struct ToggleFullScreen {};
struct ReloadDrill {};
struct SaveStill {};
struct Quit {};
// clang-format on

using Command =
    std::variant<TogglePlay, SetPlaying, SeekTo, SeekBy, SetSpeed, Shuttle, GoToPhase, GoToEvent, GoToBeat,
                 GoToDecision, ChooseOption, ConfirmOption, BackToDecision, CloseCard, Select, SelectNext,
                 SetCameraMode, MoveCamera, GlideCamera, ShowView, FrameSelection, FrameAll, StandAt, SetLanguage,
                 SetTheme, SetScale, SetLabels, TogglePane, GoToStart, GoToEnd, SetReduceMotion, KeepView, GoToView,
                 CloseMessage, CloseTopmost, OpenDrill, CancelWork, ToggleFullScreen, ReloadDrill, SaveStill, Quit>;
using Commands = std::vector<Command>;

}  // namespace app
