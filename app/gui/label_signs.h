// What has a name on the table besides units, in the shapes that incident maps have (ICS):
// a place is a rectangle, something that happens a diamond; a unit at work is a disc.
#pragma once

#include <string_view>
#include <vector>

#include "app/gui/canvas.h"

namespace app::gui {

struct Sign {
  std::uint32_t id = 0;  // apart from every unit's, and the same from moment to moment
  bool incident = false;
  std::string_view text;  // of the drill or the language table; may be empty
  glm::vec2 anchor{0};    // pixels
};

// Exits and rooms of the venue, fires, and where something is thrown or a crowd presses.
std::vector<Sign> seen_signs(const Canvas& c, const Moment& now, const renderer::Camera& camera, Box table);

// Pixels; `s`: pixels per point of a label's measures.
glm::vec2 size_of(const Canvas& c, const Sign& sign, float points, float s);
void draw_sign(const Canvas& c, const Sign& sign, const LabelPlace& place, float points, float s);

}  // namespace app::gui
