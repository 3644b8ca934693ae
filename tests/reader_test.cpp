// The reader: what a small good drill gives, and that each slip of a bad one is told with
// its code and its line.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "scenes/drill.h"
#include "scenes/timeline.h"

namespace {

namespace fs = std::filesystem;

const std::string kDrill =
    "gelar: 1\n"
    "title: { id: Uji, en: Test }\n"
    "venue: v.venue.yaml\n"
    "start: \"2024-08-20T08:00+07:00\"\n"
    "strength: 10\n"
    "metrics: { S: { start: 10 } }\n"
    "units:\n"
    "  line_1: { type: dalmas_awal, count: 10, at: yard }\n"
    "crowds:\n"
    "  massa: { size: 5, at: gate }\n"
    "phases:\n"
    "  - id: one\n"
    "    title: { id: Satu, en: One }\n"
    "    lasts: 5m\n"
    "    events:\n"
    "      - { id: go, at: 10s, do: move, who: line_1, to: gate }\n"
    "      - { after: go, plus: 20s, do: narrate, text: { id: a, en: b } }\n"
    "    decide:\n"
    "      id: DP1\n"
    "      at: 2m\n"
    "      question: { id: a, en: b }\n"
    "      options:\n"
    "        - { key: A, label: { id: a, en: b }, effects: { S: 1 } }\n"
    "        - { key: B, label: { id: a, en: b }, goto: two }\n"
    "  - id: two\n"
    "    title: { id: Dua, en: Two }\n"
    "    lasts: 1m\n";

base::Result<scenes::Drill> read(const std::string& text) {
  return scenes::read_drill(fs::path(GELAR_SOURCE_DIR) / "tests/bad/scripts/test.drill.yaml", text);
}

TEST(Reader, reads_a_small_drill_without_a_word) {
  const auto drill = read(kDrill);
  ASSERT_TRUE(drill) << base::format(drill.diagnostics());
  EXPECT_TRUE(drill.diagnostics().empty()) << base::format(drill.diagnostics());
  EXPECT_EQ(drill->events[1].at, 30'000);
  EXPECT_EQ(drill->person_count, 15u);
}

TEST(Reader, tells_where_the_script_names_a_venue_that_is_not_there) {
  std::string text = kDrill;
  text.replace(text.find("v.venue.yaml"), 12, "w.venue.yaml");
  const auto problems = read(text).diagnostics();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, "B0001");
  EXPECT_TRUE(problems[0].place.file.ends_with("test.drill.yaml"));
  EXPECT_GT(problems[0].place.line, 1);
}

TEST(Reader, tells_the_usual_cause_of_what_is_no_yaml) {
  const auto hint = [](const char* text) { return read(text).diagnostics().at(0).hint; };
  EXPECT_NE(hint("gelar: 1\nunits:\n\tawal: { count: 3 }\n").find("tab"), std::string::npos);
  EXPECT_NE(hint("gelar: 1\ntitle: { id: \"a, en: \"b\" }\n").find("not closed"), std::string::npos);
  EXPECT_NE(hint("gelar: 1\ntitle: Rapat: pertama\n").find("quotes"), std::string::npos);
}

TEST(Reader, says_one_thing_of_a_venue_that_may_not_be_read_and_nothing_of_its_places) {
  for (const char* venue : {"/etc/v.venue.yaml", "../../../v.venue.yaml"}) {
    std::string text = kDrill;
    text.replace(text.find("v.venue.yaml"), 12, venue);
    const auto drill = read(text);
    ASSERT_FALSE(drill);
    ASSERT_EQ(drill.diagnostics().size(), 1u) << base::format(drill.diagnostics());
    EXPECT_EQ(drill.diagnostics()[0].code, "G0112");
    EXPECT_EQ(drill.diagnostics()[0].place.line, 3);
  }
}

// tests/bad/scripts/CODE_lineNN_what.drill.yaml: a good small drill with one slip, named
// after the problem and the line that have to be told.
const fs::path kBad = fs::path(GELAR_SOURCE_DIR) / "tests/bad/scripts";

std::vector<std::string> bad_scripts() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kBad))
    if (entry.path().string().ends_with(".drill.yaml")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class BadScript : public testing::TestWithParam<std::string> {};

TEST_P(BadScript, is_told_with_its_code_and_line) {
  const std::string& name = GetParam();
  const std::string code = name.substr(0, 5);
  const int line = std::stoi(name.substr(name.find("_line") + 5, 2));
  const auto drill = scenes::read_drill(kBad / name);
  bool found = false;
  for (const base::Diagnostic& d : drill.diagnostics()) found = found || (d.code == code && d.place.line == line);
  EXPECT_TRUE(found) << base::format(drill.diagnostics());
}

INSTANTIATE_TEST_SUITE_P(Reader, BadScript, testing::ValuesIn(bad_scripts()),
                         [](const auto& script) { return script.param.substr(0, script.param.find('.')); });

TEST(Reader, reads_a_venues_boards_and_tells_what_is_wrong_with_one) {
  const auto venue = [](const std::string& board) {
    return scenes::read_venue("v.venue.yaml",
                              "gelar_venue: 1\nbounds: [[-50, -50], [50, 50]]\nboards:\n  sign: " + board + "\n");
  };
  const auto good = venue("{ at: [3, 4], bearing: 180, width: 2.5, heights: [1, 1.5] }");
  ASSERT_TRUE(good) << base::format(good.diagnostics());
  ASSERT_EQ(good->boards.size(), 1u);
  EXPECT_EQ(good->boards[0].name, "sign");
  EXPECT_EQ(good->boards[0].at, (scenes::Vec2{3, 4}));
  EXPECT_NEAR(good->boards[0].bearing, scenes::kPi, 1e-5);
  EXPECT_EQ(good->boards[0].low, 1);
  EXPECT_EQ(good->boards[0].high, 1.5f);
  for (const char* board :
       {"{ at: [3, 4], width: 2 }", "{ at: [3, 4], heights: [2, 1] }", "{ at: [3, 4], heights: [1] }",
        "{ heights: [1, 2] }", "{ at: [3, 4], heights: [1, 2], width: 0 }"}) {
    const auto bad = venue(board);
    ASSERT_FALSE(bad) << board;
    EXPECT_EQ(bad.diagnostics()[0].place.line, 4) << board;
  }
}

TEST(Camera, one_more_shot_changes_no_events_number) {
  const auto plain = read(kDrill);
  std::string text = kDrill;
  text.replace(text.find("    events:\n"), 0, "    camera:\n      - { at: 20s, view: all }\n");
  const auto filmed = read(text);
  ASSERT_TRUE(plain && filmed) << base::format(filmed.diagnostics());
  ASSERT_EQ(filmed->events.size(), plain->events.size() + 1);
  // Who of a crowd stands where is drawn by these numbers.
  for (std::size_t i = 0; i < plain->events.size(); ++i) EXPECT_EQ(filmed->events[i].id, plain->events[i].id);
  EXPECT_EQ(filmed->events.back().verb, scenes::Verb::show);
  EXPECT_EQ(filmed->events.back().at, 20'000);
  EXPECT_EQ(filmed->phases[0].events.size(), plain->phases[0].events.size() + 1);
}

TEST(Camera, of_a_shipped_drill_rests_for_eight_seconds_on_each_option) {
  constexpr scenes::Ms kRest = 8'000;
  int shots = 0;
  for (const auto& entry : fs::recursive_directory_iterator(GELAR_SOURCE_DIR "/scenes/library")) {
    if (!entry.path().string().ends_with(".drill.yaml")) continue;
    const auto drill = scenes::read_drill(entry.path());
    ASSERT_TRUE(drill) << entry.path();
    std::vector<scenes::Path> paths = {scenes::default_path(*drill)};
    for (std::size_t d = 0; d < drill->decisions.size(); ++d)
      for (std::size_t o = 0; o < drill->decisions[d].options.size(); ++o) {
        paths.push_back(paths[0]);
        paths.back().option[d] = std::uint8_t(o);
      }
    for (const scenes::Path& path : paths) {
      const scenes::Timeline timeline = scenes::unroll(*drill, path);
      std::vector<scenes::Ms> cuts;
      for (const scenes::PhaseSpan& p : timeline.phases)
        if (!drill->phases[p.phase.index].view.empty()) cuts.push_back(p.start);
      for (const scenes::TimedEvent& e : timeline.events)
        if (drill->events[e.event.index].verb == scenes::Verb::show) cuts.push_back(e.start);
      std::sort(cuts.begin(), cuts.end());
      for (std::size_t i = 1; i < cuts.size(); ++i)
        EXPECT_GE(cuts[i] - cuts[i - 1], kRest)
            << entry.path().filename() << " " << scenes::format_path(*drill, path) << " at " << cuts[i] / 1000 << " s";
      shots += int(cuts.size());
    }
  }
  EXPECT_GT(shots, 1000);
}

TEST(Reader, has_sixty_bad_scripts_to_refuse) { EXPECT_GE(bad_scripts().size(), 60u); }

TEST(Reader, tells_all_problems_at_once_and_suggests_names) {
  std::string text = kDrill;
  text.replace(text.find("who: line_1"), 11, "who: line_l");
  text.replace(text.find("lasts: 1m"), 9, "lasts: 1x");
  const auto drill = read(text);
  ASSERT_FALSE(drill);
  ASSERT_EQ(drill.diagnostics().size(), 2u) << base::format(drill.diagnostics());
  EXPECT_EQ(drill.diagnostics()[0].hint, "did you mean \"line_1\"?");
  EXPECT_NE(base::format(drill.diagnostics()).find("^"), std::string::npos);
}

TEST(Reader, reads_tasks_and_the_evaluators_sheet) {
  const std::string with = "evaluation:\n  - { id: e1, title: { id: a, en: b }, look_at: [DP1, go] }\n";
  std::string text = kDrill + with;
  text.replace(text.find("    events:\n"), 0,
               "    tasks:\n      - { id: t2, at: 2m, do: choose, shapes: [tali, banjar], answer: banjar, ask: { id: "
               "a, en: b } }\n"
               "      - { id: t1, at: 1m, do: point, for: line_1, place: yard, within: 4m, ask: { id: a, en: b } }\n");
  const auto drill = read(text);
  ASSERT_TRUE(drill) << base::format(drill.diagnostics());
  ASSERT_EQ(drill->tasks.size(), 2u);
  EXPECT_EQ(drill->tasks[0].id, "t1");  // by time
  EXPECT_EQ(drill->tasks[0].roles, std::vector<scenes::UnitId>{scenes::UnitId(0)});
  EXPECT_EQ(drill->tasks[0].within, 4);
  EXPECT_EQ(drill->tasks[1].answer, scenes::Shape::banjar);
  ASSERT_EQ(drill->evaluation.size(), 1u);
  EXPECT_EQ(drill->evaluation[0].decisions.size(), 1u);
  EXPECT_EQ(drill->evaluation[0].events, std::vector<scenes::EventId>{scenes::EventId(0)});
}

TEST(Reader, bounds_depth_size_and_bytes) {
  EXPECT_EQ(read(std::string(100, '[')).diagnostics()[0].code, "G0003");
  EXPECT_EQ(read("a: \xff").diagnostics()[0].code, "G0007");
  EXPECT_EQ(read("a: \"" + std::string(5000, 'x') + "\"").diagnostics()[0].code, "G0006");
  EXPECT_EQ(read("").diagnostics()[0].code, "G0001");
}

TEST(Timeline, goto_ends_the_phase_and_rejoins) {
  const auto drill = read(kDrill);
  ASSERT_TRUE(drill);
  const auto stay = scenes::parse_path(*drill, "DP1=A"), leave = scenes::parse_path(*drill, "DP1=B");
  EXPECT_EQ(scenes::unroll(*drill, *stay).end, 6 * 60'000);
  EXPECT_EQ(scenes::unroll(*drill, *leave).end, 3 * 60'000);
  EXPECT_EQ(scenes::parse_path(*drill, "DP2=A").diagnostics()[0].code, "P0001");
  EXPECT_EQ(scenes::parse_path(*drill, "DP1=Q").diagnostics()[0].code, "P0002");
  EXPECT_EQ(scenes::parse_path(*drill, "DP1").diagnostics()[0].code, "P0003");
  EXPECT_EQ(scenes::parse_path(*drill, "DP1=A,DP1=B").diagnostics()[0].code, "P0004");
}

}  // namespace
