#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace base {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

// "satpol" for "satpol_pp": who stops early, or says too much, means it all the same.
bool begins_alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kTelling = 4;
  return std::min(a.size(), b.size()) >= kTelling && (a.starts_with(b) || b.starts_with(a));
}

}  // namespace

std::string nearest(std::string_view name, std::span<const std::string> candidates) {
  constexpr std::size_t kLongest = 64;  // longer names are no slips of the finger
  if (name.size() > kLongest) return {};
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string& c : candidates) {
    if (c.size() > kLongest) continue;
    const std::size_t d = edit_distance(name, c);
    if (d < best_distance) {
      best_distance = d;
      best = c;
    }
  }
  if (!best.empty()) return best;
  const auto alike = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const std::string& c) { return c.size() <= kLongest && begins_alike(name, c); });
  return alike == candidates.end() ? best : *alike;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> candidates) {
  const std::string best = nearest(name, candidates);
  if (!best.empty()) return fmt::format("did you mean \"{}\"?", best);
  constexpr std::size_t kFew = 8;
  return candidates.empty() || candidates.size() > kFew ? std::string()
                                                        : fmt::format("there is: {}", fmt::join(candidates, ", "));
}

bool is_utf8(std::string_view text) {
  std::size_t i = 0;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  while (i < text.size()) {
    const unsigned first = byte(i);
    const std::size_t extra = first < 0x80         ? 0
                              : (first >> 5) == 6  ? 1
                              : (first >> 4) == 14 ? 2
                              : (first >> 3) == 30 ? 3
                                                   : 9;
    if (extra == 9 || i + extra >= text.size() + (extra == 0 ? 1 : 0)) return false;
    unsigned code = extra == 0 ? first : first & (0x3fu >> extra);
    for (std::size_t k = 1; k <= extra; ++k) {
      if ((byte(i + k) & 0xc0u) != 0x80u) return false;
      code = (code << 6) | (byte(i + k) & 0x3fu);
    }
    const unsigned smallest[] = {0, 0x80, 0x800, 0x10000};
    if (code < smallest[extra] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
    i += extra + 1;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

}  // namespace base
