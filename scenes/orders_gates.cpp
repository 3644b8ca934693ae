// Gates in a standing line: how a small party (an escort, medics, an arrest team) goes out
// through it and comes back without breaking it.
#include <algorithm>
#include <cmath>

#include "scenes/exact_math.h"
#include "scenes/orders.h"

namespace scenes {
namespace {

constexpr float kHalfGate = 1.0f;   // metres: gates of two metres, as in lapis ganti
constexpr float kHalfWide = 1.5f;   // metres: who walks three abreast (an escort, a stretcher's) needs more
constexpr float kMakesRoom = 1.0f;  // metres beside a gate in which files close up
constexpr float kComes = 6.0f;      // metres: a party this near is let through

Vec2 front_middle(const Drill& drill, const UnitOrder& line, UnitId u) {
  const float deep = extent_of(line.formation, in_ranks(drill.units[u.index])).north - 2 * kBodyRadius;
  return line.anchor - direction_of(line.bearing) * (deep / 2);
}

bool is_line(Shape shape) {
  return shape == Shape::bersaf || shape == Shape::tali || shape == Shape::berkait || shape == Shape::berlindung;
}

bool contains(const Box& box, Vec2 p) {
  const Vec2 off = p - box.at;
  return std::abs(dot(off, box.forward)) < box.half_length && std::abs(cross(off, box.forward)) < box.half_width;
}

bool in(const std::vector<UnitId>& list, UnitId u) { return std::find(list.begin(), list.end(), u) != list.end(); }

}  // namespace

std::vector<UnitId> standing_groups(const Drill& drill, const Simulation& s, const Event& event, Vec2 from, Vec2 to) {
  constexpr int kFewest = 4;                    // people
  constexpr float kAtPlace = 0.8f, kRound = 1;  // metres
  std::vector<UnitId> out;
  for (std::size_t k = 0; k < drill.units.size(); ++k) {
    const Unit& unit = drill.units[k];
    const UnitOrder& order = s.orders[k];
    const UnitId u(k);
    if (unit.crowd || unit.count < kFewest || fills_a_place(order.formation.shape) || !order.path.empty() ||
        order.leaving || in(event.who, u) || in(event.by, u))
      continue;
    const bool all_there =
        std::all_of(s.bodies.begin() + unit.first_person, s.bodies.begin() + unit.first_person + unit.count,
                    [](const Body& b) { return !b.gone && !b.riding && distance(b.at, b.slot) < kAtPlace; });
    Box box = box_of_line(drill, s, u);
    box.half_length += kRound, box.half_width += kRound;
    if (all_there && !contains(box, from) && !contains(box, to)) out.push_back(u);
  }
  return out;
}

std::vector<UnitId> standing_lines(const Drill& drill, const Simulation& s, const Event& event) {
  constexpr int kFewest = 8;  // people in ranks
  std::vector<UnitId> out;
  for (std::size_t k = 0; k < drill.units.size(); ++k) {
    const Unit& unit = drill.units[k];
    const UnitOrder& order = s.orders[k];
    const UnitId u(k);
    if (unit.crowd || in_ranks(unit) < kFewest || !unit_types()[unit.type].drilled || !is_line(order.formation.shape) ||
        !order.path.empty() || order.leaving || in(event.who, u) || in(event.by, u))
      continue;
    int away = 0;
    for (int i = 0; i < unit.count; ++i) {
      const Body& b = s.bodies[unit.first_person + std::uint32_t(i)];
      away += b.gone || b.marching || distance(b.at, b.slot) > 1.5f;
    }
    if (away * 4 < unit.count) out.push_back(u);
  }
  return out;
}

Box box_of_line(const Drill& drill, const Simulation& s, UnitId u) {
  const Unit& unit = drill.units[u.index];
  const UnitOrder& line = s.orders[u.index];
  const Vec2 extent = extent_of(line.formation, in_ranks(unit));
  const float behind = unit.support > 0 ? 1.5f : 0.0f;  // where leader and helpers stand
  const Vec2 forward = direction_of(line.bearing);
  Box box;
  box.at = front_middle(drill, line, u) - forward * (behind / 2);
  box.forward = forward;
  box.half_length = (extent.north + behind) / 2;
  box.half_width = extent.east / 2;
  return box;
}

std::vector<Gate> through_gates(const Drill& drill, const Simulation& s, UnitId party, const std::vector<UnitId>& lines,
                                std::vector<Vec2>& path, bool abreast) {
  std::vector<Gate> gates;
  for (UnitId u : lines) {
    const UnitOrder& line = s.orders[u.index];
    const Vec2 forward = direction_of(line.bearing), right = right_of(forward), middle = front_middle(drill, line, u);
    const Vec2 extent = extent_of(line.formation, in_ranks(drill.units[u.index]));
    const float half = extent.east / 2 - 0.3f;
    const float gate_half = abreast ? kHalfWide : kHalfGate, room = gate_half + kMakesRoom;
    for (std::size_t i = 1; i < path.size(); ++i) {
      const float from = dot(path[i - 1] - middle, forward), to = dot(path[i] - middle, forward);
      if ((from < 0) == (to < 0) || std::abs(from - to) < 0.1f) continue;
      const Vec2 at = path[i - 1] + (path[i] - path[i - 1]) * (from / (from - to));
      float across = dot(at - middle, right);
      // Nor past its very end, where another line may begin.
      if (std::abs(across) > half + 1.5f) continue;
      // Not at the end either, where the files beside it have nobody to close up to.
      across = half > room ? std::clamp(across, -half + room, half - room) : 0;
      const float clear = extent.north / 2 + 1.8f, sign = from < to ? 1.0f : -1.0f;
      const Vec2 gate = middle + right * across;
      const Vec2 through[2] = {gate - forward * (clear * sign), gate + forward * (clear * sign)};
      path.insert(path.begin() + std::ptrdiff_t(i), through, through + 2);
      gates.push_back({u, party, line.event, s.orders[party.index].event, across, gate_half, false});
      break;
    }
  }
  return gates;
}

Vec2 beside_gate(const UnitOrder& line, float across, float half, Vec2 slot) {
  const Vec2 forward = direction_of(line.bearing), right = right_of(forward);
  const float dx = dot(slot - line.anchor, right) - across;
  const float aside = (dx < 0 ? -1.0f : 1.0f) * (half + std::abs(dx) * 0.45f) - dx;
  const bool drops = (int(std::floor(std::abs(dx) / 0.75f)) & 1) != 0;
  return slot + right * aside - forward * (drops ? 0.75f : 0.0f);
}

namespace {

bool somebody_near(const Drill& drill, const Simulation& s, const Gate& gate, Vec2 at, float reach) {
  const Unit& unit = drill.units[gate.party.index];
  for (int k = 0; k < unit.count; ++k) {
    const Body& b = s.bodies[unit.first_person + std::uint32_t(k)];
    if (!b.gone && b.awake && distance(b.at, at) < reach) return true;
  }
  return false;
}

void open_gate(const Drill& drill, const World& world, Simulation& s, Gate& gate) {
  const UnitOrder& line = s.orders[gate.line.index];
  const Vec2 right = right_of(direction_of(line.bearing));
  for (int k = 0; k < drill.units[gate.line.index].count; ++k) {
    Body& b = body(drill, s, gate.line, k);
    if (std::abs(dot(b.slot - line.anchor, right) - gate.across) > gate.half + kMakesRoom) continue;
    b.slot = pushed_out(world, beside_gate(line, gate.across, gate.half, b.slot), kBodyRadius);
    b.awake = true;
  }
  s.orders[gate.line.index].pace = 0.7f;
  gate.open = true;
}

void close_gate(const Drill& drill, const World& world, Simulation& s, const Gate& gate) {
  const Unit& unit = drill.units[gate.line.index];
  const UnitOrder& line = s.orders[gate.line.index];
  take_slots(drill, world, s, gate.line,
             slots_of({.formation = line.formation,
                       .count = unit.count,
                       .support = unit.support,
                       .anchor = line.anchor,
                       .bearing = line.bearing}),
             positions(drill, s, gate.line));
}

}  // namespace

namespace {

// Two parties that pass at one place share the gate: whoever comes first has it opened, the
// last closes it.
bool open_for_others(const Simulation& s, std::size_t mine) {
  const Gate& gate = s.gates[mine];
  for (std::size_t i = 0; i < s.gates.size(); ++i)
    if (i != mine && s.gates[i].open && s.gates[i].line == gate.line &&
        std::abs(s.gates[i].across - gate.across) < 2 * kHalfGate)
      return true;
  return false;
}

}  // namespace

void tend_gates(const Drill& drill, const World& world, Simulation& s) {
  for (std::size_t i = 0; i < s.gates.size();) {
    Gate& gate = s.gates[i];
    const UnitOrder& line = s.orders[gate.line.index];
    const bool line_stands = line.event == gate.line_order && line.push_left <= 0;
    const Vec2 at = front_middle(drill, line, gate.line) + right_of(direction_of(line.bearing)) * gate.across;
    bool done = !line_stands;
    if (line_stands && !gate.open) {
      if (somebody_near(drill, s, gate, at, kComes)) {
        if (!open_for_others(s, i)) open_gate(drill, world, s, gate);
        gate.open = true;
      }
      done = !gate.open && s.orders[gate.party.index].event != gate.party_order;
    } else if (line_stands && !somebody_near(drill, s, gate, at, kComes)) {
      if (!open_for_others(s, i)) close_gate(drill, world, s, gate);
      done = true;
    }
    if (done)
      s.gates.erase(s.gates.begin() + std::ptrdiff_t(i));
    else
      ++i;
  }
}

}  // namespace scenes
