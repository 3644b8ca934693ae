#include "assets/sculpt/figure_glb.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

namespace sculpt {
namespace {

constexpr const char* kSurfaceNames[] = {"plain",   "tint_a", "tint_b", "base_ring", "water",
                                         "foliage", "lamp",   "beacon", "glass",     "wheel"};

float linear(std::uint8_t srgb) {
  const float c = float(srgb) / 255;
  return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
}

// The binary chunk, with the views and accessors into it.
struct Binary {
  std::string bytes;
  std::vector<std::string> views, accessors;

  template <class T>
  std::size_t add(const std::vector<T>& values, std::size_t count, int component, const char* type, int target,
                  bool normalised, const std::string& bounds = "") {
    const std::size_t at = bytes.size(), size = values.size() * sizeof(T);
    bytes.append(reinterpret_cast<const char*>(values.data()), size);
    bytes.resize((bytes.size() + 3) / 4 * 4, '\0');
    views.push_back(fmt::format(R"({{"buffer":0,"byteOffset":{},"byteLength":{}{}}})", at, size,
                                target == 0 ? "" : fmt::format(R"(,"target":{})", target)));
    accessors.push_back(fmt::format(R"({{"bufferView":{},"componentType":{},"count":{},"type":"{}"{}{}}})",
                                    views.size() - 1, component, count, type, normalised ? R"(,"normalized":true)" : "",
                                    bounds));
    return accessors.size() - 1;
  }
};

constexpr int kF32 = 5126, kU16 = 5123, kU8 = 5121, kVertices = 34962, kIndices = 34963;

std::string primitive(Binary& binary, const Skin& skin, std::uint32_t surface, std::size_t material) {
  std::map<std::uint32_t, std::uint16_t> known;
  std::vector<float> positions, normals;
  std::vector<std::uint16_t> colours, indices;
  std::vector<std::uint8_t> joints, weights;
  glm::vec3 low(1e9f), high(-1e9f);
  for (std::uint32_t index : skin.indices) {
    const assets::Vertex& v = skin.vertices[index];
    if (v.surface != surface) continue;
    const auto [found, is_new] = known.emplace(index, std::uint16_t(known.size()));
    indices.push_back(found->second);
    if (!is_new) continue;
    positions.insert(positions.end(), {v.position.x, v.position.y, v.position.z});
    normals.insert(normals.end(), {v.normal.x, v.normal.y, v.normal.z});
    for (std::size_t c = 0; c < 4; ++c)
      colours.push_back(std::uint16_t((c == 3 ? float(v.colour[c]) / 255 : linear(v.colour[c])) * 65535 + 0.5f));
    const bool one = v.weights[1] == 0 || v.joints[0] == v.joints[1];
    joints.insert(joints.end(), {v.joints[0], one ? std::uint8_t(0) : v.joints[1], 0, 0});
    weights.insert(weights.end(), {one ? std::uint8_t(255) : v.weights[0], one ? std::uint8_t(0) : v.weights[1], 0, 0});
    low = glm::min(low, v.position);
    high = glm::max(high, v.position);
  }
  const std::size_t n = known.size();
  const std::string bounds =
      fmt::format(R"(,"min":[{},{},{}],"max":[{},{},{}])", low.x, low.y, low.z, high.x, high.y, high.z);
  const std::size_t p = binary.add(positions, n, kF32, "VEC3", kVertices, false, bounds);
  const std::size_t nn = binary.add(normals, n, kF32, "VEC3", kVertices, false);
  const std::size_t c = binary.add(colours, n, kU16, "VEC4", kVertices, true);
  const std::size_t j = binary.add(joints, n, kU8, "VEC4", kVertices, false);
  const std::size_t w = binary.add(weights, n, kU8, "VEC4", kVertices, true);
  const std::size_t i = binary.add(indices, indices.size(), kU16, "SCALAR", kIndices, false);
  return fmt::format(
      R"({{"attributes":{{"POSITION":{},"NORMAL":{},"COLOR_0":{},"JOINTS_0":{},"WEIGHTS_0":{}}},"indices":{},"material":{}}})",
      p, nn, c, j, w, i, material);
}

std::string animation(Binary& binary, const AnimationOut& source, std::size_t first_bone) {
  const std::string bounds = fmt::format(R"(,"min":[{}],"max":[{}])", source.times.front(), source.times.back());
  const std::size_t times = binary.add(source.times, source.times.size(), kF32, "SCALAR", 0, false, bounds);
  std::vector<std::string> samplers, channels;
  const auto channel = [&](std::size_t bone, const char* path, std::size_t values) {
    channels.push_back(fmt::format(R"({{"sampler":{},"target":{{"node":{},"path":"{}"}}}})", samplers.size(),
                                   first_bone + bone, path));
    samplers.push_back(fmt::format(R"({{"input":{},"output":{}}})", times, values));
  };
  for (const KeysOut& keys : source.keys) {
    if (!keys.turns.empty()) {
      std::vector<float> values;
      for (const glm::quat& q : keys.turns) values.insert(values.end(), {q.x, q.y, q.z, q.w});
      channel(keys.bone, "rotation", binary.add(values, keys.turns.size(), kF32, "VEC4", 0, false));
    }
    if (!keys.places.empty()) {
      std::vector<float> values;
      for (const glm::vec3& p : keys.places) values.insert(values.end(), {p.x, p.y, p.z});
      channel(keys.bone, "translation", binary.add(values, keys.places.size(), kF32, "VEC3", 0, false));
    }
  }
  return fmt::format(R"({{"name":"{}","channels":[{}],"samplers":[{}],"extras":{{"stride":{},"loops":true}}}})",
                     source.name, fmt::join(channels, ","), fmt::join(samplers, ","), source.stride);
}

float to_triangle(glm::vec3 p, glm::vec3 a, glm::vec3 b, glm::vec3 c) {
  const glm::vec3 ab = b - a, ac = c - a, n = glm::cross(ab, ac);
  const float square = glm::dot(n, n);
  if (square > 1e-14f) {
    const glm::vec3 ap = p - a;
    const float v = glm::dot(glm::cross(ap, ac), n) / square, w = glm::dot(glm::cross(ab, ap), n) / square;
    if (v >= 0 && w >= 0 && v + w <= 1) return std::fabs(glm::dot(ap, n)) / std::sqrt(square);
  }
  const auto to_edge = [&](glm::vec3 from, glm::vec3 to) {
    const glm::vec3 d = to - from;
    const float f = std::clamp(glm::dot(p - from, d) / std::max(glm::dot(d, d), 1e-12f), 0.0f, 1.0f);
    return glm::distance(p, from + d * f);
  };
  return std::min({to_edge(a, b), to_edge(b, c), to_edge(c, a)});
}

// By how much a level is off: of the full surface, 95 % (by area) lies nearer to it than this.
float deviation(const Skin& full, const Skin& level) {
  std::vector<std::pair<float, float>> of_area;  // distance, area
  float whole = 0;
  for (std::size_t i = 0; i + 2 < full.indices.size(); i += 3) {
    const glm::vec3 a = full.vertices[full.indices[i]].position, b = full.vertices[full.indices[i + 1]].position,
                    c = full.vertices[full.indices[i + 2]].position, p = (a + b + c) / 3.0f;
    float near = 1e9f;
    for (std::size_t k = 0; k + 2 < level.indices.size(); k += 3)
      near = std::min(near, to_triangle(p, level.vertices[level.indices[k]].position, level.vertices[level.indices[k + 1]].position,
                                        level.vertices[level.indices[k + 2]].position));
    of_area.push_back({near, glm::length(glm::cross(b - a, c - a))});
    whole += of_area.back().second;
  }
  std::sort(of_area.begin(), of_area.end());
  float sum = 0;
  for (const auto& [distance, area] : of_area)
    if ((sum += area) >= 0.95f * whole) return distance;
  return 0;
}

void word(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(char(value >> shift));
}

}  // namespace

std::string to_glb(const FigureOut& figure) {
  Binary binary;
  std::vector<std::string> nodes, meshes, materials, roots;
  std::map<std::uint32_t, std::size_t> material_of;
  for (std::size_t level = 0; level < figure.levels.size(); ++level) {
    const Skin& skin = figure.levels[level];
    std::vector<std::string> primitives;
    for (std::uint32_t surface = 0; surface < std::size(kSurfaceNames); ++surface) {
      bool used = false;
      for (std::uint32_t index : skin.indices) used = used || skin.vertices[index].surface == surface;
      if (!used) continue;
      const auto [material, is_new] = material_of.emplace(surface, materials.size());
      if (is_new)
        materials.push_back(fmt::format(
            R"({{"name":"{}","pbrMetallicRoughness":{{"metallicFactor":0,"roughnessFactor":0.8}}{}}})",
            kSurfaceNames[surface], surface == std::uint32_t(assets::Surface::glass) ? R"(,"alphaMode":"BLEND")" : ""));
      primitives.push_back(primitive(binary, skin, surface, material->second));
    }
    const std::string name = level == 0 ? figure.name : fmt::format("{}_LOD{}", figure.name, level);
    roots.push_back(std::to_string(nodes.size()));
    const std::string extras =
        level == 0 ? "" : fmt::format(R"(,"extras":{{"deviation":{:.4f}}})", deviation(figure.levels[0], skin));
    nodes.push_back(fmt::format(R"({{"name":"{}","mesh":{},"skin":0{}}})", name, meshes.size(), extras));
    meshes.push_back(fmt::format(R"({{"name":"{}","primitives":[{}]}})", name, fmt::join(primitives, ",")));
  }
  const std::size_t first_bone = nodes.size();
  std::vector<std::string> joints;
  std::vector<float> binds;
  for (std::size_t b = 0; b < figure.bones.size(); ++b) {
    const BoneOut& bone = figure.bones[b];
    std::vector<std::size_t> children;
    for (std::size_t c = 0; c < figure.bones.size(); ++c)
      if (figure.bones[c].parent == std::int32_t(b)) children.push_back(first_bone + c);
    const glm::vec3 t = bone.parent < 0 ? bone.place : bone.place - figure.bones[std::size_t(bone.parent)].place;
    if (bone.parent < 0) roots.push_back(std::to_string(first_bone + b));
    nodes.push_back(fmt::format(R"({{"name":"{}","translation":[{},{},{}]{}}})", bone.name, t.x, t.y, t.z,
                                children.empty() ? "" : fmt::format(R"(,"children":[{}])", fmt::join(children, ","))));
    joints.push_back(std::to_string(first_bone + b));
    binds.insert(binds.end(), {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -bone.place.x, -bone.place.y, -bone.place.z, 1});
  }
  const std::size_t inverse_binds = binary.add(binds, figure.bones.size(), kF32, "MAT4", 0, false);
  std::vector<std::string> animations;
  for (const AnimationOut& source : figure.animations) animations.push_back(animation(binary, source, first_bone));

  std::string json = fmt::format(
      R"({{"asset":{{"version":"2.0","generator":"gelar sculpt"}},"scene":0,"scenes":[{{"nodes":[{}]}}],"nodes":[{}],"meshes":[{}],"materials":[{}],"skins":[{{"joints":[{}],"inverseBindMatrices":{}}}]{},"accessors":[{}],"bufferViews":[{}],"buffers":[{{"byteLength":{}}}]}})",
      fmt::join(roots, ","), fmt::join(nodes, ","), fmt::join(meshes, ","), fmt::join(materials, ","),
      fmt::join(joints, ","), inverse_binds,
      animations.empty() ? "" : fmt::format(R"(,"animations":[{}])", fmt::join(animations, ",")),
      fmt::join(binary.accessors, ","), fmt::join(binary.views, ","), binary.bytes.size());
  json.resize((json.size() + 3) / 4 * 4, ' ');
  std::string out = "glTF";
  word(out, 2);
  word(out, std::uint32_t(12 + 8 + json.size() + 8 + binary.bytes.size()));
  word(out, std::uint32_t(json.size()));
  out += "JSON" + json;
  word(out, std::uint32_t(binary.bytes.size()));
  out += std::string("BIN\0", 4) + binary.bytes;
  return out;
}

}  // namespace sculpt
