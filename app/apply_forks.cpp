#include "app/apply_forks.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "app/apply.h"
#include "app/apply_marks.h"
#include "app/problem_words.h"

namespace app {
namespace {

using Kind = scenes::Amendment::Kind;

Fork* active(AppState& state) {
  for (Fork& fork : state.board.forks)
    if (fork.id == state.fork && state.fork != 0) return &fork;
  return nullptr;
}

// Where the state's moment lies in the script: a phase, and the time since its start.
bool place_now(const AppState& state, std::string& phase, scenes::Ms& at) {
  const std::size_t index = phase_now(state);
  if (index >= state.timeline.phases.size()) return false;
  const scenes::PhaseSpan& span = state.timeline.phases[index];
  const scenes::Phase& now = state.document->drill.phases[span.phase.index];
  phase = now.id;
  at = std::clamp<scenes::Ms>(state.t - span.start, 0, now.lasts);
  return true;
}

// Something done before the moment where the fork left the plan: it leaves earlier.
void reach_back(const AppState& state, Fork& fork) {
  const auto moment = moment_of(fork, state.document->drill, state.timeline);
  if (moment && *moment <= state.t) return;
  place_now(state, fork.phase, fork.at);
  fork.branch = branch_at(state.document->drill, state.timeline, state.t);
}

// "+7": an id that no fork has given yet.
std::string next_id(const Board& board) {
  int most = 0;
  for (const Fork& fork : board.forks)
    for (const scenes::Amendment& a : fork.amendments) {
      int number = 0;
      if (a.kind != Kind::add || a.event.size() < 2) continue;
      std::from_chars(a.event.data() + 1, a.event.data() + a.event.size(), number);
      most = std::max(most, number);
    }
  return fmt::format("{}{}", scenes::kAddedPrefix, most + 1);
}

const scenes::TimedEvent* met(const AppState& state, std::string_view event) {
  for (const scenes::TimedEvent& timed : state.timeline.events)
    if (state.document->drill.events[timed.event.index].id == event) return &timed;
  return nullptr;
}

bool is_known(const AppState& state, std::string_view event) {
  const auto& events = state.document->drill.events;
  return std::any_of(events.begin(), events.end(), [&](const scenes::Event& e) { return e.id == event; });
}

// Takes the place of what was said about the event before.
void say(AppState& state, scenes::Amendment amendment) {
  Fork* fork = active(state);
  if (!fork || !is_known(state, amendment.event)) return;
  remember(state);
  fork = active(state);
  std::erase_if(fork->amendments,
                [&](const scenes::Amendment& a) { return a.event == amendment.event && a.kind != Kind::add; });
  if (fork->amendments.size() < scenes::kMostAmendments) fork->amendments.push_back(std::move(amendment));
  reach_back(state, *fork);
  refresh_fork(state);
}

}  // namespace

void ForkApplier::operator()(const BeginFork& c) {
  if (state.board.forks.size() >= kMostForks) return;
  Fork fork;
  if (!place_now(state, fork.phase, fork.at)) return;
  for (const Fork& other : state.board.forks) fork.id = std::max(fork.id, other.id);
  ++fork.id;
  fork.name = one_line(c.name);
  fork.branch = branch_at(state.document->drill, state.timeline, state.t);
  // Out of a fork another one goes on with what has been changed so far.
  if (const Fork* from = active(state)) fork.amendments = from->amendments, fork.parent = from->id;
  remember(state);
  state.fork = fork.id;
  state.board.forks.push_back(std::move(fork));
  state.playing = false;
  state.shuttle = 0;
  refresh_fork(state);
}

void ForkApplier::operator()(const NameFork& c) {
  const auto found =
      std::find_if(state.board.forks.begin(), state.board.forks.end(), [&](const Fork& f) { return f.id == c.id; });
  if (found == state.board.forks.end() || found->name == one_line(c.name)) return;
  const auto index = found - state.board.forks.begin();
  remember(state);
  state.board.forks[std::size_t(index)].name = one_line(c.name);
}

void ForkApplier::operator()(const DropFork& c) {
  if (!find_fork(state.board.forks, c.id)) return;
  remember(state);
  std::erase_if(state.board.forks, [&](const Fork& f) { return f.id == c.id; });
  refresh_fork(state);
}

void ForkApplier::operator()(const TakeFork& c) {
  const Fork* fork = find_fork(state.board.forks, c.id);
  if (c.id != 0 && !fork) return;
  state.fork = c.id;
  state.playing = false;
  state.shuttle = 0;
  if (fork) {
    const scenes::Path path = path_of(*fork, state.plan->drill, state.path);
    if (path != state.path) set_path(state, path);
  }
  refresh_fork(state);
  if (!fork) return;
  if (const auto moment = moment_of(*fork, state.document->drill, state.timeline)) arrive_at(state, *moment);
}

void ForkApplier::operator()(const AddOrder& c) {
  if (!active(state)) return;
  if (auto read = scenes::read_added_event(state.plan->drill, c.text); !read)
    return tell(state, base::format(in_language(read.diagnostics()[0], state.language)), true);
  scenes::Amendment a{Kind::add, {}, 0, next_id(state.board), c.text};
  if (active(state)->amendments.size() >= scenes::kMostAmendments || !place_now(state, a.phase, a.at)) return;
  remember(state);
  Fork& fork = *active(state);
  fork.amendments.push_back(std::move(a));
  reach_back(state, fork);
  refresh_fork(state);
}

void ForkApplier::operator()(const SkipEvent& c) {
  const scenes::TimedEvent* timed = met(state, c.event);
  if (timed && timed->start > state.t) say(state, {Kind::skip, {}, 0, c.event, {}});
}

void ForkApplier::operator()(const HoldEvent& c) {
  const scenes::TimedEvent* timed = met(state, c.event);
  if (timed && timed->start > state.t) say(state, {Kind::hold, {}, 0, c.event, {}});
}

void ForkApplier::operator()(const FireEvent& c) {
  const scenes::TimedEvent* timed = met(state, c.event);
  if (timed && timed->start <= state.t) return;  // it has begun: there is nothing to be fired
  scenes::Amendment a{Kind::fire, {}, 0, c.event, {}};
  if (place_now(state, a.phase, a.at)) say(state, std::move(a));
}

void ForkApplier::operator()(const RestoreEvent& c) {
  const Fork* fork = active(state);
  const auto about = [&](const scenes::Amendment& a) { return a.event == c.event; };
  if (!fork || std::none_of(fork->amendments.begin(), fork->amendments.end(), about)) return;
  remember(state);
  std::erase_if(active(state)->amendments, about);
  refresh_fork(state);
}

void ForkApplier::operator()(const CompareFork& c) {
  if (c.id != 0 && !find_fork(state.board.forks, c.id)) return;
  if (c.id == state.fork) return;
  state.compare_with = branch_of_fork(state, c.id);
  if (state.compare == CompareMode::off) state.compare = CompareMode::split;
}

void ForkApplier::operator()(const SetOrderStyle& c) {
  state.order.shape = std::clamp(c.shape, -1, 11);
  state.order.pace = c.pace;
}

}  // namespace app
