#include "scenes/motion_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "scenes/exact_math.h"
#include "scenes/formations.h"
#include "scenes/neighbours.h"
#include "scenes/world.h"

namespace scenes {
namespace {

constexpr Ms kLook = 200;  // between two looks
constexpr float kLookSeconds = 0.2f;
constexpr float kOverlap = 0.43f;  // metres between two middles
constexpr float kTooFast = kMostSpeed + 0.15f;
constexpr float kGap = 2.0f;       // metres between shoulders
constexpr Ms kSameFault = 20'000;  // what goes on for this long is said once
constexpr std::size_t kMostFaults = 200;

std::string when(Ms t) { return fmt::format("T+{:02}:{:02}", t / 60000, t / 1000 % 60); }

const std::string& name_of(const Unit& u) { return u.key; }

// Some seconds of somebody's track, for what only shows over time.
struct Watch {
  Vec2 from, last;
  float walked = 0, far = 0, turned = 0, last_bearing = 0;  // far: at most from `from`
};

struct Checking {
  const Motion& motion;
  const World& world;
  std::vector<std::pair<Ms, base::Diagnostic>> found;
  std::vector<std::uint32_t> unit_of;
  std::map<std::tuple<std::string, std::uint32_t, std::uint32_t>, Ms> last;  // code, unit, other

  const Drill& drill() const { return *motion.drill; }

  void add(const char* code, Ms t, const base::SourcePlace& place, std::string message) {
    if (found.size() >= kMostFaults) return;
    base::Diagnostic d;
    d.severity = base::Severity::warning;
    d.code = code;
    d.place = place;
    if (d.place.file.empty()) d.place.file = drill().file;
    d.message = when(t) + " " + std::move(message);
    found.emplace_back(t, std::move(d));
  }
  // Something about people, said once while it lasts.
  void person(const char* code, Ms t, std::uint32_t i, std::uint32_t other_unit, Vec2 at, const char* what) {
    const std::uint32_t u = unit_of[i];
    Ms& before = last.try_emplace({code, u, other_unit}, -kSameFault).first->second;
    const bool again = t - before < kSameFault;
    before = t;
    if (again) return;
    const Unit& unit = drill().units[u];
    add(code, t, {},
        fmt::format("{} {} at ({:.1f}, {:.1f}), number {}", name_of(unit), what, at.east, at.north,
                    i - unit.first_person + 1));
  }
};

bool down(Activity a) {
  return a == Activity::sit || a == Activity::lie || a == Activity::kneel || a == Activity::seat;
}

bool in_vehicle(const Drill& drill, const Stage& s, Vec2 p) {
  for (std::size_t v = 0; v < s.vehicles.size(); ++v) {
    const Vec2 off = p - s.vehicles[v].at;
    const VehicleType& type = vehicle_types()[drill.vehicles[v].type];
    if (dot(off, off) > type.length * type.length) continue;
    const Vec2 ahead = direction_of(s.vehicles[v].bearing);
    if (std::abs(dot(off, ahead)) < type.length / 2 && std::abs(cross(off, ahead)) < type.width / 2) return true;
  }
  return false;
}

void look_at_people(Checking& c, const Stage& s, const Stage& before, Neighbours& grid, std::vector<Watch>& watch) {
  const std::size_t n = s.people.size();
  std::vector<Vec2> at(n);
  std::vector<std::uint8_t> present(n);
  for (std::size_t i = 0; i < n; ++i) {
    at[i] = s.people[i].at;
    present[i] = s.people[i].activity != Activity::gone && s.people[i].activity != Activity::carried;
  }
  grid.build(c.world.venue.low, c.world.venue.high, 1, at, present);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (!present[i]) continue;
    const float moved = before.people[i].activity == Activity::gone ? 0 : distance(at[i], before.people[i].at);
    watch[i].walked += moved;
    watch[i].far = std::max(watch[i].far, distance(at[i], watch[i].from));
    const float turn = std::abs(s.people[i].bearing - watch[i].last_bearing);
    watch[i].turned += std::min(turn, 2 * kPi - turn);
    watch[i].last_bearing = s.people[i].bearing;
    if (moved > kTooFast * kLookSeconds && s.people[i].activity != Activity::ride)
      c.person("G0503", s.t, i, 0, at[i], "is faster than a run");
    if (moved < 0.002f && s.t > 0) continue;  // who rests was looked at when coming to rest
    if (!surely_clear(c.world, at[i], kBodyRadius) && clearance(c.world, at[i]) < kBodyRadius * 0.6f)
      c.person("G0502", s.t, i, 0, at[i], "stands in a wall");
    if (s.people[i].activity == Activity::ride) continue;  // on its seat
    if (in_vehicle(c.drill(), s, at[i])) c.person("G0502", s.t, i, 1, at[i], "stands in a vehicle");
    if (moved > 0.05f && down(s.people[i].activity) && down(before.people[i].activity))
      c.person("G0507", s.t, i, 0, at[i], "slides over the ground");
    grid.near(at[i], kOverlap, [&](std::uint32_t k) {
      const std::uint32_t j = grid.body[k];
      if (j == i || distance(at[i], grid.at[k]) >= kOverlap) return;
      if (c.unit_of[j] < c.unit_of[i] && distance(at[j], before.people[j].at) >= 0.002f) return;  // said by the other
      c.person("G0501", s.t, i, c.unit_of[j] + 1, at[i],
               fmt::format("overlaps {} by {:.2f} m", name_of(c.drill().units[c.unit_of[j]]),
                           2 * kBodyRadius - distance(at[i], grid.at[k]))
                   .c_str());
    });
  }
}

// Every five seconds: who moved much and got nowhere.
void look_for_jitter(Checking& c, const Stage& s, Ms since, std::vector<Watch>& watch) {
  for (std::uint32_t i = 0; i < watch.size(); ++i) {
    Watch& w = watch[i];
    const Vec2 at = s.people[i].at;
    if (s.people[i].activity != Activity::gone && s.t >= since + 5'000 && distance(at, w.from) < 0.4f) {
      // Once there and back is what an order that comes on the way makes of it.
      if (w.walked > std::max(2.0f, 2 * w.far + 0.5f)) c.person("G0508", s.t, i, 0, at, "shifts to and fro");
      if (w.turned > 3 * kPi) c.person("G0508", s.t, i, 1, at, "spins");
    }
    w.from = at;
    w.walked = w.far = w.turned = 0;
  }
}

// The line and its relief together, as seen from in front.
void look_at_swap(Checking& c, const TimedEvent& timed) {
  const Event& e = c.drill().events[timed.event.index];
  for (std::size_t k = 0; k < e.who.size() && k < e.by.size(); ++k) {
    const Unit &old_line = c.drill().units[e.who[k].index], &fresh = c.drill().units[e.by[k].index];
    Stage s = stage_at(c.motion, timed.start);
    Vec2 middle, ahead;
    for (int i = 0; i < old_line.count; ++i) {
      const PersonState& p = s.people[old_line.first_person + std::uint32_t(i)];
      middle = middle + p.at * (1 / float(old_line.count));
      ahead = ahead + direction_of(p.bearing);
    }
    ahead = direction(ahead);
    const Vec2 right = right_of(ahead);
    float half = 0;
    for (int i = old_line.support; i < old_line.count; ++i)
      half = std::max(half, std::abs(dot(s.people[old_line.first_person + std::uint32_t(i)].at - middle, right)));
    float worst = 0;
    Ms worst_at = 0;
    float worst_across = 0;
    for (Ms t = timed.start; t <= std::min(timed.end, c.motion.baked()); t += 500) {
      stage_at(c.motion, t, s);
      std::vector<float> across;
      for (const Unit* unit : {&old_line, &fresh})
        for (int i = unit->support; i < unit->count; ++i) {
          const PersonState& p = s.people[unit->first_person + std::uint32_t(i)];
          const float deep = dot(p.at - middle, ahead);
          if (p.activity != Activity::gone && deep > -2.2f && deep < 4) across.push_back(dot(p.at - middle, right));
        }
      std::sort(across.begin(), across.end());
      for (std::size_t i = 1; i < across.size(); ++i) {
        if (across[i - 1] < -half + 0.6f || across[i] > half - 0.6f) continue;
        const float gap = across[i] - across[i - 1] - 2 * kBodyRadius;
        if (gap > worst) worst = gap, worst_at = t, worst_across = (across[i] + across[i - 1]) / 2;
      }
    }
    const Vec2 at = middle + right * worst_across;
    if (worst > kGap + 0.05f)
      c.add("G0504", worst_at, e.place,
            fmt::format("{} and {} leave a gap of {:.1f} m at ({:.1f}, {:.1f})", name_of(old_line), name_of(fresh),
                        worst, at.east, at.north));
  }
}

bool is_movement(Verb v) {
  return v == Verb::move || v == Verb::gather || v == Verb::march || v == Verb::escort || v == Verb::form;
}

// Where an order sends people, and how far from there is still there.
bool goal_of(const Drill& drill, const Event& e, Vec2& at, float& near) {
  near = 5;
  switch (e.where.kind) {
    case Where::Kind::point:
      at = drill.venue.points[e.where.index].at;
      return true;
    case Where::Kind::spot:
      at = e.where.spot;
      return true;
    case Where::Kind::route:
      at = drill.venue.routes[e.where.index].points.back();
      return true;
    case Where::Kind::area: {
      const auto& outline = drill.venue.areas[e.where.index].outline;
      at = centre_of(outline);
      for (Vec2 p : outline) near = std::max(near, distance(p, at) + 2);
      return true;
    }
    default:
      return false;
  }
}

void look_at_order(Checking& c, std::size_t index) {
  const auto& events = c.motion.timeline.events;
  const TimedEvent& timed = events[index];
  const Event& e = c.drill().events[timed.event.index];
  Vec2 goal;
  float near = 0;
  if (!goal_of(c.drill(), e, goal, near)) return;
  Stage s;
  for (UnitId u : e.who) {
    const Unit& unit = c.drill().units[u.index];
    if (unit.count == 0) continue;
    Ms until = c.motion.timeline.end;
    for (std::size_t k = index + 1; k < events.size(); ++k) {
      const Event& next = c.drill().events[events[k].event.index];
      const auto in = [&](const std::vector<UnitId>& list) {
        return std::find(list.begin(), list.end(), u) != list.end();
      };
      const bool moves = is_movement(next.verb) || next.verb == Verb::disperse || next.verb == Verb::relieve ||
                         next.verb == Verb::push || next.verb == Verb::surge || next.verb == Verb::embark ||
                         next.verb == Verb::cover || next.verb == Verb::treat || next.verb == Verb::detain;
      if ((moves || next.verb == Verb::hold || next.verb == Verb::sit) && (in(next.who) || in(next.by))) {
        until = events[k].start;
        break;
      }
    }
    if (until > c.motion.baked()) continue;
    stage_at(c.motion, std::max<Ms>(0, until - 400), s);  // before the next order shows
    float reach = near + std::sqrt(float(unit.count)) * 0.9f;
    // Units at one place stand side by side, posts along the whole of a route.
    for (UnitId v : e.who) {
      const Unit& other = c.drill().units[v.index];
      const Vec2 extent = extent_of(e.forms ? e.formation : other.formation, in_ranks(other));
      reach += std::max(extent.east, extent.north) / 2 + 1;
    }
    if (e.formation.shape == Shape::posts && e.where.kind == Where::Kind::route) {
      const auto& p = c.drill().venue.routes[e.where.index].points;
      for (std::size_t k = 1; k < p.size(); ++k) reach += distance(p[k - 1], p[k]);
    }
    constexpr float kLeftBehind = 10;  // metres beyond
    int late = 0, present = 0, lost = 0;
    Vec2 where, lost_at;
    for (int i = 0; i < unit.count; ++i) {
      const PersonState& p = s.people[unit.first_person + std::uint32_t(i)];
      if (p.activity == Activity::gone) continue;
      ++present;
      const float off = distance(p.at, goal) - reach;
      if (off > 0 && p.speed > 0.25f) ++late, where = p.at;
      const bool cared_for = p.activity == Activity::lie || p.activity == Activity::carried;
      if (off > kLeftBehind && p.speed <= 0.25f && !cared_for) ++lost, lost_at = p.at;
    }
    if (present > 0 && late * 5 > present)
      c.add("G0505", until, e.place,
            fmt::format("{} is late: {} of {} are still on the way to ({:.1f}, {:.1f}), one at ({:.1f}, {:.1f})",
                        name_of(unit), late, present, goal.east, goal.north, where.east, where.north));
    if (lost > 0)
      c.add("G0505", until, e.place,
            fmt::format("{} of {} of {} were left behind on the way to ({:.1f}, {:.1f}), one at ({:.1f}, {:.1f})", lost,
                        present, name_of(unit), goal.east, goal.north, lost_at.east, lost_at.north));
  }
}

void look_at_exits(Checking& c, const TimedEvent& timed) {
  const Event& e = c.drill().events[timed.event.index];
  const Stage start = stage_at(c.motion, timed.start);
  for (UnitId u : e.who) {
    const Unit& unit = c.drill().units[u.index];
    if (unit.count == 0 || e.exits.empty()) continue;
    float far = 0;
    for (const Where& exit : e.exits) {
      if (exit.kind != Where::Kind::area) continue;
      const Vec2 to = centre_of(c.drill().venue.areas[exit.index].outline);
      for (int i = 0; i < unit.count; ++i)
        far = std::max(far, distance(start.people[unit.first_person + std::uint32_t(i)].at, to));
    }
    const Ms deadline = timed.start + Ms(far / std::max(0.5f, speed_of(e.pace)) * 1600) + 60'000;
    if (deadline > c.motion.baked()) continue;
    const Stage s = stage_at(c.motion, deadline);
    int left = 0;
    Vec2 where;
    for (int i = 0; i < unit.count; ++i) {
      const PersonState& p = s.people[unit.first_person + std::uint32_t(i)];
      // Who lies hurt, or is taken care of, leaves with nobody.
      if (p.activity != Activity::gone && p.activity != Activity::lie && p.activity != Activity::carried)
        ++left, where = p.at;
    }
    if (left > 0)
      c.add("G0506", deadline, e.place,
            fmt::format("{} of {} of {} have not got out, one at ({:.1f}, {:.1f})", left, unit.count, name_of(unit),
                        where.east, where.north));
  }
}

// The monitor's water flies from 3 m up straight to the target.
void look_at_water(Checking& c, const TimedEvent& timed) {
  constexpr float kMonitor = 3, kChest = 1.2f, kHead = 1.8f, kBeside = 0.6f;  // metres
  constexpr float kNearest = 5, kFarthest = 50;
  const Drill& drill = c.drill();
  const Event& e = drill.events[timed.event.index];
  for (Ms t = timed.start; t <= std::min(timed.end, c.motion.baked()); t += 1'000) {
    const Stage s = stage_at(c.motion, t);
    for (VehicleId v : e.vehicles) {
      const Vec2 from = s.vehicles[v.index].at, to = aimed_at(drill, e, s, from), ahead = direction(to - from);
      const float far = distance(from, to);
      const auto say = [&](const std::string& why) {
        c.add("G0509", t, e.place, fmt::format("{} cannot spray: {}", drill.vehicles[v.index].key, why));
      };
      if (far < kNearest) return say(fmt::format("the target is only {:.1f} m away", far));
      if (far > kFarthest)
        return say(fmt::format("the target is {:.0f} m away, the water reaches {:.0f} m", far, kFarthest));
      const auto height = [&](float along) { return kMonitor + (kChest - kMonitor) * along / far; };
      for (float along = 3; along < far - 1; along += 0.5f)
        for (const Obstacle& o : drill.venue.obstacles)
          if (o.height > height(along) && inside(o.outline, from + ahead * along))
            return say(fmt::format("{} stands in the line", o.name));
      for (std::size_t i = 0; i < s.people.size(); ++i) {
        const Unit& unit = drill.units[c.unit_of[i]];
        const Vec2 off = s.people[i].at - from;
        const float along = dot(off, ahead);
        if (unit.crowd || s.people[i].activity == Activity::gone || along < 3 || along > far - 1 ||
            std::abs(cross(ahead, off)) > kBeside || height(along) > kHead)
          continue;
        return say(fmt::format("people of {} stand in the line at ({:.1f}, {:.1f})", name_of(unit), s.people[i].at.east,
                               s.people[i].at.north));
      }
    }
  }
}

}  // namespace

base::Diagnostics check_motion(const Motion& motion, const World& world, base::Progress* progress, Ms from) {
  Checking c{motion, world, {}, {}, {}};
  const Drill& drill = *motion.drill;
  c.unit_of.resize(drill.person_count);
  for (std::size_t u = 0; u < drill.units.size(); ++u)
    for (int k = 0; k < drill.units[u].count; ++k)
      c.unit_of[drill.units[u].first_person + std::uint32_t(k)] = std::uint32_t(u);
  from = std::clamp<Ms>(from, 0, motion.baked()) / 5'000 * 5'000;  // a whole look at jitter
  Stage before = stage_at(motion, from), now;
  Neighbours grid;
  std::vector<Watch> watch(drill.person_count);
  for (std::size_t i = 0; i < watch.size(); ++i)
    watch[i] = {before.people[i].at, before.people[i].at, 0, 0, 0, before.people[i].bearing};
  for (Ms t = from; t <= motion.baked(); t += kLook) {
    if (progress && t % 60'000 == 0) {
      if (progress->cancelled()) return {};
      progress->set(float(double(t) / double(std::max<Ms>(1, motion.baked()))));
    }
    stage_at(motion, t, now);
    look_at_people(c, now, before, grid, watch);
    if (t % 5'000 == 0) look_for_jitter(c, now, from, watch);
    std::swap(before, now);
  }
  for (std::size_t k = 0; k < motion.timeline.events.size(); ++k) {
    const TimedEvent& timed = motion.timeline.events[k];
    const Event& e = drill.events[timed.event.index];
    if (e.verb == Verb::relieve && timed.end >= from) look_at_swap(c, timed);
    if (e.verb == Verb::disperse) look_at_exits(c, timed);
    if (e.verb == Verb::spray && timed.end >= from) look_at_water(c, timed);
    if (is_movement(e.verb)) look_at_order(c, k);
  }
  std::stable_sort(c.found.begin(), c.found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  base::Diagnostics found;
  for (auto& fault : c.found) found.push_back(std::move(fault.second));
  return found;
}

}  // namespace scenes
