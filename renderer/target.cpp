// What is drawn into: a window's swapchain or an image of our own, and the intermediate
// pictures that both need.
#include <algorithm>

#include "renderer/gpu.h"

namespace renderer {
namespace {

constexpr std::uint32_t kLargest = 16384;

void destroy_pictures(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  if (t.scene_set) vkFreeDescriptorSets(d.device, d.descriptor_pool, 1, &t.scene_set);
  t.scene_set = VK_NULL_HANDLE;
  for (Image* image : {&t.scene, &t.scene_samples, &t.depth, &t.offscreen})
    if (image->image) destroy_image(d, *image);
}

void create_pictures(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  destroy_pictures(t);
  const VkExtent2D extent{t.size.x, t.size.y};
  t.scene = create_image(d, {extent, kSceneFormat, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT});
  if (t.settings.samples > 1)
    t.scene_samples = create_image(d, {extent, kSceneFormat, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT, t.settings.samples});
  t.depth = create_image(d, {extent, kDepthFormat, VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT, t.settings.samples});
  t.scene_set = create_texture_set(d, t.scene.view, d.nearest);
  if (!t.window)
    t.offscreen = create_image(d, {extent, kOffscreenFormat, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT});
}

void create_shadow(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  if (t.shadow.image) destroy_image(d, t.shadow);
  // With shadows off a one-texel map keeps the descriptor valid; nothing samples it.
  const std::uint32_t size = std::max(1u, t.settings.shadow_size);
  t.shadow = create_image(d, {{size, size}, kShadowFormat,
                              VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT});
}

VkSemaphore create_semaphore(DeviceImpl& d) {
  VkSemaphoreCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO;
  VkSemaphore semaphore = VK_NULL_HANDLE;
  GELAR_VK(vkCreateSemaphore(d.device, &info, nullptr, &semaphore));
  return semaphore;
}

void create_slot(DeviceImpl& d, FrameSlot& slot) {
  VkCommandPoolCreateInfo pool{};
  pool.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
  pool.queueFamilyIndex = d.family;
  GELAR_VK(vkCreateCommandPool(d.device, &pool, nullptr, &slot.pool));
  VkCommandBufferAllocateInfo commands{};
  commands.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
  commands.commandPool = slot.pool;
  commands.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
  commands.commandBufferCount = 1;
  GELAR_VK(vkAllocateCommandBuffers(d.device, &commands, &slot.commands));
  VkFenceCreateInfo fence{};
  fence.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO;
  fence.flags = VK_FENCE_CREATE_SIGNALED_BIT;
  GELAR_VK(vkCreateFence(d.device, &fence, nullptr, &slot.done));
  slot.acquired = create_semaphore(d);
  VkQueryPoolCreateInfo queries{};
  queries.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO;
  queries.queryType = VK_QUERY_TYPE_TIMESTAMP;
  queries.queryCount = 2;
  GELAR_VK(vkCreateQueryPool(d.device, &queries, nullptr, &slot.times));
  VkDescriptorSetAllocateInfo set{};
  set.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
  set.descriptorPool = d.descriptor_pool;
  set.descriptorSetCount = 1;
  set.pSetLayouts = &d.frame_layout;
  GELAR_VK(vkAllocateDescriptorSets(d.device, &set, &slot.set));
}

base::Result<Target> create_target(Device& device, glm::uvec2 size, const Settings& settings, bool window) {
  if (size.x > kLargest || size.y > kLargest || (!window && (size.x == 0 || size.y == 0)))
    return base::error("R0011", "", "a picture has 1 to 16384 pixels a side");
  Target target(new TargetImpl);
  target->device = device.get();
  target->settings = settings;
  target->window = window;
  target->size = size;
  for (FrameSlot& slot : target->slots) create_slot(*device, slot);
  create_shadow(*target);
  if (window) {
    target->outdated = true;  // made by the first frame, at the size that it then has
  } else {
    target->format = kOffscreenFormat;
    create_pictures(*target);
  }
  return target;
}

void destroy_swapchain_parts(TargetImpl& t) {
  t.swapchain.destroy_image_views(t.views);
  t.views.clear();
  for (VkSemaphore s : t.rendered) vkDestroySemaphore(t.device->device, s, nullptr);
  t.rendered.clear();
}

}  // namespace

void create_swapchain(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  GELAR_VK(vkDeviceWaitIdle(d.device));
  vkb::SwapchainBuilder builder(d.device);
  const vkb::Swapchain old = t.swapchain;
  auto built = builder.set_old_swapchain(old.swapchain)
                   .set_desired_extent(t.size.x, t.size.y)
                   .set_desired_format({VK_FORMAT_B8G8R8A8_UNORM, VK_COLOR_SPACE_SRGB_NONLINEAR_KHR})
                   .set_desired_present_mode(VK_PRESENT_MODE_FIFO_KHR)
                   .set_image_usage_flags(VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT)
                   .build();
  // A window that is just being resized may refuse for a moment: the next frame tries again.
  if (!built) return;
  if (old.swapchain) {
    destroy_swapchain_parts(t);
    vkb::destroy_swapchain(old);
  }
  t.swapchain = built.value();
  t.images = t.swapchain.get_images().value();
  t.views = t.swapchain.get_image_views().value();
  for (std::size_t i = 0; i < t.images.size(); ++i) t.rendered.push_back(create_semaphore(d));
  t.format = t.swapchain.image_format;
  t.size = {t.swapchain.extent.width, t.swapchain.extent.height};
  if (t.size.x > 0 && t.size.y > 0) create_pictures(t);
  t.outdated = false;
}

base::Result<Target> create_offscreen_target(Device& device, glm::uvec2 size, const Settings& settings) {
  return create_target(device, size, settings, false);
}
base::Result<Target> create_window_target(Device& device, glm::uvec2 size, const Settings& settings) {
  GELAR_CHECK(device->surface, "the device was made with a surface");
  return create_target(device, size, settings, true);
}

void set_settings(Device& device, Target& target, const Settings& settings) {
  GELAR_VK(vkDeviceWaitIdle(device->device));
  const bool samples = settings.samples != target->settings.samples;
  const bool shadow = settings.shadow_size != target->settings.shadow_size;
  target->settings = settings;
  if (shadow) create_shadow(*target);
  if (samples && target->scene.image) create_pictures(*target);
}

void resize(Device& device, Target& target, glm::uvec2 size) {
  size = glm::min(size, glm::uvec2(kLargest));
  if (target->size == size) return;
  target->size = size;
  if (target->window) {
    target->outdated = true;
  } else if (size.x > 0 && size.y > 0) {
    GELAR_VK(vkDeviceWaitIdle(device->device));
    create_pictures(*target);
    target->drawn = false;
  }
}

std::vector<std::uint8_t> read_pixels(Device& device, Target& target) {
  DeviceImpl& d = *device;
  TargetImpl& t = *target;
  GELAR_CHECK(!t.window && t.drawn, "an offscreen target with a frame in it");
  GELAR_VK(vkDeviceWaitIdle(d.device));
  const std::size_t bytes = std::size_t(t.size.x) * t.size.y * 4;
  Buffer staging = create_buffer(d, bytes, VK_BUFFER_USAGE_TRANSFER_DST_BIT, true);
  submit_now(d, [&](VkCommandBuffer commands) {
    VkBufferImageCopy copy{};
    copy.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    copy.imageExtent = {t.size.x, t.size.y, 1};
    vkCmdCopyImageToBuffer(commands, t.offscreen.image, VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, staging.buffer, 1, &copy);
    VkMemoryBarrier2 barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER_2;
    barrier.srcStageMask = VK_PIPELINE_STAGE_2_COPY_BIT;
    barrier.srcAccessMask = VK_ACCESS_2_TRANSFER_WRITE_BIT;
    barrier.dstStageMask = VK_PIPELINE_STAGE_2_HOST_BIT;
    barrier.dstAccessMask = VK_ACCESS_2_HOST_READ_BIT;
    VkDependencyInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO;
    info.memoryBarrierCount = 1;
    info.pMemoryBarriers = &barrier;
    vkCmdPipelineBarrier2(commands, &info);
  });
  const auto* begin = static_cast<const std::uint8_t*>(staging.mapped);
  std::vector<std::uint8_t> pixels(begin, begin + bytes);
  destroy_buffer(d, staging);
  return pixels;
}

FrameFacts last_frame(const Target& target) { return target->facts; }

void Free::operator()(TargetImpl* t) const {
  DeviceImpl& d = *t->device;
  vkDeviceWaitIdle(d.device);
  destroy_pictures(*t);
  if (t->shadow.image) destroy_image(d, t->shadow);
  if (t->swapchain.swapchain) {
    destroy_swapchain_parts(*t);
    vkb::destroy_swapchain(t->swapchain);
  }
  for (FrameSlot& s : t->slots) {
    for (Buffer* b : {&s.data, &s.people, &s.objects, &s.overlay_vertices, &s.overlay_indices, &s.particles, &s.ui_vertices, &s.ui_indices})
      if (b->buffer) destroy_buffer(d, *b);
    if (s.set) vkFreeDescriptorSets(d.device, d.descriptor_pool, 1, &s.set);
    vkDestroyQueryPool(d.device, s.times, nullptr);
    vkDestroySemaphore(d.device, s.acquired, nullptr);
    vkDestroyFence(d.device, s.done, nullptr);
    vkDestroyCommandPool(d.device, s.pool, nullptr);
  }
  delete t;
}

}  // namespace renderer
