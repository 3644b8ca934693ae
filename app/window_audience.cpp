#include <algorithm>

#include "app/build_view.h"
#include "app/mark_shapes.h"
#include "app/player.h"
#include "app/gui/words.h"
#include "app/window_parts.h"

namespace app {
namespace {

struct Monitor {
  GLFWmonitor* handle = nullptr;
  glm::ivec4 area{0};  // x, y, width, height
};

std::vector<Monitor> monitors() {
  int count = 0;
  GLFWmonitor** all = glfwGetMonitors(&count);
  std::vector<Monitor> out;
  for (int i = 0; i < count; ++i) {
    Monitor m{all[i], {}};
    const GLFWvidmode* mode = glfwGetVideoMode(all[i]);
    if (!mode) continue;
    glfwGetMonitorPos(all[i], &m.area.x, &m.area.y);
    m.area.z = mode->width;
    m.area.w = mode->height;
    out.push_back(m);
  }
  return out;
}

// The monitor that the window's middle lies on.
std::size_t monitor_of(GLFWwindow* window, const std::vector<Monitor>& all) {
  glm::ivec2 at, size;
  glfwGetWindowPos(window, &at.x, &at.y);
  glfwGetWindowSize(window, &size.x, &size.y);
  const glm::ivec2 middle = at + size / 2;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const glm::ivec4 a = all[i].area;
    if (middle.x >= a.x && middle.y >= a.y && middle.x < a.x + a.z && middle.y < a.y + a.w) return i;
  }
  return 0;
}

void fill_monitor(GLFWwindow* window, const Monitor& m) {
  glfwSetWindowMonitor(window, m.handle, 0, 0, m.area.z, m.area.w, GLFW_DONT_CARE);
}

// A picture of one colour: what a projector shows while nothing is to be seen.
void plain_picture(renderer::RenderView& view, glm::vec2 size, std::uint32_t colour) {
  view = {};
  view.ui_vertices = {
      {{0, 0}, {0, 0}, colour}, {{size.x, 0}, {0, 0}, colour}, {size, {0, 0}, colour}, {{0, size.y}, {0, 0}, colour}};
  view.ui_indices = {0, 1, 2, 0, 2, 3};
  view.ui_commands = {{0, 6, 0, 0, {0, 0, int(size.x), int(size.y)}}};
}

}  // namespace

void open_audience(Window& w) {
  if (w.audience.handle) return;
  const std::vector<Monitor> all = monitors();
  const std::size_t own = all.empty() ? 0 : monitor_of(w.handle, all);
  glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
  glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
  glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // the presenter clicks elsewhere; the hall keeps its picture
  w.audience.handle = glfwCreateWindow(1280, 720, "Gelar: hadirin", nullptr, nullptr);
  if (!w.audience.handle) {
    w.state.audience.on = false;
    return tell(w.state, gui::word(gui::Word::no_hall_window, w.state.language), true);
  }
  if (all.size() > 1) fill_monitor(w.audience.handle, all[own == 0 ? 1 : 0]);
  glm::ivec2 size;
  glfwGetFramebufferSize(w.audience.handle, &size.x, &size.y);
  const renderer::Quality quality = w.descriptor.quality.value_or(renderer::facts(w.device).suggested);
  auto target = renderer::create_window_target(
      w.device, glm::uvec2(glm::max(size, glm::ivec2(1))), renderer::settings_of(quality), [&](void* instance) {
        VkSurfaceKHR surface = VK_NULL_HANDLE;
        glfwCreateWindowSurface(static_cast<VkInstance>(instance), w.audience.handle, nullptr, &surface);
        return reinterpret_cast<std::uint64_t>(surface);
      });
  if (!target) {
    tell(w.state, base::format(target.diagnostics()), true);
    return close_audience(w);
  }
  w.audience.target = std::move(*target);
  listen_to_audience(w);
  w.audience.dirty = true;
}

void close_audience(Window& w) {
  if (!w.audience.handle) return;
  w.audience.target.reset();
  glfwDestroyWindow(w.audience.handle);
  w.audience.handle = nullptr;
  w.state.audience.on = false;
}

// The two windows change monitors.
void swap_screens(Window& w) {
  const std::vector<Monitor> all = monitors();
  if (all.size() < 2 || !w.audience.handle) return;
  const std::size_t own = monitor_of(w.handle, all), hall = monitor_of(w.audience.handle, all);
  if (own == hall) return;
  fill_monitor(w.audience.handle, all[own]);
  if (glfwGetWindowMonitor(w.handle))
    fill_monitor(w.handle, all[hall]);
  else
    glfwSetWindowPos(w.handle, all[hall].area.x, all[hall].area.y);
  w.dirty = w.audience.dirty = true;
}

void draw_audience(Window& w, double seconds) {
  Window::Screen& hall = w.audience;
  if (!hall.handle) return;
  const AppState& s = w.state;
  glm::ivec2 size;
  glfwGetFramebufferSize(hall.handle, &size.x, &size.y);
  if (size != hall.size) hall.dirty = true;
  hall.size = size;
  if (!hall.dirty || size.x == 0 || size.y == 0) return;
  renderer::resize(w.device, hall.target, glm::uvec2(size));
  const glm::vec2 pixels(size);
  const Curtain curtain = s.audience.curtain;
  if (curtain == Curtain::black || curtain == Curtain::white || !s.document) {
    plain_picture(hall.view, pixels, curtain == Curtain::white ? 0xffffffffu : 0xff000000u);
  } else if (curtain == Curtain::live || hall.view.objects.empty()) {
    // Frozen: the last view stays as it is, and is drawn again if the window was covered.
    hall.view = w.view;
    hall.view.camera = s.audience.floor_scale > 0
                           ? floor_camera(shown_orbit(s), s.audience.floor_scale, s.audience.floor_pixels, pixels.y)
                           : camera_of(s.audience.private_look ? s.audience.orbit : shown_orbit(s));
    const GuiLayer layer = s.audience.floor_scale > 0 ? GuiLayer::floor : GuiLayer::audience;
    draw_gui(w.audience_gui, w.device, {.size = pixels, .layer = layer, .seconds_since_last = seconds}, s, hall.ignored,
             hall.view);
    hall.ignored.clear();
    const glm::ivec4 split = gui_split(w.audience_gui);
    hall.split = split.z > 0 && s.compare_with && s.compare_with->motion && !w.other_view.objects.empty();
    if (hall.split) {
      hall.other = w.other_view;
      hall.other.camera = hall.view.camera;
      hall.other.viewport = split;
    }
  }
  const renderer::RenderView* views[] = {&hall.view, &hall.other};
  const bool both = hall.split && (curtain == Curtain::live || curtain == Curtain::frozen);
  if (renderer::draw_frame(w.device, w.scene, hall.target, std::span(views, both ? 2u : 1u)) == renderer::Drawn::yes) {
    ++hall.frames;
    hall.dirty = false;
    note_hall(w);
  }
}

}  // namespace app
