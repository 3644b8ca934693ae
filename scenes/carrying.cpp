// Who lies on a stretcher goes where its bearers go: the one behind follows the one in front at
// the stretcher's length, as a trailer does, and the hurt lies between them.
#include <algorithm>

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

void set_down(const Drill& drill, const World& world, Simulation& s, const Stretcher& stretcher, bool there) {
  Body& patient = s.bodies[stretcher.hurt];
  patient.slot = patient.at = pushed_out(world, patient.at, kBodyRadius);
  if (there) {
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
