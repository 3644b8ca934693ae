#include "VkBootstrap.h"

#include <algorithm>
#include <cstring>

namespace vkb {
namespace {

struct Category : std::error_category {
  const char* label;
  explicit Category(const char* l) : label(l) {}
  const char* name() const noexcept override { return label; }
  std::string message(int value) const override { return std::string(label) + " " + std::to_string(value); }
};
const Category kInstance("vkb instance error"), kPhysical("vkb physical device error"), kQueue("vkb queue error"),
    kDevice("vkb device error"), kSwapchain("vkb swapchain error");

template <class Code>
Error fail(Code code, VkResult result = VK_SUCCESS, std::vector<std::string> reasons = {}) {
  return {make_error_code(code), result, std::move(reasons)};
}

// Every `required` VkBool32 of a features struct must be set in `offered`; both begin with
// sType and pNext.
template <class Features>
bool offers(const Features& offered, const Features& required) {
  constexpr std::size_t kHead = offsetof(VkPhysicalDeviceFeatures2, features);
  const auto* a = reinterpret_cast<const VkBool32*>(reinterpret_cast<const char*>(&offered) + kHead);
  const auto* b = reinterpret_cast<const VkBool32*>(reinterpret_cast<const char*>(&required) + kHead);
  for (std::size_t i = 0; i < (sizeof(Features) - kHead) / sizeof(VkBool32); ++i)
    if (b[i] && !a[i]) return false;
  return true;
}

bool has_instance_extension(const char* wanted, const char* layer = nullptr) {
  uint32_t count = 0;
  vkEnumerateInstanceExtensionProperties(layer, &count, nullptr);
  std::vector<VkExtensionProperties> list(count);
  vkEnumerateInstanceExtensionProperties(layer, &count, list.data());
  return std::any_of(list.begin(), list.end(), [&](const auto& e) { return !std::strcmp(e.extensionName, wanted); });
}

std::vector<VkQueueFamilyProperties> families_of(VkPhysicalDevice device) {
  uint32_t count = 0;
  vkGetPhysicalDeviceQueueFamilyProperties(device, &count, nullptr);
  std::vector<VkQueueFamilyProperties> list(count);
  vkGetPhysicalDeviceQueueFamilyProperties(device, &count, list.data());
  return list;
}

bool presents(VkPhysicalDevice device, VkSurfaceKHR surface, uint32_t family) {
  VkBool32 yes = VK_FALSE;
  return vkGetPhysicalDeviceSurfaceSupportKHR(device, family, surface, &yes) == VK_SUCCESS && yes;
}

int rank(VkPhysicalDeviceType type) {
  switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU: return 0;
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU: return 1;
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU: return 2;
    case VK_PHYSICAL_DEVICE_TYPE_CPU: return 3;
    default: return 4;
  }
}

}  // namespace

std::error_code make_error_code(InstanceError e) { return {int(e), kInstance}; }
std::error_code make_error_code(PhysicalDeviceError e) { return {int(e), kPhysical}; }
std::error_code make_error_code(QueueError e) { return {int(e), kQueue}; }
std::error_code make_error_code(DeviceError e) { return {int(e), kDevice}; }
std::error_code make_error_code(SwapchainError e) { return {int(e), kSwapchain}; }

Result<Instance> InstanceBuilder::build() const {
  uint32_t available = VK_API_VERSION_1_0;
  if (vkEnumerateInstanceVersion(&available) != VK_SUCCESS || available < version_)
    return fail(InstanceError::vulkan_version_unavailable);
  uint32_t layer_count = 0;
  vkEnumerateInstanceLayerProperties(&layer_count, nullptr);
  std::vector<VkLayerProperties> layers(layer_count);
  vkEnumerateInstanceLayerProperties(&layer_count, layers.data());
  for (const char* name : layers_)
    if (std::none_of(layers.begin(), layers.end(), [&](const auto& l) { return !std::strcmp(l.layerName, name); }))
      return fail(InstanceError::requested_layers_not_present, VK_SUCCESS, {name});
  std::vector<const char*> extensions = extensions_;
  for (const char* name : extensions)
    if (!has_instance_extension(name))
      return fail(InstanceError::requested_extensions_not_present, VK_SUCCESS, {name});
  const bool messenger = callback_ && has_instance_extension(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);
  if (messenger) extensions.push_back(VK_EXT_DEBUG_UTILS_EXTENSION_NAME);

  VkDebugUtilsMessengerCreateInfoEXT messages{VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT};
  messages.messageSeverity = severity_;
  messages.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_GENERAL_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT |
                         VK_DEBUG_UTILS_MESSAGE_TYPE_PERFORMANCE_BIT_EXT;
  messages.pfnUserCallback = callback_;
  messages.pUserData = user_data_;
  VkValidationFeaturesEXT features{VK_STRUCTURE_TYPE_VALIDATION_FEATURES_EXT};
  features.enabledValidationFeatureCount = uint32_t(features_.size());
  features.pEnabledValidationFeatures = features_.data();
  VkApplicationInfo app{VK_STRUCTURE_TYPE_APPLICATION_INFO};
  app.pApplicationName = app_name_.c_str();
  app.pEngineName = engine_name_.c_str();
  app.apiVersion = version_;
  VkInstanceCreateInfo info{VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
  info.pApplicationInfo = &app;
  info.enabledExtensionCount = uint32_t(extensions.size());
  info.ppEnabledExtensionNames = extensions.data();
  info.enabledLayerCount = uint32_t(layers_.size());
  info.ppEnabledLayerNames = layers_.data();
  if (messenger) info.pNext = &messages;
  if (!features_.empty()) {
    features.pNext = info.pNext;
    info.pNext = &features;
  }
  Instance instance;
  instance.api_version = version_;
  if (const VkResult r = vkCreateInstance(&info, nullptr, &instance.instance); r != VK_SUCCESS)
    return fail(InstanceError::failed_create_instance, r);
  if (messenger) {
    const auto create = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(
        vkGetInstanceProcAddr(instance.instance, "vkCreateDebugUtilsMessengerEXT"));
    if (const VkResult r = create(instance.instance, &messages, nullptr, &instance.debug_messenger); r != VK_SUCCESS) {
      vkDestroyInstance(instance.instance, nullptr);
      return fail(InstanceError::failed_create_debug_messenger, r);
    }
  }
  return instance;
}

void destroy_surface(Instance const& instance, VkSurfaceKHR surface) {
  if (surface) vkDestroySurfaceKHR(instance.instance, surface, nullptr);
}

void destroy_instance(Instance const& instance) {
  if (instance.debug_messenger) {
    const auto destroy = reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(
        vkGetInstanceProcAddr(instance.instance, "vkDestroyDebugUtilsMessengerEXT"));
    destroy(instance.instance, instance.debug_messenger, nullptr);
  }
  if (instance.instance) vkDestroyInstance(instance.instance, nullptr);
}

Result<std::vector<PhysicalDevice>> PhysicalDeviceSelector::select_devices() const {
  if (present_ && !surface_) return fail(PhysicalDeviceError::no_surface_provided);
  uint32_t count = 0;
  if (const VkResult r = vkEnumeratePhysicalDevices(instance_, &count, nullptr); r != VK_SUCCESS)
    return fail(PhysicalDeviceError::failed_enumerate_physical_devices, r);
  std::vector<VkPhysicalDevice> handles(count);
  vkEnumeratePhysicalDevices(instance_, &count, handles.data());
  if (handles.empty()) return fail(PhysicalDeviceError::no_physical_devices_found);
  std::vector<PhysicalDevice> suitable;
  std::vector<std::string> reasons;
  for (VkPhysicalDevice handle : handles) {
    PhysicalDevice d;
    d.physical_device = handle;
    d.surface = surface_;
    vkGetPhysicalDeviceProperties(handle, &d.properties);
    vkGetPhysicalDeviceMemoryProperties(handle, &d.memory_properties);
    d.name = d.properties.deviceName;
    const auto refuse = [&](const std::string& why) { reasons.push_back(d.name + ": " + why); };
    if (!name_.empty() && name_ != d.name) {
      refuse("is not the device asked for");
      continue;
    }
    if (d.properties.apiVersion < version_) {
      refuse("Vulkan " + std::to_string(VK_API_VERSION_MAJOR(d.properties.apiVersion)) + "." +
             std::to_string(VK_API_VERSION_MINOR(d.properties.apiVersion)) + " is too old");
      continue;
    }
    uint32_t extension_count = 0;
    vkEnumerateDeviceExtensionProperties(handle, nullptr, &extension_count, nullptr);
    std::vector<VkExtensionProperties> have(extension_count);
    vkEnumerateDeviceExtensionProperties(handle, nullptr, &extension_count, have.data());
    d.extensions = extensions_;
    if (present_) d.extensions.push_back(VK_KHR_SWAPCHAIN_EXTENSION_NAME);
    const auto missing = std::find_if(d.extensions.begin(), d.extensions.end(), [&](const std::string& name) {
      return std::none_of(have.begin(), have.end(), [&](const auto& e) { return name == e.extensionName; });
    });
    if (missing != d.extensions.end()) {
      refuse("lacks " + *missing);
      continue;
    }
    VkPhysicalDeviceVulkan13Features f13{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES};
    VkPhysicalDeviceVulkan12Features f12{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES, &f13};
    VkPhysicalDeviceFeatures2 f{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, &f12};
    vkGetPhysicalDeviceFeatures2(handle, &f);
    if (!offers(f12, features12_) || !offers(f13, features13_)) {
      refuse("lacks a required feature");
      continue;
    }
    d.features12 = features12_;
    d.features13 = features13_;
    const auto families = families_of(handle);
    bool graphics = false, present = !present_;
    for (uint32_t i = 0; i < families.size(); ++i) {
      graphics |= (families[i].queueFlags & VK_QUEUE_GRAPHICS_BIT) != 0;
      present |= surface_ && presents(handle, surface_, i);
    }
    if (!graphics || !present) {
      refuse(graphics ? "cannot present to this window" : "has no graphics queue");
      continue;
    }
    suitable.push_back(std::move(d));
  }
  if (suitable.empty()) return fail(PhysicalDeviceError::no_suitable_device, VK_SUCCESS, reasons);
  std::stable_sort(suitable.begin(), suitable.end(), [](const PhysicalDevice& a, const PhysicalDevice& b) {
    return rank(a.properties.deviceType) < rank(b.properties.deviceType);
  });
  return suitable;
}

Result<PhysicalDevice> PhysicalDeviceSelector::select() const {
  auto all = select_devices();
  if (!all) return all.full_error();
  return all->front();
}

Result<uint32_t> Device::get_queue_index(QueueType type) const {
  for (uint32_t i = 0; i < queue_families.size(); ++i) {
    if (type == QueueType::graphics && (queue_families[i].queueFlags & VK_QUEUE_GRAPHICS_BIT)) return i;
    if (type == QueueType::present && surface && presents(physical_device, surface, i)) return i;
  }
  return fail(type == QueueType::graphics ? QueueError::graphics_unavailable : QueueError::present_unavailable);
}

Result<VkQueue> Device::get_queue(QueueType type) const {
  const auto index = get_queue_index(type);
  if (!index) return index.full_error();
  VkQueue queue = VK_NULL_HANDLE;
  vkGetDeviceQueue(device, index.value(), 0, &queue);
  return queue;
}

Result<Device> DeviceBuilder::build() const {
  Device d;
  d.physical_device = device_;
  d.surface = device_.surface;
  d.queue_families = families_of(device_.physical_device);
  const float priority = 1;
  std::vector<VkDeviceQueueCreateInfo> queues;
  for (uint32_t i = 0; i < d.queue_families.size(); ++i) {
    VkDeviceQueueCreateInfo q{VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO};
    q.queueFamilyIndex = i;
    q.queueCount = 1;
    q.pQueuePriorities = &priority;
    queues.push_back(q);
  }
  std::vector<const char*> extensions;
  for (const std::string& e : device_.extensions) extensions.push_back(e.c_str());
  VkPhysicalDeviceVulkan13Features f13 = device_.features13;
  f13.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
  f13.pNext = nullptr;
  VkPhysicalDeviceVulkan12Features f12 = device_.features12;
  f12.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
  f12.pNext = &f13;
  VkPhysicalDeviceFeatures2 f{VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2, &f12};
  f.features = device_.features;
  VkDeviceCreateInfo info{VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO, &f};
  info.queueCreateInfoCount = uint32_t(queues.size());
  info.pQueueCreateInfos = queues.data();
  info.enabledExtensionCount = uint32_t(extensions.size());
  info.ppEnabledExtensionNames = extensions.data();
  if (const VkResult r = vkCreateDevice(device_.physical_device, &info, nullptr, &d.device); r != VK_SUCCESS)
    return fail(DeviceError::failed_create_device, r);
  return d;
}

void destroy_device(Device const& device) { vkDestroyDevice(device.device, nullptr); }

Result<Swapchain> SwapchainBuilder::build() const {
  const VkPhysicalDevice physical = device_.physical_device;
  const VkSurfaceKHR surface = surface_ ? surface_ : device_.surface;
  if (!surface) return fail(SwapchainError::surface_handle_not_provided);
  VkSurfaceCapabilitiesKHR can{};
  if (const VkResult r = vkGetPhysicalDeviceSurfaceCapabilitiesKHR(physical, surface, &can); r != VK_SUCCESS)
    return fail(SwapchainError::failed_query_surface_support_details, r);
  uint32_t count = 0;
  vkGetPhysicalDeviceSurfaceFormatsKHR(physical, surface, &count, nullptr);
  std::vector<VkSurfaceFormatKHR> formats(count);
  vkGetPhysicalDeviceSurfaceFormatsKHR(physical, surface, &count, formats.data());
  if (formats.empty()) return fail(SwapchainError::failed_query_surface_support_details);
  VkSurfaceFormatKHR format = formats[0];
  for (const auto& f : formats)
    if (f.format == format_.format && f.colorSpace == format_.colorSpace) format = f;
  vkGetPhysicalDeviceSurfacePresentModesKHR(physical, surface, &count, nullptr);
  std::vector<VkPresentModeKHR> modes(count);
  vkGetPhysicalDeviceSurfacePresentModesKHR(physical, surface, &count, modes.data());
  const bool has_mode = std::find(modes.begin(), modes.end(), mode_) != modes.end();
  Swapchain s;
  s.device = device_.device;
  s.image_format = format.format;
  s.extent = can.currentExtent;
  if (s.extent.width == 0xffffffffu)
    s.extent = {std::clamp(extent_.width, can.minImageExtent.width, can.maxImageExtent.width),
                std::clamp(extent_.height, can.minImageExtent.height, can.maxImageExtent.height)};
  uint32_t images = can.minImageCount + 1;
  if (can.maxImageCount > 0) images = std::min(images, can.maxImageCount);
  const auto graphics = device_.get_queue_index(QueueType::graphics), present = device_.get_queue_index(QueueType::present);
  if (!graphics || !present) return fail(SwapchainError::failed_create_swapchain);
  const uint32_t families[] = {graphics.value(), present.value()};
  VkSwapchainCreateInfoKHR info{VK_STRUCTURE_TYPE_SWAPCHAIN_CREATE_INFO_KHR};
  info.surface = surface;
  info.minImageCount = images;
  info.imageFormat = format.format;
  info.imageColorSpace = format.colorSpace;
  info.imageExtent = s.extent;
  info.imageArrayLayers = 1;
  info.imageUsage = usage_;
  info.imageSharingMode = families[0] == families[1] ? VK_SHARING_MODE_EXCLUSIVE : VK_SHARING_MODE_CONCURRENT;
  if (families[0] != families[1]) {
    info.queueFamilyIndexCount = 2;
    info.pQueueFamilyIndices = families;
  }
  info.preTransform = can.currentTransform;
  info.compositeAlpha = VK_COMPOSITE_ALPHA_OPAQUE_BIT_KHR;
  info.presentMode = has_mode ? mode_ : VK_PRESENT_MODE_FIFO_KHR;
  info.clipped = VK_TRUE;
  info.oldSwapchain = old_;
  if (const VkResult r = vkCreateSwapchainKHR(s.device, &info, nullptr, &s.swapchain); r != VK_SUCCESS)
    return fail(SwapchainError::failed_create_swapchain, r);
  vkGetSwapchainImagesKHR(s.device, s.swapchain, &s.image_count, nullptr);
  return s;
}

Result<std::vector<VkImage>> Swapchain::get_images() {
  uint32_t count = 0;
  vkGetSwapchainImagesKHR(device, swapchain, &count, nullptr);
  std::vector<VkImage> images(count);
  if (const VkResult r = vkGetSwapchainImagesKHR(device, swapchain, &count, images.data()); r != VK_SUCCESS)
    return fail(SwapchainError::failed_get_swapchain_images, r);
  return images;
}

Result<std::vector<VkImageView>> Swapchain::get_image_views() {
  auto images = get_images();
  if (!images) return images.full_error();
  std::vector<VkImageView> views;
  for (VkImage image : images.value()) {
    VkImageViewCreateInfo info{VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO};
    info.image = image;
    info.viewType = VK_IMAGE_VIEW_TYPE_2D;
    info.format = image_format;
    info.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    VkImageView view = VK_NULL_HANDLE;
    if (const VkResult r = vkCreateImageView(device, &info, nullptr, &view); r != VK_SUCCESS) {
      destroy_image_views(views);
      return fail(SwapchainError::failed_create_swapchain_image_views, r);
    }
    views.push_back(view);
  }
  return views;
}

void Swapchain::destroy_image_views(std::vector<VkImageView> const& views) {
  for (VkImageView v : views) vkDestroyImageView(device, v, nullptr);
}

void destroy_swapchain(Swapchain const& s) {
  if (s.swapchain) vkDestroySwapchainKHR(s.device, s.swapchain, nullptr);
}

}  // namespace vkb
