// What orders are made of: from an event of the script to paths, slots and postures in the
// simulation. orders.cpp picks the verb; each family of verbs has a file of its own. Only
// the rooms of the simulation include this.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenes/simulation.h"

namespace scenes {

// orders_places.cpp: where it is.

// A `Where` at this moment. `outline` and `line` point into the drill's venue.
struct Place {
  Vec2 at;
  std::optional<float> bearing;  // that the venue gives it
  const std::vector<Vec2>* outline = nullptr;
  const std::vector<Vec2>* line = nullptr;
};
Place resolve(const Drill& drill, const Simulation& simulation, const Where& where);
// All places that an event leads through, the last one is where it ends.
std::vector<Vec2> places_of(const Drill& drill, const Simulation& simulation, const Event& event);
// The bearing from `from` to `facing`, or `otherwise` without one.
float bearing_towards(const Drill& drill, const Simulation& simulation, const Where& facing, Vec2 from,
                      float otherwise);

// Person k of a unit; the middle of those who are present, children's people too; where
// everybody of it is, by person.
Body& body(const Drill& drill, Simulation& simulation, UnitId unit, int k);
Vec2 middle_of(const Drill& drill, const Simulation& simulation, UnitId unit);
std::vector<Vec2> positions(const Drill& drill, const Simulation& simulation, UnitId unit);
void wake(const Drill& drill, Simulation& simulation, UnitId unit);
std::uint64_t seed_of(const Drill& drill, UnitId unit, std::uint64_t salt);

// The slots of a unit at its order's anchor; people walk there by themselves. `from`: where
// each is when the choice counts, as long as `slots`.
void take_slots(const Drill& drill, const World& world, Simulation& simulation, UnitId unit,
                const std::vector<Slot>& slots, const std::vector<Vec2>& from);
// Units that share an area share its slots: each takes a sector of it, so that groups
// stay together and nobody stands in another's place. As `units`.
std::vector<std::vector<Slot>> shared_slots(const Drill& drill, const std::vector<UnitId>& units, Placing placing);
// Scattered, posts, seated: the shape is the place's, not the formation's own.
bool fills_a_place(Shape shape);
// A formation sent to an area stands in its middle; one sent to a point has its front there.
Vec2 anchor_in(const Place& place, const Formation& formation, int count, float bearing);

// orders_march.cpp: on the way.

struct Going {
  std::vector<Vec2> through;  // places on the way, the last one is where it ends
  Place to;
  float pace = kMarch;   // metres per second
  float width = 3;       // metres that the way offers
  bool leaving = false;  // gone at the end of it
};
// Sends units on their way, one behind the other, and gives them their slots at its end.
void go(const Drill& drill, const World& world, const Event& event, EventId id, const std::vector<UnitId>& units,
        const Going& going, Simulation& simulation);

// orders_relief.cpp: `by` goes through the gates of `who` and stands before it; later
// `who` steps back.
void relieve(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
void step_back(const Drill& drill, const World& world, const Event& event, Simulation& simulation);

// orders_crowd.cpp
void push(const Drill& drill, const Event& event, EventId id, Simulation& simulation);
void part(const Drill& drill, const World& world, const Event& event, Simulation& simulation);
void disperse(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);

// orders_vehicles.cpp
void order_vehicles(const Drill& drill, const World& world, const Event& event, Simulation& simulation);
void embark(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
// Those who were inside stand around it; the orders that follow are the caller's.
void disembark(const Drill& drill, const World& world, const Event& event, Simulation& simulation);

}  // namespace scenes
