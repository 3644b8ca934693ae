#include "app/heat.h"

#include <algorithm>
#include <cmath>

#include "app/agency.h"
#include "app/build_view.h"

namespace app {
namespace {

// Paint for a density: its band's colour, more solid the denser, and nearly opaque where
// the crowd must not be pushed any further.
std::uint32_t paint(float density, float from) {
  if (density < from) return band_colour(DensityBand::calm) & 0x00ffffffu;
  const DensityBand band = band_of(density);
  constexpr float kAlpha[] = {0.55f, 0.74f, 0.84f, 0.92f};
  const float fade_in = std::min(1.0f, (density - from) / 0.5f);
  const auto alpha = std::uint32_t(255 * kAlpha[int(band)] * fade_in);
  return (band_colour(band) & 0x00ffffffu) | alpha << 24;
}

}  // namespace

DensityBand band_of(float d) {
  return d > scenes::kDensityStop    ? DensityBand::stop
         : d > scenes::kDensityAlarm ? DensityBand::alarm
         : d > 2                     ? DensityBand::watch
                                     : DensityBand::calm;
}

std::uint32_t band_colour(DensityBand band) {
  // From light to dark; not green, yellow or red, which are the situation's.
  constexpr std::uint32_t kBands[] = {0x4CC3F0, 0x3D6BE0, 0x7A1FA8, 0x3A0535};
  return from_rgb(kBands[int(band)]);
}

void add_heat(renderer::RenderView& view, const scenes::DensityField& field, float from) {
  static thread_local std::vector<std::uint32_t> corner;  // its vertex, or none
  corner.assign(field.per_square_metre.size(), ~0u);
  const auto vertex = [&](int x, int y) {
    const std::size_t i = std::size_t(y * field.columns + x);
    if (corner[i] == ~0u) {
      corner[i] = std::uint32_t(view.overlay_vertices.size());
      const scenes::Vec2 at = field.low + scenes::Vec2{float(x), float(y)} * field.cell;
      view.overlay_vertices.push_back(
          {to_world(at, 0.012f), paint(field.per_square_metre[i], from), {0, 0}, renderer::Pattern::solid});
    }
    return corner[i];
  };
  for (int y = 0; y + 1 < field.rows; ++y)
    for (int x = 0; x + 1 < field.columns; ++x) {
      const std::size_t i = std::size_t(y * field.columns + x), up = i + std::size_t(field.columns);
      if (std::max({field.per_square_metre[i], field.per_square_metre[i + 1], field.per_square_metre[up],
                    field.per_square_metre[up + 1]}) < from)
        continue;
      const std::uint32_t a = vertex(x, y), b = vertex(x + 1, y), c = vertex(x + 1, y + 1), d = vertex(x, y + 1);
      view.overlay_indices.insert(view.overlay_indices.end(), {a, b, c, a, c, d});
    }
}

}  // namespace app
