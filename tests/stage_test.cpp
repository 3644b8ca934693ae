// What the stage says of a moment besides where people stand.
#include <gtest/gtest.h>

#include "tests/motion_drill.h"

namespace {

using namespace scenes;

TEST(Stage, a_phase_calls_for_its_own_view_whatever_was_shown_before) {
  motion_drill::Maker m;
  m.unit("guard", "police", 2, m.spot(0, 0), m.spot(0, 10), {.shape = Shape::bersaf, .ranks = 1});
  const PhaseId one = m.phase(10'000), two = m.phase(10'000);
  m.drill.phases[one.index].view = "overview";
  m.drill.phases[two.index].view = "gate";
  m.in_phase(one, {.verb = Verb::show, .at = 4'000, .view = "hall"});
  m.in_phase(two, {.verb = Verb::show, .at = 5'000, .view = "exit"});
  const Drill& drill = m.drill;
  BakeStore store;
  const Motion motion = bake({.drill = &drill, .world = build_world(drill), .store = &store}, default_path(drill));
  EXPECT_EQ(stage_at(motion, 1'000).view, "overview");
  EXPECT_EQ(stage_at(motion, 5'000).view, "hall");
  EXPECT_EQ(stage_at(motion, 11'000).view, "gate");
  EXPECT_EQ(stage_at(motion, 16'000).view, "exit");
  EXPECT_EQ(stage_at(motion, 2'000).view, "overview");
}

}  // namespace
