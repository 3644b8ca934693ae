// Marks on the ground as overlay triangles, so that people stand on them and buildings
// hide them; each with an outline that reads on any ground. Texts, marks on the glass and
// on surfaces, and the laser are the interface's business (gui/mark_layer.cpp).
#pragma once

#include "app/state.h"
#include "renderer/view.h"

namespace app {

// Whether the mark is drawn by the renderer: of the world, on the ground, a line or area,
// and for everybody.
bool lies_on_ground(const Mark& mark);
// Appends all that show at the state's moment, and the draft. Lines are never thinner
// than the eye of someone in the last row can see, whatever the camera's distance.
void add_marks(renderer::RenderView& view, const AppState& state);

}  // namespace app
