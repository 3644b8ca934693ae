// A figure as it is seen from afar: legs, trunk and head as prisms in the model's own
// colours, on its base. Some twenty triangles instead of sixty.
#include <algorithm>
#include <cmath>
#include <map>

#include "renderer/gpu.h"

namespace renderer {
namespace {

struct Band {
  glm::vec3 low{1e9f}, high{-1e9f};
  std::map<std::uint32_t, float> surfaces;  // by how much of the band's skin they are
  std::map<std::uint32_t, float> joints;
  std::map<std::uint32_t, glm::vec4> colours;  // weighted sums, by surface
};

template <class Map>
std::uint32_t heaviest(const Map& map) {
  std::uint32_t best = 0;
  float most = -1;
  for (const auto& [key, weight] : map)
    if (weight > most) best = key, most = weight;
  return best;
}

void add_triangle(Band& band, const assets::Model& model, const std::uint32_t* index) {
  glm::vec3 p[3];
  for (int k = 0; k < 3; ++k) p[k] = model.vertices[index[k]].position;
  const float area = glm::length(glm::cross(p[1] - p[0], p[2] - p[0]));
  const assets::Vertex& v = model.vertices[index[0]];
  for (const glm::vec3& q : p) band.low = glm::min(band.low, q), band.high = glm::max(band.high, q);
  band.surfaces[v.surface] += area;
  band.joints[v.joints[0]] += area;
  band.colours[v.surface] += glm::vec4(v.colour[0], v.colour[1], v.colour[2], 1.0f) * area;
}

// Four walls and a lid, a little slimmer than the bounds.
void add_prism(const Band& band, glm::vec2 slim, std::uint32_t joint, std::vector<assets::Vertex>& vertices,
               std::vector<std::uint32_t>& indices, std::uint32_t first_vertex) {
  const std::uint32_t surface = heaviest(band.surfaces);
  glm::vec4 c = band.colours.at(surface);
  c /= c.w;
  const glm::vec3 middle = (band.low + band.high) * 0.5f,
                  half = (band.high - band.low) * 0.5f * glm::vec3(slim.x, 1, slim.y);
  const auto base = std::uint32_t(vertices.size()) - first_vertex;
  for (int k = 0; k < 8; ++k) {
    const float x = (k & 1) ? 1.0f : -1.0f, z = (k & 2) ? 1.0f : -1.0f;
    assets::Vertex v{};
    v.position = {middle.x + half.x * x, (k & 4) ? band.high.y : band.low.y, middle.z + half.z * z};
    v.normal = glm::normalize(glm::vec3(x, (k & 4) ? 0.6f : 0.0f, z));
    v.colour = {std::uint8_t(c.x), std::uint8_t(c.y), std::uint8_t(c.z), 255};
    v.joints = {std::uint8_t(joint), std::uint8_t(joint)};
    v.weights = {255, 0};
    v.surface = surface;
    vertices.push_back(v);
  }
  for (const std::uint32_t k :
       {0u, 4u, 1u, 1u, 4u, 5u, 1u, 5u, 3u, 3u, 5u, 7u, 3u, 7u, 2u, 2u, 7u, 6u, 2u, 6u, 0u, 0u, 6u, 4u})
    indices.push_back(base + k);
}

void add_base(const Band& band, std::vector<assets::Vertex>& vertices, std::vector<std::uint32_t>& indices,
              std::uint32_t first_vertex) {
  const auto base = std::uint32_t(vertices.size()) - first_vertex;
  const glm::vec3 middle = (band.low + band.high) * 0.5f;
  const float radius = (band.high.x - band.low.x) * 0.5f;
  for (int k = 0; k < 4; ++k) {
    assets::Vertex v{};
    v.position = middle + glm::vec3((k == 0   ? 1.0f
                                     : k == 2 ? -1.0f
                                              : 0.0f) *
                                        radius,
                                    0.03f,
                                    (k == 1   ? 1.0f
                                     : k == 3 ? -1.0f
                                              : 0.0f) *
                                        radius);
    v.normal = {0, 1, 0};
    v.colour = {255, 255, 255, 255};
    v.weights = {255, 0};
    v.surface = std::uint32_t(assets::Surface::base_ring);
    vertices.push_back(v);
  }
  for (const std::uint32_t k : {0u, 2u, 1u, 0u, 3u, 2u}) indices.push_back(base + k);
}

}  // namespace

bool add_far_figure(const assets::Model& model, std::vector<assets::Vertex>& vertices,
                    std::vector<std::uint32_t>& indices) {
  const assets::Level& finest = model.levels.front();
  Band whole, base;
  for (std::uint32_t i = finest.first_index; i + 2 < finest.first_index + finest.index_count; i += 3)
    add_triangle(model.vertices[model.indices[i]].surface == std::uint32_t(assets::Surface::base_ring) ? base : whole,
                 model, &model.indices[i]);
  const float height = whole.high.y - std::max(0.0f, whole.low.y);
  const glm::vec3 size = whole.high - whole.low;
  // Only what stands upright and is man-shaped; a dog or a wheelchair keeps its own last level.
  if (model.joints.empty() || base.surfaces.empty() || height < 0.8f || size.x > 0.9f * height ||
      size.z > 0.9f * height)
    return false;
  Band bands[3];
  constexpr float kTops[3] = {0.48f, 0.84f, 1.01f};  // of the height: hip, neck
  for (std::uint32_t i = finest.first_index; i + 2 < finest.first_index + finest.index_count; i += 3) {
    const assets::Vertex& v = model.vertices[model.indices[i]];
    if (v.surface == std::uint32_t(assets::Surface::base_ring) || v.surface == std::uint32_t(assets::Surface::glass))
      continue;
    glm::vec3 middle(0);
    for (std::uint32_t k = 0; k < 3; ++k) middle += model.vertices[model.indices[i + k]].position / 3.0f;
    const int band = middle.y < kTops[0] * height ? 0 : middle.y < kTops[1] * height ? 1 : 2;
    add_triangle(bands[band], model, &model.indices[i]);
  }
  if (bands[0].surfaces.empty() || bands[1].surfaces.empty() || bands[2].surfaces.empty()) return false;
  const auto first = std::uint32_t(vertices.size());
  const std::uint32_t trunk = heaviest(bands[1].joints);
  bands[0].low.y = 0, bands[0].high.y = bands[1].low.y = kTops[0] * height;
  bands[1].high.y = bands[2].low.y = kTops[1] * height;
  add_prism(bands[0], {0.75f, 0.75f}, trunk, vertices, indices, first);
  add_prism(bands[1], {0.80f, 0.85f}, trunk, vertices, indices, first);
  add_prism(bands[2], {0.85f, 0.85f}, heaviest(bands[2].joints), vertices, indices, first);
  for (const std::uint32_t k : {20u, 22u, 21u, 21u, 22u, 23u}) indices.push_back(k);  // the crown
  add_base(base, vertices, indices, first);
  return true;
}

}  // namespace renderer
