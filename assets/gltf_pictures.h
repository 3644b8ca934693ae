// Pictures of a model: decoded within bounds, looked up by uv. Private to this folder.
//
// The table has no textures: a miniature is painted, and one mesh is one draw. So pictures
// are baked into the vertices, whose triangles are split where the paint changes (see
// gltf_paint.h).
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <span>
#include <string>
#include <vector>

namespace assets::gltf {

class Report;

struct Picture {
  std::uint32_t width = 0, height = 0;  // 0 = none, or one that could not be used
  std::vector<std::uint8_t> rgba;       // as encoded in the file, top row first
};

inline constexpr std::uint32_t kLargestPicture = 4096;          // pixels a side
inline constexpr std::uint64_t kMostPicturePixels = 48u << 20;  // of all pictures of a model

// PNG or JPEG. A picture of another kind, or a broken one, is left out with a warning
// (A0015); one beyond the bounds is an error (A0016). `pixels_left` goes down.
Picture decode_picture(std::span<const std::uint8_t> bytes, const std::string& who, std::uint64_t& pixels_left,
                       Report& report);

enum class Wrap : std::uint8_t { repeat, clamp, mirror };

// Which part of which picture, and how it is laid on: KHR_texture_transform.
struct PictureUse {
  std::int32_t picture = -1;  // -1 = none
  std::uint32_t set = 0;      // TEXCOORD_set
  Wrap wrap_u = Wrap::repeat, wrap_v = Wrap::repeat;
  glm::vec2 offset{0}, scale{1};
  float rotation = 0;  // radians
};

// Bilinear, 0..1 a channel, still encoded.
glm::vec4 look_up(const Picture& picture, const PictureUse& use, glm::vec2 uv);

}  // namespace assets::gltf
