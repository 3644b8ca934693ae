// Bad scripts: each slip is told with its code and its line. A case is a good small drill
// with one line changed or added.
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "scenes/drill.h"
#include "scenes/timeline.h"

namespace {

namespace fs = std::filesystem;

const std::string kVenue =
    "gelar_venue: 1\ntitle: T\nbounds: [[-50, -50], [50, 50]]\npoints:\n  gate: { at: [0, 10], bearing: 180 }\n"
    "areas:\n  yard: { rect: [0, 0, 20, 20] }\n  way_out: { rect: [40, 0, 6, 6], kind: exit }\n"
    "routes:\n  in: { points: [[30, 0], [10, 0]] }\n  wall_route: { points: [[-30, -20], [-10, -20]] }\n"
    "obstacles:\n  wall: { rect: [-20, -20, 2, 6], height: 2 }\nviews:\n  all: { target: [0, 0] }\n";

const std::string kDrill =
    "gelar: 1\n"                                                                  // 1
    "title: { id: Uji, en: Test }\n"                                              // 2
    "venue: v.venue.yaml\n"                                                       // 3
    "start: \"2024-08-20T08:00+07:00\"\n"                                         // 4
    "strength: 10\n"                                                              // 5
    "metrics: { S: { start: 10 } }\n"                                             // 6
    "units:\n"                                                                    // 7
    "  line_1: { type: dalmas_awal, count: 10, at: yard }\n"                      // 8
    "crowds:\n"                                                                   // 9
    "  massa: { size: 5, at: gate }\n"                                            // 10
    "phases:\n"                                                                   // 11
    "  - id: one\n"                                                               // 12
    "    title: { id: Satu, en: One }\n"                                          // 13
    "    lasts: 5m\n"                                                             // 14
    "    events:\n"                                                               // 15
    "      - { id: go, at: 10s, do: move, who: line_1, to: gate }\n"              // 16
    "      - { after: go, plus: 20s, do: narrate, text: { id: a, en: b } }\n"     // 17
    "    decide:\n"                                                               // 18
    "      id: DP1\n"                                                             // 19
    "      at: 2m\n"                                                              // 20
    "      question: { id: a, en: b }\n"                                          // 21
    "      options:\n"                                                            // 22
    "        - { key: A, label: { id: a, en: b }, effects: { S: 1 } }\n"          // 23
    "        - { key: B, label: { id: a, en: b }, goto: two }\n"                  // 24
    "  - id: two\n"                                                               // 25
    "    title: { id: Dua, en: Two }\n"                                           // 26
    "    lasts: 1m\n";                                                            // 27

base::Result<scenes::Drill> read(const std::string& text) {
  const fs::path folder = fs::temp_directory_path() / ("gelar_reader_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  EXPECT_TRUE(base::write_file(folder / "v.venue.yaml", kVenue));
  EXPECT_TRUE(base::write_file(folder / "t.drill.yaml", text));
  auto result = scenes::read_drill(folder / "t.drill.yaml");
  fs::remove_all(folder);
  return result;
}

TEST(Reader, reads_a_small_drill_without_a_word) {
  const auto drill = read(kDrill);
  ASSERT_TRUE(drill) << base::format(drill.diagnostics());
  EXPECT_TRUE(drill.diagnostics().empty()) << base::format(drill.diagnostics());
  EXPECT_EQ(drill->events[1].at, 30'000);
  EXPECT_EQ(drill->person_count, 15u);
}

struct Slip {
  const char* name;
  const char* from;
  const char* to;
  const char* code;
  int line;
};

class Slips : public testing::TestWithParam<Slip> {};

TEST_P(Slips, is_told_with_its_code_and_line) {
  const Slip& slip = GetParam();
  std::string text = kDrill;
  const std::size_t at = text.find(slip.from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, std::string(slip.from).size(), slip.to);
  const auto drill = read(text);
  bool found = false;
  for (const base::Diagnostic& d : drill.diagnostics()) found = found || (d.code == slip.code && d.place.line == slip.line);
  EXPECT_TRUE(found) << base::format(drill.diagnostics());
}

INSTANTIATE_TEST_SUITE_P(
    Reader, Slips,
    testing::Values(
        Slip{"unknown_key", "strength: 10", "strenght: 10", "G0101", 5}, Slip{"unknown_event_key", "to: gate }", "too: gate }", "G0101", 16},
        Slip{"duplicate_key", "strength: 10", "title: x", "G0102", 5}, Slip{"missing_title", "    title: { id: Dua, en: Two }\n", "", "G0103", 25},
        Slip{"no_time", "at: 10s, do: move", "do: move", "G0103", 16}, Slip{"missing_who", "who: line_1, ", "", "G0103", 16},
        Slip{"no_place", ", at: yard }", " }", "G0103", 8}, Slip{"list_for_map", "metrics: { S: { start: 10 } }", "metrics: [1]", "G0104", 6},
        Slip{"empty_value", "strength: 10", "strength:", "G0104", 5}, Slip{"bare_number_as_time", "lasts: 5m", "lasts: 5", "G0105", 14},
        Slip{"clock_as_time", "lasts: 5m", "lasts: 10:30", "G0105", 14}, Slip{"negative_time", "lasts: 5m", "lasts: -5m", "G0105", 14},
        Slip{"units_out_of_order", "lasts: 5m", "lasts: 5s2m", "G0105", 14}, Slip{"endless_time", "lasts: 5m", "lasts: 99h", "G0105", 14},
        Slip{"quoted_time", "lasts: 5m", "lasts: \"5m\"", "G0105", 14}, Slip{"octal_count", "count: 10", "count: 010", "G0107", 8},
        Slip{"real_count", "count: 10", "count: 10.0", "G0107", 8}, Slip{"power_count", "count: 10", "count: 1e1", "G0107", 8},
        Slip{"yes_is_no_flag", "count: 10,", "count: 10, counts_to_strength: yes,", "G0108", 8},
        Slip{"unknown_word", "lasts: 5m", "lasts: 5m\n    situation: blue", "G0109", 15},
        Slip{"out_of_range", "count: 10", "count: 99999", "G0110", 8}, Slip{"one_language", "{ id: Satu, en: One }", "{ id: Satu }", "G0111", 13},
        Slip{"bad_name", "  line_1:", "  Line-1:", "G0112", 8}, Slip{"venue_far_away", "v.venue.yaml", "../../../v.yaml", "G0112", 3},
        Slip{"absolute_venue", "v.venue.yaml", "/etc/passwd", "G0112", 3}, Slip{"unknown_unit", "who: line_1", "who: line_2", "G0201", 16},
        Slip{"unknown_place", "to: gate }", "to: gaet }", "G0202", 16}, Slip{"unknown_route", "to: gate }", "route: inn }", "G0203", 16},
        Slip{"unknown_phase", "lasts: 1m", "lasts: 1m\n    next: three", "G0204", 28}, Slip{"unknown_verb", "do: move", "do: mvoe", "G0205", 16},
        Slip{"unknown_type", "type: dalmas_awal", "type: dalmas_awl", "G0206", 8},
        Slip{"unknown_vehicle", "do: move, who: line_1, to: gate", "do: spray, vehicle: awc", "G0207", 16},
        Slip{"unknown_prop", "do: move, who: line_1, to: gate", "do: fire, prop: tyre", "G0208", 16},
        Slip{"unknown_metric", "effects: { S: 1 }", "effects: { Q: 1 }", "G0209", 23}, Slip{"unknown_view", "lasts: 5m", "lasts: 5m\n    view: al", "G0210", 15},
        Slip{"unknown_event", "after: go", "after: og", "G0211", 17}, Slip{"unknown_default", "      at: 2m", "      at: 2m\n      default: C", "G0212", 21},
        Slip{"taken_name", "  massa:", "  line_1:", "G0301", 10}, Slip{"taken_phase", "  - id: two", "  - id: one", "G0301", 25},
        Slip{"taken_option", "key: B", "key: A", "G0301", 24}, Slip{"circle", "lasts: 1m", "lasts: 1m\n    next: one", "G0302", 25},
        Slip{"unreachable", "goto: two }\n", "effects: { S: 2 } }\n    next: end\n", "G0303", 26}, Slip{"late_decision", "at: 2m", "at: 6m", "G0304", 19},
        Slip{"option_to_nowhere", "goto: two", "goto: nowhere", "G0305", 24}, Slip{"strength_does_not_close", "strength: 10", "strength: 11", "G0306", 5},
        Slip{"crowd_does_not_close", "size: 5, at: gate", "size: 5, at: gate, groups: { core: 4 }", "G0307", 10},
        Slip{"two_orders_at_once", "      - { after: go", "      - { at: 10s, do: form, who: line_1, shape: bersaf }\n      - { after: go", "G0308", 17},
        Slip{"event_too_late", "at: 10s", "at: 6m", "G0309", 16}, Slip{"route_through_wall", "to: gate }", "route: wall_route }", "G0310", 16},
        Slip{"formation_too_large", "to: gate }", "to: way_out, shape: bersaf, ranks: 1, interval: 9 }", "G0311", 16},
        Slip{"impossible_date", "2024-08-20", "2024-02-31", "G0312", 4}, Slip{"date_without_offset", "+07:00", "", "G0312", 4},
        Slip{"no_exit", "do: move, who: line_1, to: gate", "do: disperse, who: massa, exits: yard", "G0313", 16},
        Slip{"time_circle", "at: 10s, do: move", "after: go, do: move", "G0314", 16}, Slip{"alias", "strength: 10", "strength: *x", "G0001", 5},
        Slip{"anchor_and_alias", "title: { id: Uji, en: Test }", "title: &t Uji\nsummary: *t", "G0005", 3},
        Slip{"not_yaml", "strength: 10", "strength: [1", "G0001", 6}, Slip{"wrong_version", "gelar: 1", "gelar: 2", "G0110", 1},
        Slip{"two_targets", "to: gate }", "to: gate, route: in }", "G0103", 16}, Slip{"bad_position", "to: gate }", "to: [1, x] }", "G0106", 16},
        Slip{"three_coordinates", "to: gate }", "to: [1, 2, 3] }", "G0104", 16}, Slip{"far_position", "to: gate }", "to: [1, 99999] }", "G0110", 16},
        Slip{"one_option", "        - { key: B, label: { id: a, en: b }, goto: two }\n", "", "G0110", 19}),
    [](const auto& slip) { return std::string(slip.param.name); });

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
