// What a picture is made of before the renderer sees it: camera, sun, shapes on the ground.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/gtc/constants.hpp>
#include <set>

#include "app/agency.h"
#include "app/build_view.h"
#include "app/camera.h"
#include "app/overlays.h"

namespace app {
namespace {

constexpr glm::vec2 kSize{1280, 720};

TEST(Camera, looks_where_the_bearing_says) {
  Orbit orbit{.target = {5, 0, 7}, .bearing = glm::half_pi<float>(), .tilt = 0, .distance = 10};
  const renderer::Camera camera = camera_of(orbit);
  EXPECT_NEAR(camera.eye.x, -5, 1e-4);  // looking east, it stands in the west
  EXPECT_NEAR(camera.eye.y, 0, 1e-4);
  EXPECT_NEAR(camera.eye.z, 7, 1e-4);
}

TEST(Camera, north_is_up_in_a_view_from_above) {
  const renderer::Camera camera = camera_of({.bearing = 0, .tilt = glm::half_pi<float>(), .distance = 100});
  const glm::vec3 north = project(camera, to_world({0, 10}), kSize), east = project(camera, to_world({10, 0}), kSize);
  EXPECT_LT(north.y, kSize.y / 2 - 10);
  EXPECT_NEAR(north.x, kSize.x / 2, 0.5);
  EXPECT_GT(east.x, kSize.x / 2 + 10);
  EXPECT_NEAR(east.y, kSize.y / 2, 0.5);
}

TEST(Camera, a_ray_through_a_projected_point_meets_it_again) {
  for (const bool orthographic : {false, true}) {
    const Orbit orbit{
        .target = {3, 0, -4}, .bearing = 2.2f, .tilt = 0.6f, .distance = 80, .orthographic = orthographic};
    const renderer::Camera camera = camera_of(orbit);
    for (const glm::vec3 place : {glm::vec3(10, 0, 5), glm::vec3(-22, 0, 13), glm::vec3(3, 0, -4)}) {
      const glm::vec3 pixel = project(camera, place, kSize);
      glm::vec3 found;
      ASSERT_TRUE(meets_ground(ray_through(camera, {pixel.x, pixel.y}, kSize), found));
      EXPECT_NEAR(glm::distance(found, place), 0, 0.01) << (orthographic ? "orthographic" : "perspective");
    }
  }
}

TEST(Camera, orthographic_shows_the_target_at_the_same_size) {
  Orbit orbit{.tilt = 1.2f, .distance = 60};
  const float seen = project(camera_of(orbit), to_world({1, 0}), kSize).x;
  orbit.orthographic = true;
  EXPECT_NEAR(project(camera_of(orbit), to_world({1, 0}), kSize).x, seen, 0.1);
}

TEST(Camera, what_lies_behind_has_no_positive_depth) {
  const renderer::Camera camera = camera_of({.bearing = 0, .tilt = 0.5f, .distance = 50});
  EXPECT_LE(project(camera, to_world({0, -200}), kSize).z, 0);
}

TEST(Camera, a_ray_to_the_sky_meets_no_ground) {
  const renderer::Camera camera = camera_of({.tilt = 0.05f, .distance = 50});
  glm::vec3 found;
  EXPECT_FALSE(meets_ground(ray_through(camera, {640, 0}, kSize), found));
}

TEST(Camera, glides_turn_the_short_way) {
  const Orbit a{.bearing = glm::radians(350.0f)}, b{.bearing = glm::radians(10.0f)};
  EXPECT_NEAR(std::remainder(between(a, b, 0.5f).bearing, glm::two_pi<float>()), 0, 1e-5);
  EXPECT_EQ(between(a, b, 0).bearing, a.bearing);
  EXPECT_EQ(between(a, b, 1).bearing, b.bearing);
}

TEST(Camera, glides_zoom_by_shares) {
  EXPECT_NEAR(between(Orbit{.distance = 10}, Orbit{.distance = 1000}, 0.5f).distance, 100, 0.1);
}

scenes::Drill drill_at(std::int64_t unix_seconds, double latitude, double longitude) {
  scenes::Drill drill;
  drill.start_unix = unix_seconds;
  drill.venue.latitude = latitude;
  drill.venue.longitude = longitude;
  return drill;
}

double elevation(const renderer::Light& light) { return glm::degrees(std::asin(light.to_sun.y)); }
double azimuth(const renderer::Light& light) {
  const double a = glm::degrees(std::atan2(light.to_sun.x, -light.to_sun.z));
  return a < 0 ? a + 360 : a;
}

// Reference: NOAA's solar calculator.
TEST(Sun, stands_where_almanacs_say) {
  struct Row {
    const char* name;
    std::int64_t time;
    double latitude, longitude, elevation, azimuth;
  };
  const Row rows[] = {
      // 2024-06-20 12:02 UTC, Greenwich: solar noon at the solstice, 90 - 51.48 + 23.44.
      {"Greenwich at midsummer", 1718884920, 51.48, 0, 61.96, 180},
      // 2024-03-20 12:07 UTC on the equator at the equinox: overhead.
      {"equator at the equinox", 1710936450, 0, 0, 90, -1},
      // 2024-12-21 12:00 UTC, 30 S, 0 E: 90 - (30 - 23.44), and the sun north of the zenith.
      {"thirty south at midwinter", 1734782280, -30, 0, 83.44, 360},
  };
  for (const Row& row : rows) {
    const auto light = light_at(drill_at(row.time, row.latitude, row.longitude), 0);
    EXPECT_NEAR(elevation(light), row.elevation, 0.6) << row.name;
    if (row.azimuth >= 0) {
      EXPECT_NEAR(std::remainder(azimuth(light) - row.azimuth, 360), 0, 4) << row.name;
    }
  }
}

TEST(Sun, is_in_the_east_at_eight_in_jepara) {
  const auto drill = drill_at(1724115600, -6.587, 110.645);  // 2024-08-20 08:00 +07:00
  const auto light = light_at(drill, 0);
  EXPECT_NEAR(glm::length(light.to_sun), 1, 1e-4);
  EXPECT_GT(elevation(light), 28);
  EXPECT_LT(elevation(light), 40);
  EXPECT_NEAR(azimuth(light), 72, 8);
  EXPECT_EQ(light.night, 0);
  EXPECT_GT(light.sun.r, light.sun.b);  // morning light is warm
}

TEST(Sun, climbs_during_a_morning_and_is_gone_at_midnight) {
  const auto drill = drill_at(1724115600, -6.587, 110.645);
  EXPECT_GT(elevation(light_at(drill, 90 * 60'000)), elevation(light_at(drill, 0)) + 15);
  const auto night = light_at(drill, 16 * 3'600'000);
  EXPECT_EQ(night.night, 1);
  EXPECT_GT(night.to_sun.y, 0);
  EXPECT_LT(night.sky.g, 0.25f);  // dark, but a projector shows the apron
}

TEST(Sun, never_jumps_in_brightness) {
  const auto drill = drill_at(1724115600, -6.587, 110.645);
  float before = light_at(drill, 0).sky.g;
  for (scenes::Ms t = 0; t <= 24 * 3'600'000; t += 60'000) {
    const float now = light_at(drill, t).sky.g;
    EXPECT_LT(std::abs(now - before), 0.03f) << t;
    before = now;
  }
}

TEST(Sun, leaves_no_dusk_darker_than_the_night_after_it) {
  const auto drill = drill_at(1724115600, -6.587, 110.645);
  // Level ground in the middle of a picture, by green light.
  const auto ground = [&](scenes::Ms t) {
    const renderer::Light light = light_at(drill, t);
    return (light.sun.g * light.to_sun.y + light.sky.g) * light.exposure;
  };
  const float night = ground(16 * 3'600'000);
  float before = ground(0);
  for (scenes::Ms t = 0; t <= 24 * 3'600'000; t += 60'000) {
    EXPECT_GT(ground(t), night * 0.97f) << t;
    EXPECT_LT(std::abs(ground(t) - before), 0.1f) << t;
    before = ground(t);
  }
}

float area_of_triangles(const std::vector<scenes::Vec2>& outline, const std::vector<std::uint32_t>& triangles) {
  float sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    const scenes::Vec2 a = outline[triangles[i]], b = outline[triangles[i + 1]], c = outline[triangles[i + 2]];
    const float area = cross(b - a, c - a) / 2;
    EXPECT_GT(area, 0);
    sum += area;
  }
  return sum;
}

TEST(Overlays, triangles_fill_a_polygon_with_a_dent_exactly) {
  const std::vector<scenes::Vec2> outline = {{0, 0}, {10, 0}, {10, 10}, {5, 3}, {0, 10}};
  const auto triangles = triangulate(outline);
  EXPECT_EQ(triangles.size(), 9u);
  EXPECT_NEAR(area_of_triangles(outline, triangles), 65, 1e-3);
}

TEST(Overlays, a_polygon_that_crosses_itself_ends) {
  const std::vector<scenes::Vec2> bow_tie = {{0, 0}, {10, 10}, {10, 0}, {0, 10}};
  EXPECT_LE(triangulate(bow_tie).size(), 6u);
  EXPECT_TRUE(triangulate(std::vector<scenes::Vec2>{{0, 0}, {1, 1}}).empty());
}

TEST(Overlays, a_straight_ribbon_has_its_width_and_its_arrow_ends_at_the_tip) {
  renderer::RenderView view;
  const scenes::Vec2 line[] = {{0, 0}, {0, 20}};
  add_ribbon(view, line, {.width = 2, .colour = from_rgb(0x2EC4B6), .arrow = true});
  ASSERT_FALSE(view.overlay_indices.empty());
  float west = 0, north = 0;
  for (const auto& vertex : view.overlay_vertices) {
    west = std::min(west, vertex.position.x);
    north = std::max(north, -vertex.position.z);
    if (vertex.position.z > -15.5f) {
      EXPECT_NEAR(std::abs(vertex.position.x), 1, 1e-4);
    }
  }
  EXPECT_NEAR(north, 20, 1e-4);
  EXPECT_NEAR(west, -2.5, 1e-4);  // the head is wider than the shaft
  for (const std::uint32_t i : view.overlay_indices) EXPECT_LT(i, view.overlay_vertices.size());
}

TEST(Overlays, all_triangles_face_up) {
  renderer::RenderView view;
  const scenes::Vec2 line[] = {{0, 0}, {10, 3}, {14, 12}, {3, 20}};
  add_ribbon(view, line, {.width = 1.5f, .colour = 0xffffffff, .arrow = true, .bars = true});
  add_ribbon(view, line, {.width = 0.4f, .colour = 0xffffffff, .closed = true});
  const std::vector<scenes::Vec2> square = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
  add_area(view, square, triangulate(square), 0xffffffff, renderer::Pattern::hatched);
  for (std::size_t i = 0; i + 2 < view.overlay_indices.size(); i += 3) {
    const auto at = [&](std::size_t k) { return view.overlay_vertices[view.overlay_indices[i + k]].position; };
    EXPECT_GE(glm::cross(at(1) - at(0), at(2) - at(0)).y, -1e-4f) << i;
  }
}

TEST(Overlays, rounding_keeps_the_ends_and_stays_near) {
  const std::vector<scenes::Vec2> corner = {{0, 0}, {20, 0}, {20, 20}};
  const auto line = rounded(corner, false);
  EXPECT_GT(line.size(), corner.size());
  EXPECT_EQ(line.front(), corner.front());
  EXPECT_EQ(line.back(), corner.back());
  for (const auto p : line) EXPECT_TRUE(p.north < 1.1f || p.east > 18.9f);
}

TEST(Overlays, a_mark_of_a_place_that_is_not_there_draws_nothing) {
  renderer::RenderView view;
  scenes::Drill drill;
  scenes::Event mark;
  mark.where = {.kind = scenes::Where::Kind::area, .index = 7};
  add_mark(view, ground_shapes(drill.venue), drill, mark);
  EXPECT_TRUE(view.overlay_vertices.empty());
}

TEST(Agency, hues_are_opaque_and_all_different) {
  std::set<std::uint32_t> seen;
  for (int i = 0; i < scenes::kAgencyCount; ++i) {
    const std::uint32_t colour = agency_colour(scenes::Agency(i));
    EXPECT_EQ(colour >> 24, 255u);
    EXPECT_TRUE(seen.insert(colour).second) << i;
  }
  EXPECT_EQ(agency_colour(scenes::Agency::dalmas), 0xff5f3a1fu);
}

}  // namespace
}  // namespace app
