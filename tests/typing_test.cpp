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

// What the hall's picture has at its table's upper edge, left and right: corners of letters and plates.
std::pair<int, int> words_at_the_top(Typist& hand, CompareMode mode, std::uint8_t with) {
  Requests ignored;
  apply(hand.state, SetLabels{LabelLevel::none}, ignored);
  apply(hand.state, SetCompare{CompareMode::off}, ignored);
  if (mode != CompareMode::off) apply(hand.state, CompareWith{scenes::DecisionId(0), with}, ignored);
  apply(hand.state, SetCompare{mode}, ignored);
  const renderer::RenderView view = hand.hall();
  std::pair<int, int> out;
  constexpr float middle = 640;
  for (const renderer::UiVertex& v : view.ui_vertices)
    if (v.position.y > float(view.viewport.y) && v.position.y < float(view.viewport.y) + 70)
      ++(v.position.x < middle ? out.first : out.second);
  return out;
}

TEST(Hall, says_which_option_each_branch_is) {
  Typist hand;
  const auto alone = words_at_the_top(hand, CompareMode::off, 1);
  for (const CompareMode mode : {CompareMode::split, CompareMode::ghosts}) {
    const auto named = words_at_the_top(hand, mode, 1);
    EXPECT_GT(named.first, alone.first + 20) << int(mode);
    EXPECT_GT(named.second, alone.second + 20) << int(mode);
  }
}

}  // namespace
}  // namespace app
