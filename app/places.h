// Where a script puts things, as a position on the ground.
#pragma once

#include "scenes/drill.h"

namespace app {

// At StartEx: a point, the middle of an area, a route's beginning, a spot, or where that unit or
// vehicle stands then. Nothing named: the origin.
scenes::Vec2 laid_at(const scenes::Drill& drill, const scenes::Where& where);

}  // namespace app
