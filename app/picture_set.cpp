#include "app/picture_set.h"

#include <fmt/format.h>

#include <cstdio>

#include "app/progress_line.h"

namespace app {

void print_problems(const base::Diagnostics& problems) { std::fputs(base::format(problems).c_str(), stderr); }

int failed(const base::Diagnostics& problems, int code) {
  print_problems(problems);
  return interrupted() ? kInterrupted : code;
}

void tell_changes(const Session& session, const scenes::Drill& drill) {
  if (session.header.drill_hash == drill.source_hash) return;
  const std::string fit =
      session.misfits.empty() ? "all acts still fit" : fmt::format("{} acts no longer fit", session.misfits.size());
  fmt::print(stderr, "gelar: the drill has changed since {}; {}\n", session.header.started, fit);
}

int set_up(const PictureCall& call, PictureSet& set, bool with_studio) {
  base::Progress progress;
  const ProgressLine line(progress);
  auto document = open_document(
      {.file = call.file, .with_models = with_studio, .disk_cache = call.disk_cache, .progress = &progress});
  if (!document) return failed(document.diagnostics(), kInputWrong);
  set.document = std::move(*document);
  print_problems(set.document->warnings);
  const scenes::Drill& drill = set.document->drill;
  const auto path = scenes::parse_path(drill, call.path);
  if (!path) return failed(path.diagnostics(), kInputWrong);
  progress.say("moving everybody");
  progress.set(0);
  base::Workers workers;
  scenes::BakeStore store = set.document->store;
  set.motion = std::make_shared<const scenes::Motion>(scenes::bake(
      {.drill = &drill, .world = set.document->world, .store = &store, .workers = &workers, .progress = &progress},
      *path));
  if (progress.cancelled()) return kInterrupted;
  if (!with_studio) return kFine;
  auto studio = open_studio({.document = set.document,
                             .size = call.size,
                             // What is shown to a hall is worth the time, a video too.
                             .quality = call.quality.value_or(renderer::Quality::high),
                             .device = call.device,
                             .validation = call.validation});
  if (!studio) return failed(studio.diagnostics(), kMachineCannot);
  print_problems(studio.diagnostics());  // a missing font
  set.studio = std::move(*studio);
  return kFine;
}

}  // namespace app
