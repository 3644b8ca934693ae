// What is wrong with a script, a venue or a file of keys, in Indonesian. Readers say it in
// English where they find it; here stands every such message once in both languages, and
// what was found and expected is put into its places.
#pragma once

#include <span>
#include <string>

#include "base/result.h"
#include "scenes/text.h"

namespace app {

// A message of a code: "{}" in the English stands for what was found or expected, "{0}",
// "{1}" … for the first, second … of them in the Indonesian. A hint has the code "".
struct ProblemWords {
  const char* code;
  const char* english;
  const char* indonesian;
};
std::span<const ProblemWords> problem_words();

// `text` as a message of that code in the language; as it is where the table has none (what
// models, spreadsheets and the machine say stays English).
std::string problem_text(std::string_view code, const std::string& text, scenes::Language language);
// Message and hint; code, place and source line stay what they are.
base::Diagnostic in_language(base::Diagnostic problem, scenes::Language language);
base::Diagnostics in_language(base::Diagnostics problems, scenes::Language language);

}  // namespace app
