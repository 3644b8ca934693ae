#include "app/poses.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/build_view.h"
#include "scenes/exact_math.h"

namespace app {
namespace {

using scenes::Activity;
using scenes::Vec2;

bool is_leisurely(Activity activity) { return activity == Activity::stand || activity == Activity::walk; }

// Berlindung: the first rank kneels behind its shields, the second holds them slanting over
// it, the third overhead. Ranks stand 0.6 m apart.
std::size_t rank_of(const scenes::PersonState& state, const UnitInStep& together) {
  const float behind = together.foremost - dot(state.at, together.forward);
  return behind < 0.35f ? 0 : behind < 0.95f ? 1 : 2;
}

}  // namespace

float ramp(float low, float high, float x) {
  const float u = std::clamp((x - low) / (high - low), 0.0f, 1.0f);
  return u * u * (3 - 2 * u);
}

// Place within a cycle, 0..1; exact for hours of model time.
float phase_of(double turns) { return float(turns - std::floor(turns)); }

UnitInStep in_step(const scenes::Unit& unit, const scenes::Stage& stage) {
  UnitInStep together;
  bool marches = false, shelters = false;
  for (int k = 0; k < unit.count; ++k) {
    const auto& state = stage.people[unit.first_person + std::uint32_t(k)];
    if (state.activity == Activity::march && !marches) together.marched = state.travelled, marches = true;
    if (state.activity != Activity::shelter) continue;
    if (!shelters) together.forward = scenes::direction_of(state.bearing);
    const float ahead = dot(state.at, together.forward);
    together.foremost = shelters ? std::max(together.foremost, ahead) : ahead;
    shelters = true;
  }
  return together;
}

// Two clips and how much of each. Feet follow the metres walked, so they don't slide;
// breathing and gestures follow the time, each person a little apart from the next.
void pose(const Actor& actor, const Repertoire& can, const scenes::PersonState& state, const PoseMoment& moment,
          renderer::Person& out) {
  const auto& [together, t, holds_box] = moment;
  const auto activity = std::size_t(state.activity);
  const bool shelters = state.activity == Activity::shelter;
  const Clip& still = shelters    ? can.shelter[rank_of(state, together)]
                      : holds_box ? can.box_still
                                  : can.still[activity];
  const Clip* gait = holds_box ? &can.box_moving : &can.moving[activity];
  const bool marches = state.activity == Activity::march && actor.drilled;
  const float metres = marches ? together.marched : state.travelled;
  const auto by_distance = [&](const Clip& clip) {
    const double turns =
        clip.stride > 0 ? double(metres) / double(clip.stride * actor.scale) : double(t) / 1000 / double(clip.seconds);
    return phase_of(turns + (marches ? 0 : double(actor.own)));
  };
  const auto by_time = [&](const Clip& clip) {
    return phase_of(double(t) / 1000 / double(clip.seconds) + double(actor.own) * 7);
  };

  const bool walks =
      state.activity == Activity::walk || state.activity == Activity::run || state.activity == Activity::march;
  if (walks && state.speed > 1.75f && !marches) {
    const Clip& faster = state.speed > 3 ? can.run : can.jog;
    out.clip_a = gait->index, out.phase_a = by_distance(*gait);
    out.clip_b = faster.index, out.phase_b = by_distance(faster);
    out.blend = ramp(1.75f, 2.05f, state.speed);
    return;
  }
  out.clip_a = still.index, out.phase_a = by_time(still);
  out.clip_b = gait->index, out.phase_b = by_distance(*gait);
  out.blend = ramp(0.06f, 0.4f, state.speed);
  if (out.blend == 0 && is_leisurely(state.activity)) {
    // Now and then, somebody shifts the weight or looks round.
    const double seconds = double(t) / 1000;
    const float wave =
        float(std::sin(seconds * 0.21 + double(actor.own) * 40) + std::sin(seconds * 0.083 + double(actor.own) * 91));
    const Clip& other = actor.films ? can.still[std::size_t(Activity::film)] : actor.own < 0.5f ? can.idle : can.look;
    // Most of the time who has a camera has it before the eye.
    const float seldom = actor.films ? -0.9f : actor.drilled ? 1.0f : 0.1f;
    out.clip_b = other.index, out.phase_b = by_time(other);
    out.blend = ramp(seldom, seldom + (actor.drilled ? 0.5f : 0.6f), wave);
  }
}

}  // namespace app
