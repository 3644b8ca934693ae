// Pictures to vertex colours: what a material shows at a place of its surface, and the
// splitting of triangles until their corners tell it. Private to this folder.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "assets/gltf.h"

namespace assets::gltf {

bool has_pictures(const Document& document, const Material& material);

// Linear RGBA of the material at a corner with these uv sets, times `painted` (its COLOR_0):
// base colour, shaded by its occlusion, and what it gives off added.
glm::vec4 paint_at(const Document& document, const Material& material, const std::array<glm::vec2, 2>& uv, glm::vec4 painted);

// A corner's uv and COLOR_0 while triangles are being split.
struct Painted {
  std::array<glm::vec2, 2> uv{};
  glm::vec4 painted{1};
};

// Splits triangles at the middle of every edge along which the paint is not what its ends
// say, again and again, until it is, or `most` triangles are reached. Edges are judged by
// their ends alone, so that no cracks open. `add_middle(a, b)` makes the corner between two
// and returns its index.
void split_by_paint(const Document& document, const Material& material, std::vector<Painted>& corners,
                    std::vector<std::uint32_t>& triangles, std::size_t most,
                    const std::function<std::uint32_t(std::uint32_t, std::uint32_t)>& add_middle);

}  // namespace assets::gltf
