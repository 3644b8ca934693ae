// Small pictures of moments (thumbnails): asked for by the panels of the last frame, drawn
// one at a time while nothing else is to be drawn, kept as textures. What is no longer
// asked for is not drawn; the frame never waits for one.
#include <fmt/format.h>

#include <algorithm>

#include "app/build_view.h"
#include "app/image.h"
#include "app/views.h"
#include "app/window_parts.h"
#include "base/files.h"
#include "base/hash.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr glm::uvec2 kSize{320, 180};
constexpr std::size_t kMostPictures = 96;
constexpr std::uint64_t kLargestPicture = 1u << 20;  // bytes

bool is_ready(const AppState& s, std::string_view key) {
  return std::any_of(s.pictures.begin(), s.pictures.end(), [&](const Picture& p) { return p.key == key; });
}

void keep_picture(Window& w, std::string key, glm::uvec2 size, std::span<const std::uint8_t> rgba) {
  auto& pictures = w.state.pictures;
  if (pictures.size() >= kMostPictures) {
    renderer::destroy_ui_texture(w.device, pictures.front().texture);
    pictures.erase(pictures.begin());
  }
  pictures.push_back({std::move(key), renderer::create_ui_texture(w.device, size, rgba)});
}

// Whether the baker is at tables that something still waits for.
bool bakes_for_somebody(const Window& w) {
  const auto waits = [&](const PictureWant& want) {
    return want.path == w.picture_path && want.t <= w.picture_until && !is_ready(w.state, want.key);
  };
  const auto& wanted = gui_wanted(w.gui);
  return w.picture_baker.fraction() < 1 && w.picture_document == w.state.document &&
         std::any_of(wanted.begin(), wanted.end(), waits);
}

// The tables for what is wanted: those being played, else baked as far as that moment, one
// path after the other.
std::shared_ptr<const scenes::Motion> tables_of(Window& w, const PictureWant& want) {
  const AppState& s = w.state;
  const auto reaches = [&](const std::shared_ptr<const scenes::Motion>& m) {
    return m && m->drill == &s.document->drill && m->timeline.path == want.path && m->baked() >= want.t;
  };
  if (auto motion = w.picture_baker.take()) w.picture_motion = std::move(motion);
  if (reaches(s.motion)) return s.motion;
  if (reaches(w.picture_motion)) return w.picture_motion;
  if (want.path == s.path && w.baker.fraction() < 1) return nullptr;  // it is on its way
  if (bakes_for_somebody(w)) return nullptr;
  w.picture_path = want.path;
  w.picture_document = s.document;
  w.picture_until = want.t;
  w.picture_baker.start(s.document, want.path, want.t);
  return nullptr;
}

Image draw_picture(Window& w, const scenes::Motion& motion, scenes::Ms t) {
  if (!w.picture_target) {
    auto made = renderer::create_offscreen_target(w.device, kSize, renderer::settings_of(renderer::Quality::low));
    if (!made) return {};
    w.picture_target = std::move(*made);
  }
  const Document& document = *w.state.document;
  scenes::stage_at(motion, t, w.picture_stage);
  build_view(document, motion, w.picture_stage, {.reduce_motion = true}, w.picture_view);
  const scenes::SavedView* view = find_view(document.drill.venue, w.picture_stage.view);
  w.picture_view.camera = camera_of(view ? orbit_of(*view) : overview_of(document.drill.venue));
  w.picture_view.viewport = {};
  if (renderer::draw_frame(w.device, w.scene, w.picture_target, w.picture_view) != renderer::Drawn::yes) return {};
  return {kSize, renderer::read_pixels(w.device, w.picture_target)};
}

// Where a drill's picture for the home screen is kept, as bare pixels; "" = nowhere.
fs::path picture_file(const fs::path& drill) {
  const fs::path cache = base::cache_folder();
  if (cache.empty()) return {};
  std::error_code failed;
  base::Hash hash;
  hash.text(fs::absolute(drill, failed).string());
  fs::create_directories(cache / "pictures", failed);
  return failed ? fs::path() : cache / "pictures" / fmt::format("{:016x}.rgba", hash.value());
}

void load_picture(Window& w, const std::string& key) {
  const auto bytes = base::read_file(picture_file(key), kLargestPicture);
  if (bytes && bytes->size() == std::size_t(kSize.x) * kSize.y * 4)
    return keep_picture(w, key, kSize, {reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()});
  // One that is not open here yet may bring a picture of its own.
  const auto brought = base::read_file(fs::path(key).parent_path() / "picture.jpg", kLargestPicture);
  if (!brought) return;
  const Image image = unpacked(*brought, kSize);
  if (!image.rgba.empty()) keep_picture(w, key, image.size, image.rgba);
}

// The drill's own picture for the home screen: its table when its first decision comes.
bool draw_home_picture(Window& w) {
  if (w.home_picture_done || !w.state.document || w.state.document != w.state.plan) return false;
  const auto& points = w.state.timeline.decisions;
  const scenes::Ms t = points.empty() ? w.state.timeline.end / 2 : points.back().at;
  if (!w.state.motion || w.state.motion->drill != &w.state.document->drill || w.state.motion->baked() < t) return false;
  w.home_picture_done = true;
  const fs::path file = picture_file(w.state.document->drill.file);
  std::error_code failed;
  if (file.empty() || (fs::exists(file, failed) && fs::last_write_time(file, failed) > w.script_time)) return false;
  const Image image = draw_picture(w, *w.state.motion, t);
  if (!image.rgba.empty())
    (void)bool(base::write_file(file, {reinterpret_cast<const char*>(image.rgba.data()), image.rgba.size()}));
  return true;
}

}  // namespace

bool draw_next_picture(Window& w) {
  AppState& s = w.state;
  if (!s.document) {
    // The home screen's: read once, each, from where they were kept.
    if (w.home_pictures_loaded || !w.at_home) return false;
    w.home_pictures_loaded = true;
    for (const LibraryEntry& entry : s.library) load_picture(w, entry.file.string());
    return true;
  }
  for (const PictureWant& want : gui_wanted(w.gui)) {
    if (is_ready(s, want.key) || want.path.option.size() != s.path.option.size()) continue;
    const auto motion = tables_of(w, want);
    if (!motion) continue;
    const Image image = draw_picture(w, *motion, want.t);
    if (image.rgba.empty()) return false;
    keep_picture(w, want.key, image.size, image.rgba);
    return true;
  }
  draw_home_picture(w);
  return false;
}

bool wants_pictures(const Window& w) {
  if (!w.state.document) return w.at_home && !w.home_pictures_loaded;
  const auto& wanted = gui_wanted(w.gui);
  return std::any_of(wanted.begin(), wanted.end(), [&](const PictureWant& p) { return !is_ready(w.state, p.key); });
}

void drop_pictures(Window& w) {
  w.picture_baker.stop();
  w.picture_motion.reset();
  w.picture_document.reset();
  w.picture_path = {};
  for (const Picture& p : w.state.pictures) renderer::destroy_ui_texture(w.device, p.texture);
  w.state.pictures.clear();
  w.home_pictures_loaded = w.home_picture_done = false;
}

}  // namespace app
