#include <cstddef>

#include "renderer/gpu.h"

namespace renderer {
namespace {

#define GELAR_SPIRV(name) \
  const std::uint32_t k_##name[] = {
GELAR_SPIRV(person_vert)
#include "spirv/person_vert.h"
};
GELAR_SPIRV(person_shadow)
#include "spirv/person_shadow.h"
};
GELAR_SPIRV(object_vert)
#include "spirv/object_vert.h"
};
GELAR_SPIRV(object_shadow)
#include "spirv/object_shadow.h"
};
GELAR_SPIRV(scene_frag)
#include "spirv/scene_frag.h"
};
GELAR_SPIRV(backdrop_vert)
#include "spirv/backdrop_vert.h"
};
GELAR_SPIRV(fullscreen_vert)
#include "spirv/fullscreen_vert.h"
};
GELAR_SPIRV(backdrop_frag)
#include "spirv/backdrop_frag.h"
};
GELAR_SPIRV(overlay_vert)
#include "spirv/overlay_vert.h"
};
GELAR_SPIRV(overlay_frag)
#include "spirv/overlay_frag.h"
};
GELAR_SPIRV(particle_vert)
#include "spirv/particle_vert.h"
};
GELAR_SPIRV(particle_frag)
#include "spirv/particle_frag.h"
};
GELAR_SPIRV(tonemap_frag)
#include "spirv/tonemap_frag.h"
};
GELAR_SPIRV(ui_vert)
#include "spirv/ui_vert.h"
};
GELAR_SPIRV(ui_frag)
#include "spirv/ui_frag.h"
};

using Attributes = std::vector<VkVertexInputAttributeDescription>;

const Attributes kModelVertex = {
    {0, 0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(assets::Vertex, position)},
    {1, 0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(assets::Vertex, normal)},
    {2, 0, VK_FORMAT_R8G8B8A8_UNORM, offsetof(assets::Vertex, colour)},
    {3, 0, VK_FORMAT_R8G8_UINT, offsetof(assets::Vertex, joints)},
    {4, 0, VK_FORMAT_R8G8_UNORM, offsetof(assets::Vertex, weights)},
    {5, 0, VK_FORMAT_R32_UINT, offsetof(assets::Vertex, surface)},
};
// Attributes that a stage does not read are left out: the validation layer minds.
Attributes only(std::initializer_list<std::size_t> indices) {
  Attributes out;
  for (std::size_t i : indices) out.push_back(kModelVertex[i]);
  return out;
}
const Attributes kObjectVertex = only({0, 1, 2, 3, 5}), kPersonShadowVertex = only({0, 3, 4, 5}),
                 kObjectShadowVertex = only({0, 3, 5});
const Attributes kOverlayVertex = {
    {0, 0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(OverlayVertex, position)},
    {1, 0, VK_FORMAT_R32_UINT, offsetof(OverlayVertex, srgb)},
    {2, 0, VK_FORMAT_R32G32_SFLOAT, offsetof(OverlayVertex, along_across)},
    {3, 0, VK_FORMAT_R32_UINT, offsetof(OverlayVertex, pattern)},
};
const Attributes kParticle = {
    {0, 0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(Particle, position)},
    {1, 0, VK_FORMAT_R32_SFLOAT, offsetof(Particle, radius)},
    {2, 0, VK_FORMAT_R32_UINT, offsetof(Particle, srgb)},
    {3, 0, VK_FORMAT_R32_SFLOAT, offsetof(Particle, glow)},
};
const Attributes kUiVertex = {
    {0, 0, VK_FORMAT_R32G32_SFLOAT, offsetof(UiVertex, position)},
    {1, 0, VK_FORMAT_R32G32_SFLOAT, offsetof(UiVertex, uv)},
    {2, 0, VK_FORMAT_R8G8B8A8_UNORM, offsetof(UiVertex, srgb)},
};

struct Recipe {
  std::span<const std::uint32_t> vertex, fragment;  // no fragment: depth alone
  const Attributes* attributes = nullptr;
  std::uint32_t stride = 0;
  bool per_instance = false, strip = false;
  bool blend = false, depth_test = false, depth_write = false;
  float depth_bias = 0, slope_bias = 0;
  std::uint32_t samples = 1;
  VkFormat colour = VK_FORMAT_UNDEFINED, depth = VK_FORMAT_UNDEFINED;
};

VkShaderModule module_of(DeviceImpl& d, std::span<const std::uint32_t> code) {
  VkShaderModuleCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
  info.codeSize = code.size_bytes();
  info.pCode = code.data();
  VkShaderModule module = VK_NULL_HANDLE;
  GELAR_VK(vkCreateShaderModule(d.device, &info, nullptr, &module));
  return module;
}

VkPipeline create_pipeline(DeviceImpl& d, const Recipe& r) {
  std::array<VkPipelineShaderStageCreateInfo, 2> stages{};
  std::uint32_t stage_count = 0;
  const auto stage = [&](VkShaderStageFlagBits bit, std::span<const std::uint32_t> code) {
    stages[stage_count].sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
    stages[stage_count].stage = bit;
    stages[stage_count].module = module_of(d, code);
    stages[stage_count++].pName = "main";
  };
  stage(VK_SHADER_STAGE_VERTEX_BIT, r.vertex);
  if (!r.fragment.empty()) stage(VK_SHADER_STAGE_FRAGMENT_BIT, r.fragment);

  const VkVertexInputBindingDescription binding{0, r.stride,
                                                r.per_instance ? VK_VERTEX_INPUT_RATE_INSTANCE : VK_VERTEX_INPUT_RATE_VERTEX};
  VkPipelineVertexInputStateCreateInfo input{};
  input.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO;
  if (r.attributes) {
    input.vertexBindingDescriptionCount = 1;
    input.pVertexBindingDescriptions = &binding;
    input.vertexAttributeDescriptionCount = std::uint32_t(r.attributes->size());
    input.pVertexAttributeDescriptions = r.attributes->data();
  }
  VkPipelineInputAssemblyStateCreateInfo assembly{};
  assembly.sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO;
  assembly.topology = r.strip ? VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP : VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST;
  VkPipelineViewportStateCreateInfo viewport{};
  viewport.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO;
  viewport.viewportCount = viewport.scissorCount = 1;
  VkPipelineRasterizationStateCreateInfo raster{};
  raster.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO;
  raster.polygonMode = VK_POLYGON_MODE_FILL;
  raster.cullMode = VK_CULL_MODE_NONE;  // thin cloth, leaves and open users' models
  raster.lineWidth = 1;
  raster.depthBiasEnable = r.depth_bias != 0 || r.slope_bias != 0;
  raster.depthBiasConstantFactor = r.depth_bias;
  raster.depthBiasSlopeFactor = r.slope_bias;
  VkPipelineMultisampleStateCreateInfo samples{};
  samples.sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO;
  samples.rasterizationSamples = static_cast<VkSampleCountFlagBits>(r.samples);
  VkPipelineDepthStencilStateCreateInfo depth{};
  depth.sType = VK_STRUCTURE_TYPE_PIPELINE_DEPTH_STENCIL_STATE_CREATE_INFO;
  depth.depthTestEnable = r.depth_test;
  depth.depthWriteEnable = r.depth_write;
  depth.depthCompareOp = VK_COMPARE_OP_LESS_OR_EQUAL;
  VkPipelineColorBlendAttachmentState blend{};
  blend.colorWriteMask = 0xf;
  blend.blendEnable = r.blend;
  blend.srcColorBlendFactor = VK_BLEND_FACTOR_SRC_ALPHA;
  blend.dstColorBlendFactor = VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
  blend.srcAlphaBlendFactor = VK_BLEND_FACTOR_ONE;
  blend.dstAlphaBlendFactor = VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
  VkPipelineColorBlendStateCreateInfo blending{};
  blending.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO;
  blending.attachmentCount = r.colour ? 1 : 0;
  blending.pAttachments = &blend;
  const VkDynamicState dynamic_states[] = {VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR};
  VkPipelineDynamicStateCreateInfo dynamic{};
  dynamic.sType = VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO;
  dynamic.dynamicStateCount = 2;
  dynamic.pDynamicStates = dynamic_states;
  VkPipelineRenderingCreateInfo rendering{};
  rendering.sType = VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO;
  rendering.colorAttachmentCount = r.colour ? 1 : 0;
  rendering.pColorAttachmentFormats = &r.colour;
  rendering.depthAttachmentFormat = r.depth;
  VkGraphicsPipelineCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO;
  info.pNext = &rendering;
  info.stageCount = stage_count;
  info.pStages = stages.data();
  info.pVertexInputState = &input;
  info.pInputAssemblyState = &assembly;
  info.pViewportState = &viewport;
  info.pRasterizationState = &raster;
  info.pMultisampleState = &samples;
  info.pDepthStencilState = &depth;
  info.pColorBlendState = &blending;
  info.pDynamicState = &dynamic;
  info.layout = d.pipeline_layout;
  VkPipeline pipeline = VK_NULL_HANDLE;
  GELAR_VK(vkCreateGraphicsPipelines(d.device, d.pipeline_cache, 1, &info, nullptr, &pipeline));
  for (std::uint32_t i = 0; i < stage_count; ++i) vkDestroyShaderModule(d.device, stages[i].module, nullptr);
  return pipeline;
}

VkSampler create_sampler(DeviceImpl& d, VkFilter filter, bool compare) {
  VkSamplerCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO;
  info.magFilter = info.minFilter = filter;
  info.addressModeU = info.addressModeV = info.addressModeW = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
  info.compareEnable = compare;
  info.compareOp = VK_COMPARE_OP_LESS_OR_EQUAL;
  VkSampler sampler = VK_NULL_HANDLE;
  GELAR_VK(vkCreateSampler(d.device, &info, nullptr, &sampler));
  return sampler;
}

VkDescriptorSetLayout create_set_layout(DeviceImpl& d, std::span<const VkDescriptorSetLayoutBinding> bindings) {
  VkDescriptorSetLayoutCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
  info.bindingCount = std::uint32_t(bindings.size());
  info.pBindings = bindings.data();
  VkDescriptorSetLayout layout = VK_NULL_HANDLE;
  GELAR_VK(vkCreateDescriptorSetLayout(d.device, &info, nullptr, &layout));
  return layout;
}

}  // namespace

void create_layouts(DeviceImpl& d) {
  const VkShaderStageFlags both = VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT;
  const VkDescriptorSetLayoutBinding frame[] = {
      {0, VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, 1, both, nullptr},
      {1, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1, VK_SHADER_STAGE_VERTEX_BIT, nullptr},
      {2, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1, VK_SHADER_STAGE_VERTEX_BIT, nullptr},
      {3, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1, VK_SHADER_STAGE_VERTEX_BIT, nullptr},
      {4, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1, VK_SHADER_STAGE_FRAGMENT_BIT, nullptr},
  };
  const VkDescriptorSetLayoutBinding texture[] = {
      {0, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1, VK_SHADER_STAGE_FRAGMENT_BIT, nullptr}};
  d.frame_layout = create_set_layout(d, frame);
  d.texture_layout = create_set_layout(d, texture);
  const VkDescriptorSetLayout sets[] = {d.frame_layout, d.texture_layout};
  const VkPushConstantRange push{both, 0, sizeof(shared::PushData)};
  VkPipelineLayoutCreateInfo layout{};
  layout.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
  layout.setLayoutCount = 2;
  layout.pSetLayouts = sets;
  layout.pushConstantRangeCount = 1;
  layout.pPushConstantRanges = &push;
  GELAR_VK(vkCreatePipelineLayout(d.device, &layout, nullptr, &d.pipeline_layout));
  const VkDescriptorPoolSize sizes[] = {{VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, 64},
                                        {VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 192},
                                        {VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 512}};
  VkDescriptorPoolCreateInfo pool{};
  pool.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
  pool.flags = VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT;
  pool.maxSets = 512;
  pool.poolSizeCount = 3;
  pool.pPoolSizes = sizes;
  GELAR_VK(vkCreateDescriptorPool(d.device, &pool, nullptr, &d.descriptor_pool));
  d.nearest = create_sampler(d, VK_FILTER_NEAREST, false);
  d.linear = create_sampler(d, VK_FILTER_LINEAR, false);
  d.compare = create_sampler(d, VK_FILTER_LINEAR, true);
  const Recipe shadow{.stride = sizeof(assets::Vertex), .depth_test = true,
                      .depth_write = true, .depth_bias = 1.5f, .slope_bias = 2.0f, .depth = kShadowFormat};
  Recipe r = shadow;
  r.vertex = k_person_shadow;
  r.attributes = &kPersonShadowVertex;
  d.person_shadow = create_pipeline(d, r);
  r.vertex = k_object_shadow;
  r.attributes = &kObjectShadowVertex;
  d.object_shadow = create_pipeline(d, r);
}

const Pipelines& pipelines_for(DeviceImpl& d, std::uint32_t samples) {
  const auto [found, fresh] = d.by_samples.try_emplace(samples);
  Pipelines& p = found->second;
  if (!fresh) return p;
  Recipe model{.fragment = k_scene_frag, .attributes = &kModelVertex, .stride = sizeof(assets::Vertex),
               .depth_test = true, .depth_write = true, .samples = samples, .colour = kSceneFormat, .depth = kDepthFormat};
  model.vertex = k_person_vert;
  p.person = create_pipeline(d, model);
  model.vertex = k_object_vert;
  model.attributes = &kObjectVertex;
  p.object = create_pipeline(d, model);
  model.blend = true;
  model.depth_write = false;
  p.object_blend = create_pipeline(d, model);
  model.vertex = k_person_vert;
  model.attributes = &kModelVertex;
  p.person_blend = create_pipeline(d, model);
  p.backdrop = create_pipeline(d, {.vertex = k_backdrop_vert, .fragment = k_backdrop_frag, .samples = samples,
                                   .colour = kSceneFormat, .depth = kDepthFormat});
  p.overlay = create_pipeline(d, {.vertex = k_overlay_vert, .fragment = k_overlay_frag, .attributes = &kOverlayVertex,
                                  .stride = sizeof(OverlayVertex), .blend = true, .depth_test = true, .depth_bias = -4,
                                  .slope_bias = -1.0f, .samples = samples, .colour = kSceneFormat, .depth = kDepthFormat});
  p.particle = create_pipeline(d, {.vertex = k_particle_vert, .fragment = k_particle_frag, .attributes = &kParticle,
                                   .stride = sizeof(Particle), .per_instance = true, .strip = true, .blend = true,
                                   .depth_test = true, .samples = samples, .colour = kSceneFormat, .depth = kDepthFormat});
  return p;
}

const std::array<VkPipeline, 2>& pipelines_for_target(DeviceImpl& d, VkFormat format) {
  const auto [found, fresh] = d.by_target.try_emplace(format);
  if (fresh) {
    found->second[0] = create_pipeline(d, {.vertex = k_fullscreen_vert, .fragment = k_tonemap_frag, .colour = format});
    found->second[1] = create_pipeline(d, {.vertex = k_ui_vert, .fragment = k_ui_frag, .attributes = &kUiVertex,
                                           .stride = sizeof(UiVertex), .blend = true, .colour = format});
  }
  return found->second;
}

void destroy_pipelines(DeviceImpl& d) {
  for (VkPipeline p : {d.person_shadow, d.object_shadow}) vkDestroyPipeline(d.device, p, nullptr);
  for (auto& [samples, p] : d.by_samples)
    for (VkPipeline x : {p.person, p.person_blend, p.object, p.object_blend, p.backdrop, p.overlay, p.particle})
      vkDestroyPipeline(d.device, x, nullptr);
  for (auto& [format, pair] : d.by_target)
    for (VkPipeline x : pair) vkDestroyPipeline(d.device, x, nullptr);
  for (VkSampler s : {d.nearest, d.linear, d.compare}) vkDestroySampler(d.device, s, nullptr);
  vkDestroyPipelineLayout(d.device, d.pipeline_layout, nullptr);
  vkDestroyDescriptorSetLayout(d.device, d.frame_layout, nullptr);
  vkDestroyDescriptorSetLayout(d.device, d.texture_layout, nullptr);
}

}  // namespace renderer
