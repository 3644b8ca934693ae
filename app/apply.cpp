#include "app/apply.h"

#include <algorithm>
#include <cmath>

#include "app/apply_briefing.h"
#include "app/train/apply_training.h"
#include "app/views.h"

namespace app {

using scenes::Ms;

void tell(AppState& state, std::string message, bool is_error) {
  state.message = std::move(message);
  state.message_is_error = is_error;
  state.message_age = 0;
}

void forget_answers_after(AppState& state, Ms t) {
  std::erase_if(state.answered, [&](scenes::DecisionId id) {
    for (const scenes::DecisionPoint& point : state.timeline.decisions)
      if (point.decision == id) return point.at >= t;
    return true;  // the path no longer meets it
  });
}

bool is_mark(const scenes::Event& event) {
  using enum scenes::Verb;
  if (!event.serial.empty()) return true;
  switch (event.verb) {
    case inject:
    case situation:
    case relieve:
    case warn:
    case push:
    case surge:
    case spray:
    case throw_:
    case fire:
    case detain:
    case treat:
    case pass_command:
      return true;
    default:
      return false;
  }
}

const scenes::StateChange& state_now(const AppState& state) {
  if (state.motion && state.stage.t == state.t) return state.stage.state;
  return scenes::state_at(state.timeline, state.t);
}

std::vector<int> metrics_now(const AppState& state) {
  if (state.motion && state.stage.t == state.t) return state.stage.metrics;
  std::vector<int> out;
  if (state.document) scenes::metrics_at(state.document->drill, state.timeline, state.t, out);
  return out;
}

std::size_t phase_now(const AppState& state) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < state.timeline.phases.size(); ++i)
    if (state.timeline.phases[i].start <= state.t) index = i;
  return index;
}

void update_stage(AppState& state) {
  update_branches(state);
  if (!state.motion || state.motion->segments.empty() || !state.motion->segments[0]) return;
  scenes::stage_at(*state.motion, std::min(state.t, state.motion->baked()), state.stage);
}

void set_path(AppState& state, const scenes::Path& path) {
  state.path = path;
  state.preview.reset();
  state.timeline = scenes::unroll(state.document->drill, path);
  if (state.compare_with) {  // still the same other choice, of the new path
    const auto other = *state.compare_with;
    if (path.option[other.decision.index] == other.option) {
      state.compare = CompareMode::off;
      state.compare_with.reset();
    } else {
      state.compare_with = branch_with(state, other.decision, other.option);
    }
  }
  state.t = std::clamp<Ms>(state.t, 0, state.timeline.end);
}

void take_motion(AppState& state, std::shared_ptr<const scenes::Motion> motion) {
  if (!motion || !state.document || motion->drill != &state.document->drill) return;
  if (motion->timeline.path != state.path) return;
  state.motion = std::move(motion);
  update_stage(state);
}

void arrive_at(AppState& state, Ms t) {
  t = std::clamp<Ms>(t, 0, state.timeline.end);
  if (t == state.t) return;
  if (t < state.t) forget_answers_after(state, t);
  state.t = t;
  state.open_decision.reset();
  state.chosen.reset();
  update_stage(state);
}

void show_document(AppState& state, std::shared_ptr<const Document> document, const scenes::Path& path, Ms t) {
  state.document = std::move(document);
  state.motion.reset();
  state.stage = {};
  state.t = t;
  state.compare = CompareMode::off;
  state.compare_with.reset();
  set_path(state, path);
  state.open_decision.reset();
  state.chosen.reset();
  state.log.clear();
  state.answered.clear();
  state.selected.reset();
  state.board = {};
  state.undo.clear();
  state.redo.clear();
  state.draft.reset();
  state.next_mark = 1;
  state.selected_mark = state.moved_mark = 0;
  state.laser.points.clear();
  state.loop_from = state.loop_to = state.range_from = state.range_to = 0;
  state.training = {};
  state.playing = false;
  state.shuttle = 0;
  state.camera_mode = CameraMode::orbit;
  state.glide = 1;
  const scenes::Drill& drill = state.document->drill;
  state.orbit = overview_of(drill.venue);
  if (!state.timeline.phases.empty()) {
    const scenes::Phase& phase = drill.phases[state.timeline.phases[phase_now(state)].phase.index];
    if (const scenes::SavedView* view = find_view(drill.venue, phase.view)) state.orbit = orbit_of(*view);
  }
}

namespace {

void seek(AppState& state, Ms t) {
  t = std::clamp<Ms>(t, 0, state.timeline.end);
  if (t < state.t) forget_answers_after(state, t);
  state.t = t;
  state.t_rest = 0;
  state.open_decision.reset();
  state.chosen.reset();
  update_stage(state);
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

void close_topmost(AppState& state) {
  if (leave_task(state)) return;
  if (state.show_palette)
    state.show_palette = false;
  else if (state.show_keys)
    state.show_keys = false;
  else if (state.show_overview)
    state.show_overview = false;
  else if (state.papers.page)
    state.papers.page = false;
  else if (state.training.choosing || state.training.plenary || state.training.sheet)
    state.training.choosing = state.training.plenary = state.training.sheet = false;
  else if (state.draft)
    state.draft.reset();
  else if (state.open_decision && state.chosen)
    state.chosen.reset();
  else if (state.open_decision) {
    // "Not now": play goes on along the option that the path has.
    state.answered.push_back(*state.open_decision);
    state.open_decision.reset();
  } else if (!state.message.empty())
    state.message.clear();
  else if (!state.problems.empty() || !state.misfits.empty()) {
    state.problems.clear();
    state.misfits.clear();
  } else if (state.offer)
    state.offer.reset();
  else if (state.compare != CompareMode::off) {
    state.compare = CompareMode::off;
    state.compare_with.reset();
  } else if (state.selected_mark)
    state.selected_mark = 0;
  else if (state.tool != Tool::select)
    state.tool = Tool::select;
  else if (state.camera_mode != CameraMode::orbit)
    leave_mode(state);
  else
    state.selected.reset();
}

void select_next(AppState& state, int direction) {
  const auto& units = state.document->drill.units;
  const int count = int(units.size());
  int index = state.selected ? int(state.selected->index) : direction > 0 ? -1 : count;
  for (int step = 0; step < count; ++step) {
    index = (index + direction + count) % count;
    scenes::Vec2 middle;
    float radius = 0;
    if (units[std::size_t(index)].count > 0 && place_of(state, scenes::UnitId(std::size_t(index)), middle, radius)) {
      state.selected = scenes::UnitId(std::size_t(index));
      return;
    }
  }
}

void toggle(AppState& state, Pane pane) {
  switch (pane) {
    case Pane::all:
      state.show_ui = !state.show_ui;
      break;
    case Pane::keys:
      state.show_keys = !state.show_keys;
      state.show_palette = false;
      break;
    case Pane::palette:
      state.show_palette = !state.show_palette;
      state.show_keys = false;
      break;
    case Pane::overview:
      state.show_overview = !state.show_overview;
      break;
    case Pane::inspector:
      state.show_inspector = !state.show_inspector;
      break;
    case Pane::timeline:
      state.show_timeline = !state.show_timeline;
      break;
    case Pane::events:
      state.tab = state.tab == Tab::events && state.show_inspector ? Tab::card : Tab::events;
      state.show_inspector = true;
      break;
  }
}

constexpr double kSlowest = 0.25, kFastest = 16;
constexpr float kSmallestScale = 0.75f, kLargestScale = 2.5f;

// One overload a command; those that need a drill are not reached without one.
struct Applier : BriefingApplier {
  Requests& requests;
  using BriefingApplier::operator();

  void operator()(const TogglePlay&) { (*this)(SetPlaying{!state.playing && state.shuttle == 0}); }
  void operator()(const SetPlaying& c) {
    state.shuttle = 0;
    state.playing = c.playing && !state.open_decision && !is_held(state.training);
    if (state.playing && state.t >= state.timeline.end) seek(state, 0);
  }
  void operator()(const SeekTo& c) { seek(state, c.t); }
  void operator()(const SeekBy& c) { seek(state, state.t + std::clamp<Ms>(c.delta, -86'400'000, 86'400'000)); }
  void operator()(const SetSpeed& c) {
    if (std::isfinite(c.speed)) state.speed = std::clamp(c.speed, kSlowest, kFastest);
  }
  void operator()(const Shuttle& c) {
    const int now = state.shuttle;
    if (c.direction == 0 || state.open_decision)
      state.shuttle = 0;
    else if (now * c.direction > 0)
      state.shuttle = std::clamp(now * 2, -8, 8);
    else
      state.shuttle = c.direction > 0 ? 1 : -1;
    state.playing = false;
  }
  void operator()(const GoToStart&) { seek(state, 0); }
  void operator()(const GoToEnd&) { seek(state, state.timeline.end); }
  void operator()(const GoToPhase& c) {
    if (c.index >= state.timeline.phases.size()) return;
    const scenes::PhaseSpan span = state.timeline.phases[c.index];
    seek(state, span.start);
    show_view(state, state.document->drill.phases[span.phase.index].view);
  }
  void operator()(const GoToEvent& c) { go_to_event(state, c.direction); }
  void operator()(const GoToBeat& c) {
    if (c.direction < 0 || !go_to_next_stop(state)) go_to_beat(state, c.direction);
  }
  void operator()(const GoToDecision& c) {
    if (const scenes::DecisionPoint* point = find_decision(state, c.decision)) open_card(state, *point);
  }
  void operator()(const ChooseOption& c) {
    if (!state.open_decision) return;
    if (c.option < state.document->drill.decisions[state.open_decision->index].options.size()) state.chosen = c.option;
  }
  void operator()(const ConfirmOption& c) { confirm(state, c.reason); }
  void operator()(const BackToDecision&) { back_to_decision(state); }
  void operator()(const CloseCard&) {
    if (!state.open_decision) return;
    state.answered.push_back(*state.open_decision);
    state.open_decision.reset();
    state.chosen.reset();
  }
  void operator()(const TakePath& c) { take_path(state, c.decision, c.option); }
  void operator()(const SetLoop& c) {
    const Ms from = std::clamp<Ms>(std::min(c.from, c.to), 0, state.timeline.end);
    const Ms to = std::clamp<Ms>(std::max(c.from, c.to), 0, state.timeline.end);
    constexpr Ms kShortest = 500;
    state.loop_from = to - from >= kShortest ? from : 0;
    state.loop_to = to - from >= kShortest ? to : 0;
  }
  void operator()(const SetTimelineRange& c) {
    const Ms shortest = std::min<Ms>(30'000, state.timeline.end);
    const Ms length = std::clamp<Ms>(c.to - c.from, shortest, std::max<Ms>(1, state.timeline.end));
    const Ms from = std::clamp<Ms>(c.from, 0, state.timeline.end - length);
    const bool all = c.from == c.to || length >= state.timeline.end;
    state.range_from = all ? 0 : from;
    state.range_to = all ? 0 : from + length;
  }
  void operator()(const AddBookmark& c) {
    if (state.board.bookmarks.size() >= kMostBookmarks) return;
    remember(state);
    state.board.bookmarks.push_back(
        {one_line(c.name), state.t, branch_at(state.document->drill, state.timeline, state.t)});
  }
  void operator()(const GoToBookmark& c) {
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
  void operator()(const RemoveBookmark& c) {
    if (c.index >= state.board.bookmarks.size()) return;
    remember(state);
    state.board.bookmarks.erase(state.board.bookmarks.begin() + std::ptrdiff_t(c.index));
  }
  void operator()(const SwapScreens&) { requests.swap_screens = true; }
  void operator()(const Here&) {}
  void operator()(const Select& c) {
    if (c.unit && c.unit->index >= state.document->drill.units.size()) return;
    if (!c.unit) leave_mode(state);
    state.selected = c.unit;
  }
  void operator()(const SelectNext& c) { select_next(state, c.direction < 0 ? -1 : 1); }
  void operator()(const SetCameraMode& c) { set_mode(state, c.mode); }
  void operator()(const MoveCamera& c) { move_camera(state, c.orbit); }
  void operator()(const GlideCamera& c) { glide_to(state, c.orbit); }
  void operator()(const ShowView& c) { show_view(state, c.name); }
  void operator()(const KeepView& c) {
    if (c.index >= 0 && c.index < int(state.views.size())) state.views[std::size_t(c.index)] = shown_orbit(state);
  }
  void operator()(const GoToView& c) {
    if (c.index < 0 || c.index >= int(state.views.size())) return;
    const auto& own = state.document->drill.venue.views;
    if (const auto& kept = state.views[std::size_t(c.index)])
      glide_to(state, *kept);
    else if (std::size_t(c.index) < own.size())
      glide_to(state, orbit_of(own[std::size_t(c.index)]));
  }
  void operator()(const FrameSelection&) { frame_selection(state); }
  void operator()(const FrameAll&) { glide_to(state, overview_of(state.document->drill.venue)); }
  void operator()(const StandAt& c) { stand_at(state, c.at); }
  void operator()(const SetLanguage& c) {
    state.language = c.language;
    requests.save_settings = true;
  }
  void operator()(const SetTheme& c) {
    state.theme = c.theme;
    requests.save_settings = true;
  }
  void operator()(const SetScale& c) {
    if (!std::isfinite(c.scale)) return;
    state.ui_scale = std::clamp(std::round(c.scale * 20) / 20, kSmallestScale, kLargestScale);
    requests.save_settings = true;
  }
  void operator()(const SetLabels& c) { state.labels = c.level; }
  void operator()(const SetUnitLook& c) { state.unit_look = c.look; }
  void operator()(const ShowDensity& c) { state.show_density = c.show; }
  void operator()(const DimOthers& c) { state.dim_others = c.dim; }
  void operator()(const SetReduceMotion& c) {
    state.reduce_motion = c.reduce;
    requests.save_settings = true;
  }
  void operator()(const SetTab& c) { state.tab = c.tab; }
  void operator()(const TogglePane& c) { toggle(state, c.pane); }
  void operator()(const CloseMessage&) { state.message.clear(); }
  void operator()(const CloseTopmost&) { close_topmost(state); }
  void operator()(const OpenDrill& c) { requests.open = c.file; }
  void operator()(const ResumeSession& c) { requests.resume = c.file; }
  void operator()(const TrainDrill& c) { requests.train = c.file; }
  void operator()(const MergeSession& c) { requests.merge = c.file; }
  void operator()(const TogglePapers&) { state.papers.page = !state.papers.page; }
  void operator()(const MakePaper& c) { requests.paper = c; }
  void operator()(const CancelPaper&) { requests.paper_cancel = true; }
  void operator()(const ShowPaper&) { requests.paper_show = true; }
  void operator()(const PlaySession& c) { requests.play_back = c.file; }
  void operator()(const DropOffer&) { state.offer.reset(); }
  void operator()(const PlaybackToggle&) { requests.playback_toggle = true; }
  void operator()(const PlaybackSeek& c) { requests.playback_seek = c.seconds; }
  void operator()(const PlaybackTrack&) { requests.playback_track = true; }
  void operator()(const PlaybackEnd&) { requests.playback_end = true; }
  void operator()(const CloseProblems&) {
    state.problems.clear();
    state.misfits.clear();
  }
  void operator()(const CloseDrill&) { requests.close = true; }
  void operator()(const CancelWork&) { requests.cancel = true; }
  void operator()(const ToggleFullScreen&) { requests.full_screen = true; }
  void operator()(const ReloadDrill&) { requests.reload = true; }
  void operator()(const SaveStill&) { requests.still = true; }
  void operator()(const Quit&) { requests.quit = true; }
};

// Commands that make sense while no drill is open.
bool needs_no_drill(const Command& command) {
  return std::holds_alternative<SetLanguage>(command) || std::holds_alternative<SetTheme>(command) ||
         std::holds_alternative<SetScale>(command) || std::holds_alternative<SetReduceMotion>(command) ||
         std::holds_alternative<TogglePane>(command) || std::holds_alternative<SetTab>(command) || std::holds_alternative<CloseMessage>(command) ||
         std::holds_alternative<CloseTopmost>(command) || std::holds_alternative<OpenDrill>(command) ||
         std::holds_alternative<CancelWork>(command) || std::holds_alternative<TrainDrill>(command) || std::holds_alternative<ToggleFullScreen>(command) ||
         std::holds_alternative<ReloadDrill>(command) || std::holds_alternative<ResumeSession>(command) ||
         std::holds_alternative<PlaySession>(command) || std::holds_alternative<CloseProblems>(command) || std::holds_alternative<Quit>(command);
}

}  // namespace

void apply(AppState& state, const Command& command, Requests& requests) {
  if (!state.document && !needs_no_drill(command)) return;
  std::visit(Applier{{{{state}}}, requests}, command);
  follow_training(state);
}

}  // namespace app
