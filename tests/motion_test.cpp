// How people move: what must hold at every moment of a drill that marches, forms, swaps,
// presses and disperses.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/hash.h"
#include "base/random.h"
#include "motion_drill.h"
#include "scenes/bench.h"
#include "scenes/simulation.h"
#include "scenes/world.h"

namespace {

using namespace scenes;
namespace fs = std::filesystem;

Motion bake_with(const Drill& drill, const char* path, BakeStore& store, unsigned threads = 1) {
  base::Workers workers(threads);
  const auto parsed = parse_path(drill, path);
  EXPECT_TRUE(parsed);
  return bake({&drill, build_world(drill), &store, &workers, nullptr}, *parsed);
}

struct Baked {
  motion_drill::Played played = motion_drill::unrest();
  BakeStore store;
  Motion a = bake_with(played.drill, "DP1=A", store);
  Motion b = bake_with(played.drill, "DP1=B", store);
};
Baked& baked() {
  static Baked once;
  return once;
}

std::vector<Vec2> places(const Drill& drill, const Stage& stage, UnitId unit) {
  std::vector<Vec2> out;
  const Unit& u = drill.units[unit.index];
  for (int k = 0; k < u.count; ++k) {
    const PersonState& p = stage.people[u.first_person + std::uint32_t(k)];
    if (p.activity != Activity::gone) out.push_back(p.at);
  }
  return out;
}

TEST(Motion, EverySegmentOfBothOptionsIsBaked) {
  EXPECT_EQ(baked().a.baked(), 300'000);
  EXPECT_EQ(baked().b.baked(), 300'000);
  EXPECT_EQ(baked().a.segments[0], baked().b.segments[0]) << "the shared prefix is baked once";
}

TEST(Motion, NobodyIsEverInsideAnObstacleOrOutsideTheGround) {
  const auto world = build_world(baked().played.drill);
  for (const Motion* m : {&baked().a, &baked().b})
    for (Ms t = 0; t <= m->baked(); t += 700)
      for (const PersonState& p : stage_at(*m, t).people) {
        if (p.activity == Activity::gone) continue;
        ASSERT_GT(clearance(*world, p.at), kBodyRadius * 0.7f) << "t " << t << " at " << p.at.east << " " << p.at.north;
      }
}

TEST(Motion, NobodyStandsInsideAnotherBody) {
  for (const Motion* m : {&baked().a, &baked().b})
    for (Ms t = 0; t <= m->baked(); t += 1'400) {
      const Stage s = stage_at(*m, t);
      for (std::size_t i = 0; i < s.people.size(); ++i)
        for (std::size_t j = i + 1; j < s.people.size(); ++j) {
          if (s.people[i].activity == Activity::gone || s.people[j].activity == Activity::gone) continue;
          ASSERT_GE(distance(s.people[i].at, s.people[j].at), 0.45f - 0.005f) << "t " << t << ": " << i << " and " << j;
        }
    }
}

TEST(Motion, NobodyIsTeleportedNotEvenAcrossACut) {
  for (const Motion* m : {&baked().a, &baked().b}) {
    Stage before = stage_at(*m, 0), now;
    for (Ms t = 200; t <= m->baked(); t += 200) {
      stage_at(*m, t, now);
      for (std::size_t i = 0; i < now.people.size(); ++i) {
        if (now.people[i].activity == Activity::gone) continue;
        ASSERT_LE(distance(before.people[i].at, now.people[i].at), 3.0f * 0.2f + 0.01f)
            << "person " << i << " at " << t;
      }
      std::swap(before, now);
    }
  }
}

TEST(Motion, ADrilledColumnMarchesAtTheDrillPace) {
  const auto& p = baked().played;
  const auto middle = [&](Ms t) {
    Vec2 sum;
    for (Vec2 at : places(p.drill, stage_at(baked().a, t), p.relief)) sum = sum + at * (1.0f / 38);
    return sum;
  };
  const float speed = distance(middle(18'000), middle(23'000)) / 5;
  EXPECT_NEAR(speed, 1.12f, 0.12f);
}

TEST(Motion, TheLineStandsDressedAndFacesTheCrowd) {
  const auto& p = baked().played;
  const Stage s = stage_at(baked().a, 80'000);
  int front = 0, back = 0;
  for (Vec2 at : places(p.drill, s, p.line)) {
    front += std::abs(at.north - 22) < 0.12f;
    back += std::abs(at.north - 23.2f) < 0.25f;
  }
  EXPECT_EQ(front, 19);
  EXPECT_GE(back, 18);
  for (int k = 0; k < 38; ++k) {
    const PersonState& one = s.people[p.drill.units[p.line.index].first_person + std::uint32_t(k)];
    EXPECT_NEAR(one.bearing, kPi, 0.1f);
    EXPECT_EQ(one.activity, Activity::hold_rope);
  }
}

TEST(Motion, ASwapLeavesNoGapOverTwoMetresInTheLine) {
  const auto& p = baked().played;
  float worst = 0;
  Ms when = 0;
  for (Ms t = 100'000; t <= 170'000; t += 500) {
    const Stage s = stage_at(baked().a, t);
    std::vector<float> across;
    for (UnitId u : {p.line, p.relief})
      for (Vec2 at : places(p.drill, s, u))
        if (at.north < 23.8f && at.north > 18) across.push_back(at.east);
    std::sort(across.begin(), across.end());
    for (std::size_t i = 1; i < across.size(); ++i) {
      if (across[i - 1] < -5.5f || across[i] > 5.5f) continue;
      // Between shoulders, not between middles.
      const float gap = across[i] - across[i - 1] - 2 * kBodyRadius;
      if (gap > worst) {
        worst = gap;
        when = t;
      }
    }
    ASSERT_GE(across.size(), 19u) << t;
  }
  EXPECT_LE(worst, 2.0f) << "at " << when;
}

TEST(Motion, AfterTheSwapTheReliefStandsInFrontAndTheRelievedTenMetresBack) {
  const auto& p = baked().played;
  const Stage s = stage_at(baked().a, 178'000);
  for (Vec2 at : places(p.drill, s, p.relief)) EXPECT_LT(at.north, 22.9f);
  for (Vec2 at : places(p.drill, s, p.line)) EXPECT_GT(at.north, 23.5f);
}

TEST(Motion, WhoStepsBackFacingNeverTurnsNorHurries) {
  const auto& p = baked().played;
  for (Ms t = 138'000; t < 172'000; t += 1'000) {
    const Stage s = stage_at(baked().a, t);
    for (int k = 0; k < 38; ++k) {
      const PersonState& one = s.people[p.drill.units[p.line.index].first_person + std::uint32_t(k)];
      EXPECT_LT(one.speed, 0.75f) << t;
      if (one.speed > 0.3f) {
        EXPECT_NEAR(one.bearing, kPi, 0.35f) << t;
      }
    }
  }
}

TEST(Motion, StepsBackwardsCountDownSoThatLegsDoNotMoonwalk) {
  const auto& p = baked().played;
  const std::uint32_t one = p.drill.units[p.line.index].first_person + 5;
  const Stage before = stage_at(baked().a, 139'000), after = stage_at(baked().a, 144'000);
  EXPECT_GT(distance(before.people[one].at, after.people[one].at), 1.0f);
  EXPECT_LT(after.people[one].travelled, before.people[one].travelled - 1.0f);
}

TEST(Motion, DispersingEmptiesThePlace) {
  const auto& p = baked().played;
  for (const Motion* m : {&baked().a, &baked().b}) {
    EXPECT_EQ(places(p.drill, stage_at(*m, 180'000), p.crowd).size(), 120u);
    EXPECT_EQ(places(p.drill, stage_at(*m, 300'000), p.crowd).size(), 0u);
  }
}

TEST(Motion, WhoSitsSitsAndWhoStandsIsStill) {
  const auto& p = baked().played;
  const Stage s = stage_at(baked().b, 125'000), later = stage_at(baked().b, 127'000);
  int sitting = 0, moved = 0;
  for (int k = 0; k < 120; ++k) {
    const std::uint32_t i = p.drill.units[p.crowd.index].first_person + std::uint32_t(k);
    sitting += s.people[i].activity == Activity::sit;
    moved += distance(s.people[i].at, later.people[i].at) > 0.03f;
  }
  EXPECT_GE(sitting, 118);
  EXPECT_LE(moved, 3) << "a crowd at rest does not jitter";
}

std::uint64_t all_hashes(const Motion& m) {
  base::Hash h;
  for (Ms t = 0; t <= m.baked(); t += 977) h.number(hash_of(stage_at(m, t)));
  return h.value();
}

TEST(Crowd, GivesWayToALineThatPushesByStepsAndNobodyIsLeftBehindIt) {
  using motion_drill::Maker;
  Maker m;
  const UnitId line = m.unit("lanjut", "dalmas_lanjut", 38, Maker::spot(0, 22), Maker::spot(0, 0),
                             {.shape = Shape::bersaf, .ranks = 2});
  const UnitId crowd =
      m.unit("massa", "core", 80, Maker::spot(0, 12), Maker::spot(0, 22), {.shape = Shape::scattered}, true);
  const PhaseId phase = m.phase(120'000);
  m.in_phase(
      phase,
      {.verb = Verb::push, .at = 2'000, .lasts = 80'000, .who = {line}, .distance = 20, .step = 10, .rest = 15'000});
  BakeStore store;
  const Motion motion = bake({&m.drill, build_world(m.drill), &store, nullptr, nullptr}, default_path(m.drill));
  const auto front = [&](Ms t) {
    float least = 1e9f;
    for (Vec2 at : places(m.drill, stage_at(motion, t), line)) least = std::min(least, at.north);
    return least;
  };
  EXPECT_NEAR(front(24'000), 12, 0.6f) << "the first step of 10 m at half a metre a second";
  EXPECT_NEAR(front(36'000), 12, 0.6f) << "rests for 15 s";
  EXPECT_NEAR(front(118'000), 2, 0.6f);
  for (Ms t = 0; t < 120'000; t += 1'000) {
    const float edge = front(t);
    for (Vec2 at : places(m.drill, stage_at(motion, t), crowd)) {
      if (std::abs(at.east) < 6) {
        ASSERT_LT(at.north, edge + 0.3f) << "t " << t;
      }
    }
  }
}

TEST(Crowd, StepsAsideForAVehicleWhichRunsNobodyOver) {
  using motion_drill::Maker;
  Maker m;
  m.unit("massa", "core", 60, Maker::spot(0, 0), Maker::spot(0, 22), {.shape = Shape::scattered}, true);
  Vehicle ambulance;
  for (std::uint32_t i = 0; i < vehicle_types().size(); ++i)
    if (vehicle_types()[i].key == "ambulance") ambulance.type = i;
  ambulance.at = Maker::spot(-25, 6);
  ambulance.bearing = kPi / 2;
  m.drill.vehicles.push_back(ambulance);
  const PhaseId phase = m.phase(90'000);
  m.in_phase(phase, {.verb = Verb::move, .at = 2'000, .vehicles = {VehicleId(0)}, .where = Maker::spot(24, -4)});
  BakeStore store;
  const Motion motion = bake({&m.drill, build_world(m.drill), &store, nullptr, nullptr}, default_path(m.drill));
  const VehicleType& type = vehicle_types()[ambulance.type];
  for (Ms t = 0; t <= 90'000; t += 500) {
    const Stage s = stage_at(motion, t);
    const VehicleState& v = s.vehicles[0];
    const Vec2 ahead{std::sin(v.bearing), std::cos(v.bearing)};
    for (const PersonState& p : s.people)
      ASSERT_FALSE(std::abs(dot(p.at - v.at, ahead)) < type.length / 2 &&
                   std::abs(cross(p.at - v.at, ahead)) < type.width / 2)
          << "t " << t;
  }
  EXPECT_LT(distance(stage_at(motion, 90'000).vehicles[0].at, {24, -4}), 1.5f);
}

TEST(Crowd, TwoThousandWhoMeetHeadOnNeverOverlapNorEnterABox) {
  const CrowdFigures f = bench_crowd(2000, 600, nullptr);
  EXPECT_EQ(f.overlapping, 0);
  EXPECT_LT(f.worst_overlap, 0.05);
  EXPECT_EQ(f.in_boxes, 0);
  EXPECT_LT(f.mean_distance, 4.8);  // a collision-free-speed model on the same scene
}

TEST(Crowd, TenThousandPressOnALineAndHardlyAnybodyOverlaps) {
  base::Workers workers;
  const CrowdFigures f = bench_crowd(10'000, 600, &workers);
  EXPECT_LE(f.overlapping, 0.001);
  EXPECT_LT(f.worst_overlap, 0.1);
  EXPECT_EQ(f.in_boxes, 0);
  EXPECT_LT(f.mean_distance, 18.0);  // a collision-free-speed model on the same scene
}

TEST(Crowd, TwentyThousandWalkIntoOneAnotherAndHardlyAnybodyOverlaps) {
  base::Workers workers;
  const CrowdFigures f = bench_crowd(20'000, 300, &workers);
  EXPECT_LE(f.overlapping, 0.001);
  EXPECT_LT(f.worst_overlap, 0.1);
  EXPECT_EQ(f.in_boxes, 0);
}

TEST(ScrubLaw, ForwardBackwardRandomAndReusedStagesAgree) {
  const Motion& m = baked().a;
  std::vector<std::uint64_t> forward;
  Stage reused;
  for (Ms t = 0; t <= m.baked(); t += 1'003) {
    stage_at(m, t, reused);
    forward.push_back(hash_of(reused));
  }
  for (std::size_t i = forward.size(); i-- > 0;) {
    stage_at(m, Ms(i) * 1'003, reused);
    ASSERT_EQ(hash_of(reused), forward[i]);
  }
  base::Random random(5);
  for (int k = 0; k < 200; ++k) {
    const std::size_t i = random.below(std::uint32_t(forward.size()));
    stage_at(k % 2 ? baked().b : m, 150'000, reused);
    stage_at(m, Ms(i) * 1'003, reused);
    ASSERT_EQ(hash_of(reused), forward[i]);
  }
}

TEST(ScrubLaw, TheNumberOfThreadsDoesNotShow) {
  const Drill& drill = baked().played.drill;
  for (const unsigned threads : {2u, 8u}) {
    BakeStore fresh;
    EXPECT_EQ(all_hashes(bake_with(drill, "DP1=A", fresh, threads)), all_hashes(baked().a)) << threads;
  }
}

TEST(ScrubLaw, TheNumberOfThreadsDoesNotShowAmongTwentyThousand) {
  using motion_drill::Maker;
  Maker m;
  m.drill.venue.low = {-150, -150};
  m.drill.venue.high = {150, 150};
  const UnitId crowd =
      m.unit("massa", "core", 20'000, Maker::spot(0, -40), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  const EventId order = m.event({.verb = Verb::gather, .who = {crowd}, .where = Maker::spot(0, 10)});
  const auto world = build_world(m.drill);
  std::vector<std::uint64_t> hashes;
  for (const unsigned threads : {1u, 2u, 3u, 8u}) {
    base::Workers workers(threads);
    Simulation s = start_of(m.drill, *world);
    begin_event(m.drill, *world, {order, 0, 60'000, PhaseId(), DecisionId()}, s);
    Stepper stepper;
    for (int k = 0; k < 12; ++k) stepper.step(m.drill, *world, &workers, s);
    hashes.push_back(hash_of(s));
  }
  for (const std::uint64_t hash : hashes) EXPECT_EQ(hash, hashes[0]);
}

TEST(ScrubLaw, TheOrderInWhichBranchesAreBakedDoesNotShow) {
  const Drill& drill = baked().played.drill;
  BakeStore fresh;
  const Motion b = bake_with(drill, "DP1=B", fresh), a = bake_with(drill, "DP1=A", fresh);
  EXPECT_EQ(all_hashes(a), all_hashes(baked().a));
  EXPECT_EQ(all_hashes(b), all_hashes(baked().b));
  EXPECT_NE(all_hashes(a), all_hashes(b));
}

// Prints the hashes for the comparison of optimised and unoptimised builds (CMakeLists.txt).
TEST(ScrubLaw, PrintsItsHashes) {
  std::printf("hashes %016llx %016llx\n", static_cast<unsigned long long>(all_hashes(baked().a)),
              static_cast<unsigned long long>(all_hashes(baked().b)));
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("gelar_motion_" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

TEST(BakeCache, GivesTheSameStagesAndIsWrittenOnce) {
  Folder folder;
  const Drill& drill = baked().played.drill;
  BakeStore first(folder.path);
  (void)bake_with(drill, "DP1=A", first);
  std::size_t files = 0;
  for (const auto& f : fs::directory_iterator(folder.path)) files += f.is_regular_file();
  EXPECT_EQ(files, baked().a.segments.size());
  BakeStore second(folder.path);
  EXPECT_EQ(all_hashes(bake_with(drill, "DP1=A", second)), all_hashes(baked().a));
}

TEST(BakeCache, AnyFlippedByteIsThrownAwayNeverTrusted) {
  Folder folder;
  const Drill& drill = baked().played.drill;
  base::Random random(11);
  for (int round = 0; round < 12; ++round) {
    {
      BakeStore store(folder.path);
      (void)bake_with(drill, "DP1=A", store);
    }
    for (const auto& f : fs::directory_iterator(folder.path)) {
      std::fstream file(f.path(), std::ios::in | std::ios::out | std::ios::binary);
      const auto size = fs::file_size(f.path());
      const auto at = std::streamoff(round < 4 ? std::uint64_t(round) * 4 : random.next() % size);
      file.seekg(at);
      const char byte = char(file.get() ^ (1 << random.below(8)));
      file.seekp(at);
      file.put(byte);
    }
    if (round == 11)
      for (const auto& f : fs::directory_iterator(folder.path)) fs::resize_file(f.path(), 37);
    BakeStore store(folder.path);
    ASSERT_EQ(all_hashes(bake_with(drill, "DP1=A", store)), all_hashes(baked().a)) << round;
  }
}

TEST(Bake, CanBeCancelledAndGoneOnWithLater) {
  const Drill& drill = baked().played.drill;
  BakeStore store;
  base::Progress progress;
  progress.cancel();
  const Motion none = bake({&drill, build_world(drill), &store, nullptr, &progress}, default_path(drill));
  EXPECT_EQ(none.baked(), 0);
  EXPECT_EQ(stage_at(none, 5'000).t, 0);
  EXPECT_EQ(all_hashes(bake_with(drill, "DP1=A", store)), all_hashes(baked().a));
}

TEST(Bake, KeepsToThirtyBytesAPersonSecond) {
  const MotionSize size = size_of(baked().a);
  EXPECT_LE(double(size.bytes) / size.person_seconds, 30.0);
}

}  // namespace
