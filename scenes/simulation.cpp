#include "scenes/simulation.h"

#include <algorithm>
#include <cmath>

#include "scenes/exact_math.h"

namespace scenes {
namespace {

constexpr float kSeconds = float(kStep) / 1000;
constexpr float kCell = 1.0f;          // of the neighbour grid; a body reaches 0.5 m
constexpr float kArrived = 0.06f;      // metres
constexpr float kContact = 2 * kBodyRadius;
constexpr int kSeparations = 4;        // projection passes a step
constexpr float kTurn = 3.2f;          // radians per second

float turned(float from, float to, float most) {
  float d = to - from;
  while (d > kPi) d -= 2 * kPi;
  while (d < -kPi) d += 2 * kPi;
  float b = from + std::clamp(d, -most, most);
  if (b < 0) b += 2 * kPi;
  if (b >= 2 * kPi) b -= 2 * kPi;
  return b;
}

Vec2 along(const std::vector<Vec2>& path, float s, Vec2& forward) {
  forward = direction(path[1] - path[0]);
  if (s <= 0) return path[0] + forward * s;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const float d = distance(path[i - 1], path[i]);
    forward = direction(path[i] - path[i - 1], forward);
    if (s <= d) return path[i - 1] + forward * s;
    s -= d;
  }
  return path.back();
}

float whole_length(const std::vector<Vec2>& path) {
  float sum = 0;
  for (std::size_t i = 1; i < path.size(); ++i) sum += distance(path[i - 1], path[i]);
  return sum;
}

// Uniform grid by counting sort: neighbours come out in index order.
struct Grid {
  Vec2 low;
  int columns = 0, rows = 0;
  std::vector<std::uint32_t> first, body;

  std::size_t cell_of(Vec2 p) const {
    const int c = std::clamp(int((p.east - low.east) / kCell), 0, columns - 1);
    const int r = std::clamp(int((p.north - low.north) / kCell), 0, rows - 1);
    return std::size_t(r * columns + c);
  }

  void build(const Venue& venue, const std::vector<Vec2>& at, const std::vector<std::uint8_t>& present) {
    low = venue.low;
    columns = std::max(1, int((venue.high.east - low.east) / kCell) + 1);
    rows = std::max(1, int((venue.high.north - low.north) / kCell) + 1);
    first.assign(std::size_t(columns * rows) + 1, 0);
    for (std::size_t i = 0; i < at.size(); ++i)
      if (present[i]) ++first[cell_of(at[i]) + 1];
    for (std::size_t c = 1; c < first.size(); ++c) first[c] += first[c - 1];
    body.resize(first.back());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::size_t i = 0; i < at.size(); ++i)
      if (present[i]) body[next[cell_of(at[i])]++] = std::uint32_t(i);
  }

  template <class Visit>
  void near(Vec2 p, const Visit& visit) const {
    const int c = std::clamp(int((p.east - low.east) / kCell), 0, columns - 1);
    const int r = std::clamp(int((p.north - low.north) / kCell), 0, rows - 1);
    for (int y = std::max(0, r - 1); y <= std::min(rows - 1, r + 1); ++y)
      for (int x = std::max(0, c - 1); x <= std::min(columns - 1, c + 1); ++x) {
        const auto cell = std::size_t(y * columns + x);
        for (std::uint32_t k = first[cell]; k < first[cell + 1]; ++k) visit(body[k]);
      }
  }
};

void run(base::Workers* workers, std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
  if (workers && count > 256)
    workers->run(count, 128, work);
  else
    work(0, count);
}

// Where body i wants to be at the end of this step, and how fast it may get there.
Vec2 wanted(const World& world, const UnitOrder& order, Body& b, float& speed) {
  speed = order.pace * b.pace_factor;
  if (b.marching && order.path.size() >= 2) {
    Vec2 forward;
    const float s = order.walked - b.back;
    const Vec2 at = along(order.path, s, forward) + right_of(forward) * b.side;
    if (s < whole_length(order.path) - 0.5f) {
      speed *= distance(b.at, at) > 1.0f ? 1.35f : 1.1f;  // catches up with its place
      return at;
    }
    b.marching = false;
  }
  if (b.way.empty() && !b.marching && distance(b.at, b.slot) > 2.0f && !clear_between(world, b.at, b.slot))
    b.way = find_path(world, b.at, b.slot), b.way_next = 0;
  while (b.way_next < b.way.size() && distance(b.at, b.way[b.way_next]) < 0.7f) ++b.way_next;
  if (b.way_next < b.way.size()) return b.way[b.way_next];
  b.way.clear();
  b.way_next = 0;
  return b.slot;
}

void advance_orders(const Drill& drill, Simulation& s) {
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    UnitOrder& o = s.orders[u];
    if (o.path.size() >= 2) {
      // The head waits while its people lag far behind, so that a column stays one.
      float lag = 0;
      int marching = 0;
      const Unit& unit = drill.units[u];
      for (int k = 0; k < unit.count; ++k) {
        const Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
        if (!b.marching || b.gone) continue;
        Vec2 forward;
        lag += distance(b.at, along(o.path, o.walked - b.back, forward) + right_of(forward) * b.side);
        ++marching;
      }
      if (marching == 0 || lag / float(marching) < 2.5f) o.walked += o.pace * kSeconds;
    }
    if (o.push_left > 0 && s.t >= o.rest_until) {
      const float d = std::min(o.push_left, o.pace * kSeconds);
      const Event& event = drill.events[o.event.index];
      o.push_left -= d;
      o.push_since_rest += d;
      o.anchor = o.anchor + o.push_direction * d;
      const Unit& unit = drill.units[u];
      for (int k = 0; k < unit.count; ++k) {
        Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
        b.slot = b.slot + o.push_direction * d;
        b.awake = true;
      }
      if (event.step > 0 && o.push_since_rest >= event.step) {
        o.push_since_rest = 0;
        o.rest_until = s.t + event.rest;
      }
    }
  }
}

Activity moving_activity(const UnitOrder& o, bool drilled, float speed) {
  if (o.push_left > 0 && o.posture == Posture::dorong) return Activity::push;
  if (speed > 1.75f) return Activity::run;
  return drilled && !o.backwards ? Activity::march : Activity::walk;
}

Activity standing_activity(const UnitOrder& o) {
  switch (o.posture) {
    case Posture::sit: return Activity::sit;
    case Posture::lie: return Activity::lie;
    case Posture::kneel: return Activity::kneel;
    case Posture::berlindung: return Activity::shelter;
    case Posture::siaga:
    case Posture::bertahan: return Activity::brace;
    case Posture::dorong: return Activity::push;
    case Posture::stand: break;
  }
  switch (o.formation.shape) {
    case Shape::tali: return Activity::hold_rope;
    case Shape::berkait: return Activity::link_arms;
    case Shape::berlindung: return Activity::shelter;
    case Shape::seated: return Activity::seat;
    default: return Activity::stand;
  }
}

void drive_on(const Drill& drill, Simulation& s) {
  for (std::size_t v = 0; v < s.drives.size(); ++v) {
    Drive& d = s.drives[v];
    const VehicleType& type = vehicle_types()[drill.vehicles[v].type];
    while (d.way_next < d.way.size() && distance(d.at, d.way[d.way_next]) < 1.2f && d.way_next + 1 < d.way.size())
      ++d.way_next;
    if (d.way_next >= d.way.size()) {
      d.speed = 0;
      continue;
    }
    const Vec2 to = d.way[d.way_next] - d.at;
    float rest = length(to);
    for (std::size_t i = d.way_next + 1; i < d.way.size(); ++i) rest += distance(d.way[i - 1], d.way[i]);
    // People in front: the driver waits for them.
    bool blocked = false;
    const Vec2 forward = direction_of(d.bearing);
    for (const Body& b : s.bodies) {
      if (b.gone) continue;
      const Vec2 p = b.at - d.at;
      const float ahead = dot(p, forward), side = std::abs(cross(forward, p));
      if (ahead > 0 && ahead < type.length / 2 + 1.5f && side < type.width / 2 + 0.3f) blocked = true;
    }
    const float wish = blocked ? 0.0f : std::min(type.speed, 0.4f + rest * 0.7f);
    d.speed += std::clamp(wish - d.speed, -3.0f * kSeconds, 1.5f * kSeconds);
    if (blocked) d.speed = std::max(0.0f, d.speed - 6 * kSeconds);
    const float go = std::min(d.speed * kSeconds, length(to));
    // Only as sharp a turn as its speed allows (radius about 5 m), but always towards it.
    d.bearing = turned(d.bearing, bearing_of(direction(to, forward)), std::max(go / 4.0f, 0.02f));
    d.at = d.at + direction(to, forward) * go;
    d.travelled += go;
    if (rest < 0.15f || (go < 1e-4f && rest < 0.3f)) {
      d.way.clear();
      d.way_next = 0;
    }
  }
  for (Drive& d : s.drives)
    if (d.way.empty() && d.final_bearing >= 0) d.bearing = turned(d.bearing, d.final_bearing, 0.6f * kSeconds);
}

}  // namespace

void step(const Drill& drill, const World& world, const Timeline&, base::Workers* workers, Simulation& s) {
  for (std::size_t i = 0; i < s.pending.size();) {
    if (s.pending[i].at > s.t) {
      ++i;
      continue;
    }
    const Event& event = drill.events[s.pending[i].event.index];
    s.pending.erase(s.pending.begin() + std::ptrdiff_t(i));
    continue_event(drill, world, event, s);
  }
  advance_orders(drill, s);
  const std::size_t n = s.bodies.size();
  static thread_local std::vector<std::uint32_t> unit_of;
  unit_of.resize(n);
  for (std::size_t u = 0; u < drill.units.size(); ++u)
    for (int k = 0; k < drill.units[u].count; ++k) unit_of[drill.units[u].first_person + std::uint32_t(k)] = std::uint32_t(u);
  const std::vector<std::uint32_t>& units = unit_of;

  // Phase one: everybody walks as if alone.
  std::vector<Vec2> now(n), next(n);
  std::vector<std::uint8_t> present(n), awake(n);
  std::vector<float> weight(n);
  run(workers, n, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      Body& b = s.bodies[i];
      const UnitOrder& order = s.orders[units[i]];
      now[i] = next[i] = b.at;
      present[i] = !b.gone;
      awake[i] = !b.gone && b.awake;
      // A line in formation yields less than somebody who walks loosely.
      weight[i] = drill.units[units[i]].crowd ? 1.0f : 0.25f;
      if (!awake[i]) continue;
      float speed = 0;
      const Vec2 target = wanted(world, order, b, speed);
      const Vec2 to = target - b.at;
      const float d = length(to);
      if (d > 1e-4f) next[i] = b.at + to * std::min(1.0f, std::min(speed, kMostSpeed) * kSeconds / d);
    }
  });

  // Phase two: overlaps are projected out, generation by generation.
  Grid grid;
  grid.build(world.venue, next, present);
  std::vector<Vec2> other = next;
  for (int pass = 0; pass < kSeparations; ++pass) {
    run(workers, n, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        other[i] = next[i];
        if (!present[i]) continue;
        Vec2 shift;
        grid.near(next[i], [&](std::uint32_t j) {
          if (j == i || (!awake[i] && !awake[j])) return;
          Vec2 d = next[i] - next[j];
          const float squared = dot(d, d);
          if (squared >= kContact * kContact) return;
          // Two on one spot part along a direction that their indices decide.
          if (squared < 1e-8f) d = i < j ? Vec2{1e-4f, 1e-4f} : Vec2{-1e-4f, -1e-4f};
          const float l = std::max(length(d), 1e-4f);
          const float share = weight[i] / (weight[i] + weight[j]);
          shift = shift + d * ((kContact - l) / l * share * 0.9f);
          // Passing to the right of somebody who comes the other way.
          const Vec2 mine = next[i] - now[i];
          if (dot(mine, d) < 0) shift = shift + right_of(direction(mine)) * 0.012f;
        });
        const float l = length(shift);
        if (l > 0.15f) shift = shift * (0.15f / l);
        other[i] = pushed_out(world, next[i] + shift, kBodyRadius);
      }
    });
    next.swap(other);
  }

  run(workers, n, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      Body& b = s.bodies[i];
      if (b.gone) continue;
      Vec2 moved = next[i] - now[i];
      const float most = kMostSpeed * kSeconds;
      float d = length(moved);
      if (d > most) moved = moved * (most / d), d = most;
      if (!awake[i] && d < 0.02f) continue;
      const UnitOrder& order = s.orders[units[i]];
      const Unit& unit = drill.units[units[i]];
      b.awake = true;
      b.at = now[i] + moved;
      const bool there = !b.marching && distance(b.at, b.slot) < kArrived + (unit.crowd ? 0.25f : 0.0f);
      const float speed = d / kSeconds;
      if (speed > 0.12f && !there) {
        b.travelled += d;
        b.activity = moving_activity(order, unit_types()[unit.type].drilled, speed);
        const float face = order.backwards ? order.bearing : bearing_of(moved);
        const bool pushing = order.push_left > 0;
        b.bearing = turned(b.bearing, pushing ? order.bearing : face, kTurn * kSeconds);
      } else {
        b.activity = standing_activity(order);
        b.bearing = turned(b.bearing, b.slot_bearing, kTurn * kSeconds);
        if (there && order.leaving) b.gone = true;
        if (there && d < 0.01f && turned(b.bearing, b.slot_bearing, 0.01f) == b.slot_bearing && order.push_left <= 0)
          b.awake = false;
        // Held up by others in a crowd: one is content near enough.
        if (!there && unit.crowd && d < 0.01f && distance(b.at, b.slot) < 1.2f && !order.leaving) b.slot = b.at;
      }
      if (b.gone) b.activity = Activity::gone;
    }
  });
  drive_on(drill, s);
  s.t += kStep;
}

std::uint64_t hash_of(const Simulation& s) {
  base::Hash hash;
  hash.text(write_simulation(s));
  return hash.value();
}

}  // namespace scenes
