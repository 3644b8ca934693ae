#include "scenes/shots.h"

namespace scenes {

std::string_view view_at(const Drill& drill, const Timeline& timeline, Ms t) {
  std::string_view view;
  Ms since = 0;
  for (const PhaseSpan& span : timeline.phases)
    if (const Phase& phase = drill.phases[span.phase.index]; span.start <= t && !phase.view.empty())
      view = phase.view, since = span.start;
  for (const TimedEvent& timed : timeline.events) {
    if (timed.start > t) break;
    const Event& event = drill.events[timed.event.index];
    if (event.verb == Verb::show && timed.start >= since) view = event.view;
  }
  return view;
}

}  // namespace scenes
