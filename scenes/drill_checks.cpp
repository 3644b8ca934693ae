// What only the whole drill shows: the graph, the ledger, orders against each other and
// against the ground.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scenes/drill_reader.h"
#include "scenes/formations.h"
#include "scenes/world.h"

namespace scenes {
namespace {

std::vector<PhaseId> followers(const Drill& d, PhaseId id) {
  const Phase& phase = d.phases[id.index];
  std::vector<PhaseId> out;
  if (phase.next) out.push_back(phase.next);
  for (DecisionId decision : phase.decisions)
    for (const Option& o : d.decisions[decision.index].options)
      if (o.goes_to) out.push_back(o.goes_to);
  return out;
}

void check_graph(Reading& r) {
  const Drill& d = r.drill;
  // Depth-first without recursion: 0 new, 1 on the way, 2 done.
  std::vector<int> state(d.phases.size(), 0);
  struct Step {
    PhaseId phase;
    std::vector<PhaseId> next;
    std::size_t at = 0;
  };
  std::vector<Step> stack{{PhaseId(0), followers(d, PhaseId(0))}};
  state[0] = 1;
  while (!stack.empty()) {
    Step& top = stack.back();
    if (top.at == top.next.size()) {
      state[top.phase.index] = 2;
      stack.pop_back();
      continue;
    }
    const PhaseId next = top.next[top.at++];
    if (state[next.index] == 1)
      r.p.error("G0302", d.phases[top.phase.index].place,
                fmt::format("phase \"{}\" leads back to \"{}\": branches may rejoin, but never go in a circle",
                            d.phases[top.phase.index].id, d.phases[next.index].id));
    if (state[next.index] == 0) {
      state[next.index] = 1;
      stack.push_back({next, followers(d, next)});
    }
  }
  for (std::size_t i = 0; i < d.phases.size(); ++i)
    if (state[i] == 0)
      r.p.error("G0303", d.phases[i].place, fmt::format("phase \"{}\" can never be reached", d.phases[i].id));
}

bool moves(Verb v) {
  switch (v) {
    case Verb::move:
    case Verb::form:
    case Verb::dress:
    case Verb::wheel:
    case Verb::cover:
    case Verb::relieve:
    case Verb::escort:
    case Verb::embark:
    case Verb::disembark:
    case Verb::gather:
    case Verb::march:
    case Verb::surge:
    case Verb::push:
    case Verb::disperse:
    case Verb::vote:
    case Verb::treat:
    case Verb::detain: return true;
    default: return false;
  }
}

// Two movement orders for one unit at one moment, within a list or an option against its
// phase.
void check_orders(Reading& r) {
  const Drill& d = r.drill;
  const auto compare = [&](const std::vector<EventId>& list, const std::vector<EventId>& others, Ms shift) {
    for (EventId a : list)
      for (EventId b : others) {
        const Event &x = d.events[a.index], &y = d.events[b.index];
        if (&list == &others && b.index <= a.index) continue;
        if (x.at + shift != y.at || !moves(x.verb) || !moves(y.verb)) continue;
        for (UnitId u : x.who)
          if (std::find(y.who.begin(), y.who.end(), u) != y.who.end()) {
            r.p.error("G0308", (y.place.line > x.place.line ? y : x).place,
                      fmt::format("\"{}\" gets two orders at the same moment (the other in line {})", d.units[u.index].key,
                                  std::min(x.place.line, y.place.line)));
            break;
          }
      }
  };
  for (const Phase& phase : d.phases) {
    compare(phase.events, phase.events, 0);
    for (DecisionId id : phase.decisions)
      for (const Option& o : d.decisions[id.index].options) {
        compare(o.events, o.events, 0);
        if (!o.goes_to) compare(o.events, phase.events, d.decisions[id.index].at);
      }
  }
}

void check_times(Reading& r) {
  for (const Phase& phase : r.drill.phases)
    for (EventId e : phase.events)
      if (r.drill.events[e.index].at > phase.lasts)
        r.p.warning("G0309", r.drill.events[e.index].place, "the event comes after its phase's end and never happens");
}

// Places that stand in the way, and places that are too small.
void check_ground(Reading& r) {
  const Drill& d = r.drill;
  const auto blocked = [&](Vec2 p) {
    return std::any_of(d.venue.obstacles.begin(), d.venue.obstacles.end(), [&](const Obstacle& o) { return inside(o.outline, p); });
  };
  std::set<std::uint32_t> routes;
  for (const Event& e : d.events) {
    if (e.where.kind == Where::Kind::route && moves(e.verb) && routes.insert(e.where.index).second) {
      const NamedRoute& route = d.venue.routes[e.where.index];
      for (std::size_t i = 1; i < route.points.size(); ++i) {
        const Vec2 a = route.points[i - 1], b = route.points[i];
        const int steps = std::max(1, int(distance(a, b) / 0.5f));
        bool hit = false;
        for (int k = 0; k <= steps && !hit; ++k) hit = blocked(a + (b - a) * (float(k) / float(steps)));
        if (!hit) continue;
        r.p.warning("G0310", e.place, fmt::format("route \"{}\" runs through an obstacle between its points {} and {}; people will walk round it", route.name, i, i + 1));
        break;
      }
    }
    if (e.where.kind == Where::Kind::area && e.forms && moves(e.verb)) {
      for (UnitId u : e.who) {
        const Vec2 need = extent_of(e.formation, in_ranks(d.units[u.index]));
        const float room = area_of(d.venue.areas[e.where.index].outline);
        float longest = 0;
        for (Vec2 a : d.venue.areas[e.where.index].outline)
          for (Vec2 b : d.venue.areas[e.where.index].outline) longest = std::max(longest, distance(a, b));
        if (need.east * need.north > room * 1.3f || need.east > longest + 1)
          r.p.warning("G0311", e.place, fmt::format("{} people in this formation take {:.0f} x {:.0f} m; area \"{}\" has {:.0f} m2",
                                                    d.units[u.index].count, need.east, need.north, d.venue.areas[e.where.index].name, room));
      }
    }
  }
  for (const Unit& u : d.units)
    if (u.at.kind == Where::Kind::area && u.count > 0 && u.formation.shape == Shape::scattered &&
        area_of(d.venue.areas[u.at.index].outline) < float(u.count) * 0.3f)
      r.p.warning("G0311", u.place, fmt::format("{} people do not fit into area \"{}\"", u.count, d.venue.areas[u.at.index].name));
}

}  // namespace

void check_drill(Reading& r) {
  check_graph(r);
  check_orders(r);
  check_times(r);
  check_ground(r);
}

}  // namespace scenes
