// Buffers and images on the device, and how data gets there.
#include <algorithm>
#include <array>
#include <cstring>

#include "renderer/gpu.h"

namespace renderer {
namespace {

constexpr VkMemoryPropertyFlags kLocal = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT,
                                kVisible = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT,
                                kCached = VK_MEMORY_PROPERTY_HOST_CACHED_BIT;

struct Allocation {
  VkDeviceMemory memory = VK_NULL_HANDLE;
  VkMemoryPropertyFlags properties = 0;
};

// Of the best kind that there is and that has room: first with what is only wished for, then without.
Allocation allocate(DeviceImpl& d, const VkMemoryRequirements& needs, VkMemoryPropertyFlags must,
                    VkMemoryPropertyFlags wished = 0) {
  const VkPhysicalDeviceMemoryProperties& m = d.device.physical_device.memory_properties;
  VkMemoryAllocateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
  info.allocationSize = needs.size;
  VkResult result = VK_ERROR_OUT_OF_DEVICE_MEMORY;
  for (const VkMemoryPropertyFlags wanted : {must | wished, must})
    for (info.memoryTypeIndex = 0; info.memoryTypeIndex < m.memoryTypeCount; ++info.memoryTypeIndex) {
      const VkMemoryPropertyFlags has = m.memoryTypes[info.memoryTypeIndex].propertyFlags;
      if ((needs.memoryTypeBits >> info.memoryTypeIndex & 1) == 0 || (has & wanted) != wanted) continue;
      VkDeviceMemory memory = VK_NULL_HANDLE;
      result = vkAllocateMemory(d.device, &info, nullptr, &memory);
      if (result == VK_SUCCESS) return {memory, has};
    }
  vulkan_failed("vkAllocateMemory", result, __FILE__, __LINE__);
}

}  // namespace

Buffer create_buffer(DeviceImpl& d, VkDeviceSize size, VkBufferUsageFlags usage, Memory memory) {
  Buffer b;
  b.size = std::max<VkDeviceSize>(size, 256);
  VkBufferCreateInfo info{};
  info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
  info.size = b.size;
  info.usage = usage;
  GELAR_VK(vkCreateBuffer(d.device, &info, nullptr, &b.buffer));
  VkMemoryRequirements needs;
  vkGetBufferMemoryRequirements(d.device, b.buffer, &needs);
  const Allocation a = memory == Memory::device    ? allocate(d, needs, kLocal)
                       : memory == Memory::written ? allocate(d, needs, kVisible, kLocal)
                                                   : allocate(d, needs, kVisible, kCached);
  b.memory = a.memory;
  GELAR_VK(vkBindBufferMemory(d.device, b.buffer, b.memory, 0));
  // Where the device's own memory can be written to (a CPU, an integrated or a newer GPU),
  // uploads need no copy of their own.
  if ((a.properties & kVisible) == kVisible) GELAR_VK(vkMapMemory(d.device, b.memory, 0, VK_WHOLE_SIZE, 0, &b.mapped));
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
  info.mipLevels = descriptor.mips;
  info.arrayLayers = descriptor.layers;
  info.samples = static_cast<VkSampleCountFlagBits>(descriptor.samples);
  info.tiling = VK_IMAGE_TILING_OPTIMAL;
  info.usage = descriptor.usage;
  GELAR_VK(vkCreateImage(d.device, &info, nullptr, &image.image));
  VkMemoryRequirements needs;
  vkGetImageMemoryRequirements(d.device, image.image, &needs);
  image.memory = allocate(d, needs, kLocal).memory;
  GELAR_VK(vkBindImageMemory(d.device, image.image, image.memory, 0));
  const bool depth = descriptor.format == kDepthFormat || descriptor.format == VK_FORMAT_D16_UNORM;
  VkImageViewCreateInfo view{};
  view.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO;
  view.image = image.image;
  view.viewType = descriptor.layers > 1 ? VK_IMAGE_VIEW_TYPE_2D_ARRAY : VK_IMAGE_VIEW_TYPE_2D;
  view.format = descriptor.format;
  view.subresourceRange = {VkImageAspectFlags(depth ? VK_IMAGE_ASPECT_DEPTH_BIT : VK_IMAGE_ASPECT_COLOR_BIT), 0,
                           descriptor.mips, 0, descriptor.layers};
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

void upload(DeviceImpl& d, Buffer& to, const std::function<void(std::byte*)>& write) {
  if (to.mapped) return write(static_cast<std::byte*>(to.mapped));
  Buffer staging = create_buffer(d, to.size, VK_BUFFER_USAGE_TRANSFER_SRC_BIT, Memory::host);
  write(static_cast<std::byte*>(staging.mapped));
  submit_now(d, [&](VkCommandBuffer commands) {
    const VkBufferCopy copy{0, 0, to.size};
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
    b.subresourceRange = {t.aspect, 0, VK_REMAINING_MIP_LEVELS, 0, VK_REMAINING_ARRAY_LAYERS};
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

namespace {

// The next smaller one of a chain: the mean of two by two.
std::vector<std::uint8_t> halved(std::span<const std::uint8_t> rgba, VkExtent2D from, VkExtent2D to) {
  std::vector<std::uint8_t> out(std::size_t(to.width) * to.height * 4);
  for (std::uint32_t y = 0; y < to.height; ++y)
    for (std::uint32_t x = 0; x < to.width; ++x)
      for (std::size_t c = 0; c < 4; ++c) {
        const auto at = [&](std::uint32_t dx, std::uint32_t dy) {
          const std::size_t u = std::min(x * 2 + dx, from.width - 1), v = std::min(y * 2 + dy, from.height - 1);
          return unsigned(rgba[(v * from.width + u) * 4 + c]);
        };
        out[(std::size_t(y) * to.width + x) * 4 + c] =
            std::uint8_t((at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1) + 2) / 4);
      }
  return out;
}

}  // namespace

Image create_picture(DeviceImpl& d, const ImageDescriptor& descriptor, std::span<const std::uint8_t> pixels) {
  Image image = create_image(d, descriptor);
  VkExtent2D extent = descriptor.extent;
  std::vector<std::uint8_t> bytes(pixels.begin(), pixels.end());
  std::vector<VkBufferImageCopy> copies;
  std::size_t first = 0;
  for (std::uint32_t mip = 0; mip < descriptor.mips; ++mip) {
    if (mip > 0) {
      const VkExtent2D next{std::max(1u, extent.width / 2), std::max(1u, extent.height / 2)};
      const auto smaller = halved(std::span(bytes).subspan(first), extent, next);
      first = bytes.size();
      bytes.insert(bytes.end(), smaller.begin(), smaller.end());
      extent = next;
    }
    VkBufferImageCopy& copy = copies.emplace_back();
    copy.bufferOffset = first;
    copy.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, mip, 0, 1};
    copy.imageExtent = {extent.width, extent.height, 1};
  }
  Buffer staging = create_buffer(d, bytes.size(), VK_BUFFER_USAGE_TRANSFER_SRC_BIT, Memory::host);
  std::memcpy(staging.mapped, bytes.data(), bytes.size());
  submit_now(d, [&](VkCommandBuffer commands) {
    transition(commands, {{.image = image.image,
                           .to = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                           .before = VK_PIPELINE_STAGE_2_COPY_BIT,
                           .needs = VK_ACCESS_2_TRANSFER_WRITE_BIT}});
    vkCmdCopyBufferToImage(commands, staging.buffer, image.image, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                           std::uint32_t(copies.size()), copies.data());
    transition(commands, {{.image = image.image,
                           .from = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                           .to = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL,
                           .after = VK_PIPELINE_STAGE_2_COPY_BIT,
                           .before = VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT,
                           .made = VK_ACCESS_2_TRANSFER_WRITE_BIT,
                           .needs = VK_ACCESS_2_SHADER_SAMPLED_READ_BIT}});
  });
  destroy_buffer(d, staging);
  return image;
}

std::uint32_t create_ui_texture(Device& device, glm::uvec2 size, std::span<const std::uint8_t> pixels) {
  DeviceImpl& d = *device;
  const std::size_t count = std::size_t(size.x) * size.y;
  const bool coverage = pixels.size() == count;
  GELAR_CHECK(coverage || pixels.size() == count * 4, "one or four bytes a pixel");
  UiTexture texture;
  texture.image = create_picture(d,
                                 {.extent = {size.x, size.y},
                                  .format = coverage ? VK_FORMAT_R8_UNORM : VK_FORMAT_R8G8B8A8_UNORM,
                                  .usage = VK_IMAGE_USAGE_TRANSFER_DST_BIT | VK_IMAGE_USAGE_SAMPLED_BIT,
                                  .coverage = coverage},
                                 pixels);
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
