// check --motion: what a watchful eye finds wrong with how people move.
#include <fmt/format.h>

#include <cstdio>

#include "app/cli.h"
#include "app/document.h"
#include "app/problem_words.h"
#include "app/progress_line.h"
#include "scenes/motion_check.h"
#include "scenes/world.h"

namespace app {
namespace {

// The path itself, and with `branches` every path that leaves it at one decision.
std::vector<scenes::Path> paths_to_check(const scenes::Drill& drill, const scenes::Path& path, bool branches) {
  std::vector<scenes::Path> out{path};
  if (!branches) return out;
  for (const auto& point : scenes::unroll(drill, path).decisions)
    for (std::size_t o = 0; o < drill.decisions[point.decision.index].options.size(); ++o) {
      if (o == path.option[point.decision.index]) continue;
      out.push_back(path);
      out.back().option[point.decision.index] = std::uint8_t(o);
    }
  return out;
}

}  // namespace

int run_check_motion(const MotionCheckCall& call) {
  bool silent = true;
  for (const std::string& file : call.files) {
    base::Progress progress;
    const ProgressLine line(progress);
    auto document = open_document({.file = file, .with_models = false, .progress = &progress});
    if (!document) {
      std::fputs(base::format(in_language(document.diagnostics(), call.language)).c_str(), stderr);
      return interrupted() ? kInterrupted : kInputWrong;
    }
    const scenes::Drill& drill = (*document)->drill;
    const auto chosen = scenes::parse_path(drill, call.path);
    if (!chosen) {
      std::fputs(base::format(chosen.diagnostics()).c_str(), stderr);
      return kInputWrong;
    }
    base::Workers workers;
    scenes::BakeStore store = (*document)->store;
    for (const scenes::Path& path : paths_to_check(drill, *chosen, call.branches)) {
      const scenes::Motion motion = scenes::bake(
          {.drill = &drill, .world = (*document)->world, .store = &store, .workers = &workers, .progress = &progress},
          path);
      const base::Diagnostics found = scenes::check_motion(motion, *(*document)->world, &progress);
      if (progress.cancelled()) return kInterrupted;
      std::fputs(base::format(in_language(found, call.language)).c_str(), stderr);
      const bool english = call.language == scenes::Language::english;
      fmt::print("{}: {}: {} {}{}\n", file, scenes::format_path(drill, path), found.size(),
                 english ? "motion fault" : "kesalahan gerak", english && found.size() != 1 ? "s" : "");
      std::fflush(stdout);
      silent = silent && found.empty();
    }
  }
  return silent ? kFine : kInputWrong;
}

}  // namespace app
