#include "app/mark_shapes.h"

#include <algorithm>

#include "app/apply.h"
#include "app/build_view.h"
#include "app/overlays.h"

namespace app {
namespace {

constexpr float kThinnest[] = {0.0045f, 0.0075f, 0.0115f};  // shares of the camera's distance
constexpr float kOutline = 1.55f;                           // of the line's width
constexpr float kLift = 0.05f;                              // above the drill's own overlays

std::uint32_t faded(std::uint32_t colour, float strength) {
  return (colour & 0x00ffffffu) | (std::uint32_t(strength * float(colour >> 24)) << 24);
}

void add_mark(renderer::RenderView& view, const Mark& mark, float strength, float distance, bool selected) {
  const std::vector<glm::vec3> line = outline_of(mark);
  std::vector<scenes::Vec2> points;
  points.reserve(line.size());
  for (const glm::vec3& p : line) points.push_back(to_ground(p));
  const std::uint32_t colour = faded(mark_colour(mark.style.colour), strength);
  const std::uint32_t rim = faded(selected ? 0xffb6c42eu : mark_outline(mark.style.colour), strength);
  const float width = std::clamp(kThinnest[mark.style.width] * distance, 0.12f, 4.0f);
  const bool arrow = mark.kind == MarkKind::arrow, dashed = mark.kind == MarkKind::measure;
  if (mark.kind == MarkKind::region && points.size() > 3) {
    const std::span<const scenes::Vec2> outline(points.data(), points.size() - 1);
    const auto triangles = triangulate(outline);
    add_area(view, outline, triangles, faded(mark_colour(mark.style.colour), strength * 0.38f),
             renderer::Pattern::hatched);
  }
  // The rim of an arrow ends a little beyond its head.
  std::vector<scenes::Vec2> longer = points;
  if (arrow && longer.size() > 1) {
    const scenes::Vec2 forward = scenes::direction(longer.back() - longer[longer.size() - 2]);
    longer.back() = longer.back() + forward * (width * 0.75f);
  }
  add_ribbon(view, longer, {.width = width * kOutline, .colour = rim, .arrow = arrow, .height = kLift});
  add_ribbon(view, points,
             {.width = width,
              .colour = colour,
              .pattern = dashed ? renderer::Pattern::dashed : renderer::Pattern::solid,
              .arrow = arrow,
              .height = kLift + 0.01f});
}

}  // namespace

bool lies_on_ground(const Mark& mark) {
  const bool line = mark.kind == MarkKind::freehand || mark.kind == MarkKind::line || mark.kind == MarkKind::arrow ||
                    mark.kind == MarkKind::region || mark.kind == MarkKind::circle || mark.kind == MarkKind::measure;
  // Of a secret one the hall, which has this view too, must see nothing.
  return line && !mark.style.glass && !mark.secret &&
         std::all_of(mark.points.begin(), mark.points.end(), [](const glm::vec3& p) { return p.y < 0.3f; });
}

void add_marks(renderer::RenderView& view, const AppState& state) {
  if (!state.show_marks) return;
  const float distance = std::max(4.0f, glm::distance(view.camera.eye, view.camera.target));
  for (const Mark& mark : state.board.marks) {
    if (!lies_on_ground(mark)) continue;
    const float strength = strength_of(mark, branch_of(state), state.t);
    if (strength > 0) add_mark(view, mark, strength, distance, mark.id == state.selected_mark);
  }
  if (state.draft && lies_on_ground(*state.draft)) add_mark(view, *state.draft, 1, distance, false);
}

}  // namespace app
