#include "app/state_view.h"

#include <algorithm>

#include "app/apply.h"
#include "app/build_view.h"
#include "app/mark_shapes.h"
#include "app/overlays.h"

namespace app {
namespace {

// The venue without its people, until the first tables are there.
void empty_table(const Document& document, scenes::Ms t, renderer::RenderView& view) {
  view = {};
  view.light = light_at(document.drill, t);
  if (document.cast.venue) view.objects.push_back({.model = *document.cast.venue});
}

// Another branch's people as ghosts, where they differ, and a line from each unit's
// middle to where its other self is.
void add_ghosts(const AppState& s, const OtherBranch& other, renderer::RenderView& scratch,
                renderer::RenderView& view) {
  if (!other.motion || other.stage.people.empty()) return;
  build_view(*other.document, *other.motion, only_different(other.stage, s.stage),
             {.reduce_motion = s.reduce_motion, .overlays = false}, scratch);
  for (renderer::Person p : scratch.people) {
    p.flags |= renderer::kGhost | renderer::kNoShadow;
    view.people.push_back(p);
  }
  // From where a unit is to where it would be.
  const float width = std::clamp(0.005f * glm::distance(view.camera.eye, view.camera.target), 0.1f, 2.0f);
  for (const scenes::Unit& unit : s.document->drill.units) {
    scenes::Vec2 here, there;
    constexpr float kWorthALine = 2;  // metres
    if (!middle_of(s.stage, unit, here) || !middle_of(other.stage, unit, there) ||
        scenes::distance(here, there) < kWorthALine)
      continue;
    const scenes::Vec2 line[] = {here, there};
    add_ribbon(view, line, {.width = width * 1.7f, .colour = 0xc019151eu, .arrow = true, .height = 0.05f});
    add_ribbon(
        view, line,
        {.width = width, .colour = 0xff5ac8ffu, .pattern = renderer::Pattern::dashed, .arrow = true, .height = 0.06f});
  }
}

}  // namespace

void view_of(const AppState& s, renderer::RenderView& view, renderer::RenderView& scratch) {
  if (s.document && s.motion && !s.stage.people.empty())
    build_view(*s.document, *s.motion, s.stage,
               {.selected = s.selected,
                .dim_others = s.dim_others,
                .reduce_motion = s.reduce_motion,
                .people = s.unit_look != UnitLook::symbols,
                .density = s.show_density,
                .knowledge = &s.knowledge},
               view);
  else if (s.document)
    empty_table(*s.document, s.t, view);
  view.camera = camera_of(shown_orbit(s));
  view.rehearsal = s.rehearsal;
  if (!s.document) return;
  if (s.preview) add_ghosts(s, *s.preview, scratch, view);
  if (s.compare == CompareMode::ghosts && s.compare_with) add_ghosts(s, *s.compare_with, scratch, view);
  add_marks(view, s);
}

bool other_view_of(const AppState& s, const renderer::RenderView& view, glm::ivec4 viewport,
                   renderer::RenderView& other) {
  if (viewport.z <= 0 || !s.compare_with || !s.compare_with->motion || s.compare_with->stage.people.empty())
    return false;
  build_view(*s.compare_with->document, *s.compare_with->motion, s.compare_with->stage,
             {.selected = s.selected, .reduce_motion = s.reduce_motion}, other);
  other.camera = view.camera;
  other.rehearsal = s.rehearsal;
  other.viewport = viewport;
  return true;
}

}  // namespace app
