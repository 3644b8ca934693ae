// Any sheet may be imported into a script: what comes of it is refused, or a script that is
// still YAML and, where it is a drill, says what the sheet says.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/msel/csv.h"
#include "app/msel/msel.h"
#include "base/files.h"
#include "scenes/drill.h"
#include "scenes/yaml_tree.h"

namespace {

struct Script {
  std::filesystem::path file = std::filesystem::path(GELAR_SOURCE_DIR) / "scenes/library/starter/starter.drill.yaml";
  std::string text;
  scenes::Drill drill;
};

const Script& script() {
  static const Script kScript = [] {
    Script s;
    auto text = base::read_file(s.file, scenes::kMostBytes);
    auto drill = scenes::read_drill(s.file);
    if (!text || !drill) std::abort();
    s.text = std::move(*text);
    s.drill = std::move(*drill);
    return s;
  }();
  return kScript;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace app::msel;
  const auto sheet = read_csv("fuzz", std::string_view(reinterpret_cast<const char*>(data), size));
  if (!sheet) return 0;
  const auto mapping = map_columns("fuzz", sheet->table, {}, scenes::Language::indonesian);
  if (!mapping) return 0;
  const Comparison comparison = compare("fuzz", sheet->table, *mapping, script().drill);
  const auto patched = patched_script(script().drill, script().text, comparison);
  if (!patched) {
    if (patched.diagnostics().empty()) std::abort();
    return 0;
  }
  if (!scenes::read_yaml("fuzz", *patched)) std::abort();
  const auto drill = scenes::read_drill(script().file, *patched);
  if (!drill) return 0;  // a time after the phase's end, a person whom nobody knows
  const Comparison left = compare("fuzz", sheet->table, *mapping, *drill);
  if (!left.changes.empty() || !left.added.empty()) std::abort();
  return 0;
}
