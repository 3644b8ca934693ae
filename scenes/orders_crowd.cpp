// Pressing, parting, being taken along and going home.
#include <algorithm>
#include <cmath>
#include <optional>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {

void push(const Drill& drill, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0) continue;
    const Vec2 from = middle_of(drill, s, u);
    Vec2 ahead = direction_of(order.bearing);
    if (e.where && unit.crowd) ahead = direction(resolve(drill, s, e.where).at - from, ahead);
    if (e.facing) ahead = direction_of(bearing_towards(drill, s, e.facing, from, order.bearing));
    order.event = id;
    order.path.clear();
    order.wheel_left = 0;
    order.backwards = e.distance < 0;
    order.posture = unit.crowd ? Posture::stand : (e.distance < 0 ? Posture::bertahan : Posture::dorong);
    order.push_left = std::abs(e.distance);
    order.push_since_rest = 0;
    order.rest_until = s.t;
    order.push_direction = e.distance < 0 ? -ahead : ahead;
    order.pace = e.distance < 0 ? kBackStep : unit.crowd ? 0.8f : 0.5f;
    for (int k = 0; k < unit.count; ++k) {
      Body& b = body(drill, s, u, k);
      if (b.marching) b.slot = b.at;
      b.marching = false;
      b.awake = true;
    }
  }
}

void make_way(Body& b, Vec2 slot) {
  if (b.aside == Aside::no) b.home = b.slot;
  b.aside = Aside::for_a_lane;
  b.slot = slot;
  b.marching = false;
  b.awake = true;
}

void come_back(Body& b) {
  b.aside = Aside::no;
  b.slot = b.home;
  b.awake = true;
}

std::uint32_t nearest_person(const Drill& drill, const Simulation& s, const std::vector<UnitId>& units, Vec2 place,
                             std::uint32_t but) {
  std::uint32_t best = drill.person_count;
  float least = 1e9f;
  for (UnitId u : units)
    for (int k = 0; k < drill.units[u.index].count; ++k) {
      const std::uint32_t i = drill.units[u.index].first_person + std::uint32_t(k);
      const Body& b = s.bodies[i];
      if (i == but || b.gone || b.riding || b.carried) continue;
      if (const float d = distance(b.at, place); d < least) least = d, best = i;
    }
  return best;
}

namespace {

// Everybody of `u` within `half` metres of the line goes to its side and notes where he stood.
void clear_lane(const Drill& drill, const World& world, const std::vector<Vec2>& line, float half, UnitId u,
                Simulation& s) {
  for (int k = 0; k < drill.units[u.index].count; ++k) {
    Body& b = body(drill, s, u, k);
    if (b.gone) continue;
    for (std::size_t i = 1; i < line.size(); ++i) {
      const Vec2 lane = direction(line[i] - line[i - 1]), right = right_of(lane);
      const float along = dot(b.at - line[i - 1], lane), x = dot(b.at - line[i - 1], right);
      if (along < -half || along > distance(line[i], line[i - 1]) + half || std::abs(x) > half + 0.3f) continue;
      make_way(b, pushed_out(world, b.at + right * ((x < 0 ? -1.0f : 1.0f) * (half + 0.4f) - x), kBodyRadius));
      break;
    }
  }
  s.orders[u.index].pace = 1.0f;
}

}  // namespace

void part(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  constexpr float kHalfLane = 1.75f;  // metres: an ambulance passes
  constexpr float kThrough = 100;     // metres
  // One lane through all of them, as a crowd that parts for somebody makes it.
  Vec2 middle;
  float count = 0;
  for (UnitId u : e.who)
    if (drill.units[u.index].count > 0) middle = middle + middle_of(drill, s, u), count += 1;
  if (count == 0) return;
  middle = middle * (1 / count);
  std::vector<Vec2> lane = places_of(drill, s, e);
  if (lane.size() < 2) {
    Vec2 from = middle + Vec2{0, 10};
    if (!e.by.empty()) from = middle_of(drill, s, e.by[0]);
    if (!e.vehicles.empty()) from = s.drives[e.vehicles[0].index].at;
    if (lane.empty()) lane.push_back(middle + direction(middle - from) * kThrough);
    lane.insert(lane.begin(), from);
  }
  for (UnitId u : e.who)
    if (drill.units[u.index].count > 0) clear_lane(drill, world, lane, kHalfLane, u, s);
  if (e.lasts > 0) s.pending.push_back({s.t + e.lasts, id});
}

void split(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  constexpr float kHalfLane = 2.25f;  // metres: two motorbikes abreast
  std::vector<Vec2> line = places_of(drill, s, e);
  if (line.empty()) return;
  if (line.size() == 1 && !e.vehicles.empty()) line.insert(line.begin(), s.drives[e.vehicles[0].index].at);
  for (UnitId u : e.by)
    if (drill.units[u.index].count > 0) clear_lane(drill, world, line, kHalfLane, u, s);
  if (e.lasts > 0) s.pending.push_back({s.t + e.lasts, id});
}

void close_lane(const Drill& drill, const Event& e, Simulation& s) {
  for (const std::vector<UnitId>* list : {&e.who, &e.by})
    for (UnitId u : *list)
      for (int k = 0; k < drill.units[u.index].count; ++k) {
        if (Body& b = body(drill, s, u, k); b.aside == Aside::for_a_lane) come_back(b);
      }
}

namespace {

// A way out, and how many have been sent to it by the same order.
struct WayOut {
  Where exit;
  Vec2 at;
  float waiting = 0;  // people
};

// Metres to walk from `from` to the exit round what stands in the way; none: it is blocked, by a
// wall or fence, a parked vehicle, wire, or a line across the way.
std::optional<float> way_to(const Drill& drill, const World& world, const Simulation& s, const WayOut& out, Vec2 from,
                            const Vehicles& blocked) {
  constexpr float kAtExit = 3;  // metres that the end of the way may be off it
  constexpr float kShoulder = 0.3f;
  Vec2 last = from;
  float way = 0;
  for (Vec2 p : round_parked(world, blocked, from, find_path(world, from, out.at), kShoulder)) {
    if (meets_parked(blocked, last, p, 0)) return std::nullopt;
    way += distance(last, p);
    last = p;
  }
  const std::vector<Vec2>* outline = resolve(drill, s, out.exit).outline;
  const bool there = distance(last, out.at) < kAtExit || (outline && inside(*outline, last));
  return there ? std::optional(way) : std::nullopt;
}

// What nobody walks through: parked vehicles, wire, standing lines.
Vehicles in_the_way(const Drill& drill, const Simulation& s, const Event& e) {
  Vehicles blocked;
  place_vehicles(drill, s, blocked);
  for (UnitId line : standing_lines(drill, s, e)) blocked.boxes.push_back(box_of_line(drill, s, line));
  return blocked;
}

std::vector<WayOut> ways_out(const Drill& drill, const Simulation& s, const Event& e) {
  std::vector<WayOut> outs;
  for (const Where& exit : e.exits) outs.push_back({exit, resolve(drill, s, exit).at});
  return outs;
}

}  // namespace

// Each group stays together and takes the exit where it is out soonest: the way there, and the
// time that those take who are sent there before it, at the flow of level of service E (Fruin
// 1971: 66 to 82 persons a minute and metre) through a gate of six metres.
void disperse(const Drill& drill, const World& world, const Event& e, EventId id, const std::vector<UnitId>& who,
              Simulation& s) {
  constexpr float kFlow = 1.2f * 6;  // persons a second
  if (e.exits.empty()) return;
  std::vector<WayOut> outs = ways_out(drill, s, e);
  const Vehicles blocked = in_the_way(drill, s, e);
  struct Choice {
    UnitId unit;
    std::vector<std::optional<float>> ways;
    float nearest = 1e9f;
  };
  std::vector<Choice> choices;
  for (UnitId u : who) {
    if (drill.units[u.index].count == 0) continue;
    Choice choice{u, {}, 1e9f};
    for (const WayOut& out : outs) {
      choice.ways.push_back(way_to(drill, world, s, out, middle_of(drill, s, u), blocked));
      if (choice.ways.back()) choice.nearest = std::min(choice.nearest, *choice.ways.back());
    }
    choices.push_back(std::move(choice));
  }
  // Who is nearest to a way out gets there first.
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.nearest < b.nearest; });
  for (const Choice& choice : choices) {
    WayOut* best = &outs[0];
    float soonest = 1e9f;
    for (std::size_t k = 0; k < outs.size(); ++k) {
      if (!choice.ways[k]) continue;
      const float seconds = *choice.ways[k] / speed_of(e.pace) + outs[k].waiting / kFlow;
      if (seconds < soonest) soonest = seconds, best = &outs[k];
    }
    best->waiting += float(drill.units[choice.unit.index].count);
    const Place to = resolve(drill, s, best->exit);
    go(drill, world, e, id, {choice.unit}, {{to.at}, to, speed_of(e.pace), 6, true}, s);
  }
}

void mind_exits(const Drill& drill, const World& world, Simulation& s) {
  const Vehicles nothing;
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    const UnitOrder& order = s.orders[u];
    if (!order.leaving || !order.event || order.path.size() < 2) continue;
    const Event& e = drill.events[order.event.index];
    if (e.verb != Verb::disperse || e.exits.size() < 2) continue;
    const std::vector<WayOut> outs = ways_out(drill, s, e);
    const auto mine = std::min_element(outs.begin(), outs.end(), [&](const WayOut& a, const WayOut& b) {
      return distance(a.at, order.path.back()) < distance(b.at, order.path.back());
    });
    const Vehicles blocked = in_the_way(drill, s, e);
    const Vec2 from = middle_of(drill, s, UnitId(u));
    const auto open = [&](const WayOut& out) { return way_to(drill, world, s, out, from, blocked).has_value(); };
    // Closed is what only now stands in the way; with no other way out they keep to this one.
    if (open(*mine) || !way_to(drill, world, s, *mine, from, nothing) || std::none_of(outs.begin(), outs.end(), open))
      continue;
    disperse(drill, world, e, order.event, {UnitId(u)}, s);
  }
}

void detain(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  constexpr float kBefore = 1.0f;  // metres
  if (e.by.empty() || e.who.empty()) return;
  const Vec2 from = middle_of(drill, s, e.who[0]);
  const std::uint32_t person = nearest_person(drill, s, e.by, from, drill.person_count);
  const Vec2 nearest = person < drill.person_count ? s.bodies[person].at : middle_of(drill, s, e.by[0]);
  Place to;
  to.at = nearest + direction(from - nearest) * kBefore;
  go(drill, world, e, id, e.who, {{to.at}, to, speed_of(Pace::run), 2}, s);
  if (e.where) s.pending.push_back({s.t + e.lasts / 2, id, s.t + e.lasts});
}

void take_along(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  std::vector<UnitId> all = e.by;
  all.insert(all.end(), e.who.begin(), e.who.end());
  go(drill, world, e, id, all, {places_of(drill, s, e), resolve(drill, s, e.where), kMarch, 2}, s);
}

}  // namespace scenes
