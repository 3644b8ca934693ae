// What models with pictures bring to the device: their pictures, and a descriptor set for
// each material. No descriptor indexing: a software device has none.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <tuple>

#include "renderer/gpu.h"

namespace renderer {
namespace {

using assets::Coat;
using assets::PictureUse;
using assets::Wrap;

// Uniform buffers begin at multiples of at most this on every device.
constexpr VkDeviceSize kStride = 256;
static_assert(sizeof(shared::MaterialData) <= kStride);

std::array<const PictureUse*, kCoatPictures> uses_of(const Coat& f) {
  return {&f.base, &f.metal_rough, &f.normal, &f.occlusion, &f.emission};
}
bool is_colour(std::size_t use) { return use == 0 || use == 4; }

bool can_be_used(const assets::Model& model, const PictureUse& use) {
  return use.picture >= 0 && std::size_t(use.picture) < model.pictures.size() &&
         model.pictures[std::size_t(use.picture)].width > 0;
}

shared::MaterialData data_of(const assets::Model& model, const Coat& f) {
  shared::MaterialData data{};
  data.factors = {f.metal, f.roughness, can_be_used(model, f.normal) ? f.normal_scale : 0, f.occlusion_strength};
  data.emission = glm::vec4(f.emission_factor, f.cutoff);
  const auto uses = uses_of(f);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const PictureUse& use = *uses[i];
    const float c = std::cos(use.rotation), s = std::sin(use.rotation);
    data.lay[i * 2] = {c * use.scale.x, s * use.scale.y, use.offset.x, use.set};
    data.lay[i * 2 + 1] = {-s * use.scale.x, c * use.scale.y, use.offset.y, 0};
  }
  return data;
}

struct Uploader {
  DeviceImpl& device;
  SceneImpl& scene;
  std::map<std::tuple<const assets::Picture*, bool>, VkImageView> pictures;
  std::map<std::pair<Wrap, Wrap>, VkSampler> samplers;

  VkImageView view_of(const assets::Model& model, const PictureUse& use, bool colour) {
    if (!can_be_used(model, use)) return device.textures[0].image.view;  // white
    const assets::Picture& picture = model.pictures[std::size_t(use.picture)];
    VkImageView& view = pictures[{&picture, colour}];
    if (view) return view;
    const auto mips = std::uint32_t(std::log2(float(std::max(picture.width, picture.height)))) + 1;
    scene.pictures.push_back(create_picture(device,
                                            {.extent = {picture.width, picture.height},
                                             .format = colour ? VK_FORMAT_R8G8B8A8_SRGB : VK_FORMAT_R8G8B8A8_UNORM,
                                             .usage = VK_IMAGE_USAGE_TRANSFER_DST_BIT | VK_IMAGE_USAGE_SAMPLED_BIT,
                                             .mips = mips},
                                            picture.rgba));
    return view = scene.pictures.back().view;
  }

  VkSampler sampler_of(const PictureUse& use) {
    VkSampler& sampler = samplers[{use.wrap_u, use.wrap_v}];
    if (sampler) return sampler;
    const auto mode = [](Wrap wrap) {
      return wrap == Wrap::clamp    ? VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE
             : wrap == Wrap::mirror ? VK_SAMPLER_ADDRESS_MODE_MIRRORED_REPEAT
                                    : VK_SAMPLER_ADDRESS_MODE_REPEAT;
    };
    VkSamplerCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO;
    info.magFilter = info.minFilter = VK_FILTER_LINEAR;
    info.mipmapMode = VK_SAMPLER_MIPMAP_MODE_LINEAR;
    info.addressModeU = mode(use.wrap_u);
    info.addressModeV = mode(use.wrap_v);
    info.addressModeW = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    info.maxLod = VK_LOD_CLAMP_NONE;
    GELAR_VK(vkCreateSampler(device.device, &info, nullptr, &sampler));
    scene.samplers.push_back(sampler);
    return sampler;
  }

  VkDescriptorSet set_of(const assets::Model& model, const Coat& coat, VkDeviceSize offset) {
    VkDescriptorSetAllocateInfo allocate{};
    allocate.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    allocate.descriptorPool = scene.coat_pool;
    allocate.descriptorSetCount = 1;
    allocate.pSetLayouts = &device.coat_layout;
    VkDescriptorSet set = VK_NULL_HANDLE;
    GELAR_VK(vkAllocateDescriptorSets(device.device, &allocate, &set));
    std::array<VkDescriptorImageInfo, kCoatPictures> images;
    std::array<VkWriteDescriptorSet, kCoatPictures + 1> writes{};
    const VkDescriptorBufferInfo buffer{scene.coats.buffer, offset, sizeof(shared::MaterialData)};
    const auto uses = uses_of(coat);
    for (std::uint32_t i = 0; i <= kCoatPictures; ++i) {
      writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
      writes[i].dstSet = set;
      writes[i].dstBinding = i;
      writes[i].descriptorCount = 1;
      if (i == kCoatPictures) {
        writes[i].descriptorType = VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER;
        writes[i].pBufferInfo = &buffer;
        continue;
      }
      images[i] = {sampler_of(*uses[i]), view_of(model, *uses[i], is_colour(i)),
                   VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
      writes[i].descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
      writes[i].pImageInfo = &images[i];
    }
    vkUpdateDescriptorSets(device.device, std::uint32_t(writes.size()), writes.data(), 0, nullptr);
    return set;
  }
};

}  // namespace

std::vector<std::vector<VkDescriptorSet>> upload_materials(DeviceImpl& d, SceneImpl& scene,
                                                           std::span<const assets::Model* const> models) {
  std::vector<std::vector<VkDescriptorSet>> sets(models.size());
  std::uint32_t count = 0;
  for (const assets::Model* model : models) count += std::uint32_t(model->coats.size());
  if (count == 0) return sets;
  const VkDescriptorPoolSize sizes[] = {{VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, count},
                                        {VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, count * kCoatPictures}};
  VkDescriptorPoolCreateInfo pool{};
  pool.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
  pool.maxSets = count;
  pool.poolSizeCount = 2;
  pool.pPoolSizes = sizes;
  GELAR_VK(vkCreateDescriptorPool(d.device, &pool, nullptr, &scene.coat_pool));
  scene.coats = create_buffer(d, count * kStride, VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT, Memory::written);
  Uploader uploader{d, scene, {}, {}};
  VkDeviceSize offset = 0;
  for (std::size_t m = 0; m < models.size(); ++m)
    for (const Coat& coat : models[m]->coats) {
      const shared::MaterialData data = data_of(*models[m], coat);
      std::memcpy(static_cast<char*>(scene.coats.mapped) + offset, &data, sizeof data);
      sets[m].push_back(uploader.set_of(*models[m], coat, offset));
      offset += kStride;
    }
  return sets;
}

void destroy_materials(SceneImpl& scene) {
  DeviceImpl& d = *scene.device;
  for (Image& image : scene.pictures) destroy_image(d, image);
  for (VkSampler sampler : scene.samplers) vkDestroySampler(d.device, sampler, nullptr);
  vkDestroyDescriptorPool(d.device, scene.coat_pool, nullptr);
  for (Buffer* b : {&scene.details, &scene.coats})
    if (b->buffer) destroy_buffer(d, *b);
}

}  // namespace renderer
