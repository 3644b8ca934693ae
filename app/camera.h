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

// The whole look turned by `turn` (clockwise) and `tilt` (down) about `pivot`, which stays where it
// is in the picture: a target tilts it about itself, an eye turns its head.
Orbit turned_about(const Orbit& orbit, glm::vec3 pivot, float turn, float tilt);
// The same look with its target slid along the gaze to a height, if that is nearer than `furthest`.
Orbit slid_to_height(const Orbit& orbit, float height, float furthest);

// A ray through a pixel of a viewport of `size`; `pixel` from its upper left.
struct Ray {
  glm::vec3 origin, direction;
};
Ray ray_through(const renderer::Camera& camera, glm::vec2 pixel, glm::vec2 size);
// Where the ray meets the ground (y = 0); false when it looks up.
bool meets_ground(const Ray& ray, glm::vec3& out);
// Pixel of a world position in a viewport of `size`, z = distance from the eye; z <= 0 = behind it.
glm::vec3 project(const renderer::Camera& camera, glm::vec3 position, glm::vec2 size);
// The same for many positions: what of it is the camera's is worked out once.
class Projection {
 public:
  Projection(const renderer::Camera& camera, glm::vec2 size);
  glm::vec3 operator()(glm::vec3 position) const;
  float pixels_per_metre(float depth) const;  // at that distance from the eye

 private:
  glm::vec3 eye_, right_, up_, forward_;
  glm::vec2 middle_;
  float scale_;
  bool orthographic_;
};

}  // namespace app
