// Files and folders. Paths are UTF-8.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace base {

// The whole file, at most `limit` bytes. Errors: B0001 missing or unreadable, B0002 not
// a plain file, B0003 larger than the limit.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit);

// Writes beside the target and renames, so that a reader never sees half a file and a
// crash never loses the old one. Error: B0004.
Result<Done> write_file(const std::filesystem::path& path, std::string_view content);

// Where the shipped drills, models, shaders and fonts are: $GELAR_DATA, or beside the
// program (share/gelar), or one level up (after `cmake --install`). Checked for
// existence; the first candidate is returned when none exists, so that the error that
// follows names a path.
std::filesystem::path data_folder();

// Per-user folders after the XDG base directory rules, made when missing:
// $XDG_CACHE_HOME/gelar, $XDG_CONFIG_HOME/gelar, $XDG_STATE_HOME/gelar. An empty path
// means that none can be had (no home): then go without.
std::filesystem::path cache_folder();
std::filesystem::path config_folder();
std::filesystem::path state_folder();

}  // namespace base
