#include "app/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <system_error>

#include "base/files.h"

namespace app {
namespace fs = std::filesystem;

bool is_plain_name(std::string_view name) {
  if (name.empty() || name.size() > 500 || name.front() == '/' || name.find("..") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '/' || c == '.';
  });
}

namespace {

bool is_of_a_kind(std::string_view name) {
  for (const std::string_view kind : {"figures/", "vehicles/", "props/", "venues/"})
    if (name.starts_with(kind) && name.size() > kind.size()) return is_plain_name(name);
  return false;
}

}  // namespace

ModelCatalogue read_model_catalogue(const fs::path& folder) {
  constexpr std::size_t kMostBytes = 64u << 10, kMostProblems = 20;
  ModelCatalogue catalogue;
  const fs::path file = folder / "models.catalogue";
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return catalogue;
  const auto content = base::read_file(file, kMostBytes);
  if (!content) {
    catalogue.problems.push_back(base::error("B0020", file.string(), content.diagnostics().front().message));
    catalogue.problems.back().severity = base::Severity::warning;
    return catalogue;
  }
  std::istringstream lines(*content);
  std::string line;
  for (int number = 1; std::getline(lines, line) && catalogue.problems.size() < kMostProblems; ++number) {
    const auto wrong = [&](const char* code, std::string message, std::string hint) {
      base::Diagnostic problem = base::error(code, fmt::format("{}:{}", file.string(), number), std::move(message), std::move(hint));
      problem.severity = base::Severity::warning;
      catalogue.problems.push_back(std::move(problem));
    };
    line = line.substr(0, line.find('#'));
    std::istringstream words(line);
    std::string name, model, more;
    if (!(words >> name)) continue;
    if (!(words >> model) || words >> more)
      wrong("B0021", "a line is the name of a model and a file", "e.g. vehicles/ambulance van.glb");
    else if (!is_of_a_kind(name))
      wrong("B0022", "the model's name is of no kind", "figures/, vehicles/, props/ or venues/ and a name");
    else if (!is_plain_name(model) || !(model.ends_with(".glb") || model.ends_with(".gltf")))
      wrong("B0023", "the file is not a plain path to a .glb or .gltf below this folder",
            "letters, digits, _ - . and / only");
    else
      catalogue.files[name] = folder / model;
  }
  return catalogue;
}

}  // namespace app
