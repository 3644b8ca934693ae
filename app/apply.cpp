#include "app/apply.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/apply_briefing.h"
#include "app/apply_time.h"
#include "app/command_text.h"
#include "app/train/apply_training.h"
#include "app/views.h"
#include "scenes/shots.h"

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

scenes::Ms told_until(const AppState& state) { return state.open_decision && state.t > 0 ? state.t - 1 : state.t; }

const scenes::StateChange& state_now(const AppState& state) {
  return scenes::state_at(state.timeline, told_until(state));
}

std::vector<int> metrics_now(const AppState& state) {
  std::vector<int> out;
  if (state.document) scenes::metrics_at(state.document->drill, state.timeline, told_until(state), out);
  return out;
}

std::size_t phase_now(const AppState& state) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < state.timeline.phases.size(); ++i)
    if (state.timeline.phases[i].start <= state.t) index = i;
  return index;
}

void update_stage(AppState& state) {
  if (state.motion && !state.motion->segments.empty() && state.motion->segments[0]) {
    scenes::stage_at(*state.motion, std::min(state.t, state.motion->baked()), state.stage);
    if (state.motion->drill != &state.document->drill) {
      // People may stand where they stood before a fork; what is said and marked has other numbers.
      state.stage.captions.clear();
      state.stage.active.clear();
      state.stage.marks.clear();
      state.stage.state = scenes::state_at(state.timeline, state.stage.t);
    }
  }
  update_branches(state);
  state.knowledge.at = -1;  // another path may have other people at the same moment
  follow_knowledge(state);
}

namespace {

// Still the same other choice or fork, beside the new path.
void refresh_compare(AppState& state) {
  if (!state.compare_with) return;
  const auto other = *state.compare_with;
  const bool same = other.fork
                        ? *other.fork == state.fork || (*other.fork != 0 && !find_fork(state.board.forks, *other.fork))
                        : state.path.option[other.decision.index] == other.option;
  if (same) {
    state.compare = CompareMode::off;
    state.compare_with.reset();
  } else {
    state.compare_with =
        other.fork ? branch_of_fork(state, *other.fork) : branch_with(state, other.decision, other.option);
  }
}

}  // namespace

void set_path(AppState& state, const scenes::Path& path) {
  state.path = path;
  state.preview.reset();
  // Another choice before the moment where a fork left the plan leaves the fork.
  const Fork* fork = find_fork(state.board.forks, state.fork);
  if (fork && !lies_on(*fork, state.plan->drill, path)) {
    state.fork = 0;
    state.document = state.plan;
  }
  state.timeline = scenes::unroll(state.document->drill, path);
  state.knowledge.events.clear();
  state.findings = scenes::lint_proportionality(state.document->drill, state.timeline);
  refresh_compare(state);
  state.t = std::clamp<Ms>(state.t, 0, state.timeline.end);
  if (state.compare_with) update_branches(state);
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
  const Ms before = std::exchange(state.t, t);
  state.open_decision.reset();
  state.chosen.reset();
  update_stage(state);
  follow_shots(state, before);
}

void show_document(AppState& state, std::shared_ptr<const Document> document, const scenes::Path& path, Ms t) {
  state.document = state.plan = std::move(document);
  state.fork = 0;
  state.review.reset();
  state.motion.reset();
  state.stage = {};
  state.t = t;
  state.compare = CompareMode::off;
  state.compare_with.reset();
  state.board = {};
  set_path(state, path);
  state.open_decision.reset();
  state.chosen.reset();
  state.log.clear();
  state.answered.clear();
  state.selected.reset();
  state.undo.clear();
  state.redo.clear();
  state.draft.reset();
  state.next_mark = 1;
  state.selected_mark = state.moved_mark = 0;
  state.laser.points.clear();
  state.loop_from = state.loop_to = state.range_from = state.range_to = 0;
  state.training = {};
  state.knower.reset();
  state.knowledge = {};
  state.pace = {};
  state.playing = false;
  state.shuttle = 0;
  state.camera_mode = CameraMode::orbit;
  state.glide = 1;
  const scenes::Drill& drill = state.document->drill;
  state.orbit = orbit_of_shot(drill.venue, scenes::view_at(drill, state.timeline, state.t));
}

namespace {

// What Esc closes.
// clang-format off
enum class Topmost {
  review, browser, palette, keys, overview, papers, class_page,  // over all that the drill shows
  task, draft, choice, card,
  message, problems, offer, list,                                // beside it
  compare, knower, mark, tool, camera, selection
};
// clang-format on

// What only this window shows is no part of a briefing: a session tells nothing of its opening.
Topmost topmost(const AppState& s, bool of_briefing) {
  using enum Topmost;
  const Training& t = s.training;
  if (!of_briefing) {
    if (s.review) return review;
    if (s.browser) return browser;
    if (s.show_palette) return palette;
    if (s.show_keys) return keys;
    if (s.show_overview) return overview;
    if (s.papers.page) return papers;
    if (t.choosing || t.plenary || t.sheet) return class_page;
  }
  if (t.on && t.open_task && !s.open_decision) return task;
  if (s.draft) return draft;
  if (s.open_decision) return s.chosen ? choice : card;
  if (!of_briefing) {
    if (!s.message.empty()) return message;
    if (!s.problems.empty() || !s.misfits.empty()) return problems;
    if (s.offer) return offer;
    if (s.show_msel || s.show_matrix) return list;
  }
  if (s.compare != CompareMode::off) return compare;
  if (s.knower) return knower;
  if (s.selected_mark) return mark;
  if (s.tool != Tool::select) return tool;
  return s.camera_mode != CameraMode::orbit ? camera : selection;
}

// clang-format off
void close(AppState& state, Topmost what) {
  using enum Topmost;
  switch (what) {
    case review: return state.review.reset();
    case browser: return state.browser.reset();
    case palette: state.show_palette = false; return;
    case keys: state.show_keys = false; return;
    case overview: state.show_overview = false; return;
    case papers: state.papers.page = false; return;
    case class_page: state.training.choosing = state.training.plenary = state.training.sheet = false; return;
    case task: leave_task(state); return;
    case draft: return state.draft.reset();
    case choice: return state.chosen.reset();
    case card:  // "Not now": play goes on along the option that the path has.
      state.answered.push_back(*state.open_decision);
      return state.open_decision.reset();
    case message: return state.message.clear();
    case problems: state.problems.clear(); return state.misfits.clear();
    case offer: return state.offer.reset();
    case list: state.show_msel = state.show_matrix = false; return;
    case compare: state.compare = CompareMode::off; return state.compare_with.reset();
    case knower: return state.knower.reset();
    case mark: state.selected_mark = 0; return;
    case tool: state.tool = Tool::select; return;
    case camera: return leave_mode(state);
    case selection: return state.selected.reset();
  }
}
// clang-format on

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
    case Pane::msel:
      state.show_msel = !state.show_msel;
      state.show_matrix = false;
      break;
    case Pane::matrix:
      state.show_matrix = !state.show_matrix;
      state.show_msel = false;
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

constexpr float kSmallestScale = 0.75f, kLargestScale = 2.5f;

// One overload a command; those that need a drill are not reached without one.
struct Applier : TimeApplier {
  Requests& requests;
  using TimeApplier::operator();

  void operator()(const SwapScreens&) { requests.swap_screens = true; }
  void operator()(const Here&) {}
  void operator()(const Select& c) {
    if (c.unit && c.unit->index >= state.document->drill.units.size()) return;
    if (!c.unit) leave_mode(state);
    state.selected = c.unit;
    ask_the_selected(state);
  }
  void operator()(const SelectNext& c) {
    select_next(state, c.direction < 0 ? -1 : 1);
    ask_the_selected(state);
  }
  void operator()(const SetCameraMode& c) { set_mode(state, c.mode); }
  void operator()(const MoveCamera& c) { move_camera(state, c.orbit); }
  void operator()(const GlideCamera& c) { glide_to(state, c.orbit); }
  void operator()(const ShowView& c) {
    if (const scenes::SavedView* view = find_view(state.document->drill.venue, c.name))
      glide_to(state, orbit_of(*view));
  }
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
  void operator()(const ReviewFork& c) { requests.review = c.id; }
  void operator()(const WriteReview& c) {
    if (!state.review || state.review->after.empty()) return;
    requests.write_review = true;
    requests.write_as_new = c.as_new;
  }
  void operator()(const CloseReview&) { state.review.reset(); }
  void operator()(const SetRehearsal& c) {
    constexpr int kEyes = 5;
    constexpr float kFaintest = 0.2f, kLongestRoom = 60;
    if (c.eyes < 0 || c.eyes >= kEyes || !std::isfinite(c.contrast) || !std::isfinite(c.room)) return;
    state.rehearsal = {static_cast<renderer::Eyes>(c.eyes), std::clamp(c.contrast, kFaintest, 1.0f)};
    state.room = std::clamp(c.room, 0.0f, kLongestRoom);
  }
  void operator()(const BrowseTo& c) {
    if (c.folder.empty()) return state.browser.reset();
    requests.browse = c.folder;
  }
  void operator()(const NewDrill& c) { requests.new_drill = c.file; }
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
  void operator()(const SetMouseProfile& c) {
    state.mouse = c.profile;
    requests.save_settings = true;
  }
  void operator()(const SetTab& c) { state.tab = c.tab; }
  void operator()(const TogglePane& c) { toggle(state, c.pane); }
  void operator()(const CloseMessage&) { state.message.clear(); }
  void operator()(const CloseTopmost&) { close(state, topmost(state, false)); }
  void operator()(const OpenDrill& c) { requests.open = c.file; }
  void operator()(const ResumeSession& c) { requests.resume = c.file; }
  void operator()(const TrainDrill& c) { requests.train = c.file; }
  void operator()(const MergeSession& c) { requests.merge.push_back(c.file); }
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
  return std::holds_alternative<BrowseTo>(command) || std::holds_alternative<NewDrill>(command) ||
         std::holds_alternative<SetLanguage>(command) || std::holds_alternative<SetTheme>(command) ||
         std::holds_alternative<SetScale>(command) || std::holds_alternative<SetReduceMotion>(command) ||
         std::holds_alternative<SetMouseProfile>(command) ||
         std::holds_alternative<TogglePane>(command) || std::holds_alternative<SetTab>(command) ||
         std::holds_alternative<CloseMessage>(command) || std::holds_alternative<CloseTopmost>(command) ||
         std::holds_alternative<OpenDrill>(command) || std::holds_alternative<CancelWork>(command) ||
         std::holds_alternative<TrainDrill>(command) || std::holds_alternative<ToggleFullScreen>(command) ||
         std::holds_alternative<ReloadDrill>(command) || std::holds_alternative<ResumeSession>(command) ||
         std::holds_alternative<PlaySession>(command) || std::holds_alternative<CloseProblems>(command) ||
         std::holds_alternative<Quit>(command);
}

}  // namespace

void apply(AppState& state, const Command& command, Requests& requests) {
  if (!state.document && !needs_no_drill(command)) return;
  std::visit(Applier{{{{{{state}}}}}, requests}, command);
  // A branch just chosen has nothing to tell yet.
  if (state.compare_with && state.compare_with->differences.metrics.size() != state.document->drill.metrics.size())
    update_branches(state);
  follow_training(state);
  follow_knowledge(state);
}

bool is_act(const AppState& state, const Command& command) {
  if (!std::holds_alternative<CloseTopmost>(command)) return is_kept(command);
  return state.document && topmost(state, false) == topmost(state, true);
}

void apply_act(AppState& state, const Command& command, Requests& requests) {
  if (!std::holds_alternative<CloseTopmost>(command)) return apply(state, command, requests);
  if (!state.document) return;
  close(state, topmost(state, true));
  follow_training(state);
}

Branch branch_of(const AppState& state) {
  return {state.document->drill, state.timeline, state.board.forks, state.fork};
}

}  // namespace app
