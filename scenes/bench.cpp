#include "scenes/bench.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

#include "base/random.h"
#include "scenes/crowd.h"

namespace scenes {
namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// xorshift64*, so that the places are those that the other engines were given.
struct Shift {
  std::uint64_t s = 0x9E3779B97F4A7C15ull;
  double unit() {
    s ^= s >> 12;
    s ^= s << 25;
    s ^= s >> 27;
    return double((s * 0x2545F4914F6CDD1Dull) >> 11) * 0x1.0p-53;
  }
};

Drill open_square(int people) {
  Drill drill;
  drill.venue.low = {-105, -105};
  drill.venue.high = {105, 105};
  constexpr float kBoxes[5][4] = {
      {-20, -12, -16, -8}, {-20, 10, -16, 16}, {14, -3, 18, 3}, {20, -24, 26, -20}, {18, 18, 22, 24}};
  for (const auto& b : kBoxes)
    drill.venue.obstacles.push_back({"box", {{b[0], b[1]}, {b[2], b[1]}, {b[2], b[3]}, {b[0], b[3]}}, 2});
  Unit crowd;
  crowd.count = people;
  crowd.crowd = true;
  drill.units.push_back(crowd);
  drill.person_count = std::uint32_t(people);
  return drill;
}

Simulation two_blocks(int n) {
  Simulation s;
  s.orders.resize(1);
  s.orders[0].pace = 1.3f;
  Shift random;
  for (int side = 0; side < 2; ++side) {
    const int m = side == 0 ? n / 2 : n - n / 2;
    const double w = std::min(190.0, 60.0 + 130.0 * double(n) / 20000.0), d = 65.0, a = std::sqrt(w * d / double(m));
    const int columns = std::max(1, int(w / a)), rows = (m + columns - 1) / columns;
    const double deep = d / rows, wide = w / columns;
    for (int k = 0; k < m; ++k) {
      const double jx = (random.unit() - 0.5) * std::max(0.0, deep - 0.6);
      const double jy = (random.unit() - 0.5) * std::max(0.0, wide - 0.6);
      const double x = 30 + (k / columns + 0.5) * deep + jx, y = -w / 2 + (k % columns + 0.5) * wide + jy;
      Body b;
      b.at = {float(side == 0 ? -x : x), float(y)};
      b.slot = {side == 0 ? -0.5f : 0.5f, float(std::clamp(y * 30 / (w / 2), -30.0, 30.0))};
      b.pace_factor = float(0.85 + 0.3 * random.unit());
      s.bodies.push_back(b);
    }
  }
  return s;
}

double median(std::vector<double>& v, double at = 0.5) {
  std::sort(v.begin(), v.end());
  return v[std::min(v.size() - 1, std::size_t(double(v.size()) * at))];
}

}  // namespace

CrowdFigures bench_crowd(int people, int steps, base::Workers* workers) {
  const Drill drill = open_square(people);
  const auto world = build_world(drill);
  Simulation s = two_blocks(people);
  std::vector<Vec2> goal;
  for (const Body& b : s.bodies) goal.push_back(b.slot);
  Stepper stepper;
  CrowdFigures f;
  f.people = people;
  f.steps = steps;
  (void)world->ground();  // made once for a venue, whoever walks there
  const double start = now();
  const std::clock_t spent = std::clock();
  for (int k = 0; k < steps; ++k) stepper.step(drill, *world, workers, s);
  f.processor = double(std::clock() - spent) / CLOCKS_PER_SEC;
  f.seconds = now() - start;
  f.agent_steps = double(people) * steps / f.seconds;
  std::vector<Vec2> at;
  for (const Body& b : s.bodies) at.push_back(b.at);
  Neighbours grid;
  grid.build(drill.venue.low, drill.venue.high, 1, at, std::vector<std::uint8_t>(at.size(), 1));
  int overlapping = 0;
  for (std::size_t i = 0; i < at.size(); ++i) {
    float worst = 0;
    grid.near(at[i], 1, [&](std::uint32_t k) {
      if (grid.body[k] != i) worst = std::max(worst, 2 * kBodyRadius - distance(at[i], grid.at[k]));
    });
    overlapping += worst > 0.1f * 2 * kBodyRadius;
    f.worst_overlap = std::max(f.worst_overlap, double(worst));
    f.in_boxes += clearance(*world, at[i]) < 0;
    f.mean_distance += double(distance(at[i], goal[i])) / double(at.size());
  }
  f.overlapping = double(overlapping) / double(at.size());
  return f;
}

SeekFigures bench_seek(const Motion& motion) {
  SeekFigures f;
  Stage stage;
  const Ms end = motion.baked();
  const auto timed = [&](Ms t) {
    const double start = now();
    stage_at(motion, t, stage);
    return (now() - start) * 1e6;
  };
  base::Random random(1);
  std::vector<double> at_random, forward, ends;
  for (int k = 0; k < 2000; ++k) at_random.push_back(timed(Ms(double(end) * double(random.unit()))));
  for (int k = 0; k < 2000; ++k) forward.push_back(timed(std::min<Ms>(end, Ms(k) * 16)));
  for (int k = 0; k < 400; ++k) ends.push_back(timed(k % 2 ? 0 : end));
  f.people = int(stage.people.size());
  f.random_median = median(at_random);
  f.random_p99 = median(at_random, 0.99);
  f.forward_median = median(forward);
  f.end_to_start_median = median(ends);
  return f;
}

}  // namespace scenes
