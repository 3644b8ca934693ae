// render, storyboard, and what play does where there is no display.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <system_error>

#include "app/cli.h"
#include "app/picture_set.h"
#include "app/progress_line.h"
#include "app/storyboard.h"
#include "app/values.h"
#include "app/video.h"
#include "base/files.h"
#include "base/text.h"

namespace app {
namespace fs = std::filesystem;
namespace {

using scenes::Ms;

int find_orbit(const PictureCall& call, const scenes::Venue& venue, std::optional<Orbit>& orbit) {
  if (call.view.empty()) return kFine;
  std::vector<std::string> names;
  for (const scenes::SavedView& view : venue.views) names.push_back(view.name);
  if (std::find(names.begin(), names.end(), call.view) == names.end()) {
    std::string hint = base::did_you_mean(call.view, names);
    fmt::print(stderr, "gelar: the venue has no view \"{}\"{}{}\n", call.view, hint.empty() ? "; it has:" : "; ",
               hint.empty() ? fmt::format(" {}", fmt::join(names, " ")) : hint);
    return kInputWrong;
  }
  orbit = orbit_named(venue, call.view);
  return kFine;
}

bool is_within(const scenes::Motion& motion, Ms t) {
  if (t <= motion.timeline.end) return true;
  fmt::print(stderr, "gelar: {} is after the drill's end, {}\n", format_moment(t), format_moment(motion.timeline.end));
  return false;
}

std::optional<GuiLayer> layer_of(const PictureCall& call) {
  if (call.bare) return std::nullopt;
  return call.ui ? GuiLayer::full : GuiLayer::labels;
}

int ended(const PictureSet& set, const PictureCall& call) {
  const auto messages = validation_messages(set.studio);
  if (!call.validation || messages == 0) return kFine;
  fmt::print(stderr, "gelar: {} validation messages\n", messages);
  return kMachineCannot;
}

// The drill's camera cues, glided to within 0.8 s of the video as in the window.
struct CueCamera {
  const scenes::Venue& venue;
  std::string now;
  Orbit from, to;
  int since = 0;  // frames
  bool begun = false;

  Orbit at(std::string_view cue, int fps) {
    if (!begun || cue != now) {
      from = begun ? current(fps) : orbit_named(venue, cue);
      to = orbit_named(venue, cue);
      since = begun ? 0 : fps;
      now = cue;
      begun = true;
    }
    const Orbit orbit = current(fps);
    ++since;
    return orbit;
  }
  Orbit current(int fps) const {
    const float u = std::min(1.0f, float(since) / (0.8f * float(fps)));
    return between(from, to, u * u * (3 - 2 * u));
  }
};

int render_video(const PictureCall& call, PictureSet& set, const std::optional<Orbit>& orbit) {
  const Ms length = *call.to - *call.from;
  const auto frames = std::int64_t(double(length) / 1000 / call.speed * call.fps) + 1;
  constexpr std::int64_t kMostFrames = 1'000'000;
  if (frames > kMostFrames) {
    fmt::print(stderr, "gelar: that would be {} frames; at most {} are made at once\n", frames, kMostFrames);
    return kCallWrong;
  }
  auto video = begin_video({.file = call.out, .size = call.size, .fps = call.fps});
  if (!video) return failed(video.diagnostics(), kMachineCannot);
  base::Progress progress;
  progress.say(fmt::format("drawing {} frames", frames));
  CueCamera cues{set.document->drill.venue, {}, {}, {}, 0, false};
  scenes::Stage stage;
  {
    const ProgressLine line(progress);
    for (std::int64_t i = 0; i < frames; ++i) {
      if (interrupted()) return kInterrupted;
      const Ms t = std::min(*call.to, *call.from + Ms(std::llround(double(i) * 1000 * call.speed / call.fps)));
      scenes::stage_at(*set.motion, t, stage);
      const auto image = take(set.studio, {.motion = set.motion,
                                           .t = t,
                                           .orbit = orbit ? *orbit : cues.at(stage.view, call.fps),
                                           .language = call.language,
                                           .layer = layer_of(call)});
      if (!image) return failed(image.diagnostics(), kMachineCannot);
      if (const auto added = add_frame(*video, *image); !added) return failed(added.diagnostics(), kMachineCannot);
      progress.set(float(i + 1) / float(frames));
    }
  }
  if (const auto finished = finish_video(*video); !finished) return failed(finished.diagnostics(), kMachineCannot);
  fmt::print("{}: {} frames, {}\n", call.out.string(), frames, format_duration(Ms(double(frames) / call.fps * 1000)));
  return ended(set, call);
}

std::optional<Typeface> typeface(const char* file) {
  auto found = load_typeface(base::data_folder() / "fonts" / file);
  if (found) return std::move(*found);
  print_problems(found.diagnostics());
  return std::nullopt;
}

}  // namespace

int run_render(const PictureCall& call) {
  PictureSet set;
  if (const int code = set_up(call, set); code != kFine) return code;
  std::optional<Orbit> orbit;
  if (const int code = find_orbit(call, set.document->drill.venue, orbit); code != kFine) return code;
  if (!is_within(*set.motion, call.at.value_or(call.to.value_or(0)))) return kInputWrong;
  if (call.from) return render_video(call, set, orbit);
  const auto image =
      take(set.studio,
           {.motion = set.motion, .t = *call.at, .orbit = orbit, .language = call.language, .layer = layer_of(call)});
  if (!image) return failed(image.diagnostics(), kMachineCannot);
  if (const auto written = write_png(call.out, *image); !written) return failed(written.diagnostics(), kMachineCannot);
  return ended(set, call);
}

int run_storyboard(const PictureCall& call) {
  std::error_code problem;
  fs::create_directories(call.out, problem);
  if (problem) {
    fmt::print(stderr, "gelar: {}: cannot be made: {}\n", call.out.string(), problem.message());
    return kMachineCannot;
  }
  PictureSet set;
  if (const int code = set_up(call, set); code != kFine) return code;
  const scenes::Drill& drill = set.document->drill;
  const auto moments = telling_moments(drill, set.motion->timeline, call.language);
  Sheet sheet{.title = fmt::format("{} · {}", drill.title.in(call.language),
                                   scenes::format_path(drill, set.motion->timeline.path))};
  for (const Moment& moment : moments) {
    if (interrupted()) return kInterrupted;
    const auto image = take(set.studio, {.motion = set.motion,
                                         .t = moment.t,
                                         .language = call.language,
                                         .layer = GuiLayer::audience,
                                         .decision = moment.decision});
    if (!image) return failed(image.diagnostics(), kMachineCannot);
    const fs::path file = call.out / moment.name;
    if (const auto written = write_png(file, *image); !written) return failed(written.diagnostics(), kMachineCannot);
    fmt::print("{}  {}\n", file.string(), moment.caption);
    std::fflush(stdout);
    sheet.captions.push_back(moment.caption);
    sheet.pictures.push_back(shrunk(*image, {960, 960}));
  }
  const auto text = typeface("text.otf"), bold = typeface("text_bold.otf");
  const fs::path file = call.out / "contact-sheet.png";
  if (const auto written = write_png(file, contact_sheet(sheet, text ? &*text : nullptr, bold ? &*bold : nullptr));
      !written)
    return failed(written.diagnostics(), kMachineCannot);
  fmt::print("{}\n", file.string());
  return ended(set, call);
}

}  // namespace app
