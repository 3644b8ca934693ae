// The command line. Exit codes: 0 fine, 1 the input is wrong, 2 the call is wrong, 3 the
// machine can't (no graphics device, no ffmpeg, cannot write), 130 interrupted.
//
// Results go to standard output, problems and progress to standard error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/studio.h"
#include "app/window.h"

namespace app {

enum Exit : int { kFine = 0, kInputWrong = 1, kCallWrong = 2, kMachineCannot = 3, kInterrupted = 130 };

int run_cli(int argc, const char* const* argv);
// What an unknown word was probably meant to be: "; did you mean …?", or nothing.
std::string meant_by(std::string_view word, std::span<const std::string> known);

// --- the commands, their words already read ---

struct InfoCall {
  std::filesystem::path file;
  scenes::Language language = scenes::Language::indonesian;
};
struct PathsCall {
  std::filesystem::path file;
  scenes::Language language = scenes::Language::indonesian;
  int limit = 9;
};
struct HashCall {
  std::filesystem::path file;
  std::string path;
  std::vector<scenes::Ms> at;  // empty = every phase, every decision, the end
  int threads = 0;
  bool disk_cache = true;
};
int run_new(const std::filesystem::path& file);
int run_check(const std::vector<std::string>& files, scenes::Language language);
struct MotionCheckCall {
  std::vector<std::string> files;
  std::string path;
  bool branches = false;  // also every path that leaves it at one decision
  scenes::Language language = scenes::Language::indonesian;
};
int run_check_motion(const MotionCheckCall& call);
int run_info(const InfoCall& call);
int run_types(scenes::Language language);
int run_paths(const PathsCall& call);
int run_hash(const HashCall& call);

struct PictureCall {
  std::filesystem::path file, out;
  std::string path, view, device;
  glm::uvec2 size{1920, 1080};
  scenes::Language language = scenes::Language::indonesian;
  std::optional<renderer::Quality> quality;
  bool ui = false, bare = false, validation = false, disk_cache = true;
  std::optional<scenes::Ms> at, from, to;
  int fps = 30;
  double speed = 1;
  Appearance appearance;
  std::string select;  // a unit's key, "" = none
};
int run_render(const PictureCall& call);
int run_storyboard(const PictureCall& call);
// Whether a window can be opened here at all.
bool has_display();
int run_play(const PlayDescriptor& descriptor);

struct BenchCall {
  std::string what;
  std::filesystem::path file;
  std::vector<int> people = {2000, 10000};
  int threads = 1, repeats = 5;
  glm::uvec2 size{1280, 720};
  std::optional<renderer::Quality> quality;
  std::vector<std::string> without;  // frame: of the quality's features
};
int run_bench(const BenchCall& call);

}  // namespace app
