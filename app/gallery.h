// Pictures of all that is shipped, each under its name: every figure from near and from
// 40 m, every pose, vehicle and prop, and the venue at four hours of the day. Whoever
// changes a model looks at these.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "renderer/renderer.h"

namespace app {

struct GalleryCall {
  std::filesystem::path out;  // folder; made when missing
  std::string device;         // part of a graphics device's name
  std::optional<renderer::Quality> quality;
  glm::uvec2 size{1600, 900};  // of the venue's pictures; cells of sheets have their own
  std::string only;            // "figures", "poses", "vehicles", "props" or "venue"; "" = all
  bool validation = false;
};
// Prints the name of each picture. Returns an exit code (see app/cli.h).
int run_gallery(const GalleryCall& call);

}  // namespace app
