// What the program knows at one moment. Panels read it and push commands; apply.cpp is
// the only place that changes it.
#pragma once

#include <deque>
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

struct AppState {
  std::shared_ptr<const Document> document;
  std::shared_ptr<const scenes::Motion> motion;  // of `path`; grows while segments are baked
  scenes::Path path;
  scenes::Stage stage;                           // stage_at(*motion, t)

  scenes::Ms t = 0;
  bool playing = false;
  int shuttle = 0;                               // -8..8, 0 = normal play at `speed`
  double speed = 1;                              // 0.25 … 16

  // The decision whose card is open, and how far one got with it.
  std::optional<scenes::DecisionId> open_decision;
  std::optional<std::uint8_t> chosen;            // option picked, reason still asked
  std::vector<DecisionRecord> log;
  std::vector<scenes::DecisionId> answered;      // do not stop at these again while playing on

  std::optional<scenes::UnitId> selected;
  Orbit orbit, glide_from, glide_to;
  double glide = 1;                              // 0..1; 1 = there
  CameraMode camera_mode = CameraMode::orbit;

  scenes::Language language = scenes::Language::indonesian;
  Theme theme = Theme::dark;
  float ui_scale = 1;
  LabelLevel labels = LabelLevel::full;
  bool show_ui = true, show_keys = false, show_palette = false, show_map = true, show_inspector = true;
  bool reduce_motion = false;
  float bake_fraction = 1;                       // of the path being played
  std::string bake_text;
  std::string message;                           // a line for the strip at the top, "" = none
  bool message_is_error = false;
};

// --- commands: everything a person can do ---
struct TogglePlay {};
struct SetPlaying { bool playing; };
struct SeekTo { scenes::Ms t; };
struct SeekBy { scenes::Ms delta; };
struct SetSpeed { double speed; };
struct Shuttle { int direction; };               // -1, +1: again = faster; 0 = stop
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
struct FrameSelection {};
struct FrameAll {};
struct StandAt { scenes::Vec2 at; };             // first person, eye height 1.65 m
struct SetLanguage { scenes::Language language; };
struct SetTheme { Theme theme; };
struct SetScale { float scale; };
struct SetLabels { LabelLevel level; };
enum class Pane : std::uint8_t { all, keys, palette, map, inspector };
struct TogglePane { Pane pane; };
struct ReloadDrill {};
struct SaveStill {};
struct Quit {};

using Command = std::variant<TogglePlay, SetPlaying, SeekTo, SeekBy, SetSpeed, Shuttle, GoToPhase, GoToEvent, GoToBeat,
                             GoToDecision, ChooseOption, ConfirmOption, BackToDecision, CloseCard, Select, SelectNext,
                             SetCameraMode, MoveCamera, GlideCamera, ShowView, FrameSelection, FrameAll, StandAt,
                             SetLanguage, SetTheme, SetScale, SetLabels, TogglePane, ReloadDrill, SaveStill, Quit>;
using Commands = std::vector<Command>;

}  // namespace app
