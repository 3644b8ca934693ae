#include "scenes/neighbours.h"

#include <bit>

namespace scenes {

void Neighbours::build(Vec2 low, Vec2 high, float cell_size, const std::vector<Vec2>& places,
                       const std::vector<std::uint8_t>& wanted) {
  low_ = low;
  per_metre_ = 1 / cell_size;
  columns_ = std::max(1, int((high.east - low.east) * per_metre_) + 1);
  rows_ = std::max(1, int((high.north - low.north) * per_metre_) + 1);
  const auto cells = std::uint64_t(columns_) * std::uint64_t(rows_);
  auto table = std::max<std::uint32_t>(64, std::bit_ceil(std::uint32_t(places.size()) * 2));
  shift_ = 32 - std::uint32_t(std::countr_zero(table));
  folded_ = cells > std::uint64_t(table) * 2;
  if (!folded_) table = std::uint32_t(cells);
  // Counted two cells ahead, so that filling leaves `first_` where it belongs.
  first_.assign(std::size_t(table) + std::size_t(columns_) + 3, 0);
  rank.resize(places.size());  // the cell, until all are counted
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!wanted[i]) continue;
    rank[i] = base_of(row_of(places[i])) + std::uint32_t(column_of(places[i]));
    ++first_[rank[i] + 2];
  }
  for (std::size_t c = 2; c < first_.size(); ++c) first_[c] += first_[c - 1];
  const std::uint32_t count = first_.back();
  body.resize(count);
  at.resize(count);
  row.resize(count);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!wanted[i]) continue;
    const std::uint32_t k = rank[i] = first_[rank[i] + 1]++;
    body[k] = std::uint32_t(i);
    at[k] = places[i];
    row[k] = std::uint8_t(row_of(places[i]));
  }
}

}  // namespace scenes
