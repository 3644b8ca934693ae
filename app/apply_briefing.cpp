#include "app/apply_briefing.h"

#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "app/train/training.h"

namespace app {
namespace {

bool can_be_asked(const scenes::Drill& drill, scenes::UnitId unit) {
  return unit.index < drill.units.size() && drill.units[unit.index].count > 0 && !drill.units[unit.index].crowd;
}

}  // namespace

void BriefingApplier::operator()(const ToggleAudience&) {
  const bool on = !state.audience.on;
  state.audience.on = on;
  state.audience.curtain = Curtain::live;
  state.audience.private_look = false;
}

void BriefingApplier::operator()(const SetCurtain& c) {
  if (state.audience.on) state.audience.curtain = c.curtain;
}

void BriefingApplier::operator()(const ReleaseDecision&) {
  if (state.open_decision) state.audience.released = !state.audience.released;
}

void BriefingApplier::operator()(const LookPrivately&) {
  Audience& a = state.audience;
  if (!a.on) return;
  if (!a.private_look) a.orbit = shown_orbit(state);
  a.private_look = !a.private_look;
}

void BriefingApplier::operator()(const SetFloor& c) {
  Audience& a = state.audience;
  a.floor_scale = c.scale <= 0 ? 0 : std::clamp(c.scale, kSmallestFloor, kLargestFloor);
  if (std::isfinite(c.pixels_per_metre)) a.floor_pixels = std::clamp(c.pixels_per_metre, kFewestPixels, kMostPixels);
  a.grid = c.grid && a.floor_scale > 0;
}

void BriefingApplier::operator()(const SetPlannedTime& c) {
  state.pace.whole = std::clamp<scenes::Ms>(c.whole, 0, kLongestBriefing);
}

void BriefingApplier::operator()(const AskWhatIsKnown& c) {
  if (c.unit && !can_be_asked(state.document->drill, *c.unit)) return;
  state.knower = c.unit;
  if (!c.unit) return;
  state.selected = c.unit;
  state.show_inspector = true;
  state.compare = CompareMode::off;  // they have one panel between them
  state.compare_with.reset();
}

std::optional<scenes::UnitId> whom_to_ask(const AppState& state) {
  const scenes::Drill& drill = state.document->drill;
  if (state.selected && can_be_asked(drill, *state.selected)) return state.selected;
  for (const scenes::DecisionPoint& point : state.timeline.decisions)
    if (point.at >= state.t)
      if (const auto unit = unit_named(drill, drill.decisions[point.decision.index].by)) return unit;
  const auto roles = roles_of(drill);
  return roles.empty() ? std::nullopt : std::optional(roles.front());
}

void ask_the_selected(AppState& state) {
  if (state.knower && state.selected && can_be_asked(state.document->drill, *state.selected))
    state.knower = state.selected;
}

void follow_knowledge(AppState& state) {
  if (!state.document) return;
  const Training& t = state.training;
  look_around(state.knowledge, state.document->drill, state.stage, t.on ? t.role : state.knower);
  // People may still stand where they stood on another path; its events are not this one's.
  if (state.motion && state.motion->drill == &state.document->drill && state.motion->timeline.path == state.path)
    hear_events(state.knowledge, *state.motion);
}

void BriefingApplier::operator()(const PreviewOption& c) {
  const auto& decisions = state.document->drill.decisions;
  if (c.decision.index >= decisions.size() || c.option >= decisions[c.decision.index].options.size()) return;
  if (state.preview && state.preview->decision == c.decision && state.preview->option == c.option) return;
  state.preview = branch_with(state, c.decision, c.option);
  state.preview_seconds = 0;
}

void BriefingApplier::operator()(const SetCompare& c) {
  state.compare = c.mode;
  if (c.mode == CompareMode::off) {
    state.compare_with.reset();
    return;
  }
  if (!state.compare_with) state.compare_with = likely_branch(state);
  if (!state.compare_with) state.compare = CompareMode::off;
  if (state.compare != CompareMode::off) state.knower.reset();
}

void BriefingApplier::operator()(const CompareWith& c) {
  const auto& decisions = state.document->drill.decisions;
  if (c.decision.index >= decisions.size() || c.option >= decisions[c.decision.index].options.size()) return;
  state.compare_with = branch_with(state, c.decision, c.option);
  if (state.compare == CompareMode::off) state.compare = CompareMode::split;
}

}  // namespace app
