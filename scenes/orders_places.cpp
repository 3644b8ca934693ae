// Where an order's places are, and which slots people take there.
#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {

Body& body(const Drill& drill, Simulation& s, UnitId u, int k) {
  return s.bodies[drill.units[u.index].first_person + std::uint32_t(k)];
}

Vec2 middle_of(const Drill& drill, const Simulation& s, UnitId u) {
  Vec2 sum;
  int count = 0;
  for (UnitId leaf : leaves_of(drill, u)) {
    const Unit& unit = drill.units[leaf.index];
    for (int k = 0; k < unit.count; ++k) {
      const Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
      if (b.gone || b.carried) continue;
      sum = sum + b.at;
      ++count;
    }
  }
  return count > 0 ? sum * (1 / float(count)) : sum;
}

Place resolve(const Drill& drill, const Simulation& s, const Where& where) {
  const Venue& v = drill.venue;
  switch (where.kind) {
    case Where::Kind::point:
      return {v.points[where.index].at, v.points[where.index].bearing, nullptr, nullptr};
    case Where::Kind::area: {
      const NamedArea& a = v.areas[where.index];
      return {centre_of(a.outline), std::nullopt, &a.outline, nullptr};
    }
    case Where::Kind::route: {
      const std::vector<Vec2>& p = v.routes[where.index].points;
      return {p.back(), bearing_of(p.back() - p[p.size() - 2]), nullptr, &p};
    }
    case Where::Kind::unit:
      return {middle_of(drill, s, UnitId(where.index)), std::nullopt, nullptr, nullptr};
    case Where::Kind::vehicle:
      return {s.drives[where.index].at, std::nullopt, nullptr, nullptr};
    case Where::Kind::spot:
      return {where.spot, std::nullopt, nullptr, nullptr};
    case Where::Kind::none:
      break;
  }
  return {};
}

Vec2 nearest_edge(const Drill& drill, const Simulation& s, UnitId crowd, Vec2 from) {
  std::vector<Vec2> people;
  for (UnitId leaf : leaves_of(drill, crowd))
    for (Vec2 p : positions(drill, s, leaf)) people.push_back(p);
  if (people.empty()) return from;
  const auto edge = std::clamp<std::size_t>(people.size() / 10, 1, 12);
  std::stable_sort(people.begin(), people.end(), [&](Vec2 a, Vec2 b) { return distance(a, from) < distance(b, from); });
  Vec2 sum;
  for (std::size_t k = 0; k < edge; ++k) sum = sum + people[k];
  return sum * (1 / float(edge));
}

float bearing_towards(const Drill& drill, const Simulation& s, const Where& facing, Vec2 from, float otherwise) {
  if (!facing) return otherwise;
  const bool crowd = facing.kind == Where::Kind::unit && drill.units[facing.index].crowd;
  const Vec2 to = (crowd ? nearest_edge(drill, s, UnitId(facing.index), from) : resolve(drill, s, facing).at) - from;
  return length(to) > 0.1f ? bearing_of(to) : otherwise;
}

std::uint64_t seed_of(const Drill& drill, UnitId u, std::uint64_t salt) {
  return base::Random::at(drill.seed * 1000003u + salt, u.index);
}

void wake(const Drill& drill, Simulation& s, UnitId u) {
  for (int k = 0; k < drill.units[u.index].count; ++k) body(drill, s, u, k).awake = true;
}

std::vector<Vec2> positions(const Drill& drill, const Simulation& s, UnitId u) {
  std::vector<Vec2> out;
  const Unit& unit = drill.units[u.index];
  for (int k = 0; k < unit.count; ++k) out.push_back(s.bodies[unit.first_person + std::uint32_t(k)].at);
  return out;
}

// The slots of a unit at its order's anchor; people walk there by themselves.
void take_slots(const Drill& drill, const World& world, Simulation& s, UnitId u, const std::vector<Slot>& slots,
                const std::vector<Vec2>& from) {
  const Unit& unit = drill.units[u.index];
  const UnitOrder& order = s.orders[u.index];
  const std::vector<std::uint32_t> mine =
      assign_slots(from, slots, order.bearing, fills_a_place(order.formation.shape) ? 0 : unit.support);
  for (int k = 0; k < unit.count; ++k) {
    Body& b = body(drill, s, u, k);
    const Slot& slot = slots[mine[std::size_t(k)]];
    b.slot = pushed_out(world, slot.at, kBodyRadius);
    b.slot_bearing = slot.bearing;
    b.way.clear();
    b.way_next = 0;
    b.aside = Aside::no;
    b.hurt = false;
    b.awake = true;
    b.begin_anew();
  }
}

// Units that share an area share its slots: each takes a sector of it, so that groups
// stay together and nobody stands in another's place.
std::vector<std::vector<Slot>> shared_slots(const Drill& drill, const std::vector<UnitId>& units, Placing placing) {
  placing.count = 0;
  for (UnitId u : units) placing.count += drill.units[u.index].count;
  std::vector<Slot> all = slots_of(placing);
  if (units.size() > 1 && placing.formation.shape == Shape::scattered) {
    Vec2 middle;
    for (const Slot& slot : all) middle = middle + slot.at * (1 / float(all.size()));
    std::stable_sort(all.begin(), all.end(), [&](const Slot& a, const Slot& b) {
      return bearing_of(a.at - middle) < bearing_of(b.at - middle);
    });
  }
  std::vector<std::vector<Slot>> out;
  std::size_t next = 0;
  for (UnitId u : units) {
    const auto count = std::size_t(drill.units[u.index].count);
    out.emplace_back(all.begin() + std::ptrdiff_t(next), all.begin() + std::ptrdiff_t(next + count));
    next += count;
  }
  return out;
}

// A formation sent to an area stands in its middle; one sent to a point has its front there.
Vec2 anchor_in(const Place& place, const Formation& formation, int count, float bearing) {
  if (!place.outline || fills_a_place(formation.shape) || formation.shape == Shape::lingkar) return place.at;
  const float deep = extent_of(formation, count).north - 2 * kBodyRadius;
  return place.at + direction_of(bearing) * (deep / 2);
}

std::vector<Vec2> places_of(const Drill& drill, const Simulation& s, const Event& e) {
  std::vector<Vec2> through;
  const auto add = [&](const Where& w) {
    if (w.kind == Where::Kind::route) {
      const auto& p = drill.venue.routes[w.index].points;
      through.insert(through.end(), p.begin(), p.end());
    } else if (w) {
      through.push_back(resolve(drill, s, w).at);
    }
  };
  for (const Where& w : e.via) add(w);
  add(e.where);
  return through;
}

Simulation start_of(const Drill& drill, const World& world) {
  Simulation s;
  s.bodies.resize(drill.person_count);
  s.orders.resize(drill.units.size());
  s.drives.resize(drill.vehicles.size());
  for (std::size_t v = 0; v < drill.vehicles.size(); ++v) {
    const Place p = resolve(drill, s, drill.vehicles[v].at);
    s.drives[v].at = p.at;
    s.drives[v].bearing = drill.vehicles[v].bearing != 0 ? drill.vehicles[v].bearing : p.bearing.value_or(0);
  }
  const auto at_of = [&](UnitId u) {
    while (!drill.units[u.index].at && drill.units[u.index].parent) u = drill.units[u.index].parent;
    return drill.units[u.index].at;
  };
  for (std::size_t i = 0; i < drill.units.size(); ++i) {
    const Unit& unit = drill.units[i];
    if (unit.count == 0) continue;
    const UnitId u(i);
    const Where where = at_of(u);
    const Place p = resolve(drill, s, where);
    UnitOrder& order = s.orders[i];
    order.mood = unit.mood;
    order.formation = unit.crowd ? Formation{.shape = Shape::scattered} : unit.formation;
    order.bearing = bearing_towards(drill, s, unit.facing, p.at, p.bearing.value_or(kPi));
    order.anchor = anchor_in(p, order.formation, in_ranks(unit), order.bearing);
    // Everybody else who starts scattered in the same area has a share of it.
    std::vector<UnitId> together;
    std::size_t mine = 0;
    for (std::size_t k = 0; k < drill.units.size(); ++k) {
      const Unit& other = drill.units[k];
      const Where there = at_of(UnitId(k));
      const bool scatters = other.crowd || other.formation.shape == Shape::scattered;
      if (k != i && !(other.count > 0 && scatters && there.kind == where.kind && there.index == where.index &&
                      there.kind == Where::Kind::area && order.formation.shape == Shape::scattered))
        continue;
      if (k == i) mine = together.size();
      together.push_back(UnitId(k));
    }
    const Placing placing{.formation = order.formation,
                          .count = unit.count,
                          .support = unit.support,
                          .anchor = order.anchor,
                          .bearing = order.bearing,
                          .outline = p.outline,
                          .line = p.line,
                          .seed = seed_of(drill, together[0], 5)};
    const std::vector<Slot> slots = shared_slots(drill, together, placing)[mine];
    for (int k = 0; k < unit.count; ++k) {
      Body& b = body(drill, s, u, k);
      b.at = b.slot = pushed_out(world, slots[std::size_t(k)].at, kBodyRadius);
      b.bearing = b.slot_bearing = slots[std::size_t(k)].bearing;
      if (b.bearing < 0) b.bearing += 2 * kPi;
      b.slot_bearing = b.bearing;
    }
  }
  return s;
}

}  // namespace scenes
