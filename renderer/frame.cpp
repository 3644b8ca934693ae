// One frame, top to bottom: draw_frame at the end of this file is the whole story. Its
// passes are in passes.cpp; every barrier between them stands here.
#include <algorithm>
#include <chrono>

#include "renderer/passes.h"

namespace renderer {
namespace {

constexpr VkPipelineStageFlags2 kDepthStages =
    VK_PIPELINE_STAGE_2_EARLY_FRAGMENT_TESTS_BIT | VK_PIPELINE_STAGE_2_LATE_FRAGMENT_TESTS_BIT;
constexpr VkAccessFlags2 kDepthAccess =
    VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_READ_BIT | VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT;
constexpr VkPipelineStageFlags2 kColourStage = VK_PIPELINE_STAGE_2_COLOR_ATTACHMENT_OUTPUT_BIT;
constexpr VkAccessFlags2 kColourAccess = VK_ACCESS_2_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT;
constexpr VkPipelineStageFlags2 kShaderStages =
    VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT | VK_PIPELINE_STAGE_2_VERTEX_SHADER_BIT;

// To be drawn into from now on; what was in it is not needed.
Transition colour_begins(VkImage image) {
  return {.image = image,
          .to = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
          .after = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT | VK_PIPELINE_STAGE_2_COPY_BIT | kColourStage,
          .before = kColourStage,
          .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
          .needs = kColourAccess};
}
Transition depth_begins(VkImage image) {
  // A depth that is resolved into counts as a colour output.
  return {.image = image,
          .aspect = VK_IMAGE_ASPECT_DEPTH_BIT,
          .to = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL,
          .after = kShaderStages | kDepthStages | kColourStage,
          .before = kDepthStages | kColourStage,
          .made = VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
          .needs = kDepthAccess | kColourAccess};
}
// Drawn, and read by shaders from now on.
Transition colour_is_read(VkImage image) {
  return {.image = image,
          .from = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
          .to = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL,
          .after = kColourStage,
          .before = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT,
          .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
          .needs = VK_ACCESS_2_SHADER_SAMPLED_READ_BIT};
}
Transition depth_is_read(VkImage image) {
  return {.image = image,
          .aspect = VK_IMAGE_ASPECT_DEPTH_BIT,
          .from = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL,
          .to = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL,
          .after = kDepthStages | kColourStage,
          .before = kShaderStages,
          .made = VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
          .needs = VK_ACCESS_2_SHADER_SAMPLED_READ_BIT};
}
// Drawn into, and drawn over next.
Transition colour_goes_on(VkImage image) {
  return {.image = image,
          .from = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
          .to = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
          .after = kColourStage,
          .before = kColourStage,
          .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
          .needs = kColourAccess};
}

glm::ivec4 table_viewport(const RenderView& view, glm::uvec2 size) {
  glm::ivec4 v = view.viewport;
  if (v.z <= 0 || v.w <= 0) return {0, 0, int(size.x), int(size.y)};
  v.x = std::clamp(v.x, 0, int(size.x) - 1);
  v.y = std::clamp(v.y, 0, int(size.y) - 1);
  v.z = std::clamp(v.z, 1, int(size.x) - v.x);
  v.w = std::clamp(v.w, 1, int(size.y) - v.y);
  return v;
}

bool covers(glm::ivec4 v, glm::uvec2 size) { return v.x == 0 && v.y == 0 && v.z == int(size.x) && v.w == int(size.y); }

bool needs_finish(const TargetImpl& t, const RenderView& v) {
  return t.settings.ambient_occlusion || v.tilt_shift > 0 || v.rehearsal.is_on();
}

void read_times(DeviceImpl& d, FrameSlot& slot, FrameFacts& facts) {
  std::uint64_t times[2]{};
  if (!slot.timed) return;
  if (vkGetQueryPoolResults(d.device, slot.times, 0, 2, sizeof times, times, 8, VK_QUERY_RESULT_64_BIT) != VK_SUCCESS)
    return;
  facts.gpu_ms =
      double(times[1] - times[0]) * double(d.device.physical_device.properties.limits.timestampPeriod) * 1e-6;
}

bool lost(VkResult r) { return r == VK_ERROR_DEVICE_LOST; }

// Shadows, table and what is done to its picture, of one view, into `image`.
void record_view(Pass& p, VkImage image, VkImageView image_view) {
  const TargetImpl& t = p.target;
  const bool finish = needs_finish(t, p.view), samples = t.settings.samples > 1,
             occlusion = t.settings.ambient_occlusion;
  vkCmdBindDescriptorSets(p.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.device.pipeline_layout, 0, 1, &p.slot.set, 0,
                          nullptr);

  // --- shadow: the maps were read by the view before ---
  transition(p.commands, {depth_begins(t.shadow.image)});
  shadow_pass(p);

  // --- scene: objects, overlays, people, then what is translucent ---
  transition(p.commands, {depth_is_read(t.shadow.image), depth_begins(t.depth.image)});
  if (samples) transition(p.commands, {colour_begins(t.samples.image)});
  if (finish) transition(p.commands, {colour_begins(t.scene.image)});
  if (occlusion && samples) transition(p.commands, {depth_begins(t.single_depth.image)});
  p.picture = finish ? t.scene.view : image_view;
  scene_pass(p);
  if (!finish) return transition(p.commands, {colour_goes_on(image)});

  // --- finish: the shade of near things, shallow focus, other eyes ---
  if (occlusion) {
    transition(p.commands,
               {depth_is_read(samples ? t.single_depth.image : t.depth.image), colour_begins(t.occlusion.image)});
    occlusion_pass(p);
    transition(p.commands, {colour_is_read(t.occlusion.image), colour_begins(t.smooth_occlusion.image)});
    occlusion_blur_pass(p);
    transition(p.commands, {colour_is_read(t.smooth_occlusion.image)});
  }
  transition(p.commands, {colour_is_read(t.scene.image)});
  finish_pass(p, image_view);
  transition(p.commands, {colour_goes_on(image)});
}

bool submit(DeviceImpl& d, TargetImpl& t, FrameSlot& slot, std::uint32_t image) {
  VkSemaphoreSubmitInfo wait{}, signal{};
  wait.sType = signal.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO;
  wait.semaphore = slot.acquired;
  wait.stageMask = kColourStage;
  signal.semaphore = t.window ? t.rendered[image] : VK_NULL_HANDLE;
  signal.stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT;
  VkCommandBufferSubmitInfo buffer{};
  buffer.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO;
  buffer.commandBuffer = slot.commands;
  VkSubmitInfo2 submit{};
  submit.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2;
  submit.waitSemaphoreInfoCount = submit.signalSemaphoreInfoCount = t.window ? 1 : 0;
  submit.pWaitSemaphoreInfos = &wait;
  submit.pSignalSemaphoreInfos = &signal;
  submit.commandBufferInfoCount = 1;
  submit.pCommandBufferInfos = &buffer;
  return !lost(vkQueueSubmit2(d.queue, 1, &submit, slot.done));
}

Drawn present(DeviceImpl& d, TargetImpl& t, std::uint32_t image) {
  VkPresentInfoKHR info{};
  info.sType = VK_STRUCTURE_TYPE_PRESENT_INFO_KHR;
  info.waitSemaphoreCount = 1;
  info.pWaitSemaphores = &t.rendered[image];
  info.swapchainCount = 1;
  const VkSwapchainKHR swapchain = t.swapchain;
  info.pSwapchains = &swapchain;
  info.pImageIndices = &image;
  const VkResult r = vkQueuePresentKHR(d.present_queue, &info);
  if (lost(r)) return Drawn::device_lost;
  if (r == VK_ERROR_OUT_OF_DATE_KHR || r == VK_SUBOPTIMAL_KHR) t.outdated = true;
  return Drawn::yes;
}

}  // namespace

Drawn draw_frame(Device& device, Scene& scene, Target& target, const RenderView& view) {
  const RenderView* one[] = {&view};
  return draw_frame(device, scene, target, one);
}

Drawn draw_frame(Device& device, Scene& scene, Target& target, std::span<const RenderView* const> views) {
  DeviceImpl& d = *device;
  TargetImpl& t = *target;
  GELAR_CHECK(!views.empty() && views.size() <= kMostViews, "one to four views");
  if (t.size.x == 0 || t.size.y == 0) return Drawn::skipped;  // minimised
  const auto began = std::chrono::steady_clock::now();

  // --- acquire: a slot whose last frame is done, and an image to draw into ---
  if (t.window && t.outdated) {
    create_swapchain(t);
    if (t.outdated || t.size.x == 0 || t.size.y == 0) return Drawn::skipped;
  }
  FrameSlot& slot = t.slots[t.next_slot];
  if (lost(vkWaitForFences(d.device, 1, &slot.done, VK_TRUE, UINT64_MAX))) return Drawn::device_lost;
  read_times(d, slot, t.facts);
  std::uint32_t image = 0;
  if (t.window) {
    const VkResult r = vkAcquireNextImageKHR(d.device, t.swapchain, UINT64_MAX, slot.acquired, VK_NULL_HANDLE, &image);
    if (lost(r)) return Drawn::device_lost;
    if (r == VK_ERROR_OUT_OF_DATE_KHR || r == VK_ERROR_SURFACE_LOST_KHR) {
      t.outdated = true;
      return Drawn::skipped;
    }
    if (r == VK_SUBOPTIMAL_KHR) t.outdated = true;  // this image is still good
  }
  const auto acquired = std::chrono::steady_clock::now();
  GELAR_VK(vkResetFences(d.device, 1, &slot.done));
  GELAR_VK(vkResetCommandPool(d.device, slot.pool, 0));
  const VkImage to = t.window ? t.images[image] : t.offscreen.image;
  const VkImageView to_view = t.window ? t.views[image] : t.offscreen.view;
  if (std::any_of(views.begin(), views.end(), [&](const RenderView* v) { return needs_finish(t, *v); }))
    create_finish_pictures(t);

  VkCommandBufferBeginInfo begin{};
  begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
  begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
  GELAR_VK(vkBeginCommandBuffer(slot.commands, &begin));
  vkCmdResetQueryPool(slot.commands, slot.times, 0, 2);
  vkCmdWriteTimestamp2(slot.commands, VK_PIPELINE_STAGE_2_NONE, slot.times, 0);
  transition(slot.commands, {colour_begins(to)});
  if (views.size() > 1 || !covers(table_viewport(*views[0], t.size), t.size)) {
    clear_pass(slot.commands, to_view, t.size, views[0]->letterbox);
    transition(slot.commands, {colour_goes_on(to)});
  }

  // --- each view: cull and upload, then its passes ---
  t.facts.people_drawn = t.facts.triangles = 0;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const glm::ivec4 viewport = table_viewport(*views[i], t.size);
    t.data[i] = frame_data(t.settings, *views[i], viewport);
    Pass pass{d, *scene, t, *views[i], slot.views[i], t.lists[i], t.data[i], slot.commands, to_view, viewport};
    upload_view(pass);
    t.facts.people_drawn += t.lists[i].people.total - t.lists[i].people.copies;
    record_view(pass, to, to_view);
  }

  // --- the interface over all of it ---
  const RenderView& front = *views.front();
  if (!front.ui_commands.empty() && !front.ui_indices.empty()) {
    upload_ui(d, slot, front);
    ui_pass(d, t, slot, slot.commands, to_view, front);
  }

  // --- hand over: to the screen, or to whoever reads the pixels ---
  transition(slot.commands, {{.image = to,
                              .from = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
                              .to = t.window ? VK_IMAGE_LAYOUT_PRESENT_SRC_KHR : VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
                              .after = kColourStage,
                              .before = t.window ? VK_PIPELINE_STAGE_2_NONE : VK_PIPELINE_STAGE_2_COPY_BIT,
                              .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
                              .needs = t.window ? VK_ACCESS_2_NONE : VK_ACCESS_2_TRANSFER_READ_BIT}});
  vkCmdWriteTimestamp2(slot.commands, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, slot.times, 1);
  GELAR_VK(vkEndCommandBuffer(slot.commands));
  t.facts.cpu_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - acquired).count();
  t.facts.wait_ms = std::chrono::duration<double, std::milli>(acquired - began).count();

  if (!submit(d, t, slot, image)) return Drawn::device_lost;
  slot.timed = true;
  t.drawn = true;
  t.next_slot = (t.next_slot + 1) % kFramesInFlight;
  return t.window ? present(d, t, image) : Drawn::yes;
}

}  // namespace renderer
