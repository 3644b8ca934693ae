// A venue without a model, cut out of card.
#include "app/card_venue.h"

#include <gtest/gtest.h>

namespace app {
namespace {

// Of the triangles that lie flat at a height.
float flat_area(const assets::Model& model, float height) {
  float area = 0;
  for (std::size_t i = 0; i + 2 < model.levels[0].index_count; i += 3) {
    const auto at = [&](std::size_t k) { return model.vertices[model.indices[i + k]].position; };
    const glm::vec3 a = at(0), b = at(1), c = at(2);
    if (std::abs(a.y - height) + std::abs(b.y - height) + std::abs(c.y - height) < 1e-4f)
      area += glm::length(glm::cross(b - a, c - a)) / 2;
  }
  return area;
}

TEST(CardVenue, a_block_has_the_ground_plan_and_the_height_of_its_obstacle) {
  scenes::Venue venue;
  // An L: 10 x 10 without its 6 x 6 corner.
  venue.obstacles.push_back({"house", {{0, 0}, {10, 0}, {10, 4}, {4, 4}, {4, 10}, {0, 10}}, 5});
  const assets::Model model = card_venue(venue);
  ASSERT_FALSE(model.vertices.empty());
  EXPECT_NEAR(flat_area(model, 5), 64, 0.01f);
  EXPECT_NEAR(model.high.y, 5, 1e-4f);
  EXPECT_NEAR(model.high.x, 10, 1e-4f);
  EXPECT_NEAR(model.low.z, -10, 1e-4f) << "north is minus z";
}

TEST(CardVenue, roads_are_as_wide_as_their_routes_and_rings_are_no_ground) {
  scenes::Venue venue;
  venue.routes.push_back({"road", {}, {{0, 0}, {40, 0}}, 6});
  venue.areas.push_back({"ring", {}, scenes::AreaKind::ring, {{-90, -90}, {90, -90}, {90, 90}, {-90, 90}}});
  const assets::Model model = card_venue(venue);
  EXPECT_NEAR(model.high.z - model.low.z, 6, 1e-3f);
  EXPECT_LT(model.high.y, 0.05f);
  EXPECT_TRUE(card_venue({}).vertices.empty());
}

}  // namespace
}  // namespace app
