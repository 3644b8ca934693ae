// How dense a crowd stands, drawn on the ground: persons per square metre in the bands
// that domain research proposes after J. Fruin (1971): up to 2 calm, to 3.5 watch, to 5
// alarm, above that stop.
#pragma once

#include <cstdint>

#include "renderer/view.h"
#include "scenes/density.h"

namespace app {

enum class DensityBand : std::uint8_t { calm, watch, alarm, stop };
DensityBand band_of(float persons_per_m2);
std::uint32_t band_colour(DensityBand band);  // sRGB, opaque; told apart by lightness alone too

// Appends the bands, where there are at least `from` persons per square metre.
void add_heat(renderer::RenderView& view, const scenes::DensityField& field, float from = 0.45f);

}  // namespace app
