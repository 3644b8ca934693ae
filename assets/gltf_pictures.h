// Pictures of a model: decoded within bounds, looked up by uv. Private to this folder.
//
// The renderer lays them on pixel by pixel where it is near; from afar, and on surfaces that
// move by themselves (leaves, water, lamps), they are painted onto the vertices: gltf_paint.h.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <string>
#include <vector>

#include "assets/model.h"

namespace assets::gltf {

class Report;

inline constexpr std::uint32_t kLargestPicture = 4096;          // pixels a side
inline constexpr std::uint64_t kMostPicturePixels = 48u << 20;  // of all pictures of a model

// PNG or JPEG. A picture of another kind, or a broken one, is left out with a warning
// (A0015); one beyond the bounds is an error (A0016). `pixels_left` goes down.
Picture decode_picture(std::span<const std::uint8_t> bytes, const std::string& who, std::uint64_t& pixels_left,
                       Report& report);

// Bilinear, 0..1 a channel, still encoded.
glm::vec4 look_up(const Picture& picture, const PictureUse& use, glm::vec2 uv);

}  // namespace assets::gltf
