// Turning towards a bearing, a little at a time.
#pragma once

#include <algorithm>
#include <cmath>

#include "scenes/geometry.h"

namespace scenes {

// `from` turned towards `to` the short way, by at most `most` radians; in [0, 2 pi).
inline float turned(float from, float to, float most) {
  float d = to - from;
  while (d > kPi) d -= 2 * kPi;
  while (d < -kPi) d += 2 * kPi;
  float b = from + std::clamp(d, -most, most);
  if (b < 0) b += 2 * kPi;
  if (b >= 2 * kPi) b -= 2 * kPi;
  return b;
}

// Whether two bearings are the same; either may be written a turn off.
inline bool faces(float bearing, float wanted) {
  const float off = std::abs(bearing - wanted);
  return off < 1e-3f || std::abs(off - 2 * kPi) < 1e-3f;
}

}  // namespace scenes
