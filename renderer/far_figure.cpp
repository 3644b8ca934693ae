// A figure as it is seen from afar: legs, a trunk that widens to the shoulders and a head, in
// the colours of trousers, shirt, face and hair or hat, on a patch of its agency's colour; and a
// sheet for a flag, a placard or an umbrella that is held aloft. It leans, lies and turns as
// its trunk does. From farther still it is a standee, as flat as those of paper. Both are meshes
// of unit size, so that one draw shows a whole crowd; what makes people differ is in their instances.
#include <algorithm>
#include <cctype>
#include <map>
#include <string>

#include "renderer/gpu.h"

namespace renderer {
namespace {

constexpr float kHip = 0.48f, kNeck = 0.84f;  // of the height

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

FarShape::Paint paint_of(const Band& band) {
  if (band.surfaces.empty()) return {};
  const std::uint32_t surface = heaviest(band.surfaces);
  const glm::vec4 c = band.colours.at(surface);
  return {glm::uvec3(glm::vec3(c) / c.w), assets::Surface(surface)};
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
  const float shoulders = kNeck * parts.height;
  each([&](const std::uint32_t* i, assets::Surface surface, float low, float) {
    if (surface != assets::Surface::base_ring && held(i) && low > shoulders) parts.aloft.add(model, i);
  });
  const float half_way = (parts.aloft.low.y + parts.aloft.high.y) / 2;
  each([&](const std::uint32_t* i, assets::Surface surface, float low, float middle) {
    if (surface == assets::Surface::base_ring || surface == assets::Surface::glass) return;
    const bool is_held = held(i);
    if (is_held && low > shoulders) return (middle < half_way ? parts.aloft_low : parts.aloft_high).add(model, i);
    Band& band = middle < kHip * parts.height   ? parts.legs
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

// Upright, or level where it is wider than high. Of the unit sheet, x is -1 .. 1 and y is 1 .. 2.
std::optional<FarShape> aloft_of(const Parts& parts) {
  float area = 0;
  for (const auto& [surface, part] : parts.aloft.surfaces) area += part;
  if (area < 0.1f) return std::nullopt;
  const glm::vec3 low = parts.aloft.low, half = (parts.aloft.high - low) * 0.5f, middle = low + half;
  const bool level = half.y < 0.6f * std::min(half.x, half.z);
  const FarShape::Paint lower = paint_of(parts.aloft_low.surfaces.empty() ? parts.aloft_high : parts.aloft_low),
                        upper = paint_of(parts.aloft_high.surfaces.empty() ? parts.aloft_low : parts.aloft_high);
  return FarShape{.half = {half.x, 2 * (level ? half.z : half.y), 1},
                  .middle = level ? glm::vec3(middle.x, low.z - 2 * half.z, middle.y)
                                  : glm::vec3(middle.x, low.y - 2 * half.y, middle.z),
                  .level = level,
                  .joint = heaviest(parts.aloft.joints),
                  .paints = {lower, upper}};
}

// --- the unit figure: x and z of half a trunk's breadth and depth, y of its height ---

// Faces are lit as if they leant back this much: what is round is never all in the shade.
constexpr float kRise = 1.2f;
constexpr glm::vec2 kCorners[3] = {{0, 1}, {0.87f, -0.5f}, {-0.87f, -0.5f}};  // front, left, right

std::uint32_t add_point(FarMesh& out, FarPart part, glm::vec3 at, glm::vec3 normal) {
  assets::Vertex v{};
  v.position = at;
  v.normal = glm::normalize(normal);
  v.surface = std::uint16_t(part);
  out.vertices.push_back(v);
  return std::uint32_t(out.vertices.size()) - 1;
}
// Three vertices about the upright; returns the first. Each has the normal of the face from it to the next.
std::uint32_t add_ring(FarMesh& out, FarPart part, float y, float slim) {
  const auto first = std::uint32_t(out.vertices.size());
  for (int k = 0; k < 3; ++k) {
    const glm::vec2 at = kCorners[k] * slim, across = kCorners[k] + kCorners[(k + 1) % 3];
    add_point(out, part, {at.x, y, at.y},
              part == FarPart::base ? glm::vec3(0, 1, 0) : glm::vec3(across.x, kRise, across.y));
  }
  return first;
}

using List = std::vector<std::uint32_t>;
void add(List& indices, std::initializer_list<std::uint32_t> more) { indices.insert(indices.end(), more); }
// The first corner of a triangle gives it its colour: here one of the upper ring.
void add_wall(List& indices, std::uint32_t lower, std::uint32_t upper) {
  for (std::uint32_t k = 0; k < 3; ++k) {
    const std::uint32_t n = (k + 1) % 3;
    add(indices, {upper + k, lower + k, lower + n, upper + k, lower + n, upper + n});
  }
}
void add_tip(List& indices, std::uint32_t ring, std::uint32_t tip) {
  for (std::uint32_t k = 0; k < 3; ++k) add(indices, {ring + k, ring + (k + 1) % 3, tip});
}
void add_foot(List& indices, std::uint32_t ring, std::uint32_t tip) {
  for (std::uint32_t k = 0; k < 3; ++k) add(indices, {tip, ring + (k + 1) % 3, ring + k});
}

// The standee, and the caster, which is one that faces the sun: x across, y along the body, z to its far side as it
// is looked at (see far_figure.vert). Left halves are lit from the left, right ones from the right. Its base, the
// part before the feet, is what it stands on: eight vertices are one stroke.
void add_standee(FarMesh& out) {
  const auto pair = [&](FarPart part, float x, float y, float z) {
    const std::uint32_t first = add_point(out, part, {-x, y, z}, {-0.7f, kRise, 0.7f});
    add_point(out, part, {x, y, z}, {0.7f, kRise, 0.7f});
    return first;
  };
  const std::uint32_t foot = pair(FarPart::base, 0.52f, 0.1f, -0.6f), belt = pair(FarPart::legs, 0.52f, kHip, 0),
                      back = pair(FarPart::trunk, 0.74f, 0.80f, 0.75f),
                      head = add_point(out, FarPart::crown, {0, 1.05f, 0.75f}, {0, kRise, 1}),
                      before = add_point(out, FarPart::base, {0, 0.1f, 1.8f}, {0, 1, 0});
  add(out.standee, {before, foot + 1, foot, belt, foot, foot + 1, belt + 1, belt, foot + 1});
  add(out.standee, {back, belt, belt + 1, back + 1, back, belt + 1, head, back, back + 1});
  const std::uint32_t soles = pair(FarPart::legs, 0.6f, 0.012f, -0.6f);
  add(out.caster, {soles, soles + 1, back, soles + 1, back + 1, back, head, back, back + 1});
}

// With both its sides: the lower half in the first colour, the upper half in the second.
void add_sheet(FarMesh& out) {
  const auto edge = [&](FarPart part, float y) {
    const std::uint32_t first = add_point(out, part, {-1, y, 0}, {0, 1, 1});
    add_point(out, part, {1, y, 0}, {0, 1, 1});
    return first;
  };
  const std::uint32_t low = edge(FarPart::legs, 1), middle = edge(FarPart::legs, 1.5f), high = edge(FarPart::trunk, 2);
  add(out.sheet,
      {low, low + 1, middle + 1, low, middle + 1, middle, low, middle + 1, low + 1, low, middle, middle + 1});
  add(out.sheet,
      {high, middle, middle + 1, high, middle + 1, high + 1, high, middle + 1, middle, high, high + 1, middle + 1});
}

// Five bits of red and blue, six of green, tinted as its surface is.
std::uint32_t tinted(const FarShape::Paint& paint, const Person& person) {
  const std::uint32_t tint = paint.surface == assets::Surface::tint_a   ? person.tint_a
                             : paint.surface == assets::Surface::tint_b ? person.tint_b
                                                                        : 0xffffffffu;
  const auto product = [&](int k) { return paint.srgb[k] * (tint >> (8 * k) & 255u); };  // sixteen bits
  return product(0) >> 11 | product(1) >> 10 << 5 | product(2) >> 11 << 11;
}

}  // namespace

FarMesh make_far_mesh() {
  FarMesh out;
  // Half of a trunk's breadth are its arms: hips are as broad as the rest, shoulders as all of it. Heads are a sixth
  // larger than life: one looks for heads. A face has one colour, that of its first corner, so hips belong to what
  // is above and below alike: with sixteen vertices a software device shades the figure in two strokes.
  const std::uint32_t left = add_point(out, FarPart::legs, {0.4f, 0.012f, 0}, {0.8f, kRise, 0.5f}),
                      right = add_point(out, FarPart::legs, {-0.4f, 0.012f, 0}, {-0.8f, kRise, -0.5f}),
                      hips = add_ring(out, FarPart::trunk, kHip, 0.75f),
                      shoulders = add_ring(out, FarPart::trunk, 0.81f, 0.95f),
                      neck = add_point(out, FarPart::face, {0, 0.82f, 0}, {0, kRise, 1}),
                      temples = add_ring(out, FarPart::crown, 0.92f, 1.15f),
                      top = add_point(out, FarPart::crown, {0, 1.02f, 0}, {0, 1, 0}),
                      patch = add_ring(out, FarPart::base, 0.1f, 1);
  const std::uint32_t front = hips, back_left = hips + 1, back_right = hips + 2;
  add(out.figure, {left, front, right, left, back_left, front});
  add(out.figure, {right, front, back_right, right, back_right, back_left, right, back_left, left});
  add_wall(out.figure, hips, shoulders);
  add_tip(out.figure, shoulders, neck);
  add_foot(out.figure, temples, neck);
  add_tip(out.figure, temples, top);
  add(out.figure, {patch, patch + 1, patch + 2});
  add_standee(out);
  add_sheet(out);
  return out;
}

std::optional<FarFigure> far_figure_of(const assets::Model& model) {
  // Only what stands upright and is man-shaped; a dog or a wheelchair keeps its own last level.
  if (model.joints.empty()) return std::nullopt;
  const Parts parts = parts_of(model);
  const float height = parts.height;
  const glm::vec3 size = parts.whole.high - parts.whole.low;
  if (parts.base.surfaces.empty() || height < 0.8f || size.x > 0.9f * height || size.z > 0.9f * height ||
      parts.legs.surfaces.empty() || parts.trunk.joints.empty() || parts.crown.joints.empty())
    return std::nullopt;
  const glm::vec3 half = glm::max((parts.trunk.high - parts.trunk.low) * 0.5f, 0.01f), middle = parts.trunk.low + half,
                  head = (parts.crown.high - parts.crown.low) * 0.5f;
  return FarFigure{
      .body = {.half = {half.x, height, half.z},
               .middle = {middle.x, 0, middle.z},
               .joint = heaviest(parts.trunk.joints),
               .paints = {paint_of(parts.legs), paint_of(parts.trunk), paint_of(parts.face), paint_of(parts.crown)},
               .head = {head.x / half.x, head.z / half.z}},
      .aloft = aloft_of(parts)};
}

shared::FarPersonData far_data_of(const FarShape& shape, const Person& person, const glm::mat3x4& pose,
                                  std::uint32_t flags) {
  // Stretched, posed as its joint is, turned and put where the person stands.
  glm::vec4 posed[3];
  for (int k = 0; k < 3; ++k) {
    const glm::vec4& p = pose[k];
    const glm::vec3 row = shape.level ? glm::vec3(p.x, p.z, p.y) : glm::vec3(p);
    posed[k] = glm::vec4(row * shape.half, glm::dot(row, shape.middle) + p.w) * person.scale;
  }
  const float s = std::sin(person.heading), c = std::cos(person.heading);
  const glm::vec3& at = person.position;
  const FarShape::Paint base{
      glm::uvec3(person.base_colour & 255u, person.base_colour >> 8 & 255u, person.base_colour >> 16 & 255u),
      assets::Surface::plain};
  const auto byte = [](float value) { return std::uint32_t(std::clamp(value, 0.0f, 1.0f) * 255 + 0.5f); };
  return {c * posed[0] + s * posed[2] + glm::vec4(0, 0, 0, at.x), posed[1] + glm::vec4(0, 0, 0, at.y),
          c * posed[2] - s * posed[0] + glm::vec4(0, 0, 0, at.z),
          glm::uvec4(tinted(shape.paints[0], person) | tinted(shape.paints[1], person) << 16,
                     tinted(shape.paints[2], person) | tinted(shape.paints[3], person) << 16,
                     tinted(base, person) | byte(shape.head.x / 2) << 16 | byte(shape.head.y / 2) << 24, flags)};
}

}  // namespace renderer
