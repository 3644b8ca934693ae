// A sheet as text: what CSV and XLSX files have in common. Hostile until proven otherwise.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace app::msel {

// Rows may differ in length; a cell that is not there is empty. UTF-8. Line breaks in a
// cell are "\n".
struct Table {
  std::vector<std::vector<std::string>> rows;
  // Cells that held a formula; their last value was taken, nothing is ever computed.
  // "C5", as a spreadsheet names them.
  std::vector<std::string> formulas;

  const std::string& cell(std::size_t row, std::size_t column) const {
    static const std::string kNothing;
    return row < rows.size() && column < rows[row].size() ? rows[row][column] : kNothing;
  }
};

// Bounds of what is read; beyond them the file is refused.
inline constexpr std::size_t kMostFileBytes = 16u << 20;
inline constexpr std::size_t kMostRows = 20'000;
inline constexpr std::size_t kMostColumns = 256;
inline constexpr std::size_t kMostCellBytes = 32'767 * 4;  // a spreadsheet's own limit, in UTF-8
inline constexpr std::size_t kMostCells = 400'000;
inline constexpr std::size_t kMostTableBytes = 32u << 20;

// A cell that a spreadsheet would take for a formula or a command.
inline bool looks_like_formula(const std::string& cell) {
  return !cell.empty() &&
         (cell[0] == '=' || cell[0] == '+' || cell[0] == '-' || cell[0] == '@' || cell[0] == '\t' || cell[0] == '\r');
}

// "C5" of row 4, column 2.
std::string cell_name(std::size_t row, std::size_t column);

}  // namespace app::msel
