#include "scenes/crowd.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenes/driving.h"
#include "scenes/exact_math.h"

namespace scenes {
namespace {

// Directions tried, as (cos, sin) of the angle to the goal's: straight on, then to the
// left before the right, which settles who passes on which side. In arrays, and filled up
// with the first to a multiple of four, so that the compiler tries four at a time.
constexpr int kTries = 9, kTriesWedgedIn = 11, kLanes = 12;
// The last ones, half back, are for who is wedged in.
constexpr float kCos[kLanes] = {1,       0.9394f,  0.9394f,  0.7648f, 0.7648f, 0.4085f,
                                0.4085f, -0.0292f, -0.0292f, -0.6f,   -0.6f,   1};
constexpr float kSin[kLanes] = {0,        0.3429f, -0.3429f, 0.6442f, -0.6442f, 0.9128f,
                                -0.9128f, 0.9996f, -0.9996f, 0.8f,    -0.8f,    0};
constexpr float kLeanToLeave = 0.5f;                     // of the speed, in a jam
constexpr float kAside = 0.1f;                           // cosine: to the side or back
constexpr float kShuffling = 0.4f, kShufflesOut = 0.5f;  // metres per second; on the way out
constexpr float kThroughOthers = 0.5f;                   // metres per second
constexpr float kPocket = 0.9f;                          // metres: a shorter way round leads nowhere
constexpr float kNearlyFree = 1.5f;                      // metres straight on: no reason to go round
constexpr float kReaction = 0.5f;                        // seconds to the first contact that one keeps
constexpr float kShoulder = 2 * kBodyRadius + 0.04f;
constexpr int kPacked = 7;         // within a metre: nobody can make room any more
constexpr int kMany = 5;           // ahead and beside: a jam, not a meeting
constexpr float kGivesIn = 0.02f;  // metres over which one stops leaning on others

struct Other {
  Vec2 offset, velocity;
  float clear = 0;  // squared distance less the squared width of two shoulders
};
struct Others {
  static constexpr int kMost = 24;
  std::array<Other, kMost> list;
  int count = 0;
  int close = 0;         // of them within a metre
  float nearest = 1.0f;  // squared metres to the nearest of them, at most 1
  bool rests = false;    // the nearest stands there, and would let one through
};

// Those ahead or beside. Whoever is hemmed in by seven within a metre sees no farther:
// behind them there is nothing to walk to.
void look(const Sight& sight, std::uint32_t k, Vec2 ahead, Others& others) {
  const Vec2 at = sight.around.at[k];
  const auto note = [&](std::uint32_t j, float from, float to) {
    const Vec2 offset = sight.around.at[j] - at;
    const float d2 = dot(offset, offset);
    if (d2 >= to || d2 < from || others.count == Others::kMost || dot(offset, ahead) < -0.3f) return;
    others.list[std::size_t(others.count++)] = {offset, sight.velocity[j], d2 - kShoulder * kShoulder};
    if (d2 >= others.nearest) return;
    others.nearest = d2;
    others.rests = sight.settled[j] != 0;
  };
  sight.around.near(at, 1, [&](std::uint32_t j) { note(j, 1e-8f, 1.0f); });
  others.close = others.count;
  if (others.close >= kPacked) return;
  // What half a disc of kSight reaches to, in each direction of the compass.
  const float across_east = std::abs(ahead.north), across_north = std::abs(ahead.east);
  const Vec2 low{ahead.east > 0 ? across_east : 1, ahead.north > 0 ? across_north : 1};
  const Vec2 high{ahead.east < 0 ? across_east : 1, ahead.north < 0 ? across_north : 1};
  sight.around.within(at - low * kSight, at + high * kSight, [&](std::uint32_t j) { note(j, 1.0f, kSight * kSight); });
}

// Metres that one gets along (east, north) at `speed` before touching `o`, at most `most`.
inline float free_way(const Other& o, float east, float north, float speed, float most) {
  // The other's velocity, seen from the walker.
  const float x = o.velocity.east - east * speed, y = o.velocity.north - north * speed;
  const float b = o.offset.east * x + o.offset.north * y;
  const float a = x * x + y * y;
  const float disc = b * b - a * o.clear;
  const float touch = (-b - std::sqrt(disc > 0 ? disc : 0)) / (a > 1e-9f ? a : 1e-9f) * speed;
  const float apart = disc > 0 && touch < most ? touch : most;
  // Shoulder to shoulder one still slips past; only who is before the chest blocks.
  const float beside = b * b > 0.15f * a * (o.clear + kShoulder * kShoulder) ? 0.0f : most;
  const float way = o.clear > 0 ? apart : beside;
  return b < 0 ? way : most;  // b >= 0: getting farther apart
}

}  // namespace

const Temper& temper_of(Mood mood) {
  static constexpr Temper kTempers[] = {
      {.pace = 1.00f, .lean = 0.10f, .near = 0.010f, .noise = 0.00f},   // calm
      {.pace = 1.05f, .lean = 0.10f, .near = 0.010f, .noise = 0.06f},   // tense
      {.pace = 1.10f, .lean = 0.20f, .near = 0.000f, .noise = 0.20f},   // hostile
      {.pace = 1.45f, .lean = 0.35f, .near = -0.005f, .noise = 0.10f},  // panicked
      {.pace = 1.10f, .lean = 0.10f, .near = 0.010f, .noise = 0.00f},   // dispersing
  };
  return kTempers[int(mood)];
}

Vec2 steer(const Sight& sight, std::uint32_t k, Vec2 target, float speed, Patience patience) {
  const Vec2 at = sight.around.at[k], to = target - at;
  const float away = length(to), reach = std::min(away, kSight);
  if (away < 1e-4f || speed <= 0) return {};
  const Vec2 ahead = to * (1 / away);
  Others others;
  look(sight, k, ahead, others);
  const bool by_wall = !surely_clear(sight.world, at, 1.0f) && clearance(sight.world, at) < 1.0f;
  float straight = reach;
  for (int m = 0; m < others.count; ++m)
    straight = free_way(others.list[std::size_t(m)], ahead.east, ahead.north, speed, straight);
  if (straight >= reach && !by_wall) return ahead * speed;
  // Those who rest before one make room where they have any: straight on, slowly.
  const bool opens = patience.let_through && patience.wedged_in && others.rests && others.close < kPacked;
  if (opens && !by_wall) return ahead * std::min(speed, kThroughOthers);
  const bool goes_round = patience.held_up && straight < kNearlyFree;

  float east[kLanes], north[kLanes], free[kLanes];
  for (int t = 0; t < kLanes; ++t) {
    east[t] = ahead.east * kCos[t] - ahead.north * kSin[t];
    north[t] = ahead.east * kSin[t] + ahead.north * kCos[t];
    free[t] = reach;
  }
  for (int m = 0; m < others.count; ++m) {
    const Other o = others.list[std::size_t(m)];
    for (int t = 0; t < kLanes; ++t) free[t] = free_way(o, east[t], north[t], speed, free[t]);
  }
  const int tries = patience.wedged_in && others.count < kMany ? kTriesWedgedIn : kTries;
  if (by_wall)
    for (int t = 0; t < tries; ++t)
      if (clearance(sight.world, at + Vec2{east[t], north[t]} * 0.5f) < kBodyRadius) free[t] = std::min(free[t], 0.1f);
  int best = 0;
  float least = 1e9f;
  const Vec2 going = sight.velocity[k] * (1 / speed);
  for (int t = 0; t < tries; ++t) {
    // How far from the goal that leaves one; going round, how far it leads, straight on most
    // dearly, and best on the side where one is going already. Nobody paces up and down a
    // pocket in a crowd.
    const float keeps = east[t] * going.east + north[t] * going.north;
    const float round = t == 0 || free[t] > kPocket ? free[t] : 0.0f;
    const float left = goes_round ? -round * (1.2f + kCos[t] + 0.5f * std::max(0.0f, keeps))
                                  : reach * reach + free[t] * free[t] - 2 * reach * free[t] * kCos[t];
    if (left < least - 1e-4f) {
      least = left;
      best = t;
    }
  }
  // Among many, whoever touches somebody ahead presses no further: else the push of every
  // rank of a jam adds up to more than can be projected out in a step.
  const Temper& temper = temper_of(patience.mood);
  const float gap = (std::sqrt(others.nearest) - 2 * kBodyRadius - temper.near) / kGivesIn;
  const float room = others.count >= kMany && !opens ? std::clamp(gap, 0.0f, 1.0f) : 1.0f;
  const float lean = (patience.let_through && patience.held_up ? kLeanToLeave : temper.lean) * speed * room;
  // In a jam one shuffles to the side and back; who strode there would pace up and down.
  const float aside = patience.let_through ? kShufflesOut : kShuffling;
  const float most = patience.held_up && kCos[best] < kAside ? std::min(speed, aside) : speed;
  return Vec2{east[best], north[best]} * std::min(most, std::max(free[best] / kReaction, lean));
}

namespace {

void step_aside(const World& world, Body& b, Vec2 to) {
  b.slot = pushed_out(world, to, kBodyRadius);
  b.marching = false;
  b.awake = true;
  b.way.clear();
  b.way_next = 0;
}

// The crowd keeps this far before shields that come on.
constexpr float kKeepsBefore = 3.0f;

// A relief that is still going through the old line's gates needs its ground free.
bool still_forming(const Drill& drill, const Simulation& s, std::size_t u) {
  const UnitOrder& o = s.orders[u];
  const Unit& unit = drill.units[u];
  if (!o.event || drill.events[o.event.index].verb != Verb::relieve || o.backwards) return false;
  int under_way = 0;
  for (int k = 0; k < unit.count; ++k) {
    const Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    under_way += !b.gone && distance(b.at, b.slot) > 0.5f;
  }
  return under_way > 0;
}

void before_a_line(const Drill& drill, const World& world, Simulation& s, std::size_t pushing, Vec2 ahead,
                   float behind) {
  const UnitOrder& o = s.orders[pushing];
  const Unit& unit = drill.units[pushing];
  const Vec2 right = right_of(ahead);
  const float half = extent_of(o.formation, in_ranks(unit)).east / 2 + 1.0f;
  for (std::size_t c = 0; c < s.orders.size(); ++c) {
    const Unit& crowd = drill.units[c];
    if (!crowd.crowd || s.orders[c].leaving) continue;
    for (int k = 0; k < crowd.count; ++k) {
      Body& b = s.bodies[crowd.first_person + std::uint32_t(k)];
      const Vec2 off = b.at - o.anchor;
      const float x = dot(off, ahead);
      if (b.gone || x < -behind || x > kKeepsBefore || std::abs(dot(off, right)) > half) continue;
      if (dot(b.slot - o.anchor, ahead) < kKeepsBefore) step_aside(world, b, b.at + ahead * (kKeepsBefore + 0.8f - x));
      s.orders[c].pace = std::max(s.orders[c].pace, 0.9f);
    }
  }
}

// Where a vehicle goes in its next metres; where it only turns, nowhere.
void way_ahead(const Drive& d, float reach, std::vector<Vec2>& out) {
  out.assign(1, d.at);
  for (std::size_t i = d.way_next; i < d.way.size() && reach > 0; ++i) {
    const Vec2 leg = d.way[i] - out.back();
    const float l = length(leg);
    if (l < 1e-3f) continue;
    out.push_back(out.back() + leg * (std::min(l, reach) / l));
    reach -= l;
  }
}

void before_a_vehicle(const Drill& drill, const World& world, Simulation& s, std::size_t v, std::vector<Vec2>& way) {
  const VehicleType& type = vehicle_types()[drill.vehicles[v].type];
  const float reach = type.length / 2 + 6, lane = type.width / 2 + 0.9f;
  way_ahead(s.drives[v], reach, way);
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    const Unit& unit = drill.units[u];
    for (int k = 0; k < unit.count; ++k) {
      Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
      const Vec2 off = b.at - way[0];
      if (b.gone || b.riding || b.marching || dot(off, off) > (reach + lane) * (reach + lane)) continue;
      for (std::size_t i = 1; i < way.size(); ++i) {
        const Vec2 ahead = direction(way[i] - way[i - 1]), right = right_of(ahead), from = b.at - way[i - 1];
        const float x = dot(from, ahead), y = dot(from, right);
        if (x < 0 || x > distance(way[i], way[i - 1]) || std::abs(y) > lane) continue;
        if (std::abs(dot(b.slot - way[i - 1], right)) >= lane) continue;  // already on its way out
        if (b.aside == Aside::no) b.home = b.slot, b.aside = Aside::for_a_vehicle;
        step_aside(world, b, b.at + right * ((y < 0 ? -lane : lane) - y + (y < 0 ? -0.2f : 0.2f)));
        s.orders[u].pace = std::max(s.orders[u].pace, 0.9f);
        break;
      }
    }
  }
}

// Whoever made way for a vehicle goes back when none is coming and none has stopped there.
void back_from_aside(const Drill& drill, const World& world, Simulation& s) {
  constexpr float kComing = 12, kRoom = 0.6f;  // metres
  Vehicles vehicles;
  bool placed = false;
  for (Body& b : s.bodies) {
    if (b.aside != Aside::for_a_vehicle || b.gone) continue;
    const bool coming = std::any_of(s.drives.begin(), s.drives.end(), [&](const Drive& d) {
      return !d.way.empty() && (distance(d.at, b.home) < kComing || distance(d.at, b.at) < kComing);
    });
    if (coming) continue;
    if (!placed) place_vehicles(drill, s, vehicles), placed = true;
    b.aside = Aside::no;
    if (distance(out_of(vehicles, b.home), b.home) > 0 || meets_parked(vehicles, b.at, b.home, kRoom)) continue;
    step_aside(world, b, b.home);
  }
}

}  // namespace

void make_way(const Drill& drill, const World& world, Simulation& s) {
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    const UnitOrder& o = s.orders[u];
    if (o.push_left > 0 && !o.backwards && !drill.units[u].crowd && s.t >= o.rest_until)
      before_a_line(drill, world, s, u, o.push_direction, 0.5f);
    else if (still_forming(drill, s, u))
      before_a_line(drill, world, s, u, direction_of(o.bearing), 4.0f);
  }
  if (s.t % 1000 == 0) back_from_aside(drill, world, s);
  std::vector<Vec2> way;
  for (std::size_t v = 0; v < s.drives.size(); ++v)
    if (!s.drives[v].way.empty()) before_a_vehicle(drill, world, s, v, way);
}

bool has_left(const Drill& drill, const UnitOrder& order, const Body& body) {
  if (body.marching) return false;
  if (distance(body.at, body.slot) < 0.4f) return true;
  for (const NamedArea& area : drill.venue.areas)
    if (area.kind == AreaKind::exit && inside(area.outline, body.slot) && inside(area.outline, body.at)) return true;
  return drill.events[order.event.index].verb == Verb::embark && body.mount == 0 && distance(body.at, order.anchor) < 4;
}

}  // namespace scenes
