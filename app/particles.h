// Smoke, flames, water and thrown things. All are pure functions of the moment, so that
// they run backwards as well: nothing is remembered from frame to frame.
#pragma once

#include "app/document.h"
#include "renderer/view.h"
#include "scenes/stage.h"

namespace app {

// Appends to view.particles; view.wind must be set.
void add_particles(const Document& document, const scenes::Motion& motion, const scenes::Stage& stage,
                   renderer::RenderView& view);

}  // namespace app
