// The synchronisation matrix: units by time, who has to do what and when on one path. As
// data for the window's view, and as a table by phases for the planner's workbook.
#pragma once

#include <vector>

#include "app/msel/table.h"
#include "scenes/timeline.h"

namespace app::msel {

struct Duty {
  scenes::EventId event;
  scenes::Ms start = 0, end = 0;  // as TimedEvent
};
struct UnitDuties {
  scenes::UnitId unit;
  std::vector<Duty> duties;  // by start; never empty
};
// Orders that a unit carries out, and others' that name it: it is relieved, escorted, let
// through. Units in the script's order; those without an order are left out.
std::vector<UnitDuties> duties_by_unit(const scenes::Drill& drill, const scenes::Timeline& timeline);

// Units by the phases of a path, each cell with its orders and their times, one a line.
// First row and column are heads.
Table synchronisation_matrix(const scenes::Drill& drill, const scenes::Path& path, scenes::Language language);

}  // namespace app::msel
