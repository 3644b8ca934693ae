// What a drag of the mouse does to the table, by the habit that a person brings along.
#pragma once

#include "app/commands.h"

namespace app {

enum class Drag : std::uint8_t { none, pan, orbit, zoom };
enum class MouseButton : std::uint8_t { left, right, middle };  // as GLFW counts them

// map: left pans, right and middle orbit, shift + middle pans. cad (Blender and its like):
// middle orbits, shift + middle pans, right orbits, left chooses alone. osg (OpenSceneGraph,
// esmini): left orbits, middle pans, right zooms. The wheel zooms in all of them, a click
// chooses, and WASD flies while the right button is held.
Drag drag_of(MouseProfile profile, MouseButton button, bool shift);

}  // namespace app
