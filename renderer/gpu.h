// Inside the renderer: the device, and buffers and images on it. Not for other rooms.
#pragma once

#include <VkBootstrap.h>

#include <array>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "renderer/renderer.h"
#include "shaders/shared/scene.h"

namespace renderer {

[[noreturn]] void vulkan_failed(const char* call, VkResult result, const char* file, int line);
const char* name_of(VkResult result);

// A call that only fails when the machine is at its end: says which, and how.
#define GELAR_VK(call)                                                                                  \
  do {                                                                                                  \
    const VkResult gelar_result = (call);                                                               \
    if (gelar_result != VK_SUCCESS) ::renderer::vulkan_failed(#call, gelar_result, __FILE__, __LINE__); \
  } while (0)

struct Buffer {
  VkBuffer buffer = VK_NULL_HANDLE;
  VkDeviceMemory memory = VK_NULL_HANDLE;
  VkDeviceSize size = 0;
  void* mapped = nullptr;  // host-visible ones stay mapped
};

struct Image {
  VkImage image = VK_NULL_HANDLE;
  VkDeviceMemory memory = VK_NULL_HANDLE;
  VkImageView view = VK_NULL_HANDLE;
  VkFormat format = VK_FORMAT_UNDEFINED;
  VkExtent2D extent{};
};

struct ImageDescriptor {
  VkExtent2D extent{};
  VkFormat format = VK_FORMAT_UNDEFINED;
  VkImageUsageFlags usage = 0;
  std::uint32_t samples = 1;
};

struct UiTexture {
  Image image;
  VkDescriptorSet set = VK_NULL_HANDLE;
};

// Pipelines depend on the sample count alone; made when first needed.
struct Pipelines {
  VkPipeline person = VK_NULL_HANDLE, person_blend = VK_NULL_HANDLE, object = VK_NULL_HANDLE,
             object_blend = VK_NULL_HANDLE, backdrop = VK_NULL_HANDLE, overlay = VK_NULL_HANDLE,
             particle = VK_NULL_HANDLE;
};

inline constexpr VkFormat kSceneFormat = VK_FORMAT_R16G16B16A16_SFLOAT;
inline constexpr VkFormat kDepthFormat = VK_FORMAT_D32_SFLOAT;
inline constexpr VkFormat kShadowFormat = VK_FORMAT_D16_UNORM;
inline constexpr VkFormat kOffscreenFormat = VK_FORMAT_R8G8B8A8_UNORM;
inline constexpr int kFramesInFlight = 2;

struct DeviceImpl {
  vkb::Instance instance;
  vkb::Device device;
  VkSurfaceKHR surface = VK_NULL_HANDLE;
  VkQueue queue = VK_NULL_HANDLE, present_queue = VK_NULL_HANDLE;
  std::uint32_t family = 0;
  DeviceFacts facts;
  std::uint64_t messages = 0;
  std::function<void(const std::string&)> on_message;

  VkCommandPool upload_pool = VK_NULL_HANDLE;
  VkDescriptorPool descriptor_pool = VK_NULL_HANDLE;
  VkDescriptorSetLayout frame_layout = VK_NULL_HANDLE, texture_layout = VK_NULL_HANDLE;
  VkPipelineLayout pipeline_layout = VK_NULL_HANDLE;
  VkPipelineCache pipeline_cache = VK_NULL_HANDLE;
  VkSampler nearest = VK_NULL_HANDLE, linear = VK_NULL_HANDLE, compare = VK_NULL_HANDLE;
  VkPipeline person_shadow = VK_NULL_HANDLE, object_shadow = VK_NULL_HANDLE;
  std::map<std::uint32_t, Pipelines> by_samples;
  std::map<VkFormat, std::array<VkPipeline, 2>> by_target;  // tone map, ui
  std::vector<UiTexture> textures;                          // [0] white; freed ones are empty
};

Buffer create_buffer(DeviceImpl& device, VkDeviceSize size, VkBufferUsageFlags usage, bool host_visible);
void destroy_buffer(DeviceImpl& device, Buffer& buffer);
Image create_image(DeviceImpl& device, const ImageDescriptor& descriptor);
void destroy_image(DeviceImpl& device, Image& image);
// Records `work`, submits it and waits.
void submit_now(DeviceImpl& device, const std::function<void(VkCommandBuffer)>& work);
void upload(DeviceImpl& device, Buffer& to, const void* data, VkDeviceSize size);
VkDescriptorSet create_texture_set(DeviceImpl& device, VkImageView view, VkSampler sampler);

// pipelines.cpp
void create_layouts(DeviceImpl& device);
const Pipelines& pipelines_for(DeviceImpl& device, std::uint32_t samples);
const std::array<VkPipeline, 2>& pipelines_for_target(DeviceImpl& device, VkFormat format);
void destroy_pipelines(DeviceImpl& device);

// A full barrier's worth of one image, spelled where it happens.
struct Transition {
  VkImage image = VK_NULL_HANDLE;
  VkImageAspectFlags aspect = VK_IMAGE_ASPECT_COLOR_BIT;
  VkImageLayout from = VK_IMAGE_LAYOUT_UNDEFINED, to = VK_IMAGE_LAYOUT_UNDEFINED;
  VkPipelineStageFlags2 after = 0, before = 0;
  VkAccessFlags2 made = 0, needs = 0;
};
void transition(VkCommandBuffer commands, std::initializer_list<Transition> list);

// --- scene.cpp ---
struct DrawRange {
  std::uint32_t first_index = 0, opaque_count = 0, glass_count = 0;  // glass follows the opaque
  float error = 0;  // metres that the level is off
};
struct ModelOnGpu {
  std::int32_t vertex_offset = 0;
  std::vector<DrawRange> levels;
  std::uint32_t joints = 1;
  std::uint32_t pivots = 0;  // offset into the matrices
  struct ClipOnGpu {
    std::uint32_t first = 0, frames = 1;
    bool loops = true;
  };
  std::vector<ClipOnGpu> clips;
  glm::vec3 low{0}, high{0};
  glm::vec3 centre{0};
  float radius = 1;
};
struct SceneImpl {
  DeviceImpl* device = nullptr;
  Buffer vertices, indices, matrices;
  std::vector<ModelOnGpu> models;
};

// --- target.cpp ---
struct FrameSlot {
  VkCommandPool pool = VK_NULL_HANDLE;
  VkCommandBuffer commands = VK_NULL_HANDLE;
  VkFence done = VK_NULL_HANDLE;
  VkSemaphore acquired = VK_NULL_HANDLE;
  VkQueryPool times = VK_NULL_HANDLE;
  bool timed = false;
  VkDescriptorSet set = VK_NULL_HANDLE;
  Buffer data, people, objects, overlay_vertices, overlay_indices, particles, ui_vertices, ui_indices;
};

struct TargetImpl {
  DeviceImpl* device = nullptr;
  Settings settings;
  bool window = false;
  glm::uvec2 size{0};
  vkb::Swapchain swapchain;
  std::vector<VkImage> images;
  std::vector<VkImageView> views;
  std::vector<VkSemaphore> rendered;  // by swapchain image
  Image offscreen;
  VkFormat format = VK_FORMAT_UNDEFINED;
  Image scene, scene_samples, depth, shadow;
  VkDescriptorSet scene_set = VK_NULL_HANDLE;
  std::array<FrameSlot, kFramesInFlight> slots;
  std::uint32_t next_slot = 0;
  bool outdated = false, drawn = false;
  FrameFacts facts;
};
void create_swapchain(TargetImpl& target);

// --- cull.cpp ---
struct Draw {
  std::uint32_t model = 0, level = 0, first = 0, count = 0;
  bool shadow = true, ghost = false;
};
struct DrawLists {
  std::vector<Draw> people, objects;
  std::vector<shared::PersonData> person_data;
  std::vector<shared::ObjectData> object_data;
};
void cull(const SceneImpl& scene, const RenderView& view, const glm::mat4& view_projection, float viewport_height,
          const Settings& settings, DrawLists& out);

}  // namespace renderer
