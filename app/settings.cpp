#include "app/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/files.h"
#include "base/text.h"

namespace app {
namespace {

constexpr std::string_view kMice[kMouseProfiles] = {"map", "cad", "osg"};

template <class T>
void read_number(std::string_view text, T low, T high, T& out) {
  T value{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed == std::errc() && end == text.data() + text.size() && value >= low && value <= high) out = value;
}

void read_pair(std::string_view name, std::string_view value, Settings& out) {
  if (name == "language") out.language = value == "en" ? scenes::Language::english : scenes::Language::indonesian;
  if (name == "theme") out.theme = value == "light" ? Theme::light : Theme::dark;
  if (name == "scale") read_number(value, 0.75f, 2.5f, out.scale);
  if (name == "reduce_motion") out.reduce_motion = value == "yes";
  if (name == "mouse")
    for (int i = 0; i < kMouseProfiles; ++i)
      if (value == kMice[i]) out.mouse = static_cast<MouseProfile>(i);
  if (name == "window_width") read_number(value, 320, 16384, out.window.x);
  if (name == "window_height") read_number(value, 240, 16384, out.window.y);
  if (name == "recent" && out.recent.size() < kMostRecent && !value.empty()) out.recent.emplace_back(value);
}

}  // namespace

Settings parse_settings(std::string_view text) {
  Settings settings;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    read_pair(base::trimmed(line.substr(0, equals)), base::trimmed(line.substr(equals + 1)), settings);
  }
  return settings;
}

std::string format_settings(const Settings& s) {
  std::string out = fmt::format(
      "language = {}\ntheme = {}\nscale = {:.2f}\nreduce_motion = {}\nmouse = {}\nwindow_width = {}\nwindow_height = "
      "{}\n",
      s.language == scenes::Language::english ? "en" : "id", s.theme == Theme::light ? "light" : "dark", s.scale,
      s.reduce_motion ? "yes" : "no", kMice[int(s.mouse)], s.window.x, s.window.y);
  for (const auto& file : s.recent)
    if (file.string().find('\n') == std::string::npos) out += fmt::format("recent = {}\n", file.string());
  return out;
}

std::filesystem::path settings_file() {
  const std::filesystem::path folder = base::config_folder();
  return folder.empty() ? folder : folder / "gelar.conf";
}

Settings load_settings() {
  constexpr std::uint64_t kLargest = 1 << 16;
  const auto file = settings_file();
  if (file.empty()) return {};
  const auto text = base::read_file(file, kLargest);
  return text ? parse_settings(*text) : Settings{};
}

void save_settings(const Settings& settings) {
  const auto file = settings_file();
  if (!file.empty()) (void)bool(base::write_file(file, format_settings(settings)));
}

void add_recent(Settings& settings, const std::filesystem::path& file) {
  std::erase(settings.recent, file);
  settings.recent.insert(settings.recent.begin(), file);
  if (settings.recent.size() > kMostRecent) settings.recent.resize(kMostRecent);
}

}  // namespace app
