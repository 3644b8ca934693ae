// What of the picture labels leave free where they can: people, vehicles, boards with words.
// A coarse grid over the table; asking what a box would hide takes sixteen looks, however
// large it is and whatever stands there.
#pragma once

#include <glm/glm.hpp>
#include <vector>

namespace app::gui {

// Pixels, from the upper left.
struct Rect {
  glm::vec2 low{0}, high{0};
  glm::vec2 size() const { return high - low; }
  bool meets(const Rect& other) const {
    return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y && other.low.y < high.y;
  }
};

struct LabelCover {
  Rect table;
  float cell = 8;  // pixels
  int columns = 0, rows = 0;
  std::vector<float> worth;  // columns x rows: of what stands in a cell, 0 = nothing is missed there
  std::vector<float> sums;   // (columns + 1) x (rows + 1): of worth x pixels above and to the left
};

LabelCover create_cover(const Rect& table, float cell);
// Something stands in `box`; `worth` of each of its pixels. What is of one worth adds up in a
// cell until the cell is full of it.
void cover(LabelCover& cover, const Rect& box, float worth);
// After the last of them, before the first question.
void sum_up(LabelCover& cover);
// Worth x pixels that a label on `box` would hide; steady while the box moves.
float hidden_by(const LabelCover& cover, const Rect& box);

// What is missed at a pixel; 0 beyond the table.
float worth_at(const LabelCover& cover, glm::vec2 pixel);

}  // namespace app::gui
