#include "scenes/simulation.h"

#include <algorithm>
#include <cmath>

#include "scenes/crowd.h"
#include "scenes/exact_math.h"

namespace scenes {
namespace {

constexpr float kSeconds = float(kStep) / 1000;
constexpr float kContactCell = 1.0f;                  // of the grid for contacts; a body reaches 0.5 m
constexpr float kArrived = 0.06f;                     // metres
constexpr float kContact = 2 * kBodyRadius + 0.015f;  // what projecting leaves stays below 10 %
constexpr int kSeparations = 6;                       // projection passes a step
constexpr float kTurn = 3.2f;                         // radians per second

float turned(float from, float to, float most) {
  float d = to - from;
  while (d > kPi) d -= 2 * kPi;
  while (d < -kPi) d += 2 * kPi;
  float b = from + std::clamp(d, -most, most);
  if (b < 0) b += 2 * kPi;
  if (b >= 2 * kPi) b -= 2 * kPi;
  return b;
}

// Slots may carry their bearing a turn off.
bool faces(float bearing, float wanted) {
  const float off = std::abs(bearing - wanted);
  return off < 1e-3f || std::abs(off - 2 * kPi) < 1e-3f;
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

// Metres along the path of the place nearest to p, between s and s + window.
float nearest_along(const std::vector<Vec2>& path, float s, float window, Vec2 p) {
  float best = s, least = 1e30f, start = 0;
  for (std::size_t i = 1; i < path.size() && start < s + window; ++i) {
    const float l = distance(path[i - 1], path[i]);
    const float low = std::clamp(s - start, 0.0f, l), high = std::clamp(s + window - start, 0.0f, l);
    if (l > 0 && start + l >= s) {
      const Vec2 d = (path[i] - path[i - 1]) * (1 / l);
      const float at = std::clamp(dot(p - path[i - 1], d), low, high);
      const Vec2 off = path[i - 1] + d * at - p;
      if (dot(off, off) < least - 1e-6f) {
        least = dot(off, off);
        best = start + at;
      }
    }
    start += l;
  }
  return best;
}

float whole_length(const std::vector<Vec2>& path) {
  float sum = 0;
  for (std::size_t i = 1; i < path.size(); ++i) sum += distance(path[i - 1], path[i]);
  return sum;
}

void run(base::Workers* workers, std::size_t count, const std::function<void(std::size_t, std::size_t)>& work) {
  if (workers && count > 256)
    workers->run(count, 128, work);
  else
    work(0, count);
}

// The next of its own waypoints round what stands in the way of `to`.
Vec2 next_waypoint(const World& world, Body& b, Vec2 to, bool look) {
  const bool replan = b.stuck > 0 && b.stuck % 40 == 0;
  if (replan || (look && b.way.empty() && distance(b.at, to) > 1.5f && !clear_between(world, b.at, to))) {
    b.way = find_path(world, b.at, to);
    b.way_next = 0;
  }
  // A corner is passed when one is at it and sees the next one, not merely near it.
  while (b.way_next < b.way.size()) {
    const float away = distance(b.at, b.way[b.way_next]);
    if (away > 0.7f) break;
    const Vec2 then = b.way_next + 1u < b.way.size() ? b.way[b.way_next + 1u] : to;
    if (away > 0.1f && !clear_between(world, b.at, then)) break;
    ++b.way_next;
  }
  if (b.way_next < b.way.size()) return b.way[b.way_next];
  b.way.clear();
  b.way_next = 0;
  return to;
}

// Who walks loosely follows the path at its own progress, some steps ahead of itself, on
// its own side of it: groups overtake, file through gates and close up again by themselves.
Vec2 loose_wanted(const World& world, const UnitOrder& order, float whole, bool look, Body& b) {
  constexpr float kLookAhead = 3.0f;
  Vec2 forward;
  b.progress = nearest_along(order.path, b.progress, 4.0f, b.at);
  const float s = b.progress + kLookAhead;
  if (s >= whole) {
    b.marching = false;
    return next_waypoint(world, b, b.slot, look);
  }
  const Vec2 middle = along(order.path, s, forward);
  const Vec2 to = middle + right_of(forward) * b.side;
  if (clear_between(world, b.at, to)) return to;
  if (clear_between(world, b.at, middle)) return middle;
  return next_waypoint(world, b, middle, true);
}

// Where body i wants to be at the end of this step, and how fast it may get there.
Vec2 wanted(const World& world, const UnitOrder& order, float whole, bool loose, bool look, Body& b, float& speed) {
  speed = order.pace * b.pace_factor;
  if (b.marching && order.path.size() >= 2) {
    if (loose) return loose_wanted(world, order, whole, look, b);
    Vec2 forward;
    const float s = order.walked - b.back;
    // Before its turn to step off one waits where one stands.
    if (s < 0 && distance(b.at, order.path[0]) < 12) return b.at;
    const Vec2 at = along(order.path, s, forward) + right_of(forward) * b.side;
    if (s < whole - 0.5f) {
      const float away = distance(b.at, at);
      speed *= away > 1.0f ? 1.35f : 1.1f;  // catches up with its place
      if (away > 2.5f) return next_waypoint(world, b, at, look);
      b.way.clear();
      return at;
    }
    b.marching = false;
  }
  return next_waypoint(world, b, b.slot, look);
}

// Where people of a drilled unit stand in each other's way, they change slots: whoever
// stands nearer takes it, and nobody walks through a comrade.
void exchange_slots(const Drill& drill, Simulation& s, std::size_t u) {
  const Unit& unit = drill.units[u];
  if (unit.crowd || !unit_types()[unit.type].drilled || unit.count < 2) return;
  bool held_up = false;
  std::vector<Vec2> now;
  std::vector<Slot> slots;
  for (int k = 0; k < unit.count; ++k) {
    const Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    if (b.gone || b.marching) return;
    held_up = held_up || b.stuck > 8;
    now.push_back(b.at);
    slots.push_back({b.slot, b.slot_bearing});
  }
  if (!held_up) return;
  const std::vector<std::uint32_t> mine = assign_slots(now, slots, s.orders[u].bearing);
  for (int k = 0; k < unit.count; ++k) {
    Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    const Slot& slot = slots[mine[std::size_t(k)]];
    if (slot.at == b.slot) continue;
    b.slot = slot.at;
    b.slot_bearing = slot.bearing;
    if (!b.way.empty()) b.way.back() = b.slot;
    b.awake = true;
    b.stuck = 0;
  }
}

void advance_orders(const Drill& drill, Simulation& s) {
  if (s.t / kStep % 10 == 0)
    for (std::size_t u = 0; u < s.orders.size(); ++u) exchange_slots(drill, s, u);
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
    case Posture::sit:
      return Activity::sit;
    case Posture::lie:
      return Activity::lie;
    case Posture::kneel:
      return Activity::kneel;
    case Posture::berlindung:
      return Activity::shelter;
    case Posture::siaga:
    case Posture::bertahan:
      return Activity::brace;
    case Posture::dorong:
      return Activity::push;
    case Posture::stand:
      break;
  }
  switch (o.formation.shape) {
    case Shape::tali:
      return Activity::hold_rope;
    case Shape::berkait:
      return Activity::link_arms;
    case Shape::berlindung:
      return Activity::shelter;
    case Shape::seated:
      return Activity::seat;
    default:
      return Activity::stand;
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
    for (int k = 0; k < drill.units[u].count; ++k)
      unit_of[drill.units[u].first_person + std::uint32_t(k)] = std::uint32_t(u);
  const std::vector<std::uint32_t>& units = unit_of;

  make_way(drill, world, s);
  static thread_local std::vector<float> lengths;
  lengths.resize(s.orders.size());
  for (std::size_t u = 0; u < s.orders.size(); ++u) lengths[u] = whole_length(s.orders[u].path);
  const std::vector<float>& whole = lengths;

  // Phase one: everybody reads where the others are and how they go, and picks a way.
  std::vector<Vec2> now(n), next(n), going(n);
  std::vector<std::uint8_t> present(n), awake(n);
  std::vector<float> weight(n);
  for (std::size_t i = 0; i < n; ++i) {
    const Body& b = s.bodies[i];
    now[i] = next[i] = b.at;
    going[i] = b.awake ? b.velocity : Vec2{};
    present[i] = !b.gone;
    awake[i] = !b.gone && b.awake;
    // A line in formation yields less than somebody who walks loosely.
    weight[i] = drill.units[units[i]].crowd ? 1.0f : 0.25f;
  }
  if (std::find(awake.begin(), awake.end(), 1) == awake.end()) {
    drive_on(drill, s);
    s.t += kStep;
    return;
  }
  const std::vector<Box> boxes = boxes_of(drill, s);
  Grid around;
  around.build(world.venue, kSight, now, present);
  const Sight sight{world, around, now, going};
  // Most of a drill's people sleep most of the time. Only those who are awake, who have
  // one of these in sight, or on whom a vehicle stands, can be anywhere else afterwards.
  std::vector<std::uint8_t> is_stirred = awake, in_the_way(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (awake[i])
      around.near(now[i], [&](std::uint32_t j) { is_stirred[j] = 1; });
    else if (present[i] && !(out_of(boxes, now[i]) == now[i]))
      is_stirred[i] = in_the_way[i] = 1;
  }
  std::vector<std::uint32_t> stirred;
  for (std::size_t i = 0; i < n; ++i)
    if (is_stirred[i]) stirred.push_back(std::uint32_t(i));
  run(workers, stirred.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      const std::size_t i = stirred[k];
      Body& b = s.bodies[i];
      if (!awake[i]) continue;
      const UnitOrder& order = s.orders[units[i]];
      const Unit& unit = drill.units[units[i]];
      const bool loose = unit.crowd || !unit_types()[unit.type].drilled;
      // Looking round corners is dear: each does it twice a second, in turn.
      const bool look = (std::size_t(s.t / kStep) + i) % 5 == 0;
      float speed = 0;
      const Vec2 target = wanted(world, order, whole[units[i]], loose, look, b, speed);
      speed = std::min(speed, kMostSpeed);
      const Vec2 to = target - b.at;
      const float d = length(to);
      Vec2 v;
      if (d > 1e-4f) v = to * (std::min(speed, d / kSeconds) / d);
      const bool in_block = !loose && (order.push_left > 0 || order.backwards || b.marching);
      if (d > (loose ? 0.15f : 0.6f) && !in_block) v = steer(sight, i, target, speed);
      if (loose && d > 0.6f) v = b.velocity + (v - b.velocity) * 0.4f;
      next[i] = b.at + v * kSeconds;
    }
  });

  // Phase two: overlaps are projected out, generation by generation.
  Grid grid;
  grid.build(world.venue, kContactCell, next, is_stirred);
  std::vector<Vec2> other = next;
  for (int pass = 0; pass < kSeparations; ++pass) {
    run(workers, stirred.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t k = begin; k < end; ++k) {
        const std::size_t i = stirred[k];
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
        });
        // Who sleeps came to rest outside all walls.
        if (!awake[i] && !in_the_way[i] && shift == Vec2{}) {
          other[i] = next[i];
          continue;
        }
        const float l = length(shift);
        if (l > 0.15f) shift = shift * (0.15f / l);
        other[i] = pushed_out(world, out_of(boxes, next[i] + shift), kBodyRadius);
      }
    });
    next.swap(other);
  }

  run(workers, stirred.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      const std::size_t i = stirred[k];
      Body& b = s.bodies[i];
      Vec2 moved = next[i] - now[i];
      const float most = kMostSpeed * kSeconds;
      float d = length(moved);
      if (d > most) moved = moved * (most / d), d = most;
      if (!awake[i] && d < 0.02f) continue;
      const UnitOrder& order = s.orders[units[i]];
      const Unit& unit = drill.units[units[i]];
      b.awake = true;
      b.at = now[i] + moved;
      b.velocity = moved * (1 / kSeconds);
      const bool there = !b.marching && distance(b.at, b.slot) < kArrived + (unit.crowd ? 0.25f : 0.0f);
      const float speed = d / kSeconds;
      if (speed > 0.12f && !there) {
        b.travelled += dot(moved, direction_of(b.bearing)) < -0.3f * d ? -d : d;
        b.activity = moving_activity(order, unit_types()[unit.type].drilled, speed);
        const float face = order.backwards ? order.bearing : bearing_of(moved);
        const bool pushing = order.push_left > 0;
        b.bearing = turned(b.bearing, pushing ? order.bearing : face, kTurn * kSeconds);
      } else {
        b.activity = standing_activity(order);
        b.bearing = turned(b.bearing, b.slot_bearing, kTurn * kSeconds);
        if (there) b.stuck = 0;
        // Loose people are content within a hand's breadth: two of them never push for one spot.
        if (there && unit.crowd && order.push_left <= 0 && !order.leaving) b.slot = b.at;
        if (there && d < 0.01f && faces(b.bearing, b.slot_bearing) && order.push_left <= 0) b.awake = false;
      }
      b.stuck = there || speed > 0.3f ? 0 : std::uint16_t(b.stuck + 1);
      // Held up by others one is content near enough; nobody presses on for ever.
      const bool loose = unit.crowd || !unit_types()[unit.type].drilled;
      if (!order.leaving && order.push_left <= 0 && b.stuck > 15 && !b.marching) {
        const float away = distance(b.at, b.slot);
        if (loose && (away < 3.0f || b.stuck > 100)) {
          b.slot = b.at;
          b.way.clear();
          b.stuck = 0;
        }
      }
      if (order.leaving && has_left(drill, order, b)) b.gone = true;
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
