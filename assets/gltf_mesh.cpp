#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "assets/gltf.h"
#include "assets/gltf_paint.h"

namespace assets::gltf {
namespace {

std::uint8_t srgb_byte(float linear) {
  const float c = std::clamp(linear, 0.0f, 1.0f);
  const float encoded = c <= 0.0031308f ? 12.92f * c : 1.055f * std::pow(c, 1.0f / 2.4f) - 0.055f;
  return std::uint8_t(encoded * 255.0f + 0.5f);
}

// The material's name up to the first dot: "tint_a", "glass.visor".
Surface surface_of(const Material& material) {
  static const std::map<std::string_view, Surface> kNames = {
      {"tint_a", Surface::tint_a}, {"tint_b", Surface::tint_b},   {"base_ring", Surface::base_ring},
      {"water", Surface::water},   {"foliage", Surface::foliage}, {"lamp", Surface::lamp},
      {"beacon", Surface::beacon}, {"glass", Surface::glass},     {"wheel", Surface::wheel},
      {"turret", Surface::turret},
  };
  const std::string_view name = std::string_view(material.name).substr(0, material.name.find('.'));
  if (const auto found = kNames.find(name); found != kNames.end()) return found->second;
  // What gives off light all over is a lamp.
  const glm::vec3 light = material.coat.emission_factor;
  if (material.coat.emission.picture < 0 && std::max({light.x, light.y, light.z}) > 0.25f) return Surface::lamp;
  return material.blends ? Surface::glass : Surface::plain;
}

// "tree_LOD2" is level 2 of "tree"; any other name is level 0 of itself.
struct LevelName {
  std::string group;
  std::uint32_t level = 0;
};
LevelName level_name(const std::string& name) {
  const std::size_t at = name.rfind("_LOD");
  if (at == std::string::npos) return {name, 0};
  std::uint32_t level = 0;
  const char* end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data() + at + 4, end, level);
  if (error != std::errc() || rest != end || level > 7) return {name, 0};
  return {name.substr(0, at), level};
}

// Whose pictures are laid on pixel by pixel; what moves or shines by itself is painted.
bool takes_coat(Surface surface) {
  return surface == Surface::plain || surface == Surface::tint_a || surface == Surface::tint_b ||
         surface == Surface::wheel || surface == Surface::turret;
}

std::int8_t signed_byte(float v) { return std::int8_t(std::lround(std::clamp(v, -1.0f, 1.0f) * 127)); }

struct Corner {
  Vertex vertex;
  Detail detail;
  bool has_normal = false;
};

struct Builder {
  const Document& document;
  const Skeleton& skeleton;
  const Limits& limits;
  Model& model;
  Report& report;
  std::uint64_t vertices_asked = 0, indices_asked = 0;
  std::uint64_t degenerate = 0, weightless = 0;
  std::size_t painted_triangles = 0;  // of materials with pictures

  bool within_limits(std::uint64_t vertices, std::uint64_t indices) {
    vertices_asked += vertices;
    indices_asked += indices;
    if (vertices_asked > limits.vertices)
      report.error("A0043", fmt::format("more than {} vertices", limits.vertices));
    else if (indices_asked > limits.indices)
      report.error("A0044", fmt::format("more than {} indices", limits.indices));
    else
      return true;
    return false;
  }

  // Joints and weights of one primitive: its skin's, or the joint that its node hangs on.
  struct Binding {
    std::vector<std::uint32_t> joints;  // 4 a vertex; empty = all on `single`
    std::vector<float> weights;
    std::uint8_t single = 0;
    std::vector<std::uint8_t> joint_of_slot;  // skin slot -> joint
    std::vector<glm::mat4> matrix_of_slot;    // mesh space -> model space in the rest pose
  };

  std::optional<Binding> binding(const Node& node, std::int32_t node_index, const Primitive& primitive,
                                 std::uint64_t count, const std::string& who) {
    Binding made;
    if (node.skin < 0) {
      const std::int32_t joint = skeleton.joint_of_node[std::size_t(node_index)];
      made.single = std::uint8_t(std::max(joint, 0));
      return made;
    }
    const Skin& skin = document.skins[std::size_t(node.skin)];
    if (primitive.joints < 0 || primitive.weights < 0) {
      report.error("A0051", fmt::format("{} is skinned and has no JOINTS_0 or no WEIGHTS_0", who));
      return std::nullopt;
    }
    std::vector<float> binds;
    if (skin.inverse_binds >= 0) binds = read_floats(document, skin.inverse_binds, 16, "inverse bind matrices", report);
    if (skin.joints.empty() || (skin.inverse_binds >= 0 && binds.size() != skin.joints.size() * 16)) {
      report.error("A0051", fmt::format("skin {} has {} joints and {} inverse bind matrices", node.skin,
                                        skin.joints.size(), binds.size() / 16));
      return std::nullopt;
    }
    for (std::size_t slot = 0; slot < skin.joints.size(); ++slot) {
      const std::size_t joint_node = std::size_t(skin.joints[slot]);
      const std::int32_t joint = skeleton.joint_of_node[joint_node];
      if (joint < 0 || skeleton.node_of_joint[std::size_t(joint)] != skin.joints[slot]) {
        report.error("A0051", fmt::format("skin {} uses node {}, which is not in the scene", node.skin, joint_node));
        return std::nullopt;
      }
      glm::mat4 bind(1);
      if (!binds.empty())
        for (int i = 0; i < 16; ++i) bind[i / 4][i % 4] = binds[slot * 16 + std::size_t(i)];
      made.joint_of_slot.push_back(std::uint8_t(joint));
      made.matrix_of_slot.push_back(skeleton.rest[joint_node] * bind);
    }
    made.joints = read_integers(document, primitive.joints, 4, "joints", report);
    made.weights = read_floats(document, primitive.weights, 4, "weights", report);
    if (made.joints.size() != count * 4 || made.weights.size() != count * 4) {
      report.error("A0042", fmt::format("{} has {} positions, {} joints and {} weights", who, count,
                                        made.joints.size() / 4, made.weights.size() / 4));
      return std::nullopt;
    }
    return made;
  }

  // The two heaviest joints of vertex v, and the matrix that takes it to the rest pose.
  bool bind_vertex(const Binding& binding, std::size_t v, Vertex& vertex, glm::mat4& to_rest, const std::string& who) {
    std::array<std::pair<float, std::uint32_t>, 4> parts;
    for (std::size_t i = 0; i < 4; ++i) {
      parts[i] = {binding.weights[v * 4 + i], binding.joints[v * 4 + i]};
      if (parts[i].first < 0) parts[i].first = 0;
      if (parts[i].first > 0 && parts[i].second >= binding.joint_of_slot.size()) {
        report.error("A0051", fmt::format("{}: vertex {} follows joint {}; the skin has {}", who, v, parts[i].second,
                                          binding.joint_of_slot.size()));
        return false;
      }
    }
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    const float sum = parts[0].first + parts[1].first;
    if (!(sum > 0)) {
      ++weightless;
      parts[0] = {1, 0};
      parts[1] = {0, 0};
    }
    const float share = sum > 0 ? parts[0].first / sum : 1;
    const std::uint8_t first = std::uint8_t(share * 255.0f + 0.5f);
    if (first == 255) parts[1].second = parts[0].second;
    vertex.joints = {binding.joint_of_slot[parts[0].second], binding.joint_of_slot[parts[1].second]};
    vertex.weights = {first, std::uint8_t(255 - first)};
    to_rest = binding.matrix_of_slot[parts[0].second] * share + binding.matrix_of_slot[parts[1].second] * (1 - share);
    return true;
  }

  std::vector<std::uint32_t> triangles(const Primitive& primitive, std::uint64_t vertex_count, const std::string& who) {
    std::vector<std::uint32_t> list;
    if (primitive.indices >= 0) {
      list = read_integers(document, primitive.indices, 1, "indices", report);
      if (const auto bad = std::find_if(list.begin(), list.end(), [&](std::uint32_t i) { return i >= vertex_count; });
          bad != list.end()) {
        report.error("A0024", fmt::format("{}: index {} of {} vertices", who, *bad, vertex_count));
        return {};
      }
    } else {
      list.resize(std::size_t(vertex_count));
      for (std::size_t i = 0; i < list.size(); ++i) list[i] = std::uint32_t(i);
    }
    if (primitive.mode == 4) {
      list.resize(list.size() / 3 * 3);
      return list;
    }
    std::vector<std::uint32_t> out;
    for (std::size_t i = 2; i < list.size(); ++i) {
      if (primitive.mode == 6)
        out.insert(out.end(), {list[0], list[i - 1], list[i]});
      else if (i % 2 == 0)
        out.insert(out.end(), {list[i - 2], list[i - 1], list[i]});
      else
        out.insert(out.end(), {list[i - 1], list[i - 2], list[i]});
    }
    return out;
  }

  void primitive(std::int32_t node_index, const Primitive& source) {
    const Node& node = document.nodes[std::size_t(node_index)];
    const std::string who = fmt::format("mesh \"{}\" of node {} \"{}\"", document.meshes[std::size_t(node.mesh)].name,
                                        node_index, node.name);
    if (source.mode < 4 || source.mode > 6)
      return report.error("A0040",
                          fmt::format("{} is made of {}; only triangles, strips and fans are read", who,
                                      source.mode == 0                     ? "points"
                                      : source.mode > 0 && source.mode < 4 ? "lines"
                                                                           : "primitives that glTF does not know"));
    if (source.position < 0) return report.error("A0041", fmt::format("{} has no POSITION", who));
    const std::uint64_t count = document.accessors[std::size_t(source.position)].count;
    const std::uint64_t index_count =
        source.indices < 0 ? count : document.accessors[std::size_t(source.indices)].count;
    if (!within_limits(count, source.mode == 4 ? index_count : index_count * 3)) return;

    const std::vector<float> positions = read_floats(document, source.position, 3, "positions", report);
    std::vector<float> normals, tangents, colours;
    std::uint32_t colour_width = 4;
    if (source.normal >= 0) normals = read_floats(document, source.normal, 3, "normals", report);
    if (source.tangent >= 0) tangents = read_floats(document, source.tangent, 4, "tangents", report);
    if (source.colour >= 0) {
      colour_width = document.accessors[std::size_t(source.colour)].width == 3 ? 3 : 4;
      colours = read_floats(document, source.colour, colour_width, "colours", report);
    }
    if (report.failed()) return;
    if (source.tangent >= 0 && tangents.size() != count * 4)
      return report.error("A0042", fmt::format("{} has {} positions and {} tangents", who, count, tangents.size() / 4));
    if ((source.normal >= 0 && normals.size() != count * 3) ||
        (source.colour >= 0 && colours.size() != count * colour_width))
      return report.error("A0042", fmt::format("{} has {} positions, {} normals and {} colours", who, count,
                                               normals.size() / 3, colours.size() / colour_width));
    const auto bound = binding(node, node_index, source, count, who);
    if (!bound) return;
    std::vector<std::uint32_t> corners = triangles(source, count, who);
    std::vector<Painted> paints = painted(source, count, colours, colour_width, who);
    if (report.failed()) return;

    const Material material = source.material < 0 ? Material{} : document.materials[std::size_t(source.material)];
    const Surface surface = surface_of(material);
    const bool coated = takes_coat(surface) && has_pictures(document, material);
    std::vector<Corner> made(static_cast<std::size_t>(count));
    std::vector<bool> mirrored(static_cast<std::size_t>(count));
    for (std::size_t v = 0; v < made.size(); ++v) {
      Vertex& vertex = made[v].vertex;
      vertex = {.joints = {bound->single, bound->single},
                .weights = {255, 0},
                .surface = std::uint16_t(surface),
                .one_sided = std::uint16_t(!material.double_sided)};
      glm::mat4 to_rest = skeleton.rest[std::size_t(node_index)];
      if (!bound->joints.empty() && !bind_vertex(*bound, v, vertex, to_rest, who)) return;
      vertex.position = glm::vec3(to_rest * glm::vec4(positions[v * 3], positions[v * 3 + 1], positions[v * 3 + 2], 1));
      if (!(glm::length(vertex.position) < 1e6f))
        return report.error("A0023", fmt::format("{}: vertex {} lies more than 1000 km away", who, v));
      const glm::mat3 linear(to_rest);
      mirrored[v] = glm::determinant(linear) < 0;
      if (!normals.empty()) {
        // The cofactor matrix carries normals, also under a scale of zero in one direction.
        const glm::mat3 cofactor(glm::cross(linear[1], linear[2]), glm::cross(linear[2], linear[0]),
                                 glm::cross(linear[0], linear[1]));
        glm::vec3 n = cofactor * glm::vec3(normals[v * 3], normals[v * 3 + 1], normals[v * 3 + 2]);
        if (mirrored[v]) n = -n;
        const float length = glm::length(n);
        made[v].has_normal = length > 1e-12f && std::isfinite(length);
        vertex.normal = made[v].has_normal ? n / length : glm::vec3(0, 1, 0);
      }
      if (!coated) continue;
      const glm::vec4 own = material.base_colour * paints[v].painted;
      made[v].detail = {
          .uv = paints[v].uv,
          .colour = {srgb_byte(own.x), srgb_byte(own.y), srgb_byte(own.z), std::uint8_t(own.w * 255.0f + 0.5f)},
          .coat = std::uint32_t(source.material)};
      if (tangents.empty()) continue;
      const glm::vec3 t = linear * glm::vec3(tangents[v * 4], tangents[v * 4 + 1], tangents[v * 4 + 2]);
      if (const float length = glm::length(t); length > 1e-12f && std::isfinite(length))
        made[v].detail.tangent = {signed_byte(t.x / length), signed_byte(t.y / length), signed_byte(t.z / length),
                                  std::int8_t((tangents[v * 4 + 3] < 0) != mirrored[v] ? -127 : 127)};
    }
    // Pixels see the picture itself; what is cut out of it must be cut out of the far levels as well.
    if (has_pictures(document, material) && (!coated || material.coat.cutoff > 0)) {
      constexpr std::size_t kMostOfOne = 60'000, kMostOfAll = 200'000;
      const std::size_t room = kMostOfAll - std::min(kMostOfAll, painted_triangles);
      split_by_paint(document, material, paints, corners, std::min(kMostOfOne, room),
                     [&](std::uint32_t a, std::uint32_t b) {
                       Corner middle = made[a].vertex.weights[0] >= made[b].vertex.weights[0] ? made[a] : made[b];
                       middle.vertex.position = (made[a].vertex.position + made[b].vertex.position) * 0.5f;
                       const glm::vec3 n = made[a].vertex.normal + made[b].vertex.normal;
                       middle.has_normal = made[a].has_normal && made[b].has_normal && glm::length(n) > 1e-6f;
                       if (middle.has_normal) middle.vertex.normal = glm::normalize(n);
                       for (std::size_t set = 0; set < 2; ++set)
                         middle.detail.uv[set] = (made[a].detail.uv[set] + made[b].detail.uv[set]) * 0.5f;
                       made.push_back(middle);
                       mirrored.push_back(mirrored[a]);
                       return std::uint32_t(made.size() - 1);
                     });
      painted_triangles += corners.size() / 3;
      if (!within_limits(made.size(), corners.size())) return;
    }
    std::vector<float> alphas(made.size());
    for (std::size_t v = 0; v < made.size(); ++v) {
      const glm::vec4 colour = paint_at(document, material, paints[v].uv, paints[v].painted);
      alphas[v] = colour.w;
      made[v].vertex.colour = {srgb_byte(colour.x), srgb_byte(colour.y), srgb_byte(colour.z),
                               std::uint8_t(colour.w * 255.0f + 0.5f)};
    }
    if (material.coat.cutoff > 0) {  // what is cut out all over is not there
      std::vector<std::uint32_t> kept;
      for (std::size_t i = 0; i + 2 < corners.size(); i += 3)
        if (std::max({alphas[corners[i]], alphas[corners[i + 1]], alphas[corners[i + 2]]}) >= material.coat.cutoff)
          kept.insert(kept.end(), {corners[i], corners[i + 1], corners[i + 2]});
      corners = std::move(kept);
    }
    append(made, mirrored, corners);
  }

  // uv and COLOR_0 of every corner of a primitive.
  std::vector<Painted> painted(const Primitive& source, std::uint64_t count, const std::vector<float>& colours,
                               std::uint32_t colour_width, const std::string& who) {
    std::vector<Painted> paints(static_cast<std::size_t>(count));
    if (!colours.empty())
      for (std::size_t v = 0; v < paints.size(); ++v)
        for (std::uint32_t c = 0; c < colour_width; ++c) paints[v].painted[int(c)] = colours[v * colour_width + c];
    for (std::size_t set = 0; set < 2; ++set) {
      if (source.uv[set] < 0) continue;
      const std::vector<float> uvs = read_floats(document, source.uv[set], 2, "texture coordinates", report);
      if (report.failed()) return paints;
      if (uvs.size() != count * 2) {
        report.error("A0042",
                     fmt::format("{} has {} positions and {} texture coordinates", who, count, uvs.size() / 2));
        return paints;
      }
      for (std::size_t v = 0; v < paints.size(); ++v) paints[v].uv[set] = {uvs[v * 2], uvs[v * 2 + 1]};
    }
    return paints;
  }

  void push(const Corner& corner) {
    model.vertices.push_back(corner.vertex);
    if (corner.detail.coat == kNoCoat && model.details.empty()) return;
    model.details.resize(model.vertices.size() - 1);
    model.details.push_back(corner.detail);
  }

  // Triangles whose corners all have normals share their vertices; others become flat.
  void append(const std::vector<Corner>& corners, const std::vector<bool>& mirrored,
              const std::vector<std::uint32_t>& list) {
    const std::uint32_t base = std::uint32_t(model.vertices.size());
    for (const Corner& corner : corners) push(corner);
    for (std::size_t i = 0; i + 2 < list.size(); i += 3) {
      std::array<std::uint32_t, 3> t{list[i], list[i + 1], list[i + 2]};
      if (mirrored[t[0]]) std::swap(t[1], t[2]);
      const glm::vec3 a = corners[t[0]].vertex.position, b = corners[t[1]].vertex.position,
                      c = corners[t[2]].vertex.position;
      const glm::vec3 across = glm::cross(b - a, c - a);
      const float twice_area = glm::length(across);
      if (!(twice_area > 1e-12f)) {
        ++degenerate;
        continue;
      }
      if (corners[t[0]].has_normal && corners[t[1]].has_normal && corners[t[2]].has_normal) {
        for (std::uint32_t index : t) model.indices.push_back(base + index);
        continue;
      }
      if (!within_limits(3, 0)) return;
      for (std::uint32_t index : t) {
        Corner flat = corners[index];
        flat.vertex.normal = across / twice_area;
        flat.detail.tangent = {};  // one that the file gives needs a normal that it gives
        model.indices.push_back(std::uint32_t(model.vertices.size()));
        push(flat);
      }
    }
  }
};

}  // namespace

namespace {

// group -> level -> nodes. A suffix on the node's or the mesh's name puts a node into a
// group; the group's finest level is the node or mesh of that name without a suffix.
using Groups = std::map<std::string, std::map<std::uint32_t, std::vector<std::int32_t>>>;
Groups level_groups(const Document& document) {
  Groups groups;
  std::vector<std::int32_t> finest;
  for (std::int32_t index : document.order) {
    const Node& node = document.nodes[std::size_t(index)];
    if (node.mesh < 0) continue;
    LevelName name = level_name(document.meshes[std::size_t(node.mesh)].name);
    if (name.level == 0) name = level_name(node.name);
    if (name.level == 0)
      finest.push_back(index);
    else
      groups[name.group][name.level].push_back(index);
  }
  for (std::int32_t index : finest) {
    const Node& node = document.nodes[std::size_t(index)];
    const std::string by_node = level_name(node.name).group;
    const std::string by_mesh = level_name(document.meshes[std::size_t(node.mesh)].name).group;
    groups[groups.contains(by_node) ? by_node : by_mesh][0].push_back(index);
  }
  return groups;
}

}  // namespace

void make_mesh(const Document& document, const Skeleton& skeleton, const Limits& limits, Model& model, Report& report) {
  const Groups groups = level_groups(document);
  std::uint32_t last_level = 0;
  for (const auto& [name, levels] : groups) last_level = std::max(last_level, levels.rbegin()->first);
  Builder builder{document, skeleton, limits, model, report};
  for (std::uint32_t level = 0; level <= last_level; ++level) {
    const std::uint32_t first = std::uint32_t(model.indices.size());
    float deviation = 0;
    for (const auto& [group, levels] : groups) {
      auto own = levels.upper_bound(level);  // the group's own level, or the next finer one
      if (own == levels.begin()) continue;   // the group only begins at a coarser level
      --own;
      if (own->first > 0)
        for (std::int32_t node : own->second)
          deviation = std::max(deviation, document.nodes[std::size_t(node)].deviation);
      for (std::int32_t node : own->second)
        for (const Primitive& primitive :
             document.meshes[std::size_t(document.nodes[std::size_t(node)].mesh)].primitives) {
          builder.primitive(node, primitive);
          if (report.full() || builder.vertices_asked > limits.vertices || builder.indices_asked > limits.indices)
            return;
        }
    }
    const std::uint32_t count = std::uint32_t(model.indices.size()) - first;
    if (count > 0) model.levels.push_back({first, count, deviation});
  }
  if (report.failed()) return;
  if (!model.details.empty()) {
    model.details.resize(model.vertices.size());
    for (const Material& material : document.materials) model.coats.push_back(material.coat);
  }
  if (model.levels.empty()) report.error("A0045", "there is no triangle in the file's scene");
  if (builder.degenerate > 0)
    report.warning("A0046", fmt::format("{} triangles without an area are left out", builder.degenerate));
  if (builder.weightless > 0)
    report.warning("A0052",
                   fmt::format("{} vertices without a weight follow the skin's first joint", builder.weightless));
}

}  // namespace assets::gltf
