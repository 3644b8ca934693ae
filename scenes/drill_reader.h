// Inside the reader: what its parts hand each other while a drill is being read.
#pragma once

#include <map>
#include <string>

#include "scenes/fields.h"

namespace scenes {

inline constexpr std::size_t kMostEvents = 20'000;

// The `camera` of a phase or of one of its decisions' options: what the picture shows from when on.
struct Shots {
  PhaseId phase;
  DecisionId decision;     // none = the phase's own
  std::size_t option = 0;  // of that decision
  std::vector<const Node*> list;
};

// Names to indices, and where each event list stands, for references that point forward.
struct Reading {
  Problems& p;
  Drill& drill;
  std::map<std::string, std::uint32_t, std::less<>> units, vehicles, props, phases, points, areas, routes, metrics;
  std::vector<Shots> shots;  // read after all events
};

void read_order_of_battle(Reading& r, Fields& top);  // drill_units.cpp: units, crowds, vehicles, props
void read_phases(Reading& r, Fields& top);           // drill_phases.cpp: phases, decisions
// drill_events.cpp: a list of events into drill.events; ids are unique in the drill.
std::vector<EventId> read_events(Reading& r, Fields& owner, const std::string& prefix);
// The name of one of the venue's views; G0210 when there is none.
std::string read_view(Reading& r, const Node& node);
// Units of `key` and all below them; G0201 when there is none.
void read_units(Reading& r, Fields& f, const char* key, std::vector<UnitId>& out);
std::optional<Shape> read_shape(Reading& r, const Node& node);
void read_tasks(Reading& r, Fields& phase, PhaseId id);   // drill_training.cpp: `tasks` of a phase
void read_evaluation(Reading& r, Fields& top);            // drill_training.cpp: after the phases
// Keys shape, ranks, front, interval, gap; true when any of them stands there.
bool read_formation(Fields& f, Formation& out);
// drill_places.cpp: "point", "area", "route", unit or [east, north]; G0202 when there is none.
Where read_where(Reading& r, const Node& node, bool with_units = true);
void read_station(Reading& r, Fields& f, Station& station);  // the tables of `vote`
std::vector<Effect> read_effects(Reading& r, Fields& f);
void check_drill(Reading& r);                        // drill_checks.cpp: what only the whole shows

// All that a name may mean here, for "did you mean".
std::vector<std::string> names_of(const std::map<std::string, std::uint32_t, std::less<>>& map);

}  // namespace scenes
