// What lies under a pixel of the table: a place on the ground or a surface, a unit, a mark.
#pragma once

#include <optional>

#include "app/state.h"
#include "renderer/view.h"

namespace app {

// The table's part of a window, pixels.
struct TableBox {
  glm::vec2 origin{0}, size{1};
};

// Where the ray through a pixel meets the ground or the top or side of something that
// stands on it (Venue::obstacles); false when it looks into the sky.
bool surface_under(const scenes::Venue& venue, const renderer::Camera& camera, const TableBox& table, glm::vec2 pixel,
                   glm::vec3& out);

// The unit of whoever stands nearest to the pixel, within `reach` pixels.
std::optional<scenes::UnitId> unit_under(const AppState& state, const renderer::Camera& camera, const TableBox& table,
                                         glm::vec2 pixel, float reach);

// A mark's point in pixels of the window; z <= 0: behind the eye.
glm::vec3 pixel_of(const Mark& mark, glm::vec3 point, const renderer::Camera& camera, const TableBox& table);
// The newest mark that shows within `reach` pixels; 0 = none.
std::uint32_t mark_under(const AppState& state, const renderer::Camera& camera, const TableBox& table, glm::vec2 pixel,
                         float reach);

}  // namespace app
