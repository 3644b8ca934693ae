// The shipped drill keeps its promises: its ledger, its graph, its figures, its words.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "scenes/motion.h"
#include "scenes/timeline.h"

namespace {

const scenes::Drill& flagship() {
  static const scenes::Drill kDrill = [] {
    auto read = scenes::read_drill(GELAR_SOURCE_DIR "/scenes/library/sispamkota-jepara/sispamkota-jepara.drill.yaml");
    if (!read) {
      ADD_FAILURE() << base::format(read.diagnostics());
      std::abort();
    }
    return std::move(*read);
  }();
  return kDrill;
}

int people_of(std::initializer_list<const char*> types) {
  int sum = 0;
  for (const scenes::Unit& u : flagship().units)
    for (const char* t : types)
      if (u.counts_to_strength && scenes::unit_types()[u.type].key == t) sum += u.count;
  return sum;
}

TEST(Flagship, strength_closes_at_450_by_service) {
  EXPECT_EQ(scenes::strength_of(flagship()), 450);
  EXPECT_EQ(people_of({"tni"}), 60);
  EXPECT_EQ(people_of({"satpol_pp", "linmas"}), 50);
  EXPECT_EQ(people_of({"negotiator", "dalmas_awal", "dalmas_lanjut", "arrest_team"}), 192);
}

TEST(Flagship, has_seven_phases_in_ninety_minutes_and_ten_decisions_of_three) {
  EXPECT_EQ(flagship().phases.size(), 7u);
  ASSERT_EQ(flagship().decisions.size(), 10u);
  for (const scenes::Decision& d : flagship().decisions) {
    EXPECT_EQ(d.options.size(), 3u) << d.id;
    for (const scenes::Option& o : d.options) {
      EXPECT_FALSE(o.events.empty()) << d.id << o.key;
      EXPECT_FALSE(o.because.empty() || o.outcome.empty()) << d.id << o.key;
      EXPECT_TRUE(o.force.has_value()) << d.id << o.key;
    }
  }
  const scenes::Timeline t = scenes::unroll(flagship(), scenes::default_path(flagship()));
  EXPECT_EQ(t.end, 90 * 60'000);
  EXPECT_EQ(scenes::format_path(flagship(), t.path), "DP1=A,DP2=A,DP3=A,DP4=A,DP5=A,DP6=A,DP7=B,DP8=B,DP9=B,DP10=A");
}

TEST(Flagship, nobody_brings_a_placard_or_a_flag_to_the_polling_station) {
  int groups = 0;
  for (const scenes::Event& e : flagship().events) {
    if (e.where.kind != scenes::Where::Kind::area) continue;
    const std::string& area = flagship().venue.areas[e.where.index].name;
    if (area != "tps_queue" && area != "tps_waiting") continue;
    for (const scenes::UnitId who : e.who) {
      ++groups;
      for (const std::string_view figure : scenes::unit_types()[flagship().units[who.index].type].figures) {
        EXPECT_NE(figure, "civilian_8") << flagship().units[who.index].key;   // with a placard
        EXPECT_NE(figure, "civilian_11") << flagship().units[who.index].key;  // with a flag
      }
    }
  }
  EXPECT_GE(groups, 3);
}

TEST(Flagship, carries_every_entry_of_the_msel) {
  std::set<std::string> serials;
  for (const scenes::Event& e : flagship().events)
    if (!e.serial.empty()) serials.insert(e.serial);
  for (const char* s : {"E01", "E02", "I03", "E04", "E05", "E06", "I07", "I08", "E09", "E10", "I11", "E12",
                        "E13", "I14", "I15", "E16", "I17", "E18", "E19", "I20", "I21", "E22", "I23", "I24",
                        "I25", "E26", "I27", "I28", "I29", "I30", "E31", "E32", "I33", "E34", "E35"})
    EXPECT_TRUE(serials.contains(s)) << s;
}

TEST(Flagship, speaks_both_languages_everywhere) {
  const auto both = [](const scenes::Text& t, const std::string& where) {
    EXPECT_EQ(t.id.empty(), t.en.empty()) << where;
  };
  for (const scenes::Event& e : flagship().events) both(e.text, e.id), both(e.expect, e.id);
  for (const scenes::Unit& u : flagship().units) both(u.title, u.key);
  for (const scenes::Phase& p : flagship().phases) both(p.title, p.id), both(p.notes, p.id);
}

// The figures of the drill's own small model, taken at T+85, where its endings are judged.
struct End {
  const char* path;
  int s, c;
  const char* ending;
};
TEST(Flagship, ends_as_its_design_says) {
  const End ends[] = {
      {"DP1=A,DP2=A,DP3=A,DP4=A,DP5=A,DP6=A,DP7=A,DP8=A,DP9=A,DP10=A", 24, 13, "kondusif"},
      {"", 40, 16, "terkendali"},
      {"DP1=B,DP2=B,DP3=B,DP4=B,DP5=B,DP6=B,DP7=B,DP8=B,DP9=B,DP10=B", 82, 29, "terkendali"},
      {"DP1=C,DP2=C,DP3=C,DP4=C,DP5=C,DP6=C,DP7=C,DP8=C,DP9=C,DP10=C", 97, 88, "eskalasi"},
  };
  for (const End& e : ends) {
    const auto path = scenes::parse_path(flagship(), e.path);
    ASSERT_TRUE(path);
    const scenes::Timeline t = scenes::unroll(flagship(), *path);
    std::vector<int> m;
    scenes::metrics_at(flagship(), t, 85 * 60'000, m);
    EXPECT_EQ(m[0], e.s) << e.path;
    EXPECT_EQ(m[2], e.c) << e.path;
    ASSERT_NE(scenes::ending_of(flagship(), t), nullptr);
    EXPECT_EQ(scenes::ending_of(flagship(), t)->id, e.ending) << e.path;
  }
}

// The middle options are lawful work, done firmly: none is held against who takes it.
TEST(Flagship, calls_no_middle_option_out_of_proportion) {
  const auto path = scenes::parse_path(flagship(), "DP1=B,DP2=B,DP3=B,DP4=B,DP5=B,DP6=B,DP7=B,DP8=B,DP9=B,DP10=B");
  ASSERT_TRUE(path);
  const auto found = scenes::lint_proportionality(flagship(), scenes::unroll(flagship(), *path));
  EXPECT_TRUE(found.empty()) << found.front().code << " at " << found.front().at;
}

TEST(Flagship, names_what_is_not_proportional) {
  const auto c7 = scenes::parse_path(flagship(), "DP7=C");
  const auto found = scenes::lint_proportionality(flagship(), scenes::unroll(flagship(), *c7));
  EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                          [](const scenes::Finding& f) { return f.code == "force_above_conduct"; }));
  EXPECT_TRUE(
      scenes::lint_proportionality(flagship(), scenes::unroll(flagship(), scenes::default_path(flagship()))).empty());
}

}  // namespace
