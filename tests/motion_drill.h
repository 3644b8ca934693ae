// A drill made in code: a square with a hall, a fence with a gate and two exits, on
// which the tests of motion march, swap, press and disperse. Two options at its one
// decision. No script is read.
#pragma once

#include <string>
#include <vector>

#include "scenes/drill.h"
#include "scenes/motion.h"

namespace motion_drill {

inline std::uint32_t type_of(std::string_view key) {
  const auto& types = scenes::unit_types();
  for (std::uint32_t i = 0; i < types.size(); ++i)
    if (types[i].key == key) return i;
  return 0;
}

struct Maker {
  scenes::Drill drill;

  Maker() {
    drill.venue.low = {-60, -50};
    drill.venue.high = {60, 50};
    block("hall", {-10, 40}, {10, 48});
    block("fence west", {-20, 28}, {-1.5f, 28.2f});
    block("fence east", {1.5f, 28}, {20, 28.2f});
    block("kiosk", {-34, -6}, {-28, 2});
    block("kiosk east", {30, -14}, {36, -6});
    area("strip", {-18, 8}, {18, 18}, scenes::AreaKind::plain);
    area("exit east", {54, -20}, {59, -10}, scenes::AreaKind::exit);
    area("exit south", {-6, -49}, {6, -44}, scenes::AreaKind::exit);
    drill.venue.routes.push_back({"march in", {}, {{50, -15}, {42, -20}, {10, -20}, {0, 0}, {0, 12}}, 5});
    drill.seed = 7;
  }

  static std::vector<scenes::Vec2> box(scenes::Vec2 low, scenes::Vec2 high) {
    return {low, {high.east, low.north}, high, {low.east, high.north}};
  }
  void block(std::string name, scenes::Vec2 low, scenes::Vec2 high) {
    drill.venue.obstacles.push_back({std::move(name), box(low, high), 2});
  }
  void area(std::string name, scenes::Vec2 low, scenes::Vec2 high, scenes::AreaKind kind) {
    drill.venue.areas.push_back({std::move(name), {}, kind, box(low, high)});
  }

  static scenes::Where spot(float east, float north) {
    scenes::Where w;
    w.kind = scenes::Where::Kind::spot;
    w.spot = {east, north};
    return w;
  }
  static scenes::Where area_at(std::uint32_t i) { return {scenes::Where::Kind::area, i, {}}; }
  static scenes::Where route(std::uint32_t i) { return {scenes::Where::Kind::route, i, {}}; }
  static scenes::Where unit_at(scenes::UnitId u) { return {scenes::Where::Kind::unit, u.index, {}}; }

  scenes::UnitId unit(std::string key, std::string_view type, int count, scenes::Where at, scenes::Where facing,
                      scenes::Formation formation, bool crowd = false) {
    scenes::Unit u;
    u.key = std::move(key);
    u.type = type_of(type);
    u.agency = scenes::unit_types()[u.type].agency;
    u.count = count;
    u.crowd = crowd;
    u.at = at;
    u.facing = facing;
    u.formation = formation;
    u.first_person = drill.person_count;
    drill.person_count += std::uint32_t(count);
    drill.units.push_back(u);
    return scenes::UnitId(drill.units.size() - 1);
  }

  scenes::PhaseId phase(scenes::Ms lasts) {
    scenes::Phase p;
    p.id = "phase" + std::to_string(drill.phases.size());
    p.lasts = lasts;
    drill.phases.push_back(p);
    if (drill.phases.size() > 1) drill.phases[drill.phases.size() - 2].next = scenes::PhaseId(drill.phases.size() - 1);
    return scenes::PhaseId(drill.phases.size() - 1);
  }

  scenes::EventId event(scenes::Event e) {
    drill.events.push_back(std::move(e));
    return scenes::EventId(drill.events.size() - 1);
  }
  void in_phase(scenes::PhaseId p, scenes::Event e) { drill.phases[p.index].events.push_back(event(std::move(e))); }
};

struct Played {
  scenes::Drill drill;
  scenes::UnitId line, relief, crowd, guard;
};

// 38 + 38 drilled people, 120 in the crowd, 3 minutes, a decision at 1:40 (A: the swap
// and a push; B: the crowd sits).
inline Played unrest() {
  using namespace scenes;
  Maker m;
  const Formation rope{.shape = Shape::tali, .ranks = 2}, column{.shape = Shape::banjar, .front = 3};
  Played p;
  p.line = m.unit("awal", "dalmas_awal", 38, Maker::spot(-30, 20), Maker::spot(-30, 0), column);
  p.relief = m.unit("lanjut", "dalmas_lanjut", 38, Maker::spot(40, 30), Maker::spot(0, 30), column);
  p.crowd = m.unit("massa", "core", 120, Maker::spot(44, -28), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  p.guard =
      m.unit("guard", "police", 6, Maker::spot(-40, -30), Maker::spot(0, 0), {.shape = Shape::bersaf, .ranks = 1});
  const PhaseId one = m.phase(180'000);
  m.in_phase(one, {.verb = Verb::move,
                   .at = 1'000,
                   .who = {p.line},
                   .where = Maker::spot(0, 22),
                   .facing = Maker::spot(0, 0),
                   .pace = Pace::march,
                   .formation = rope,
                   .forms = true});
  m.in_phase(one, {.verb = Verb::march,
                   .at = 2'000,
                   .who = {p.crowd},
                   .where = Maker::route(0),
                   .facing = Maker::spot(0, 22),
                   .pace = Pace::walk});
  m.in_phase(one, {.verb = Verb::move,
                   .at = 5'000,
                   .who = {p.relief},
                   .where = Maker::spot(0, 24.5f),
                   .facing = Maker::spot(0, 0),
                   .pace = Pace::march,
                   .formation = column,
                   .forms = true});
  m.in_phase(one,
             {.verb = Verb::move, .at = 8'000, .who = {p.guard}, .where = Maker::spot(-22, 4), .pace = Pace::walk});
  m.in_phase(one, {.verb = Verb::surge,
                   .at = 85'000,
                   .lasts = 12'000,
                   .who = {p.crowd},
                   .where = Maker::unit_at(p.line),
                   .distance = 6});
  Decision d;
  d.id = "DP1";
  d.phase = one;
  d.at = 100'000;
  Option a, b;
  a.key = "A";
  a.events.push_back(m.event({.verb = Verb::relieve, .at = 1'000, .lasts = 60'000, .who = {p.line}, .by = {p.relief}}));
  b.key = "B";
  b.events.push_back(
      m.event({.verb = Verb::sit, .at = 1'000, .lasts = 40'000, .who = {p.crowd}, .posture = Posture::sit}));
  d.options = {a, b};
  m.drill.decisions.push_back(d);
  m.drill.phases[one.index].decisions.push_back(DecisionId(0));
  const PhaseId two = m.phase(120'000);
  m.in_phase(two, {.verb = Verb::disperse,
                   .at = 0,
                   .lasts = 110'000,
                   .who = {p.crowd},
                   .exits = {Maker::area_at(1), Maker::area_at(2)},
                   .pace = Pace::walk});
  p.drill = std::move(m.drill);
  return p;
}

}  // namespace motion_drill
