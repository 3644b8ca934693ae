#include "app/apply_time.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/apply.h"
#include "app/apply_marks.h"
#include "app/train/apply_training.h"
#include "app/views.h"

namespace app {

using scenes::Ms;

namespace {

constexpr double kSlowest = 0.25, kFastest = 16;

void seek(AppState& state, Ms t) {
  t = std::clamp<Ms>(t, 0, state.timeline.end);
  if (t < state.t) forget_answers_after(state, t);
  const Ms before = std::exchange(state.t, t);
  state.t_rest = 0;
  state.open_decision.reset();
  state.chosen.reset();
  update_stage(state);
  follow_shots(state, before);
}

void open_card(AppState& state, const scenes::DecisionPoint& point) {
  seek(state, point.at);
  state.playing = false;
  state.shuttle = 0;
  std::erase(state.answered, point.decision);
  state.open_decision = point.decision;
  state.audience.released = false;
}

const scenes::DecisionPoint* find_decision(const AppState& state, scenes::DecisionId id) {
  for (const scenes::DecisionPoint& point : state.timeline.decisions)
    if (point.decision == id) return &point;
  return nullptr;
}

void show_view(AppState& state, std::string_view name) {
  const scenes::SavedView* view = find_view(state.document->drill.venue, name);
  if (view) glide_to(state, orbit_of(*view));
}

// Where the clicker's keys stop: phase starts, decisions, camera cues.
struct Beat {
  Ms at = 0;
  const scenes::DecisionPoint* decision = nullptr;
  std::string_view view;
};
std::vector<Beat> beats_of(const AppState& state) {
  const scenes::Drill& drill = state.document->drill;
  std::vector<Beat> beats;
  for (const scenes::PhaseSpan& span : state.timeline.phases)
    beats.push_back({span.start, nullptr, drill.phases[span.phase.index].view});
  for (const scenes::DecisionPoint& point : state.timeline.decisions) beats.push_back({point.at, &point, {}});
  for (const scenes::TimedEvent& event : state.timeline.events)
    if (const scenes::Event& e = drill.events[event.event.index]; e.verb == scenes::Verb::show)
      beats.push_back({event.start, nullptr, e.view});
  std::stable_sort(beats.begin(), beats.end(), [](const Beat& a, const Beat& b) { return a.at < b.at; });
  return beats;
}

// While playing, "previous" within this time of a mark goes to the one before it.
constexpr Ms kGrace = 1'500;

void go_to_beat(AppState& state, int direction) {
  const std::vector<Beat> beats = beats_of(state);
  const Beat* found = nullptr;
  for (const Beat& beat : beats) {
    if (direction > 0 && beat.at > state.t && !found) found = &beat;
    if (direction < 0 && beat.at < state.t - (state.playing ? kGrace : 0)) found = &beat;
  }
  if (!found) return;
  const Beat beat = *found;  // several beats may share a moment: a decision's card wins, and a view is shown
  seek(state, beat.at);
  for (const Beat& other : beats) {
    if (other.at != beat.at) continue;
    if (!other.view.empty()) show_view(state, other.view);
    if (other.decision) open_card(state, *other.decision);
  }
}

void go_to_event(AppState& state, int direction) {
  const scenes::Drill& drill = state.document->drill;
  Ms found = -1;
  for (const scenes::TimedEvent& event : state.timeline.events) {
    if (!is_mark(drill.events[event.event.index])) continue;
    if (direction > 0 && event.start > state.t && found < 0) found = event.start;
    if (direction < 0 && event.start < state.t - (state.playing ? kGrace : 0)) found = event.start;
  }
  if (found >= 0) seek(state, found);
}

void confirm(AppState& state, std::string reason) {
  if (!state.open_decision || !state.chosen) return;
  constexpr std::size_t kLongestReason = 400;  // bytes
  if (reason.size() > kLongestReason) reason.resize(kLongestReason);
  while (!reason.empty() && (static_cast<unsigned char>(reason.back()) & 0xC0) == 0x80 &&
         reason.size() == kLongestReason)
    reason.pop_back();
  const scenes::DecisionId decision = *state.open_decision;
  scenes::Path path = state.path;
  path.option[decision.index] = *state.chosen;
  state.log.push_back({decision, *state.chosen, std::move(reason), state.t, state.wall_ms});
  state.answered.push_back(decision);
  state.open_decision.reset();
  state.chosen.reset();
  if (path != state.path) set_path(state, path);
  state.playing = true;
  state.shuttle = 0;
  after_answer(state);
}

void back_to_decision(AppState& state) {
  while (!state.log.empty()) {
    const scenes::DecisionPoint* point = find_decision(state, state.log.back().decision);
    state.log.pop_back();
    if (!point) continue;
    open_card(state, *point);
    return;
  }
  const scenes::DecisionPoint* last = nullptr;
  for (const scenes::DecisionPoint& point : state.timeline.decisions)
    if (point.at < state.t || (point.at == state.t && !state.open_decision)) last = &point;
  if (last) open_card(state, *last);
}

void take_path(AppState& state, scenes::DecisionId id, std::uint8_t option) {
  const scenes::DecisionPoint* point = find_decision(state, id);
  if (!point || option >= state.document->drill.decisions[id.index].options.size()) return;
  seek(state, point->at);
  scenes::Path path = state.path;
  path.option[id.index] = option;
  if (path != state.path) set_path(state, path);
  std::erase(state.answered, id);
  state.answered.push_back(id);
  update_stage(state);
}

}  // namespace

void TimeApplier::operator()(const TogglePlay&) { (*this)(SetPlaying{!state.playing && state.shuttle == 0}); }

void TimeApplier::operator()(const SetPlaying& c) {
  state.shuttle = 0;
  state.playing = c.playing && !state.open_decision && !is_held(state.training);
  if (state.playing && state.t >= state.timeline.end) seek(state, 0);
}

void TimeApplier::operator()(const SeekTo& c) { seek(state, c.t); }

void TimeApplier::operator()(const SeekBy& c) {
  seek(state, state.t + std::clamp<Ms>(c.delta, -86'400'000, 86'400'000));
}

void TimeApplier::operator()(const SetSpeed& c) {
  if (std::isfinite(c.speed)) state.speed = std::clamp(c.speed, kSlowest, kFastest);
}

void TimeApplier::operator()(const Shuttle& c) {
  const int now = state.shuttle;
  if (c.direction == 0 || state.open_decision)
    state.shuttle = 0;
  else if (now * c.direction > 0)
    state.shuttle = std::clamp(now * 2, -8, 8);
  else
    state.shuttle = c.direction > 0 ? 1 : -1;
  state.playing = false;
}

void TimeApplier::operator()(const GoToStart&) { seek(state, 0); }

void TimeApplier::operator()(const GoToEnd&) { seek(state, state.timeline.end); }

void TimeApplier::operator()(const GoToPhase& c) {
  if (c.index >= state.timeline.phases.size()) return;
  const scenes::PhaseSpan span = state.timeline.phases[c.index];
  seek(state, span.start);
  show_view(state, state.document->drill.phases[span.phase.index].view);
}

void TimeApplier::operator()(const GoToEvent& c) { go_to_event(state, c.direction); }

void TimeApplier::operator()(const GoToBeat& c) {
  if (c.direction < 0 || !go_to_next_stop(state)) go_to_beat(state, c.direction);
}

void TimeApplier::operator()(const GoToDecision& c) {
  if (const scenes::DecisionPoint* point = find_decision(state, c.decision)) open_card(state, *point);
}

void TimeApplier::operator()(const ChooseOption& c) {
  if (!state.open_decision) return;
  if (c.option < state.document->drill.decisions[state.open_decision->index].options.size()) state.chosen = c.option;
}

void TimeApplier::operator()(const ConfirmOption& c) { confirm(state, c.reason); }

void TimeApplier::operator()(const BackToDecision&) { back_to_decision(state); }

void TimeApplier::operator()(const CloseCard&) {
  if (!state.open_decision) return;
  state.answered.push_back(*state.open_decision);
  state.open_decision.reset();
  state.chosen.reset();
}

void TimeApplier::operator()(const TakePath& c) { take_path(state, c.decision, c.option); }

void TimeApplier::operator()(const SetLoop& c) {
  const Ms from = std::clamp<Ms>(std::min(c.from, c.to), 0, state.timeline.end);
  const Ms to = std::clamp<Ms>(std::max(c.from, c.to), 0, state.timeline.end);
  constexpr Ms kShortest = 500;
  state.loop_from = to - from >= kShortest ? from : 0;
  state.loop_to = to - from >= kShortest ? to : 0;
}

void TimeApplier::operator()(const SetTimelineRange& c) {
  const Ms shortest = std::min<Ms>(30'000, state.timeline.end);
  const Ms length = std::clamp<Ms>(c.to - c.from, shortest, std::max<Ms>(1, state.timeline.end));
  const Ms from = std::clamp<Ms>(c.from, 0, state.timeline.end - length);
  const bool all = c.from == c.to || length >= state.timeline.end;
  state.range_from = all ? 0 : from;
  state.range_to = all ? 0 : from + length;
}

void TimeApplier::operator()(const AddBookmark& c) {
  if (state.board.bookmarks.size() >= kMostBookmarks) return;
  remember(state);
  state.board.bookmarks.push_back(
      {one_line(c.name), state.t, branch_at(state.document->drill, state.timeline, state.t)});
}

void TimeApplier::operator()(const GoToBookmark& c) {
  if (c.index >= state.board.bookmarks.size()) return;
  const Bookmark bookmark = state.board.bookmarks[c.index];
  if (auto path = scenes::parse_path(state.document->drill, bookmark.branch)) {
    // Its decisions are taken as they were; what comes after stays as it is.
    scenes::Path wanted = state.path;
    for (std::size_t i = 0; i < wanted.option.size(); ++i)
      if (bookmark.branch.find(state.document->drill.decisions[i].id + "=") != std::string::npos)
        wanted.option[i] = path->option[i];
    if (wanted != state.path) set_path(state, wanted);
  }
  seek(state, bookmark.at);
}

void TimeApplier::operator()(const RemoveBookmark& c) {
  if (c.index >= state.board.bookmarks.size()) return;
  remember(state);
  state.board.bookmarks.erase(state.board.bookmarks.begin() + std::ptrdiff_t(c.index));
}

}  // namespace app
