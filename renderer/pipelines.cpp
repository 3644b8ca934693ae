#include <cstddef>

#include "renderer/gpu.h"
#include "renderer/spirv.h"

namespace renderer {
namespace {

using Attributes = std::vector<VkVertexInputAttributeDescription>;

// Binding 0: the model's vertices, binding 1: one entry an instance. Attributes that a
// stage does not read are left out: the validation layer minds.
constexpr VkVertexInputAttributeDescription kModelVertex[] = {
    {0, 0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(assets::Vertex, position)},
    {1, 0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(assets::Vertex, normal)},
    {2, 0, VK_FORMAT_R8G8B8A8_UNORM, offsetof(assets::Vertex, colour)},
    {3, 0, VK_FORMAT_R8G8_UINT, offsetof(assets::Vertex, joints)},
    {4, 0, VK_FORMAT_R8G8_UNORM, offsetof(assets::Vertex, weights)},
    {5, 0, VK_FORMAT_R16_UINT, offsetof(assets::Vertex, surface)},
};
constexpr VkVertexInputAttributeDescription kPersonInstance[] = {
    {6, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::PersonData, position_scale)},
    {7, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::PersonData, turn_between)},
    {8, 1, VK_FORMAT_R32G32B32A32_UINT, offsetof(shared::PersonData, frames)},
    {9, 1, VK_FORMAT_R32G32B32A32_UINT, offsetof(shared::PersonData, colours)},
};
constexpr VkVertexInputAttributeDescription kFarInstance[] = {
    {6, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::FarPersonData, x)},
    {7, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::FarPersonData, y)},
    {8, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::FarPersonData, z)},
    {9, 1, VK_FORMAT_R32G32B32A32_UINT, offsetof(shared::FarPersonData, colours)},
};
constexpr VkVertexInputAttributeDescription kObjectInstance[] = {
    {6, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::ObjectData, position_travelled)},
    {7, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::ObjectData, turn)},
    {8, 1, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(shared::ObjectData, scale)},
    {9, 1, VK_FORMAT_R32G32B32A32_UINT, offsetof(shared::ObjectData, colours)},
};
Attributes only(std::initializer_list<std::size_t> vertex,
                std::span<const VkVertexInputAttributeDescription> instance) {
  Attributes out;
  for (std::size_t i : vertex) out.push_back(kModelVertex[i]);
  out.insert(out.end(), instance.begin(), instance.end());
  return out;
}
const Attributes kNear = only({0, 1, 2, 3, 4, 5}, kPersonInstance), kMiddle = only({0, 1, 2, 3, 5}, kPersonInstance),
                 kOutline = only({0, 1, 3, 4, 5}, kPersonInstance), kPersonShadow = only({0, 3, 5}, kPersonInstance),
                 kFar = only({0, 1, 5}, kFarInstance), kFarShadow = only({0}, std::span(kFarInstance).first(3)),
                 kObject = only({0, 1, 2, 3, 5}, kObjectInstance), kObjectShadow = only({0, 3, 5}, kObjectInstance),
                 kBlob = only({}, std::span(kPersonInstance).first(2));
// Binding 2: what surfaces with pictures have besides; their colour is in the place of the painted one.
Attributes with_detail(Attributes out) {
  out.push_back({2, 2, VK_FORMAT_R8G8B8A8_UNORM, offsetof(assets::Detail, colour)});
  out.push_back({10, 2, VK_FORMAT_R32G32B32A32_SFLOAT, offsetof(assets::Detail, uv)});
  out.push_back({11, 2, VK_FORMAT_R8G8B8A8_SNORM, offsetof(assets::Detail, tangent)});
  return out;
}
const Attributes kObjectDetailed = with_detail(only({0, 1, 3, 5}, kObjectInstance)),
                 kPersonDetailed = with_detail(only({0, 1, 3, 4, 5}, kPersonInstance));
static_assert(offsetof(shared::PersonData, turn_between) == offsetof(shared::ObjectData, turn));
const Attributes kOverlayVertex = {
    {0, 0, VK_FORMAT_R32G32B32_SFLOAT, offsetof(OverlayVertex, position)},
    {1, 0, VK_FORMAT_R32_UINT, offsetof(OverlayVertex, srgb)},
    {2, 0, VK_FORMAT_R32G32_SFLOAT, offsetof(OverlayVertex, along_across)},
    {3, 0, VK_FORMAT_R32_UINT, offsetof(OverlayVertex, pattern)},
};
const Attributes kParticle = {
    {0, 1, VK_FORMAT_R32G32B32_SFLOAT, offsetof(Particle, position)},
    {1, 1, VK_FORMAT_R32_SFLOAT, offsetof(Particle, radius)},
    {2, 1, VK_FORMAT_R32_UINT, offsetof(Particle, srgb)},
    {3, 1, VK_FORMAT_R32_SFLOAT, offsetof(Particle, glow)},
};
const Attributes kUiVertex = {
    {0, 0, VK_FORMAT_R32G32_SFLOAT, offsetof(UiVertex, position)},
    {1, 0, VK_FORMAT_R32G32_SFLOAT, offsetof(UiVertex, uv)},
    {2, 0, VK_FORMAT_R8G8B8A8_UNORM, offsetof(UiVertex, srgb)},
};

struct Recipe {
  std::span<const std::uint32_t> vertex, fragment;  // no fragment: depth alone
  const Attributes* attributes = nullptr;
  std::uint32_t stride = 0, instance_stride = 0, detail_stride = 0;  // of bindings 0, 1, 2; 0 = there is none
  bool strip = false, blend = false, depth_test = false, depth_write = false, cull_front = false, cull_back = false;
  float depth_bias = 0, slope_bias = 0;
  std::uint32_t samples = 1;
  VkFormat colour = VK_FORMAT_UNDEFINED, depth = VK_FORMAT_UNDEFINED;
  std::array<std::int32_t, 4> constants{};  // specialization constants 0..3, for both stages
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

  constexpr VkSpecializationMapEntry kEntries[] = {{0, 0, 4}, {1, 4, 4}, {2, 8, 4}, {3, 12, 4}};
  const VkSpecializationInfo constants{4, kEntries, sizeof r.constants, r.constants.data()};
  for (std::uint32_t i = 0; i < stage_count; ++i) stages[i].pSpecializationInfo = &constants;
  std::array<VkVertexInputBindingDescription, 3> bindings;
  std::uint32_t binding_count = 0;
  if (r.stride > 0) bindings[binding_count++] = {0, r.stride, VK_VERTEX_INPUT_RATE_VERTEX};
  if (r.instance_stride > 0) bindings[binding_count++] = {1, r.instance_stride, VK_VERTEX_INPUT_RATE_INSTANCE};
  if (r.detail_stride > 0) bindings[binding_count++] = {2, r.detail_stride, VK_VERTEX_INPUT_RATE_VERTEX};
  VkPipelineVertexInputStateCreateInfo input{};
  input.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO;
  if (r.attributes) {
    input.vertexBindingDescriptionCount = binding_count;
    input.pVertexBindingDescriptions = bindings.data();
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
  // Thin cloth, leaves and open users' models are seen from both sides.
  raster.cullMode = r.cull_front ? VK_CULL_MODE_FRONT_BIT : r.cull_back ? VK_CULL_MODE_BACK_BIT : VK_CULL_MODE_NONE;
  raster.frontFace = VK_FRONT_FACE_COUNTER_CLOCKWISE;
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
  info.layout = r.detail_stride > 0 ? d.detail_layout : d.pipeline_layout;
  VkPipeline pipeline = VK_NULL_HANDLE;
  GELAR_VK(vkCreateGraphicsPipelines(d.device, d.pipeline_cache, 1, &info, nullptr, &pipeline));
  for (std::uint32_t i = 0; i < stage_count; ++i) vkDestroyShaderModule(d.device, stages[i].module, nullptr);
  return pipeline;
}

VkSampler create_sampler(DeviceImpl& d, VkFilter filter, bool compare) {
  VkSamplerCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO;
  info.magFilter = info.minFilter = filter;
  info.addressModeU = info.addressModeV = info.addressModeW =
      compare ? VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_BORDER : VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
  info.borderColor = VK_BORDER_COLOR_FLOAT_OPAQUE_WHITE;  // beyond a shadow map all is lit
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
      {2, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1, both, nullptr},
      {3, VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, 1, both, nullptr},
      {4, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1, both, nullptr},
  };
  const VkDescriptorSetLayoutBinding texture[] = {
      {0, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1, VK_SHADER_STAGE_FRAGMENT_BIT, nullptr}};
  d.frame_layout = create_set_layout(d, frame);
  d.texture_layout = create_set_layout(d, texture);
  const VkDescriptorSetLayout sets[] = {d.frame_layout, d.texture_layout, d.texture_layout, d.texture_layout};
  const VkPushConstantRange push{both, 0, sizeof(shared::PushData)};
  VkPipelineLayoutCreateInfo layout{};
  layout.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
  layout.setLayoutCount = 4;
  layout.pSetLayouts = sets;
  layout.pushConstantRangeCount = 1;
  layout.pPushConstantRanges = &push;
  GELAR_VK(vkCreatePipelineLayout(d.device, &layout, nullptr, &d.pipeline_layout));
  std::array<VkDescriptorSetLayoutBinding, kCoatPictures + 1> coat{};
  for (std::uint32_t i = 0; i <= kCoatPictures; ++i)
    coat[i] = {i, i < kCoatPictures ? VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER : VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, 1,
               VK_SHADER_STAGE_FRAGMENT_BIT, nullptr};
  d.coat_layout = create_set_layout(d, coat);
  const VkDescriptorSetLayout detail_sets[] = {d.frame_layout, d.coat_layout};
  layout.setLayoutCount = 2;
  layout.pSetLayouts = detail_sets;
  GELAR_VK(vkCreatePipelineLayout(d.device, &layout, nullptr, &d.detail_layout));
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
  d.compare_texel = create_sampler(d, VK_FILTER_NEAREST, true);
}

namespace {

VkPipeline create_table_pipeline(DeviceImpl& d, const PipelineKey& key, Draws draws) {
  Recipe r{.samples = key.samples, .colour = key.format, .depth = kDepthFormat};
  const std::int32_t taps = std::int32_t(key.taps), night = key.night, rich = key.rich;
  r.constants = {taps, night, rich, 0};
  const bool plain = !key.night && !key.rich;  // lit at the corners: see plain.frag
  const auto person = [&](std::span<const std::uint32_t> vertex, const Attributes& attributes) {
    r.vertex = vertex, r.fragment = k_scene_frag, r.attributes = &attributes;
    r.stride = sizeof(assets::Vertex), r.instance_stride = sizeof(shared::PersonData);
    r.depth_test = r.depth_write = true;
  };
  const auto object = [&] {
    person(k_object_vert, kObject);
    r.instance_stride = sizeof(shared::ObjectData);
  };
  switch (draws) {
    case Draws::backdrop:
      r.vertex = k_backdrop_vert, r.fragment = k_flat_frag, r.depth_test = true;
      break;
    case Draws::object:
    case Draws::object_one_sided:
      object(), r.cull_back = draws == Draws::object_one_sided;
      if (plain) r.vertex = k_object_plain, r.fragment = k_plain_frag;
      break;
    case Draws::object_special:
      object(), r.constants[2] = 1;
      break;
    case Draws::object_glass:
      object(), r.constants[2] = 1, r.blend = true, r.depth_write = false;
      break;
    case Draws::object_detailed:
      object();
      r.vertex = k_object_detailed, r.fragment = k_detail_frag, r.attributes = &kObjectDetailed;
      r.detail_stride = sizeof(assets::Detail);
      break;
    case Draws::person_detailed:
    case Draws::person_detailed_fading:
      person(k_person_detailed, kPersonDetailed);
      r.fragment = k_detail_frag, r.detail_stride = sizeof(assets::Detail);
      r.constants[3] = draws == Draws::person_detailed_fading;
      break;
    case Draws::object_ghost:
      object(), r.blend = r.cull_back = true;
      break;
    case Draws::person_near:
      person(k_person_near, kNear);
      if (plain) r.vertex = k_person_near_plain, r.fragment = k_plain_frag;
      break;
    case Draws::person_near_fading:
      person(k_person_near, kNear), r.constants[3] = 1;
      if (plain) r.vertex = k_person_near_plain, r.fragment = k_plain_frag;
      break;
    case Draws::person_middle:
    case Draws::person_middle_fading:
      // Corners are a pixel or two from each other: light between them is no better than theirs.
      person(k_person_middle_plain, kMiddle);
      r.fragment = k_plain_frag, r.constants[3] = draws == Draws::person_middle_fading;
      break;
    case Draws::person_far:
    case Draws::person_far_fading:
      person(k_person_far, kMiddle), r.fragment = k_flat_frag, r.cull_back = true;
      r.constants[3] = draws == Draws::person_far_fading;
      break;
    case Draws::far_figure:
    case Draws::far_figure_fading:
      person(k_far_figure, kFar), r.fragment = k_faceted_frag, r.cull_back = true;
      r.constants[3] = draws == Draws::far_figure_fading;
      break;
    case Draws::standee:
      person(k_standee, kFar), r.fragment = k_faceted_frag, r.cull_back = true;
      break;
    case Draws::person_glass:
      person(k_person_near, kNear), r.constants[2] = 1, r.blend = true, r.depth_write = false;
      break;
    case Draws::person_ghost:
      person(k_person_middle, kMiddle), r.blend = r.cull_back = true;
      break;
    case Draws::person_outline:
      person(k_person_outline, kOutline), r.fragment = k_flat_frag, r.cull_front = true;
      break;
    case Draws::blob:
    case Draws::object_blob:
      r.vertex = k_blob_vert, r.fragment = k_blob_frag, r.attributes = &kBlob, r.strip = r.blend = r.depth_test = true;
      r.instance_stride = draws == Draws::blob ? sizeof(shared::PersonData) : sizeof(shared::ObjectData);
      r.depth_bias = -2, r.slope_bias = -1;
      break;
    case Draws::overlay:
      r.vertex = k_overlay_vert, r.fragment = k_overlay_frag, r.attributes = &kOverlayVertex,
      r.stride = sizeof(OverlayVertex);
      r.blend = r.depth_test = true, r.depth_bias = -4, r.slope_bias = -1;
      break;
    case Draws::particle:
      r.vertex = k_particle_vert, r.fragment = k_particle_frag, r.attributes = &kParticle,
      r.instance_stride = sizeof(Particle);
      r.strip = r.blend = r.depth_test = true;
      break;
    case Draws::count:
      break;
  }
  return create_pipeline(d, r);
}

}  // namespace

void create_shadow_pipelines(DeviceImpl& d) {
  Recipe r{
      .stride = sizeof(assets::Vertex),
      .depth_test = true,
      .depth_write = true,
      .depth_bias = d.shadow_format == VK_FORMAT_D16_UNORM ? 1.5f : 1.5f * 256,  // of steps that are finer in floats
      .slope_bias = 2.2f,
      .depth = d.shadow_format};
  r.vertex = k_person_shadow, r.attributes = &kPersonShadow, r.instance_stride = sizeof(shared::PersonData);
  d.person_shadow = create_pipeline(d, r);
  r.vertex = k_object_shadow, r.attributes = &kObjectShadow, r.instance_stride = sizeof(shared::ObjectData);
  d.object_shadow = create_pipeline(d, r);
  r.cull_front = true;  // in these maps y points up, which turns triangles round: this leaves out what faces away
  d.one_sided_shadow = create_pipeline(d, r);
  // Steep and thin: a bias that grows with the slope would move its faces into the ground.
  r.slope_bias = 0;
  r.vertex = k_far_figure_shadow, r.attributes = &kFarShadow, r.instance_stride = sizeof(shared::FarPersonData);
  d.far_figure_shadow = create_pipeline(d, r);
}

VkPipeline pipeline_of(DeviceImpl& d, const PipelineKey& key, Draws draws) {
  VkPipeline& made = d.by_key[key].made[std::size_t(draws)];
  if (!made) made = create_table_pipeline(d, key, draws);
  return made;
}

VkPipeline pipeline_of(DeviceImpl& d, VkFormat format, Finish finish) {
  VkPipeline& made = d.by_format[format].made[std::size_t(finish)];
  if (made) return made;
  if (finish == Finish::ui)
    return made = create_pipeline(d, {.vertex = k_ui_vert,
                                      .fragment = k_ui_frag,
                                      .attributes = &kUiVertex,
                                      .stride = sizeof(UiVertex),
                                      .blend = true,
                                      .colour = format});
  return made = create_pipeline(d, {.vertex = k_fullscreen_vert,
                                    .fragment = k_finish_frag,
                                    .colour = format,
                                    .constants = {finish != Finish::lens, finish != Finish::occlusion}});
}

VkPipeline occlusion_pipeline(DeviceImpl& d, bool blur) {
  VkPipeline& made = blur ? d.occlusion_blur : d.occlusion;
  if (made) return made;
  Recipe r{.vertex = k_fullscreen_vert, .colour = kOcclusionFormat};
  r.fragment = blur ? std::span<const std::uint32_t>(k_occlusion_blur_frag) : k_occlusion_frag;
  return made = create_pipeline(d, r);
}

void destroy_pipelines(DeviceImpl& d) {
  for (VkPipeline p :
       {d.person_shadow, d.far_figure_shadow, d.object_shadow, d.one_sided_shadow, d.occlusion, d.occlusion_blur})
    vkDestroyPipeline(d.device, p, nullptr);
  for (auto& [key, p] : d.by_key)
    for (VkPipeline x : p.made) vkDestroyPipeline(d.device, x, nullptr);
  for (auto& [format, p] : d.by_format)
    for (VkPipeline x : p.made) vkDestroyPipeline(d.device, x, nullptr);
  for (VkSampler s : {d.nearest, d.linear, d.compare, d.compare_texel}) vkDestroySampler(d.device, s, nullptr);
  for (VkPipelineLayout layout : {d.pipeline_layout, d.detail_layout})
    vkDestroyPipelineLayout(d.device, layout, nullptr);
  for (VkDescriptorSetLayout layout : {d.frame_layout, d.texture_layout, d.coat_layout})
    vkDestroyDescriptorSetLayout(d.device, layout, nullptr);
}

}  // namespace renderer
