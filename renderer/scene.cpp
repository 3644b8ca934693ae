// Models to the GPU: one vertex buffer, one index buffer, one buffer of joint matrices.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>

#include "renderer/gpu.h"

namespace renderer {
namespace {

using assets::Surface;

struct RangeOf {
  const Mesh& mesh;
  std::span<const std::uint32_t> corners;  // of triangles
  float error;                             // metres
  const std::vector<VkDescriptorSet>& coats;
};
enum class Part { one_sided, plain, detailed, special, glass };
Part part_of(const RangeOf& from, std::uint32_t vertex) {
  if (!from.mesh.model.details.empty() && from.mesh.model.details[vertex].coat != assets::kNoCoat)
    return Part::detailed;
  switch (Surface(from.mesh[vertex].surface)) {
    case Surface::glass:
      return Part::glass;
    case Surface::water:
    case Surface::foliage:
    case Surface::lamp:
    case Surface::beacon:
      return Part::special;
    default:
      return from.mesh[vertex].one_sided ? Part::one_sided : Part::plain;
  }
}

template <class Belongs>
Indices add_if(const RangeOf& from, std::vector<std::uint32_t>& indices, const Belongs& belongs) {
  const auto first = std::uint32_t(indices.size());
  for (std::size_t i = 0; i + 2 < from.corners.size(); i += 3)
    if (belongs(from.corners[i]))
      indices.insert(indices.end(), {from.corners[i], from.corners[i + 1], from.corners[i + 2]});
  return {first, std::uint32_t(indices.size()) - first};
}
Indices add_part(const RangeOf& from, Part part, std::vector<std::uint32_t>& indices) {
  return add_if(from, indices, [&](std::uint32_t v) { return part_of(from, v) == part; });
}

// Each part lies together, so that a pass draws one range.
DrawRange add_range(const RangeOf& from, std::vector<std::uint32_t>& indices) {
  DrawRange range;
  range.error = from.error;
  range.one_sided = add_part(from, Part::one_sided, indices);
  range.plain = add_part(from, Part::plain, indices);
  range.detail.first = std::uint32_t(indices.size());
  for (std::uint32_t coat = 0; coat < from.coats.size(); ++coat) {
    const Indices own = add_if(from, indices, [&](std::uint32_t v) { return from.mesh.model.details[v].coat == coat; });
    range.detail.count += own.count;
    if (own.count > 0) range.detailed.push_back({own.first, own.count, from.coats[coat]});
  }
  range.special = add_part(from, Part::special, indices);
  range.glass = add_part(from, Part::glass, indices);
  return range;
}

// Seen from above, what is higher hides what lies below it: ground is built in layers, and a
// device does not light what it finds hidden already. Order within a layer stays as it is, made
// for the cache of vertices.
void put_highest_first(const Mesh& mesh, std::span<std::uint32_t> corners) {
  constexpr float kLayer = 0.01f;  // metres
  using Triangle = std::array<std::uint32_t, 3>;
  std::vector<std::pair<long, Triangle>> triangles;
  triangles.reserve(corners.size() / 3);
  for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
    const Triangle t{corners[i], corners[i + 1], corners[i + 2]};
    const float top = std::max({mesh[t[0]].position.y, mesh[t[1]].position.y, mesh[t[2]].position.y});
    triangles.emplace_back(-std::lround(top / kLayer), t);
  }
  std::stable_sort(triangles.begin(), triangles.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < triangles.size(); ++i)
    std::copy_n(triangles[i].second.begin(), 3, corners.begin() + 3 * i);
}

// The same for the pieces of one model: what neighbours have of a part lies together as well,
// so that they can be drawn at once.
void add_ranges(std::span<const RangeOf> pieces, std::vector<std::uint32_t>& indices,
                const std::vector<DrawRange*>& out) {
  if (pieces.size() == 1) return void(*out[0] = add_range(pieces[0], indices));
  for (std::size_t i = 0; i < pieces.size(); ++i) out[i]->error = pieces[i].error;
  const auto add = [&](Part part, Indices DrawRange::*where) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const Indices own = out[i]->*where = add_part(pieces[i], part, indices);
      put_highest_first(pieces[i].mesh, std::span(indices).subspan(own.first, own.count));
    }
  };
  add(Part::one_sided, &DrawRange::one_sided);
  add(Part::plain, &DrawRange::plain);
  add(Part::special, &DrawRange::special);
  add(Part::glass, &DrawRange::glass);
}

// Lamp and beacon surfaces, those near each other as one.
std::vector<ModelLamp> lamps_of(const assets::Model& model) {
  constexpr std::size_t kMost = 256;
  struct Sum {
    glm::vec3 at{0}, way{0}, colour{0};
    float area = 0;
    bool beacon = false;
  };
  std::vector<Sum> sums;
  const assets::Level& level = model.levels.front();
  for (std::uint32_t i = level.first_index; i + 2 < level.first_index + level.index_count; i += 3) {
    const assets::Vertex& v = model.vertices[model.indices[i]];
    const bool beacon = v.surface == std::uint32_t(Surface::beacon);
    if (!beacon && v.surface != std::uint32_t(Surface::lamp)) continue;
    const glm::vec3 a = v.position, b = model.vertices[model.indices[i + 1]].position,
                    c = model.vertices[model.indices[i + 2]].position;
    const glm::vec3 middle = (a + b + c) / 3.0f, normal = glm::cross(b - a, c - a) * 0.5f;
    const float area = glm::length(normal) + 1e-9f;
    auto near = std::find_if(sums.begin(), sums.end(), [&](const Sum& s) {
      return s.beacon == beacon && glm::distance(s.at / s.area, middle) < (beacon ? 0.5f : 0.9f);
    });
    if (near == sums.end()) {
      if (sums.size() >= kMost) continue;
      near = sums.insert(sums.end(), Sum{.beacon = beacon});
    }
    near->at += middle * area;
    near->way += normal;
    near->colour += glm::pow(glm::vec3(v.colour[0], v.colour[1], v.colour[2]) / 255.0f, glm::vec3(2.2f)) * area;
    near->area += area;
  }
  std::vector<ModelLamp> lamps;
  for (const Sum& s : sums) {
    const bool directed = glm::length(s.way) > 0.3f * s.area;
    lamps.push_back({s.at / s.area, directed ? glm::normalize(s.way) : glm::vec3(0), s.colour / s.area,
                     std::sqrt(s.area), s.beacon});
  }
  return lamps;
}

void set_bounds(ModelOnGpu& gpu, glm::vec3 low, glm::vec3 high) {
  gpu.low = low, gpu.high = high;
  gpu.centre = (low + high) * 0.5f;
  gpu.radius = glm::length(high - low) * 0.5f;
}

using Row = glm::vec4;

// Triangles and poses of all models, before they are on the device.
struct Draft {
  std::vector<Mesh> meshes;
  std::vector<std::uint32_t> indices;
  std::vector<assets::Detail> details;
  std::vector<Row> rows;                                       // of matrices, three each
  std::map<const assets::Matrices*, std::uint32_t> first_row;  // figures of one skeleton share their clips
  std::map<std::pair<const assets::Matrices*, std::uint32_t>, std::uint32_t> first_pose;  // of a far shape, by joint
  std::vector<assets::Vertex> far_vertices;
};

void add_levels(Draft& draft, Mesh& mesh, const std::vector<VkDescriptorSet>& coats, ModelOnGpu& gpu) {
  const assets::Model& model = mesh.model;
  gpu.ground = 2 * gpu.radius > kWhole;
  if (gpu.ground) return;  // add_pieces
  for (const assets::Level& level : model.levels)
    gpu.levels.push_back(
        add_range({mesh, std::span(model.indices).subspan(level.first_index, level.index_count), level.error, coats},
                  draft.indices));
}

// All that is far away in one model, behind all others.
void add_far_model(Draft& draft, SceneImpl& scene) {
  FarMesh far = make_far_mesh();
  scene.far_model = std::uint32_t(scene.models.size());
  ModelOnGpu& gpu = scene.models.emplace_back();
  gpu.levels.resize(kFarLevel + 1);
  const auto add = [&](std::uint32_t level, const std::vector<std::uint32_t>& indices) {
    gpu.levels[level].plain = {std::uint32_t(draft.indices.size()), std::uint32_t(indices.size())};
    draft.indices.insert(draft.indices.end(), indices.begin(), indices.end());
  };
  add(kFarLevel, far.figure);
  add(kStandeeLevel, far.standee);
  add(kCasterLevel, far.caster);
  add(kAloftLevel, far.sheet);
  draft.far_vertices = std::move(far.vertices);
}

// Where the poses of a far shape begin in this clip.
std::uint32_t add_far_poses(Draft& draft, const assets::Clip& clip, std::size_t joints, const FarShape& shape,
                            std::vector<glm::mat3x4>& poses) {
  const auto [found, is_new] =
      draft.first_pose.try_emplace({clip.matrices.get(), shape.joint}, std::uint32_t(poses.size()));
  if (is_new)
    for (std::size_t at = shape.joint; at < clip.matrices->size(); at += joints) poses.push_back((*clip.matrices)[at]);
  return found->second;
}

void add_poses(Draft& draft, const assets::Model& model, ModelOnGpu& gpu, std::vector<glm::mat3x4>& far_poses) {
  std::vector<Row>& rows = draft.rows;
  gpu.joints = std::uint32_t(std::max<std::size_t>(1, model.joints.size()));
  gpu.pivots = std::uint32_t(rows.size() / 3);
  if (model.joints.empty()) rows.insert(rows.end(), 3, Row(0));
  for (const assets::Joint& joint : model.joints) {
    const glm::vec3 pivot = glm::inverse(joint.inverse_bind)[3];
    rows.insert(rows.end(), {Row(pivot, 0), Row(0), Row(0)});
  }
  for (const assets::Clip& clip : model.clips) {
    const auto [found, is_new] = draft.first_row.try_emplace(clip.matrices.get(), std::uint32_t(rows.size() / 3));
    gpu.clips.push_back({.first = found->second, .frames = clip.frame_count, .loops = clip.loops});
    if (gpu.far) gpu.clips.back().first_body = add_far_poses(draft, clip, gpu.joints, gpu.far->body, far_poses);
    if (gpu.far && gpu.far->aloft)
      gpu.clips.back().first_aloft = add_far_poses(draft, clip, gpu.joints, *gpu.far->aloft, far_poses);
    if (!is_new) continue;
    for (const glm::mat3x4& m : *clip.matrices) rows.insert(rows.end(), {m[0], m[1], m[2]});
  }
  if (!gpu.clips.empty()) return;
  const auto still = std::uint32_t(far_poses.size());
  far_poses.emplace_back(1.0f);
  gpu.clips.push_back({std::uint32_t(rows.size() / 3), 1, still, still});
  for (std::uint32_t j = 0; j < gpu.joints; ++j)
    rows.insert(rows.end(), {Row{1, 0, 0, 0}, Row{0, 1, 0, 0}, Row{0, 0, 1, 0}});
}

// What is too large for one level of detail, as pieces behind all models.
void add_pieces(Draft& draft, Mesh& mesh, const std::vector<VkDescriptorSet>& coats, std::size_t which,
                std::vector<ModelOnGpu>& models) {
  const auto first = std::uint32_t(models.size());
  const std::vector<Piece> pieces = cut_into_pieces(mesh);
  for (const Piece& cut : pieces) {
    ModelOnGpu& piece = models.emplace_back(ModelOnGpu{.first_detail = models[which].first_detail, .ground = true});
    set_bounds(piece, cut.low, cut.high);
    piece.levels.resize(cut.levels.size());
  }
  for (std::size_t level = 0; level < mesh.model.levels.size(); ++level) {
    std::vector<RangeOf> from;
    std::vector<DrawRange*> to;
    for (std::size_t k = 0; k < pieces.size(); ++k) {
      from.push_back({mesh, pieces[k].levels[level], mesh.model.levels[level].error, coats});
      to.push_back(&models[first + k].levels[level]);
    }
    add_ranges(from, draft.indices, to);
  }
  models[which].first_piece = first;
  models[which].piece_count = std::uint32_t(models.size()) - first;
}

// Where each model's vertices will lie; returns how many there are.
std::size_t place_vertices(const Draft& draft, std::vector<ModelOnGpu>& models) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < draft.meshes.size(); ++i) {
    models[i].vertex_offset = std::int32_t(offset);
    for (std::uint32_t k = 0; k < models[i].piece_count; ++k)
      models[models[i].first_piece + k].vertex_offset = std::int32_t(offset);
    offset += draft.meshes[i].size();
  }
  models.back().vertex_offset = std::int32_t(offset);  // the far model's
  return offset + draft.far_vertices.size();
}

void write_vertices(const Draft& draft, std::byte* to) {
  const auto write = [&](const std::vector<assets::Vertex>& vertices) {
    if (!vertices.empty()) std::memcpy(to, vertices.data(), vertices.size() * sizeof(assets::Vertex));
    to += vertices.size() * sizeof(assets::Vertex);
  };
  for (const Mesh& mesh : draft.meshes) write(mesh.model.vertices), write(mesh.made);
  write(draft.far_vertices);
}

template <class T>
Buffer buffer_of(DeviceImpl& d, const std::vector<T>& data, VkBufferUsageFlags usage) {
  Buffer buffer = create_buffer(d, data.size() * sizeof(T), usage | VK_BUFFER_USAGE_TRANSFER_DST_BIT, Memory::device);
  if (!data.empty()) upload(d, buffer, [&](std::byte* to) { std::memcpy(to, data.data(), data.size() * sizeof(T)); });
  return buffer;
}

}  // namespace

base::Result<Scene> upload_models(Device& device, std::span<const assets::Model* const> models) {
  DeviceImpl& d = *device;
  Scene scene(new SceneImpl);
  scene->device = &d;
  scene->whole_count = models.size();
  const auto coats = upload_materials(d, *scene, models);
  Draft draft;
  std::size_t index_count = 0;
  for (const assets::Model* model : models) index_count += model->indices.size();
  draft.indices.reserve(index_count + index_count / 3);  // cutting makes more
  draft.meshes.reserve(models.size());
  for (const assets::Model* model : models) {
    ModelOnGpu& gpu = scene->models.emplace_back();
    set_bounds(gpu, model->low, model->high);
    gpu.first_detail = draft.details.size() * sizeof(assets::Detail);
    draft.details.insert(draft.details.end(), model->details.begin(), model->details.end());
    Mesh& mesh = draft.meshes.emplace_back(Mesh{*model, {}});
    add_levels(draft, mesh, coats[draft.meshes.size() - 1], gpu);
    gpu.lamps = lamps_of(*model);
    gpu.far = far_figure_of(*model);
    add_poses(draft, *model, gpu, scene->far_poses);
  }
  for (std::size_t i = 0; i < models.size(); ++i)
    if (scene->models[i].ground) add_pieces(draft, draft.meshes[i], coats[i], i, scene->models);
  add_far_model(draft, *scene);
  if (draft.rows.size() * sizeof(Row) > d.device.physical_device.properties.limits.maxStorageBufferRange)
    return base::error("R0010", "", "the models' animations are larger than this device's buffers");

  scene->vertices = create_buffer(d, place_vertices(draft, scene->models) * sizeof(assets::Vertex),
                                  VK_BUFFER_USAGE_VERTEX_BUFFER_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT, Memory::device);
  upload(d, scene->vertices, [&](std::byte* to) { write_vertices(draft, to); });
  scene->indices = buffer_of(d, draft.indices, VK_BUFFER_USAGE_INDEX_BUFFER_BIT);
  scene->matrices = buffer_of(d, draft.rows, VK_BUFFER_USAGE_STORAGE_BUFFER_BIT);
  if (!draft.details.empty()) scene->details = buffer_of(d, draft.details, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT);
  return scene;
}

void Free::operator()(SceneImpl* scene) const {
  vkDeviceWaitIdle(scene->device->device);
  if (scene->vertices.buffer)
    for (Buffer* b : {&scene->vertices, &scene->indices, &scene->matrices}) destroy_buffer(*scene->device, *b);
  destroy_materials(*scene);
  delete scene;
}

}  // namespace renderer
