// Any bytes may be handed to load_model: it answers with a sound model or with errors.
#include <cstdint>
#include <cstdlib>
#include <span>

#include "assets/model.h"

namespace {

bool sound(const assets::Model& model) {
  for (std::uint32_t index : model.indices)
    if (index >= model.vertices.size()) return false;
  for (const assets::Level& level : model.levels)
    if (std::uint64_t(level.first_index) + level.index_count > model.indices.size()) return false;
  for (const assets::Vertex& vertex : model.vertices)
    for (std::uint8_t joint : vertex.joints)
      if (joint != 0 && joint >= model.joints.size()) return false;
  for (const assets::Clip& clip : model.clips)
    if (clip.matrices->size() != std::size_t(clip.frame_count) * model.joints.size()) return false;
  return !model.levels.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const assets::Limits limits{.file_bytes = 1 << 20, .vertices = 20'000, .indices = 60'000, .frames = 100};
  const auto model = assets::load_model("fuzz", std::span(data, size), limits);
  if (model ? !sound(*model) : model.diagnostics().empty()) std::abort();
  return 0;
}
