// The metrics' open formula, the endings, and what a watchful eye finds in a path.
#include <algorithm>

#include "scenes/timeline.h"

namespace scenes {
namespace {

// Values are kept in 1/(1000 * 60000) of a point, so that a drift in thousandths per
// minute over milliseconds is exact.
constexpr std::int64_t kPoint = 1000ll * 60'000;

std::int64_t clamped(std::int64_t v) { return std::clamp<std::int64_t>(v, 0, 100 * kPoint); }

bool holds(const EndingTest& test, const std::vector<int>& values) {
  const int v = values[test.metric.index];
  return test.at_most ? v <= test.limit : v >= test.limit;
}

}  // namespace

void metrics_at(const Drill& drill, const Timeline& timeline, Ms t, std::vector<int>& out) {
  out.resize(drill.metrics.size());
  for (std::size_t m = 0; m < drill.metrics.size(); ++m) {
    const Metric& metric = drill.metrics[m];
    std::int64_t value = clamped(metric.start * kPoint);
    Ms last = 0;
    for (const MetricStep& step : timeline.steps) {
      if (step.at > t) break;
      if (step.metric.index != m) continue;
      value = clamped(value + metric.drift_milli * (step.at - last));
      value = clamped(value + step.delta * kPoint);
      last = step.at;
    }
    value = clamped(value + metric.drift_milli * (std::max(t, last) - last));
    out[m] = int((value + kPoint / 2) / kPoint);
  }
}

const Ending* ending_of(const Drill& drill, const Timeline& timeline) {
  std::vector<int> values;
  metrics_at(drill, timeline, timeline.end, values);
  const auto met = [&](const EndingTest& t) { return holds(t, values); };
  for (const Ending& e : drill.endings) {
    if (!std::all_of(e.all.begin(), e.all.end(), met)) continue;
    if (!e.any.empty() && std::none_of(e.any.begin(), e.any.end(), met)) continue;
    return &e;
  }
  return nullptr;
}

std::vector<Finding> lint_proportionality(const Drill& drill, const Timeline& timeline) {
  std::vector<Finding> found;
  const auto happened_before = [&](Ms at, auto&& is) {
    for (const TimedEvent& e : timeline.events) {
      if (e.start > at) return false;
      if (is(drill.events[e.event.index])) return true;
    }
    return false;
  };
  const auto commanded = [](const Event& e) { return e.verb == Verb::pass_command; };
  for (std::size_t i = 0; i < timeline.states.size(); ++i) {
    const StateChange& s = timeline.states[i];
    const StateChange before = i == 0 ? StateChange{} : timeline.states[i - 1];
    if (s.force > proportional_stage(s.conduct) && (i == 0 || before.force != s.force || before.conduct != s.conduct))
      found.push_back({s.at,
                       "force_above_conduct",
                       {"Tahap kekuatan " + std::to_string(s.force) + " melebihi perilaku yang diamati: tidak proporsional",
                        "Force stage " + std::to_string(s.force) + " is above the observed conduct: not proportional"}});
    if (s.force >= 4 && before.force < 4 && !happened_before(s.at, [](const Event& e) {
          return e.verb == Verb::say || e.verb == Verb::warn;
        }))
      found.push_back({s.at,
                       "appeal_missing",
                       {"Belum ada imbauan sebelum kekuatan ditingkatkan", "No appeal was made before force was raised"}});
    if (s.situation == Situation::red && before.situation != Situation::red && !happened_before(s.at, commanded))
      found.push_back({s.at,
                       "command_not_passed",
                       {"Situasi merah tanpa alih kendali: kendali umum ada pada Kapolda",
                        "Red without passing command: general control lies with the regional chief"}});
  }
  for (const TimedEvent& t : timeline.events) {
    const Event& e = drill.events[t.event.index];
    if (e.verb == Verb::relieve && e.relief == Relief::lintas_ganti && !happened_before(t.start, commanded))
      found.push_back({t.start,
                       "relief_without_command",
                       {"Lintas ganti tanpa alih kendali", "Lintas ganti without passing command"}});
    if (e.verb == Verb::spray && !happened_before(t.start, [](const Event& w) { return w.verb == Verb::warn; }))
      found.push_back({t.start,
                       "warning_missing",
                       {"Semprotan air tanpa peringatan lebih dulu", "Water was used without a warning first"}});
  }
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.at < b.at; });
  return found;
}

}  // namespace scenes
