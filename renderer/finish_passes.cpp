// What is done to the picture of the table once it is drawn, and the interface over it.
#include <algorithm>

#include "renderer/passes.h"

namespace renderer {
namespace {

// Simulations after G. Machado, M. Oliveira and L. Fernandes (2009), severity 1, on linear
// light; columns are what red, green and blue become.
glm::mat3 eye_matrix(Eyes eyes) {
  switch (eyes) {
    case Eyes::protanopia:
      return {
          {0.152286f, 0.114503f, -0.003882f}, {1.052583f, 0.786281f, -0.048116f}, {-0.204868f, 0.099216f, 1.051998f}};
    case Eyes::deuteranopia:
      return {
          {0.367322f, 0.280085f, -0.011820f}, {0.860646f, 0.672501f, 0.042940f}, {-0.227968f, 0.047413f, 0.968881f}};
    case Eyes::tritanopia:
      return {
          {1.255528f, -0.078411f, 0.004733f}, {-0.076749f, 0.930809f, 0.691367f}, {-0.178779f, 0.147602f, 0.303900f}};
    case Eyes::grey:
      return {glm::vec3(0.2126f), glm::vec3(0.7152f), glm::vec3(0.0722f)};
    case Eyes::usual:
      break;
  }
  return glm::mat3(1);
}

shared::PushData rehearsal_of(const Rehearsal& r) {
  const glm::mat3 m = eye_matrix(r.eyes);
  return {glm::vec4(m[0], 0), glm::vec4(m[1], 0), glm::vec4(m[2], 0),
          glm::vec4(std::clamp(r.contrast, 0.0f, 1.0f), r.eyes != Eyes::usual, 0, 0)};
}

// Over the viewport at half its size.
void half_size_pass(Pass& p, VkImageView to, VkPipeline pipeline, VkDescriptorSet from) {
  const glm::ivec4 v = p.viewport, half{v.x / 2, v.y / 2, (v.x + v.z + 1) / 2 - v.x / 2, (v.y + v.w + 1) / 2 - v.y / 2};
  Attachments a = drawing_to(to, VK_ATTACHMENT_LOAD_OP_DONT_CARE, rectangle(half));
  begin_rendering(p.commands, a);
  vkCmdBindPipeline(p.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
  bind_set(p.device, p.commands, 1, from);
  set_area(p.commands, half);
  push(p.device, p.commands, {.a = glm::vec4(v)});
  vkCmdDraw(p.commands, 3, 1, 0, 0);
  vkCmdEndRendering(p.commands);
}

}  // namespace

void occlusion_pass(Pass& p) {
  half_size_pass(p, p.target.occlusion.view, occlusion_pipeline(p.device, false), p.target.depth_set);
}
void occlusion_blur_pass(Pass& p) {
  half_size_pass(p, p.target.smooth_occlusion.view, occlusion_pipeline(p.device, true), p.target.occlusion_set);
}

void finish_pass(Pass& p, VkImageView image) {
  Attachments a = drawing_to(image, VK_ATTACHMENT_LOAD_OP_DONT_CARE, rectangle(p.viewport));
  begin_rendering(p.commands, a);
  const bool lens = p.view.tilt_shift > 0 || p.view.rehearsal.is_on();
  const Finish finish = !p.target.settings.ambient_occlusion ? Finish::lens : lens ? Finish::both : Finish::occlusion;
  vkCmdBindPipeline(p.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline_of(p.device, p.target.format, finish));
  bind_set(p.device, p.commands, 1, p.target.scene_set);
  bind_set(p.device, p.commands, 2, p.target.smooth_occlusion_set);
  bind_set(p.device, p.commands, 3, p.target.depth_set);
  set_area(p.commands, p.viewport);
  shared::PushData data = rehearsal_of(p.view.rehearsal);
  data.a.w = float(p.viewport.y), data.b.w = float(p.viewport.w), data.c.w = p.view.tilt_shift;
  push(p.device, p.commands, data);
  vkCmdDraw(p.commands, 3, 1, 0, 0);
  vkCmdEndRendering(p.commands);
}

void clear_pass(VkCommandBuffer commands, VkImageView image, glm::uvec2 size, glm::vec3 colour) {
  Attachments a = drawing_to(image, VK_ATTACHMENT_LOAD_OP_CLEAR, {{0, 0}, {size.x, size.y}});
  const glm::vec3 border = glm::pow(glm::max(colour, glm::vec3(0)), glm::vec3(1 / 2.2f));
  a.colour.clearValue.color = {{border.x, border.y, border.z, 1}};
  begin_rendering(commands, a);
  vkCmdEndRendering(commands);
}

void upload_ui(DeviceImpl& d, FrameSlot& slot, const RenderView& view) {
  fill(d, slot.ui_vertices, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT, view.ui_vertices);
  fill(d, slot.ui_indices, VK_BUFFER_USAGE_INDEX_BUFFER_BIT, view.ui_indices);
}

void ui_pass(DeviceImpl& d, TargetImpl& target, FrameSlot& slot, VkCommandBuffer commands, VkImageView image,
             const RenderView& v) {
  const glm::ivec2 size(target.size);
  const VkDeviceSize zero = 0;
  Attachments a = drawing_to(image, VK_ATTACHMENT_LOAD_OP_LOAD, rectangle({0, 0, size.x, size.y}));
  begin_rendering(commands, a);
  vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline_of(d, target.format, Finish::ui));
  vkCmdBindVertexBuffers(commands, 0, 1, &slot.ui_vertices.buffer, &zero);
  vkCmdBindIndexBuffer(commands, slot.ui_indices.buffer, 0, VK_INDEX_TYPE_UINT32);
  set_area(commands, {0, 0, size.x, size.y});
  shared::PushData data = rehearsal_of(v.rehearsal);
  data.a.w = 2.0f / float(size.x), data.b.w = 2.0f / float(size.y);
  push(d, commands, data);
  std::uint32_t bound = ~0u;
  for (const UiCommand& c : v.ui_commands) {
    const glm::ivec2 low = glm::clamp(glm::ivec2(c.clip.x, c.clip.y), glm::ivec2(0), size);
    const glm::ivec2 high = glm::clamp(glm::ivec2(c.clip.x + c.clip.z, c.clip.y + c.clip.w), glm::ivec2(0), size);
    if (high.x <= low.x || high.y <= low.y || c.index_count == 0) continue;
    const std::uint32_t texture = c.texture < d.textures.size() && d.textures[c.texture].set ? c.texture : 0;
    if (texture != bound) bind_set(d, commands, 1, d.textures[bound = texture].set);
    const VkRect2D scissor = rectangle({low.x, low.y, high.x - low.x, high.y - low.y});
    vkCmdSetScissor(commands, 0, 1, &scissor);
    vkCmdDrawIndexed(commands, c.index_count, 1, c.first_index, c.vertex_offset, 0);
  }
  vkCmdEndRendering(commands);
}

}  // namespace renderer
