// XLSX in and out. Written with libxlsxwriter; read as what it is, XML in a ZIP, with
// libzip and pugixml under bounds: a part is read up to a limit whatever its header
// claims, entities are not expanded, formulas are never computed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/msel/table.h"
#include "base/result.h"

namespace app::msel {

// The sheet of that name; "" = the one called MSEL, else the first. Times and dates come
// as text ("62:14:00", "2024-08-20 08:03:00"). Errors: M0002 too large, M0004 not a
// workbook, M0005 no such sheet.
base::Result<Table> read_xlsx(const std::string& name, std::string_view bytes, std::string_view sheet = {});

struct SheetToWrite {
  std::string name;  // at most 31 letters
  Table table;
  std::size_t header_rows = 1;  // bold, frozen
  std::vector<double> widths;   // of columns, in letters; missing = 16
  std::vector<bool> computed;   // columns that the program fills: shaded
};
// All cells as text, so that "T+62:14" stays what it is. Error: B0004.
base::Result<base::Done> write_xlsx(const std::filesystem::path& file, const std::vector<SheetToWrite>& sheets);

}  // namespace app::msel
