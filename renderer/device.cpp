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
              .standee_pixels = 12,
              .object_error = 1.6f};
    case Quality::medium:
      return {.samples = 4, .shadow_size = 2048, .shadow_taps = 4, .lod_pixels = {78, 34, 13}, .object_error = 1.0f};
    case Quality::high:
      break;
  }
  return {.samples = 4,
          .shadow_size = 4096,
          .shadow_taps = 9,
          .rich = true,
          .ambient_occlusion = true,
          .lod_pixels = {60, 24, 9},
          .standee_pixels = 5,
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
  if (p.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU) impl.shadow_format = VK_FORMAT_D32_SFLOAT;
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

}  // namespace renderer
