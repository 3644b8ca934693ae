// The papers: they hold what they must, stand alone, and survive any text.

#include <gtest/gtest.h>

#include <algorithm>
#include <pugixml.hpp>

#include "app/cli_video.h"
#include "app/document.h"
#include "app/report/debrief.h"
#include "app/report/page.h"

namespace {

using namespace app;
using scenes::Language;

struct Baked {
  std::shared_ptr<const Document> document;
  scenes::Motion motion;
};
const Baked& small() {
  static const Baked baked = [] {
    Baked b;
    b.document = *open_document(
        {.file = GELAR_SOURCE_DIR "/tests/drills/small.drill.yaml", .with_models = false, .disk_cache = false});
    scenes::BakeStore store = b.document->store;
    b.motion = scenes::bake({.drill = &b.document->drill, .world = b.document->world, .store = &store},
                            *scenes::parse_path(b.document->drill, "DP1=B"));
    return b;
  }();
  return baked;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
int count(const std::string& text, const std::string& part) {
  int n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++n;
  return n;
}

std::vector<std::string> all_papers(const report::Descriptor& d) {
  return {report::situation_manual(d), report::order_cards(d), report::after_action(d)};
}

TEST(Report, stands_alone_in_both_languages) {
  for (const Language language : {Language::indonesian, Language::english}) {
    for (const std::string& html : all_papers({.motion = &small().motion, .language = language})) {
      EXPECT_TRUE(html.starts_with("<!doctype html>"));
      EXPECT_TRUE(has(html, language == Language::english ? "lang=\"en\"" : "lang=\"id\""));
      EXPECT_TRUE(
          has(html, language == Language::english ? "Illustrative, not a prediction" : "Ilustratif, bukan prakiraan"));
      // Nothing is fetched, nothing is run.
      for (const char* outside : {"http-equiv", "<script", "<link", "<iframe", "src=\"http", "url(", "@import"})
        EXPECT_FALSE(has(html, outside)) << outside;
    }
  }
}

TEST(Report, drawings_are_well_formed) {
  for (const std::string& html : all_papers({.motion = &small().motion})) {
    std::size_t at = 0;
    int drawings = 0;
    while ((at = html.find("<svg", at)) != std::string::npos) {
      const std::size_t end = html.find("</svg>", at) + 6;
      pugi::xml_document xml;
      EXPECT_TRUE(xml.load_string(html.substr(at, end - at).c_str())) << html.substr(at, 200);
      EXPECT_FALSE(has(html.substr(at, end - at), "nan"));
      ++drawings;
      at = end;
    }
    EXPECT_GT(drawings, 0);
  }
}

TEST(Report, situation_manual_keeps_the_answers_to_itself) {
  const std::string html = report::situation_manual({.motion = &small().motion});
  EXPECT_TRUE(has(html, "Semprot?"));
  EXPECT_FALSE(has(html, "Tahap 5"));  // an option's doctrine
  EXPECT_TRUE(has(html, ">46<"));      // the strength that counts
}

TEST(Report, every_unit_that_counts_has_a_page_of_its_own) {
  const auto& drill = small().document->drill;
  int units = 0;
  for (const auto& unit : drill.units) units += unit.count > 0 && !unit.crowd && unit.counts_to_strength;
  const std::string html = report::order_cards({.motion = &small().motion});
  EXPECT_EQ(count(html, "<section class=\"sheet\">"), units);
  const std::string one = report::order_cards({.motion = &small().motion, .units = {scenes::UnitId(0)}});
  EXPECT_EQ(count(one, "<section class=\"sheet\">"), 1);
  EXPECT_TRUE(has(one, "Dalmas awal"));
}

TEST(Report, after_action_review_tells_what_was_decided_and_why) {
  report::Descriptor d{.motion = &small().motion};
  d.debrief.answers = {{.decision = scenes::DecisionId(0),
                        .option = 1,
                        .reason = "Massa <agresif>",
                        .team = "Tim 1",
                        .confidence = 80,
                        .thought = 42'000}};
  d.debrief.marks = {{65'000, "Jarak terlalu dekat"}};
  const std::string html = report::after_action(d);
  EXPECT_TRUE(has(html, "Massa &lt;agresif&gt;"));
  EXPECT_TRUE(has(html, "Tim 1"));
  EXPECT_TRUE(has(html, "80&nbsp;%"));
  EXPECT_TRUE(has(html, "42s"));
  EXPECT_TRUE(has(html, "Jarak terlalu dekat"));
  EXPECT_TRUE(has(html, "tidak proporsional"));  // stage 5 against passive conduct
  EXPECT_TRUE(has(html, "T+01:05"));             // of the water, in the log
}

TEST(Report, headings_step_down_and_every_picture_has_words) {
  report::Descriptor d{.motion = &small().motion};
  d.picture = [](const report::PictureOrder&) { return std::string("\xFF\xD8 jpeg"); };
  d.debrief.answers = {{.decision = scenes::DecisionId(0), .option = 0, .reason = "a", .team = "<b>Satu</b>", .confidence = {}, .thought = {}},
                       {.decision = scenes::DecisionId(0), .option = 1, .reason = "b", .team = "Dua", .confidence = 50, .thought = {}}};
  for (const std::string& html : {report::situation_manual(d), report::order_cards(d), report::after_action(d)}) {
    EXPECT_EQ(count(html, "<img alt=\"\""), 0);
    // A drawing has words, or is told beside it and hidden from who listens.
    EXPECT_EQ(count(html, "<svg "),
              count(html, "<svg role=\"img\" aria-label=\"") + count(html, "<svg aria-hidden=\"true\""));
    char last = '0';
    for (std::size_t at = 0; (at = html.find("<h", at)) != std::string::npos; at += 2) {
      const char level = html[at + 2];
      if (level < '1' || level > '6') continue;
      EXPECT_LE(level, last + 1) << html.substr(at, 60);
      last = level;
    }
    EXPECT_FALSE(has(html, "<b>Satu</b>"));
  }
  const std::string review = report::after_action(d);
  EXPECT_TRUE(has(review, "terbelah"));
  EXPECT_TRUE(has(review, "Hasil tiap kelompok"));
  d.debrief.scoring = false;  // discussion only
  EXPECT_FALSE(has(report::after_action(d), "Hasil tiap kelompok"));
}

TEST(Report, pictures_are_taken_where_somebody_takes_them) {
  report::Descriptor d{.motion = &small().motion};
  std::vector<scenes::Ms> taken;
  d.picture = [&](const report::PictureOrder& order) {
    taken.push_back(order.t);
    return std::string("\xFF\xD8 jpeg");
  };
  const std::string html = report::after_action(d);
  // A thumbnail of each of the two phases, and the decision.
  ASSERT_EQ(taken.size(), 3u);
  EXPECT_EQ(taken.back(), 60'000);
  EXPECT_EQ(count(html, "data:image/jpeg;base64,/9ggan"), 3);
  EXPECT_EQ(count(html, "<img alt=\"\""), 0);
}

TEST(Report, a_session_brings_its_path_reasons_and_notes) {
  const auto& drill = small().document->drill;
  const auto session = parse_session("s",
                                     "gelar-session 1\ndrill 0 /x\nstarted 2026-01-12T01:00:00Z\n"
                                     "0 0 DP1=A play 1\n60000 60000 DP1=A decision DP1\n"
                                     "80000 60000 DP1=A choose 1\n95500 60000 DP1=A confirm air%20dulu\n"
                                     "97000 62000 DP1=B bookmark jarak\n",
                                     drill);
  ASSERT_TRUE(session) << base::format(session.diagnostics());
  ASSERT_TRUE(session->misfits.empty()) << session->misfits[0].why;
  const report::SessionReview review = report::review_session(small().document, *session);
  EXPECT_EQ(scenes::format_path(drill, review.path), "DP1=B");
  ASSERT_EQ(review.debrief.answers.size(), 1u);
  EXPECT_EQ(review.debrief.answers[0].reason, "air dulu");
  EXPECT_EQ(review.debrief.answers[0].thought, 35'500);
  ASSERT_EQ(review.debrief.marks.size(), 1u);
  EXPECT_EQ(review.debrief.marks[0].text, "jarak");
}

TEST(Captions, are_timed_for_the_speed_and_say_who_speaks) {
  const auto& drill = small().document->drill;
  const std::string vtt = captions_vtt(drill, small().motion.timeline, Language::english, 0, 150'000, 2);
  const std::string notice = "WEBVTT\n\n1\n00:00:00.000 --> 00:00:04.000\nIllustrative, not a prediction\n";
  EXPECT_TRUE(vtt.starts_with(notice + "\n2\n00:00:02.500 --> 00:00:07.500\n")) << vtt;  // said at 5 s for 10 s
  EXPECT_TRUE(has(vtt, "Initial crowd unit: Please stay calm.")) << vtt;
  EXPECT_TRUE(has(vtt, "The crowd leaves."));
  EXPECT_EQ(captions_vtt(drill, small().motion.timeline, Language::english, 30'000, 40'000, 1), notice);
}

TEST(Report, text_is_escaped_and_bytes_are_packed) {
  EXPECT_EQ(report::escaped("<a href='x'>\"&\"\n"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;<br>");
  EXPECT_EQ(report::base64(""), "");
  EXPECT_EQ(report::base64("f"), "Zg==");
  EXPECT_EQ(report::base64("fo"), "Zm8=");
  EXPECT_EQ(report::base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(report::base64("\xFF\xFF\xFF"), "////");
}

}  // namespace
