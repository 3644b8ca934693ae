// A device with validation, two models and a view of all that the renderer draws: any message
// fails the test that caused it.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "assets/model.h"
#include "renderer/renderer.h"

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
inline Pixel at(const std::vector<std::uint8_t>& rgba, std::uint32_t width, std::uint32_t x, std::uint32_t y) {
  const std::size_t i = (std::size_t(y) * width + x) * 4;
  return {rgba[i], rgba[i + 1], rgba[i + 2]};
}
