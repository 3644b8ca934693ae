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

void weld(Model& model) {
  std::vector<unsigned> remap(model.vertices.size());
  const std::size_t unique = meshopt_generateVertexRemap(remap.data(), model.indices.data(), model.indices.size(),
                                                         model.vertices.data(), model.vertices.size(), sizeof(Vertex));
  std::vector<Vertex> welded(unique);
  meshopt_remapVertexBuffer(welded.data(), model.vertices.data(), model.vertices.size(), sizeof(Vertex), remap.data());
  meshopt_remapIndexBuffer(model.indices.data(), model.indices.data(), model.indices.size(), remap.data());
  model.vertices = std::move(welded);
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
  std::vector<Vertex> ordered(model.vertices.size());
  ordered.resize(meshopt_optimizeVertexFetch(ordered.data(), model.indices.data(), model.indices.size(),
                                             model.vertices.data(), model.vertices.size(), sizeof(Vertex)));
  model.vertices = std::move(ordered);
}

}  // namespace assets
