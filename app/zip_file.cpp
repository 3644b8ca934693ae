#include "app/zip_file.h"

#include <fmt/format.h>
#include <unistd.h>
#include <zip.h>

#include <system_error>

namespace app {
namespace fs = std::filesystem;

base::Result<base::Done> write_zip(const fs::path& file, const std::vector<ZipEntry>& entries) {
  const fs::path beside = file.string() + fmt::format(".{}.part", ::getpid());
  int code = 0;
  zip_t* zip = zip_open(beside.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (!zip) return base::error("B0004", file.string(), "cannot be written");
  bool fine = true;
  for (const ZipEntry& entry : entries) {
    zip_source_t* source = zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t at = source ? zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0 && source) zip_source_free(source);
    fine = fine && at >= 0 && zip_set_file_compression(zip, zip_uint64_t(at), ZIP_CM_STORE, 0) == 0;
  }
  std::error_code problem, ignored;
  if (!fine)
    zip_discard(zip);
  else if (zip_close(zip) != 0) {
    zip_discard(zip);
    fine = false;
  }
  if (fine) fs::rename(beside, file, problem);
  if (fine && !problem) return base::Done{};
  fs::remove(beside, ignored);
  return base::error("B0004", file.string(), "cannot be written");
}

}  // namespace app
