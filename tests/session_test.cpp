// The session: written as it happens, read back the same, bound by ids, safe from kill -9;
// and undo, which any sequence of acts can be taken back with.
#include "app/session.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include "app/apply.h"
#include "app/carry_over.h"
#include "app/command_text.h"
#include "app/views.h"
#include "base/files.h"
#include "random_acts.h"
#include "small_drill.h"

namespace app {
namespace {

namespace fs = std::filesystem;

TEST(SessionText, every_command_comes_back_as_it_was_written) {
  std::mt19937 random(7);
  for (std::size_t i = 0; i < std::variant_size_v<AnyCommand>; ++i)
    for (int n = 0; n < 40; ++n) {
      Randomiser fill{random, small()->drill};
      const Command command = random_command_of(i, fill);
      const std::string line = write_command(small()->drill, command);
      const auto back = read_command(small()->drill, line);
      ASSERT_TRUE(back) << line << "\n" << base::format(back.diagnostics());
      EXPECT_EQ(back->index(), command.index());
      EXPECT_EQ(write_command(small()->drill, *back), line);
      EXPECT_EQ(line.find('\n'), std::string::npos);
    }
}

TEST(SessionText, what_is_not_of_its_form_is_refused) {
  for (const char* bad : {"", "fly", "seek", "seek x", "seek 1 2", "seek nan", "speed inf", "tool 99", "play 2",
                          "decision DP99", "event_skip no_such", "order x", "order %7Bdo:%20fly%7D", "confirm %0A",
                          "confirm %F", "confirm %FF", "choose 300", "select nobody"})
    EXPECT_FALSE(read_command(small()->drill, bad)) << bad;
}

TEST(SessionText, escapes_are_read_in_both_cases) {  // docs/SESSION.md shows them in small letters
  const auto order = read_command(small()->drill, "order %7b%20do:%20mood,%20who:%20massa,%20mood:%20hostile%20%7d");
  ASSERT_TRUE(order) << base::format(order.diagnostics());
  EXPECT_EQ(std::get<AddOrder>(*order).text, "{ do: mood, who: massa, mood: hostile }");
}

// What the fuzzer of sessions begins from has a line of every act that a session keeps.
TEST(SessionText, the_fuzzers_seed_names_every_act) {
  const auto session = read_session(GELAR_SOURCE_DIR "/tests/sessions/every_act.gelar-session", small()->drill);
  ASSERT_TRUE(session);
  EXPECT_TRUE(session->misfits.empty()) << session->misfits[0].text << ": " << session->misfits[0].why;
  std::mt19937 random(1);
  for (std::size_t i = 0; i < std::variant_size_v<AnyCommand>; ++i) {
    Randomiser fill{random, small()->drill};
    const Command command = random_command_of(i, fill);
    const auto is_it = [&](const SessionLine& line) { return line.command.index() == i; };
    EXPECT_TRUE(!is_kept(command) || std::any_of(session->lines.begin(), session->lines.end(), is_it))
        << word_of(command);
  }
}

SessionLine at(scenes::Ms t, Command command) {
  return {t, t, scenes::default_path(small()->drill), std::move(command)};
}

TEST(Session, lines_that_no_longer_fit_are_listed_and_the_rest_is_kept) {
  std::string text = write_header({1, "/tmp/x.drill.yaml", "2026-01-01T00:00:00Z"});
  text += write_line(small()->drill, at(1000, SeekTo{5000}));
  text += "1200 5000 - select unit_that_was_removed\n";
  text += "1300 5000 DP99=A seek 100\n";
  text += write_line(small()->drill, at(6000, SetTool{Tool::arrow}));
  text += "7000 5000 - seek 1";  // torn
  const auto session = parse_session("s", text, small()->drill);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->lines.size(), 2u);
  ASSERT_EQ(session->misfits.size(), 2u);
  EXPECT_EQ(session->misfits[0].line, 5u);
  EXPECT_NE(session->misfits[0].why.find("unit_that_was_removed"), std::string::npos);
}

TEST(Session, what_is_no_session_is_refused) {
  EXPECT_FALSE(parse_session("s", "", small()->drill));
  EXPECT_FALSE(parse_session("s", "hello\n", small()->drill));
  EXPECT_FALSE(parse_session("s", "gelar-session 99\ndrill 0 x\nstarted now\n", small()->drill));
}

TEST(Session, a_replayed_session_gives_the_same_state) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    AppState played = fresh(), again = fresh();
    const std::string text = play_at_random(played, seed, 400);
    const auto session = parse_session("s", text, small()->drill);
    ASSERT_TRUE(session);
    ASSERT_TRUE(session->misfits.empty()) << session->misfits[0].text << ": " << session->misfits[0].why;
    replay(again, *session, 0, session->lines.size());
    EXPECT_EQ(again.t, played.t);
    EXPECT_TRUE(again.path == played.path);
    EXPECT_TRUE(again.board == played.board);
    EXPECT_EQ(again.fork, played.fork);
    EXPECT_TRUE(again.document->amendments == played.document->amendments);
    EXPECT_EQ(again.log.size(), played.log.size());
    EXPECT_EQ(again.open_decision, played.open_decision);
    EXPECT_EQ(again.next_mark, played.next_mark);
    EXPECT_EQ(again.tool, played.tool);
  }
}

// As after a crash: the program goes on with the session before anything is baked.
TEST(Session, gone_on_with_before_people_are_baked_it_has_the_same_unit_and_view) {
  AppState played = fresh(), again = fresh();
  base::Workers workers;
  scenes::BakeStore store = small()->store;
  take_motion(played, std::make_shared<const scenes::Motion>(
                          scenes::bake({&small()->drill, small()->world, &store, &workers, nullptr}, played.path)));
  std::string text = write_header({small()->drill.source_hash, "/tmp/x", "2026-01-01T00:00:00Z"});
  Requests ignored;
  for (const Command& command : {Command(SelectNext{1}), Command(SelectNext{1}), Command(FrameSelection{})}) {
    text += write_line(small()->drill, at(played.t, command));
    apply(played, command, ignored);
    if (const auto outcome = outcome_of(played, command)) text += write_line(small()->drill, at(played.t, *outcome));
  }
  const auto session = parse_session("s", text, small()->drill);
  ASSERT_TRUE(session);
  replay(again, *session, 0, session->lines.size());
  EXPECT_EQ(again.selected, played.selected);
  ASSERT_TRUE(played.selected);
  EXPECT_EQ(again.orbit.target, played.orbit.target);
  EXPECT_NE(again.orbit.target, fresh().orbit.target);
}

TEST(Session, the_newest_comes_first_though_the_clock_was_set_back) {
  const fs::path state = fs::path(::testing::TempDir()) / ("gelar-clock-" + std::to_string(::getpid()));
  const char* before = std::getenv("XDG_STATE_HOME");
  const std::string kept = before ? before : "";
  ::setenv("XDG_STATE_HOME", state.c_str(), 1);
  const fs::path folder = session_folder();
  const auto put = [&](const char* name, std::chrono::hours age) {
    const fs::path file = folder / (std::string(name) + ".gelar-session");
    EXPECT_TRUE(base::write_file(file, "x"));
    fs::last_write_time(file, fs::file_time_type::clock::now() - age);
  };
  put("yesterday", std::chrono::hours(24));
  put("before_it_was_set_back", std::chrono::hours(-24 * 400));
  put("now", std::chrono::hours(0));
  const auto found = recent_sessions(3);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].stem(), "now");
  EXPECT_EQ(found[1].stem(), "yesterday");
  fs::remove_all(state);
  before ? ::setenv("XDG_STATE_HOME", kept.c_str(), 1) : ::unsetenv("XDG_STATE_HOME");
}

TEST(Session, is_written_by_one_window_at_a_time) {
  const fs::path file = fs::path(::testing::TempDir()) / ("gelar-two-" + std::to_string(::getpid()) + ".gelar-session");
  const SessionHeader header{1, "/tmp/x.drill.yaml", "2026-01-01T00:00:00Z"};
  SessionWriter one, two;
  ASSERT_TRUE(one.open(file, &header));
  ASSERT_TRUE(one.append(write_line(small()->drill, at(1000, SeekTo{5000}))));
  EXPECT_EQ(check_free(file).diagnostics().at(0).code, "S0013");
  EXPECT_EQ(two.open(file, nullptr).diagnostics().at(0).code, "S0013");
  EXPECT_TRUE(read_session(file, small()->drill)) << "reading is anybody's";
  one.close();
  EXPECT_TRUE(check_free(file));
  EXPECT_TRUE(two.open(file, nullptr));
  two.close();
  fs::remove(file);
}

TEST(Session, esc_is_told_where_it_closes_what_belongs_to_the_briefing) {
  AppState state = fresh();
  Requests ignored;
  apply(state, GoToDecision{scenes::DecisionId(0)}, ignored);
  apply(state, ChooseOption{1}, ignored);
  apply(state, TogglePane{Pane::palette}, ignored);
  EXPECT_FALSE(is_act(state, CloseTopmost{})) << "a page over the card";
  apply(state, CloseTopmost{}, ignored);
  EXPECT_FALSE(state.show_palette);
  ASSERT_TRUE(state.chosen) << "the choice stands";
  EXPECT_TRUE(is_act(state, CloseTopmost{}));
  // Told where a page lies open and a message stands, it does what it did.
  apply(state, TogglePane{Pane::keys}, ignored);
  tell(state, "x", false);
  apply_act(state, CloseTopmost{}, ignored);
  EXPECT_TRUE(state.show_keys);
  EXPECT_FALSE(state.chosen);
  EXPECT_TRUE(state.open_decision);
}

// The same drill as an editor leaves it: another unit and another decision before those that were
// there, the options the other way about.
std::shared_ptr<const Document> edited() {
  const auto text = base::read_file(small()->drill.file, 1 << 20);
  std::string script = *text;
  const auto put = [&](std::string_view before, std::string_view more) { script.insert(script.find(before), more); };
  put("  awal:\n", "  baru: { type: k9, title: { id: \"Baru\", en: \"New\" }, code: BR, count: 4, at: k9_post }\n");
  script.replace(script.find("strength: 46"), 12, "strength: 50");
  script.replace(script.find("../../scenes/library/venues/kartini/"), 36, "");
  const std::size_t a = script.find("        - key: A"), b = script.find("        - key: B"),
                    end = script.find("      default: A");
  script = script.substr(0, a) + script.substr(b, end - b) + script.substr(a, b - a) + script.substr(end);
  const fs::path folder = fs::path(::testing::TempDir()) / ("gelar-edited-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  fs::copy_file(small()->drill.venue.file, folder / "kartini.venue.yaml");
  EXPECT_TRUE(base::write_file(folder / "small.drill.yaml", script));
  auto opened = open_document({.file = folder / "small.drill.yaml", .with_models = false, .disk_cache = false});
  EXPECT_TRUE(opened) << base::format(opened.diagnostics());
  fs::remove_all(folder);
  return *opened;
}

TEST(Reload, keeps_what_was_said_and_who_is_trained_by_name) {
  AppState state = fresh();
  Requests ignored;
  const auto unit = [](const AppState& s, std::string_view key) {
    const auto& units = s.document->drill.units;
    const auto has_it = [&](const scenes::Unit& u) { return u.key == key; };
    return scenes::UnitId(std::size_t(std::find_if(units.begin(), units.end(), has_it) - units.begin()));
  };
  apply(state, SetTeams{"Satu, Dua"}, ignored);
  apply(state, StartTraining{unit(state, "lanjut")}, ignored);
  apply(state, GoToDecision{scenes::DecisionId(0)}, ignored);
  for (const int option : {1, 0}) {
    apply(state, SetConfidence{70}, ignored);
    apply(state, ChooseOption{std::uint8_t(option)}, ignored);
    apply(state, ConfirmOption{"alasan"}, ignored);
    apply(state, NextTeam{}, ignored);
  }
  ASSERT_FALSE(state.log.empty());
  ASSERT_FALSE(state.training.answers.empty());
  const auto document = edited();
  AppState after;
  show_document(after, document, scenes::default_path(document->drill), 0);
  carry_over(state, after);
  const auto key_of = [](const AppState& s, scenes::DecisionId id, std::uint8_t option) {
    return s.document->drill.decisions[id.index].options[option].key;
  };
  ASSERT_EQ(after.log.size(), state.log.size());
  for (std::size_t i = 0; i < after.log.size(); ++i) {
    EXPECT_EQ(key_of(after, after.log[i].decision, after.log[i].option),
              key_of(state, state.log[i].decision, state.log[i].option));
    EXPECT_NE(after.log[i].option, state.log[i].option) << "the options have changed places";
    EXPECT_EQ(after.log[i].reason, "alasan");
  }
  ASSERT_EQ(after.training.answers.size(), state.training.answers.size());
  EXPECT_EQ(key_of(after, after.training.answers[0].decision, after.training.answers[0].option),
            key_of(state, state.training.answers[0].decision, state.training.answers[0].option));
  EXPECT_TRUE(after.training.on);
  EXPECT_EQ(after.training.role, unit(after, "lanjut"));
  EXPECT_EQ(after.training.teams, state.training.teams);
  EXPECT_EQ(after.answered.size(), state.answered.size());
}

TEST(Undo, any_sequence_undone_gives_the_first_board_and_redone_the_last) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    std::mt19937 random(seed);
    AppState state = fresh();
    Requests ignored;
    for (int i = 0; i < 150; ++i) {
      Command command = random_command(random);
      if (std::holds_alternative<Undo>(command) || std::holds_alternative<Redo>(command)) continue;
      apply(state, command, ignored);
    }
    const Board last = state.board;
    const std::size_t steps = state.undo.size();
    for (std::size_t i = 0; i < steps; ++i) apply(state, Undo{}, ignored);
    EXPECT_TRUE(state.board == Board{}) << seed;
    for (std::size_t i = 0; i < steps; ++i) apply(state, Redo{}, ignored);
    EXPECT_TRUE(state.board == last) << seed;
  }
}

// The child appends numbered acts and says through a pipe which number has been handed
// over; the parent kills it at a random moment and looks for all of them.
TEST(Session, killed_at_random_moments_it_has_kept_every_act_older_than_a_second) {
  (void)small();  // read before the children are made
  const fs::path folder = fs::path(::testing::TempDir()) / ("gelar-crash-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::mt19937 random(11);
  int found_any = 0;
  for (int kill_number = 0; kill_number < 200; ++kill_number) {
    const fs::path file = folder / (std::to_string(kill_number) + ".gelar-session");
    int pipe_ends[2];
    ASSERT_EQ(::pipe(pipe_ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(pipe_ends[0]);
      SessionWriter writer;
      const SessionHeader header{1, "/tmp/x.drill.yaml", "2026-01-01T00:00:00Z"};
      if (!writer.open(file, &header)) ::_exit(1);
      for (std::int64_t n = 1;; ++n) {
        if (!writer.append(write_line(small()->drill, at(n, SeekTo{n})))) ::_exit(1);
        if (::write(pipe_ends[1], &n, sizeof n) != ssize_t(sizeof n)) ::_exit(1);
      }
    }
    ::close(pipe_ends[1]);
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::microseconds(500 + random() % 12'000));
      ::kill(child, SIGKILL);
    });
    std::int64_t handed_over = 0, n = 0;
    while (::read(pipe_ends[0], &n, sizeof n) == ssize_t(sizeof n)) handed_over = n;
    killer.join();
    ::close(pipe_ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    if (handed_over == 0) continue;
    ++found_any;
    auto session = read_session(file, small()->drill);
    ASSERT_TRUE(session) << base::format(session.diagnostics());
    EXPECT_TRUE(session->misfits.empty());
    EXPECT_GE(std::int64_t(session->lines.size()), handed_over);
    // And it can be gone on with.
    SessionWriter writer;
    ASSERT_TRUE(writer.open(file, nullptr));
    ASSERT_TRUE(writer.append(write_line(small()->drill, at(9'000'000, Undo{}))));
    writer.close();
    const std::size_t before = session->lines.size();
    session = read_session(file, small()->drill);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->lines.size(), before + 1);
    fs::remove(file);
  }
  EXPECT_GT(found_any, 100);
  fs::remove_all(folder);
}

// A disk that is full for a while: nothing is torn, nothing is left out.
TEST(Session, what_the_disk_did_not_take_follows_when_there_is_room) {
  const fs::path folder = fs::path(testing::TempDir()) / ("gelar_full_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const fs::path file = folder / "a.gelar-session", empty = folder / "b.gelar-session";
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const auto allow = [&](rlim_t bytes) {
    const rlimit limit{bytes, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  };
  const SessionHeader header{1, "/tmp/x.drill.yaml", "2026-01-01T00:00:00Z"};
  SessionWriter writer;
  ASSERT_TRUE(writer.open(file, &header));
  allow(200);
  bool all = true;
  for (std::int64_t n = 1; n <= 20; ++n) all = writer.append(write_line(small()->drill, at(n, SeekTo{n}))) && all;
  EXPECT_FALSE(all);
  SessionWriter other;
  allow(0);
  ASSERT_TRUE(other.open(empty, &header));
  other.close();
  EXPECT_FALSE(fs::exists(empty));
  allow(before.rlim_cur);
  EXPECT_TRUE(writer.append(""));
  writer.close();
  std::signal(SIGXFSZ, handler);
  const auto session = read_session(file, small()->drill);
  ASSERT_TRUE(session) << base::format(session.diagnostics());
  EXPECT_EQ(session->lines.size(), 20u);
  EXPECT_TRUE(session->misfits.empty());
  fs::remove_all(folder);
}

}  // namespace
}  // namespace app
