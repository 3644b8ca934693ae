#include "app/train/training.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

using scenes::Drill;
using scenes::Ms;
using scenes::Vec2;

float to_segment(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 along = b - a;
  const float whole = scenes::dot(along, along);
  const float u = whole > 0 ? std::clamp(scenes::dot(p - a, along) / whole, 0.0f, 1.0f) : 0;
  return scenes::distance(p, a + along * u);
}

float to_line(Vec2 p, const std::vector<Vec2>& line, bool closed) {
  float best = 1e9f;
  for (std::size_t i = 0; i + (closed ? 0 : 1) < line.size(); ++i)
    best = std::min(best, to_segment(p, line[i], line[(i + 1) % line.size()]));
  return best;
}

int weight_of(const Drill& drill, const scenes::Option& option) {
  int sum = 0;
  for (const scenes::Effect& e : option.effects) sum += drill.metrics[e.metric.index].high_is_good ? e.delta : -e.delta;
  return sum;
}

}  // namespace

std::vector<scenes::UnitId> roles_of(const Drill& drill) {
  std::vector<scenes::UnitId> out;
  for (std::size_t u = 0; u < drill.units.size(); ++u)
    if (drill.units[u].count > 0 && !drill.units[u].crowd) out.push_back(scenes::UnitId(u));
  return out;
}

bool is_for(const scenes::Task& task, std::optional<scenes::UnitId> role) {
  if (task.roles.empty()) return true;
  return role && std::find(task.roles.begin(), task.roles.end(), *role) != task.roles.end();
}

std::optional<Ms> time_of(const Drill& drill, const scenes::Timeline& timeline, std::uint32_t task) {
  const scenes::Task& t = drill.tasks[task];
  for (const scenes::PhaseSpan& span : timeline.phases)
    if (span.phase == t.phase && span.start + t.at <= span.end) return span.start + t.at;
  return std::nullopt;
}

const TaskResult* result_of(const Training& training, std::uint32_t task) {
  for (const TaskResult& r : training.results)
    if (r.task == task) return &r;
  return nullptr;
}

bool is_done(const Training& training, std::uint32_t task) {
  const TaskResult* r = result_of(training, task);
  return r && (r->right || r->skipped);
}

std::optional<std::uint32_t> due_task(const Drill& drill, const scenes::Timeline& timeline, const Training& training,
                                      Ms from, Ms to) {
  std::optional<std::uint32_t> best;
  Ms earliest = 0;
  for (std::uint32_t i = 0; i < drill.tasks.size(); ++i) {
    if (!is_for(drill.tasks[i], training.role) || is_done(training, i)) continue;
    const auto at = time_of(drill, timeline, i);
    if (!at || *at < from || *at > to || (best && *at >= earliest)) continue;
    best = i;
    earliest = *at;
  }
  return best;
}

float distance_to(const Drill& drill, const scenes::Where& where, Vec2 at) {
  using Kind = scenes::Where::Kind;
  switch (where.kind) {
    case Kind::point:
      return scenes::distance(at, drill.venue.points[where.index].at);
    case Kind::spot:
      return scenes::distance(at, where.spot);
    case Kind::area: {
      const auto& outline = drill.venue.areas[where.index].outline;
      return scenes::inside(outline, at) ? 0 : to_line(at, outline, true);
    }
    case Kind::route: {
      const scenes::NamedRoute& route = drill.venue.routes[where.index];
      return std::max(0.0f, to_line(at, route.points, false) - route.width / 2);
    }
    case Kind::unit: {
      const scenes::Where& there = drill.units[where.index].at;
      return there.kind == Kind::unit ? 1e9f : distance_to(drill, there, at);
    }
    case Kind::vehicle: {
      const scenes::Where& there = drill.vehicles[where.index].at;
      return there.kind == Kind::vehicle || there.kind == Kind::unit ? 1e9f : distance_to(drill, there, at);
    }
    case Kind::none:
      break;
  }
  return 1e9f;
}

bool is_right(const Drill& drill, const scenes::Task& task, Vec2 at) {
  return distance_to(drill, task.where, at) <= task.within;
}

float quality_of(const Drill& drill, const scenes::Decision& decision, std::uint8_t option) {
  int worst = weight_of(drill, decision.options[0]), best = worst;
  for (const scenes::Option& o : decision.options) {
    worst = std::min(worst, weight_of(drill, o));
    best = std::max(best, weight_of(drill, o));
  }
  if (best == worst) return 1;
  return float(weight_of(drill, decision.options[option]) - worst) / float(best - worst);
}

Score score_of(const Drill& drill, const scenes::Timeline& timeline, const Training& training, std::uint32_t team) {
  Score score;
  for (const TaskResult& r : training.results) {
    ++score.tasks;
    score.first_try += r.right && r.tries == 1;
    score.right += r.right;
  }
  std::vector<TeamAnswer> own;
  for (const TeamAnswer& a : training.answers)
    if (a.team == team) own.push_back(a);
  add_answers(drill, timeline, own, score);
  return score;
}

void add_answers(const Drill& drill, const scenes::Timeline& timeline, std::span<const TeamAnswer> answers,
                 Score& score) {
  float quality = 0, calibrated = 0;
  int said = 0;
  std::vector<std::int64_t> thought;
  for (const TeamAnswer& a : answers) {
    const scenes::Decision& decision = drill.decisions[a.decision.index];
    const float q = quality_of(drill, decision, a.option);
    ++score.decisions;
    quality += q;
    scenes::Conduct conduct = drill.phases[decision.phase.index].conduct;
    for (const scenes::DecisionPoint& point : timeline.decisions)
      if (point.decision == a.decision) conduct = scenes::state_at(timeline, std::max<Ms>(point.at - 1, 0)).conduct;
    const auto force = decision.options[a.option].force;
    score.proportional += !force || *force <= scenes::proportional_stage(conduct);
    if (a.confidence > 0) {
      const float off = float(a.confidence) / 100 - q;
      calibrated += 1 - off * off;
      ++said;
    }
    if (a.thought > 0) thought.push_back(a.thought);
  }
  if (score.decisions > 0) score.quality = quality / float(score.decisions);
  if (said > 0) score.calibrated = calibrated / float(said);
  if (!thought.empty()) {
    std::sort(thought.begin(), thought.end());
    score.median_thought = thought[thought.size() / 2];
  }
}

Vec2 walked(const scenes::World& world, Vec2 from, Vec2 by) {
  constexpr float kStep = 0.2f, kRoom = 0.35f;  // metres: shorter than any wall is thick
  const int steps = std::clamp(int(std::ceil(scenes::length(by) / kStep)), 1, 200);
  const Vec2 step = by * (1 / float(steps));
  for (int i = 0; i < steps; ++i) {
    const Vec2 next = scenes::pushed_out(world, from + step, kRoom);
    if (!scenes::clear_between(world, from, next)) break;
    from = next;
  }
  return from;
}

}  // namespace app
