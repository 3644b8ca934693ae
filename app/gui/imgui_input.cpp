#include "app/gui/imgui_input.h"

#include <GLFW/glfw3.h>
#include <imgui.h>

namespace app::gui {
namespace {

struct Pair {
  int glfw;
  ImGuiKey imgui;
};
constexpr Pair kKeys[] = {
    {GLFW_KEY_TAB, ImGuiKey_Tab},
    {GLFW_KEY_LEFT, ImGuiKey_LeftArrow},
    {GLFW_KEY_RIGHT, ImGuiKey_RightArrow},
    {GLFW_KEY_UP, ImGuiKey_UpArrow},
    {GLFW_KEY_DOWN, ImGuiKey_DownArrow},
    {GLFW_KEY_HOME, ImGuiKey_Home},
    {GLFW_KEY_END, ImGuiKey_End},
    {GLFW_KEY_DELETE, ImGuiKey_Delete},
    {GLFW_KEY_BACKSPACE, ImGuiKey_Backspace},
    {GLFW_KEY_ENTER, ImGuiKey_Enter},
    {GLFW_KEY_ESCAPE, ImGuiKey_Escape},
    {GLFW_KEY_A, ImGuiKey_A},
    {GLFW_KEY_C, ImGuiKey_C},
    {GLFW_KEY_V, ImGuiKey_V},
    {GLFW_KEY_X, ImGuiKey_X},
    {GLFW_KEY_Y, ImGuiKey_Y},
    {GLFW_KEY_Z, ImGuiKey_Z},
};

}  // namespace

bool is_typing() { return ImGui::GetIO().WantTextInput; }
bool mouse_is_taken() { return ImGui::GetIO().WantTextInput && ImGui::GetIO().WantCaptureMouse; }
void feed_character(unsigned code) { ImGui::GetIO().AddInputCharacter(code); }

#if IMGUI_VERSION_NUM >= 18700

void begin_input() {}
int pressed_down() { return ImGui::IsKeyPressed(ImGuiKey_DownArrow); }
int pressed_up() { return ImGui::IsKeyPressed(ImGuiKey_UpArrow); }
void feed_mouse(glm::vec2 at) { ImGui::GetIO().AddMousePosEvent(at.x, at.y); }
void feed_button(int button, bool down) { ImGui::GetIO().AddMouseButtonEvent(button, down); }
void feed_wheel(float steps) { ImGui::GetIO().AddMouseWheelEvent(0, steps); }
void feed_key(int key, bool down) {
  for (const Pair& pair : kKeys)
    if (pair.glfw == key) ImGui::GetIO().AddKeyEvent(pair.imgui, down);
}
void feed_modifiers(bool ctrl, bool shift, bool alt) {
#if IMGUI_VERSION_NUM >= 18900
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, shift);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, alt);
#else
  ImGui::GetIO().AddKeyEvent(ImGuiKey_ModCtrl, ctrl);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_ModShift, shift);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_ModAlt, alt);
#endif
}

#else

int pressed_down() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_DownArrow)); }
int pressed_up() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_UpArrow)); }
void begin_input() {
  for (const Pair& pair : kKeys) ImGui::GetIO().KeyMap[pair.imgui] = pair.glfw;
}
void feed_mouse(glm::vec2 at) { ImGui::GetIO().MousePos = {at.x, at.y}; }
void feed_button(int button, bool down) {
  if (button >= 0 && button < 5) ImGui::GetIO().MouseDown[button] = down;
}
void feed_wheel(float steps) { ImGui::GetIO().MouseWheel += steps; }
void feed_key(int key, bool down) {
  if (key >= 0 && key < 512) ImGui::GetIO().KeysDown[key] = down;
}
void feed_modifiers(bool ctrl, bool shift, bool alt) {
  ImGui::GetIO().KeyCtrl = ctrl;
  ImGui::GetIO().KeyShift = shift;
  ImGui::GetIO().KeyAlt = alt;
}

#endif

}  // namespace app::gui
