// The rope of Dalmas awal (tali dalmas): from fist to fist along the foremost rank of those
// who hold it, hanging a little between them.
#pragma once

#include "app/document.h"
#include "renderer/view.h"
#include "scenes/stage.h"

namespace app {

// Adds the spans as objects; nothing where fewer than two hold on.
void add_rope(const Document& document, const scenes::Unit& unit, const scenes::Stage& stage, renderer::RenderView& out);

}  // namespace app
