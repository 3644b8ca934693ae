#include "scenes/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace scenes {
namespace {

// A change of state before it is known what held until then.
struct RawChange {
  Ms at = 0;
  std::optional<Situation> situation;
  std::optional<int> force;
  std::optional<Conduct> conduct;
  EventId cause;
  DecisionId decision;
};

// Kept ready, or after something that is: it happens only once that is fired.
bool waits(const Drill& drill, const Event& event) {
  for (const Event* e = &event;; e = &drill.events[e->after->index]) {
    if (e->contingency) return true;
    if (!e->after) return false;
  }
}

struct Unrolling {
  const Drill& drill;
  Timeline& out;
  std::vector<RawChange> changes;

  void add_event(EventId id, Ms start, PhaseId phase, DecisionId decision) {
    const Event& event = drill.events[id.index];
    if (waits(drill, event)) return;
    out.events.push_back({id, start, start + event.lasts, phase, decision});
    for (const Effect& e : event.effects) out.steps.push_back({start, e.metric, e.delta, id, {}});
    if (event.situation || event.force || event.conduct)
      changes.push_back({start, event.situation, event.force, event.conduct, id, {}});
  }

  void take(DecisionId id, const Option& option, Ms at, PhaseId phase) {
    for (const Effect& e : option.effects) out.steps.push_back({at, e.metric, e.delta, {}, id});
    if (option.force) changes.push_back({at, {}, option.force, {}, {}, id});
    for (EventId e : option.events) add_event(e, at + drill.events[e.index].at, phase, id);
  }
};

// Plays one phase from `start`; returns where it goes on. `t` becomes its end.
PhaseId unroll_phase(Unrolling& u, PhaseId id, Ms& t) {
  const Phase& phase = u.drill.phases[id.index];
  const Ms start = t;
  Ms end = start + phase.lasts;
  PhaseId next = phase.next;
  u.changes.push_back({start, phase.situation, phase.force, phase.conduct, {}, {}});
  for (DecisionId d : phase.decisions) {
    const Decision& decision = u.drill.decisions[d.index];
    const std::uint8_t taken = u.out.path.option[d.index];
    const Option& option = decision.options[taken];
    const Ms at = start + decision.at;
    u.out.decisions.push_back({d, at, taken});
    u.take(d, option, at, id);
    if (option.goes_to) {
      end = at;
      next = option.goes_to;
      break;
    }
  }
  for (EventId e : phase.events) {
    const Ms at = start + u.drill.events[e.index].at;
    if (at < end || (at == end && end == start + phase.lasts)) u.add_event(e, at, id, {});
  }
  u.out.phases.push_back({id, start, end});
  t = end;
  return next;
}

void fold_changes(std::vector<RawChange>& changes, Ms end, std::vector<StateChange>& out) {
  std::stable_sort(changes.begin(), changes.end(), [](const RawChange& a, const RawChange& b) { return a.at < b.at; });
  StateChange now;
  for (const RawChange& c : changes) {
    if (c.at > end) break;
    now.at = c.at;
    now.situation = c.situation.value_or(now.situation);
    now.force = c.force.value_or(now.force);
    now.conduct = c.conduct.value_or(now.conduct);
    now.cause = c.cause;
    now.decision = c.decision;
    out.push_back(now);
  }
}

void cut_segments(Timeline& timeline) {
  std::vector<Segment>& segments = timeline.segments;
  segments.push_back({});
  for (const DecisionPoint& d : timeline.decisions) {
    segments.back().end = d.at;
    segments.push_back({d.at, d.at, 0, 0, d.decision});
  }
  segments.back().end = timeline.end;
  const auto first_from = [&](Ms t) {
    const auto at = std::lower_bound(timeline.events.begin(), timeline.events.end(), t,
                                     [](const TimedEvent& e, Ms when) { return e.start < when; });
    return std::uint32_t(at - timeline.events.begin());
  };
  for (std::size_t i = 0; i < segments.size(); ++i) {
    segments[i].first_event = first_from(segments[i].start);
    const std::uint32_t last =
        i + 1 < segments.size() ? first_from(segments[i].end) : std::uint32_t(timeline.events.size());
    segments[i].event_count = last - segments[i].first_event;
  }
}

base::Diagnostic path_error(std::string code, std::string message, std::string hint = {}) {
  return base::error(std::move(code), "--path", std::move(message), std::move(hint));
}

// One "DP1=A" of a path; nothing when it is right.
std::optional<base::Diagnostic> read_choice(const Drill& drill, std::string_view part, std::vector<bool>& named,
                                            Path& path) {
  const std::size_t equals = part.find('=');
  if (equals == std::string_view::npos)
    return path_error("P0003", fmt::format("\"{}\" is not of the form DP1=A", part));
  const std::string_view id = base::trimmed(part.substr(0, equals)), key = base::trimmed(part.substr(equals + 1));
  std::vector<std::string> names;
  for (const Decision& d : drill.decisions) names.push_back(d.id);
  const auto found = std::find(names.begin(), names.end(), id);
  if (found == names.end())
    return path_error("P0001", fmt::format("unknown decision \"{}\"", id), base::did_you_mean(id, names));
  const auto index = std::size_t(found - names.begin());
  if (named[index]) return path_error("P0004", fmt::format("decision \"{}\" is named twice", id));
  named[index] = true;
  const std::vector<Option>& options = drill.decisions[index].options;
  std::string keys;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].key == key) {
      path.option[index] = std::uint8_t(i);
      return std::nullopt;
    }
    keys += (i == 0 ? "" : ", ") + options[i].key;
  }
  return path_error("P0002", fmt::format("decision \"{}\" has no option \"{}\"; it has {}", id, key, keys));
}

}  // namespace

Path default_path(const Drill& drill) {
  Path path;
  for (const Decision& d : drill.decisions) path.option.push_back(std::uint8_t(d.fallback));
  return path;
}

base::Result<Path> parse_path(const Drill& drill, std::string_view text) {
  constexpr std::size_t kLongest = 8192;
  if (text.size() > kLongest) return path_error("P0003", "the path is longer than 8192 characters");
  Path path = default_path(drill);
  base::Diagnostics problems;
  std::vector<bool> named(drill.decisions.size(), false);
  while (!base::trimmed(text).empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view part = base::trimmed(text.substr(0, comma));
    if (auto problem = read_choice(drill, part, named, path)) problems.push_back(std::move(*problem));
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  if (!problems.empty()) return problems;
  return path;
}

std::string format_path(const Drill& drill, const Path& path) {
  std::string out;
  for (const DecisionPoint& d : unroll(drill, path).decisions) {
    const Decision& decision = drill.decisions[d.decision.index];
    if (!out.empty()) out += ',';
    out += decision.id + "=" + decision.options[d.option].key;
  }
  return out;
}

Timeline unroll(const Drill& drill, const Path& path) {
  GELAR_CHECK(path.option.size() == drill.decisions.size(), "a path has an option for each decision");
  Timeline timeline;
  timeline.path = path;
  Unrolling u{drill, timeline, {}};
  Ms t = 0;
  // The checker has refused cycles, so this ends; the bound says so to the reader.
  PhaseId phase = drill.phases.empty() ? PhaseId() : PhaseId(0);
  for (std::size_t steps = 0; phase && steps < drill.phases.size(); ++steps) phase = unroll_phase(u, phase, t);
  timeline.end = t;

  std::erase_if(timeline.events, [&](const TimedEvent& e) { return e.start > t; });
  for (TimedEvent& e : timeline.events) e.end = std::min(e.end, t);
  std::erase_if(timeline.steps, [&](const MetricStep& s) { return s.at > t; });
  std::stable_sort(timeline.events.begin(), timeline.events.end(), [](const TimedEvent& a, const TimedEvent& b) {
    return a.start != b.start ? a.start < b.start : a.event < b.event;
  });
  std::stable_sort(timeline.steps.begin(), timeline.steps.end(),
                   [](const MetricStep& a, const MetricStep& b) { return a.at < b.at; });
  fold_changes(u.changes, t, timeline.states);
  if (timeline.states.empty()) timeline.states.push_back({});
  cut_segments(timeline);
  return timeline;
}

const StateChange& state_at(const Timeline& timeline, Ms t) {
  const auto after = std::upper_bound(timeline.states.begin(), timeline.states.end(), t,
                                      [](Ms when, const StateChange& s) { return when < s.at; });
  return after == timeline.states.begin() ? timeline.states.front() : *(after - 1);
}

}  // namespace scenes
