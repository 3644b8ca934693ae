// CSV as spreadsheets write it (RFC 4180 and what they do beside it): comma, semicolon or
// tab, with or without a byte order mark, quotes, line breaks within quotes, "sep=;" as
// first line, any line end.
#pragma once

#include <string>
#include <string_view>

#include "app/msel/table.h"
#include "base/result.h"

namespace app::msel {

struct CsvDialect {
  char separator = ',';
  bool byte_order_mark = true;  // without it some spreadsheets guess a wrong encoding
};

struct CsvFile {
  Table table;
  CsvDialect dialect;  // as found, so that an export can answer in kind
};

// A leading apostrophe before what looks like a formula is taken off: it is what write_csv
// puts there. Errors: M0001 not UTF-8 text, M0002 too large (rows, columns, a cell, all),
// M0003 a quote that never closes.
base::Result<CsvFile> read_csv(const std::string& name, std::string_view bytes);

// Lines end with CR LF. Cells that look like formulas get an apostrophe in front, so that
// no spreadsheet computes what a script says.
std::string write_csv(const Table& table, const CsvDialect& dialect);

}  // namespace app::msel
