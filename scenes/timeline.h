// From a drill and the chosen options to what happens when. Pure, quick (well under a
// millisecond for the flagship), and the only place that knows how branches unfold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scenes/drill.h"

namespace scenes {

// The option taken at each decision, by DecisionId; as long as Drill::decisions.
struct Path {
  std::vector<std::uint8_t> option;
  friend bool operator==(const Path&, const Path&) = default;
};

Path default_path(const Drill& drill);
// "DP1=A,DP7=B"; what is not named takes its default. Errors: P0001 unknown decision,
// P0002 unknown option, P0003 not of the form, P0004 named twice.
base::Result<Path> parse_path(const Drill& drill, std::string_view text);
// All decisions that the path meets, in order: "DP1=A,DP2=A,…".
std::string format_path(const Drill& drill, const Path& path);
// As in the news: "1A 2A … 7B" is made by the app; here only the truth.

struct TimedEvent {
  EventId event;
  Ms start = 0, end = 0;      // since StartEx; end >= start
  PhaseId phase;
  DecisionId decision;        // whose option brought it; none = the phase's own
};

struct PhaseSpan {
  PhaseId phase;
  Ms start = 0, end = 0;
};

struct DecisionPoint {
  DecisionId decision;
  Ms at = 0;
  std::uint8_t option = 0;    // taken on this path
};

// Situation, force and conduct hold from `at` until the next one.
struct StateChange {
  Ms at = 0;
  Situation situation = Situation::green;
  int force = 1;
  Conduct conduct = Conduct::orderly;
  EventId cause;              // none = the phase's start, or the option
  DecisionId decision;        // the option that brought it, if one did
};

struct MetricStep {
  Ms at = 0;
  MetricId metric;
  int delta = 0;
  EventId cause;              // or
  DecisionId decision;
};

// A stretch between cuts: StartEx, every decision met, EndEx.
struct Segment {
  Ms start = 0, end = 0;
  std::uint32_t first_event = 0, event_count = 0;  // events that start within it
  DecisionId after;           // the decision that it follows; none = StartEx
};

struct Timeline {
  Path path;
  Ms end = 0;                 // EndEx
  std::vector<PhaseSpan> phases;
  std::vector<TimedEvent> events;        // by (start, order in the script)
  std::vector<DecisionPoint> decisions;  // by time
  std::vector<StateChange> states;       // by time; states[0].at == 0
  std::vector<MetricStep> steps;         // by time
  std::vector<Segment> segments;
};

Timeline unroll(const Drill& drill, const Path& path);

// Metric values at t: start + drift + steps up to t, clamped to 0..100 after every step.
// `out` is resized to Drill::metrics.
void metrics_at(const Drill& drill, const Timeline& timeline, Ms t, std::vector<int>& out);
const StateChange& state_at(const Timeline& timeline, Ms t);
const Ending* ending_of(const Drill& drill, const Timeline& timeline);

// What a person would look for in a path: force above conduct, appeal missing before
// force >= 4, relief without pass_command, … Each names the moment and the reason.
struct Finding {
  Ms at = 0;
  std::string code;           // "force_above_conduct"
  Text text;
};
std::vector<Finding> lint_proportionality(const Drill& drill, const Timeline& timeline);

}  // namespace scenes
