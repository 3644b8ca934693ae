// The motion checker finds what is wrong, and the shipped drills have nothing of it.
#include "scenes/motion_check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "motion_drill.h"
#include "scenes/exact_math.h"
#include "scenes/world.h"

namespace {

using namespace scenes;
using motion_drill::Maker;

base::Diagnostics faults_of(const Drill& drill) {
  const auto world = build_world(drill);
  BakeStore store;
  return check_motion(bake({&drill, world, &store, nullptr, nullptr}, default_path(drill)), *world);
}
std::size_t count(const base::Diagnostics& found, std::string_view code) {
  return std::size_t(std::count_if(found.begin(), found.end(), [&](const auto& d) { return d.code == code; }));
}

TEST(MotionCheck, AUnitThatHasNotArrivedWhenItsNextOrderComesIsLate) {
  Maker m;
  const UnitId line =
      m.unit("awal", "dalmas_awal", 20, Maker::spot(-40, 0), Maker::spot(0, 0), {.shape = Shape::banjar});
  const PhaseId phase = m.phase(90'000);
  m.in_phase(phase, {.verb = Verb::move, .at = 1'000, .who = {line}, .where = Maker::spot(20, 0), .pace = Pace::march});
  m.in_phase(phase,
             {.verb = Verb::move, .at = 21'000, .who = {line}, .where = Maker::spot(-30, 10), .pace = Pace::march});
  EXPECT_EQ(count(faults_of(m.drill), "G0505"), 1u);
  m.drill.events[1].at = 70'000;
  m.drill.phases[0].lasts = 150'000;
  EXPECT_EQ(count(faults_of(m.drill), "G0505"), 0u) << "with the time that it needs";
}

TEST(MotionCheck, AReliefOfTooFewLeavesAGap) {
  Maker m;
  const Formation rope{.shape = Shape::tali, .ranks = 2};
  const UnitId line = m.unit("awal", "dalmas_awal", 38, Maker::spot(0, 20), Maker::spot(0, 0), rope);
  const UnitId few = m.unit("lanjut", "dalmas_lanjut", 6, Maker::spot(0, 26), Maker::spot(0, 0), rope);
  const PhaseId phase = m.phase(120'000);
  m.in_phase(phase, {.verb = Verb::relieve, .at = 2'000, .lasts = 90'000, .who = {line}, .by = {few}});
  EXPECT_EQ(count(faults_of(m.drill), "G0504"), 1u);
}

TEST(MotionCheck, AnExitBehindAWallIsBlocked) {
  Maker m;
  const UnitId crowd =
      m.unit("massa", "core", 10, Maker::spot(30, -30), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
  m.block("wall", {50, -26}, {51, -4});
  m.block("wall north", {50, -5}, {60, -4});
  m.block("wall south", {50, -26}, {60, -25});
  const PhaseId phase = m.phase(240'000);
  m.in_phase(phase, {.verb = Verb::disperse, .at = 1'000, .who = {crowd}, .exits = {Maker::area_at(1)}});
  EXPECT_EQ(count(faults_of(m.drill), "G0506"), 1u);
}

TEST(MotionCheck, ADrillThatMarchesSwapsAndDispersesIsSilent) {
  const auto played = motion_drill::unrest();
  const base::Diagnostics found = faults_of(played.drill);
  EXPECT_TRUE(found.empty()) << base::format(found);
}

// The shipped drills, on the default path and on every path that leaves it at one decision,
// from that decision on.
Drill shipped(const char* name) {
  auto drill = read_drill(std::string(GELAR_SOURCE_DIR "/scenes/library/") + name + "/" + name + ".drill.yaml");
  EXPECT_TRUE(drill) << base::format(drill.diagnostics());
  return drill ? std::move(*drill) : Drill{};
}

class ShippedDrill : public testing::TestWithParam<const char*> {};

TEST_P(ShippedDrill, HasNoFaultOnAnyOptionOfAnyDecision) {
  const Drill drill = shipped(GetParam());
  const auto world = build_world(drill);
  BakeStore store;
  const Path usual = default_path(drill);
  const Motion motion = bake({&drill, world, &store, nullptr, nullptr}, usual);
  const base::Diagnostics found = check_motion(motion, *world);
  EXPECT_TRUE(found.empty()) << base::format(found);
  int options = 0;
  for (const DecisionPoint& point : motion.timeline.decisions) {
    const Decision& decision = drill.decisions[point.decision.index];
    for (std::size_t o = 0; o < decision.options.size(); ++o) {
      if (o == point.option) continue;
      Path path = usual;
      path.option[point.decision.index] = std::uint8_t(o);
      const base::Diagnostics there =
          check_motion(bake({&drill, world, &store, nullptr, nullptr}, path), *world, nullptr, point.at);
      EXPECT_TRUE(there.empty()) << decision.id << "=" << decision.options[o].key << "\n" << base::format(there);
      ++options;
    }
  }
  EXPECT_GE(options, 6);
}

// Options of different decisions meet on one path: of any two decisions every pair of options is
// on one of these 27 (an orthogonal array: each decision's option is a linear form of three
// digits to the base 3, no two forms alike up to a factor).
std::vector<Path> paths_with_all_pairs(const Drill& drill) {
  constexpr int kForms[][3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 0}, {1, 2, 0},
                               {1, 0, 1}, {1, 0, 2}, {0, 1, 1}, {0, 1, 2}, {1, 1, 1}};
  std::vector<Path> paths;
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b)
      for (int c = 0; c < 3; ++c) {
        Path path = default_path(drill);
        for (std::size_t d = 0; d < drill.decisions.size() && d < std::size(kForms); ++d) {
          const int digit = (a * kForms[d][0] + b * kForms[d][1] + c * kForms[d][2]) % 3;
          path.option[d] = std::uint8_t(std::size_t(digit) % drill.decisions[d].options.size());
        }
        paths.push_back(std::move(path));
      }
  return paths;
}

// What is left is small (shoulders that touch for a moment); it may only become less.
TEST(MotionCheck, WhereOptionsOfDifferentDecisionsMeetNobodyIsLeftBehindAndNothingElseIsWorse) {
  constexpr std::size_t kLeft = 20;
  const Drill drill = shipped("sispamkota-jepara");
  const auto world = build_world(drill);
  BakeStore store;
  base::Diagnostics found;
  for (const Path& path : paths_with_all_pairs(drill))
    for (base::Diagnostic& fault : check_motion(bake({&drill, world, &store, nullptr, nullptr}, path), *world))
      found.push_back(std::move(fault));
  EXPECT_EQ(count(found, "G0503"), 0u) << base::format(found);
  EXPECT_EQ(count(found, "G0504"), 0u) << base::format(found);
  EXPECT_EQ(count(found, "G0505"), 0u) << base::format(found);
  EXPECT_LE(found.size(), kLeft) << base::format(found);
}

INSTANTIATE_TEST_SUITE_P(MotionCheck, ShippedDrill, testing::Values("sispamkota-jepara", "hari-h-di-tps", "dua-kubu"),
                         [](const auto& name) {
                           std::string word = name.param;
                           std::replace(word.begin(), word.end(), '-', '_');
                           return word;
                         });

// --- what the flagship shows on its default path ---

struct Flagship {
  Drill drill = shipped("sispamkota-jepara");
  BakeStore store;
  Motion motion = bake({&drill, build_world(drill), &store, nullptr, nullptr}, default_path(drill));

  const Unit& unit(std::string_view key) const {
    return *std::find_if(drill.units.begin(), drill.units.end(), [&](const Unit& u) { return u.key == key; });
  }
  std::size_t prop(std::string_view key) const {
    const auto found =
        std::find_if(drill.props.begin(), drill.props.end(), [&](const Prop& p) { return p.key == key; });
    return std::size_t(found - drill.props.begin());
  }
};
const Flagship& flagship() {
  static const Flagship once;
  return once;
}

TEST(Flagship, TheBallotBoxesAreInTheCarriersHandsBetweenGuardsAllTheWay) {
  const Flagship& f = flagship();
  const Unit& guards = f.unit("pwl");
  Vec2 first, last;
  for (Ms t = 41 * 60'000 + 20'000; t <= 42 * 60'000 + 4'000; t += 1'000) {
    const Stage s = stage_at(f.motion, t);
    for (const char* key : {"kotak_1", "kotak_2"}) {
      const PropState& box = s.props[f.prop(key)];
      ASSERT_GE(box.carrier, 0) << key << " at " << t;
      EXPECT_FALSE(box.visible) << "nor at its place";
      const PersonState& carrier = s.people[std::size_t(box.carrier)];
      EXPECT_EQ(carrier.activity, Activity::carry) << t;
      (t == 41 * 60'000 + 20'000 ? first : last) = carrier.at;
      // On either side a guard within two metres, and nobody of a crowd nearer than two.
      bool left = false, right = false;
      for (int k = 0; k < guards.count; ++k) {
        const Vec2 off = s.people[guards.first_person + std::uint32_t(k)].at - carrier.at;
        const float aside = dot(off, right_of(direction_of(carrier.bearing)));
        if (length(off) > 2.0f) continue;
        left = left || aside < -0.3f;
        right = right || aside > 0.3f;
      }
      EXPECT_TRUE(left && right) << key << " at " << t;
      for (const Unit& unit : f.drill.units)
        for (int k = 0; unit.crowd && k < unit.count; ++k) {
          const PersonState& p = s.people[unit.first_person + std::uint32_t(k)];
          if (p.activity == Activity::gone) continue;
          EXPECT_GT(distance(p.at, carrier.at), 2) << unit.key << " at " << t;
        }
    }
  }
  EXPECT_GT(distance(first, last), 35) << "from the polling station to the election office";
}

TEST(Flagship, LinesWheelDressOpenAndCloseByWordOfCommand) {
  const Flagship& f = flagship();
  int wheels = 0, dresses = 0, opens = 0, closes = 0;
  float widest = 0;  // metres from one to the next in the same open order
  for (const TimedEvent& timed : f.motion.timeline.events) {
    const Event& e = f.drill.events[timed.event.index];
    if (e.verb != Verb::dress && e.verb != Verb::wheel) continue;
    wheels += e.verb == Verb::wheel;
    dresses += e.verb == Verb::dress;
    opens += e.verb == Verb::dress && e.formation.interval > 1;
    closes += e.verb == Verb::dress && e.formation.interval > 0 && e.formation.interval < 0.8f;
    const Stage s = stage_at(f.motion, timed.start + 500);
    const bool heard = std::any_of(s.captions.begin(), s.captions.end(),
                                   [&](const Caption& c) { return c.command && c.event == timed.event; });
    EXPECT_TRUE(heard) << "at " << timed.start;
    if (e.verb == Verb::wheel) {
      const Unit& line = f.drill.units[e.who[0].index];
      const std::uint32_t man = line.first_person + std::uint32_t(line.count - 1);
      const float before = stage_at(f.motion, timed.start).people[man].bearing;
      const float after = stage_at(f.motion, timed.start + 30'000).people[man].bearing;
      EXPECT_NEAR(std::remainder(after - before, 2 * kPi), e.turn, 0.15f);
    }
    if (e.verb == Verb::dress && e.formation.interval > 1) {
      const Stage open = stage_at(f.motion, timed.start + 40'000);
      const Unit& unit = f.drill.units[e.who[0].index];
      for (int k = unit.support + 1; k < unit.count; ++k) {
        float nearest = 1e9f;
        for (int j = unit.support; j < unit.count; ++j)
          if (j != k)
            nearest = std::min(nearest, distance(open.people[unit.first_person + std::uint32_t(k)].at,
                                                 open.people[unit.first_person + std::uint32_t(j)].at));
        widest = std::max(widest, nearest);
      }
    }
  }
  EXPECT_GE(wheels, 1);
  EXPECT_GE(dresses, 3);
  EXPECT_GE(opens, 1);
  EXPECT_GE(closes, 1);
  EXPECT_GT(widest, 0.8f) << "ranks that were opened stand open";
}

TEST(Flagship, TheOuterRingIsHeldAllRoundLookingOutward) {
  const Flagship& f = flagship();
  const Unit& army = f.unit("tni_1");
  const auto ring = std::find_if(f.drill.venue.areas.begin(), f.drill.venue.areas.end(),
                                 [](const NamedArea& a) { return a.name == "ring_3"; });
  ASSERT_NE(ring, f.drill.venue.areas.end());
  const Stage s = stage_at(f.motion, 47 * 60'000);
  for (int k = 0; k < army.count; ++k) {
    const PersonState& p = s.people[army.first_person + std::uint32_t(k)];
    const Vec2 out = direction_of(p.bearing);
    EXPECT_LT(p.speed, 0.2f) << k;
    EXPECT_TRUE(inside(ring->outline, p.at - out * 2.0f)) << k;
    EXPECT_FALSE(inside(ring->outline, p.at + out * 2.0f)) << k;
  }
}

}  // namespace
