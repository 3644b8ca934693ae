// The interface as drawing: one ImGui frame, on a window or on nothing at all, ends up as
// plain triangles in a RenderView. The same code draws a window, a still with --ui, and
// the labels of a storyboard picture.
#pragma once

#include <glm/glm.hpp>

#include "app/state.h"
#include "base/result.h"
#include "renderer/renderer.h"

namespace app {

struct GuiImpl;
struct GuiFree {
  void operator()(GuiImpl*) const;
};
using Gui = std::unique_ptr<GuiImpl, GuiFree>;

// Makes the ImGui context, loads the fonts (a missing one falls back with one warning in
// `diagnostics`) and uploads the atlas. One at a time per process.
base::Result<Gui> create_gui(renderer::Device& device);

// A second one with the same fonts, for a window of its own: what is being typed in one
// is not disturbed by drawing the other. The first must outlive it.
Gui share_gui(const Gui& gui);

// What of the interface is drawn.
enum class GuiLayer : std::uint8_t {
  labels,    // labels and captions over the table: for stills
  audience,  // and the situation bar in big type
  floor,     // labels alone, and the calibration grid: for a projector that points down
  full,      // and all panels
};

struct GuiFrame {
  glm::vec2 size{0};           // of the target, pixels
  float pixels_per_point = 1;  // monitor scale
  GuiLayer layer = GuiLayer::full;
  double seconds_since_last = 0;
};

// One frame: reads `state`, appends to `commands`, fills view.ui_* and view.viewport.
// Input events (for windows) are fed to ImGui by window.cpp before it.
void draw_gui(Gui& gui, renderer::Device& device, const GuiFrame& frame, const AppState& state, Commands& commands,
              renderer::RenderView& view);
// What of the last frame waits for a picture: moments of the open drill, the first first.
struct PictureWant {
  std::string key;
  scenes::Path path;
  scenes::Ms t = 0;
};
const std::vector<PictureWant>& gui_wanted(const Gui& gui);
// Where the other branch is drawn in a split comparison; zero = there is none.
glm::ivec4 gui_split(const Gui& gui);

// Whether a card, strip or bar of the last frame lies over the table at a pixel.
bool gui_covers(const Gui& gui, glm::vec2 pixel);

}  // namespace app
