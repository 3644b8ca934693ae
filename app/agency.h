// One hue and one sign per agency, everywhere: miniatures' bases, labels, panels (never green,
// yellow or red alone: those belong to the situation).
#pragma once

#include <cstdint>
#include <string_view>

#include "scenes/drill.h"

namespace app {

// sRGB, 0xAABBGGRR, opaque.
std::uint32_t agency_colour(scenes::Agency agency);

// What tells the agency where colours do not: a letter of the icon font, UTF-8.
std::string_view agency_sign(scenes::Agency agency);
// True where dark ink reads better on `colour` (0xAABBGGRR) than white.
bool is_bright(std::uint32_t colour);

// From 0xRRGGBB, as colours are written in documents, to 0xAABBGGRR.
constexpr std::uint32_t from_rgb(std::uint32_t rgb, std::uint32_t alpha = 255) {
  return (alpha << 24) | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
}

}  // namespace app
