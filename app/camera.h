// The camera as people handle it, and what a renderer::Camera is made of. Positions are
// the world's (metres, y up).
#pragma once

#include <glm/glm.hpp>

#include "renderer/view.h"
#include "scenes/venue.h"

namespace app {

// Looks at `target` from `distance`; bearing: compass direction looked in (0 = north,
// clockwise), tilt: below the horizon, 0..pi/2. Radians.
struct Orbit {
  glm::vec3 target{0};
  float bearing = 0;
  float tilt = 0.8f;
  float distance = 120;
  float fov_y = 0.6f;
  bool orthographic = false;
};

Orbit orbit_of(const scenes::SavedView& view);
renderer::Camera camera_of(const Orbit& orbit);
// Halfway and further: 0 = a, 1 = b, the short way round, eased by the caller.
Orbit between(const Orbit& a, const Orbit& b, float amount);

// A ray through a pixel of a viewport of `size`; `pixel` from its upper left.
struct Ray {
  glm::vec3 origin, direction;
};
Ray ray_through(const renderer::Camera& camera, glm::vec2 pixel, glm::vec2 size);
// Where the ray meets the ground (y = 0); false when it looks up.
bool meets_ground(const Ray& ray, glm::vec3& out);
// Pixel of a world position, z = distance from the eye; z <= 0 = behind it.
glm::vec3 project(const renderer::Camera& camera, glm::vec3 position, glm::vec2 size);

}  // namespace app
