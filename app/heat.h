// How dense a crowd stands, drawn on the ground: persons per square metre in the bands
// that domain research proposes after J. Fruin (1971): up to 2 calm, to 3.5 watch, to 5
// alarm, above that stop.
#pragma once

#include <span>
#include <vector>

#include "renderer/view.h"
#include "scenes/stage.h"

namespace app {

enum class DensityBand : std::uint8_t { calm, watch, alarm, stop };
DensityBand band_of(float persons_per_m2);
std::uint32_t band_colour(DensityBand band);  // sRGB, opaque; told apart by lightness alone too

// Density at the corners of a grid, `cell` metres apart; `density[row * columns + column]`,
// row 0 the southernmost.
struct DensityGrid {
  scenes::Vec2 low;
  float cell = 1;
  int columns = 0, rows = 0;
  std::vector<float> density;
};
// Each person counts for a disc of 1.3 m radius, most at its middle. Everybody present is
// counted; the grid covers them all, within 1.5 million corners.
void measure_density(std::span<const scenes::PersonState> people, DensityGrid& out);

// Appends the bands, where there are at least `from` persons per square metre.
void add_heat(renderer::RenderView& view, const DensityGrid& grid, float from = 0.45f);

}  // namespace app
