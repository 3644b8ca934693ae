#include "app/image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string>

#include "base/files.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STBI_WRITE_NO_STDIO
#include <stb_image.h>
#include <stb_image_write.h>
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <stb_truetype.h>
#pragma GCC diagnostic pop

namespace app {
namespace {

constexpr std::uint64_t kTypefaceBytes = 32u << 20;

float to_linear(std::uint8_t value) {
  static const std::array<float, 256> kTable = [] {
    std::array<float, 256> table;
    for (std::size_t i = 0; i < 256; ++i) {
      const float v = float(i) / 255;
      table[i] = v <= 0.04045f ? v / 12.92f : std::pow((v + 0.055f) / 1.055f, 2.4f);
    }
    return table;
  }();
  return kTable[value];
}

std::uint8_t to_srgb(float v) {
  v = std::clamp(v, 0.0f, 1.0f);
  const float s = v <= 0.0031308f ? 12.92f * v : 1.055f * std::pow(v, 1 / 2.4f) - 0.055f;
  return std::uint8_t(s * 255 + 0.5f);
}

// The next character of a UTF-8 text; a broken byte counts as one '?'.
std::uint32_t next_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return std::uint32_t(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  const std::size_t length = first < 0x80         ? 1
                             : (first >> 5) == 6  ? 2
                             : (first >> 4) == 14 ? 3
                             : (first >> 3) == 30 ? 4
                                                  : 0;
  if (length == 0 || length > text.size()) return text.remove_prefix(1), '?';
  std::uint32_t c = length == 1 ? first : first & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return text.remove_prefix(1), '?';
    c = (c << 6) | (byte(i) & 0x3f);
  }
  text.remove_prefix(length);
  return c;
}

struct Pen {
  stbtt_fontinfo font;
  float scale = 1;
};

// stb_truetype trusts what it reads: a file whose tables do not lie within it never gets there.
bool is_typeface(const std::vector<std::uint8_t>& bytes) {
  const auto number = [&](std::size_t at) {
    return std::uint64_t(bytes[at]) << 24 | std::uint64_t(bytes[at + 1]) << 16 | std::uint64_t(bytes[at + 2]) << 8 |
           bytes[at + 3];
  };
  if (bytes.size() < 12) return false;
  const std::uint64_t kind = number(0);
  if (kind != 0x00010000 && kind != 0x4f54544f && kind != 0x74727565) return false;  // TrueType, "OTTO", "true"
  const std::size_t tables = std::size_t(bytes[4]) << 8 | bytes[5];
  if (tables == 0 || 12 + tables * 16 > bytes.size()) return false;
  for (std::size_t i = 0; i < tables; ++i)
    if (number(12 + i * 16 + 8) + number(12 + i * 16 + 12) > bytes.size()) return false;
  return true;
}

bool open_pen(const Typeface& typeface, float pixels, Pen& pen) {
  if (!stbtt_InitFont(&pen.font, typeface.bytes.data(), stbtt_GetFontOffsetForIndex(typeface.bytes.data(), 0)))
    return false;
  pen.scale = stbtt_ScaleForMappingEmToPixels(&pen.font, pixels);
  return true;
}

float advance_of(const Pen& pen, std::uint32_t c) {
  int advance = 0, bearing = 0;
  stbtt_GetCodepointHMetrics(&pen.font, int(c), &advance, &bearing);
  return float(advance) * pen.scale;
}

void draw_character(Image& image, const Pen& pen, std::uint32_t c, float x, int y, std::uint32_t rgb) {
  int width = 0, height = 0, left = 0, top = 0;
  const float whole = std::floor(x);
  std::unique_ptr<unsigned char, void (*)(unsigned char*)> ink(
      stbtt_GetCodepointBitmapSubpixel(&pen.font, pen.scale, pen.scale, x - whole, 0, int(c), &width, &height, &left,
                                       &top),
      [](unsigned char* p) { stbtt_FreeBitmap(p, nullptr); });
  if (!ink) return;
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column) {
      const int px = int(whole) + left + column, py = y + top + row;
      if (px < 0 || py < 0 || px >= int(image.size.x) || py >= int(image.size.y)) continue;
      const float cover = float(ink.get()[row * width + column]) / 255;
      std::uint8_t* pixel = &image.rgba[(std::size_t(py) * image.size.x + std::size_t(px)) * 4];
      for (int k = 0; k < 3; ++k) {
        const float paint = to_linear(std::uint8_t(rgb >> (16 - 8 * k)));
        pixel[k] = to_srgb(to_linear(pixel[k]) * (1 - cover) + paint * cover);
      }
    }
}

}  // namespace

Image blank_image(glm::uvec2 size, std::uint32_t rgb) {
  Image image{size, std::vector<std::uint8_t>(std::size_t(size.x) * size.y * 4, 255)};
  for (std::size_t i = 0; i < image.rgba.size(); i += 4)
    for (std::size_t k = 0; k < 3; ++k) image.rgba[i + k] = std::uint8_t(rgb >> (16 - 8 * k));
  return image;
}

Image unpacked(std::string_view bytes, glm::uvec2 size) {
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  int width = 0, height = 0, channels = 0;
  // Its head is read first: a file may claim any size.
  if (bytes.size() > (1u << 24) || stbi_info_from_memory(data, int(bytes.size()), &width, &height, &channels) == 0 ||
      width != int(size.x) || height != int(size.y))
    return {};
  stbi_uc* pixels = stbi_load_from_memory(data, int(bytes.size()), &width, &height, &channels, 4);
  if (!pixels) return {};
  Image image{size, {pixels, pixels + std::size_t(size.x) * size.y * 4}};
  stbi_image_free(pixels);
  return image;
}

std::string packed_png(const Image& image) {
  std::string bytes;
  const auto append = [](void* context, void* data, int size) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data), std::size_t(size));
  };
  if (!stbi_write_png_to_func(append, &bytes, int(image.size.x), int(image.size.y), 4, image.rgba.data(),
                              int(image.size.x) * 4))
    return {};
  return bytes;
}

base::Result<base::Done> write_png(const std::filesystem::path& file, const Image& image) {
  const std::string bytes = packed_png(image);
  if (bytes.empty()) return base::error("B0004", file.string(), "the picture cannot be packed");
  return base::write_file(file, bytes);
}

std::string packed_jpeg(const Image& image, int quality) {
  std::string bytes;
  const auto append = [](void* context, void* data, int size) {
    static_cast<std::string*>(context)->append(static_cast<const char*>(data), std::size_t(size));
  };
  if (!stbi_write_jpg_to_func(append, &bytes, int(image.size.x), int(image.size.y), 4, image.rgba.data(), quality))
    return {};
  return bytes;
}

Image shrunk(const Image& image, glm::uvec2 box) {
  const float factor = std::min({float(box.x) / float(image.size.x), float(box.y) / float(image.size.y), 1.0f});
  const glm::uvec2 size = glm::max(glm::uvec2(glm::vec2(image.size) * factor + 0.5f), glm::uvec2(1));
  Image small{size, std::vector<std::uint8_t>(std::size_t(size.x) * size.y * 4, 255)};
  for (std::uint32_t y = 0; y < size.y; ++y)
    for (std::uint32_t x = 0; x < size.x; ++x) {
      const auto span = [](std::uint32_t i, std::uint32_t from, std::uint32_t to) {
        const auto low = std::uint32_t(std::uint64_t(i) * from / to);
        return std::pair{low, std::max(low + 1, std::uint32_t(std::uint64_t(i + 1) * from / to))};
      };
      const auto [x0, x1] = span(x, image.size.x, size.x);
      const auto [y0, y1] = span(y, image.size.y, size.y);
      float sum[3] = {};
      for (std::uint32_t v = y0; v < y1; ++v)
        for (std::uint32_t u = x0; u < x1; ++u)
          for (std::size_t k = 0; k < 3; ++k)
            sum[k] += to_linear(image.rgba[(std::size_t(v) * image.size.x + u) * 4 + k]);
      const float count = float((x1 - x0) * (y1 - y0));
      for (std::size_t k = 0; k < 3; ++k) small.rgba[(std::size_t(y) * size.x + x) * 4 + k] = to_srgb(sum[k] / count);
    }
  return small;
}

void paste(Image& image, const Image& part, int x, int y) {
  const int first = std::max(0, -x), last = std::min(int(part.size.x), int(image.size.x) - x);
  if (first >= last) return;
  for (int row = std::max(0, -y); row < std::min(int(part.size.y), int(image.size.y) - y); ++row) {
    const auto* from = &part.rgba[(std::size_t(row) * part.size.x + std::size_t(first)) * 4];
    std::copy(from, from + std::ptrdiff_t(last - first) * 4,
              &image.rgba[(std::size_t(y + row) * image.size.x + std::size_t(x + first)) * 4]);
  }
}

base::Result<Typeface> load_typeface(const std::filesystem::path& file) {
  auto bytes = base::read_file(file, kTypefaceBytes);
  if (!bytes) return bytes.diagnostics();
  Typeface typeface{{bytes->begin(), bytes->end()}};
  Pen pen;
  if (!is_typeface(typeface.bytes) || !open_pen(typeface, 16, pen))
    return base::error("B0007", file.string(), "this is not a TrueType or OpenType font");
  return typeface;
}

int width_of(const Typeface& typeface, std::string_view line, float pixels) {
  Pen pen;
  if (!open_pen(typeface, pixels, pen)) return 0;
  float width = 0;
  while (!line.empty()) width += advance_of(pen, next_character(line));
  return int(std::ceil(width));
}

void draw_line(Image& image, const Typeface& typeface, std::string_view line, int x, int y, float pixels,
               std::uint32_t rgb, int room) {
  Pen pen;
  if (!open_pen(typeface, pixels, pen)) return;
  constexpr std::uint32_t kEllipsis = 0x2026;
  const bool cut = width_of(typeface, line, pixels) > room;
  const float end = float(x + room) - (cut ? advance_of(pen, kEllipsis) : 0);
  float at = float(x);
  while (!line.empty()) {
    const std::uint32_t c = next_character(line);
    const float advance = advance_of(pen, c);
    if (cut && at + advance > end) {
      draw_character(image, pen, kEllipsis, at, y, rgb);
      return;
    }
    draw_character(image, pen, c, at, y, rgb);
    at += advance;
  }
}

}  // namespace app
