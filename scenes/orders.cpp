// What each verb orders: from an event to paths, slots and postures.
#include "scenes/orders.h"

#include "scenes/exact_math.h"

namespace scenes {
namespace {

void form(const Drill& drill, const World& world, const Event& e, EventId id, Simulation& s) {
  if (e.where) {
    go(drill, world, e, id, e.who, {places_of(drill, s, e), resolve(drill, s, e.where), speed_of(e.pace)}, s);
    return;
  }
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    const Unit& unit = drill.units[u.index];
    if (unit.count == 0) continue;
    if (e.forms) order.formation = e.formation;
    // It forms on the anchor that it has, or where it stands when it was on the way.
    if (!order.path.empty() || order.formation.shape == Shape::scattered) order.anchor = middle_of(drill, s, u);
    order.event = id;
    order.path.clear();
    order.posture = e.posture;
    order.pace = speed_of(e.pace);
    order.backwards = false;
    order.push_left = 0;
    order.bearing = bearing_towards(drill, s, e.facing, order.anchor, order.bearing);
    for (int k = 0; k < unit.count; ++k) body(drill, s, u, k).marching = false;
    take_slots(drill, world, s, u,
               slots_of({.formation = order.formation,
                         .count = unit.count,
                         .anchor = order.anchor,
                         .bearing = order.bearing,
                         .outline = nullptr,
                         .line = nullptr,
                         .seed = seed_of(drill, u, id.index)}),
               positions(drill, s, u));
  }
}

void hold(const Drill& drill, const Event& e, EventId id, Simulation& s) {
  for (UnitId u : e.who) {
    UnitOrder& order = s.orders[u.index];
    order.posture = e.posture;
    if (e.verb == Verb::hold && (!order.path.empty() || order.push_left > 0)) {
      order.event = id;
      order.path.clear();
      order.push_left = 0;
      for (int k = 0; k < drill.units[u.index].count; ++k) {
        Body& b = body(drill, s, u, k);
        if (b.marching) b.slot = b.at;
        b.marching = false;
      }
    }
    wake(drill, s, u);
  }
}

}  // namespace

void begin_event(const Drill& drill, const World& world, const TimedEvent& timed, Simulation& s) {
  const Event& e = drill.events[timed.event.index];
  const EventId id = timed.event;
  const float width = e.where.kind == Where::Kind::route ? drill.venue.routes[e.where.index].width : 3;
  const auto pass = [&](std::vector<UnitId> who) {
    go(drill, world, e, id, who, {places_of(drill, s, e), resolve(drill, s, e.where), speed_of(e.pace), width}, s);
  };
  switch (e.verb) {
    case Verb::move:
    case Verb::gather:
    case Verb::march:
      if (e.where) pass(e.who);
      order_vehicles(drill, world, e, s);
      break;
    case Verb::barrier:
      order_vehicles(drill, world, e, s);
      break;
    case Verb::form:
      form(drill, world, e, id, s);
      break;
    case Verb::hold:
    case Verb::sit:
      hold(drill, e, id, s);
      break;
    case Verb::relieve:
      relieve(drill, world, e, id, s);
      break;
    case Verb::escort: {
      std::vector<UnitId> all = e.who;
      all.insert(all.begin() + std::ptrdiff_t((all.size() + 1) / 2), e.by.begin(), e.by.end());
      pass(all);
      break;
    }
    case Verb::embark:
      embark(drill, world, e, id, s);
      break;
    case Verb::disembark:
      disembark(drill, world, e, s);
      if (e.where) form(drill, world, e, id, s);
      break;
    case Verb::surge:
    case Verb::push:
      push(drill, e, id, s);
      break;
    case Verb::part:
      part(drill, world, e, s);
      break;
    case Verb::disperse:
      disperse(drill, world, e, id, s);
      break;
    case Verb::treat:
    case Verb::detain:
      if (!e.by.empty() && !e.who.empty()) {
        const Vec2 at = middle_of(drill, s, e.by[0]);
        Place to;
        to.at = at + direction(middle_of(drill, s, e.who[0]) - at) * 1.2f;
        go(drill, world, e, id, e.who, {{to.at}, to, speed_of(Pace::run), 2}, s);
        if (e.where) s.pending.push_back({s.t + e.lasts / 2, id});
      }
      break;
    default:
      break;  // says, shows or counts; nobody walks
  }
}

void continue_event(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  if (e.verb == Verb::relieve) return step_back(drill, world, e, s);
  std::vector<UnitId> all = e.by;
  all.insert(all.end(), e.who.begin(), e.who.end());
  const EventId id = s.orders[e.who[0].index].event;
  go(drill, world, e, id, all, {places_of(drill, s, e), resolve(drill, s, e.where), kMarch, 2}, s);
}

}  // namespace scenes
