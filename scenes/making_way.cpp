// Who stands in the way of a line that pushes, of a column on the march or of a vehicle steps
// aside, and goes back when they have passed.
#include <algorithm>
#include <cmath>
#include <span>

#include "scenes/crowd.h"
#include "scenes/driving.h"
#include "scenes/exact_math.h"

namespace scenes {
namespace {

void step_aside(const World& world, Body& b, Vec2 to) {
  b.slot = pushed_out(world, to, kBodyRadius);
  b.marching = false;
  b.awake = true;
  b.way.clear();
  b.way_next = 0;
}

// Sends whoever stands within `lane` metres of a way to that side of it which is nearer; true:
// sent just now.
bool leaves_the_lane(const World& world, std::span<const Vec2> way, float lane, Body& b) {
  for (std::size_t i = 1; i < way.size(); ++i) {
    const Vec2 ahead = direction(way[i] - way[i - 1]), right = right_of(ahead), from = b.at - way[i - 1];
    const float x = dot(from, ahead), y = dot(from, right);
    if (x < 0 || x > distance(way[i], way[i - 1]) || std::abs(y) > lane) continue;
    if (std::abs(dot(b.slot - way[i - 1], right)) >= lane) continue;  // already on its way out
    if (b.aside == Aside::no) b.home = b.slot, b.aside = Aside::for_passers;
    step_aside(world, b, b.at + right * ((y < 0 ? -lane : lane) - y + (y < 0 ? -0.2f : 0.2f)));
    return true;
  }
  return false;
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
      if (leaves_the_lane(world, way, lane, b)) s.orders[u].pace = std::max(s.orders[u].pace, 0.9f);
    }
  }
}

constexpr Ms kLooksForColumns = 500;

// The next metres of a column's way.
void column_ahead(const UnitOrder& o, float reach, std::vector<Vec2>& out) {
  out.clear();
  float left = o.walked;
  for (std::size_t i = 1; i < o.path.size() && reach > 0; ++i) {
    const Vec2 leg = o.path[i] - o.path[i - 1];
    const float l = length(leg);
    if (l <= left) {
      left -= l;
      continue;
    }
    if (out.empty()) out.push_back(o.path[i - 1] + leg * (left / l));
    const float on = std::min(l - left, reach);
    out.push_back(out.back() + leg * (on / l));
    reach -= on;
    left = 0;
  }
}

// Whoever stands about in the way of a drilled column lets it through: it keeps its order and
// its pace, and would else push them along.
void before_a_column(const Drill& drill, const World& world, Simulation& s, std::size_t column,
                     std::vector<Vec2>& way) {
  constexpr float kComes = 7, kLane = 1.75f;  // metres: ahead of its head; to each side, three files and a little
  column_ahead(s.orders[column], kComes, way);
  const auto stands_about = [](const Body& b) {
    return !b.gone && !b.riding && !b.carried && !b.hurt && !b.marching && b.vote == VoteStep::none &&
           b.activity != Activity::seat && b.activity != Activity::treat;
  };
  for (std::size_t u = 0; u < s.orders.size() && way.size() > 1; ++u) {
    const Unit& unit = drill.units[u];
    const UnitOrder& o = s.orders[u];
    if (u == column || o.event == s.orders[column].event || (!unit.crowd && unit_types()[unit.type].drilled)) continue;
    for (int k = 0; k < unit.count; ++k) {
      Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
      if (!stands_about(b) || distance(b.at, way[0]) > kComes + kLane) continue;
      if (leaves_the_lane(world, way, kLane, b)) s.orders[u].pace = std::max(s.orders[u].pace, 1.0f);
    }
  }
}

bool column_near(const Drill& drill, const Simulation& s, Vec2 place) {
  constexpr float kNear = 6;  // metres
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    const Unit& unit = drill.units[u];
    if (s.orders[u].path.size() < 2 || unit.crowd || !unit_types()[unit.type].drilled) continue;
    for (int k = 0; k < unit.count; ++k) {
      const Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
      if (b.marching && !b.gone && distance(b.at, place) < kNear) return true;
    }
  }
  return false;
}

// Whoever made way for a vehicle or a column goes back when none is coming and none has stopped there.
void back_from_aside(const Drill& drill, const World& world, Simulation& s) {
  constexpr float kComing = 12, kRoom = 0.6f;  // metres
  Vehicles vehicles;
  bool placed = false;
  for (Body& b : s.bodies) {
    if (b.aside != Aside::for_passers || b.gone) continue;
    const bool coming = std::any_of(s.drives.begin(), s.drives.end(), [&](const Drive& d) {
      return !d.way.empty() && (distance(d.at, b.home) < kComing || distance(d.at, b.at) < kComing);
    });
    if (coming || column_near(drill, s, b.home)) continue;
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
  for (std::size_t u = 0; u < s.orders.size() && s.t % kLooksForColumns == 0; ++u)
    if (s.orders[u].path.size() >= 2 && !drill.units[u].crowd && unit_types()[drill.units[u].type].drilled)
      before_a_column(drill, world, s, u, way);
  for (std::size_t v = 0; v < s.drives.size(); ++v)
    if (!s.drives[v].way.empty()) before_a_vehicle(drill, world, s, v, way);
}

}  // namespace scenes
