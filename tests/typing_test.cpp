// What is typed, through the interface as the window feeds it, without a window.
#include <GLFW/glfw3.h>

#include "typist.h"

namespace app {
namespace {

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
  EXPECT_EQ(hand.state.t, 62'000);
  EXPECT_FALSE(hand.state.show_palette);
}

TEST(Typing, undo_takes_back_what_is_being_typed) {
  Typist hand;
  hand.toggle_palette();
  hand.type("1:029");
  hand.press(GLFW_KEY_Z, true);
  hand.press(GLFW_KEY_ENTER);
  EXPECT_EQ(hand.state.t, 62'000);
}

}  // namespace
}  // namespace app
