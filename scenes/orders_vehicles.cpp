// Vehicles sent somewhere, and people who get in and out of them.
#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {

void order_vehicles(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  for (std::size_t i = 0; i < e.vehicles.size(); ++i) {
    Drive& d = s.drives[e.vehicles[i].index];
    std::vector<Vec2> through = places_of(drill, s, e);
    // Several vehicles at one place park in a row.
    const Place to = resolve(drill, s, e.where);
    const float bearing = to.bearing.value_or(0);
    if (!through.empty() && e.vehicles.size() > 1) {
      const VehicleType& type = vehicle_types()[drill.vehicles[e.vehicles[i].index].type];
      through.back() = through.back() + right_of(direction_of(bearing)) *
                                            ((float(i) - float(e.vehicles.size() - 1) / 2) * (type.width + 0.9f));
    }
    d.way.clear();
    Vec2 last = d.at;
    for (Vec2 p : through)
      for (Vec2 q : find_path(world, last, p)) {
        if (distance(q, last) > 0.05f) d.way.push_back(q);
        last = q;
      }
    d.way_next = 0;
    d.final_bearing = to.bearing ? *to.bearing : -1;
    if (e.facing) d.final_bearing = bearing_towards(drill, s, e.facing, to.at, 0);
  }
}

void embark(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  const Vec2 at = e.vehicles.empty() ? resolve(drill, s, e.where).at : s.drives[e.vehicles[0].index].at;
  Place to;
  to.at = at;
  go(drill, world, e, id, e.who, {{at}, to, speed_of(e.pace), 2, true}, s);
}

void disembark(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  for (UnitId u : e.who)
    for (int k = 0; k < drill.units[u.index].count; ++k) {
      Body& b = body(drill, s, u, k);
      if (!b.gone) continue;
      const Vec2 at = e.vehicles.empty() ? b.at : s.drives[e.vehicles[0].index].at;
      b.at = pushed_out(world, at + direction_of(float(k) * 2.4f) * (2.0f + 0.3f * float(k)), kBodyRadius);
      b.gone = false;
    }
}

}  // namespace scenes
