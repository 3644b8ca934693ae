// Materials with pictures, as the renderer shows them.
#include <fstream>

#include "tests/renderer_bench.h"

namespace {

// A square whose normal map leans its left half to the right and its right half to the left;
// its far half is polished metal, its near half is chalk. Seen from above, left to right
// and near to far, as red, green or blue of the middles of its quarters.
struct Quarters {
  int near_left, near_right, far_left, far_right;
};
Quarters quarters_of(bool with_tangents, glm::vec3 to_sun, glm::vec3 eye, bool as_person) {
  std::ifstream file(GELAR_SOURCE_DIR "/tests/models/bent.gltf");
  std::string text((std::istreambuf_iterator<char>(file)), {});
  if (!with_tangents) text.replace(text.find(R"(,"TANGENT":3)"), 12, "");
  const auto model =
      assets::load_model("bent", std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
  if (!model || !model.diagnostics().empty()) {
    ADD_FAILURE() << base::format(model.diagnostics());
    return {};
  }
  Bench bench;
  const assets::Model* pointers[] = {&*model};
  auto scene = renderer::upload_models(bench.device, pointers);
  auto target =
      renderer::create_offscreen_target(bench.device, {200, 200}, renderer::settings_of(renderer::Quality::low));
  if (!scene || !target) {
    ADD_FAILURE();
    return {};
  }
  renderer::RenderView view;
  view.camera = {.eye = eye, .target = {0, 0, 0}, .orthographic = true, .ortho_height = 3};
  view.light.to_sun = glm::normalize(to_sun);
  if (as_person)
    view.people.push_back({.model = 0});
  else
    view.objects.push_back({.model = 0, .flags = renderer::kNoShadow});
  renderer::draw_frame(bench.device, *scene, *target, view);
  const auto rgba = renderer::read_pixels(bench.device, *target);
  const auto green = [&](std::uint32_t x, std::uint32_t y) { return at(rgba, 200, x, y).g; };
  return {green(66, 134), green(134, 134), green(66, 66), green(134, 66)};
}

TEST(Renderer, a_normal_map_turns_the_light) {
  const glm::vec3 above(0, 9, 0.01f);
  for (const bool person : {false, true}) {
    const Quarters from_right = quarters_of(true, {0.8f, 0.6f, 0}, above, person),
                   from_left = quarters_of(true, {-0.8f, 0.6f, 0}, above, person);
    EXPECT_GT(from_right.near_left, from_right.near_right + 40) << person;
    EXPECT_GT(from_left.near_right, from_left.near_left + 40) << person;
  }
}

TEST(Renderer, tangents_are_found_where_the_file_has_none) {
  for (const float side : {0.8f, -0.8f}) {
    const Quarters given = quarters_of(true, {side, 0.6f, 0.3f}, {0, 9, 0.01f}, false),
                   found = quarters_of(false, {side, 0.6f, 0.3f}, {0, 9, 0.01f}, false);
    EXPECT_NEAR(given.near_left, found.near_left, 3);
    EXPECT_NEAR(given.near_right, found.near_right, 3);
    EXPECT_NEAR(given.far_left, found.far_left, 3);
    EXPECT_NEAR(given.far_right, found.far_right, 3);
  }
}

TEST(Renderer, polished_metal_mirrors_and_chalk_does_not) {
  // The left half leans to the right by half a right angle: from above one sees in it what lies there.
  const Quarters low_sun = quarters_of(true, {1, 0.12f, 0}, {0, 9, 0.01f}, false),
                 high_sun = quarters_of(true, {0.35f, 0.94f, 0}, {0, 9, 0.01f}, false);
  EXPECT_GT(low_sun.far_left, high_sun.far_left + 60);
  EXPECT_LT(low_sun.near_left, high_sun.near_left + 5);
}

}  // namespace
