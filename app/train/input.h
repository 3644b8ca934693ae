// Keys and clicks of the training mode, for window_input: letters walk, Enter answers.
#pragma once

#include "app/state.h"

namespace app {

// GLFW key codes. True: the key was the training's, and what it does is in `commands`.
bool training_key(const AppState& state, int key, bool shift, Commands& commands);
// Where the trainee stands: beneath the eye; while a step still glides, where it leads.
scenes::Vec2 standing(const AppState& state);
// A click on the ground while a place is asked for.
bool training_click(const AppState& state, scenes::Vec2 ground, Commands& commands);

}  // namespace app
