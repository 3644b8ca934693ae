#include "scenes/driving.h"

#include <algorithm>
#include <cmath>

#include "scenes/exact_math.h"
#include "scenes/turning.h"
#include "scenes/world.h"

namespace scenes {
namespace {

bool on_the_move(const Drive& d) {
  return d.way_next < d.way.size() || (d.final_bearing >= 0 && !faces(d.bearing, d.final_bearing));
}

Vec2 pushed_out_of(const Box& box, Vec2 p) {
  const Vec2 off = p - box.at;
  const float reach = box.half_length + box.half_width;
  if (dot(off, off) >= reach * reach) return p;
  const float ahead = dot(off, box.forward), right = dot(off, right_of(box.forward));
  const float x = box.half_length - std::abs(ahead), y = box.half_width - std::abs(right);
  if (x <= 0 || y <= 0) return p;
  if (x < y) return p + box.forward * (ahead < 0 ? -x : x);
  return p + right_of(box.forward) * (right < 0 ? -y : y);
}

// Calls visit(cell) for every cell that the box, and a metre around it, reaches into.
template <class Visit>
void cells_of(const Vehicles& v, const Box& box, const Visit& visit) {
  const float reach = box.half_length + box.half_width + 1;
  const auto column = [&](float e) { return std::clamp(int((e - v.low.east) / kVehicleCell), 0, v.columns - 1); };
  const auto row = [&](float n) { return std::clamp(int((n - v.low.north) / kVehicleCell), 0, v.rows - 1); };
  for (int r = row(box.at.north - reach); r <= row(box.at.north + reach); ++r)
    for (int c = column(box.at.east - reach); c <= column(box.at.east + reach); ++c)
      visit(std::size_t(r * v.columns + c));
}

}  // namespace

void place_vehicles(const Drill& drill, const Simulation& s, Vehicles& v) {
  bool moves = false;
  for (const Drive& d : s.drives) moves = moves || on_the_move(d);
  std::size_t stretches = 0;
  for (const Drive& d : s.drives) stretches += d.wire.empty() ? 0 : d.wire.size() - 1;
  if (!moves && !v.any_moves && v.boxes.size() == s.drives.size() + stretches && !v.first.empty()) return;
  v.any_moves = moves;
  v.boxes.clear();
  for (std::size_t i = 0; i < s.drives.size(); ++i) {
    const VehicleType& type = vehicle_types()[drill.vehicles[i].type];
    v.boxes.push_back({s.drives[i].at, direction_of(s.drives[i].bearing), type.length / 2 + kBodyRadius,
                       type.width / 2 + kBodyRadius, on_the_move(s.drives[i])});
  }
  for (const Drive& d : s.drives)
    for (std::size_t i = 1; i < d.wire.size(); ++i) {
      const Vec2 along = d.wire[i] - d.wire[i - 1];
      v.boxes.push_back({(d.wire[i] + d.wire[i - 1]) * 0.5f, direction(along), length(along) / 2 + kBodyRadius,
                         kWireHalf + kBodyRadius, false});
    }
  v.low = drill.venue.low;
  v.columns = std::max(1, int((drill.venue.high.east - v.low.east) / kVehicleCell) + 1);
  v.rows = std::max(1, int((drill.venue.high.north - v.low.north) / kVehicleCell) + 1);
  v.first.assign(std::size_t(v.columns) * std::size_t(v.rows) + 2, 0);
  for (const Box& box : v.boxes) cells_of(v, box, [&](std::size_t c) { ++v.first[c + 2]; });
  for (std::size_t c = 2; c < v.first.size(); ++c) v.first[c] += v.first[c - 1];
  v.near.resize(v.first.back());
  for (std::size_t i = 0; i < v.boxes.size(); ++i)
    cells_of(v, v.boxes[i], [&](std::size_t c) { v.near[v.first[c + 1]++] = std::uint16_t(i); });
}

Vec2 out_of(const Vehicles& v, Vec2 p) {
  if (v.boxes.empty()) return p;
  const int column = std::clamp(int((p.east - v.low.east) / kVehicleCell), 0, v.columns - 1);
  const int row = std::clamp(int((p.north - v.low.north) / kVehicleCell), 0, v.rows - 1);
  const auto cell = std::size_t(row * v.columns + column);
  for (std::uint32_t k = v.first[cell]; k < v.first[cell + 1]; ++k) p = pushed_out_of(v.boxes[v.near[k]], p);
  return p;
}

Vec2 out_of_moving(const Vehicles& v, Vec2 p) {
  if (!v.any_moves) return p;
  for (const Box& box : v.boxes)
    if (box.moves) p = pushed_out_of(box, p);
  return p;
}

namespace {

// In a box's own frame: x ahead, y to the right.
Vec2 seen_from(const Box& box, Vec2 p) {
  const Vec2 off = p - box.at;
  return {dot(off, box.forward), dot(off, right_of(box.forward))};
}

// The segment against the box grown by `margin` (slabs).
bool crosses(const Box& box, Vec2 a, Vec2 b, float margin) {
  if (box.moves) return false;
  const Vec2 middle = (a + b) * 0.5f - box.at;
  const float reach = box.half_length + box.half_width + margin + distance(a, b) / 2;
  if (dot(middle, middle) > reach * reach) return false;
  const Vec2 from = seen_from(box, a), to = seen_from(box, b), d = to - from;
  const float x = box.half_length + margin, y = box.half_width + margin;
  // Who leans on it is outside; only who is really in it, or goes into it, does not count.
  constexpr float kLeans = 0.05f;
  const auto within = [&](Vec2 p) {
    return std::abs(p.east) < box.half_length - kLeans && std::abs(p.north) < box.half_width - kLeans;
  };
  if (within(from) || within(to)) return false;
  float enter = 0, leave = 1;
  const auto slab = [&](float start, float step, float half) {
    if (std::abs(step) < 1e-6f) return std::abs(start) < half;
    const float one = (-half - start) / step, other = (half - start) / step;
    enter = std::max(enter, std::min(one, other));
    leave = std::min(leave, std::max(one, other));
    return enter < leave;
  };
  return slab(from.east, d.east, x) && slab(from.north, d.north, y);
}

// Whether another parked one stands on p.
bool covers(const Vehicles& others, const Box& but, Vec2 p) {
  return std::any_of(others.boxes.begin(), others.boxes.end(), [&](const Box& other) {
    const Vec2 in = seen_from(other, p);
    return &other != &but && !other.moves && std::abs(in.east) < other.half_length &&
           std::abs(in.north) < other.half_width;
  });
}

// The corners of the grown box on one side of a..b, in walking order; empty where a wall
// is in the way.
std::vector<Vec2> detour(const World& world, const Vehicles& others, const Box& box, Vec2 a, Vec2 b, float margin,
                         bool left) {
  const float x = box.half_length + margin + 0.05f, y = box.half_width + margin + 0.05f;
  const Vec2 ahead = direction(b - a);
  std::vector<Vec2> corners;
  for (const Vec2 sign : {Vec2{1, 1}, Vec2{1, -1}, Vec2{-1, -1}, Vec2{-1, 1}}) {
    const Vec2 corner = box.at + box.forward * (sign.east * x) + right_of(box.forward) * (sign.north * y);
    if ((cross(ahead, corner - a) > 0) == left) corners.push_back(corner);
  }
  std::sort(corners.begin(), corners.end(), [&](Vec2 p, Vec2 q) { return dot(p - q, ahead) < 0; });
  // None that the next one is seen past.
  while (corners.size() > 1 && !crosses(box, a, corners[1], margin)) corners.erase(corners.begin());
  while (corners.size() > 1 && !crosses(box, corners[corners.size() - 2], b, margin)) corners.pop_back();
  Vec2 last = a;
  for (const Vec2 corner : corners) {
    if (!clear_between(world, last, corner) || clearance(world, corner) < kBodyRadius || covers(others, box, corner))
      return {};
    last = corner;
  }
  if (!clear_between(world, last, b)) return {};
  return corners;
}

float length_through(Vec2 a, const std::vector<Vec2>& corners, Vec2 b) {
  float sum = 0;
  for (const Vec2 c : corners) {
    sum += distance(a, c);
    a = c;
  }
  return sum + distance(a, b);
}

}  // namespace

bool meets_parked(const Vehicles& vehicles, Vec2 a, Vec2 b, float margin) {
  return std::any_of(vehicles.boxes.begin(), vehicles.boxes.end(),
                     [&](const Box& box) { return crosses(box, a, b, margin); });
}

std::vector<Vec2> round_parked(const World& world, const Vehicles& vehicles, Vec2 from, const std::vector<Vec2>& way,
                               float margin) {
  constexpr std::size_t kMostPoints = 64;
  std::vector<Vec2> out;
  for (const Vec2 to : way) {
    // Each vehicle once on a leg; the one met first goes first.
    std::vector<const Box*> met;
    for (const Box& box : vehicles.boxes)
      if (crosses(box, from, to, margin)) met.push_back(&box);
    std::sort(met.begin(), met.end(), [&](const Box* a, const Box* b) {
      return dot(a->at - b->at, to - from) != 0 ? dot(a->at - b->at, to - from) < 0 : a < b;
    });
    for (const Box* box : met) {
      if (!crosses(*box, from, to, margin) || out.size() + 4 > kMostPoints) continue;
      const std::vector<Vec2> left = detour(world, vehicles, *box, from, to, margin, true),
                              right = detour(world, vehicles, *box, from, to, margin, false);
      const bool use_left =
          right.empty() || (!left.empty() && length_through(from, left, to) < length_through(from, right, to));
      for (const Vec2 corner : use_left ? left : right) out.push_back(corner), from = corner;
    }
    out.push_back(to);
    from = to;
  }
  return out;
}

namespace {

// Somebody before the bumper: the driver waits.
bool is_blocked(const Simulation& s, const Drive& d, const VehicleType& type, Vec2 forward) {
  const float reach = type.length / 2 + 1.5f, aside = type.width / 2 + 0.3f;
  for (const Body& b : s.bodies) {
    const Vec2 p = b.at - d.at;
    if (std::abs(p.east) > reach + aside || std::abs(p.north) > reach + aside || b.gone || b.riding) continue;
    const float ahead = dot(p, forward);
    if (ahead > 0 && ahead < reach && std::abs(cross(forward, p)) < aside) return true;
  }
  return false;
}

// The wire as far as the truck's tail.
void unroll(const VehicleType& type, Drive& d) {
  if (d.unrolls == 0 || d.way_next < d.unrolls) return;
  d.wire.assign(d.way.begin() + std::ptrdiff_t(d.unrolls - 1), d.way.begin() + std::ptrdiff_t(d.way_next));
  const Vec2 ahead = direction(d.way[d.way_next] - d.wire.back());
  const float laid = dot(d.at - d.wire.back(), ahead) - type.length / 2;
  if (laid > 0.1f) d.wire.push_back(d.wire.back() + ahead * laid);
}

// Metres of its way that are left.
float rest_of(const Drive& d) {
  if (d.way_next >= d.way.size()) return 0;
  float rest = distance(d.at, d.way[d.way_next]);
  for (std::size_t i = d.way_next + 1; i < d.way.size(); ++i) rest += distance(d.way[i - 1], d.way[i]);
  return rest;
}

void drive_one(const Simulation& s, const VehicleType& type, Drive& d) {
  while (d.way_next < d.way.size() && distance(d.at, d.way[d.way_next]) < 1.2f && d.way_next + 1 < d.way.size())
    ++d.way_next;
  if (d.way_next >= d.way.size()) {
    d.speed = 0;
    if (d.final_bearing >= 0) d.bearing = turned(d.bearing, d.final_bearing, 0.6f * kStepSeconds);
    return;
  }
  const Vec2 to = d.way[d.way_next] - d.at;
  const float rest = rest_of(d);
  const Vec2 forward = direction_of(d.bearing);
  const bool blocked = is_blocked(s, d, type, forward);
  const bool unrolling = d.unrolls > 0 && d.way_next >= d.unrolls;
  float wish =
      std::min(d.most_speed > 0 && (d.unrolls == 0 || unrolling) ? d.most_speed : type.speed, 0.4f + rest * 0.7f);
  if (d.follows >= 0) {
    const Drive& leader = s.drives[std::size_t(d.follows)];
    const float ahead = rest + d.cut - rest_of(leader) - leader.cut - d.gap;
    if (leader.way_next < leader.way.size()) wish = std::clamp(leader.speed + ahead * 0.8f, 0.0f, wish);
  }
  if (blocked) wish = 0;
  d.speed += std::clamp(wish - d.speed, -3.0f * kStepSeconds, 1.5f * kStepSeconds);
  if (blocked) d.speed = std::max(0.0f, d.speed - 6 * kStepSeconds);
  const float go = std::min(d.speed * kStepSeconds, length(to));
  // Only as sharp a turn as its speed allows (radius about 5 m), but always towards it.
  d.bearing = turned(d.bearing, bearing_of(direction(to, forward)), std::max(go / 4.0f, 0.02f));
  d.at = d.at + direction(to, forward) * go;
  d.travelled += go;
  unroll(type, d);
  if (rest < 0.15f || (go < 1e-4f && rest < 0.3f)) {
    d.way.clear();
    d.way_next = 0;
    d.unrolls = 0;
    d.follows = -1;
  }
}

// Riders sit on their motorbike; they get on and along with it no faster than they run.
void carry_riders(Simulation& s) {
  for (Body& b : s.bodies) {
    if (!b.riding) continue;
    const Drive& d = s.drives[std::size_t(b.mount - 1)];
    const Vec2 seat = d.at + direction_of(d.bearing) * b.back, to = seat - b.at;
    const float most = (d.speed + 1.5f) * kStepSeconds, far = length(to);
    b.at = b.slot = far > most ? b.at + to * (most / far) : seat;
    b.bearing = b.slot_bearing = d.bearing;
    b.velocity = b.course = direction_of(d.bearing) * d.speed;
    b.activity = Activity::ride;
  }
}

}  // namespace

void drive_on(const Drill& drill, Simulation& s) {
  for (std::size_t v = 0; v < s.drives.size(); ++v) drive_one(s, vehicle_types()[drill.vehicles[v].type], s.drives[v]);
  if (!s.drives.empty()) carry_riders(s);
}

}  // namespace scenes
