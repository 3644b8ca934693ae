#include "assets/sculpt/figure_mesh.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <numbers>

namespace sculpt {
namespace {

void triangle(Clay& clay, Corner a, Corner b, Corner c) {
  if (glm::length(glm::cross(b.position - a.position, c.position - a.position)) < 1e-9f) return;
  for (Corner* corner : {&a, &b, &c}) {
    corner->part = clay.part;
    clay.corners.push_back(*corner);
  }
}

// A superellipse: the exponent falls from 1 (ellipse) towards 0 (rectangle).
glm::vec2 section_point(const Ring& ring, float angle) {
  const float exponent = 1 - 0.65f * ring.square;
  const float s = std::sin(angle), c = std::cos(angle);
  const auto bend = [&](float v) { return std::copysign(std::pow(std::fabs(v), exponent), v); };
  return {ring.rx * bend(s), ring.rz * bend(c)};
}

std::vector<Corner> ring_corners(const Tube& tube, const Ring& ring, const Paint& paint) {
  std::vector<Corner> corners;
  for (int i = 0; i < tube.sides; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * (float(i) + tube.phase) / float(tube.sides);
    const glm::vec2 at = section_point(ring, angle);
    Bind bind = ring.bind;
    if (ring.by_side && ring.rx > 0) bind.of_a = std::clamp(0.5f + 0.8f * at.x / ring.rx, 0.0f, 1.0f);
    corners.push_back({glm::vec3(tube.place * glm::vec4(ring.centre + glm::vec3(at.x, 0, at.y), 1)), paint, bind, 0});
  }
  return corners;
}

void close(Clay& clay, const std::vector<Corner>& ring, bool end) {
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    if (end)
      triangle(clay, ring[0], ring[i], ring[i + 1]);
    else
      triangle(clay, ring[0], ring[i + 1], ring[i]);
  }
}

}  // namespace

void add_tube(Clay& clay, const Tube& tube) {
  std::vector<Ring> rings;
  for (const Ring& ring : tube.rings)
    if (clay.level <= ring.last_level) rings.push_back(ring);
  if (rings.size() < 2) return;
  ++clay.part;
  const std::int32_t side = clay.part;
  for (std::size_t r = 0; r + 1 < rings.size(); ++r) {
    const std::vector<Corner> low = ring_corners(tube, rings[r], rings[r].paint);
    const std::vector<Corner> high = ring_corners(tube, rings[r + 1], rings[r].paint);
    for (std::size_t i = 0; i < low.size(); ++i) {
      const std::size_t next = (i + 1) % low.size();
      triangle(clay, low[i], low[next], high[next]);
      triangle(clay, low[i], high[next], high[i]);
    }
  }
  const auto cap = [&](const Ring& ring, const Paint& paint, bool end) {
    if (ring.rx <= 0) return;
    ++clay.part;
    close(clay, ring_corners(tube, ring, paint), end);
  };
  if (tube.close_start) cap(rings.front(), rings.front().paint, false);
  if (tube.close_end) cap(rings.back(), rings[rings.size() - 2].paint, true);
  clay.part = std::max(clay.part, side) + 1;
}

void add_plate(Clay& clay, std::span<const glm::vec3> front, std::span<const glm::vec3> back, Paint paint, Bind bind,
               Paint back_paint) {
  const auto corner = [&](const glm::vec3& p, const Paint& of) { return Corner{p, of, bind, 0}; };
  const std::size_t n = front.size();
  ++clay.part;
  for (std::size_t i = 1; i + 1 < n; ++i)
    triangle(clay, corner(front[0], paint), corner(front[i], paint), corner(front[i + 1], paint));
  ++clay.part;
  for (std::size_t i = 1; i + 1 < n; ++i)
    triangle(clay, corner(back[0], back_paint), corner(back[i + 1], back_paint), corner(back[i], back_paint));
  if (clay.level < 2)
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t next = (i + 1) % n;
      ++clay.part;
      triangle(clay, corner(front[i], paint), corner(back[i], paint), corner(back[next], paint));
      triangle(clay, corner(front[i], paint), corner(back[next], paint), corner(front[next], paint));
    }
  ++clay.part;
}

void add_box(Clay& clay, glm::vec3 centre, glm::vec3 half, Paint paint, Bind bind, const glm::quat& turn) {
  const auto at = [&](float x, float y, float z) { return centre + turn * (half * glm::vec3(x, y, z)); };
  const std::array front{at(-1, -1, 1), at(1, -1, 1), at(1, 1, 1), at(-1, 1, 1)};
  const std::array back{at(-1, -1, -1), at(1, -1, -1), at(1, 1, -1), at(-1, 1, -1)};
  add_plate(clay, front, back, paint, bind, paint);
}

Skin finish(const Clay& clay) {
  const auto place_key = [](const Corner& corner) {
    return std::array{std::int32_t(std::lround(corner.position.x * 1e4f)),
                      std::int32_t(std::lround(corner.position.y * 1e4f)),
                      std::int32_t(std::lround(corner.position.z * 1e4f)), corner.part};
  };
  // Weighted by the angle at the corner, so that a quad's diagonal does not show.
  std::map<std::array<std::int32_t, 4>, glm::vec3> normals;
  for (std::size_t i = 0; i < clay.corners.size(); ++i) {
    const std::size_t first = i / 3 * 3;
    const glm::vec3 here = clay.corners[i].position;
    const glm::vec3 to_next = glm::normalize(clay.corners[first + (i + 1) % 3].position - here);
    const glm::vec3 to_last = glm::normalize(clay.corners[first + (i + 2) % 3].position - here);
    const glm::vec3 across = glm::cross(to_next, to_last);
    const float angle = std::acos(std::clamp(glm::dot(to_next, to_last), -1.0f, 1.0f));
    if (glm::length(across) > 1e-6f) normals[place_key(clay.corners[i])] += glm::normalize(across) * angle;
  }
  Skin skin;
  std::map<std::array<std::uint32_t, 9>, std::uint32_t> known;
  for (const Corner& corner : clay.corners) {
    assets::Vertex vertex{};
    vertex.position = corner.position;
    const glm::vec3 normal = normals[place_key(corner)];
    vertex.normal = glm::length(normal) > 1e-6f ? glm::normalize(normal) : glm::vec3(0, 1, 0);
    const std::uint32_t rgb = corner.paint.rgb;
    vertex.colour = {std::uint8_t(rgb >> 16), std::uint8_t(rgb >> 8), std::uint8_t(rgb),
                     std::uint8_t(corner.paint.alpha * 255 + 0.5f)};
    const std::uint8_t share = std::uint8_t(std::clamp(corner.bind.of_a, 0.0f, 1.0f) * 255 + 0.5f);
    if (share == 0 || share == 255) {
      const std::uint8_t only = share == 0 ? corner.bind.b : corner.bind.a;
      vertex.joints = {only, only};
      vertex.weights = {255, 0};
    } else {
      vertex.joints = {corner.bind.a, corner.bind.b};
      vertex.weights = {share, std::uint8_t(255 - share)};
    }
    vertex.surface = std::uint16_t(corner.paint.surface);
    std::array<std::uint32_t, 9> key;
    std::memcpy(key.data(), &vertex, sizeof key);
    const auto [found, is_new] = known.emplace(key, std::uint32_t(skin.vertices.size()));
    if (is_new) skin.vertices.push_back(vertex);
    skin.indices.push_back(found->second);
  }
  return skin;
}

}  // namespace sculpt
