// The soft dark of corners, under eaves, arms and tables, worked into the paint once: how
// much of the sky each corner of a surface sees, past whatever stands within reach of it.
// It costs a frame nothing, and is there at every quality.
#pragma once

#include "assets/sculpt/figure_mesh.h"
#include "assets/sculpt/solid.h"

namespace sculpt {

// Glass, lamps and water neither throw nor take this shade; nor does the ground that people
// walk on, whose triangles are too large for it. Wheels and turrets keep their own paint.
void shade(Solid& solid);
void shade(Skin& skin);  // in the pose in which it stands

}  // namespace sculpt
