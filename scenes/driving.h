// Vehicles: how they drive, and the ground that they take from people.
#pragma once

#include <cstdint>
#include <vector>

#include "scenes/simulation.h"

namespace scenes {

// A vehicle on the ground: nobody stands in it.
struct Box {
  Vec2 at, forward;
  float half_length = 0, half_width = 0;  // metres, a body's radius included
  bool moves = false;
};

// All vehicles' boxes, and which of them are near a place: cells of kVehicleCell over the
// venue, cell c's are near[first[c] .. first[c + 1]).
inline constexpr float kVehicleCell = 8;
struct Vehicles {
  std::vector<Box> boxes;  // by VehicleId, then the stretches of laid wire
  bool any_moves = false;
  Vec2 low;
  int columns = 0, rows = 0;
  std::vector<std::uint32_t> first;
  std::vector<std::uint16_t> near;
};

// Notes where the vehicles are now; cheap while none of them moves.
void place_vehicles(const Drill& drill, const Simulation& simulation, Vehicles& vehicles);
// The nearest place to p outside all of them.
Vec2 out_of(const Vehicles& vehicles, Vec2 p);
// The same, minding only those that move.
Vec2 out_of_moving(const Vehicles& vehicles, Vec2 p);

// Whether somebody who walks from a to b meets a parked vehicle, kept off by `margin`
// metres. Vehicles at a or b themselves do not count.
bool meets_parked(const Vehicles& vehicles, Vec2 a, Vec2 b, float margin);
// A way (without `from`) led round parked vehicles, on the side that is shorter and clear
// of walls. What cannot be led round stays as it is.
std::vector<Vec2> round_parked(const World& world, const Vehicles& vehicles, Vec2 from, const std::vector<Vec2>& way,
                               float margin);

// Metres to each side that razor wire takes (coils of about a metre).
inline constexpr float kWireHalf = 0.5f;

// One step of kStep for all of them, and for those who ride; people in front are waited for.
void drive_on(const Drill& drill, Simulation& simulation);

}  // namespace scenes
