// What a hall has to read at this moment, and how large it is: for rehearsing the projector.
#pragma once

#include <vector>

#include "app/gui/canvas.h"
#include "app/gui/reading_distance.h"

namespace app::gui {

// Labels, captions, marks and the situation bar as the hall's window writes them now.
std::vector<HallText> hall_words(const Canvas& c, const AppState& state, const renderer::Camera& camera);

// Of them, by those who write them.
std::vector<HallText> label_words(const Canvas& c, Box table, const Moment& now, const renderer::Camera& camera);
std::vector<HallText> caption_words(const Canvas& c, Box table, const AppState& state);
std::vector<HallText> mark_words(const Canvas& c, const AppState& state);
std::vector<HallText> knower_words(const Canvas& c, const AppState& state);
std::vector<HallText> bar_words(const Canvas& c, const AppState& state);

}  // namespace app::gui
