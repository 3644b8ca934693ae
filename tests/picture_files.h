// Pictures as tests meet them: PNG files, and window dumps as `xwd` writes them.
#pragma once

#include <filesystem>

#include "app/image.h"

namespace picture_files {

// Both throw std::runtime_error with the reason; only tests call them.
app::Image read_png(const std::filesystem::path& file);
app::Image read_xwd(const std::filesystem::path& file);  // 24 or 32 bits a pixel, little-endian

// How two pictures of one size differ. A pixel differs where a channel is more than
// `channel_tolerance` off.
struct Difference {
  double share = 0;  // of the pixels, 0..1
  int worst = 0;     // of all channels
  app::Image shown;  // what differs in red over a pale first picture
};
Difference difference(const app::Image& a, const app::Image& b, int channel_tolerance);

}  // namespace picture_files
