// From how far off words on the hall's screen can be read.
#pragma once

#include <string>
#include <vector>

namespace app::gui {

struct HallText {
  std::string text;
  float share = 0;  // of the picture's height: the font's size
};

// How far off words of that size can be read, metres: letters are read with ease where they
// fill 16 minutes of arc (ISO 9241-303's least character height); the screen is taken to be
// 2 m high, as a hall's usually is.
float reach_of(float share);
// What a row at that distance, metres, cannot read, the smallest first.
std::vector<HallText> unreadable(std::vector<HallText> words, float room);

}  // namespace app::gui
