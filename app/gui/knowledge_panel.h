// Who knew what, when (train/knowledge.h), as an instructor asks it in a review.
#pragma once

#include <string>

#include "app/gui/canvas.h"

namespace app::gui {

// Whether it is asked, and the table shows one role's knowledge alone.
bool asks_what_is_known(const AppState& state);
// In the right panel's place.
void draw_knowledge(const Canvas& c, Box panel, const AppState& state, Commands& commands, Scratch& scratch);
// At the table's upper right, for the hall too: whose knowledge it is. `knower_plate` = where; empty = it is not asked.
Box knower_plate(const Canvas& c, Box table, const AppState& state, bool large);
void draw_knower_plate(const Canvas& c, Box table, const AppState& state, bool large);
// Units that state.knowledge sees, or those it does not, as tags in rows of `w` pixels from
// `at` down; what `most_rows` do not hold is counted. Returns the height.
float draw_tags(const Canvas& c, ImVec2 at, float w, const AppState& state, bool seen, int most_rows);
std::string not_reached(const Canvas& c);  // said of a caption
std::string ask_unit(const Canvas& c);     // the button of a unit's card

}  // namespace app::gui
