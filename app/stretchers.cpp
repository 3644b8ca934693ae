#include "app/stretchers.h"

#include <array>
#include <cmath>

#include "app/build_view.h"
#include "scenes/exact_math.h"

namespace app {

using scenes::Activity;

renderer::Object box_in_hands(renderer::ModelId model, glm::vec3 feet, float heading) {
  constexpr float kAhead = 0.36f, kLift = 0.72f;  // metres
  renderer::Object box;
  box.model = model;
  box.position = feet + glm::vec3(kAhead * std::sin(heading), kLift, kAhead * std::cos(heading));
  box.heading = heading;
  return box;
}

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

void add_stretchers(const Document& document, const scenes::Stage& stage, renderer::RenderView& out) {
  if (!document.cast.stretcher) return;
  constexpr float kReach = 1.8f;  // metres from the middle to a bearer
  for (const scenes::PersonState& lies : stage.people) {
    if (lies.activity != Activity::carried) continue;
    std::array<const scenes::PersonState*, 2> bearers{};
    std::array<float, 2> away{kReach, kReach};
    for (const scenes::PersonState& b : stage.people) {
      if (b.activity != Activity::carry) continue;
      const float d = scenes::distance(b.at, lies.at);
      if (d < away[0])
        away = {d, away[0]}, bearers = {&b, bearers[0]};
      else if (d < away[1])
        away[1] = d, bearers[1] = &b;
    }
    if (!bearers[1]) continue;
    const scenes::Vec2 ahead = scenes::direction_of(lies.bearing);
    if (dot(bearers[0]->at - bearers[1]->at, ahead) < 0) std::swap(bearers[0], bearers[1]);
    out.objects.push_back(
        stretcher_between(*document.cast.stretcher, to_world(bearers[0]->at), to_world(bearers[1]->at)));
  }
}

}  // namespace app
