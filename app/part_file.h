// A file that another program or library writes: beside its place first, then renamed, so
// that nobody sees half of it.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace app {

// FILE.<process>.part, made empty: that it cannot be written is told here in our words, before
// anybody else tells it in his. Error: `code`, with the reason.
base::Result<std::filesystem::path> begin_part_file(const std::filesystem::path& file, std::string code);

}  // namespace app
