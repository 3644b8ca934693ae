// How one person finds a way between others, and how a crowd gives way.
//
// Steering follows the heuristics of Moussaid, Helbing and Theraulaz (PNAS 2011, "How
// simple rules determine pedestrian behavior"): of a few directions one takes that which
// comes nearest to the goal within the free distance, and walks no faster than leaves
// half a second to the first contact. Bodies are kept apart afterwards, by position.
#pragma once

#include <cstdint>
#include <vector>

#include "scenes/simulation.h"

namespace scenes {

inline constexpr float kSight = 2.0f;  // metres: how far others are minded; the grid's cell

// Uniform grid by counting sort: within a cell neighbours come out in index order.
struct Grid {
  Vec2 low;
  float cell = 1;
  int columns = 0, rows = 0;
  std::vector<std::uint32_t> first, body;

  void build(const Venue& venue, float cell_size, const std::vector<Vec2>& at,
             const std::vector<std::uint8_t>& present);

  // All within one cell's size of p, and some that are farther.
  template <class Visit>
  void near(Vec2 p, const Visit& visit) const {
    const int c = column(p), r = row(p);
    for (int y = r > 0 ? r - 1 : 0; y <= (r + 1 < rows ? r + 1 : rows - 1); ++y) {
      const int left = c > 0 ? c - 1 : 0, right = c + 1 < columns ? c + 1 : columns - 1;
      const std::uint32_t end = first[std::size_t(y * columns + right) + 1];
      for (std::uint32_t k = first[std::size_t(y * columns + left)]; k < end; ++k) visit(body[k]);
    }
  }
  int column(Vec2 p) const;
  int row(Vec2 p) const;
};

// What somebody sees: generation n of everybody's place and velocity.
struct Sight {
  const World& world;
  const Grid& around;  // cells of kSight
  const std::vector<Vec2>& at;
  const std::vector<Vec2>& velocity;
};
// The velocity that person `who` takes towards `target`, at most `speed`.
Vec2 steer(const Sight& sight, std::size_t who, Vec2 target, float speed);

// A vehicle on the ground: nobody stands in it.
struct Box {
  Vec2 at, forward;
  float half_length = 0, half_width = 0;
};
std::vector<Box> boxes_of(const Drill& drill, const Simulation& simulation);
Vec2 out_of(const std::vector<Box>& boxes, Vec2 p);

// Crowds before a line that pushes, and everybody loose before a vehicle that drives, get
// another place to stand in.
void make_way(const Drill& drill, const World& world, Simulation& simulation);

// Whether somebody who leaves is where leaving ends: in an exit, at the vehicle.
bool has_left(const Drill& drill, const UnitOrder& order, const Body& body);

}  // namespace scenes
