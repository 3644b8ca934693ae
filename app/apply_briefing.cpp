#include "app/apply_briefing.h"

#include <algorithm>
#include <cmath>

#include "app/apply.h"

namespace app {

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
}

void BriefingApplier::operator()(const CompareWith& c) {
  const auto& decisions = state.document->drill.decisions;
  if (c.decision.index >= decisions.size() || c.option >= decisions[c.decision.index].options.size()) return;
  state.compare_with = branch_with(state, c.decision, c.option);
  if (state.compare == CompareMode::off) state.compare = CompareMode::split;
}

}  // namespace app
