#include "app/particles.h"

#include <algorithm>
#include <cmath>

#include "app/agency.h"
#include "app/build_view.h"
#include "app/fires.h"
#include "base/random.h"
#include "scenes/exact_math.h"

namespace app {
namespace {

using renderer::Particle;
using renderer::RenderView;
using scenes::Vec2;

// One of `count` specks that are born one after the other, live `life` seconds, and are
// born again. `seed` differs from one life to the next.
struct Speck {
  float age = 0;  // 0..1
  std::uint64_t seed = 0;
};
Speck speck_at(double seconds, float life, int index, int count, std::uint64_t source) {
  const double turns = seconds / double(life) + double(index) / count + 64;
  const double born = std::floor(turns);
  return {float(turns - born), base::Random::at(source * 977 + std::uint64_t(index), std::uint64_t(born))};
}

std::uint32_t with_alpha(std::uint32_t rgb, float alpha) {
  return from_rgb(rgb, std::uint32_t(std::clamp(alpha, 0.0f, 1.0f) * 255));
}

glm::vec3 drift(const RenderView& view, float seconds) { return glm::vec3(view.wind.x, 0, view.wind.y) * seconds; }

void add_flames(RenderView& view, const Fire& fire, double seconds, std::uint64_t source) {
  const int flames = int(std::ceil(10 + 26 * fire.burning));
  for (int i = 0; i < flames; ++i) {
    const Speck speck = speck_at(seconds, 0.75f, i, flames, source);
    base::Random random(speck.seed);
    const float angle = random.between(0, 2 * scenes::kPi),
                off = fire.across * std::sqrt(random.unit()) * (1 - speck.age);
    // Of the height, what lies over the lowest flames.
    constexpr float kLowest = 0.15f;
    const float rise = speck.age * random.between(0.7f, 1.3f) * (fire.height - kLowest);
    const glm::vec3 place = fire.seat + glm::vec3(std::cos(angle) * off, kLowest + rise, std::sin(angle) * off) +
                            drift(view, 0.12f * speck.age);
    const std::uint32_t colour = speck.age < 0.25f ? 0xFFD060 : speck.age < 0.6f ? 0xFF8A1E : 0xD2420F;
    view.particles.push_back({place, 0.6f * (1.1f - speck.age) * (0.7f + 0.5f * fire.burning),
                              with_alpha(colour, 1 - speck.age * speck.age), 1});
  }
}

void add_smoke(RenderView& view, const Fire& fire, double seconds, std::uint64_t source) {
  constexpr int kPuffs = 60;
  constexpr float kLife = 9;
  for (int i = 0; i < kPuffs; ++i) {
    const Speck speck = speck_at(seconds, kLife, i, kPuffs, source ^ 0x5a);
    base::Random random(speck.seed);
    const float angle = random.between(0, 2 * scenes::kPi), spread = 0.2f + 1.5f * speck.age;
    const float off = spread * random.unit();
    // The wind takes hold of it as it rises and cools.
    const glm::vec3 place =
        fire.seat + glm::vec3(std::cos(angle) * off, 0.35f + 8.0f * std::pow(speck.age, 0.7f), std::sin(angle) * off) +
        drift(view, 0.2f * kLife * speck.age * speck.age);
    const float fade = std::min(1.0f, 25 * speck.age) * (1 - speck.age) * (1 - speck.age);
    const std::uint32_t colour = speck.age < 0.25f ? 0x2E2C2A : speck.age < 0.55f ? 0x4B4845 : 0x6C6965;
    view.particles.push_back({place, 0.4f + 2.0f * speck.age, with_alpha(colour, 0.8f * fire.smoking * fade), 0});
  }
}

bool belongs_to(const scenes::Drill& drill, scenes::UnitId unit, scenes::UnitId ancestor) {
  for (int depth = 0; unit && depth < 32; ++depth, unit = drill.units[unit.index].parent)
    if (unit == ancestor) return true;
  return false;
}

// The middle of a unit's people that can be seen.
bool middle_of(const scenes::Drill& drill, const scenes::Stage& stage, scenes::UnitId unit, Vec2& out) {
  Vec2 sum;
  int count = 0;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    if (drill.units[u].count == 0 || !belongs_to(drill, scenes::UnitId(u), unit)) continue;
    for (int k = 0; k < drill.units[u].count; ++k) {
      const auto& person = stage.people[drill.units[u].first_person + std::uint32_t(k)];
      if (person.activity == scenes::Activity::gone) continue;
      sum = sum + person.at;
      ++count;
    }
  }
  if (count > 0) out = sum * (1 / float(count));
  return count > 0;
}

bool place_of(const scenes::Drill& drill, const scenes::Stage& stage, const scenes::Where& where, Vec2& out) {
  using Kind = scenes::Where::Kind;
  if (where.kind == Kind::point) return out = drill.venue.points[where.index].at, true;
  if (where.kind == Kind::spot) return out = where.spot, true;
  if (where.kind == Kind::unit) return middle_of(drill, stage, scenes::UnitId(where.index), out);
  return false;
}

// A jet from the turret that falls on the target: a tight stream that frays as it slows,
// and where it lands a fan of spray and a mist that the wind takes.
void add_water(RenderView& view, const scenes::VehicleState& vehicle, float range, double seconds,
               std::uint64_t source) {
  constexpr int kDrops = 190, kSpray = 46, kMist = 18;
  const Vec2 forward = scenes::direction_of(vehicle.aim);
  const glm::vec3 aim{forward.east, 0, -forward.north}, side{-aim.z, 0, aim.x};
  const glm::vec3 nozzle = to_world(vehicle.at, 3.1f) + aim * 0.9f;
  range = std::clamp(range - 0.9f, 4.0f, 45.0f);
  const float flight = std::clamp(range / 19, 0.45f, 2.2f);
  const float speed = range / flight, rise = (0.5f * 9.81f * flight * flight - 3.1f) / flight;
  for (int i = 0; i < kDrops; ++i) {
    const Speck speck = speck_at(seconds, flight, i, kDrops, source);
    base::Random random(speck.seed);
    const float s = speck.age * flight, frayed = speck.age * speck.age;
    const glm::vec3 jitter =
        (side * random.between(-1, 1) + glm::vec3(0, random.between(-0.8f, 0.8f), 0)) * (0.04f + 0.75f * frayed);
    const float height = rise * s - 0.5f * 9.81f * s * s - frayed * random.between(0, 0.5f);
    const glm::vec3 place = nozzle + aim * (speed * s) + glm::vec3(0, std::max(height, 0.1f - 3.1f), 0) + jitter;
    view.particles.push_back({place, 0.10f + 0.30f * frayed, with_alpha(0xEAF4F8, 0.75f - 0.45f * frayed), 0.18f});
  }
  const glm::vec3 landing = {nozzle.x + aim.x * range, 0, nozzle.z + aim.z * range};
  for (int i = 0; i < kSpray; ++i) {
    const Speck speck = speck_at(seconds, 0.7f, i, kSpray, source ^ 0x11);
    base::Random random(speck.seed);
    const float angle = random.between(-1.3f, 1.3f), out = random.between(1.2f, 3.4f) * speck.age;
    const glm::vec3 way = aim * std::cos(angle) + side * std::sin(angle);
    const float up = random.between(1.2f, 3.2f) * speck.age - 4.6f * speck.age * speck.age;
    view.particles.push_back({landing + way * out + glm::vec3(0, std::max(0.12f, 0.2f + up), 0),
                              0.10f + 0.22f * speck.age, with_alpha(0xF2F8FA, 0.7f * (1 - speck.age)), 0.2f});
  }
  for (int i = 0; i < kMist; ++i) {
    const Speck speck = speck_at(seconds, 2.4f, i, kMist, source ^ 0x22);
    base::Random random(speck.seed);
    const float angle = random.between(0, 2 * scenes::kPi), off = 0.9f * random.unit() + 0.8f * speck.age;
    const glm::vec3 place = landing + glm::vec3(std::cos(angle) * off, 0.5f + 1.1f * speck.age, std::sin(angle) * off) +
                            drift(view, 1.2f * speck.age);
    view.particles.push_back({place, 0.7f + 1.1f * speck.age,
                              with_alpha(0xE4EEF2, 0.20f * std::min(1.0f, 6 * speck.age) * (1 - speck.age)), 0.1f});
  }
}

// What feet and wheels in a hurry raise from the ground, left behind them.
void add_dust(RenderView& view, Vec2 at, float bearing, float speed, double seconds, std::uint64_t source, int puffs,
              float size) {
  constexpr float kLife = 1.1f;
  const Vec2 back = -scenes::direction_of(bearing);
  for (int i = 0; i < puffs; ++i) {
    const Speck speck = speck_at(seconds, kLife, i, puffs, source);
    base::Random random(speck.seed);
    const Vec2 place = at + back * (std::min(std::abs(speed), 6.0f) * kLife * 0.6f * speck.age) +
                       Vec2{random.between(-0.3f, 0.3f), random.between(-0.3f, 0.3f)} * size;
    view.particles.push_back({to_world(place, 0.12f + 0.35f * speck.age * size) + drift(view, 0.25f * speck.age),
                              (0.16f + 0.42f * speck.age) * size,
                              with_alpha(0xB9AE9C, 0.22f * std::min(1.0f, 5 * speck.age) * (1 - speck.age)), 0});
  }
}

// Cups and bottles in the air: each thrower's hand, an arc, the other side.
void add_throws(const scenes::Drill& drill, const scenes::Stage& stage, const scenes::TimedEvent& timed,
                RenderView& view) {
  const scenes::Event& event = drill.events[timed.event.index];
  Vec2 target;
  if (!place_of(drill, stage, event.where, target)) return;
  constexpr int kInFlight = 7;
  constexpr float kLife = 1.5f;
  const double seconds = double(stage.t - timed.start) / 1000;
  for (std::size_t w = 0; w < event.who.size(); ++w) {
    const scenes::Unit& unit = drill.units[event.who[w].index];
    if (unit.count == 0) continue;
    for (int i = 0; i < kInFlight; ++i) {
      const Speck speck = speck_at(seconds, kLife, i, kInFlight, timed.event.index * 31 + w);
      base::Random random(speck.seed);
      if (seconds < double(speck.age * kLife)) continue;  // thrown before the throwing began
      const auto& person = stage.people[unit.first_person + random.below(std::uint32_t(unit.count))];
      if (person.activity == scenes::Activity::gone) continue;
      const Vec2 to = target + Vec2{random.between(-5, 5), random.between(-1.2f, 1.2f)};
      const Vec2 here = person.at + (to - person.at) * speck.age;
      const float height = 1.9f + 3.4f * 4 * speck.age * (1 - speck.age) / 2 - 1.2f * speck.age;
      view.particles.push_back({to_world(here, height), 0.13f, with_alpha(0xF7F7F2, 0.95f), 0.1f});
    }
  }
}

}  // namespace

void add_particles(const Document& document, const scenes::Motion& motion, const scenes::Stage& stage,
                   RenderView& view) {
  const scenes::Drill& drill = document.drill;
  const double seconds = double(stage.t) / 1000;
  for (const Fixture& fixture : document.cast.fixtures) {
    const std::optional<Fire> fire = fire_of(document, fixture, stage);
    if (fire && fire->smoking > 0) add_smoke(view, *fire, seconds, fixture.prop.index);
    if (fire && fire->burning > 0) add_flames(view, *fire, seconds, fixture.prop.index);
  }
  for (std::size_t i = 0; i < stage.vehicles.size(); ++i) {
    const scenes::VehicleState& v = stage.vehicles[i];
    if (std::abs(v.speed) > 1.5f) add_dust(view, v.at, v.bearing, v.speed, seconds, 0x4000 + i, 10, 1.6f);
  }
  for (std::size_t i = 0; i < stage.people.size(); ++i) {
    const scenes::PersonState& p = stage.people[i];
    if (p.speed > 2.4f && p.activity != scenes::Activity::gone)
      add_dust(view, p.at, p.bearing, p.speed, seconds, 0x8000 + i, 2, 0.7f);
  }
  for (const scenes::TimedEvent& timed : motion.timeline.events) {
    if (timed.start > stage.t) break;
    if (timed.end <= stage.t) continue;
    const scenes::Event& event = drill.events[timed.event.index];
    if (event.verb == scenes::Verb::throw_) add_throws(drill, stage, timed, view);
    if (event.verb != scenes::Verb::spray) continue;
    for (const scenes::VehicleId id : event.vehicles) {
      const scenes::VehicleState& vehicle = stage.vehicles[id.index];
      Vec2 target = vehicle.at + scenes::direction_of(vehicle.aim) * 22;
      place_of(drill, stage, event.where, target);
      add_water(view, vehicle, scenes::distance(vehicle.at, target), seconds, id.index);
    }
  }
}

}  // namespace app
