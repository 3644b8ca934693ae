#include "scenes/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace scenes {
namespace {

const char* kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null: return "nothing";
    case Node::Kind::scalar: return "a single value";
    case Node::Kind::list: return "a list";
    case Node::Kind::map: return "a map of keys";
  }
  return "";
}

bool scalar(Problems& p, const Node& n, const char* expected) {
  if (n.kind == Node::Kind::scalar) return true;
  p.error("G0104", n, fmt::format("found {}, expected {}", kind_name(n.kind), expected));
  return false;
}

std::optional<int> plain_count(std::string_view s) {
  const bool negative = !s.empty() && (s[0] == '-' || s[0] == '+');
  const std::string_view digits = s.substr(negative ? 1 : 0);
  if (digits.empty() || digits.size() > 9 || (digits.size() > 1 && digits[0] == '0')) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return s[0] == '-' ? -value : value;
}

}  // namespace

void Problems::add(base::Severity severity, const char* code, int line, int column, std::string message, std::string hint) {
  // A script full of one slip is not a thousand lines to read.
  constexpr std::size_t kMost = 200;
  if (list.size() >= kMost) return;
  base::Diagnostic d = base::error(code, file, std::move(message), std::move(hint));
  d.severity = severity;
  d.place.line = line;
  d.place.column = column;
  d.source_line = line_of(text, line);
  list.push_back(std::move(d));
}

std::vector<std::string> split_words(std::string_view words) {
  std::vector<std::string> out;
  while (!words.empty()) {
    const std::size_t space = words.find(' ');
    if (space != 0) out.emplace_back(words.substr(0, space));
    if (space == std::string_view::npos) break;
    words.remove_prefix(space + 1);
  }
  return out;
}

bool is_name(std::string_view text, bool dotted) {
  if (text.empty() || text.size() > 64 || text[0] < 'a' || text[0] > 'z') return false;
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (dotted && c == '.');
  });
}

Fields::Fields(Problems& problems, const Node& node, std::string what)
    : problems_(problems), node_(node), what_(std::move(what)) {
  if (node.kind != Node::Kind::map)
    problems.error("G0104", node, fmt::format("found {}, expected the keys of {}", kind_name(node.kind), what_));
}

bool Fields::has(std::string_view key) const {
  return std::any_of(node_.entries.begin(), node_.entries.end(), [&](const Node::Entry& e) { return e.key == key; });
}

const Node* Fields::find(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  if (node_.kind != Node::Kind::map) return nullptr;
  for (const Node::Entry& e : node_.entries)
    if (e.key == key) {
      if (e.value.kind == Node::Kind::null) {
        problems_.add(base::Severity::error, "G0104", e.line, e.column, fmt::format("\"{}\" has no value", key));
        return nullptr;
      }
      return &e.value;
    }
  return nullptr;
}

const Node* Fields::require(std::string_view key) {
  const Node* found = find(key);
  if (!found && !has(key) && node_.kind == Node::Kind::map)
    problems_.error("G0103", node_, fmt::format("{} needs the key \"{}\"", what_, key));
  return found;
}

void Fields::finish() {
  if (node_.kind != Node::Kind::map) return;
  for (const Node::Entry& e : node_.entries)
    if (std::find(asked_.begin(), asked_.end(), e.key) == asked_.end())
      problems_.add(base::Severity::error, "G0101", e.line, e.column, fmt::format("{} has no key \"{}\"", what_, e.key),
                    base::did_you_mean(e.key, asked_));
}

void Fields::read(std::string_view key, std::string& out) {
  if (const Node* n = find(key); n && scalar(problems_, *n, "a text")) out = n->text;
}

bool read_text(Problems& p, const Node& n, Text& out) {
  if (n.kind == Node::Kind::scalar) {
    out = {n.text, n.text};
    return true;
  }
  Fields f(p, n, "a text in two languages");
  if (n.kind != Node::Kind::map) return false;
  f.read("id", out.id);
  f.read("en", out.en);
  f.finish();
  if (out.id.empty() != out.en.empty())
    p.warning("G0111", p.place(n), fmt::format("the text has no \"{}\"; the other language is shown", out.id.empty() ? "id" : "en"));
  return true;
}

void Fields::read(std::string_view key, Text& out) {
  if (const Node* n = find(key)) read_text(problems_, *n, out);
}

void Fields::read(std::string_view key, bool& out) {
  const Node* n = find(key);
  if (!n || !scalar(problems_, *n, "true or false")) return;
  if (!n->quoted && (n->text == "true" || n->text == "false"))
    out = n->text == "true";
  else
    problems_.error("G0108", *n, fmt::format("found \"{}\", expected true or false", n->text));
}

void Fields::read(std::string_view key, int& out, int low, int high) {
  const Node* n = find(key);
  if (!n || !scalar(problems_, *n, "a whole number")) return;
  const auto value = n->quoted ? std::nullopt : plain_count(n->text);
  if (!value)
    problems_.error("G0107", *n, fmt::format("found \"{}\", expected a plain whole number", n->text));
  else if (*value < low || *value > high)
    problems_.error("G0110", *n, fmt::format("{} is out of range: {} to {}", *value, low, high));
  else
    out = *value;
}

std::optional<float> read_number(Problems& p, const Node& n) {
  if (!scalar(p, n, "a number")) return std::nullopt;
  std::string_view s = n.text;
  if (s.ends_with("m")) s.remove_suffix(1);
  std::string_view digits = s;
  if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) digits.remove_prefix(1);
  const bool plain = !n.quoted && !digits.empty() && digits[0] >= '0' && digits[0] <= '9' &&
                     !(digits.size() > 1 && digits[0] == '0' && digits[1] != '.') &&
                     std::all_of(digits.begin(), digits.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  float value = 0;
  if (s.starts_with('+')) s.remove_prefix(1);
  const auto [end, failed] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (!plain || failed != std::errc() || end != s.data() + s.size() || !std::isfinite(value)) {
    p.error("G0106", n, fmt::format("found \"{}\", expected a number like 0.8 or 0.8m", n.text));
    return std::nullopt;
  }
  return value;
}

void Fields::read(std::string_view key, float& out, float low, float high) {
  const Node* n = find(key);
  if (!n) return;
  const auto value = read_number(problems_, *n);
  if (!value) return;
  if (*value < low || *value > high)
    problems_.error("G0110", *n, fmt::format("{} is out of range: {} to {}", *value, low, high));
  else
    out = *value;
}

std::optional<Ms> read_duration(Problems& p, const Node& n) {
  if (!scalar(p, n, "a duration")) return std::nullopt;
  const auto bad = [&]() -> std::optional<Ms> {
    p.error("G0105", n, fmt::format("found \"{}\", expected a duration like 90s, 2m30s or 1h05m", n.text));
    return std::nullopt;
  };
  constexpr Ms kLongest = 24ll * 3600 * 1000;
  std::string_view s = n.text;
  if (n.quoted || s.empty() || s.size() > 20) return bad();
  Ms sum = 0;
  int last = 4;  // units come in order, each once: h, m, s, ms
  while (!s.empty()) {
    Ms value = 0;
    const auto [end, failed] = std::from_chars(s.data(), s.data() + s.size(), value);
    if (failed != std::errc() || value < 0 || s[0] == '-' || value > kLongest) return bad();
    s.remove_prefix(std::size_t(end - s.data()));
    int unit = 0;
    Ms scale = 0;
    if (s.starts_with("ms")) unit = 1, scale = 1;
    else if (s.starts_with("h")) unit = 4, scale = 3'600'000;
    else if (s.starts_with("m")) unit = 3, scale = 60'000;
    else if (s.starts_with("s")) unit = 2, scale = 1000;
    else return bad();
    if (unit > last) return bad();
    last = unit - 1;
    s.remove_prefix(unit == 1 ? 2 : 1);
    sum += value * scale;
  }
  if (sum > kLongest) return bad();
  return sum;
}

void Fields::read_duration(std::string_view key, Ms& out) {
  if (const Node* n = find(key))
    if (const auto value = scenes::read_duration(problems_, *n)) out = *value;
}

void Fields::read_bearing(std::string_view key, float& out) {
  float degrees = -1000;
  read(key, degrees, -360, 360);
  if (degrees > -1000) out = (degrees < 0 ? degrees + 360 : degrees) * (kPi / 180);
}

std::optional<std::size_t> Fields::read_word(std::string_view key, std::span<const std::string> words) {
  const Node* n = find(key);
  if (!n || !scalar(problems_, *n, "a word")) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), n->text);
  if (found != words.end()) return std::size_t(found - words.begin());
  std::string all;
  for (const std::string& w : words) all += (all.empty() ? "" : ", ") + w;
  std::string hint = base::did_you_mean(n->text, words);
  problems_.error("G0109", *n, fmt::format("\"{}\" is no {}; expected one of: {}", n->text, key, all), std::move(hint));
  return std::nullopt;
}

std::vector<const Node*> Fields::list(std::string_view key) {
  const Node* n = find(key);
  if (!n) return {};
  if (n->kind != Node::Kind::list) return {n};
  std::vector<const Node*> out;
  for (const Node::Entry& e : n->entries) out.push_back(&e.value);
  return out;
}

std::optional<Vec2> read_spot(Problems& p, const Node& n) {
  if (n.kind != Node::Kind::list || n.entries.size() != 2) {
    p.error("G0104", n, "expected a position: [east, north] in metres");
    return std::nullopt;
  }
  const auto east = read_number(p, n.entries[0].value), north = read_number(p, n.entries[1].value);
  if (!east || !north) return std::nullopt;
  constexpr float kFarthest = 5000;
  if (std::abs(*east) > kFarthest || std::abs(*north) > kFarthest) {
    p.error("G0110", n, "a position is at most 5000 m from the origin");
    return std::nullopt;
  }
  return Vec2{*east, *north};
}

}  // namespace scenes
