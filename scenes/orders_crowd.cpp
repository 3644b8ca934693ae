// Pressing, parting and going home.
#include <cmath>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {

void push(const Drill& drill, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0) continue;
    const Vec2 from = middle_of(drill, s, u);
    Vec2 ahead = direction_of(order.bearing);
    if (e.where && unit.crowd) ahead = direction(resolve(drill, s, e.where).at - from, ahead);
    if (e.facing) ahead = direction_of(bearing_towards(drill, s, e.facing, from, order.bearing));
    order.event = id;
    order.path.clear();
    order.backwards = e.distance < 0;
    order.posture = unit.crowd ? Posture::stand : (e.distance < 0 ? Posture::bertahan : Posture::dorong);
    order.push_left = std::abs(e.distance);
    order.push_since_rest = 0;
    order.rest_until = s.t;
    order.push_direction = e.distance < 0 ? -ahead : ahead;
    order.pace = e.distance < 0 ? kBackStep : unit.crowd ? 0.8f : 0.5f;
    for (int k = 0; k < unit.count; ++k) {
      Body& b = body(drill, s, u, k);
      if (b.marching) b.slot = b.at;
      b.marching = false;
      b.awake = true;
    }
  }
}

void part(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  for (UnitId u : e.who) {
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0) continue;
    Vec2 from = e.where ? resolve(drill, s, e.where).at : middle_of(drill, s, u) + Vec2{0, 10};
    if (!e.by.empty()) from = middle_of(drill, s, e.by[0]);
    if (!e.vehicles.empty()) from = s.drives[e.vehicles[0].index].at;
    const Vec2 lane = direction(middle_of(drill, s, u) - from), right = right_of(lane);
    constexpr float kHalfLane = 1.75f;  // metres: an ambulance passes
    for (int k = 0; k < unit.count; ++k) {
      Body& b = body(drill, s, u, k);
      const float x = dot(b.at - from, right);
      if (std::abs(x) > kHalfLane + 0.3f) continue;
      b.slot = pushed_out(world, b.at + right * ((x < 0 ? -1.0f : 1.0f) * (kHalfLane + 0.4f) - x), kBodyRadius);
      b.marching = false;
      b.awake = true;
    }
    s.orders[u.index].pace = 1.0f;
  }
}

void disperse(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0 || e.exits.empty()) continue;
    const Vec2 from = middle_of(drill, s, u);
    const Where* best = &e.exits[0];
    float shortest = 1e9f;
    for (const Where& exit : e.exits) {
      const Vec2 to = resolve(drill, s, exit).at;
      Vec2 last = from;
      float way = 0;
      for (Vec2 p : find_path(world, from, to)) {
        way += distance(last, p);
        last = p;
      }
      if (way < shortest) {
        shortest = way;
        best = &exit;
      }
    }
    const Place to = resolve(drill, s, *best);
    go(drill, world, e, id, {u}, {{to.at}, to, speed_of(e.pace), 6, true}, s);
  }
}

}  // namespace scenes
