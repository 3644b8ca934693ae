// Files and folders. Paths are UTF-8.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace base {

// The whole file, at most `limit` bytes. Errors: B0001 missing or unreadable, B0002 not
// a plain file, B0003 larger than the limit.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t limit);

// A file's bytes in memory without a copy, for as long as this lives. Replacing or removing
// the file, as write_file and fs::remove do, leaves what is mapped as it was.
class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept { *this = std::move(other); }
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();
  std::string_view bytes() const { return bytes_; }

 private:
  friend Result<MappedFile> map_file(const std::filesystem::path& path, std::uint64_t limit);
  std::string_view bytes_;
};
// Errors as read_file's. Bytes begin at a page, so any struct may lie at the front.
Result<MappedFile> map_file(const std::filesystem::path& path, std::uint64_t limit);

// Writes beside the target and renames, so that a reader never sees half a file and a
// crash never loses the old one. Of a link the file that it leads to is written; a file
// that was there keeps its permissions. Error: B0004, with the reason.
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
