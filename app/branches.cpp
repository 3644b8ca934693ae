#include "app/branches.h"

#include <algorithm>
#include <cmath>

#include "app/document.h"
#include "app/state.h"

namespace app {
namespace {

constexpr float kSamePlace = 0.6f;  // metres: nearer than this a ghost would only blur its real self

bool is_there(const scenes::PersonState& p) { return p.activity != scenes::Activity::gone; }

}  // namespace

bool middle_of(const scenes::Stage& stage, const scenes::Unit& unit, scenes::Vec2& out) {
  scenes::Vec2 sum;
  int seen = 0;
  for (int k = 0; k < unit.count; ++k) {
    const std::size_t i = unit.first_person + std::size_t(k);
    if (i >= stage.people.size() || !is_there(stage.people[i])) continue;
    sum = sum + stage.people[i].at;
    ++seen;
  }
  if (seen == 0) return false;
  out = sum * (1 / float(seen));
  return true;
}

OtherBranch branch_with(const AppState& state, scenes::DecisionId decision, std::uint8_t option) {
  OtherBranch other;
  other.decision = decision;
  other.option = option;
  other.document = state.document;
  other.path = state.path;
  other.path.option[decision.index] = option;
  other.timeline = scenes::unroll(state.document->drill, other.path);
  return other;
}

OtherBranch branch_of_fork(const AppState& state, std::uint32_t id) {
  OtherBranch other;
  other.fork = id;
  other.path = state.path;
  const Fork* fork = find_fork(state.board.forks, id);
  if (fork) other.path = path_of(*fork, state.plan->drill, state.path);
  other.document = fork ? amended_document(*state.plan, fork->amendments) : state.plan;
  other.timeline = scenes::unroll(other.document->drill, other.path);
  return other;
}

std::optional<OtherBranch> likely_branch(const AppState& state) {
  if (state.fork != 0) return branch_of_fork(state, 0);
  const scenes::DecisionPoint* last = nullptr;
  for (const scenes::DecisionPoint& point : state.timeline.decisions)
    if (point.at <= state.t) last = &point;
  if (!last) return std::nullopt;
  const std::size_t count = state.document->drill.decisions[last->decision.index].options.size();
  return branch_with(state, last->decision, std::uint8_t((last->option + 1) % count));
}

void update_branches(AppState& state) {
  const auto show = [](OtherBranch& other, scenes::Ms t) {
    if (!other.motion || other.motion->segments.empty() || !other.motion->segments[0]) return;
    scenes::stage_at(*other.motion, std::clamp<scenes::Ms>(t, 0, other.motion->baked()), other.stage);
  };
  if (OtherBranch* other = state.compare_with ? &*state.compare_with : nullptr) {
    show(*other, std::min(state.t, other->timeline.end));
    other->differences = differences(state, *other);
  }
  if (state.preview) show(*state.preview, state.t + scenes::Ms(state.preview_seconds * 1000));
}

scenes::Stage only_different(const scenes::Stage& ghosts, const scenes::Stage& real) {
  scenes::Stage out = ghosts;
  for (std::size_t i = 0; i < std::min(out.people.size(), real.people.size()); ++i)
    if (is_there(real.people[i]) && scenes::distance(out.people[i].at, real.people[i].at) < kSamePlace)
      out.people[i].activity = scenes::Activity::gone;
  return out;
}

Differences differences(const AppState& state, const OtherBranch& other) {
  Differences d;
  const scenes::Drill& drill = state.document->drill;
  for (const scenes::DecisionPoint& point : state.timeline.decisions)
    if (d.parted < 0 && point.at <= state.t && other.path.option[point.decision.index] != point.option)
      d.parted = point.at;
  const scenes::Ms t = std::min(state.t, other.timeline.end);
  scenes::metrics_at(drill, state.timeline, state.t, d.metrics);
  if (other.fork)  // a fork parts where it was made
    if (const Fork* fork = find_fork(state.board.forks, *other.fork != 0 ? *other.fork : state.fork))
      if (const auto at = moment_of(*fork, drill, state.timeline); at && *at <= state.t)
        d.parted = d.parted < 0 ? *at : std::min(d.parted, *at);
  const scenes::Drill& other_drill = other.document->drill;
  scenes::metrics_at(other_drill, other.timeline, t, d.other_metrics);
  scenes::metrics_at(drill, state.timeline, state.timeline.end, d.end_metrics);
  scenes::metrics_at(other_drill, other.timeline, other.timeline.end, d.other_end_metrics);
  d.state = scenes::state_at(state.timeline, state.t);
  d.other_state = scenes::state_at(other.timeline, t);
  d.end = state.timeline.end;
  d.other_end = other.timeline.end;
  const auto& a = state.stage.people;
  const auto& b = other.stage.people;
  int both = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (is_there(a[i]) != is_there(b[i])) ++d.elsewhere;
    if (!is_there(a[i]) || !is_there(b[i])) continue;
    const float metres = scenes::distance(a[i].at, b[i].at);
    d.elsewhere += metres > 1;
    d.mean_metres += metres;
    ++both;
  }
  if (both > 0) d.mean_metres /= float(both);
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    scenes::Vec2 here, there;
    if (!middle_of(state.stage, drill.units[u], here) || !middle_of(other.stage, drill.units[u], there)) continue;
    if (const float metres = scenes::distance(here, there); metres > d.most_metres) {
      d.most_metres = metres;
      d.most_unit = scenes::UnitId(u);
    }
  }
  return d;
}

}  // namespace app
