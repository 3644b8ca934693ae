// The passes of a frame, in the order in which draw_frame calls them. Each records into
// one command buffer; barriers between them are draw_frame's.
#pragma once

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

void upload_view(Pass& pass);  // culls, and copies all that the device reads of this view
void shadow_pass(Pass& pass);
void scene_pass(Pass& pass);
void occlusion_pass(Pass& pass);       // from the depth that scene_pass left
void occlusion_blur_pass(Pass& pass);  // of what occlusion_pass left
void finish_pass(Pass& pass, VkImageView image);
void clear_pass(VkCommandBuffer commands, VkImageView image, glm::uvec2 size, glm::vec3 colour);

void upload_ui(DeviceImpl& device, FrameSlot& slot, const RenderView& view);
void ui_pass(DeviceImpl& device, TargetImpl& target, FrameSlot& slot, VkCommandBuffer commands, VkImageView image,
             const RenderView& view);

}  // namespace renderer
