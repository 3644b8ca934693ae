#include "scenes/drill_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "base/hash.h"

namespace scenes {
namespace fs = std::filesystem;

namespace {

void read_metrics(Reading& r, Fields& top) {
  const Node* n = top.find("metrics");
  if (!n) return;
  if (n->kind != Node::Kind::map || n->entries.size() > 20) {
    r.p.error("G0104", *n, "\"metrics\" is a map of at most 20 metrics");
    return;
  }
  static const std::vector<std::string> kGood = {"low", "high"};
  for (const Node::Entry& e : n->entries) {
    Fields f(r.p, e.value, "a metric");
    if (e.value.kind != Node::Kind::map) continue;
    Metric m;
    m.key = e.key;
    f.read("title", m.title);
    f.read("start", m.start, 0, 100);
    float drift = 0;
    f.read("drift", drift, -100, 100);
    m.drift_milli = int(std::lround(drift * 1000));
    if (const auto g = f.read_word("good", kGood)) m.high_is_good = *g == 1;
    f.finish();
    r.metrics.emplace(e.key, std::uint32_t(r.drill.metrics.size()));
    r.drill.metrics.push_back(std::move(m));
  }
}

std::vector<EndingTest> read_tests(Reading& r, Fields& f, const char* key) {
  std::vector<EndingTest> out;
  const Node* n = f.find(key);
  if (!n) return out;
  if (n->kind != Node::Kind::map) {
    r.p.error("G0104", *n, fmt::format("\"{}\" is a map of metric: \"<=30\"", key));
    return out;
  }
  for (const Node::Entry& e : n->entries) {
    const auto metric = r.metrics.find(e.key);
    if (metric == r.metrics.end()) {
      r.p.add(base::Severity::error, "G0209", e.line, e.column, fmt::format("unknown metric \"{}\"", e.key));
      continue;
    }
    const std::string& s = e.value.text;
    EndingTest t;
    t.metric = MetricId(metric->second);
    t.at_most = s.starts_with("<");
    const bool known = s.starts_with("<=") || s.starts_with(">=") || s.starts_with("<") || s.starts_with(">");
    const std::string digits = known ? s.substr(s.size() > 1 && s[1] == '=' ? 2 : 1) : "";
    if (digits.empty() || digits.size() > 3 ||
        !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      r.p.error("G0107", e.value, fmt::format("found \"{}\", expected a limit like \"<=30\" or \">60\"", s));
      continue;
    }
    t.limit = std::stoi(digits);
    if (s.size() > 1 && s[1] != '=') t.limit += t.at_most ? -1 : 1;  // metrics are whole numbers
    out.push_back(t);
  }
  return out;
}

void read_endings(Reading& r, Fields& top) {
  for (const Node* n : top.list("endings")) {
    Fields f(r.p, *n, "an ending");
    if (n->kind != Node::Kind::map) continue;
    Ending e;
    f.require("id");
    f.read("id", e.id);
    f.read("title", e.title);
    f.read("text", e.text);
    e.all = read_tests(r, f, "all");
    e.any = read_tests(r, f, "any");
    f.finish();
    r.drill.endings.push_back(std::move(e));
  }
}

// Days from 1970-01-01, proleptic Gregorian (H. Hinnant's days_from_civil).
std::int64_t days_of(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year = y - era * 400, day = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return std::int64_t(era) * 146097 + year * 365 + year / 4 - year / 100 + day - 719468;
}

// "2024-08-20T08:00+07:00"
bool read_start(const std::string& s, Drill& d) {
  const auto digits = [&](std::size_t at, std::size_t count, int low, int high, int& out) {
    if (at + count > s.size()) return false;
    out = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (s[i] < '0' || s[i] > '9') return false;
      out = out * 10 + (s[i] - '0');
    }
    return out >= low && out <= high;
  };
  int y = 0, mo = 0, day = 0, h = 0, mi = 0, oh = 0, om = 0;
  if (s.size() != 22 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || (s[16] != '+' && s[16] != '-') ||
      s[19] != ':')
    return false;
  if (!digits(0, 4, 1970, 2200, y) || !digits(5, 2, 1, 12, mo) || !digits(8, 2, 1, 31, day) ||
      !digits(11, 2, 0, 23, h) || !digits(14, 2, 0, 59, mi) || !digits(17, 2, 0, 14, oh) || !digits(20, 2, 0, 59, om))
    return false;
  const int month_days[] = {
      31, (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day > month_days[mo - 1]) return false;
  d.utc_offset_minutes = (oh * 60 + om) * (s[16] == '-' ? -1 : 1);
  d.start_unix = days_of(y, mo, day) * 86400 + h * 3600 + mi * 60 - d.utc_offset_minutes * 60;
  d.start = s;
  return true;
}

void read_head(Reading& r, Fields& top) {
  Problems& p = r.p;
  int version = 0;
  top.require("gelar");
  top.read("gelar", version, 1, 1);
  top.require("title");
  top.read("title", r.drill.title);
  top.read("summary", r.drill.summary);
  for (const Node* n : top.list("objectives")) {
    Text t;
    if (read_text(p, *n, t)) r.drill.objectives.push_back(std::move(t));
  }
  if (const Node* n = top.require("start"); n && !read_start(n->text, r.drill))
    p.error("G0312", *n,
            fmt::format("found \"{}\", expected a date and time like \"2024-08-20T08:00+07:00\"", n->text));
  if (const Node* n = top.find("wind")) {
    Fields f(p, *n, "wind");
    f.read_bearing("from", r.drill.wind_bearing);
    f.read("speed", r.drill.wind_speed, 0, 40);
    f.finish();
  }
  int seed = 1, strength = -1;
  top.read("seed", seed, 0, 999'999'999);
  r.drill.seed = std::uint64_t(seed);
  top.read("strength", strength, 0, 1'000'000);
  if (strength >= 0) r.drill.strength = strength;
}

template <class List>
void index(std::map<std::string, std::uint32_t, std::less<>>& map, const List& list) {
  for (std::size_t i = 0; i < list.size(); ++i) map.emplace(list[i].name, std::uint32_t(i));
}

}  // namespace

base::Result<Drill> read_drill(const fs::path& file) {
  auto text = base::read_file(file, kMostBytes);
  if (!text) return text.diagnostics();
  return read_drill(file, *text);
}

base::Result<Drill> read_drill(const fs::path& file, std::string_view text) {
  const std::string name = file.string();
  auto tree = read_yaml(name, text);
  if (!tree) return tree.diagnostics();
  Problems p{name, text, tree.diagnostics()};
  Drill drill;
  drill.file = name;
  Fields top(p, *tree, "a drill");
  if (tree->kind != Node::Kind::map) return p.list;
  Reading r{p, drill, {}, {}, {}, {}, {}, {}, {}, {}};
  read_head(r, top);

  const Node* venue = top.require("venue");
  base::Hash hash;
  hash.text(text);
  base::Diagnostics venue_problems;
  bool placed = false;
  if (venue) {
    // Beside the script, or in a neighbouring folder: never anywhere on the disk.
    const fs::path relative(venue->text);
    int up = 0;
    for (const fs::path& part : relative) up += part == "..";
    if (relative.is_absolute() || up > 2) {
      p.error("G0112", *venue, "a venue lies beside the script or at most two folders up");
    } else {
      const fs::path venue_file = (file.parent_path() / relative).lexically_normal();
      if (auto bytes = base::read_file(venue_file, kMostBytes)) hash.text(*bytes);
      auto read = read_venue(venue_file);
      venue_problems = read.diagnostics();
      placed = bool(read);
      if (read) drill.venue = std::move(*read);
    }
  }
  drill.source_hash = hash.value();
  if (venue && !placed) {
    // Without the places of its venue every name of the script would be wrong; this comes first.
    for (base::Diagnostic& d : venue_problems)
      if (d.place.line == 0)  // of the file as a whole: told where the script names it
        p.error(d.code.c_str(), *venue, fmt::format("{}: {}", d.place.file, d.message), d.hint);
      else
        p.list.push_back(std::move(d));
    return p.list;
  }
  index(r.points, drill.venue.points);
  index(r.areas, drill.venue.areas);
  index(r.routes, drill.venue.routes);
  read_metrics(r, top);
  read_endings(r, top);
  read_order_of_battle(r, top);
  read_phases(r, top);
  read_evaluation(r, top);
  if (const Node* n = top.find("strength"); n && drill.strength && strength_of(drill) != *drill.strength)
    p.error(
        "G0306", *n,
        fmt::format("the units that count have {} people, \"strength\" says {}", strength_of(drill), *drill.strength));
  top.finish();
  if (!drill.phases.empty() && !base::has_errors(p.list)) check_drill(r);
  p.list.insert(p.list.end(), venue_problems.begin(), venue_problems.end());
  std::stable_sort(p.list.begin(), p.list.end(), [](const base::Diagnostic& a, const base::Diagnostic& b) {
    return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
  });
  if (base::has_errors(p.list)) return p.list;
  return {std::move(drill), std::move(p.list)};
}

}  // namespace scenes
