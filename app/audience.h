// What the hall sees: the projector's window. The presenter may freeze it, darken it, look
// elsewhere privately, and release a decision's question when the time has come. Floor
// mode shows the table from above at an exact scale, for a projector that points down.
#pragma once

#include <glm/glm.hpp>

#include "app/camera.h"

namespace app {

enum class Curtain : std::uint8_t { live, frozen, black, white };

struct Audience {
  bool on = false;  // the second window is open
  Curtain curtain = Curtain::live;
  bool released = false;      // the open decision's question is shown
  bool private_look = false;  // the hall keeps `orbit`, the presenter's camera is free
  Orbit orbit;                // of the hall, while looking privately
  int floor_scale = 0;        // floor mode at 1:n; 0 = off
  float floor_pixels = 400;   // pixels of the projector on a metre of the real floor
  bool grid = false;          // the calibration grid, a square a real metre
};

inline constexpr int kSmallestFloor = 10, kLargestFloor = 1000;  // 1:n
inline constexpr float kFewestPixels = 20, kMostPixels = 4000;   // per real metre

// Straight down on the orbit's target, north up: a metre of the venue is exactly
// pixels_per_metre / scale pixels of a picture of this height.
renderer::Camera floor_camera(const Orbit& orbit, int scale, float pixels_per_metre, float picture_height);

}  // namespace app
