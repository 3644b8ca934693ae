#include "app/player.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

#include "app/apply.h"
#include "app/train/apply_training.h"
#include "app/views.h"

namespace app {
namespace {

constexpr double kGlideSeconds = 0.8;
constexpr double kMessageSeconds = 6;
// A stall (a busy machine, a suspended laptop) slows play down; it never jumps ahead.
constexpr double kLongestStep = 0.25;

bool is_answered(const AppState& state, scenes::DecisionId decision) {
  return std::find(state.answered.begin(), state.answered.end(), decision) != state.answered.end();
}

// How far the tables of the path being played reach.
scenes::Ms reach(const AppState& state) {
  if (!state.motion) return 0;
  if (state.motion->drill != &state.document->drill || state.motion->timeline.path != state.path) return state.t;
  return std::min(state.motion->baked(), state.timeline.end);
}

void play_forward(AppState& state, scenes::Ms to) {
  const scenes::Ms baked = reach(state);
  if (state.loop_to > state.loop_from && state.t < state.loop_to && to >= state.loop_to) {
    state.t = state.loop_from;
    return;
  }
  const scenes::Ms far = std::min(to, baked);
  const auto task =
      state.training.on ? due_task(state.document->drill, state.timeline, state.training, state.t, far) : std::nullopt;
  const scenes::Ms task_at = task ? *time_of(state.document->drill, state.timeline, *task) : far + 1;
  for (const scenes::DecisionPoint& point : state.timeline.decisions) {
    if (point.at >= task_at) break;
    if (point.at < state.t || point.at > std::min(to, baked) || is_answered(state, point.decision)) continue;
    state.t = point.at;
    state.playing = false;
    state.shuttle = 0;
    state.open_decision = point.decision;
    state.audience.released = false;
    state.chosen.reset();
    return;
  }
  if (task) {
    state.t = task_at;
    state.playing = false;
    state.shuttle = 0;
    state.training.open_task = task;
    state.training.last_was_wrong = false;
    return;
  }
  if (to >= state.timeline.end && baked >= state.timeline.end) {
    state.t = state.timeline.end;
    state.playing = false;
    state.shuttle = 0;
    return;
  }
  state.waiting = to > baked;
  // Something sought beyond the tables stays where it was sought.
  state.t = std::max(state.t, std::min(to, baked));
}

bool advance_time(AppState& state, double seconds) {
  const double rate = state.shuttle != 0 ? state.shuttle : state.playing ? state.speed : 0;
  const bool waited = state.waiting;
  state.waiting = false;
  if (rate == 0 || !state.document) return waited;
  state.t_rest += seconds * 1000 * rate;
  const auto delta = scenes::Ms(std::trunc(state.t_rest));
  state.t_rest -= double(delta);
  const scenes::Ms before = state.t;
  if (rate > 0) {
    play_forward(state, state.t + delta);
  } else {
    state.t = std::max<scenes::Ms>(0, state.t + delta);
    if (state.t == 0) state.shuttle = 0;
    forget_answers_after(state, state.t);
  }
  if (state.t != before) {
    update_stage(state);
    follow_shots(state, before);
  }
  follow_training(state);
  return state.t != before || state.waiting != waited || !state.playing;
}

// After release the trail grows old; one that is meant to stay does not.
bool fade_laser(Laser& laser, double seconds) {
  if (laser.held || laser.points.empty() || laser.mode == LaserMode::stays) return false;
  for (Laser::Point& p : laser.points) p.age += float(seconds);
  std::erase_if(laser.points, [](const Laser::Point& p) { return p.age > kLaserSeconds; });
  return true;
}

}  // namespace

double wall_seconds() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

std::string utc_text(const char* form) {
  const std::time_t now = std::time(nullptr);
  std::tm broken{};
  gmtime_r(&now, &broken);
  char text[64];
  return {text, std::strftime(text, sizeof text, form, &broken)};
}

bool advance(AppState& state, double seconds) {
  seconds = std::clamp(seconds, 0.0, kLongestStep);
  bool changed = false;
  if (state.glide < 1) {
    state.glide = state.reduce_motion ? 1 : std::min(1.0, state.glide + seconds / kGlideSeconds);
    changed = true;
  }
  if (!state.message.empty() && !state.message_is_error) {
    state.message_age += seconds;
    if (state.message_age > kMessageSeconds) {
      state.message.clear();
      changed = true;
    }
  }
  if (state.preview && state.preview->motion) {
    state.preview_seconds = std::fmod(state.preview_seconds + seconds, kPreviewSeconds);
    update_branches(state);
    changed = true;
  }
  changed = fade_laser(state.laser, seconds) || changed;
  return advance_time(state, seconds) || changed;
}

bool needs_frames(const AppState& state) {
  const bool moving = (state.playing || state.shuttle != 0) && !state.waiting;
  const bool fading = !state.laser.held && state.laser.mode != LaserMode::stays && !state.laser.points.empty();
  const bool ghosts = state.preview && state.preview->motion;
  return state.glide < 1 || fading || ghosts || (moving && state.document != nullptr);
}

}  // namespace app
