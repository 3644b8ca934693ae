// What every sheet that leaves the house says of itself; XLSX files carry it in their foot, CSV
// files as a last row of one cell, which an import passes over.
#pragma once

#include "app/msel/table.h"

namespace app::msel {

inline constexpr const char* kNotice = "ilustratif, bukan prakiraan / illustrative, not a prediction";

void add_notice(Table& table);
// Takes it off wherever a spreadsheet has put its row; other rows keep their numbers.
void take_notice_off(Table& table);

}  // namespace app::msel
