// What each verb orders: from an event to paths, slots and postures.
#include <algorithm>
#include <cmath>
#include <optional>

#include "base/random.h"
#include "scenes/driving.h"
#include "scenes/exact_math.h"
#include "scenes/simulation.h"

namespace scenes {
namespace {

struct Place {
  Vec2 at;
  std::optional<float> bearing;
  const std::vector<Vec2>* outline = nullptr;
  const std::vector<Vec2>* line = nullptr;
};

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
      if (b.gone) continue;
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

float bearing_towards(const Drill& drill, const Simulation& s, const Where& facing, Vec2 from, float otherwise) {
  if (!facing) return otherwise;
  const Vec2 to = resolve(drill, s, facing).at - from;
  return length(to) > 0.1f ? bearing_of(to) : otherwise;
}

std::uint64_t seed_of(const Drill& drill, UnitId u, std::uint64_t salt) {
  return base::Random::at(drill.seed * 1000003u + salt, u.index);
}

void wake(const Drill& drill, Simulation& s, UnitId u) {
  for (int k = 0; k < drill.units[u.index].count; ++k) body(drill, s, u, k).awake = true;
}

// The slots of a unit at its order's anchor; people walk there by themselves.
void take_slots(const Drill& drill, const World& world, Simulation& s, UnitId u, const std::vector<Slot>& slots,
                const std::vector<Vec2>& from) {
  const Unit& unit = drill.units[u.index];
  const UnitOrder& order = s.orders[u.index];
  const std::vector<std::uint32_t> mine = assign_slots(from, slots, order.bearing);
  for (int k = 0; k < unit.count; ++k) {
    Body& b = body(drill, s, u, k);
    const Slot& slot = slots[mine[std::size_t(k)]];
    b.slot = pushed_out(world, slot.at, kBodyRadius);
    b.slot_bearing = slot.bearing;
    b.way.clear();
    b.way_next = 0;
    b.awake = true;
  }
}

std::vector<Vec2> positions(const Drill& drill, const Simulation& s, UnitId u) {
  std::vector<Vec2> out;
  const Unit& unit = drill.units[u.index];
  for (int k = 0; k < unit.count; ++k) out.push_back(s.bodies[unit.first_person + std::uint32_t(k)].at);
  return out;
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

// A corner as a column takes it: cut short by up to `radius`, unless a wall is there.
void round_corners(const World& world, std::vector<Vec2>& path, float radius) {
  std::vector<Vec2> out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i == 0 || i + 1 == path.size()) {
      out.push_back(path[i]);
      continue;
    }
    const Vec2 in = path[i - 1] - path[i], on = path[i + 1] - path[i];
    const float cut = std::min({radius, length(in) * 0.45f, length(on) * 0.45f});
    const Vec2 a = path[i] + direction(in) * cut, b = path[i] + direction(on) * cut;
    if (dot(direction(in), direction(on)) < -0.97f || cut < 0.3f || !clear_between(world, a, b)) {
      out.push_back(path[i]);
      continue;
    }
    for (const float t : {0.0f, 0.25f, 0.5f, 0.75f, 1.0f}) {
      const Vec2 one = a + (path[i] - a) * t, other = path[i] + (b - path[i]) * t;
      out.push_back(one + (other - one) * t);
    }
  }
  path = std::move(out);
}

// The way of a unit's middle through all places that it is sent by. `room`: metres that it
// needs to each side.
std::vector<Vec2> way_through(const Drill& drill, const World& world, const Simulation& s, Vec2 from,
                              const std::vector<Vec2>& places, float room) {
  Vehicles parked;
  place_vehicles(drill, s, parked);
  std::vector<Vec2> path{from};
  for (Vec2 p : places)
    for (Vec2 q : round_parked(world, parked, path.back(), find_path(world, path.back(), p), room))
      if (distance(q, path.back()) > 0.05f) path.push_back(q);
  round_corners(world, path, 3.0f);
  return path;
}

// People fall in on the path: rows from the front, as they stand now. Returns the depth.
float fall_in(const Drill& drill, Simulation& s, UnitId u, int files, float start_back, float width) {
  const Unit& unit = drill.units[u.index];
  UnitOrder& order = s.orders[u.index];
  const Vec2 forward = direction(order.path[1] - order.path[0]), right = right_of(forward);
  const bool loose = unit.crowd || !unit_types()[unit.type].drilled;
  const float gap = loose ? 1.15f : 0.95f, interval = loose ? width / float(files) : 0.8f;
  std::vector<int> who;
  for (int k = 0; k < unit.count; ++k) who.push_back(k);
  std::stable_sort(who.begin(), who.end(), [&](int a, int b) {
    return dot(body(drill, s, u, a).at, forward) > dot(body(drill, s, u, b).at, forward);
  });
  for (std::size_t r = 0; r < who.size(); r += std::size_t(files)) {
    const std::size_t end = std::min(who.size(), r + std::size_t(files));
    std::stable_sort(who.begin() + std::ptrdiff_t(r), who.begin() + std::ptrdiff_t(end), [&](int a, int b) {
      return dot(body(drill, s, u, a).at, right) < dot(body(drill, s, u, b).at, right);
    });
    for (std::size_t i = r; i < end; ++i) {
      Body& b = body(drill, s, u, who[i]);
      base::Random random(seed_of(drill, u, 77 + std::uint64_t(who[i])));
      const float sway = loose ? 0.3f : 0.0f;
      b.back = start_back + float(r / std::size_t(files)) * gap + random.between(-sway, sway);
      b.side = (float(i - r) - float(end - r - 1) / 2) * interval + random.between(-sway, sway);
      b.pace_factor = loose ? random.between(0.95f, 1.05f) : 1.0f;
      if (loose) {
        // Small groups of three walk abreast, on the side of the path where they are now.
        const auto group = std::uint64_t(i / 3);
        base::Random shared(seed_of(drill, u, 991 + group));
        b.pace_factor *= shared.between(0.88f, 1.1f);
        b.side = std::clamp(shared.between(-0.5f, 0.5f) * width + (float(i % 3) - 1) * 0.7f, -width / 2, width / 2);
        b.progress = std::max(0.0f, dot(b.at - order.path[0], forward));
        b.stuck = 0;
      }
      b.marching = true;
      b.awake = true;
    }
  }
  return float((unit.count + files - 1) / files) * gap;
}

// A crowd stops before a line that stands there, however the script names the place: its
// slots move back, along the way that the line looks.
constexpr float kBeforeLine = 2.5f;  // metres

void keep_before_lines(const Drill& drill, const Simulation& s, std::vector<std::vector<Slot>>& shared) {
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    const Unit& unit = drill.units[u];
    const UnitOrder& line = s.orders[u];
    const Shape shape = line.formation.shape;
    if (unit.crowd || unit.count < 8 || !unit_types()[unit.type].drilled || shape == Shape::scattered ||
        shape == Shape::posts || shape == Shape::banjar || shape == Shape::seated || shape == Shape::lingkar)
      continue;
    const Vec2 forward = direction_of(line.bearing), right = right_of(forward);
    const float half = extent_of(line.formation, unit.count).east / 2 + 1.0f;
    float back = 0, mean = 0, count = 0;
    for (const auto& slots : shared)
      for (const Slot& slot : slots) {
        const float x = dot(slot.at - line.anchor, forward), y = dot(slot.at - line.anchor, right);
        mean += x;
        count += 1;
        if (std::abs(y) < half && x > -12 && x < kBeforeLine) back = std::max(back, kBeforeLine - x);
      }
    if (back <= 0 || mean / count < -2 || mean / count > 30) continue;
    for (auto& slots : shared)
      for (Slot& slot : slots) slot.at = slot.at + forward * back;
  }
}

bool fills_a_place(Shape shape) { return shape == Shape::scattered || shape == Shape::posts || shape == Shape::seated; }

// A formation sent to an area stands in its middle; one sent to a point has its front there.
Vec2 anchor_in(const Place& place, const Formation& formation, int count, float bearing) {
  if (!place.outline || fills_a_place(formation.shape) || formation.shape == Shape::lingkar) return place.at;
  const float deep = extent_of(formation, count).north - 2 * kBodyRadius;
  return place.at + direction_of(bearing) * (deep / 2);
}

struct Going {
  std::vector<Vec2> through;  // places on the way, the last one is where it ends
  Place to;
  float pace = kMarch;
  float width = 3;
  bool leaving = false;
};

void go(const Drill& drill, const World& world, const Event& event, EventId id, const std::vector<UnitId>& units,
        const Going& going, Simulation& s) {
  float back = 0;
  std::vector<UnitId> loose;
  for (UnitId u : units)
    if (drill.units[u.index].count > 0) loose.push_back(u);
  const auto formation_of = [&](UnitId u) {
    if (event.forms) return event.formation;
    // An escort walks and waits in two files, whatever it stood in before.
    if (event.verb == Verb::escort && !drill.units[u.index].crowd) return Formation{.shape = Shape::banjar, .front = 2};
    if (going.leaving || drill.units[u.index].crowd) return Formation{.shape = Shape::scattered};
    return s.orders[u.index].formation;
  };
  for (std::size_t i = 0; i < loose.size(); ++i) {
    const UnitId u = loose[i];
    const Unit& unit = drill.units[u.index];
    UnitOrder& order = s.orders[u.index];
    const Vec2 from = middle_of(drill, s, u);
    const Formation formation = formation_of(u);
    order.event = id;
    std::vector<Vec2> through = going.through;
    // Who already stands beside the first stretch joins it there instead of walking back.
    if (through.size() >= 2) {
      const Vec2 leg = through[1] - through[0];
      const float l = dot(leg, leg);
      const Vec2 join = through[0] + leg * (l > 0 ? std::clamp(dot(from - through[0], leg) / l, 0.0f, 1.0f) : 0.0f);
      if (distance(from, join) < 15 && clear_between(world, from, join)) through[0] = join;
    }
    const bool walks_loosely = unit.crowd || !unit_types()[unit.type].drilled;
    order.path = way_through(drill, world, s, from, through, walks_loosely ? 0.6f : 1.3f);
    order.pace = going.pace;
    order.posture = event.posture;
    order.backwards = false;
    order.leaving = going.leaving;
    order.push_left = 0;
    order.formation = formation;
    const Vec2 last = order.path.size() >= 2 ? order.path.back() - order.path[order.path.size() - 2] : Vec2{0, 1};
    order.bearing =
        bearing_towards(drill, s, event.facing, going.to.at, going.to.bearing.value_or(bearing_of(direction(last))));
    const Placing placing{.formation = formation,
                          .count = unit.count,
                          .anchor = anchor_in(going.to, formation, unit.count, order.bearing),
                          .bearing = order.bearing,
                          .outline = going.to.outline,
                          .line = going.to.line,
                          .seed = seed_of(drill, u, id.index)};
    order.anchor = placing.anchor;
    std::vector<Slot> slots;
    if (fills_a_place(formation.shape)) {
      // Those who fill the place in the same way share it.
      std::vector<UnitId> alike;
      for (UnitId v : loose)
        if (formation_of(v).shape == formation.shape) alike.push_back(v);
      const auto mine = std::size_t(std::find(alike.begin(), alike.end(), u) - alike.begin());
      Placing together = placing;
      together.seed = seed_of(drill, alike[0], id.index);
      std::vector<std::vector<Slot>> shared = shared_slots(drill, alike, together);
      if (unit.crowd && !going.leaving) keep_before_lines(drill, s, shared);
      slots = std::move(shared[mine]);
    } else {
      // Several drilled units at one place stand side by side.
      Placing own = placing;
      const float each = extent_of(formation, unit.count).east + 1.0f;
      own.anchor =
          placing.anchor + right_of(direction_of(order.bearing)) * ((float(i) - float(loose.size() - 1) / 2) * each);
      order.anchor = own.anchor;
      slots = slots_of(own);
    }
    float whole = 0;
    for (std::size_t k = 1; k < order.path.size(); ++k) whole += distance(order.path[k - 1], order.path[k]);
    const int files = walks_loosely ? std::clamp(int(going.width / 1.1f), 1, 6) : 3;
    const float depth = float((unit.count + files - 1) / files);
    std::vector<Vec2> arrive = positions(drill, s, u);
    order.walked = 0;
    for (int k = 0; k < unit.count; ++k) body(drill, s, u, k).marching = false;
    if (order.path.size() >= 2 && whole > 6 && whole > depth * 0.6f) {
      back += fall_in(drill, s, u, files, back, std::max(1.0f, going.width - 1)) + (walks_loosely ? 1.5f : 2.5f);
      order.walked = std::min(depth / 2, whole / 4);
      const Vec2 end_forward = direction(last), end_right = right_of(end_forward);
      for (int k = 0; k < unit.count; ++k) {
        const Body& b = body(drill, s, u, k);
        arrive[std::size_t(k)] = order.path.back() - end_forward * b.back + end_right * b.side;
      }
    } else {
      order.path.clear();
    }
    take_slots(drill, world, s, u, slots, arrive);
  }
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

void form(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  if (e.where) {
    go(drill, world, e, id, e.who, {places_of(drill, s, e), resolve(drill, s, e.where), speed_of(e.pace)}, s);
    return;
  }
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0) continue;
    if (e.forms) order.formation = e.formation;
    // It forms on the anchor that it has, or where it stands when it was on the way.
    if (!order.path.empty() || order.formation.shape == Shape::scattered) order.anchor = middle_of(drill, s, u);
    order.event = id;
    order.path.clear();
    order.posture = e.posture;
    order.pace = speed_of(e.pace);
    order.backwards = false;
    order.push_left = 0;
    order.bearing = bearing_towards(drill, s, e.facing, order.anchor, order.bearing);
    for (int k = 0; k < unit.count; ++k) body(drill, s, u, k).marching = false;
    take_slots(drill, world, s, u,
               slots_of({.formation = order.formation,
                         .count = unit.count,
                         .anchor = order.anchor,
                         .bearing = order.bearing,
                         .outline = nullptr,
                         .line = nullptr,
                         .seed = seed_of(drill, u, id.index)}),
               positions(drill, s, u));
  }
}

void hold(const Drill& drill, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    order.posture = e.posture;
    if (e.verb == Verb::hold && (!order.path.empty() || order.push_left > 0)) {
      order.event = id;
      order.path.clear();
      order.push_left = 0;
      for (int k = 0; k < drill.units[u.index].count; ++k) {
        Body& b = body(drill, s, u, k);
        if (b.marching) b.slot = b.at;
        b.marching = false;
      }
    }
    wake(drill, s, u);
  }
}

constexpr float kGateEvery = 3.75f;  // metres: five files
constexpr float kSwapAhead = 1.9f;   // the relieving line stands this far before the old one

void relieve(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  for (std::size_t i = 0; i < e.by.size() && !e.who.empty(); ++i) {
    const UnitId old_unit = e.who[std::min(i, e.who.size() - 1)], fresh = e.by[i];
    UnitOrder& line = s.orders[old_unit.index];
    UnitOrder& order = s.orders[fresh.index];
    const Vec2 forward = direction_of(line.bearing), right = right_of(forward);
    const auto gate_of = [&](Vec2 p) {
      return std::floor(dot(p - line.anchor, right) / kGateEvery + 0.5f) * kGateEvery;
    };
    // Gates of two metres: files beside a gate close up, every other one drops back.
    for (int k = 0; k < drill.units[old_unit.index].count; ++k) {
      Body& b = body(drill, s, old_unit, k);
      const float x = dot(b.slot - line.anchor, right), gate = gate_of(b.slot), dx = x - gate;
      const float aside = (dx < 0 ? -1.0f : 1.0f) * (1.0f + std::abs(dx) * 0.45f) - dx;
      const bool drops = (int(std::floor(std::abs(dx) / 0.75f)) & 1) != 0;
      b.slot = b.slot + right * aside - forward * (drops ? 0.75f : 0.0f);
      b.awake = true;
    }
    line.event = id;
    line.pace = 0.7f;
    line.path.clear();
    line.posture = Posture::stand;
    order.event = id;
    order.formation = e.forms ? e.formation : Formation{.shape = Shape::bersaf, .ranks = 2, .interval = 0.65f};
    order.anchor = line.anchor + forward * kSwapAhead;
    order.bearing = line.bearing;
    order.pace = speed_of(Pace::march);
    order.path.clear();
    order.posture = Posture::siaga;
    order.push_left = 0;
    order.backwards = false;
    for (int k = 0; k < drill.units[fresh.index].count; ++k) body(drill, s, fresh, k).marching = false;
    take_slots(drill, world, s, fresh,
               slots_of({.formation = order.formation,
                         .count = drill.units[fresh.index].count,
                         .anchor = order.anchor,
                         .bearing = order.bearing}),
               positions(drill, s, fresh));
    for (int k = 0; k < drill.units[fresh.index].count; ++k) {
      Body& b = body(drill, s, fresh, k);
      if (dot(b.at - line.anchor, forward) > 0) continue;
      const Vec2 gate = line.anchor + right * gate_of(b.slot);
      b.way = find_path(world, b.at, gate - forward * 2.6f);
      b.way.push_back(gate + forward * 0.9f);
      b.way.push_back(b.slot);
      b.way_next = 0;
    }
  }
  s.pending.push_back({s.t + e.lasts * 6 / 10, id});
}

void step_back(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0) continue;
    const Vec2 forward = direction_of(order.bearing);
    order.anchor = order.anchor - forward * 10;
    order.pace = kBackStep;
    order.backwards = true;
    // What stands behind (a fence, a wall) ends the step back earlier.
    while (clearance(world, order.anchor) < 1.5f && distance(order.anchor, middle_of(drill, s, u)) > 1.5f)
      order.anchor = order.anchor + forward * 0.5f;
    take_slots(
        drill, world, s, u,
        slots_of({.formation = order.formation, .count = unit.count, .anchor = order.anchor, .bearing = order.bearing}),
        positions(drill, s, u));
  }
}

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

void embark(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  const Vec2 at = e.vehicles.empty() ? resolve(drill, s, e.where).at : s.drives[e.vehicles[0].index].at;
  Place to;
  to.at = at;
  go(drill, world, e, id, e.who, {{at}, to, speed_of(e.pace), 2, true}, s);
}

void disembark(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who)
    for (int k = 0; k < drill.units[u.index].count; ++k) {
      Body& b = body(drill, s, u, k);
      if (!b.gone) continue;
      const Vec2 at = e.vehicles.empty() ? b.at : s.drives[e.vehicles[0].index].at;
      b.at = pushed_out(world, at + direction_of(float(k) * 2.4f) * (2.0f + 0.3f * float(k)), kBodyRadius);
      b.gone = false;
    }
  if (e.where) form(drill, world, e, id, s);
}

}  // namespace

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
    order.formation = unit.crowd ? Formation{.shape = Shape::scattered} : unit.formation;
    order.bearing = bearing_towards(drill, s, unit.facing, p.at, p.bearing.value_or(kPi));
    order.anchor = anchor_in(p, order.formation, unit.count, order.bearing);
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

void begin_event(const Drill& drill, const World& world, const TimedEvent& timed, Simulation& s) {
  const Event& e = drill.events[timed.event.index];
  const EventId id = timed.event;
  const float width = e.where.kind == Where::Kind::route ? drill.venue.routes[e.where.index].width : 3;
  const auto pass = [&](std::vector<UnitId> who) {
    go(drill, world, e, id, who, {places_of(drill, s, e), resolve(drill, s, e.where), speed_of(e.pace), width}, s);
  };
  switch (e.verb) {
    case Verb::move:
    case Verb::gather:
    case Verb::march:
      if (e.where) pass(e.who);
      order_vehicles(drill, world, e, s);
      break;
    case Verb::barrier:
      order_vehicles(drill, world, e, s);
      break;
    case Verb::form:
      form(drill, world, e, id, s);
      break;
    case Verb::hold:
    case Verb::sit:
      hold(drill, e, id, s);
      break;
    case Verb::relieve:
      relieve(drill, world, e, id, s);
      break;
    case Verb::escort: {
      std::vector<UnitId> all = e.who;
      all.insert(all.begin() + std::ptrdiff_t((all.size() + 1) / 2), e.by.begin(), e.by.end());
      pass(all);
      break;
    }
    case Verb::embark:
      embark(drill, world, e, id, s);
      break;
    case Verb::disembark:
      disembark(drill, world, e, id, s);
      break;
    case Verb::surge:
    case Verb::push:
      push(drill, e, id, s);
      break;
    case Verb::part:
      part(drill, world, e, s);
      break;
    case Verb::disperse:
      disperse(drill, world, e, id, s);
      break;
    case Verb::treat:
    case Verb::detain:
      if (!e.by.empty() && !e.who.empty()) {
        const Vec2 at = middle_of(drill, s, e.by[0]);
        Place to;
        to.at = at + direction(middle_of(drill, s, e.who[0]) - at) * 1.2f;
        go(drill, world, e, id, e.who, {{to.at}, to, speed_of(Pace::run), 2}, s);
        if (e.where) s.pending.push_back({s.t + e.lasts / 2, id});
      }
      break;
    default:
      break;  // says, shows or counts; nobody walks
  }
}

void continue_event(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  if (e.verb == Verb::relieve) return step_back(drill, world, e, s);
  std::vector<UnitId> all = e.by;
  all.insert(all.end(), e.who.begin(), e.who.end());
  const EventId id = s.orders[e.who[0].index].event;
  go(drill, world, e, id, all, {places_of(drill, s, e), resolve(drill, s, e.where), kMarch, 2}, s);
}

}  // namespace scenes
