// The hall and the comparison of branches, as the state keeps them.
#include <gtest/gtest.h>

#include <cmath>

#include "app/audience.h"
#include "app/branches.h"
#include "app/pace.h"
#include "app/player.h"
#include "app/views.h"
#include "small_drill.h"

namespace app {
namespace {

TEST(Audience, a_metre_of_the_floor_is_a_metre_of_the_model_at_the_scale) {
  const renderer::Camera camera = floor_camera({.target = {10, 0, -5}}, 50, 400, 1080);
  const glm::vec2 size(1920, 1080);
  const glm::vec3 a = project(camera, {10, 0, -5}, size), b = project(camera, {20, 0, -5}, size),
                  c = project(camera, {10, 0, -15}, size);
  EXPECT_NEAR(glm::distance(glm::vec2(a), glm::vec2(b)), 10 * 400 / 50.0, 0.05);
  EXPECT_NEAR(glm::distance(glm::vec2(a), glm::vec2(c)), 10 * 400 / 50.0, 0.05);
  EXPECT_LT(c.y, a.y);  // north is up
}

TEST(Audience, the_hall_keeps_its_view_while_the_presenter_looks_elsewhere) {
  AppState s = fresh();
  Requests ignored;
  apply(s, LookPrivately{}, ignored);
  EXPECT_FALSE(s.audience.private_look) << "there is no hall yet";
  apply(s, ToggleAudience{}, ignored);
  const Orbit before = s.orbit;
  apply(s, LookPrivately{}, ignored);
  apply(s, MoveCamera{{.target = {1, 0, 1}, .distance = 20}}, ignored);
  EXPECT_EQ(s.audience.orbit.distance, before.distance);
  EXPECT_EQ(s.orbit.distance, 20);
}

TEST(Pace, a_phase_has_its_share_of_what_is_planned_and_says_when_it_takes_longer) {
  const AppState s = fresh();
  const scenes::Timeline& timeline = s.timeline;
  Pace pace{.whole = 2 * timeline.end};
  scenes::Ms sum = 0;
  for (std::size_t i = 0; i < timeline.phases.size(); ++i) {
    const scenes::PhaseSpan& span = timeline.phases[i];
    EXPECT_NEAR(double(planned_for(pace, timeline, i)), 2.0 * double(span.end - span.start), 2);
    sum += planned_for(pace, timeline, i);
  }
  EXPECT_NEAR(double(sum), double(pace.whole), 10);
  const scenes::Ms t = timeline.phases[1].start + 1000;
  // As planned so far: the first phase took its share.
  use_time(pace, timeline, 0, double(planned_for(pace, timeline, 0)) / 1000);
  PaceNow now = pace_now(pace, timeline, t);
  EXPECT_EQ(now.keeping, Keeping::on_time);
  EXPECT_EQ(now.used, 0) << "of the second phase";
  use_time(pace, timeline, t, double(tolerance_of(pace.whole)) / 1000 + 60);
  now = pace_now(pace, timeline, t);
  EXPECT_EQ(now.keeping, Keeping::behind);
  EXPECT_GT(now.off, tolerance_of(pace.whole));
  EXPECT_EQ(now.used, tolerance_of(pace.whole) + 60'000);
  // Who skips to the end is ahead; who begins in the middle is not.
  Pace skips{.whole = 60 * 60'000};
  EXPECT_EQ(pace_now(skips, timeline, t).keeping, Keeping::on_time) << "nothing is counted yet";
  use_time(skips, timeline, t, 30);
  EXPECT_EQ(pace_now(skips, timeline, t).keeping, Keeping::on_time);
  EXPECT_EQ(pace_now(skips, timeline, timeline.end).keeping, Keeping::ahead);
}

TEST(Pace, is_as_long_as_the_drill_unless_said_otherwise) {
  AppState s = fresh();
  Requests ignored;
  EXPECT_EQ(pace_now(s.pace, s.timeline, 0).whole_planned, s.timeline.end);
  apply(s, SetPlannedTime{45 * 60'000}, ignored);
  EXPECT_EQ(pace_now(s.pace, s.timeline, 0).whole_planned, 45 * 60'000);
  apply(s, SetPlannedTime{-5}, ignored);
  EXPECT_EQ(pace_now(s.pace, s.timeline, 0).whole_planned, s.timeline.end);
  use_time(s.pace, s.timeline, 0, 12);
  apply(s, RestartPace{}, ignored);
  EXPECT_EQ(pace_now(s.pace, s.timeline, 0).whole_used, 0);
}

// What is under the cursor stays under it while the table is turned about it.
TEST(Camera, a_turn_about_a_place_leaves_it_where_it_is_in_the_picture) {
  const Orbit from{.target = {4, 0, -3}, .bearing = 0.7f, .tilt = 0.8f, .distance = 90};
  const glm::vec3 pivot{22, 0, 11};
  const glm::vec2 size{1600, 900};
  const glm::vec3 before = project(camera_of(from), pivot, size);
  for (const auto& [turn, tilt] : {std::pair{0.4f, 0.0f}, {0.0f, 0.2f}, {-1.1f, -0.25f}, {2.5f, 0.3f}}) {
    const Orbit turned = turned_about(from, pivot, turn, tilt), on_ground = slid_to_height(turned, 0, 600);
    for (const Orbit& orbit : {turned, on_ground}) {
      const glm::vec3 after = project(camera_of(orbit), pivot, size);
      EXPECT_NEAR(after.x, before.x, 0.5f);
      EXPECT_NEAR(after.y, before.y, 0.5f);
    }
    EXPECT_NEAR(on_ground.target.y, 0, 1e-3f);
    EXPECT_NEAR(turned.bearing, from.bearing + turn, 1e-6f);
    EXPECT_NEAR(turned.tilt, from.tilt + tilt, 1e-6f);
  }
  const Orbit head = turned_about(from, camera_of(from).eye, 0.5f, -0.3f);
  EXPECT_LT(glm::distance(camera_of(head).eye, camera_of(from).eye), 1e-3f);
}

TEST(Camera, goes_with_the_drills_shots_until_somebody_takes_it) {
  AppState s = fresh();
  Requests ignored;
  const scenes::Venue& venue = s.document->drill.venue;
  const Orbit first = orbit_of_shot(venue, "kpu"), second = orbit_of_shot(venue, "overview");
  const scenes::Ms cut = s.timeline.phases[1].start;
  EXPECT_EQ(s.orbit.target, first.target);
  apply(s, SeekTo{cut + 1000}, ignored);
  EXPECT_EQ(s.orbit.target, second.target);
  EXPECT_LT(s.glide, 1);  // eased
  apply(s, SeekTo{cut - 1000}, ignored);
  EXPECT_EQ(s.orbit.target, first.target);
  // As play passes it.
  base::Workers workers;
  scenes::BakeStore store = small()->store;
  take_motion(s, std::make_shared<const scenes::Motion>(
                     scenes::bake({&small()->drill, small()->world, &store, &workers, nullptr}, s.path)));
  s.answered = {s.timeline.decisions[0].decision};
  apply(s, SetPlaying{true}, ignored);
  for (int i = 0; i < 20 && s.t < cut + 500; ++i) advance(s, 0.2);
  ASSERT_GT(s.t, cut);
  EXPECT_EQ(s.orbit.target, second.target);
  // Whoever moves it keeps it, until the drill's view is asked for again.
  Orbit own = second;
  own.bearing += 0.3f;
  apply(s, MoveCamera{own}, ignored);
  apply(s, SeekTo{cut - 1000}, ignored);
  EXPECT_NEAR(std::remainder(s.orbit.bearing - own.bearing, 2 * scenes::kPi), 0, 1e-3);
  EXPECT_EQ(s.orbit.target, second.target);
  apply(s, GoToPhase{0}, ignored);
  apply(s, SeekTo{cut + 1000}, ignored);
  EXPECT_NEAR(std::remainder(s.orbit.bearing - second.bearing, 2 * scenes::kPi), 0, 1e-3);
}

TEST(Decision, nothing_of_an_answer_is_told_before_it_is_given) {
  AppState state = fresh();
  Requests requests;
  const scenes::Ms at = state.timeline.decisions[0].at;
  std::vector<int> before, after;
  scenes::metrics_at(state.document->drill, state.timeline, at - 1, before);
  scenes::metrics_at(state.document->drill, state.timeline, at, after);
  ASSERT_NE(before, after);
  apply(state, GoToDecision{state.timeline.decisions[0].decision}, requests);
  ASSERT_TRUE(state.open_decision && state.t == at);
  EXPECT_EQ(metrics_now(state), before);
  EXPECT_EQ(state_now(state).force, scenes::state_at(state.timeline, at - 1).force);
  apply(state, ChooseOption{0}, requests);
  EXPECT_EQ(metrics_now(state), before);
  apply(state, ConfirmOption{"tertib"}, requests);
  EXPECT_EQ(metrics_now(state), after);
}

TEST(Compare, knows_when_paths_part_and_that_a_path_does_not_differ_from_itself) {
  AppState s = fresh();
  base::Workers workers;
  scenes::BakeStore store = small()->store;
  const scenes::BakeDescriptor bake{&small()->drill, small()->world, &store, &workers, nullptr};
  const auto motion_of = [&](const scenes::Path& path) {
    return std::make_shared<const scenes::Motion>(scenes::bake(bake, path));
  };
  take_motion(s, motion_of(s.path));
  ASSERT_FALSE(s.timeline.decisions.empty());
  const scenes::DecisionPoint point = s.timeline.decisions[0];
  Requests ignored;
  apply(s, SetCompare{CompareMode::split}, ignored);
  EXPECT_EQ(s.compare, CompareMode::off) << "nothing has been decided yet";
  apply(s, SeekTo{std::min(point.at + 40'000, s.timeline.end)}, ignored);
  apply(s, SetCompare{CompareMode::ghosts}, ignored);
  ASSERT_TRUE(s.compare_with);
  s.compare_with->motion = motion_of(s.compare_with->path);
  update_branches(s);
  EXPECT_EQ(differences(s, *s.compare_with).parted, point.at);
  OtherBranch same = branch_with(s, point.decision, point.option);
  same.stage = s.stage;
  const Differences none = differences(s, same);
  EXPECT_EQ(none.parted, -1);
  EXPECT_EQ(none.elsewhere, 0);
  EXPECT_EQ(none.metrics, none.other_metrics);
  for (const auto& person : only_different(s.stage, s.stage).people) EXPECT_EQ(person.activity, scenes::Activity::gone);
}

}  // namespace
}  // namespace app
