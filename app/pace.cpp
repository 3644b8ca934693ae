#include "app/pace.h"

#include <algorithm>
#include <numeric>

namespace app {
namespace {

scenes::Ms whole_of(const Pace& pace, const scenes::Timeline& timeline) {
  return pace.whole > 0 ? pace.whole : timeline.end;
}

// A moment of the drill as one of the briefing.
scenes::Ms planned_by(const Pace& pace, const scenes::Timeline& timeline, scenes::Ms t) {
  if (timeline.end <= 0) return 0;
  return scenes::Ms(double(t) / double(timeline.end) * double(whole_of(pace, timeline)));
}

std::size_t phase_at(const scenes::Timeline& timeline, scenes::Ms t) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < timeline.phases.size(); ++i)
    if (timeline.phases[i].start <= t) index = i;
  return index;
}

}  // namespace

scenes::Ms tolerance_of(scenes::Ms whole) { return std::max<scenes::Ms>(60'000, whole / 20); }

scenes::Ms planned_for(const Pace& pace, const scenes::Timeline& timeline, std::size_t phase) {
  if (phase >= timeline.phases.size()) return 0;
  const scenes::PhaseSpan& span = timeline.phases[phase];
  return planned_by(pace, timeline, span.end) - planned_by(pace, timeline, span.start);
}

PaceNow pace_now(const Pace& pace, const scenes::Timeline& timeline, scenes::Ms t) {
  const std::size_t phase = phase_at(timeline, t);
  PaceNow out{.used = phase < pace.used.size() ? scenes::Ms(pace.used[phase] * 1000) : 0,
              .planned = planned_for(pace, timeline, phase),
              .whole_used = scenes::Ms(std::accumulate(pace.used.begin(), pace.used.end(), 0.0) * 1000),
              .whole_planned = whole_of(pace, timeline)};
  if (pace.from >= 0) out.off = out.whole_used - planned_by(pace, timeline, t) + planned_by(pace, timeline, pace.from);
  const scenes::Ms tolerance = tolerance_of(out.whole_planned);
  out.keeping = out.off > tolerance ? Keeping::behind : out.off < -tolerance ? Keeping::ahead : Keeping::on_time;
  return out;
}

void use_time(Pace& pace, const scenes::Timeline& timeline, scenes::Ms t, double seconds) {
  if (pace.from < 0) pace.from = t;
  pace.used.resize(timeline.phases.size());
  if (!pace.used.empty()) pace.used[phase_at(timeline, t)] += seconds;
}

}  // namespace app
