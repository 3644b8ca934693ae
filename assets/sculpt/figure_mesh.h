// The clay that figures are made of: tubes through rings, each corner bound to up to two
// joints. Smooth within a part, creased between parts.
#pragma once

#include <array>
#include <cstdint>
#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>
#include <span>
#include <string>
#include <vector>

#include "assets/model.h"

namespace sculpt {

// A colour as written in a paint shop (0xRRGGBB, sRGB), and how the renderer uses it.
struct Paint {
  std::uint32_t rgb = 0xffffff;
  assets::Surface surface = assets::Surface::plain;
  float alpha = 1;
};

struct Bind {
  std::uint8_t a = 0, b = 0;
  float of_a = 1;  // share of joint a; the rest is b's
};

struct Corner {
  glm::vec3 position;
  Paint paint;
  Bind bind;
  std::int32_t part = 0;  // corners of one part at one place share a normal
};

// Triangles while they are being made. `level` is the level of detail that is being made:
// 0 full, 1 middle, 2 far; parts choose their number of sides and rings by it.
struct Clay {
  int level = 0;
  std::vector<Corner> corners;  // three a triangle, counter-clockwise from outside
  std::int32_t part = 0;        // of what is added next

  int sides(int full, int middle, int far) const { return level == 0 ? full : level == 1 ? middle : far; }
};

// A cross-section of a tube, in the XZ plane of the tube's own frame.
struct Ring {
  glm::vec3 centre{0};
  float rx = 0.05f, rz = 0.05f;  // both 0: the tube ends in a point
  Bind bind;
  Paint paint;           // of the band from this ring to the next
  int last_level = 2;    // the coarsest level that still has this ring
  float square = 0;      // 0 ellipse … 1 nearly a rectangle
  bool by_side = false;  // bind.a moves the left half, bind.b the right one
};

struct Tube {
  std::vector<Ring> rings;
  int sides = 8;
  bool close_start = false, close_end = false;
  glm::mat4 place{1};
  // Turns the corners of the section; 0.5 of a side puts flats to the front.
  float phase = 0.5f;
};
void add_tube(Clay& clay, const Tube& tube);

// A plate between two parallel outlines of the same number of points (front, back), closed
// all around; flat shaded.
void add_plate(Clay& clay, std::span<const glm::vec3> front, std::span<const glm::vec3> back, Paint paint, Bind bind,
               Paint back_paint);
// A box with its centre, half sizes and frame; flat shaded.
void add_box(Clay& clay, glm::vec3 centre, glm::vec3 half, Paint paint, Bind bind,
             const glm::quat& turn = {1, 0, 0, 0});

// The finished surface: normals smoothed per part, equal corners shared.
struct Skin {
  std::vector<assets::Vertex> vertices;
  std::vector<std::uint32_t> indices;
};
Skin finish(const Clay& clay);

}  // namespace sculpt
