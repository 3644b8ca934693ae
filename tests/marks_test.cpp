// What is drawn on the table: where a hand points, what shapes measure, when they show.
#include "app/marks.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/mark_shapes.h"
#include "app/picking.h"
#include "small_drill.h"

namespace app {
namespace {

TEST(Picking, a_pixel_of_a_roof_is_on_the_roof_and_one_of_the_ground_on_the_ground) {
  scenes::Venue venue;
  venue.low = {-50, -50};
  venue.high = {50, 50};
  venue.obstacles.push_back({"house", {{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, 4});
  const renderer::Camera camera = camera_of({.target = {0, 0, 0}, .bearing = 0, .tilt = 1.5f, .distance = 60});
  const TableBox table{{10, 20}, {800, 600}};
  glm::vec3 at;
  ASSERT_TRUE(surface_under(venue, camera, table, {410, 320}, at));
  EXPECT_NEAR(at.y, 4, 0.01);
  ASSERT_TRUE(surface_under(venue, camera, table, {60, 320}, at));
  EXPECT_NEAR(at.y, 0, 0.01);
}

glm::vec3 ground(float east, float north) { return {east, 0, -north}; }

void draw(AppState& state, MarkKind kind, std::initializer_list<glm::vec3> points, std::string text = {}) {
  Requests ignored;
  const auto* p = points.begin();
  apply(state, BeginMark{kind, *p}, ignored);
  for (++p; p != points.end(); ++p) {
    if (kind == MarkKind::region || kind == MarkKind::measure)
      apply(state, AddMarkPoint{*p}, ignored);
    else
      apply(state, MoveMarkEnd{*p}, ignored);
  }
  apply(state, EndMark{std::move(text)}, ignored);
}

TEST(Marks, shapes_know_their_measures) {
  AppState state = fresh();
  draw(state, MarkKind::region, {ground(0, 0), ground(20, 0), ground(20, 10), ground(0, 10)});
  draw(state, MarkKind::measure, {ground(0, 0), ground(0, 56), ground(56, 56)});
  ASSERT_EQ(state.board.marks.size(), 2u);
  EXPECT_FLOAT_EQ(area_of(state.board.marks[0].points), 200);
  EXPECT_EQ(measure_text(state.board.marks[1].points), "112.0 m · 1:40 · 090°");
  EXPECT_NEAR(bearing_of(ground(0, 0), ground(0, -1)), scenes::kPi, 1e-5);
}

// What the hall's picture is made of has nothing of it until it is shared.
TEST(Marks, a_secret_measure_is_the_presenters_own_until_it_is_shared) {
  AppState state = fresh();
  Requests ignored;
  apply(state, SetMeasureSecretly{true}, ignored);
  draw(state, MarkKind::measure, {ground(0, 0), ground(0, 56)});
  draw(state, MarkKind::arrow, {ground(0, 0), ground(20, 0)});
  ASSERT_EQ(state.board.marks.size(), 2u);
  EXPECT_TRUE(state.board.marks[0].secret);
  EXPECT_FALSE(state.board.marks[1].secret) << "only what is measured";
  EXPECT_FALSE(lies_on_ground(state.board.marks[0])) << "the view is the hall's, too";
  EXPECT_TRUE(lies_on_ground(state.board.marks[1]));
  apply(state, ShareMark{state.board.marks[0].id}, ignored);
  EXPECT_FALSE(state.board.marks[0].secret);
  EXPECT_TRUE(lies_on_ground(state.board.marks[0]));
  apply(state, Undo{}, ignored);
  EXPECT_TRUE(state.board.marks[0].secret);
  apply(state, ShareMark{state.board.marks[1].id, false}, ignored);
  EXPECT_FALSE(state.board.marks[1].secret) << "an arrow is for everybody";
  apply(state, SetMeasureSecretly{false}, ignored);
  draw(state, MarkKind::measure, {ground(0, 0), ground(0, 5)});
  EXPECT_FALSE(state.board.marks.back().secret);
}

TEST(Marks, a_click_where_a_drag_was_meant_leaves_nothing) {
  AppState state = fresh();
  for (MarkKind kind : {MarkKind::line, MarkKind::arrow, MarkKind::circle, MarkKind::freehand, MarkKind::region})
    draw(state, kind, {ground(1, 1)});
  draw(state, MarkKind::text, {ground(1, 1)}, "");
  EXPECT_TRUE(state.board.marks.empty());
  EXPECT_TRUE(state.undo.empty());
}

TEST(Marks, fade_in_hold_and_fade_out_and_show_pale_on_a_sibling) {
  AppState state = fresh();
  ASSERT_FALSE(state.timeline.decisions.empty());
  const scenes::DecisionPoint decision = state.timeline.decisions[0];
  Requests ignored;
  arrive_at(state, decision.at + 5'000);
  draw(state, MarkKind::arrow, {ground(0, 0), ground(9, 0)});
  ASSERT_EQ(state.board.marks.size(), 1u);
  apply(state, SetMarkSpan{1, decision.at + 5'000, decision.at + 15'000}, ignored);
  const Mark mark = state.board.marks[0];
  EXPECT_FLOAT_EQ(strength_of(mark, branch_of(state), mark.from), 1);
  EXPECT_FLOAT_EQ(strength_of(mark, branch_of(state), mark.to), 1);
  EXPECT_NEAR(strength_of(mark, branch_of(state), mark.to + kFadeOut / 2), 0.5, 0.01);
  EXPECT_EQ(strength_of(mark, branch_of(state), mark.from - kFadeIn - 1), 0);
  EXPECT_EQ(strength_of(mark, branch_of(state), mark.to + kFadeOut + 1), 0);
  scenes::Path other = state.path;
  other.option[decision.decision.index] ^= 1;
  set_path(state, other);
  EXPECT_FLOAT_EQ(strength_of(mark, branch_of(state), mark.from), kGhostStrength);
}

TEST(Marks, a_smoothed_stroke_keeps_its_ends_and_stays_near_the_hand) {
  std::vector<glm::vec3> hand;
  for (int i = 0; i <= 100; ++i) hand.push_back(ground(float(i) * 0.2f, i % 2 ? 0.1f : -0.1f));
  const auto line = smoothed(hand, 0.15f);
  EXPECT_EQ(line.front(), hand.front());
  EXPECT_EQ(line.back(), hand.back());
  float worst = 0;
  for (std::size_t i = 4; i + 4 < line.size(); ++i) worst = std::max(worst, std::abs(line[i].z));
  EXPECT_LT(worst, 0.08f);
}

}  // namespace
}  // namespace app
