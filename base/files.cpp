#include "base/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace base {
namespace fs = std::filesystem;

namespace {

// The size of a plain file that may be read.
Result<std::uint64_t> size_of(const fs::path& path, std::uint64_t limit) {
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (failed || !fs::exists(status)) return error("B0001", path.string(), "no such file");
  if (!fs::is_regular_file(status)) return error("B0002", path.string(), "not a plain file");
  const std::uint64_t size = fs::file_size(path, failed);
  if (failed) return error("B0001", path.string(), "cannot be read: " + failed.message());
  if (size > limit)
    return error("B0003", path.string(), fmt::format("the file has {} bytes; at most {} are read", size, limit));
  return size;
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::uint64_t limit) {
  const auto size = size_of(path, limit);
  if (!size) return size.diagnostics();
  std::ifstream in(path, std::ios::binary);
  std::string content(*size, '\0');
  if (!in.read(content.data(), std::streamsize(*size))) return error("B0001", path.string(), "cannot be read");
  return content;
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

Result<MappedFile> map_file(const fs::path& path, std::uint64_t limit) {
  const auto size = size_of(path, limit);
  if (!size) return size.diagnostics();
  MappedFile mapped;
  if (*size == 0) return mapped;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return error("B0001", path.string(), "cannot be read");
  void* at = ::mmap(nullptr, *size, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (at == MAP_FAILED) return error("B0001", path.string(), "cannot be read");
  mapped.bytes_ = {static_cast<const char*>(at), *size};
  return mapped;
}

Result<Done> write_file(const fs::path& path, std::string_view content) {
  static std::atomic<unsigned> serial{0};
  std::error_code failed;
  fs::path target = fs::canonical(path, failed);
  if (failed) target = path;
  const fs::file_status old = fs::status(target, failed);
  // A device or a pipe is no file that another could take the place of.
  const bool in_place = fs::exists(old) && !fs::is_regular_file(old);
  const fs::path beside =
      in_place ? target : fs::path(target.string() + fmt::format(".{}-{}.part", ::getpid(), serial++));
  const auto wrong = [&](const std::string& why) {
    if (!in_place) fs::remove(beside, failed);
    return error("B0004", path.string(), "cannot be written: " + why);
  };
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out.write(content.data(), std::streamsize(content.size()));
    out.flush();
    if (!out) return wrong(std::generic_category().message(errno));
  }
  if (in_place) return Done{};
  if (fs::exists(old)) fs::permissions(beside, old.permissions(), failed);
  fs::rename(beside, target, failed);
  if (failed) return wrong(failed.message());
  return Done{};
}

fs::path data_folder() {
  if (const char* set = std::getenv("GELAR_DATA"); set && *set) return set;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  const fs::path folder = failed ? fs::current_path(failed) : program.parent_path();
  const fs::path beside = folder / "share/gelar";
  for (const fs::path& candidate : {beside, folder.parent_path() / "share/gelar"})
    if (fs::is_directory(candidate, failed)) return candidate;
  return beside;
}

namespace {

fs::path user_folder(const char* variable, const char* under_home) {
  fs::path root;
  if (const char* set = std::getenv(variable); set && *set == '/')
    root = set;
  else if (const char* home = std::getenv("HOME"); home && *home == '/')
    root = fs::path(home) / under_home;
  else
    return {};
  std::error_code failed;
  fs::create_directories(root / "gelar", failed);
  return failed ? fs::path() : root / "gelar";
}

}  // namespace

fs::path cache_folder() { return user_folder("XDG_CACHE_HOME", ".cache"); }
fs::path config_folder() { return user_folder("XDG_CONFIG_HOME", ".config"); }
fs::path state_folder() { return user_folder("XDG_STATE_HOME", ".local/state"); }

}  // namespace base
