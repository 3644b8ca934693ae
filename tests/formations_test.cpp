// The geometry of each formation, who takes which slot, and the density of a crowd.
#include "scenes/exact_math.h"
#include "scenes/formations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/random.h"
#include "motion_drill.h"
#include "scenes/density.h"
#include "scenes/simulation.h"
#include "scenes/world.h"

namespace {

using namespace scenes;

// Slots in the formation's own frame: x to the right of its front, y forward of the anchor.
std::vector<Vec2> local(Formation formation, int count, float bearing = 0.7f) {
  const Vec2 anchor{3, -2};
  const Vec2 forward{std::sin(bearing), std::cos(bearing)}, right = right_of(forward);
  std::vector<Vec2> out;
  for (const Slot& s : slots_of({.formation = formation, .count = count, .anchor = anchor, .bearing = bearing}))
    out.push_back({dot(s.at - anchor, right), dot(s.at - anchor, forward)});
  return out;
}
float width(const std::vector<Vec2>& slots) {
  const auto [low, high] =
      std::minmax_element(slots.begin(), slots.end(), [](Vec2 a, Vec2 b) { return a.east < b.east; });
  return high->east - low->east;
}
std::size_t ranks(const std::vector<Vec2>& slots) {
  std::set<int> depths;
  for (Vec2 s : slots) depths.insert(int(std::lround(-s.north * 20)));
  return depths.size();
}

TEST(Formations, NobodyStandsInAnotherWhateverTheShapeAndStrength) {
  for (const Shape shape : {Shape::bersaf, Shape::tali, Shape::berkait, Shape::banjar, Shape::paruh_lembing,
                            Shape::melintang, Shape::lingkar, Shape::berlindung, Shape::mengurai, Shape::seated})
    for (const int count : {1, 2, 5, 19, 30, 38})
      for (const int rows : {1, 2, 3}) {
        const auto slots = local({.shape = shape, .ranks = rows}, count);
        ASSERT_EQ(slots.size(), std::size_t(count));
        for (std::size_t i = 0; i < slots.size(); ++i)
          for (std::size_t j = i + 1; j < slots.size(); ++j)
            ASSERT_GT(distance(slots[i], slots[j]), 2 * kBodyRadius) << int(shape) << " of " << count << " in " << rows;
      }
}

TEST(Formations, ALineOfThirtyInTwoRanksHasTheWidthOfItsIntervals) {
  const auto slots = local({.shape = Shape::bersaf, .ranks = 2, .interval = 0.65f}, 30);
  EXPECT_EQ(ranks(slots), 2u);
  EXPECT_NEAR(width(slots), 14 * 0.65f + 0.325f, 0.01f) << "the rear rank stands half an interval aside";
  EXPECT_NEAR(width(local({.shape = Shape::bersaf, .ranks = 1, .interval = 0.65f}, 30)), 18.85f, 0.01f);
}

TEST(Formations, ARopeLineStandsRankBehindRankAtAPaceApart) {
  const auto slots = local({.shape = Shape::tali, .ranks = 2}, 38);
  EXPECT_NEAR(width(slots), 18 * 0.75f, 0.01f);
  for (std::size_t i = 0; i < 19; ++i) EXPECT_NEAR(slots[i].east, slots[i + 19].east, 0.01f);
}

TEST(Formations, LinkedArmsAreCloserThanAnyOtherLine) {
  EXPECT_NEAR(width(local({.shape = Shape::berkait, .ranks = 1}, 11)), 5.5f, 0.01f);
}

TEST(Formations, AColumnOfThreeFilesIsTenDeep) {
  const auto slots = local({.shape = Shape::banjar, .front = 3}, 30);
  EXPECT_EQ(ranks(slots), 10u);
  EXPECT_NEAR(width(slots), 1.5f, 0.01f);
  EXPECT_NEAR(slots.back().north, -8.1f, 0.01f);
}

TEST(Formations, AWedgeHasOneInFrontAndTwoEqualArms) {
  const auto slots = local({.shape = Shape::paruh_lembing}, 30);
  EXPECT_NEAR(slots[0].north, 0, 1e-3f);
  EXPECT_EQ(std::count_if(slots.begin(), slots.end(), [](Vec2 s) { return s.north > -0.3f; }), 1);
  float sum = 0;
  for (Vec2 s : slots) sum += s.east;
  EXPECT_NEAR(sum, 0, 0.01f);
}

TEST(Formations, ACircleFacesOutOnEverySide) {
  const auto slots = slots_of({.formation = {.shape = Shape::lingkar}, .count = 30, .anchor = {0, 0}});
  for (const Slot& s : slots) {
    EXPECT_NEAR(length(s.at), 3.82f, 0.02f);
    EXPECT_GT(s.at.east * std::sin(s.bearing) + s.at.north * std::cos(s.bearing), 3.8f);
  }
}

TEST(Formations, MenguraiOpensAGapOfTwoFilesAfterEveryFive) {
  auto slots = local({.shape = Shape::mengurai, .ranks = 1, .interval = 0.75f}, 20);
  std::sort(slots.begin(), slots.end(), [](Vec2 a, Vec2 b) { return a.east < b.east; });
  int gaps = 0;
  for (std::size_t i = 1; i < slots.size(); ++i) {
    const float step = slots[i].east - slots[i - 1].east;
    if (step > 1) {
      EXPECT_NEAR(step, 3 * 0.75f, 0.01f) << "somebody is let through";
      EXPECT_EQ(i % 5, 0u);
      ++gaps;
    }
  }
  EXPECT_EQ(gaps, 3);
}

TEST(Formations, PostsRoundAnAreaStandOnItsOutlineEquallyFarApartAndLookOutward) {
  const std::vector<std::vector<Vec2>> outlines = {{{-14, 26}, {14, 26}, {14, 38}, {-14, 38}},  // one way round
                                                   {{-14, 38}, {14, 38}, {14, 26}, {-14, 26}},  // and the other
                                                   {{0, 0}, {40, 0}, {20, 30}}};
  for (const auto& outline : outlines)
    for (const int count : {3, 7, 30, 61}) {
      float whole = 0;
      for (std::size_t i = 0; i < outline.size(); ++i) whole += distance(outline[i], outline[(i + 1) % outline.size()]);
      const auto slots = slots_of({.formation = {.shape = Shape::posts}, .count = count, .outline = &outline});
      ASSERT_EQ(slots.size(), std::size_t(count));
      for (std::size_t k = 0; k < slots.size(); ++k) {
        const Vec2 at = slots[k].at, out = direction_of(slots[k].bearing);
        EXPECT_TRUE(inside(outline, at - out * 0.2f)) << count << " " << k;
        EXPECT_FALSE(inside(outline, at + out * 0.2f)) << count << " " << k;
        // As the crow flies never farther than along the ring.
        EXPECT_LE(distance(at, slots[(k + 1) % slots.size()].at), whole / float(count) + 0.01f) << count << " " << k;
      }
    }
}

TEST(Formations, BerlindungIsThreeRanksDeep) {
  EXPECT_EQ(ranks(local({.shape = Shape::berlindung, .ranks = 1}, 30)), 3u);
}

TEST(Slots, NoTwoPeopleGainByExchangingTheirs) {
  base::Random random(9);
  std::vector<Vec2> now;
  for (int i = 0; i < 38; ++i) now.push_back({random.between(-12, 12), random.between(-9, 9)});
  const auto slots =
      slots_of({.formation = {.shape = Shape::bersaf, .ranks = 2}, .count = 38, .anchor = {2, 5}, .bearing = 0.4f});
  const auto mine = assign_slots(now, slots, 0.4f);
  const auto cost = [&](std::size_t i, std::size_t slot) {
    const Vec2 d = now[i] - slots[slot].at;
    return dot(d, d);
  };
  for (std::size_t a = 0; a < now.size(); ++a)
    for (std::size_t b = a + 1; b < now.size(); ++b)
      EXPECT_LE(cost(a, mine[a]) + cost(b, mine[b]), cost(a, mine[b]) + cost(b, mine[a]) + 1e-3f);
}

TEST(Slots, WhoStandsInASlotKeepsIt) {
  const auto slots =
      slots_of({.formation = {.shape = Shape::tali, .ranks = 2}, .count = 38, .anchor = {0, 0}, .bearing = 1});
  std::vector<Vec2> now;
  for (const Slot& s : slots) now.push_back(s.at);
  const auto mine = assign_slots(now, slots, 1);
  for (std::size_t i = 0; i < mine.size(); ++i) EXPECT_EQ(mine[i], i);
}

TEST(Slots, WhenOneLeavesTheOthersCloseUpByNoMoreThanAnInterval) {
  const auto before = slots_of({.formation = {.shape = Shape::tali, .ranks = 1}, .count = 20, .anchor = {0, 0}});
  const auto after = slots_of({.formation = {.shape = Shape::tali, .ranks = 1}, .count = 19, .anchor = {0, 0}});
  std::vector<Vec2> now;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (i != 7) now.push_back(before[i].at);
  const auto mine = assign_slots(now, after, 0);
  for (std::size_t i = 0; i < now.size(); ++i) EXPECT_LT(distance(now[i], after[mine[i]].at), 0.76f);
}

// What people of each rank do under shields: the first kneels behind his, the second holds
// his over the first, the third over all.
TEST(Manoeuvres, BerlindungHasThreeHeights) {
  using motion_drill::Maker;
  Maker m;
  const UnitId line = m.unit("lanjut", "dalmas_lanjut", 30, Maker::spot(0, 20), Maker::spot(0, 0),
                             {.shape = Shape::bersaf, .ranks = 3});
  const PhaseId phase = m.phase(40'000);
  m.in_phase(phase, {.verb = Verb::form,
                     .at = 1'000,
                     .who = {line},
                     .formation = {.shape = Shape::berlindung},
                     .forms = true,
                     .posture = Posture::berlindung});
  BakeStore store;
  const Motion motion = bake({&m.drill, build_world(m.drill), &store, nullptr, nullptr}, default_path(m.drill));
  const Stage s = stage_at(motion, 39'000);
  int kneeling = 0, bracing = 0, sheltering = 0;
  for (const PersonState& p : s.people) {
    kneeling += p.activity == Activity::kneel;
    bracing += p.activity == Activity::brace;
    sheltering += p.activity == Activity::shelter;
  }
  EXPECT_EQ(kneeling, 10);
  EXPECT_EQ(bracing, 10);
  EXPECT_EQ(sheltering, 10);
}

TEST(Density, ItsSumIsTheNumberOfPeoplePresent) {
  Stage stage;
  base::Random random(3);
  for (int i = 0; i < 500; ++i) stage.people.push_back({{random.between(-60, 60), random.between(-50, 50)}});
  for (int i = 0; i < 50; ++i) stage.people[std::size_t(i)].activity = Activity::gone;
  DensityField field;
  density_of(stage.people, field);
  double sum = 0;
  for (float d : field.per_square_metre) sum += double(d * field.cell * field.cell);
  EXPECT_NEAR(sum, 450, 2);
}

TEST(Density, AnEvenCrowdHasItsOwnDensityAndTheHighestIsFound) {
  Stage stage;
  for (int e = 0; e < 20; ++e)
    for (int n = 0; n < 20; ++n) stage.people.push_back({{-20 + float(e) * 0.5f, -20 + float(n) * 0.5f}});  // 4 per m2
  DensityField field;
  density_of(stage.people, field);
  EXPECT_NEAR(density_at(field, {-15.25f, -15.25f}), 4.0f, 0.2f);
  EXPECT_GT(field.highest, kDensityAlarm);
  EXPECT_LT(field.highest, kDensityStop);
  EXPECT_LT(distance(field.highest_at, {-15, -15}), 6);
  EXPECT_EQ(density_at(field, {40, 40}), 0);
  EXPECT_EQ(density_at(field, {400, 40}), 0);
}

}  // namespace
