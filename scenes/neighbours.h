// Who is near whom: bodies sorted into a grid, so that the neighbours of a place are a few
// runs of memory.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scenes/geometry.h"

namespace scenes {

// Bodies in the order of their cells, in index order within a cell (a stable counting
// sort). Rows of cells are folded into a table as long as there are people, not as the
// venue is large: an empty square kilometre costs nothing. Two rows may share a stretch of
// the table; `row` tells their people apart.
struct Neighbours {
  std::vector<std::uint32_t> body;  // by rank k in cell order
  std::vector<Vec2> at;             // the same order
  std::vector<std::int32_t> row;

  // Sorts those of `at` whose `wanted` is not 0 into cells of `cell_size` metres from
  // `low` on. Memory is kept from call to call.
  void build(Vec2 low, Vec2 high, float cell_size, const std::vector<Vec2>& places,
             const std::vector<std::uint8_t>& wanted);

  // Calls visit(k) for all within kReach cells of p: certainly everybody nearer than
  // kReach * cell, and some that are farther. Always in the same order.
  template <int kReach, class Visit>
  void near(Vec2 p, const Visit& visit) const {
    const int c = column_of(p), r = row_of(p);
    const int left = std::max(c - kReach, 0), right = std::min(c + kReach, columns_ - 1);
    for (int y = std::max(r - kReach, 0); y <= std::min(r + kReach, rows_ - 1); ++y) {
      const std::uint32_t base = base_of(y);
      const std::uint32_t end = first_[base + std::uint32_t(right) + 1];
      for (std::uint32_t k = first_[base + std::uint32_t(left)]; k < end; ++k)
        if (row[k] == y) visit(k);
    }
  }

 private:
  int column_of(Vec2 p) const { return std::clamp(int((p.east - low_.east) * per_metre_), 0, columns_ - 1); }
  int row_of(Vec2 p) const { return std::clamp(int((p.north - low_.north) * per_metre_), 0, rows_ - 1); }
  std::uint32_t base_of(int y) const { return (std::uint32_t(y) * 2654435769u) >> shift_; }

  Vec2 low_;
  float per_metre_ = 1;
  int columns_ = 1, rows_ = 1;
  std::uint32_t shift_ = 31;
  std::vector<std::uint32_t> first_;  // where a cell's bodies begin
  std::vector<std::uint32_t> cell_;   // by person, while building
};

}  // namespace scenes
