#include "app/train/input.h"

#include "app/apply.h"
#include "app/build_view.h"
#include "app/views.h"

namespace app {
namespace {

// GLFW's codes: printable keys are the characters of a US keyboard.
constexpr int kEnter = 257, kKeypadEnter = 335, kBackspace = 259, kUp = 265, kDown = 264, kLeft = 263, kRight = 262,
              kPageUp = 266, kPageDown = 267;
constexpr float kStep = 0.6f, kStride = 2.4f, kTurn = 0.12f;  // metres a press (with Shift), radians

std::optional<WalkBy> step_of(int key, float length) {
  switch (key) {
    case 'W':
    case kUp:
      return WalkBy{length, 0, 0};
    case 'S':
    case kDown:
      return WalkBy{-length, 0, 0};
    case 'A':
      return WalkBy{0, -length, 0};
    case 'D':
      return WalkBy{0, length, 0};
    case 'Q':
      return WalkBy{0, 0, -kTurn};
    case 'E':
      return WalkBy{0, 0, kTurn};
    default:
      return std::nullopt;
  }
}

}  // namespace

bool training_key(const AppState& state, int key, bool shift, Commands& commands) {
  const Training& t = state.training;
  if (t.plenary && state.document)  // clickers turn its pages
    for (const auto& [back, on] : {std::pair(kPageUp, kPageDown), {kUp, kDown}, {kLeft, kRight}})
      if (key == back || key == on) {
        commands.push_back(TurnPlenary{key == on ? 1 : -1});
        return true;
      }
  // A page has its own fields: a letter that comes before one has the keyboard does nothing.
  if ((t.plenary || t.choosing || t.sheet || state.papers.page) && key >= ' ' && key <= '`') return true;
  if (!t.on || state.open_decision || t.choosing || t.sheet || t.plenary || state.papers.page) return false;
  const bool enter = key == kEnter || key == kKeypadEnter;
  if (t.feedback && (enter || key == kBackspace)) {
    commands.push_back(CloseFeedback{key == kBackspace});
    return true;
  }
  if (t.open_task && enter) {
    const scenes::Task& task = state.document->drill.tasks[*t.open_task];
    const TaskResult* result = result_of(t, *t.open_task);
    if (result && result->right)
      commands.push_back(SkipTask{task.id});
    else if (task.kind == scenes::TaskKind::stand)
      commands.push_back(AnswerPlace{task.id, standing(state)});
    return true;
  }
  if (t.open_task && key >= '1' && key <= '6') {
    const scenes::Task& task = state.document->drill.tasks[*t.open_task];
    if (task.kind != scenes::TaskKind::choose || std::size_t(key - '1') >= task.shapes.size()) return false;
    commands.push_back(AnswerShape{task.id, task.shapes[std::size_t(key - '1')]});
    return true;
  }
  const auto step = step_of(key, shift ? kStride : kStep);
  if (step) commands.push_back(*step);
  return step.has_value();
}

scenes::Vec2 standing(const AppState& state) {
  return to_ground(camera_of(state.camera_mode == CameraMode::walk ? state.orbit : shown_orbit(state)).eye);
}

bool training_click(const AppState& state, scenes::Vec2 ground, Commands& commands) {
  const Training& t = state.training;
  if (!t.on || !t.open_task) return false;
  const scenes::Task& task = state.document->drill.tasks[*t.open_task];
  const TaskResult* result = result_of(t, *t.open_task);
  if (task.kind == scenes::TaskKind::choose || (result && result->right)) return false;
  // Where a place is to be stood on, a click walks nowhere: it must be gone to.
  if (task.kind == scenes::TaskKind::stand) return false;
  commands.push_back(AnswerPlace{task.id, ground});
  return true;
}

}  // namespace app
