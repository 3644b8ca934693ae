#include "app/card_venue.h"

#include <array>
#include <vector>

#include "app/build_view.h"
#include "app/overlays.h"
#include "assets/gltf.h"

namespace app {
namespace {

using scenes::Vec2;
using Colour = std::array<std::uint8_t, 4>;
// As the light falls on them: paper and card a little lighter than the land, roads well darker.
constexpr Colour kCard{172, 163, 144, 255}, kKerb{112, 107, 99, 255}, kRoad{62, 61, 59, 255},
    kSheet{138, 128, 104, 255};
// Metres above the ground, sheets below strips: nothing flickers, nobody's feet sink in.
constexpr float kSheetHeight = 0.008f, kRoadHeight = 0.016f, kKerbBelow = 0.4f;

struct Paper {
  assets::Model model;

  void triangle(const std::array<glm::vec3, 3>& corners, glm::vec3 normal, Colour colour) {
    for (const glm::vec3& corner : corners) {
      model.indices.push_back(std::uint32_t(model.vertices.size()));
      model.vertices.push_back({.position = corner,
                                .normal = normal,
                                .colour = colour,
                                .joints = {0, 0},
                                .weights = {255, 0},
                                .surface = 0});
    }
  }
  void quad(glm::vec3 a, glm::vec3 b, glm::vec3 c, glm::vec3 d, glm::vec3 normal, Colour colour) {
    triangle({a, b, c}, normal, colour);
    triangle({a, c, d}, normal, colour);
  }
  void sheet(const std::vector<Vec2>& outline, float height, Colour colour) {
    const std::vector<std::uint32_t> corners = triangulate(outline);
    for (std::size_t i = 0; i + 2 < corners.size(); i += 3)
      triangle({to_world(outline[corners[i]], height), to_world(outline[corners[i + 1]], height),
                to_world(outline[corners[i + 2]], height)},
               {0, 1, 0}, colour);
  }
  void block(const scenes::Obstacle& o) {
    const Colour colour = o.height < kKerbBelow ? kKerb : kCard;
    sheet(o.outline, o.height, colour);
    for (std::size_t i = 0; i < o.outline.size(); ++i) {
      const Vec2 a = o.outline[i], b = o.outline[(i + 1) % o.outline.size()];
      const float length = scenes::distance(a, b);
      if (length < 1e-3f) continue;
      const Vec2 out = Vec2{b.north - a.north, a.east - b.east} * (1 / length);
      quad(to_world(a), to_world(b), to_world(b, o.height), to_world(a, o.height), to_world(out), colour);
    }
  }
  void strip(const scenes::NamedRoute& route) {
    for (std::size_t i = 0; i + 1 < route.points.size(); ++i) {
      const Vec2 a = route.points[i], b = route.points[i + 1];
      const float length = scenes::distance(a, b);
      if (length < 1e-3f) continue;
      const Vec2 ahead = (b - a) * (1 / length), aside = Vec2{ahead.north, -ahead.east} * (route.width / 2);
      // Each a little longer, so that no bend gapes.
      const Vec2 from = a - ahead * (route.width / 4), to = b + ahead * (route.width / 4);
      quad(to_world(from - aside, kRoadHeight), to_world(from + aside, kRoadHeight), to_world(to + aside, kRoadHeight),
           to_world(to - aside, kRoadHeight), {0, 1, 0}, kRoad);
    }
  }
};

}  // namespace

assets::Model card_venue(const scenes::Venue& venue) {
  Paper paper;
  paper.model.name = kCardVenue;
  for (const scenes::NamedArea& area : venue.areas)
    if (area.kind != scenes::AreaKind::ring && area.kind != scenes::AreaKind::lane)
      paper.sheet(area.outline, kSheetHeight, kSheet);
  for (const scenes::NamedRoute& route : venue.routes) paper.strip(route);
  for (const scenes::Obstacle& obstacle : venue.obstacles) paper.block(obstacle);
  if (paper.model.vertices.empty()) return paper.model;
  paper.model.levels.push_back({0, std::uint32_t(paper.model.indices.size()), 0});
  assets::finish_levels(paper.model);
  return paper.model;
}

}  // namespace app
