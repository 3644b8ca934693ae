// Drawings of the papers, as SVG: plans of the venue, formations, timeline and curves.
// Sharp at any size, a few kilobytes each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenes/motion.h"

namespace app::report {

// Where units are at moments of a path: the middle of their people, sampled.
struct Tracks {
  static constexpr scenes::Ms kStep = 4'000;
  std::vector<std::vector<scenes::Vec2>> at;  // [unit][sample]; only units with people
  std::vector<std::vector<float>> bearing;    // the way that most of them look
  std::vector<std::vector<bool>> seen;        // false: all have left or are inside vehicles
  std::size_t sample_of(scenes::Ms t) const {
    return at.empty() || at[0].empty() ? 0 : std::min(std::size_t(t / kStep), at[0].size() - 1);
  }
};
Tracks track_units(const scenes::Motion& motion);

struct PlanUnit {
  scenes::UnitId unit;
  scenes::Vec2 at;
  bool quiet = false;  // beside the one that the plan is about
};
struct PlanStop {
  scenes::Vec2 at;
  int number = 0;
};
struct Plan {
  const scenes::Drill* drill = nullptr;
  scenes::Language language = scenes::Language::indonesian;
  scenes::Vec2 low, high;  // the ground shown, metres
  std::vector<PlanUnit> units;
  std::vector<scenes::Vec2> track;  // the way of one unit, with arrows
  std::uint32_t track_colour = 0;   // 0xAABBGGRR
  std::vector<PlanStop> stops;
  bool name_places = true;
};
std::string draw_plan(const Plan& plan);
// `low` and `high` widened to the shape of a sheet, `aspect` wide to high, within the venue.
void fit_plan(Plan& plan, std::span<const scenes::Vec2> points, float margin, float aspect);

// People as dots with the way they look, to scale.
std::string draw_formation(const scenes::Formation& formation, int count, std::uint32_t colour);

std::string draw_timeline(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language);
std::string draw_curves(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language);

}  // namespace app::report
