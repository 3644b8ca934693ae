#include "assets/sculpt/shade.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace sculpt {
namespace {

using Triangle = std::array<glm::vec3, 3>;

// Triangles in a grid of cubes, for short rays.
class Blockers {
 public:
  Blockers(std::vector<Triangle> triangles, float cell) : triangles_(std::move(triangles)), cell_(cell) {
    if (triangles_.empty()) return;
    low_ = glm::vec3(1e9f);
    glm::vec3 high(-1e9f);
    for (const Triangle& t : triangles_)
      for (const glm::vec3& p : t) low_ = glm::min(low_, p), high = glm::max(high, p);
    count_ = glm::ivec3((high - low_) / cell_) + 1;
    std::vector<std::uint32_t> sizes(std::size_t(count_.x) * std::size_t(count_.y) * std::size_t(count_.z) + 1);
    const auto each_cell = [&](const Triangle& t, const auto& work) {
      const glm::ivec3 from = cell_of(glm::min(glm::min(t[0], t[1]), t[2])),
                       to = cell_of(glm::max(glm::max(t[0], t[1]), t[2]));
      for (int z = from.z; z <= to.z; ++z)
        for (int y = from.y; y <= to.y; ++y)
          for (int x = from.x; x <= to.x; ++x) work(index_of({x, y, z}));
    };
    for (const Triangle& t : triangles_) each_cell(t, [&](std::size_t c) { ++sizes[c + 1]; });
    for (std::size_t c = 1; c < sizes.size(); ++c) sizes[c] += sizes[c - 1];
    first_ = sizes;
    members_.resize(sizes.back());
    for (std::uint32_t i = 0; i < triangles_.size(); ++i)
      each_cell(triangles_[i], [&](std::size_t c) { members_[sizes[c]++] = i; });
  }

  // Metres to the first triangle on the way, `reach` where there is none before it.
  float hit(glm::vec3 from, glm::vec3 way, float reach) const {
    if (triangles_.empty()) return reach;
    glm::ivec3 cell = cell_of(from), step;
    glm::vec3 next, each;
    for (int a = 0; a < 3; ++a) {
      step[a] = way[a] < 0 ? -1 : 1;
      each[a] = std::abs(way[a]) > 1e-6f ? cell_ / std::abs(way[a]) : 1e9f;
      const float edge = low_[a] + float(cell[a] + (way[a] < 0 ? 0 : 1)) * cell_;
      next[a] = std::abs(way[a]) > 1e-6f ? (edge - from[a]) / way[a] : 1e9f;
    }
    float best = reach;
    for (;;) {
      const std::size_t c = index_of(cell);
      for (std::uint32_t m = first_[c]; m < first_[c + 1]; ++m)
        best = std::min(best, meets(triangles_[members_[m]], from, way, best));
      const int a = next.x < next.y ? (next.x < next.z ? 0 : 2) : (next.y < next.z ? 1 : 2);
      if (next[a] >= best) return best;
      cell[a] += step[a];
      if (cell[a] < 0 || cell[a] >= count_[a]) return best;
      next[a] += each[a];
    }
  }

 private:
  std::vector<Triangle> triangles_;
  std::vector<std::uint32_t> first_, members_;
  float cell_;
  glm::vec3 low_{0};
  glm::ivec3 count_{0};

  glm::ivec3 cell_of(glm::vec3 p) const {
    return glm::clamp(glm::ivec3(glm::floor((p - low_) / cell_)), glm::ivec3(0), count_ - 1);
  }
  std::size_t index_of(glm::ivec3 c) const {
    return (std::size_t(c.z) * std::size_t(count_.y) + std::size_t(c.y)) * std::size_t(count_.x) + std::size_t(c.x);
  }
  // T. Möller and B. Trumbore (1997), from both sides.
  static float meets(const Triangle& t, glm::vec3 from, glm::vec3 way, float reach) {
    const glm::vec3 u = t[1] - t[0], v = t[2] - t[0], p = glm::cross(way, v);
    const float det = glm::dot(u, p);
    if (std::abs(det) < 1e-12f) return reach;
    const glm::vec3 d = from - t[0];
    const float b = glm::dot(d, p) / det;
    if (b < 0 || b > 1) return reach;
    const glm::vec3 q = glm::cross(d, u);
    const float c = glm::dot(way, q) / det;
    if (c < 0 || b + c > 1) return reach;
    const float at = glm::dot(v, q) / det;
    return at > 1e-4f ? at : reach;
  }
};

struct Manner {
  float reach;  // metres
  float lift;   // metres that rays start above the surface
  float least;  // light that is left where nothing of the sky is seen
};
constexpr Manner kOfThings{1.4f, 0.015f, 0.42f}, kOfFigures{0.24f, 0.004f, 0.40f};

// Part of the sky seen past the blockers, weighted as a matt surface weighs it; what stands
// farther off takes less of it.
float seen_from(const Blockers& blockers, glm::vec3 at, glm::vec3 normal, const Manner& manner) {
  constexpr int kRays = 40;
  const glm::vec3 u = glm::normalize(
                      glm::cross(normal, std::abs(normal.y) > 0.9f ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0))),
                  v = glm::cross(normal, u);
  float sum = 0;
  for (int i = 0; i < kRays; ++i) {
    const float part = (float(i) + 0.5f) / float(kRays), r = std::sqrt(part), turn = float(i) * 2.39996323f;
    const glm::vec3 way = u * (r * std::cos(turn)) + v * (r * std::sin(turn)) + normal * std::sqrt(1 - part);
    sum += blockers.hit(at + normal * manner.lift, way, manner.reach) / manner.reach;
  }
  return sum / float(kRays);
}

float light_left(const Blockers& blockers, glm::vec3 at, glm::vec3 normal, const Manner& manner) {
  if (glm::length(normal) < 1e-6f) return 1;
  const float seen = seen_from(blockers, at, glm::normalize(normal), manner);
  // A third of what a corner between two walls would show is not worth a stain.
  return manner.least + (1 - manner.least) * std::min(1.0f, seen * 1.12f);
}

// Light times `left`, of an sRGB byte.
std::uint32_t dimmed(std::uint32_t byte, float left) {
  return std::uint32_t(float(byte & 255u) * std::pow(left, 1 / 2.2f) + 0.5f);
}

// Between the corners of a wide facet nothing is known of what stands before it: it takes less.
float share_of(const Facet& f, const Manner& manner) {
  float longest = 0;
  for (int k = 0; k < 3; ++k) longest = std::max(longest, glm::distance(f.at[k], f.at[(k + 1) % 3]));
  return std::clamp(1.6f * manner.reach / longest - 0.15f, 0.2f, 1.0f);
}

bool is_solid(assets::Surface surface) {
  return surface != assets::Surface::glass && surface != assets::Surface::water && surface != assets::Surface::lamp &&
         surface != assets::Surface::beacon;
}
bool is_ground(const Facet& f) {
  for (int k = 0; k < 3; ++k)
    if (std::abs(f.at[k].y) > 0.09f || f.normal[k].y < 0.9f * glm::length(f.normal[k])) return false;
  return true;
}

}  // namespace

void shade(Solid& solid) {
  for (const Seen seen : {Seen::near, Seen::far}) {
    std::vector<Triangle> triangles;
    for (const Facet& f : solid.facets)
      if ((f.seen == seen || f.seen == Seen::always) && is_solid(f.paint.surface))
        triangles.push_back({f.at[0], f.at[1], f.at[2]});
    const Blockers blockers(std::move(triangles), kOfThings.reach * 0.4f);
    std::map<std::array<int, 6>, float> known;
    for (Facet& f : solid.facets) {
      const bool mine = f.seen == seen || (f.seen == Seen::always && seen == Seen::near);
      if (!mine || !is_solid(f.paint.surface) || is_ground(f)) continue;
      const float share = share_of(f, kOfThings);
      for (int k = 0; k < 3; ++k) {
        const glm::vec3 n = glm::normalize(f.normal[k] + glm::vec3(0, 1e-9f, 0)), p = f.at[k] * 500.0f, m = n * 50.0f;
        const auto [found, fresh] =
            known.try_emplace({int(p.x), int(p.y), int(p.z), int(m.x), int(m.y), int(m.z)}, 1.0f);
        if (fresh) found->second = light_left(blockers, f.at[k], n, kOfThings);
        const std::uint32_t rgb = f.rgb[k];
        const float left = 1 - (1 - found->second) * share;
        f.rgb[k] = dimmed(rgb >> 16, left) << 16 | dimmed(rgb >> 8, left) << 8 | dimmed(rgb, left);
      }
    }
  }
}

void shade(Skin& skin) {
  std::vector<Triangle> triangles;
  for (std::size_t i = 0; i + 2 < skin.indices.size(); i += 3) {
    const auto at = [&](std::size_t k) { return skin.vertices[skin.indices[i + k]]; };
    if (is_solid(assets::Surface(at(0).surface))) triangles.push_back({at(0).position, at(1).position, at(2).position});
  }
  const Blockers blockers(std::move(triangles), kOfFigures.reach * 0.5f);
  for (assets::Vertex& v : skin.vertices) {
    const auto surface = assets::Surface(v.surface);
    if (!is_solid(surface) || surface == assets::Surface::base_ring) continue;
    const float left = light_left(blockers, v.position, v.normal, kOfFigures);
    for (std::size_t c = 0; c < 3; ++c) v.colour[c] = std::uint8_t(dimmed(v.colour[c], left));
  }
}

}  // namespace sculpt
