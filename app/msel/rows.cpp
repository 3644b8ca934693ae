// From the drill to the rows of its list, and the columns they are shown in.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/in_words.h"
#include "app/msel/columns.h"
#include "app/values.h"

namespace app::msel {
namespace {

using scenes::Drill;
using scenes::Ms;

std::optional<Ms> start_of(const scenes::Timeline& timeline, scenes::EventId event) {
  for (const scenes::TimedEvent& timed : timeline.events)
    if (timed.event == event) return timed.start;
  return std::nullopt;
}

// All paths that differ from the default in one decision, the default first.
std::vector<scenes::Path> near_paths(const Drill& drill) {
  std::vector<scenes::Path> paths{scenes::default_path(drill)};
  for (std::size_t d = 0; d < drill.decisions.size(); ++d)
    for (std::size_t k = 0; k < drill.decisions[d].options.size(); ++k) {
      if (k == drill.decisions[d].fallback) continue;
      paths.push_back(paths.front());
      paths.back().option[d] = std::uint8_t(k);
    }
  return paths;
}

}  // namespace

std::vector<scenes::Path> telling_paths(const Drill& drill) {
  std::vector<scenes::Path> paths{scenes::default_path(drill)};
  std::size_t most = 0;
  for (const scenes::Decision& d : drill.decisions) most = std::max(most, d.options.size());
  for (std::size_t k = 0; k < most; ++k) {
    scenes::Path path;
    for (const scenes::Decision& d : drill.decisions)
      path.option.push_back(std::uint8_t(std::min(k, d.options.size() - 1)));
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
  }
  return paths;
}

std::vector<Row> rows_of(const Drill& drill, const std::vector<scenes::Path>& paths) {
  std::vector<scenes::Timeline> asked, near;
  for (const scenes::Path& path : paths) asked.push_back(scenes::unroll(drill, path));
  for (const scenes::Path& path : near_paths(drill)) near.push_back(scenes::unroll(drill, path));
  std::vector<Row> rows;
  for (std::size_t i = 0; i < drill.events.size(); ++i) {
    if (drill.events[i].serial.empty()) continue;
    Row row{.event = scenes::EventId(i), .condition = condition_of(drill, scenes::EventId(i))};
    for (const scenes::Timeline& timeline : near)
      if ((row.at = start_of(timeline, row.event))) break;
    for (const scenes::Timeline& timeline : asked) row.on_path.push_back(start_of(timeline, row.event));
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    if (bool(a.at) != bool(b.at)) return bool(a.at);
    return a.at && *a.at < *b.at;
  });
  return rows;
}

bool is_computed(Field field) {
  return field == Field::phase || field == Field::condition || field == Field::kind || field == Field::on_path;
}

std::string value_of(const Drill& drill, const Row& row, const Column& column, scenes::Language language) {
  const scenes::Event& event = drill.events[row.event.index];
  switch (column.field) {
    case Field::serial:
      return event.serial;
    case Field::time:
      return row.at ? format_moment(*row.at) : "";
    case Field::clock:
      return row.at ? clock_of(drill, *row.at) : "";
    case Field::condition:
      return row.condition;
    case Field::kind:
      return event.verb == scenes::Verb::inject ? (language == scenes::Language::english ? "inject" : "sisipan")
                                                : (language == scenes::Language::english ? "event" : "kejadian");
    case Field::by:
      return event.delivery;
    case Field::from:
      return event.from;
    case Field::to:
      return event.to;
    case Field::text: {
      if (has_text(event)) return event.text.in(column.language);
      const std::string who = who_in_words(drill, event, column.language, false);
      return (who.empty() ? "" : who + ": ") + event_in_words(drill, event, column.language);
    }
    case Field::expect:
      return event.expect.in(column.language);
    case Field::responsible:
      return event.responsible.in(column.language);
    case Field::on_path: {
      const auto at = column.path < row.on_path.size() ? row.on_path[column.path] : std::nullopt;
      return at ? format_moment(*at) : "–";
    }
    case Field::phase:
      break;
  }
  for (const scenes::Phase& phase : drill.phases)
    if (std::find(phase.events.begin(), phase.events.end(), row.event) != phase.events.end())
      return phase.title.in(language);
  for (const scenes::Decision& decision : drill.decisions)
    if (row.condition.starts_with(decision.id + "=")) return drill.phases[decision.phase.index].title.in(language);
  return "";
}

bool has_text(const scenes::Event& event) {
  switch (event.verb) {
    case scenes::Verb::inject:
    case scenes::Verb::narrate:
    case scenes::Verb::say:
    case scenes::Verb::warn:
    case scenes::Verb::chant:
      return !event.text.empty();
    default:
      return false;
  }
}

std::string heading_of(const Drill& drill, const Column& column, const std::vector<scenes::Path>& paths,
                       scenes::Language language) {
  const bool en = language == scenes::Language::english;
  const char* tongue = column.language == scenes::Language::english ? "en" : "id";
  switch (column.field) {
    case Field::serial:
      return en ? "Serial" : "Nomor";
    case Field::time:
      return "T+";
    case Field::clock:
      return en ? "Clock" : "Pukul";
    case Field::phase:
      return en ? "Phase" : "Babak";
    case Field::condition:
      return en ? "Branch" : "Cabang";
    case Field::kind:
      return en ? "Type" : "Jenis";
    case Field::by:
      return en ? "Delivery" : "Sarana";
    case Field::from:
      return en ? "From" : "Dari";
    case Field::to:
      return en ? "To" : "Kepada";
    case Field::text:
      return fmt::format("{} ({})", en ? "Description" : "Uraian", tongue);
    case Field::expect:
      return fmt::format("{} ({})", en ? "Expected action" : "Tindakan diharapkan", tongue);
    case Field::responsible:
      return fmt::format("{} ({})", en ? "Responsible" : "Penanggung jawab", tongue);
    case Field::on_path:
      return fmt::format("T+ [{}]", short_path(drill, paths[column.path]));
  }
  return "";
}

std::string short_path(const Drill& drill, const scenes::Path& path) {
  std::string out;
  for (const scenes::DecisionPoint& point : scenes::unroll(drill, path).decisions) {
    const scenes::Decision& decision = drill.decisions[point.decision.index];
    out += decision.options[point.option].key;
  }
  return out.empty() ? "-" : out;
}

namespace {

// A column of the export, and where it stood in the planner's sheet.
struct Place {
  std::optional<Column> column;  // none = the planner's own
  std::optional<std::size_t> source;
};

std::vector<Place> places_of(const ExportDescriptor& d) {
  using scenes::Language;
  std::vector<Place> places;
  if (d.like)
    for (std::size_t c = 0; c < d.mapping->columns.size(); ++c) {
      const auto& column = d.mapping->columns[c];
      if (column && column->field == Field::on_path && column->path >= d.paths.size()) continue;
      places.push_back({column, c});
    }
  const Language one = d.language, other = one == Language::english ? Language::indonesian : Language::english;
  std::vector<Column> wanted{{Field::condition}};
  if (!d.like)
    wanted = {{Field::serial},
              {Field::time},
              {Field::clock},
              {Field::phase},
              {Field::condition},
              {Field::kind},
              {Field::by},
              {Field::from},
              {Field::to},
              {Field::text, one},
              {Field::text, other},
              {Field::expect, one},
              {Field::expect, other},
              {Field::responsible, one},
              {Field::responsible, other}};
  for (std::size_t p = 0; p < d.paths.size(); ++p) wanted.push_back({.field = Field::on_path, .path = p});
  for (const Column& c : wanted) {
    const auto same = [&](const Place& place) { return place.column == c; };
    if (std::none_of(places.begin(), places.end(), same)) places.push_back({c, {}});
  }
  return places;
}

struct Export {
  const ExportDescriptor& d;
  const std::vector<Place>& places;
  Exported out;

  std::string theirs(std::size_t row, const Place& place) const {
    return d.like && place.source ? d.like->cell(row, *place.source) : "";
  }
  // Heads in the planner's own words where there are some.
  void add_heads(std::size_t header) {
    for (std::size_t r = 0; r < header; ++r) {
      out.table.rows.emplace_back();
      for (const Place& place : places) out.table.rows.back().push_back(theirs(r, place));
    }
    out.table.rows.emplace_back();
    for (const Place& place : places) {
      const bool path = place.column && place.column->field == Field::on_path;
      std::string head = theirs(header, place);
      if (place.column && (head.empty() || path)) head = heading_of(*d.drill, *place.column, d.paths, d.language);
      out.table.rows.back().push_back(std::move(head));
      out.own.push_back(!place.column);
      out.computed.push_back(place.column && is_computed(place.column->field));
      out.columns.push_back(place.column.value_or(Column{}));
    }
    out.header_rows = header + 1;
  }
  void add_row(const Row* row, std::size_t their_row) {
    out.table.rows.emplace_back();
    for (const Place& place : places)
      out.table.rows.back().push_back(row && place.column ? value_of(*d.drill, *row, *place.column, d.language)
                                                          : theirs(their_row, place));
  }
};

}  // namespace

Exported export_msel(const ExportDescriptor& d) {
  const Drill& drill = *d.drill;
  const std::vector<Row> rows = rows_of(drill, d.paths);
  const std::vector<Place> places = places_of(d);
  Export e{d, places, {}};
  e.add_heads(d.like ? d.mapping->header : 0);
  // The planner's rows in their order, then what they do not have yet, by time.
  std::set<std::uint32_t> done;
  if (d.like) {
    const std::size_t serial = *d.mapping->find(Field::serial);
    const auto condition = d.mapping->find(Field::condition);
    for (std::size_t r = d.mapping->header + 1; r < d.like->rows.size(); ++r) {
      const std::string only = condition ? d.like->cell(r, *condition) : "";
      const Row* found = find_row(drill, rows, d.like->cell(r, serial), only, done);
      if (found) done.insert(found->event.index);
      e.add_row(found, r);
    }
  }
  for (const Row& row : rows)
    if (!done.contains(row.event.index)) e.add_row(&row, kMostRows);
  return std::move(e.out);
}

const Row* find_row(const Drill& drill, const std::vector<Row>& rows, const std::string& serial,
                    const std::string& condition, const std::set<std::uint32_t>& taken) {
  const Row* first = nullptr;
  for (const Row& row : rows) {
    if (serial.empty() || drill.events[row.event.index].serial != serial || taken.contains(row.event.index)) continue;
    if (row.condition == condition) return &row;
    if (!first) first = &row;
  }
  return first;
}

}  // namespace app::msel
