// The part of vk-bootstrap's public API that Gelar's renderer calls, for systems that have
// no vk-bootstrap package (third_party/CMakeLists.txt prefers the real one). Our own code;
// names and semantics are those of https://github.com/charles-lunarg/vk-bootstrap.
#pragma once

#include <vulkan/vulkan.h>

#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace vkb {

struct Error {
  std::error_code type;
  VkResult vk_result = VK_SUCCESS;
  std::vector<std::string> detailed_failure_reasons;
};

template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Error error) : error_(std::move(error)) {}
  bool has_value() const { return value_.has_value(); }
  explicit operator bool() const { return has_value(); }
  T& value() { return *value_; }
  const T& value() const { return *value_; }
  T& operator*() { return *value_; }
  T* operator->() { return &*value_; }
  std::error_code error() const { return error_.type; }
  VkResult vk_result() const { return error_.vk_result; }
  Error full_error() const { return error_; }
  const std::vector<std::string>& detailed_failure_reasons() const { return error_.detailed_failure_reasons; }

 private:
  std::optional<T> value_;
  Error error_;
};

enum class InstanceError {
  vulkan_unavailable, vulkan_version_unavailable, vulkan_version_1_1_unavailable, failed_create_instance,
  failed_create_debug_messenger, requested_layers_not_present, requested_extensions_not_present,
  windowing_extensions_not_present
};
enum class PhysicalDeviceError { no_surface_provided, failed_enumerate_physical_devices, no_physical_devices_found, no_suitable_device };
enum class QueueError { present_unavailable, graphics_unavailable };
enum class DeviceError { failed_create_device };
enum class SwapchainError { surface_handle_not_provided, failed_query_surface_support_details, failed_create_swapchain, failed_get_swapchain_images, failed_create_swapchain_image_views };
std::error_code make_error_code(InstanceError error);
std::error_code make_error_code(PhysicalDeviceError error);
std::error_code make_error_code(QueueError error);
std::error_code make_error_code(DeviceError error);
std::error_code make_error_code(SwapchainError error);

struct Instance {
  VkInstance instance = VK_NULL_HANDLE;
  VkDebugUtilsMessengerEXT debug_messenger = VK_NULL_HANDLE;
  uint32_t api_version = VK_API_VERSION_1_0;
  operator VkInstance() const { return instance; }
};
void destroy_instance(Instance const& instance);
void destroy_surface(Instance const& instance, VkSurfaceKHR surface);

class InstanceBuilder {
 public:
  Result<Instance> build() const;
  InstanceBuilder& set_app_name(const char* name) { app_name_ = name; return *this; }
  InstanceBuilder& set_engine_name(const char* name) { engine_name_ = name; return *this; }
  InstanceBuilder& require_api_version(uint32_t major, uint32_t minor, uint32_t patch = 0) { version_ = VK_MAKE_API_VERSION(0, major, minor, patch); return *this; }
  InstanceBuilder& enable_extension(const char* name) { extensions_.push_back(name); return *this; }
  InstanceBuilder& enable_layer(const char* name) { layers_.push_back(name); return *this; }
  InstanceBuilder& set_headless(bool value = true) { headless_ = value; return *this; }
  InstanceBuilder& set_debug_callback(PFN_vkDebugUtilsMessengerCallbackEXT callback) { callback_ = callback; return *this; }
  InstanceBuilder& set_debug_callback_user_data_pointer(void* data) { user_data_ = data; return *this; }
  InstanceBuilder& set_debug_messenger_severity(VkDebugUtilsMessageSeverityFlagsEXT severity) { severity_ = severity; return *this; }
  InstanceBuilder& add_validation_feature_enable(VkValidationFeatureEnableEXT enable) { features_.push_back(enable); return *this; }

 private:
  std::string app_name_, engine_name_;
  uint32_t version_ = VK_API_VERSION_1_0;
  std::vector<const char*> extensions_, layers_;
  bool headless_ = false;
  PFN_vkDebugUtilsMessengerCallbackEXT callback_ = nullptr;
  void* user_data_ = nullptr;
  VkDebugUtilsMessageSeverityFlagsEXT severity_ = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT | VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
  std::vector<VkValidationFeatureEnableEXT> features_;
};

struct PhysicalDevice {
  std::string name;
  VkPhysicalDevice physical_device = VK_NULL_HANDLE;
  VkSurfaceKHR surface = VK_NULL_HANDLE;
  VkPhysicalDeviceProperties properties{};
  VkPhysicalDeviceFeatures features{};
  VkPhysicalDeviceMemoryProperties memory_properties{};
  std::vector<std::string> get_extensions() const { return extensions; }
  operator VkPhysicalDevice() const { return physical_device; }

  std::vector<std::string> extensions;  // to enable
  VkPhysicalDeviceVulkan12Features features12{};
  VkPhysicalDeviceVulkan13Features features13{};
};

class PhysicalDeviceSelector {
 public:
  explicit PhysicalDeviceSelector(Instance const& instance) : instance_(instance) {}
  Result<PhysicalDevice> select() const;
  Result<std::vector<PhysicalDevice>> select_devices() const;
  PhysicalDeviceSelector& set_surface(VkSurfaceKHR surface) { surface_ = surface; return *this; }
  PhysicalDeviceSelector& require_present(bool require = true) { present_ = require; return *this; }
  PhysicalDeviceSelector& set_minimum_version(uint32_t major, uint32_t minor) { version_ = VK_MAKE_API_VERSION(0, major, minor, 0); return *this; }
  PhysicalDeviceSelector& add_required_extension(const char* name) { extensions_.push_back(name); return *this; }
  PhysicalDeviceSelector& set_required_features_12(VkPhysicalDeviceVulkan12Features const& f) { features12_ = f; return *this; }
  PhysicalDeviceSelector& set_required_features_13(VkPhysicalDeviceVulkan13Features const& f) { features13_ = f; return *this; }
  PhysicalDeviceSelector& set_name(std::string const& name) { name_ = name; return *this; }

 private:
  Instance instance_;
  VkSurfaceKHR surface_ = VK_NULL_HANDLE;
  bool present_ = true;
  uint32_t version_ = VK_API_VERSION_1_0;
  std::vector<std::string> extensions_;
  std::string name_;
  VkPhysicalDeviceVulkan12Features features12_{};
  VkPhysicalDeviceVulkan13Features features13_{};
};

enum class QueueType { present, graphics };

struct Device {
  VkDevice device = VK_NULL_HANDLE;
  PhysicalDevice physical_device;
  VkSurfaceKHR surface = VK_NULL_HANDLE;
  std::vector<VkQueueFamilyProperties> queue_families;
  Result<uint32_t> get_queue_index(QueueType type) const;
  Result<VkQueue> get_queue(QueueType type) const;
  operator VkDevice() const { return device; }
};
void destroy_device(Device const& device);

class DeviceBuilder {
 public:
  explicit DeviceBuilder(PhysicalDevice device) : device_(std::move(device)) {}
  Result<Device> build() const;

 private:
  PhysicalDevice device_;
};

struct Swapchain {
  VkDevice device = VK_NULL_HANDLE;
  VkSwapchainKHR swapchain = VK_NULL_HANDLE;
  uint32_t image_count = 0;
  VkFormat image_format = VK_FORMAT_UNDEFINED;
  VkExtent2D extent = {0, 0};
  Result<std::vector<VkImage>> get_images();
  Result<std::vector<VkImageView>> get_image_views();
  void destroy_image_views(std::vector<VkImageView> const& views);
  operator VkSwapchainKHR() const { return swapchain; }
};
void destroy_swapchain(Swapchain const& swapchain);

class SwapchainBuilder {
 public:
  explicit SwapchainBuilder(Device const& device) : device_(device) {}
  SwapchainBuilder(Device const& device, VkSurfaceKHR surface) : device_(device), surface_(surface) {}
  Result<Swapchain> build() const;
  SwapchainBuilder& set_old_swapchain(VkSwapchainKHR old) { old_ = old; return *this; }
  SwapchainBuilder& set_desired_extent(uint32_t width, uint32_t height) { extent_ = {width, height}; return *this; }
  SwapchainBuilder& set_desired_format(VkSurfaceFormatKHR format) { format_ = format; return *this; }
  SwapchainBuilder& set_desired_present_mode(VkPresentModeKHR mode) { mode_ = mode; return *this; }
  SwapchainBuilder& set_image_usage_flags(VkImageUsageFlags usage) { usage_ = usage; return *this; }

 private:
  Device device_;
  VkSurfaceKHR surface_ = VK_NULL_HANDLE;
  VkSwapchainKHR old_ = VK_NULL_HANDLE;
  VkExtent2D extent_ = {256, 256};
  VkSurfaceFormatKHR format_ = {VK_FORMAT_B8G8R8A8_SRGB, VK_COLOR_SPACE_SRGB_NONLINEAR_KHR};
  VkPresentModeKHR mode_ = VK_PRESENT_MODE_FIFO_KHR;
  VkImageUsageFlags usage_ = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT;
};

}  // namespace vkb
