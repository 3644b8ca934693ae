#include "assets/sculpt/solid.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "assets/sculpt/lettering.h"

namespace sculpt {
glm::vec3 turned(At at, glm::vec3 v) {
  const float s = std::sin(at.turn), c = std::cos(at.turn);
  return {c * v.x + s * v.z, v.y, c * v.z - s * v.x};
}
glm::vec3 placed(At at, glm::vec3 v) { return turned(at, v) + at.place; }

namespace {

constexpr float kTurn = 6.28318530718f;

void add_smooth(Solid& s, const glm::vec3 (&p)[3], const glm::vec3 (&n)[3], Paint paint) {
  add_shaded(s, p, n, {paint.rgb, paint.rgb, paint.rgb}, paint);
}

// Runs `shape(fine)` once, or once for near and once for far.
template <class Shape>
void for_levels(Solid& s, const Shape& shape) {
  if (!s.two_levels || s.seen != Seen::always) return shape(s.seen != Seen::far);
  s.seen = Seen::near;
  shape(true);
  s.seen = Seen::far;
  shape(false);
  s.seen = Seen::always;
}

// One side of the letters; a text that is only painted on needs no more.
void add_face(Solid& s, At at, glm::vec3 origin, float size, const Lettering& letters, Paint paint) {
  const auto point = [&](glm::vec2 p) { return placed(at, origin + glm::vec3(p * size, 0)); };
  for (std::size_t i = 0; i + 2 < letters.triangles.size(); i += 3)
    add_triangle(s, point(letters.triangles[i]), point(letters.triangles[i + 1]), point(letters.triangles[i + 2]), paint);
}

}  // namespace

std::uint32_t mixed(std::uint32_t a, std::uint32_t b, float of_b) {
  std::uint32_t out = 0;
  for (int shift : {0, 8, 16}) {
    const float from = float((a >> shift) & 255u), to = float((b >> shift) & 255u);
    out |= std::uint32_t(std::clamp(from + (to - from) * of_b, 0.0f, 255.0f) + 0.5f) << shift;
  }
  return out;
}

void add_shaded(Solid& s, const glm::vec3 (&p)[3], const glm::vec3 (&n)[3], const std::uint32_t (&rgb)[3], Paint paint) {
  if (glm::length(glm::cross(p[1] - p[0], p[2] - p[0])) < 1e-8f) return;
  s.facets.push_back({{p[0], p[1], p[2]}, {n[0], n[1], n[2]}, paint, {rgb[0], rgb[1], rgb[2]}, s.seen, s.one_sided});
}

void add_triangle(Solid& s, glm::vec3 a, glm::vec3 b, glm::vec3 c, Paint paint) {
  const glm::vec3 n = glm::cross(b - a, c - a);
  add_smooth(s, {a, b, c}, {n, n, n}, paint);
}

void add_quad(Solid& s, glm::vec3 a, glm::vec3 b, glm::vec3 c, glm::vec3 d, Paint paint) {
  add_triangle(s, a, b, c, paint);
  add_triangle(s, a, c, d, paint);
}

void add_taper(Solid& s, At at, glm::vec3 foot, glm::vec3 size, glm::vec2 top, Paint paint) {
  const glm::vec3 h = size * 0.5f;
  const auto p = [&](float x, float y, float z) {
    const glm::vec2 k = y > 0 ? top : glm::vec2(1);
    return placed(at, foot + glm::vec3(x * h.x * k.x, y > 0 ? size.y : 0, z * h.z * k.y));
  };
  add_quad(s, p(-1, 0, 1), p(1, 0, 1), p(1, 1, 1), p(-1, 1, 1), paint);
  add_quad(s, p(1, 0, -1), p(-1, 0, -1), p(-1, 1, -1), p(1, 1, -1), paint);
  add_quad(s, p(1, 0, 1), p(1, 0, -1), p(1, 1, -1), p(1, 1, 1), paint);
  add_quad(s, p(-1, 0, -1), p(-1, 0, 1), p(-1, 1, 1), p(-1, 1, -1), paint);
  add_quad(s, p(-1, 1, 1), p(1, 1, 1), p(1, 1, -1), p(-1, 1, -1), paint);
}

void add_box(Solid& s, At at, glm::vec3 middle, glm::vec3 size, Paint paint, float chamfer) {
  if (chamfer > 0 && chamfer < 0.1f && s.two_levels && s.seen == Seen::always)
    return for_levels(s, [&](bool fine) { add_box(s, at, middle, size, paint, fine ? chamfer : 0.0f); });
  const glm::vec3 h = size * 0.5f;
  const float c = std::min({chamfer, h.x * 0.9f, h.y * 0.9f, h.z * 0.9f});
  if (c <= 0) {
    add_taper(s, at, middle - glm::vec3(0, h.y, 0), size, {1, 1}, paint);
    const auto p = [&](float x, float z) { return placed(at, middle + glm::vec3(x * h.x, -h.y, z * h.z)); };
    add_quad(s, p(-1, -1), p(1, -1), p(1, 1), p(-1, 1), paint);
    return;
  }
  // Faces inset by the chamfer, edges as quads between them, corners as triangles.
  const auto corner = [&](int x, int y, int z, int axis) {
    glm::vec3 v(float(x) * (h.x - c), float(y) * (h.y - c), float(z) * (h.z - c));
    v[axis] += c * float(axis == 0 ? x : axis == 1 ? y : z);
    return placed(at, middle + v);
  };
  const auto face = [&](glm::vec3 a, glm::vec3 b, glm::vec3 d, glm::vec3 e, glm::vec3 out) {
    if (glm::dot(glm::cross(b - a, d - a), out) < 0)
      add_quad(s, a, e, d, b, paint);
    else
      add_quad(s, a, b, d, e, paint);
  };
  const glm::vec3 centre = placed(at, middle);
  for (int axis = 0; axis < 3; ++axis)
    for (int side : {-1, 1}) {
      std::array<glm::vec3, 4> p;
      const int u[4] = {-1, 1, 1, -1}, v[4] = {-1, -1, 1, 1};
      for (std::size_t i = 0; i < 4; ++i) {
        int k[3];
        k[axis] = side;
        k[(axis + 1) % 3] = u[i];
        k[(axis + 2) % 3] = v[i];
        p[i] = corner(k[0], k[1], k[2], axis);
      }
      face(p[0], p[1], p[2], p[3], (p[0] + p[2]) * 0.5f - centre);
    }
  for (int axis = 0; axis < 3; ++axis)  // the four edges along `axis`
    for (int a : {-1, 1})
      for (int b : {-1, 1}) {
        const int i = (axis + 1) % 3, j = (axis + 2) % 3;
        const auto at_end = [&](int end, int which) {
          int k[3];
          k[axis] = end;
          k[i] = a;
          k[j] = b;
          return corner(k[0], k[1], k[2], which);
        };
        const glm::vec3 p = at_end(-1, i), q = at_end(1, i), r = at_end(1, j), t = at_end(-1, j);
        face(p, q, r, t, (p + r) * 0.5f - centre);
      }
  for (int x : {-1, 1})
    for (int y : {-1, 1})
      for (int z : {-1, 1}) {
        const glm::vec3 p = corner(x, y, z, 0), q = corner(x, y, z, 1), r = corner(x, y, z, 2);
        if (glm::dot(glm::cross(q - p, r - p), p - centre) < 0)
          add_triangle(s, p, r, q, paint);
        else
          add_triangle(s, p, q, r, paint);
      }
}

void add_roof(Solid& s, At at, glm::vec3 foot, glm::vec3 size, float hip, Paint paint) {
  const glm::vec3 h = size * 0.5f;
  const auto p = [&](float x, float y, float z) { return placed(at, foot + glm::vec3(x, y, z)); };
  const glm::vec3 a = p(-h.x, 0, h.z), b = p(h.x, 0, h.z), c = p(h.x, 0, -h.z), d = p(-h.x, 0, -h.z);
  const glm::vec3 l = p(-h.x + hip, size.y, 0), r = p(h.x - hip, size.y, 0);
  add_quad(s, a, b, r, l, paint);
  add_quad(s, c, d, l, r, paint);
  add_triangle(s, b, c, r, paint);
  add_triangle(s, d, a, l, paint);
  add_quad(s, d, c, b, a, paint);
}

void add_panel(Solid& s, At at, const Hull& hull, const std::vector<glm::vec2>& outline, Paint paint, float out) {
  const std::vector<glm::vec2> triangles = fill_outlines({outline});
  for (float side : {1.0f, -1.0f})
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
      const auto p = [&](std::size_t k) {
        const glm::vec2 q = triangles[i + k];
        return placed(at, {side * (hull.half_width - std::max(0.0f, q.y - hull.belt) * hull.lean + out), q.y, q.x});
      };
      // Seen from the left (+x), +z lies to the right hand's other side: the outline turns over.
      if (side > 0)
        add_triangle(s, p(0), p(2), p(1), paint);
      else
        add_triangle(s, p(0), p(1), p(2), paint);
    }
}

void add_hull(Solid& s, At at, const Hull& hull) {
  add_panel(s, at, hull, hull.outline, hull.paint, 0);
  float area = 0;
  const std::size_t n = hull.outline.size();
  for (std::size_t i = 0; i < n; ++i) {
    const glm::vec2 a = hull.outline[i], b = hull.outline[(i + 1) % n];
    area += a.x * b.y - b.x * a.y;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const glm::vec2 a = hull.outline[i], b = hull.outline[(i + 1) % n];
    const auto p = [&](glm::vec2 q, float side) {
      return placed(at, {side * (hull.half_width - std::max(0.0f, q.y - hull.belt) * hull.lean), q.y, q.x});
    };
    const Paint paint = i < hull.strip.size() ? hull.strip[i] : hull.paint;
    if (area < 0)
      add_quad(s, p(a, 1), p(a, -1), p(b, -1), p(b, 1), paint);
    else
      add_quad(s, p(a, -1), p(a, 1), p(b, 1), p(b, -1), paint);
  }
}

void add_lathe(Solid& s, At at, glm::vec3 foot, const std::vector<glm::vec2>& profile, int sides, Paint paint, glm::vec2 stretch) {
  if (s.two_levels && s.seen == Seen::always && sides >= 7)
    return for_levels(s, [&](bool fine) { add_lathe(s, at, foot, profile, fine ? sides : std::max(4, sides / 2), paint, stretch); });
  const auto point = [&](std::size_t ring, int side) {
    const float a = kTurn * float(side) / float(sides);
    return foot + glm::vec3(std::cos(a) * profile[ring].x * stretch.x, profile[ring].y, -std::sin(a) * profile[ring].x * stretch.y);
  };
  const auto slope = [&](std::size_t ring, int side) {
    const std::size_t from = ring == 0 ? 0 : ring - 1, to = std::min(ring + 1, profile.size() - 1);
    const glm::vec2 along = profile[to] - profile[from];
    const float a = kTurn * float(side) / float(sides);
    return glm::vec3(std::cos(a) * along.y / stretch.x, -along.x, -std::sin(a) * along.y / stretch.y);
  };
  for (std::size_t ring = 0; ring + 1 < profile.size(); ++ring)
    for (int k = 0; k < sides; ++k) {
      const glm::vec3 a = placed(at, point(ring, k)), b = placed(at, point(ring, k + 1)), c = placed(at, point(ring + 1, k + 1)),
                      d = placed(at, point(ring + 1, k));
      const glm::vec3 na = turned(at, slope(ring, k)), nb = turned(at, slope(ring, k + 1)), nc = turned(at, slope(ring + 1, k + 1)),
                      nd = turned(at, slope(ring + 1, k));
      add_smooth(s, {a, b, c}, {na, nb, nc}, paint);
      add_smooth(s, {a, c, d}, {na, nc, nd}, paint);
    }
}

void add_ellipsoid(Solid& s, At at, glm::vec3 middle, glm::vec3 radii, Paint paint, int sides, int rings) {
  std::vector<glm::vec2> profile;
  for (int i = 0; i <= rings; ++i) {
    const float a = 3.14159265f * (float(i) / float(rings) - 0.5f);
    profile.push_back({std::max(0.0f, std::cos(a)), std::sin(a) * radii.y});
  }
  add_lathe(s, at, middle, profile, sides, paint, {radii.x, radii.z});
}

void add_bar(Solid& s, At at, glm::vec3 from, glm::vec3 to, float radius, Paint paint, int sides) {
  if (s.two_levels && s.seen == Seen::always)
    return for_levels(s, [&](bool fine) {
      if (fine || radius >= 0.035f) add_bar(s, at, from, to, radius, paint, fine ? sides : 3);
    });
  const glm::vec3 along = glm::normalize(to - from);
  const glm::vec3 u = glm::normalize(glm::cross(along, std::abs(along.y) > 0.9f ? glm::vec3(1, 0, 0) : glm::vec3(0, 1, 0)));
  const glm::vec3 v = glm::cross(along, u);
  for (int k = 0; k < sides; ++k) {
    const auto rim = [&](int i) {
      const float a = kTurn * float(i) / float(sides);
      return u * std::cos(a) + v * std::sin(a);
    };
    const glm::vec3 m = turned(at, rim(k)), n = turned(at, rim(k + 1));
    const glm::vec3 a = placed(at, from + rim(k) * radius), b = placed(at, from + rim(k + 1) * radius),
                    c = placed(at, to + rim(k + 1) * radius), d = placed(at, to + rim(k) * radius);
    add_smooth(s, {a, b, c}, {m, n, n}, paint);
    add_smooth(s, {a, c, d}, {m, n, m}, paint);
    add_triangle(s, placed(at, to), d, c, paint);
  }
}

void add_text(Solid& s, At at, std::string_view text, glm::vec3 middle, float height, Paint paint, float depth) {
  if (s.two_levels && s.seen == Seen::always)
    return for_levels(s, [&](bool fine) {
      if (fine || height >= 0.3f) add_text(s, at, text, middle, height, paint, depth);
    });
  const Lettering letters = letters_of(text, height < 0.35f || s.seen == Seen::far ? 2 : 4);
  const glm::vec3 origin = middle - glm::vec3(letters.width / 2 * height, height / 2, -depth);
  add_face(s, at, origin, height, letters, paint);
  if (depth < 0.04f) return;
  const Paint side{mixed(paint.rgb, 0x201c18, 0.25f), paint.surface};
  for (const Outline& o : letters.outlines)
    for (std::size_t i = 0; i < o.size(); ++i) {
      const glm::vec3 a = origin + glm::vec3(o[i] * height, 0), b = origin + glm::vec3(o[(i + 1) % o.size()] * height, 0);
      const glm::vec3 back(0, 0, depth);
      add_quad(s, placed(at, a - back), placed(at, b - back), placed(at, b), placed(at, a), side);
    }
}

float fitted(std::string_view text, float height, float width) {
  return std::min(height, width / std::max(letters_of(text, 1).width, 1.0f));
}

void add_solid(Solid& s, At at, const Solid& other) {
  for (Facet f : other.facets) {
    for (int k = 0; k < 3; ++k) {
      f.at[k] = placed(at, f.at[k]);
      f.normal[k] = turned(at, f.normal[k]);
    }
    if (s.seen != Seen::always && f.seen != Seen::always && f.seen != s.seen) continue;
    if (s.seen != Seen::always) f.seen = s.seen;
    s.facets.push_back(f);
  }
  // What is added stands still: its wheels become part of it.
  for (const Wheel& w : other.wheels) {
    const glm::vec3 half(w.width / 2, 0, 0);
    add_bar(s, at, w.centre - half, w.centre + half, w.radius, {0x1c1d1f}, 12);
  }
}

}  // namespace sculpt
