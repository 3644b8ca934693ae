// Light at night: every lamp surface of a model lights the ground about it. A lamp high up
// makes a pool below, one that looks ahead throws a beam, a beacon flashes all round.
#include <algorithm>
#include <cmath>

#include "renderer/gpu.h"

namespace renderer {
namespace {

constexpr float kCell = float(shared::kLampCellMetres);
constexpr int kCells = shared::kLampCells;

glm::vec3 turned(glm::vec3 v, float heading) {
  const float s = std::sin(heading), c = std::cos(heading);
  return {c * v.x + s * v.z, v.y, c * v.z - s * v.x};
}

// A round pool that fades to nothing at its edge.
void add_pool(std::vector<glm::vec4>& cells, glm::vec2 corner, glm::vec2 at, float radius, glm::vec3 light) {
  const glm::vec2 low = glm::clamp((at - radius - corner) / kCell, glm::vec2(0), glm::vec2(kCells));
  const glm::vec2 high = glm::clamp((at + radius - corner) / kCell + 1.0f, glm::vec2(0), glm::vec2(kCells));
  for (int z = int(low.y); z < int(high.y); ++z)
    for (int x = int(low.x); x < int(high.x); ++x) {
      const glm::vec2 cell = corner + (glm::vec2(x, z) + 0.5f) * kCell;
      const float near = 1 - glm::distance(cell, at) / radius;
      if (near > 0) cells[std::size_t(z * kCells + x)] += glm::vec4(light * (near * near * (3 - 2 * near)), 0);
    }
}

std::uint32_t srgb_of(glm::vec3 linear, float alpha) {
  const glm::vec3 c = glm::pow(glm::clamp(linear, glm::vec3(0), glm::vec3(1)), glm::vec3(1 / 2.2f)) * 255.0f;
  return (std::uint32_t(std::clamp(alpha, 0.0f, 1.0f) * 255) << 24) | (std::uint32_t(c.z) << 16) |
         (std::uint32_t(c.y) << 8) | std::uint32_t(c.x);
}

}  // namespace

void light_lamps(const SceneImpl& scene, const RenderView& view, const shared::FrameData& data, glm::vec4* cells,
                 std::vector<glm::vec4>& scratch, std::vector<Particle>& halos) {
  const float night = view.light.night;
  const glm::vec2 corner(data.lamps);
  scratch.assign(std::size_t(kCells) * kCells, glm::vec4(0));
  for (const Object& o : view.objects) {
    if (o.model >= scene.models.size()) continue;
    for (const ModelLamp& lamp : scene.models[o.model].lamps) {
      if (lamp.beacon && (o.flags & kBeacon) == 0) continue;
      const glm::vec3 at = turned(lamp.at * o.scale, o.heading) + o.position, way = turned(lamp.way, o.heading);
      const glm::vec2 ground(at.x, at.z);
      if (lamp.beacon) {
        const float turn = view.seconds * 1.6f + at.x * 0.07f;
        if (turn - std::floor(turn) < 0.5f) continue;
        add_pool(scratch, corner, ground, 11, lamp.colour * (2.2f * night));
        halos.push_back({at, 0.45f + 0.6f * night, srgb_of(lamp.colour, 0.35f + 0.3f * night), 1});
        continue;
      }
      if (night <= 0) continue;
      const glm::vec3 light = lamp.colour * night;
      if (at.y > 2.2f) {
        add_pool(scratch, corner, ground, 5 + 2.2f * std::min(at.y, 9.0f), light * 1.5f);
      } else if (std::abs(way.y) < 0.7f && glm::length(way) > 0.5f) {
        const glm::vec2 ahead = glm::normalize(glm::vec2(way.x, way.z));
        for (int k = 1; k <= 3; ++k)
          add_pool(scratch, corner, ground + ahead * (4.5f * float(k)), 3.5f + float(k), light * (0.8f / float(k)));
      } else {
        add_pool(scratch, corner, ground, 5, light * 0.6f);
      }
      halos.push_back({at + way * 0.1f, 0.35f + 0.06f * std::min(at.y, 9.0f), srgb_of(lamp.colour, 0.5f * night), 1});
    }
  }
  std::copy(scratch.begin(), scratch.end(), cells);
}

}  // namespace renderer
