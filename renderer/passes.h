// The passes of a frame, in the order in which draw_frame calls them. Each records into
// one command buffer; barriers between them are draw_frame's.
#pragma once

#include <cstring>

#include "renderer/gpu.h"

namespace renderer {

// One view of a frame that is being recorded.
struct Pass {
  DeviceImpl& device;
  SceneImpl& scene;
  TargetImpl& target;
  const RenderView& view;
  ViewSlot& slot;
  DrawLists& lists;
  const shared::FrameData& data;
  VkCommandBuffer commands;
  VkImageView picture;  // what the table is drawn into: the target, or the picture that is finished later
  glm::ivec4 viewport;
};

// Grows `buffer` where needed; what was in it is lost then. Host-visible.
void reserve(DeviceImpl& device, Buffer& buffer, VkDeviceSize bytes, VkBufferUsageFlags usage);

// `buffer` holds `data` afterwards.
template <class T>
void fill(DeviceImpl& d, Buffer& buffer, VkBufferUsageFlags usage, const std::vector<T>& data) {
  reserve(d, buffer, data.size() * sizeof(T), usage);
  if (!data.empty()) std::memcpy(buffer.mapped, data.data(), data.size() * sizeof(T));
}

// What is drawn into, and how it begins; the layouts are filled in by begin_rendering.
struct Attachments {
  VkRenderingAttachmentInfo colour{}, depth{};
  bool has_colour = false, has_depth = false;
  VkRect2D area{};
};
void begin_rendering(VkCommandBuffer commands, Attachments& attachments);
Attachments drawing_to(VkImageView view, VkAttachmentLoadOp load, VkRect2D area);
void set_area(VkCommandBuffer commands, glm::ivec4 area);  // viewport and scissor: x, y, width, height
VkRect2D rectangle(glm::ivec4 area);
void push(DeviceImpl& device, VkCommandBuffer commands, const shared::PushData& data);
void bind_set(DeviceImpl& device, VkCommandBuffer commands, std::uint32_t index, VkDescriptorSet set);

void upload_view(Pass& pass);  // culls, and copies all that the device reads of this view
void shadow_pass(Pass& pass);
void scene_pass(Pass& pass);
void occlusion_pass(Pass& pass);       // from the depth that scene_pass left
void occlusion_blur_pass(Pass& pass);  // of what occlusion_pass left
void finish_pass(Pass& pass, VkImageView image);
void clear_pass(VkCommandBuffer commands, VkImageView image, glm::uvec2 size, glm::vec3 colour);

// --- draws.cpp: what those passes draw, each with the pipelines that it needs ---
void draw_casters(Pass& pass, int map);  // into the near (0) or the far (1) shadow map
void draw_objects(Pass& pass);           // all but glass and ghosts
void draw_contact_shadows(Pass& pass);   // under people who are large enough to have feet, and what stands about
void draw_overlays(Pass& pass);
void draw_people(Pass& pass);       // all but glass and ghosts
void draw_backdrop(Pass& pass);     // only where nothing stands before it
void draw_translucent(Pass& pass);  // glass and ghosts
void draw_particles(Pass& pass);

void upload_ui(DeviceImpl& device, FrameSlot& slot, const RenderView& view);
void ui_pass(DeviceImpl& device, TargetImpl& target, FrameSlot& slot, VkCommandBuffer commands, VkImageView image,
             const RenderView& view);

}  // namespace renderer
