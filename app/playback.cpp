#include "app/playback.h"

#include <algorithm>
#include <cmath>

#include "app/views.h"

namespace app {
namespace {

bool moves_camera(const Command& command) {
  return std::holds_alternative<MoveCamera>(command) || std::holds_alternative<GlideCamera>(command) ||
         std::holds_alternative<ShowView>(command) || std::holds_alternative<GoToView>(command) ||
         std::holds_alternative<SetCameraMode>(command) || std::holds_alternative<FrameAll>(command) ||
         std::holds_alternative<FrameSelection>(command) || std::holds_alternative<StandAt>(command);
}

// A drag is kept as samples, twenty a second (window_session.cpp). Between two of them the
// camera goes evenly, so that a film at thirty frames a second does not step.
bool follow_drag(const Playback& p, AppState& state) {
  constexpr std::int64_t kLongestGap = 250;  // milliseconds; more is two drags, not one
  const auto& lines = p.session.lines;
  const double now = p.at * 1000;
  const auto near = [&](const SessionLine& line) {
    return std::abs(double(line.wall_ms) - now) <= double(kLongestGap);
  };
  std::size_t before = p.next, after = p.next;
  while (before > 0 && near(lines[before - 1]) && !moves_camera(lines[before - 1].command)) --before;
  while (after < lines.size() && near(lines[after]) && !moves_camera(lines[after].command)) ++after;
  if (before == 0 || after == lines.size()) return false;
  const SessionLine &from = lines[before - 1], &to = lines[after];
  const auto *a = std::get_if<MoveCamera>(&from.command), *b = std::get_if<MoveCamera>(&to.command);
  const std::int64_t gap = to.wall_ms - from.wall_ms;
  if (!a || !b || gap <= 0 || gap > kLongestGap) return false;
  const double gone = (now - double(from.wall_ms)) / double(gap);
  move_camera(state, between(a->orbit, b->orbit, float(std::clamp(gone, 0.0, 1.0))));
  return true;
}

// Does the lines up to the clock. Off the track the state's camera is put aside and back.
bool catch_up(Playback& p, AppState& state) {
  bool any = false;
  while (p.next < p.session.lines.size() && double(p.session.lines[p.next].wall_ms) <= p.at * 1000) {
    const Command& command = p.session.lines[p.next].command;
    const Orbit own = state.orbit, from = state.glide_from;
    const double glide = state.glide;
    const CameraMode mode = state.camera_mode;
    replay(state, p.session, p.next, p.next + 1);
    ++p.next;
    any = true;
    if (moves_camera(command) || !p.off_track) p.track = state.orbit, p.track_t = state.t;
    if (!p.off_track) continue;
    state.orbit = own;
    state.glide_from = from;
    state.glide = glide;
    state.camera_mode = mode;
  }
  if (!p.off_track && follow_drag(p, state)) {
    p.track = state.orbit, p.track_t = state.t;
    any = true;
  }
  return any;
}

void from_the_beginning(Playback& p, AppState& state) {
  const auto plan = state.plan ? state.plan : state.document;  // a fork may be playing
  show_document(state, plan, scenes::default_path(plan->drill), 0);
  p.next = 0;
  p.at = 0;
  p.track = state.orbit, p.track_t = state.t;
}

}  // namespace

double length_of(const Playback& p) {
  return p.session.lines.empty() ? 0 : double(p.session.lines.back().wall_ms) / 1000;
}

Playback begin_playback(Session session, AppState& state) {
  Playback p;
  p.session = std::move(session);
  from_the_beginning(p, state);
  return p;
}

bool advance_playback(Playback& p, AppState& state, double seconds) {
  if (!p.playing) return false;
  p.at = std::min(p.at + seconds, length_of(p));
  const bool any = catch_up(p, state);
  if (p.at >= length_of(p)) {
    p.playing = false;
    state.playing = false;
    state.shuttle = 0;
    return true;
  }
  return any;
}

double pace_of(const Playback& p, const AppState& state) {
  if (!state.playing || state.shuttle != 0 || p.next >= p.session.lines.size()) return state.speed;
  const SessionLine& next = p.session.lines[p.next];
  const double left = double(next.wall_ms) / 1000 - p.at;
  if (left <= 0 || next.path != state.path) return state.speed;
  return std::clamp(double(next.t - state.t) / 1000 / left, 0.0, 4 * state.speed);
}

void seek_playback(Playback& p, AppState& state, double seconds) {
  const Orbit own = state.orbit;
  auto motion = state.motion;
  const bool was_off = p.off_track;
  p.off_track = false;
  from_the_beginning(p, state);
  p.at = std::clamp(seconds, 0.0, length_of(p));
  catch_up(p, state);
  p.off_track = was_off;
  state.glide = 1;
  if (was_off) state.orbit = own;
  take_motion(state, std::move(motion));
}

void toggle_track(Playback& p, AppState& state) {
  p.off_track = !p.off_track;
  if (p.off_track) {
    p.track = state.orbit, p.track_t = state.t;
    return;
  }
  glide_to(state, p.track);
  follow_shots(state, p.track_t);
}

}  // namespace app
