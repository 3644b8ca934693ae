#include "app/audience.h"

#include <algorithm>

namespace app {

renderer::Camera floor_camera(const Orbit& orbit, int scale, float pixels_per_metre, float picture_height) {
  Orbit above = orbit;
  above.bearing = 0;
  above.tilt = 1.5697f;  // straight down would lose the bearing; this is off by a millimetre a metre
  above.distance = 200;
  renderer::Camera camera = camera_of(above);
  camera.orthographic = true;
  camera.ortho_height = picture_height * float(scale) / std::max(1.0f, pixels_per_metre);
  return camera;
}

}  // namespace app
