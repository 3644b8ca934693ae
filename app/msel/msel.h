// The master scenario events list of a drill: what planners keep in a spreadsheet. Out of
// the script into a table, and a table's changes back as a text patch on the script.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/msel/table.h"
#include "base/result.h"
#include "scenes/timeline.h"

namespace app::msel {

// --- the list itself ---

struct Row {
  scenes::EventId event;                           // an inject, or any event with a serial
  std::string condition;                           // "DP7=B": only when that option is taken; "" = always
  std::optional<scenes::Ms> at;                    // since StartEx, on the path nearest to the default that meets it
  std::vector<std::optional<scenes::Ms>> on_path;  // as the paths asked for; none = not met
};
// By time; those that no path meets come last.
std::vector<Row> rows_of(const scenes::Drill& drill, const std::vector<scenes::Path>& paths);
// The default path, then the paths that take the first, second, … option everywhere;
// each once.
std::vector<scenes::Path> telling_paths(const scenes::Drill& drill);

// --- columns ---

enum class Field : std::uint8_t {
  serial,
  time,
  clock,
  phase,
  condition,
  kind,
  by,
  from,
  to,
  text,
  expect,
  responsible,
  on_path
};
// What a column of a table stands for. Texts have a language each.
struct Column {
  Field field = Field::serial;
  scenes::Language language = scenes::Language::indonesian;  // of text, expect, responsible
  std::size_t path = 0;                                      // of on_path
  friend bool operator==(const Column&, const Column&) = default;
};
// Whether the program fills it and an import passes over it.
bool is_computed(Field field);

// Columns by position; none = a planner's own, never touched.
struct Mapping {
  std::size_t header = 0;  // row of the headings; rows above it are a planner's own too
  std::vector<std::optional<Column>> columns;
  std::optional<std::size_t> find(Field field) const;
};
// Guessed from headings in either language and from the usual ones of MSEL sheets ("Seq
// No", "Inject", "Expected Action"); `words` overrides: "Nomor=serial,Isi=text.en".
// `language` is that of texts whose heading names none. Errors: M0006 no column for the
// serial, M0007 a word of `words` that is not of its form or names nothing.
base::Result<Mapping> map_columns(const std::string& name, const Table& table, std::string_view words,
                                  scenes::Language language);

// --- out ---

struct ExportDescriptor {
  const scenes::Drill* drill = nullptr;
  std::vector<scenes::Path> paths;
  scenes::Language language = scenes::Language::indonesian;  // of headings and computed words
  const Table* like = nullptr;                               // a planner's sheet: its columns and order are kept
  const Mapping* mapping = nullptr;                          // of `like`
};
struct Exported {
  Table table;
  std::size_t header_rows = 1;
  std::vector<Column> columns;      // of the first columns; planners' own are `own`
  std::vector<bool> own, computed;  // by column
};
Exported export_msel(const ExportDescriptor& descriptor);

// --- back in ---

struct Change {
  scenes::EventId event;
  Column column;
  std::string before, after;  // as shown; of a time: T+
  scenes::Ms shift = 0;       // of a time
  std::size_t row = 0;        // of the table
};
struct NewRow {
  std::size_t row = 0;
  std::string serial, by, from, to, condition;
  scenes::Text text, expect, responsible;
  scenes::Ms at = 0;  // since StartEx
};
struct Comparison {
  std::vector<Change> changes;
  std::vector<NewRow> added;
  std::vector<std::string> missing;  // serials of the script that the table does not have: never deleted
  base::Diagnostics problems;        // cells that were passed over, each with its row
};
Comparison compare(const std::string& name, const Table& table, const Mapping& mapping, const scenes::Drill& drill);

// The script's text with the changes in it and everything else as it was. Errors: M0008
// (what cannot be patched, with its place: change it by hand).
base::Result<std::string> patched_script(const scenes::Drill& drill, std::string_view script,
                                         const Comparison& comparison);

}  // namespace app::msel
