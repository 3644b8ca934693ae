#include "app/values.h"

#include <fmt/format.h>

#include <charconv>
#include <ctime>

namespace app {
namespace {

using scenes::Ms;
constexpr Ms kLongest = 1000ll * 3'600'000;

// Takes a run of digits off the front; at most nine, so that sums stay small.
std::optional<Ms> take_number(std::string_view& text) {
  std::size_t n = 0;
  while (n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  if (n == 0 || n > 9) return std::nullopt;
  Ms value = 0;
  std::from_chars(text.data(), text.data() + n, value);
  text.remove_prefix(n);
  return value;
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// 1h02m14s500ms: each unit at most once, larger ones first.
std::optional<Ms> parse_units(std::string_view text) {
  struct Unit {
    std::string_view word;
    Ms ms;
  };
  constexpr Unit kUnits[] = {{"h", 3'600'000}, {"ms", 1}, {"m", 60'000}, {"s", 1000}};
  Ms sum = 0, smaller_than = kLongest;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    const Unit* unit = nullptr;
    for (const Unit& u : kUnits)
      if (take(text, u.word)) {
        unit = &u;
        break;
      }
    if (!unit || unit->ms >= smaller_than) return std::nullopt;
    smaller_than = unit->ms;
    sum += *number * unit->ms;
  }
  return sum;
}

// 62:14 or 1:02:14, with or without a part of a second.
std::optional<Ms> parse_clock(std::string_view text) {
  Ms parts[3];
  int count = 0;
  do {
    if (count == 3) return std::nullopt;
    const auto number = take_number(text);
    if (!number) return std::nullopt;
    parts[count++] = *number;
  } while (take(text, ":"));
  if (count < 2 || parts[count - 1] > 59 || (count == 3 && parts[1] > 59)) return std::nullopt;
  Ms sum = (count == 3 ? (parts[0] * 60 + parts[1]) * 60 + parts[2] : parts[0] * 60 + parts[1]) * 1000;
  if (take(text, ".")) {
    if (text.empty() || text.size() > 3) return std::nullopt;
    Ms unit = 100;
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      sum += (c - '0') * unit;
      unit /= 10;
    }
    text = {};
  }
  return text.empty() ? std::optional<Ms>(sum) : std::nullopt;
}

}  // namespace

std::optional<Ms> parse_moment(std::string_view text) {
  auto found = take(text, "T+") || take(text, "t+") ? parse_clock(text) : std::nullopt;
  if (!found) found = parse_units(text);
  if (!found || *found > kLongest) return std::nullopt;
  return found;
}

std::string format_moment(Ms t) {
  const Ms seconds = t / 1000, ms = t % 1000;
  std::string text = fmt::format("T+{:02}:{:02}", seconds / 60, seconds % 60);
  if (ms != 0) text += fmt::format(".{:03}", ms);
  return text;
}

std::string format_duration(Ms t) {
  std::string text;
  const auto add = [&](Ms unit, const char* word) {
    if (t >= unit) text += fmt::format("{}{}", t / unit, word);
    t %= unit;
  };
  add(3'600'000, "h");
  add(60'000, "m");
  add(1000, "s");
  if (t > 0) text += fmt::format("{}ms", t);
  return text.empty() ? "0s" : text;
}

std::optional<glm::uvec2> parse_size(std::string_view text) {
  const auto width = take_number(text);
  if (!width || !take(text, "x")) return std::nullopt;
  const auto height = take_number(text);
  if (!height || !text.empty()) return std::nullopt;
  for (const Ms side : {*width, *height})
    if (side < kSmallestPicture || side > kLargestPicture) return std::nullopt;
  return glm::uvec2(*width, *height);
}

std::optional<scenes::Language> parse_language(std::string_view text) {
  if (text == "id") return scenes::Language::indonesian;
  if (text == "en") return scenes::Language::english;
  return std::nullopt;
}

std::optional<renderer::Quality> parse_quality(std::string_view text) {
  if (text == "low") return renderer::Quality::low;
  if (text == "medium") return renderer::Quality::medium;
  if (text == "high") return renderer::Quality::high;
  return std::nullopt;
}

std::string local_text(const std::string& utc) {
  std::tm broken{};
  const char* end = strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &broken);
  if (!end || *end) return utc;
  const std::time_t then = timegm(&broken);
  localtime_r(&then, &broken);
  char text[64];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &broken)};
}

}  // namespace app
