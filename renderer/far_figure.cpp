// A figure as it is seen from afar: legs, a trunk that widens to the shoulders and a head, in
// the colours of trousers, shirt and head, on a patch of its agency's colour. It leans, lies
// and turns as its trunk does.
#include <algorithm>
#include <map>

#include "renderer/gpu.h"

namespace renderer {
namespace {

struct Band {
  glm::vec3 low{1e9f}, high{-1e9f};
  std::map<std::uint32_t, float> surfaces;  // by how much of the band's skin they are
  std::map<std::uint32_t, float> joints;
  std::map<std::uint32_t, glm::vec4> colours;  // weighted sums, by surface

  void add(const assets::Model& model, const std::uint32_t* index) {
    glm::vec3 p[3];
    for (int k = 0; k < 3; ++k) p[k] = model.vertices[index[k]].position;
    const float area = glm::length(glm::cross(p[1] - p[0], p[2] - p[0]));
    const assets::Vertex& v = model.vertices[index[0]];
    for (const glm::vec3& q : p) low = glm::min(low, q), high = glm::max(high, q);
    surfaces[v.surface] += area;
    joints[v.joints[0]] += area;
    colours[v.surface] += glm::vec4(v.colour[0], v.colour[1], v.colour[2], 1.0f) * area;
  }
};

template <class Map>
std::uint32_t heaviest(const Map& map) {
  std::uint32_t best = 0;
  float most = -1;
  for (const auto& [key, weight] : map)
    if (weight > most) best = key, most = weight;
  return best;
}

assets::Vertex vertex_of(const Band& band, glm::vec3 position, glm::vec3 normal, std::uint32_t joint) {
  const std::uint32_t surface = heaviest(band.surfaces);
  glm::vec4 c = band.colours.at(surface);
  c /= c.w;
  assets::Vertex v{};
  v.position = position;
  v.normal = glm::normalize(normal);
  v.colour = {std::uint8_t(c.x), std::uint8_t(c.y), std::uint8_t(c.z), 255};
  v.joints = {std::uint8_t(joint), std::uint8_t(joint)};
  v.weights = {255, 0};
  v.surface = std::uint16_t(surface);
  return v;
}

// Three vertices round the middle of `shape`, in the colour of `band`. Returns the first.
std::uint32_t add_ring(FarFigure& out, const Band& band, const Band& shape, float y, float slim, std::uint32_t joint) {
  const glm::vec3 middle = (shape.low + shape.high) * 0.5f, half = (shape.high - shape.low) * 0.5f * slim;
  constexpr glm::vec2 kCorners[3] = {{0, 1}, {0.87f, -0.5f}, {-0.87f, -0.5f}};
  const auto first = std::uint32_t(out.vertices.size());
  for (const glm::vec2 k : kCorners)
    out.vertices.push_back(
        vertex_of(band, {middle.x + half.x * k.x, y, middle.z + half.z * k.y}, {k.x, 0.35f, k.y}, joint));
  return first;
}
std::uint32_t add_point(FarFigure& out, const Band& band, float y, std::uint32_t joint) {
  const glm::vec3 middle = (band.low + band.high) * 0.5f;
  out.vertices.push_back(vertex_of(band, {middle.x, y, middle.z}, {0, 1, 0}, joint));
  return std::uint32_t(out.vertices.size()) - 1;
}

void add_wall(std::vector<std::uint32_t>& indices, std::uint32_t lower, std::uint32_t upper) {
  for (std::uint32_t k = 0; k < 3; ++k) {
    const std::uint32_t n = (k + 1) % 3;
    indices.insert(indices.end(), {lower + k, lower + n, upper + n, lower + k, upper + n, upper + k});
  }
}
void add_tip(std::vector<std::uint32_t>& indices, std::uint32_t ring, std::uint32_t tip) {
  for (std::uint32_t k = 0; k < 3; ++k) indices.insert(indices.end(), {ring + k, ring + (k + 1) % 3, tip});
}
void add_foot(std::vector<std::uint32_t>& indices, std::uint32_t ring, std::uint32_t tip) {
  for (std::uint32_t k = 0; k < 3; ++k) indices.insert(indices.end(), {ring + (k + 1) % 3, ring + k, tip});
}

}  // namespace

bool make_far_figure(const assets::Model& model, FarFigure& out) {
  const assets::Level& coarsest = model.levels.back();  // what was seen of it last: no ropes, no belts
  const auto each = [&](const auto& work) {
    for (std::uint32_t i = coarsest.first_index; i + 2 < coarsest.first_index + coarsest.index_count; i += 3)
      work(&model.indices[i]);
  };
  const auto surface_of = [&](const std::uint32_t* i) { return assets::Surface(model.vertices[*i].surface); };
  Band whole, base, bands[3];
  each([&](const std::uint32_t* i) { (surface_of(i) == assets::Surface::base_ring ? base : whole).add(model, i); });
  const float height = whole.high.y;
  const glm::vec3 size = whole.high - whole.low;
  // Only what stands upright and is man-shaped; a dog or a wheelchair keeps its own last level.
  if (model.joints.empty() || base.surfaces.empty() || height < 0.8f || size.x > 0.9f * height ||
      size.z > 0.9f * height)
    return false;
  const float hip = 0.48f * height, neck = 0.84f * height;
  each([&](const std::uint32_t* i) {
    if (surface_of(i) == assets::Surface::base_ring || surface_of(i) == assets::Surface::glass) return;
    float y = 0;
    for (int k = 0; k < 3; ++k) y += model.vertices[i[k]].position.y / 3;
    bands[y < hip ? 0 : y < neck ? 1 : 2].add(model, i);
  });
  if (std::any_of(bands, bands + 3, [](const Band& b) { return b.surfaces.empty(); })) return false;
  const std::uint32_t trunk = heaviest(bands[1].joints), head = heaviest(bands[2].joints);
  // Half of a trunk's breadth are its arms: legs are as broad as the rest, shoulders as all of it.
  const std::uint32_t soles = add_ring(out, bands[0], bands[1], 0.02f, 0.55f, trunk),
                      hips = add_ring(out, bands[0], bands[1], hip, 0.75f, trunk),
                      belt = add_ring(out, bands[1], bands[1], hip, 0.75f, trunk),
                      shoulders = add_ring(out, bands[1], bands[1], 0.81f * height, 0.95f, trunk),
                      nape = add_point(out, bands[1], 0.88f * height, trunk),
                      chin = add_point(out, bands[2], 0.82f * height, head),
                      temples = add_ring(out, bands[2], bands[2], 0.92f * height, 0.95f, head),
                      crown = add_point(out, bands[2], height, head),
                      patch = add_ring(out, base, base, base.high.y, 1.25f, 0);
  for (std::uint32_t k = 0; k < 3; ++k) out.vertices[patch + k].normal = {0, 1, 0};
  add_wall(out.figure, soles, hips);
  add_wall(out.figure, belt, shoulders);
  add_tip(out.figure, shoulders, nape);
  add_foot(out.figure, temples, chin);
  add_tip(out.figure, temples, crown);
  out.figure.insert(out.figure.end(), {patch, patch + 1, patch + 2});
  add_wall(out.shadow, soles, shoulders);
  add_tip(out.shadow, shoulders, crown);
  return true;
}

}  // namespace renderer
