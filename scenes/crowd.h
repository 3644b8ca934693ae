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

// What a mood does to people in a crowd. Proposals of this project, within what is measured:
// unimpeded speeds of 0.8 to 1.7 m/s round a mean of 1.3 (Weidmann, "Transporttechnik der
// Fussgaenger", 1993), hurrying crowds that keep less distance and press (Helbing, Farkas
// and Vicsek, Nature 407, 2000). Illustrative: a scripted crowd is not a prediction.
struct Temper {
  float pace = 1;      // times the ordered speed
  float lean = 0.1f;   // of the speed, at others in a jam: that is what makes it move again
  float near = 0.01f;  // metres between bodies from which nobody presses on
  float noise = 0;     // share of those who stand that shout or wave at any moment
};
const Temper& temper_of(Mood mood);

// What everybody sees: generation n of all places and velocities, in the grid's order.
struct Sight {
  const World& world;
  const Neighbours& around;  // cells of half kSight
  const std::vector<Vec2>& velocity;
  const std::vector<std::uint8_t>& settled;  // stands where it is to stand
};
// How patient somebody is.
struct Patience {
  bool held_up = false;      // for some seconds: would rather go round than wait
  bool wedged_in = false;    // for so long that a step back is worth it
  bool let_through = false;  // by people who rest, once wedged in
  Mood mood = Mood::calm;
};
// The velocity that the one of rank k takes towards `target`, at most `speed`.
Vec2 steer(const Sight& sight, std::uint32_t k, Vec2 target, float speed, Patience patience);

// Crowds before a line that pushes, and everybody loose before a vehicle that drives, get
// another place to stand in.
void make_way(const Drill& drill, const World& world, Simulation& simulation);

// Whether somebody who leaves is where leaving ends: in an exit, at the vehicle.
bool has_left(const Drill& drill, const UnitOrder& order, const Body& body);

}  // namespace scenes
