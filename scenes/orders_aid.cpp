// Medics at work: to somebody who is hurt, round him, and away with him on a stretcher.
#include <algorithm>
#include <cmath>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {
namespace {

constexpr float kRoomRound = 2.0f;  // metres that others leave the medics round the hurt
constexpr float kAround = 1.15f;    // metres from the hurt to those who kneel round him, at least
constexpr float kEach = 0.65f;      // metres that each takes on that circle
constexpr float kAbreast = 1.8f;    // metres that bearers with others beside them keep off what is parked

// Those of a crowd step back from a place, and come back when the lane there closes.
void make_room(const Drill& drill, const World& world, Simulation& s, Vec2 at, std::uint32_t but) {
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const Unit& unit = drill.units[u];
    if (!unit.crowd) continue;
    s.orders[u].pace = std::max(s.orders[u].pace, 1.0f);
    for (int k = 0; k < unit.count; ++k) {
      const std::uint32_t i = unit.first_person + std::uint32_t(k);
      Body& b = s.bodies[i];
      if (i == but || b.gone || b.marching || distance(b.at, at) > kRoomRound) continue;
      make_way(b, pushed_out(world, at + direction(b.at - at) * (kRoomRound + 0.3f), kBodyRadius));
    }
  }
}

// Medics all round, looking in.
std::vector<Slot> round_the_hurt(Vec2 at, Vec2 from, int count) {
  const float radius = std::max(kAround, float(count) * kEach / (2 * kPi)), first = bearing_of(from - at);
  std::vector<Slot> slots;
  for (int k = 0; k < count; ++k) {
    const float bearing = first + float(k) * 2 * kPi / float(count);
    const Vec2 out = direction_of(bearing >= 2 * kPi ? bearing - 2 * kPi : bearing);
    slots.push_back({at + out * radius, bearing_of(at - (at + out))});
  }
  return slots;
}

}  // namespace

void treat(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  if (e.by.empty() || e.who.empty()) return;
  const Vec2 from = middle_of(drill, s, e.who[0]);
  const std::uint32_t hurt = nearest_person(drill, s, e.by, from, drill.person_count);
  if (hurt == drill.person_count) return;
  Body& patient = s.bodies[hurt];
  patient.hurt = patient.awake = true;
  patient.marching = false;
  patient.slot = patient.at;
  make_room(drill, world, s, patient.at, hurt);
  Place to;
  to.at = patient.at + direction(from - patient.at) * kAround;
  go(drill, world, e, id, e.who, {{to.at}, to, speed_of(Pace::run), 2}, s);
  int count = 0;
  for (UnitId u : e.who) count += drill.units[u.index].count;
  const std::vector<Slot> all = round_the_hurt(patient.at, from, count);
  std::size_t next = 0;
  for (UnitId u : e.who) {
    const auto many = std::size_t(drill.units[u.index].count);
    s.orders[u.index].formation = {.shape = Shape::scattered};
    take_slots(drill, world, s, u, {all.begin() + std::ptrdiff_t(next), all.begin() + std::ptrdiff_t(next + many)},
               positions(drill, s, u));
    next += many;
  }
  s.stretchers.push_back({.event = id, .hurt = hurt, .medics = e.who[0], .place = patient.at});
  if (e.where) s.pending.push_back({s.t + e.lasts / 2, id, s.t + e.lasts});
}

namespace {

// The two nearest medics to its ends; the others stay round it.
void to_the_ends(const Drill& drill, const World& world, const Event& e, Vec2 ahead, Stretcher& stretcher,
                 Simulation& s) {
  const Vec2 at = s.bodies[stretcher.hurt].at;
  const Vec2 front = at + ahead * (kStretcher / 2), rear = at - ahead * (kStretcher / 2);
  const std::uint32_t nobody = drill.person_count, first = nearest_person(drill, s, e.who, front, nobody),
                      second = nearest_person(drill, s, e.who, rear, first);
  if (second == nobody) return;  // one alone carries nobody
  stretcher.front = first;
  stretcher.rear = second;
  for (const auto& [who, end] : {std::pair{stretcher.front, front}, std::pair{stretcher.rear, rear}}) {
    Body& b = s.bodies[who];
    // Who stood there goes where the bearer was.
    for (UnitId u : e.who)
      for (int k = 0; k < drill.units[u.index].count; ++k)
        if (Body& other = body(drill, s, u, k); &other != &b && distance(other.slot, end) < 2 * kBodyRadius)
          other.slot = b.slot, other.awake = true;
    b.slot = pushed_out(world, end, kBodyRadius);
    b.slot_bearing = bearing_of(ahead);
    b.marching = false;
    b.awake = true;
    b.way.clear();
    b.way_next = 0;
  }
}

}  // namespace

void carry_off(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  const auto found = std::find_if(s.stretchers.begin(), s.stretchers.end(),
                                  [&](const Stretcher& one) { return one.event == id && !one.lifted; });
  if (found == s.stretchers.end() || e.who.empty()) return;
  Body& patient = s.bodies[found->hurt];
  const std::vector<Vec2> path = way_through(drill, world, s, {patient.at, places_of(drill, s, e), kAbreast});
  if (path.size() < 2) return;
  if (found->front == found->rear) {
    constexpr Ms kLaidOn = 4'000;  // until it is lifted
    to_the_ends(drill, world, e, direction(path[1] - path[0]), *found, s);
    if (found->front != found->rear) s.pending.push_back({s.t + kLaidOn, id});
    return;
  }
  bear_along(drill, world, e.who, {found->front, found->rear}, id, path, s);
  found->lifted = true;
  patient.hurt = false;
  patient.carried = true;
  patient.marching = false;
}

}  // namespace scenes
