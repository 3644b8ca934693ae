// A session played back: any moment of it, on the track and off it.
#include "app/playback.h"

#include <gtest/gtest.h>

#include "app/apply.h"
#include "app/views.h"
#include "random_acts.h"
#include "small_drill.h"

namespace app {
namespace {

TEST(Playback, any_moment_is_the_same_as_playing_up_to_it_and_who_leaves_the_track_keeps_the_camera) {
  AppState played = fresh();
  const std::string text = play_at_random(played, 5, 300);
  const auto session = parse_session("s", text, small()->drill);
  ASSERT_TRUE(session);
  AppState a = fresh(), b = fresh();
  Playback forward = begin_playback(*session, a), sought = begin_playback(*session, b);
  for (int i = 0; i < 96; ++i) advance_playback(forward, a, 0.125);
  seek_playback(sought, b, 25);
  seek_playback(sought, b, 12);
  EXPECT_EQ(forward.next, sought.next);
  EXPECT_TRUE(a.board == b.board);
  EXPECT_TRUE(a.path == b.path);
  EXPECT_EQ(a.t, b.t);
  toggle_track(forward, a);
  const Orbit own = a.orbit;
  for (int i = 0; i < 96; ++i) advance_playback(forward, a, 0.125);
  EXPECT_EQ(a.orbit.target, own.target);
  EXPECT_EQ(a.orbit.distance, own.distance);
  toggle_track(forward, a);
  EXPECT_EQ(a.orbit.distance, within_reason(forward.track, small()->drill.venue).distance);
}

TEST(Playback, who_returns_to_the_track_sees_the_drills_shot_of_now) {
  AppState state = fresh();
  Requests ignored;
  Playback p = begin_playback({}, state);
  const Orbit first = orbit_of_shot(state.document->drill.venue, "kpu"),
              second = orbit_of_shot(state.document->drill.venue, "overview");
  ASSERT_EQ(state.orbit.target, first.target);
  toggle_track(p, state);
  apply(state, MoveCamera{{.target = {5, 0, 5}, .distance = 30}}, ignored);
  apply(state, SeekTo{state.timeline.phases[1].start + 1000}, ignored);
  EXPECT_EQ(state.orbit.distance, 30);  // the viewer's own
  toggle_track(p, state);
  EXPECT_EQ(state.orbit.target, second.target);
  EXPECT_NEAR(state.orbit.distance, second.distance, 1e-3f);
}

TEST(Playback, a_dragged_camera_goes_evenly_between_its_samples_and_stands_still_between_drags) {
  AppState state = fresh();
  Session session;
  const auto drag = [&](std::int64_t wall_ms, float distance) {
    session.lines.push_back({wall_ms, 0, state.path, MoveCamera{{.target = {1, 0, 1}, .distance = distance}}});
  };
  drag(1000, 40);
  session.lines.push_back({1020, 0, state.path, PointLaser{{1, 0, 1}}});  // what is done meanwhile does not stop it
  drag(1050, 42);
  drag(1100, 44);
  drag(3000, 80);
  Playback p = begin_playback(session, state);
  const auto distance_at = [&](double seconds) {
    advance_playback(p, state, seconds - p.at);
    return state.orbit.distance;
  };
  EXPECT_FLOAT_EQ(distance_at(1.0), 40);
  EXPECT_GT(distance_at(1.025), 40.5f);
  EXPECT_LT(distance_at(1.026), 41.5f);
  EXPECT_FLOAT_EQ(distance_at(1.1), 44);
  EXPECT_FLOAT_EQ(distance_at(2.0), 44) << "nobody touched it";
  seek_playback(p, state, 1.075);
  EXPECT_NEAR(state.orbit.distance, 43, 0.3);
}

TEST(Playback, arrives_at_each_act_in_time_without_a_leap) {
  AppState state;
  state.speed = 8;
  state.playing = true;
  state.t = 1000;
  Playback p;
  p.session.lines.push_back({.wall_ms = 4000, .t = 7000, .path = {}, .command = Here{}});
  p.at = 2;
  EXPECT_DOUBLE_EQ(pace_of(p, state), 3);  // 6 s of the drill in 2 s, however fast it was meant to be
  state.t = 9000;
  EXPECT_EQ(pace_of(p, state), 0);  // ahead already: it waits
  state.playing = false;
  EXPECT_EQ(pace_of(p, state), 8);
}

}  // namespace
}  // namespace app
