#include "app/msel/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace app::msel {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// The separator that the first record uses most, outside quotes; a tie goes to the comma.
char guess_separator(std::string_view text) {
  int commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if ((c == '\n' || c == '\r') && commas + semicolons + tabs > 0) break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (semicolons > commas && semicolons >= tabs) return ';';
  return tabs > commas ? '\t' : ',';
}

// "sep=;" stands there for spreadsheets alone.
bool take_separator_line(std::string_view& text, char& separator) {
  if (!text.starts_with("sep=") || text.size() < 5) return false;
  const char c = text[4];
  if (c != ',' && c != ';' && c != '\t') return false;
  std::string_view rest = text.substr(5);
  if (rest.starts_with("\r\n"))
    rest.remove_prefix(2);
  else if (rest.starts_with("\n") || rest.starts_with("\r"))
    rest.remove_prefix(1);
  else
    return false;
  separator = c;
  text = rest;
  return true;
}

struct Reading {
  const std::string& name;
  Table& table;
  std::vector<std::string> row;
  std::string cell;
  std::size_t bytes = 0, cells = 0;
  std::string problem;  // "" = none

  bool add(char c) {
    if (cell.size() >= kMostCellBytes || ++bytes > kMostTableBytes) {
      problem = fmt::format("cell {} is too long", cell_name(table.rows.size(), row.size()));
      return false;
    }
    cell += c;
    return true;
  }
  bool end_cell() {
    if (row.size() >= kMostColumns) {
      problem = fmt::format("row {} has more than {} columns", table.rows.size() + 1, kMostColumns);
      return false;
    }
    if (++cells > kMostCells) {
      problem = fmt::format("more than {} cells", kMostCells);
      return false;
    }
    if (cell.size() > 1 && cell[0] == '\'' && looks_like_formula(cell.substr(1))) cell.erase(0, 1);
    row.push_back(std::move(cell));
    cell.clear();
    return true;
  }
  bool end_row() {
    if (!end_cell()) return false;
    if (table.rows.size() >= kMostRows) {
      problem = fmt::format("more than {} rows", kMostRows);
      return false;
    }
    table.rows.push_back(std::move(row));
    row.clear();
    return true;
  }
};

base::Diagnostic too_large(const Reading& reading) {
  base::Diagnostic d = base::error("M0002", reading.name, reading.problem);
  d.place.line = int(reading.table.rows.size()) + 1;
  return d;
}

}  // namespace

std::string cell_name(std::size_t row, std::size_t column) {
  std::string letters;
  for (std::size_t c = column + 1; c > 0; c = (c - 1) / 26) letters.insert(letters.begin(), char('A' + (c - 1) % 26));
  return letters + std::to_string(row + 1);
}

base::Result<CsvFile> read_csv(const std::string& name, std::string_view text) {
  if (text.size() > kMostFileBytes)
    return base::error("M0002", name,
                       fmt::format("the file has {} bytes; at most {} are read", text.size(), kMostFileBytes));
  if (!base::is_utf8(text) || text.find('\0') != std::string_view::npos)
    return base::error("M0001", name, "the file is not UTF-8 text", "save it as \"CSV UTF-8\", or as .xlsx");
  CsvFile file;
  file.dialect.byte_order_mark = text.starts_with(kMark);
  if (file.dialect.byte_order_mark) text.remove_prefix(kMark.size());
  if (!take_separator_line(text, file.dialect.separator)) file.dialect.separator = guess_separator(text);

  Reading r{name, file.table, {}, {}, 0, 0, {}};
  bool quoted = false, was_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    bool fine = true;
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
        fine = r.add(text[++i]);
      else if (c == '"')
        quoted = false;
      else if (c == '\r')  // a line break within a cell
        fine = (i + 1 < text.size() && text[i + 1] == '\n') || r.add('\n');
      else
        fine = r.add(c);
    } else if (c == '"' && r.cell.empty() && !was_quoted) {
      quoted = was_quoted = true;
      continue;
    } else if (c == file.dialect.separator) {
      fine = r.end_cell();
      was_quoted = false;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      fine = r.end_row();
      was_quoted = false;
    } else {
      fine = r.add(c);
    }
    if (!fine) return too_large(r);
  }
  if (quoted) return base::error("M0003", name, "a quote opens and never closes");
  if ((!r.row.empty() || !r.cell.empty() || was_quoted) && !r.end_row()) return too_large(r);
  return file;
}

std::string write_csv(const Table& table, const CsvDialect& dialect) {
  std::size_t columns = 0;
  for (const auto& row : table.rows) columns = std::max(columns, row.size());
  std::string out(dialect.byte_order_mark ? kMark : std::string_view());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      if (column > 0) out += dialect.separator;
      std::string cell = table.cell(row, column);
      if (looks_like_formula(cell)) cell.insert(0, 1, '\'');
      // Any separator is quoted, so that no reader takes it for ours; "sep=" begins a line
      // that only spreadsheets understand, and a byte order mark a file.
      const bool quotes = cell.find_first_of("\"\r\n,;\t") != std::string::npos || cell.starts_with("sep=") ||
                          cell.starts_with(kMark) || cell.starts_with(' ') || cell.ends_with(' ');
      if (!quotes) {
        out += cell;
        continue;
      }
      out += '"';
      for (const char c : cell) {
        if (c == '"') out += '"';
        out += c;
      }
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace app::msel
