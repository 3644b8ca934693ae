#include "scenes/world.h"

#include <DetourNavMesh.h>
#include <DetourNavMeshBuilder.h>
#include <DetourNavMeshQuery.h>
#include <Recast.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hash.h"
#include "base/result.h"

namespace scenes {
namespace {

constexpr float kMeshCell = 0.25f;  // metres; a 1.2 m door stays open after erosion
constexpr std::uint8_t kRoom = 2;   // of the mesh's polygons
constexpr float kThroughRoom = 12;  // a metre through a room counts as so many
constexpr float kNearObstacle = 2;  // metres; how far `clearance` looks

// Recast's axes: x = east, y = up, z = north is as good as any, it only ever sees a plane.
struct Flat {
  float v[3];
  explicit Flat(Vec2 p) : v{p.east, 0, p.north} {}
};

template <class T, void (*Release)(T*)>
using Owned = std::unique_ptr<T, decltype([](T* p) { Release(p); })>;

std::shared_ptr<const dtNavMesh> build_mesh(const Venue& venue) {
  rcContext context(false);
  const float low[3] = {venue.low.east, -1, venue.low.north}, high[3] = {venue.high.east, 2, venue.high.north};
  int width = 0, height = 0;
  rcCalcGridSize(low, high, kMeshCell, &width, &height);

  Owned<rcHeightfield, rcFreeHeightField> solid(rcAllocHeightfield());
  Owned<rcCompactHeightfield, rcFreeCompactHeightfield> open(rcAllocCompactHeightfield());
  Owned<rcContourSet, rcFreeContourSet> contours(rcAllocContourSet());
  Owned<rcPolyMesh, rcFreePolyMesh> polygons(rcAllocPolyMesh());
  const float ground[4][3] = {{low[0], 0, low[2]}, {high[0], 0, low[2]}, {high[0], 0, high[2]}, {low[0], 0, high[2]}};
  bool good = rcCreateHeightfield(&context, *solid, width, height, low, high, kMeshCell, 0.2f);
  good = good && rcRasterizeTriangle(&context, ground[0], ground[2], ground[1], RC_WALKABLE_AREA, *solid, 1) &&
         rcRasterizeTriangle(&context, ground[0], ground[3], ground[2], RC_WALKABLE_AREA, *solid, 1) &&
         rcBuildCompactHeightfield(&context, 8, 1, *solid, *open);
  GELAR_CHECK(good, "out of memory for the navigation mesh");

  std::vector<float> flat;
  const auto block = [&](const std::vector<Vec2>& outline) {
    flat.clear();
    for (Vec2 p : outline) flat.insert(flat.end(), {p.east, 0, p.north});
    rcMarkConvexPolyArea(&context, flat.data(), int(outline.size()), -1, 2, RC_NULL_AREA, *open);
  };
  // rcMarkConvexPolyArea tests by crossing number, so it takes any simple polygon.
  for (const Obstacle& o : venue.obstacles) block(o.outline);
  for (const NamedArea& a : venue.areas) {
    if (a.kind == AreaKind::restricted) block(a.outline);
    if (a.kind != AreaKind::room) continue;
    flat.clear();
    for (Vec2 p : a.outline) flat.insert(flat.end(), {p.east, 0, p.north});
    rcMarkConvexPolyArea(&context, flat.data(), int(a.outline.size()), -1, 2, kRoom, *open);
  }

  good = rcErodeWalkableArea(&context, 1, *open) && rcBuildDistanceField(&context, *open) &&
         rcBuildRegions(&context, *open, 0, 16, 64) && rcBuildContours(&context, *open, 1.0f, 40, *contours) &&
         rcBuildPolyMesh(&context, *contours, DT_VERTS_PER_POLYGON, *polygons);
  if (!good || polygons->npolys == 0) return nullptr;
  std::fill_n(polygons->flags, polygons->npolys, std::uint16_t(1));

  dtNavMeshCreateParams params;
  std::memset(&params, 0, sizeof params);
  params.verts = polygons->verts;
  params.vertCount = polygons->nverts;
  params.polys = polygons->polys;
  params.polyAreas = polygons->areas;
  params.polyFlags = polygons->flags;
  params.polyCount = polygons->npolys;
  params.nvp = polygons->nvp;
  params.walkableHeight = 1.8f;
  params.walkableRadius = kBodyRadius;
  params.walkableClimb = 0.2f;
  rcVcopy(params.bmin, polygons->bmin);
  rcVcopy(params.bmax, polygons->bmax);
  params.cs = kMeshCell;
  params.ch = 0.2f;
  params.buildBvTree = true;
  unsigned char* data = nullptr;
  int size = 0;
  if (!dtCreateNavMeshData(&params, &data, &size)) return nullptr;
  dtNavMesh* mesh = dtAllocNavMesh();
  if (dtStatusFailed(mesh->init(data, size, DT_TILE_FREE_DATA))) {
    dtFree(data);
    dtFreeNavMesh(mesh);
    return nullptr;
  }
  return {mesh, [](const dtNavMesh* m) { dtFreeNavMesh(const_cast<dtNavMesh*>(m)); }};
}

void build_grid(const Venue& v, Ground& g) {
  g.columns = std::max(1, int(std::ceil((v.high.east - v.low.east) / g.cell)));
  g.rows = std::max(1, int(std::ceil((v.high.north - v.low.north) / g.cell)));
  std::vector<std::vector<std::uint16_t>> cells(std::size_t(g.columns) * std::size_t(g.rows));
  for (std::size_t i = 0; i < v.obstacles.size(); ++i) {
    Vec2 low = v.obstacles[i].outline[0], high = low;
    for (Vec2 p : v.obstacles[i].outline) {
      low = {std::min(low.east, p.east), std::min(low.north, p.north)};
      high = {std::max(high.east, p.east), std::max(high.north, p.north)};
    }
    const auto column = [&](float e) { return std::clamp(int((e - v.low.east) / g.cell), 0, g.columns - 1); };
    const auto row = [&](float n) { return std::clamp(int((n - v.low.north) / g.cell), 0, g.rows - 1); };
    for (int r = row(low.north - kNearObstacle); r <= row(high.north + kNearObstacle); ++r)
      for (int c = column(low.east - kNearObstacle); c <= column(high.east + kNearObstacle); ++c)
        cells[std::size_t(r * g.columns + c)].push_back(std::uint16_t(i));
  }
  g.first.push_back(0);
  for (const auto& cell : cells) {
    g.near.insert(g.near.end(), cell.begin(), cell.end());
    g.first.push_back(std::uint32_t(g.near.size()));
  }
}

// Signed distance to a polygon and the direction out of it.
float polygon_distance(const std::vector<Vec2>& outline, Vec2 p, Vec2& away) {
  float best = 1e9f;
  Vec2 nearest = p;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Vec2 a = outline[i], b = outline[(i + 1) % outline.size()], ab = b - a;
    const float along = std::clamp(dot(p - a, ab) / std::max(dot(ab, ab), 1e-9f), 0.0f, 1.0f);
    const Vec2 q = a + ab * along;
    const float d = distance(p, q);
    if (d < best) {
      best = d;
      nearest = q;
    }
  }
  const bool within = inside(outline, p);
  away = within ? direction(nearest - p) : direction(p - nearest);
  return within ? -best : best;
}

float clearance_on(const Venue& v, const Ground& g, Vec2 p, Vec2* away) {
  const int column = int((p.east - v.low.east) / g.cell), row = int((p.north - v.low.north) / g.cell);
  float best = kNearObstacle;
  if (p.east < v.low.east || p.north < v.low.north || column >= g.columns || row >= g.rows) return best;
  const auto cell = std::size_t(row * g.columns + column);
  for (std::uint32_t k = g.first[cell]; k < g.first[cell + 1]; ++k) {
    Vec2 out;
    const float d = polygon_distance(v.obstacles[g.near[k]].outline, p, out);
    if (d < best) {
      best = d;
      if (away) *away = out;
    }
  }
  return best;
}

// Cells from each cell's middle to that of the nearest cell with something in it, squared;
// exact up to `most` cells (two passes: along rows, then across them).
std::vector<int> cells_to_the_nearest(const std::vector<std::uint8_t>& taken, int columns, int rows, int most) {
  const int far = most + 1;
  std::vector<int> along(taken.size()), out(taken.size());
  for (int r = 0; r < rows; ++r) {
    int* row = along.data() + std::ptrdiff_t(r) * columns;
    int from = far;
    for (int c = 0; c < columns; ++c) row[c] = from = taken[std::size_t(r * columns + c)] ? 0 : std::min(from + 1, far);
    from = far;
    for (int c = columns; c-- > 0;) row[c] = from = std::min(row[c], from + 1);
  }
  for (int r = 0; r < rows; ++r)
    for (int c = 0; c < columns; ++c) {
      int least = far * far;
      for (int k = std::max(0, r - most); k <= std::min(rows - 1, r + most); ++k) {
        const int a = along[std::size_t(k * columns + c)];
        least = std::min(least, a * a + (k - r) * (k - r));
      }
      out[std::size_t(r * columns + c)] = least;
    }
  return out;
}

// Needs the grid. Near obstacles a cell's bound is its middle's clearance less half its
// diagonal; farther off, the way to the nearest cell with an obstacle in it, less both halves.
void build_free(const Venue& v, Ground& g) {
  constexpr float kHalfDiagonal = kFreeCell * 0.7072f, kMost = 7.9f;
  g.free_columns = std::max(1, int(std::ceil((v.high.east - v.low.east) / kFreeCell)));
  g.free_rows = std::max(1, int(std::ceil((v.high.north - v.low.north) / kFreeCell)));
  std::vector<float> least(std::size_t(g.free_columns) * std::size_t(g.free_rows));
  std::vector<std::uint8_t> taken(least.size());
  for (int r = 0; r < g.free_rows; ++r)
    for (int c = 0; c < g.free_columns; ++c) {
      const Vec2 middle = v.low + Vec2{(float(c) + 0.5f) * kFreeCell, (float(r) + 0.5f) * kFreeCell};
      const auto cell = std::size_t(r * g.free_columns + c);
      const float clear = clearance_on(v, g, middle, nullptr);
      least[cell] = clear - kHalfDiagonal;
      taken[cell] = clear < kHalfDiagonal;
    }
  const std::vector<int> away = cells_to_the_nearest(taken, g.free_columns, g.free_rows, int(8 / kFreeCell) + 1);
  g.free.resize(least.size());
  for (std::size_t cell = 0; cell < least.size(); ++cell) {
    const float bound = std::max(least[cell], std::sqrt(float(away[cell])) * kFreeCell - 2 * kHalfDiagonal);
    g.free[cell] = std::uint8_t(std::clamp(bound, 0.0f, kMost) * 32);
  }
}

std::uint64_t hash_of(const Venue& venue) {
  base::Hash hash;
  const auto add = [&](Vec2 p) {
    hash.number(p.east);
    hash.number(p.north);
  };
  add(venue.low);
  add(venue.high);
  for (const Obstacle& o : venue.obstacles)
    for (Vec2 p : o.outline) add(p);
  for (const NamedArea& a : venue.areas) {
    hash.number(a.kind);
    for (Vec2 p : a.outline) add(p);
  }
  return hash.value();
}

// One query per thread: making one takes longer than most paths do.
const dtNavMeshQuery& query_of(const std::shared_ptr<const dtNavMesh>& mesh) {
  struct Kept {
    std::shared_ptr<const dtNavMesh> mesh;
    std::unique_ptr<dtNavMeshQuery, decltype([](dtNavMeshQuery* q) { dtFreeNavMeshQuery(q); })> query;
  };
  static thread_local Kept kept;
  if (kept.mesh != mesh) {
    kept.query.reset(dtAllocNavMeshQuery());
    kept.query->init(mesh.get(), 2048);
    kept.mesh = mesh;
  }
  return *kept.query;
}

constexpr float kSearch[3] = {3, 2, 3};

}  // namespace

bool inside(const std::vector<Vec2>& polygon, Vec2 p) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Vec2 a = polygon[i], b = polygon[j];
    if ((a.north > p.north) != (b.north > p.north) &&
        p.east < (b.east - a.east) * (p.north - a.north) / (b.north - a.north) + a.east)
      in = !in;
  }
  return in;
}

float area_of(const std::vector<Vec2>& polygon) {
  float twice = 0;
  for (std::size_t i = 0; i < polygon.size(); ++i) twice += cross(polygon[i], polygon[(i + 1) % polygon.size()]);
  return std::abs(twice) / 2;
}

Vec2 centre_of(const std::vector<Vec2>& polygon) {
  float twice = 0;
  Vec2 sum;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec2 a = polygon[i], b = polygon[(i + 1) % polygon.size()];
    const float c = cross(a, b);
    twice += c;
    sum = sum + (a + b) * c;
  }
  return std::abs(twice) > 1e-6f ? sum * (1 / (3 * twice)) : polygon[0];
}

World::World(const Venue& v) : venue(v), hash(hash_of(v)) {}

const Ground& World::make_ground() const {
  std::lock_guard lock(mutex_);
  if (!ground_) {
    auto ground = std::make_unique<Ground>();
    ground->mesh = build_mesh(venue);
    build_grid(venue, *ground);
    build_free(venue, *ground);
    ground_ = std::move(ground);
    ready_.store(ground_.get(), std::memory_order_release);
  }
  return *ground_;
}

std::shared_ptr<const World> build_world(const Venue& venue) { return std::make_shared<const World>(venue); }

std::vector<Vec2> find_path(const World& world, Vec2 from, Vec2 to) {
  const Ground& ground = world.ground();
  if (!ground.mesh) return {to};
  const dtNavMeshQuery& query = query_of(ground.mesh);
  dtQueryFilter filter;
  filter.setAreaCost(kRoom, kThroughRoom);
  dtPolyRef start = 0, end = 0;
  float start_at[3], end_at[3];
  query.findNearestPoly(Flat(from).v, kSearch, &filter, &start, start_at);
  query.findNearestPoly(Flat(to).v, kSearch, &filter, &end, end_at);
  if (!start || !end) return {to};
  constexpr int kMost = 512, kCorners = 64;
  dtPolyRef corridor[kMost];
  int count = 0;
  query.findPath(start, end, start_at, end_at, &filter, corridor, &count, kMost);
  if (count == 0) return {to};
  float corners[kCorners * 3];
  int corner_count = 0;
  query.findStraightPath(start_at, end_at, corridor, count, corners, nullptr, nullptr, &corner_count, kCorners);
  std::vector<Vec2> path;
  for (int i = 1; i < corner_count; ++i) path.push_back({corners[i * 3], corners[i * 3 + 2]});
  if (path.empty()) path.push_back({end_at[0], end_at[2]});
  // A target that is free itself is reached exactly, not only to the mesh's edge.
  if (distance(path.back(), to) < 0.6f && clearance(world, to) > 0.05f) path.back() = to;
  return path;
}

bool clear_between(const World& world, Vec2 a, Vec2 b) {
  constexpr float kNarrow = kBodyRadius * 0.94f, kStride = 0.3f;
  const float whole = distance(a, b);
  const Vec2 along = direction(b - a);
  // In the open the strides are as long as nothing can be in between.
  for (float s = kStride; s < whole;) {
    const Vec2 p = a + along * s;
    const float open = least_clearance(world, p);
    if (open < kNarrow && clearance(world, p) < kNarrow) return false;
    s += std::max(kStride, open - kNarrow);
  }
  return true;
}

float clearance(const World& world, Vec2 p, Vec2* away) { return clearance_on(world.venue, world.ground(), p, away); }

Vec2 pushed_out(const World& world, Vec2 p, float radius) {
  const Venue& v = world.venue;
  for (int pass = 0; pass < 4 && !surely_clear(world, p, radius); ++pass) {
    Vec2 away;
    const float d = clearance(world, p, &away);
    if (d >= radius) break;
    p = p + away * (radius - d + 0.001f);
  }
  return {std::clamp(p.east, v.low.east + radius, v.high.east - radius),
          std::clamp(p.north, v.low.north + radius, v.high.north - radius)};
}

}  // namespace scenes
