#include "scenes/marching.h"

#include <algorithm>

#include "scenes/exact_math.h"

namespace scenes {
namespace {

Vec2 along(const std::vector<Vec2>& path, float s, Vec2& forward) {
  forward = direction(path[1] - path[0]);
  if (s <= 0) return path[0] + forward * s;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const float d = distance(path[i - 1], path[i]);
    forward = direction(path[i] - path[i - 1], forward);
    if (s <= d) return path[i - 1] + forward * s;
    s -= d;
  }
  return path.back();
}

// Metres along the path of the place nearest to p, between s and s + window.
float nearest_along(const std::vector<Vec2>& path, float s, float window, Vec2 p) {
  float best = s, least = 1e30f, start = 0;
  for (std::size_t i = 1; i < path.size() && start < s + window; ++i) {
    const float l = distance(path[i - 1], path[i]);
    const float low = std::clamp(s - start, 0.0f, l), high = std::clamp(s + window - start, 0.0f, l);
    if (l > 0 && start + l >= s) {
      const Vec2 d = (path[i] - path[i - 1]) * (1 / l);
      const float at = std::clamp(dot(p - path[i - 1], d), low, high);
      const Vec2 off = path[i - 1] + d * at - p;
      if (dot(off, off) < least - 1e-6f) {
        least = dot(off, off);
        best = start + at;
      }
    }
    start += l;
  }
  return best;
}

float whole_length(const std::vector<Vec2>& path) {
  float sum = 0;
  for (std::size_t i = 1; i < path.size(); ++i) sum += distance(path[i - 1], path[i]);
  return sum;
}

// The next of its own waypoints round what stands in the way of `to`.
Vec2 next_waypoint(const Walker& walker, Body& b, Vec2 to, bool look) {
  constexpr float kMargin = 0.3f;  // metres kept from vehicles
  const World& world = walker.world;
  const bool replan = b.stuck > 0 && b.stuck % 40 == 0;
  if (replan || (look && b.way.empty() && distance(b.at, to) > 1.5f &&
                 (!clear_between(world, b.at, to) || meets_parked(walker.vehicles, b.at, to, -0.06f)))) {
    b.way = round_parked(world, walker.vehicles, b.at, find_path(world, b.at, to), kMargin);
    // Two ways put together may turn back at their seam: the farthest corner in sight comes first.
    std::size_t first = b.way.empty() ? 0 : b.way.size() - 1;
    while (first > 0 &&
           !(clear_between(world, b.at, b.way[first]) && !meets_parked(walker.vehicles, b.at, b.way[first], -0.06f)))
      --first;
    b.way_next = std::uint16_t(first);
  }
  // A corner is passed when one is at it and sees the next one, not merely near it.
  while (b.way_next < b.way.size()) {
    const float away = distance(b.at, b.way[b.way_next]);
    if (away > 0.7f) break;
    const Vec2 then = b.way_next + 1u < b.way.size() ? b.way[b.way_next + 1u] : to;
    if (away > 0.1f && !clear_between(world, b.at, then)) break;
    ++b.way_next;
  }
  if (b.way_next < b.way.size()) return b.way[b.way_next];
  b.way.clear();
  b.way_next = 0;
  return to;
}

// Who walks loosely follows the path at its own progress, some steps ahead of itself, on
// its own side of it: groups overtake, file through gates and close up again by themselves.
Vec2 loose_wanted(const Walker& walker, Body& b) {
  const World& world = walker.world;
  const UnitOrder& order = walker.order;
  constexpr float kLookAhead = 3.0f;
  Vec2 forward;
  b.progress = nearest_along(order.path, b.progress, 4.0f, b.at);
  // Held up: makes for a place farther on, but not for one that is out of reach.
  constexpr float kFartherOn = 3, kInReach = 5;  // metres
  if (b.stuck > 0 && b.stuck % 50 == 0 && distance(along(order.path, b.progress, forward), b.at) < kInReach)
    b.progress += kFartherOn;
  const float s = b.progress + kLookAhead;
  if (s >= walker.path_length) {
    b.marching = false;
    return next_waypoint(walker, b, b.slot, walker.look);
  }
  const Vec2 middle = along(order.path, s, forward);
  // On the last stretch one turns off to one's place abreast of it, and goes no farther.
  constexpr float kLastStretch = 25, kTurnsOff = 6, kAtIt = 1;  // metres
  const float off = distance(b.slot, b.at);
  if (s > walker.path_length - kLastStretch && off < kTurnsOff && (off < kAtIt || dot(b.slot - b.at, forward) < 0.3f) &&
      clear_between(world, b.at, b.slot)) {
    b.marching = false;
    return next_waypoint(walker, b, b.slot, walker.look);
  }
  // A way round something is walked to its end: who changes his mind at every corner goes to and fro.
  if (!b.way.empty()) return next_waypoint(walker, b, middle, false);
  const Vec2 to = middle + right_of(forward) * b.side;
  // Held up before something that is parked there, or wire, one looks for the way round it.
  if (b.stuck > 8 && meets_parked(walker.vehicles, b.at, to, -0.06f)) return next_waypoint(walker, b, middle, true);
  if (clear_between(world, b.at, to)) return to;
  // Off the path (pushed round a corner) one goes back to it sooner than on by a way of one's own.
  for (const float ahead : {kLookAhead, kLookAhead / 2, 0.0f}) {
    const Vec2 back = along(order.path, b.progress + ahead, forward);
    if (clear_between(world, b.at, back)) return back;
  }
  return next_waypoint(walker, b, middle, true);
}

// Where people of a drilled unit stand in each other's way, they change slots: whoever
// stands nearer takes it, and nobody walks through a comrade. Who is still in the column keeps his.
void exchange_slots(const Drill& drill, Simulation& s, std::size_t u) {
  const Unit& unit = drill.units[u];
  if (unit.crowd || !unit_types()[unit.type].drilled || unit.count < 2) return;
  bool held_up = false;
  int support = 0;
  std::vector<Body*> who;
  for (int k = 0; k < unit.count; ++k) {
    Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    if (b.gone) return;
    if (b.marching) continue;
    held_up = held_up || b.stuck > 8;
    support += k < unit.support;
    who.push_back(&b);
  }
  if (!held_up || who.size() < 2) return;
  std::vector<Vec2> now;
  std::vector<Slot> slots;
  for (const Body* b : who) {
    now.push_back(b->at);
    slots.push_back({b->slot, b->slot_bearing});
  }
  const std::vector<std::uint32_t> mine =
      assign_slots(now, slots, s.orders[u].bearing, fills_a_place(s.orders[u].formation.shape) ? 0 : support);
  // Not for a little, or two change there and back.
  constexpr float kWorthIt = 0.5f;  // metres that all of them together are spared
  float spared = 0;
  for (std::size_t k = 0; k < now.size(); ++k)
    spared += distance(now[k], slots[k].at) - distance(now[k], slots[mine[k]].at);
  if (spared < kWorthIt) return;
  for (std::size_t k = 0; k < who.size(); ++k) {
    Body& b = *who[k];
    const Slot& slot = slots[mine[k]];
    if (slot.at == b.slot) continue;
    b.slot = slot.at;
    b.slot_bearing = slot.bearing;
    if (!b.way.empty()) b.way.back() = b.slot;
    b.awake = true;
    b.stuck = 0;
  }
}

// The head of a column goes on along the path; it waits while its people lag far behind,
// so that the column stays one. Returns the path's length; a path that nobody is on any
// more is done with.
float walk_on(const Drill& drill, Simulation& s, std::size_t u) {
  UnitOrder& o = s.orders[u];
  const Unit& unit = drill.units[u];
  const bool drilled = !unit.crowd && unit_types()[unit.type].drilled;
  float lag = 0;
  int marching = 0, under_way = 0;
  for (int k = 0; k < unit.count; ++k) {
    const Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    if (!b.marching || b.gone || b.carried) continue;
    ++marching;
    // Who waits for the turn to step off is no laggard.
    if (!drilled || o.walked < b.back) continue;
    Vec2 forward;
    const Vec2 middle = along(o.path, o.walked - b.back, forward);
    const Vec2 off = middle + right_of(forward) * b.side - b.at;
    // Who is ahead of his place waits for it.
    if (dot(off, forward) > 0) lag += length(off);
    ++under_way;
  }
  if (marching == 0) {
    o.path.clear();
    return 0;
  }
  if (lag <= 2.5f * float(under_way)) o.walked += o.pace * kStepSeconds;
  return whole_length(o.path);
}

// A push: the slots go forward, with a stop after each stretch.
void push_on(const Drill& drill, Simulation& s, std::size_t u) {
  UnitOrder& o = s.orders[u];
  const float d = std::min(o.push_left, o.pace * kStepSeconds);
  const Event& event = drill.events[o.event.index];
  o.push_left -= d;
  o.push_since_rest += d;
  o.anchor = o.anchor + o.push_direction * d;
  const Unit& unit = drill.units[u];
  for (int k = 0; k < unit.count; ++k) {
    Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    b.slot = b.slot + o.push_direction * d;
    b.awake = true;
  }
  if (event.step > 0 && o.push_since_rest >= event.step) {
    o.push_since_rest = 0;
    o.rest_until = s.t + event.rest;
  }
}

// A wheel: everything turns about the pivot, so that the outer flank keeps the drill pace.
void wheel_on(const Drill& drill, Simulation& s, std::size_t u) {
  UnitOrder& o = s.orders[u];
  const Unit& unit = drill.units[u];
  const float width = std::max(1.0f, extent_of(o.formation, in_ranks(unit)).east);
  // A little under the pace, so that who is a step behind catches up.
  const float most = o.pace * 0.85f * kStepSeconds / width;
  const float turn = std::clamp(o.wheel_left, -most, most);
  o.wheel_left = std::abs(o.wheel_left) > most ? o.wheel_left - turn : 0;
  const float c = exact_cos(turn), n = exact_sin(turn);
  const auto turned_about = [&](Vec2 p) {
    const Vec2 off = p - o.pivot;
    return o.pivot + Vec2{off.east * c + off.north * n, off.north * c - off.east * n};
  };
  const auto onward = [](float bearing) {
    return bearing < 0 ? bearing + 2 * kPi : bearing >= 2 * kPi ? bearing - 2 * kPi : bearing;
  };
  o.anchor = turned_about(o.anchor);
  o.bearing = onward(o.bearing + turn);
  for (int k = 0; k < unit.count; ++k) {
    Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    b.slot = turned_about(b.slot);
    b.slot_bearing = onward(b.slot_bearing + turn);
    b.awake = true;
  }
}

}  // namespace

void advance_orders(const Drill& drill, Simulation& s, std::vector<float>& path_length) {
  path_length.assign(s.orders.size(), 0);
  if (s.t / kStep % 10 == 0)
    for (std::size_t u = 0; u < s.orders.size(); ++u) exchange_slots(drill, s, u);
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    if (s.orders[u].path.size() >= 2) path_length[u] = walk_on(drill, s, u);
    if (s.orders[u].push_left > 0 && s.t >= s.orders[u].rest_until) push_on(drill, s, u);
    if (s.orders[u].wheel_left != 0) wheel_on(drill, s, u);
  }
}

Vec2 wanted(const Walker& walker, Body& b, float& speed) {
  const UnitOrder& order = walker.order;
  speed = order.pace * b.pace_factor;
  if (b.marching && order.path.size() >= 2) {
    if (walker.loose) return loose_wanted(walker, b);
    Vec2 forward;
    const float s = order.walked - b.back;
    // Before its turn to step off one waits where one stands.
    if (s < 0 && distance(b.at, order.path[0]) < 12) return b.at;
    const Vec2 middle = along(order.path, s, forward);
    Vec2 at = middle + right_of(forward) * b.side;
    // On the last stretch one files into line abreast of one's slot, and goes no farther; who stays in
    // column does not before it has wheeled onto its axis.
    constexpr float kLastStretch = 25, kFilesIn = 12, kOnTheAxis = 0.9f;  // metres, metres, cosine
    const bool wheels_yet = order.formation.shape == Shape::banjar &&
                            dot(forward, direction(order.path.back() - order.path[order.path.size() - 2])) < kOnTheAxis;
    const bool abreast = !wheels_yet && s > walker.path_length - kLastStretch && dot(b.slot - at, forward) < 0.3f &&
                         distance(b.slot, at) < kFilesIn;
    if (s < walker.path_length - 0.5f && !abreast) {
      // Nobody walks back to fall in: who is ahead of his place steps into its file and waits for it.
      constexpr float kWaitsFor = 8;  // metres
      if (const float ahead = dot(b.at - at, forward); ahead > 0 && ahead < kWaitsFor) at = at + forward * ahead;
      const float away = distance(b.at, at);
      speed *= away > 1.0f ? 1.35f : 1.1f;  // catches up with its place
      if (away > 2.5f) return next_waypoint(walker, b, at, walker.look);
      b.way.clear();
      return at;
    }
    b.marching = false;
  }
  return next_waypoint(walker, b, b.slot, walker.look);
}

}  // namespace scenes
