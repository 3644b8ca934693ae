// What is typed, through the interface as the window feeds it, without a window.
#include <GLFW/glfw3.h>
#include <gtest/gtest.h>

#include <string_view>

#include "app/gui.h"
#include "app/gui/imgui_input.h"
#include "small_drill.h"

namespace app {
namespace {

class Typist {
 public:
  Typist() {
    device_ = std::move(*renderer::create_device(
        {.validation = true, .pick = {}, .window_extensions = {}, .make_surface = {}, .on_message = {}}));
    gui_ = std::move(*create_gui(device_));
    gui::begin_input();
    state_ = fresh();
    look();
  }
  ~Typist() { EXPECT_EQ(renderer::validation_messages(device_), 0u); }

  void press(int key, bool ctrl = false) {
    gui::feed_modifiers(ctrl, false, false);
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
    commands_.push_back(TogglePane{Pane::palette});
    for (int i = 0; i < 3; ++i) look();  // a field has the keyboard a frame after it is shown
  }
  const AppState& state() const { return state_; }

 private:
  void look() {  // a frame, and then what it has led to
    Requests requests;
    draw_gui(gui_, device_, {.size = {1280, 720}, .seconds_since_last = 0.02}, state_, commands_, view_);
    for (const Command& c : std::exchange(commands_, {})) apply(state_, c, requests);
  }

  renderer::Device device_;
  Gui gui_;
  AppState state_;
  Commands commands_;
  renderer::RenderView view_;
};

// ImGui 1.86 undid what had been typed before the field was closed, past the text's beginning.
TEST(Typing, undo_in_a_field_that_was_opened_again_knows_nothing_of_what_was_typed_before) {
  Typist hand;
  hand.toggle_palette();
  hand.type("gladi layar");
  hand.toggle_palette();
  hand.toggle_palette();
  for (int i = 0; i < 12; ++i) hand.press(GLFW_KEY_Z, true);
  hand.type("1:02");
  hand.press(GLFW_KEY_ENTER);
  EXPECT_EQ(hand.state().t, 62'000);
  EXPECT_FALSE(hand.state().show_palette);
}

TEST(Typing, undo_takes_back_what_is_being_typed) {
  Typist hand;
  hand.toggle_palette();
  hand.type("1:029");
  hand.press(GLFW_KEY_Z, true);
  hand.press(GLFW_KEY_ENTER);
  EXPECT_EQ(hand.state().t, 62'000);
}

}  // namespace
}  // namespace app
