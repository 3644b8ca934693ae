// What is carried: a box before somebody's body; a stretcher between two, and somebody on it.
#pragma once

#include "app/document.h"
#include "renderer/view.h"
#include "scenes/stage.h"

namespace app {

// The prop is lifted by this, so that its poles lie in hanging fists (assets/sculpt/README.md);
// metres. The clip "carried" lies on it then.
inline constexpr float kStretcherLift = 0.46f;

// The prop before the body of who stands at `feet` and looks along `heading` (radians, 0 = +Z),
// where the palms of the clip "carry_box" are at the sides of a ballot box.
renderer::Object box_in_hands(renderer::ModelId model, glm::vec3 feet, float heading);

// Between who walks in front and who walks behind, both on the ground.
renderer::Object stretcher_between(renderer::ModelId model, glm::vec3 front, glm::vec3 rear);

// One for everybody who is carried, between the two nearest who carry.
void add_stretchers(const Document& document, const scenes::Stage& stage, renderer::RenderView& out);

}  // namespace app
