// Pictures in memory: 8-bit sRGB RGBA, top row first.
#pragma once

#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace app {

struct Image {
  glm::uvec2 size{0};
  std::vector<std::uint8_t> rgba;  // size.x * size.y * 4
};

Image blank_image(glm::uvec2 size, std::uint32_t rgb);

std::string packed_png(const Image& image);  // "" = it cannot be packed
// Error: B0004 (cannot write). Never leaves half a file.
base::Result<base::Done> write_png(const std::filesystem::path& file, const Image& image);

// A JPEG or PNG of exactly that size; without pixels where it is none.
Image unpacked(std::string_view bytes, glm::uvec2 size);

// The bytes of a JPEG; quality 1..100.
std::string packed_jpeg(const Image& image, int quality);

// Smaller, by averaging in linear light; no larger than `box`, of the same shape.
Image shrunk(const Image& image, glm::uvec2 box);
// Copies `part` to (x, y); what lies outside is left out.
void paste(Image& image, const Image& part, int x, int y);

// Writes on pictures without a graphics device. `file`: .ttf or .otf.
struct Typeface {
  std::vector<std::uint8_t> bytes;
};
base::Result<Typeface> load_typeface(const std::filesystem::path& file);
// Width in pixels of a line; invalid UTF-8 is shown as a question mark.
int width_of(const Typeface& typeface, std::string_view line, float pixels);
// `y` is the baseline. `room`: where the line would be longer, it is cut with "…".
void draw_line(Image& image, const Typeface& typeface, std::string_view line, int x, int y, float pixels,
               std::uint32_t rgb, int room);

}  // namespace app
