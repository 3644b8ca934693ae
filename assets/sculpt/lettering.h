// Real letters for signs: outlines of the distribution's font, flattened and cut into
// triangles at build time.
#pragma once

#include <glm/glm.hpp>
#include <string_view>
#include <vector>

namespace sculpt {

// A closed outline; the last point joins the first.
using Outline = std::vector<glm::vec2>;

// Triangles (three points each, counter-clockwise) that fill the outlines by the even-odd
// nesting that letters have: outer shapes and holes turn opposite ways.
std::vector<glm::vec2> fill_outlines(std::vector<Outline> outlines);

// A line of UTF-8 text laid out along +x from 0, on the baseline, capitals 1 high. `steps`:
// chords for each curve.
struct Lettering {
  std::vector<Outline> outlines;  // of all letters
  std::vector<glm::vec2> triangles;
  float width = 0;
};
// Empty where the font is missing; whoever asks draws plain letters instead.
Lettering letters_of(std::string_view text, int steps);

}  // namespace sculpt
