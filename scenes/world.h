// The venue as something to walk in: a navigation mesh (Recast/Detour) for the long way
// round, and the obstacles themselves for the last half metre. Made once per drill and
// never changed; all functions are pure and may be called from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "scenes/venue.h"

class dtNavMesh;

namespace scenes {

// Radius of a body in plan, metres: shoulder half-breadth with clothing (a 0.5 m body as
// in perf/crowd and in RVO2's and JuPedSim's defaults).
inline constexpr float kBodyRadius = 0.25f;

// What is made of a venue once: mesh and grids.
struct Ground {
  std::shared_ptr<const dtNavMesh> mesh;
  // Obstacles near each cell of a grid over the venue: cell c's are
  // near[first[c] .. first[c + 1]).
  float cell = 2;
  int columns = 0, rows = 0;
  std::vector<std::uint32_t> first;
  std::vector<std::uint16_t> near;
  // How far every obstacle is from anywhere in each cell of kFreeCell, at least, in 32nds of
  // a metre: most questions need no polygon.
  int free_columns = 0, free_rows = 0;
  std::vector<std::uint8_t> free;
};

class World {
 public:
  explicit World(const Venue& venue);
  const Venue venue;
  const std::uint64_t hash;  // of everything that walking depends on

  // Made when it is first needed (0.1 s for the flagship), so that a drill whose bakes are
  // all in the cache opens without it. May be called from any thread.
  const Ground& ground() const {
    const Ground* ready = ready_.load(std::memory_order_acquire);
    return ready ? *ready : make_ground();
  }

 private:
  const Ground& make_ground() const;
  mutable std::atomic<const Ground*> ready_{nullptr};
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const Ground> ground_;
};
inline constexpr float kFreeCell = 0.5f;  // metres

std::shared_ptr<const World> build_world(const Venue& venue);

// Waypoints from `from` to `to` round the obstacles, without `from`, with `to` (or the
// nearest place to it that can be reached). At most 64.
std::vector<Vec2> find_path(const World& world, Vec2 from, Vec2 to);
// Whether one may walk straight from a to b.
bool clear_between(const World& world, Vec2 a, Vec2 b);
// Distance from p to the nearest obstacle, negative inside, at most 2; `away` = the
// direction out of it.
float clearance(const World& world, Vec2 p, Vec2* away = nullptr);
// At least so far is every obstacle from p, metres, at most 8; without looking at a polygon.
inline float least_clearance(const World& world, Vec2 p) {
  const Ground& g = world.ground();
  const float east = p.east - world.venue.low.east, north = p.north - world.venue.low.north;
  const int column = int(east * (1 / kFreeCell)), row = int(north * (1 / kFreeCell));
  if (east < 0 || north < 0 || column >= g.free_columns || row >= g.free_rows) return 0;
  return float(g.free[std::size_t(row * g.free_columns + column)]) * (1.0f / 32);
}
// True: clearance(p) is at least `radius`. False: it may be, ask it.
inline bool surely_clear(const World& world, Vec2 p, float radius) { return least_clearance(world, p) >= radius; }
// The nearest place to p with at least `radius` to every obstacle, within the bounds.
Vec2 pushed_out(const World& world, Vec2 p, float radius);

bool inside(const std::vector<Vec2>& polygon, Vec2 p);
Vec2 centre_of(const std::vector<Vec2>& polygon);  // of the area
float area_of(const std::vector<Vec2>& polygon);   // square metres

}  // namespace scenes
