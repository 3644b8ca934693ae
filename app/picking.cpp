#include "app/picking.h"

#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "scenes/geometry.h"

namespace app {
namespace {

bool is_inside(const std::vector<scenes::Vec2>& outline, scenes::Vec2 p) {
  bool inside = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const scenes::Vec2 a = outline[i], b = outline[j];
    if ((a.north > p.north) != (b.north > p.north) &&
        p.east < (b.east - a.east) * (p.north - a.north) / (b.north - a.north) + a.east)
      inside = !inside;
  }
  return inside;
}

// Where the ray meets an upright wall from a to b of a height; the distance along it, or none.
std::optional<float> meets_wall(const Ray& ray, scenes::Vec2 a, scenes::Vec2 b, float height) {
  const glm::vec3 from = to_world(a), along = to_world(b) - from;
  const glm::vec3 normal = glm::cross(along, glm::vec3(0, 1, 0));
  const float slope = glm::dot(normal, ray.direction);
  if (std::abs(slope) < 1e-6f) return std::nullopt;
  const float distance = glm::dot(normal, from - ray.origin) / slope;
  if (distance <= 0) return std::nullopt;
  const glm::vec3 at = ray.origin + ray.direction * distance;
  const float share = glm::dot(at - from, along) / std::max(1e-6f, glm::dot(along, along));
  if (share < 0 || share > 1 || at.y < 0 || at.y > height) return std::nullopt;
  return distance;
}

float to_segment(glm::vec2 p, glm::vec2 a, glm::vec2 b) {
  const glm::vec2 along = b - a;
  const float share = std::clamp(glm::dot(p - a, along) / std::max(1e-6f, glm::dot(along, along)), 0.0f, 1.0f);
  return glm::distance(p, a + along * share);
}

float distance_to(const Mark& mark, const renderer::Camera& camera, const TableBox& table, glm::vec2 pixel) {
  const std::vector<glm::vec3> line = outline_of(mark);
  float nearest = 1e9f;
  std::optional<glm::vec2> before;
  for (const glm::vec3& point : line) {
    const glm::vec3 at = pixel_of(mark, point, camera, table);
    if (at.z <= 0) {
      before.reset();
      continue;
    }
    nearest =
        std::min(nearest, before ? to_segment(pixel, *before, glm::vec2(at)) : glm::distance(pixel, glm::vec2(at)));
    before = glm::vec2(at);
  }
  return nearest;
}

}  // namespace

bool surface_under(const scenes::Venue& venue, const renderer::Camera& camera, const TableBox& table, glm::vec2 pixel,
                   glm::vec3& out) {
  const Ray ray = ray_through(camera, pixel - table.origin, table.size);
  bool found = meets_ground(ray, out);
  float nearest = found ? glm::distance(ray.origin, out) : 1e9f;
  const auto take = [&](float distance) {
    if (distance <= 0 || distance >= nearest) return;
    nearest = distance;
    out = ray.origin + ray.direction * distance;
    found = true;
  };
  for (const scenes::Obstacle& o : venue.obstacles) {
    if (o.outline.size() < 3 || o.height < 1) continue;  // a kerb or a bench is ground enough
    if (ray.direction.y < 0) {
      const float down = (o.height - ray.origin.y) / ray.direction.y;
      if (down > 0 && is_inside(o.outline, to_ground(ray.origin + ray.direction * down))) take(down);
    }
    for (std::size_t i = 0; i < o.outline.size(); ++i)
      if (const auto wall = meets_wall(ray, o.outline[i], o.outline[(i + 1) % o.outline.size()], o.height)) take(*wall);
  }
  return found;
}

std::optional<scenes::UnitId> unit_under(const AppState& state, const renderer::Camera& camera, const TableBox& table,
                                         glm::vec2 pixel, float reach) {
  if (!state.document) return std::nullopt;
  std::optional<scenes::UnitId> best;
  const auto& people = state.stage.people;
  const scenes::Drill& drill = state.document->drill;
  for (std::size_t u = 0; u < drill.units.size(); ++u)
    for (int k = 0; k < drill.units[u].count; ++k) {
      const std::size_t i = drill.units[u].first_person + std::size_t(k);
      if (i >= people.size() || people[i].activity == scenes::Activity::gone) continue;
      const glm::vec3 p = project(camera, to_world(people[i].at, 0.9f), table.size);
      if (p.z <= 0) continue;
      const float d = glm::distance(glm::vec2(p) + table.origin, pixel);
      if (d < reach) {
        reach = d;
        best = scenes::UnitId(u);
      }
    }
  return best;
}

glm::vec3 pixel_of(const Mark& mark, glm::vec3 point, const renderer::Camera& camera, const TableBox& table) {
  if (mark.style.glass) {
    // Shares of the height in both directions, so that a circle stays round: x from the middle.
    return {table.origin.x + table.size.x / 2 + (point.x - 0.5f) * table.size.y,
            table.origin.y + point.y * table.size.y, 1};
  }
  const glm::vec3 p = project(camera, point, table.size);
  return {p.x + table.origin.x, p.y + table.origin.y, p.z};
}

std::uint32_t mark_under(const AppState& state, const renderer::Camera& camera, const TableBox& table, glm::vec2 pixel,
                         float reach) {
  if (!state.document || !state.show_marks) return 0;
  for (auto mark = state.board.marks.rbegin(); mark != state.board.marks.rend(); ++mark) {
    if (strength_of(*mark, branch_of(state), state.t) <= kGhostStrength) continue;
    if (distance_to(*mark, camera, table, pixel) <= reach) return mark->id;
  }
  return 0;
}

}  // namespace app
