#include <array>

#include "assets/gltf.h"
#include "assets/model.h"

namespace assets {
namespace {

// One closed box of a single colour, flat shaded.
void add_box(Model& model, glm::vec3 low, glm::vec3 high, std::array<std::uint8_t, 4> colour) {
  for (int axis = 0; axis < 3; ++axis)
    for (int side = 0; side < 2; ++side) {
      glm::vec3 normal(0);
      normal[axis] = side == 1 ? 1.0f : -1.0f;
      const int u = (axis + 1) % 3, v = (axis + 2) % 3;
      const std::uint32_t base = std::uint32_t(model.vertices.size());
      for (int corner = 0; corner < 4; ++corner) {
        Vertex vertex{
            .position = low, .normal = normal, .colour = colour, .joints = {0, 0}, .weights = {255, 0}, .surface = 0};
        vertex.position[axis] = side == 1 ? high[axis] : low[axis];
        if (corner == 1 || corner == 2) vertex.position[u] = high[u];
        if (corner >= 2) vertex.position[v] = high[v];
        model.vertices.push_back(vertex);
      }
      for (std::uint32_t index : side == 1 ? std::array{0u, 1u, 2u, 0u, 2u, 3u} : std::array{0u, 2u, 1u, 0u, 3u, 2u})
        model.indices.push_back(base + index);
    }
}

}  // namespace

Model placeholder(const std::string& name) {
  constexpr int kStripes = 7;
  constexpr float kHeight = 1.7f;
  Model model;
  model.name = name;
  for (int i = 0; i < kStripes; ++i) {
    const float low = kHeight * float(i) / kStripes, high = kHeight * float(i + 1) / kStripes;
    const std::array<std::uint8_t, 4> colour =
        i % 2 == 0 ? std::array<std::uint8_t, 4>{230, 60, 200, 255} : std::array<std::uint8_t, 4>{30, 30, 34, 255};
    add_box(model, {-0.5f, low, -0.5f}, {0.5f, high, 0.5f}, colour);
  }
  model.levels.push_back({0, std::uint32_t(model.indices.size()), 0});
  finish_levels(model);
  return model;
}

}  // namespace assets
