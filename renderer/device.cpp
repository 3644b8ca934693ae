#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "base/files.h"
#include "renderer/gpu.h"

namespace renderer {
namespace {

VKAPI_ATTR VkBool32 VKAPI_CALL on_vulkan_message(VkDebugUtilsMessageSeverityFlagBitsEXT,
                                                 VkDebugUtilsMessageTypeFlagsEXT,
                                                 const VkDebugUtilsMessengerCallbackDataEXT* data, void* user) {
  auto* device = static_cast<DeviceImpl*>(user);
  ++device->messages;
  if (device->on_message) device->on_message(data->pMessage);
  return VK_FALSE;
}

const char* kind_of(VkPhysicalDeviceType type) {
  switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
      return "discrete";
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
      return "integrated";
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
      return "virtual";
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
      return "CPU";
    default:
      return "other";
  }
}

// lavapipe allocates and frees its binned scene every frame; glibc giving that memory back
// to the system each time costs up to 2.3x of a frame. Harmless elsewhere, and it must
// happen before the first driver thread starts.
void keep_freed_memory() {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  mallopt(M_TOP_PAD, 64 << 20);
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

std::filesystem::path pipeline_cache_file() {
  const auto folder = base::cache_folder();
  return folder.empty() ? folder : folder / "pipelines.bin";
}

// Why vk-bootstrap refused; its releases before 1.4 give one sentence, later ones (and our
// subset) a reason for each candidate.
template <class Failed>
std::string reasons_of(const Failed& failed) {
  if constexpr (requires { failed.detailed_failure_reasons(); }) {
    std::string out;
    for (const std::string& r : failed.detailed_failure_reasons()) out += (out.empty() ? "" : "; ") + r;
    return out;
  } else {
    return failed.error().message();
  }
}

base::Result<vkb::PhysicalDevice> pick(DeviceImpl& impl, const DeviceDescriptor& descriptor) {
  VkPhysicalDeviceVulkan13Features f13{};
  f13.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
  f13.dynamicRendering = VK_TRUE;
  f13.synchronization2 = VK_TRUE;
  vkb::PhysicalDeviceSelector selector(impl.instance);
  selector.set_minimum_version(1, 3).set_required_features_13(f13).require_present(impl.surface != VK_NULL_HANDLE);
  if (impl.surface) selector.set_surface(impl.surface);
  auto found = selector.select_devices();
  if (!found) {
    const std::string why = reasons_of(found);
    const bool old = why.find("version") != std::string::npos || why.find("too old") != std::string::npos;
    return base::error(old ? "R0003" : "R0002", "",
                       "no graphics device that can draw this: Vulkan 1.3 with dynamic rendering is needed" +
                           (why.empty() ? std::string(" and none was found") : " (" + why + ")"),
                       "a software device comes with Mesa: package mesa-vulkan-drivers");
  }
  const auto rank = [](const vkb::PhysicalDevice& d) {
    switch (d.properties.deviceType) {
      case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
        return 0;
      case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
        return 1;
      case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
        return 2;
      default:
        return 3;
    }
  };
  std::vector<vkb::PhysicalDevice>& all = found.value();
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  std::vector<std::string> names;
  for (const auto& d : all) {
    names.push_back(d.properties.deviceName);
    if (!descriptor.pick.empty() && names.back().find(descriptor.pick) == std::string::npos) continue;
    impl.facts.why = descriptor.pick.empty()
                         ? fmt::format("the first of {} usable, discrete before integrated before CPU", all.size())
                         : fmt::format("named by \"{}\"", descriptor.pick);
    return d;
  }
  return base::error(
      "R0002", "",
      fmt::format("no graphics device is named like \"{}\"; there is: {}", descriptor.pick, fmt::join(names, "; ")));
}

}  // namespace

const char* name_of(VkResult result) {
  switch (result) {
    case VK_ERROR_OUT_OF_HOST_MEMORY:
      return "out of memory";
    case VK_ERROR_OUT_OF_DEVICE_MEMORY:
      return "out of device memory";
    case VK_ERROR_DEVICE_LOST:
      return "device lost";
    case VK_ERROR_SURFACE_LOST_KHR:
      return "surface lost";
    case VK_ERROR_INITIALIZATION_FAILED:
      return "initialisation failed";
    case VK_ERROR_FORMAT_NOT_SUPPORTED:
      return "format not supported";
    default:
      return "error";
  }
}

void vulkan_failed(const char* call, VkResult result, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: Vulkan: %s (%d) in %s\n", file, line, name_of(result), int(result), call);
  std::exit(3);
}

Settings settings_of(Quality quality) {
  switch (quality) {
    case Quality::low:
      return {.samples = 1,
              .shadow_size = 1024,
              .shadow_taps = 1,
              .fade_levels = false,
              .lod_pixels = {90, 40, 18},
              .object_error = 1.6f};
    case Quality::medium:
      return {.samples = 4,
              .shadow_size = 2048,
              .shadow_taps = 4,
              .rich = true,
              .lod_pixels = {70, 30, 11},
              .object_error = 1.0f};
    case Quality::high:
      break;
  }
  return {.samples = 4,
          .shadow_size = 4096,
          .shadow_taps = 9,
          .rich = true,
          .ambient_occlusion = true,
          .lod_pixels = {45, 18, 7},
          .object_error = 0.6f};
}

const char* name_of(Quality quality) {
  return quality == Quality::low ? "low" : quality == Quality::medium ? "medium" : "high";
}

base::Result<Device> create_device(const DeviceDescriptor& descriptor) {
  keep_freed_memory();
  Device device(new DeviceImpl);
  DeviceImpl& impl = *device;
  impl.on_message = descriptor.on_message;
  vkb::InstanceBuilder builder;
  builder.set_app_name("Gelar").set_engine_name("Gelar").require_api_version(1, 3, 0).set_headless(true);
  for (const char* e : descriptor.window_extensions) builder.enable_extension(e);
  if (descriptor.validation)
    builder.enable_layer("VK_LAYER_KHRONOS_validation")
        .set_debug_callback(on_vulkan_message)
        .set_debug_callback_user_data_pointer(&impl)
        .add_validation_feature_enable(VK_VALIDATION_FEATURE_ENABLE_SYNCHRONIZATION_VALIDATION_EXT);
  auto instance = builder.build();
  if (!instance)
    return base::error("R0001", "", "Vulkan cannot be started: " + instance.error().message(), reasons_of(instance));
  impl.instance = instance.value();
  if (descriptor.make_surface) {
    impl.surface = reinterpret_cast<VkSurfaceKHR>(descriptor.make_surface(impl.instance.instance));
    if (!impl.surface) return base::error("R0002", "", "the window cannot be drawn to by Vulkan");
  }
  auto physical = pick(impl, descriptor);
  if (!physical) return physical.diagnostics();
  auto built = vkb::DeviceBuilder(*physical).build();
  if (!built) return base::error("R0002", "", "the graphics device refuses to start: " + built.error().message());
  impl.device = built.value();
  impl.queue = impl.device.get_queue(vkb::QueueType::graphics).value();
  impl.family = impl.device.get_queue_index(vkb::QueueType::graphics).value();
  impl.present_queue = impl.surface ? impl.device.get_queue(vkb::QueueType::present).value() : impl.queue;
  const VkPhysicalDeviceProperties& p = physical->properties;
  VkPhysicalDeviceDriverProperties driver{};
  driver.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_DRIVER_PROPERTIES;
  VkPhysicalDeviceProperties2 more{};
  more.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2;
  more.pNext = &driver;
  vkGetPhysicalDeviceProperties2(*physical, &more);
  impl.facts.name = p.deviceName;
  impl.facts.driver = std::string(driver.driverName) + " " + driver.driverInfo;
  impl.facts.kind = kind_of(p.deviceType);
  impl.facts.api_version = p.apiVersion;
  impl.facts.suggested = p.deviceType == VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU     ? Quality::high
                         : p.deviceType == VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU ? Quality::medium
                                                                                  : Quality::low;

  VkCommandPoolCreateInfo pool{};
  pool.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
  pool.flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT;
  pool.queueFamilyIndex = impl.family;
  GELAR_VK(vkCreateCommandPool(impl.device, &pool, nullptr, &impl.upload_pool));
  VkPipelineCacheCreateInfo cache{};
  cache.sType = VK_STRUCTURE_TYPE_PIPELINE_CACHE_CREATE_INFO;
  std::string stored;
  if (const auto file = pipeline_cache_file(); !file.empty())
    if (auto bytes = base::read_file(file, 64u << 20)) stored = std::move(*bytes);
  // The driver checks header and UUID itself and ignores data of another one.
  cache.initialDataSize = stored.size();
  cache.pInitialData = stored.data();
  GELAR_VK(vkCreatePipelineCache(impl.device, &cache, nullptr, &impl.pipeline_cache));
  create_layouts(impl);
  create_shadow_pipelines(impl);
  const std::uint8_t white[4] = {255, 255, 255, 255};
  create_ui_texture(device, {1, 1}, white);
  return device;
}

void Free::operator()(DeviceImpl* impl) const {
  if (impl->device.device) {
    vkDeviceWaitIdle(impl->device);
    if (const auto file = pipeline_cache_file(); !file.empty() && impl->pipeline_cache) {
      std::size_t size = 0;
      vkGetPipelineCacheData(impl->device, impl->pipeline_cache, &size, nullptr);
      std::string bytes(size, '\0');
      if (size > 0 && vkGetPipelineCacheData(impl->device, impl->pipeline_cache, &size, bytes.data()) == VK_SUCCESS)
        (void)bool(base::write_file(file, bytes));
    }
    for (UiTexture& t : impl->textures) destroy_image(*impl, t.image);
    destroy_pipelines(*impl);
    vkDestroyPipelineCache(impl->device, impl->pipeline_cache, nullptr);
    vkDestroyDescriptorPool(impl->device, impl->descriptor_pool, nullptr);
    vkDestroyCommandPool(impl->device, impl->upload_pool, nullptr);
    vkb::destroy_device(impl->device);
  }
  if (impl->surface) vkb::destroy_surface(impl->instance, impl->surface);
  if (impl->instance.instance) vkb::destroy_instance(impl->instance);
  delete impl;
}

const DeviceFacts& facts(const Device& device) { return device->facts; }
std::uint64_t validation_messages(const Device& device) { return device->messages; }

namespace {

std::uint32_t memory_type(DeviceImpl& d, std::uint32_t bits, VkMemoryPropertyFlags wanted) {
  const VkPhysicalDeviceMemoryProperties& m = d.device.physical_device.memory_properties;
  for (std::uint32_t i = 0; i < m.memoryTypeCount; ++i)
    if ((bits >> i & 1) != 0 && (m.memoryTypes[i].propertyFlags & wanted) == wanted) return i;
  vulkan_failed("memory type", VK_ERROR_OUT_OF_DEVICE_MEMORY, __FILE__, __LINE__);
}

VkDeviceMemory allocate(DeviceImpl& d, const VkMemoryRequirements& needs, VkMemoryPropertyFlags wanted) {
  VkMemoryAllocateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
  info.allocationSize = needs.size;
  info.memoryTypeIndex = memory_type(d, needs.memoryTypeBits, wanted);
  VkDeviceMemory memory = VK_NULL_HANDLE;
  GELAR_VK(vkAllocateMemory(d.device, &info, nullptr, &memory));
  return memory;
}

}  // namespace

Buffer create_buffer(DeviceImpl& d, VkDeviceSize size, VkBufferUsageFlags usage, bool host_visible) {
  Buffer b;
  b.size = std::max<VkDeviceSize>(size, 256);
  VkBufferCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
  info.size = b.size;
  info.usage = usage;
  GELAR_VK(vkCreateBuffer(d.device, &info, nullptr, &b.buffer));
  VkMemoryRequirements needs;
  vkGetBufferMemoryRequirements(d.device, b.buffer, &needs);
  constexpr VkMemoryPropertyFlags kVisible = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
  constexpr VkMemoryPropertyFlags kLocal = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
  const VkMemoryPropertyFlags wanted = host_visible ? kVisible : kLocal;
  b.memory = allocate(d, needs, wanted);
  GELAR_VK(vkBindBufferMemory(d.device, b.buffer, b.memory, 0));
  // Where the device's own memory can be written to (a CPU, an integrated or a newer GPU),
  // uploads need no copy of their own.
  const auto type = memory_type(d, needs.memoryTypeBits, wanted);
  const VkMemoryPropertyFlags has = d.device.physical_device.memory_properties.memoryTypes[type].propertyFlags;
  if ((has & kVisible) == kVisible) GELAR_VK(vkMapMemory(d.device, b.memory, 0, VK_WHOLE_SIZE, 0, &b.mapped));
  return b;
}

void destroy_buffer(DeviceImpl& d, Buffer& b) {
  vkDestroyBuffer(d.device, b.buffer, nullptr);
  vkFreeMemory(d.device, b.memory, nullptr);
  b = {};
}

Image create_image(DeviceImpl& d, const ImageDescriptor& descriptor) {
  Image image;
  image.format = descriptor.format;
  image.extent = descriptor.extent;
  VkImageCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO;
  info.imageType = VK_IMAGE_TYPE_2D;
  info.format = descriptor.format;
  info.extent = {descriptor.extent.width, descriptor.extent.height, 1};
  info.mipLevels = 1;
  info.arrayLayers = descriptor.layers;
  info.samples = static_cast<VkSampleCountFlagBits>(descriptor.samples);
  info.tiling = VK_IMAGE_TILING_OPTIMAL;
  info.usage = descriptor.usage;
  GELAR_VK(vkCreateImage(d.device, &info, nullptr, &image.image));
  VkMemoryRequirements needs;
  vkGetImageMemoryRequirements(d.device, image.image, &needs);
  image.memory = allocate(d, needs, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT);
  GELAR_VK(vkBindImageMemory(d.device, image.image, image.memory, 0));
  const bool depth = descriptor.format == kDepthFormat || descriptor.format == kShadowFormat;
  VkImageViewCreateInfo view{};
  view.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO;
  view.image = image.image;
  view.viewType = descriptor.layers > 1 ? VK_IMAGE_VIEW_TYPE_2D_ARRAY : VK_IMAGE_VIEW_TYPE_2D;
  view.format = descriptor.format;
  view.subresourceRange = {VkImageAspectFlags(depth ? VK_IMAGE_ASPECT_DEPTH_BIT : VK_IMAGE_ASPECT_COLOR_BIT), 0, 1, 0,
                           descriptor.layers};
  if (descriptor.coverage)
    view.components = {VK_COMPONENT_SWIZZLE_ONE, VK_COMPONENT_SWIZZLE_ONE, VK_COMPONENT_SWIZZLE_ONE,
                       VK_COMPONENT_SWIZZLE_R};
  GELAR_VK(vkCreateImageView(d.device, &view, nullptr, &image.view));
  return image;
}

VkImageView create_layer_view(DeviceImpl& d, const Image& image, std::uint32_t layer) {
  VkImageViewCreateInfo view{};
  view.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO;
  view.image = image.image;
  view.viewType = VK_IMAGE_VIEW_TYPE_2D;
  view.format = image.format;
  view.subresourceRange = {VK_IMAGE_ASPECT_DEPTH_BIT, 0, 1, layer, 1};
  VkImageView made = VK_NULL_HANDLE;
  GELAR_VK(vkCreateImageView(d.device, &view, nullptr, &made));
  return made;
}

void destroy_image(DeviceImpl& d, Image& image) {
  vkDestroyImageView(d.device, image.view, nullptr);
  vkDestroyImage(d.device, image.image, nullptr);
  vkFreeMemory(d.device, image.memory, nullptr);
  image = {};
}

void submit_now(DeviceImpl& d, const std::function<void(VkCommandBuffer)>& work) {
  VkCommandBufferAllocateInfo allocate_info{};
  allocate_info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
  allocate_info.commandPool = d.upload_pool;
  allocate_info.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
  allocate_info.commandBufferCount = 1;
  VkCommandBuffer commands = VK_NULL_HANDLE;
  GELAR_VK(vkAllocateCommandBuffers(d.device, &allocate_info, &commands));
  VkCommandBufferBeginInfo begin{};
  begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
  begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
  GELAR_VK(vkBeginCommandBuffer(commands, &begin));
  work(commands);
  GELAR_VK(vkEndCommandBuffer(commands));
  VkCommandBufferSubmitInfo buffer{};
  buffer.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO;
  buffer.commandBuffer = commands;
  VkSubmitInfo2 submit{};
  submit.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2;
  submit.commandBufferInfoCount = 1;
  submit.pCommandBufferInfos = &buffer;
  GELAR_VK(vkQueueSubmit2(d.queue, 1, &submit, VK_NULL_HANDLE));
  GELAR_VK(vkQueueWaitIdle(d.queue));
  vkFreeCommandBuffers(d.device, d.upload_pool, 1, &commands);
}

void upload(DeviceImpl& d, Buffer& to, const void* data, VkDeviceSize size) {
  if (size == 0) return;
  if (to.mapped) {
    std::memcpy(to.mapped, data, size);
    return;
  }
  Buffer staging = create_buffer(d, size, VK_BUFFER_USAGE_TRANSFER_SRC_BIT, true);
  std::memcpy(staging.mapped, data, size);
  submit_now(d, [&](VkCommandBuffer commands) {
    const VkBufferCopy copy{0, 0, size};
    vkCmdCopyBuffer(commands, staging.buffer, to.buffer, 1, &copy);
  });
  destroy_buffer(d, staging);
}

void transition(VkCommandBuffer commands, std::initializer_list<Transition> list) {
  std::array<VkImageMemoryBarrier2, 8> barriers{};
  std::uint32_t count = 0;
  for (const Transition& t : list) {
    VkImageMemoryBarrier2& b = barriers[count++];
    b.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2;
    b.srcStageMask = t.after;
    b.srcAccessMask = t.made;
    b.dstStageMask = t.before;
    b.dstAccessMask = t.needs;
    b.oldLayout = t.from;
    b.newLayout = t.to;
    b.srcQueueFamilyIndex = b.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    b.image = t.image;
    b.subresourceRange = {t.aspect, 0, 1, 0, VK_REMAINING_ARRAY_LAYERS};
  }
  VkDependencyInfo info{};
  info.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO;
  info.imageMemoryBarrierCount = count;
  info.pImageMemoryBarriers = barriers.data();
  vkCmdPipelineBarrier2(commands, &info);
}

VkDescriptorSet create_texture_set(DeviceImpl& d, VkImageView view, VkSampler sampler) {
  VkDescriptorSetAllocateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
  info.descriptorPool = d.descriptor_pool;
  info.descriptorSetCount = 1;
  info.pSetLayouts = &d.texture_layout;
  VkDescriptorSet set = VK_NULL_HANDLE;
  GELAR_VK(vkAllocateDescriptorSets(d.device, &info, &set));
  const VkDescriptorImageInfo image{sampler, view, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
  VkWriteDescriptorSet write{};
  write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
  write.dstSet = set;
  write.descriptorCount = 1;
  write.descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
  write.pImageInfo = &image;
  vkUpdateDescriptorSets(d.device, 1, &write, 0, nullptr);
  return set;
}

std::uint32_t create_ui_texture(Device& device, glm::uvec2 size, std::span<const std::uint8_t> pixels) {
  DeviceImpl& d = *device;
  const std::size_t count = std::size_t(size.x) * size.y;
  const bool coverage = pixels.size() == count;
  GELAR_CHECK(coverage || pixels.size() == count * 4, "one or four bytes a pixel");
  UiTexture texture;
  texture.image = create_image(d, {.extent = {size.x, size.y},
                                   .format = coverage ? VK_FORMAT_R8_UNORM : VK_FORMAT_R8G8B8A8_UNORM,
                                   .usage = VK_IMAGE_USAGE_TRANSFER_DST_BIT | VK_IMAGE_USAGE_SAMPLED_BIT,
                                   .coverage = coverage});
  Buffer staging = create_buffer(d, pixels.size(), VK_BUFFER_USAGE_TRANSFER_SRC_BIT, true);
  std::memcpy(staging.mapped, pixels.data(), pixels.size());
  submit_now(d, [&](VkCommandBuffer commands) {
    transition(commands, {{.image = texture.image.image,
                           .to = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                           .before = VK_PIPELINE_STAGE_2_COPY_BIT,
                           .needs = VK_ACCESS_2_TRANSFER_WRITE_BIT}});
    VkBufferImageCopy copy{};
    copy.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    copy.imageExtent = {size.x, size.y, 1};
    vkCmdCopyBufferToImage(commands, staging.buffer, texture.image.image, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1,
                           &copy);
    transition(commands, {{.image = texture.image.image,
                           .from = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                           .to = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL,
                           .after = VK_PIPELINE_STAGE_2_COPY_BIT,
                           .before = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT,
                           .made = VK_ACCESS_2_TRANSFER_WRITE_BIT,
                           .needs = VK_ACCESS_2_SHADER_SAMPLED_READ_BIT}});
  });
  destroy_buffer(d, staging);
  texture.set = create_texture_set(d, texture.image.view, d.linear);
  for (std::size_t i = 1; i < d.textures.size(); ++i)
    if (!d.textures[i].set) {
      d.textures[i] = texture;
      return std::uint32_t(i);
    }
  d.textures.push_back(texture);
  return std::uint32_t(d.textures.size() - 1);
}

void destroy_ui_texture(Device& device, std::uint32_t index) {
  DeviceImpl& d = *device;
  GELAR_CHECK(index > 0 && index < d.textures.size() && d.textures[index].set, "a texture that create_ui_texture made");
  vkDeviceWaitIdle(d.device);
  vkFreeDescriptorSets(d.device, d.descriptor_pool, 1, &d.textures[index].set);
  destroy_image(d, d.textures[index].image);
  d.textures[index] = {};
}

}  // namespace renderer
