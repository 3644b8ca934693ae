// Where labels go: over the table, never over each other, never beyond its edge. Pure
// geometry on pixels; what is written on them is labels.cpp's business.
//
// Who matters most chooses first. There is room for a share of the picture only; whoever
// finds none in full is shortened, and then becomes a small shape at its place. Of the places
// round a unit, that is chosen which hides the fewest people and words, lies near, and whose
// leader crosses no other. A layout is remembered so that the next one changes as little as it
// can: labels don't jump while the camera turns.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <map>
#include <span>
#include <vector>

#include "app/gui/label_cover.h"

namespace app::gui {

enum class LabelForm : std::uint8_t { full, shorter, shape };  // name and strength; name alone; neither

struct LabelWish {
  std::uint32_t id = 0;      // the same from frame to frame
  glm::vec2 anchor{0};       // the middle of what it belongs to
  Rect extent;               // how far that reaches, from the anchor: low <= 0 <= high
  glm::vec3 spread{0};       // how those who stand there are scattered: variances xx, xy, yy
  float priority = 0;        // larger chooses first
  glm::vec2 full{0}, shorter{0};
  bool must = false;         // the selected one: full, before all others
  LabelForm at_best = LabelForm::full;
};

struct LabelPlace {
  std::uint32_t id = 0;
  LabelForm form = LabelForm::shape;
  Rect box;
  glm::vec2 tip{0};   // where its leader ends, among those that it names; in the box = it needs none
  int candidate = 0;  // which of the places round them
};

// What was shown last, by id.
using LabelMemory = std::map<std::uint32_t, LabelPlace>;

struct LabelRoom {
  Rect table;
  std::span<const Rect> taken;  // captions, marks, cards
  const LabelCover* cover = nullptr;  // what is better not hidden; null = everything may be
  float share = 0.16f;          // of the table that labels may cover
  float shape = 14;             // a shape's width, pixels
  float gap = 10;               // between an anchor and the nearest box
};

// One place for each wish whose shape at least finds room, in order of priority.
std::vector<LabelPlace> lay_out(std::vector<LabelWish> wishes, const LabelRoom& room, LabelMemory* memory);

// Joins those of one kind that stand so near each other that their labels would meet:
// `nearness` pixels. Returns for each wish the index of the one that it is joined to.
std::vector<std::size_t> join_near(std::span<const glm::vec2> anchors, std::span<const std::uint32_t> kinds, float nearness);

}  // namespace app::gui
