// An escort: it goes to those whom it is to bring, closes round them, and all walk as one
// block: two in front, the others to both sides and behind.
#include <algorithm>
#include <cmath>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {
namespace {

constexpr float kRow = 0.95f;    // metres between rows
constexpr float kFlank = 0.75f;  // metres from the middle to the files of the escort

struct Spot {
  float back = 0, side = 0;
};

// Places for `inner` people in the middle, then for `outer` round them.
void lay_out(int inner, int outer, std::vector<Spot>& in, std::vector<Spot>& out) {
  const int files = inner > 6 ? 2 : 1, rows = (inner + files - 1) / files, ahead = std::min(outer, 2);
  for (int k = 0; k < inner; ++k)
    in.push_back({float(k / files + 1) * kRow, files == 1 ? 0.0f : (k % 2 == 0 ? -0.35f : 0.35f)});
  for (int k = 0; k < ahead; ++k) out.push_back({0, ahead == 1 ? 0.0f : (k == 0 ? -0.4f : 0.4f)});
  const int flanks = std::min(outer - ahead, 2 * rows);
  const float flank = files == 1 ? kFlank : kFlank + 0.35f;
  for (int k = 0; k < flanks; ++k) {
    // Spread over the whole depth, left and right in turn.
    const float row = rows > 1 && flanks > 2 ? float(k / 2) * float(rows - 1) / float((flanks + 1) / 2 - 1) : 0;
    out.push_back({(row + 1) * kRow, k % 2 == 0 ? -flank : flank});
  }
  for (int k = 0; k < outer - ahead - flanks; ++k)
    out.push_back({(float(rows + 1 + k / 2)) * kRow, k % 2 == 0 ? -0.4f : 0.4f});
}

std::vector<std::pair<UnitId, int>> people_of(const Drill& drill, const Simulation& s,
                                              const std::vector<UnitId>& units) {
  std::vector<std::pair<UnitId, int>> out;
  for (UnitId u : units)
    for (int k = 0; k < drill.units[u.index].count; ++k)
      if (!s.bodies[drill.units[u.index].first_person + std::uint32_t(k)].gone) out.emplace_back(u, k);
  return out;
}

float depth_of(const std::vector<Spot>& spots) {
  float depth = 0;
  for (const Spot& spot : spots) depth = std::max(depth, spot.back);
  return depth;
}

// A party that walks one way as one block.
struct Block {
  EventId event;
  const std::vector<Vec2>& path;
  float depth = 0, pace = kMarch, bearing = 0;
};
void send_block(const std::vector<UnitId>& units, const Block& block, Simulation& s) {
  for (UnitId u : units) {
    UnitOrder& order = s.orders[u.index];
    order.event = block.event;
    order.path = block.path;
    order.walked = block.depth / 2;
    order.pace = block.pace;
    order.posture = Posture::stand;
    order.backwards = order.leaving = false;
    order.push_left = order.wheel_left = 0;
    order.formation = {.shape = Shape::scattered};
    order.anchor = block.path.back();
    order.bearing = block.bearing;
  }
}

void take_spots(const Drill& drill, const World& world, Simulation& s, const std::vector<std::pair<UnitId, int>>& who,
                const std::vector<Spot>& spots, const std::vector<Vec2>& path, float bearing) {
  const float depth = depth_of(spots);
  const Vec2 forward = direction(path[1] - path[0]), last = direction(path.back() - path[path.size() - 2]);
  const auto at = [](Vec2 head, Vec2 way, const Spot& spot) {
    return head - way * spot.back + right_of(way) * spot.side;
  };
  std::vector<Vec2> now;
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < who.size(); ++i) {
    now.push_back(body(drill, s, who[i].first, who[i].second).at);
    slots.push_back({at(path[0] + forward * (depth / 2), forward, spots[i]), 0});
  }
  const std::vector<std::uint32_t> mine = assign_slots(now, slots, bearing_of(forward));
  for (std::size_t i = 0; i < who.size(); ++i) {
    Body& b = body(drill, s, who[i].first, who[i].second);
    const Spot& spot = spots[mine[i]];
    b.back = spot.back;
    b.side = spot.side;
    b.pace_factor = 1;
    b.progress = std::max(0.0f, depth / 2 - spot.back);
    b.slot = pushed_out(world, at(path.back(), last, spot), kBodyRadius);
    b.slot_bearing = bearing;
    b.way.clear();
    b.way_next = 0;
    b.stuck = 0;
    b.aside = Aside::no;
    b.marching = b.awake = true;
    b.begin_anew();
  }
}

// Where the block stands before it sets off: the escort's places round those whom it brings.
std::vector<Slot> places_round(const std::vector<Vec2>& path, int inner, int outer) {
  std::vector<Spot> in, out;
  lay_out(inner, outer, in, out);
  const Vec2 forward = direction(path[1] - path[0]), head = path[0] + forward * (depth_of(out) / 2);
  std::vector<Slot> slots;
  for (const Spot& spot : out)
    slots.push_back({head - forward * spot.back + right_of(forward) * spot.side, bearing_of(forward)});
  return slots;
}

}  // namespace

void escort(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  if (e.who.empty() || e.by.empty()) return;
  const auto inner = people_of(drill, s, e.by);
  const Vec2 at = middle_of(drill, s, e.by[0]);
  Place to;
  to.at = at;
  go(drill, world, e, id, e.who, {{at}, to, speed_of(e.pace), 2}, s);
  // They come to their places in the block, and have nowhere else to go when it sets off.
  std::vector<Vec2> on = way_through(drill, world, s, {at, places_of(drill, s, e)});
  if (on.size() >= 2) through_gates(drill, s, e.who[0], standing_lines(drill, s, e), on, true);
  int outer = 0;
  for (UnitId u : e.who) outer += drill.units[u.index].count;
  if (on.size() >= 2 && outer > 0) {
    const std::vector<Slot> all = places_round(on, int(inner.size()), outer);
    auto next = all.begin();
    for (UnitId u : e.who) {
      const auto last = next + drill.units[u.index].count;
      s.orders[u.index].formation = {.shape = Shape::scattered};
      take_slots(drill, world, s, u, {next, last}, positions(drill, s, u));
      next = last;
    }
  }
  float farthest = 0;
  for (UnitId u : e.who) {
    const std::vector<Vec2>& path = s.orders[u.index].path;
    float way = distance(middle_of(drill, s, u), at);
    for (std::size_t i = 1; i < path.size(); ++i)
      way = i == 1 ? distance(path[0], path[1]) : way + distance(path[i - 1], path[i]);
    farthest = std::max(farthest, way);
  }
  constexpr Ms kCloses = 5'000;  // round them, and stand
  const Ms there = Ms(farthest / speed_of(e.pace) * 1000);
  const Ms closed = (s.t + there + kCloses) / kStep * kStep;
  s.pending.push_back({closed, id, closed + there + kCloses});
}

void escort_on(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  const auto inner = people_of(drill, s, e.by), outer = people_of(drill, s, e.who);
  if (inner.empty() || outer.empty()) return;
  std::vector<Vec2> path = way_through(drill, world, s, {middle_of(drill, s, e.by[0]), places_of(drill, s, e)});
  if (path.size() < 2) return;
  for (const Gate& gate : through_gates(drill, s, e.who[0], standing_lines(drill, s, e), path, true))
    s.gates.push_back(gate);
  std::vector<Spot> in, out;
  lay_out(int(inner.size()), int(outer.size()), in, out);
  const Place to = resolve(drill, s, e.where);
  const float along = bearing_of(path.back() - path[path.size() - 2]);
  const float bearing = bearing_towards(drill, s, e.facing, path.back(), to.bearing.value_or(along));
  std::vector<UnitId> all = e.by;
  all.insert(all.end(), e.who.begin(), e.who.end());
  send_block(all, {id, path, depth_of(out), std::min(speed_of(e.pace), kMarch), bearing}, s);
  take_spots(drill, world, s, inner, in, path, bearing);
  take_spots(drill, world, s, outer, out, path, bearing);
}

void bear_along(const Drill& drill, const World& world, const std::vector<UnitId>& medics, const Bearers& bearers,
                EventId id, const std::vector<Vec2>& path, Simulation& s) {
  std::vector<std::pair<UnitId, int>> bear, walk;
  for (const auto& [unit, k] : people_of(drill, s, medics)) {
    const std::uint32_t i = drill.units[unit.index].first_person + std::uint32_t(k);
    (i == bearers.front || i == bearers.rear ? bear : walk).emplace_back(unit, k);
  }
  if (bear.size() != 2 || path.size() < 2) return;
  const std::vector<Spot> ends{{0, 0}, {kStretcher, 0}};
  std::vector<Spot> spots;
  constexpr float kBeside = kFlank + 0.2f;  // who bears the rear cuts corners
  for (std::size_t k = 0; k < walk.size(); ++k)
    spots.push_back({0.5f + float(k / 2) * kRow, k % 2 == 0 ? -kBeside : kBeside});
  const float depth = std::max(depth_of(ends), depth_of(spots));
  send_block(medics, {id, path, depth, kMarch, bearing_of(path.back() - path[path.size() - 2])}, s);
  const float bearing = s.orders[medics[0].index].bearing;
  take_spots(drill, world, s, bear, ends, path, bearing);
  take_spots(drill, world, s, walk, spots, path, bearing);
}

}  // namespace scenes
