// A table against the script: what a planner changed.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "app/in_words.h"
#include "app/msel/columns.h"
#include "app/values.h"

namespace app::msel {
namespace {

using scenes::Drill;
using scenes::Ms;

constexpr std::size_t kMostText = 4'000;  // of a text in a script (scenes/yaml_tree.h)
constexpr std::array<std::string_view, 7> kDeliveries = {"voice", "megaphone", "pa_car", "radio",
                                                         "phone", "paper",     "person"};

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\n"), last = text.find_last_not_of(" \t\n");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

// "12:03:30 AM" is how some spreadsheets show 0:03:30.
std::string without_half_day(std::string text) {
  const bool before = text.ends_with(" AM"), after = text.ends_with(" PM");
  const std::size_t colon = text.find(':');
  if ((!before && !after) || colon == std::string::npos || colon == 0 || colon > 2) return text;
  text.resize(text.size() - 3);
  int hour = 0;
  std::from_chars(text.data(), text.data() + colon, hour);
  return fmt::format("{}{}", hour % 12 + (after ? 12 : 0), text.substr(colon));
}

// "T+62:14", "62:14", "1:02:14", "62m14s", and a bare number of minutes.
std::optional<Ms> moment_in(std::string text) {
  text = without_half_day(std::move(text));
  if (const auto t = parse_moment(text)) return t;
  if (const auto t = parse_moment("T+" + text)) return t;
  int minutes = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), minutes);
  if (bad == std::errc() && end == text.data() + text.size() && minutes >= 0 && minutes < 100'000)
    return Ms(minutes) * 60'000;
  return std::nullopt;
}

// "09:02", "09.02.14", and "2024-08-20 09:02:00": since StartEx, within the day after it.
std::optional<Ms> clock_in(const Drill& drill, std::string text) {
  if (text.size() > 11 && text[4] == '-' && text[7] == '-' && text[10] == ' ') text.erase(0, 11);
  text = without_half_day(std::move(text));
  std::replace(text.begin(), text.end(), '.', ':');
  if (std::count(text.begin(), text.end(), ':') == 1) text += ":00";
  const auto of_day = parse_moment("T+" + text);
  if (!of_day || *of_day >= 86'400'000) return std::nullopt;
  const Ms start = ((drill.start_unix + drill.utc_offset_minutes * 60) % 86'400) * 1000;
  return (*of_day - start + 86'400'000) % 86'400'000;
}

struct Comparing {
  const std::string& name;
  const Table& table;
  const Mapping& mapping;
  const Drill& drill;
  Comparison& out;

  void problem(std::size_t row, const char* code, std::string message, std::string hint = {}) {
    base::Diagnostic d = base::error(code, name, std::move(message), std::move(hint));
    d.severity = base::Severity::warning;
    d.place.line = int(row) + 1;
    out.problems.push_back(std::move(d));
  }
  std::string cell(std::size_t row, Field field) const {
    const auto column = mapping.find(field);
    return column ? trimmed(table.cell(row, *column)) : "";
  }
  std::optional<Ms> time_of_row(std::size_t row);
  void compare_time(std::size_t row, const Row& found);
  void compare_cell(std::size_t row, const Row& found, std::size_t column);
  void add_row(std::size_t row);
};

// T+ counts; the clock counts where there is no T+. So the same table says the same twice,
// whichever of the two a planner left behind.
std::optional<Ms> Comparing::time_of_row(std::size_t row) {
  const std::string elapsed = cell(row, Field::time), clock = cell(row, Field::clock);
  const auto a = elapsed.empty() ? std::nullopt : moment_in(elapsed);
  const auto b = clock.empty() ? std::nullopt : clock_in(drill, clock);
  if (!elapsed.empty() && !a) problem(row, "M0009", fmt::format("\"{}\" is not a time", elapsed), "write T+62:14");
  if (!clock.empty() && !b) problem(row, "M0009", fmt::format("\"{}\" is not a time of day", clock), "write 09:02:14");
  if (a && b && *a / 1000 != *b / 1000)
    problem(row, "M0010",
            fmt::format("{} is {}, and the clock says {}: T+ counts", format_moment(*a), clock_of(drill, *a), clock));
  return elapsed.empty() ? b : a;
}

void Comparing::compare_time(std::size_t row, const Row& found) {
  const auto at = time_of_row(row);
  if (!at || (found.at && *at / 1000 == *found.at / 1000)) return;
  const scenes::Event& event = drill.events[found.event.index];
  if (!found.at)
    return problem(row, "M0011",
                   fmt::format("{} is on no path near the default: its time is changed in the script", event.serial));
  const Ms shift = *at - *found.at / 1000 * 1000;
  // It stays in its own list: in its phase, or after its decision.
  Ms latest = Ms(100'000) * 3'600'000;
  for (const scenes::Phase& phase : drill.phases)
    if (std::find(phase.events.begin(), phase.events.end(), found.event) != phase.events.end()) latest = phase.lasts;
  if (event.at + shift < 0 || event.at + shift > latest)
    return problem(row, "M0012",
                   fmt::format("{} at {} would leave its phase or come before its decision: move it in the script",
                               event.serial, format_moment(*at)));
  out.changes.push_back({found.event, {Field::time}, format_moment(*found.at), format_moment(*at), shift, row});
}

void Comparing::compare_cell(std::size_t row, const Row& found, std::size_t column) {
  const Column& c = *mapping.columns[column];
  if (is_computed(c.field) || c.field == Field::serial || c.field == Field::time || c.field == Field::clock) return;
  const std::string before = trimmed(value_of(drill, found, c, c.language)), after = trimmed(table.cell(row, column));
  if (before == after) return;
  const scenes::Event& event = drill.events[found.event.index];
  const bool inject = event.verb == scenes::Verb::inject;
  if (after.empty())
    return problem(row, "M0013", fmt::format("{}: an empty cell takes nothing away from the script", event.serial));
  if (c.field == Field::text ? !has_text(event) : !inject)
    return problem(
        row, "M0011",
        fmt::format("{} is not an inject: \"{}\" has no place in the script", event.serial, after.substr(0, 60)));
  if (c.field == Field::by && std::find(kDeliveries.begin(), kDeliveries.end(), after) == kDeliveries.end())
    return problem(row, "M0014", fmt::format("\"{}\" is not a means of delivery", after.substr(0, 60)),
                   fmt::format("one of {}", fmt::join(kDeliveries, " ")));
  if (after.size() > kMostText)
    return problem(row, "M0002", fmt::format("{}: a text has at most {} bytes", event.serial, kMostText));
  out.changes.push_back({found.event, c, before, after, 0, row});
}

void Comparing::add_row(std::size_t row) {
  NewRow n{.row = row,
           .serial = cell(row, Field::serial),
           .by = cell(row, Field::by),
           .from = cell(row, Field::from),
           .to = cell(row, Field::to),
           .condition = cell(row, Field::condition)};
  const auto at = time_of_row(row);
  for (std::size_t c = 0; c < mapping.columns.size(); ++c) {
    if (!mapping.columns[c]) continue;
    const Column& column = *mapping.columns[c];
    const std::string text = trimmed(table.cell(row, c));
    scenes::Text* to = column.field == Field::text          ? &n.text
                       : column.field == Field::expect      ? &n.expect
                       : column.field == Field::responsible ? &n.responsible
                                                            : nullptr;
    if (to) (column.language == scenes::Language::english ? to->en : to->id) = text;
    if (text.size() > kMostText)
      return problem(row, "M0002", fmt::format("{}: a text has at most {} bytes", n.serial, kMostText));
  }
  if (!at || n.text.empty())
    return problem(row, "M0015", fmt::format("{} is new, and needs a time and a text", n.serial));
  if (!n.by.empty() && std::find(kDeliveries.begin(), kDeliveries.end(), n.by) == kDeliveries.end()) {
    problem(row, "M0014", fmt::format("\"{}\" is not a means of delivery: left out", n.by.substr(0, 60)),
            fmt::format("one of {}", fmt::join(kDeliveries, " ")));
    n.by.clear();
  }
  n.at = *at;
  out.added.push_back(std::move(n));
}

}  // namespace

Comparison compare(const std::string& name, const Table& table, const Mapping& mapping, const Drill& drill) {
  Comparison out;
  Comparing c{name, table, mapping, drill, out};
  const std::vector<Row> rows = rows_of(drill, {});
  std::set<std::uint32_t> done;
  std::set<std::string> added;
  for (std::size_t r = mapping.header + 1; r < table.rows.size(); ++r) {
    const std::string serial = c.cell(r, Field::serial);
    if (serial.empty()) continue;
    if (const Row* found = find_row(drill, rows, serial, c.cell(r, Field::condition), done)) {
      done.insert(found->event.index);
      c.compare_time(r, *found);
      for (std::size_t column = 0; column < mapping.columns.size(); ++column)
        if (mapping.columns[column]) c.compare_cell(r, *found, column);
    } else if (serial.size() > 12 || !std::all_of(serial.begin(), serial.end(), [](char l) {
                 return (l >= '0' && l <= '9') || (l >= 'A' && l <= 'Z') || (l >= 'a' && l <= 'z') || l == '-' ||
                        l == '_' || l == '.';
               })) {
      c.problem(r, "M0016",
                fmt::format("\"{}\" is not a serial: letters and digits, at most 12", serial.substr(0, 40)));
    } else if (!added.insert(serial).second || find_row(drill, rows, serial, "", {})) {
      c.problem(r, "M0017", fmt::format("{} stands in the table a second time", serial));
    } else {
      c.add_row(r);
    }
  }
  for (const Row& row : rows)
    if (!done.contains(row.event.index)) out.missing.push_back(drill.events[row.event.index].serial);
  return out;
}

}  // namespace app::msel
