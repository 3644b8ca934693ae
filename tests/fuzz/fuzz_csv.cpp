// Any bytes may be handed to read_csv, and any table that comes of it to an import: sound
// rows or errors, and what is written is read back the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/msel/csv.h"
#include "app/msel/msel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace app::msel;
  const auto file = read_csv("fuzz", std::string_view(reinterpret_cast<const char*>(data), size));
  if (!file) return file.diagnostics().empty() ? (std::abort(), 0) : 0;
  for (const auto& row : file->table.rows)
    if (row.size() > kMostColumns) std::abort();
  const auto again = read_csv("fuzz", write_csv(file->table, file->dialect));
  if (!again || again->table.rows.size() != file->table.rows.size()) std::abort();
  for (std::size_t r = 0; r < file->table.rows.size(); ++r)
    for (std::size_t c = 0; c < file->table.rows[r].size(); ++c)
      if (again->table.cell(r, c) != file->table.cell(r, c)) std::abort();
  if (file->table.rows.empty()) return 0;
  const auto mapping = map_columns("fuzz", file->table, {}, scenes::Language::indonesian);
  if (!mapping) return 0;
  static const scenes::Drill kDrill;
  if (!compare("fuzz", file->table, *mapping, kDrill).changes.empty()) std::abort();  // no serial is known
  return 0;
}
