#include "app/gui/label_cover.h"

#include <algorithm>
#include <cmath>

namespace app::gui {
namespace {

// The summed table between its corners.
float sum_at(const LabelCover& c, glm::vec2 pixel) {
  const glm::vec2 size(float(c.columns), float(c.rows));
  const glm::vec2 at = glm::clamp((pixel - c.table.low) / c.cell, glm::vec2(0), size);
  const int x = std::min(int(at.x), c.columns - 1), y = std::min(int(at.y), c.rows - 1);
  const float fx = at.x - float(x), fy = at.y - float(y);
  const float* row = c.sums.data() + std::size_t(y) * std::size_t(c.columns + 1) + std::size_t(x);
  const float* next = row + c.columns + 1;
  return (row[0] * (1 - fx) + row[1] * fx) * (1 - fy) + (next[0] * (1 - fx) + next[1] * fx) * fy;
}

}  // namespace

LabelCover create_cover(const Rect& table, float cell) {
  LabelCover c{.table = table, .cell = std::max(cell, 2.0f)};
  const glm::vec2 cells = glm::clamp(glm::ceil(table.size() / c.cell), glm::vec2(1), glm::vec2(2000));
  c.columns = int(cells.x), c.rows = int(cells.y);
  c.worth.assign(std::size_t(c.columns) * std::size_t(c.rows), 0);
  return c;
}

void cover(LabelCover& c, const Rect& box, float worth) {
  const glm::vec2 low = (box.low - c.table.low) / c.cell, high = (box.high - c.table.low) / c.cell;
  const glm::vec2 size(float(c.columns), float(c.rows));
  if (!(high.x > 0 && high.y > 0 && low.x < size.x && low.y < size.y)) return;
  const glm::vec2 from = glm::max(low, glm::vec2(0)), to = glm::min(high, size);
  for (int y = int(from.y); y < c.rows && float(y) < to.y; ++y) {
    const float tall = std::min(to.y, float(y + 1)) - std::max(from.y, float(y));
    float* row = c.worth.data() + std::size_t(y) * std::size_t(c.columns);
    for (int x = int(from.x); x < c.columns && float(x) < to.x; ++x) {
      const float share = tall * (std::min(to.x, float(x + 1)) - std::max(from.x, float(x)));
      row[x] = std::max(row[x], std::min(row[x] + share * worth, worth));
    }
  }
}

void sum_up(LabelCover& c) {
  const std::size_t stride = std::size_t(c.columns) + 1;
  c.sums.assign(stride * (std::size_t(c.rows) + 1), 0);
  const float pixels = c.cell * c.cell;
  for (std::size_t y = 0; y < std::size_t(c.rows); ++y) {
    float row = 0;
    for (std::size_t x = 0; x < std::size_t(c.columns); ++x) {
      row += c.worth[y * std::size_t(c.columns) + x] * pixels;
      c.sums[(y + 1) * stride + x + 1] = c.sums[y * stride + x + 1] + row;
    }
  }
}

float hidden_by(const LabelCover& c, const Rect& box) {
  if (c.sums.empty()) return 0;
  const float sum = sum_at(c, box.high) - sum_at(c, {box.low.x, box.high.y}) - sum_at(c, {box.high.x, box.low.y}) +
                    sum_at(c, box.low);
  return std::max(sum, 0.0f);
}

float worth_at(const LabelCover& c, glm::vec2 pixel) {
  const glm::vec2 at = glm::floor((pixel - c.table.low) / c.cell);
  if (!(at.x >= 0 && at.y >= 0 && at.x < float(c.columns) && at.y < float(c.rows))) return 0;
  return c.worth[std::size_t(at.y) * std::size_t(c.columns) + std::size_t(at.x)];
}

}  // namespace app::gui
