#include "app/mouse.h"

namespace app {

Drag drag_of(MouseProfile profile, MouseButton button, bool shift) {
  if (profile == MouseProfile::osg)
    return button == MouseButton::left ? Drag::orbit : button == MouseButton::right ? Drag::zoom : Drag::pan;
  if (button == MouseButton::middle) return shift ? Drag::pan : Drag::orbit;
  if (button == MouseButton::right) return Drag::orbit;
  return profile == MouseProfile::cad ? Drag::none : Drag::pan;
}

}  // namespace app
