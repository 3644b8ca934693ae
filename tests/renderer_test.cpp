// Pictures without a window, on whatever device there is, with synchronization validation
// on: any message fails the test that caused it.
#include "renderer/renderer.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <glm/gtc/constants.hpp>

#include "assets/model.h"
#include "base/files.h"
#include "tests/renderer_bench.h"

namespace {

TEST(Renderer, draws_every_kind_of_thing_silently_at_each_sample_count) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  for (renderer::Quality q : {renderer::Quality::low, renderer::Quality::medium}) {
    auto target = renderer::create_offscreen_target(bench.device, {320, 180}, renderer::settings_of(q));
    ASSERT_TRUE(target);
    const renderer::RenderView view = bench.view();
    for (int i = 0; i < 3; ++i)
      ASSERT_EQ(renderer::draw_frame(bench.device, bench.scene, *target, view), renderer::Drawn::yes);
    const auto rgba = renderer::read_pixels(bench.device, *target);
    ASSERT_EQ(rgba.size(), 320u * 180 * 4);
    const Pixel ui = at(rgba, 320, 3, 3);
    EXPECT_GT(ui.r, 250);
    EXPECT_LT(ui.g, 5);
    EXPECT_EQ(renderer::last_frame(*target).people_drawn, 25u);
    renderer::RenderView empty = view;
    empty.people.clear();
    empty.overlay_indices.clear();
    empty.particles.clear();
    renderer::draw_frame(bench.device, bench.scene, *target, empty);
    const auto without = renderer::read_pixels(bench.device, *target);
    std::size_t changed = 0;
    for (std::size_t i = 0; i < rgba.size(); i += 4) changed += std::abs(rgba[i] - without[i]) > 12;
    EXPECT_GT(changed, 2000u);
    EXPECT_LT(changed, 40000u);
  }
}

TEST(Renderer, same_view_gives_the_same_picture) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  auto target =
      renderer::create_offscreen_target(bench.device, {200, 120}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  const renderer::RenderView view = bench.view();
  renderer::draw_frame(bench.device, bench.scene, *target, view);
  const auto first = renderer::read_pixels(bench.device, *target);
  for (int i = 0; i < 4; ++i) renderer::draw_frame(bench.device, bench.scene, *target, view);
  EXPECT_EQ(renderer::read_pixels(bench.device, *target), first);
}

TEST(Renderer, survives_resizing_and_minimising) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  auto target =
      renderer::create_offscreen_target(bench.device, {64, 64}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView view = bench.view();
  for (glm::uvec2 size :
       {glm::uvec2(300, 10), glm::uvec2(1, 1), glm::uvec2(640, 360), glm::uvec2(0, 50), glm::uvec2(128, 128)}) {
    renderer::resize(bench.device, *target, size);
    const bool shown = size.x > 0 && size.y > 0;
    EXPECT_EQ(renderer::draw_frame(bench.device, bench.scene, *target, view),
              shown ? renderer::Drawn::yes : renderer::Drawn::skipped);
  }
  view.viewport = {20, 10, 4000, -3};  // nonsense is clamped or ignored
  EXPECT_EQ(renderer::draw_frame(bench.device, bench.scene, *target, view), renderer::Drawn::yes);
}

TEST(Renderer, instance_of_a_model_that_is_not_there_is_left_out) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  auto target =
      renderer::create_offscreen_target(bench.device, {64, 64}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView view = bench.view();
  view.people[3].model = 999;
  view.people[4].clip_a = 60000;
  EXPECT_EQ(renderer::draw_frame(bench.device, bench.scene, *target, view), renderer::Drawn::yes);
  EXPECT_EQ(renderer::last_frame(*target).people_drawn, 24u);
}

// Boxes of 4 m, one every 12 m, from the corner `from` on.
assets::Model boxes(glm::vec2 from, int across) {
  assets::Model model;
  model.name = "boxes";
  model.low = glm::vec3(1e9f), model.high = glm::vec3(-1e9f);
  for (int i = 0; i < across * across; ++i) {
    const glm::vec3 foot(from.x + 12.0f * float(i % across), 0, from.y + 12.0f * float(i / across));
    for (int face = 0; face < 6; ++face) {
      glm::vec3 out(0);
      out[face / 2] = face % 2 ? 1.0f : -1.0f;
      const glm::vec3 side(out.y, out.z, out.x), up = glm::cross(out, side);
      const auto first = std::uint32_t(model.vertices.size());
      for (const auto& [u, v] : {std::pair(-1.0f, -1.0f), {1.0f, -1.0f}, {1.0f, 1.0f}, {-1.0f, 1.0f}}) {
        const glm::vec3 at = foot + glm::vec3(0, 2, 0) + 2.0f * (out + side * u + up * v);
        model.vertices.push_back({at, out, {200, 120, std::uint8_t(40 * face), 255}, {0, 0}, {255, 0}, 0});
        model.low = glm::min(model.low, at), model.high = glm::max(model.high, at);
      }
      for (const std::uint32_t k : {0u, 1u, 2u, 0u, 2u, 3u}) model.indices.push_back(first + k);
    }
  }
  model.levels.push_back({0, std::uint32_t(model.indices.size()), 0});
  return model;
}

TEST(Renderer, a_large_model_costs_what_is_in_view_of_it_and_looks_the_same) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  std::vector<assets::Model> models{boxes({-72, -72}, 12)};  // 136 m across
  for (int i = 0; i < 16; ++i) models.push_back(boxes({-72 + 36 * float(i % 4), -72 + 36 * float(i / 4)}, 3));
  std::vector<const assets::Model*> pointers;
  for (const assets::Model& m : models) pointers.push_back(&m);
  auto scene = renderer::upload_models(bench.device, pointers);
  ASSERT_TRUE(scene) << base::format(scene.diagnostics());
  auto target =
      renderer::create_offscreen_target(bench.device, {320, 180}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView one, many;
  one.camera.eye = many.camera.eye = {0, 9, 0};
  one.camera.target = many.camera.target = {30, 0, 40};
  one.objects.push_back({.position = {3, 0, -2}, .heading = 0.6f, .model = 0, .scale = {1.2f, 1, 1.2f}});
  for (std::uint32_t i = 1; i <= 16; ++i) {
    many.objects.push_back(one.objects[0]);
    many.objects.back().model = i;
  }
  renderer::draw_frame(bench.device, *scene, *target, many);
  const auto apart = renderer::read_pixels(bench.device, *target);
  renderer::draw_frame(bench.device, *scene, *target, one);
  const auto whole = renderer::read_pixels(bench.device, *target);
  const auto drawn = renderer::last_frame(*target).triangles;  // in the picture and in the shadow map
  EXPECT_GT(drawn, 300u);
  EXPECT_LT(drawn, 144u * 12 * 2 / 2);
  std::size_t differing = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) differing += std::abs(whole[i] - apart[i]) > 2;
  EXPECT_LT(differing, whole.size() / 2000);
  // A person of that size is nobody; that must not be a crash.
  one.people.push_back({.model = 0});
  EXPECT_EQ(renderer::draw_frame(bench.device, *scene, *target, one), renderer::Drawn::yes);
  EXPECT_EQ(renderer::last_frame(*target).people_drawn, 0u);
}

TEST(Renderer, pieces_of_a_large_model_that_stands_twice_stay_with_their_own) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  const assets::Model model = boxes({-36, -36}, 7);
  const assets::Model* pointers[] = {&model, &model};
  auto scene = renderer::upload_models(bench.device, pointers);
  ASSERT_TRUE(scene) << base::format(scene.diagnostics());
  auto target =
      renderer::create_offscreen_target(bench.device, {320, 180}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  // From above and between the two: of this one the eastern pieces are seen, of that one the
  // western ones, which come right before them.
  renderer::RenderView view;
  view.camera = {.eye = {0, 60, 0}, .target = {0, 0, 0}, .orthographic = true, .ortho_height = 40};
  view.objects.push_back({.position = {-46, 0, 0}, .model = 0});
  view.objects.push_back({.position = {46, 0, 0}, .model = 0});
  renderer::draw_frame(bench.device, *scene, *target, view);
  const auto one_model = renderer::read_pixels(bench.device, *target);
  view.objects[1].model = 1;  // the same triangles, uploaded apart
  renderer::draw_frame(bench.device, *scene, *target, view);
  EXPECT_EQ(renderer::read_pixels(bench.device, *target), one_model);
  EXPECT_GT(renderer::last_frame(*target).triangles, 100u);
}

// A figure whose file counts in centimetres, upright on a base like any other.
assets::Model giant() {
  assets::Model model;
  model.name = "giant";
  model.joints.push_back({.name = "root"});
  for (const float y : {0.0f, 20.0f, 100.0f, 155.0f}) {
    const auto surface = std::uint32_t(y == 0 ? assets::Surface::base_ring : assets::Surface::plain);
    for (const glm::vec3 corner : {glm::vec3(-20, 0, -20), {20, 0, -20}, {0, 15, 20}}) {
      model.indices.push_back(std::uint32_t(model.vertices.size()));
      model.vertices.push_back(
          {corner + glm::vec3(0, y, 0), {0, 1, 0}, {255, 255, 255, 255}, {0, 0}, {255, 0}, std::uint16_t(surface)});
    }
  }
  model.low = {-20, 0, -20}, model.high = {20, 170, 20};
  model.levels.push_back({0, std::uint32_t(model.indices.size()), 0});
  return model;
}

TEST(Renderer, a_figure_as_large_as_a_venue_is_drawn_as_a_thing_and_is_nobody) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  const assets::Model model = giant();
  const assets::Model* pointers[] = {&model};
  auto scene = renderer::upload_models(bench.device, pointers);
  ASSERT_TRUE(scene) << base::format(scene.diagnostics());
  auto target =
      renderer::create_offscreen_target(bench.device, {64, 64}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView view;
  view.camera.eye = {0, 100, 300};
  view.camera.target = {0, 80, 0};
  view.people.push_back({.model = 0});
  view.objects.push_back({.model = 0});
  EXPECT_EQ(renderer::draw_frame(bench.device, *scene, *target, view), renderer::Drawn::yes);
  EXPECT_EQ(renderer::last_frame(*target).people_drawn, 0u);
  EXPECT_GE(renderer::last_frame(*target).triangles, 4u);
}

TEST(Renderer, two_targets_take_turns_on_one_device_and_one_scene) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  auto presenter =
      renderer::create_offscreen_target(bench.device, {256, 144}, renderer::settings_of(renderer::Quality::low));
  auto audience =
      renderer::create_offscreen_target(bench.device, {320, 180}, renderer::settings_of(renderer::Quality::medium));
  ASSERT_TRUE(presenter && audience);
  const renderer::RenderView here = bench.view();
  renderer::RenderView there = here;
  there.camera.eye = {-9, 5, 4};
  renderer::draw_frame(bench.device, bench.scene, *presenter, here);
  const auto alone = renderer::read_pixels(bench.device, *presenter);
  renderer::draw_frame(bench.device, bench.scene, *audience, there);
  const auto beside = renderer::read_pixels(bench.device, *audience);
  for (int i = 0; i < 5; ++i) {
    ASSERT_EQ(renderer::draw_frame(bench.device, bench.scene, *presenter, here), renderer::Drawn::yes);
    ASSERT_EQ(renderer::draw_frame(bench.device, bench.scene, *audience, there), renderer::Drawn::yes);
  }
  EXPECT_EQ(renderer::read_pixels(bench.device, *presenter), alone);
  EXPECT_EQ(renderer::read_pixels(bench.device, *audience), beside);
}

TEST(Renderer, a_split_screen_shows_in_each_half_what_that_view_shows_alone) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  for (const bool high : {false, true}) {
    auto settings = renderer::settings_of(high ? renderer::Quality::high : renderer::Quality::low);
    settings.shadow_size = 512;
    auto whole = renderer::create_offscreen_target(bench.device, {320, 100}, settings);
    auto half = renderer::create_offscreen_target(bench.device, {160, 100}, settings);
    ASSERT_TRUE(whole && half);
    renderer::RenderView left = bench.view(), right = bench.view();
    left.ui_commands.clear();
    right.ui_commands.clear();
    right.camera.eye = {-8, 4, 6};
    right.people.resize(7);
    right.light.night = 1;
    const auto picture = [&](renderer::RenderView view) {
      view.viewport = {};
      renderer::draw_frame(bench.device, bench.scene, *half, view);
      return renderer::read_pixels(bench.device, *half);
    };
    const auto left_alone = picture(left), right_alone = picture(right);
    left.viewport = {0, 0, 160, 100};
    right.viewport = {160, 0, 160, 100};
    const renderer::RenderView* both[] = {&left, &right};
    for (int i = 0; i < 3; ++i)
      ASSERT_EQ(renderer::draw_frame(bench.device, bench.scene, *whole, both), renderer::Drawn::yes);
    const auto rgba = renderer::read_pixels(bench.device, *whole);
    std::size_t wrong = 0;
    for (std::uint32_t y = 0; y < 100; ++y)
      for (std::uint32_t x = 0; x < 160; ++x) {
        // The seam itself may borrow a neighbour's shade.
        if (x < 2 || x > 157) continue;
        const Pixel a = at(rgba, 320, x, y), b = at(left_alone, 160, x, y), c = at(rgba, 320, x + 160, y),
                    d = at(right_alone, 160, x, y);
        wrong += std::abs(a.g - b.g) > 6 || std::abs(c.g - d.g) > 6;
      }
    EXPECT_LT(wrong, 160u) << (high ? "high" : "low");
  }
}

// Edges of shadows must not crawl: on a floor seen straight from above, moving the camera
// by whole pixels moves the picture by whole pixels, whatever the shadow map's texels are.
TEST(Renderer, shadows_stand_still_while_the_camera_moves) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  auto settings = renderer::settings_of(renderer::Quality::low);
  settings.shadow_size = 256;  // coarse, so that crawling would show
  auto target = renderer::create_offscreen_target(bench.device, {200, 200}, settings);
  ASSERT_TRUE(target);
  renderer::RenderView view = bench.view();
  view.ui_commands.clear(), view.overlay_indices.clear(), view.particles.clear();
  view.objects.push_back({.position = {2, 0, 1}, .heading = 0.4f, .model = 1, .scale = {1, 2, 1}});
  view.camera.orthographic = true;
  view.camera.ortho_height = 20;  // ten pixels a metre
  const auto picture = [&](float pixels) {
    const float x = pixels * 0.1f;
    view.camera.eye = {x, 50, 0};
    view.camera.target = {x, 0, 0};
    renderer::draw_frame(bench.device, bench.scene, *target, view);
    return renderer::read_pixels(bench.device, *target);
  };
  const auto still = picture(0);
  for (const int moved : {1, 2, 3, 7, 12}) {
    const auto now = picture(float(moved));
    std::size_t wrong = 0, compared = 0;
    for (std::uint32_t y = 0; y < 200; ++y)
      for (std::uint32_t x = 0; x + unsigned(moved) < 200; ++x, ++compared) {
        const Pixel a = at(still, 200, x + unsigned(moved), y), b = at(now, 200, x, y);
        wrong += std::abs(a.g - b.g) > 8;
      }
    EXPECT_LT(wrong, compared / 500) << moved << " pixels";
  }
}

// Walking away from the camera, somebody turns from one level of detail into the next: where
// the one ends and the other begins, next to nothing changes.
TEST(Renderer, levels_of_detail_do_not_pop) {
  const auto figure = assets::load_model(base::data_folder() / "models/figures/civilian_1.glb");
  ASSERT_TRUE(figure) << base::format(figure.diagnostics());
  Bench bench;
  const assets::Model* pointers[] = {&*figure};
  auto scene = renderer::upload_models(bench.device, pointers);
  ASSERT_TRUE(scene);
  auto settings = renderer::settings_of(renderer::Quality::medium);
  settings.shadow_size = 0;
  auto target = renderer::create_offscreen_target(bench.device, {96, 540}, settings);
  ASSERT_TRUE(target);
  const auto picture = [&](float pixels) {
    renderer::RenderView view;
    view.camera = {.eye = {0, 1, 540 / pixels * 1.7f / (2 * std::tan(0.3f))}, .target = {0, 0.9f, 0}, .fov_y = 0.6f};
    view.people.push_back({.model = 0});
    EXPECT_EQ(renderer::draw_frame(bench.device, *scene, *target, view), renderer::Drawn::yes);
    return renderer::read_pixels(bench.device, *target);
  };
  const auto changed = [](const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); i += 4)
      count += std::abs(a[i] - b[i]) + std::abs(a[i + 1] - b[i + 1]) + std::abs(a[i + 2] - b[i + 2]) > 60;
    return count;
  };
  for (const float threshold : settings.lod_pixels) {
    const auto before = picture(threshold * 1.0005f), after = picture(threshold * 0.9995f);
    EXPECT_LE(changed(before, after), std::size_t(4 + threshold / 4)) << threshold;
    // Over the whole band it does become another.
    EXPECT_GT(changed(picture(threshold * 1.12f), after), changed(before, after)) << threshold;
  }
}

TEST(Renderer, shows_how_other_eyes_and_a_weak_projector_see_it) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  auto target =
      renderer::create_offscreen_target(bench.device, {64, 64}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView view = bench.view();
  view.ui_vertices = {{{0, 0}, {0, 0}, 0xff0000ff},
                      {{64, 0}, {0, 0}, 0xff0000ff},
                      {{0, 64}, {0, 0}, 0xff00b400},
                      {{64, 64}, {0, 0}, 0xff00b400}};
  view.ui_indices = {0, 1, 2, 1, 3, 2};
  view.ui_commands = {{0, 6, 0, 0, {0, 0, 64, 64}}};
  const auto ends = [&] {
    renderer::draw_frame(bench.device, bench.scene, *target, view);
    const auto rgba = renderer::read_pixels(bench.device, *target);
    return std::pair{at(rgba, 64, 32, 0), at(rgba, 64, 32, 63)};
  };
  const auto hue = [](Pixel p) { return p.r - p.g; };
  const auto [red, green] = ends();
  EXPECT_GT(hue(red) - hue(green), 350);
  view.rehearsal.eyes = renderer::Eyes::deuteranopia;
  const auto [red_seen, green_seen] = ends();
  EXPECT_LT(std::abs(hue(red_seen) - hue(green_seen)), 90);  // told apart no longer by hue
  view.rehearsal.eyes = renderer::Eyes::grey;
  const auto [red_grey, green_grey] = ends();
  EXPECT_LT(std::abs(red_grey.r - red_grey.g) + std::abs(green_grey.g - green_grey.b), 6);
  view.rehearsal = {.contrast = 0.4f};
  const auto [red_washed, green_washed] = ends();
  EXPECT_NEAR(red_washed.r - green_washed.r, 0.4 * (red.r - green.r), 4);
  EXPECT_GT(green_washed.b, 100);  // black is no longer black
}

TEST(Device, that_is_not_there_is_refused_with_the_names_of_those_that_are) {
  auto made = renderer::create_device({.pick = "no such card"});
  ASSERT_FALSE(made);
  EXPECT_EQ(made.diagnostics()[0].code, "R0002");
  EXPECT_NE(made.diagnostics()[0].message.find("there is:"), std::string::npos);
}

TEST(Target, of_impossible_size_is_refused) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  EXPECT_EQ(renderer::create_offscreen_target(bench.device, {0, 5}, {}).diagnostics()[0].code, "R0011");
  EXPECT_EQ(renderer::create_offscreen_target(bench.device, {99999, 5}, {}).diagnostics()[0].code, "R0011");
}

}  // namespace
