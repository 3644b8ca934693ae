// What the table shows of a state: people, marks, and another branch's ghosts, as the
// window draws them and a film of a session plays them back.
#pragma once

#include "app/state.h"
#include "renderer/view.h"

namespace app {

// Everything but the interface. `scratch` keeps its memory from one frame to the next. No
// drill open: the view stays as it is.
void view_of(const AppState& state, renderer::RenderView& view, renderer::RenderView& scratch);

// The other branch of a split comparison, seen from where `view` is seen. False: there is
// none, or it is not baked yet.
bool other_view_of(const AppState& state, const renderer::RenderView& view, glm::ivec4 viewport,
                   renderer::RenderView& other);

}  // namespace app
