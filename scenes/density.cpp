#include "scenes/density.h"

#include <algorithm>
#include <cmath>

namespace scenes {
namespace {

constexpr float kReach = 1.3f;  // metres
constexpr double kMostCorners = 1.5e6;

// The grid over everybody present; false where nobody is.
bool lay_out(std::span<const PersonState> people, DensityField& out) {
  Vec2 low{1e9f, 1e9f}, high{-1e9f, -1e9f};
  for (const PersonState& p : people) {
    if (p.activity == Activity::gone) continue;
    low = {std::min(low.east, p.at.east), std::min(low.north, p.at.north)};
    high = {std::max(high.east, p.at.east), std::max(high.north, p.at.north)};
  }
  if (low.east > high.east) return false;
  // On whole cells, so that the pattern stays where it is when somebody at the rim moves.
  const auto whole = [&](float x) { return std::floor(x / out.cell) * out.cell; };
  out.low = {whole(low.east - kReach) - out.cell, whole(low.north - kReach) - out.cell};
  const float width = high.east + kReach + out.cell - out.low.east,
              depth = high.north + kReach + out.cell - out.low.north;
  while (double(width / out.cell + 2) * double(depth / out.cell + 2) > kMostCorners) out.cell *= 2;
  out.columns = int(width / out.cell) + 2;
  out.rows = int(depth / out.cell) + 2;
  return true;
}

}  // namespace

void density_of(std::span<const PersonState> people, DensityField& out) {
  std::vector<float>& field = out.per_square_metre;
  field.clear();
  out.columns = out.rows = 0;
  out.cell = 0.5f;
  out.highest = 0;
  out.highest_at = {};
  if (!lay_out(people, out)) return;
  field.assign(std::size_t(out.columns) * std::size_t(out.rows), 0);
  // A cone of that reach holds one person: its height is 3 / (pi reach^2).
  const float height = 3 / (kPi * kReach * kReach);
  for (const PersonState& p : people) {
    if (p.activity == Activity::gone) continue;
    const Vec2 at = p.at - out.low;
    const int left = std::max(0, int((at.east - kReach) / out.cell)),
              right = std::min(out.columns - 1, int((at.east + kReach) / out.cell) + 1);
    const int bottom = std::max(0, int((at.north - kReach) / out.cell)),
              top = std::min(out.rows - 1, int((at.north + kReach) / out.cell) + 1);
    for (int y = bottom; y <= top; ++y)
      for (int x = left; x <= right; ++x) {
        const float d = distance(at, {float(x) * out.cell, float(y) * out.cell}) / kReach;
        if (d < 1) field[std::size_t(y * out.columns + x)] += height * (1 - d);
      }
  }
  const auto peak = std::max_element(field.begin(), field.end());
  const auto index = int(peak - field.begin());
  out.highest = *peak;
  out.highest_at = out.low + Vec2{float(index % out.columns), float(index / out.columns)} * out.cell;
}

float density_at(const DensityField& f, Vec2 p) {
  const float east = (p.east - f.low.east) / f.cell, north = (p.north - f.low.north) / f.cell;
  if (f.columns < 2 || east < 0 || north < 0 || east > float(f.columns - 1) || north > float(f.rows - 1)) return 0;
  const int x = std::min(int(east), f.columns - 2), y = std::min(int(north), f.rows - 2);
  const float u = east - float(x), v = north - float(y);
  const float* corner = f.per_square_metre.data() + std::size_t(y) * std::size_t(f.columns) + std::size_t(x);
  return (corner[0] * (1 - u) + corner[1] * u) * (1 - v) +
         (corner[f.columns] * (1 - u) + corner[f.columns + 1] * u) * v;
}

}  // namespace scenes
