#include "app/window.h"

#define GLFW_INCLUDE_VULKAN
#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include "app/apply.h"
#include "app/baker.h"
#include "app/build_view.h"
#include "app/gui.h"
#include "app/image.h"
#include "app/player.h"
#include "app/quality.h"
#include "app/train/input.h"
#include "base/files.h"

namespace app {
namespace {

struct Window {
  GLFWwindow* handle = nullptr;
  renderer::Device device;
  renderer::Scene scene;
  renderer::Target target;
  Gui gui;
  renderer::RenderView view;
  AppState state;
  Commands commands;
  Baker baker;
  std::filesystem::path state_dump;
  std::string dumped;
  bool dirty = true;            // something to draw
  std::uint64_t frames = 0;
  // Where a press began, to tell a click from a drag.
  glm::dvec2 pressed{0}, last{0};
  int dragging = -1;
  bool moved = false;
  // A click may begin and end between two frames; ImGui sees every press for one frame.
  std::array<bool, 3> clicked{};
  std::vector<int> released;  // keys, let go after the frame that saw them
};

Window& of(GLFWwindow* w) { return *static_cast<Window*>(glfwGetWindowUserPointer(w)); }

glm::vec2 table_origin(const Window& w) { return {float(w.view.viewport.x), float(w.view.viewport.y)}; }
glm::vec2 table_size(const Window& w) { return {float(w.view.viewport.z), float(w.view.viewport.w)}; }
bool over_table(const Window& w, glm::vec2 p) {
  const glm::vec2 at = p - table_origin(w), size = table_size(w);
  return at.x >= 0 && at.y >= 0 && at.x < size.x && at.y < size.y && !w.state.open_decision && !w.state.show_keys && !w.state.training.choosing && !w.state.training.feedback;
}

bool ground_under(const Window& w, glm::vec2 pixel, glm::vec3& out) {
  return meets_ground(ray_through(w.view.camera, pixel - table_origin(w), table_size(w)), out);
}

// The unit of whoever stands nearest to the pixel, within a thumb's width.
std::optional<scenes::UnitId> unit_under(const Window& w, glm::vec2 pixel) {
  if (!w.state.document) return std::nullopt;
  std::optional<scenes::UnitId> best;
  float nearest = 26 * w.state.ui_scale;
  const scenes::Drill& drill = w.state.document->drill;
  for (std::size_t u = 0; u < drill.units.size(); ++u)
    for (int k = 0; k < drill.units[u].count; ++k) {
      const std::size_t i = drill.units[u].first_person + std::size_t(k);
      if (i >= w.state.stage.people.size() || w.state.stage.people[i].activity == scenes::Activity::gone) continue;
      const glm::vec3 p = project(w.view.camera, to_world(w.state.stage.people[i].at, 0.9f), table_size(w));
      if (p.z <= 0) continue;
      const float d = glm::distance(glm::vec2(p) + table_origin(w), pixel);
      if (d < nearest) {
        nearest = d;
        best = scenes::UnitId(u);
      }
    }
  return best;
}

void on_key(GLFWwindow* handle, int key, int, int action, int mods) {
  Window& w = of(handle);
  w.dirty = true;
  ImGuiIO& io = ImGui::GetIO();
  if (key >= 0 && key < 512) {
    if (action == GLFW_RELEASE)
      w.released.push_back(key);
    else
      io.KeysDown[key] = true;
  }
  io.KeyCtrl = (mods & GLFW_MOD_CONTROL) != 0;
  io.KeyShift = (mods & GLFW_MOD_SHIFT) != 0;
  if (action == GLFW_RELEASE) return;
  const bool typing = io.WantTextInput, shift = io.KeyShift, ctrl = io.KeyCtrl, alt = (mods & GLFW_MOD_ALT) != 0;
  const auto push = [&](Command c) { w.commands.push_back(std::move(c)); };
  if (key == GLFW_KEY_ESCAPE) return push(CloseTopmost{});
  if (key == GLFW_KEY_F11 || (alt && key == GLFW_KEY_ENTER)) return push(ToggleFullScreen{});
  if (key == GLFW_KEY_F12) return push(SaveStill{});
  if (key == GLFW_KEY_F1) return push(TogglePane{Pane::keys});
  if (typing) return;
  if (!ctrl && !alt && training_key(w.state, key, shift, w.commands)) return;
  const scenes::Ms seek = ctrl ? 33 : shift ? 1000 : 5000;
  switch (key) {
    case GLFW_KEY_SPACE:
    case GLFW_KEY_K: return push(TogglePlay{});
    case GLFW_KEY_LEFT: return push(SeekBy{-seek});
    case GLFW_KEY_RIGHT: return push(SeekBy{seek});
    case GLFW_KEY_J: return push(Shuttle{-1});
    case GLFW_KEY_L: return push(Shuttle{1});
    case GLFW_KEY_COMMA: return push(SetSpeed{w.state.speed / 2});
    case GLFW_KEY_PERIOD: return push(SetSpeed{w.state.speed * 2});
    case GLFW_KEY_BACKSLASH: return push(SetSpeed{1});
    case GLFW_KEY_PAGE_UP: return push(GoToBeat{-1});
    case GLFW_KEY_PAGE_DOWN: return push(GoToBeat{1});
    case GLFW_KEY_HOME: return ctrl ? push(SeekTo{0}) : push(GoToStart{});
    case GLFW_KEY_END: return ctrl ? push(SeekTo{w.state.timeline.end}) : push(GoToEnd{});
    case GLFW_KEY_LEFT_BRACKET: return push(GoToEvent{-1});
    case GLFW_KEY_RIGHT_BRACKET: return push(GoToEvent{1});
    case GLFW_KEY_BACKSPACE: return push(BackToDecision{});
    case GLFW_KEY_TAB: return push(SelectNext{shift ? -1 : 1});
    case GLFW_KEY_V: return push(SetCameraMode{static_cast<CameraMode>((int(w.state.camera_mode) + 1) % 5)});
    case GLFW_KEY_F: return shift ? push(FrameAll{}) : push(FrameSelection{});
    case GLFW_KEY_U: return push(SetUnitLook{static_cast<UnitLook>((int(w.state.unit_look) + 1) % 3)});
    case GLFW_KEY_Z:
      if (shift) return push(DimOthers{!w.state.dim_others});
      if (!ctrl) push(ShowDensity{!w.state.show_density});
      return;
    case GLFW_KEY_I: return push(SetLabels{static_cast<LabelLevel>((int(w.state.labels) + 1) % 3)});
    case GLFW_KEY_H: return push(TogglePane{Pane::all});
    case GLFW_KEY_SLASH:
      if (shift) push(TogglePane{Pane::keys});
      return;
    case GLFW_KEY_R:
      if (ctrl) push(ReloadDrill{});
      return;
    case GLFW_KEY_EQUAL:
      if (ctrl) push(SetScale{w.state.ui_scale * 1.1f});
      return;
    case GLFW_KEY_MINUS:
      if (ctrl) push(SetScale{w.state.ui_scale / 1.1f});
      return;
    default: break;
  }
  if (key == GLFW_KEY_0 && ctrl) return push(SetScale{1});
  if (alt && key == GLFW_KEY_7) return push(SetCameraMode{CameraMode::top});
  if (key >= GLFW_KEY_1 && key <= GLFW_KEY_9) {
    const int number = key - GLFW_KEY_1;
    if (w.state.open_decision)
      push(ChooseOption{std::uint8_t(number)});
    else if (shift)
      push(KeepView{number});
    else
      push(GoToView{number});
  }
}

void on_char(GLFWwindow* handle, unsigned code) {
  ImGui::GetIO().AddInputCharacter(code);
  of(handle).dirty = true;
}

void on_button(GLFWwindow* handle, int button, int action, int mods) {
  Window& w = of(handle);
  w.dirty = true;
  if (button < 3 && action == GLFW_PRESS) w.clicked[std::size_t(button)] = true;
  double x = 0, y = 0;
  glfwGetCursorPos(handle, &x, &y);
  if (action == GLFW_PRESS) {
    w.dragging = over_table(w, {x, y}) ? button : -1;
    w.pressed = w.last = {x, y};
    w.moved = false;
    return;
  }
  if (w.dragging == GLFW_MOUSE_BUTTON_LEFT && !w.moved) {
    glm::vec3 ground;
    if ((mods & GLFW_MOD_CONTROL) != 0 && ground_under(w, {x, y}, ground))
      w.commands.push_back(StandAt{to_ground(ground)});
    else if (!ground_under(w, {x, y}, ground) || !training_click(w.state, to_ground(ground), w.commands))
      w.commands.push_back(Select{unit_under(w, {x, y})});
  }
  w.dragging = -1;
}

void on_cursor(GLFWwindow* handle, double x, double y) {
  Window& w = of(handle);
  w.dirty = true;
  ImGui::GetIO().MousePos = {float(x), float(y)};
  if (w.dragging < 0) return;
  const glm::dvec2 now(x, y), by = now - w.last;
  if (glm::distance(now, w.pressed) > 4) w.moved = true;
  if (!w.moved) return;
  Orbit orbit = shown_orbit(w.state);
  if (w.dragging == GLFW_MOUSE_BUTTON_LEFT) {
    glm::vec3 from, to;
    if (ground_under(w, glm::vec2(w.last), from) && ground_under(w, glm::vec2(now), to) && glm::distance(from, to) < 200)
      orbit.target += from - to;
  } else {
    orbit.bearing += float(by.x) * 0.006f;
    orbit.tilt = std::clamp(orbit.tilt + float(by.y) * 0.005f, 0.05f, 1.55f);
  }
  w.commands.push_back(MoveCamera{orbit});
  w.last = now;
}

void on_scroll(GLFWwindow* handle, double, double dy) {
  Window& w = of(handle);
  w.dirty = true;
  double x = 0, y = 0;
  glfwGetCursorPos(handle, &x, &y);
  if (!over_table(w, {x, y})) return;
  Orbit orbit = shown_orbit(w.state);
  const float factor = std::pow(0.88f, float(dy));
  glm::vec3 under;
  // To the cursor: the ground below it stays where it is.
  if (ground_under(w, {x, y}, under) && glm::distance(under, orbit.target) < 300) orbit.target = under + (orbit.target - under) * factor;
  orbit.distance = std::clamp(orbit.distance * factor, 3.0f, 600.0f);
  w.commands.push_back(MoveCamera{orbit});
}

// What tests and curious people read: one key=value a line, written beside and renamed.
void dump_state(Window& w) {
  if (w.state_dump.empty()) return;
  const AppState& s = w.state;
  const Orbit o = shown_orbit(s);
  int width = 0, height = 0;
  glfwGetFramebufferSize(w.handle, &width, &height);
  std::string text = fmt::format(
      "t={}\nend={}\nplaying={}\nspeed={}\npath={}\ndecision={}\nchosen={}\nwriting={}\nanswered={}\nreason={}\nlanguage={}\ntheme={}\nscale={:.3f}\nui={}\nkeys={}\nselected={}\n"
      "camera={:.2f},{:.2f},{:.2f},{:.3f},{:.3f},{:.2f}\nbaked={}\nrole={}\ntask={}\ntasks_right={}\nfeedback={}\nanswers={}\nsize={}x{}\nvalidation={}\nmessage={}\n",
      s.t, s.timeline.end, int(s.playing), s.speed, s.document ? scenes::format_path(s.document->drill, s.path) : "",
      s.open_decision ? s.document->drill.decisions[s.open_decision->index].id : "", s.chosen ? std::to_string(*s.chosen) : "",
      int(ImGui::GetIO().WantTextInput), s.answered.size(), s.log.empty() ? "" : s.log.back().reason, s.language == scenes::Language::english ? "en" : "id",
      s.theme == Theme::dark ? "dark" : "light", s.ui_scale, int(s.show_ui), int(s.show_keys),
      s.selected ? s.document->drill.units[s.selected->index].key : "", o.target.x, o.target.y, o.target.z, o.bearing, o.tilt, o.distance,
      s.motion ? s.motion->baked() : 0, s.training.on ? s.training.role ? s.document->drill.units[s.training.role->index].key : "observer" : "",
      s.training.open_task ? s.document->drill.tasks[*s.training.open_task].id : "",
      std::count_if(s.training.results.begin(), s.training.results.end(), [](const TaskResult& r) { return r.right; }),
      s.training.feedback ? s.document->drill.decisions[s.training.feedback->index].id : "", s.training.answers.size(), width, height, renderer::validation_messages(w.device), s.message);
  if (text == w.dumped) return;
  w.dumped = text;
  (void)bool(base::write_file(w.state_dump, text + fmt::format("frames={}\n", w.frames)));
}

void save_still(Window& w) {
  renderer::Settings settings = renderer::settings_of(renderer::Quality::high);
  const glm::uvec2 size{1920, 1080};
  auto target = renderer::create_offscreen_target(w.device, size, settings);
  if (!target) return tell(w.state, "", true);
  renderer::RenderView still = w.view;
  draw_gui(w.gui, w.device, {.size = glm::vec2(size), .layer = GuiLayer::audience, .seconds_since_last = 0.01}, w.state, w.commands, still);
  renderer::draw_frame(w.device, w.scene, *target, still);
  const auto path = std::filesystem::current_path() / fmt::format("gelar-{:05}.png", w.state.t / 1000);
  const auto written = write_png(path, Image{size, renderer::read_pixels(w.device, *target)});
  tell(w.state, written ? path.string() : base::format(written.diagnostics()), !written);
}

// False: nothing more to do here.
bool carry_out(Window& w, const Requests& r, const scenes::Path& before) {
  if (r.quit) return false;
  if (r.still) save_still(w);
  if (r.full_screen) {
    static int x = 0, y = 0, width = 1600, height = 900;
    if (glfwGetWindowMonitor(w.handle)) {
      glfwSetWindowMonitor(w.handle, nullptr, x, y, width, height, 0);
    } else if (GLFWmonitor* monitor = glfwGetPrimaryMonitor()) {
      glfwGetWindowPos(w.handle, &x, &y);
      glfwGetWindowSize(w.handle, &width, &height);
      const GLFWvidmode* mode = glfwGetVideoMode(monitor);
      glfwSetWindowMonitor(w.handle, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    }
  }
  if (r.reload) {
    auto opened = open_document({.file = w.state.document->drill.file});
    if (!opened) {
      // The last good drill stays; the first problem is told.
      tell(w.state, base::format(opened.diagnostics()[0]), true);
    } else {
      const std::string path = scenes::format_path(w.state.document->drill, w.state.path);
      const scenes::Ms t = w.state.t;
      const Orbit orbit = w.state.orbit;
      auto parsed = scenes::parse_path((*opened)->drill, path);
      w.baker.stop();
      show_document(w.state, *opened, parsed ? *parsed : scenes::default_path((*opened)->drill), t);
      w.state.orbit = orbit;
      w.baker.start(w.state.document, w.state.path);
    }
  } else if (!(w.state.path == before)) {
    w.baker.start(w.state.document, w.state.path);
  }
  return true;
}

void draw(Window& w, double seconds) {
  AppState& s = w.state;
  int width = 0, height = 0;
  glfwGetFramebufferSize(w.handle, &width, &height);
  renderer::resize(w.device, w.target, {unsigned(std::max(0, width)), unsigned(std::max(0, height))});
  if (width == 0 || height == 0) return;
  if (s.motion && !s.stage.people.empty())
    build_view(*s.document, *s.motion, s.stage,
               {.selected = s.selected, .dim_others = s.dim_others, .reduce_motion = s.reduce_motion,
                .people = s.unit_look != UnitLook::symbols, .density = s.show_density, .training = &s.training},
               w.view);
  w.view.camera = camera_of(shown_orbit(s));
  for (int b = 0; b < 3; ++b)
    ImGui::GetIO().MouseDown[b] = std::exchange(w.clicked[std::size_t(b)], false) || glfwGetMouseButton(w.handle, b) == GLFW_PRESS;
  draw_gui(w.gui, w.device, {.size = {float(width), float(height)}, .seconds_since_last = seconds}, s, w.commands, w.view);
  for (int key : std::exchange(w.released, {})) ImGui::GetIO().KeysDown[key] = false;
  if (renderer::draw_frame(w.device, w.scene, w.target, w.view) == renderer::Drawn::yes) ++w.frames;
}

// Runs until closed; the window is drawn only when something has changed.
int loop(Window& w) {
  double last = wall_seconds();
  int settle = 3;
  while (!glfwWindowShouldClose(w.handle)) {
    const bool busy = needs_frames(w.state) || w.baker.fraction() < 1 || settle > 0;
    if (busy)
      glfwPollEvents();
    else
      glfwWaitEventsTimeout(0.5);
    const double now = wall_seconds(), seconds = now - last;
    last = now;
    const scenes::Path before = w.state.path;
    Requests requests;
    const Commands commands = std::exchange(w.commands, {});
    for (const Command& c : commands) apply(w.state, c, requests);
    if (!carry_out(w, requests, before)) break;
    if (auto motion = w.baker.take()) {
      take_motion(w.state, std::move(motion));
      w.dirty = true;
    }
    const float fraction = w.baker.fraction();
    if (fraction != w.state.bake_fraction) w.state.bake_fraction = fraction, w.dirty = true;
    if (advance(w.state, seconds) || !commands.empty()) w.dirty = true;
    if (w.dirty) settle = 3;  // ImGui answers a click one frame later
    if (w.dirty || settle > 0) {
      draw(w, seconds);
      w.dirty = false;
      --settle;
      dump_state(w);
    } else {
      glfwWaitEventsTimeout(0.016);
    }
  }
  return renderer::validation_messages(w.device) > 0 ? 3 : 0;
}

int tell_and(int code, const base::Diagnostics& problems) {
  std::fputs(base::format(problems).c_str(), stderr);
  return code;
}

}  // namespace

int run_window(const PlayDescriptor& d) {
  auto document = open_document({.file = d.file, .disk_cache = d.disk_cache});
  if (!document) return tell_and(1, document.diagnostics());
  std::fputs(base::format((*document)->warnings).c_str(), stderr);
  auto path = scenes::parse_path((*document)->drill, d.path);
  if (!path) return tell_and(1, path.diagnostics());
  if (!glfwInit()) return tell_and(3, {base::error("W0001", "", "there is no display")});
  const auto end_glfw = std::unique_ptr<void, void (*)(void*)>(&document, [](void*) { glfwTerminate(); });
  glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
  const glm::uvec2 size = d.size.value_or(glm::uvec2(1600, 900));
  const auto window = std::make_unique<Window>();
  Window& w = *window;
  w.handle = glfwCreateWindow(int(size.x), int(size.y), "Gelar", nullptr, nullptr);
  if (!w.handle) return tell_and(3, {base::error("W0002", "", "the window cannot be made")});
  std::uint32_t count = 0;
  const char** extensions = glfwGetRequiredInstanceExtensions(&count);
  if (!extensions) return tell_and(3, {base::error("W0003", "", "this display cannot show Vulkan pictures")});
  auto device = renderer::create_device({
      .validation = d.validation,
      .pick = d.device,
      .window_extensions = std::vector<const char*>(extensions, extensions + count),
      .make_surface =
          [&](void* instance) {
            VkSurfaceKHR surface = VK_NULL_HANDLE;
            glfwCreateWindowSurface(static_cast<VkInstance>(instance), w.handle, nullptr, &surface);
            return reinterpret_cast<std::uint64_t>(surface);
          },
      .on_message = [](const std::string& m) { fmt::print(stderr, "vulkan: {}\n", m); },
  });
  if (!device) return tell_and(3, device.diagnostics());
  w.device = std::move(*device);
  std::vector<const assets::Model*> models;
  for (const assets::Model& m : (*document)->models.models) models.push_back(&m);
  auto scene = renderer::upload_models(w.device, models);
  if (!scene) return tell_and(3, scene.diagnostics());
  w.scene = std::move(*scene);
  const renderer::Quality quality = d.quality ? *d.quality : choose_quality(w.device, w.scene, **document, size);
  auto target = renderer::create_window_target(w.device, size, renderer::settings_of(quality));
  if (!target) return tell_and(3, target.diagnostics());
  w.target = std::move(*target);
  auto gui = create_gui(w.device);
  if (!gui) return tell_and(3, gui.diagnostics());
  std::fputs(base::format(gui.diagnostics()).c_str(), stderr);
  w.gui = std::move(*gui);
  w.state_dump = d.state_dump;
  show_document(w.state, *document, *path, d.at.value_or(0));
  w.state.playing = d.playing;
  w.commands = d.first;
  w.baker.start(*document, *path);

  ImGuiIO& io = ImGui::GetIO();
  io.KeyMap[ImGuiKey_Backspace] = GLFW_KEY_BACKSPACE;
  io.KeyMap[ImGuiKey_Delete] = GLFW_KEY_DELETE;
  io.KeyMap[ImGuiKey_LeftArrow] = GLFW_KEY_LEFT;
  io.KeyMap[ImGuiKey_RightArrow] = GLFW_KEY_RIGHT;
  io.KeyMap[ImGuiKey_Home] = GLFW_KEY_HOME;
  io.KeyMap[ImGuiKey_End] = GLFW_KEY_END;
  io.KeyMap[ImGuiKey_Enter] = GLFW_KEY_ENTER;
  io.KeyMap[ImGuiKey_A] = GLFW_KEY_A;
  glfwSetWindowUserPointer(w.handle, &w);
  glfwSetKeyCallback(w.handle, on_key);
  glfwSetCharCallback(w.handle, on_char);
  glfwSetMouseButtonCallback(w.handle, on_button);
  glfwSetCursorPosCallback(w.handle, on_cursor);
  glfwSetScrollCallback(w.handle, on_scroll);
  glfwSetWindowRefreshCallback(w.handle, [](GLFWwindow* h) { of(h).dirty = true; });
  glfwSetFramebufferSizeCallback(w.handle, [](GLFWwindow* h, int, int) { of(h).dirty = true; });
  const int code = loop(w);
  w.baker.stop();
  // The surface belongs to the device, the window to GLFW: in this order.
  w.gui.reset();
  w.target.reset();
  w.scene.reset();
  w.device.reset();
  glfwDestroyWindow(w.handle);
  return code;
}

}  // namespace app
