// The house rule of the folders, checked on the sources themselves: a room includes only
// rooms to its left, and a library only where its room says so.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {"base"}},
    {"scenes", {"base", "scenes"}},
    {"assets", {"base", "assets"}},
    {"shaders", {"shaders"}},
    {"renderer", {"base", "assets", "shaders", "renderer"}},
    {"app", {"base", "scenes", "assets", "shaders", "renderer", "app"}},
};

const std::map<std::string, std::set<std::string>> kOnlyIn = {
    {"yaml-cpp/", {"scenes"}},   {"Recast", {"scenes"}},    {"Detour", {"scenes"}},       {"tiny_gltf", {"assets"}},
    {"meshoptimizer", {"assets"}}, {"vulkan/", {"renderer"}}, {"VkBootstrap", {"renderer"}}, {"GLFW/", {"app"}},
    {"imgui", {"app"}},          {"CLI/", {"app"}},          {"xlsxwriter", {"app"}},     {"zip.h", {"app"}},           {"pugixml", {"app"}},
};

TEST(Layers, arrows_point_only_to_the_left) {
  const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  int files = 0;
  for (const auto& [room, allowed] : kMayInclude) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(GELAR_SOURCE_DIR) / room)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".h") continue;
      ++files;
      std::ifstream in(entry.path());
      std::string line;
      for (int number = 1; std::getline(in, line); ++number) {
        std::smatch found;
        if (!std::regex_search(line, found, include)) continue;
        const std::string header = found[1];
        const std::string first = header.substr(0, header.find('/'));
        if (kMayInclude.contains(first) && header.find('/') != std::string::npos) {
          EXPECT_TRUE(allowed.contains(first)) << entry.path() << ":" << number << ": " << room << " must not see " << header;
        }
        for (const auto& [library, rooms] : kOnlyIn)
          if (header.starts_with(library)) {
            EXPECT_TRUE(rooms.contains(room)) << entry.path() << ":" << number << ": only other rooms may touch " << header;
          }
      }
    }
  }
  EXPECT_GT(files, 5);
}

}  // namespace
