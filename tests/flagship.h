// The flagship without its models, opened once, and the first segment of its people's way.
#pragma once

#include <gtest/gtest.h>

#include "app/apply.h"
#include "app/document.h"

namespace app {

inline std::shared_ptr<const Document> flagship() {
  static const auto kDocument =
      *open_document({.file = GELAR_SOURCE_DIR "/scenes/library/sispamkota-jepara/sispamkota-jepara.drill.yaml",
                      .with_models = false,
                      .disk_cache = false});
  return kDocument;
}
// The first segment alone: enough to stand, look and walk.
inline std::shared_ptr<const scenes::Motion> first_segment() {
  static const auto kMotion = [] {
    auto motion = std::make_shared<scenes::Motion>();
    scenes::BakeStore store = flagship()->store;
    motion->drill = &flagship()->drill;
    motion->timeline = scenes::unroll(flagship()->drill, scenes::default_path(flagship()->drill));
    motion->segments.resize(motion->timeline.segments.size());
    EXPECT_TRUE(scenes::bake_next({.drill = &flagship()->drill, .world = flagship()->world, .store = &store}, *motion));
    return std::shared_ptr<const scenes::Motion>(motion);
  }();
  return kMotion;
}

inline AppState flagship_state() {
  AppState state;
  show_document(state, flagship(), scenes::default_path(flagship()->drill), 0);
  take_motion(state, first_segment());
  update_stage(state);
  return state;
}
inline void act(AppState& state, const Command& command) {
  Requests ignored;
  apply(state, command, ignored);
}
inline std::optional<scenes::UnitId> unit(const char* key) {
  for (std::size_t u = 0; u < flagship()->drill.units.size(); ++u)
    if (flagship()->drill.units[u].key == key) return scenes::UnitId(u);
  ADD_FAILURE() << key;
  return {};
}

}  // namespace app
