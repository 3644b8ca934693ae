// A solid as the bytes of a .glb: a mesh for each level of detail and for each wheel, a
// primitive for each surface, equal corners shared.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstring>
#include <map>

#include "assets/sculpt/solid.h"

namespace sculpt {
namespace {

constexpr float kTurn = 6.28318530718f;

float linear(std::uint32_t byte) {
  const float c = float(byte & 255u) / 255;
  return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

const char* name_of(assets::Surface surface) {
  using enum assets::Surface;
  switch (surface) {
    case plain:
      return "plain";
    case tint_a:
      return "tint_a";
    case tint_b:
      return "tint_b";
    case base_ring:
      return "base_ring";
    case water:
      return "water";
    case foliage:
      return "foliage";
    case lamp:
      return "lamp";
    case beacon:
      return "beacon";
    case glass:
      return "glass";
    case wheel:
      return "wheel";
    case turret:
      return "turret";
  }
  return "plain";
}

struct Corner {
  glm::vec3 at, normal;
  std::array<std::uint16_t, 4> colour;  // linear
};
static_assert(sizeof(Corner) == 32);

struct Primitive {
  std::vector<Corner> corners;
  std::vector<std::uint32_t> indices;
  std::map<std::array<std::uint32_t, 8>, std::uint32_t> known;

  void add(const Corner& corner) {
    std::array<std::uint32_t, 8> key;
    std::memcpy(key.data(), &corner, sizeof corner);
    const auto [found, fresh] = known.try_emplace(key, std::uint32_t(corners.size()));
    if (fresh) corners.push_back(corner);
    indices.push_back(found->second);
  }
};

Corner corner_of(const Facet& f, int k) {
  const glm::vec3 n = glm::length(f.normal[k]) > 1e-6f ? glm::normalize(f.normal[k]) : glm::vec3(0, 1, 0);
  const auto part = [](float v) { return std::uint16_t(v * 65535 + 0.5f); };
  const std::uint32_t rgb = f.rgb[k];
  return {f.at[k] + 0.0f,
          n + 0.0f,
          {part(linear(rgb >> 16)), part(linear(rgb >> 8)), part(linear(rgb)), part(f.paint.alpha)}};
}

constexpr int kF32 = 5126, kU16 = 5123, kU32 = 5125, kVertices = 34962, kIndices = 34963;

struct Writer {
  std::string bytes, accessors, views, materials, meshes, nodes;
  int accessor_count = 0, view_count = 0, mesh_count = 0, node_count = 0;
  using Coat = std::pair<assets::Surface, bool>;  // one-sided?
  std::map<Coat, int> material_of;

  static void join(std::string& list, const std::string& item) { list += (list.empty() ? "" : ",") + item; }

  // The corners of a primitive lie interleaved in one view.
  int add_view(const void* data, std::size_t size, int target, int stride) {
    while (bytes.size() % 4 != 0) bytes += '\0';
    join(views, fmt::format(R"({{"buffer":0,"byteOffset":{},"byteLength":{}{},"target":{}}})", bytes.size(), size,
                            stride > 0 ? fmt::format(R"(,"byteStride":{})", stride) : "", target));
    bytes.append(static_cast<const char*>(data), size);
    return view_count++;
  }
  int add_accessor(int view, std::size_t offset, int component, const char* type, std::size_t count,
                   const std::string& extra) {
    join(accessors, fmt::format(R"({{"bufferView":{},"byteOffset":{},"componentType":{},"count":{},"type":"{}"{}}})",
                                view, offset, component, count, type, extra));
    return accessor_count++;
  }

  int material(Coat coat) {
    const auto [surface, one_sided] = coat;
    const auto [found, fresh] = material_of.try_emplace(coat, int(material_of.size()));
    if (fresh)
      join(
          materials,
          fmt::format(
              R"({{"name":"{}"{},"doubleSided":{},"pbrMetallicRoughness":{{"metallicFactor":0,"roughnessFactor":0.9}}}})",
              name_of(surface), surface == assets::Surface::glass ? R"(,"alphaMode":"BLEND")" : "", !one_sided));
    return found->second;
  }

  std::string primitive(const Primitive& p, Coat coat) {
    glm::vec3 low(1e9f), high(-1e9f);
    for (const Corner& c : p.corners) low = glm::min(low, c.at), high = glm::max(high, c.at);
    const std::size_t n = p.corners.size();
    const int view = add_view(p.corners.data(), n * sizeof(Corner), kVertices, int(sizeof(Corner)));
    const int at =
        add_accessor(view, 0, kF32, "VEC3", n,
                     fmt::format(R"(,"min":[{},{},{}],"max":[{},{},{}])", low.x, low.y, low.z, high.x, high.y, high.z));
    const int normal = add_accessor(view, 12, kF32, "VEC3", n, "");
    const int colour = add_accessor(view, 24, kU16, "VEC4", n, R"(,"normalized":true)");
    int indices = 0;
    if (n <= 65535) {
      const std::vector<std::uint16_t> small(p.indices.begin(), p.indices.end());
      indices =
          add_accessor(add_view(small.data(), small.size() * 2, kIndices, 0), 0, kU16, "SCALAR", small.size(), "");
    } else {
      indices = add_accessor(add_view(p.indices.data(), p.indices.size() * 4, kIndices, 0), 0, kU32, "SCALAR",
                             p.indices.size(), "");
    }
    return fmt::format(R"({{"attributes":{{"POSITION":{},"NORMAL":{},"COLOR_0":{}}},"indices":{},"material":{}}})", at,
                       normal, colour, indices, material(coat));
  }

  void add_node(const std::string& name, const std::vector<Facet>& facets, glm::vec3 place, Seen seen) {
    std::map<Coat, Primitive> by_coat;
    for (const Facet& f : facets)
      if (f.seen == seen)
        for (int k = 0; k < 3; ++k) by_coat[{f.paint.surface, f.one_sided}].add(corner_of(f, k));
    if (by_coat.empty()) return;
    std::string primitives;
    for (const auto& [coat, p] : by_coat) join(primitives, primitive(p, coat));
    join(meshes, fmt::format(R"({{"name":"{}","primitives":[{}]}})", name, primitives));
    const std::string where =
        place == glm::vec3(0) ? "" : fmt::format(R"(,"translation":[{},{},{}])", place.x, place.y, place.z);
    // Far means that a pixel covers about 8 cm.
    const char* extras = seen == Seen::far ? R"(,"extras":{"deviation":0.07})" : "";
    join(nodes, fmt::format(R"({{"name":"{}","mesh":{}{}{}}})", name, mesh_count++, where, extras));
    ++node_count;
  }
};

// Tread and both discs, the axle along x.
std::vector<Facet> tyre_of(const Wheel& wheel) {
  Solid tyre;
  const float r = wheel.radius, h = wheel.width / 2;
  const auto smooth = [&](const glm::vec3(&p)[3], const glm::vec3(&n)[3], Paint paint) {
    add_shaded(tyre, p, n, {paint.rgb, paint.rgb, paint.rgb}, paint);
  };
  for (int side : {-1, 1}) {
    const glm::vec3 out(float(side) * h, 0, 0);
    for (int k = 0; k < 14; ++k) {
      const auto rim = [&](int i, float radius) {
        const float a = kTurn * float(i) / 14;
        return glm::vec3(0, std::cos(a) * radius, std::sin(a) * radius);
      };
      const Paint rubber{0x1c1d1f, assets::Surface::wheel},
          metal{k % 2 == 0 ? 0x9da3a8u : 0x6c7278u, assets::Surface::wheel};
      if (side > 0) {
        const glm::vec3 n = rim(k, 1), m = rim(k + 1, 1);
        smooth({rim(k, r) - out, rim(k, r) + out, rim(k + 1, r) + out}, {n, n, m}, rubber);
        smooth({rim(k, r) - out, rim(k + 1, r) + out, rim(k + 1, r) - out}, {n, m, m}, rubber);
      }
      const glm::vec3 a = rim(k, r) + out, b = rim(k + 1, r) + out, c = rim(k + 1, r * 0.58f) + out,
                      d = rim(k, r * 0.58f) + out;
      const glm::vec3 n(float(side), 0, 0);
      smooth({a, d, c}, {n, n, n}, rubber);
      smooth({a, c, b}, {n, n, n}, rubber);
      smooth({d, out, c}, {n, n, n}, metal);
    }
  }
  return tyre.facets;
}

}  // namespace

std::string to_glb(const std::string& name, const Solid& solid) {
  Writer w;
  w.add_node(name, solid.facets, {}, Seen::always);
  w.add_node(name + "_detail", solid.facets, {}, Seen::near);
  w.add_node(name + "_detail_LOD1", solid.facets, {}, Seen::far);
  int number = 0;
  for (const Wheel& wheel : solid.wheels)
    w.add_node(fmt::format("wheel_{}", number++), tyre_of(wheel), wheel.centre, Seen::always);
  number = 0;
  for (const Turret& turret : solid.turrets)
    w.add_node(fmt::format("turret_{}", number++), turret.facets, turret.place, Seen::always);
  std::string roots;
  for (int i = 0; i < w.node_count; ++i) Writer::join(roots, std::to_string(i));
  while (w.bytes.size() % 4 != 0) w.bytes += '\0';
  std::string json = fmt::format(
      R"({{"asset":{{"version":"2.0","generator":"gelar_sculpt"}},"scene":0,"scenes":[{{"nodes":[{}]}}],"nodes":[{}],"meshes":[{}],"materials":[{}],"accessors":[{}],"bufferViews":[{}],"buffers":[{{"byteLength":{}}}]}})",
      roots, w.nodes, w.meshes, w.materials, w.accessors, w.views, w.bytes.size());
  while (json.size() % 4 != 0) json += ' ';
  std::string out;
  const auto put = [&](std::uint32_t v) { out.append(reinterpret_cast<const char*>(&v), 4); };
  put(0x46546c67);
  put(2);
  put(std::uint32_t(12 + 8 + json.size() + 8 + w.bytes.size()));
  put(std::uint32_t(json.size()));
  put(0x4e4f534a);
  out += json;
  put(std::uint32_t(w.bytes.size()));
  put(0x004e4942);
  out += w.bytes;
  return out;
}

}  // namespace sculpt
