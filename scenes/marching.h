// Where somebody wants to be at the end of a step: on the unit's path, round a corner, in
// the slot.
#pragma once

#include <vector>

#include "scenes/driving.h"
#include "scenes/simulation.h"

namespace scenes {

// How a unit's orders go on by one step: paths walked, pushes by their stops, slots
// exchanged where comrades stand in each other's way. Fills `path_length` (by UnitId, 0
// where nobody marches).
void advance_orders(const Drill& drill, Simulation& simulation, std::vector<float>& path_length);

struct Walker {
  const World& world;
  const Vehicles& vehicles;
  const UnitOrder& order;
  float path_length = 0;
  bool loose = false;  // walks as people do, not in step
  bool look = false;   // its turn to look round corners, which is dear
};
// The place that `body` heads for, and the most that it may walk there, metres per second.
Vec2 wanted(const Walker& walker, Body& body, float& speed);

}  // namespace scenes
