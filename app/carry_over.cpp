#include "app/carry_over.h"

#include <algorithm>

namespace app {
namespace {

// Where what the old drill has at a place stands in the new one, by name.
class Names {
 public:
  Names(const scenes::Drill& from, const scenes::Drill& to) : from_(from), to_(to) {}

  std::optional<scenes::DecisionId> of(scenes::DecisionId id) const {
    const auto at = place(from_.decisions, to_.decisions, id.index, &scenes::Decision::id);
    if (!at) return std::nullopt;
    return scenes::DecisionId(*at);
  }
  std::optional<std::uint8_t> of(scenes::DecisionId id, std::uint8_t option) const {
    const auto decision = of(id);
    if (!decision) return std::nullopt;
    const auto at =
        place(from_.decisions[id.index].options, to_.decisions[decision->index].options, option, &scenes::Option::key);
    if (!at) return std::nullopt;
    return std::uint8_t(*at);
  }
  std::optional<std::uint32_t> task(std::uint32_t task) const {
    const auto at = place(from_.tasks, to_.tasks, task, &scenes::Task::id);
    if (!at) return std::nullopt;
    return std::uint32_t(*at);
  }
  std::optional<scenes::UnitId> of(std::optional<scenes::UnitId> unit) const {
    const auto at = unit ? place(from_.units, to_.units, unit->index, &scenes::Unit::key) : std::nullopt;
    if (!at) return std::nullopt;
    return scenes::UnitId(*at);
  }
  std::optional<std::size_t> line(std::size_t line) const {
    return place(from_.evaluation, to_.evaluation, line, &scenes::EvaluationTask::id);
  }

 private:
  template <class T>
  static std::optional<std::size_t> place(const std::vector<T>& from, const std::vector<T>& to, std::size_t index,
                                          std::string T::*name) {
    if (index >= from.size()) return std::nullopt;
    const auto same = [&](const T& other) { return other.*name == from[index].*name; };
    const auto found = std::find_if(to.begin(), to.end(), same);
    if (found == to.end()) return std::nullopt;
    return std::size_t(found - to.begin());
  }
  const scenes::Drill &from_, &to_;
};

std::vector<TeamAnswer> answers_of(const Names& names, const std::vector<TeamAnswer>& answers) {
  std::vector<TeamAnswer> out;
  for (const TeamAnswer& answer : answers) {
    const auto decision = names.of(answer.decision);
    const auto option = names.of(answer.decision, answer.option);
    if (!decision || !option) continue;
    out.push_back(answer);
    out.back().decision = *decision;
    out.back().option = *option;
  }
  return out;
}

Training training_of(const Names& names, const Training& before) {
  Training t = before;
  t.role = names.of(before.role);
  if (before.role && !t.role) t.on = false;  // who they were is no more
  t.open_task = before.open_task ? names.task(*before.open_task) : std::nullopt;
  t.results.clear();
  for (TaskResult result : before.results)
    if (const auto task = names.task(result.task)) {
      result.task = *task;
      t.results.push_back(result);
    }
  t.answers = answers_of(names, before.answers);
  t.guest_answers = answers_of(names, before.guest_answers);
  t.feedback = before.feedback ? names.of(*before.feedback) : std::nullopt;
  t.asked.reset();
  t.judged.clear();
  for (std::size_t i = 0; i < before.judged.size(); ++i)
    if (const auto line = names.line(i)) {
      t.judged.resize(std::max(t.judged.size(), *line + 1));
      t.judged[*line] = before.judged[i];
    }
  return t;
}

}  // namespace

void carry_over(const AppState& before, AppState& after) {
  const Names names(before.document->drill, after.document->drill);
  after.log.clear();
  for (const DecisionRecord& said : before.log) {
    const auto decision = names.of(said.decision);
    const auto option = names.of(said.decision, said.option);
    if (!decision || !option) continue;
    after.log.push_back(said);
    after.log.back().decision = *decision;
    after.log.back().option = *option;
  }
  after.answered.clear();
  for (const scenes::DecisionId id : before.answered)
    if (const auto decision = names.of(id)) after.answered.push_back(*decision);
  after.training = training_of(names, before.training);
  after.selected = names.of(before.selected);
  after.knower = names.of(before.knower);
  after.pace = before.pace;
  const scenes::Ms end = after.timeline.end;
  after.loop_from = std::min(before.loop_from, end);
  after.loop_to = std::min(before.loop_to, end);
  after.range_from = std::min(before.range_from, end);
  after.range_to = std::min(before.range_to, end);
}

}  // namespace app
