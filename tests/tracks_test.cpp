// What baked tracks cost and how true they are. Counts every allocation, so it is a
// program of its own.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>

#include "motion_drill.h"
#include "scenes/baked.h"
#include "scenes/world.h"

namespace {
std::atomic<long> g_allocations{0}, g_live{0}, g_peak{0};
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* p = std::malloc(size);
  if (!p) return nullptr;
  ++g_allocations;
  const long live = g_live += long(malloc_usable_size(p));
  if (live > g_peak) g_peak = live;
  return p;
}
void* operator new(std::size_t size) {
  if (void* p = operator new(size, std::nothrow)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept {
  if (p) g_live -= long(malloc_usable_size(p));
  std::free(p);
}
void operator delete(void* p, std::size_t) noexcept { operator delete(p); }

namespace {

using namespace scenes;

struct Baked {
  motion_drill::Played played = motion_drill::unrest();
  std::shared_ptr<const World> world = build_world(played.drill);
  BakeStore store;
  Motion motion = bake({&played.drill, world, &store, nullptr, nullptr}, default_path(played.drill));
};
Baked& baked() {
  static Baked once;
  return once;
}

TEST(Tracks, SteadyPlayAndSeekingAllocateNothing) {
  const Motion& m = baked().motion;
  Stage stage;
  for (Ms t = 0; t <= m.baked(); t += 500) stage_at(m, t, stage);
  const long before = g_allocations;
  for (Ms t = 0; t <= m.baked(); t += 160) stage_at(m, t, stage);
  for (Ms t = m.baked(); t >= 0; t -= 1'700) stage_at(m, t, stage);
  EXPECT_EQ(g_allocations, before);
}

float angle_between(float a, float b) {
  const float off = std::abs(a - b);
  return std::min(off, 2 * kPi - off);
}

// The same steps once more, unquantised, against what the tables say at every step.
TEST(Tracks, KeepWithinThreeCentimetresAndThreeDegreesOfTheSimulation) {
  const Drill& drill = baked().played.drill;
  const Motion& m = baked().motion;
  ASSERT_GE(m.segments.size(), 2u);
  Simulation s;
  ASSERT_TRUE(read_simulation(m.segments[0]->after, s));
  const Segment& segment = m.timeline.segments[1];
  std::vector<float> metres, radians;
  Stepper stepper;
  std::uint32_t next = segment.first_event;
  for (Ms t = segment.start; t < segment.end; t += kStep) {
    for (; next < segment.first_event + segment.event_count && m.timeline.events[next].start <= t; ++next)
      begin_event(drill, *baked().world, m.timeline.events[next], s);
    const Stage stage = stage_at(m, t);
    for (std::size_t i = 0; t > segment.start && i < s.bodies.size(); ++i) {
      if (s.bodies[i].gone || stage.people[i].speed < 0.05f) continue;
      metres.push_back(distance(stage.people[i].at, s.bodies[i].at));
      radians.push_back(angle_between(stage.people[i].bearing, s.bodies[i].bearing));
    }
    stepper.step(drill, *baked().world, nullptr, s);
  }
  ASSERT_GT(metres.size(), 20'000u) << "of people in motion";
  const auto percentile = [](std::vector<float>& v) {
    std::sort(v.begin(), v.end());
    return v[v.size() * 99 / 100];
  };
  EXPECT_LE(percentile(metres), 0.03f);
  EXPECT_LE(percentile(radians), 3 * kPi / 180);
}

TEST(Tracks, AMomentCostsTheSameWhereverItLies) {
  const Motion& m = baked().motion;
  for (const auto& segment : m.segments)
    for (const Block& block : segment->blocks) {
      EXPECT_EQ(block.first.size(), m.segments[0]->people + m.segments[0]->vehicles);
      EXPECT_EQ(block.rows.size() % std::max(1u, block.movers), 0u) << "rows are frame-major and whole";
    }
}

TEST(Stepper, WorksInLessThanFifteenHundredBytesAPerson) {
  using motion_drill::Maker;
  constexpr int kPeople = 5000;
  Maker m;
  m.unit("massa", "core", kPeople, Maker::spot(0, -15), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  const auto world = build_world(m.drill);
  (void)world->ground();
  const long before = g_live;
  g_peak = before;
  Simulation s = start_of(m.drill, *world);
  Stepper stepper;
  for (int k = 0; k < 30; ++k) stepper.step(m.drill, *world, nullptr, s);
  EXPECT_LE(double(g_peak - before) / kPeople, 1500.0);
  // Once its scratch has grown, a step of people who stand in each other's way needs no more.
  const long allocations = g_allocations;
  for (int k = 0; k < 30; ++k) stepper.step(m.drill, *world, nullptr, s);
  EXPECT_LE(g_allocations - allocations, 30);
}

}  // namespace
