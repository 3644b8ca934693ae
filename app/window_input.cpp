#include <algorithm>
#include <cmath>
#include <utility>

#include "app/build_view.h"
#include "app/gui/imgui_input.h"
#include "app/player.h"
#include "app/train/input.h"
#include "app/window_parts.h"

namespace app {

TableBox table_of(const Window& w) {
  const glm::ivec4 v = w.view.viewport;
  return {{float(v.x), float(v.y)}, {std::max(1.0f, float(v.z)), std::max(1.0f, float(v.w))}};
}

namespace {

constexpr double kDoubleClick = 0.35;                                           // seconds
constexpr float kReach = 26, kMarkReach = 12;                                   // pixels at scale 1
constexpr float kFarthestPivot = 300, kNearestOrbit = 3, kFarthestOrbit = 600;  // metres

void push(Window& w, Command command) { w.commands.push_back(std::move(command)); }

bool over_table(const Window& w, glm::vec2 p) {
  const TableBox table = table_of(w);
  const glm::vec2 at = p - table.origin;
  return w.state.document && at.x >= 0 && at.y >= 0 && at.x < table.size.x && at.y < table.size.y &&
         !gui_covers(w.gui, p);
}

bool ground_under(const Window& w, glm::vec2 pixel, glm::vec3& out) {
  const TableBox table = table_of(w);
  return meets_ground(ray_through(w.view.camera, pixel - table.origin, table.size), out);
}

// Where the pen is: on the glass, or on what lies under it.
bool pen_at(const Window& w, glm::vec2 pixel, bool glass, glm::vec3& out) {
  const TableBox table = table_of(w);
  if (!glass) return surface_under(w.state.document->drill.venue, w.view.camera, table, pixel, out);
  const glm::vec2 at = pixel - table.origin;
  out = {(at.x - table.size.x / 2) / table.size.y + 0.5f, at.y / table.size.y, 0};
  return true;
}

std::optional<MarkKind> kind_of(Tool tool) {
  switch (tool) {
    case Tool::freehand:
      return MarkKind::freehand;
    case Tool::line:
      return MarkKind::line;
    case Tool::arrow:
      return MarkKind::arrow;
    case Tool::region:
      return MarkKind::region;
    case Tool::circle:
      return MarkKind::circle;
    case Tool::text:
      return MarkKind::text;
    case Tool::callout:
      return MarkKind::callout;
    case Tool::number:
      return MarkKind::number;
    case Tool::spotlight:
      return MarkKind::spotlight;
    case Tool::measure:
      return MarkKind::measure;
    default:
      return std::nullopt;
  }
}

bool is_clicked_shape(MarkKind kind) { return kind == MarkKind::region || kind == MarkKind::measure; }
bool asks_for_text(MarkKind kind) { return kind == MarkKind::text || kind == MarkKind::callout; }

// A click on a unit chooses whom to send, one on the ground sends it there; outside of a
// fork one is begun first.
void order_click(Window& w, glm::vec2 p) {
  const AppState& s = w.state;
  if (s.open_decision) return;  // that is answered first
  const auto unit = unit_under(s, w.view.camera, table_of(w), p, kReach * s.ui_scale);
  if (unit && unit != s.selected) return push(w, Select{unit});
  glm::vec3 at;
  if (!s.selected || !ground_under(w, p, at)) return;
  if (s.fork == 0) push(w, BeginFork{});
  push(w, AddOrder{move_order(s.document->drill, *s.selected, to_ground(at), s.order)});
  push(w, SetTool{Tool::select});
}

// The pen touches the table.
void pen_press(Window& w, glm::vec2 p, bool twice) {
  const AppState& s = w.state;
  glm::vec3 at;
  if (s.tool == Tool::laser) {
    if (pen_at(w, p, false, at)) push(w, PointLaser{at});
    w.pen_down = true;
    return;
  }
  if (s.tool == Tool::eraser) {
    w.pen_down = true;
    if (const auto id = mark_under(s, w.view.camera, table_of(w), p, kMarkReach * s.ui_scale)) push(w, EraseMark{id});
    return;
  }
  if (s.tool == Tool::order) return order_click(w, p);
  const MarkKind kind = *kind_of(s.tool);
  const bool world_only = kind == MarkKind::measure || kind == MarkKind::spotlight;
  if (!pen_at(w, p, s.mark_style.glass && !world_only, at)) return;
  if (s.draft && is_clicked_shape(kind)) {
    push(w, twice ? Command(EndMark{}) : Command(AddMarkPoint{at}));
    return;
  }
  if (s.draft) push(w, AbandonMark{});
  push(w, BeginMark{kind, at});
  if (kind == MarkKind::number) push(w, EndMark{});
  w.pen_down = !is_clicked_shape(kind) && kind != MarkKind::number && kind != MarkKind::text;
}

void pen_move(Window& w, glm::vec2 p) {
  const AppState& s = w.state;
  glm::vec3 at;
  if (s.tool == Tool::laser) {
    if (w.pen_down && pen_at(w, p, false, at)) push(w, PointLaser{at});
    return;
  }
  if (s.tool == Tool::eraser) {
    if (!w.pen_down) return;
    if (const auto id = mark_under(s, w.view.camera, table_of(w), p, kMarkReach * s.ui_scale)) push(w, EraseMark{id});
    return;
  }
  // A quick hand moves before its press has been applied: then the tool tells of which world it is.
  const bool glass = s.draft ? s.draft->style.glass : s.mark_style.glass && s.tool != Tool::spotlight;
  const bool follows = w.pen_down || (s.draft && is_clicked_shape(s.draft->kind));
  if (follows && pen_at(w, p, glass, at)) push(w, MoveMarkEnd{at});
}

void pen_release(Window& w) {
  if (!std::exchange(w.pen_down, false)) return;
  if (w.state.laser.held) return push(w, ReleaseLaser{});
  // The draft is there as soon as the press has been applied; text is typed first.
  const auto kind = kind_of(w.state.tool);
  if (kind && !asks_for_text(*kind)) push(w, EndMark{});
}

// The number pad's keys, and the + that needs Shift, as the keys that the keymap knows.
Chord plain_chord(int key, int mods) {
  Chord chord{key, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0};
  if (key == GLFW_KEY_KP_ENTER) chord.key = GLFW_KEY_ENTER;
  if (!chord.ctrl) return chord;
  if (key == GLFW_KEY_KP_ADD) chord.key = GLFW_KEY_EQUAL;
  if (key == GLFW_KEY_KP_SUBTRACT) chord.key = GLFW_KEY_MINUS;
  if (key == GLFW_KEY_KP_0) chord.key = GLFW_KEY_0;
  if (chord.key == GLFW_KEY_EQUAL) chord.shift = false;
  return chord;
}

void on_key(GLFWwindow* handle, int key, int, int action, int mods) {
  Window& w = window_of(handle);
  run_commands(w);
  note_input(w, false);
  w.dirty = true;
  if (action == GLFW_RELEASE)
    w.released.push_back(key);
  else
    gui::feed_key(key, true);
  gui::feed_modifiers((mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0);
  if (action == GLFW_RELEASE) return;
  const Chord chord = plain_chord(key, mods);
  const auto number = w.state.keymap->action_of(chord);
  // A field that opens with the next frame has the keyboard already.
  const AppState& s = w.state;
  const bool typing =
      gui::is_typing() || s.show_palette || (s.open_decision && s.chosen) || (s.draft && asks_for_text(s.draft->kind));
  if (typing && !(number && key_actions()[*number].while_typing)) return;
  // Letters fly the camera while the right button is held.
  if (w.dragging == GLFW_MOUSE_BUTTON_RIGHT && key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return;
  if (!typing && !chord.ctrl && !chord.alt) {
    Commands trained;
    if (training_key(s, key, chord.shift, trained)) {
      for (Command& c : trained) push(w, std::move(c));
      return;
    }
  }
  const bool on_pad = key >= GLFW_KEY_KP_1 && key <= GLFW_KEY_KP_9;
  if (on_pad && w.state.open_decision) return push(w, ChooseOption{std::uint8_t(key - GLFW_KEY_KP_1)});
  if (chord.key == GLFW_KEY_ENTER && !typing && w.state.draft && is_clicked_shape(w.state.draft->kind))
    return push(w, EndMark{});
  if (number) {
    for (Command& c : commands_of(*number, w.state)) push(w, std::move(c));
    return;
  }
  if (key < GLFW_KEY_1 || key > GLFW_KEY_9 || chord.ctrl || chord.alt) return;
  const int digit = key - GLFW_KEY_1;
  if (w.state.open_decision)
    push(w, ChooseOption{std::uint8_t(digit)});
  else if (chord.shift)
    push(w, KeepView{digit});
  else
    push(w, GoToView{digit});
}

void on_char(GLFWwindow* handle, unsigned code) {
  gui::feed_character(code);
  window_of(handle).dirty = true;
}

bool on_foot(const AppState& s) { return s.camera_mode == CameraMode::walk || s.camera_mode == CameraMode::eyes; }

// A map turns about what lies under the cursor, a head about itself, a follower about whom it follows.
glm::vec3 pivot_under(const Window& w, glm::vec2 p) {
  const Orbit orbit = shown_orbit(w.state);
  if (on_foot(w.state)) return camera_of(orbit).eye;
  glm::vec3 at;
  const bool near = ground_under(w, p, at) && glm::distance(at, orbit.target) < kFarthestPivot;
  return near && w.state.camera_mode != CameraMode::follow ? at : orbit.target;
}

void turn(Window& w, glm::vec2 by) {
  const Orbit from = shown_orbit(w.state);
  const bool free = on_foot(w.state);  // who stands there may look up as well
  const float tilt = std::clamp(from.tilt + by.y * 0.005f, free ? -0.9f : 0.05f, 1.55f) - from.tilt;
  const Orbit turned = turned_about(from, w.pivot, by.x * 0.006f, tilt);
  push(w, MoveCamera{free ? turned : slid_to_height(turned, from.target.y, kFarthestOrbit)});
}

void pan(Window& w, glm::vec2 from_pixel, glm::vec2 to_pixel) {
  Orbit orbit = shown_orbit(w.state);
  glm::vec3 from, to;
  if (ground_under(w, from_pixel, from) && ground_under(w, to_pixel, to) && glm::distance(from, to) < 200)
    orbit.target += from - to;
  push(w, MoveCamera{orbit});
}

// By a factor of the distance, to a place that stays where it is in the picture; none: to the middle.
void zoom(Window& w, float factor, std::optional<glm::vec3> to) {
  Orbit orbit = shown_orbit(w.state);
  if (to) orbit.target = *to + (orbit.target - *to) * factor;
  orbit.distance = std::clamp(orbit.distance * factor, kNearestOrbit, kFarthestOrbit);
  push(w, MoveCamera{orbit});
}

// Towards what lay under the cursor when the button went down: up is nearer.
void zoom_drag(Window& w, glm::vec2 by) {
  constexpr float kPerPixel = 0.005f;
  const bool follows = w.state.camera_mode == CameraMode::follow;
  zoom(w, std::exp(by.y * kPerPixel), follows ? std::nullopt : std::optional(w.pivot));
}

void left_click(Window& w, glm::vec2 p, int mods) {
  glm::vec3 ground;
  if ((mods & GLFW_MOD_CONTROL) != 0 && ground_under(w, p, ground)) return push(w, StandAt{to_ground(ground)});
  if (Commands trained; ground_under(w, p, ground) && training_click(w.state, to_ground(ground), trained)) {
    for (Command& c : trained) push(w, std::move(c));
    return;
  }
  const TableBox table = table_of(w);
  if (const auto mark = mark_under(w.state, w.view.camera, table, p, kMarkReach * w.state.ui_scale))
    return push(w, SelectMark{mark});
  if (w.state.selected_mark) push(w, SelectMark{});
  const auto unit = unit_under(w.state, w.view.camera, table, p, kReach * w.state.ui_scale);
  const bool again = unit && unit == w.state.selected;
  push(w, Select{unit});
  // A second click follows whom the first one chose.
  if (again && wall_seconds() - w.last_click < kDoubleClick) push(w, SetCameraMode{CameraMode::follow});
}

void on_press(Window& w, int button, glm::dvec2 at, int mods) {
  const bool twice = button == GLFW_MOUSE_BUTTON_LEFT && wall_seconds() - w.last_click < kDoubleClick &&
                     glm::distance(at, w.last_click_at) < 6;
  w.pressed = w.last = at;
  w.moved = false;
  w.dragging = -1;
  w.dragged_mark = 0;
  if (!over_table(w, at)) return;
  const bool left = button == GLFW_MOUSE_BUTTON_LEFT;
  if (left && (mods & GLFW_MOD_CONTROL) == 0 && w.state.tool != Tool::select) {
    pen_press(w, at, twice);
    w.last_click = wall_seconds();
    w.last_click_at = at;
    return;
  }
  w.dragging = button;
  w.drag = drag_of(w.state.mouse, static_cast<MouseButton>(button), (mods & GLFW_MOD_SHIFT) != 0);
  w.pivot = pivot_under(w, at);
  if (left && w.state.tool == Tool::select) {
    const auto mark = mark_under(w.state, w.view.camera, table_of(w), at, kMarkReach * w.state.ui_scale);
    const Mark* chosen = find_mark(w.state.board, mark);
    if (chosen && pen_at(w, at, chosen->style.glass, w.drag_from)) w.dragged_mark = mark;
  }
}

void on_button(GLFWwindow* handle, int button, int action, int mods) {
  Window& w = window_of(handle);
  run_commands(w);
  note_input(w, false);
  w.dirty = true;
  if (button >= 3) return;
  if (action == GLFW_PRESS) w.clicked[std::size_t(button)] = true;
  const glm::dvec2 at = w.cursor;
  if (action == GLFW_PRESS) return on_press(w, button, at, mods);
  if (button == GLFW_MOUSE_BUTTON_LEFT) pen_release(w);
  if (w.dragging == GLFW_MOUSE_BUTTON_LEFT && button == w.dragging && !w.moved) {
    left_click(w, at, mods);
    w.last_click = wall_seconds();
    w.last_click_at = at;
  }
  if (w.state.laser.held) push(w, ReleaseLaser{});
  w.dragging = -1;
  w.dragged_mark = 0;
}

void drag(Window& w, glm::dvec2 now, bool ctrl) {
  const glm::dvec2 by = now - w.last;
  if (glm::distance(now, w.pressed) > 4) w.moved = true;
  if (!w.moved) return;
  glm::vec3 at;
  if (w.dragged_mark) {
    const Mark* mark = find_mark(w.state.board, w.dragged_mark);
    if (mark && pen_at(w, now, mark->style.glass, at)) {
      push(w, SelectMark{w.dragged_mark});
      push(w, MoveMark{w.dragged_mark, at - w.drag_from});
      w.drag_from = at;
    }
    w.last = now;
    return;
  }
  if (w.dragging == GLFW_MOUSE_BUTTON_LEFT && ctrl) {  // a laser for as long as it is held
    if (pen_at(w, now, false, at)) push(w, PointLaser{at});
    w.last = now;
    return;
  }
  if (w.drag == Drag::pan) pan(w, w.last, now);
  if (w.drag == Drag::orbit) turn(w, by);
  if (w.drag == Drag::zoom) zoom_drag(w, by);
  w.last = now;
}

void on_cursor(GLFWwindow* handle, double x, double y) {
  Window& w = window_of(handle);
  run_commands(w);
  note_input(w, true);
  w.dirty = true;
  w.cursor = {x, y};
  gui::feed_mouse({float(x), float(y)});
  if (w.state.tool != Tool::select && w.dragging < 0 && w.state.document) pen_move(w, {x, y});
  const bool ctrl = glfwGetKey(handle, GLFW_KEY_LEFT_CONTROL) == GLFW_PRESS ||
                    glfwGetKey(handle, GLFW_KEY_RIGHT_CONTROL) == GLFW_PRESS;
  if (w.dragging >= 0) drag(w, {x, y}, ctrl);
}

void on_scroll(GLFWwindow* handle, double, double dy) {
  Window& w = window_of(handle);
  run_commands(w);
  note_input(w, false);
  w.dirty = true;
  const glm::dvec2 at = w.cursor;
  if (!over_table(w, at)) return gui::feed_wheel(float(dy));
  if (w.dragging == GLFW_MOUSE_BUTTON_RIGHT) {  // in flight: faster, slower
    w.fly_pace = std::clamp(w.fly_pace * std::pow(1.25f, float(dy)), 0.2f, 8.0f);
    return;
  }
  // To the cursor: the ground below it stays where it is.
  glm::vec3 under;
  const bool on_ground =
      ground_under(w, at, under) && glm::distance(under, shown_orbit(w.state).target) < kFarthestPivot;
  zoom(w, std::pow(0.88f, float(dy)), on_ground ? std::optional(under) : std::nullopt);
}

void on_drop(GLFWwindow* handle, int count, const char** paths) {
  if (count < 1) return;
  const std::filesystem::path file = paths[0];
  Window& w = window_of(handle);
  if (w.state.training.plenary)  // teams bring their answers
    for (int i = 0; i < count; ++i) push(w, MergeSession{paths[i]});
  else
    push(w, file.extension() == ".gelar-session" ? Command(ResumeSession{file}) : Command(OpenDrill{file}));
  w.dirty = true;
}

}  // namespace

void fly(Window& w, double seconds) {
  if (w.dragging != GLFW_MOUSE_BUTTON_RIGHT || !w.state.document) return;
  const auto held = [&](int key) { return glfwGetKey(w.handle, key) == GLFW_PRESS ? 1.0f : 0.0f; };
  const float ahead = held(GLFW_KEY_W) - held(GLFW_KEY_S), right = held(GLFW_KEY_D) - held(GLFW_KEY_A),
              up = held(GLFW_KEY_E) - held(GLFW_KEY_Q);
  if (ahead == 0 && right == 0 && up == 0) return;
  Orbit orbit = shown_orbit(w.state);
  const float step = float(std::min(seconds, 0.1)) * std::max(6.0f, orbit.distance * 0.7f) * w.fly_pace;
  const glm::vec3 forward(std::sin(orbit.bearing), 0, -std::cos(orbit.bearing));
  const glm::vec3 moved = (forward * ahead + glm::vec3(-forward.z, 0, forward.x) * right + glm::vec3(0, up, 0)) * step;
  orbit.target += moved;
  push(w, MoveCamera{orbit});
  w.pivot += moved;
  w.moved = w.dirty = true;
}

void listen_to_audience(Window& w) {
  GLFWwindow* hall = w.audience.handle;
  glfwSetWindowUserPointer(hall, &w);
  glfwSetKeyCallback(hall, on_key);
  glfwSetWindowRefreshCallback(hall, [](GLFWwindow* h) { window_of(h).audience.dirty = true; });
  glfwSetFramebufferSizeCallback(hall, [](GLFWwindow* h, int, int) { window_of(h).audience.dirty = true; });
  glfwSetWindowCloseCallback(hall, [](GLFWwindow* h) {
    Window& w_of_it = window_of(h);
    glfwSetWindowShouldClose(h, GLFW_FALSE);
    if (w_of_it.state.audience.on) w_of_it.commands.push_back(ToggleAudience{});
  });
}

void listen(Window& w) {
  glfwSetWindowUserPointer(w.handle, &w);
  glfwSetKeyCallback(w.handle, on_key);
  glfwSetCharCallback(w.handle, on_char);
  glfwSetMouseButtonCallback(w.handle, on_button);
  glfwSetCursorPosCallback(w.handle, on_cursor);
  glfwSetScrollCallback(w.handle, on_scroll);
  glfwSetDropCallback(w.handle, on_drop);
  glfwSetWindowRefreshCallback(w.handle, [](GLFWwindow* h) { window_of(h).dirty = true; });
  glfwSetFramebufferSizeCallback(w.handle, [](GLFWwindow* h, int, int) { window_of(h).dirty = true; });
}

}  // namespace app
