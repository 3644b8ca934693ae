#include "renderer/passes.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace renderer {
namespace {

void write_set(Pass& p) {
  DeviceImpl& d = p.device;
  ViewSlot& s = p.slot;
  if (!s.set) {
    VkDescriptorSetAllocateInfo set{};
    set.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    set.descriptorPool = d.descriptor_pool;
    set.descriptorSetCount = 1;
    set.pSetLayouts = &d.frame_layout;
    GELAR_VK(vkAllocateDescriptorSets(d.device, &set, &s.set));
  }
  const VkDescriptorBufferInfo buffers[] = {{s.data.buffer, 0, sizeof(shared::FrameData)},
                                            {p.scene.matrices.buffer, 0, VK_WHOLE_SIZE},
                                            {},
                                            {s.lamps.buffer, 0, VK_WHOLE_SIZE}};
  const VkDescriptorImageInfo shadow{d.compare, p.target.shadow.view, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
  const VkDescriptorImageInfo texels{d.compare_texel, p.target.shadow.view, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
  VkWriteDescriptorSet writes[5]{};
  for (std::uint32_t i = 0; i < 5; ++i) {
    writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
    writes[i].dstSet = s.set;
    writes[i].dstBinding = i;
    writes[i].descriptorCount = 1;
    writes[i].descriptorType = i == 0 ? VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER : VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
    if (i != 2 && i != 4) writes[i].pBufferInfo = &buffers[i];
  }
  writes[2].descriptorType = writes[4].descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
  writes[2].pImageInfo = &shadow;
  writes[4].pImageInfo = &texels;
  vkUpdateDescriptorSets(d.device, 5, writes, 0, nullptr);
}

// Back to front, so that smoke before a flame dims it.
void sort_particles(TargetImpl& t, const RenderView& view, const shared::FrameData& data) {
  const glm::vec3 eye(data.eye), ahead = glm::normalize(view.camera.target - view.camera.eye);
  t.particles.insert(t.particles.end(), view.particles.begin(), view.particles.end());
  const auto depth = [&](const Particle& p) { return glm::dot(p.position - eye, ahead); };
  std::sort(t.particles.begin(), t.particles.end(),
            [&](const Particle& a, const Particle& b) { return depth(a) > depth(b); });
}

}  // namespace

void set_area(VkCommandBuffer commands, glm::ivec4 area) {
  const VkViewport viewport{float(area.x), float(area.y), float(area.z), float(area.w), 0, 1};
  const VkRect2D scissor{{area.x, area.y}, {std::uint32_t(area.z), std::uint32_t(area.w)}};
  vkCmdSetViewport(commands, 0, 1, &viewport);
  vkCmdSetScissor(commands, 0, 1, &scissor);
}

VkRect2D rectangle(glm::ivec4 area) { return {{area.x, area.y}, {std::uint32_t(area.z), std::uint32_t(area.w)}}; }

void begin_rendering(VkCommandBuffer commands, Attachments& a) {
  a.colour.sType = a.depth.sType = VK_STRUCTURE_TYPE_RENDERING_ATTACHMENT_INFO;
  VkRenderingInfo info{};
  info.sType = VK_STRUCTURE_TYPE_RENDERING_INFO;
  info.renderArea = a.area;
  info.layerCount = 1;
  info.colorAttachmentCount = a.has_colour ? 1 : 0;
  info.pColorAttachments = &a.colour;
  info.pDepthAttachment = a.has_depth ? &a.depth : nullptr;
  vkCmdBeginRendering(commands, &info);
}

Attachments drawing_to(VkImageView view, VkAttachmentLoadOp load, VkRect2D area) {
  Attachments a;
  a.has_colour = true;
  a.colour.imageView = view;
  a.colour.imageLayout = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL;
  a.colour.loadOp = load;
  a.colour.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
  a.area = area;
  return a;
}

void push(DeviceImpl& d, VkCommandBuffer commands, const shared::PushData& data) {
  vkCmdPushConstants(commands, d.pipeline_layout, VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT, 0,
                     sizeof data, &data);
}
void bind_set(DeviceImpl& d, VkCommandBuffer commands, std::uint32_t index, VkDescriptorSet set) {
  vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, d.pipeline_layout, index, 1, &set, 0, nullptr);
}

void reserve(DeviceImpl& d, Buffer& buffer, VkDeviceSize bytes, VkBufferUsageFlags usage) {
  if (buffer.buffer && buffer.size >= bytes) return;
  if (buffer.buffer) destroy_buffer(d, buffer);
  buffer = create_buffer(d, bytes + bytes / 2, usage, Memory::written);
}

void upload_view(Pass& p) {
  DeviceImpl& d = p.device;
  ViewSlot& s = p.slot;
  const RenderView& v = p.view;
  cull(p.scene, v, p.data, p.target.settings, p.lists);
  reserve(d, s.data, sizeof p.data, VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT);
  std::memcpy(s.data.mapped, &p.data, sizeof p.data);
  reserve(d, s.people, p.lists.people.total * sizeof(shared::PersonData), VK_BUFFER_USAGE_VERTEX_BUFFER_BIT);
  reserve(d, s.objects, p.lists.objects.total * sizeof(shared::ObjectData), VK_BUFFER_USAGE_VERTEX_BUFFER_BIT);
  pack(p.scene, v, p.lists, static_cast<shared::PersonData*>(s.people.mapped),
       static_cast<shared::ObjectData*>(s.objects.mapped));
  reserve(d, s.lamps, sizeof(glm::vec4) * shared::kLampCells * shared::kLampCells, VK_BUFFER_USAGE_STORAGE_BUFFER_BIT);
  p.target.particles.clear();
  light_lamps(p.scene, v, p.data, static_cast<glm::vec4*>(s.lamps.mapped), p.target.lamp_scratch, p.target.particles);
  sort_particles(p.target, v, p.data);
  s.particle_count = p.target.particles.size();
  fill(d, s.particles, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT, p.target.particles);
  fill(d, s.overlay_vertices, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT, v.overlay_vertices);
  fill(d, s.overlay_indices, VK_BUFFER_USAGE_INDEX_BUFFER_BIT, v.overlay_indices);
  write_set(p);
}

void shadow_pass(Pass& p) {
  const std::uint32_t size = std::max(1u, p.target.settings.shadow_size);
  const int maps = int(p.data.shadow_texel.w);
  for (int map = 0; map < maps; ++map) {
    Attachments a;
    a.has_depth = true;
    a.depth.imageView = p.target.shadow_layers[std::size_t(map)];
    a.depth.imageLayout = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL;
    a.depth.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
    a.depth.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
    a.depth.clearValue.depthStencil.depth = 1;
    // Only what the picture can ask for is cleared and drawn; the rest keeps whatever it has.
    const glm::vec4 texels = (shadow_area(p.data, map) * 0.5f + 0.5f) * float(size);
    const glm::ivec2 low(glm::floor(glm::vec2(texels))), high(glm::ceil(glm::vec2(texels.z, texels.w)));
    if (high.x <= low.x || high.y <= low.y) continue;
    a.area = rectangle({low, high - low});
    begin_rendering(p.commands, a);
    set_area(p.commands, {0, 0, int(size), int(size)});
    vkCmdSetScissor(p.commands, 0, 1, &a.area);
    draw_casters(p, map);
    vkCmdEndRendering(p.commands);
  }
}

void scene_pass(Pass& p) {
  const TargetImpl& t = p.target;
  const bool samples = t.settings.samples > 1, keep_depth = t.settings.ambient_occlusion;
  // Table and backdrop cover whatever was there.
  Attachments a =
      drawing_to(samples ? t.samples.view : p.picture, VK_ATTACHMENT_LOAD_OP_DONT_CARE, rectangle(p.viewport));
  a.has_depth = true;
  if (samples) {
    a.colour.storeOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
    a.colour.resolveMode = VK_RESOLVE_MODE_AVERAGE_BIT;
    a.colour.resolveImageView = p.picture;
    a.colour.resolveImageLayout = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL;
  }
  a.depth.imageView = t.depth.view;
  a.depth.imageLayout = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL;
  a.depth.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
  a.depth.storeOp = keep_depth && !samples ? VK_ATTACHMENT_STORE_OP_STORE : VK_ATTACHMENT_STORE_OP_DONT_CARE;
  if (keep_depth && samples) {
    a.depth.resolveMode = VK_RESOLVE_MODE_SAMPLE_ZERO_BIT;
    a.depth.resolveImageView = t.single_depth.view;
    a.depth.resolveImageLayout = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL;
  }
  a.depth.clearValue.depthStencil.depth = 1;
  begin_rendering(p.commands, a);
  set_area(p.commands, p.viewport);

  draw_objects(p);
  draw_contact_shadows(p);
  draw_overlays(p);
  draw_people(p);  // who stand on the overlays: drawn after them, they are never tinted by a zone
  draw_backdrop(p);
  draw_translucent(p);
  draw_particles(p);
  vkCmdEndRendering(p.commands);
}

}  // namespace renderer
