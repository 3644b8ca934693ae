// Input handed to Dear ImGui. Its ways of doing so changed with 1.87; this file and its
// .cpp are the only place that knows.
#pragma once

#include <glm/glm.hpp>

namespace app::gui {

void begin_input();  // once, after the context has been made
void feed_mouse(glm::vec2 at);
void feed_button(int button, bool down);
void feed_wheel(float steps);
void feed_key(int glfw_key, bool down);  // only those that text fields need
void feed_modifiers(bool ctrl, bool shift, bool alt);
void feed_character(unsigned code);
int pressed_down();  // 1 when the arrow key went down in this frame, or repeats
int pressed_up();
bool is_typing();       // a text field has the keyboard
bool mouse_is_taken();  // by a field or panel of ImGui's own

}  // namespace app::gui
