// What each verb orders: from an event to paths, slots and postures.
#include "scenes/orders.h"

#include "scenes/exact_math.h"
#include "scenes/voting.h"

namespace scenes {
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
      unroll_barrier(drill, world, e, s);
      break;
    case Verb::form:
      form(drill, world, e, id, s);
      break;
    case Verb::dress:
      dress(drill, world, e, id, s);
      break;
    case Verb::wheel:
      wheel(drill, e, id, s);
      break;
    case Verb::cover:
      cover(drill, world, e, id, s);
      break;
    case Verb::hold:
    case Verb::sit:
      hold(drill, e, id, s);
      break;
    case Verb::relieve:
      relieve(drill, world, e, id, s);
      break;
    case Verb::escort:
      escort(drill, world, e, id, s);
      break;
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
      part(drill, world, e, id, s);
      break;
    case Verb::split:
      order_vehicles(drill, world, e, s);
      split(drill, world, e, id, s);
      break;
    case Verb::disperse:
      disperse(drill, world, e, id, e.who, s);
      break;
    case Verb::vote:
      begin_vote(drill, e, id, s);
      break;
    case Verb::mood:
      for (UnitId u : e.who) s.orders[u.index].mood = e.mood;
      break;
    case Verb::treat:
      treat(drill, world, e, id, s);
      break;
    case Verb::detain:
      detain(drill, world, e, id, s);
      break;
    default:
      break;  // says, shows or counts; nobody walks
  }
}

bool still_coming(const Drill& drill, const Simulation& s, const Event& e) {
  int coming = 0, people = 0;
  for (UnitId u : e.who)
    for (int k = 0; k < drill.units[u.index].count; ++k) {
      const Body& b = s.bodies[drill.units[u.index].first_person + std::uint32_t(k)];
      if (b.gone) continue;
      ++people;
      constexpr float kThere = 2;  // metres
      coming += b.marching || distance(b.at, b.slot) > kThere;
    }
  return coming * (e.verb == Verb::escort ? 6 : 3) > people;
}

void continue_event(const Drill& drill, const World& world, const Event& e, Simulation& s) {
  if (e.verb == Verb::relieve) return step_back(drill, world, e, s);
  if (e.verb == Verb::part || e.verb == Verb::split) return close_lane(drill, e, s);
  const EventId id = s.orders[e.who[0].index].event;
  if (e.verb == Verb::escort) return escort_on(drill, world, e, id, s);
  if (e.verb == Verb::treat) return carry_off(drill, world, e, id, s);
  take_along(drill, world, e, id, s);
}

}  // namespace scenes
