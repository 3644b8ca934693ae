// A figure as it is seen from afar: legs, a trunk that widens to the shoulders and a head, in
// the colours of trousers, shirt, face and hair or hat, on a patch of its agency's colour; and a
// sheet for a flag, a placard or an umbrella that is held aloft. It leans, lies and turns as
// its trunk does.
#include <algorithm>
#include <cctype>
#include <map>
#include <string>

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
    joints[v.joints[0]] += area;
    add_colour(model, index);
  }
  void add_colour(const assets::Model& model, const std::uint32_t* index) {
    const glm::vec3 a = model.vertices[index[0]].position;
    const float area =
        glm::length(glm::cross(model.vertices[index[1]].position - a, model.vertices[index[2]].position - a));
    const assets::Vertex& v = model.vertices[index[0]];
    surfaces[v.surface] += area;
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

// What hangs on such a joint is held, not worn: it says nothing of how broad somebody is.
bool holds(const std::string& joint) {
  std::string name = joint;
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return name.find("hand") != std::string::npos || name.find("shield") != std::string::npos;
}

// A figure's last level, sorted by height and by what is body and what is held.
struct Parts {
  Band whole, base;
  Band legs, trunk, face, crown;
  Band aloft, aloft_low, aloft_high;  // held above the shoulders; its lower and upper half
  float height = 0;
};

Parts parts_of(const assets::Model& model) {
  const assets::Level& coarsest = model.levels.back();  // what was seen of it last: no ropes, no belts
  Parts parts;
  const auto corner = [&](const std::uint32_t* i, int k) -> const assets::Vertex& { return model.vertices[i[k]]; };
  const auto held = [&](const std::uint32_t* i) {
    for (int k = 0; k < 3; ++k)
      if (const std::size_t j = corner(i, k).joints[0]; j >= model.joints.size() || !holds(model.joints[j].name))
        return false;
    return true;
  };
  const auto each = [&](const auto& work) {
    for (std::uint32_t i = coarsest.first_index; i + 2 < coarsest.first_index + coarsest.index_count; i += 3) {
      const std::uint32_t* index = &model.indices[i];
      const float ys[3] = {corner(index, 0).position.y, corner(index, 1).position.y, corner(index, 2).position.y};
      work(index, assets::Surface(corner(index, 0).surface), std::min({ys[0], ys[1], ys[2]}),
           (ys[0] + ys[1] + ys[2]) / 3);
    }
  };
  each([&](const std::uint32_t* i, assets::Surface surface, float, float) {
    if (surface == assets::Surface::base_ring)
      parts.base.add(model, i);
    else if (!held(i))
      parts.whole.add(model, i);
  });
  parts.height = parts.whole.high.y;
  const float shoulders = 0.84f * parts.height;
  each([&](const std::uint32_t* i, assets::Surface surface, float low, float) {
    if (surface != assets::Surface::base_ring && held(i) && low > shoulders) parts.aloft.add(model, i);
  });
  const float half_way = (parts.aloft.low.y + parts.aloft.high.y) / 2;
  each([&](const std::uint32_t* i, assets::Surface surface, float low, float middle) {
    if (surface == assets::Surface::base_ring || surface == assets::Surface::glass) return;
    const bool is_held = held(i);
    if (is_held && low > shoulders) return (middle < half_way ? parts.aloft_low : parts.aloft_high).add(model, i);
    Band& band = middle < 0.48f * parts.height  ? parts.legs
                 : middle < shoulders           ? parts.trunk
                 : middle < 0.9f * parts.height ? parts.face
                                                : parts.crown;
    // A shield before the body colours it, and makes it no broader.
    is_held ? band.add_colour(model, i) : band.add(model, i);
  });
  if (parts.crown.surfaces.empty()) parts.crown = parts.face;
  if (parts.face.surfaces.empty()) parts.face = parts.crown;
  return parts;
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

// A sheet, with both its sides, as large as what is held aloft: upright, or level where that is wider than high.
void add_aloft(FarFigure& out, const Parts& parts) {
  float area = 0;
  for (const auto& [surface, part] : parts.aloft.surfaces) area += part;
  if (area < 0.1f) return;
  const glm::vec3 l = parts.aloft.low, h = parts.aloft.high, m = (l + h) * 0.5f, size = h - l;
  const std::uint32_t joint = heaviest(parts.aloft.joints);
  const bool level = size.y < 0.6f * std::min(size.x, size.z);
  const Band& low = parts.aloft_low.surfaces.empty() ? parts.aloft_high : parts.aloft_low;
  const Band& high = parts.aloft_high.surfaces.empty() ? parts.aloft_low : parts.aloft_high;
  const auto first = std::uint32_t(out.vertices.size());
  if (level)
    for (const glm::vec2 k : {glm::vec2(l.x, l.z), {l.x, h.z}, {h.x, h.z}, {h.x, l.z}})
      out.vertices.push_back(vertex_of(parts.aloft, {k.x, m.y, k.y}, {0, 1, 0}, joint));
  else
    for (const glm::vec2 k : {glm::vec2(l.x, l.y), {h.x, l.y}, {h.x, h.y}, {l.x, h.y}})
      out.vertices.push_back(vertex_of(k.y < m.y ? low : high, {k.x, k.y, m.z}, {0, 0.7f, 0.7f}, joint));
  for (const std::uint32_t k : {0u, 1u, 2u, 0u, 2u, 3u, 2u, 1u, 0u, 3u, 2u, 0u}) out.figure.push_back(first + k);
}

}  // namespace

bool make_far_figure(const assets::Model& model, FarFigure& out) {
  // Only what stands upright and is man-shaped; a dog or a wheelchair keeps its own last level.
  if (model.joints.empty()) return false;
  const Parts parts = parts_of(model);
  const float height = parts.height;
  const glm::vec3 size = parts.whole.high - parts.whole.low;
  if (parts.base.surfaces.empty() || height < 0.8f || size.x > 0.9f * height || size.z > 0.9f * height ||
      parts.legs.surfaces.empty() || parts.trunk.joints.empty() || parts.crown.joints.empty())
    return false;
  const Band &legs = parts.legs, &trunk = parts.trunk, &face = parts.face, &crown = parts.crown;
  const std::uint32_t chest = heaviest(trunk.joints), head = heaviest(crown.joints);
  const float hip = 0.48f * height;
  // Half of a trunk's breadth are its arms: legs are as broad as the rest, shoulders as all of it. Heads are a sixth
  // larger than life again, and the patch as large as the disc that it stands for: one looks for heads and bases.
  const std::uint32_t soles = add_ring(out, legs, trunk, 0.02f, 0.55f, chest),
                      hips = add_ring(out, legs, trunk, hip, 0.75f, chest),
                      belt = add_ring(out, trunk, trunk, hip, 0.75f, chest),
                      shoulders = add_ring(out, trunk, trunk, 0.81f * height, 0.95f, chest),
                      nape = add_point(out, trunk, 0.88f * height, chest),
                      chin = add_point(out, face, 0.8f * height, head),
                      temples = add_ring(out, crown, crown, 0.92f * height, 1.15f, head),
                      top = add_point(out, crown, 1.02f * height, head),
                      patch = add_ring(out, parts.base, parts.base, parts.base.high.y, 1.5f, 0);
  for (std::uint32_t k = 0; k < 3; ++k) out.vertices[patch + k].normal = {0, 1, 0};
  add_wall(out.figure, soles, hips);
  add_wall(out.figure, belt, shoulders);
  add_tip(out.figure, shoulders, nape);
  add_foot(out.figure, temples, chin);
  add_tip(out.figure, temples, top);
  out.figure.insert(out.figure.end(), {patch, patch + 1, patch + 2});
  add_wall(out.shadow, soles, shoulders);
  add_tip(out.shadow, shoulders, top);
  add_aloft(out, parts);
  return true;
}

}  // namespace renderer
