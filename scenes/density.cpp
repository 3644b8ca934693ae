#include "scenes/density.h"

#include <algorithm>
#include <cmath>

namespace scenes {
namespace {

// Where p lies between cells' middles: the lower cell and the share of the next one.
struct Between {
  int cell;
  float next;
  Between(float metres, int count) {
    const float at = std::clamp(metres - 0.5f, 0.0f, float(count - 1) - 1e-3f);
    cell = int(at);
    next = at - float(cell);
  }
};

// 1 2 1 along one direction; what would leave at the rim stays in the rim's cell.
void smooth(float* first, int count, std::ptrdiff_t step) {
  float before = first[0];
  for (int i = 0; i < count; ++i) {
    float& here = first[i * step];
    const float now = here, after = i + 1 < count ? first[(i + 1) * step] : now;
    here = 0.25f * before + 0.5f * now + 0.25f * after;
    before = now;
  }
}

}  // namespace

void density_of(const Stage& stage, const Venue& venue, DensityField& out) {
  out.low = venue.low;
  out.columns = std::max(2, int(std::ceil(venue.high.east - venue.low.east)));
  out.rows = std::max(2, int(std::ceil(venue.high.north - venue.low.north)));
  std::vector<float>& field = out.per_square_metre;
  field.assign(std::size_t(out.columns) * std::size_t(out.rows), 0);
  for (const PersonState& p : stage.people) {
    if (p.activity == Activity::gone) continue;
    const Between c(p.at.east - out.low.east, out.columns), r(p.at.north - out.low.north, out.rows);
    float* cell = field.data() + std::size_t(r.cell) * std::size_t(out.columns) + std::size_t(c.cell);
    cell[0] += (1 - c.next) * (1 - r.next);
    cell[1] += c.next * (1 - r.next);
    cell[out.columns] += (1 - c.next) * r.next;
    cell[out.columns + 1] += c.next * r.next;
  }
  for (int r = 0; r < out.rows; ++r) smooth(field.data() + std::ptrdiff_t(r) * out.columns, out.columns, 1);
  for (int c = 0; c < out.columns; ++c) smooth(field.data() + c, out.rows, out.columns);
  const auto peak = std::max_element(field.begin(), field.end());
  const auto index = int(peak - field.begin());
  out.highest = *peak;
  out.highest_at = out.low + Vec2{float(index % out.columns) + 0.5f, float(index / out.columns) + 0.5f};
}

float density_at(const DensityField& f, Vec2 p) {
  const float east = p.east - f.low.east, north = p.north - f.low.north;
  if (f.columns < 2 || east < 0 || north < 0 || east > float(f.columns) || north > float(f.rows)) return 0;
  const Between c(east, f.columns), r(north, f.rows);
  const float* cell = f.per_square_metre.data() + std::size_t(r.cell) * std::size_t(f.columns) + std::size_t(c.cell);
  return (cell[0] * (1 - c.next) + cell[1] * c.next) * (1 - r.next) +
         (cell[f.columns] * (1 - c.next) + cell[f.columns + 1] * c.next) * r.next;
}

}  // namespace scenes
