// What the shaders know of one view: camera, light, and where the shadow maps look from.
#include <algorithm>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

#include "renderer/gpu.h"

namespace renderer {
namespace {

glm::mat4 projection_of(const Camera& c, float aspect) {
  glm::mat4 p;
  if (c.orthographic) {
    const float h = c.ortho_height / 2;
    p = glm::orthoRH_ZO(-h * aspect, h * aspect, -h, h, c.near_plane, c.far_plane);
  } else {
    p = glm::perspectiveRH_ZO(c.fov_y, aspect, c.near_plane, c.far_plane);
  }
  p[1][1] = -p[1][1];  // Vulkan's y points down
  return p;
}

// The sun creeps; its shadows are drawn for steps of 0.15 degrees, so that their edges
// stand still in between.
glm::vec3 in_steps(glm::vec3 to_sun) {
  constexpr float kStep = 0.15f * 3.14159265f / 180;
  to_sun = glm::normalize(to_sun);
  const float elevation = std::round(std::asin(std::clamp(to_sun.y, -1.0f, 1.0f)) / kStep) * kStep;
  const float azimuth = std::round(std::atan2(to_sun.x, to_sun.z) / kStep) * kStep;
  return {std::cos(elevation) * std::sin(azimuth), std::sin(elevation), std::cos(elevation) * std::cos(azimuth)};
}

struct ShadowBox {
  glm::vec3 centre;  // as the sun sees it, on whole texels
  float half;        // metres
};
ShadowBox box_about(const glm::mat4& turn, glm::vec3 at, float half, float texel) {
  glm::vec3 centre = turn * glm::vec4(at, 1);
  centre.x = std::floor(centre.x / texel) * texel;
  centre.y = std::floor(centre.y / texel) * texel;
  return {centre, half};
}

// The near map covers a square round what the camera looks at, the far one the table. Their
// centres move by whole texels, and the near one's size in steps of a quarter octave, so
// that edges stand still while the camera moves.
void place_shadows(const Settings& settings, const RenderView& view, shared::FrameData& f) {
  constexpr float kTable = 170, kDepth = kTable + 130;
  const Camera& c = view.camera;
  const float reach = c.orthographic ? c.ortho_height : glm::distance(c.eye, c.target);
  const float half = std::exp2(std::ceil(std::log2(std::clamp(reach * 0.9f, 28.0f, 210.0f)) * 4) / 4);
  const float texels = float(std::max(1u, settings.shadow_size));
  const bool both = half < 0.8f * kTable;
  const glm::mat4 turn = looking(in_steps(view.light.to_sun), glm::vec3(0));
  const ShadowBox near = box_about(turn, {c.target.x, 0, c.target.z}, half, 2 * half / texels);
  const glm::vec2 block = glm::round(glm::vec2(c.target.x, c.target.z) / 64.0f) * 64.0f;
  const ShadowBox far = box_about(turn, {block.x, 0, block.y}, kTable, 2 * kTable / texels);
  f.shadow = glm::orthoRH_ZO(near.centre.x - half, near.centre.x + half, near.centre.y - half, near.centre.y + half,
                             -near.centre.z - kDepth, -near.centre.z + kDepth) *
             turn;
  const glm::vec3 shift = near.centre - far.centre;
  f.shadow_far = glm::vec4(shift.x / kTable, shift.y / kTable, -shift.z / (2 * kDepth), half / kTable);
  f.shadow_texel = glm::vec4(2 * half / texels, 2 * kTable / texels, 1 / texels,
                             settings.shadow_size == 0 ? 0
                             : both                    ? 2
                                                       : 1);
  f.sky.w = 1;  // both maps are equally deep
}

}  // namespace

glm::vec4 shadow_area(const shared::FrameData& f, int map) {
  constexpr float kLowest = -8, kHighest = 60;  // metres; within the maps nothing that a shadow falls on is beyond
  glm::vec3 corner[8];
  for (int i = 0; i < 8; ++i) {
    const glm::vec4 p = f.inverse_view_projection * glm::vec4(i & 1 ? 1 : -1, i & 2 ? 1 : -1, i & 4 ? 1 : 0, 1);
    corner[i] = glm::vec3(p) / p.w;
  }
  glm::vec2 low(1), high(-1);
  const auto take = [&](glm::vec3 at) {
    glm::vec2 place(f.shadow * glm::vec4(at, 1));
    if (map == 1) place = place * f.shadow_far.w + glm::vec2(f.shadow_far);
    low = glm::min(low, place), high = glm::max(high, place);
  };
  // The corners of what lies both in the picture's pyramid and between the two heights.
  for (int i = 0; i < 8; ++i) {
    if (corner[i].y >= kLowest && corner[i].y <= kHighest) take(corner[i]);
    for (const int bit : {1, 2, 4}) {
      const glm::vec3 a = corner[i], b = corner[i | bit];
      for (const float y : {kLowest, kHighest})
        if ((a.y < y) != (b.y < y)) take(glm::mix(a, b, (y - a.y) / (b.y - a.y)));
    }
  }
  const float margin = 16 * f.shadow_texel.z;  // eight texels: what taps and the shift along normals reach
  return {glm::clamp(low - margin, -1.0f, 1.0f), glm::clamp(high + margin, -1.0f, 1.0f)};
}

glm::mat4 looking(glm::vec3 eye, glm::vec3 target) {
  const glm::vec3 forward = glm::normalize(target - eye);
  // Straight down, north is up.
  const glm::vec3 up = std::abs(forward.y) > 0.9995f ? glm::vec3(0, 0, -1) : glm::vec3(0, 1, 0);
  return glm::lookAtRH(eye, target, up);
}

shared::FrameData frame_data(const Settings& settings, const RenderView& view, glm::ivec4 viewport) {
  const Light& light = view.light;
  const glm::mat4 look = looking(view.camera.eye, view.camera.target);
  shared::FrameData f{};
  f.view_projection = projection_of(view.camera, float(viewport.z) / float(viewport.w)) * look;
  f.inverse_view_projection = glm::inverse(f.view_projection);
  f.eye = glm::vec4(view.camera.eye, view.seconds);
  f.to_sun = glm::vec4(glm::normalize(light.to_sun), light.night);
  f.sun = glm::vec4(light.sun, light.exposure);
  f.sky = glm::vec4(light.sky, 1);
  f.ground = glm::vec4(light.ground, view.camera.orthographic ? 1.0f : 0.0f);
  f.horizon = glm::vec4(light.horizon, light.haze_start);
  f.zenith = glm::vec4(light.zenith, 0);
  f.wind = glm::vec4(view.wind, float(viewport.z), float(viewport.w));
  f.camera_right = glm::vec4(look[0][0], look[1][0], look[2][0], viewport.x);
  f.camera_up = glm::vec4(look[0][1], look[1][1], look[2][1], viewport.y);
  // The grid moves by whole cells, so that light lies still under a moving camera.
  const float half = 0.5f * float(shared::kLampCells), cell = float(shared::kLampCellMetres);
  const glm::vec2 corner = (glm::floor(glm::vec2(view.camera.target.x, view.camera.target.z) / cell) - half) * cell;
  f.lamps = glm::vec4(corner, 0, 0);
  place_shadows(settings, view, f);
  return f;
}

}  // namespace renderer
