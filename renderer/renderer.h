// The renderer from outside: make a device, upload models, draw views into a target.
//
//   Device  device  = create_device({...})        one per process
//   Scene   scene   = upload_models(device, ...)  figures, vehicles, venue
//   Target  target  = create_window_target(...) or create_offscreen_target(...)
//   draw_frame(device, scene, target, view)       the same function for both
//
// One device and one scene serve any number of targets, two windows say, each drawn when
// its turn comes; and one target can show several views beside each other.
//
// One thread only. Handles are move-only owners; destroy in the reverse order. Needs
// Vulkan 1.3 (dynamic rendering, synchronization2) and nothing optional.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "assets/model.h"
#include "base/result.h"
#include "renderer/view.h"

namespace renderer {

enum class Quality : std::uint8_t { low, medium, high };

// What a quality stands for; `settings_of` gives the defaults, a caller may change one.
struct Settings {
  std::uint32_t samples = 1;         // 1 or 4
  std::uint32_t shadow_size = 1024;  // texels a side of each of two maps; 0 = no shadows
  std::uint32_t shadow_taps = 1;     // 1, 4 or 9
  bool rich = false;                 // sheen on everything, not on water, glass and lamps alone
  bool ambient_occlusion = false;    // from the picture's depth
  bool fade_levels = true;           // levels of detail dissolve into each other
  // A person taller than this many pixels gets level 0, 1, 2; else a stand-in of 24 triangles, and from
  // `standee_pixels` down a flat one of six.
  float lod_pixels[3] = {90, 40, 14};
  float standee_pixels = 8;
  float object_error = 1;  // pixels by which a coarser level of anything else may deviate
};
Settings settings_of(Quality quality);
const char* name_of(Quality quality);

struct DeviceDescriptor {
  bool validation = false;                     // with synchronization validation; messages go to `on_message`
  std::string pick;                            // part of a device's name; "" = discrete, integrated, virtual, CPU
  std::vector<const char*> window_extensions;  // from GLFW; empty = offscreen only
  // Makes the surface that the device must be able to present to (VkInstance in, VkSurfaceKHR out, 0 = failed).
  std::function<std::uint64_t(void* instance)> make_surface;
  std::function<void(const std::string&)> on_message;  // validation and driver messages
};

struct DeviceImpl;
struct SceneImpl;
struct TargetImpl;
struct Free {
  void operator()(DeviceImpl*) const;
  void operator()(SceneImpl*) const;
  void operator()(TargetImpl*) const;
};
using Device = std::unique_ptr<DeviceImpl, Free>;
using Scene = std::unique_ptr<SceneImpl, Free>;
using Target = std::unique_ptr<TargetImpl, Free>;

// Errors: R0001 no Vulkan loader or instance, R0002 no usable device (the message says why
// each one was refused), R0003 too old a driver.
base::Result<Device> create_device(const DeviceDescriptor& descriptor);

struct DeviceFacts {
  std::string name, driver, kind;  // kind: "discrete", "integrated", "virtual", "CPU"
  std::uint32_t api_version = 0;
  std::string why;  // why this one was picked, one line
  Quality suggested = Quality::high;
};
const DeviceFacts& facts(const Device& device);
std::uint64_t validation_messages(const Device& device);  // count so far

// Copies the models to the GPU. ModelId = index. Error: R0010 too large for the device.
base::Result<Scene> upload_models(Device& device, std::span<const assets::Model* const> models);

// `samples` and `shadow_size` may change later through set_settings.
base::Result<Target> create_offscreen_target(Device& device, glm::uvec2 size, const Settings& settings);
// Takes over the surface that the device's make_surface made; a further window brings its
// own, to be made here. `size` is the framebuffer's. Error: R0012 the device cannot present
// to that window.
using MakeSurface = std::function<std::uint64_t(void* instance)>;
base::Result<Target> create_window_target(Device& device, glm::uvec2 size, const Settings& settings,
                                          const MakeSurface& make_surface = {});
void set_settings(Device& device, Target& target, const Settings& settings);
void resize(Device& device, Target& target, glm::uvec2 size);  // 0 in one direction = minimised: nothing is drawn

// A texture for UiCommand; texture 0 is white. `pixels` has four bytes a pixel (RGBA, sRGB)
// or one: the coverage of a white shape, which is all that letters need.
std::uint32_t create_ui_texture(Device& device, glm::uvec2 size, std::span<const std::uint8_t> pixels);
void destroy_ui_texture(Device& device, std::uint32_t texture);

enum class Drawn : std::uint8_t { yes, skipped, device_lost };
// skipped: minimised, or the swapchain was out of date and has been made anew; draw again.
Drawn draw_frame(Device& device, Scene& scene, Target& target, const RenderView& view);
// Up to four views in one picture, each in its own viewport, drawn in their order.
inline constexpr std::size_t kMostViews = 4;
Drawn draw_frame(Device& device, Scene& scene, Target& target, std::span<const RenderView* const> views);

// Until all its frames that were handed in are drawn.
void wait(Target& target);

// The last frame of an offscreen target: width * height * 4 bytes, sRGB RGBA, top row first.
std::vector<std::uint8_t> read_pixels(Device& device, Target& target);

struct FrameFacts {
  double cpu_ms = 0;   // cull, pack and record
  double wait_ms = 0;  // for a frame in flight to be done, and for the window's next image
  double gpu_ms = 0;   // timestamps; 0 = the device has none
  std::uint32_t people_drawn = 0, triangles = 0;
};
FrameFacts last_frame(const Target& target);

}  // namespace renderer
