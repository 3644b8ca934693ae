// One frame, top to bottom: draw_frame at the end of this file is the whole story; what
// stands before it are its passes, in their order.
#include <chrono>
#include <cmath>
#include <cstring>
#include <glm/gtc/matrix_transform.hpp>

#include "renderer/gpu.h"

namespace renderer {
namespace {

struct Frame {
  DeviceImpl& device;
  SceneImpl& scene;
  TargetImpl& target;
  const RenderView& view;
  FrameSlot& slot;
  VkCommandBuffer commands;
  VkImage image;        // the target's
  VkImageView image_view;
  glm::ivec4 viewport;  // of the table, within the target
  const DrawLists& lists;
};

glm::mat4 projection_of(const Camera& c, float aspect) {
  glm::mat4 p;
  if (c.orthographic) {
    const float h = c.ortho_height / 2;
    p = glm::orthoRH_ZO(-h * aspect, h * aspect, -h, h, c.near_plane, c.far_plane);
  } else {
    p = glm::perspectiveRH_ZO(c.fov_y, aspect, c.near_plane, c.far_plane);
  }
  p[1][1] = -p[1][1];  // Vulkan's y points down
  return p;
}

glm::mat4 looking(glm::vec3 eye, glm::vec3 target) {
  const glm::vec3 forward = glm::normalize(target - eye);
  // Straight down, north is up.
  const glm::vec3 up = std::abs(forward.y) > 0.9995f ? glm::vec3(0, 0, -1) : glm::vec3(0, 1, 0);
  return glm::lookAtRH(eye, target, up);
}

// The sun's map covers a circle round what the camera looks at. Its centre moves in whole
// texels and its size in steps of a quarter, so that edges stand still while the camera
// moves.
glm::mat4 shadow_matrix(const RenderView& view, std::uint32_t texels, float& metres_per_texel) {
  const Camera& c = view.camera;
  const float reach = c.orthographic ? c.ortho_height : glm::distance(c.eye, c.target);
  const float step = std::exp2(std::ceil(std::log2(std::clamp(reach * 0.95f, 15.0f, 230.0f)) * 4) / 4);
  metres_per_texel = 2 * step / float(std::max(1u, texels));
  const glm::vec3 to_sun = glm::normalize(view.light.to_sun);
  const glm::mat4 turn = looking(to_sun, glm::vec3(0));
  glm::vec3 centre = turn * glm::vec4(c.target.x, 0, c.target.z, 1);
  centre.x = std::floor(centre.x / metres_per_texel) * metres_per_texel;
  centre.y = std::floor(centre.y / metres_per_texel) * metres_per_texel;
  const float depth = step + 120;
  const glm::mat4 box = glm::orthoRH_ZO(centre.x - step, centre.x + step, centre.y - step, centre.y + step,
                                        -centre.z - depth, -centre.z + depth);
  return box * turn;
}

shared::FrameData frame_data(const TargetImpl& target, const RenderView& view, glm::ivec4 viewport) {
  const Light& light = view.light;
  const glm::mat4 look = looking(view.camera.eye, view.camera.target);
  shared::FrameData f{};
  f.view_projection = projection_of(view.camera, float(viewport.z) / float(viewport.w)) * look;
  f.inverse_view_projection = glm::inverse(f.view_projection);
  float texel_metres = 1;
  f.shadow = shadow_matrix(view, target.settings.shadow_size, texel_metres);
  f.eye = glm::vec4(view.camera.eye, view.seconds);
  f.to_sun = glm::vec4(glm::normalize(light.to_sun), light.night);
  f.sun = glm::vec4(light.sun, light.exposure);
  f.sky = glm::vec4(light.sky, target.settings.shadow_size > 0 ? float(target.settings.shadow_taps) : 0.0f);
  f.ground = glm::vec4(light.ground, 1.0f / float(std::max(1u, target.settings.shadow_size)));
  f.horizon = glm::vec4(light.horizon, light.haze_start);
  f.zenith = glm::vec4(light.zenith, texel_metres);
  f.wind = glm::vec4(view.wind, float(viewport.z), float(viewport.w));
  f.camera_right = glm::vec4(look[0][0], look[1][0], look[2][0], 0);
  f.camera_up = glm::vec4(look[0][1], look[1][1], look[2][1], 0);
  return f;
}

// Grows the slot's buffer when needed and copies `count` elements into it.
template <class T>
void fill(Frame& f, Buffer& buffer, VkBufferUsageFlags usage, const T* data, std::size_t count) {
  const VkDeviceSize bytes = count * sizeof(T);
  if (buffer.size < bytes || !buffer.buffer) {
    if (buffer.buffer) destroy_buffer(f.device, buffer);
    buffer = create_buffer(f.device, bytes + bytes / 2, usage, true);
  }
  if (count > 0) std::memcpy(buffer.mapped, data, bytes);
}

void upload_frame(Frame& f, const shared::FrameData& data) {
  FrameSlot& s = f.slot;
  const RenderView& v = f.view;
  fill(f, s.data, VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT, &data, 1);
  fill(f, s.people, VK_BUFFER_USAGE_STORAGE_BUFFER_BIT, f.lists.person_data.data(), f.lists.person_data.size());
  fill(f, s.objects, VK_BUFFER_USAGE_STORAGE_BUFFER_BIT, f.lists.object_data.data(), f.lists.object_data.size());
  fill(f, s.overlay_vertices, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT, v.overlay_vertices.data(), v.overlay_vertices.size());
  fill(f, s.overlay_indices, VK_BUFFER_USAGE_INDEX_BUFFER_BIT, v.overlay_indices.data(), v.overlay_indices.size());
  fill(f, s.particles, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT, v.particles.data(), v.particles.size());
  fill(f, s.ui_vertices, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT, v.ui_vertices.data(), v.ui_vertices.size());
  fill(f, s.ui_indices, VK_BUFFER_USAGE_INDEX_BUFFER_BIT, v.ui_indices.data(), v.ui_indices.size());

  const VkDescriptorBufferInfo buffers[] = {{s.data.buffer, 0, sizeof(shared::FrameData)},
                                            {s.people.buffer, 0, VK_WHOLE_SIZE},
                                            {f.scene.matrices.buffer, 0, VK_WHOLE_SIZE},
                                            {s.objects.buffer, 0, VK_WHOLE_SIZE}};
  const VkDescriptorImageInfo shadow{f.device.compare, f.target.shadow.view, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
  VkWriteDescriptorSet writes[5]{};
  for (std::uint32_t i = 0; i < 5; ++i) {
    writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
    writes[i].dstSet = s.set;
    writes[i].dstBinding = i;
    writes[i].descriptorCount = 1;
    writes[i].descriptorType = i == 0 ? VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER : VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
    if (i < 4) writes[i].pBufferInfo = &buffers[i];
  }
  writes[4].descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
  writes[4].pImageInfo = &shadow;
  vkUpdateDescriptorSets(f.device.device, 5, writes, 0, nullptr);
}

void set_area(VkCommandBuffer commands, glm::ivec4 area) {
  const VkViewport viewport{float(area.x), float(area.y), float(area.z), float(area.w), 0, 1};
  const VkRect2D scissor{{area.x, area.y}, {std::uint32_t(area.z), std::uint32_t(area.w)}};
  vkCmdSetViewport(commands, 0, 1, &viewport);
  vkCmdSetScissor(commands, 0, 1, &scissor);
}

struct Attachments {
  VkRenderingAttachmentInfo colour{}, depth{};
  bool has_colour = false, has_depth = false;
  VkRect2D area{};
};

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

void bind_models(Frame& f) {
  const VkDeviceSize zero = 0;
  vkCmdBindVertexBuffers(f.commands, 0, 1, &f.scene.vertices.buffer, &zero);
  vkCmdBindIndexBuffer(f.commands, f.scene.indices.buffer, 0, VK_INDEX_TYPE_UINT32);
}

enum class Part { opaque, glass, all };

void draw_models(Frame& f, const std::vector<Draw>& draws, Part part, bool ghosts, bool shadow) {
  for (const Draw& draw : draws) {
    if (draw.ghost != ghosts || (shadow && !draw.shadow)) continue;
    const ModelOnGpu& model = f.scene.models[draw.model];
    // A shadow needs no finer model than the next coarser one, except for the venue.
    const std::size_t coarser = shadow && model.radius < 12 ? draw.level + 1 : draw.level;
    const DrawRange& range = model.levels[std::min(coarser, model.levels.size() - 1)];
    const std::uint32_t first = range.first_index + (part == Part::glass ? range.opaque_count : 0);
    const std::uint32_t count = part == Part::opaque ? range.opaque_count
                                : part == Part::glass ? range.glass_count
                                                      : range.opaque_count + range.glass_count;
    if (count == 0) continue;
    vkCmdDrawIndexed(f.commands, count, draw.count, first, model.vertex_offset, draw.first);
    if (!shadow) f.target.facts.triangles += count / 3 * draw.count;
  }
}

void shadow_pass(Frame& f) {
  const std::uint32_t size = std::max(1u, f.target.settings.shadow_size);
  Attachments a;
  a.has_depth = true;
  a.depth.imageView = f.target.shadow.view;
  a.depth.imageLayout = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL;
  a.depth.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
  a.depth.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
  a.depth.clearValue.depthStencil.depth = 1;
  a.area.extent = {size, size};
  begin_rendering(f.commands, a);
  if (f.target.settings.shadow_size > 0) {
    set_area(f.commands, {0, 0, int(size), int(size)});
    bind_models(f);
    vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, f.device.object_shadow);
    draw_models(f, f.lists.objects, Part::opaque, false, true);
    vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, f.device.person_shadow);
    draw_models(f, f.lists.people, Part::opaque, false, true);
  }
  vkCmdEndRendering(f.commands);
}

void overlays(Frame& f, const Pipelines& p) {
  if (f.view.overlay_indices.empty()) return;
  const VkDeviceSize zero = 0;
  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.overlay);
  vkCmdBindVertexBuffers(f.commands, 0, 1, &f.slot.overlay_vertices.buffer, &zero);
  vkCmdBindIndexBuffer(f.commands, f.slot.overlay_indices.buffer, 0, VK_INDEX_TYPE_UINT32);
  vkCmdDrawIndexed(f.commands, std::uint32_t(f.view.overlay_indices.size()), 1, 0, 0, 0);
}

void particles(Frame& f, const Pipelines& p) {
  if (f.view.particles.empty()) return;
  const VkDeviceSize zero = 0;
  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.particle);
  vkCmdBindVertexBuffers(f.commands, 0, 1, &f.slot.particles.buffer, &zero);
  vkCmdDraw(f.commands, 4, std::uint32_t(f.view.particles.size()), 0, 0);
}

// Everything that stands on the table, in linear light; resolved when there are samples.
void scene_pass(Frame& f) {
  const TargetImpl& t = f.target;
  const Pipelines& p = pipelines_for(f.device, t.settings.samples);
  const bool samples = t.settings.samples > 1;
  Attachments a;
  a.has_colour = a.has_depth = true;
  a.colour.imageView = samples ? t.scene_samples.view : t.scene.view;
  a.colour.imageLayout = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL;
  a.colour.loadOp = VK_ATTACHMENT_LOAD_OP_DONT_CARE;  // the backdrop covers it
  a.colour.storeOp = samples ? VK_ATTACHMENT_STORE_OP_DONT_CARE : VK_ATTACHMENT_STORE_OP_STORE;
  if (samples) {
    a.colour.resolveMode = VK_RESOLVE_MODE_AVERAGE_BIT;
    a.colour.resolveImageView = t.scene.view;
    a.colour.resolveImageLayout = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL;
  }
  a.depth.imageView = t.depth.view;
  a.depth.imageLayout = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL;
  a.depth.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
  a.depth.storeOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
  a.depth.clearValue.depthStencil.depth = 1;
  a.area.extent = {std::uint32_t(f.viewport.z), std::uint32_t(f.viewport.w)};
  begin_rendering(f.commands, a);
  set_area(f.commands, {0, 0, f.viewport.z, f.viewport.w});

  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.backdrop);
  vkCmdDraw(f.commands, 3, 1, 0, 0);

  bind_models(f);
  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.object);
  draw_models(f, f.lists.objects, Part::opaque, false, false);
  overlays(f, p);
  // People stand on the overlays: drawn after them, they are never tinted by a zone.
  bind_models(f);
  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.person);
  draw_models(f, f.lists.people, Part::opaque, false, false);

  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.object_blend);
  draw_models(f, f.lists.objects, Part::glass, false, false);
  draw_models(f, f.lists.objects, Part::all, true, false);
  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, p.person_blend);
  draw_models(f, f.lists.people, Part::glass, false, false);
  draw_models(f, f.lists.people, Part::all, true, false);
  particles(f, p);
  vkCmdEndRendering(f.commands);
}

void push(Frame& f, const shared::PushData& data) {
  vkCmdPushConstants(f.commands, f.device.pipeline_layout, VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT, 0,
                     sizeof data, &data);
}

void bind_texture(Frame& f, VkDescriptorSet set) {
  vkCmdBindDescriptorSets(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, f.device.pipeline_layout, 1, 1, &set, 0, nullptr);
}

void ui(Frame& f, VkPipeline pipeline) {
  const RenderView& v = f.view;
  if (v.ui_commands.empty() || v.ui_indices.empty()) return;
  const glm::ivec2 size(f.target.size);
  const VkDeviceSize zero = 0;
  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
  vkCmdBindVertexBuffers(f.commands, 0, 1, &f.slot.ui_vertices.buffer, &zero);
  vkCmdBindIndexBuffer(f.commands, f.slot.ui_indices.buffer, 0, VK_INDEX_TYPE_UINT32);
  set_area(f.commands, {0, 0, size.x, size.y});
  push(f, {glm::vec4(2.0f / float(size.x), 2.0f / float(size.y), 0, 0), glm::vec4(0)});
  std::uint32_t bound = ~0u;
  for (const UiCommand& c : v.ui_commands) {
    const glm::ivec2 low = glm::clamp(glm::ivec2(c.clip.x, c.clip.y), glm::ivec2(0), size);
    const glm::ivec2 high = glm::clamp(glm::ivec2(c.clip.x + c.clip.z, c.clip.y + c.clip.w), glm::ivec2(0), size);
    if (high.x <= low.x || high.y <= low.y || c.index_count == 0) continue;
    const std::uint32_t texture = c.texture < f.device.textures.size() && f.device.textures[c.texture].set ? c.texture : 0;
    if (texture != bound) bind_texture(f, f.device.textures[bound = texture].set);
    const VkRect2D scissor{{low.x, low.y}, {std::uint32_t(high.x - low.x), std::uint32_t(high.y - low.y)}};
    vkCmdSetScissor(f.commands, 0, 1, &scissor);
    vkCmdDrawIndexed(f.commands, c.index_count, 1, c.first_index, c.vertex_offset, 0);
  }
}

// Tone curve into the target's viewport, then the interface over all of it.
void picture_pass(Frame& f) {
  const auto& pipelines = pipelines_for_target(f.device, f.target.format);
  Attachments a;
  a.has_colour = true;
  a.colour.imageView = f.image_view;
  a.colour.imageLayout = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL;
  a.colour.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
  a.colour.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
  const glm::vec3 border = glm::pow(glm::max(f.view.letterbox, glm::vec3(0)), glm::vec3(1 / 2.2f));
  a.colour.clearValue.color = {{border.x, border.y, border.z, 1}};
  a.area.extent = {f.target.size.x, f.target.size.y};
  begin_rendering(f.commands, a);
  vkCmdBindPipeline(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipelines[0]);
  bind_texture(f, f.target.scene_set);
  set_area(f.commands, f.viewport);
  push(f, {glm::vec4(float(f.viewport.x), float(f.viewport.y), 0, 0), glm::vec4(0)});
  vkCmdDraw(f.commands, 3, 1, 0, 0);
  ui(f, pipelines[1]);
  vkCmdEndRendering(f.commands);
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

void read_times(DeviceImpl& d, FrameSlot& slot, FrameFacts& facts) {
  std::uint64_t times[2]{};
  if (!slot.timed) return;
  if (vkGetQueryPoolResults(d.device, slot.times, 0, 2, sizeof times, times, 8, VK_QUERY_RESULT_64_BIT) != VK_SUCCESS) return;
  facts.gpu_ms = double(times[1] - times[0]) * double(d.device.physical_device.properties.limits.timestampPeriod) * 1e-6;
}

bool lost(VkResult r) { return r == VK_ERROR_DEVICE_LOST; }

}  // namespace

Drawn draw_frame(Device& device, Scene& scene, Target& target, const RenderView& view) {
  DeviceImpl& d = *device;
  TargetImpl& t = *target;
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
  GELAR_VK(vkResetFences(d.device, 1, &slot.done));
  GELAR_VK(vkResetCommandPool(d.device, slot.pool, 0));

  // --- cull and upload ---
  static thread_local DrawLists lists;
  const glm::ivec4 viewport = table_viewport(view, t.size);
  const shared::FrameData data = frame_data(t, view, viewport);
  cull(*scene, view, data.view_projection, float(viewport.w), t.settings, lists);
  Frame f{d, *scene, t, view, slot, slot.commands, t.window ? t.images[image] : t.offscreen.image,
          t.window ? t.views[image] : t.offscreen.view, viewport, lists};
  upload_frame(f, data);
  t.facts.people_drawn = std::uint32_t(lists.person_data.size());
  t.facts.triangles = 0;

  VkCommandBufferBeginInfo begin{};
  begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
  begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
  GELAR_VK(vkBeginCommandBuffer(f.commands, &begin));
  vkCmdResetQueryPool(f.commands, slot.times, 0, 2);
  vkCmdWriteTimestamp2(f.commands, VK_PIPELINE_STAGE_2_NONE, slot.times, 0);
  vkCmdBindDescriptorSets(f.commands, VK_PIPELINE_BIND_POINT_GRAPHICS, d.pipeline_layout, 0, 1, &slot.set, 0, nullptr);

  // --- shadow: the map was read by the frame before ---
  constexpr VkPipelineStageFlags2 kDepthStages =
      VK_PIPELINE_STAGE_2_EARLY_FRAGMENT_TESTS_BIT | VK_PIPELINE_STAGE_2_LATE_FRAGMENT_TESTS_BIT;
  constexpr VkAccessFlags2 kDepthAccess =
      VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_READ_BIT | VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT;
  transition(f.commands, {{.image = t.shadow.image, .aspect = VK_IMAGE_ASPECT_DEPTH_BIT,
                           .to = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL,
                           .after = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT | kDepthStages, .before = kDepthStages,
                           .made = VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT, .needs = kDepthAccess}});
  shadow_pass(f);

  // --- scene: objects, overlays, people, then what is translucent ---
  constexpr VkPipelineStageFlags2 kColourStage = VK_PIPELINE_STAGE_2_COLOR_ATTACHMENT_OUTPUT_BIT;
  const Transition shadow_ready{.image = t.shadow.image, .aspect = VK_IMAGE_ASPECT_DEPTH_BIT,
                                .from = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL,
                                .to = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL, .after = kDepthStages,
                                .before = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT,
                                .made = VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT,
                                .needs = VK_ACCESS_2_SHADER_SAMPLED_READ_BIT};
  const Transition scene_begins{.image = t.scene.image, .to = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
                                .after = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT | kColourStage, .before = kColourStage,
                                .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
                                .needs = VK_ACCESS_2_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT};
  Transition samples_begin = scene_begins;
  samples_begin.image = t.scene_samples.image;
  const Transition depth_begins{.image = t.depth.image, .aspect = VK_IMAGE_ASPECT_DEPTH_BIT,
                                .to = VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL, .after = kDepthStages,
                                .before = kDepthStages, .made = VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT,
                                .needs = kDepthAccess};
  if (t.settings.samples > 1)
    transition(f.commands, {shadow_ready, scene_begins, samples_begin, depth_begins});
  else
    transition(f.commands, {shadow_ready, scene_begins, depth_begins});
  scene_pass(f);

  // --- tone curve and interface ---
  transition(f.commands,
             {{.image = t.scene.image, .from = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
               .to = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL, .after = kColourStage,
               .before = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT, .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
               .needs = VK_ACCESS_2_SHADER_SAMPLED_READ_BIT},
              {.image = f.image, .to = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
               .after = kColourStage | VK_PIPELINE_STAGE_2_COPY_BIT, .before = kColourStage,
               .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
               .needs = VK_ACCESS_2_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT}});
  picture_pass(f);

  // --- hand over: to the screen, or to whoever reads the pixels ---
  transition(f.commands, {{.image = f.image, .from = VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL,
                           .to = t.window ? VK_IMAGE_LAYOUT_PRESENT_SRC_KHR : VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
                           .after = kColourStage, .before = t.window ? VK_PIPELINE_STAGE_2_NONE : VK_PIPELINE_STAGE_2_COPY_BIT,
                           .made = VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT,
                           .needs = t.window ? VK_ACCESS_2_NONE : VK_ACCESS_2_TRANSFER_READ_BIT}});
  vkCmdWriteTimestamp2(f.commands, VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT, slot.times, 1);
  GELAR_VK(vkEndCommandBuffer(f.commands));
  t.facts.cpu_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();

  VkSemaphoreSubmitInfo wait{}, signal{};
  wait.sType = signal.sType = VK_STRUCTURE_TYPE_SEMAPHORE_SUBMIT_INFO;
  wait.semaphore = slot.acquired;
  wait.stageMask = kColourStage;
  signal.semaphore = t.window ? t.rendered[image] : VK_NULL_HANDLE;
  signal.stageMask = VK_PIPELINE_STAGE_2_ALL_COMMANDS_BIT;
  VkCommandBufferSubmitInfo buffer{};
  buffer.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO;
  buffer.commandBuffer = f.commands;
  VkSubmitInfo2 submit{};
  submit.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2;
  submit.waitSemaphoreInfoCount = submit.signalSemaphoreInfoCount = t.window ? 1 : 0;
  submit.pWaitSemaphoreInfos = &wait;
  submit.pSignalSemaphoreInfos = &signal;
  submit.commandBufferInfoCount = 1;
  submit.pCommandBufferInfos = &buffer;
  if (lost(vkQueueSubmit2(d.queue, 1, &submit, slot.done))) return Drawn::device_lost;
  slot.timed = true;
  t.drawn = true;
  t.next_slot = (t.next_slot + 1) % kFramesInFlight;
  if (!t.window) return Drawn::yes;

  VkPresentInfoKHR present{};
  present.sType = VK_STRUCTURE_TYPE_PRESENT_INFO_KHR;
  present.waitSemaphoreCount = 1;
  present.pWaitSemaphores = &t.rendered[image];
  present.swapchainCount = 1;
  const VkSwapchainKHR swapchain = t.swapchain;
  present.pSwapchains = &swapchain;
  present.pImageIndices = &image;
  const VkResult r = vkQueuePresentKHR(d.present_queue, &present);
  if (lost(r)) return Drawn::device_lost;
  if (r == VK_ERROR_OUT_OF_DATE_KHR || r == VK_SUBOPTIMAL_KHR) t.outdated = true;
  return Drawn::yes;
}

}  // namespace renderer
