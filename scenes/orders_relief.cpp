// Lapis ganti and lintas ganti: one line takes over from another through its gates.
#include <algorithm>
#include <cmath>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {

namespace {

constexpr float kStepsBack = 10;            // metres
constexpr float kHalfGateOfRelief = 0.95f;  // metres
constexpr float kGateEvery = 3.75f;         // metres: five files
constexpr float kSwapAhead = 1.9f;          // metres that the relieving line's front stands before the old one's
constexpr float kLeaderBetween = 1.5f;      // farther, where its leader and helpers stand between the two
}  // namespace

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
      b.slot = beside_gate(line, gate_of(b.slot), kHalfGateOfRelief, b.slot);
      b.awake = true;
    }
    line.event = id;
    line.pace = 0.7f;
    line.path.clear();
    line.posture = Posture::stand;
    order.event = id;
    order.formation = e.forms ? e.formation : Formation{.shape = Shape::bersaf, .ranks = 2, .interval = 0.65f};
    const bool led = drill.units[fresh.index].support > 0;
    order.anchor = line.anchor + forward * (kSwapAhead + (led ? kLeaderBetween : 0));
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
                         .support = drill.units[fresh.index].support,
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
    const Vec2 forward = direction_of(order.bearing), from = order.anchor;
    order.pace = kBackStep;
    order.backwards = true;
    // What stands behind (a fence, a wall, a vehicle) ends the step back earlier.
    Vehicles parked;
    place_vehicles(drill, s, parked);
    std::vector<Slot> slots;
    for (float back = kStepsBack; back > 0.4f; back -= 0.5f) {
      order.anchor = from - forward * back;
      slots = slots_of({.formation = order.formation,
                        .count = unit.count,
                        .support = unit.support,
                        .anchor = order.anchor,
                        .bearing = order.bearing});
      if (std::all_of(slots.begin(), slots.end(), [&](const Slot& slot) {
            return clearance(world, slot.at) > kBodyRadius + 0.1f && out_of(parked, slot.at) == slot.at &&
                   clear_between(world, slot.at + forward * back, slot.at);
          }))
        break;
    }
    take_slots(drill, world, s, u, slots, positions(drill, s, u));
  }
}

}  // namespace scenes
