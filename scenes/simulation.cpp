#include "scenes/simulation.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "scenes/contacts.h"
#include "scenes/crowd.h"
#include "scenes/exact_math.h"
#include "scenes/marching.h"
#include "scenes/turning.h"
#include "scenes/voting.h"

namespace scenes {
namespace {

constexpr float kArrived = 0.06f;  // metres
constexpr int kPatience = 25;      // steps that one waits before going round
constexpr int kWedgedIn = 80;      // steps after which one steps back, or through a line
constexpr int kPressesOn = 40;     // twice the steps that he then presses on for
constexpr float kStirs = 1.0f;     // metres: who sleeps this near to somebody awake may be pushed

// A body turns quickly while there is far to turn and gently at the end, so that pushes
// from left and right do not make it twitch: a third of the way in a step of 0.1 s, at
// most 140 degrees per second.
float turned_softly(float from, float to) {
  float off = std::abs(to - from);
  off = std::min(off, std::abs(2 * kPi - off));
  return turned(from, to, std::clamp(off * 0.3f, 0.03f, 0.245f));
}

// Who stands keeps standing while neighbours push: nobody turns round for a hand's breadth.
constexpr float kShuffles = 0.4f;  // metres off one's place
constexpr float kWaits = 1.0f;     // metres: farther off one is still on the way
bool on_foot(const Body& b) {
  return b.activity == Activity::walk || b.activity == Activity::march || b.activity == Activity::run ||
         b.activity == Activity::push;
}
bool stands_at_place(const UnitOrder& o, const Body& b) {
  return !on_foot(b) && !b.marching && !in_step(o) && !o.leaving && distance(b.at, b.slot) < kShuffles;
}

Activity moving_activity(const UnitOrder& o, bool drilled, float speed) {
  if (o.push_left > 0 && o.posture == Posture::dorong) return Activity::push;
  if (speed > 1.75f) return Activity::run;
  return drilled && !o.backwards ? Activity::march : Activity::walk;
}

// Under shields the first rank kneels behind its own, the second holds them at a slant, the
// third overhead. `behind`: metres from the front.
Activity sheltering(const UnitOrder& o, float behind) {
  const int rank = int(behind / with_defaults(o.formation).rank_gap + 0.5f);
  return rank <= 0 ? Activity::kneel : rank == 1 ? Activity::brace : Activity::shelter;
}

Activity standing_activity(const UnitOrder& o, const Body& b) {
  const Vec2 slot = b.slot;
  if (b.vote != VoteStep::none) {
    const bool there = distance(b.at, slot) < kArrived;
    if (there && b.vote == VoteStep::seat) return Activity::seat;
    return there && (b.vote == VoteStep::booth || b.vote == VoteStep::box) ? Activity::vote : Activity::stand;
  }
  const bool shields = o.posture == Posture::berlindung || o.formation.shape == Shape::berlindung;
  if (shields && (o.posture == Posture::berlindung || o.posture == Posture::stand))
    return sheltering(o, dot(o.anchor - slot, direction_of(o.bearing)));
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

}  // namespace

// What a step works in: by person, or by unit.
struct Stepper::Impl {
  // Once per drill.
  std::vector<std::uint16_t> unit_of;
  std::vector<std::uint8_t> firm, loose, drilled;  // by unit: holds its ground; walks as people do; in step
  std::vector<std::uint8_t> firm_person;

  // Each step anew.
  std::vector<float> path_length;
  std::vector<Vec2> now, next, going;
  std::vector<std::uint8_t> present, awake, stirred, in_the_way, firm_now, settled;
  std::vector<std::uint32_t> active;  // those who are stirred
  Vehicles vehicles;
  Neighbours around;
  std::vector<Vec2> going_sorted;
  std::vector<std::uint8_t> settled_sorted;
  Contacts contacts;

  void note(const Drill& drill);
  bool look_round(const Drill& drill, base::Workers* workers, const Simulation& s);
  void stir(const Venue& venue, base::Workers* workers);
  void choose_ways(const World& world, base::Workers* workers, Simulation& s);
  void settle(const Drill& drill, std::size_t i, Simulation& s) const;
};

Stepper::Stepper() : impl_(std::make_unique<Impl>()) {}
Stepper::~Stepper() = default;

// What about the units never changes.
void Stepper::Impl::note(const Drill& drill) {
  if (unit_of.size() == drill.person_count && loose.size() == drill.units.size()) return;
  unit_of.assign(drill.person_count, 0);
  firm_person.assign(drill.person_count, 0);
  firm.clear(), loose.clear(), drilled.clear();
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const Unit& unit = drill.units[u];
    drilled.push_back(unit_types()[unit.type].drilled);
    firm.push_back(!unit.crowd);
    loose.push_back(unit.crowd || !drilled[u]);
    for (int k = 0; k < unit.count; ++k) {
      unit_of[unit.first_person + std::uint32_t(k)] = std::uint16_t(u);
      firm_person[unit.first_person + std::uint32_t(k)] = firm[u];
    }
  }
}

// Where everybody is at generation n. False where nobody is awake.
bool Stepper::Impl::look_round(const Drill& drill, base::Workers* workers, const Simulation& s) {
  const std::size_t n = s.bodies.size();
  now.resize(n), next.resize(n), going.resize(n);
  present.resize(n), awake.resize(n), firm_now.resize(n), settled.resize(n);
  std::atomic<bool> anybody{false};
  in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
    bool here = false;
    for (std::size_t i = begin; i < end; ++i) {
      const Body& b = s.bodies[i];
      now[i] = next[i] = b.at;
      going[i] = b.awake ? b.velocity : Vec2{};
      present[i] = !b.gone && !b.riding;
      awake[i] = present[i] && b.awake;
      settled[i] = !b.marching && distance(b.at, b.slot) < 0.6f;
      // Who leaves, or is called to a table, is let through by a line or a queue, as one of it
      // would be; it opens for who cannot get on.
      const bool leaves = s.orders[unit_of[i]].leaving || b.vote > VoteStep::queue;
      firm_now[i] = leaves && b.stuck > kWedgedIn ? 2 : firm_person[i] || leaves ? 1 : 0;
      here = here || awake[i];
    }
    if (here) anybody.store(true, std::memory_order_relaxed);
  });
  bool any = anybody.load(std::memory_order_relaxed);
  place_vehicles(drill, s, vehicles);
  in_the_way.assign(n, 0);
  if (vehicles.any_moves)
    for (std::size_t i = 0; i < n; ++i)
      if (present[i] && !awake[i] && !(out_of_moving(vehicles, now[i]) == now[i])) in_the_way[i] = 1, any = true;
  return any;
}

// Most of a drill's people sleep most of the time. Only those who are awake, who sleep
// beside somebody awake, or on whom a vehicle stands, can be anywhere else afterwards.
void Stepper::Impl::stir(const Venue& venue, base::Workers* workers) {
  around.build(venue.low, venue.high, kStirs, now, present);
  const std::size_t n = around.body.size();
  going_sorted.resize(n), settled_sorted.resize(n);
  std::atomic<std::size_t> awake_count{0};
  in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
    std::size_t here = 0;
    for (std::size_t k = begin; k < end; ++k) {
      going_sorted[k] = going[around.body[k]];
      settled_sorted[k] = settled[around.body[k]];
      here += awake[around.body[k]];
    }
    awake_count.fetch_add(here, std::memory_order_relaxed);
  });
  stirred = awake;
  const auto close = [&](std::size_t k, std::uint32_t j) {
    const Vec2 d = around.at[k] - around.at[j];
    return dot(d, d) < kStirs * kStirs;
  };
  // The same pairs, found from the side that has fewer people.
  if (awake_count * 2 < n) {
    for (std::size_t k = 0; k < n; ++k)
      if (awake[around.body[k]])
        around.near(around.at[k], kStirs, [&](std::uint32_t j) {
          if (close(k, j)) stirred[around.body[j]] = 1;
        });
  } else {
    in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
      for (std::size_t k = begin; k < end; ++k)
        if (!awake[around.body[k]])
          around.near(around.at[k], kStirs, [&](std::uint32_t j) {
            if (awake[around.body[j]] && close(k, j)) stirred[around.body[k]] = 1;
          });
    });
  }
  active.clear();
  for (std::size_t k = 0; k < n; ++k) {
    const std::uint32_t i = around.body[k];
    if (in_the_way[i]) stirred[i] = 1;
    if (stirred[i]) active.push_back(std::uint32_t(k));
  }
}

// Phase one: everybody awake reads where the others are and how they go, and picks a way.
void Stepper::Impl::choose_ways(const World& world, base::Workers* workers, Simulation& s) {
  const Sight sight{world, around, going_sorted, settled_sorted};
  in_parallel(workers, active.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t a = begin; a < end; ++a) {
      const std::uint32_t k = active[a], i = around.body[k];
      if (!awake[i]) continue;
      Body& b = s.bodies[i];
      const std::size_t u = unit_of[i];
      const UnitOrder& order = s.orders[u];
      // Each looks round corners twice a second, in turn.
      const bool look = (std::size_t(s.t / kStep) + i) % 5 == 0;
      float speed = 0;
      Vec2 target = wanted({world, vehicles, order, path_length[u], loose[u] != 0, look}, b, speed);
      if (loose[u]) speed *= temper_of(order.mood).pace;
      speed = std::min(speed, kMostSpeed);
      // Pinned for long on the way out one backs off to one side and the other by turns.
      constexpr std::uint16_t kPinned = 120;
      if (order.leaving && b.stuck > kPinned && (std::size_t(s.t / 2000) + i) % 3 == 0) {
        const Vec2 away = b.at - target,
                   aside = right_of(away) * ((std::size_t(s.t / 6000) + i) % 2 == 0 ? 1.0f : -1.0f);
        target = b.at + direction(away * 0.3f + aside) * 1.5f;
      }
      const Vec2 to = target - b.at;
      const float d = length(to);
      // Held up a step from one's place one goes on slowly, until there is room.
      constexpr float kNearly = 1.3f, kSlowly = 0.35f;  // metres; metres per second
      if (b.stuck > 5 && !b.marching && !order.leaving && distance(b.at, b.slot) < kNearly)
        speed = std::min(speed, kSlowly);
      Vec2 v;
      if (d > 1e-4f) v = to * (std::min(speed, d / kStepSeconds) / d);
      const bool in_block = !loose[u] && (in_step(order) || order.backwards || b.marching);
      // Drilled people on a way of their own (through a gate) go on: a line waits for them.
      if (b.pauses > 0 && (loose[u] || (!in_block && b.way.empty()))) {
        v = {};
        b.wish = {};
      } else if (stands_at_place(order, b)) {
        // Pushed off it one comes back slowly, or two who are pushed shake.
        constexpr float kComesBack = 0.8f, kAtLeast = 0.1f;  // per second; metres per second
        if (d > 1e-4f) v = to * (std::min({speed, std::max(d * kComesBack, kAtLeast), d / kStepSeconds}) / d);
        b.wish = {};
      } else if (d > (loose[u] ? 0.15f : 0.6f) && !in_block) {
        // Each looks for a way five times a second, in turn, and keeps to it in between;
        // who is held up in a jam has less to look for.
        const std::size_t every = b.stuck > 8 ? 4 : 2;
        if ((std::size_t(s.t / kStep) + i) % every == 0 || b.wish == Vec2{}) {
          b.wish = steer(sight, k, target, speed,
                         {.held_up = b.stuck > kPatience,
                          .wedged_in = b.stuck > kWedgedIn,
                          .leaves = order.leaving || b.vote > VoteStep::queue,
                          .mood = order.mood});
        }
        v = b.wish;
      } else {
        b.wish = {};
      }
      if (d > 0.6f && !in_block && b.stuck <= kWedgedIn) v = b.velocity + (v - b.velocity) * 0.4f;
      next[i] = b.at + v * kStepSeconds;
    }
  });
}

// Whoever walks to and fro and gets nowhere waits a moment: two who dodge each other for ever,
// and a crowd that treads on the spot, come to rest that way. Looked at in turn.
void note_progress(std::size_t i, Ms t, float walked, bool settles, Body& b) {
  constexpr std::size_t kEvery = 20;              // steps
  constexpr float kNowhere = 0.4f, kMuch = 0.7f;  // metres
  constexpr int kTired = 250;                     // steps' worth of impatience
  constexpr std::uint8_t kWait = 24;              // steps
  b.roamed += walked;
  if (b.pauses > 0) --b.pauses;
  if ((std::size_t(t / kStep) + i) % kEvery != 0) return;
  if (b.pauses == 0 && b.roamed > kMuch && distance(b.at, b.before) < kNowhere) {
    b.pauses = kWait;
    if (settles) b.stuck = std::uint16_t(std::min(b.stuck + kTired, 1999));  // content where it is the sooner
  }
  b.before = b.at;
  b.roamed = 0;
}

// What person i, who was moved from now[i] to next[i], is seen doing, and whether there is
// anything left to do.
void Stepper::Impl::settle(const Drill& drill, std::size_t i, Simulation& s) const {
  Body& b = s.bodies[i];
  Vec2 moved = next[i] - now[i];
  constexpr float kMostMove = kMostSpeed * kStepSeconds;
  float d = length(moved);
  if (d > kMostMove) moved = moved * (kMostMove / d), d = kMostMove;
  // Who sits or lies is walked round, not pushed along.
  constexpr float kMostShift = 0.015f;
  const bool down = b.activity == Activity::sit || b.activity == Activity::lie || b.activity == Activity::kneel ||
                    b.activity == Activity::seat;
  if (down && d > kMostShift && distance(b.at, b.slot) < kShuffles) moved = moved * (kMostShift / d), d = kMostShift;
  if (!awake[i] && d < 0.02f) return;
  const std::size_t u = unit_of[i];
  const UnitOrder& order = s.orders[u];
  const bool crowd = !firm[u], leaves = order.leaving || b.vote == VoteStep::out;
  b.awake = true;
  b.at = now[i] + moved;
  b.velocity = moved * (1 / kStepSeconds);
  note_progress(i, s.t, d, !b.marching && !leaves && b.vote == VoteStep::none, b);
  b.course = b.course + (b.velocity - b.course) * 0.35f;
  const bool there = !b.marching && distance(b.at, b.slot) < kArrived + (crowd && b.vote == VoteStep::none ? 0.25f : 0.0f);
  // What is seen follows the course, not the step: who is jostled neither turns nor starts to walk.
  constexpr float kSetsOff = 0.25f, kStops = 0.15f;  // metres per second
  const float speed = length(b.course);
  const bool at_place = there || stands_at_place(order, b);
  if (speed > (on_foot(b) ? kStops : kSetsOff) && !at_place) {
    const float heading = bearing_of(b.course), off = std::abs(b.bearing - heading);
    // Steps backwards count down, so that the legs go backwards too.
    b.travelled += std::min(off, 2 * kPi - off) > 1.9f ? -speed * kStepSeconds : speed * kStepSeconds;
    b.activity = moving_activity(order, drilled[u], speed);
    const bool keeps_facing = order.backwards || in_step(order);
    b.bearing = turned_softly(b.bearing, keeps_facing ? order.bearing : heading);
  } else {
    // On its way; who is to sit or lie does so at the place, not short of it.
    const bool low = order.posture == Posture::sit || order.posture == Posture::lie || order.posture == Posture::kneel;
    const bool waits = !at_place && (b.marching || distance(b.at, b.slot) > (low ? kShuffles : kWaits));
    b.activity = waits ? Activity::stand : standing_activity(order, b);
    if (!waits) b.bearing = turned_softly(b.bearing, b.slot_bearing);
    if (there) b.stuck = 0;
    // Loose people are content within a hand's breadth: two of them never push for one spot.
    if (there && crowd && !in_step(order) && !leaves && b.vote == VoteStep::none) b.slot = b.at;
    if (there && d < 0.01f && faces(b.bearing, b.slot_bearing) && !in_step(order)) b.awake = false;
  }
  // Impatience wears off as it came, so that a way round is walked for some steps.
  if (there || (speed > 0.3f && b.stuck < 3))
    b.stuck = 0;
  else
    b.stuck = speed > 0.3f ? std::uint16_t(b.stuck - 2) : std::uint16_t(std::min(b.stuck + 1, 2000));
  // Who begins to press through does so until he is through.
  if (leaves && b.stuck == kWedgedIn + 1) b.stuck += kPressesOn;
  // Held up by others one is content near enough, with less the longer it lasts; nobody
  // presses on for ever.
  if (loose[u] && !leaves && b.vote == VoteStep::none && !in_step(order) && b.stuck > 15 && !b.marching)
    if (distance(b.at, b.slot) < 3.0f + 0.02f * float(b.stuck) || b.stuck > 600) {
      b.slot = b.at;
      b.way.clear();
      b.stuck = 0;
    }
  if (leaves && has_left(drill, order, b)) (b.mount > 0 ? b.riding : b.gone) = true;
  if (b.gone) b.activity = Activity::gone;
}

void Stepper::step(const Drill& drill, const World& world, base::Workers* workers, Simulation& s) {
  Impl& it = *impl_;
  for (std::size_t i = 0; i < s.pending.size();) {
    if (s.pending[i].at > s.t) {
      ++i;
      continue;
    }
    const Event& event = drill.events[s.pending[i].event.index];
    s.pending.erase(s.pending.begin() + std::ptrdiff_t(i));
    continue_event(drill, world, event, s);
  }
  if (s.t % 1000 == 0 && !s.gates.empty()) tend_gates(drill, world, s);
  it.note(drill);
  advance_orders(drill, s, it.path_length);
  advance_votes(drill, world, s);
  make_way(drill, world, s);
  if (it.look_round(drill, workers, s)) {
    it.stir(world.venue, workers);
    it.choose_ways(world, workers, s);
    // Phase two: overlaps are projected out, generation by generation.
    it.contacts.keep_apart(world, it.vehicles, {it.stirred, it.awake, it.firm_now, it.in_the_way}, workers, it.next);
    in_parallel(workers, it.active.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t a = begin; a < end; ++a) it.settle(drill, it.around.body[it.active[a]], s);
    });
  }
  drive_on(drill, s);
  s.t += kStep;
}

std::uint64_t hash_of(const Simulation& s) {
  base::Hash hash;
  hash.text(write_simulation(s));
  return hash.value();
}

}  // namespace scenes
