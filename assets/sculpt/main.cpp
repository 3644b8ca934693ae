// gelar_sculpt: makes the shipped models at build time.
// usage: gelar_sculpt FOLDER
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "assets/sculpt/figure_cast.h"
#include "assets/sculpt/things.h"

int main(int count, char** arguments) {
  if (count != 2) return std::fprintf(stderr, "usage: %s FOLDER\n", arguments[0]), 2;
  const std::filesystem::path models = arguments[1];
  std::error_code failed;
  std::filesystem::create_directories(models / "figures", failed);
  if (const auto written = sculpt::write_figures(models / "figures"); !written)
    return std::fputs(base::format(written.diagnostics()).c_str(), stderr), 1;
  if (const auto written = sculpt::write_things(models); !written)
    return std::fputs(base::format(written.diagnostics()).c_str(), stderr), 1;
  return 0;
}
