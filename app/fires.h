// Where something burns or smokes, told once: for flames and smoke, for its sign, and for what
// labels keep off.
#pragma once

#include <glm/glm.hpp>
#include <optional>

#include "app/document.h"
#include "scenes/stage.h"

namespace app {

struct Fire {
  glm::vec3 seat{};   // where it burns, world metres: a cloth on poles where it hangs, a tyre where it lies
  float across = 0;   // metres from the middle to the outermost flames
  float height = 0;   // metres from the seat to the tips of most flames
  float burning = 0;  // 0..1, as the stage says
  float smoking = 0;

  glm::vec3 middle() const { return seat + glm::vec3(0, height / 2, 0); }
};

// The fire of a prop at a moment; none where it is not there, or neither burns nor smokes.
std::optional<Fire> fire_of(const Document& document, const Fixture& fixture, const scenes::Stage& stage);

}  // namespace app
