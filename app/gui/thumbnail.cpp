// A small picture of a moment in a panel, or its place while it is being drawn.
#include <fmt/format.h>

#include <algorithm>

#include "app/gui/canvas.h"

namespace app::gui {

std::string key_of_moment(const AppState& state, const scenes::Path& path, scenes::Ms t) {
  // Options of decisions that come later do not show in it.
  std::string key = fmt::format("{}#{}#{}#", t, state.fork, state.document->amendments.size());
  const scenes::Timeline* timeline = path == state.path ? &state.timeline : nullptr;
  scenes::Timeline other;
  if (!timeline) {
    other = scenes::unroll(state.document->drill, path);
    timeline = &other;
  }
  return key + branch_at(state.document->drill, *timeline, t);
}

void thumbnail(const Canvas& c, Box b, const std::string& key, const scenes::Path& path, scenes::Ms t,
               const AppState& state) {
  const auto found =
      std::find_if(state.pictures.begin(), state.pictures.end(), [&](const Picture& p) { return p.key == key; });
  if (found != state.pictures.end()) {
    c.list->AddImageRounded(reinterpret_cast<ImTextureID>(std::uintptr_t(found->texture)), {b.x, b.y},
                            {b.x + b.w, b.y + b.h}, {0, 0}, {1, 1}, 0xffffffffu, 6 * c.scale);
    return;
  }
  fill(c, b, c.palette->field, 6);
  const Style dots{.face = Face::bold, .points = 18, .colour = c.palette->quiet};
  const ImVec2 m = measure(c, "...", dots);
  write(c, {b.x + (b.w - m.x) / 2, b.y + (b.h - m.y) / 2}, "...", dots);
  if (c.wanted) c.wanted->push_back({key, path, t});
}

}  // namespace app::gui
