#include "app/part_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace app {

base::Result<std::filesystem::path> begin_part_file(const std::filesystem::path& file, std::string code) {
  std::filesystem::path part = file;
  part += fmt::format(".{}.part", ::getpid());
  const int probe = ::open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (probe < 0)
    return base::error(std::move(code), file.string(), fmt::format("cannot be written: {}", std::strerror(errno)));
  ::close(probe);
  return part;
}

}  // namespace app
