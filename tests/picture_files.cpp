#include "tests/picture_files.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image.h>
#pragma GCC diagnostic pop

namespace picture_files {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(file.string() + " cannot be read");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < 4; ++i) n = n << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return n;
}

}  // namespace

app::Image read_png(const std::filesystem::path& file) {
  int width = 0, height = 0, channels = 0;
  stbi_uc* pixels = stbi_load(file.c_str(), &width, &height, &channels, 4);
  if (!pixels) throw std::runtime_error(file.string() + " is no PNG that can be read");
  app::Image image{{unsigned(width), unsigned(height)}, {}};
  image.rgba.assign(pixels, pixels + std::size_t(width) * std::size_t(height) * 4);
  stbi_image_free(pixels);
  return image;
}

app::Image read_xwd(const std::filesystem::path& file) {
  const std::string bytes = bytes_of(file);
  const auto header = [&](std::size_t word) { return big_endian(bytes, word * 4); };  // XWDFile.h
  const std::size_t head = header(0), width = header(4), height = header(5), bits = header(11), stride = header(12);
  const std::size_t colours = header(19);
  if (header(1) != 7 || (bits != 32 && bits != 24))
    throw std::runtime_error("not a window dump of version 7, 24 or 32 bits");
  const std::size_t pixels = head + colours * 12;
  app::Image image{{unsigned(width), unsigned(height)}, std::vector<std::uint8_t>(width * height * 4, 255)};
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x)
      for (std::size_t c = 0; c < 3; ++c)  // stored blue, green, red
        image.rgba[(y * width + x) * 4 + c] = std::uint8_t(bytes.at(pixels + y * stride + x * bits / 8 + 2 - c));
  return image;
}

Difference difference(const app::Image& a, const app::Image& b, int channel_tolerance) {
  if (a.size != b.size) throw std::runtime_error("the pictures are of different sizes");
  Difference d{0, 0, a};
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    int off = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      off = std::max(off, std::abs(int(a.rgba[i + c]) - int(b.rgba[i + c])));
      d.shown.rgba[i + c] = std::uint8_t(160 + a.rgba[i + c] / 3);
    }
    d.worst = std::max(d.worst, off);
    if (off <= channel_tolerance) continue;
    ++count;
    d.shown.rgba[i] = 220;
    d.shown.rgba[i + 1] = d.shown.rgba[i + 2] = 0;
  }
  d.share = a.rgba.empty() ? 0 : double(count) * 4 / double(a.rgba.size());
  return d;
}

}  // namespace picture_files
