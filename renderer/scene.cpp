// Models to the GPU: one vertex buffer, one index buffer, one buffer of joint matrices.
#include <algorithm>
#include <cstring>

#include "renderer/gpu.h"

namespace renderer {
namespace {

// Opaque triangles first, glass after them, so that each pass draws one range.
DrawRange add_level(const assets::Model& model, const assets::Level& level, std::vector<std::uint32_t>& indices) {
  DrawRange range;
  range.first_index = std::uint32_t(indices.size());
  range.error = level.error;
  for (int glass = 0; glass < 2; ++glass) {
    const std::size_t before = indices.size();
    for (std::uint32_t i = level.first_index; i + 2 < level.first_index + level.index_count; i += 3) {
      const bool is_glass = model.vertices[model.indices[i]].surface == std::uint32_t(assets::Surface::glass);
      if (is_glass == (glass == 1))
        indices.insert(indices.end(), {model.indices[i], model.indices[i + 1], model.indices[i + 2]});
    }
    (glass == 1 ? range.glass_count : range.opaque_count) = std::uint32_t(indices.size() - before);
  }
  return range;
}

using Row = glm::vec4;

void add_identity(std::vector<Row>& rows) {
  rows.insert(rows.end(), {Row{1, 0, 0, 0}, Row{0, 1, 0, 0}, Row{0, 0, 1, 0}});
}

}  // namespace

base::Result<Scene> upload_models(Device& device, std::span<const assets::Model* const> models) {
  DeviceImpl& d = *device;
  Scene scene(new SceneImpl);
  scene->device = &d;
  std::vector<assets::Vertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<Row> rows;
  for (const assets::Model* model : models) {
    ModelOnGpu& gpu = scene->models.emplace_back();
    gpu.vertex_offset = std::int32_t(vertices.size());
    vertices.insert(vertices.end(), model->vertices.begin(), model->vertices.end());
    for (const assets::Level& level : model->levels) gpu.levels.push_back(add_level(*model, level, indices));
    gpu.joints = std::uint32_t(std::max<std::size_t>(1, model->joints.size()));
    gpu.pivots = std::uint32_t(rows.size() / 3);
    if (model->joints.empty()) rows.insert(rows.end(), 3, Row(0));
    for (const assets::Joint& joint : model->joints) {
      const glm::vec3 pivot = glm::inverse(joint.inverse_bind)[3];
      rows.insert(rows.end(), {Row(pivot, 0), Row(0), Row(0)});
    }
    for (const assets::Clip& clip : model->clips) {
      gpu.clips.push_back({std::uint32_t(rows.size() / 3), clip.frame_count, clip.loops});
      for (const glm::mat3x4& m : clip.matrices) rows.insert(rows.end(), {m[0], m[1], m[2]});
    }
    if (gpu.clips.empty()) {
      gpu.clips.push_back({std::uint32_t(rows.size() / 3), 1, true});
      for (std::uint32_t j = 0; j < gpu.joints; ++j) add_identity(rows);
    }
    gpu.low = model->low;
    gpu.high = model->high;
    gpu.centre = (model->low + model->high) * 0.5f;
    gpu.radius = glm::length(model->high - model->low) * 0.5f;
  }
  const VkDeviceSize limit = d.device.physical_device.properties.limits.maxStorageBufferRange;
  if (rows.size() * sizeof(Row) > limit)
    return base::error("R0010", "", "the models' animations are larger than this device's buffers");
  scene->vertices = create_buffer(d, vertices.size() * sizeof(assets::Vertex),
                                  VK_BUFFER_USAGE_VERTEX_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT, false);
  scene->indices = create_buffer(d, indices.size() * 4, VK_BUFFER_USAGE_INDEX_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT, false);
  scene->matrices = create_buffer(d, rows.size() * sizeof(Row), VK_BUFFER_USAGE_STORAGE_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT, false);
  upload(d, scene->vertices, vertices.data(), vertices.size() * sizeof(assets::Vertex));
  upload(d, scene->indices, indices.data(), indices.size() * 4);
  upload(d, scene->matrices, rows.data(), rows.size() * sizeof(Row));
  return scene;
}

void Free::operator()(SceneImpl* scene) const {
  vkDeviceWaitIdle(scene->device->device);
  if (scene->vertices.buffer)
    for (Buffer* b : {&scene->vertices, &scene->indices, &scene->matrices}) destroy_buffer(*scene->device, *b);
  delete scene;
}

}  // namespace renderer
