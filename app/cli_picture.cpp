// render, storyboard, and what play does where there is no display.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <system_error>

#include "app/cli.h"
#include "app/cli_video.h"
#include "app/picture_set.h"
#include "app/progress_line.h"
#include "app/storyboard.h"
#include "app/values.h"
#include "app/zip_file.h"
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

// What was asked for, with the unit found.
int find_appearance(const PictureCall& call, const scenes::Drill& drill, Appearance& look) {
  look = call.appearance;
  if (call.select.empty()) return kFine;
  std::vector<std::string> keys;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    keys.push_back(drill.units[u].key);
    if (keys.back() == call.select) look.selected = scenes::UnitId(u);
  }
  if (look.selected) return kFine;
  fmt::print(stderr, "gelar: the drill has no unit \"{}\"{}\n", call.select, meant_by(call.select, keys));
  return kInputWrong;
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
  Appearance look;
  if (const int code = find_appearance(call, set.document->drill, look); code != kFine) return code;
  if (call.from) {
    PictureCall with = call;
    with.appearance = look;
    return render_video(with, set, orbit);
  }
  const auto image = take(set.studio, {.motion = set.motion,
                                       .t = *call.at,
                                       .orbit = orbit,
                                       .language = call.language,
                                       .layer = layer_of(call),
                                       .appearance = look});
  if (!image) return failed(image.diagnostics(), kMachineCannot);
  if (const auto written = write_png(call.out, *image); !written) return failed(written.diagnostics(), kMachineCannot);
  return ended(set, call);
}

// Slides: a picture a beat in one .zip, with what each shows.
int run_slides(const PictureCall& call) {
  PictureSet set;
  if (const int code = set_up(call, set); code != kFine) return code;
  std::vector<ZipEntry> entries;
  std::string captions = "\xEF\xBB\xBF";  // some editors need the mark to see that it is UTF-8
  const auto beats = beats_of(set.document->drill, set.motion->timeline, call.language);
  const auto text = typeface("text.otf"), bold = typeface("text_bold.otf");
  base::Progress progress;
  progress.say(fmt::format("drawing {} pictures", beats.size()));
  {
    const ProgressLine line(progress);
    for (const Moment& beat : beats) {
      if (interrupted()) return kInterrupted;
      auto image =
          take(set.studio, {.motion = set.motion, .t = beat.t, .language = call.language, .layer = GuiLayer::audience});
      if (!image) return failed(image.diagnostics(), kMachineCannot);
      if (beat.decision)
        *image = decision_page(*image, set.document->drill.decisions[beat.decision->index], call.language,
                               text ? &*text : nullptr, bold ? &*bold : nullptr);
      entries.push_back({beat.name, packed_png(*image)});
      captions += fmt::format("{}\t{}\r\n", beat.name, beat.caption);
      progress.set(float(entries.size()) / float(beats.size()));
    }
  }
  entries.push_back({"captions.txt", captions});
  if (const auto written = write_zip(call.out, entries); !written) return failed(written.diagnostics(), kMachineCannot);
  fmt::print("{}: {} pictures\n", call.out.string(), beats.size());
  return ended(set, call);
}

int run_storyboard(const PictureCall& call) {
  if (call.out.extension() == ".zip") return run_slides(call);
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
  const auto text = typeface("text.otf"), bold = typeface("text_bold.otf");
  const Typeface *plain = text ? &*text : nullptr, *heavy = bold ? &*bold : nullptr;
  for (const Moment& moment : moments) {
    if (interrupted()) return kInterrupted;
    auto image =
        take(set.studio, {.motion = set.motion, .t = moment.t, .language = call.language, .layer = GuiLayer::audience});
    if (!image) return failed(image.diagnostics(), kMachineCannot);
    if (moment.decision)
      *image = decision_page(*image, drill.decisions[moment.decision->index], call.language, plain, heavy);
    const fs::path file = call.out / moment.name;
    if (const auto written = write_png(file, *image); !written) return failed(written.diagnostics(), kMachineCannot);
    fmt::print("{}  {}\n", file.string(), moment.caption);
    std::fflush(stdout);
    sheet.captions.push_back(moment.caption);
    sheet.pictures.push_back(shrunk(*image, {960, 960}));
  }
  const fs::path file = call.out / "contact-sheet.png";
  if (const auto written = write_png(file, contact_sheet(sheet, plain, heavy)); !written)
    return failed(written.diagnostics(), kMachineCannot);
  fmt::print("{}\n", file.string());
  return ended(set, call);
}

}  // namespace app
