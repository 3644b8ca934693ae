// What orders are made of: from an event of the script to paths, slots and postures in the
// simulation. orders.cpp picks the verb; each family of verbs has a file of its own. Only
// the rooms of the simulation include this.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenes/driving.h"
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
// The middle of the tenth of a crowd (1 to 12 people) that is nearest to `from`.
Vec2 nearest_edge(const Drill& drill, const Simulation& simulation, UnitId crowd, Vec2 from);
// The bearing from `from` to `facing` (of a crowd: its nearest edge), or `otherwise` without one.
float bearing_towards(const Drill& drill, const Simulation& simulation, const Where& facing, Vec2 from,
                      float otherwise);

// Person k of a unit; the middle of those who are present, children's people too; where
// everybody of it is, by person.
Body& body(const Drill& drill, Simulation& simulation, UnitId unit, int k);
Vec2 middle_of(const Drill& drill, const Simulation& simulation, UnitId unit);
// Who of the units is nearest to a place, but `but`, and is neither gone, riding nor carried.
// person_count: nobody.
std::uint32_t nearest_person(const Drill& drill, const Simulation& simulation, const std::vector<UnitId>& units,
                             Vec2 place, std::uint32_t but);
// Out of a lane to `slot`, noting where one stood; and back there.
void make_way(Body& body, Vec2 slot);
void come_back(Body& body);
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
// A formation sent to an area stands in its middle; one sent to a point has its front there.
Vec2 anchor_in(const Place& place, const Formation& formation, int count, float bearing);

// orders_drill.cpp: by word of command, where it stands.

void form(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
// Lencang, buka barisan, tutup barisan: everybody on his place again, at the event's interval.
void dress(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
// Haluan: the line turns about its inner flank, the outer one at the drill pace.
void wheel(const Drill& drill, const Event& event, EventId id, Simulation& simulation);
void hold(const Drill& drill, const Event& event, EventId id, Simulation& simulation);
// A thin line before others, spread over their front: dogs that cover a relief.
void cover(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);

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

struct Way {
  Vec2 from;
  std::vector<Vec2> places;   // through all of them, the last one is where it ends
  float room = 1.3f;          // metres that it needs to each side of what is parked
  std::vector<UnitId> lines;  // that stand, and are gone round
  float beside_lines = 0;     // metres more that these need
};
// The way of a unit's middle, round what is parked and round lines.
std::vector<Vec2> way_through(const Drill& drill, const World& world, const Simulation& simulation, const Way& way);

// orders_aid.cpp: to somebody who is hurt (the nearest of the event's unit) and round him; later
// away with him on a stretcher.
void treat(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
void carry_off(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);

// orders_crowd.cpp: to the nearest of those who are detained, as far as one may go up to them;
// later away with them.
void detain(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
void take_along(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);

// orders_escort.cpp: to those who are escorted, then on with them in the middle.
void escort(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
void escort_on(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
// Who bears a stretcher, persons.
struct Bearers {
  std::uint32_t front = 0, rear = 0;
};
// Sends `medics` along `path` as one block: the bearers one behind the other, the others beside them.
void bear_along(const Drill& drill, const World& world, const std::vector<UnitId>& medics, const Bearers& bearers,
                EventId id, const std::vector<Vec2>& path, Simulation& simulation);
inline constexpr float kStretcher = 2.0f;  // metres from bearer to bearer

// orders_gates.cpp: through a line and out again.

// Units that stand together where a crowd on its way would walk into them: groups in ranks or files,
// without those that take part in `event`, and those round `from` or `to`.
std::vector<UnitId> standing_groups(const Drill& drill, const Simulation& simulation, const Event& event, Vec2 from,
                                    Vec2 to);
// Drilled units that stand in line, without those that take part in `event`.
std::vector<UnitId> standing_lines(const Drill& drill, const Simulation& simulation, const Event& event);
// The ground that such a line takes, for round_parked.
Box box_of_line(const Drill& drill, const Simulation& simulation, UnitId line);
// Leads the path of a small party through `lines` by gates of two metres, which the lines
// open when it comes and close behind it; three metres for those who walk `abreast`. The gates
// are tended once they are in Simulation::gates.
std::vector<Gate> through_gates(const Drill& drill, const Simulation& simulation, UnitId party,
                                const std::vector<UnitId>& lines, std::vector<Vec2>& path, bool abreast);
// Where somebody in line stands aside for a gate `across` metres to the right of the anchor, `half` metres to each
// side.
Vec2 beside_gate(const UnitOrder& line, float across, float half, Vec2 slot);

// orders_relief.cpp: `by` goes through the gates of `who` and stands before it; later
// `who` steps back.
void relieve(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
void step_back(const Drill& drill, const World& world, const Event& event, Simulation& simulation);

// orders_crowd.cpp
void push(const Drill& drill, const Event& event, EventId id, Simulation& simulation);
// A lane of 3.5 m through a crowd; it closes when the event is over.
void part(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
// The same along the way of the event's vehicles, 4.5 m wide.
void split(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
void close_lane(const Drill& drill, const Event& event, Simulation& simulation);
void disperse(const Drill& drill, const World& world, const Event& event, EventId id, const std::vector<UnitId>& who,
              Simulation& simulation);

// orders_vehicles.cpp
void order_vehicles(const Drill& drill, const World& world, const Event& event, Simulation& simulation);
// The truck drives to the route's start and along it; the wire lies behind it.
void unroll_barrier(const Drill& drill, const World& world, const Event& event, Simulation& simulation);
void embark(const Drill& drill, const World& world, const Event& event, EventId id, Simulation& simulation);
// Those who were inside stand around it; the orders that follow are the caller's.
void disembark(const Drill& drill, const World& world, const Event& event, Simulation& simulation);

}  // namespace scenes
