#include "app/train/apply_training.h"

#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "app/build_view.h"
#include "app/train/teams.h"
#include "app/views.h"

namespace app {
namespace {

std::optional<std::uint32_t> task_named(const AppState& state, const std::string& id) {
  const auto& tasks = state.document->drill.tasks;
  for (std::uint32_t i = 0; i < tasks.size(); ++i)
    if (tasks[i].id == id) return i;
  return std::nullopt;
}

TaskResult& result_for(Training& training, std::uint32_t task) {
  for (TaskResult& r : training.results)
    if (r.task == task) return r;
  training.results.push_back({.task = task});
  return training.results.back();
}

void answer(AppState& state, std::uint32_t task, bool right) {
  TaskResult& r = result_for(state.training, task);
  if (r.right) return;
  ++r.tries;
  r.right = right;
  r.skipped = false;
  state.training.last_was_wrong = !right;
  state.training.open_task = task;  // right: its reason stays until it is closed
  state.playing = false;
}

}  // namespace

std::string shortened(std::string text, std::size_t most) {
  text = one_line(text);
  if (text.size() <= most) return text;
  text.resize(most);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
  return text;
}

void TrainingApplier::operator()(const ChooseRole&) {
  state.training.choosing = true;
  state.playing = false;
}

void TrainingApplier::operator()(const StartTraining& c) {
  Training& t = state.training;
  if (c.unit &&
      (c.unit->index >= state.document->drill.units.size() || state.document->drill.units[c.unit->index].count == 0 ||
       state.document->drill.units[c.unit->index].crowd))
    return;
  t.on = true;
  t.choosing = false;
  t.role = c.unit;
  t.open_task.reset();
  t.last_was_wrong = false;
  state.selected = c.unit;
  if (c.unit) set_mode(state, CameraMode::shoulder);
}

void TrainingApplier::operator()(const EndTraining&) {
  state.training.on = state.training.choosing = state.training.plenary = state.training.sheet = false;
  state.training.open_task.reset();
  state.training.feedback.reset();
}

void TrainingApplier::operator()(const AnswerPlace& c) {
  const auto task = task_named(state, c.task);
  if (!task || !std::isfinite(c.at.east) || !std::isfinite(c.at.north)) return;
  const scenes::Task& t = state.document->drill.tasks[*task];
  if (t.kind != scenes::TaskKind::choose) answer(state, *task, is_right(state.document->drill, t, c.at));
}

void TrainingApplier::operator()(const AnswerShape& c) {
  const auto task = task_named(state, c.task);
  if (!task || state.document->drill.tasks[*task].kind != scenes::TaskKind::choose) return;
  answer(state, *task, state.document->drill.tasks[*task].answer == c.shape);
}

// Also "go on" once it is right.
void TrainingApplier::operator()(const SkipTask& c) {
  const auto task = task_named(state, c.task);
  if (!task) return;
  TaskResult& r = result_for(state.training, *task);
  r.skipped = !r.right;
  state.training.open_task.reset();
  state.training.last_was_wrong = false;
  state.playing = true;
}

void TrainingApplier::operator()(const SetConfidence& c) { state.training.confidence = std::clamp(c.percent, 0, 100); }

void TrainingApplier::operator()(const CloseFeedback& c) {
  if (!state.training.feedback) return;
  state.training.feedback.reset();
  if (c.back) {
    Requests none;
    apply(state, BackToDecision{}, none);
  } else {
    state.playing = true;
  }
}

// "Tim 1, Tim 2": names by comma; none = one trainee.
void TrainingApplier::operator()(const SetTeams& c) {
  Training& t = state.training;
  t.teams.clear();
  t.turn = 0;
  std::string_view rest = c.names;
  while (!rest.empty() && t.teams.size() < kMostTeams) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    std::string name = shortened(std::string(rest.substr(0, end)), kLongestTeam);
    while (name.starts_with(' ')) name.erase(0, 1);
    while (name.ends_with(' ')) name.pop_back();
    if (!name.empty()) t.teams.push_back(std::move(name));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

// It opens at what was answered last.
void TrainingApplier::operator()(const TogglePlenary&) {
  Training& t = state.training;
  t.plenary = !t.plenary;
  if (!t.plenary || t.answers.empty()) return;
  const auto decisions = answered_of(state.document->drill, books_of(t));
  const auto last = std::find(decisions.begin(), decisions.end(), t.answers.back().decision);
  t.plenary_page = last == decisions.end() ? 0 : int(last - decisions.begin());
}

void TrainingApplier::operator()(const TurnPlenary& c) {
  Training& t = state.training;
  t.plenary_page =
      std::clamp(t.plenary_page + std::clamp(c.by, -100, 100), 0, plenary_pages(state.document->drill, t) - 1);
}

void TrainingApplier::operator()(const AddGuest& c) {
  Training& t = state.training;
  if (!add_guest(t, shortened(c.name, kLongestTeam), {})) return;
  if (std::find(t.guest_files.begin(), t.guest_files.end(), c.file) == t.guest_files.end())
    t.guest_files.push_back(c.file);
}

void TrainingApplier::operator()(const AddGuestAnswer& c) {
  Training& t = state.training;
  const auto& decisions = state.document->drill.decisions;
  if (t.guests.empty() || c.decision.index >= decisions.size() ||
      c.option >= decisions[c.decision.index].options.size())
    return;
  const TeamAnswer answer{.decision = c.decision,
                          .option = c.option,
                          .reason = shortened(c.reason, kLongestNote),
                          .team = std::uint32_t(t.guests.size() - 1),
                          .confidence = std::clamp(c.confidence, 0, 100),
                          .thought = std::max<std::int64_t>(c.thought, 0)};
  const auto had = std::find_if(t.guest_answers.begin(), t.guest_answers.end(), [&](const TeamAnswer& a) {
    return a.team == answer.team && a.decision == answer.decision;
  });
  had == t.guest_answers.end() ? t.guest_answers.push_back(answer) : void(*had = answer);
}

void TrainingApplier::operator()(const NextTeam&) {
  Training& t = state.training;
  if (!t.teams.empty()) t.turn = (t.turn + 1) % std::uint32_t(t.teams.size());
}

void TrainingApplier::operator()(const Judge& c) {
  const auto& lines = state.document->drill.evaluation;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].id != c.line) continue;
    if (state.training.judged.size() <= i) state.training.judged.resize(i + 1);
    state.training.judged[i] = {c.verdict, shortened(c.note, kLongestNote), state.t};
  }
}

void TrainingApplier::operator()(const WalkBy& c) {
  constexpr float kLongestStep = 20;
  if (!std::isfinite(c.ahead) || !std::isfinite(c.aside) || !std::isfinite(c.turn)) return;
  if (state.camera_mode != CameraMode::walk) stand_at(state, to_ground(shown_orbit(state).target));
  state.glide = 1;
  Orbit orbit = shown_orbit(state);
  const glm::vec3 eye = camera_of(orbit).eye;  // one turns about one's own feet
  orbit.bearing += std::clamp(c.turn, -scenes::kPi, scenes::kPi);
  const scenes::Vec2 ahead{std::sin(orbit.bearing), std::cos(orbit.bearing)}, aside = scenes::right_of(ahead);
  const scenes::Vec2 from = to_ground(eye);
  const scenes::Vec2 to = walked(*state.document->world, from,
                                 ahead * std::clamp(c.ahead, -kLongestStep, kLongestStep) +
                                     aside * std::clamp(c.aside, -kLongestStep, kLongestStep));
  look_from(state, to, orbit.bearing);
}

void after_answer(AppState& state) {
  Training& t = state.training;
  if (!t.on || state.log.empty()) return;
  const DecisionRecord& record = state.log.back();
  t.answers.push_back({.decision = record.decision,
                       .option = record.option,
                       .reason = record.reason,
                       .team = t.turn,
                       .confidence = t.confidence,
                       .thought = t.asked == record.decision ? record.wall_ms - t.asked_at : 0});
  t.confidence = 0;
  state.playing = false;
  const bool last = t.teams.empty() || t.turn + 1 >= t.teams.size();
  if (!t.teams.empty()) t.turn = (t.turn + 1) % std::uint32_t(t.teams.size());
  if (last) {
    t.feedback = record.decision;
    return;
  }
  // The next team answers the same question, and does not see the first one's choice played.
  std::erase(state.answered, record.decision);
  state.open_decision = record.decision;
}

bool leave_task(AppState& state) {
  if (!state.training.on || !state.training.open_task || state.open_decision) return false;
  TrainingApplier{{state}}(SkipTask{state.document->drill.tasks[*state.training.open_task].id});
  return true;
}

bool go_to_next_stop(AppState& state) {
  Training& t = state.training;
  if (!t.on || !state.document) return false;
  if (is_held(t) || state.open_decision) return true;
  scenes::Ms stop = state.timeline.end;
  std::optional<scenes::DecisionId> question;
  for (const scenes::DecisionPoint& point : state.timeline.decisions) {
    const bool answered =
        std::find(state.answered.begin(), state.answered.end(), point.decision) != state.answered.end();
    if (point.at < state.t || answered) continue;
    stop = point.at;
    question = point.decision;
    break;
  }
  const auto task = due_task(state.document->drill, state.timeline, t, state.t, stop);
  const auto task_at = task ? time_of(state.document->drill, state.timeline, *task) : std::nullopt;
  state.playing = false;
  state.shuttle = 0;
  arrive_at(state, task_at.value_or(stop));
  t.last_was_wrong = false;
  if (task)
    t.open_task = task;
  else
    state.open_decision = question;
  return true;
}

void follow_training(AppState& state) {
  Training& t = state.training;
  if (state.open_decision != t.asked) {
    t.asked = state.open_decision;
    t.asked_at = state.wall_ms;
  }
  if (!t.open_task || !state.document) return;
  const auto at = time_of(state.document->drill, state.timeline, *t.open_task);
  if (!at || *at != state.t) {
    t.open_task.reset();
    t.last_was_wrong = false;
  }
}

}  // namespace app
