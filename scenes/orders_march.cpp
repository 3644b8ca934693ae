// A unit or a crowd on its way: the path of its middle, who falls in where, what it forms at the end.
#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "scenes/driving.h"
#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {

namespace {

// A corner as a column takes it: cut short by up to `radius`, unless a wall is there.
void round_corners(const World& world, std::vector<Vec2>& path, float radius) {
  std::vector<Vec2> out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i == 0 || i + 1 == path.size()) {
      out.push_back(path[i]);
      continue;
    }
    const Vec2 in = path[i - 1] - path[i], on = path[i + 1] - path[i];
    const float cut = std::min({radius, length(in) * 0.45f, length(on) * 0.45f});
    const Vec2 a = path[i] + direction(in) * cut, b = path[i] + direction(on) * cut;
    if (dot(direction(in), direction(on)) < -0.97f || cut < 0.3f || !clear_between(world, a, b)) {
      out.push_back(path[i]);
      continue;
    }
    for (const float t : {0.0f, 0.25f, 0.5f, 0.75f, 1.0f}) {
      const Vec2 one = a + (path[i] - a) * t, other = path[i] + (b - path[i]) * t;
      out.push_back(one + (other - one) * t);
    }
  }
  path = std::move(out);
}

constexpr float kLeads = 1.3f;  // metres that the leader is before the first row

// People fall in on the path: rows from the front, as they stand now. Returns the depth.
float fall_in(const Drill& drill, Simulation& s, UnitId u, int files, float start_back, float width) {
  const Unit& unit = drill.units[u.index];
  UnitOrder& order = s.orders[u.index];
  const Vec2 forward = direction(order.path[1] - order.path[0]), right = right_of(forward);
  const bool loose = unit.crowd || !unit_types()[unit.type].drilled;
  const float gap = loose ? 1.15f : 0.95f, interval = loose ? width / float(files) : 0.8f;
  // The leader at the head, his helpers close the column. Alone, he follows what forms line:
  // so he comes to his place behind it from behind.
  const int support = loose ? 0 : unit.support;
  const auto falls_in = [&](int k, float behind, float aside) {
    Body& b = body(drill, s, u, k);
    b.back = behind;
    b.side = aside;
    b.pace_factor = 1;
    b.marching = b.awake = true;
  };
  const bool leads = support > 1 || (support == 1 && order.formation.shape == Shape::banjar);
  const int first = leads ? 1 : 0;  // of those who close it
  if (leads) {
    falls_in(0, start_back, 0);
    start_back += kLeads;
  }
  const auto helpers = [&](float from) {
    for (int k = first; k < support; ++k) {
      const int row = (k - first) / files, of_row = std::min(files, support - first - row * files);
      falls_in(k, from + float(row) * gap, (float((k - first) % files) - float(of_row - 1) / 2) * interval);
    }
  };
  const float helpers_deep = float((std::max(0, support - first) + files - 1) / files) * gap;
  // Marching off to the rear they are in front already.
  float helpers_ahead = 0, ranks_ahead = 0;
  for (int k = first; k < unit.count; ++k)
    (k < support ? helpers_ahead : ranks_ahead) +=
        dot(body(drill, s, u, k).at, forward) / float(k < support ? support - first : unit.count - support);
  const bool helpers_first =
      support > first && order.formation.shape != Shape::banjar && helpers_ahead > ranks_ahead + 0.5f;
  if (helpers_first) {
    helpers(start_back);
    start_back += helpers_deep;
  }
  std::vector<int> who;
  for (int k = support; k < unit.count; ++k) who.push_back(k);
  std::stable_sort(who.begin(), who.end(), [&](int a, int b) {
    return dot(body(drill, s, u, a).at, forward) > dot(body(drill, s, u, b).at, forward);
  });
  for (std::size_t r = 0; r < who.size(); r += std::size_t(files)) {
    const std::size_t end = std::min(who.size(), r + std::size_t(files));
    std::stable_sort(who.begin() + std::ptrdiff_t(r), who.begin() + std::ptrdiff_t(end), [&](int a, int b) {
      return dot(body(drill, s, u, a).at, right) < dot(body(drill, s, u, b).at, right);
    });
    for (std::size_t i = r; i < end; ++i) {
      Body& b = body(drill, s, u, who[i]);
      base::Random random(seed_of(drill, u, 77 + std::uint64_t(who[i])));
      const float sway = loose ? 0.3f : 0.0f;
      b.back = start_back + float(r / std::size_t(files)) * gap + random.between(-sway, sway);
      b.side = (float(i - r) - float(end - r - 1) / 2) * interval + random.between(-sway, sway);
      b.pace_factor = loose ? random.between(0.95f, 1.05f) : 1.0f;
      if (loose) {
        // Small groups of three walk abreast, on the side of the path where they are now.
        const auto group = std::uint64_t(i / 3);
        base::Random shared(seed_of(drill, u, 991 + group));
        b.pace_factor *= shared.between(0.88f, 1.1f);
        b.side = std::clamp(shared.between(-0.5f, 0.5f) * width + (float(i % 3) - 1) * 0.7f, -width / 2, width / 2);
        b.progress = std::max(0.0f, dot(b.at - order.path[0], forward));
        b.stuck = 0;
      }
      b.marching = true;
      b.awake = true;
    }
  }
  const float rows = float((int(who.size()) + files - 1) / files) * gap;
  if (!helpers_first) helpers(start_back + rows);
  return rows + helpers_deep + (leads ? kLeads : 0);
}

Vec2 half_way(const std::vector<Vec2>& line) {
  float left = 0;
  for (std::size_t i = 1; i < line.size(); ++i) left += distance(line[i - 1], line[i]) / 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const float l = distance(line[i - 1], line[i]);
    if (left <= l && l > 0) return line[i - 1] + (line[i] - line[i - 1]) * (left / l);
    left -= l;
  }
  return line.back();
}

// A column comes to its place from behind, along its own axis, so that it stands as it marched in; from
// before its place it goes past it first and wheels about. `through` ends at the place.
void come_up_from_behind(const World& world, Vec2 front, float bearing, float deep, Vec2 from,
                         std::vector<Vec2>& through) {
  constexpr float kRunUp = 2.5f, kPast = 1.5f, kBeside = 4;  // metres
  const Vec2 ahead = direction_of(bearing), right = right_of(ahead);
  const Vec2 behind = front - ahead * (deep + kRunUp), end = front + ahead * kPast;
  const Vec2 before = through.size() > 1 ? through[through.size() - 2] : from;
  const Vec2 aside = right * (dot(before - front, right) < 0 ? -kBeside : kBeside);
  std::vector<Vec2> way;
  if (dot(before - front, ahead) > 0) way.push_back(front + aside);
  if (dot(before - behind, ahead) > 0) way.push_back(behind + aside);
  way.push_back(behind), way.push_back(end);
  for (std::size_t k = 1; k < way.size(); ++k)
    if (!clear_between(world, way[k - 1], way[k])) return;
  through.pop_back();
  through.insert(through.end(), way.begin(), way.end());
}

// A crowd stops before a line that stands there, however the script names the place: its
// slots move back, along the way that the line looks.
constexpr float kBeforeLine = 2.5f;  // metres

void keep_before_lines(const Drill& drill, const Simulation& s, std::vector<std::vector<Slot>>& shared) {
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    const Unit& unit = drill.units[u];
    const UnitOrder& line = s.orders[u];
    const Shape shape = line.formation.shape;
    if (unit.crowd || unit.count < 8 || !unit_types()[unit.type].drilled || shape == Shape::scattered ||
        shape == Shape::posts || shape == Shape::banjar || shape == Shape::seated || shape == Shape::lingkar)
      continue;
    const Vec2 forward = direction_of(line.bearing), right = right_of(forward);
    const float half = extent_of(line.formation, in_ranks(unit)).east / 2 + 1.0f;
    float back = 0, mean = 0, count = 0;
    for (const auto& slots : shared)
      for (const Slot& slot : slots) {
        const float x = dot(slot.at - line.anchor, forward), y = dot(slot.at - line.anchor, right);
        mean += x;
        count += 1;
        if (std::abs(y) < half && x > -12 && x < kBeforeLine) back = std::max(back, kBeforeLine - x);
      }
    if (back <= 0 || mean / count < -2 || mean / count > 30) continue;
    for (auto& slots : shared)
      for (Slot& slot : slots) slot.at = slot.at + forward * back;
  }
}

}  // namespace

std::vector<Vec2> way_through(const Drill& drill, const World& world, const Simulation& s, const Way& way) {
  Vehicles parked;
  place_vehicles(drill, s, parked);
  for (UnitId line : way.lines) {
    parked.boxes.push_back(box_of_line(drill, s, line));
    parked.boxes.back().half_length += way.beside_lines;
    parked.boxes.back().half_width += way.beside_lines;
  }
  std::vector<Vec2> path{way.from};
  for (Vec2 p : way.places)
    for (Vec2 q : round_parked(world, parked, path.back(), find_path(world, path.back(), p), way.room))
      if (distance(q, path.back()) > 0.05f) path.push_back(q);
  round_corners(world, path, 3.0f);
  return path;
}

void go(const Drill& drill, const World& world, const Event& event, EventId id, const std::vector<UnitId>& units,
        const Going& going, Simulation& s) {
  float back = 0;
  // Small parties are let through a line by a gate; everybody else goes round it.
  constexpr int kSmall = 12;
  int people = 0, crowd = 0;
  for (UnitId u : units) (drill.units[u.index].crowd ? crowd : people) += drill.units[u.index].count;
  const bool small_party = event.verb == Verb::escort || event.verb == Verb::treat || event.verb == Verb::detain ||
                           (crowd == 0 && people <= kSmall);
  const std::vector<UnitId> lines = standing_lines(drill, s, event);
  const std::vector<UnitId> round = small_party ? std::vector<UnitId>{} : lines;
  std::vector<UnitId> loose;
  for (UnitId u : units)
    if (drill.units[u.index].count > 0) loose.push_back(u);
  const auto formation_of = [&](UnitId u) {
    if (event.forms) return event.formation;
    // An escort comes in two files, whatever it stood in before.
    if (event.verb == Verb::escort) return Formation{.shape = Shape::banjar, .front = 2};
    if (going.leaving || drill.units[u.index].crowd) return Formation{.shape = Shape::scattered};
    return s.orders[u.index].formation;
  };
  for (std::size_t i = 0; i < loose.size(); ++i) {
    const UnitId u = loose[i];
    const Unit& unit = drill.units[u.index];
    UnitOrder& order = s.orders[u.index];
    const Vec2 from = middle_of(drill, s, u);
    const Formation formation = formation_of(u);
    order.event = id;
    order.wheel_left = 0;
    std::vector<Vec2> through = going.through;
    // Posts along a route are walked to from its middle, not along the whole of it.
    if (formation.shape == Shape::posts && going.to.line && through.size() >= going.to.line->size()) {
      through.resize(through.size() - going.to.line->size());
      through.push_back(half_way(*going.to.line));
    }
    const bool walks_loosely = unit.crowd || !unit_types()[unit.type].drilled;
    if (!walks_loosely && formation.shape == Shape::banjar && (event.facing || going.to.bearing)) {
      const float bearing = bearing_towards(drill, s, event.facing, going.to.at, going.to.bearing.value_or(0));
      come_up_from_behind(world, anchor_in(going.to, formation, in_ranks(unit), bearing), bearing,
                          extent_of(formation, in_ranks(unit)).north, from, through);
    }
    // Who already stands beside the first stretch joins it there instead of walking back.
    if (through.size() >= 2) {
      const Vec2 leg = through[1] - through[0];
      const float l = dot(leg, leg);
      const Vec2 join = through[0] + leg * (l > 0 ? std::clamp(dot(from - through[0], leg) / l, 0.0f, 1.0f) : 0.0f);
      if (distance(from, join) < 15 && clear_between(world, from, join)) through[0] = join;
    }
    // A crowd is as wide as its way: half of it keeps off the ends of a line, and off whoever stands together.
    const float half = unit.crowd ? std::min(going.width / 2, 3.0f) : 0.0f;
    std::vector<UnitId> kept_off = round;
    if (unit.crowd)
      for (UnitId group : standing_groups(drill, s, event, from, through.back()))
        if (std::find(round.begin(), round.end(), group) == round.end()) kept_off.push_back(group);
    order.path = way_through(drill, world, s, {from, through, walks_loosely ? 0.6f : 1.3f, kept_off, half});
    if (small_party)
      for (const Gate& gate : through_gates(drill, s, u, lines, order.path, false)) s.gates.push_back(gate);
    order.pace = going.pace;
    order.posture = event.posture;
    order.backwards = false;
    order.leaving = going.leaving;
    order.push_left = 0;
    order.formation = formation;
    const Vec2 last = order.path.size() >= 2 ? order.path.back() - order.path[order.path.size() - 2] : Vec2{0, 1};
    order.bearing =
        bearing_towards(drill, s, event.facing, going.to.at, going.to.bearing.value_or(bearing_of(direction(last))));
    const Placing placing{.formation = formation,
                          .count = unit.count,
                          .support = unit.support,
                          .anchor = anchor_in(going.to, formation, in_ranks(unit), order.bearing),
                          .bearing = order.bearing,
                          .outline = going.to.outline,
                          .line = going.to.line,
                          .seed = seed_of(drill, u, id.index)};
    order.anchor = placing.anchor;
    std::vector<Slot> slots;
    if (fills_a_place(formation.shape)) {
      // Those who fill the place in the same way share it.
      std::vector<UnitId> alike;
      for (UnitId v : loose)
        if (formation_of(v).shape == formation.shape) alike.push_back(v);
      const auto mine = std::size_t(std::find(alike.begin(), alike.end(), u) - alike.begin());
      Placing together = placing;
      together.seed = seed_of(drill, alike[0], id.index);
      std::vector<std::vector<Slot>> shared = shared_slots(drill, alike, together);
      if (unit.crowd && !going.leaving) keep_before_lines(drill, s, shared);
      slots = std::move(shared[mine]);
    } else {
      // Several drilled units at one place stand side by side.
      Placing own = placing;
      const float each = extent_of(formation, in_ranks(unit)).east + 1.0f;
      own.anchor =
          placing.anchor + right_of(direction_of(order.bearing)) * ((float(i) - float(loose.size() - 1) / 2) * each);
      order.anchor = own.anchor;
      slots = slots_of(own);
    }
    float whole = 0;
    for (std::size_t k = 1; k < order.path.size(); ++k) whole += distance(order.path[k - 1], order.path[k]);
    const int files = walks_loosely                      ? std::clamp(int(going.width / 1.1f), 1, 6)
                      : formation.shape == Shape::banjar ? std::clamp(formation.front, 2, 4)
                                                         : 3;
    const float depth = float((unit.count + files - 1) / files);
    std::vector<Vec2> arrive = positions(drill, s, u);
    order.walked = 0;
    for (int k = 0; k < unit.count; ++k) body(drill, s, u, k).marching = false;
    // To a cordon, and from one, each goes by himself.
    constexpr float kSpread = 20;  // metres from the middle
    const bool cordon = (formation.shape == Shape::posts && going.to.outline) ||
                        (!walks_loosely && std::any_of(arrive.begin(), arrive.end(),
                                                       [&](Vec2 p) { return distance(p, from) > kSpread; }));
    if (order.path.size() >= 2 && whole > 6 && whole > depth * 0.6f && !cordon) {
      back += fall_in(drill, s, u, files, back, std::max(1.0f, going.width - 1)) + (walks_loosely ? 1.5f : 2.5f);
      order.walked = std::min(depth / 2, whole / 4);
      const Vec2 end_forward = direction(last), end_right = right_of(end_forward);
      for (int k = 0; k < unit.count; ++k) {
        const Body& b = body(drill, s, u, k);
        arrive[std::size_t(k)] = order.path.back() - end_forward * b.back + end_right * b.side;
      }
    } else {
      order.path.clear();
    }
    take_slots(drill, world, s, u, slots, arrive);
  }
}

}  // namespace scenes
