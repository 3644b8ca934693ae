// What a unit does by word of command where it stands: forming, dressing, opening and closing
// its ranks, wheeling, holding, covering another line.
#include <algorithm>
#include <cmath>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {
namespace {

void take_formation(const Drill& drill, const World& world, Simulation& s, UnitId u, std::uint64_t salt) {
  const UnitOrder& order = s.orders[u.index];
  const Unit& unit = drill.units[u.index];
  for (int k = 0; k < unit.count; ++k) body(drill, s, u, k).marching = false;
  take_slots(drill, world, s, u,
             slots_of({.formation = order.formation,
                       .count = unit.count,
                       .support = unit.support,
                       .anchor = order.anchor,
                       .bearing = order.bearing,
                       .outline = nullptr,
                       .line = nullptr,
                       .seed = seed_of(drill, u, salt)}),
             positions(drill, s, u));
}

// An order on the spot: whatever the unit was on its way to is over.
void halt(UnitOrder& order, EventId id, const Event& e) {
  order.event = id;
  order.path.clear();
  order.pace = speed_of(e.pace);
  order.backwards = false;
  order.push_left = 0;
  order.wheel_left = 0;
}

}  // namespace

void form(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  if (e.where) {
    go(drill, world, e, id, e.who, {places_of(drill, s, e), resolve(drill, s, e.where), speed_of(e.pace)}, s);
    return;
  }
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    if (drill.units[u.index].count == 0) continue;
    if (e.forms) order.formation = e.formation;
    // It forms on the anchor that it has, or where it stands when it was on the way.
    if (!order.path.empty() || order.formation.shape == Shape::scattered) order.anchor = middle_of(drill, s, u);
    halt(order, id, e);
    order.posture = e.posture;
    order.bearing = bearing_towards(drill, s, e.facing, order.anchor, order.bearing);
    take_formation(drill, world, s, u, id.index);
  }
}

void dress(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    if (drill.units[u.index].count == 0 || fills_a_place(order.formation.shape)) continue;
    order.formation.interval = e.formation.interval;
    halt(order, id, e);
    take_formation(drill, world, s, u, id.index);
  }
}

void wheel(const Drill& drill, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0 || fills_a_place(order.formation.shape)) continue;
    halt(order, id, e);
    order.pace = kMarch;
    order.wheel_left = e.turn;
    // About the flank that it turns towards.
    const float half = extent_of(order.formation, in_ranks(unit)).east / 2 - kBodyRadius;
    order.pivot = order.anchor + right_of(direction_of(order.bearing)) * (e.turn > 0 ? half : -half);
    for (int k = 0; k < unit.count; ++k) {
      Body& b = body(drill, s, u, k);
      if (b.marching) b.slot = b.at;
      b.marching = false;
      b.way.clear();
      b.awake = true;
    }
  }
}

void hold(const Drill& drill, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    order.posture = e.posture;
    if (e.verb == Verb::hold && (!order.path.empty() || order.push_left > 0 || order.wheel_left != 0)) {
      order.event = id;
      order.path.clear();
      order.push_left = 0;
      order.wheel_left = 0;
      for (int k = 0; k < drill.units[u.index].count; ++k) {
        Body& b = body(drill, s, u, k);
        if (b.marching) b.slot = b.at;
        b.marching = false;
      }
    }
    // A crowd sits or lies down where it stands, not where it was on its way to.
    if (drill.units[u.index].crowd && e.posture != Posture::stand)
      for (int k = 0; k < drill.units[u.index].count; ++k)
        if (Body& b = body(drill, s, u, k); !b.marching) b.slot = b.at;
    wake(drill, s, u);
  }
}

void cover(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  if (e.who.empty() || e.by.empty()) return;
  // The front of all lines that are covered, as one.
  const Vec2 forward = direction_of(s.orders[e.by[0].index].bearing), right = right_of(forward);
  const Vec2 origin = s.orders[e.by[0].index].anchor;
  float left = 1e9f, most = -1e9f, ahead = -1e9f;
  for (UnitId line : e.by) {
    const UnitOrder& order = s.orders[line.index];
    const float half = extent_of(order.formation, in_ranks(drill.units[line.index])).east / 2;
    const float x = dot(order.anchor - origin, right);
    left = std::min(left, x - half);
    most = std::max(most, x + half);
    ahead = std::max(ahead, dot(order.anchor - origin, forward));
  }
  int count = 0;
  for (UnitId u : e.who) count += drill.units[u.index].count;
  const float interval = count > 0 ? (most - left) / float(count) : 0;
  float next = left;
  for (UnitId u : e.who) {
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0) continue;
    UnitOrder& order = s.orders[u.index];
    halt(order, id, e);
    order.posture = Posture::stand;
    order.leaving = false;
    order.formation = {.shape = Shape::bersaf, .ranks = 1, .interval = std::max(interval, 0.6f)};
    order.bearing = s.orders[e.by[0].index].bearing;
    const float width = interval * float(unit.count);
    order.anchor = origin + right * (next + width / 2) + forward * (ahead + e.distance);
    next += width;
    for (int k = 0; k < unit.count; ++k) body(drill, s, u, k).marching = false;
    take_slots(
        drill, world, s, u,
        slots_of({.formation = order.formation, .count = unit.count, .anchor = order.anchor, .bearing = order.bearing}),
        positions(drill, s, u));
  }
}

}  // namespace scenes
