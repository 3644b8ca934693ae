// Bytes to Document. Here and in gltf_materials.cpp alone is tinygltf known; what it hands
// over is checked and trusted from here on.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <exception>
#include <optional>
#include <set>

#include "assets/gltf.h"
#include "assets/gltf_materials.h"
#include "assets/gltf_outside.h"

namespace assets::gltf {
namespace {
namespace fs = std::filesystem;

std::string same_path(const std::string& path, void*) { return path; }

bool write_nothing(std::string*, const std::string&, const std::vector<unsigned char>&, void*) { return false; }

// Pictures as tinygltf comes to them, by their index.
struct Pictures {
  std::vector<Picture> decoded;
  std::uint64_t pixels_left = kMostPicturePixels;
  Report* report = nullptr;
};
bool take_picture(tinygltf::Image* image, const int index, std::string*, std::string*, int, int, const unsigned char* bytes,
                  int size, void* user) {
  constexpr int kMost = 256;
  Pictures& pictures = *static_cast<Pictures*>(user);
  if (index < 0 || index >= kMost || size < 0 || pictures.report->full()) return true;
  if (pictures.decoded.size() <= std::size_t(index)) pictures.decoded.resize(std::size_t(index) + 1);
  pictures.decoded[std::size_t(index)] =
      decode_picture({bytes, std::size_t(size)}, label_of("picture", std::size_t(index), image->name), pictures.pixels_left, *pictures.report);
  return true;
}

bool parse(std::span<const std::uint8_t> bytes, bool binary, Outside& outside, Pictures& pictures, tinygltf::Model& model,
           Report& report) {
  tinygltf::TinyGLTF reader;
  reader.SetImageLoader(take_picture, &pictures);
  reader.SetFsCallbacks({may_open, same_path, read_outside, write_nothing, &outside});
  std::string problem, warning;
  bool parsed = false;
  try {
    parsed = binary
                 ? reader.LoadBinaryFromMemory(&model, &problem, &warning, bytes.data(), unsigned(bytes.size()), "")
                 : reader.LoadASCIIFromString(&model, &problem, &warning, reinterpret_cast<const char*>(bytes.data()),
                                              unsigned(bytes.size()), "");
  } catch (const std::exception& thrown) {  // its JSON library throws on values of an unexpected type
    problem = thrown.what();
  }
  if (!parsed && !report.failed()) report.error("A0007", "not a valid glTF: " + one_line(problem));
  return parsed && !report.failed();
}

// Copies tinygltf's model over, checking every reference on the way.
struct Converter {
  const tinygltf::Model& from;
  Document& to;
  Report& report;

  std::int32_t reference(int index, std::size_t count, const char* what, const std::string& who) {
    return checked_reference(index, count, what, who, report);
  }
  float number(double value, const std::string& who) { return checked_number(value, who, report); }

  void extensions() {
    static const std::set<std::string> kKnown = {"KHR_mesh_quantization", "KHR_materials_unlit",
                                                 "KHR_texture_transform"};
    for (const std::string& name : from.extensionsRequired)
      if (!kKnown.contains(name))
        report.error("A0010",
                     fmt::format("the file requires the extension \"{}\", which is not supported", one_line(name)));
    std::set<std::string> optional;
    for (const std::string& name : from.extensionsUsed)
      if (!kKnown.contains(name)) optional.insert(one_line(name));
    if (!optional.empty() && !report.failed())
      report.warning("A0011",
                     fmt::format("extensions that are not supported are ignored: {}", fmt::join(optional, ", ")));
  }

  void views() {
    for (const tinygltf::Buffer& buffer : from.buffers) to.buffers.push_back(buffer.data);
    for (std::size_t i = 0; i < from.bufferViews.size(); ++i) {
      const tinygltf::BufferView& view = from.bufferViews[i];
      const std::string who = label_of("buffer view", i, view.name);
      Slice slice{reference(view.buffer, to.buffers.size(), "buffer", who), view.byteOffset, view.byteLength,
                  std::uint32_t(view.byteStride)};
      const std::uint64_t size = slice.buffer < 0 ? 0 : to.buffers[std::size_t(slice.buffer)].size();
      if (slice.offset > size || slice.length > size - slice.offset)
        report.error("A0020",
                     fmt::format("{} covers bytes {} + {}; its buffer has {}", who, slice.offset, slice.length, size));
      to.views.push_back(slice);
    }
  }

  std::optional<Component> component(int value, const std::string& who) {
    switch (value) {
      case 5120:
      case 5121:
      case 5122:
      case 5123:
      case 5125:
      case 5126:
        return Component(value);
    }
    report.error("A0022", fmt::format("{} has the component type {}, which glTF does not know", who, value));
    return std::nullopt;
  }

  // `count` elements of `size` bytes every `stride` bytes from `offset` must lie in the view.
  void check_extent(const std::string& who, const char* code, std::int32_t view, std::uint64_t offset,
                    std::uint64_t count, std::uint64_t size, std::uint64_t stride) {
    if (view < 0 || count == 0) return;
    const std::uint64_t length = to.views[std::size_t(view)].length;
    if (offset <= length && size <= length - offset && (count - 1) <= (length - offset - size) / stride) return;
    report.error(
        code, fmt::format("{} wants {} elements from byte {} on; its view has {} bytes", who, count, offset, length));
  }

  void accessors() {
    constexpr std::uint64_t kMaxWithoutData = 1u << 22;  // zeros need no bytes in the file
    for (std::size_t i = 0; i < from.accessors.size() && !report.full(); ++i) {
      const tinygltf::Accessor& source = from.accessors[i];
      Accessor made{.label = label_of("accessor", i, source.name)};
      made.view = reference(source.bufferView, to.views.size(), "buffer view", made.label);
      made.offset = source.byteOffset;
      made.count = source.count;
      made.normalised = source.normalized;
      made.component = component(source.componentType, made.label).value_or(Component::u8);
      const int width = tinygltf::GetNumComponentsInType(std::uint32_t(source.type));
      made.width = width > 0 ? std::uint32_t(width) : 1;
      const std::uint64_t size = std::uint64_t(made.width) * size_of(made.component);
      const std::uint32_t stride = made.view < 0 ? 0 : to.views[std::size_t(made.view)].stride;
      if (stride != 0 && stride < size)
        report.error("A0021", fmt::format("{} has elements of {} bytes every {} bytes", made.label, size, stride));
      if (made.view < 0 && made.count > kMaxWithoutData)
        report.error("A0021", fmt::format("{} wants {} elements and has no data", made.label, made.count));
      check_extent(made.label, "A0021", made.view, made.offset, made.count, size, stride == 0 ? size : stride);
      if (source.sparse.isSparse) sparse(source, made, size);
      to.accessors.push_back(std::move(made));
    }
  }

  void sparse(const tinygltf::Accessor& source, Accessor& made, std::uint64_t size) {
    const std::string who = made.label + " (sparse)";
    const auto& values = source.sparse;
    if (values.count < 1 || std::uint64_t(values.count) > made.count || values.indices.byteOffset < 0 ||
        values.values.byteOffset < 0) {
      report.error("A0025", fmt::format("{} replaces {} of {} elements", who, values.count, made.count));
      return;
    }
    made.sparse.count = std::uint64_t(values.count);
    made.sparse.index_view = reference(values.indices.bufferView, to.views.size(), "buffer view", who);
    made.sparse.value_view = reference(values.values.bufferView, to.views.size(), "buffer view", who);
    if (made.sparse.index_view < 0 || made.sparse.value_view < 0) {
      report.error("A0025", fmt::format("{} has no data", who));
      made.sparse.count = 0;
      return;
    }
    made.sparse.index_offset = std::uint64_t(values.indices.byteOffset);
    made.sparse.value_offset = std::uint64_t(values.values.byteOffset);
    made.sparse.index_component = component(values.indices.componentType, who).value_or(Component::u8);
    const std::uint64_t index_size = size_of(made.sparse.index_component);
    check_extent(who, "A0025", made.sparse.index_view, made.sparse.index_offset, made.sparse.count, index_size,
                 index_size);
    check_extent(who, "A0025", made.sparse.value_view, made.sparse.value_offset, made.sparse.count, size, size);
  }

  std::int32_t attribute(const tinygltf::Primitive& primitive, const char* name, const std::string& who) {
    const auto found = primitive.attributes.find(name);
    return found == primitive.attributes.end() ? -1 : reference(found->second, to.accessors.size(), "accessor", who);
  }

  void meshes() {
    bool morphs = false;
    for (std::size_t i = 0; i < from.meshes.size() && !report.full(); ++i) {
      const tinygltf::Mesh& source = from.meshes[i];
      Mesh mesh{.name = one_line(source.name)};
      const std::string who = label_of("mesh", i, source.name);
      for (const tinygltf::Primitive& primitive : source.primitives) {
        morphs = morphs || !primitive.targets.empty();
        mesh.primitives.push_back({.position = attribute(primitive, "POSITION", who),
                                   .normal = attribute(primitive, "NORMAL", who),
                                   .tangent = attribute(primitive, "TANGENT", who),
                                   .colour = attribute(primitive, "COLOR_0", who),
                                   .joints = attribute(primitive, "JOINTS_0", who),
                                   .weights = attribute(primitive, "WEIGHTS_0", who),
                                   .uv = {attribute(primitive, "TEXCOORD_0", who), attribute(primitive, "TEXCOORD_1", who)},
                                   .indices = reference(primitive.indices, to.accessors.size(), "accessor", who),
                                   .material = reference(primitive.material, from.materials.size(), "material", who),
                                   .mode = primitive.mode});
      }
      to.meshes.push_back(std::move(mesh));
    }
    if (morphs) report.warning("A0047", "morph targets are ignored");
  }

  template <std::size_t N>
  bool numbers(const std::vector<double>& source, std::array<float, N>& out, const char* what, const std::string& who) {
    if (source.empty()) return false;
    if (source.size() != N) {
      report.error("A0033", fmt::format("{} has a {} of {} numbers instead of {}", who, what, source.size(), N));
      return false;
    }
    for (std::size_t i = 0; i < N; ++i) out[i] = number(source[i], who);
    return true;
  }

  void nodes() {
    for (std::size_t i = 0; i < from.nodes.size() && !report.full(); ++i) {
      const tinygltf::Node& source = from.nodes[i];
      const std::string who = label_of("node", i, source.name);
      Node node{.name = one_line(source.name)};
      node.mesh = reference(source.mesh, to.meshes.size(), "mesh", who);
      node.skin = reference(source.skin, from.skins.size(), "skin", who);
      for (int child : source.children)
        if (const std::int32_t index = reference(child, from.nodes.size(), "node", who); index >= 0)
          node.children.push_back(index);
        else if (child == -1)
          report.error("A0026", fmt::format("{} names node -1", who));
      std::array<float, 3> t{}, s{};
      std::array<float, 4> r{};
      std::array<float, 16> m{};
      if (numbers(source.translation, t, "translation", who)) node.pose.translation = {t[0], t[1], t[2]};
      if (numbers(source.scale, s, "scale", who)) node.pose.scale = {s[0], s[1], s[2]};
      if (numbers(source.rotation, r, "rotation", who)) {
        const glm::quat q(r[3], r[0], r[1], r[2]);
        if (const float length = glm::length(q); length > 1e-6f && std::isfinite(length))
          node.pose.rotation = q / length;
        else
          report.error("A0033", fmt::format("{} has a rotation of length zero", who));
      }
      if (numbers(source.matrix, m, "matrix", who)) {
        for (int k = 0; k < 16; ++k) node.matrix[k / 4][k % 4] = m[std::size_t(k)];
        node.has_matrix = true;
        if (m[3] != 0 || m[7] != 0 || m[11] != 0 || m[15] != 1)
          report.error("A0033", fmt::format("{} has a matrix whose last row is not 0 0 0 1", who));
      }
      if (source.extras.IsObject() && source.extras.Has("deviation")) {
        const tinygltf::Value& value = source.extras.Get("deviation");
        const double metres = value.IsNumber() ? value.GetNumberAsDouble() : -1;
        if (metres >= 0 && metres <= 1000)
          node.deviation = float(metres);
        else
          report.error("A0065", fmt::format("{}: extras.deviation must be a number from 0 to 1000 metres", who));
      }
      to.nodes.push_back(std::move(node));
    }
  }

  void skins() {
    for (std::size_t i = 0; i < from.skins.size(); ++i) {
      const std::string who = label_of("skin", i, from.skins[i].name);
      Skin skin{.inverse_binds = reference(from.skins[i].inverseBindMatrices, to.accessors.size(), "accessor", who)};
      for (int joint : from.skins[i].joints) {
        if (joint < 0 || std::size_t(joint) >= from.nodes.size())
          report.error("A0026", fmt::format("{} names node {}; there are {}", who, joint, from.nodes.size()));
        else
          skin.joints.push_back(joint);
      }
      to.skins.push_back(std::move(skin));
    }
  }

  void animations() {
    for (std::size_t i = 0; i < from.animations.size() && !report.full(); ++i) {
      const tinygltf::Animation& source = from.animations[i];
      const std::string who = label_of("animation", i, source.name);
      Animation made{.name = source.name.empty() ? fmt::format("clip {}", i) : one_line(source.name)};
      bool ignored = false;
      for (const tinygltf::AnimationChannel& channel : source.channels) {
        if (channel.target_path == "weights" || channel.target_node < 0) {
          ignored = true;
          continue;
        }
        if (const auto read = this->channel(source, channel, who)) made.channels.push_back(*read);
      }
      if (ignored)
        report.warning("A0063", fmt::format("{}: channels of morph weights or without a node are ignored", who));
      extras(source.extras, made, who);
      to.animations.push_back(std::move(made));
    }
  }

  std::optional<Channel> channel(const tinygltf::Animation& animation, const tinygltf::AnimationChannel& source,
                                 const std::string& who) {
    Channel made;
    made.node = reference(source.target_node, to.nodes.size(), "node", who);
    const std::int32_t sampler_index = reference(source.sampler, animation.samplers.size(), "sampler", who);
    if (made.node < 0 || sampler_index < 0) {
      report.error("A0062", fmt::format("{} has a channel without a sampler", who));
      return std::nullopt;
    }
    const tinygltf::AnimationSampler& sampler = animation.samplers[std::size_t(sampler_index)];
    if (source.target_path == "translation")
      made.path = Path::translation;
    else if (source.target_path == "rotation")
      made.path = Path::rotation;
    else if (source.target_path == "scale")
      made.path = Path::scale;
    else
      report.error("A0062", fmt::format("{} moves \"{}\"; expected translation, rotation, scale or weights", who,
                                        one_line(source.target_path)));
    if (sampler.interpolation == "LINEAR")
      made.between = Between::linear;
    else if (sampler.interpolation == "STEP")
      made.between = Between::step;
    else if (sampler.interpolation == "CUBICSPLINE")
      made.between = Between::cubic;
    else
      report.error("A0062", fmt::format("{} interpolates by \"{}\"; expected LINEAR, STEP or CUBICSPLINE", who,
                                        one_line(sampler.interpolation)));
    made.times = reference(sampler.input, to.accessors.size(), "accessor", who);
    made.values = reference(sampler.output, to.accessors.size(), "accessor", who);
    if (made.times < 0 || made.values < 0) {
      report.error("A0062", fmt::format("{} has a sampler without times or values", who));
      return std::nullopt;
    }
    return made;
  }

  void extras(const tinygltf::Value& source, Animation& made, const std::string& who) {
    if (!source.IsObject()) return;
    if (source.Has("stride")) {
      const tinygltf::Value& value = source.Get("stride");
      const double stride = value.IsNumber() ? value.GetNumberAsDouble() : -1;
      if (stride >= 0 && stride <= 100)
        made.stride = float(stride);
      else
        report.error("A0064", fmt::format("{}: extras.stride must be a number from 0 to 100 metres", who));
    }
    if (source.Has("loops")) {
      const tinygltf::Value& value = source.Get("loops");
      if (value.IsBool())
        made.loops = value.Get<bool>();
      else
        report.error("A0064", fmt::format("{}: extras.loops must be true or false", who));
    }
  }

  // Parents, cycles, depth, and the scene's nodes with parents first.
  void forest(const Limits& limits) {
    for (std::size_t i = 0; i < to.nodes.size(); ++i)
      for (std::int32_t child : to.nodes[i].children) {
        std::int32_t& parent = to.nodes[std::size_t(child)].parent;
        if (parent >= 0)
          report.error("A0030",
                       fmt::format("{} is a child of both node {} and node {}",
                                   label_of("node", std::size_t(child), to.nodes[std::size_t(child)].name), parent, i));
        parent = std::int32_t(i);
      }
    if (report.failed()) return;
    for (std::size_t i = 0; i < to.nodes.size(); ++i) {
      std::uint32_t depth = 1;
      for (std::int32_t up = to.nodes[i].parent; up >= 0 && depth <= limits.depth;
           up = to.nodes[std::size_t(up)].parent) {
        if (std::size_t(up) == i)
          return report.error("A0030", fmt::format("{} is its own ancestor", label_of("node", i, to.nodes[i].name)));
        ++depth;
      }
      if (depth > limits.depth)
        return report.error("A0031", fmt::format("{} lies deeper than {} levels, or below a cycle",
                                                 label_of("node", i, to.nodes[i].name), limits.depth));
    }
    std::vector<std::int32_t> open;
    const int scene = from.defaultScene >= 0 ? from.defaultScene : 0;
    if (!from.scenes.empty()) {
      if (std::size_t(scene) >= from.scenes.size())
        return report.error("A0026", fmt::format("the default scene is {}; there are {}", scene, from.scenes.size()));
      for (int root : from.scenes[std::size_t(scene)].nodes) {
        if (root < 0 || std::size_t(root) >= to.nodes.size() || to.nodes[std::size_t(root)].parent >= 0)
          return report.error("A0026", fmt::format("scene {} names node {}, which is not a root", scene, root));
        open.push_back(root);
      }
    } else {
      for (std::size_t i = 0; i < to.nodes.size(); ++i)
        if (to.nodes[i].parent < 0) open.push_back(std::int32_t(i));
    }
    std::sort(open.begin(), open.end());
    open.erase(std::unique(open.begin(), open.end()), open.end());
    std::reverse(open.begin(), open.end());
    while (!open.empty()) {
      const std::int32_t node = open.back();
      open.pop_back();
      to.order.push_back(node);
      const auto& children = to.nodes[std::size_t(node)].children;
      open.insert(open.end(), children.rbegin(), children.rend());
    }
  }
};

}  // namespace

std::uint32_t size_of(Component component) {
  switch (component) {
    case Component::i8:
    case Component::u8:
      return 1;
    case Component::i16:
    case Component::u16:
      return 2;
    case Component::u32:
    case Component::f32:
      return 4;
  }
  return 4;
}

Document read_document(std::span<const std::uint8_t> bytes, const fs::path& folder, const Limits& limits,
                       Report& report) {
  Document document;
  const bool binary = bytes.size() >= 4 && std::memcmp(bytes.data(), "glTF", 4) == 0;
  std::string_view json(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (binary) {
    const auto chunk = json_of_container(bytes, report);
    if (!chunk) return document;
    json = *chunk;
  } else if (const auto first = json.find_first_not_of(" \t\r\n");
             first == std::string_view::npos || json[first] != '{') {
    report.error("A0003", "neither a .glb (no \"glTF\" at its start) nor a .gltf (no JSON object)");
    return document;
  }
  if (!json_within_bounds(json, limits, report)) return document;

  tinygltf::Model parsed;
  Outside outside{.folder = folder, .bytes_left = limits.file_bytes, .report = &report};
  Pictures pictures{.report = &report};
  if (!parse(bytes, binary, outside, pictures, parsed, report)) return document;
  document.pictures = std::move(pictures.decoded);
  if (!parsed.asset.version.starts_with("2.")) {
    report.error("A0005", fmt::format("glTF version \"{}\"; only 2.x is read", one_line(parsed.asset.version)));
    return document;
  }
  Converter converter{parsed, document, report};
  converter.extensions();
  if (report.failed()) return document;
  converter.views();
  converter.accessors();
  converter.meshes();
  converter.nodes();
  document.materials = read_materials(parsed, report);
  converter.skins();
  converter.animations();
  if (!report.failed()) converter.forest(limits);
  return document;
}

}  // namespace assets::gltf
