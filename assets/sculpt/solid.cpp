#include "assets/sculpt/solid.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>

namespace sculpt {
namespace {

constexpr float kTurn = 6.28318530718f;

glm::vec3 turned(At at, glm::vec3 v) {
  const float s = std::sin(at.turn), c = std::cos(at.turn);
  return {c * v.x + s * v.z, v.y, c * v.z - s * v.x};
}
glm::vec3 placed(At at, glm::vec3 v) { return turned(at, v) + at.place; }

void add_smooth(Solid& s, const glm::vec3 (&p)[3], const glm::vec3 (&n)[3], Paint paint) {
  if (glm::length(glm::cross(p[1] - p[0], p[2] - p[0])) < 1e-9f) return;
  s.facets.push_back({{p[0], p[1], p[2]}, {n[0], n[1], n[2]}, paint});
}

// 5 x 7 letters, a bit a dot, rows from the top.
struct Letter {
  char name;
  std::array<std::uint8_t, 7> rows;
};
constexpr Letter kLetters[] = {
    {'A', {14, 17, 17, 31, 17, 17, 17}}, {'B', {30, 17, 17, 30, 17, 17, 30}}, {'C', {14, 17, 16, 16, 16, 17, 14}},
    {'D', {30, 17, 17, 17, 17, 17, 30}}, {'E', {31, 16, 16, 30, 16, 16, 31}}, {'F', {31, 16, 16, 30, 16, 16, 16}},
    {'G', {14, 17, 16, 23, 17, 17, 14}}, {'H', {17, 17, 17, 31, 17, 17, 17}}, {'I', {14, 4, 4, 4, 4, 4, 14}},
    {'J', {7, 2, 2, 2, 2, 18, 12}},      {'K', {17, 18, 20, 24, 20, 18, 17}}, {'L', {16, 16, 16, 16, 16, 16, 31}},
    {'M', {17, 27, 21, 21, 17, 17, 17}}, {'N', {17, 25, 21, 19, 17, 17, 17}}, {'O', {14, 17, 17, 17, 17, 17, 14}},
    {'P', {30, 17, 17, 30, 16, 16, 16}}, {'Q', {14, 17, 17, 17, 21, 18, 13}}, {'R', {30, 17, 17, 30, 20, 18, 17}},
    {'S', {15, 16, 16, 14, 1, 1, 30}},   {'T', {31, 4, 4, 4, 4, 4, 4}},       {'U', {17, 17, 17, 17, 17, 17, 14}},
    {'V', {17, 17, 17, 17, 17, 10, 4}},  {'W', {17, 17, 17, 21, 21, 27, 17}}, {'Y', {17, 17, 10, 4, 4, 4, 4}},
    {'Z', {31, 1, 2, 4, 8, 16, 31}},     {'0', {14, 17, 19, 21, 25, 17, 14}}, {'1', {4, 12, 4, 4, 4, 4, 14}},
    {'2', {14, 17, 1, 6, 8, 16, 31}},    {'4', {2, 6, 10, 18, 31, 2, 2}},     {'9', {14, 17, 17, 15, 1, 17, 14}},
    {'-', {0, 0, 0, 14, 0, 0, 0}},
};

float linear(std::uint32_t byte) {
  const float c = float(byte & 255u) / 255;
  return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

const char* name_of(assets::Surface surface) {
  using enum assets::Surface;
  switch (surface) {
    case plain: return "plain";
    case tint_a: return "tint_a";
    case tint_b: return "tint_b";
    case base_ring: return "base_ring";
    case water: return "water";
    case foliage: return "foliage";
    case lamp: return "lamp";
    case beacon: return "beacon";
    case glass: return "glass";
    case wheel: return "wheel";
  }
  return "plain";
}

// Primitives of one mesh, one a surface, into the buffer and the JSON lists.
struct Writer {
  std::string bytes, accessors, views, materials, meshes, nodes;
  int accessor_count = 0, view_count = 0, mesh_count = 0, node_count = 0;
  std::map<assets::Surface, int> material_of;

  static void join(std::string& list, const std::string& item) { list += (list.empty() ? "" : ",") + item; }

  int add_accessor(const std::vector<float>& values, int width, bool bounds) {
    const std::size_t start = bytes.size();
    bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * 4);
    join(views, fmt::format(R"({{"buffer":0,"byteOffset":{},"byteLength":{}}})", start, values.size() * 4));
    std::string extra;
    if (bounds) {
      glm::vec3 low(1e9f), high(-1e9f);
      for (std::size_t i = 0; i + 2 < values.size(); i += 3) {
        const glm::vec3 v(values[i], values[i + 1], values[i + 2]);
        low = glm::min(low, v);
        high = glm::max(high, v);
      }
      extra = fmt::format(R"(,"min":[{},{},{}],"max":[{},{},{}])", low.x, low.y, low.z, high.x, high.y, high.z);
    }
    join(accessors, fmt::format(R"({{"bufferView":{},"componentType":5126,"count":{},"type":"VEC{}"{}}})", view_count++,
                                values.size() / std::size_t(width), width, extra));
    return accessor_count++;
  }

  int material(assets::Surface surface) {
    const auto [found, fresh] = material_of.try_emplace(surface, int(material_of.size()));
    if (fresh)
      join(materials, fmt::format(R"({{"name":"{}"{},"doubleSided":true,"pbrMetallicRoughness":{{"metallicFactor":0,"roughnessFactor":0.9}}}})",
                                  name_of(surface), surface == assets::Surface::glass ? R"(,"alphaMode":"BLEND")" : ""));
    return found->second;
  }

  void add_node(const std::string& name, const std::vector<Facet>& facets, glm::vec3 place) {
    std::map<assets::Surface, std::array<std::vector<float>, 3>> by_surface;
    for (const Facet& f : facets) {
      auto& [position, normal, colour] = by_surface[f.paint.surface];
      for (int k = 0; k < 3; ++k) {
        const glm::vec3 n = glm::length(f.normal[k]) > 1e-6f ? glm::normalize(f.normal[k]) : glm::vec3(0, 1, 0);
        position.insert(position.end(), {f.at[k].x, f.at[k].y, f.at[k].z});
        normal.insert(normal.end(), {n.x, n.y, n.z});
        colour.insert(colour.end(), {linear(f.paint.rgb >> 16), linear(f.paint.rgb >> 8), linear(f.paint.rgb), f.paint.alpha});
      }
    }
    std::string primitives;
    for (const auto& [surface, lists] : by_surface) {
      const int p = add_accessor(lists[0], 3, true), n = add_accessor(lists[1], 3, false), c = add_accessor(lists[2], 4, false);
      join(primitives, fmt::format(R"({{"attributes":{{"POSITION":{},"NORMAL":{},"COLOR_0":{}}},"material":{}}})", p, n, c, material(surface)));
    }
    join(meshes, fmt::format(R"({{"name":"{}","primitives":[{}]}})", name, primitives));
    join(nodes, fmt::format(R"({{"name":"{}","mesh":{},"translation":[{},{},{}]}})", name, mesh_count++, place.x, place.y, place.z));
    ++node_count;
  }
};

}  // namespace

void add_triangle(Solid& s, glm::vec3 a, glm::vec3 b, glm::vec3 c, Paint paint) {
  const glm::vec3 n = glm::cross(b - a, c - a);
  if (glm::length(n) < 1e-9f) return;
  add_smooth(s, {a, b, c}, {n, n, n}, paint);
}

void add_quad(Solid& s, glm::vec3 a, glm::vec3 b, glm::vec3 c, glm::vec3 d, Paint paint) {
  add_triangle(s, a, b, c, paint);
  add_triangle(s, a, c, d, paint);
}

void add_taper(Solid& s, At at, glm::vec3 foot, glm::vec3 size, glm::vec2 top, Paint paint) {
  const glm::vec3 h = size * 0.5f;
  const auto p = [&](float x, float y, float z) {
    const glm::vec2 k = y > 0 ? top : glm::vec2(1);
    return placed(at, foot + glm::vec3(x * h.x * k.x, y > 0 ? size.y : 0, z * h.z * k.y));
  };
  add_quad(s, p(-1, 0, 1), p(1, 0, 1), p(1, 1, 1), p(-1, 1, 1), paint);
  add_quad(s, p(1, 0, -1), p(-1, 0, -1), p(-1, 1, -1), p(1, 1, -1), paint);
  add_quad(s, p(1, 0, 1), p(1, 0, -1), p(1, 1, -1), p(1, 1, 1), paint);
  add_quad(s, p(-1, 0, -1), p(-1, 0, 1), p(-1, 1, 1), p(-1, 1, -1), paint);
  add_quad(s, p(-1, 1, 1), p(1, 1, 1), p(1, 1, -1), p(-1, 1, -1), paint);
}

void add_box(Solid& s, At at, glm::vec3 middle, glm::vec3 size, Paint paint, float chamfer) {
  const glm::vec3 h = size * 0.5f;
  const float c = std::min({chamfer, h.x * 0.9f, h.y * 0.9f, h.z * 0.9f});
  if (c <= 0) {
    add_taper(s, at, middle - glm::vec3(0, h.y, 0), size, {1, 1}, paint);
    const auto p = [&](float x, float z) { return placed(at, middle + glm::vec3(x * h.x, -h.y, z * h.z)); };
    add_quad(s, p(-1, -1), p(1, -1), p(1, 1), p(-1, 1), paint);
    return;
  }
  // Faces inset by the chamfer, edges as quads between them, corners as triangles.
  const auto corner = [&](int x, int y, int z, int axis) {
    glm::vec3 v(float(x) * (h.x - c), float(y) * (h.y - c), float(z) * (h.z - c));
    v[axis] += c * float(axis == 0 ? x : axis == 1 ? y : z);
    return placed(at, middle + v);
  };
  const auto face = [&](glm::vec3 a, glm::vec3 b, glm::vec3 d, glm::vec3 e, glm::vec3 out) {
    if (glm::dot(glm::cross(b - a, d - a), out) < 0)
      add_quad(s, a, e, d, b, paint);
    else
      add_quad(s, a, b, d, e, paint);
  };
  const glm::vec3 centre = placed(at, middle);
  for (int axis = 0; axis < 3; ++axis)
    for (int side : {-1, 1}) {
      std::array<glm::vec3, 4> p;
      const int u[4] = {-1, 1, 1, -1}, v[4] = {-1, -1, 1, 1};
      for (std::size_t i = 0; i < 4; ++i) {
        int k[3];
        k[axis] = side;
        k[(axis + 1) % 3] = u[i];
        k[(axis + 2) % 3] = v[i];
        p[i] = corner(k[0], k[1], k[2], axis);
      }
      face(p[0], p[1], p[2], p[3], (p[0] + p[2]) * 0.5f - centre);
    }
  for (int axis = 0; axis < 3; ++axis)  // the four edges along `axis`
    for (int a : {-1, 1})
      for (int b : {-1, 1}) {
        const int i = (axis + 1) % 3, j = (axis + 2) % 3;
        const auto at_end = [&](int end, int which) {
          int k[3];
          k[axis] = end;
          k[i] = a;
          k[j] = b;
          return corner(k[0], k[1], k[2], which);
        };
        const glm::vec3 p = at_end(-1, i), q = at_end(1, i), r = at_end(1, j), t = at_end(-1, j);
        face(p, q, r, t, (p + r) * 0.5f - centre);
      }
  for (int x : {-1, 1})
    for (int y : {-1, 1})
      for (int z : {-1, 1}) {
        const glm::vec3 p = corner(x, y, z, 0), q = corner(x, y, z, 1), r = corner(x, y, z, 2);
        if (glm::dot(glm::cross(q - p, r - p), p - centre) < 0)
          add_triangle(s, p, r, q, paint);
        else
          add_triangle(s, p, q, r, paint);
      }
}

void add_roof(Solid& s, At at, glm::vec3 foot, glm::vec3 size, float hip, Paint paint) {
  const glm::vec3 h = size * 0.5f;
  const auto p = [&](float x, float y, float z) { return placed(at, foot + glm::vec3(x, y, z)); };
  const glm::vec3 a = p(-h.x, 0, h.z), b = p(h.x, 0, h.z), c = p(h.x, 0, -h.z), d = p(-h.x, 0, -h.z);
  const glm::vec3 l = p(-h.x + hip, size.y, 0), r = p(h.x - hip, size.y, 0);
  add_quad(s, a, b, r, l, paint);
  add_quad(s, c, d, l, r, paint);
  add_triangle(s, b, c, r, paint);
  add_triangle(s, d, a, l, paint);
  add_quad(s, d, c, b, a, paint);
}

void add_lathe(Solid& s, At at, glm::vec3 foot, const std::vector<glm::vec2>& profile, int sides, Paint paint, glm::vec2 stretch) {
  const auto point = [&](std::size_t ring, int side) {
    const float a = kTurn * float(side) / float(sides);
    return foot + glm::vec3(std::cos(a) * profile[ring].x * stretch.x, profile[ring].y, -std::sin(a) * profile[ring].x * stretch.y);
  };
  const auto slope = [&](std::size_t ring, int side) {
    const std::size_t from = ring == 0 ? 0 : ring - 1, to = std::min(ring + 1, profile.size() - 1);
    const glm::vec2 along = profile[to] - profile[from];
    const float a = kTurn * float(side) / float(sides);
    return glm::vec3(std::cos(a) * along.y / stretch.x, -along.x, -std::sin(a) * along.y / stretch.y);
  };
  for (std::size_t ring = 0; ring + 1 < profile.size(); ++ring)
    for (int k = 0; k < sides; ++k) {
      const glm::vec3 a = placed(at, point(ring, k)), b = placed(at, point(ring, k + 1)), c = placed(at, point(ring + 1, k + 1)),
                      d = placed(at, point(ring + 1, k));
      const glm::vec3 na = turned(at, slope(ring, k)), nb = turned(at, slope(ring, k + 1)), nc = turned(at, slope(ring + 1, k + 1)),
                      nd = turned(at, slope(ring + 1, k));
      add_smooth(s, {a, b, c}, {na, nb, nc}, paint);
      add_smooth(s, {a, c, d}, {na, nc, nd}, paint);
    }
}

void add_ellipsoid(Solid& s, At at, glm::vec3 middle, glm::vec3 radii, Paint paint, int sides, int rings) {
  std::vector<glm::vec2> profile;
  for (int i = 0; i <= rings; ++i) {
    const float a = 3.14159265f * (float(i) / float(rings) - 0.5f);
    profile.push_back({std::max(0.0f, std::cos(a)), std::sin(a) * radii.y});
  }
  add_lathe(s, at, middle, profile, sides, paint, {radii.x, radii.z});
}

void add_bar(Solid& s, At at, glm::vec3 from, glm::vec3 to, float radius, Paint paint, int sides) {
  const glm::vec3 along = glm::normalize(to - from);
  const glm::vec3 u = glm::normalize(glm::cross(along, std::abs(along.y) > 0.9f ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0)));
  const glm::vec3 v = glm::cross(along, u);
  for (int k = 0; k < sides; ++k) {
    const auto rim = [&](int i) {
      const float a = kTurn * float(i) / float(sides);
      return u * std::cos(a) + v * std::sin(a);
    };
    const glm::vec3 m = turned(at, rim(k)), n = turned(at, rim(k + 1));
    const glm::vec3 a = placed(at, from + rim(k) * radius), b = placed(at, from + rim(k + 1) * radius),
                    c = placed(at, to + rim(k + 1) * radius), d = placed(at, to + rim(k) * radius);
    add_smooth(s, {a, b, c}, {m, n, n}, paint);
    add_smooth(s, {a, c, d}, {m, n, m}, paint);
    add_triangle(s, placed(at, to), d, c, paint);
  }
}

void add_text(Solid& s, At at, std::string_view text, glm::vec3 middle, float height, Paint paint, float depth) {
  const float dot = height / 7;
  float x = middle.x - (float(text.size()) * 6 - 1) * dot / 2;
  for (char c : text) {
    for (const Letter& letter : kLetters) {
      if (letter.name != c) continue;
      for (int row = 0; row < 7; ++row)
        for (int col = 0; col < 5;) {
          int run = 0;
          while (col + run < 5 && (letter.rows[std::size_t(row)] >> (4 - col - run) & 1) != 0) ++run;
          if (run > 0)
            add_taper(s, at, {x + (float(col) + float(run) / 2) * dot, middle.y + (2.5f - float(row)) * dot, middle.z},
                      {float(run) * dot, dot, depth}, {1, 1}, paint);
          col += std::max(1, run);
        }
    }
    x += 6 * dot;
  }
}

void add_solid(Solid& s, At at, const Solid& other) {
  for (Facet f : other.facets) {
    for (int k = 0; k < 3; ++k) {
      f.at[k] = placed(at, f.at[k]);
      f.normal[k] = turned(at, f.normal[k]);
    }
    s.facets.push_back(f);
  }
  // What is added stands still: its wheels become part of it.
  for (const Wheel& w : other.wheels) {
    const glm::vec3 half(w.width / 2, 0, 0);
    add_bar(s, at, w.centre - half, w.centre + half, w.radius, {0x1c1d1f}, 12);
  }
}

std::string to_glb(const std::string& name, const Solid& solid) {
  Writer w;
  w.add_node(name, solid.facets, {});
  int number = 0;
  for (const Wheel& wheel : solid.wheels) {
    Solid tyre;
    const float r = wheel.radius, h = wheel.width / 2;
    for (int side : {-1, 1}) {  // tread and both discs, the axle along x
      const glm::vec3 out(float(side) * h, 0, 0);
      for (int k = 0; k < 14; ++k) {
        const auto rim = [&](int i, float radius) {
          const float a = kTurn * float(i) / 14;
          return glm::vec3(0, std::cos(a) * radius, std::sin(a) * radius);
        };
        const Paint rubber{0x1c1d1f, assets::Surface::wheel}, metal{k % 2 == 0 ? 0x9da3a8u : 0x6c7278u, assets::Surface::wheel};
        if (side > 0) {
          const glm::vec3 n = rim(k, 1), m = rim(k + 1, 1);
          add_smooth(tyre, {rim(k, r) - out, rim(k, r) + out, rim(k + 1, r) + out}, {n, n, m}, rubber);
          add_smooth(tyre, {rim(k, r) - out, rim(k + 1, r) + out, rim(k + 1, r) - out}, {n, m, m}, rubber);
        }
        const glm::vec3 a = rim(k, r) + out, b = rim(k + 1, r) + out, c = rim(k + 1, r * 0.58f) + out, d = rim(k, r * 0.58f) + out;
        const glm::vec3 n(float(side), 0, 0);
        add_smooth(tyre, {a, d, c}, {n, n, n}, rubber);
        add_smooth(tyre, {a, c, b}, {n, n, n}, rubber);
        add_smooth(tyre, {d, out, c}, {n, n, n}, metal);
      }
    }
    w.add_node(fmt::format("wheel_{}", number++), tyre.facets, wheel.centre);
  }
  std::string roots;
  for (int i = 0; i < w.node_count; ++i) Writer::join(roots, std::to_string(i));
  std::string json = fmt::format(
      R"({{"asset":{{"version":"2.0","generator":"gelar_sculpt"}},"scene":0,"scenes":[{{"nodes":[{}]}}],"nodes":[{}],"meshes":[{}],"materials":[{}],"accessors":[{}],"bufferViews":[{}],"buffers":[{{"byteLength":{}}}]}})",
      roots, w.nodes, w.meshes, w.materials, w.accessors, w.views, w.bytes.size());
  while (json.size() % 4 != 0) json += ' ';
  while (w.bytes.size() % 4 != 0) w.bytes += '\0';
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
