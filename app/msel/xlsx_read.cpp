#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <pugixml.hpp>

#include "app/msel/xlsx.h"
#include "base/text.h"

namespace app::msel {
namespace {

constexpr zip_uint64_t kMostEntries = 4096;
constexpr std::size_t kMostPartBytes = 32u << 20;  // unpacked
constexpr std::size_t kMostStrings = 200'000, kMostStyles = 65'536;

struct ZipClose {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct EntryClose {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

// What of a workbook is needed to understand its cells.
struct Workbook {
  std::string name;
  std::unique_ptr<zip_t, ZipClose> zip;
  std::vector<std::string> strings;
  std::vector<bool> timed;  // by style: the number is a date or a time
  bool from_1904 = false;
};

base::Diagnostic not_a_workbook(const std::string& name, std::string why) {
  return base::error("M0004", name, "not an XLSX workbook: " + std::move(why),
                     "save it as .xlsx (Excel 2007 or later), or as CSV UTF-8");
}

// A part's bytes, never more than the bound, whatever the archive says of its size.
base::Result<std::string> read_part(const Workbook& book, const std::string& part) {
  const std::unique_ptr<zip_file_t, EntryClose> entry(zip_fopen(book.zip.get(), part.c_str(), 0));
  if (!entry) return not_a_workbook(book.name, fmt::format("\"{}\" is missing or locked", part));
  std::string bytes;
  char block[65'536];
  for (;;) {
    const zip_int64_t got = zip_fread(entry.get(), block, sizeof block);
    if (got < 0) return not_a_workbook(book.name, fmt::format("\"{}\" is damaged", part));
    if (got == 0) break;
    if (bytes.size() + std::size_t(got) > kMostPartBytes)
      return base::error("M0002", book.name, fmt::format("\"{}\" unpacks to more than {} bytes", part, kMostPartBytes));
    bytes.append(block, std::size_t(got));
  }
  return bytes;
}

// Elements by name, whatever prefix the writer gave its namespace.
bool is(const pugi::xml_node& node, std::string_view name) {
  std::string_view own = node.name();
  if (const std::size_t colon = own.find(':'); colon != std::string_view::npos) own.remove_prefix(colon + 1);
  return own == name;
}
pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node each : node.children())
    if (is(each, name)) return each;
  return {};
}

base::Result<base::Done> parse(const Workbook& book, const std::string& part, pugi::xml_document& out) {
  const auto bytes = read_part(book, part);
  if (!bytes) return bytes.diagnostics();
  const pugi::xml_parse_result parsed =
      out.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) return not_a_workbook(book.name, fmt::format("\"{}\" is not XML: {}", part, parsed.description()));
  return base::Done{};
}

// _x000D_ stands for a control character; only the line break and the tab are kept.
void unescape(std::string& text) {
  for (std::size_t at = 0; (at = text.find("_x", at)) != std::string::npos; ++at) {
    unsigned code = 0;
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    const auto [end, bad] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
    if (bad != std::errc() || end != text.data() + at + 6 || code >= 0x80) continue;
    text.erase(at, 7);
    if (code == '\n' || code == '\t' || code >= 0x20) text.insert(at, 1, char(code));
  }
}

// The text of a string item: plain, or in runs; never the phonetic reading beside it.
std::string text_of(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node each : item.children()) {
    if (is(each, "t")) text += each.text().get();
    if (is(each, "r")) text += child(each, "t").text().get();
    if (text.size() > kMostCellBytes) break;
  }
  unescape(text);
  return text;
}

base::Result<base::Done> read_strings(Workbook& book) {
  constexpr const char* kPart = "xl/sharedStrings.xml";
  if (zip_name_locate(book.zip.get(), kPart, 0) < 0) return base::Done{};
  pugi::xml_document xml;
  if (auto parsed = parse(book, kPart, xml); !parsed) return parsed;
  for (const pugi::xml_node item : xml.document_element().children()) {
    if (!is(item, "si")) continue;
    if (book.strings.size() >= kMostStrings)
      return base::error("M0002", book.name, fmt::format("more than {} strings", kMostStrings));
    book.strings.push_back(text_of(item));
  }
  return base::Done{};
}

// Whether a number format shows a date or a time: y, m, d, h or s outside quotes and
// colours. The built-in ones are 14-22 and 45-47 (ECMA-376, 18.8.30).
bool shows_time(std::string_view format) {
  bool quoted = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {  // [h], [mm], [ss] count; [Red], [$-409] don't
      const std::size_t close = format.find(']', i);
      if (close == std::string_view::npos) return false;
      const std::string_view inner = format.substr(i + 1, close - i - 1);
      if (!inner.empty() && inner.find_first_not_of("hHmMsS") == std::string_view::npos) return true;
      i = close;
    } else if (std::strchr("yYmMdDhHsS", c)) {
      return true;
    }
  }
  return false;
}

base::Result<base::Done> read_styles(Workbook& book) {
  constexpr const char* kPart = "xl/styles.xml";
  if (zip_name_locate(book.zip.get(), kPart, 0) < 0) return base::Done{};
  pugi::xml_document xml;
  if (auto parsed = parse(book, kPart, xml); !parsed) return parsed;
  std::vector<std::pair<unsigned, bool>> own;
  for (const pugi::xml_node format : child(xml.document_element(), "numFmts").children())
    if (own.size() < kMostStyles)
      own.emplace_back(format.attribute("numFmtId").as_uint(), shows_time(format.attribute("formatCode").value()));
  std::sort(own.begin(), own.end());
  for (const pugi::xml_node xf : child(xml.document_element(), "cellXfs").children()) {
    if (book.timed.size() >= kMostStyles) break;
    const unsigned id = xf.attribute("numFmtId").as_uint();
    const auto found = std::lower_bound(own.begin(), own.end(), std::pair(id, false));
    const bool custom = found != own.end() && found->first == id;
    book.timed.push_back(custom ? found->second : (id >= 14 && id <= 22) || (id >= 45 && id <= 47));
  }
  return base::Done{};
}

// The part of the sheet asked for.
base::Result<std::string> find_sheet(Workbook& book, std::string_view wanted) {
  pugi::xml_document xml, links;
  if (auto parsed = parse(book, "xl/workbook.xml", xml); !parsed) return parsed.diagnostics();
  if (auto parsed = parse(book, "xl/_rels/workbook.xml.rels", links); !parsed) return parsed.diagnostics();
  const pugi::xml_node root = xml.document_element();
  book.from_1904 = child(root, "workbookPr").attribute("date1904").as_bool();
  std::string link;
  std::vector<std::string> names;
  for (const pugi::xml_node sheet : child(root, "sheets").children()) {
    if (!is(sheet, "sheet") || names.size() >= 1000) continue;
    names.emplace_back(sheet.attribute("name").value());
    std::string id;
    for (const pugi::xml_attribute a : sheet.attributes()) {
      const std::string_view name = a.name();
      if (name == "id" || name.ends_with(":id")) id = a.value();
    }
    const bool hit = wanted.empty() ? names.back() == "MSEL" || link.empty() : names.back() == wanted;
    if (hit) link = id;
    if (hit && !(wanted.empty() && names.back() != "MSEL")) break;
  }
  if (link.empty())
    return base::error("M0005", book.name, fmt::format("the workbook has no sheet \"{}\"", wanted),
                       base::did_you_mean(wanted, names));
  for (const pugi::xml_node each : links.document_element().children()) {
    if (link != each.attribute("Id").value()) continue;
    const std::string target = each.attribute("Target").value();
    return target.starts_with("/") ? target.substr(1) : fmt::format("xl/{}", target);
  }
  return not_a_workbook(book.name, "a sheet has no part");
}

// "BC12" to column and row, both from 0. Nothing when it is not of that form.
std::optional<std::pair<std::size_t, std::size_t>> parse_reference(std::string_view text) {
  std::size_t column = 0, row = 0, i = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
    column = column * 26 + std::size_t(text[i] - 'A' + 1);
  if (i == 0 || i == text.size() || text.size() - i > 8) return std::nullopt;
  for (; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    row = row * 10 + std::size_t(text[i] - '0');
  }
  if (row == 0) return std::nullopt;
  return std::pair(column - 1, row - 1);
}

// Days as spreadsheets count them, as text. Up to 60 days it is a duration or a time of
// day; above, a date (day 60 of 1900, which never was, is not met by dates of today).
std::string time_text(double days, bool from_1904) {
  if (!(days >= 0) || days > 200'000) return fmt::format("{}", days);
  const auto seconds = std::int64_t(std::llround(days * 86'400));
  const auto clock = [](std::int64_t s) { return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60); };
  if (days < 60) return clock(seconds);
  // Civil date from days since 1970-01-01 (H. Hinnant's civil_from_days).
  const std::int64_t z = seconds / 86'400 - (from_1904 ? 24'107 : 25'569) + 719'468;
  const std::int64_t era = z / 146'097, doe = z - era * 146'097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365,
                     doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int64_t mp = (5 * doy + 2) / 153, day = doy - (153 * mp + 2) / 5 + 1, month = mp < 10 ? mp + 3 : mp - 9;
  return fmt::format("{:04}-{:02}-{:02} {}", yoe + era * 400 + (month <= 2), month, day, clock(seconds % 86'400));
}

std::string cell_text(const Workbook& book, const pugi::xml_node& cell) {
  const std::string_view type = cell.attribute("t").value();
  if (type == "inlineStr") return text_of(child(cell, "is"));
  std::string value = child(cell, "v").text().get();
  if (type == "s") {
    std::size_t index = 0;
    const auto [end, bad] = std::from_chars(value.data(), value.data() + value.size(), index);
    return bad == std::errc() && index < book.strings.size() ? book.strings[index] : "";
  }
  if (type == "b") return value == "1" ? "TRUE" : "FALSE";
  if (type == "e") return "";
  if (!type.empty() && type != "n") {
    unescape(value);
    return value;
  }
  const std::size_t style = cell.attribute("s").as_uint();
  if (value.empty() || style >= book.timed.size() || !book.timed[style]) return value;
  double days = 0;
  const auto [end, bad] = std::from_chars(value.data(), value.data() + value.size(), days);
  return bad == std::errc() ? time_text(days, book.from_1904) : value;
}

base::Result<Table> read_cells(const Workbook& book, const pugi::xml_node& sheet) {
  Table table;
  std::size_t bytes = 0, cells = 0, next_row = 0;
  const auto too_large = [&](const char* what) {
    return base::error("M0002", book.name, fmt::format("the sheet has too many {}", what));
  };
  for (const pugi::xml_node row : child(sheet, "sheetData").children()) {
    if (!is(row, "row")) continue;
    const std::size_t number = row.attribute("r") ? std::size_t(row.attribute("r").as_ullong()) - 1 : next_row;
    if (number >= kMostRows) return too_large("rows");
    next_row = number + 1;
    std::size_t next_column = 0;
    for (const pugi::xml_node cell : row.children()) {
      if (!is(cell, "c")) continue;
      const auto at = parse_reference(cell.attribute("r").value());
      const std::size_t column = at ? at->first : next_column;
      next_column = column + 1;
      std::string text = cell_text(book, cell);
      if (text.empty()) continue;  // formatted, and nothing in it
      if (column >= kMostColumns) return too_large("columns");
      bytes += text.size();
      const std::size_t had = number < table.rows.size() ? table.rows[number].size() : 0;
      cells += column + 1 > had ? column + 1 - had : 0;  // the empty ones before it take room as well
      if (cells > kMostCells || bytes > kMostTableBytes || text.size() > kMostCellBytes)
        return too_large("cells or letters");
      if (!base::is_utf8(text))
        return not_a_workbook(book.name, fmt::format("cell {} is not UTF-8", cell_name(number, column)));
      if (child(cell, "f")) table.formulas.push_back(cell_name(number, column));
      if (table.rows.size() <= number) table.rows.resize(number + 1);
      if (table.rows[number].size() <= column) table.rows[number].resize(column + 1);
      table.rows[number][column] = std::move(text);
    }
  }
  return table;
}

}  // namespace

base::Result<Table> read_xlsx(const std::string& name, std::string_view bytes, std::string_view sheet) {
  if (bytes.size() > kMostFileBytes)
    return base::error("M0002", name,
                       fmt::format("the file has {} bytes; at most {} are read", bytes.size(), kMostFileBytes));
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
  Workbook book{.name = name};
  if (source) book.zip.reset(zip_open_from_source(source, ZIP_RDONLY, &problem));
  if (!book.zip) {
    if (source) zip_source_free(source);
    const std::string why = zip_error_strerror(&problem);
    zip_error_fini(&problem);
    return not_a_workbook(name, why);
  }
  zip_error_fini(&problem);
  if (zip_uint64_t(zip_get_num_entries(book.zip.get(), 0)) > kMostEntries)
    return base::error("M0002", name, fmt::format("more than {} parts", kMostEntries));
  const auto part = find_sheet(book, sheet);
  if (!part) return part.diagnostics();
  if (auto read = read_strings(book); !read) return read.diagnostics();
  if (auto read = read_styles(book); !read) return read.diagnostics();
  pugi::xml_document xml;
  if (auto parsed = parse(book, *part, xml); !parsed) return parsed.diagnostics();
  return read_cells(book, xml.document_element());
}

}  // namespace app::msel
