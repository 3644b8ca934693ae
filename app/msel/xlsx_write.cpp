#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <system_error>

#include "app/msel/notice.h"
#include "app/msel/xlsx.h"
#include "app/part_file.h"

namespace app::msel {
namespace fs = std::filesystem;
namespace {

struct Formats {
  lxw_format *head, *text, *computed;
};

Formats make_formats(lxw_workbook* book) {
  Formats f{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(f.head);
  format_set_font_color(f.head, 0xFFFFFF);
  format_set_bg_color(f.head, 0x1D232A);
  for (lxw_format* each : {f.head, f.text, f.computed}) {
    format_set_text_wrap(each);
    format_set_align(each, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(each, "@");  // text: what is typed over it stays text as well
    format_set_border(each, LXW_BORDER_HAIR);
  }
  format_set_bg_color(f.computed, 0xEEF4F3);
  return f;
}

void write_sheet(lxw_workbook* book, const SheetToWrite& sheet, const Formats& formats) {
  lxw_worksheet* out = workbook_add_worksheet(book, sheet.name.c_str());
  if (!out) return;
  std::size_t columns = 0;
  for (const auto& row : sheet.table.rows) columns = std::max(columns, row.size());
  const auto computed = [&](std::size_t c) { return c < sheet.computed.size() && sheet.computed[c]; };
  for (std::size_t c = 0; c < columns; ++c)
    worksheet_set_column(out, lxw_col_t(c), lxw_col_t(c), c < sheet.widths.size() ? sheet.widths[c] : 16,
                         computed(c) ? formats.computed : formats.text);
  for (std::size_t r = 0; r < sheet.table.rows.size(); ++r)
    for (std::size_t c = 0; c < columns; ++c)
      worksheet_write_string(out, lxw_row_t(r), lxw_col_t(c), sheet.table.cell(r, c).c_str(),
                             r < sheet.header_rows ? formats.head
                             : computed(c)         ? formats.computed
                                                   : formats.text);
  worksheet_freeze_panes(out, lxw_row_t(sheet.header_rows), 1);
  if (columns > 0 && sheet.table.rows.size() > sheet.header_rows && sheet.header_rows > 0)
    worksheet_autofilter(out, lxw_row_t(sheet.header_rows - 1), 0, lxw_row_t(sheet.table.rows.size() - 1),
                         lxw_col_t(columns - 1));
  worksheet_set_landscape(out);
  worksheet_set_footer(out, (std::string("&L") + kNotice + "&R&P/&N").c_str());
  worksheet_set_paper(out, 9);  // A4
  worksheet_fit_to_pages(out, 1, 0);
  worksheet_repeat_rows(out, 0, lxw_row_t(std::max<std::size_t>(sheet.header_rows, 1) - 1));
}

}  // namespace

base::Result<base::Done> write_xlsx(const fs::path& file, const std::vector<SheetToWrite>& sheets) {
  const auto part = begin_part_file(file, "B0004");
  if (!part) return part.diagnostics();
  const fs::path& beside = *part;
  lxw_workbook* book = workbook_new(beside.c_str());
  if (!book) return base::error("B0004", file.string(), "cannot be written");
  // A fixed date: the same drill gives the same bytes.
  lxw_doc_properties properties{};
  properties.comments = const_cast<char*>(kNotice);  // the library only reads it
  properties.created = 1'704'067'200;                // 2024-01-01
  workbook_set_properties(book, &properties);
  const Formats formats = make_formats(book);
  for (const SheetToWrite& sheet : sheets) write_sheet(book, sheet, formats);
  const lxw_error failed = workbook_close(book);
  std::error_code ignored, moved;
  if (failed == LXW_NO_ERROR) fs::rename(beside, file, moved);
  if (failed == LXW_NO_ERROR && !moved) return base::Done{};
  fs::remove(beside, ignored);
  return base::error("B0004", file.string(),
                     fmt::format("cannot be written: {}", moved ? moved.message() : lxw_strerror(failed)));
}

}  // namespace app::msel
