#include "app/msel/notice.h"

#include <algorithm>

namespace app::msel {
namespace {

bool is_notice(const std::vector<std::string>& row) {
  std::size_t filled = 0;
  for (const std::string& cell : row) filled += !cell.empty();
  return filled == 1 && std::find(row.begin(), row.end(), kNotice) != row.end();
}

}  // namespace

void add_notice(Table& table) { table.rows.push_back({kNotice}); }

void take_notice_off(Table& table) {
  while (!table.rows.empty() && is_notice(table.rows.back())) table.rows.pop_back();
  for (auto& row : table.rows)
    if (is_notice(row)) row.assign(1, "");
}

}  // namespace app::msel
