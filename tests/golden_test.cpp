// Golden pictures: the program's own pictures beside those that a person looked at and kept
// in tests/golden. Software rasterisers compile for the processor that they find, so pixels
// along edges differ between machines: a picture fails where more than 0.5 % of its pixels
// are more than 8/255 off in a channel. On failure NAME.actual.png and NAME.difference.png
// lie in the build folder under tests/golden. After a wanted change of looks:
//   GELAR_UPDATE_GOLDEN=1 ctest --preset ci -R Golden     then open every picture.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "app/studio.h"
#include "app/views.h"
#include "tests/picture_files.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr int kChannelTolerance = 8;
constexpr double kShare = 0.005;

struct Golden {
  const char* name;
  const char* drill;  // below tests/drills, or "" = the flagship
  scenes::Ms at;
  const char* view = "";  // "" = the drill's own cue
  std::optional<GuiLayer> layer = std::nullopt;
  scenes::Language language = scenes::Language::indonesian;
  renderer::Quality quality = renderer::Quality::high;
  bool decision = false;  // the first one's card is open
  glm::uvec2 size{480, 270};
};

struct Opened {
  std::shared_ptr<const Document> document;
  std::shared_ptr<const scenes::Motion> motion;
};

// Baked only as far as the picture needs.
const Opened& opened(const std::string& drill, scenes::Ms at) {
  static std::map<std::string, Opened> kOpened;
  Opened& o = kOpened[drill];
  if (!o.document) {
    const fs::path file = drill.empty() ? flagship_file() : fs::path(GELAR_SOURCE_DIR "/tests/drills") / drill;
    auto document = open_document({.file = file, .disk_cache = false});
    if (!document) throw std::runtime_error(base::format(document.diagnostics()));
    o.document = *document;
  }
  const scenes::Drill& d = o.document->drill;
  scenes::Motion motion =
      o.motion ? *o.motion
               : scenes::Motion{.drill = &d, .timeline = scenes::unroll(d, scenes::default_path(d)), .segments = {}};
  scenes::BakeStore store = o.document->store;
  base::Workers workers;
  while ((motion.segments.empty() || motion.baked() < at) &&
         scenes::bake_next({.drill = &d, .world = o.document->world, .store = &store, .workers = &workers}, motion)) {
  }
  o.motion = std::make_shared<const scenes::Motion>(std::move(motion));
  return o;
}

Image picture_of(const Golden& golden) {
  const Opened& o = opened(golden.drill, golden.at);
  auto studio =
      open_studio({.document = o.document, .size = golden.size, .quality = golden.quality, .validation = true});
  if (!studio) throw std::runtime_error(base::format(studio.diagnostics()));
  EXPECT_TRUE(studio.diagnostics().empty()) << base::format(studio.diagnostics());  // every font is there
  Shot shot{.motion = o.motion, .t = golden.at, .language = golden.language, .layer = golden.layer};
  if (*golden.view) shot.orbit = orbit_named(o.document->drill.venue, golden.view);
  if (golden.decision) shot.decision = o.motion->timeline.decisions.at(0).decision;
  auto image = take(*studio, shot);
  if (!image) throw std::runtime_error(base::format(image.diagnostics()));
  EXPECT_EQ(validation_messages(*studio), 0u);
  return std::move(*image);
}

class GoldenPicture : public testing::TestWithParam<Golden> {};

TEST_P(GoldenPicture, is_what_a_person_has_seen) {
  const Golden& golden = GetParam();
  const Image actual = picture_of(golden);
  const fs::path kept = fs::path(GELAR_SOURCE_DIR "/tests/golden") / (std::string(golden.name) + ".png");
  if (std::getenv("GELAR_UPDATE_GOLDEN")) {
    ASSERT_TRUE(write_png(kept, actual));
    return;
  }
  ASSERT_TRUE(fs::exists(kept)) << "make it with GELAR_UPDATE_GOLDEN=1, and look at it";
  const auto d = picture_files::difference(picture_files::read_png(kept), actual, kChannelTolerance);
  if (d.share <= kShare) return;
  const fs::path folder = fs::path(GELAR_BINARY_DIR "/tests/golden");
  fs::create_directories(folder);
  (void)bool(write_png(folder / (std::string(golden.name) + ".actual.png"), actual));
  (void)bool(write_png(folder / (std::string(golden.name) + ".difference.png"), d.shown));
  ADD_FAILURE() << d.share * 100 << " % of the pixels differ, the worst by " << d.worst << "; see " << folder;
}

INSTANTIATE_TEST_SUITE_P(
    Kept, GoldenPicture,
    testing::Values(
        Golden{.name = "venue_overview", .drill = "", .at = 0, .view = "overview", .layer = GuiLayer::labels},
        Golden{.name = "venue_top", .drill = "", .at = 0, .view = "top"},
        Golden{.name = "posko", .drill = "", .at = 60'000, .view = "posko"},
        Golden{.name = "tps_inside", .drill = "", .at = 60'000, .view = "tps_inside"},
        Golden{.name = "crowd_and_rope", .drill = "small.drill.yaml", .at = 40'000, .view = "line"},
        Golden{.name = "crowd_low",
               .drill = "small.drill.yaml",
               .at = 40'000,
               .view = "line",
               .quality = renderer::Quality::low},
        Golden{.name = "fire_and_throw", .drill = "small.drill.yaml", .at = 26'000, .view = "strip"},
        Golden{.name = "night", .drill = "night.drill.yaml", .at = 12'000, .view = "kpu"},
        Golden{.name = "interface",
               .drill = "small.drill.yaml",
               .at = 40'000,
               .layer = GuiLayer::full,
               .language = scenes::Language::english,
               .size = {960, 540}},
        Golden{.name = "decision",
               .drill = "small.drill.yaml",
               .at = 60'000,
               .layer = GuiLayer::audience,
               .decision = true,
               .size = {960, 540}}),
    [](const auto& golden) { return std::string(golden.param.name); });

}  // namespace
}  // namespace app
