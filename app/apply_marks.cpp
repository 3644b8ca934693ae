#include "app/apply_marks.h"

#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "base/text.h"

namespace app {
namespace {

constexpr std::size_t kMostSteps = 200;  // of undo
constexpr std::size_t kLongestTrail = 600;
constexpr float kFurthest = 5000;  // metres; beyond it a point is a mistake

bool is_sound(glm::vec3 p) {
  for (int i = 0; i < 3; ++i)
    if (!std::isfinite(p[i]) || std::abs(p[i]) > kFurthest) return false;
  return true;
}

// How many points a kind needs to mean anything.
std::size_t fewest_points(MarkKind kind) {
  switch (kind) {
    case MarkKind::text:
    case MarkKind::number:
      return 1;
    case MarkKind::region:
      return 3;
    default:
      return 2;
  }
}

bool needs_text(MarkKind kind) { return kind == MarkKind::text || kind == MarkKind::callout; }

Mark* find(AppState& state, std::uint32_t id) {
  for (Mark& mark : state.board.marks)
    if (mark.id == id) return &mark;
  return nullptr;
}

MarkStyle sound(MarkStyle style) {
  style.colour = std::clamp(style.colour, 0, kMarkColours - 1);
  style.width = std::clamp(style.width, 0, 2);
  return style;
}

void drop_stale_selection(AppState& state) {
  if (!find_mark(state.board, state.selected_mark)) state.selected_mark = 0;
}

}  // namespace

void remember(AppState& state) {
  if (state.undo.size() >= kMostSteps) state.undo.erase(state.undo.begin());
  state.undo.push_back(state.board);
  state.redo.clear();
  state.moved_mark = 0;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) out += c;
  if (out.size() > kLongestMarkText) out.resize(kLongestMarkText);
  // A sequence that the limit cut in two goes whole; what is no UTF-8 at all goes too.
  for (int bytes = 0; bytes < 4 && !out.empty() && !base::is_utf8(out); ++bytes) out.pop_back();
  return base::is_utf8(out) ? out : std::string();
}

void MarkApplier::operator()(const SetTool& c) {
  state.tool = c.tool;
  state.draft.reset();
  if (c.tool != Tool::select) state.selected_mark = 0;
}

void MarkApplier::operator()(const SetMarkStyle& c) {
  state.mark_style = sound(c.style);
  Mark* mark = find(state, state.selected_mark);
  if (!mark || mark->style == state.mark_style) return;
  remember(state);
  mark = find(state, state.selected_mark);
  const bool glass = mark->style.glass;  // its points are of one world: it cannot change sides
  mark->style = state.mark_style;
  mark->style.glass = glass;
  mark->to = mark->from + (mark->style.saved ? kSavedHold : kInkHold);
}

void MarkApplier::operator()(const BeginMark& c) {
  if (!is_sound(c.at) || state.board.marks.size() >= kMostMarks) return;
  Mark mark;
  mark.id = state.next_mark;
  mark.kind = c.kind;
  mark.style = state.mark_style;
  if (c.kind == MarkKind::measure || c.kind == MarkKind::spotlight) mark.style.glass = false;
  mark.points.push_back(c.at);
  if (fewest_points(c.kind) > 1 && c.kind != MarkKind::freehand) mark.points.push_back(c.at);
  mark.from = state.t;
  mark.to = std::min(state.t + (mark.style.saved ? kSavedHold : kInkHold), std::max(state.t, state.timeline.end));
  mark.branch = branch_at(state.document->drill, state.timeline, state.t);
  mark.fork = state.fork;
  mark.secret = c.kind == MarkKind::measure && state.measure_secretly;
  if (c.kind == MarkKind::number) {
    mark.number = 1;
    for (const Mark& other : state.board.marks)
      if (other.kind == MarkKind::number) mark.number = std::max(mark.number, other.number + 1);
  }
  state.draft = std::move(mark);
}

void MarkApplier::operator()(const MoveMarkEnd& c) {
  if (!state.draft || !is_sound(c.at)) return;
  std::vector<glm::vec3>& points = state.draft->points;
  if (state.draft->kind != MarkKind::freehand)
    points.back() = c.at;
  else if (points.size() < kMostPoints && points.back() != c.at)
    points.push_back(c.at);
}

void MarkApplier::operator()(const AddMarkPoint& c) {
  if (!state.draft || !is_sound(c.at) || state.draft->points.size() >= kMostPoints) return;
  state.draft->points.back() = c.at;
  state.draft->points.push_back(c.at);
}

void MarkApplier::operator()(const EndMark& c) {
  if (!state.draft) return;
  Mark mark = std::move(*state.draft);
  state.draft.reset();
  // A double click leaves its point twice.
  const bool clicked = mark.kind == MarkKind::region || mark.kind == MarkKind::measure;
  while (clicked && mark.points.size() > 1 &&
         glm::distance(mark.points.back(), mark.points[mark.points.size() - 2]) < 0.05f)
    mark.points.pop_back();
  mark.text = one_line(c.text);
  if (mark.points.size() < fewest_points(mark.kind) || (needs_text(mark.kind) && mark.text.empty())) return;
  if (fewest_points(mark.kind) > 1 && glm::distance(mark.points.front(), mark.points.back()) < 1e-4f &&
      mark.points.size() == 2)
    return;  // a click where a drag was meant
  remember(state);
  ++state.next_mark;
  state.board.marks.push_back(std::move(mark));
}

void MarkApplier::operator()(const SelectMark& c) {
  state.selected_mark = find_mark(state.board, c.id) ? c.id : 0;
  state.moved_mark = 0;
  if (const Mark* mark = find_mark(state.board, state.selected_mark)) state.mark_style = mark->style;
}

void MarkApplier::operator()(const ShareMark& c) {
  const Mark* mark = find_mark(state.board, c.id);
  if (!mark || mark->kind != MarkKind::measure || mark->secret == !c.shared) return;
  remember(state);
  find(state, c.id)->secret = !c.shared;
}

void MarkApplier::operator()(const MoveMark& c) {
  Mark* mark = find(state, c.id);
  if (!mark || !is_sound(c.by)) return;
  if (state.moved_mark != c.id) {
    remember(state);
    state.moved_mark = c.id;
    mark = find(state, c.id);
  }
  for (glm::vec3& p : mark->points) p += c.by;
}

void MarkApplier::operator()(const SetMarkText& c) {
  Mark* mark = find(state, c.id);
  const std::string text = one_line(c.text);
  if (!mark || !needs_text(mark->kind) || text.empty() || text == mark->text) return;
  remember(state);
  find(state, c.id)->text = text;
}

void MarkApplier::operator()(const SetMarkSpan& c) {
  if (!find(state, c.id) || c.to < c.from || c.from < 0) return;
  remember(state);
  Mark* mark = find(state, c.id);
  mark->from = c.from;
  mark->to = std::min(c.to, std::max(c.from, state.timeline.end));
}

void MarkApplier::operator()(const EraseMark& c) {
  if (!find(state, c.id)) return;
  remember(state);
  std::erase_if(state.board.marks, [&](const Mark& mark) { return mark.id == c.id; });
  drop_stale_selection(state);
}

void MarkApplier::operator()(const ClearMarks&) {
  state.laser.points.clear();
  const auto shows = [&](const Mark& mark) { return strength_of(mark, branch_of(state), state.t) > kGhostStrength; };
  if (std::none_of(state.board.marks.begin(), state.board.marks.end(), shows)) return;
  remember(state);
  std::erase_if(state.board.marks, shows);
  drop_stale_selection(state);
}

void MarkApplier::operator()(const Undo&) {
  if (state.undo.empty()) return;
  state.redo.push_back(std::move(state.board));
  state.board = std::move(state.undo.back());
  state.undo.pop_back();
  state.moved_mark = 0;
  drop_stale_selection(state);
  refresh_fork(state);
}

void MarkApplier::operator()(const Redo&) {
  if (state.redo.empty()) return;
  state.undo.push_back(std::move(state.board));
  state.board = std::move(state.redo.back());
  state.redo.pop_back();
  state.moved_mark = 0;
  drop_stale_selection(state);
  refresh_fork(state);
}

void MarkApplier::operator()(const PointLaser& c) {
  if (!is_sound(c.at)) return;
  Laser& laser = state.laser;
  // A new stroke begins afresh, but for ink that is meant to stay.
  if (!laser.held && laser.mode != LaserMode::stays) laser.points.clear();
  if (laser.mode == LaserMode::dot) laser.points.clear();
  if (laser.points.size() >= kLongestTrail) laser.points.erase(laser.points.begin());
  laser.points.push_back({c.at, 0});
  laser.held = true;
}

void MarkApplier::operator()(const ReleaseLaser&) { state.laser.held = false; }

void MarkApplier::operator()(const SetLaserMode& c) {
  state.laser.mode = c.mode;
  state.laser.points.clear();
  state.laser.held = false;
}

}  // namespace app
