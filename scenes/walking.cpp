// Phase one of a step: everybody awake reads where the others are and how they go, and picks a way.
#include <algorithm>
#include <cmath>

#include "scenes/crowd.h"
#include "scenes/marching.h"
#include "scenes/stepping.h"

namespace scenes {
namespace {

// Pinned for long on the way out one backs off to one side and the other by turns.
Vec2 backing_off(const Body& b, Vec2 target, Ms t, std::size_t person) {
  const Vec2 away = b.at - target;
  const float side = (std::size_t(t / 6000) + person) % 2 == 0 ? 1.0f : -1.0f;
  return b.at + direction(away * 0.3f + right_of(away) * side) * 1.5f;
}

// One's turn, every so many steps.
bool in_turn(Ms t, std::size_t person, std::size_t every) { return (std::size_t(t / kStep) + person) % every == 0; }

}  // namespace

Vec2 Stepper::Impl::velocity_of(const Sight& sight, std::uint32_t k, const Simulation& s, Body& b) const {
  const std::size_t i = around.body[k], u = unit_of[i];
  const UnitOrder& order = s.orders[u];
  // Each looks round corners twice a second, in turn.
  float speed = 0;
  Vec2 target = wanted({sight.world, vehicles, order, path_length[u], loose[u] != 0, in_turn(s.t, i, 5)}, b, speed);
  if (loose[u]) speed *= temper_of(order.mood).pace;
  speed = std::min(speed, kMostSpeed);
  constexpr std::uint16_t kPinned = 120;
  constexpr float kBacksOff = 0.4f;  // metres per second
  if (order.leaving && b.stuck > kPinned && (std::size_t(s.t / 2000) + i) % 3 == 0) {
    target = backing_off(b, target, s.t, i);
    speed = std::min(speed, kBacksOff);
  }
  const Vec2 to = target - b.at;
  const float d = length(to);
  // Held up a step from one's place one goes on slowly, until there is room.
  constexpr float kNearly = 1.3f, kSlowly = 0.35f;  // metres; metres per second
  if (b.stuck > 5 && !b.marching && !order.leaving && distance(b.at, b.slot) < kNearly)
    speed = std::min(speed, kSlowly);
  const auto straight = [&](float most) { return d > 1e-4f ? to * (std::min(most, d / kStepSeconds) / d) : Vec2{}; };
  const bool in_block = !loose[u] && (in_step(order) || order.backwards || b.marching);
  const bool picks_a_way = d > (loose[u] ? 0.15f : 0.6f) && !in_block;
  const Vec2 wish = b.wish;
  b.wish = {};
  Vec2 v = straight(speed);
  // Drilled people on a way of their own (through a gate) go on: a line waits for them.
  if (b.pauses > 0 && (loose[u] || (!in_block && b.way.empty()))) {
    v = {};
  } else if (stands_at_place(order, b)) {
    // Pushed off it one comes back slowly, or two who are pushed shake.
    constexpr float kComesBack = 0.8f, kAtLeast = 0.1f;  // per second; metres per second
    v = straight(std::min(speed, std::max(d * kComesBack, kAtLeast)));
  } else if (picks_a_way) {
    // Each looks for a way five times a second, in turn, and keeps to it in between;
    // who is held up in a jam has less to look for.
    b.wish = wish;
    if (in_turn(s.t, i, b.stuck > 8 ? 4 : 2) || wish == Vec2{})
      b.wish = steer(sight, k, target, speed,
                     {.held_up = b.stuck > kPatience,
                      .wedged_in = b.stuck > kWedgedIn,
                      .let_through = is_let_through(order, b, drilled[u] != 0),
                      .mood = order.mood});
    v = b.wish;
  }
  // Nobody changes course at once, but who is wedged in takes what opens.
  return d > 0.6f && !in_block && b.stuck <= kWedgedIn ? b.velocity + (v - b.velocity) * 0.4f : v;
}

void Stepper::Impl::choose_ways(const World& world, base::Workers* workers, Simulation& s) {
  const Sight sight{world, around, going_sorted, settled_sorted};
  in_parallel(workers, active.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t a = begin; a < end; ++a) {
      const std::uint32_t i = active[a];
      next[i] = now[i];
      if (awake[i]) next[i] = now[i] + velocity_of(sight, around.rank[i], s, s.bodies[i]) * kStepSeconds;
    }
  });
}

}  // namespace scenes
