// The class: tasks, answers of teams, scores, and the way on foot.
#include "app/train/training.h"

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
#include "app/views.h"
#include "flagship.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using scenes::Ms;

std::uint32_t task(const char* id) {
  for (std::uint32_t i = 0; i < flagship()->drill.tasks.size(); ++i)
    if (flagship()->drill.tasks[i].id == id) return i;
  ADD_FAILURE() << id;
  return 0;
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
  AppState state = flagship_state();
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
  AppState state = flagship_state();
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
  AppState state = flagship_state();
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
  AppState state = flagship_state();
  act(state, SetPlaying{true});
  for (int i = 0; i < 1200; ++i) advance(state, 0.2);
  EXPECT_EQ(state.t, 190'000);  // the first decision
  EXPECT_FALSE(state.training.open_task);
}

TEST(Training, a_formation_is_chosen_and_a_wrong_kind_of_answer_is_none) {
  AppState state = flagship_state();
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
  AppState state = flagship_state();
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
  AppState state = flagship_state();
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
  AppState state = flagship_state();
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
                                 Command(AnswerShape{"rope", scenes::Shape::tali}), Command(SkipTask{"rope"}),
                                 Command(SetConfidence{50}), Command(SetTeams{"A, B"}),
                                 Command(Judge{"relief", Verdict::no, "celah 3 m"}), Command(WalkBy{0.5f, 0, 0.1f})}) {
    ASSERT_TRUE(is_kept(command));
    const std::string line = write_command(drill, command);
    const auto back = read_command(drill, line);
    ASSERT_TRUE(back) << line;
    EXPECT_EQ(write_command(drill, *back), line);
  }
  EXPECT_EQ(write_command(drill, StartTraining{unit("dl1")}), "train dl1");
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
  AppState state = flagship_state();
  act(state, StandAt{{34, -28}});
  ASSERT_LT(state.glide, 1);
  EXPECT_NEAR(standing(state).east, 34, 0.2f);
  EXPECT_NEAR(standing(state).north, -28, 0.2f);
}

TEST(Walking, keys_move_a_body_at_eye_height) {
  AppState state = flagship_state();
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
