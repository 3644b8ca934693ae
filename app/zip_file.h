// A ZIP of files made in memory.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace app {

struct ZipEntry {
  std::string name, bytes;
};
// Stored, not packed again: pictures are packed already. Never leaves half a file.
// Error: B0004.
base::Result<base::Done> write_zip(const std::filesystem::path& file, const std::vector<ZipEntry>& entries);

}  // namespace app
