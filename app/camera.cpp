#include "app/camera.h"

#include <algorithm>
#include <cmath>
#include <glm/gtc/constants.hpp>

namespace app {
namespace {

// The camera has no "up" of its own: a look straight down would lose its bearing.
constexpr float kSteepest = glm::half_pi<float>() - 0.002f;

struct Axes {
  glm::vec3 right, up, forward;
};

Axes axes_of(const renderer::Camera& camera) {
  const glm::vec3 gaze = camera.target - camera.eye;
  const float far = glm::length(gaze);
  const glm::vec3 forward = far > 1e-6f ? gaze / far : glm::vec3(0, 0, -1);
  const glm::vec3 side = glm::cross(forward, glm::vec3(0, 1, 0));
  const float width = glm::length(side);
  const glm::vec3 right = width > 1e-6f ? side / width : glm::vec3(1, 0, 0);
  return {right, glm::cross(right, forward), forward};
}

// Half of the picture's height: at one metre's distance, or in metres.
float half_height(const renderer::Camera& camera) {
  return camera.orthographic ? camera.ortho_height / 2 : std::tan(camera.fov_y / 2);
}

}  // namespace

Orbit orbit_of(const scenes::SavedView& view) {
  Orbit orbit;
  orbit.target = {view.target.east, view.height, -view.target.north};
  orbit.bearing = view.bearing;
  orbit.tilt = view.tilt;
  orbit.distance = view.distance;
  return orbit;
}

renderer::Camera camera_of(const Orbit& orbit) {
  const float tilt = std::clamp(orbit.tilt, -kSteepest, kSteepest);
  const float distance = std::max(orbit.distance, 0.01f);
  const glm::vec3 forward{std::sin(orbit.bearing) * std::cos(tilt), -std::sin(tilt),
                          -std::cos(orbit.bearing) * std::cos(tilt)};
  renderer::Camera camera;
  camera.target = orbit.target;
  camera.eye = orbit.target - forward * distance;
  camera.fov_y = orbit.fov_y;
  camera.orthographic = orbit.orthographic;
  // The same size of things at the target as in perspective, so that switching does not jump.
  camera.ortho_height = 2 * distance * std::tan(orbit.fov_y / 2);
  camera.near_plane = std::clamp(distance * 0.02f, 0.1f, 4.0f);
  camera.far_plane = distance + 1400;
  return camera;
}

Orbit between(const Orbit& a, const Orbit& b, float amount) {
  if (amount <= 0) return a;
  if (amount >= 1) return b;
  Orbit orbit = b;
  orbit.target = glm::mix(a.target, b.target, amount);
  orbit.bearing = a.bearing + std::remainder(b.bearing - a.bearing, glm::two_pi<float>()) * amount;
  orbit.tilt = glm::mix(a.tilt, b.tilt, amount);
  // Zooming feels even when each moment takes the same share of the distance.
  orbit.distance = a.distance > 0 && b.distance > 0 ? a.distance * std::pow(b.distance / a.distance, amount)
                                                    : glm::mix(a.distance, b.distance, amount);
  orbit.fov_y = glm::mix(a.fov_y, b.fov_y, amount);
  return orbit;
}

Orbit turned_about(const Orbit& orbit, glm::vec3 pivot, float turn, float tilt) {
  const float cos_turn = std::cos(turn), sin_turn = std::sin(turn), cos_tilt = std::cos(tilt),
              sin_tilt = std::sin(tilt);
  const glm::vec3 from = orbit.target - pivot;
  const glm::vec3 turned{from.x * cos_turn - from.z * sin_turn, from.y, from.x * sin_turn + from.z * cos_turn};
  Orbit out = orbit;
  out.bearing += turn;
  out.tilt += tilt;
  const glm::vec3 ahead{std::sin(out.bearing), 0, -std::cos(out.bearing)};
  const float along = glm::dot(turned, ahead);
  out.target = pivot + turned + ahead * (along * cos_tilt + turned.y * sin_tilt - along);
  out.target.y = pivot.y + turned.y * cos_tilt - along * sin_tilt;
  return out;
}

Orbit slid_to_height(const Orbit& orbit, float height, float furthest) {
  constexpr float kNearest = 3;
  const float down = std::sin(orbit.tilt);
  if (down <= 0) return orbit;
  const float distance = orbit.distance + (orbit.target.y - height) / down;
  if (distance < kNearest || distance > furthest) return orbit;
  Orbit out = orbit;
  const glm::vec3 ahead{std::sin(orbit.bearing) * std::cos(orbit.tilt), -down,
                        -std::cos(orbit.bearing) * std::cos(orbit.tilt)};
  out.target += ahead * (distance - orbit.distance);
  out.distance = distance;
  return out;
}

Ray ray_through(const renderer::Camera& camera, glm::vec2 pixel, glm::vec2 size) {
  const Axes axes = axes_of(camera);
  const float half = half_height(camera);
  const float x = (2 * pixel.x / size.x - 1) * half * size.x / size.y;
  const float y = (1 - 2 * pixel.y / size.y) * half;
  if (camera.orthographic) return {camera.eye + axes.right * x + axes.up * y, axes.forward};
  return {camera.eye, glm::normalize(axes.forward + axes.right * x + axes.up * y)};
}

bool meets_ground(const Ray& ray, glm::vec3& out) {
  if (ray.direction.y >= -1e-6f) return false;
  const float along = -ray.origin.y / ray.direction.y;
  if (along < 0) return false;
  out = ray.origin + ray.direction * along;
  out.y = 0;
  return true;
}

glm::vec3 project(const renderer::Camera& camera, glm::vec3 position, glm::vec2 size) {
  return Projection(camera, size)(position);
}

Projection::Projection(const renderer::Camera& camera, glm::vec2 size)
    : eye_(camera.eye),
      middle_(size * 0.5f),
      scale_(size.y / 2 / half_height(camera)),
      orthographic_(camera.orthographic) {
  const Axes axes = axes_of(camera);
  right_ = axes.right, up_ = axes.up, forward_ = axes.forward;
}

float Projection::pixels_per_metre(float depth) const {
  return orthographic_ ? scale_ : scale_ / std::max(std::abs(depth), 1e-6f);
}

glm::vec3 Projection::operator()(glm::vec3 position) const {
  const glm::vec3 offset = position - eye_;
  const float depth = glm::dot(offset, forward_), scale = pixels_per_metre(depth);
  return {middle_.x + glm::dot(offset, right_) * scale, middle_.y - glm::dot(offset, up_) * scale, depth};
}

}  // namespace app
