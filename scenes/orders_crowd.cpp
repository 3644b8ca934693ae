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
    order.wheel_left = 0;
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

namespace {

// Everybody of `u` within `half` metres of the line goes to its side and notes where he stood.
void clear_lane(const Drill& drill, const World& world, const std::vector<Vec2>& line, float half, UnitId u,
                Simulation& s) {
  for (int k = 0; k < drill.units[u.index].count; ++k) {
    Body& b = body(drill, s, u, k);
    if (b.gone) continue;
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Vec2 lane = direction(line[i] - line[i - 1]), right = right_of(lane);
      const float along = dot(b.at - line[i - 1], lane), x = dot(b.at - line[i - 1], right);
      if (along < -half || along > distance(line[i], line[i - 1]) + half || std::abs(x) > half + 0.3f) continue;
      b.home = b.aside ? b.home : b.slot;
      b.aside = true;
      b.slot = pushed_out(world, b.at + right * ((x < 0 ? -1.0f : 1.0f) * (half + 0.4f) - x), kBodyRadius);
      b.marching = false;
      b.awake = true;
      break;
    }
  }
  s.orders[u.index].pace = 1.0f;
}

}  // namespace

void part(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  constexpr float kHalfLane = 1.75f;  // metres: an ambulance passes
  for (UnitId u : e.who) {
    if (drill.units[u.index].count == 0) continue;
    const Vec2 middle = middle_of(drill, s, u);
    Vec2 from = e.where ? resolve(drill, s, e.where).at : middle + Vec2{0, 10};
    if (!e.by.empty()) from = middle_of(drill, s, e.by[0]);
    if (!e.vehicles.empty()) from = s.drives[e.vehicles[0].index].at;
    const Vec2 through = middle + direction(middle - from) * 100;
    clear_lane(drill, world, {from, through}, kHalfLane, u, s);
  }
  if (e.lasts > 0) s.pending.push_back({s.t + e.lasts, id});
}

void split(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  constexpr float kHalfLane = 2.25f;  // metres: two motorbikes abreast
  std::vector<Vec2> line = places_of(drill, s, e);
  if (line.empty()) return;
  if (line.size() == 1 && !e.vehicles.empty()) line.insert(line.begin(), s.drives[e.vehicles[0].index].at);
  for (UnitId u : e.by)
    if (drill.units[u.index].count > 0) clear_lane(drill, world, line, kHalfLane, u, s);
  if (e.lasts > 0) s.pending.push_back({s.t + e.lasts, id});
}

void close_lane(const Drill& drill, const Event& e, Simulation& s) {
  for (const std::vector<UnitId>* list : {&e.who, &e.by})
    for (UnitId u : *list)
      for (int k = 0; k < drill.units[u.index].count; ++k) {
        Body& b = body(drill, s, u, k);
        if (!b.aside) continue;
        b.aside = false;
        b.slot = b.home;
        b.awake = true;
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
