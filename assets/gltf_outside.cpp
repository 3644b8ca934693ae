#include "assets/gltf_outside.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/files.h"

namespace assets::gltf {
namespace {
namespace fs = std::filesystem;

// A plain relative path that stays in the folder, also after symbolic links.
bool stays_inside(const std::string& path, const fs::path& folder) {
  if (path.empty() || path.size() > 1024 || path.find_first_of(std::string_view("\\:\0", 3)) != std::string::npos)
    return false;
  const fs::path relative(path);
  if (relative.is_absolute()) return false;
  for (const fs::path& part : relative)
    if (part == "..") return false;
  std::error_code failed;
  const fs::path root = fs::weakly_canonical(folder, failed);
  if (failed) return false;
  const fs::path full = fs::weakly_canonical(folder / relative, failed);
  if (failed) return false;
  return std::mismatch(root.begin(), root.end(), full.begin(), full.end()).first == root.end();
}

}  // namespace

bool may_open(const std::string& path, void* user) {
  Outside& outside = *static_cast<Outside*>(user);
  if (path.starts_with("./") && outside.told.contains(path.substr(2))) return false;  // its second try
  if (outside.folder.empty()) {
    if (outside.told.insert(path).second)
      outside.report->error(
          "A0012", fmt::format("the file \"{}\" lies outside the file, which a model in memory cannot have", path));
    return false;
  }
  if (!stays_inside(path, outside.folder)) {
    if (outside.told.insert(path).second)
      outside.report->error("A0012",
                            fmt::format("the file \"{}\" is not a plain file below the model's own folder", path));
    return false;
  }
  std::error_code failed;
  if (fs::is_regular_file(outside.folder / path, failed)) return true;
  if (outside.told.insert(path).second)
    outside.report->error("A0013", fmt::format("the file \"{}\" does not exist", path));
  return false;
}

bool read_outside(std::vector<unsigned char>* out, std::string*, const std::string& path, void* user) {
  Outside& outside = *static_cast<Outside*>(user);
  const auto content = base::read_file(outside.folder / path, outside.bytes_left);
  if (!content) {
    outside.report->error("A0013", fmt::format("the file \"{}\": {}", path, content.diagnostics().front().message));
    return false;
  }
  outside.bytes_left -= content->size();
  out->assign(content->begin(), content->end());
  return true;
}

}  // namespace assets::gltf
