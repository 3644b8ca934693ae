// How densely people stand: persons per square metre as a field, one per moment, for the
// heat overlay and for warnings. The only density that there is.
#pragma once

#include <span>
#include <vector>

#include "scenes/stage.h"

namespace scenes {

// Fruin, "Pedestrian Planning and Design" (1971), as tabled in the crowd-safety literature:
// at 3.57 persons per square metre contact is involuntary, at 5.55 forces are dangerous.
// The figures are rounded down, so that a warning comes before. Illustrative: a scripted
// crowd is not a prediction.
inline constexpr float kDensityAlarm = 3.5f;
inline constexpr float kDensityStop = 5.0f;

// Densities at the corners of a grid, `cell` metres apart from `low` on, row by row from the
// south. It covers everybody present and no more; empty where nobody is.
struct DensityField {
  Vec2 low;
  float cell = 0.5f;
  int columns = 0, rows = 0;
  std::vector<float> per_square_metre;
  float highest = 0;
  Vec2 highest_at;
};

// Each person present counts for a disc of 1.3 m radius, most at its middle, so the field's
// sum times cell squared is their number. At most 1.5 million corners: the cells of people
// far apart are larger. `out` is filled anew; its memory is kept, so that steady play
// allocates nothing.
void density_of(std::span<const PersonState> people, DensityField& out);
// At a place, between the corners; 0 outside the field.
float density_at(const DensityField& field, Vec2 p);

}  // namespace scenes
