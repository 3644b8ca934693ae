// Another branch beside the one that plays: ten seconds of an option's future as ghosts
// while one hovers over it, and the comparison of two paths with one clock, side by side
// or as ghosts.
#pragma once

#include <optional>

#include "scenes/motion.h"

namespace app {

struct AppState;
struct Document;

enum class CompareMode : std::uint8_t { off, split, ghosts };

// Where and by how much two moments of two paths differ.
struct Differences {
  scenes::Ms parted = -1;  // -1: not before the moment
  int elsewhere = 0;       // people further than a metre from their other selves
  float mean_metres = 0, most_metres = 0;
  scenes::UnitId most_unit;                           // whose middle is furthest from its other middle
  std::vector<int> metrics, end_metrics;              // of this path, now and at its end
  std::vector<int> other_metrics, other_end_metrics;  // of the other
  scenes::StateChange state, other_state;
  scenes::Ms end = 0, other_end = 0;
};
struct OtherBranch {
  scenes::DecisionId decision;  // where it parts from the path that plays, and how
  std::uint8_t option = 0;
  std::optional<std::uint32_t> fork;         // instead of a decision: it is this fork, 0 = the plan
  std::shared_ptr<const Document> document;  // that `timeline` and `motion` are of
  scenes::Path path;
  scenes::Timeline timeline;
  std::shared_ptr<const scenes::Motion> motion;  // null = not baked yet
  scenes::Stage stage;                           // of the moment that is shown
  Differences differences;                       // of that moment, of the branch that is compared
};

inline constexpr double kPreviewSeconds = 10;

// The path that differs from the state's in one choice; its timeline is unrolled.
OtherBranch branch_with(const AppState& state, scenes::DecisionId decision, std::uint8_t option);
// A fork of the board, or the plan (0), beside what plays; the fork's own options are taken.
OtherBranch branch_of_fork(const AppState& state, std::uint32_t fork);
// The decision to compare at when none has been named: the open one, else the last one
// met; with the option after the one taken. None = the path has met no decision.
std::optional<OtherBranch> likely_branch(const AppState& state);

// stage_at for the comparison (the state's moment) and the preview (its own running
// moment), as far as their tables reach.
void update_branches(AppState& state);

// What OtherBranch::differences is made of, whenever a moment changes.
Differences differences(const AppState& state, const OtherBranch& other);

// The middle of those of a unit that are there. False = none is.
bool middle_of(const scenes::Stage& stage, const scenes::Unit& unit, scenes::Vec2& out);

// A copy of `ghosts` where everybody who stands where `real` has them is gone: what is
// left is worth a ghost.
scenes::Stage only_different(const scenes::Stage& ghosts, const scenes::Stage& real);

}  // namespace app
