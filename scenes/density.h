// How densely people stand: persons per square metre as a field over the venue, one per
// moment, for the heat overlay and for warnings.
#pragma once

#include <vector>

#include "scenes/stage.h"
#include "scenes/venue.h"

namespace scenes {

// Fruin, "Pedestrian Planning and Design" (1971), as tabled in the crowd-safety literature:
// at 3.57 persons per square metre contact is involuntary, at 5.55 forces are dangerous.
// The figures are rounded down, so that a warning comes before. Illustrative: a scripted
// crowd is not a prediction.
inline constexpr float kDensityAlarm = 3.5f;
inline constexpr float kDensityStop = 5.0f;

// Cells of one metre from the venue's south-west corner, row by row from the south. A
// person counts in an area of about 4 square metres round the feet (tent weights of 1 m,
// smoothed once with 1 2 1), so the field's sum is the number of people present.
struct DensityField {
  Vec2 low;
  int columns = 0, rows = 0;
  std::vector<float> per_square_metre;
  float highest = 0;
  Vec2 highest_at;
};

// `out` is filled anew; its memory is kept, so that steady play allocates nothing.
void density_of(const Stage& stage, const Venue& venue, DensityField& out);
// At a place, between the cells' middles; 0 outside the venue.
float density_at(const DensityField& field, Vec2 p);

}  // namespace scenes
