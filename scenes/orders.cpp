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
      disperse(drill, world, e, id, s);
      break;
    case Verb::vote:
      begin_vote(drill, e, id, s);
      break;
    case Verb::mood:
      for (UnitId u : e.who) s.orders[u.index].mood = e.mood;
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
  if (e.verb == Verb::part || e.verb == Verb::split) return close_lane(drill, e, s);
  const EventId id = s.orders[e.who[0].index].event;
  if (e.verb == Verb::escort) return escort_on(drill, world, e, id, s);
  std::vector<UnitId> all = e.by;
  all.insert(all.end(), e.who.begin(), e.who.end());
  go(drill, world, e, id, all, {places_of(drill, s, e), resolve(drill, s, e.where), kMarch, 2}, s);
}

}  // namespace scenes
