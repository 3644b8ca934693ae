// How one person finds a way between others, and how a crowd gives way.
//
// Steering follows the heuristics of Moussaid, Helbing and Theraulaz (PNAS 2011, "How
// simple rules determine pedestrian behavior"): of a few directions one takes that which
// comes nearest to the goal within the free distance, and walks no faster than leaves
// half a second to the first contact. Bodies are kept apart afterwards, by position.
#pragma once

#include <cstdint>
#include <vector>

#include "scenes/neighbours.h"
#include "scenes/simulation.h"

namespace scenes {

inline constexpr float kSight = 2.0f;  // metres: how far others are minded

// What everybody sees: generation n of all places and velocities, in the grid's order.
struct Sight {
  const World& world;
  const Neighbours& around;  // cells of half kSight
  const std::vector<Vec2>& velocity;
  const std::vector<std::uint8_t>& settled;  // stands where it is to stand
};
// How patient somebody is.
struct Patience {
  bool held_up = false;    // for some seconds: would rather go round than wait
  bool wedged_in = false;  // for so long that a step back is worth it
  bool leaves = false;
};
// The velocity that the one of rank k takes towards `target`, at most `speed`.
Vec2 steer(const Sight& sight, std::uint32_t k, Vec2 target, float speed, Patience patience);

// Crowds before a line that pushes, and everybody loose before a vehicle that drives, get
// another place to stand in.
void make_way(const Drill& drill, const World& world, Simulation& simulation);

// Whether somebody who leaves is where leaving ends: in an exit, at the vehicle.
bool has_left(const Drill& drill, const UnitOrder& order, const Body& body);

}  // namespace scenes
