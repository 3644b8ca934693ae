// A drill to begin with, for the open dialog and `gelar new`.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace app {

// Writes the shipped starter as `file` (name.drill.yaml), and its venue file beside it unless one
// of that name is there already: both are the user's from then on. Nothing is overwritten.
// Errors: B0001 the starter or its venue is not installed, B0004 cannot be written, N0001 `file` is there already.
base::Result<base::Done> write_new_drill(const std::filesystem::path& file);

}  // namespace app
