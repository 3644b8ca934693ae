#include "app/gui/hall_words.h"

namespace app::gui {

std::vector<HallText> hall_words(const Canvas& c, const AppState& state, const renderer::Camera& camera) {
  if (!state.document || !state.motion) return {};
  // As it would be laid out on a projector of 1920 x 1080, whatever this window is.
  Canvas hall = c;
  hall.inert = true;
  hall.size = {1920, 1080};
  hall.scale = 1;
  hall.covered = nullptr;
  const Box table = layout_of(hall, state, GuiLayer::audience).table;
  std::vector<HallText> out = label_words(hall, table, {state, *state.document, state.stage}, camera);
  for (const auto& more :
       {caption_words(hall, table, state), mark_words(hall, state), bar_words(hall, state), knower_words(hall, state)})
    out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace app::gui
