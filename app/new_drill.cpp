#include "app/new_drill.h"

#include <system_error>

#include "base/files.h"
#include "scenes/yaml_tree.h"

namespace app {
namespace fs = std::filesystem;

base::Result<base::Done> write_new_drill(const fs::path& file) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(file, ignored)))
    return base::error("N0001", file.string(), "is there already", "give the new drill another name");
  const fs::path drills = base::data_folder() / "drills";
  auto script = base::read_file(drills / "starter" / "starter.drill.yaml", scenes::kMostBytes);
  if (!script) return script.diagnostics();
  constexpr std::string_view kShipped = "../venues/kartini/kartini.venue.yaml", kOwn = "kartini.venue.yaml";
  if (const std::size_t at = script->find(kShipped); at != std::string::npos)
    script->replace(at, kShipped.size(), kOwn);
  if (const fs::path venue = file.parent_path() / kOwn; !fs::exists(venue, ignored)) {
    const auto shipped = base::read_file(drills / "venues" / "kartini" / kOwn, scenes::kMostBytes);
    if (!shipped) return shipped.diagnostics();
    if (auto written = base::write_file(venue, *shipped); !written) return written.diagnostics();
  }
  return base::write_file(file, *script);
}

}  // namespace app
