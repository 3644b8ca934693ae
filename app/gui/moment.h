// Whom and what labels are of: the moment that plays, or the same one on another branch.
#pragma once

#include "app/document.h"
#include "app/state.h"
#include "scenes/stage.h"

namespace app::gui {

struct Moment {
  const AppState& state;
  const Document& document;
  const scenes::Stage& stage;
};

}  // namespace app::gui
