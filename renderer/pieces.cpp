// A venue is too large for one level of detail and for culling: it is cut along a grid of
// the ground plan, through triangles, so that every piece of every level covers the same
// ground and neighbours of different levels leave no hole.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "renderer/gpu.h"

namespace renderer {
namespace {

using Polygon = std::vector<std::uint32_t>;  // corners, as indices of vertices

struct Cutter {
  Mesh& mesh;
  // Where an edge meets a line, so that both of its triangles get the same corner.
  std::map<std::array<std::uint32_t, 4>, std::uint32_t> met;

  const glm::vec3& at(std::uint32_t corner) const { return mesh[corner].position; }

  std::uint32_t between(std::uint32_t a, std::uint32_t b, int axis, int line, float where) {
    if (a > b) std::swap(a, b);
    const auto [found, is_new] = met.try_emplace({a, b, std::uint32_t(axis), std::uint32_t(line)}, 0);
    if (!is_new) return found->second;
    const assets::Vertex &from = mesh[a], &to = mesh[b];
    const float t = (where - from.position[axis]) / (to.position[axis] - from.position[axis]);
    assets::Vertex v = from;  // joints and surface are the triangle's
    v.position = glm::mix(from.position, to.position, t);
    v.position[axis] = where;
    const glm::vec3 normal = glm::mix(from.normal, to.normal, t);
    if (glm::length(normal) > 1e-6f) v.normal = glm::normalize(normal);
    for (std::size_t k = 0; k < 4; ++k)
      v.colour[k] = std::uint8_t(std::lround(glm::mix(float(from.colour[k]), float(to.colour[k]), t)));
    found->second = mesh.size();
    mesh.made.push_back(v);
    return found->second;
  }

  // What of `polygon` is below the line, and what is above it.
  std::array<Polygon, 2> split(const Polygon& polygon, int axis, int line, float where) {
    std::array<Polygon, 2> out;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const std::uint32_t a = polygon[i], b = polygon[(i + 1) % polygon.size()];
      const float to_a = at(a)[axis] - where, to_b = at(b)[axis] - where;
      if (to_a <= 0) out[0].push_back(a);
      if (to_a >= 0) out[1].push_back(a);
      if ((to_a < 0 && to_b > 0) || (to_a > 0 && to_b < 0)) {
        const std::uint32_t met_at = between(a, b, axis, line, where);
        out[0].push_back(met_at), out[1].push_back(met_at);
      }
    }
    return out;
  }

  // Calls each(cell, part) for the part of `polygon` in each cell along the axis.
  template <class Each>
  void along(Polygon polygon, int axis, float size, const Each& each) {
    float low = at(polygon[0])[axis], high = low;
    for (const std::uint32_t c : polygon) low = std::min(low, at(c)[axis]), high = std::max(high, at(c)[axis]);
    const int first = int(std::floor(low / size)), last = std::max(first, int(std::ceil(high / size)) - 1);
    for (int cell = first; cell < last; ++cell) {
      auto [below, above] = split(polygon, axis, cell + 1, float(cell + 1) * size);
      if (below.size() > 2) each(cell, below);
      polygon = std::move(above);
      if (polygon.size() < 3) return;
    }
    each(last, polygon);
  }
};

}  // namespace

std::vector<Piece> cut_into_pieces(Mesh& mesh) {
  const assets::Model& model = mesh.model;
  constexpr float kMostAcross = 32;
  const glm::vec3 extent = model.high - model.low;
  const float size = std::max(kPiece, std::max(extent.x, extent.z) / kMostAcross);
  // A file may be made so that cutting multiplies it; then it is drawn as it is.
  const std::size_t most = 2 * model.indices.size() + 300'000;
  std::size_t made = model.details.empty() ? 0 : most + 1;  // corners with pictures are not cut: drawn as it is
  Cutter cutter{mesh, {}};
  std::map<std::array<int, 2>, Piece> cells;
  for (std::size_t level = 0; level < model.levels.size() && made <= most; ++level) {
    const assets::Level& range = model.levels[level];
    for (std::uint32_t i = 0; i + 2 < range.index_count && made <= most; i += 3) {
      const std::uint32_t* corner = &model.indices[range.first_index + i];
      cutter.along({corner[0], corner[1], corner[2]}, 0, size, [&](int column, const Polygon& strip) {
        cutter.along(strip, 2, size, [&](int row, const Polygon& part) {
          Piece& piece = cells[{column, row}];
          piece.levels.resize(model.levels.size());
          for (std::size_t k = 1; k + 1 < part.size(); ++k)
            piece.levels[level].insert(piece.levels[level].end(), {part[0], part[k], part[k + 1]});
          for (const std::uint32_t c : part)
            piece.low = glm::min(piece.low, cutter.at(c)), piece.high = glm::max(piece.high, cutter.at(c));
          made += 3 * (part.size() - 2);
        });
      });
    }
  }
  std::vector<Piece> pieces;
  if (made > most) {
    mesh.made.clear();
    Piece& whole = pieces.emplace_back(Piece{{}, model.low, model.high});
    for (const assets::Level& level : model.levels)
      whole.levels.emplace_back(&model.indices[level.first_index],
                                &model.indices[level.first_index] + level.index_count);
    return pieces;
  }
  for (auto& [cell, piece] : cells) pieces.push_back(std::move(piece));
  return pieces;
}

}  // namespace renderer
