// Pictures without a window: the same scene, interface and frame as on screen, drawn into
// memory.
#pragma once

#include <memory>
#include <optional>

#include "app/document.h"
#include "app/gui.h"
#include "app/image.h"

namespace app {

struct StudioDescriptor {
  std::shared_ptr<const Document> document;
  glm::uvec2 size{1920, 1080};
  std::optional<renderer::Quality> quality;  // none = what the device suggests
  std::string device;
  bool validation = false;  // messages are printed to standard error and counted
};

struct StudioImpl;
struct StudioFree {
  void operator()(StudioImpl*) const;
};
using Studio = std::unique_ptr<StudioImpl, StudioFree>;

// Errors: those of create_device, upload_models and create_offscreen_target.
base::Result<Studio> open_studio(const StudioDescriptor& descriptor);

// How a shot departs from the plain picture.
struct Appearance {
  renderer::Rehearsal rehearsal;
  float tilt_shift = 0;             // 0..1
  std::optional<scenes::Ms> clock;  // light of this time of day, since midnight, whatever the drill's clock says
  UnitLook unit_look = UnitLook::models;
  LabelLevel labels = LabelLevel::full;
  bool density = false;
  std::optional<scenes::UnitId> selected;
  bool known = false;  // all but what `selected` knows by then is greyed
};

struct Shot {
  std::shared_ptr<const scenes::Motion> motion;  // of the studio's document, baked as far as t
  scenes::Ms t = 0;
  std::optional<Orbit> orbit;  // none = the drill's own camera cue at t
  scenes::Language language = scenes::Language::indonesian;
  std::optional<GuiLayer> layer = GuiLayer::labels;  // none = the table alone
  std::optional<scenes::DecisionId> decision;        // with its card open
  Appearance appearance = {};
};
// Error: R0020 the device was lost.
base::Result<Image> take(Studio& studio, const Shot& shot);
// The state as a window would show it: marks, pointer, comparisons and cards as well.
// `seconds` since the picture before, for labels that move.
base::Result<Image> take_state(Studio& studio, const AppState& state, GuiLayer layer, double seconds);

const renderer::DeviceFacts& facts(const Studio& studio);
renderer::FrameFacts last_frame(const Studio& studio);
std::uint64_t validation_messages(const Studio& studio);

// The saved view of that name, or the venue's first, or all of the ground.
Orbit orbit_named(const scenes::Venue& venue, std::string_view name);

}  // namespace app
