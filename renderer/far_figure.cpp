// A figure as it is seen from afar: legs, a trunk that widens to the shoulders and a head, in
// the colours of trousers, shirt and head, on a patch of its agency's colour. It leans, lies
// and turns as its trunk does. All of them are one mesh of unit size, so that one draw shows
// a whole crowd; what makes them differ is in their instances.
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

FarFigure::Paint paint_of(const Band& band) {
  const std::uint32_t surface = heaviest(band.surfaces);
  const glm::vec4 c = band.colours.at(surface);
  return {glm::uvec3(glm::vec3(c) / c.w), assets::Surface(surface)};
}

// --- the unit figure: x and z of half a trunk's breadth and depth, y of its height ---

// Faces are lit as if they leant back this much: what is round is never all in the shade.
constexpr float kRise = 1.6f;
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
  for (std::uint32_t k = 0; k < 3; ++k) add(indices, {ring + k, tip, ring + (k + 1) % 3});
}

constexpr float kHip = 0.48f, kNeck = 0.84f;  // of the height
constexpr float kTallest = 1.95f;             // metres

// A colour times what tints its surface, each 0xAABBGGRR; alpha is left empty.
std::uint32_t tinted(const FarFigure::Paint& paint, const Person& person) {
  const std::uint32_t tint = paint.surface == assets::Surface::tint_a   ? person.tint_a
                             : paint.surface == assets::Surface::tint_b ? person.tint_b
                                                                        : 0xffffffffu;
  std::uint32_t out = 0;
  for (int k = 0; k < 3; ++k) out |= (paint.srgb[k] * (tint >> (8 * k) & 255u) + 127) / 255 << (8 * k);
  return out;
}

}  // namespace

FarMesh make_far_mesh() {
  FarMesh out;
  // Half of a trunk's breadth are its arms: hips are as broad as the rest, shoulders as all of it. A face
  // has one colour, that of its first corner, so hips and neck belong to what is above and below alike: with
  // sixteen vertices a software device shades the figure in two strokes.
  const std::uint32_t left = add_point(out, FarPart::legs, {0.4f, 0.012f, 0}, {0.8f, kRise, 0.5f}),
                      right = add_point(out, FarPart::legs, {-0.4f, 0.012f, 0}, {-0.8f, kRise, -0.5f}),
                      hips = add_ring(out, FarPart::trunk, kHip, 0.75f),
                      shoulders = add_ring(out, FarPart::trunk, 0.81f, 0.95f),
                      neck = add_point(out, FarPart::trunk, {0, 0.85f, 0}, {0, 1, 0}),
                      temples = add_ring(out, FarPart::head, 0.92f, 0.95f),
                      crown = add_point(out, FarPart::head, {0, 1, 0}, {0, 1, 0}),
                      patch = add_ring(out, FarPart::base, 0.1f, 1), front = hips, back_left = hips + 1,
                      back_right = hips + 2;
  add(out.figure, {left, front, right, left, back_left, front});
  add(out.figure, {right, front, back_right, right, back_right, back_left, right, back_left, left});
  add_wall(out.figure, hips, shoulders);
  add_tip(out.figure, shoulders, neck);
  add_foot(out.figure, temples, neck);
  add_tip(out.figure, temples, crown);
  add(out.figure, {patch, patch + 1, patch + 2});
  // The caster: broader at its foot than two legs are, and closed.
  const std::uint32_t soles = add_ring(out, FarPart::legs, 0.012f, 0.55f);
  add_wall(out.caster, soles, shoulders);
  add_tip(out.caster, shoulders, crown);
  return out;
}

std::optional<FarFigure> far_figure_of(const assets::Model& model) {
  const assets::Level& coarsest = model.levels.back();  // what was seen of it last: no ropes, no belts
  const auto each = [&](const auto& work) {
    for (std::uint32_t i = coarsest.first_index; i + 2 < coarsest.first_index + coarsest.index_count; i += 3)
      work(&model.indices[i]);
  };
  const auto surface_of = [&](const std::uint32_t* i) { return assets::Surface(model.vertices[*i].surface); };
  Band whole, base, bands[3];
  each([&](const std::uint32_t* i) { (surface_of(i) == assets::Surface::base_ring ? base : whole).add(model, i); });
  // What rises above a tall man's hat is a flag, an umbrella or a board, and not seen from so far.
  const float height = std::min(whole.high.y, kTallest);
  const glm::vec3 size = whole.high - whole.low;
  // Only what stands upright and is man-shaped; a dog or a wheelchair keeps its own last level.
  if (model.joints.empty() || base.surfaces.empty() || height < 0.8f || size.x > 0.9f * height ||
      size.z > 0.9f * height)
    return std::nullopt;
  each([&](const std::uint32_t* i) {
    if (surface_of(i) == assets::Surface::base_ring || surface_of(i) == assets::Surface::glass) return;
    float y = 0;
    for (int k = 0; k < 3; ++k) y += model.vertices[i[k]].position.y / 3;
    if (y < height) bands[y < kHip * height ? 0 : y < kNeck * height ? 1 : 2].add(model, i);
  });
  if (std::any_of(bands, bands + 3, [](const Band& b) { return b.surfaces.empty(); })) return std::nullopt;
  // What is carried makes nobody stouter: flags, umbrellas and boards end here.
  const auto half_of = [&](const Band& band, float most) {
    return glm::clamp((band.high - band.low) * 0.5f, 0.01f, most * height);
  };
  const glm::vec3 half = half_of(bands[1], 0.19f), head = half_of(bands[2], 0.12f);
  return FarFigure{.middle = (bands[1].low + bands[1].high) * 0.5f,
                   .half = {half.x, height, half.z},
                   .head = {head.x / half.x, head.z / half.z},
                   .trunk = heaviest(bands[1].joints),
                   .paints = {paint_of(bands[0]), paint_of(bands[1]), paint_of(bands[2])}};
}

shared::FarPersonData far_data_of(const FarFigure& figure, const Person& person, const glm::mat3x4& trunk,
                                  std::uint32_t flags, std::uint8_t fade, bool coarser) {
  // Stretched, posed as the trunk is, turned and put where the person stands.
  const glm::vec3 middle(figure.middle.x, 0, figure.middle.z);
  glm::vec4 posed[3];
  for (int k = 0; k < 3; ++k) {
    const glm::vec3 row(trunk[k]);
    posed[k] = glm::vec4(row * figure.half, glm::dot(row, middle) + trunk[k].w) * person.scale;
  }
  const float s = std::sin(person.heading), c = std::cos(person.heading);
  const glm::vec3& at = person.position;
  const auto byte = [](float value) { return std::uint32_t(std::clamp(value, 0.0f, 1.0f) * 255 + 0.5f) << 24; };
  return {c * posed[0] + s * posed[2] + glm::vec4(0, 0, 0, at.x), posed[1] + glm::vec4(0, 0, 0, at.y),
          c * posed[2] - s * posed[0] + glm::vec4(0, 0, 0, at.z),
          glm::uvec4(tinted(figure.paints[0], person) | byte(figure.head.x / 2),
                     tinted(figure.paints[1], person) | byte(figure.head.y / 2),
                     tinted(figure.paints[2], person) | std::uint32_t(fade) << 24,
                     (person.base_colour & 0xffffffu) | ((flags & 127u) | (coarser ? 128u : 0u)) << 24)};
}

}  // namespace renderer
