// Manoeuvres as a spectator sees them: on baked stages of drills made in code.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "motion_drill.h"
#include "scenes/aba_aba.h"
#include "scenes/exact_math.h"
#include "scenes/formations.h"
#include "scenes/motion_check.h"
#include "scenes/world.h"

namespace {

using namespace scenes;
using motion_drill::Maker;

Motion played(const Drill& drill) {
  BakeStore store;
  return bake({&drill, build_world(drill), &store, nullptr, nullptr}, default_path(drill));
}
const PersonState& person(const Motion& m, const Stage& s, UnitId u, int k) {
  return s.people[m.drill->units[u.index].first_person + std::uint32_t(k)];
}
Vec2 middle(const Motion& m, const Stage& s, UnitId u) {
  Vec2 sum;
  const int count = m.drill->units[u.index].count;
  for (int k = 0; k < count; ++k) sum = sum + person(m, s, u, k).at * (1 / float(count));
  return sum;
}
float turn_between(float a, float b) {
  const float off = std::abs(a - b);
  return std::min(off, 2 * kPi - off);
}
const Formation kLine{.shape = Shape::bersaf, .ranks = 2};

TEST(Formations, TheLeaderStandsBehindTheMiddleOfALineAndBeforeAColumn) {
  for (const Shape shape : {Shape::bersaf, Shape::tali, Shape::berkait, Shape::berlindung, Shape::mengurai}) {
    const auto slots = slots_of({.formation = {.shape = shape, .ranks = 2}, .count = 38, .support = 8});
    float rear = 0;
    for (std::size_t k = 8; k < slots.size(); ++k) rear = std::min(rear, slots[k].at.north);
    EXPECT_NEAR(slots[0].at.east, 0, 0.01f);
    for (std::size_t k = 0; k < 8; ++k) EXPECT_NEAR(slots[k].at.north, rear - 1.5f, 0.01f) << int(shape) << " " << k;
  }
  const auto column = slots_of({.formation = {.shape = Shape::banjar, .front = 3}, .count = 38, .support = 8});
  for (std::size_t k = 1; k < column.size(); ++k) EXPECT_LT(column[k].at.north, column[0].at.north - 1);
  const auto circle = slots_of({.formation = {.shape = Shape::lingkar}, .count = 31, .support = 1});
  EXPECT_NEAR(length(circle[0].at), 0, 0.01f) << "inside the circle";
}

TEST(Formations, ALineOfThirtyEightHasThirtyInItsRanks) {
  const Formation line{.shape = Shape::bersaf, .ranks = 2, .interval = 0.65f};
  EXPECT_NEAR(extent_of(line, 30).east, 14 * 0.65f + 0.65f / 2 + 0.5f, 0.01f);
}

TEST(Manoeuvres, AWheelTurnsTheWholeLineAndKeepsItDressed) {
  Maker m;
  const UnitId line = m.unit("awal", "dalmas_awal", 20, Maker::spot(0, 10), Maker::spot(0, -40), kLine);
  const PhaseId phase = m.phase(90'000);
  m.in_phase(phase, {.verb = Verb::wheel, .at = 2'000, .who = {line}, .turn = kPi / 2});
  const Motion motion = played(m.drill);
  const Stage before = stage_at(motion, 1'000), during = stage_at(motion, 6'000), after = stage_at(motion, 40'000);
  // About the right flank (the west: it looks south), which stays where it was.
  float moved = 1e9f, most = 0;
  for (int k = 0; k < 20; ++k) {
    const float d = distance(person(motion, before, line, k).at, person(motion, after, line, k).at);
    moved = std::min(moved, d);
    most = std::max(most, d);
    EXPECT_LT(turn_between(person(motion, after, line, k).bearing, 1.5f * kPi), 0.1f) << "it looks west now";
  }
  EXPECT_LT(moved, 1.2f);
  EXPECT_GT(most, 6.0f);
  // Dressed all the time: the two ranks are two straight lines.
  const float bearing = person(motion, during, line, 10).bearing;
  const Vec2 ahead = direction_of(bearing);
  float low = 1e9f, high = -1e9f;
  for (int k = 0; k < 20; ++k) {
    const float x = dot(person(motion, during, line, k).at, ahead);
    low = std::min(low, x);
    high = std::max(high, x);
  }
  EXPECT_LT(high - low, 1.1f + 0.9f);
}

TEST(Manoeuvres, OpeningAndClosingTheRanksChangesTheFrontAndNotThePlace) {
  Maker m;
  const UnitId line = m.unit("awal", "dalmas_awal", 20, Maker::spot(0, 10), Maker::spot(0, -40), kLine);
  const PhaseId phase = m.phase(120'000);
  m.in_phase(phase, {.verb = Verb::dress, .at = 2'000, .who = {line}, .formation = {.interval = 1.5f}});
  m.in_phase(phase, {.verb = Verb::dress, .at = 60'000, .who = {line}, .formation = {.interval = 0.55f}});
  const Motion motion = played(m.drill);
  const auto width = [&](Ms t) {
    const Stage s = stage_at(motion, t);
    float low = 1e9f, high = -1e9f;
    for (int k = 0; k < 20; ++k) {
      low = std::min(low, person(motion, s, line, k).at.east);
      high = std::max(high, person(motion, s, line, k).at.east);
    }
    return high - low;
  };
  EXPECT_NEAR(width(1'000), 9 * 0.75f + 0.375f, 0.15f);
  EXPECT_NEAR(width(58'000), 9 * 1.5f + 0.75f, 0.15f);
  EXPECT_NEAR(width(118'000), 9 * 0.55f + 0.275f, 0.2f);
  EXPECT_LT(distance(middle(motion, stage_at(motion, 1'000), line), middle(motion, stage_at(motion, 118'000), line)),
            0.5f);
}

TEST(Manoeuvres, ALineFacesTheNearestEdgeOfACrowdNotItsMiddle) {
  Maker m;
  const UnitId line = m.unit("awal", "dalmas_awal", 10, Maker::spot(0, 20), Maker::spot(0, 40), kLine);
  const UnitId crowd =
      m.unit("massa", "core", 80, Maker::spot(40, -30), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
  const UnitId few =
      m.unit("dekat", "core", 10, Maker::spot(0, 0), Maker::spot(0, 0), {.shape = Shape::scattered}, true);
  m.drill.units[few.index].parent = crowd;
  m.drill.units[crowd.index].children = {few};
  const PhaseId phase = m.phase(60'000);
  m.in_phase(phase, {.verb = Verb::form, .at = 1'000, .who = {line}, .facing = Maker::unit_at(crowd)});
  const Motion motion = played(m.drill);
  EXPECT_LT(turn_between(person(motion, stage_at(motion, 50'000), line, 3).bearing, kPi), 0.15f);
}

TEST(Manoeuvres, DogsCoverTheWholeFrontOfALine) {
  Maker m;
  const UnitId line = m.unit("awal", "dalmas_awal", 30, Maker::spot(0, 20), Maker::spot(0, -40), kLine);
  const UnitId dogs =
      m.unit("satwa", "k9", 4, Maker::spot(-25, 10), Maker::spot(0, 0), {.shape = Shape::bersaf, .ranks = 1});
  const PhaseId phase = m.phase(90'000);
  m.in_phase(phase, {.verb = Verb::cover,
                     .at = 1'000,
                     .who = {dogs},
                     .by = {line},
                     .pace = Pace::march,
                     .distance = 2});
  const Motion motion = played(m.drill);
  const Stage s = stage_at(motion, 80'000);
  std::vector<float> across;
  for (int k = 0; k < 4; ++k) {
    EXPECT_NEAR(person(motion, s, dogs, k).at.north, 18, 0.3f);
    EXPECT_LT(turn_between(person(motion, s, dogs, k).bearing, kPi), 0.1f) << "facing as the line does";
    across.push_back(person(motion, s, dogs, k).at.east);
  }
  std::sort(across.begin(), across.end());
  for (std::size_t k = 1; k < 4; ++k) EXPECT_NEAR(across[k] - across[k - 1], 11.5f / 4, 0.5f);
}

// A line of thirty, an arrest team of six behind it, five people before it.
struct Arrest {
  Drill drill;
  UnitId line, team, few;
};
Arrest arrest() {
  Maker m;
  Arrest a;
  a.line = m.unit("lanjut", "dalmas_lanjut", 30, Maker::spot(0, 20), Maker::spot(0, -40), kLine);
  a.team = m.unit("penindak", "arrest_team", 6, Maker::spot(3, 26), Maker::spot(0, -40),
                  {.shape = Shape::bersaf, .ranks = 1});
  a.few = m.unit("pelaku", "opportunist", 3, Maker::spot(1, 10), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  const PhaseId phase = m.phase(180'000);
  m.in_phase(phase, {.verb = Verb::detain,
                     .at = 5'000,
                     .lasts = 60'000,
                     .who = {a.team},
                     .by = {a.few},
                     .where = Maker::spot(4, 26)});
  a.drill = std::move(m.drill);
  return a;
}

TEST(Manoeuvres, AnArrestTeamGoesOutAndComesBackThroughAGateAndTheLineCloses) {
  const Arrest a = arrest();
  const Motion motion = played(a.drill);
  const Stage before = stage_at(motion, 4'000), out = stage_at(motion, 25'000), after = stage_at(motion, 170'000);
  EXPECT_LT(middle(motion, out, a.team).north, 15) << "they are out before the line";
  EXPECT_GT(middle(motion, after, a.team).north, 22) << "and back behind it";
  EXPECT_GT(middle(motion, after, a.few).north, 22) << "with those whom they went for";
  // Nobody of the line leaves it: a step to the side and back at most.
  for (Ms t = 4'000; t < 170'000; t += 1'000) {
    const Stage s = stage_at(motion, t);
    for (int k = 0; k < 30; ++k)
      EXPECT_LT(distance(person(motion, s, a.line, k).at, person(motion, before, a.line, k).at), 2.6f) << t << " " << k;
  }
  // The front is whole again: no file is missing.
  std::vector<float> across;
  for (int k = 0; k < 30; ++k) across.push_back(person(motion, after, a.line, k).at.east);
  std::sort(across.begin(), across.end());
  for (std::size_t k = 1; k < across.size(); ++k) EXPECT_LT(across[k] - across[k - 1], 0.9f);
  // And nobody was walked through.
  EXPECT_TRUE(check_motion(motion, *build_world(a.drill)).empty()) << base::format(check_motion(motion, *build_world(a.drill)));
}

TEST(Manoeuvres, AnEscortHasThoseItBringsInItsMiddle) {
  Maker m;
  const UnitId guards = m.unit("pam", "police", 8, Maker::spot(-20, 5), Maker::spot(0, 0), kLine);
  const UnitId five =
      m.unit("delegasi", "organiser", 5, Maker::spot(0, 0), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  const PhaseId phase = m.phase(150'000);
  m.in_phase(phase, {.verb = Verb::escort,
                     .at = 1'000,
                     .who = {guards},
                     .by = {five},
                     .where = Maker::spot(25, 15),
                     .pace = Pace::march});
  const Motion motion = played(m.drill);
  EXPECT_LT(distance(middle(motion, stage_at(motion, 10'000), five), middle(motion, stage_at(motion, 500), five)), 1.0f)
      << "they wait to be fetched";
  int looks = 0;
  for (Ms t = 40'000; t <= 48'000; t += 2'000, ++looks) {
    const Stage s = stage_at(motion, t);
    EXPECT_LT(distance(middle(motion, s, guards), middle(motion, s, five)), 1.5f) << t;
    for (int k = 0; k < 5; ++k) {
      float nearest = 1e9f;
      for (int g = 0; g < 8; ++g)
        nearest = std::min(nearest, distance(person(motion, s, five, k).at, person(motion, s, guards, g).at));
      EXPECT_LT(nearest, 2.2f) << "each has a guard beside him";
    }
  }
  EXPECT_LT(distance(middle(motion, stage_at(motion, 140'000), five), {25, 15}), 5);
}

TEST(Manoeuvres, ALaneForMedicsOpensAndCloses) {
  Maker m;
  const UnitId crowd =
      m.unit("massa", "core", 100, Maker::spot(0, 0), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  const UnitId medics = m.unit("med", "medic_polri", 4, Maker::spot(30, 0), Maker::spot(0, 0), kLine);
  const PhaseId phase = m.phase(150'000);
  m.in_phase(phase, {.verb = Verb::part, .at = 5'000, .lasts = 60'000, .who = {crowd}, .by = {medics}});
  const Motion motion = played(m.drill);
  const auto in_lane = [&](Ms t) {
    const Stage s = stage_at(motion, t);
    int count = 0;
    for (int k = 0; k < 100; ++k) count += std::abs(person(motion, s, crowd, k).at.north) < 1.5f;
    return count;
  };
  EXPECT_GT(in_lane(4'000), 10);
  EXPECT_LT(in_lane(40'000), 2) << "3.5 m are free";
  EXPECT_GT(in_lane(140'000), 8) << "and full again";
}

TEST(Manoeuvres, ABarrierTruckUnrollsItsWireBehindItAndNobodyWalksThroughIt) {
  Maker m;
  Vehicle truck;
  truck.key = "barrier";
  for (std::uint32_t i = 0; i < vehicle_types().size(); ++i)
    if (vehicle_types()[i].key == "barrier_truck") truck.type = i;
  truck.at = Maker::spot(-30, 20);
  m.drill.vehicles.push_back(truck);
  m.drill.venue.routes.push_back({"wire", {}, {{-15, 15}, {15, 15}}, 2});
  const UnitId crowd =
      m.unit("massa", "core", 12, Maker::spot(0, 2), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  const PhaseId phase = m.phase(180'000);
  m.in_phase(phase,
             {.verb = Verb::barrier, .at = 2'000, .lasts = 30'000, .vehicles = {VehicleId(0)}, .where = Maker::route(1)});
  m.in_phase(phase, {.verb = Verb::gather, .at = 90'000, .who = {crowd}, .where = Maker::spot(0, 22)});
  const Motion motion = played(m.drill);
  EXPECT_TRUE(stage_at(motion, 3'000).wires.empty()) << "first it drives there";
  float before = 0;
  for (Ms t = 10'000; t <= 60'000; t += 5'000) {
    const Stage s = stage_at(motion, t);
    const float laid = s.wires.empty() ? 0 : s.wires[0].laid;
    EXPECT_GE(laid, before - 0.1f);
    if (laid > 0) {
      EXPECT_LT(-15 + laid, s.vehicles[0].at.east) << "behind the truck";
    }
    before = laid;
  }
  EXPECT_GT(before, 20);
  for (Ms t = 90'000; t < 180'000; t += 500) {
    const Stage s = stage_at(motion, t);
    for (int k = 0; k < 12; ++k) {
      const Vec2 p = person(motion, s, crowd, k).at;
      EXPECT_FALSE(std::abs(p.north - 15) < 0.45f && p.east > -14 && p.east < 8) << t << " " << k;
    }
  }
}

TEST(Manoeuvres, MotorbikesRideInColumnWithTwoOnEachAndACrowdOpensForThem) {
  Maker m;
  for (int k = 0; k < 4; ++k) {
    Vehicle bike;
    bike.key = "motor_" + std::to_string(k + 1);
    for (std::uint32_t i = 0; i < vehicle_types().size(); ++i)
      if (vehicle_types()[i].key == "trail_bike") bike.type = i;
    bike.at = Maker::spot(-40 + 1.2f * float(k), -20);
    m.drill.vehicles.push_back(bike);
  }
  const std::vector<VehicleId> bikes = {VehicleId(3), VehicleId(2), VehicleId(1), VehicleId(0)};
  const UnitId riders = m.unit("raimas", "raimas", 8, Maker::spot(-38, -26), Maker::spot(0, 0), kLine);
  const UnitId crowd =
      m.unit("massa", "core", 80, Maker::spot(0, 0), Maker::spot(0, 20), {.shape = Shape::scattered}, true);
  m.drill.venue.routes.push_back({"through", {}, {{-20, 0}, {30, 0}}, 4});
  const PhaseId phase = m.phase(150'000);
  m.in_phase(phase, {.verb = Verb::embark, .at = 1'000, .who = {riders}, .vehicles = bikes, .pace = Pace::run});
  m.in_phase(phase, {.verb = Verb::split,
                     .at = 25'000,
                     .lasts = 60'000,
                     .by = {crowd},
                     .vehicles = bikes,
                     .where = Maker::route(1),
                     .formation = {.shape = Shape::banjar, .front = 2}});
  const Motion motion = played(m.drill);
  const Stage seated = stage_at(motion, 24'000), riding = stage_at(motion, 40'000), after = stage_at(motion, 70'000);
  for (int k = 0; k < 8; ++k) {
    EXPECT_EQ(person(motion, seated, riders, k).activity, Activity::ride) << k;
    EXPECT_LT(distance(person(motion, riding, riders, k).at, riding.vehicles[bikes[std::size_t(k / 2)].index].at), 0.8f);
  }
  for (std::size_t k = 2; k < 4; ++k) {
    const float behind = after.vehicles[bikes[k - 2].index].at.east - after.vehicles[bikes[k].index].at.east;
    EXPECT_NEAR(behind, 4.1f, 1.0f) << "two abreast, the next two a length and two metres behind";
  }
  EXPECT_GT(after.vehicles[bikes[0].index].at.east, 28) << "through the crowd";
  int in_lane = 0;
  for (int k = 0; k < 80; ++k) in_lane += std::abs(person(motion, after, crowd, k).at.north) < 1.8f;
  EXPECT_LE(in_lane, 2) << "which stands in two halves";
}

TEST(MotionCheck, WaterThatOwnPeopleOrAWallStandInTheWayOfIsReported) {
  Maker m;
  Vehicle awc;
  awc.key = "awc";
  for (std::uint32_t i = 0; i < vehicle_types().size(); ++i)
    if (vehicle_types()[i].key == "awc") awc.type = i;
  awc.at = Maker::spot(0, 20);
  m.drill.vehicles.push_back(awc);
  m.unit("lanjut", "dalmas_lanjut", 20, Maker::spot(0, 6), Maker::spot(0, -40), kLine);
  const PhaseId phase = m.phase(60'000);
  m.in_phase(phase, {.verb = Verb::spray,
                     .at = 5'000,
                     .lasts = 5'000,
                     .vehicles = {VehicleId(0)},
                     .where = Maker::spot(0, 0)});
  const auto faults = [&](Vec2 target) {
    m.drill.events[0].where = Maker::spot(target.east, target.north);
    const Motion motion = played(m.drill);
    std::size_t count = 0;
    for (const auto& d : check_motion(motion, *build_world(m.drill))) count += d.code == "G0509";
    return count;
  };
  EXPECT_EQ(faults({0, 2}), 1u) << "the line is in it";
  EXPECT_EQ(faults({-18, 10}), 0u) << "beside the line";
  EXPECT_EQ(faults({0, 44}), 1u) << "the hall's wall";
  EXPECT_EQ(faults({2, 18}), 1u) << "too near";
  EXPECT_EQ(faults({50, -40}), 1u) << "out of reach";
}

TEST(AbaAba, TheLeadersWordOfCommandIsACaptionWhileItIsGiven) {
  Maker m;
  const UnitId line = m.unit("awal", "dalmas_awal", 20, Maker::spot(0, 10), Maker::spot(0, -40), kLine);
  m.drill.units[line.index].leader = {"Danton D-11", "Platoon leader D-11"};
  const UnitId others = m.unit("pam", "police", 4, Maker::spot(20, 20), Maker::spot(0, 0), kLine);
  const PhaseId phase = m.phase(60'000);
  m.in_phase(phase, {.verb = Verb::wheel, .at = 10'000, .who = {line}, .turn = 0.5f});
  m.in_phase(phase, {.verb = Verb::hold, .at = 30'000, .who = {others}, .posture = Posture::siaga});
  const Motion motion = played(m.drill);
  EXPECT_TRUE(stage_at(motion, 9'900).captions.empty());
  const Stage s = stage_at(motion, 12'000);
  ASSERT_EQ(s.captions.size(), 1u);
  EXPECT_TRUE(s.captions[0].command);
  EXPECT_EQ(commander_of(m.drill, m.drill.events[0]), line);
  EXPECT_EQ(command_of(m.drill.events[0])->id, "Haluan kanan… JALAN!");
  EXPECT_TRUE(stage_at(motion, 16'000).captions.empty());
  EXPECT_TRUE(stage_at(motion, 31'000).captions.empty()) << "nobody leads them";
}

}  // namespace
