// Panels of the training mode. As all panels: they read the state and push commands.
#pragma once

#include "app/gui/canvas.h"
#include "app/gui/training_words.h"

namespace app::gui {

void draw_training_panel(const Canvas& c, Box box, const AppState& state, Commands& commands);
void draw_feedback(const Canvas& c, Box table, const AppState& state, Commands& commands);
// The page of roles; teams are typed into `teams`.
void draw_roles(const Canvas& c, Box window, const AppState& state, Commands& commands, std::string& teams);
void draw_plenary(const Canvas& c, Box table, const AppState& state, Commands& commands);
void draw_sheet(const Canvas& c, Box table, const AppState& state, Commands& commands, std::string& note);
// The row of the decision card that asks how sure one is; returns its height, points.
float draw_confidence(const Canvas& c, float x, float y, const AppState& state, Commands& commands);

}  // namespace app::gui
