// The small drill of the tests, opened once, and a state that shows it.
#pragma once

#include <gtest/gtest.h>

#include "app/apply.h"
#include "app/document.h"

namespace app {

inline std::shared_ptr<const Document> small() {
  static const auto kDocument = [] {
    auto opened = open_document({.file = std::filesystem::path(GELAR_SOURCE_DIR) / "tests/drills/small.drill.yaml",
                                 .with_models = false,
                                 .disk_cache = false});
    if (!opened) ADD_FAILURE() << base::format(opened.diagnostics());
    return *opened;
  }();
  return kDocument;
}

inline AppState fresh() {
  AppState state;
  show_document(state, small(), scenes::default_path(small()->drill), 0);
  return state;
}

}  // namespace app
