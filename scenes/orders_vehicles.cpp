// Vehicles sent somewhere, alone or in column, with wire behind them; and people who get in
// and out of them.
#include <algorithm>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {
namespace {

const VehicleType& type_of(const Drill& drill, VehicleId v) { return vehicle_types()[drill.vehicles[v.index].type]; }
bool is_bike(const VehicleType& type) { return type.width < 1.1f; }

std::vector<Vec2> way_of(const World& world, Vec2 from, const std::vector<Vec2>& through) {
  std::vector<Vec2> way;
  for (Vec2 p : through)
    for (Vec2 q : find_path(world, from, p)) {
      if (distance(q, from) > 0.05f) way.push_back(q);
      from = q;
    }
  return way;
}

// The k-th of a column of one or two files: beside and behind the first, on the same way.
void join_column(const Drill& drill, const Event& e, std::size_t k, Drive& d) {
  const VehicleType& type = type_of(drill, e.vehicles[k]);
  const auto files = is_bike(type) ? std::size_t(std::clamp(e.formation.front, 1, 2)) : std::size_t(1);
  const float row = float(k / files), gap = type.length + (e.formation.rank_gap > 0 ? e.formation.rank_gap : 2.0f);
  const float aside = files == 1 ? 0.0f : k % 2 == 0 ? -0.8f : 0.8f;
  Vec2 last = d.at;
  std::vector<Vec2> way;
  for (std::size_t i = 0; i < d.way.size(); ++i) {
    const Vec2 ahead = direction(i + 1 < d.way.size() ? d.way[i + 1] - d.way[i] : d.way[i] - last);
    last = d.way[i];
    way.push_back(d.way[i] + right_of(ahead) * aside);
  }
  d.way = std::move(way);
  d.gap = gap;
  d.cut = row * gap;
  d.follows = k >= files ? std::int32_t(e.vehicles[k - files].index) : -1;
  // It stops short of the end by its place in the column.
  for (float left = d.cut; left > 0 && d.way.size() > 1;) {
    const Vec2 leg = d.way.back() - d.way[d.way.size() - 2];
    const float l = length(leg);
    if (l > left + 0.1f) {
      d.way.back() = d.way.back() - leg * (left / l);
      break;
    }
    left -= l;
    d.way.pop_back();
  }
}

}  // namespace

void order_vehicles(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  const bool column = e.formation.shape == Shape::banjar && (e.forms || e.verb == Verb::split);
  for (std::size_t i = 0; i < e.vehicles.size(); ++i) {
    Drive& d = s.drives[e.vehicles[i].index];
    std::vector<Vec2> through = places_of(drill, s, e);
    // Several vehicles at one place park in a row.
    const Place to = resolve(drill, s, e.where);
    const float bearing = to.bearing.value_or(0);
    if (!column && !through.empty() && e.vehicles.size() > 1)
      through.back() =
          through.back() + right_of(direction_of(bearing)) * ((float(i) - float(e.vehicles.size() - 1) / 2) *
                                                              (type_of(drill, e.vehicles[i]).width + 0.9f));
    d.way = way_of(world, d.at, through);
    d.way_next = 0;
    d.follows = -1;
    d.cut = d.gap = d.most_speed = 0;
    d.unrolls = 0;
    d.final_bearing = to.bearing && !column ? *to.bearing : -1;
    if (e.facing) d.final_bearing = bearing_towards(drill, s, e.facing, to.at, 0);
    if (column) join_column(drill, e, i, d);
  }
}

void unroll_barrier(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  constexpr float kSlowest = 0.3f, kFastest = 1.5f;  // metres per second: the crew walks behind and spreads the coils
  const std::vector<Vec2> route = places_of(drill, s, e);
  if (route.size() < 2) return;
  float whole = 0;
  for (std::size_t i = 1; i < route.size(); ++i) whole += distance(route[i - 1], route[i]);
  for (VehicleId v : e.vehicles) {
    Drive& d = s.drives[v.index];
    d.way = way_of(world, d.at, {route[0]});
    d.unrolls = std::uint32_t(d.way.size());
    d.way.insert(d.way.end(), route.begin() + 1, route.end());
    d.way_next = 0;
    d.follows = -1;
    d.cut = d.gap = 0;
    d.wire.clear();
    d.final_bearing = -1;
    d.most_speed = std::clamp(whole * 1000 / float(std::max<Ms>(1000, e.lasts)), kSlowest, kFastest);
  }
}

namespace {

// Two to a motorbike, from the end that is nearer; who finds none is left standing.
void mount(const Drill& drill, const Event& e, EventId id, Simulation& s) {
  std::size_t next = 0;
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    order.event = id;
    order.path.clear();
    order.pace = speed_of(e.pace);
    order.posture = Posture::stand;
    order.backwards = false;
    order.push_left = order.wheel_left = 0;
    order.leaving = true;
    order.formation = {.shape = Shape::scattered};
    for (int k = 0; k < drill.units[u.index].count; ++k, ++next) {
      Body& b = body(drill, s, u, k);
      b.marching = false;
      b.way.clear();
      b.awake = true;
      b.mount = 0;
      if (next / 2 >= e.vehicles.size()) {
        b.slot = b.at;
        continue;
      }
      const VehicleId v = e.vehicles[next / 2];
      const Drive& d = s.drives[v.index];
      const Vec2 forward = direction_of(d.bearing);
      const float aside = next % 2 == 0 ? -0.3f : 0.3f;
      b.mount = std::uint16_t(v.index + 1);
      b.back = next % 2 == 0 ? 0.12f : -0.5f;  // the seat, metres ahead of the middle
      const float end = dot(b.at - d.at, forward) > 0 ? 1.0f : -1.0f;
      b.slot = d.at + forward * (end * (type_of(drill, v).length / 2 + kBodyRadius + 0.1f)) + right_of(forward) * aside;
      b.slot_bearing = d.bearing;
      order.anchor = d.at;
    }
  }
}

}  // namespace

void embark(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  if (!e.vehicles.empty() && is_bike(type_of(drill, e.vehicles[0]))) return mount(drill, e, id, s);
  const Vec2 at = e.vehicles.empty() ? resolve(drill, s, e.where).at : s.drives[e.vehicles[0].index].at;
  Place to;
  to.at = at;
  go(drill, world, e, id, e.who, {{at}, to, speed_of(e.pace), 2, true}, s);
}

void disembark(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  for (UnitId u : e.who) {
    s.orders[u.index].leaving = false;
    for (int k = 0; k < drill.units[u.index].count; ++k) {
      Body& b = body(drill, s, u, k);
      if (b.riding) {
        const Drive& d = s.drives[std::size_t(b.mount - 1)];
        const Vec2 right = right_of(direction_of(d.bearing));
        b.slot = pushed_out(world, b.at + right * (k % 2 == 0 ? -0.75f : 0.75f), kBodyRadius);
        b.riding = false;
        b.mount = 0;
        b.awake = true;
        continue;
      }
      if (!b.gone) continue;
      const Vec2 at = e.vehicles.empty() ? b.at : s.drives[e.vehicles[0].index].at;
      b.at = pushed_out(world, at + direction_of(float(k) * 2.4f) * (2.0f + 0.3f * float(k)), kBodyRadius);
      b.gone = false;
    }
  }
}

}  // namespace scenes
