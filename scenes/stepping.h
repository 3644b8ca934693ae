// What a step is made of, for the rooms that it is cut into: simulation.cpp (who takes part),
// walking.cpp (where each wants to go), contacts.cpp (bodies apart), settling.cpp (what each is
// seen doing). Only these include it.
#pragma once

#include <cstdint>
#include <vector>

#include "scenes/contacts.h"
#include "scenes/crowd.h"
#include "scenes/driving.h"
#include "scenes/neighbours.h"
#include "scenes/simulation.h"

namespace scenes {

// Impatience, in steps of kStep without getting nearer (Body::stuck).
inline constexpr int kPatience = 25;       // that one waits before going round
inline constexpr int kWedgedIn = 80;       // after which one steps back, or through a line
inline constexpr int kPressesOn = 40;      // twice the steps that he then presses on for
inline constexpr int kThroughRanks = 160;  // the same through the ranks of a formation
inline constexpr float kShuffles = 0.4f;   // metres off one's place: nobody turns round for a hand's breadth

// Stands where the order has him stand, whatever pushes him a little.
bool stands_at_place(const UnitOrder& order, const Body& body);
// Whether others let one through who cannot get on: who leaves, who is called to a table, and
// who is hemmed in by people that rest: one of a drilled unit short of his place, one who walks
// loosely on his way. A column on the march keeps its order instead.
inline bool is_let_through(const UnitOrder& order, const Body& body, bool drilled) {
  constexpr float kFarOff = 3;  // metres
  const bool on_the_way = drilled ? !body.marching : body.marching || distance(body.at, body.slot) > kFarOff;
  const bool hemmed_in = on_the_way && body.stuck > kWedgedIn;
  return order.leaving || body.vote > VoteStep::queue || hemmed_in;
}

// carrying.cpp: who is carried goes where the two who bear the stretcher go.
void bear_stretchers(const Drill& drill, const World& world, Simulation& simulation);

// What a step works in: by person, or by unit.
struct Stepper::Impl {
  // Once per drill.
  std::vector<std::uint16_t> unit_of;
  std::vector<std::uint8_t> firm, loose, drilled;  // by unit: holds its ground; walks as people do; in step
  std::vector<std::uint8_t> firm_person;

  // Each step anew.
  std::vector<float> path_length;
  std::vector<std::uint8_t> with_escort;  // by unit: escorts, or is escorted
  std::vector<Vec2> now, next, going;
  std::vector<std::uint8_t> present, awake, stirred, in_the_way, firm_now, settled;
  std::size_t awake_count = 0;
  std::vector<std::uint32_t> active;  // those who are stirred, by person
  Vehicles vehicles;
  Neighbours around;
  std::vector<Vec2> going_sorted;
  std::vector<std::uint8_t> settled_sorted;
  Contacts contacts;

  void note(const Drill& drill);
  std::uint8_t firmness(std::size_t person, const UnitOrder& order, const Body& body) const;
  bool look_round(const Drill& drill, base::Workers* workers, const Simulation& s);
  void stir(const Venue& venue, base::Workers* workers);
  Vec2 velocity_of(const Sight& sight, std::uint32_t rank, const Simulation& s, Body& body) const;
  void choose_ways(const World& world, base::Workers* workers, Simulation& s);
  void settle(const Drill& drill, std::size_t person, Vec2 to, Simulation& s) const;
};

}  // namespace scenes
