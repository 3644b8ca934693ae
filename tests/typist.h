// A hand at the interface without a window: what GLFW would tell is fed to the interface, a frame
// is made, and what it asks for is applied, as the window does it.
#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

#include "app/gui.h"
#include "app/gui/imgui_input.h"
#include "small_drill.h"

namespace app {

class Typist {
 public:
  Typist() {
    device_ = std::move(*renderer::create_device(
        {.validation = true, .pick = {}, .window_extensions = {}, .make_surface = {}, .on_message = {}}));
    gui_ = std::move(*create_gui(device_));
    gui::begin_input();
    state = fresh();
    look();
  }
  virtual ~Typist() { EXPECT_EQ(renderer::validation_messages(device_), 0u); }
  Typist(const Typist&) = delete;
  Typist& operator=(const Typist&) = delete;

  void press(int key, bool ctrl = false, bool shift = false) {
    gui::feed_modifiers(ctrl, shift, false);
    gui::feed_key(key, true);
    look();
    gui::feed_key(key, false);
    gui::feed_modifiers(false, false, false);
    look();
  }
  void type(std::string_view text) {
    for (const char c : text) {
      gui::feed_character(static_cast<unsigned char>(c));
      look();
    }
  }
  void toggle_palette() {
    commands.push_back(TogglePane{Pane::palette});
    for (int i = 0; i < 3; ++i) look();  // a field has the keyboard a frame after it is shown
  }
  // A frame, and then what it has led to.
  void look() {
    draw_gui(gui_, device_, {.size = size, .seconds_since_last = 0.02}, state, commands, view);
    for (const Command& c : std::exchange(commands, {})) carry_out(c);
  }

  renderer::RenderView hall() {  // what the other screen would show
    Gui gui = share_gui(gui_);
    renderer::RenderView shown;
    Commands nobody;
    draw_gui(gui, device_, {.size = {1280, 720}, .layer = GuiLayer::audience, .seconds_since_last = 0.02}, state,
             nobody, shown);
    return shown;
  }

  AppState state;
  Commands commands;
  renderer::RenderView view;
  glm::vec2 size{1280, 720};

 protected:
  virtual void carry_out(const Command& c) {
    Requests ignored;
    apply(state, c, ignored);
  }
  renderer::Device device_;
  Gui gui_;
};

}  // namespace app
