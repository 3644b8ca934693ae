#include "app/gallery.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <system_error>

#include "app/agency.h"
#include "app/build_view.h"
#include "app/cli.h"
#include "app/image.h"
#include "app/progress_line.h"
#include "app/stretchers.h"
#include "app/studio.h"
#include "base/files.h"
#include "scenes/exact_math.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t kPaper = 0x15191E, kInk = 0xE8ECF0, kQuiet = 0x9AA7B4;

// What everything stands on: a plain disc, so that there is something to throw a shadow on.
assets::Model turntable() {
  constexpr int kSides = 48;
  constexpr float kRadius = 60, kTop = -0.002f;
  assets::Model model;
  model.name = "turntable";
  for (int i = 0; i < kSides; ++i) {
    const float a = 6.2831853f * float(i) / kSides;
    model.vertices.push_back({.position = {std::cos(a) * kRadius, kTop, -std::sin(a) * kRadius},
                              .normal = {0, 1, 0},
                              .colour = {148, 144, 136, 255},
                              .joints = {0, 0},
                              .weights = {255, 0},
                              .surface = 0});
  }
  for (std::uint32_t i = 1; i + 1 < kSides; ++i) model.indices.insert(model.indices.end(), {0u, i, i + 1});
  model.levels.push_back({0, std::uint32_t(model.indices.size()), 0});
  model.low = {-kRadius, kTop, -kRadius};
  model.high = {kRadius, kTop, kRadius};
  return model;
}

// The shipped models of one kind ("figures"), by name.
std::vector<std::string> shipped(const char* kind) {
  std::vector<std::string> names;
  std::error_code problem;
  for (const fs::directory_entry& entry : fs::directory_iterator(base::data_folder() / "models" / kind, problem))
    if (entry.path().extension() == ".glb" && entry.path().stem() != "clips")
      names.push_back(std::string(kind) + "/" + entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

struct Room {
  ModelSet models;
  std::size_t floor = 0;                     // the turntable's id
  std::shared_ptr<const Document> document;  // the flagship, for its venue, clock and place
  renderer::Device device;
  renderer::Scene scene;
  renderer::Settings settings;
  std::optional<Typeface> text, bold;
  fs::path out;
};

// One cell of a sheet: what is put into the view, and where it is seen from.
struct Cell {
  std::string name;
  std::function<void(renderer::RenderView&)> fill;
};
struct SheetPlan {
  std::string file, title;
  glm::uvec2 cell{300, 360};
  int columns = 8;
  std::vector<Cell> cells;
};

// Seen a little from above and from the left, the sun behind the left shoulder.
renderer::Camera look_at(glm::vec3 target, float distance, float height_seen, float tilt, float bearing) {
  Orbit orbit{.target = target, .bearing = bearing, .tilt = tilt, .distance = distance};
  orbit.fov_y = 2 * std::atan(height_seen / 2 / distance);
  return camera_of(orbit);
}

renderer::Light studio_light() {
  renderer::Light light;
  light.to_sun = glm::normalize(glm::vec3(-0.5f, 0.75f, 0.55f));
  return light;
}

// Draws into the cell's target and pastes each picture; false = the device was lost.
bool draw_sheet(Room& room, const SheetPlan& plan) {
  auto target = renderer::create_offscreen_target(room.device, plan.cell, room.settings);
  if (!target) return std::fputs(base::format(target.diagnostics()).c_str(), stderr), false;
  constexpr int kGap = 6, kCaption = 26, kHead = 60;
  const int w = int(plan.cell.x), h = int(plan.cell.y),
            rows = (int(plan.cells.size()) + plan.columns - 1) / plan.columns;
  Image page =
      blank_image({unsigned(plan.columns * (w + kGap) + kGap), unsigned(kHead + rows * (h + kCaption + kGap))}, kPaper);
  if (room.bold) draw_line(page, *room.bold, plan.title, 16, 40, 26, kInk, int(page.size.x) - 32);
  renderer::RenderView view;
  for (std::size_t i = 0; i < plan.cells.size(); ++i) {
    if (interrupted()) return false;
    view.objects.clear();
    view.people.clear();
    view.light = studio_light();
    view.objects.push_back({.model = renderer::ModelId(room.floor)});
    plan.cells[i].fill(view);
    if (renderer::draw_frame(room.device, room.scene, *target, view) != renderer::Drawn::yes) return false;
    const int x = kGap + int(i) % plan.columns * (w + kGap), y = kHead + int(i) / plan.columns * (h + kCaption + kGap);
    paste(page, {plan.cell, renderer::read_pixels(room.device, *target)}, x, y);
    if (room.text) draw_line(page, *room.text, plan.cells[i].name, x + 4, y + h + 18, 15, kQuiet, w - 8);
  }
  const fs::path file = room.out / plan.file;
  const auto written = write_png(file, page);
  if (!written) return std::fputs(base::format(written.diagnostics()).c_str(), stderr), false;
  fmt::print("{}\n", file.string());
  std::fflush(stdout);
  return true;
}

std::string short_name(const std::string& name) { return name.substr(name.find('/') + 1); }

std::optional<std::uint16_t> clip_named(const assets::Model& model, std::string_view name) {
  for (std::size_t i = 0; i < model.clips.size(); ++i)
    if (model.clips[i].name == name) return std::uint16_t(i);
  return std::nullopt;
}

// Somebody in the middle of a clip; tints as a street has them, by the number.
renderer::Person someone(const Room& room, std::size_t model, std::string_view clip, float phase, std::size_t number) {
  constexpr std::uint32_t kShirts[] = {0xA8644E, 0x496A83, 0xC9A66B, 0x6E7F5E, 0xE8E2D4, 0x7D5A72};
  constexpr std::uint32_t kOthers[] = {0x2F3742, 0xC8B6A6, 0x5E5648, 0x9C7A97, 0x33415C, 0x5D7B8A};
  renderer::Person p;
  p.model = renderer::ModelId(model);
  p.clip_a = clip_named(room.models.models[model], clip).value_or(0);
  p.phase_a = phase;
  p.tint_a = from_rgb(kShirts[number % std::size(kShirts)]);
  p.tint_b = from_rgb(kOthers[number % std::size(kOthers)]);
  p.base_colour = from_rgb(0x9AA7B4);
  return p;
}

enum class FigureSheet { near, at_40_m, in_grey };  // in_grey: as a weak projector leaves them

SheetPlan figures(const Room& room, FigureSheet sheet) {
  const bool far = sheet != FigureSheet::near, grey = sheet == FigureSheet::in_grey;
  SheetPlan plan{.file = grey  ? "figures_grey.png"
                         : far ? "figures_40m.png"
                               : "figures.png",
                 .title = grey  ? "Figures from 40 m without colour, at two fifths of the contrast"
                          : far ? "Figures as seen from 40 m in a picture of 1080 lines"
                                : "Figures",
                 .cell = far ? glm::uvec2(120, 110) : glm::uvec2(240, 320),
                 .columns = far ? 12 : 10,
                 .cells = {}};
  for (std::size_t m = 0; m < room.models.names.size(); ++m) {
    const std::string& name = room.models.names[m];
    if (!name.starts_with("figures/")) continue;
    plan.cells.push_back(
        {short_name(name), [&room, m, far, grey, number = plan.cells.size()](renderer::RenderView& view) {
           view.people.push_back(someone(room, m, "stand", 0.1f, number));
           if (grey) view.rehearsal = {.eyes = renderer::Eyes::grey, .contrast = 0.4f};
           // 1080 lines of the window's own angle, cut down to the cell.
           const float seen = far ? 2 * 40 * std::tan(0.3f) * 110 / 1080 : 2.35f;
           view.camera =
               far ? look_at({0, 0.95f, 0}, 40, seen, 0.35f, 5.9f) : look_at({0, 0.98f, 0}, 9, seen, 0.2f, 5.8f);
         }});
  }
  return plan;
}

// Who shows a movement best.
std::string_view model_for(std::string_view clip) {
  constexpr std::pair<std::string_view, std::string_view> kPlayers[] = {
      {"brace", "dalmas_lanjut"},   {"shelter", "dalmas_lanjut"},
      {"advance", "dalmas_lanjut"}, {"kneel", "dalmas_lanjut"},
      {"crouch", "dalmas_lanjut"},  {"hold_rope", "dalmas_awal"},
      {"link_arms", "dalmas_awal"}, {"march", "tni"},
      {"megaphone", "organiser"},   {"film", "press"},
      {"treat", "medic"},           {"carry_box", "kpps"},
      {"carry", "medic"},           {"ride", "raimas"},
      {"salute", "police"},         {"talk", "negotiator"},
      {"vote", "civilian_2"},       {"sit", "civilian_3"},
      {"seat", "official"},
  };
  for (const auto& [prefix, player] : kPlayers)
    if (clip.starts_with(prefix)) return player;
  return "civilian_1";
}

SheetPlan poses(const Room& room) {
  SheetPlan plan{
      .file = "poses.png", .title = "Poses, at four moments of each", .cell = {480, 220}, .columns = 4, .cells = {}};
  const auto index_of = [&](std::string_view figure) {
    const auto found = std::find(room.models.names.begin(), room.models.names.end(), "figures/" + std::string(figure));
    return std::size_t(found - room.models.names.begin());
  };
  const std::size_t anyone = index_of("civilian_1");
  if (anyone == room.models.names.size()) return plan;
  for (const assets::Clip& clip : room.models.models[anyone].clips) {
    const std::size_t found = index_of(model_for(clip.name));
    const std::size_t player = found < room.models.names.size() ? found : anyone;
    plan.cells.push_back(
        {fmt::format("{} ({}), {:.2f} s{}", clip.name, short_name(room.models.names[player]), clip.seconds,
                     clip.stride > 0 ? fmt::format(", {:.2f} m/s", clip.stride / clip.seconds) : ""),
         [&room, name = clip.name, player](renderer::RenderView& view) {
           for (int k = 0; k < 4; ++k) {
             renderer::Person p = someone(room, player, name, float(k) / 4, 0);
             p.position.x = (float(k) - 1.5f) * 1.25f;
             p.heading = 0.75f;
             view.people.push_back(p);
           }
           view.camera = look_at({0, 0.95f, 0}, 14, 2.4f, 0.22f, 0);
         }});
  }
  const auto ballots = std::find(room.models.names.begin(), room.models.names.end(), "props/ballot_box");
  if (ballots != room.models.names.end())
    plan.cells.push_back({"carry_box: a ballot box before the body, from four sides",
                          [&room, staff = index_of("kpps"),
                           box = renderer::ModelId(ballots - room.models.names.begin())](renderer::RenderView& view) {
                            for (int k = 0; k < 4; ++k) {
                              renderer::Person p = someone(room, staff, "carry_box", float(k) / 4, 1);
                              p.position.x = (float(k) - 1.5f) * 1.25f;
                              p.heading = 1.5707963f * float(k);
                              view.people.push_back(p);
                              view.objects.push_back(box_in_hands(box, p.position, p.heading));
                            }
                            view.camera = look_at({0, 0.95f, 0}, 14, 2.4f, 0.22f, 0);
                          }});
  const auto board = std::find(room.models.names.begin(), room.models.names.end(), "props/stretcher");
  if (board == room.models.names.end()) return plan;
  plan.cells.push_back({"carry, carried: a stretcher between two",
                        [&room, anyone, medic = index_of("medic"),
                         stretcher = renderer::ModelId(board - room.models.names.begin())](renderer::RenderView& view) {
                          const glm::vec3 front(1, 0, 0), rear(-1, 0, 0);
                          for (const glm::vec3 place : {front, rear, glm::vec3(0)}) {
                            const bool lies = place == glm::vec3(0);
                            renderer::Person p = someone(room, lies ? anyone : medic, lies ? "carried" : "carry",
                                                         place == front ? 0.1f : 0.4f, 1);
                            p.position = place;
                            p.heading = 1.5707963f;  // along +X
                            view.people.push_back(p);
                          }
                          view.objects.push_back(stretcher_between(stretcher, front, rear));
                          view.camera = look_at({0, 0.8f, 0}, 14, 2.4f, 0.22f, 5.9f);
                        }});
  return plan;
}

// Vehicles or props: each as large as its cell allows.
SheetPlan things(const Room& room, const char* kind, const char* title) {
  SheetPlan plan{.file = std::string(kind) + ".png", .title = title, .cell = {420, 300}, .columns = 5, .cells = {}};
  for (std::size_t m = 0; m < room.models.names.size(); ++m) {
    const std::string& name = room.models.names[m];
    if (!name.starts_with(std::string(kind) + "/")) continue;
    plan.cells.push_back(
        {short_name(name), [&room, m](renderer::RenderView& view) {
           const assets::Model& model = room.models.models[m];
           renderer::Object object;
           object.model = renderer::ModelId(m);
           object.position.y = std::max(0.0f, -model.low.y);
           object.tint_a = from_rgb(0x8E2F2B);
           object.flags = renderer::kBeacon;
           view.objects.push_back(object);
           const glm::vec3 size = model.high - model.low;
           const float across = std::max(glm::length(glm::vec2(size.x, size.z)) * 0.72f, size.y * 1.25f);
           view.camera = look_at((model.low + model.high) * 0.5f + object.position, across * 4, across, 0.35f, 5.7f);
         }});
  }
  return plan;
}

bool draw_venue(Room& room, glm::uvec2 size) {
  auto target = renderer::create_offscreen_target(room.device, size, room.settings);
  if (!target) return std::fputs(base::format(target.diagnostics()).c_str(), stderr), false;
  const scenes::Drill& drill = room.document->drill;
  const auto venue =
      std::find(room.models.names.begin(), room.models.names.end(), drill.venue.model);  // its land follows it
  const auto draw = [&](const scenes::SavedView& from, int minutes_of_day) {
    renderer::RenderView view;
    const auto id = renderer::ModelId(venue - room.models.names.begin());
    view.objects.push_back({.model = id});
    view.objects.push_back({.model = id + 1, .flags = renderer::kNoShadow});
    view.camera = camera_of(orbit_of(from));
    // The drill begins at a whole hour of its own day; the venue is shown on that day.
    const std::int64_t local = drill.start_unix + drill.utc_offset_minutes * 60;
    const scenes::Ms t = (std::int64_t(minutes_of_day) * 60 - local % 86400) * 1000;
    view.light = light_at(drill, t);
    view.seconds = 12;
    const scenes::Vec2 wind = -scenes::direction_of(drill.wind_bearing) * drill.wind_speed;
    view.wind = {wind.east, -wind.north};
    if (renderer::draw_frame(room.device, room.scene, *target, view) != renderer::Drawn::yes) return false;
    const fs::path file =
        room.out / fmt::format("venue_{:02}{:02}_{}.png", minutes_of_day / 60, minutes_of_day % 60, from.name);
    const auto written = write_png(file, {size, renderer::read_pixels(room.device, *target)});
    if (!written) return std::fputs(base::format(written.diagnostics()).c_str(), stderr), false;
    fmt::print("{}\n", file.string());
    std::fflush(stdout);
    return true;
  };
  for (const scenes::SavedView& view : drill.venue.views) {
    if (interrupted() || !draw(view, 9 * 60)) return false;
    if (view.name != drill.venue.views.front().name) continue;
    for (const int minutes : {6 * 60 + 10, 17 * 60, 19 * 60 + 30})
      if (interrupted() || !draw(view, minutes)) return false;
  }
  return true;
}

std::optional<Typeface> typeface(const char* file) {
  auto found = load_typeface(base::data_folder() / "fonts" / file);
  if (found) return std::move(*found);
  std::fputs(base::format(found.diagnostics()).c_str(), stderr);
  return std::nullopt;
}

int set_up(const GalleryCall& call, Room& room) {
  std::error_code problem;
  fs::create_directories(call.out, problem);
  if (problem) {
    fmt::print(stderr, "gelar: {}: cannot be made: {}\n", call.out.string(), problem.message());
    return kMachineCannot;
  }
  room.out = call.out;
  auto document = open_document({.file = {}, .with_models = false});
  if (!document) return std::fputs(base::format(document.diagnostics()).c_str(), stderr), kInputWrong;
  room.document = std::move(*document);
  std::vector<std::string> names;
  for (const char* kind : {"figures", "vehicles", "props"})
    for (std::string& name : shipped(kind)) names.push_back(std::move(name));
  names.push_back(room.document->drill.venue.model);
  names.push_back(land_of(room.document->drill.venue.model));
  room.models = load_models(std::move(names), {.venue_file = room.document->drill.venue.file}, nullptr);
  std::fputs(base::format(room.models.problems).c_str(), stderr);
  room.floor = room.models.models.size();
  room.models.names.push_back("turntable");
  room.models.models.push_back(turntable());
  auto device =
      renderer::create_device({.validation = call.validation,
                               .pick = call.device,
                               .window_extensions = {},
                               .make_surface = {},
                               .on_message = [](const std::string& m) { fmt::print(stderr, "vulkan: {}\n", m); }});
  if (!device) return std::fputs(base::format(device.diagnostics()).c_str(), stderr), kMachineCannot;
  room.device = std::move(*device);
  std::vector<const assets::Model*> models;
  for (const assets::Model& model : room.models.models) models.push_back(&model);
  auto scene = renderer::upload_models(room.device, models);
  if (!scene) return std::fputs(base::format(scene.diagnostics()).c_str(), stderr), kMachineCannot;
  room.scene = std::move(*scene);
  room.settings = renderer::settings_of(call.quality.value_or(renderer::Quality::high));
  room.text = typeface("text.otf");
  room.bold = typeface("text_bold.otf");
  return room.models.problems.empty() ? kFine : kInputWrong;
}

}  // namespace

int run_gallery(const GalleryCall& call) {
  Room room;
  if (const int code = set_up(call, room); code != kFine) return code;
  const auto wanted = [&](std::string_view what) { return call.only.empty() || call.only == what; };
  bool fine = true;
  if (wanted("figures"))
    for (const FigureSheet sheet : {FigureSheet::near, FigureSheet::at_40_m, FigureSheet::in_grey})
      fine = fine && draw_sheet(room, figures(room, sheet));
  if (wanted("poses")) fine = fine && draw_sheet(room, poses(room));
  if (wanted("vehicles")) fine = fine && draw_sheet(room, things(room, "vehicles", "Vehicles"));
  if (wanted("props")) fine = fine && draw_sheet(room, things(room, "props", "Props"));
  if (wanted("venue")) fine = fine && draw_venue(room, call.size);
  if (interrupted()) return kInterrupted;
  if (!fine) return kMachineCannot;
  const auto messages = renderer::validation_messages(room.device);
  if (!call.validation || messages == 0) return kFine;
  fmt::print(stderr, "gelar: {} validation messages\n", messages);
  return kMachineCannot;
}

}  // namespace app
