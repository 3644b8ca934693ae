#include "app/heat.h"

#include <algorithm>
#include <cmath>

#include "app/agency.h"
#include "app/build_view.h"
#include "scenes/density.h"

namespace app {
namespace {

constexpr float kReach = 1.3f;  // metres

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

void measure_density(std::span<const scenes::PersonState> people, DensityGrid& out) {
  out.density.clear();
  out.columns = out.rows = 0;
  out.cell = 0.5f;
  scenes::Vec2 low{1e9f, 1e9f}, high{-1e9f, -1e9f};
  for (const scenes::PersonState& p : people) {
    if (p.activity == scenes::Activity::gone) continue;
    low = {std::min(low.east, p.at.east), std::min(low.north, p.at.north)};
    high = {std::max(high.east, p.at.east), std::max(high.north, p.at.north)};
  }
  if (low.east > high.east) return;
  // On whole cells, so that the pattern stays where it is when somebody at the rim moves.
  const auto whole = [&](float x) { return std::floor(x / out.cell) * out.cell; };
  out.low = {whole(low.east - kReach) - out.cell, whole(low.north - kReach) - out.cell};
  const float width = high.east + kReach + out.cell - out.low.east, depth = high.north + kReach + out.cell - out.low.north;
  while (double(width / out.cell + 2) * double(depth / out.cell + 2) > 1.5e6) out.cell *= 2;
  out.columns = int(width / out.cell) + 2, out.rows = int(depth / out.cell) + 2;
  out.density.assign(std::size_t(out.columns) * std::size_t(out.rows), 0);
  // A cone of that reach holds one person: its height is 3 / (pi reach^2).
  const float height = 3 / (scenes::kPi * kReach * kReach);
  for (const scenes::PersonState& p : people) {
    if (p.activity == scenes::Activity::gone) continue;
    const scenes::Vec2 at = p.at - out.low;
    const int left = std::max(0, int((at.east - kReach) / out.cell)), right = std::min(out.columns - 1, int((at.east + kReach) / out.cell) + 1);
    const int bottom = std::max(0, int((at.north - kReach) / out.cell)), top = std::min(out.rows - 1, int((at.north + kReach) / out.cell) + 1);
    for (int y = bottom; y <= top; ++y)
      for (int x = left; x <= right; ++x) {
        const float d = scenes::distance(at, {float(x) * out.cell, float(y) * out.cell}) / kReach;
        if (d < 1) out.density[std::size_t(y * out.columns + x)] += height * (1 - d);
      }
  }
}

void add_heat(renderer::RenderView& view, const DensityGrid& grid, float from) {
  static thread_local std::vector<std::uint32_t> corner;  // its vertex, or none
  corner.assign(grid.density.size(), ~0u);
  const auto vertex = [&](int x, int y) {
    const std::size_t i = std::size_t(y * grid.columns + x);
    if (corner[i] == ~0u) {
      corner[i] = std::uint32_t(view.overlay_vertices.size());
      const scenes::Vec2 at = grid.low + scenes::Vec2{float(x), float(y)} * grid.cell;
      view.overlay_vertices.push_back({to_world(at, 0.012f), paint(grid.density[i], from), {0, 0}, renderer::Pattern::solid});
    }
    return corner[i];
  };
  for (int y = 0; y + 1 < grid.rows; ++y)
    for (int x = 0; x + 1 < grid.columns; ++x) {
      const std::size_t i = std::size_t(y * grid.columns + x), up = i + std::size_t(grid.columns);
      if (std::max({grid.density[i], grid.density[i + 1], grid.density[up], grid.density[up + 1]}) < from) continue;
      const std::uint32_t a = vertex(x, y), b = vertex(x + 1, y), c = vertex(x + 1, y + 1), d = vertex(x, y + 1);
      view.overlay_indices.insert(view.overlay_indices.end(), {a, b, c, a, c, d});
    }
}

}  // namespace app
