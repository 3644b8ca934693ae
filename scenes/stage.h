// The stage: everything that can be seen or read at one moment of one path.
#pragma once

#include <cstdint>
#include <vector>

#include "scenes/drill.h"
#include "scenes/timeline.h"

namespace scenes {

// What a body does; the app maps it to animation clips.
enum class Activity : std::uint8_t {
  stand, walk, march, run, hold_rope, link_arms, brace, shelter, push, kneel, sit, seat, lie, crouch, throw_, chant,
  talk, megaphone, wave, film, treat, carry, salute, vote, ride, carried, gone
};
inline constexpr int kActivityCount = 27;

struct PersonState {
  Vec2 at;
  float bearing = 0;            // radians, 0 = north, clockwise
  float speed = 0;              // metres per second over the ground
  // Metres walked, modulo 655.36; steps backwards count down. Drives the steps.
  float travelled = 0;
  Activity activity = Activity::stand;  // gone: not to be drawn (left through an exit, inside a vehicle)
};

struct VehicleState {
  Vec2 at;
  float bearing = 0;
  float speed = 0;              // negative = reversing
  float travelled = 0;
  float turning = 0;            // radians per metre, clockwise: how sharply it drives now
  float aim = 0;                // AWC: bearing of the jet
  bool spraying = false;
  bool beacon = false;
  bool barrier_out = false;     // barrier truck: wire laid
};

struct PropState {
  bool visible = true;                  // at its place
  std::int32_t carrier = -1;            // the person in whose hands it is; -1 = nobody's
  float burning = 0;            // 0..1
  float smoking = 0;            // 0..1
};

struct Caption {
  EventId event;
  Ms start = 0, end = 0;
  bool command = false;  // aba-aba: the word of command with the event, not its text (aba_aba.h)
};

// Razor wire on the ground, along the route of a barrier event.
struct Wire {
  EventId event;
  float laid = 0;  // metres of the route, from its start
};

struct Stage {
  Ms t = 0;
  PhaseId phase;
  Ms phase_time = 0;
  StateChange state;
  std::vector<PersonState> people;      // Drill::person_count; a unit's are contiguous
  std::vector<VehicleState> vehicles;   // as Drill::vehicles
  std::vector<PropState> props;         // as Drill::props
  std::vector<Caption> captions;        // say, warn, narrate, inject texts and commands to be shown now, newest last
  std::vector<Wire> wires;              // by the barrier events begun so far
  std::vector<EventId> active;          // events running now
  std::vector<EventId> marks;           // `mark` events in force now
  std::vector<int> metrics;             // as Drill::metrics
  std::string_view view;                // name of the camera cue last given, "" = none
};

// Where an order to spray aims on this stage; `otherwise` where it names no place.
Vec2 aimed_at(const Drill& drill, const Event& event, const Stage& stage, Vec2 otherwise);

// Hash of everything in it but `active`, positions by their bits.
std::uint64_t hash_of(const Stage& stage);

}  // namespace scenes
