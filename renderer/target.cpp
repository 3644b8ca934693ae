// What is drawn into: a window's swapchain or an image of our own, and the intermediate
// pictures that both need.
#include <algorithm>

#include "renderer/gpu.h"

namespace renderer {
namespace {

constexpr std::uint32_t kLargest = 16384;

void destroy_finish_pictures(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  for (VkDescriptorSet* set : {&t.scene_set, &t.depth_set, &t.occlusion_set, &t.smooth_occlusion_set}) {
    if (*set) vkFreeDescriptorSets(d.device, d.descriptor_pool, 1, set);
    *set = VK_NULL_HANDLE;
  }
  for (Image* image : {&t.scene, &t.single_depth, &t.occlusion, &t.smooth_occlusion})
    if (image->image) destroy_image(d, *image);
}

void destroy_pictures(TargetImpl& t) {
  destroy_finish_pictures(t);
  for (Image* image : {&t.samples, &t.depth, &t.offscreen})
    if (image->image) destroy_image(*t.device, *image);
}

void create_pictures(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  destroy_pictures(t);
  const VkExtent2D extent{t.size.x, t.size.y};
  if (t.settings.samples > 1)
    t.samples = create_image(d, {extent, t.format, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT, t.settings.samples});
  VkImageUsageFlags depth = VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT;
  if (t.settings.ambient_occlusion && t.settings.samples == 1) depth |= VK_IMAGE_USAGE_SAMPLED_BIT;
  t.depth = create_image(d, {extent, kDepthFormat, depth, t.settings.samples});
  if (!t.window)
    t.offscreen = create_image(
        d, {extent, kOffscreenFormat, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT});
}

void destroy_shadow(TargetImpl& t) {
  for (VkImageView& view : t.shadow_layers) vkDestroyImageView(t.device->device, view, nullptr), view = VK_NULL_HANDLE;
  if (t.shadow.image) destroy_image(*t.device, t.shadow);
}

// The near and the far map.
void create_shadow(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  destroy_shadow(t);
  // With shadows off a small map keeps the descriptor valid; nothing samples it.
  const std::uint32_t size = std::max(1u, t.settings.shadow_size);
  t.shadow = create_image(d, {.extent = {size, size},
                              .format = d.shadow_format,
                              .usage = VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT,
                              .layers = 2});
  for (std::uint32_t i = 0; i < 2; ++i) t.shadow_layers[i] = create_layer_view(d, t.shadow, i);
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

// For what is done to the finished picture: where the table is drawn instead of into the
// target, its depth with one value a pixel, and the shade found from that.
void create_finish_pictures(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  if (t.scene.image) return;
  const VkExtent2D extent{t.size.x, t.size.y}, half{(t.size.x + 1) / 2, (t.size.y + 1) / 2};
  t.scene = create_image(d, {extent, t.format, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT});
  t.scene_set = create_texture_set(d, t.scene.view, d.nearest);
  if (!t.settings.ambient_occlusion) {  // neither is looked at
    t.smooth_occlusion_set = create_texture_set(d, t.scene.view, d.nearest);
    t.depth_set = create_texture_set(d, t.scene.view, d.nearest);
    return;
  }
  if (t.settings.samples > 1)
    t.single_depth = create_image(
        d, {extent, kDepthFormat, VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT});
  t.depth_set = create_texture_set(d, t.settings.samples > 1 ? t.single_depth.view : t.depth.view, d.nearest);
  const ImageDescriptor shade{half, kOcclusionFormat, VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT};
  t.occlusion = create_image(d, shade);
  t.occlusion_set = create_texture_set(d, t.occlusion.view, d.nearest);
  t.smooth_occlusion = create_image(d, shade);
  t.smooth_occlusion_set = create_texture_set(d, t.smooth_occlusion.view, d.nearest);
}

void create_swapchain(TargetImpl& t) {
  DeviceImpl& d = *t.device;
  GELAR_VK(vkDeviceWaitIdle(d.device));
  vkb::SwapchainBuilder builder(d.device, t.surface);
  const vkb::Swapchain old = t.swapchain;
  auto built = builder.set_old_swapchain(old.swapchain)
                   .set_desired_extent(t.size.x, t.size.y)
                   .set_desired_format({VK_FORMAT_B8G8R8A8_UNORM, VK_COLOR_SPACE_SRGB_NONLINEAR_KHR})
                   // One window waits for the screen; a second one beside it must not wait as well.
                   .set_desired_present_mode(t.owns_surface ? VK_PRESENT_MODE_MAILBOX_KHR : VK_PRESENT_MODE_FIFO_KHR)
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
base::Result<Target> create_window_target(Device& device, glm::uvec2 size, const Settings& settings,
                                          const MakeSurface& make_surface) {
  DeviceImpl& d = *device;
  GELAR_CHECK(d.surface, "the device was made with a surface");
  VkSurfaceKHR surface = d.surface;
  if (make_surface) {
    surface = reinterpret_cast<VkSurfaceKHR>(make_surface(d.instance.instance));
    VkBool32 can = VK_FALSE;
    const auto family = d.device.get_queue_index(vkb::QueueType::present).value();
    if (!surface ||
        vkGetPhysicalDeviceSurfaceSupportKHR(d.device.physical_device, family, surface, &can) != VK_SUCCESS || !can) {
      if (surface) vkb::destroy_surface(d.instance, surface);
      return base::error("R0012", d.facts.name, "the second window cannot be drawn to by Vulkan");
    }
  }
  auto target = create_target(device, size, settings, true);
  if (!target) {
    if (make_surface) vkb::destroy_surface(d.instance, surface);
    return target;
  }
  (*target)->surface = surface;
  (*target)->owns_surface = bool(make_surface);
  return target;
}

void set_settings(Device& device, Target& target, const Settings& settings) {
  GELAR_VK(vkDeviceWaitIdle(device->device));
  const bool pictures =
      settings.samples != target->settings.samples || settings.ambient_occlusion != target->settings.ambient_occlusion;
  const bool shadow = settings.shadow_size != target->settings.shadow_size;
  target->settings = settings;
  if (shadow) create_shadow(*target);
  if (pictures && target->depth.image) create_pictures(*target);
  if (pictures && !target->window) target->drawn = false;
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

void wait(Target& target) {
  for (const FrameSlot& slot : target->slots)
    GELAR_VK(vkWaitForFences(target->device->device, 1, &slot.done, VK_TRUE, UINT64_MAX));
}

std::vector<std::uint8_t> read_pixels(Device& device, Target& target) {
  DeviceImpl& d = *device;
  TargetImpl& t = *target;
  GELAR_CHECK(!t.window && t.drawn, "an offscreen target with a frame in it");
  wait(target);
  const std::size_t bytes = std::size_t(t.size.x) * t.size.y * 4;
  if (t.pixels.size < bytes) {  // kept: a video reads thousands of pictures
    if (t.pixels.buffer) destroy_buffer(d, t.pixels);
    t.pixels = create_buffer(d, bytes, VK_BUFFER_USAGE_TRANSFER_DST_BIT, Memory::host);
  }
  submit_now(d, [&](VkCommandBuffer commands) {
    VkBufferImageCopy copy{};
    copy.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    copy.imageExtent = {t.size.x, t.size.y, 1};
    vkCmdCopyImageToBuffer(commands, t.offscreen.image, VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, t.pixels.buffer, 1,
                           &copy);
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
  const auto* begin = static_cast<const std::uint8_t*>(t.pixels.mapped);
  return {begin, begin + bytes};
}

FrameFacts last_frame(const Target& target) { return target->facts; }

void Free::operator()(TargetImpl* t) const {
  DeviceImpl& d = *t->device;
  vkDeviceWaitIdle(d.device);
  destroy_pictures(*t);
  destroy_shadow(*t);
  if (t->swapchain.swapchain) {
    destroy_swapchain_parts(*t);
    vkb::destroy_swapchain(t->swapchain);
  }
  if (t->owns_surface) vkb::destroy_surface(d.instance, t->surface);
  if (t->pixels.buffer) destroy_buffer(d, t->pixels);
  for (FrameSlot& s : t->slots) {
    for (ViewSlot& v : s.views) {
      for (Buffer* b :
           {&v.data, &v.people, &v.objects, &v.lamps, &v.overlay_vertices, &v.overlay_indices, &v.particles})
        if (b->buffer) destroy_buffer(d, *b);
      if (v.set) vkFreeDescriptorSets(d.device, d.descriptor_pool, 1, &v.set);
    }
    for (Buffer* b : {&s.ui_vertices, &s.ui_indices})
      if (b->buffer) destroy_buffer(d, *b);
    vkDestroyQueryPool(d.device, s.times, nullptr);
    vkDestroySemaphore(d.device, s.acquired, nullptr);
    vkDestroyFence(d.device, s.done, nullptr);
    vkDestroyCommandPool(d.device, s.pool, nullptr);
  }
  delete t;
}

}  // namespace renderer
