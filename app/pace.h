// How a briefing keeps to its time: what was used of each phase against what was planned
// for it. Time is that of the clock on the wall while a hall is shown the drill, pauses,
// questions and all; a phase is given the share of the whole that it has of the drill.
#pragma once

#include <cstdint>
#include <vector>

#include "scenes/timeline.h"

namespace app {

inline constexpr scenes::Ms kLongestBriefing = 12LL * 60 * 60'000;  // milliseconds

struct Pace {
  scenes::Ms whole = 0;      // planned for all of it; 0 = as long as the path plays
  std::vector<double> used;  // seconds, by timeline.phases
  scenes::Ms from = -1;      // where in the drill the counting began; -1 = not yet
};

enum class Keeping : std::uint8_t { on_time, ahead, behind };

struct PaceNow {
  scenes::Ms used = 0, planned = 0;              // of the phase at t
  scenes::Ms whole_used = 0, whole_planned = 0;  // of all phases
  scenes::Ms off = 0;                            // used so far, less what was planned from `from` to t; > 0 = behind
  Keeping keeping = Keeping::on_time;
};

// Off by no more than this counts as on time: a twentieth of the whole, and a minute at least.
scenes::Ms tolerance_of(scenes::Ms whole_planned);
scenes::Ms planned_for(const Pace& pace, const scenes::Timeline& timeline, std::size_t phase);
PaceNow pace_now(const Pace& pace, const scenes::Timeline& timeline, scenes::Ms t);
// So many seconds of the wall's clock go by at t.
void use_time(Pace& pace, const scenes::Timeline& timeline, scenes::Ms t, double seconds);

}  // namespace app
