// What people in a crowd do: vote, change their mood, leave through a bottleneck.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "motion_drill.h"
#include "scenes/world.h"

namespace {

using namespace scenes;
using motion_drill::Maker;

Motion play(const Drill& drill, BakeStore& store) {
  return bake({&drill, build_world(drill), &store, nullptr, nullptr}, default_path(drill));
}

// Twelve voters, four seats, two booths, on open ground.
struct Station12 {
  Maker m;
  UnitId voters;
  Station12() {
    voters = m.unit("pemilih", "voter", 12, Maker::spot(14, -4), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
    const PhaseId phase = m.phase(720'000);
    Event vote{.verb = Verb::vote, .at = 1'000, .who = {voters}, .exits = {Maker::area_at(2)}};
    vote.station = {.queue = {Maker::spot(12, 0)},
                    .check = Maker::spot(5, 0),
                    .call = Maker::spot(0, 0),
                    .box = Maker::spot(-5, 2),
                    .ink = Maker::spot(-5, 0),
                    .seats = {Maker::spot(4, 4), Maker::spot(5, 4), Maker::spot(6, 4), Maker::spot(7, 4)},
                    .booths = {Maker::spot(-1, 6), Maker::spot(-3, 6)}};
    m.in_phase(phase, std::move(vote));
  }
};

TEST(Voting, EverybodyIsCheckedAloneSitsVotesAloneAndLeaves) {
  Station12 s;
  BakeStore store;
  const Motion motion = play(s.m.drill, store);
  std::set<std::size_t> sat, voted;
  for (Ms t = 0; t <= motion.baked(); t += 1'000) {
    const Stage stage = stage_at(motion, t);
    int checked = 0, first_booth = 0, second_booth = 0;
    for (std::size_t i = 0; i < stage.people.size(); ++i) {
      const PersonState& p = stage.people[i];
      if (p.activity == Activity::gone) continue;
      if (p.activity == Activity::seat) sat.insert(i);
      if (p.activity == Activity::vote) voted.insert(i);
      checked += p.speed < 0.05f && distance(p.at, {5, 0}) < 0.4f;
      first_booth += distance(p.at, {-1, 6}) < 0.4f;
      second_booth += distance(p.at, {-3, 6}) < 0.4f;
    }
    ASSERT_LE(checked, 1) << t;
    ASSERT_LE(first_booth, 1) << t;
    ASSERT_LE(second_booth, 1) << t;
  }
  EXPECT_EQ(sat.size(), 12u);
  EXPECT_EQ(voted.size(), 12u);
  for (const PersonState& p : stage_at(motion, motion.baked()).people) EXPECT_EQ(p.activity, Activity::gone);
}

TEST(Voting, TheQueueStandsInLineOneStepApart) {
  Station12 s;
  BakeStore store;
  const Motion motion = play(s.m.drill, store);
  const Stage stage = stage_at(motion, 30'000);
  std::vector<float> along;
  for (const PersonState& p : stage.people)
    if (std::abs(p.at.north) < 0.3f && p.at.east > 6) along.push_back(p.at.east);
  std::sort(along.begin(), along.end());
  ASSERT_GE(along.size(), 8u);
  for (std::size_t i = 1; i < along.size(); ++i) EXPECT_NEAR(along[i] - along[i - 1], 0.9f, 0.35f);
}

TEST(Voting, AnotherOrderEndsIt) {
  Station12 s;
  s.m.in_phase(PhaseId(0), {.verb = Verb::gather, .at = 60'000, .who = {s.voters}, .where = Maker::spot(0, -30)});
  BakeStore store;
  const Motion motion = play(s.m.drill, store);
  for (const PersonState& p : stage_at(motion, 180'000).people) {
    EXPECT_NE(p.activity, Activity::gone);
    EXPECT_LT(distance(p.at, {0, -30}), 6);
  }
}

// How far the middle of a crowd comes in 20 s, and how many of it make a noise once there.
struct Walked {
  float metres = 0;
  int noisy = 0;
};
Walked walked_in(Mood mood) {
  Maker m;
  const UnitId crowd =
      m.unit("massa", "core", 60, Maker::spot(40, 10), Maker::spot(0, 10), {.shape = Shape::scattered}, true);
  const PhaseId phase = m.phase(90'000);
  m.in_phase(phase, {.verb = Verb::mood, .at = 500, .who = {crowd}, .mood = mood});
  m.in_phase(phase, {.verb = Verb::gather, .at = 1'000, .who = {crowd}, .where = Maker::spot(-30, 18)});
  BakeStore store;
  const Motion motion = play(m.drill, store);
  const auto middle = [&](Ms t) {
    Vec2 sum;
    for (const PersonState& p : stage_at(motion, t).people) sum = sum + p.at * (1.0f / 60);
    return sum;
  };
  Walked walked{distance(middle(5'000), middle(25'000)), 0};
  for (const PersonState& p : stage_at(motion, 89'000).people)
    walked.noisy += p.activity == Activity::chant || p.activity == Activity::wave;
  return walked;
}

TEST(Mood, ChangesPaceAndNoise) {
  const Walked calm = walked_in(Mood::calm), hostile = walked_in(Mood::hostile), panicked = walked_in(Mood::panicked);
  EXPECT_GT(hostile.metres, calm.metres * 1.04f);
  EXPECT_GT(panicked.metres, calm.metres * 1.25f);
  EXPECT_EQ(calm.noisy, 0);
  EXPECT_GE(hostile.noisy, 4);
}

// Of a core group, of families and of a line of police: how many are loud.
struct Heard {
  int core = 0, families = 0, police = 0;
};
Heard heard_at(Conduct conduct) {
  Maker m;
  const UnitId core =
      m.unit("inti", "core", 40, Maker::spot(0, 10), Maker::spot(0, 30), {.shape = Shape::scattered}, true);
  const UnitId families =
      m.unit("keluarga", "family", 40, Maker::spot(30, 10), Maker::spot(30, 30), {.shape = Shape::scattered}, true);
  const UnitId police = m.unit("polisi", "police", 10, Maker::spot(0, 30), Maker::spot(0, 10), {});
  const PhaseId phase = m.phase(60'000);
  m.in_phase(phase, {.verb = Verb::situation, .at = 5'000, .conduct = conduct});
  BakeStore store;
  const Motion motion = play(m.drill, store);
  const Stage stage = stage_at(motion, 40'000);
  const auto loud = [&](UnitId u) {
    int count = 0;
    for (int k = 0; k < m.drill.units[u.index].count; ++k) {
      const Activity a = stage.people[m.drill.units[u.index].first_person + std::uint32_t(k)].activity;
      count += a == Activity::chant || a == Activity::wave;
    }
    return count;
  };
  return {loud(core), loud(families), loud(police)};
}

TEST(Conduct, IsHeardOfThoseWhoCameToBeHeard) {
  const Heard orderly = heard_at(Conduct::orderly), passive = heard_at(Conduct::passive),
              aggressive = heard_at(Conduct::aggressive);
  EXPECT_EQ(orderly.core, 0);
  EXPECT_LE(passive.core, 10);
  EXPECT_GE(aggressive.core, 16);
  EXPECT_EQ(aggressive.families, 0);
  EXPECT_EQ(aggressive.police, 0);
}

TEST(Conduct, WhoSurgesShoutsAndLeansIntoTheLineOnceThere) {
  Maker m;
  m.unit("garis", "dalmas_lanjut", 12, Maker::spot(0, 6), Maker::spot(0, 0), {});
  const UnitId core =
      m.unit("inti", "core", 30, Maker::spot(0, 0), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  const PhaseId phase = m.phase(60'000);
  m.in_phase(
      phase,
      {.verb = Verb::surge, .at = 5'000, .lasts = 40'000, .who = {core}, .where = Maker::spot(0, 6), .distance = 4});
  BakeStore store;
  const Motion motion = play(m.drill, store);
  const auto count = [&](Ms t, Activity activity) {
    int n = 0;
    for (int k = 0; k < 30; ++k)
      n += stage_at(motion, t).people[m.drill.units[core.index].first_person + std::uint32_t(k)].activity == activity;
    return n;
  };
  EXPECT_EQ(count(4'000, Activity::push) + count(4'000, Activity::chant), 0);
  EXPECT_GE(count(40'000, Activity::push), 1);
  EXPECT_GE(count(40'000, Activity::chant), 2);
  EXPECT_EQ(count(50'000, Activity::push) + count(50'000, Activity::chant), 0);
}

// A crowd of 250 leaves through a gate of `width` metres in a wall. Persons per metre and
// second, while the jam before the gate lasts.
float flow_through(float width) {
  Maker m;
  m.drill.venue.obstacles.clear();
  m.block("wall west", {-50, 0}, {-width / 2, 0.4f});
  m.block("wall east", {width / 2, 0}, {50, 0.4f});
  const UnitId crowd =
      m.unit("massa", "core", 250, Maker::spot(0, 14), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
  m.area("out", {-8, -40}, {8, -30}, AreaKind::exit);
  const PhaseId phase = m.phase(240'000);
  m.in_phase(phase, {.verb = Verb::disperse, .at = 1'000, .who = {crowd}, .exits = {Maker::area_at(3)}});
  BakeStore store;
  const Motion motion = play(m.drill, store);
  Ms first = 0, last = 0;
  for (Ms t = 0; t <= motion.baked(); t += 200) {
    int through = 0;
    for (const PersonState& p : stage_at(motion, t).people) through += p.activity == Activity::gone || p.at.north < 0;
    if (through >= 50 && first == 0) first = t;
    if (through >= 200 && last == 0) last = t;
  }
  return last > first && first > 0 ? 150 * 1000.0f / float(last - first) / width : 0;
}

// Fruin (1971): at level of service E, 66 to 82 persons a minute and metre of width get
// through, 1.1 to 1.37 a second; D begins at 49 a minute, 0.82. Experiments measured more than
// these levels: the flow per metre stays the same once two can pass abreast (Kretz, Gruenebohm
// and Schreckenberg, J. Stat. Mech. P10014, 2006), and the flow grows with the width (Seyfried et
// al., Transportation Science 43, 2009). The upper bound is an estimate: 1.6 times level E's end.
TEST(Bottleneck, LetsThroughWhatFruinSaysPerMetreOfWidth) {
  for (const float width : {1.6f, 2.4f, 3.6f}) {
    const float flow = flow_through(width);
    EXPECT_GT(flow, 0.82f) << width;
    EXPECT_LT(flow, 2.2f) << width;
  }
}

// Two groups at one place, two exits equally far (areas 3 and 4), what stands between.
struct TwoExits {
  Maker m;
  UnitId first, second;
  TwoExits() {
    m.drill.venue.obstacles.clear();
    first = m.unit("satu", "core", 120, Maker::spot(0, 4), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
    second = m.unit("dua", "core", 120, Maker::spot(0, -4), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
    m.area("out west", {-54, -5}, {-46, 5}, AreaKind::exit);
    m.area("out east", {46, -5}, {54, 5}, AreaKind::exit);
    m.in_phase(
        m.phase(180'000),
        {.verb = Verb::disperse, .at = 1'000, .who = {first, second}, .exits = {Maker::area_at(3), Maker::area_at(4)}});
  }
  float middle_of(const Stage& s, UnitId u) const {
    float sum = 0, count = 0;
    for (int k = 0; k < m.drill.units[u.index].count; ++k) {
      const PersonState& p = s.people[m.drill.units[u.index].first_person + std::uint32_t(k)];
      if (p.activity != Activity::gone) sum += p.at.east, count += 1;
    }
    return count > 0 ? sum / count : 0;
  }
};

TEST(Dispersing, GroupsShareTheExitsByNearnessAndByHowManyGoThere) {
  TwoExits t;
  BakeStore store;
  const Motion motion = play(t.m.drill, store);
  const Stage on_the_way = stage_at(motion, 25'000);
  EXPECT_LT(t.middle_of(on_the_way, t.first) * t.middle_of(on_the_way, t.second), -50) << "one goes west, one east";
  for (const PersonState& p : stage_at(motion, 120'000).people) EXPECT_EQ(p.activity, Activity::gone);
}

TEST(Dispersing, AGroupWhoseExitIsClosedOnTheWayTurnsToAnother) {
  TwoExits t;
  // A way in to the western exit, in which a bus stops while people are coming.
  for (const auto& [low, high] : {std::pair{Vec2{-45, -24}, Vec2{-44, -4}}, std::pair{Vec2{-45, 4}, Vec2{-44, 24}},
                                  std::pair{Vec2{-60, 23}, Vec2{-44, 24}}, std::pair{Vec2{-60, -24}, Vec2{-44, -23}}})
    t.m.block("fence", low, high);
  std::uint32_t bus = 0;
  while (vehicle_types()[bus].key != "bus") ++bus;
  t.m.drill.vehicles.push_back({.key = "bus", .type = bus, .at = Maker::spot(-43, 30), .bearing = kPi});
  t.m.in_phase(PhaseId(0), {.verb = Verb::move, .at = 4'000, .vehicles = {VehicleId(0)}, .where = Maker::spot(-43, 0)});
  BakeStore store;
  const Motion motion = play(t.m.drill, store);
  const Stage before = stage_at(motion, 12'000), late = stage_at(motion, 60'000);
  EXPECT_LT(std::min(t.middle_of(before, t.first), t.middle_of(before, t.second)), -5) << "one has set off westward";
  EXPECT_GT(t.middle_of(late, t.first), -5);
  EXPECT_GT(t.middle_of(late, t.second), -5);
  for (const PersonState& p : stage_at(motion, 178'000).people) EXPECT_EQ(p.activity, Activity::gone);
}

TEST(Dispersing, NobodyIsSentToAnExitThatIsBlocked) {
  TwoExits t;
  for (const auto& [low, high] : {std::pair{Vec2{-45, -12}, Vec2{-44, 12}}, std::pair{Vec2{-60, 11}, Vec2{-44, 12}},
                                  std::pair{Vec2{-60, -12}, Vec2{-44, -11}}})
    t.m.block("fence", low, high);
  BakeStore store;
  const Motion motion = play(t.m.drill, store);
  const Stage on_the_way = stage_at(motion, 25'000);
  EXPECT_GT(t.middle_of(on_the_way, t.first), 5);
  EXPECT_GT(t.middle_of(on_the_way, t.second), 5);
  for (const PersonState& p : stage_at(motion, 150'000).people) EXPECT_EQ(p.activity, Activity::gone);
}

}  // namespace
