// Who knew what, when: what a role sees from where it stands, which words reach it and how.
#include "app/train/knowledge.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/build_view.h"
#include "app/places.h"
#include "app/train/training.h"
#include "flagship.h"

namespace app {
namespace {

using scenes::Ms;

const scenes::Event& event(const char* serial) {
  for (const auto& e : flagship()->drill.events)
    if (e.serial == serial) return e;
  ADD_FAILURE() << serial;
  return flagship()->drill.events[0];
}

TEST(Knowledge, walls_heads_and_distance_end_the_view) {
  const scenes::Venue& venue = flagship()->drill.venue;  // the office stands at x -9..9, y 31..37
  const float north = 0;
  EXPECT_TRUE(can_see(venue, {{0, 0}, north}, {0, 20}));
  EXPECT_FALSE(can_see(venue, {{0, 20}, north}, {0, 45}));  // behind the office
  EXPECT_FALSE(can_see(venue, {{0, 0}, north}, {0, -20}));  // behind one's back
  EXPECT_TRUE(can_see(venue, {{0, 0}, scenes::kPi}, {0, -20}));
  EXPECT_FALSE(can_see(venue, {{0, -60}, north}, {0, 35 + 1}));  // out of reach
  EXPECT_TRUE(can_see(venue, {{-60, -5}, north}, {-50, 5}));     // over parked cars, 1.5 m high
}

TEST(Knowledge, an_observer_sees_all_and_a_role_does_not) {
  AppState state = flagship_state();
  const auto& drill = flagship()->drill;
  for (const float share : seen_by(drill, state.stage, std::nullopt).units) EXPECT_EQ(share, 1);
  const auto seen = seen_by(drill, state.stage, unit("nego")).units;  // at the gate, looking south
  EXPECT_EQ(seen[unit("nego")->index], 1);
  EXPECT_EQ(seen[unit("pts")->index], 0);  // behind the office
  int some = 0;
  for (const float share : seen) some += share > 0.2f;
  EXPECT_GT(some, 2);
  EXPECT_LT(some, int(drill.units.size()) * 2 / 3);
}

TEST(Knowledge, injects_reach_those_they_name) {
  AppState state = flagship_state();
  const auto& drill = flagship()->drill;
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, std::nullopt));
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, unit("kodal")));      // to: Kapolres
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, unit("lts_timur")));  // from: Lantas
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, unit("nego")));       // responsible
  EXPECT_FALSE(reaches(drill, event("I03"), state.stage, unit("dl1")));
  EXPECT_TRUE(reaches(drill, event("I08"), state.stage, unit("med")));
  EXPECT_TRUE(reaches(drill, event("E01"), state.stage, unit("dl1")));  // narration
}

TEST(Knowledge, tells_by_what_way_something_came) {
  AppState state = flagship_state();
  const auto& drill = flagship()->drill;
  EXPECT_EQ(way_to(drill, event("I03"), state.stage, unit("kodal")).way, Way::addressee);
  EXPECT_EQ(way_to(drill, event("I03"), state.stage, unit("lts_timur")).way, Way::sender);
  EXPECT_EQ(way_to(drill, event("I03"), state.stage, unit("nego")).way, Way::responsible);
  EXPECT_EQ(way_to(drill, event("I03"), state.stage, unit("dl1")).way, Way::none);
  // Words carry as far as their means do, whoever says them.
  scenes::Event said{.verb = scenes::Verb::say, .who = {*unit("nego")}, .text = {"Mundur", "Back"}};
  Eyes nego, far;
  ASSERT_TRUE(eyes_of(drill, state.stage, *unit("nego"), nego) && eyes_of(drill, state.stage, *unit("dl1"), far));
  const float apart = scenes::distance(nego.at, far.at);
  for (const auto& [means, carries, way] : {std::tuple{"", kVoice, Way::voice},
                                            {"megaphone", kMegaphone, Way::megaphone},
                                            {"pa_car", kLoudspeaker, Way::loudspeaker}}) {
    said.delivery = means;
    const Reached r = way_to(drill, said, state.stage, unit("dl1"));
    EXPECT_NEAR(r.metres, apart, 1e-3f);
    EXPECT_EQ(r.way, apart <= carries ? way : Way::none) << means << " over " << apart << " m";
  }
  said.delivery = "radio";
  EXPECT_EQ(way_to(drill, said, state.stage, unit("dl1")).way, Way::radio);
  EXPECT_EQ(way_to(drill, said, state.stage, unit("kpu")).way, Way::none) << "the forces' net alone";
  EXPECT_EQ(way_to(drill, said, state.stage, unit("nego")).way, Way::own);
}

TEST(Knowledge, names_of_those_who_decide_are_found_among_the_units) {
  const auto& drill = flagship()->drill;
  const auto named = [&](const char* words) {
    const auto found = unit_named(drill, {words, ""});
    return found ? drill.units[found->index].key : std::string();
  };
  EXPECT_EQ(named("Kapolres melalui Karendalops"), "kodal");
  EXPECT_EQ(named("Padal kampanye"), "kodal");
  EXPECT_EQ(named("Bawaslu bersama Satpol PP"), "bawaslu");
  EXPECT_EQ(named("Danton D-21"), "dl1");
  EXPECT_EQ(named("Seseorang"), "");
  for (const scenes::Decision& d : drill.decisions) EXPECT_NE(named(d.by.id.c_str()), "") << d.by.id;
}

// What a role knew at a moment is the same whichever way one came to it, and grows with time.
TEST(Knowledge, is_of_its_moment_and_asked_of_whom_one_chooses) {
  AppState state = flagship_state();
  EXPECT_TRUE(state.knowledge.sight.units.empty()) << "nobody is asked";
  act(state, AskWhatIsKnown{unit("massa.inti_a")});
  EXPECT_FALSE(state.knower) << "a crowd is not asked";
  act(state, AskWhatIsKnown{unit("nego")});
  ASSERT_EQ(state.knowledge.role, unit("nego"));
  EXPECT_TRUE(is_hidden(state.knowledge, unit("pts_1")->index));
  EXPECT_FALSE(is_hidden(state.knowledge, unit("nego")->index));
  const auto known = [&] {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < flagship()->drill.events.size(); ++i)
      if (is_words(flagship()->drill.events[i]) && knows(state.knowledge, scenes::EventId(i))) out.push_back(i);
    return out;
  };
  const Ms early = 60'000, late = first_segment()->baked();
  act(state, SeekTo{early});
  const auto before = known();
  act(state, SeekTo{late});
  const auto after = known();
  EXPECT_GT(after.size(), before.size());
  act(state, SeekTo{early});
  EXPECT_EQ(known(), before);
  AppState direct = flagship_state();
  act(direct, SeekTo{late});
  act(direct, AskWhatIsKnown{unit("nego")});
  for (std::size_t i = 0; i < direct.knowledge.events.size(); ++i)
    EXPECT_EQ(int(direct.knowledge.events[i].way), int(state.knowledge.events[i].way))
        << flagship()->drill.events[i].id;
  // Whoever is chosen while it is asked is asked; nobody, or a crowd, changes nothing.
  act(state, Select{unit("kodal")});
  EXPECT_EQ(state.knowledge.role, unit("kodal"));
  act(state, Select{unit("massa.inti_a")});
  EXPECT_EQ(state.knowledge.role, unit("kodal"));
  act(state, Select{});
  EXPECT_EQ(state.knowledge.role, unit("kodal"));
  act(state, CloseTopmost{});
  EXPECT_FALSE(state.knower);
  EXPECT_TRUE(state.knowledge.sight.people.empty());
}

// A burning tyre has nobody who does it: it is looked for where it lies.
TEST(Knowledge, sees_a_fire_where_the_thing_lies) {
  const auto& drill = flagship()->drill;
  scenes::Motion motion = *first_segment();
  std::uint32_t fire = 0;
  while (fire < drill.events.size() &&
         (drill.events[fire].verb != scenes::Verb::fire || !drill.events[fire].who.empty()))
    ++fire;
  ASSERT_LT(fire, drill.events.size());
  motion.timeline.events = {{.event = scenes::EventId(fire), .start = 1000, .end = 2000}};
  const scenes::Vec2 place = laid_at(drill, drill.props[drill.events[fire].props.at(0).index].at);
  int seen = 0, unseen = 0;
  for (const scenes::UnitId role : roles_of(drill)) {
    const scenes::Stage stage = scenes::stage_at(motion, 2000);
    Knowledge knowledge;
    look_around(knowledge, drill, stage, role);
    hear_events(knowledge, motion);
    Eyes eyes;
    if (!eyes_of(drill, stage, role, eyes)) continue;
    const Reached reached = knowledge.events.at(fire);
    EXPECT_NEAR(reached.metres, scenes::distance(eyes.at, place), 3) << drill.units[role.index].key;
    EXPECT_TRUE(!can_see(drill.venue, eyes, place) || reached.way == Way::sight) << drill.units[role.index].key;
    ++(reached.way == Way::sight ? seen : unseen);
  }
  EXPECT_GT(seen, 0);
  EXPECT_GT(unseen, 0);
}

// Another path, or tables that arrive, may put other people where the clock stands still.
TEST(Knowledge, looks_anew_at_every_stage) {
  AppState state = flagship_state();
  act(state, AskWhatIsKnown{unit("nego")});
  const auto people = state.knowledge.sight.people;
  state.knowledge.sight.people.assign(people.size(), 0);
  update_stage(state);
  EXPECT_EQ(state.knowledge.sight.people, people);
}

// Whom the leader's eyes see of the others, one by one; its own people always.
TEST(Knowledge, sees_its_own_people_and_of_others_those_in_sight) {
  AppState state = flagship_state();
  act(state, AskWhatIsKnown{unit("nego")});
  const auto& drill = flagship()->drill;
  const Sight& sight = state.knowledge.sight;
  const scenes::Unit& own = drill.units[unit("nego")->index];
  for (int k = 0; k < own.count; ++k) EXPECT_TRUE(sight.people[own.first_person + std::uint32_t(k)]);
  Eyes eyes;
  ASSERT_TRUE(eyes_of(drill, state.stage, *unit("nego"), eyes));
  int seen = 0, unseen = 0;
  for (const scenes::Unit& u : drill.units)
    for (int k = 0; k < u.count; ++k) {
      const std::uint32_t i = u.first_person + std::uint32_t(k);
      if (&u == &own || state.stage.people[i].activity == scenes::Activity::gone) continue;
      EXPECT_EQ(bool(sight.people[i]), can_see(drill.venue, eyes, state.stage.people[i].at));
      ++(sight.people[i] ? seen : unseen);
    }
  EXPECT_GT(seen, 20);
  EXPECT_GT(unseen, 20);
}

// Whom it does not see is greyed, one by one; whom it sees is not.
TEST(Knowledge, greys_on_the_table_whom_the_role_does_not_see) {
  const auto with_models = open_document({.file = flagship()->drill.file, .disk_cache = false});
  ASSERT_TRUE(with_models) << base::format(with_models.diagnostics());
  AppState state = flagship_state();
  act(state, AskWhatIsKnown{unit("nego")});
  const auto dimmed = [&](const Knowledge* knowledge) {
    renderer::RenderView view;
    build_view(**with_models, *first_segment(), state.stage, {.knowledge = knowledge}, view);
    std::vector<bool> out;
    for (const renderer::Person& person : view.people) out.push_back((person.flags & renderer::kDimmed) != 0);
    return out;
  };
  const std::vector<bool> nobody = dimmed(nullptr), greyed = dimmed(&state.knowledge);
  ASSERT_EQ(nobody.size(), greyed.size());
  EXPECT_EQ(std::count(nobody.begin(), nobody.end(), true), 0);
  int unseen = 0;
  for (std::size_t i = 0; i < state.stage.people.size(); ++i)
    unseen += state.stage.people[i].activity != scenes::Activity::gone && !state.knowledge.sight.people[i];
  const auto grey = std::count(greyed.begin(), greyed.end(), true);
  EXPECT_GT(unseen, 20);
  EXPECT_GE(grey, unseen);  // a handler's dog goes grey with him
  EXPECT_LE(grey, unseen + 8);
  EXPECT_LT(std::size_t(grey) + 20, greyed.size());
}

}  // namespace
}  // namespace app
