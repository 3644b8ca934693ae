// Forks as an instructor makes them: on the board, undone, played, left, compared, kept
// through an edit of the drill, and written into the script as a patch.
#include <gtest/gtest.h>

#include "app/apply.h"
#include "app/forks.h"
#include "app/msel/fork_patch.h"
#include "app/msel/script_text.h"
#include "app/session.h"
#include "base/files.h"
#include "small_drill.h"

namespace app {
namespace {

namespace fs = std::filesystem;

fs::path small_file() { return fs::path(GELAR_SOURCE_DIR) / "tests/drills/small.drill.yaml"; }
std::string small_text() { return *base::read_file(small_file(), 1 << 20); }

std::shared_ptr<const Document> document_of(const std::string& text) {
  auto read = scenes::read_drill(small_file(), text);
  EXPECT_TRUE(read) << base::format(read.diagnostics());
  auto document = std::make_shared<Document>();
  document->drill = std::move(*read);
  document->world = scenes::build_world(document->drill);
  return document;
}

struct Room {
  AppState state;
  Requests requests;
  Room() { show_document(state, small(), scenes::default_path(small()->drill), 0); }
  Room& operator<<(const Command& command) {
    apply(state, command, requests);
    return *this;
  }
  bool has(std::string_view event) const {
    for (const scenes::TimedEvent& timed : state.timeline.events)
      if (state.document->drill.events[timed.event.index].id == event) return true;
    return false;
  }
  EventStatus status(std::string_view event) const {
    const auto& events = state.document->drill.events;
    for (std::size_t i = 0; i < events.size(); ++i)
      if (events[i].id == event) return status_of(state, scenes::EventId(i));
    ADD_FAILURE() << "no event " << event;
    return {};
  }
};

const std::string kBus = "{ do: inject, serial: F1, text: { id: \"Bus tiba\", en: \"A bus arrives\" } }";

TEST(Fork, is_a_branch_of_the_session_that_leaves_the_plan_whole) {
  Room room;
  room << SeekTo{70'000} << BeginFork{"malam"} << AddOrder{kBus} << SkipEvent{"leaving#2"};
  ASSERT_EQ(room.state.board.forks.size(), 1u);
  EXPECT_EQ(room.state.board.forks[0].branch, "DP1=A");
  EXPECT_EQ(room.state.board.forks[0].phase, "line");
  EXPECT_EQ(room.state.board.forks[0].at, 70'000);
  EXPECT_TRUE(room.has("+1"));
  EXPECT_FALSE(room.has("leaving#2"));
  EXPECT_EQ(room.state.plan, small());
  room << TakeFork{};
  EXPECT_EQ(room.state.document, small());
  EXPECT_FALSE(room.has("+1"));
  EXPECT_TRUE(room.has("leaving#2"));
  room << SeekTo{0} << TakeFork{1};
  EXPECT_EQ(room.state.t, 70'000) << "it is played from where it leaves the plan";
  EXPECT_TRUE(room.has("+1"));
}

TEST(Fork, a_mark_made_in_it_shows_pale_on_the_plan_and_on_other_forks) {
  Room room;
  const auto draw = [&] {
    room << BeginMark{MarkKind::arrow, {0, 0, 0}} << MoveMarkEnd{{5, 0, 0}} << EndMark{};
    return room.state.board.marks.back().id;
  };
  const auto strength = [&](std::uint32_t id) {
    const Mark& mark = *find_mark(room.state.board, id);
    return strength_of(mark, branch_of(room.state), mark.from);
  };
  room << SeekTo{65'000};
  const std::uint32_t of_the_plan = draw();
  room << SeekTo{70'000} << BeginFork{} << SeekTo{72'000};
  const std::uint32_t of_the_fork = draw();
  EXPECT_FLOAT_EQ(strength(of_the_fork), 1);
  EXPECT_FLOAT_EQ(strength(of_the_plan), 1) << "it was there when the fork left the plan";
  room << SeekTo{75'000} << BeginFork{} << SeekTo{76'000};
  EXPECT_FLOAT_EQ(strength(of_the_fork), 1) << "a fork of the fork has what came before it";
  room << TakeFork{} << SeekTo{72'000};
  EXPECT_FLOAT_EQ(strength(of_the_fork), kGhostStrength);
  const std::uint32_t later = draw();
  room << TakeFork{1};
  EXPECT_FLOAT_EQ(strength(later), kGhostStrength) << "the plan went on without the fork";
  room << DropFork{1};
  EXPECT_FLOAT_EQ(strength(of_the_fork), kGhostStrength);
}

TEST(Fork, without_one_nothing_of_the_plan_can_be_changed) {
  Room room;
  room << AddOrder{kBus} << SkipEvent{"leaving#2"} << FireEvent{"leaving#2"};
  EXPECT_EQ(room.state.document, small());
  EXPECT_TRUE(room.state.undo.empty());
}

TEST(Fork, every_step_of_it_is_undone_and_redone) {
  Room room;
  room << SeekTo{70'000} << BeginFork{} << AddOrder{kBus} << SkipEvent{"leaving#2"} << Undo{};
  EXPECT_TRUE(room.has("leaving#2"));
  EXPECT_TRUE(room.has("+1"));
  room << Undo{};
  EXPECT_FALSE(room.has("+1"));
  room << Undo{};
  EXPECT_EQ(room.state.fork, 0u);
  EXPECT_EQ(room.state.document, small());
  room << Redo{} << Redo{} << Redo{} << TakeFork{1};
  EXPECT_TRUE(room.has("+1"));
  EXPECT_FALSE(room.has("leaving#2"));
}

TEST(Fork, another_choice_before_it_leaves_it_and_one_after_it_does_not) {
  Room before, after;
  before << SeekTo{70'000} << BeginFork{} << AddOrder{kBus} << TakePath{scenes::DecisionId(0), 1};
  EXPECT_EQ(before.state.fork, 0u);
  EXPECT_EQ(before.state.document, small());
  after << SeekTo{30'000} << BeginFork{} << AddOrder{kBus} << TakePath{scenes::DecisionId(0), 1};
  EXPECT_EQ(after.state.fork, 1u);
  EXPECT_TRUE(after.has("+1"));
  before << TakeFork{1};
  EXPECT_EQ(before.state.path.option[0], 0) << "its own option is taken again";
}

TEST(Fork, what_is_held_waits_until_it_is_fired) {
  Room room;
  room << SeekTo{40'000} << BeginFork{} << HoldEvent{"leaving#2"};
  EXPECT_EQ(room.status("leaving#2"), EventStatus::held);
  room << SeekTo{80'000} << FireEvent{"leaving#2"};
  EXPECT_EQ(room.status("leaving#2"), EventStatus::running);
  EXPECT_EQ(room.state.document->amendments.size(), 1u) << "one word about an event, the last one";
  room << SkipEvent{"leaving#2"} << FireEvent{"leaving#2"};
  EXPECT_EQ(room.status("leaving#2"), EventStatus::running) << "what has begun cannot be skipped or fired again";
  room << RestoreEvent{"leaving#2"};
  EXPECT_EQ(room.status("leaving#2"), EventStatus::planned);
}

TEST(Fork, an_order_that_the_script_does_not_know_is_told_and_changes_nothing) {
  Room room;
  room << BeginFork{} << AddOrder{"{ do: move, who: nobody, to: [0, 0] }"};
  EXPECT_TRUE(room.state.message_is_error);
  EXPECT_TRUE(room.state.document->amendments.empty());
}

TEST(Fork, orders_of_the_panel_are_lines_of_the_language) {
  const scenes::Drill& drill = small()->drill;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const scenes::UnitId unit(u);
    for (int shape = -1; shape < 12; ++shape)
      EXPECT_TRUE(scenes::read_added_event(drill, move_order(drill, unit, {1.25f, -3}, {shape, scenes::Pace::run})));
    for (int shape = 0; shape < 12; ++shape)
      EXPECT_TRUE(scenes::read_added_event(drill, form_order(drill, unit, scenes::Shape(shape))));
    for (int mood = 0; mood < 5; ++mood)
      EXPECT_TRUE(scenes::read_added_event(drill, mood_order(drill, unit, scenes::Mood(mood))));
  }
  for (const char* words : {"\"a\" # b", "x: y", "- \\ é", "{", "'"})
    EXPECT_TRUE(scenes::read_added_event(drill, inject_order(free_serial(drill), {words, ""}))) << words;
}

TEST(Fork, is_compared_with_the_plan_it_left) {
  Room room;
  room << SeekTo{70'000} << BeginFork{} << AddOrder{kBus} << SeekTo{80'000} << SetCompare{CompareMode::ghosts};
  ASSERT_TRUE(room.state.compare_with);
  EXPECT_EQ(room.state.compare_with->fork, 0u);
  EXPECT_EQ(room.state.compare_with->document, small());
  EXPECT_EQ(differences(room.state, *room.state.compare_with).parted, 70'000);
  room << TakeFork{};
  EXPECT_EQ(room.state.compare, CompareMode::off) << "the plan is not compared with itself";
}

TEST(Fork, a_session_survives_an_edit_and_lists_what_no_longer_fits) {
  const scenes::Path path = scenes::default_path(small()->drill);
  std::string text = write_header({1, "x", "2026-01-01T00:00:00Z"});
  std::int64_t wall = 0;
  for (const Command& command : Commands{SeekTo{70'000}, BeginFork{}, AddOrder{kBus}, SkipEvent{"leaving#2"},
                                         AddOrder{"{ do: move, who: lanjut, to: [4, 12] }"}})
    text += write_line(small()->drill, {wall++, 70'000, path, command});
  std::string edited = small_text();
  const auto line = edited.find("      - { at: 5s, do: narrate");
  edited.erase(line, edited.find('\n', line) + 1 - line);
  for (const char* name : {"  lanjut:", "who: lanjut"}) {
    const std::string_view old = name;
    edited.replace(edited.find(old), old.size(),
                   std::string(old.substr(0, old.find("lanjut"))) + "tameng" + (old.back() == ':' ? ":" : ""));
  }
  const auto document = document_of(edited);
  const auto session = parse_session("s", text, document->drill);
  ASSERT_TRUE(session);
  ASSERT_EQ(session->misfits.size(), 2u) << "the event that is gone and the unit that has another name";
  AppState state;
  show_document(state, document, scenes::default_path(document->drill), 0);
  replay(state, *session, 0, session->lines.size());
  EXPECT_EQ(state.fork, 1u);
  EXPECT_EQ(state.document->amendments.size(), 1u) << "the inject is still there";
}

// --- into the script ---

// When what happens on the path, whatever the events are called.
std::vector<std::string> played(const scenes::Drill& drill, const scenes::Path& path) {
  std::vector<std::string> out;
  for (const scenes::TimedEvent& timed : scenes::unroll(drill, path).events) {
    const scenes::Event& e = drill.events[timed.event.index];
    out.push_back(std::to_string(timed.start) + " " + std::to_string(timed.end) + " " + std::to_string(int(e.verb)) +
                  " " + e.serial + " " + e.text.en + " " + std::to_string(e.who.size()));
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Kind = scenes::Amendment::Kind;

TEST(ForkPatch, the_patched_script_plays_as_the_fork_did) {
  const std::vector<std::vector<scenes::Amendment>> forks = {
      {{Kind::add, "line", 30'000, "+1", kBus}},
      {{Kind::add, "line", 70'000, "+1", kBus}},
      {{Kind::add, "leaving", 60'000, "+1", kBus}, {Kind::add, "leaving", 60'000, "+2", "{ do: narrate, text: x }"}},
      {{Kind::skip, "", 0, "leaving#2", ""}},
      {{Kind::hold, "", 0, "line#4", ""}, {Kind::skip, "", 0, "line#8", ""}},
      {{Kind::fire, "line", 25'000, "line#8", ""}},
      {{Kind::fire, "line", 80'000, "leaving#2", ""}, {Kind::add, "leaving", 6'000, "+1", kBus}},
      {{Kind::skip, "", 0, "leaving#2", ""}, {Kind::add, "leaving", 7'000, "+1", kBus}},
      {{Kind::fire, "line", 75'000, "DP1A#1", ""}},
      {{Kind::fire, "leaving", 20'000, "line#4", ""}},
      {{Kind::skip, "", 0, "DP1A#1", ""}, {Kind::add, "line", 62'000, "+1", kBus}},
  };
  const std::string before = small_text();
  for (std::size_t i = 0; i < forks.size(); ++i) {
    const scenes::Path path = scenes::default_path(small()->drill);
    const auto patched = msel::forked_script(small()->drill, before, forks[i], path);
    ASSERT_TRUE(patched) << i << base::format(patched.diagnostics());
    const scenes::Amended fork = scenes::amend(small()->drill, forks[i]);
    ASSERT_TRUE(fork.misfits.empty()) << i;
    EXPECT_EQ(played(document_of(*patched)->drill, path), played(fork.drill, path)) << i << "\n" << *patched;
    EXPECT_FALSE(msel::unified_diff("x", before, *patched).empty());
  }
}

// A line as the small drill has it, with two events one after another behind it, in the two
// styles of YAML.
std::string chained_text() {
  std::string text = small_text();
  const std::string line = "      - { at: 5s, do: chant, who: massa, lasts: 30s }\n";
  const std::size_t at = text.find(line);
  EXPECT_NE(at, std::string::npos);
  return text.replace(at, line.size(),
                      "      - { id: song, at: 5s, do: chant, who: massa, lasts: 10s }\n"
                      "      - { id: asked, after: song, plus: 5s, do: narrate, text: { id: a, en: a } }\n"
                      "      - id: told\n"
                      "        do: narrate\n"
                      "        after: asked\n"
                      "        plus: 7s\n"
                      "        text: { id: b, en: b }\n");
}

TEST(ForkPatch, what_comes_after_an_event_keeps_its_moment_or_moves_as_in_the_fork) {
  const std::string before = chained_text();
  const auto plan = document_of(before);
  const scenes::Path path = scenes::default_path(plan->drill);
  const std::vector<std::vector<scenes::Amendment>> forks = {
      {{Kind::skip, "", 0, "song", ""}},
      {{Kind::skip, "", 0, "asked", ""}},
      {{Kind::skip, "", 0, "song", ""}, {Kind::skip, "", 0, "asked", ""}},
      {{Kind::fire, "line", 30'000, "song", ""}},
      {{Kind::fire, "line", 40'000, "asked", ""}},
      {{Kind::skip, "", 0, "song", ""}, {Kind::fire, "line", 40'000, "asked", ""}},
      {{Kind::hold, "", 0, "song", ""}},
  };
  for (std::size_t i = 0; i < forks.size(); ++i) {
    const auto patched = msel::forked_script(plan->drill, before, forks[i], path);
    ASSERT_TRUE(patched) << i << base::format(patched.diagnostics());
    const scenes::Amended fork = scenes::amend(plan->drill, forks[i]);
    EXPECT_EQ(played(document_of(*patched)->drill, path), played(fork.drill, path)) << i << "\n" << *patched;
  }
}

TEST(ForkPatch, an_event_that_moves_and_would_leave_its_followers_behind_is_a_persons_work) {
  std::string text = small_text();
  const std::string event = "{ at: 5s, do: spray, vehicle: awc, at_unit: massa, lasts: 20s }";
  const std::size_t at = text.find(event);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, event.size(),
               "{ id: jet, at: 5s, do: spray, vehicle: awc, at_unit: massa, lasts: 20s }, "
               "{ after: jet, do: narrate, text: x }");
  const auto plan = document_of(text);
  // The option was not taken: fired, its event would have to move into the phase.
  const std::vector<scenes::Amendment> fork = {{Kind::fire, "leaving", 20'000, "jet", ""}};
  const auto patched = msel::forked_script(plan->drill, text, fork, scenes::default_path(plan->drill));
  ASSERT_FALSE(patched);
  EXPECT_EQ(patched.diagnostics()[0].code, "M0008");
}

TEST(ForkPatch, an_order_after_a_choice_is_written_into_the_option_that_was_taken) {
  const std::vector<scenes::Amendment> fork = {{Kind::add, "line", 70'000, "+1", kBus}};
  const scenes::Path a = scenes::default_path(small()->drill);
  const auto patched = msel::forked_script(small()->drill, small_text(), fork, a);
  ASSERT_TRUE(patched);
  const auto drill = document_of(*patched)->drill;
  EXPECT_EQ(played(drill, *scenes::parse_path(drill, "DP1=B")),
            played(small()->drill, *scenes::parse_path(small()->drill, "DP1=B")))
      << "the other branch is as it was";
}

TEST(ForkPatch, comments_and_all_other_bytes_stay) {
  const std::vector<scenes::Amendment> fork = {{Kind::add, "line", 30'000, "+1", kBus},
                                               {Kind::skip, "", 0, "leaving#2", ""}};
  const std::string before = small_text();
  const auto patched = msel::forked_script(small()->drill, before, fork, scenes::default_path(small()->drill));
  ASSERT_TRUE(patched);
  std::string diff = msel::unified_diff("x", before, *patched);
  int plus = 0, minus = 0;
  for (std::size_t at = 0; at < diff.size(); at = std::min(diff.find('\n', at), diff.size() - 1) + 1) {
    plus += diff[at] == '+' && diff.compare(at, 3, "+++") != 0;
    minus += diff[at] == '-' && diff.compare(at, 3, "---") != 0;
  }
  EXPECT_EQ(plus, 1);
  EXPECT_EQ(minus, 1);
}

TEST(ForkPatch, what_cannot_be_patched_is_told_and_nothing_is_written) {
  const std::vector<scenes::Amendment> fork = {{Kind::add, "no_phase", 30'000, "+1", kBus}};
  const auto patched = msel::forked_script(small()->drill, small_text(), fork, scenes::default_path(small()->drill));
  ASSERT_FALSE(patched);
  EXPECT_EQ(patched.diagnostics()[0].code, "M0008");
}

}  // namespace
}  // namespace app
