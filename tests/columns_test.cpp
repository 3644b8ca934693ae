// Columns on the march: those who stand about let them through, and nobody paces to and fro to
// fall in or because he walked before he rested.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "motion_drill.h"
#include "scenes/formations.h"
#include "scenes/motion_check.h"
#include "scenes/world.h"

namespace {

using namespace scenes;
using motion_drill::Maker;

struct Played {
  Maker m;
  BakeStore store;
  std::shared_ptr<const World> world;
  Motion motion;
  void bake_it() {
    world = build_world(m.drill);
    motion = bake({&m.drill, world, &store, nullptr, nullptr}, default_path(m.drill));
  }
  const PersonState& person(const Stage& s, UnitId u, int k) const {
    return s.people[m.drill.units[u.index].first_person + std::uint32_t(k)];
  }
};

TEST(Columns, ACrowdStepsAsideForOneAndGoesBack) {
  Played p;
  const UnitId crowd =
      p.m.unit("massa", "core", 40, Maker::spot(0, -8), Maker::spot(0, 30), {.shape = Shape::scattered}, true);
  const UnitId column = p.m.unit("awal", "dalmas_awal", 30, Maker::spot(-24, -8), Maker::spot(0, -8),
                                 {.shape = Shape::banjar, .front = 3});
  const PhaseId phase = p.m.phase(120'000);
  p.m.in_phase(phase,
               {.verb = Verb::move, .at = 2'000, .who = {column}, .where = Maker::spot(24, -8), .pace = Pace::run});
  p.bake_it();
  const base::Diagnostics found = check_motion(p.motion, *p.world);
  EXPECT_TRUE(found.empty()) << base::format(found);
  const Stage before = stage_at(p.motion, 1'000), after = stage_at(p.motion, 119'000);
  float farthest = 0;
  int moved = 0;
  for (Ms t = 1'000; t < 60'000; t += 500) {
    const Stage s = stage_at(p.motion, t);
    for (int k = 0; k < 40; ++k) {
      const float off = distance(p.person(s, crowd, k).at, p.person(before, crowd, k).at);
      farthest = std::max(farthest, off);
      moved += off > 1;
    }
  }
  EXPECT_GT(moved, 0) << "the column goes through where they stand";
  EXPECT_LT(farthest, 3.5f) << "put aside, not taken along";
  for (int k = 0; k < 40; ++k)
    EXPECT_LT(distance(p.person(after, crowd, k).at, p.person(before, crowd, k).at), 0.8f) << k;
}

TEST(Columns, NobodyWalksBackToFallIn) {
  Played p;
  // A wide line that marches off to its flank: those at the head stand before their places.
  const UnitId line = p.m.unit("awal", "dalmas_awal", 30, Maker::spot(-20, 10), Maker::spot(-20, -40),
                               {.shape = Shape::bersaf, .ranks = 3});
  const PhaseId phase = p.m.phase(90'000);
  p.m.in_phase(phase,
               {.verb = Verb::move, .at = 2'000, .who = {line}, .where = Maker::spot(24, 10), .pace = Pace::march});
  p.bake_it();
  const Stage before = stage_at(p.motion, 1'500);
  for (Ms t = 2'000; t < 20'000; t += 500) {
    const Stage s = stage_at(p.motion, t);
    for (int k = 0; k < 30; ++k)
      EXPECT_GT(p.person(s, line, k).at.east, p.person(before, line, k).at.east - 0.8f) << k << " at " << t;
  }
}

TEST(Columns, WhoRestedSetsOffAtOnceHoweverHeCame) {
  Played p;
  const UnitId group =
      p.m.unit("massa", "core", 5, Maker::spot(-30, -20), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
  const PhaseId phase = p.m.phase(120'000);
  p.m.in_phase(phase,
               {.verb = Verb::march, .at = 1'000, .who = {group}, .where = Maker::spot(-20, -20), .pace = Pace::walk});
  p.m.in_phase(phase,
               {.verb = Verb::march, .at = 60'000, .who = {group}, .where = Maker::spot(-14, -20), .pace = Pace::walk});
  p.bake_it();
  const Stage before = stage_at(p.motion, 60'000), after = stage_at(p.motion, 67'000);
  for (int k = 0; k < 5; ++k) EXPECT_GT(p.person(after, group, k).at.east - p.person(before, group, k).at.east, 4) << k;
}

}  // namespace
