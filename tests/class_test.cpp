// The class as a whole: teams side by side, those of other machines among them, where each
// team's way ends, a training that is gone on with, and the papers asked for in the window.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "app/apply.h"
#include "app/paper_job.h"
#include "app/player.h"
#include "app/report/debrief.h"
#include "app/train/merge.h"
#include "app/train/teams.h"

namespace app {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Document> document_of(const char* file) {
  return *open_document({.file = std::string(GELAR_SOURCE_DIR) + file, .with_models = false, .disk_cache = false});
}
std::shared_ptr<const Document> flagship() {
  static const auto kDocument = document_of("/scenes/library/sispamkota-jepara/sispamkota-jepara.drill.yaml");
  return kDocument;
}
std::vector<TeamAnswer> all_of(std::uint8_t option) {
  std::vector<TeamAnswer> answers;
  for (std::size_t i = 0; i < flagship()->drill.decisions.size(); ++i)
    answers.push_back({.decision = scenes::DecisionId(i), .option = option});
  return answers;
}
void act(AppState& state, const Command& command) {
  Requests ignored;
  apply(state, command, ignored);
}

class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("gelar_class_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  // A session of the flagship, as the window writes it.
  static std::string session(const std::vector<Command>& commands) {
    const scenes::Drill& drill = flagship()->drill;
    std::string text = write_header({drill.source_hash, drill.file, "2026-01-01T00:00:00Z"});
    AppState state;
    show_document(state, flagship(), scenes::default_path(drill), 0);
    for (std::size_t i = 0; i < commands.size(); ++i) {
      state.wall_ms = std::int64_t(i) * 1000;
      text += write_line(drill, {state.wall_ms, state.t, state.path, commands[i]});
      act(state, commands[i]);
    }
    return text;
  }
  static std::vector<Command> answering(const char* teams, std::vector<int> options) {
    std::vector<Command> out;
    if (*teams) out.push_back(SetTeams{teams});
    out.push_back(StartTraining{});
    out.push_back(GoToDecision{scenes::DecisionId(0)});
    for (const int option : options) {
      out.push_back(SetConfidence{75});
      out.push_back(ChooseOption{std::uint8_t(option)});
      out.push_back(ConfirmOption{"alasan"});
    }
    return out;
  }

  fs::path folder_;
};

// --- where a team's way ends ---

TEST(Outcome, reaches_the_endings_of_the_flagship) {
  const scenes::Drill& drill = flagship()->drill;
  const Outcome best = outcome_of(drill, all_of(0)), middle = outcome_of(drill, all_of(1)),
                worst = outcome_of(drill, all_of(2)), news = outcome_of(drill, {});
  ASSERT_TRUE(best.ending && middle.ending && worst.ending && news.ending);
  EXPECT_EQ(best.ending->id, "kondusif");
  EXPECT_EQ(middle.ending->id, "terkendali");
  EXPECT_EQ(worst.ending->id, "eskalasi");
  EXPECT_EQ(news.ending->id, "terkendali");
  EXPECT_EQ(best.answered, 10);
  EXPECT_EQ(news.answered, 0);
  EXPECT_TRUE(short_of_best(drill, best.metrics).empty());
  const auto missing = short_of_best(drill, worst.metrics);
  ASSERT_EQ(missing.size(), 3u);  // heat, trust and risk of injury
  for (const Threshold& t : missing) {
    EXPECT_GT(t.off, 0);
    EXPECT_EQ(t.value, worst.metrics[t.test.metric.index]);
    EXPECT_EQ(t.off, t.test.at_most ? t.value - t.test.limit : t.test.limit - t.value);
  }
  // What is short is short by what the ending's own test says.
  for (const Threshold& t : thresholds_of(*worst.ending, worst.metrics))
    if (t.off <= 0) return;
  FAIL() << "an ending of `any` tests was reached without one that is met";
}

TEST(Outcome, scores_rank_the_paths_as_their_endings_do) {
  const scenes::Drill& drill = flagship()->drill;
  float last = 2;
  int proportional = 11;
  for (const int option : {0, 1, 2}) {
    const auto answers = all_of(std::uint8_t(option));
    Score score;
    add_answers(drill, outcome_of(drill, answers).timeline, answers, score);
    EXPECT_EQ(score.decisions, 10);
    EXPECT_LT(score.quality, last);
    EXPECT_LE(score.proportional, proportional);
    last = score.quality;
    proportional = score.proportional;
  }
  EXPECT_EQ(last, 0);
  EXPECT_LT(proportional, 10);
}

TEST(Outcome, of_answers_that_no_drill_has_is_the_default) {
  const std::vector<TeamAnswer> odd = {{.decision = scenes::DecisionId(0), .option = 200},
                                       {.decision = scenes::DecisionId(9000), .option = 0}};
  EXPECT_EQ(outcome_of(flagship()->drill, odd).answered, 0);
}

// --- teams side by side ---

TEST(Teams, the_last_answer_counts_and_guests_come_after) {
  Training t;
  t.teams = {"A", "B"};
  t.answers = {{.decision = scenes::DecisionId(0), .option = 2, .team = 0},
               {.decision = scenes::DecisionId(0), .option = 0, .team = 0},
               {.decision = scenes::DecisionId(3), .option = 1, .team = 1}};
  ASSERT_TRUE(add_guest(t, "A", std::vector<TeamAnswer>{{.decision = scenes::DecisionId(0), .option = 1}}));
  const auto books = books_of(t);
  ASSERT_EQ(books.size(), 3u);
  EXPECT_EQ(answer_of(books[0], scenes::DecisionId(0))->option, 0);
  EXPECT_EQ(books[2].name, "A (2)");
  EXPECT_TRUE(books[2].guest);
  const scenes::Drill& drill = flagship()->drill;
  EXPECT_EQ(votes_of(drill, books, scenes::DecisionId(0)), (std::vector<int>{1, 1, 0}));
  EXPECT_EQ(answered_of(drill, books), (std::vector<scenes::DecisionId>{scenes::DecisionId(0), scenes::DecisionId(3)}));
  EXPECT_EQ(plenary_pages(drill, t), 3);
  t.scoring = false;  // discussion only: no results
  EXPECT_EQ(plenary_pages(drill, t), 2);
  for (std::size_t i = 1; i < kMostGuests; ++i) EXPECT_TRUE(add_guest(t, "tamu", {}));
  EXPECT_FALSE(add_guest(t, "tamu", {}));
}

TEST_F(Files, teams_of_other_machines_stand_beside_ours) {
  AppState state;
  show_document(state, flagship(), scenes::default_path(flagship()->drill), 0);
  for (const Command& c : answering("Satu, Dua", {0, 2})) act(state, c);
  const fs::path two = file("dua-tim.gelar-session", session(answering("Dua, Tiga", {1, 1})));
  const fs::path alone = file("polres tetangga.gelar-session", session(answering("", {2})));
  std::string ours = session(answering("Satu, Dua", {0, 2}));
  for (const fs::path& guests : {two, alone}) {
    const auto merged = merge_session(state.training, guests, flagship());
    ASSERT_TRUE(merged);
    for (const Command& c : *merged) {
      act(state, c);
      ours += write_line(flagship()->drill, {90'000, 0, scenes::default_path(flagship()->drill), c});
    }
  }
  const auto again = merge_session(state.training, two, flagship());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.diagnostics()[0].code, "T0004");
  const auto books = books_of(state.training);
  ASSERT_EQ(books.size(), 5u);
  EXPECT_EQ(books[2].name, "Dua (2)");
  EXPECT_EQ(books[3].name, "Tiga");
  EXPECT_EQ(books[4].name, "polres tetangga");
  EXPECT_EQ(books[4].answers[0].confidence, 75);
  EXPECT_EQ(books[4].answers[0].reason, "alasan");
  EXPECT_EQ(votes_of(flagship()->drill, books, scenes::DecisionId(0)), (std::vector<int>{1, 2, 2}));
  // Our own session has them now, with the files gone; and who asks us for our teams is not
  // given our guests.
  fs::remove(two);
  fs::remove(alone);
  const fs::path kept = file("kami.gelar-session", ours);
  const auto read = read_session(kept, flagship()->drill);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->misfits.empty());
  AppState later;
  show_document(later, flagship(), scenes::default_path(flagship()->drill), 0);
  replay(later, *read, 0, read->lines.size());
  const auto books_later = books_of(later.training);
  ASSERT_EQ(books_later.size(), books.size());
  for (std::size_t i = 0; i < books.size(); ++i) {
    EXPECT_EQ(books_later[i].name, books[i].name);
    EXPECT_EQ(books_later[i].guest, books[i].guest);
    ASSERT_EQ(books_later[i].answers.size(), books[i].answers.size());
    EXPECT_EQ(books_later[i].answers[0].reason, books[i].answers[0].reason);
    EXPECT_EQ(books_later[i].answers[0].option, books[i].answers[0].option);
  }
  EXPECT_EQ(later.training.guest_files, (std::vector<fs::path>{two, alone}));
  EXPECT_EQ(read_visitors(kept, flagship())->size(), 2u);
  std::set<std::string> reviewed;
  for (const report::Answer& a : report::review_session(flagship(), *read).debrief.answers) reviewed.insert(a.team);
  EXPECT_EQ(reviewed, (std::set<std::string>{"Satu", "Dua", "Dua (2)", "Tiga", "polres tetangga"}));
  // The review tells of all of them, and of where each one's way ends.
  const fs::path others = file("lain.gelar-session", session(answering("Dua, Tiga", {1, 1})));
  report::Debrief debrief;
  debrief.answers.push_back(
      {.decision = scenes::DecisionId(0), .option = 0, .reason = "x", .team = "", .confidence = {}, .thought = {}});
  ASSERT_TRUE(report::add_visitors(debrief, "kelas", *read_visitors(others, flagship())));
  std::vector<std::string> names;
  for (const report::Answer& a : debrief.answers) names.push_back(a.team);
  EXPECT_EQ(names, (std::vector<std::string>{"kelas", "Dua", "Tiga"}));
}

TEST_F(Files, what_cannot_be_merged_says_why_and_changes_nothing) {
  const Training t;
  const auto code = [&](const fs::path& path) {
    const auto merged = merge_session(t, path, flagship());
    EXPECT_FALSE(merged);
    return merged ? std::string() : merged.diagnostics()[0].code;
  };
  EXPECT_EQ(code(folder_ / "nowhere.gelar-session"), "B0001");
  EXPECT_EQ(code(file("notes.gelar-session", "hello")), "S0010");
  EXPECT_EQ(code(file("empty.gelar-session", session({}))), "T0002");
  std::string other = session(answering("", {0}));
  other.replace(other.find("drill "), other.find("\nstarted") - other.find("drill "),
                "drill 0000000000000007 /a/other.drill.yaml");
  EXPECT_EQ(code(file("other.gelar-session", other)), "T0001");
  std::string bytes = session(answering("", {0}));
  bytes += std::string("9000 0 - confirm \xff\xfe%zz\n99999999999999999999 0 - here\n\0\x01\n", 50);
  for (int i = 0; i < 2000; ++i) bytes += "9000 0 - teams " + std::string(60, 'x') + "\n";
  const auto odd = merge_session({}, file("odd.gelar-session", bytes), flagship());
  ASSERT_TRUE(odd);
  EXPECT_LE(
      std::count_if(odd->begin(), odd->end(), [](const Command& c) { return std::holds_alternative<AddGuest>(c); }),
      std::ptrdiff_t(kMostGuests));
  // Nor does a session that brings guests without end.
  AppState patient;
  show_document(patient, flagship(), scenes::default_path(flagship()->drill), 0);
  for (int i = 0; i < 100; ++i) {
    act(patient, AddGuestAnswer{scenes::DecisionId(0), 200, 900, -5, "x"});
    act(patient, AddGuest{"a", std::string(5000, 'x')});
    act(patient, AddGuestAnswer{scenes::DecisionId(0), 1, 900, -5, std::string(5000, 'x')});
    act(patient, AddGuestAnswer{scenes::DecisionId(0), 1, 900, -5, std::string(5000, 'x')});
  }
  EXPECT_EQ(patient.training.guests.size(), kMostGuests);
  EXPECT_EQ(patient.training.guest_answers.size(), kMostGuests);
  EXPECT_LE(patient.training.guests.back().size(), kLongestTeam + 8);
  EXPECT_EQ(patient.training.guest_answers[0].confidence, 100);
}

TEST_F(Files, too_many_teams_are_refused_as_a_whole) {
  Training t;
  for (std::size_t i = 0; i + 1 < kMostGuests; ++i) ASSERT_TRUE(add_guest(t, "tamu", {}));
  const auto merged = merge_session(t, file("two.gelar-session", session(answering("Satu, Dua", {0, 1}))), flagship());
  ASSERT_FALSE(merged);
  EXPECT_EQ(merged.diagnostics()[0].code, "T0003");
  EXPECT_EQ(t.guests.size(), kMostGuests - 1);
}

// --- gone on with ---

TEST_F(Files, a_training_is_gone_on_with_where_it_was_left) {
  std::vector<Command> commands = answering("Satu, Dua", {0, 2});
  commands.push_back(CloseFeedback{false});
  commands.push_back(AnswerPlace{"wait_b", {0, 0}});
  commands.push_back(AnswerPlace{"wait_b", {34, -28}});
  commands.push_back(Judge{"notice", Verdict::partly, "terlambat"});
  AppState before;
  show_document(before, flagship(), scenes::default_path(flagship()->drill), 0);
  for (std::size_t i = 0; i < commands.size(); ++i) {
    before.wall_ms = std::int64_t(i) * 1000;
    act(before, commands[i]);
  }
  const auto read = read_session(file("a.gelar-session", session(commands)), flagship()->drill);
  ASSERT_TRUE(read);
  AppState after;
  show_document(after, flagship(), scenes::default_path(flagship()->drill), 0);
  replay(after, *read, 0, read->lines.size());
  const Training &a = before.training, &b = after.training;
  EXPECT_TRUE(b.on);
  EXPECT_EQ(b.role, a.role);
  EXPECT_EQ(b.teams, a.teams);
  EXPECT_EQ(b.turn, a.turn);
  ASSERT_EQ(b.answers.size(), a.answers.size());
  for (std::size_t i = 0; i < a.answers.size(); ++i) {
    EXPECT_EQ(b.answers[i].option, a.answers[i].option);
    EXPECT_EQ(b.answers[i].thought, a.answers[i].thought);  // the clock of the session, not of its reading
  }
  ASSERT_EQ(b.results.size(), 1u);
  EXPECT_EQ(b.results[0].tries, 2);
  EXPECT_TRUE(b.results[0].right);
  ASSERT_FALSE(b.judged.empty());
  EXPECT_EQ(b.judged[0].note, "terlambat");
  EXPECT_EQ(after.t, before.t);
  EXPECT_EQ(after.path, before.path);
}

TEST(NextTask, is_gone_to_without_playing_and_nothing_is_leapt_over) {
  AppState state;
  show_document(state, flagship(), scenes::default_path(flagship()->drill), 0);
  act(state, StartTraining{});
  std::vector<std::string> met;
  for (int i = 0; i < 200 && state.t < state.timeline.end; ++i) {
    act(state, GoToBeat{1});
    if (state.training.open_task) {
      const auto& task = flagship()->drill.tasks[*state.training.open_task];
      met.push_back(task.id);
      act(state, GoToBeat{1});
      EXPECT_TRUE(state.training.open_task) << task.id;  // not past what is open
      act(state, SkipTask{task.id});
    } else if (state.open_decision) {
      met.push_back(flagship()->drill.decisions[state.open_decision->index].id);
      act(state, ChooseOption{0});
      act(state, ConfirmOption{"x"});
      act(state, CloseFeedback{false});
    }
    act(state, SetPlaying{false});
  }
  EXPECT_EQ(state.t, state.timeline.end);
  EXPECT_EQ(met.size(), 13u + 10u);
  EXPECT_EQ(met.front(), "wait_b");
}

TEST(NextTask, every_role_at_the_polling_station_has_tasks_it_can_do) {
  const auto tps = document_of("/scenes/library/hari-h-di-tps/hari-h-di-tps.drill.yaml");
  for (const scenes::UnitId role : roles_of(tps->drill)) {
    int own = 0;
    for (const scenes::Task& task : tps->drill.tasks) own += is_for(task, role);
    EXPECT_GE(own, 3) << tps->drill.units[role.index].key;
  }
  for (const scenes::Task& task : tps->drill.tasks) {
    EXPECT_FALSE(task.ask.id.empty() || task.ask.en.empty() || task.because.id.empty() || task.because.en.empty());
    if (task.kind != scenes::TaskKind::stand) continue;
    // The police may stand where it is right, and that is outside the station.
    bool outside = false;
    for (float east = 30; east < 60 && !outside; east += 0.5f)
      for (float north = -30; north < 5 && !outside; north += 0.5f)
        outside = is_right(tps->drill, task, {east, north}) && scenes::clearance(*tps->world, {east, north}) > 0.3f;
    EXPECT_TRUE(outside) << task.id;
    EXPECT_FALSE(is_right(tps->drill, task, {38, -6})) << task.id;  // not in its middle
  }
}

// --- papers from the window ---

TEST(Papers, are_ordered_in_the_words_of_the_command_line) {
  const std::vector<std::string> words = words_of({.what = {PaperKind::aar, true},
                                                   .drill = "/d/x.drill.yaml",
                                                   .path = {},
                                                   .language = scenes::Language::english,
                                                   .sessions = {"/s/own.gelar-session", "/s/b.gelar-session"},
                                                   .discussion = true,
                                                   .out = "/o/x.pdf"});
  EXPECT_EQ(words, (std::vector<std::string>{"report", "/d/x.drill.yaml", "--kind", "aar", "--lang", "en", "--session",
                                             "/s/own.gelar-session", "--session", "/s/b.gelar-session", "--discussion",
                                             "-o", "/o/x.pdf"}));
  const std::vector<std::string> cards = words_of({.what = {PaperKind::orders, false},
                                                   .drill = "x",
                                                   .path = "DP1=B",
                                                   .language = {},
                                                   .sessions = {"a"},
                                                   .discussion = false,
                                                   .out = "y.html"});
  EXPECT_EQ(cards, (std::vector<std::string>{"report", "x", "--kind", "orders", "--lang", "id", "--path", "DP1=B", "-o",
                                             "y.html"}));
}

}  // namespace
}  // namespace app
