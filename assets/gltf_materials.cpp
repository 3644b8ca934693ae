#include "assets/gltf_materials.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assets::gltf {
namespace {

// KHR_texture_transform; `set` is the texCoord that it may replace.
void transform(const tinygltf::Value& source, PictureUse& use, int& set, const std::string& who, Report& report) {
  const auto pair = [&](const char* name, glm::vec2& out) {
    if (!source.Has(name)) return;
    const tinygltf::Value& value = source.Get(name);
    if (value.IsArray() && value.ArrayLen() == 2 && value.Get(0).IsNumber() && value.Get(1).IsNumber())
      out = {checked_number(value.Get(0).GetNumberAsDouble(), who, report),
             checked_number(value.Get(1).GetNumberAsDouble(), who, report)};
    else
      report.error("A0033", fmt::format("{}: the {} of KHR_texture_transform is not two numbers", who, name));
  };
  pair("offset", use.offset);
  pair("scale", use.scale);
  if (source.Has("rotation") && source.Get("rotation").IsNumber())
    use.rotation = checked_number(source.Get("rotation").GetNumberAsDouble(), who, report);
  if (source.Has("texCoord") && source.Get("texCoord").IsInt()) set = source.Get("texCoord").Get<int>();
}

PictureUse use_of(const tinygltf::Model& from, int texture, int set, const tinygltf::ExtensionMap& extensions,
                  const std::string& who, Report& report) {
  PictureUse use;
  const std::int32_t index = checked_reference(texture, from.textures.size(), "texture", who, report);
  if (index < 0) return use;
  const tinygltf::Texture& source = from.textures[std::size_t(index)];
  use.picture = checked_reference(source.source, from.images.size(), "picture", who, report);
  const std::int32_t sampler = checked_reference(source.sampler, from.samplers.size(), "sampler", who, report);
  if (sampler >= 0) {
    const auto wrap = [](int value) {
      return value == 33071 ? Wrap::clamp : value == 33648 ? Wrap::mirror : Wrap::repeat;
    };
    use.wrap_u = wrap(from.samplers[std::size_t(sampler)].wrapS);
    use.wrap_v = wrap(from.samplers[std::size_t(sampler)].wrapT);
  }
  const auto found = extensions.find("KHR_texture_transform");
  if (found != extensions.end() && found->second.IsObject()) transform(found->second, use, set, who, report);
  if (set != 0 && set != 1) {
    report.warning("A0014", fmt::format("{} lays a picture on by TEXCOORD_{}; only 0 and 1 are read", who, set));
    return {};
  }
  use.set = std::uint32_t(set);
  return use;
}

Material material_of(const tinygltf::Model& from, const tinygltf::Material& source, const std::string& who,
                     Report& report) {
  const auto share = [&](double value) { return std::clamp(checked_number(value, who, report), 0.0f, 1.0f); };
  const auto use = [&](const auto& info) {
    return use_of(from, info.index, info.texCoord, info.extensions, who, report);
  };
  Material material{
      .name = one_line(source.name), .blends = source.alphaMode == "BLEND", .double_sided = source.doubleSided};
  const tinygltf::PbrMetallicRoughness& pbr = source.pbrMetallicRoughness;
  if (pbr.baseColorFactor.size() == 4)
    for (int c = 0; c < 4; ++c) material.base_colour[c] = share(pbr.baseColorFactor[std::size_t(c)]);
  material.unlit = source.extensions.contains("KHR_materials_unlit");
  Coat& f = material.coat;
  if (source.alphaMode == "MASK") f.cutoff = share(source.alphaCutoff);
  f.base = use(pbr.baseColorTexture);
  f.metal_rough = use(pbr.metallicRoughnessTexture);
  f.metal = share(pbr.metallicFactor);
  f.roughness = share(pbr.roughnessFactor);
  f.normal = use(source.normalTexture);
  f.normal_scale = std::clamp(checked_number(source.normalTexture.scale, who, report), -8.0f, 8.0f);
  f.occlusion = use(source.occlusionTexture);
  f.occlusion_strength = share(source.occlusionTexture.strength);
  f.emission = use(source.emissiveTexture);
  if (source.emissiveFactor.size() == 3)
    for (int c = 0; c < 3; ++c) f.emission_factor[c] = share(source.emissiveFactor[std::size_t(c)]);
  // What is not lit is matt, and shaded by nothing of its own.
  if (material.unlit) f.metal = 0, f.roughness = 1, f.metal_rough = f.normal = f.occlusion = {};
  return material;
}

}  // namespace

std::string one_line(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  if (text.size() > 300) text.resize(300);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text;
}

std::string label_of(const char* kind, std::size_t index, const std::string& name) {
  return name.empty() ? fmt::format("{} {}", kind, index) : fmt::format("{} {} \"{}\"", kind, index, one_line(name));
}

std::int32_t checked_reference(int index, std::size_t count, const char* what, const std::string& who, Report& report) {
  if (index == -1) return -1;
  if (index >= 0 && std::size_t(index) < count) return index;
  report.error("A0026", fmt::format("{} names {} {}; there are {}", who, what, index, count));
  return -1;
}

float checked_number(double value, const std::string& who, Report& report) {
  const float narrow = float(value);
  if (std::isfinite(narrow)) return narrow;
  report.error("A0023", fmt::format("{} has a number that is not finite", who));
  return 0;
}

std::vector<Material> read_materials(const tinygltf::Model& from, Report& report) {
  std::vector<Material> materials;
  for (std::size_t i = 0; i < from.materials.size(); ++i)
    materials.push_back(material_of(from, from.materials[i], label_of("material", i, from.materials[i].name), report));
  return materials;
}

}  // namespace assets::gltf
