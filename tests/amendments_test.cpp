// Forks as data: what amendments do to a drill, and what they must never do.
#include "scenes/amendments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/files.h"
#include "base/random.h"
#include "scenes/motion.h"

namespace {

using namespace scenes;
using Kind = Amendment::Kind;

const Drill& plan() {
  static const Drill drill = [] {
    auto read = read_drill(std::filesystem::path(GELAR_SOURCE_DIR) / "tests/drills/small.drill.yaml");
    EXPECT_TRUE(read);
    return std::move(*read);
  }();
  return drill;
}
const std::shared_ptr<const World>& ground() {
  static const std::shared_ptr<const World> world = build_world(plan());
  return world;
}
BakeStore& store() {
  static BakeStore once;
  return once;
}

Motion played(const Drill& drill, BakeStore& tables, unsigned threads = 1) {
  base::Workers workers(threads);
  return bake({&drill, ground(), &tables, &workers, nullptr}, default_path(drill));
}
const Motion& plan_played() {
  static const Motion motion = played(plan(), store());
  return motion;
}

const std::vector<Amendment> kImprovised = {
    {Kind::add, "line", 70'000, "+1", "{ do: inject, serial: F1, text: { id: Bus tiba, en: A bus arrives } }"},
    {Kind::add, "line", 72'000, "+2", "{ do: move, who: lanjut, to: [4, 12], pace: march, shape: bersaf, ranks: 2 }"},
    {Kind::add, "line", 72'000, "+3", "{ do: mood, who: massa, mood: hostile }"},
    {Kind::skip, "", 0, "leaving#2", ""},
    {Kind::hold, "", 0, "leaving#1", ""},
};

EventId id_of(const Drill& drill, std::string_view name) {
  for (std::size_t i = 0; i < drill.events.size(); ++i)
    if (drill.events[i].id == name) return EventId(i);
  return {};
}
std::optional<TimedEvent> met(const Timeline& timeline, EventId id) {
  for (const TimedEvent& e : timeline.events)
    if (e.event == id) return e;
  return std::nullopt;
}

TEST(Amendments, none_leave_everything_as_it_is) {
  const Amended same = amend(plan(), {});
  EXPECT_TRUE(same.misfits.empty());
  const Motion motion = played(same.drill, store());
  for (Ms t = 0; t <= motion.timeline.end; t += 7'000)
    EXPECT_EQ(hash_of(stage_at(motion, t)), hash_of(stage_at(plan_played(), t))) << t;
}

TEST(Amendments, what_is_added_happens_when_it_says) {
  const Amended fork = amend(plan(), kImprovised);
  EXPECT_TRUE(fork.misfits.empty());
  const Timeline timeline = unroll(fork.drill, default_path(fork.drill));
  const auto inject = met(timeline, id_of(fork.drill, "+1"));
  ASSERT_TRUE(inject);
  EXPECT_EQ(inject->start, 70'000);
  EXPECT_EQ(fork.drill.events[inject->event.index].text.en, "A bus arrives");
  const Motion motion = played(fork.drill, store());
  const Unit& lanjut =
      *std::find_if(fork.drill.units.begin(), fork.drill.units.end(), [](const Unit& u) { return u.key == "lanjut"; });
  Vec2 middle;
  const Stage end = stage_at(motion, motion.timeline.end);
  for (int k = 0; k < lanjut.count; ++k) middle = middle + end.people[lanjut.first_person + std::uint32_t(k)].at;
  EXPECT_LT(distance(middle * (1 / float(lanjut.count)), {4, 12}), 2.5f) << "the order was carried out";
  const Stage then = stage_at(motion, 71'000);
  EXPECT_TRUE(std::any_of(then.captions.begin(), then.captions.end(),
                          [&](const Caption& c) { return c.event == inject->event; }));
}

TEST(Amendments, what_is_skipped_or_held_does_not_happen) {
  const Amended fork = amend(plan(), kImprovised);
  const Timeline timeline = unroll(fork.drill, default_path(fork.drill));
  EXPECT_FALSE(met(timeline, id_of(fork.drill, "leaving#1")));
  EXPECT_FALSE(met(timeline, id_of(fork.drill, "leaving#2")));
  EXPECT_TRUE(met(unroll(plan(), default_path(plan())), id_of(plan(), "leaving#1")));
}

// "one" at 20 s for 5 s, "two" 3 s after its end, "three" 2 s after that.
Drill chained(const char* first = "at: 20s") {
  auto text = base::read_file(std::filesystem::path(GELAR_SOURCE_DIR) / "tests/drills/small.drill.yaml", 1 << 20);
  EXPECT_TRUE(text);
  const std::string events =
      std::string("    events:\n      - { ") + first +
      ", id: one, do: narrate, text: { id: Satu, en: One }, lasts: 5s }\n"
      "      - { after: one, plus: 3s, id: two, do: narrate, text: { id: Dua, en: Two }, lasts: 4s }\n"
      "      - { after: two, plus: 2s, id: three, do: narrate, text: { id: Tiga, en: Three }, lasts: 1s }\n";
  text->replace(text->find("    events:\n"), 12, events);
  auto read = read_drill(std::filesystem::path(GELAR_SOURCE_DIR) / "tests/drills/small.drill.yaml", *text);
  EXPECT_TRUE(read) << base::format(read.diagnostics());
  return std::move(*read);
}
Ms start_of(const Drill& drill, std::string_view event) {
  const Timeline timeline = unroll(drill, default_path(drill));
  const auto timed = met(timeline, id_of(drill, event));
  return timed ? timed->start : -1;
}

TEST(Amendments, what_comes_after_an_event_waits_and_moves_with_it) {
  const Drill drill = chained();
  ASSERT_EQ(start_of(drill, "two"), 28'000);
  ASSERT_EQ(start_of(drill, "three"), 34'000);
  const std::vector<Amendment> held = {{Kind::hold, "", 0, "one", ""}};
  for (const char* event : {"one", "two", "three"}) EXPECT_EQ(start_of(amend(drill, held).drill, event), -1) << event;
  const std::vector<Amendment> fired = {held[0], {Kind::fire, "line", 50'000, "one", ""}};
  const Drill later = amend(drill, fired).drill;
  EXPECT_EQ(start_of(later, "one"), 50'000);
  EXPECT_EQ(start_of(later, "two"), 58'000);
  EXPECT_EQ(start_of(later, "three"), 64'000);
  // What is skipped takes nothing along; what was given a time of its own keeps it.
  const std::vector<Amendment> skipped = {{Kind::skip, "", 0, "one", ""}};
  EXPECT_EQ(start_of(amend(drill, skipped).drill, "two"), 28'000);
  const std::vector<Amendment> both = {{Kind::fire, "line", 22'000, "two", ""},
                                       {Kind::fire, "line", 50'000, "one", ""}};
  EXPECT_EQ(start_of(amend(drill, both).drill, "two"), 22'000);
  EXPECT_EQ(start_of(amend(drill, both).drill, "three"), 28'000);
}

TEST(Amendments, what_comes_after_a_contingency_waits_until_it_is_fired) {
  const Drill drill = chained("contingency: true");
  for (const char* event : {"one", "two", "three"}) EXPECT_EQ(start_of(drill, event), -1) << event;
  const std::vector<Amendment> fired = {{Kind::fire, "line", 40'000, "one", ""}};
  EXPECT_EQ(start_of(amend(drill, fired).drill, "two"), 48'000);
  const std::vector<Amendment> alone = {{Kind::fire, "line", 40'000, "two", ""}};
  EXPECT_EQ(start_of(amend(drill, alone).drill, "two"), 40'000);
  EXPECT_EQ(start_of(amend(drill, alone).drill, "three"), 46'000);
}

TEST(Amendments, an_option_s_event_can_be_fired_where_the_option_was_not_taken) {
  const std::vector<Amendment> fire = {{Kind::fire, "line", 65'000, "DP1B#1", ""}};
  const Amended fork = amend(plan(), fire);
  ASSERT_TRUE(fork.misfits.empty());
  const auto spray = met(unroll(fork.drill, default_path(fork.drill)), id_of(fork.drill, "DP1B#1"));
  ASSERT_TRUE(spray) << "the default path takes option A";
  EXPECT_EQ(spray->start, 65'000);
}

TEST(Amendments, the_last_word_about_an_event_counts) {
  const std::vector<Amendment> held_then_fired = {{Kind::hold, "", 0, "leaving#2", ""},
                                                  {Kind::fire, "leaving", 20'000, "leaving#2", ""}};
  const std::vector<Amendment> fired = {held_then_fired[1]};
  const Timeline a = unroll(amend(plan(), held_then_fired).drill, default_path(plan()));
  const Timeline b = unroll(amend(plan(), fired).drill, default_path(plan()));
  ASSERT_EQ(a.events.size(), b.events.size());
  for (std::size_t i = 0; i < a.events.size(); ++i) EXPECT_EQ(a.events[i].start, b.events[i].start);
}

TEST(Amendments, the_moments_before_a_fork_are_those_of_the_plan) {
  const Drill fork = amend(plan(), kImprovised).drill;
  const Motion motion = played(fork, store());
  for (Ms t = 0; t < 70'000; t += 3'500)
    EXPECT_EQ(hash_of(stage_at(motion, t)), hash_of(stage_at(plan_played(), t))) << t;
}

TEST(Amendments, only_changed_segments_are_baked_again) {
  const Drill fork = amend(plan(), kImprovised).drill;
  const Motion motion = played(fork, store());
  ASSERT_EQ(motion.segments.size(), 2u);
  EXPECT_EQ(motion.segments[0], plan_played().segments[0]) << "the very same table";
  EXPECT_NE(motion.segments[1], plan_played().segments[1]);
}

TEST(Amendments, what_moves_nobody_costs_its_own_segment_alone) {
  const std::vector<Amendment> inject = {{Kind::add, "line", 30'000, "+1", "{ do: narrate, text: x }"}};
  const Drill fork = amend(plan(), inject).drill;
  const Motion motion = played(fork, store());
  EXPECT_NE(motion.segments[0], plan_played().segments[0]);
  EXPECT_EQ(motion.segments[1], plan_played().segments[1]) << "everybody stands where they stood: the very same table";
}

TEST(Amendments, two_forks_never_share_a_table_that_differs) {
  std::vector<Amendment> here = {kImprovised[1]}, there = here;
  there[0].text = "{ do: move, who: lanjut, to: [-14, 10], pace: march }";
  const Drill a = amend(plan(), here).drill, b = amend(plan(), there).drill;
  const Motion first = played(a, store()), second = played(b, store());
  EXPECT_NE(hash_of(stage_at(first, first.timeline.end)), hash_of(stage_at(second, second.timeline.end)));
}

TEST(Amendments, the_scrub_law_holds_for_forks) {
  const Drill fork = amend(plan(), kImprovised).drill, again = amend(plan(), kImprovised).drill;
  BakeStore fresh, other;
  const Motion one = played(fork, fresh, 1), four = played(again, other, 4);
  std::vector<std::uint64_t> forward;
  for (Ms t = 0; t <= one.timeline.end; t += 5'000) forward.push_back(hash_of(stage_at(one, t)));
  for (std::size_t i = forward.size(); i-- > 0;) EXPECT_EQ(hash_of(stage_at(four, Ms(i) * 5'000)), forward[i]) << i;
}

TEST(Amendments, what_does_not_fit_is_told_and_all_else_is_done) {
  const std::vector<Amendment> mixed = {
      {Kind::add, "gone", 1'000, "+1", "{ do: narrate, text: x }"},
      {Kind::fire, "line", 1'000, "no_such_event", ""},
      {Kind::add, "line", 91'000, "+2", "{ do: narrate, text: x }"},
      {Kind::add, "line", 1'000, "+3", "{ do: move, who: nobody, to: [0, 0] }"},
      {Kind::add, "line", 1'000, "+4", "{ at: 5s, do: narrate, text: x }"},
      {Kind::add, "line", 1'000, "+5", "[1, 2]"},
      {Kind::add, "line", 1'000, "+6", std::string(5'000, 'x')},
      {Kind::add, "line", 1'000, "+7", "{ do: narrate, text: { id: baik, en: fine } }"},
      {Kind::add, "line", 1'000, "+7", "{ do: narrate, text: { id: lagi, en: again } }"},
  };
  const Amended fork = amend(plan(), mixed);
  std::vector<std::pair<std::size_t, std::string>> told;
  for (const Misfit& m : fork.misfits) told.emplace_back(m.amendment, m.why.code);
  const std::vector<std::pair<std::size_t, std::string>> expected = {
      {0, "A0001"}, {1, "A0002"}, {2, "A0003"}, {3, "G0201"}, {4, "A0005"}, {5, "A0005"}, {6, "A0004"}, {8, "G0301"}};
  EXPECT_EQ(told, expected);
  EXPECT_EQ(fork.drill.events.size(), plan().events.size() + 1);
}

// Any list of amendments, sensible or not, leaves a drill that unrolls in order.
TEST(Amendments, any_sequence_leaves_a_sound_drill) {
  base::Random random(3);
  const char* texts[] = {"{ do: narrate, text: x }",
                         "{ do: mood, who: massa, mood: calm }",
                         "{ do: form, who: awal, shape: lingkar }",
                         "nonsense",
                         "{ do: sit, who: massa.inti }",
                         "{ do: metric, effects: { S: 5 } }"};
  for (int round = 0; round < 200; ++round) {
    std::vector<Amendment> list;
    for (int n = int(random.next() % 12); n > 0; --n) {
      Amendment a;
      a.kind = Kind(random.next() % 4);
      a.phase = random.next() % 2 ? "line" : "leaving";
      a.at = Ms(random.next() % 100'000);
      a.event = a.kind == Kind::add ? "+" + std::to_string(random.next() % 20)
                                    : plan().events[random.next() % plan().events.size()].id;
      a.text = texts[random.next() % 6];
      list.push_back(a);
    }
    const Amended fork = amend(plan(), list);
    EXPECT_EQ(fork.drill.source_hash, plan().source_hash);
    for (const char* path : {"DP1=A", "DP1=B"}) {
      const Timeline timeline = unroll(fork.drill, *parse_path(fork.drill, path));
      EXPECT_TRUE(std::is_sorted(timeline.events.begin(), timeline.events.end(),
                                 [](const TimedEvent& a, const TimedEvent& b) { return a.start < b.start; }));
      std::vector<bool> seen(fork.drill.events.size());
      for (const TimedEvent& e : timeline.events) {
        ASSERT_LT(e.event.index, seen.size());
        EXPECT_FALSE(seen[e.event.index]) << "an event happens once";
        seen[e.event.index] = true;
        EXPECT_LE(e.start, e.end);
        EXPECT_LE(e.end, timeline.end);
      }
    }
  }
}

TEST(Contingency, an_event_kept_ready_happens_only_when_it_is_fired) {
  Drill drill = plan();
  drill.events[id_of(drill, "leaving#2").index].contingency = true;
  const EventId ready = id_of(drill, "leaving#2");
  EXPECT_FALSE(met(unroll(drill, default_path(drill)), ready));
  const std::vector<Amendment> fire = {{Kind::fire, "line", 10'000, "leaving#2", ""}};
  const auto fired = met(unroll(amend(drill, fire).drill, default_path(drill)), ready);
  ASSERT_TRUE(fired);
  EXPECT_EQ(fired->start, 10'000);
}

}  // namespace
