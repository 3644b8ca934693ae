#include "app/window.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "app/cli.h"
#include "app/gui/imgui_input.h"
#include "app/player.h"
#include "app/progress_line.h"
#include "app/quality.h"
#include "app/views.h"
#include "app/window_parts.h"
#include "base/files.h"

namespace app {
namespace {

void toggle_full_screen(Window& w) {
  if (glfwGetWindowMonitor(w.handle)) {
    const glm::ivec4 p = w.windowed;
    glfwSetWindowMonitor(w.handle, nullptr, p.x, p.y, std::max(320, p.z), std::max(240, p.w), 0);
  } else if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
    glfwGetWindowPos(w.handle, &w.windowed.x, &w.windowed.y);
    glfwGetWindowSize(w.handle, &w.windowed.z, &w.windowed.w);
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    glfwSetWindowMonitor(w.handle, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
  }
}

void save(Window& w) {
  w.settings.language = w.state.language;
  w.settings.theme = w.state.theme;
  w.settings.scale = w.state.ui_scale;
  w.settings.reduce_motion = w.state.reduce_motion;
  w.settings.mouse = w.state.mouse;
  if (!glfwGetWindowMonitor(w.handle)) glfwGetWindowSize(w.handle, &w.settings.window.x, &w.settings.window.y);
  save_settings(w.settings);
}

void carry_out_playback(Window& w, const Requests& r) {
  if (!w.playback) return;
  if (r.playback_toggle) {
    if (w.playback->at >= length_of(*w.playback)) seek_playback(*w.playback, w.state, 0);
    w.playback->playing = !w.playback->playing;
    w.state.playing = w.state.playing && w.playback->playing;
  }
  if (r.playback_seek) seek_playback(*w.playback, w.state, *r.playback_seek);
  if (r.playback_track) toggle_track(*w.playback, w.state);
  if (r.playback_end) {
    w.playback.reset();
    begin_session(w);
  }
}

// What the tables are of; when it has changed they are baked anew.
struct Played {
  scenes::Path path;
  std::shared_ptr<const Document> document;
  explicit Played(const AppState& s) : path(s.path), document(s.document) {}
};
void bake_anew(Window& w, const Played& before) {
  const AppState& s = w.state;
  if (!s.document || (s.path == before.path && s.document == before.document)) return;
  w.bake_stopped = false;
  w.baker.start(s.document, s.path);
}

// False: nothing more to do here.
bool carry_out(Window& w, const Requests& r, const Played& before) {
  if (r.quit) return false;
  if (r.still) save_still(w);
  if (r.full_screen) toggle_full_screen(w);
  if (r.swap_screens) swap_screens(w);
  if (w.state.audience.on != (w.audience.handle != nullptr)) {
    w.state.audience.on ? open_audience(w) : close_audience(w);
    // What the presenter measures before a hall is his own until he shares it.
    w.commands.push_back(SetMeasureSecretly{w.audience.handle != nullptr});
  }
  if (r.save_settings) save(w);
  if (r.review) review_fork(w, *r.review);
  if (r.write_review) write_review(w, r.write_as_new);
  if (!r.browse.empty()) browse(w, r.browse);
  if (!r.new_drill.empty()) new_drill(w, r.new_drill);
  if (r.cancel && w.state.opening) {
    w.opener.cancel();
    w.state.opening = false;
  } else if (r.cancel) {
    w.baker.stop();
    w.bake_stopped = true;
  }
  if (r.close) go_home(w);
  if (!r.open.empty()) open(w, r.open, {});
  if (!r.train.empty()) open(w, r.train, {.roles = true});
  for (const std::filesystem::path& file : r.merge) merge_team(w, file);
  if (r.paper) make_paper(w, *r.paper);
  if (r.paper_cancel) {
    w.paper_job.cancel();
    w.state.papers.making = false;
  }
  if (r.paper_show) show_paper(w);
  if (!r.resume.empty()) open_session(w, r.resume, false);
  if (!r.play_back.empty()) open_session(w, r.play_back, true);
  carry_out_playback(w, r);
  if (r.reload && w.state.document) open(w, w.state.document->drill.file, {.reload = true});
  bake_anew(w, before);
  return true;
}

// Bakes the branch that is previewed or compared, one at a time, the hovered one first.
void bake_other(Window& w) {
  AppState& s = w.state;
  OtherBranch* wanted = s.preview ? &*s.preview : s.compare_with ? &*s.compare_with : nullptr;
  if (!s.document || !wanted) {
    if (!w.other_path.option.empty()) w.other_baker.stop();
    w.other_path = {};
    return;
  }
  if (!(w.other_path == wanted->path) || w.other_document != wanted->document) {
    w.other_path = wanted->path;
    w.other_document = wanted->document;
    w.other_baker.start(wanted->document, wanted->path);
  }
  auto motion = w.other_baker.take();
  if (!motion || motion->timeline.path != wanted->path || motion->drill != &wanted->document->drill) return;
  wanted->motion = std::move(motion);
  update_branches(s);
  w.dirty = true;
}

void take_progress(Window& w) {
  bake_other(w);
  take_opened(w);
  take_paper(w);
  if (auto motion = w.baker.take()) {
    take_motion(w.state, std::move(motion));
    w.dirty = true;
  }
  if (w.bake_stopped && w.state.playing && w.state.document) {
    w.bake_stopped = false;  // play asks for more
    w.baker.start(w.state.document, w.state.path);
  }
  const float fraction = w.state.opening ? w.opener.fraction() : w.state.document ? w.baker.fraction() : 1;
  std::string text = w.state.opening ? w.opener.what() : std::string();
  if (std::exchange(w.state.bake_fraction, fraction) != fraction) w.dirty = true;
  if (std::exchange(w.state.bake_text, text) != text) w.dirty = true;
}

void pass_time(Window& w, double seconds) {
  const auto decision = w.state.open_decision;
  if (w.playback && advance_playback(*w.playback, w.state, seconds)) w.dirty = true;
  if (w.playback)
    w.state.playback = {true, w.playback->playing, w.playback->off_track, w.playback->at, length_of(*w.playback)};
  if (!w.playback) w.state.playback = {};
  const double speed = w.state.speed;
  if (w.playback) w.state.speed = pace_of(*w.playback, w.state);
  if (advance(w.state, seconds)) w.dirty = true;
  w.state.speed = speed;
  // Play that stopped at a decision is an act of the session, too.
  if (w.state.open_decision && w.state.open_decision != decision) keep(w, GoToDecision{*w.state.open_decision});
  if (w.state.document) keep_time(w);
  if (!w.state.audience.on || !w.state.document || w.state.training.on) return;
  // The briefing's own time: pauses and questions count, a suspended machine does not.
  constexpr double kLongestWait = 2;
  use_time(w.state.pace, w.state.timeline, w.state.t, std::min(seconds, kLongestWait));
  const scenes::Ms second = pace_now(w.state.pace, w.state.timeline, w.state.t).whole_used / 1000;
  w.ticked = std::exchange(w.pace_second, second) != second;
}

bool moves(const Window& w) {
  return needs_frames(w.state) || (w.playback && w.playback->playing) ||
         (w.dragging == GLFW_MOUSE_BUTTON_RIGHT && w.moved);
}

// What the hall must see under the hand: ink, the laser, the camera.
bool hand_moves(const Window& w) {
  return w.pen_down || w.dragging >= 0 || w.state.laser.held || w.state.draft.has_value();
}

// The home page's lists are read when it comes up: not while the window starts with a drill.
void come_home(Window& w) {
  const bool home = !w.state.document && !w.state.opening;
  if (home && !w.at_home) list_library(w.state);
  w.at_home = home;
}

// Runs until it is closed or told to end (Ctrl+C, the end of a desktop session); the window is
// drawn only when something has changed.
int loop(Window& w) {
  double last = wall_seconds();
  int settle = 3;  // ImGui answers a click one frame later
  while (!glfwWindowShouldClose(w.handle) && !interrupted()) {
    const Played before(w.state);
    const bool working = w.opener.busy() || w.paper_job.busy() || (w.baker.fraction() < 1 && !w.bake_stopped) ||
                         (!w.other_path.option.empty() && w.other_baker.fraction() < 1);
    if (moves(w) || settle > 0)
      glfwPollEvents();
    else
      glfwWaitEventsTimeout(wants_pictures(w) ? 0.01 : working ? 0.05 : 0.25);
    const double now = wall_seconds(), seconds = now - last;
    last = now;
    fly(w, seconds);
    run_commands(w);
    if (!carry_out(w, std::exchange(w.requests, {}), before)) break;
    look_at_files(w, now);
    take_progress(w);
    come_home(w);
    const Played played(w.state);
    pass_time(w, seconds);
    bake_anew(w, played);
    if (w.dirty) settle = 3, w.audience.dirty = true;
    if (std::exchange(w.ticked, false)) settle = std::max(settle, 1);  // the presenter's clock alone
    if (w.audience.handle && w.audience.dirty && settle == 0) draw_audience(w, seconds);
    if (!w.dirty && settle == 0) {
      if (wants_pictures(w) || !w.home_picture_done) w.dirty = draw_next_picture(w);
      continue;
    }
    draw(w, seconds);
    // The hall's picture follows at once while things or hands move and when something was done,
    // and again once this window's has settled.
    const bool at_once = moves(w) || hand_moves(w) || w.latency.hall_waits;
    if (w.audience.handle && (at_once || settle <= 1)) draw_audience(w, seconds);
    if (at_once && settle > 1) w.audience.dirty = true;
    w.dirty = false;
    --settle;
    dump_state(w);
  }
  if (renderer::validation_messages(w.device) > 0) return kMachineCannot;
  return interrupted() ? kInterrupted : kFine;
}

int tell_and(int code, const base::Diagnostics& problems) {
  std::fputs(base::format(problems).c_str(), stderr);
  return code;
}

// As last time, but no larger than the screen is now.
glm::uvec2 size_at_start(const Window& w) {
  if (w.descriptor.size) return *w.descriptor.size;
  glm::ivec2 at, room = w.settings.window;
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) glfwGetMonitorWorkarea(monitor, &at.x, &at.y, &room.x, &room.y);
  return glm::uvec2(glm::clamp(w.settings.window, glm::ivec2(1), glm::max(room, glm::ivec2(1))));
}

base::Result<base::Done> make_window(Window& w) {
  glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
  const glm::uvec2 size = size_at_start(w);
  w.handle = glfwCreateWindow(int(size.x), int(size.y), "Gelar", nullptr, nullptr);
  if (!w.handle) return base::error("W0002", "", "the window cannot be made");
  std::uint32_t count = 0;
  const char** extensions = glfwGetRequiredInstanceExtensions(&count);
  if (!extensions) return base::error("W0003", "", "this display cannot show Vulkan pictures");
  auto device = renderer::create_device({
      .validation = w.descriptor.validation,
      .pick = w.descriptor.device,
      .window_extensions = std::vector<const char*>(extensions, extensions + count),
      .make_surface =
          [&](void* instance) {
            VkSurfaceKHR surface = VK_NULL_HANDLE;
            glfwCreateWindowSurface(static_cast<VkInstance>(instance), w.handle, nullptr, &surface);
            return reinterpret_cast<std::uint64_t>(surface);
          },
      .on_message = [](const std::string& m) { fmt::print(stderr, "vulkan: {}\n", m); },
  });
  if (!device) return device.diagnostics();
  w.device = std::move(*device);
  auto scene = empty_scene(w.device);
  if (!scene) return scene.diagnostics();
  w.scene = std::move(*scene);
  const renderer::Quality quality = w.descriptor.quality.value_or(renderer::facts(w.device).suggested);
  auto target = renderer::create_window_target(w.device, size, renderer::settings_of(quality));
  if (!target) return target.diagnostics();
  w.target = std::move(*target);
  auto gui = create_gui(w.device);
  if (!gui) return gui.diagnostics();
  std::fputs(base::format(gui.diagnostics()).c_str(), stderr);
  w.gui = std::move(*gui);
  w.audience_gui = share_gui(w.gui);
  gui::begin_input();
  return base::Done{};
}

void load_preferences(Window& w) {
  w.settings = load_settings();
  AppState& s = w.state;
  s.language = w.settings.language;
  s.theme = w.settings.theme;
  s.ui_scale = w.settings.scale;
  s.reduce_motion = w.settings.reduce_motion;
  s.mouse = w.settings.mouse;
  s.recent = w.settings.recent;
  Keymap keymap = default_keymap();
  const auto folder = base::config_folder();
  std::error_code failed;
  constexpr std::uint64_t kLargestKeys = 1 << 16;
  if (!folder.empty() && std::filesystem::exists(folder / "keys.yaml", failed)) {
    const auto text = base::read_file(folder / "keys.yaml", kLargestKeys);
    auto read = text ? parse_keymap((folder / "keys.yaml").string(), *text) : base::Result<Keymap>(text.diagnostics());
    if (read)
      keymap = *read;
    else
      s.problems = read.diagnostics();
  }
  s.keymap = std::make_shared<const Keymap>(std::move(keymap));
}

}  // namespace

void run_commands(Window& w) {
  while (!w.commands.empty()) {
    w.dirty = true;
    const Commands commands = std::exchange(w.commands, {});
    note_act(w);
    for (const Command& c : commands) {
      keep(w, c);
      apply(w.state, c, w.requests);
      if (const auto outcome = outcome_of(w.state, c)) keep(w, *outcome);
    }
  }
}

int run_window(const PlayDescriptor& d) {
  if (!glfwInit()) return tell_and(3, {base::error("W0001", "", "there is no display")});
  const auto end_glfw = std::unique_ptr<const PlayDescriptor, void (*)(const PlayDescriptor*)>(
      &d, [](const PlayDescriptor*) { glfwTerminate(); });
  const auto window = std::make_unique<Window>();
  Window& w = *window;
  w.descriptor = d;
  w.state_dump = d.state_dump;
  load_preferences(w);
  if (auto made = make_window(w); !made) return tell_and(3, made.diagnostics());
  listen(w);
  if (d.full_screen) toggle_full_screen(w);
  if (!d.session.empty())
    open_session(w, d.session, d.play_back);
  else if (!d.home)
    open(w, d.file, {.first = true});
  const int code = loop(w);
  end_session(w);
  save(w);
  w.opener.cancel();
  w.baker.stop();
  w.other_baker.stop();
  w.picture_baker.stop();
  w.picture_target.reset();
  close_audience(w);
  w.audience_gui.reset();
  // The surface belongs to the device, the window to GLFW: in this order.
  w.gui.reset();
  w.target.reset();
  w.scene.reset();
  w.device.reset();
  glfwDestroyWindow(w.handle);
  return code;
}

}  // namespace app
