// Any bytes may be handed to read_xlsx; and, behind a sound ZIP, any XML as its sheet.
#include <zip.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "app/msel/xlsx.h"
#include "base/files.h"

namespace {

void check(std::string_view bytes) {
  using namespace app::msel;
  const auto table = read_xlsx("fuzz", bytes);
  if (!table) {
    if (table.diagnostics().empty()) std::abort();
    return;
  }
  if (table->rows.size() > kMostRows) std::abort();
  for (const auto& row : table->rows)
    if (row.size() > kMostColumns) std::abort();
}

// The input as the sheet, the strings and the styles of a workbook, stored in memory.
std::string packed(std::string_view xml) {
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &problem);
  zip_source_keep(source);
  zip_t* zip = zip_open_from_source(source, ZIP_TRUNCATE, &problem);
  const std::string book = "<workbook><sheets><sheet name=\"MSEL\" id=\"a\"/></sheets></workbook>";
  const std::string links = "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>";
  const auto add = [&](const char* name, std::string_view text) {
    const auto at = zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), 0);
    zip_set_file_compression(zip, zip_uint64_t(at), ZIP_CM_STORE, 0);
  };
  add("xl/workbook.xml", book);
  add("xl/_rels/workbook.xml.rels", links);
  for (const char* name : {"xl/s.xml", "xl/sharedStrings.xml", "xl/styles.xml"}) add(name, xml);
  if (zip_close(zip) != 0) std::abort();
  std::string bytes;
  char block[4096];
  zip_source_open(source);
  for (zip_int64_t n; (n = zip_source_read(source, block, sizeof block)) > 0;) bytes.append(block, std::size_t(n));
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check(bytes);
  check(packed(bytes));
  return 0;
}
