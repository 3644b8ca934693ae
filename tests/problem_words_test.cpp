// What readers say is wrong, in both languages: nothing without a translation.
#include "app/problem_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "app/keys.h"
#include "base/files.h"
#include "scenes/drill.h"

namespace app {
namespace {

namespace fs = std::filesystem;
constexpr auto kIndonesian = scenes::Language::indonesian;

int places_of(std::string text) {
  int count = 0;
  for (std::size_t at = 0; (at = text.find("{}", at)) != std::string::npos; ++at) ++count;
  return count;
}

// "{:.1f}" is a place like any other, and "{{" stands for one brace.
std::string pattern_of(std::string literal) {
  literal = std::regex_replace(literal, std::regex(R"(\{:[^}]*\})"), "{}");
  literal = std::regex_replace(literal, std::regex(R"(\{\{)"), "{");
  literal = std::regex_replace(literal, std::regex(R"(\}\})"), "}");
  return std::regex_replace(literal, std::regex(R"(\\(.))"), "$1");
}

TEST(ProblemWords, have_the_same_places_in_both_languages) {
  for (const ProblemWords& words : problem_words()) {
    const std::string indonesian = words.indonesian;
    EXPECT_FALSE(indonesian.empty());
    EXPECT_NE(indonesian, words.english) << words.code;
    std::set<std::string> named;
    static const std::regex kPlace(R"(\{[0-9]\})");
    for (std::sregex_iterator at(indonesian.begin(), indonesian.end(), kPlace), end; at != end; ++at)
      EXPECT_TRUE(named.insert(at->str()).second) << indonesian << " has " << at->str() << " twice";
    EXPECT_EQ(int(named.size()), places_of(words.english)) << words.english;
    for (int i = 0; i < int(named.size()); ++i) EXPECT_TRUE(named.count("{" + std::to_string(i) + "}")) << indonesian;
  }
}

// With something found in each place, every message of the table is told by its own row.
TEST(ProblemWords, each_message_is_found_again_with_what_stood_in_it) {
  for (const ProblemWords& words : problem_words()) {
    std::string english = words.english, expected = words.indonesian;
    for (int i = 0; i < places_of(words.english); ++i) {
      const std::string found = "x" + std::to_string(i) + "_ñ";
      english.replace(english.find("{}"), 2, found);
      const std::string place = "{" + std::to_string(i) + "}";
      expected.replace(expected.find(place), 3, found);
    }
    EXPECT_EQ(problem_text(words.code, english, kIndonesian), expected);
    EXPECT_EQ(problem_text(words.code, english, scenes::Language::english), english);
  }
  EXPECT_EQ(problem_text("G0103", "an event needs the key \"do\"", kIndonesian), "kejadian perlu kunci \"do\"");
  EXPECT_EQ(problem_text("A0001", "what a model says", kIndonesian), "what a model says");
  EXPECT_EQ(problem_text("G0101", "", kIndonesian), "");
}

// Every code and every sentence that the readers of scripts have in their sources.
TEST(ProblemWords, know_all_that_the_readers_say) {
  std::set<std::string> known;
  for (const ProblemWords& words : problem_words()) known.insert(words.code);
  const std::regex code_form(R"re("(G[0-9]{4})")re"), literal_form(R"re("((?:[^"\\]|\\.)*)")re");
  int sentences = 0;
  for (const auto& entry : fs::directory_iterator(GELAR_SOURCE_DIR "/scenes")) {
    if (entry.path().extension() != ".cpp") continue;
    const auto source = base::read_file(entry.path(), 1 << 20);
    ASSERT_TRUE(source);
    for (std::sregex_iterator at(source->begin(), source->end(), code_form), end; at != end; ++at) {
      const std::string code = (*at)[1];
      EXPECT_TRUE(known.count(code)) << code << " of " << entry.path();
      // What the same statement says beside it.
      const auto from = std::size_t(at->position() + at->length());
      const std::string rest = source->substr(from, std::min(source->find(";\n", from), from + 600) - from);
      for (std::sregex_iterator said(rest.begin(), rest.end(), literal_form); said != end; ++said) {
        const std::string sentence = pattern_of((*said)[1]);
        if (sentence.find(' ') == std::string::npos) continue;  // a key or a name
        ++sentences;
        const bool has = std::any_of(problem_words().begin(), problem_words().end(), [&](const ProblemWords& words) {
          return code == words.code && std::string(words.english).find(sentence) != std::string::npos;
        });
        EXPECT_TRUE(has) << code << ": \"" << sentence << "\" of " << entry.path() << " has no Indonesian";
      }
    }
  }
  EXPECT_GT(sentences, 80) << "the sources are not read as they should be";
}

// A script full of slips: not one of them is told in English.
TEST(ProblemWords, leave_no_english_in_what_is_wrong_with_a_script) {
  int told = 0;
  for (const auto& entry : fs::directory_iterator(GELAR_SOURCE_DIR "/tests/bad/scripts")) {
    if (entry.path().extension() != ".yaml") continue;
    const auto drill = scenes::read_drill(entry.path());
    for (const base::Diagnostic& d : drill.diagnostics()) {
      const base::Diagnostic said = in_language(d, kIndonesian);
      EXPECT_NE(said.message, d.message) << entry.path() << " " << d.code;
      EXPECT_EQ(said.code, d.code);
      EXPECT_EQ(said.place.line, d.place.line);
      EXPECT_EQ(said.hint == d.hint, d.hint.empty()) << d.code << ": " << d.hint;
      ++told;
    }
  }
  EXPECT_GT(told, 20);
  const auto keys = parse_keymap("keys.yaml", "arow: A\narrow: F99\narrow\nline: A\nplay: A\n");
  ASSERT_FALSE(keys);
  for (const base::Diagnostic& d : keys.diagnostics()) EXPECT_NE(in_language(d, kIndonesian).message, d.message);
}

}  // namespace
}  // namespace app
