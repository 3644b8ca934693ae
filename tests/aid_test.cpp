// Somebody is hurt: medics come, others make room, and a stretcher goes away through the lane.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "motion_drill.h"
#include "scenes/world.h"

namespace {

using namespace scenes;
using motion_drill::Maker;

struct Hurt {
  Maker m;
  UnitId crowd, medics;
  Motion motion;
  BakeStore store;
  explicit Hurt(int medic_count = 6) {
    crowd = m.unit("massa", "core", 50, Maker::spot(0, -8), Maker::spot(0, 30), {.shape = Shape::scattered}, true);
    medics = m.unit("medis", "medic_polri", medic_count, Maker::spot(40, 0), Maker::spot(0, 0), {.shape = Shape::bersaf});
    const PhaseId phase = m.phase(180'000);
    m.in_phase(phase, {.verb = Verb::treat,
                       .at = 2'000,
                       .lasts = 80'000,
                       .who = {medics},
                       .by = {crowd},
                       .where = Maker::spot(40, 10)});
    motion = bake({&m.drill, build_world(m.drill), &store, nullptr, nullptr}, default_path(m.drill));
  }
  const PersonState& person(const Stage& s, UnitId u, int k) const {
    return s.people[m.drill.units[u.index].first_person + std::uint32_t(k)];
  }
  int doing(const Stage& s, UnitId u, Activity what) const {
    int n = 0;
    for (int k = 0; k < m.drill.units[u.index].count; ++k) n += person(s, u, k).activity == what;
    return n;
  }
};
const Hurt& hurt() {
  static const Hurt one;
  return one;
}

TEST(Aid, OneLiesWhereHeFellAndTheOthersMakeRoom) {
  const Hurt& h = hurt();
  const Stage s = stage_at(h.motion, 12'000);
  ASSERT_EQ(h.doing(s, h.crowd, Activity::lie), 1);
  Vec2 at;
  for (int k = 0; k < 50; ++k)
    if (h.person(s, h.crowd, k).activity == Activity::lie) at = h.person(s, h.crowd, k).at;
  for (int k = 0; k < 50; ++k)
    if (h.person(s, h.crowd, k).activity != Activity::lie) {
      EXPECT_GT(distance(h.person(s, h.crowd, k).at, at), 1.5f) << k;
    }
}

TEST(Aid, OneAloneOrNobodyCarriesNobodyAway) {
  for (const int medics : {0, 1}) {
    const Hurt h(medics);
    for (Ms t = 10'000; t < 180'000; t += 10'000) {
      const Stage s = stage_at(h.motion, t);
      EXPECT_EQ(h.doing(s, h.crowd, Activity::carried), 0) << medics << " at " << t;
      EXPECT_EQ(h.doing(s, h.medics, Activity::carry), 0) << medics << " at " << t;
    }
  }
}

TEST(Aid, TwoBearTheStretcherAtItsLengthAndTheHurtLiesBetweenThem) {
  const Hurt& h = hurt();
  int seen = 0;
  for (Ms t = 40'000; t < 120'000; t += 1'000) {
    const Stage s = stage_at(h.motion, t);
    if (h.doing(s, h.crowd, Activity::carried) == 0) continue;
    ASSERT_EQ(h.doing(s, h.crowd, Activity::carried), 1) << t;
    ASSERT_EQ(h.doing(s, h.medics, Activity::carry), 2) << t;
    Vec2 patient;
    std::vector<Vec2> bearers;
    for (int k = 0; k < 50; ++k)
      if (h.person(s, h.crowd, k).activity == Activity::carried) patient = h.person(s, h.crowd, k).at;
    for (int k = 0; k < 6; ++k)
      if (h.person(s, h.medics, k).activity == Activity::carry) bearers.push_back(h.person(s, h.medics, k).at);
    EXPECT_LT(distance(patient, (bearers[0] + bearers[1]) * 0.5f), 0.1f) << t;
    if (++seen > 4) {
      EXPECT_NEAR(distance(bearers[0], bearers[1]), 2.0f, 0.2f) << t;
    }
  }
  EXPECT_GT(seen, 15);
}

TEST(Aid, TheHurtIsLaidDownInTheirCareAndTheCrowdClosesAgain) {
  const Hurt& h = hurt();
  const Stage before = stage_at(h.motion, 1'000), after = stage_at(h.motion, 178'000);
  ASSERT_EQ(h.doing(after, h.crowd, Activity::lie), 1);
  EXPECT_EQ(h.doing(after, h.medics, Activity::carry), 0);
  for (int k = 0; k < 6; ++k) EXPECT_LT(distance(h.person(after, h.medics, k).at, {40, 10}), 6) << k;
  for (int k = 0; k < 50; ++k)
    if (h.person(after, h.crowd, k).activity == Activity::lie) {
      EXPECT_LT(distance(h.person(after, h.crowd, k).at, {40, 10}), 3) << "visible, where the medics brought him";
    } else {
      EXPECT_LT(distance(h.person(before, h.crowd, k).at, h.person(after, h.crowd, k).at), 0.8f) << k;
    }
}

TEST(Aid, OneLaneThroughAllGroupsToAPlaceOpensAndCloses) {
  Maker m;
  const UnitId left =
      m.unit("kiri", "core", 30, Maker::spot(-4, -8), Maker::spot(0, 30), {.shape = Shape::scattered}, true);
  const UnitId right =
      m.unit("kanan", "core", 30, Maker::spot(4, -8), Maker::spot(0, 30), {.shape = Shape::scattered}, true);
  const UnitId guests = m.unit("tamu", "official", 2, Maker::spot(0, 12), Maker::spot(0, 0), {.shape = Shape::bersaf});
  const PhaseId phase = m.phase(120'000);
  m.in_phase(phase, {.verb = Verb::part,
                     .at = 2'000,
                     .lasts = 50'000,
                     .who = {left, right},
                     .by = {guests},
                     .via = {Maker::spot(0, 4)},
                     .where = Maker::spot(0, -9)});
  BakeStore store;
  const Motion motion = bake({&m.drill, build_world(m.drill), &store, nullptr, nullptr}, default_path(m.drill));
  const auto inside_lane = [&](Ms t) {
    int n = 0;
    for (const PersonState& p : stage_at(motion, t).people)
      n += std::abs(p.at.east) < 1.5f && p.at.north > -9 && p.at.north < 4;
    return n;
  };
  EXPECT_GT(inside_lane(1'000), 3);
  EXPECT_EQ(inside_lane(30'000), 0);
  EXPECT_GT(inside_lane(110'000), 3);
  const Stage before = stage_at(motion, 1'000), after = stage_at(motion, 118'000);
  for (std::size_t i = 0; i < 60; ++i) EXPECT_LT(distance(before.people[i].at, after.people[i].at), 0.8f) << i;
}

}  // namespace
