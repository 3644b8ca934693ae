// Stretchers: a thing between two bearers' hands, and somebody on it.
#pragma once

#include "renderer/view.h"

namespace app {

// The prop is lifted by this, so that its poles lie in hanging fists (assets/sculpt/README.md);
// metres. The clip "carried" lies on it then.
inline constexpr float kStretcherLift = 0.46f;

// Between who walks in front and who walks behind, both on the ground.
renderer::Object stretcher_between(renderer::ModelId model, glm::vec3 front, glm::vec3 rear);

}  // namespace app
