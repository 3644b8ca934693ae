// Panels of the training mode. As all panels: they read the state and push commands.
#pragma once

#include "app/gui/canvas.h"
#include "app/gui/training_words.h"

namespace app::gui {

void draw_training_panel(const Canvas& c, Box box, const AppState& state, Commands& commands);
void draw_feedback(const Canvas& c, Box table, const AppState& state, Commands& commands);
// The page of roles; teams are typed into `teams`.
void draw_roles(const Canvas& c, Box window, const AppState& state, Commands& commands, std::string& teams);
// Who answered what, a page a decision, and how far each team got. `asks`: with its
// buttons and `file`, where another team's session is named; else for the hall.
void draw_plenary(const Canvas& c, Box window, const AppState& state, Commands& commands, std::string& file, bool asks);
// Where papers are asked for, and how far the one that is being made is.
void draw_papers(const Canvas& c, Box window, const AppState& state, Commands& commands);
void draw_sheet(const Canvas& c, Box table, const AppState& state, Commands& commands, std::string& note);
// The row of the decision card that asks how sure one is; returns its height, points.
float draw_confidence(const Canvas& c, float x, float y, const AppState& state, Commands& commands);

// --- what the pages share ---

// Whether one of them lies over the window.
inline bool page_is_open(const AppState& s) {
  return s.papers.page || s.training.choosing || s.training.sheet || s.training.plenary;
}

// A card of at most so many points over `area`, which is dimmed; returns the card.
Box open_page(const Canvas& c, Box area, float width, float height);
inline const char* say(const Canvas& c, TrainingWord w) { return word(w, c.language); }

}  // namespace app::gui
