// Who is near whom: bodies sorted into a grid, so that the neighbours of a place are a few
// runs of memory.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "scenes/geometry.h"

namespace scenes {

// Bodies in the order of their cells, in index order within a cell (a stable counting
// sort). Where there are many more cells than people, rows of cells are folded into a table
// as long as the crowd, so that empty ground costs nothing. Two rows may then share a
// stretch of the table; the last bits of `row` tell the people of neighbouring rows apart.
struct Neighbours {
  std::vector<std::uint32_t> rank;  // by person; of those who are in it
  std::vector<std::uint32_t> body;  // by rank k in cell order
  std::vector<Vec2> at;             // the same order
  std::vector<std::uint8_t> row;

  // Sorts those of `at` whose `wanted` is not 0 into cells of `cell_size` metres from
  // `low` on. Memory is kept from call to call.
  void build(Vec2 low, Vec2 high, float cell_size, const std::vector<Vec2>& places,
             const std::vector<std::uint8_t>& wanted);

  // Calls visit(k) once for everybody in the cells that the rectangle low..high touches, always in
  // the same order; some are outside it. No more than 256 cells from south to north.
  template <class Visit>
  void within(Vec2 low, Vec2 high, const Visit& visit) const {
    const int left = column_of(low), right = column_of(high), top = row_of(high);
    for (int y = row_of(low); y <= top; ++y) {
      const std::uint32_t base = base_of(y);
      const std::uint32_t end = first_[base + std::uint32_t(right) + 1];
      for (std::uint32_t k = first_[base + std::uint32_t(left)]; k < end; ++k)
        if (!folded_ || row[k] == std::uint8_t(y)) visit(k);
    }
  }
  // Everybody within `reach` of p, and some that are farther.
  template <class Visit>
  void near(Vec2 p, float reach, const Visit& visit) const {
    within(p - Vec2{reach, reach}, p + Vec2{reach, reach}, visit);
  }

 private:
  int column_of(Vec2 p) const { return std::clamp(int((p.east - low_.east) * per_metre_), 0, columns_ - 1); }
  int row_of(Vec2 p) const { return std::clamp(int((p.north - low_.north) * per_metre_), 0, rows_ - 1); }
  std::uint32_t base_of(int y) const {
    return folded_ ? (std::uint32_t(y) * 2654435769u) >> shift_ : std::uint32_t(y * columns_);
  }

  Vec2 low_;
  float per_metre_ = 1;
  int columns_ = 1, rows_ = 1;
  bool folded_ = false;
  std::uint32_t shift_ = 31;
  std::vector<std::uint32_t> first_;  // where a cell's bodies begin
};

}  // namespace scenes
