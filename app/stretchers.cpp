#include "app/stretchers.h"

#include <algorithm>
#include <cmath>

namespace app {

renderer::Object stretcher_between(renderer::ModelId model, glm::vec3 front, glm::vec3 rear) {
  constexpr float kLength = 2;  // metres from bearer to bearer, as the prop is made
  const glm::vec3 along = front - rear;
  renderer::Object stretcher;
  stretcher.model = model;
  stretcher.position = (front + rear) * 0.5f + glm::vec3(0, kStretcherLift, 0);
  stretcher.heading = std::atan2(along.x, along.z);
  stretcher.scale.z = std::max(0.5f, glm::length(along) / kLength);
  return stretcher;
}

}  // namespace app
