#include "app/fires.h"

#include "app/build_view.h"

namespace app {

std::optional<Fire> fire_of(const Document& document, const Fixture& fixture, const scenes::Stage& stage) {
  const scenes::PropState& prop = stage.props[fixture.prop.index];
  if (!prop.visible || prop.burning + prop.smoking <= 0) return std::nullopt;
  Fire fire;
  fire.seat = to_world(fixture.at) + glm::vec3(0, 0.5f * document.models->models[fixture.model].high.y, 0);
  fire.across = 0.3f + 0.25f * prop.burning;
  fire.height = 0.75f + prop.burning;
  fire.burning = prop.burning;
  fire.smoking = prop.smoking;
  return fire;
}

}  // namespace app
