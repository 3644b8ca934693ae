// Which quality a machine keeps up with: tried out once, on the drill's own table, and
// kept beside the settings under the graphics device's name.
#pragma once

#include <optional>

#include "app/document.h"
#include "renderer/renderer.h"

namespace app {

// Draws `view` at each quality from the best down, at `size`, for two seconds at most, and
// returns the best that stays under 14 ms a frame. A software device is never asked: low.
renderer::Quality probe_quality(renderer::Device& device, renderer::Scene& scene, const renderer::RenderView& view,
                                glm::uvec2 size);

// What was found out before for this device, or else now.
renderer::Quality choose_quality(renderer::Device& device, renderer::Scene& scene, const Document& document, glm::uvec2 size);

std::optional<renderer::Quality> remembered_quality(const renderer::DeviceFacts& facts);
void remember_quality(const renderer::DeviceFacts& facts, renderer::Quality quality);  // where there is no home: not at all

}  // namespace app
