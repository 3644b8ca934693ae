#include "scenes/simulation.h"

#include <algorithm>
#include <atomic>

#include "scenes/crowd.h"
#include "scenes/marching.h"
#include "scenes/stepping.h"
#include "scenes/voting.h"

namespace scenes {
namespace {

constexpr float kStirs = 1.0f;  // metres: who sleeps this near to somebody awake may be pushed
constexpr Ms kLooksAgain = 500;
constexpr Ms kMindsExits = 4'000;

}  // namespace

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

// Who leaves, is called to a table, is escorted or on duty, is as firm as one of the line or
// queue that he goes through; it opens for who cannot get on, and everybody for a stretcher.
// Of a crowd that is sent somewhere nobody presses through a line.
std::uint8_t Stepper::Impl::firmness(std::size_t i, const UnitOrder& order, const Body& b) const {
  const bool of_line = drilled[unit_of[i]] != 0;
  const bool sent = firm_person[i] || order.leaving || b.vote > VoteStep::queue || with_escort[unit_of[i]];
  const bool through = sent && is_let_through(order, b, of_line);
  if (b.activity == Activity::carry || (through && b.stuck > kWedgedIn)) return 2;
  // Who makes way for a column stands in it as firmly as its people go, or they would take him along.
  return firm_person[i] || through || b.aside == Aside::for_passers ? 1 : 0;
}

// Where everybody is at generation n. False where nobody is awake.
bool Stepper::Impl::look_round(const Drill& drill, base::Workers* workers, const Simulation& s) {
  const std::size_t n = s.bodies.size();
  now.resize(n), next.resize(n), going.resize(n);
  present.resize(n), awake.resize(n), firm_now.resize(n), settled.resize(n);
  with_escort.resize(s.orders.size());
  for (std::size_t u = 0; u < s.orders.size(); ++u) {
    const EventId event = s.orders[u].event;
    with_escort[u] = event && drill.events[event.index].verb == Verb::escort;
  }
  std::atomic<std::size_t> counted{0};
  in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
    std::size_t here = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Body& b = s.bodies[i];
      now[i] = b.at;
      going[i] = b.awake ? b.velocity : Vec2{};
      present[i] = !b.gone && !b.riding && !(b.carried && b.activity == Activity::carried);
      awake[i] = present[i] && b.awake && !b.carried;  // who was laid down is walked round, and stays
      settled[i] = !b.marching && distance(b.at, b.slot) < 0.6f;
      firm_now[i] = firmness(i, s.orders[unit_of[i]], b);
      here += awake[i];
    }
    counted.fetch_add(here, std::memory_order_relaxed);
  });
  awake_count = counted.load(std::memory_order_relaxed);
  bool any = awake_count > 0;
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
  stirred = awake;
  const auto close = [&](std::size_t k, std::uint32_t j) {
    const Vec2 d = around.at[k] - around.at[j];
    return dot(d, d) < kStirs * kStirs;
  };
  // The same pairs, found from the side that has fewer people.
  const bool few_awake = awake_count * 2 < n;
  in_parallel(workers, n, [&](std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      const std::uint32_t i = around.body[k];
      going_sorted[k] = going[i];
      settled_sorted[k] = settled[i];
      if (few_awake || awake[i]) continue;
      around.near(around.at[k], kStirs, [&](std::uint32_t j) {
        if (awake[around.body[j]] && close(k, j)) stirred[i] = 1;
      });
    }
  });
  for (std::uint32_t k = 0; few_awake && k < n; ++k)
    if (awake[around.body[k]])
      around.near(around.at[k], kStirs, [&](std::uint32_t j) {
        if (close(k, j)) stirred[around.body[j]] = 1;
      });
  active.clear();
  for (std::uint32_t i = 0; i < present.size(); ++i)
    if (stirred[i] || in_the_way[i]) stirred[i] = 1, active.push_back(i);
}

void Stepper::step(const Drill& drill, const World& world, base::Workers* workers, Simulation& s) {
  Impl& it = *impl_;
  for (std::size_t i = 0; i < s.pending.size();) {
    if (s.pending[i].at > s.t) {
      ++i;
      continue;
    }
    const Event& event = drill.events[s.pending[i].event.index];
    if (s.t < s.pending[i].latest && still_coming(drill, s, event)) {
      s.pending[i].at += kLooksAgain;
      ++i;
      continue;
    }
    s.pending.erase(s.pending.begin() + std::ptrdiff_t(i));
    continue_event(drill, world, event, s);
  }
  if (s.t % 1000 == 0 && !s.gates.empty()) tend_gates(drill, world, s);
  if (s.t % kMindsExits == 0) mind_exits(drill, world, s);
  it.note(drill);
  advance_orders(drill, s, it.path_length);
  advance_votes(drill, world, s);
  make_way(drill, world, s);
  if (it.look_round(drill, workers, s)) {
    it.stir(world.venue, workers);
    it.choose_ways(world, workers, s);
    // Phase two: overlaps are projected out, generation by generation.
    const Placed placed = it.contacts.keep_apart(world, it.vehicles, {it.stirred, it.awake, it.firm_now, it.in_the_way},
                                                 workers, it.next);
    in_parallel(workers, it.active.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t a = begin; a < end; ++a) {
        const std::uint32_t i = it.active[a];
        it.settle(drill, i, placed.at[placed.rank[i]], s);
      }
    });
  }
  bear_stretchers(drill, world, s);
  drive_on(drill, s);
  s.t += kStep;
}

std::uint64_t hash_of(const Simulation& s) {
  base::Hash hash;
  hash.text(write_simulation(s));
  return hash.value();
}

}  // namespace scenes
