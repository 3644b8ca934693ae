// Who lies on a stretcher goes where its bearers go: the one behind follows the one in front at
// the stretcher's length, as a trailer does, and the hurt lies between them.
#include <algorithm>
#include <optional>

#include "scenes/exact_math.h"
#include "scenes/orders.h"
#include "scenes/stepping.h"
#include "scenes/turning.h"

namespace scenes {
namespace {

// Nobody is jerked: it comes into line within some steps.
Vec2 towards(Vec2 from, Vec2 to) {
  constexpr float kMost = 0.12f;  // metres a step, besides those that one walks oneself
  const float d = distance(from, to);
  return d > kMost ? from + (to - from) * (kMost / d) : to;
}

// What the hurt is laid on: whatever stands at the place where he is carried to, as a bed does.
std::optional<Place> bed_of(const Drill& drill, const World& world, const Simulation& s, const Stretcher& stretcher) {
  constexpr float kBeside = 3;  // metres from the stretcher to the bed
  const Event& event = drill.events[stretcher.event.index];
  if (!event.where) return std::nullopt;
  const Place place = resolve(drill, s, event.where);
  const bool bed = clearance(world, place.at) < 0 && distance(place.at, s.bodies[stretcher.hurt].at) < kBeside;
  return bed ? std::optional(place) : std::nullopt;
}

// From the stretcher onto the bed, in a second or two; true once he lies there.
bool lay_over(const Place& bed, Body& patient) {
  constexpr float kStepOver = 0.09f, kTurn = 0.15f;  // metres and radians a step
  const Vec2 way = bed.at - patient.at;
  const float left = length(way);
  patient.at = patient.slot = left > kStepOver ? patient.at + way * (kStepOver / left) : bed.at;
  const float bearing = bed.bearing.value_or(patient.bearing);
  patient.bearing = patient.slot_bearing = turned(patient.bearing, bearing, kTurn);
  patient.activity = Activity::carried;
  return patient.at == bed.at && faces(patient.bearing, bearing);
}

void set_down(const Drill& drill, const World& world, Simulation& s, const Stretcher& stretcher, bool there) {
  Body& patient = s.bodies[stretcher.hurt];
  const bool on_bed = there && clearance(world, patient.at) < 0;
  if (!on_bed) patient.slot = patient.at = pushed_out(world, patient.at, kBodyRadius);
  if (on_bed) {
    // Lies as high as on the stretcher, in the medics' care.
    patient.hurt = false;
    patient.velocity = patient.course = {};
  } else if (there) {
    // In the medics' care from now on: lies there, and no order of his unit is for him.
    patient.hurt = false;
    patient.activity = Activity::lie;
    patient.velocity = patient.course = {};
  } else {
    patient.carried = false;
    patient.hurt = stretcher.lifted;
    patient.awake = true;
  }
  // Those who made room come back.
  constexpr float kMadeRoom = 2.5f;  // metres
  for (const Unit& unit : drill.units)
    for (int k = 0; unit.crowd && k < unit.count; ++k) {
      Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
      if (b.aside != Aside::for_a_lane || distance(b.home, stretcher.place) > kMadeRoom) continue;
      come_back(b);
    }
}

void bear(const World& world, Simulation& s, const Stretcher& stretcher) {
  const Body& front = s.bodies[stretcher.front];
  Body &rear = s.bodies[stretcher.rear], &patient = s.bodies[stretcher.hurt];
  const Vec2 ahead = direction(front.at - rear.at, direction_of(front.bearing));
  constexpr float kMostTurn = 0.25f;  // radians a step
  rear.at = pushed_out(world, towards(rear.at, front.at - ahead * kStretcher), kBodyRadius);
  rear.bearing = turned(rear.bearing, bearing_of(ahead), kMostTurn);
  patient.at = patient.slot = (front.at + rear.at) * 0.5f;
  patient.bearing = patient.slot_bearing = turned(patient.bearing, bearing_of(ahead), kMostTurn);
  patient.velocity = patient.course = front.velocity;
  patient.activity = Activity::carried;
  s.bodies[stretcher.front].activity = rear.activity = Activity::carry;
}

}  // namespace

void bear_stretchers(const Drill& drill, const World& world, Simulation& s) {
  for (std::size_t i = 0; i < s.stretchers.size();) {
    const Stretcher& stretcher = s.stretchers[i];
    constexpr float kThere = 0.6f;  // metres
    const Body& front = s.bodies[stretcher.front];
    const bool ended = s.orders[stretcher.medics.index].event != stretcher.event;
    const bool there = stretcher.lifted && !front.marching && distance(front.at, front.slot) < kThere;
    if (stretcher.lifted && there && !ended)
      if (const auto bed = bed_of(drill, world, s, stretcher); bed && !lay_over(*bed, s.bodies[stretcher.hurt])) {
        s.bodies[stretcher.front].activity = s.bodies[stretcher.rear].activity = Activity::carry;
        ++i;
        continue;
      }
    if (ended || there) {
      set_down(drill, world, s, stretcher, there);
      s.stretchers.erase(s.stretchers.begin() + std::ptrdiff_t(i));
      continue;
    }
    if (stretcher.lifted) bear(world, s, stretcher);
    ++i;
  }
}

}  // namespace scenes
