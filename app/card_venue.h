// What a venue that brings no model looks like: cut out of card, as an architect would begin.
#pragma once

#include "assets/model.h"
#include "scenes/venue.h"

namespace app {

// Its name among a drill's models; no file can be called so.
inline constexpr const char* kCardVenue = "venues/(card)";

// Obstacles as blocks of their height, routes as strips of their width, areas as sheets on the
// ground (rings and lanes are marks, not ground, and left out). In the venue's own metres;
// without vertices when the venue has none of them.
assets::Model card_venue(const scenes::Venue& venue);

}  // namespace app
