// The class: tasks, what a role knows, answers of teams, scores, and the way on foot.
#include <gtest/gtest.h>

#include <cmath>

#include "app/apply.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "app/command_text.h"
#include "app/places.h"
#include "app/player.h"
#include "app/train/input.h"
#include "app/train/knowledge.h"
#include "app/train/merge.h"
#include "app/train/teams.h"
#include "app/train/training.h"
#include "app/views.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using scenes::Ms;

std::shared_ptr<const Document> flagship() {
  static const auto kDocument = *open_document(
      {.file = GELAR_SOURCE_DIR "/scenes/library/sispamkota-jepara/sispamkota-jepara.drill.yaml", .with_models = false, .disk_cache = false});
  return kDocument;
}
// The first segment alone: enough to stand, look and walk.
std::shared_ptr<const scenes::Motion> first_segment() {
  static const auto kMotion = [] {
    auto motion = std::make_shared<scenes::Motion>();
    scenes::BakeStore store = flagship()->store;
    motion->drill = &flagship()->drill;
    motion->timeline = scenes::unroll(flagship()->drill, scenes::default_path(flagship()->drill));
    motion->segments.resize(motion->timeline.segments.size());
    EXPECT_TRUE(scenes::bake_next({.drill = &flagship()->drill, .world = flagship()->world, .store = &store}, *motion));
    return std::shared_ptr<const scenes::Motion>(motion);
  }();
  return kMotion;
}

AppState fresh() {
  AppState state;
  show_document(state, flagship(), scenes::default_path(flagship()->drill), 0);
  take_motion(state, first_segment());
  update_stage(state);
  return state;
}
void act(AppState& state, const Command& command) {
  Requests ignored;
  apply(state, command, ignored);
}
std::optional<scenes::UnitId> unit(const char* key) {
  for (std::size_t u = 0; u < flagship()->drill.units.size(); ++u)
    if (flagship()->drill.units[u].key == key) return scenes::UnitId(u);
  ADD_FAILURE() << key;
  return {};
}
std::uint32_t task(const char* id) {
  for (std::uint32_t i = 0; i < flagship()->drill.tasks.size(); ++i)
    if (flagship()->drill.tasks[i].id == id) return i;
  ADD_FAILURE() << id;
  return 0;
}
const scenes::Event& event(const char* serial) {
  for (const auto& e : flagship()->drill.events)
    if (e.serial == serial) return e;
  ADD_FAILURE() << serial;
  return flagship()->drill.events[0];
}

TEST(Training, every_phase_of_the_flagship_has_a_task_that_can_be_done) {
  const auto& drill = flagship()->drill;
  std::vector<bool> met(drill.phases.size());
  for (std::uint32_t i = 0; i < drill.tasks.size(); ++i) {
    const scenes::Task& t = drill.tasks[i];
    met[t.phase.index] = true;
    EXPECT_FALSE(t.ask.id.empty() || t.ask.en.empty() || t.because.id.empty() || t.because.en.empty()) << t.id;
    if (t.kind == scenes::TaskKind::choose) continue;
    // Somebody on foot can stand where it is right.
    bool reachable = false;
    for (float east = -60; east < 90 && !reachable; east += 1)
      for (float north = -50; north < 50 && !reachable; north += 1)
        reachable = is_right(drill, t, {east, north}) && scenes::clearance(*flagship()->world, {east, north}) > 0.3f;
    EXPECT_TRUE(reachable) << t.id;
  }
  for (const bool m : met) EXPECT_TRUE(m);
}

TEST(Training, play_stops_at_a_task_and_goes_on_when_it_is_done) {
  AppState state = fresh();
  act(state, StartTraining{unit("nego")});
  act(state, SetPlaying{true});
  for (int i = 0; i < 2000 && !state.training.open_task; ++i) advance(state, 0.2);
  ASSERT_EQ(state.training.open_task, task("wait_b"));
  EXPECT_FALSE(state.playing);
  EXPECT_EQ(state.t, 60'000);
  act(state, SetPlaying{true});
  advance(state, 0.1);
  EXPECT_EQ(state.t, 60'000);  // not past it
  act(state, AnswerPlace{"wait_b", {0, 0}});
  EXPECT_TRUE(state.training.last_was_wrong);
  act(state, AnswerPlace{"wait_b", {34, -28}});
  ASSERT_TRUE(result_of(state.training, task("wait_b")));
  EXPECT_TRUE(result_of(state.training, task("wait_b"))->right);
  EXPECT_EQ(result_of(state.training, task("wait_b"))->tries, 2);
  EXPECT_TRUE(state.training.open_task);  // its reason is shown
  act(state, SkipTask{"wait_b"});
  EXPECT_TRUE(state.playing);
  EXPECT_FALSE(result_of(state.training, task("wait_b"))->skipped);
  for (int i = 0; i < 2000 && !state.training.open_task; ++i) advance(state, 0.2);
  EXPECT_EQ(state.training.open_task, task("lane_east"));
}

TEST(Training, escape_leaves_a_task_and_play_goes_on) {
  AppState state = fresh();
  act(state, StartTraining{unit("nego")});
  act(state, SetPlaying{true});
  for (int i = 0; i < 2000 && !state.training.open_task; ++i) advance(state, 0.2);
  ASSERT_TRUE(state.training.open_task);
  act(state, TogglePane{Pane::keys});
  act(state, CloseTopmost{});
  EXPECT_FALSE(state.show_keys);
  EXPECT_TRUE(state.training.open_task) << "what lies over it goes first";
  act(state, CloseTopmost{});
  EXPECT_FALSE(state.training.open_task);
  EXPECT_TRUE(state.playing);
  EXPECT_TRUE(result_of(state.training, task("wait_b"))->skipped);
}

TEST(Training, a_camera_over_the_shoulder_is_never_inside_a_building) {
  const scenes::Venue& venue = flagship()->drill.venue;
  // Before the office's door, looking away from it.
  const Orbit orbit = over_shoulder(venue, {0, 26.5f}, scenes::kPi, 16);
  const scenes::Vec2 eye = to_ground(camera_of(orbit).eye);
  for (const scenes::Obstacle& o : venue.obstacles) {
    if (o.height > camera_of(orbit).eye.y) {
      EXPECT_FALSE(scenes::inside(o.outline, eye)) << o.name;
    }
  }
}

TEST(Training, a_page_keeps_letters_from_the_table) {
  AppState state = fresh();
  Commands commands;
  act(state, StartTraining{unit("nego")});
  EXPECT_TRUE(training_key(state, 'W', false, commands));
  EXPECT_EQ(commands.size(), 1u);  // a step
  act(state, TogglePapers{});
  EXPECT_TRUE(training_key(state, 'O', false, commands));
  EXPECT_EQ(commands.size(), 1u);
  EXPECT_FALSE(training_key(state, 256, false, commands));  // Esc closes it
}

TEST(Training, without_training_no_task_stops_play) {
  AppState state = fresh();
  act(state, SetPlaying{true});
  for (int i = 0; i < 1200; ++i) advance(state, 0.2);
  EXPECT_EQ(state.t, 190'000);  // the first decision
  EXPECT_FALSE(state.training.open_task);
}

TEST(Training, a_formation_is_chosen_and_a_wrong_kind_of_answer_is_none) {
  AppState state = fresh();
  act(state, StartTraining{std::nullopt});
  act(state, AnswerShape{"rope", scenes::Shape::berlindung});
  EXPECT_FALSE(result_of(state.training, task("rope"))->right);
  act(state, AnswerPlace{"rope", {0, 0}});
  EXPECT_EQ(result_of(state.training, task("rope"))->tries, 1);
  act(state, AnswerShape{"rope", scenes::Shape::tali});
  EXPECT_TRUE(result_of(state.training, task("rope"))->right);
  act(state, AnswerShape{"rope", scenes::Shape::berlindung});
  EXPECT_TRUE(result_of(state.training, task("rope"))->right);  // once right, it stays
  act(state, AnswerPlace{"no such task", {0, 0}});
  act(state, AnswerPlace{"wait_b", {NAN, 0}});
  EXPECT_EQ(state.training.results.size(), 1u);
}

TEST(Training, places_are_measured_from_their_rims) {
  const auto& drill = flagship()->drill;
  const scenes::Task& wait = drill.tasks[task("wait_b")];  // area 12 x 7 about (34, -28)
  EXPECT_EQ(distance_to(drill, wait.where, {34, -28}), 0);
  EXPECT_NEAR(distance_to(drill, wait.where, {42, -28}), 2, 1e-4);
  EXPECT_TRUE(is_right(drill, wait, {42, -28}));
  EXPECT_FALSE(is_right(drill, wait, {44, -28}));
  const scenes::Task& logistics = drill.tasks[task("logistics")];  // a route 5 m wide
  const auto& way = drill.venue.routes[logistics.where.index].points;
  EXPECT_EQ(distance_to(drill, logistics.where, (way[0] + way[1]) * 0.5f), 0);
  EXPECT_GT(distance_to(drill, logistics.where, {0, 0}), 30);
}

TEST(Training, an_answer_shows_its_feedback_before_play_goes_on) {
  AppState state = fresh();
  act(state, StartTraining{unit("kodal")});
  act(state, GoToDecision{scenes::DecisionId(0)});
  act(state, SetConfidence{75});
  act(state, ChooseOption{2});
  act(state, ConfirmOption{"Satu gerbang saja"});
  EXPECT_FALSE(state.playing);
  ASSERT_EQ(state.training.feedback, scenes::DecisionId(0));
  ASSERT_EQ(state.training.answers.size(), 1u);
  EXPECT_EQ(state.training.answers[0].confidence, 75);
  EXPECT_EQ(state.training.answers[0].reason, "Satu gerbang saja");
  act(state, CloseFeedback{true});  // back: the card is open again
  EXPECT_EQ(state.open_decision, scenes::DecisionId(0));
  EXPECT_TRUE(state.log.empty());
  act(state, ChooseOption{0});
  act(state, ConfirmOption{"Dua slot"});
  act(state, CloseFeedback{false});
  EXPECT_TRUE(state.playing);
  EXPECT_EQ(state.path.option[0], 0);
}

TEST(Training, teams_answer_in_turn_and_stand_side_by_side) {
  AppState state = fresh();
  act(state, SetTeams{"Tim 1,  Tim 2 ,,Tim 3"});
  ASSERT_EQ(state.training.teams, (std::vector<std::string>{"Tim 1", "Tim 2", "Tim 3"}));
  act(state, StartTraining{std::nullopt});
  act(state, GoToDecision{scenes::DecisionId(0)});
  for (const int option : {0, 2, 0}) {
    EXPECT_EQ(state.open_decision, scenes::DecisionId(0));
    EXPECT_FALSE(state.chosen);
    act(state, ChooseOption{std::uint8_t(option)});
    act(state, ConfirmOption{"x"});
  }
  EXPECT_FALSE(state.open_decision);
  EXPECT_EQ(state.training.feedback, scenes::DecisionId(0));
  EXPECT_EQ(votes_of(flagship()->drill, books_of(state.training), scenes::DecisionId(0)), (std::vector<int>{2, 0, 1}));
  EXPECT_EQ(state.training.turn, 0u);
  const Score first = score_of(flagship()->drill, state.timeline, state.training, 0);
  const Score second = score_of(flagship()->drill, state.timeline, state.training, 1);
  EXPECT_EQ(first.decisions, 1);
  EXPECT_EQ(first.proportional, 1);
  EXPECT_EQ(second.proportional, 0);  // stage 3 against orderly conduct
  EXPECT_GT(first.quality, second.quality);
}

TEST(Training, being_sure_and_right_counts_most) {
  const auto& drill = flagship()->drill;
  const scenes::Timeline timeline = scenes::unroll(drill, scenes::default_path(drill));
  const auto calibrated = [&](std::uint8_t option, int confidence) {
    Training t;
    t.answers.push_back({.decision = scenes::DecisionId(0), .option = option, .confidence = confidence});
    return *score_of(drill, timeline, t, 0).calibrated;
  };
  EXPECT_GT(calibrated(0, 100), calibrated(0, 50));
  EXPECT_GT(calibrated(2, 25), calibrated(2, 100));
  EXPECT_EQ(calibrated(2, 100), 0);
  Training silent;
  silent.answers.push_back({.decision = scenes::DecisionId(0)});
  EXPECT_FALSE(score_of(drill, timeline, silent, 0).calibrated);
}

TEST(Training, evaluators_mark_lines_at_moments) {
  AppState state = fresh();
  act(state, SeekTo{120'000});
  act(state, Judge{"negotiate", Verdict::partly, "terlambat"});
  act(state, Judge{"no such line", Verdict::yes, ""});
  ASSERT_EQ(state.training.judged.size(), 2u);
  EXPECT_EQ(state.training.judged[1].verdict, Verdict::partly);
  EXPECT_EQ(state.training.judged[1].note, "terlambat");
  EXPECT_EQ(state.training.judged[1].at, 120'000);
  EXPECT_EQ(state.training.judged[0].verdict, Verdict::none);
}

TEST(Training, acts_are_kept_in_the_session_by_names) {
  const auto& drill = flagship()->drill;
  for (const Command& command : {Command(StartTraining{unit("dl1")}), Command(AnswerPlace{"wait_b", {1.5f, -2}}),
                                 Command(AnswerShape{"rope", scenes::Shape::tali}), Command(SkipTask{"rope"}), Command(SetConfidence{50}),
                                 Command(SetTeams{"A, B"}), Command(Judge{"relief", Verdict::no, "celah 3 m"}), Command(WalkBy{0.5f, 0, 0.1f})}) {
    ASSERT_TRUE(is_kept(command));
    const std::string line = write_command(drill, command);
    const auto back = read_command(drill, line);
    ASSERT_TRUE(back) << line;
    EXPECT_EQ(write_command(drill, *back), line);
  }
  EXPECT_EQ(write_command(drill, StartTraining{unit("dl1")}), "train dl1");
}

// --- who knew what ---

TEST(Knowledge, walls_heads_and_distance_end_the_view) {
  const scenes::Venue& venue = flagship()->drill.venue;  // the office stands at x -9..9, y 31..37
  const float north = 0;
  EXPECT_TRUE(can_see(venue, {{0, 0}, north}, {0, 20}));
  EXPECT_FALSE(can_see(venue, {{0, 20}, north}, {0, 45}));      // behind the office
  EXPECT_FALSE(can_see(venue, {{0, 0}, north}, {0, -20}));      // behind one's back
  EXPECT_TRUE(can_see(venue, {{0, 0}, scenes::kPi}, {0, -20}));
  EXPECT_FALSE(can_see(venue, {{0, -60}, north}, {0, 35 + 1}));  // out of reach
  EXPECT_TRUE(can_see(venue, {{-60, -5}, north}, {-50, 5}));     // over parked cars, 1.5 m high
}

TEST(Knowledge, an_observer_sees_all_and_a_role_does_not) {
  AppState state = fresh();
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
  AppState state = fresh();
  const auto& drill = flagship()->drill;
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, std::nullopt));
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, unit("kodal")));      // to: Kapolres
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, unit("lts_timur")));  // from: Lantas
  EXPECT_TRUE(reaches(drill, event("I03"), state.stage, unit("nego")));       // responsible
  EXPECT_FALSE(reaches(drill, event("I03"), state.stage, unit("dl1")));
  EXPECT_TRUE(reaches(drill, event("I08"), state.stage, unit("med")));
  EXPECT_TRUE(reaches(drill, event("E01"), state.stage, unit("dl1")));        // narration
}

TEST(Knowledge, tells_by_what_way_something_came) {
  AppState state = fresh();
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
  for (const auto& [means, carries, way] :
       {std::tuple{"", kVoice, Way::voice}, {"megaphone", kMegaphone, Way::megaphone}, {"pa_car", kLoudspeaker, Way::loudspeaker}}) {
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
  AppState state = fresh();
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
  AppState direct = fresh();
  act(direct, SeekTo{late});
  act(direct, AskWhatIsKnown{unit("nego")});
  for (std::size_t i = 0; i < direct.knowledge.events.size(); ++i)
    EXPECT_EQ(int(direct.knowledge.events[i].way), int(state.knowledge.events[i].way)) << flagship()->drill.events[i].id;
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
  while (fire < drill.events.size() && (drill.events[fire].verb != scenes::Verb::fire || !drill.events[fire].who.empty()))
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
  AppState state = fresh();
  act(state, AskWhatIsKnown{unit("nego")});
  const auto people = state.knowledge.sight.people;
  state.knowledge.sight.people.assign(people.size(), 0);
  update_stage(state);
  EXPECT_EQ(state.knowledge.sight.people, people);
}

// Whom it does not see is greyed, one by one; whom it sees is not.
TEST(Knowledge, greys_on_the_table_whom_the_role_does_not_see) {
  AppState state = fresh();
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

// --- on foot ---

TEST(Walking, goes_along_walls_and_never_into_them) {
  const scenes::World& world = *flagship()->world;
  scenes::Vec2 at{0, 20};
  for (int i = 0; i < 400; ++i) {
    at = walked(world, at, {0.02f * float(i % 7) - 0.06f, 0.25f});  // north, into the fence and the office
    ASSERT_GT(scenes::clearance(world, at), 0.2f) << at.east << " " << at.north;
  }
  // One long step is no way through a wall either.
  const scenes::Vec2 leap = walked(world, {-20, 34}, {40, 0});
  EXPECT_LT(leap.east, -8);
  const scenes::Vec2 open = walked(world, {0, 0}, {3, 4});
  EXPECT_NEAR(open.east, 3, 0.05f);
  EXPECT_NEAR(open.north, 4, 0.05f);
}

TEST(Walking, who_answers_before_the_step_has_ended_stands_where_it_leads) {
  AppState state = fresh();
  act(state, StandAt{{34, -28}});
  ASSERT_LT(state.glide, 1);
  EXPECT_NEAR(standing(state).east, 34, 0.2f);
  EXPECT_NEAR(standing(state).north, -28, 0.2f);
}

TEST(Walking, keys_move_a_body_at_eye_height) {
  AppState state = fresh();
  act(state, StandAt{{0, 0}});
  state.glide = 1;
  act(state, WalkBy{0, 0, -shown_orbit(state).bearing});  // face north
  act(state, WalkBy{2, 0, 0});
  glm::vec3 eye = camera_of(shown_orbit(state)).eye;
  EXPECT_EQ(state.camera_mode, CameraMode::walk);
  EXPECT_NEAR(eye.y, kEyeHeight, 0.02f);
  EXPECT_NEAR(to_ground(eye).north, 2, 0.1f);
  EXPECT_NEAR(to_ground(eye).east, 0, 0.1f);
  act(state, WalkBy{0, 1, 0});
  eye = camera_of(shown_orbit(state)).eye;
  EXPECT_NEAR(to_ground(eye).east, 1, 0.1f);
}

}  // namespace
}  // namespace app
