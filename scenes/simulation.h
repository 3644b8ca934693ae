// People and vehicles in motion between two cuts. This is what a bake steps through; the
// state is plain vectors, so that the end of one segment is the start of the next and can
// be hashed and kept.
//
// A step is two-phased: everybody reads the positions of generation n and writes n + 1,
// neighbours in a fixed order, so the order of work and the number of threads never show.
// People are kept apart by position (overlaps are projected out, a drilled line yields
// less than a crowd), not by forces: there is nothing to tune against the time step.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/jobs.h"
#include "scenes/formations.h"
#include "scenes/stage.h"
#include "scenes/timeline.h"
#include "scenes/world.h"

namespace scenes {

inline constexpr Ms kStep = 100;  // model time of one step
inline constexpr float kStepSeconds = float(kStep) / 1000;

// How a unit's people get to where they are ordered.
struct UnitOrder {
  EventId event;           // the movement order in force; none = at rest
  std::vector<Vec2> path;  // of the unit's middle; empty = straight to the slots
  float walked = 0;        // metres along the path
  float pace = 0;          // metres per second
  float bearing = 0;       // of the formation, once there
  Vec2 anchor;             // of the formation, once there
  Formation formation;
  Posture posture = Posture::stand;
  Mood mood = Mood::calm;
  bool backwards = false;  // facing retreat: keeps its bearing while it walks
  bool leaving = false;    // gone at the end of the way
  float push_left = 0;     // metres still to push
  float push_since_rest = 0;
  Ms rest_until = 0;
  Vec2 push_direction;
  float wheel_left = 0;  // radians still to wheel, clockwise
  Vec2 pivot;            // that it wheels about
};

// Its slots move on with the order: it walks in step with them, facing its way.
inline bool in_step(const UnitOrder& o) { return o.push_left > 0 || o.wheel_left != 0; }

// Where a voter is in the polling station (voting.h).
enum class VoteStep : std::uint8_t { none, queue, check, seat, call, booth, box, ink, out };

// Why somebody stands beside his place, to which he goes back afterwards.
enum class Aside : std::uint8_t { no, for_a_lane, for_passers };

struct Body {
  Vec2 at;
  Vec2 slot;  // where it is going to, or stands
  Vec2 home;  // `aside`: where it goes back to
  float slot_bearing = 0;
  float bearing = 0;
  float travelled = 0;
  float back = 0, side = 0;  // place in the column on the march
  float pace_factor = 1;
  float progress = 0;          // metres along the unit's path, of who walks loosely
  Vec2 velocity;               // metres per second, as it came out of the last step
  Vec2 course;                 // the same, over about half a second: pushes to and fro cancel out
  // Where it was 1, 2, 3 and 4 looks ago, and metres walked since: whether it gets anywhere.
  std::array<Vec2, 4> been;
  std::array<float, 4> roamed{};
  Vec2 wish;                   // the velocity chosen when it last looked for a way; 0 = look at once
  std::uint16_t stuck = 0;     // steps without getting nearer
  std::uint16_t way_next = 0;  // into `way`
  std::vector<Vec2> way;       // own waypoints round obstacles, on the last stretch
  Activity activity = Activity::stand;
  VoteStep vote = VoteStep::none;
  bool marching = false;    // follows the unit's path
  std::uint8_t pauses = 0;  // steps for which it stands still, having trodden about on the spot
  std::uint16_t mount = 0;  // VehicleId + 1 of the motorbike that it rides, or is about to
  bool gone = false;
  bool riding = false;
  bool hurt = false;     // lies where it fell
  bool carried = false;  // lies on a stretcher, or where it was set down in the medics' care
  Aside aside = Aside::no;
  bool awake = true;

  // Rests, or gets an order: where it has been before does not count.
  void begin_anew() {
    been.fill(at);
    roamed.fill(0);
  }
};

struct Drive {
  Vec2 at;
  float bearing = 0;
  float speed = 0;
  float travelled = 0;
  std::vector<Vec2> way;
  std::uint32_t way_next = 0;
  float final_bearing = -1;  // < 0: as it arrives
  float most_speed = 0;      // metres per second; 0 = its type's
  // In a column: the vehicle ahead (VehicleId; -1 = none), the metres kept to it, and those
  // by which its own way ends before the column's.
  std::int32_t follows = -1;
  float gap = 0, cut = 0;
  std::uint32_t unrolls = 0;  // from this waypoint on the wire rolls out behind it; 0 = not
  std::vector<Vec2> wire;     // the wire that it has laid
};

// The second half of an order that has two: lapis ganti's step back, the way to the tent.
struct Pending {
  Ms at = 0;
  EventId event;
  Ms latest = 0;  // `at` may move on until then, while those who are to come are still on the way
};

// A gate in a standing line, for a party that passes: two metres, opened when it comes near
// and closed behind it. Gone when either gets another order.
struct Gate {
  UnitId line, party;
  EventId line_order, party_order;
  float across = 0;  // metres to the right of the line's anchor
  float half = 1;    // metres that it is open to each side
  bool open = false;
};

// Somebody hurt, whom medics treat and carry away on a stretcher.
struct Stretcher {
  EventId event;           // treat
  std::uint32_t hurt = 0;  // person
  UnitId medics;
  Vec2 place;  // where it happened, and others made room
  bool lifted = false;
  std::uint32_t front = 0, rear = 0;  // persons who bear it, once it is lifted
};

// Who votes. Those of one event stand together, in the order of their queue.
struct Voter {
  EventId event;
  UnitId unit;
  std::uint32_t person = 0;
  VoteStep step = VoteStep::queue;
  std::uint8_t place = 0;  // seat or booth
  Ms until = -1;           // served by then; < 0: not yet at the table
};

struct Simulation {
  Ms t = 0;
  std::vector<Voter> voters;
  std::vector<Pending> pending;
  std::vector<Gate> gates;
  std::vector<Stretcher> stretchers;
  std::vector<Body> bodies;
  std::vector<UnitOrder> orders;  // by UnitId
  std::vector<Drive> drives;      // by VehicleId
};

// Everybody at their places at StartEx.
Simulation start_of(const Drill& drill, const World& world);
// What an event orders, at the moment it begins.
void begin_event(const Drill& drill, const World& world, const TimedEvent& event, Simulation& simulation);
// The second half of one, at the time that begin_event noted in Simulation::pending.
void continue_event(const Drill& drill, const World& world, const Event& event, Simulation& simulation);
// Whether most of an event's people are still on the way to where its second half begins.
bool still_coming(const Drill& drill, const Simulation& simulation, const Event& event);
// Groups that leave turn to another way out when theirs has been closed; every few seconds.
void mind_exits(const Drill& drill, const World& world, Simulation& simulation);
// Opens and closes gates; once a second.
void tend_gates(const Drill& drill, const World& world, Simulation& simulation);

// Steps a simulation; owns what a step works in, so that steps allocate nothing. Which
// Stepper steps never shows in the result. One per drill and thread.
class Stepper {
 public:
  Stepper();
  ~Stepper();
  // One step of kStep. `workers` may be null.
  void step(const Drill& drill, const World& world, base::Workers* workers, Simulation& simulation);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

std::uint64_t hash_of(const Simulation& simulation);
// For the disk cache: everything, in order. read_simulation returns false on bad data.
std::string write_simulation(const Simulation& simulation);
bool read_simulation(std::string_view bytes, Simulation& out);

}  // namespace scenes
