// Levels of detail and vertex order, by meshoptimizer.
#include <meshoptimizer.h>

#include <algorithm>
#include <cmath>

#include "assets/gltf.h"

namespace assets {
namespace {

struct Target {
  float share;         // of the full level's triangles
  float error;         // of the model's size
  std::size_t enough;  // no coarser level for a model with fewer indices than this
};
constexpr Target kTargets[] = {{0.35f, 0.015f, 3 * 250}, {0.08f, 0.06f, 3 * 80}};

float size_of(const Model& model) { return glm::length(model.high - model.low); }

const float* positions(const Model& model) { return &model.vertices[0].position.x; }

template <class T>
void reorder(std::vector<T>& values, const std::vector<unsigned>& remap, std::size_t count) {
  if (values.empty()) return;
  std::vector<T> ordered(count);
  meshopt_remapVertexBuffer(ordered.data(), values.data(), values.size(), sizeof(T), remap.data());
  values = std::move(ordered);
}

// Puts every vertex where `remap` says, and what belongs to it.
void reorder(Model& model, const std::vector<unsigned>& remap, std::size_t count) {
  meshopt_remapIndexBuffer(model.indices.data(), model.indices.data(), model.indices.size(), remap.data());
  reorder(model.vertices, remap, count);
  reorder(model.details, remap, count);
}

void weld(Model& model) {
  std::vector<unsigned> remap(model.vertices.size());
  const meshopt_Stream streams[] = {{model.vertices.data(), sizeof(Vertex), sizeof(Vertex)},
                                    {model.details.data(), sizeof(Detail), sizeof(Detail)}};
  const std::size_t unique =
      meshopt_generateVertexRemapMulti(remap.data(), model.indices.data(), model.indices.size(), model.vertices.size(),
                                       streams, model.details.empty() ? 1 : 2);
  reorder(model, remap, unique);
}

// Simplifies level 0 to `target`; the sloppy way, which may tear a model of many small
// parts but always gets there, only when nothing else does.
void add_level(Model& model, const Target& target, bool may_be_sloppy) {
  const Level full = model.levels.front();
  const std::size_t before = model.levels.back().index_count;
  const std::size_t wanted = std::size_t(float(full.index_count) * target.share) / 3 * 3;
  if (full.index_count < target.enough || wanted < 3) return;
  const unsigned* source = model.indices.data() + full.first_index;
  std::vector<unsigned> coarse(full.index_count);
  const float scale = meshopt_simplifyScale(positions(model), model.vertices.size(), sizeof(Vertex));
  float error = 0;
  std::size_t count = meshopt_simplify(coarse.data(), source, full.index_count, positions(model), model.vertices.size(),
                                       sizeof(Vertex), wanted, target.error, 0, &error);
  if (may_be_sloppy && count > wanted * 2)
    count = meshopt_simplifySloppy(coarse.data(), source, full.index_count, positions(model), model.vertices.size(),
                                   sizeof(Vertex), wanted, target.error * 2, &error);
  if (count == 0 || count * 5 > before * 4) return;  // not worth a level
  coarse.resize(count);
  model.levels.push_back({std::uint32_t(model.indices.size()), std::uint32_t(count), error * scale});
  model.indices.insert(model.indices.end(), coarse.begin(), coarse.end());
}

}  // namespace

void finish_levels(Model& model) {
  if (model.vertices.empty() || model.indices.empty()) return;
  weld(model);
  model.low = model.high = model.vertices[model.indices[0]].position;
  for (const Vertex& vertex : model.vertices) {
    model.low = glm::min(model.low, vertex.position);
    model.high = glm::max(model.high, vertex.position);
  }
  if (model.levels.size() == 1) {
    if (size_of(model) <= kNoLevelsAbove)
      for (const Target& target : kTargets) add_level(model, target, &target != kTargets);
  } else {
    // Where the file does not say how far its own levels deviate, assume 1 %, 3 %, 9 % of the size.
    float share = 0.01f;
    for (std::size_t i = 1; i < model.levels.size(); ++i, share *= 3)
      if (model.levels[i].error <= 0) model.levels[i].error = share * size_of(model);
  }
  for (const Level& level : model.levels) {
    unsigned* indices = model.indices.data() + level.first_index;
    meshopt_optimizeVertexCache(indices, indices, level.index_count, model.vertices.size());
  }
  std::vector<unsigned> order(model.vertices.size());
  const std::size_t used = meshopt_optimizeVertexFetchRemap(order.data(), model.indices.data(), model.indices.size(),
                                                            model.vertices.size());
  reorder(model, order, used);
}

}  // namespace assets
