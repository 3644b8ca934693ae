// What stays from one day to the next: language, theme, sizes, recent drills. Lines
// "name = value" in gelar.conf of the settings folder; what is not understood is left out.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "app/commands.h"

namespace app {

struct Settings {
  scenes::Language language = scenes::Language::indonesian;
  Theme theme = Theme::dark;
  float scale = 1;
  bool reduce_motion = false;
  MouseProfile mouse = MouseProfile::map;
  glm::ivec2 window{1600, 900};
  std::vector<std::filesystem::path> recent;  // drills, newest first, at most kMostRecent
};
inline constexpr std::size_t kMostRecent = 8;

Settings parse_settings(std::string_view text);
std::string format_settings(const Settings& settings);

std::filesystem::path settings_file();  // "" = no such place
Settings load_settings();
void save_settings(const Settings& settings);  // a full disk is no reason to stop

void add_recent(Settings& settings, const std::filesystem::path& file);

}  // namespace app
