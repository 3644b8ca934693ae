// Pictures without a window, on whatever device there is, with synchronization validation
// on: any message fails the test that caused it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <glm/gtc/constants.hpp>

#include "assets/model.h"
#include "renderer/renderer.h"

namespace {

struct Bench {
  std::string messages;
  renderer::Device device;
  std::vector<assets::Model> models;
  renderer::Scene scene;

  Bench() {
    auto made = renderer::create_device(
        {.validation = true, .on_message = [this](const std::string& m) { messages += m + "\n"; }});
    if (!made) {
      ADD_FAILURE() << base::format(made.diagnostics());
      return;
    }
    device = std::move(*made);
    models.push_back(assets::placeholder("ground"));
    models.push_back(assets::placeholder("person"));
    const assets::Model* pointers[] = {&models[0], &models[1]};
    auto uploaded = renderer::upload_models(device, pointers);
    if (!uploaded) {
      ADD_FAILURE() << base::format(uploaded.diagnostics());
      return;
    }
    scene = std::move(*uploaded);
  }
  ~Bench() { EXPECT_EQ(messages, ""); }

  renderer::RenderView view() const {
    renderer::RenderView v;
    v.camera.eye = {0, 6, 10};
    v.objects.push_back({.position = {0, -20, 0}, .model = 0, .scale = {40, 11.7f, 40}});
    for (int i = 0; i < 25; ++i)
      v.people.push_back({.position = {float(i % 5) * 1.5f - 3, 0, float(i / 5) * 1.5f - 3}, .model = 1});
    v.people[0].flags = renderer::kSelected;
    v.people[1].flags = renderer::kGhost;
    v.overlay_vertices = {{{-4, 0, 4}, 0xff00ff00, {0, 0}, renderer::Pattern::hatched},
                          {{4, 0, 4}, 0xff00ff00, {8, 0}, renderer::Pattern::hatched},
                          {{0, 0, 6}, 0xff00ff00, {4, 0}, renderer::Pattern::hatched}};
    v.overlay_indices = {0, 1, 2};
    v.particles.push_back({{0, 2, 0}, 0.8f, 0x80ffffff, 0});
    v.ui_vertices = {{{0, 0}, {0, 0}, 0xff0000ff}, {{40, 0}, {0, 0}, 0xff0000ff}, {{0, 40}, {0, 0}, 0xff0000ff}};
    v.ui_indices = {0, 1, 2};
    v.ui_commands = {{0, 3, 0, 0, {0, 0, 40, 40}}};
    return v;
  }
};

struct Pixel {
  int r, g, b;
};
Pixel at(const std::vector<std::uint8_t>& rgba, std::uint32_t width, std::uint32_t x, std::uint32_t y) {
  const std::size_t i = (std::size_t(y) * width + x) * 4;
  return {rgba[i], rgba[i + 1], rgba[i + 2]};
}

TEST(Renderer, draws_every_kind_of_thing_silently_at_each_sample_count) {
  Bench bench;
  ASSERT_TRUE(bench.scene);
  for (renderer::Quality q : {renderer::Quality::low, renderer::Quality::medium}) {
    auto target = renderer::create_offscreen_target(bench.device, {320, 180}, renderer::settings_of(q));
    ASSERT_TRUE(target);
    const renderer::RenderView view = bench.view();
    for (int i = 0; i < 3; ++i) ASSERT_EQ(renderer::draw_frame(bench.device, bench.scene, *target, view), renderer::Drawn::yes);
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
  auto target = renderer::create_offscreen_target(bench.device, {200, 120}, renderer::settings_of(renderer::Quality::low));
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
  auto target = renderer::create_offscreen_target(bench.device, {64, 64}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView view = bench.view();
  for (glm::uvec2 size : {glm::uvec2(300, 10), glm::uvec2(1, 1), glm::uvec2(640, 360), glm::uvec2(0, 50), glm::uvec2(128, 128)}) {
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
  auto target = renderer::create_offscreen_target(bench.device, {64, 64}, renderer::settings_of(renderer::Quality::low));
  ASSERT_TRUE(target);
  renderer::RenderView view = bench.view();
  view.people[3].model = 999;
  view.people[4].clip_a = 60000;
  EXPECT_EQ(renderer::draw_frame(bench.device, bench.scene, *target, view), renderer::Drawn::yes);
  EXPECT_EQ(renderer::last_frame(*target).people_drawn, 24u);
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
