// Any bytes may stand in the files of settings and keys, and be typed where a moment, a size
// or a path of options is asked for: what is understood is written as it is read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/keys.h"
#include "app/settings.h"
#include "app/values.h"
#include "scenes/timeline.h"

namespace {

bool same(const app::Keymap& a, const app::Keymap& b) {
  for (const auto& binding : a.bindings)
    if (b.action_of(binding.chord) != a.action_of(binding.chord)) return false;
  return a.bindings.size() == b.bindings.size();
}

void words(std::string_view text) {
  if (const auto t = app::parse_moment(text); t && (*t < 0 || app::parse_moment(app::format_moment(*t)) != t))
    std::abort();
  if (const auto size = app::parse_size(text); size && (size->x == 0 || size->y == 0)) std::abort();
  if (const auto chord = app::parse_chord(text); chord && app::parse_chord(app::format_chord(*chord)) != chord)
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string settings = app::format_settings(app::parse_settings(text));
  if (app::format_settings(app::parse_settings(settings)) != settings) std::abort();
  if (const auto keymap = app::parse_keymap("fuzz", text)) {
    const auto again = app::parse_keymap("fuzz", app::format_keymap(*keymap));
    if (!again || !same(*keymap, *again)) std::abort();
  } else if (keymap.diagnostics().empty()) {
    std::abort();
  }
  // Words are short: each line is one.
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    words(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return 0;
}
