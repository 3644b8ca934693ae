#include "assets/gltf_pictures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image.h>
#pragma GCC diagnostic pop

#include "assets/gltf.h"

namespace assets::gltf {
namespace {

int wrapped(int i, int n, Wrap wrap) {
  if (wrap == Wrap::clamp) return std::clamp(i, 0, n - 1);
  const int period = wrap == Wrap::mirror ? 2 * n : n;
  int k = i % period;
  if (k < 0) k += period;
  return k < n ? k : period - 1 - k;
}

}  // namespace

Picture decode_picture(std::span<const std::uint8_t> bytes, const std::string& who, std::uint64_t& pixels_left,
                       Report& report) {
  constexpr std::size_t kMostBytes = 64u << 20;
  int width = 0, height = 0, channels = 0;
  if (bytes.empty() || bytes.size() > kMostBytes ||
      stbi_info_from_memory(bytes.data(), int(bytes.size()), &width, &height, &channels) == 0 || width <= 0 || height <= 0) {
    report.warning("A0015", fmt::format("{} is neither a PNG nor a JPEG of at most {} pixels a side, and is left out", who,
                                        kLargestPicture));
    return {};
  }
  const std::uint64_t pixels = std::uint64_t(width) * std::uint64_t(height);
  if (std::uint32_t(width) > kLargestPicture || std::uint32_t(height) > kLargestPicture || pixels > pixels_left) {
    report.error("A0016", fmt::format("{} is {} x {} pixels; at most {} a side and {} million in all are read", who, width,
                                      height, kLargestPicture, kMostPicturePixels >> 20));
    return {};
  }
  pixels_left -= pixels;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> data(
      stbi_load_from_memory(bytes.data(), int(bytes.size()), &width, &height, &channels, 4), stbi_image_free);
  if (!data) {
    report.warning("A0015", fmt::format("{} is broken, and is left out", who));
    return {};
  }
  Picture picture{std::uint32_t(width), std::uint32_t(height), {}};
  picture.rgba.assign(data.get(), data.get() + std::size_t(width) * std::size_t(height) * 4);
  return picture;
}

glm::vec4 look_up(const Picture& picture, const PictureUse& use, glm::vec2 uv) {
  // Scaled, turned counter-clockwise as seen on the picture (v points down), shifted.
  const glm::vec2 scaled = uv * use.scale;
  const float c = std::cos(use.rotation), s = std::sin(use.rotation);
  const glm::vec2 at = glm::vec2(c * scaled.x + s * scaled.y, c * scaled.y - s * scaled.x) + use.offset;
  if (!(std::fabs(at.x) < 1e6f) || !(std::fabs(at.y) < 1e6f)) return glm::vec4(1);
  const int w = int(picture.width), h = int(picture.height);
  const float x = at.x * float(w) - 0.5f, y = at.y * float(h) - 0.5f;
  // Far out, a whole number of repetitions makes no difference.
  const float x0 = std::floor(x), y0 = std::floor(y);
  const auto texel = [&](float tx, float ty) {
    const float px = std::fmod(tx, 2.0f * float(w)), py = std::fmod(ty, 2.0f * float(h));
    const int i = wrapped(use.wrap_u == Wrap::clamp ? int(std::clamp(tx, -1.0f, float(w))) : int(px), w, use.wrap_u);
    const int k = wrapped(use.wrap_v == Wrap::clamp ? int(std::clamp(ty, -1.0f, float(h))) : int(py), h, use.wrap_v);
    const std::uint8_t* p = picture.rgba.data() + (std::size_t(k) * std::size_t(w) + std::size_t(i)) * 4;
    return glm::vec4(p[0], p[1], p[2], p[3]) / 255.0f;
  };
  return glm::mix(glm::mix(texel(x0, y0), texel(x0 + 1, y0), x - x0), glm::mix(texel(x0, y0 + 1), texel(x0 + 1, y0 + 1), x - x0), y - y0);
}

}  // namespace assets::gltf
