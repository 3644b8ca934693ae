// Paint, joints, iron and repairs on the asphalt.
#include <cmath>
#include <tuple>

#include "assets/sculpt/lettering.h"
#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

constexpr float kPaintLevel = 0.0f, kSeamLevel = -0.01f;

glm::vec3 on(glm::vec2 p, float y) { return {p.x, y, -p.y}; }

// A flat shape with corners given counter-clockwise as on a map.
void shape(Solid& s, const std::vector<glm::vec2>& corners, float y, Paint paint) {
  for (std::size_t i = 1; i + 1 < corners.size(); ++i)
    add_triangle(s, on(corners[0], y), on(corners[i], y), on(corners[i + 1], y), paint);
}

void disc(Solid& s, glm::vec2 middle, float radius, float y, Paint paint, int sides) {
  std::vector<glm::vec2> rim;
  for (int i = 0; i < sides; ++i) {
    const float a = 6.2831853f * float(i) / float(sides);
    rim.push_back(middle + radius * glm::vec2(std::cos(a), std::sin(a)));
  }
  shape(s, rim, y, paint);
}

void arrow(Solid& s, glm::vec2 tail, glm::vec2 along, Paint paint) {
  const glm::vec2 side(-along.y, along.x), neck = tail + along * 2.2f;
  shape(s, {tail + side * 0.12f, tail - side * 0.12f, neck - side * 0.12f, neck + side * 0.12f}, kPaintLevel, paint);
  shape(s, {neck + side * 0.42f, neck - side * 0.42f, neck + along * 1.1f}, kPaintLevel, paint);
}

void street(Solid& s) {
  for (float n : {12.2f, 23.8f}) add_stripe(s, {-60, n}, {60, n}, 0.16f, kPaint, 0.25f, unsigned(n * 10));
  for (int i = 0; i < 30; ++i)
    if (i < 6 || i > 8)
      add_stripe(s, {-59 + float(i) * 4, 18}, {-57 + float(i) * 4, 18}, 0.16f, kPaint, 0.2f, unsigned(i + 40));
  for (float e : {-30.0f, 34.0f})
    for (int i = 0; i < 11; ++i)
      add_stripe(s, {e, 12.9f + float(i) * 1.02f}, {e + 4, 12.9f + float(i) * 1.02f}, 0.55f, kPaint, 0.35f,
                 unsigned(i) + unsigned(e + 90) * 7);
  for (float e : {-32.2f, 39.4f}) add_stripe(s, {e, 12.8f}, {e, 23.2f}, 0.35f, kPaint, 0.3f, unsigned(e + 300));
  for (int i = 0; i < 20; ++i)
    add_stripe(s, {78, -79 + float(i) * 8}, {78, -75.5f + float(i) * 8}, 0.18f, kPaint, 0.2f, unsigned(i + 90));
  for (float e : {67.5f, 88.5f}) add_stripe(s, {e, -80}, {e, 75}, 0.16f, kPaint, 0.25f, unsigned(e));
  // Keep clear before the gate of the election office: a yellow box with a lattice.
  const glm::vec2 low(-3, 24.4f), high(3, 27.4f);
  for (float n : {low.y, high.y}) add_stripe(s, {low.x, n}, {high.x, n}, 0.14f, kYellow, 0.25f, unsigned(n));
  for (float e : {low.x, high.x}) add_stripe(s, {e, low.y}, {e, high.y}, 0.14f, kYellow, 0.25f, unsigned(e + 9));
  for (int i = -1; i < 4; ++i) {
    const float e = -3 + float(i) * 1.5f;
    add_stripe(s, {std::max(-3.0f, e), low.y + std::max(0.0f, -3 - e)},
               {std::min(3.0f, e + 3), high.y - std::max(0.0f, e + 3 - 3)}, 0.1f, kYellow, 0.35f, unsigned(i + 60));
  }
  for (float side : {-1.0f, 1.0f})
    add_stripe(s, {side * 3.4f, 25.4f}, {side * 12, 25.4f}, 0.16f, kYellow, 0.3f, unsigned(side + 70));
  add_ground_text(s, "JL. YOS SUDARSO", {-46, 15}, 0, 0.9f, {0xb9b4a4});
  for (float e : {-50.0f, 48.0f}) arrow(s, {e, 21}, {-1, 0}, {0xc3beae});
  arrow(s, {50, 15}, {1, 0}, {0xc3beae});
}

void bays(Solid& s) {
  for (float n : {-12.0f, -24.0f}) {
    for (int i = 0; i < 11; ++i)
      add_stripe(s, {-56.5f + float(i) * 3, n - 2.5f}, {-56.5f + float(i) * 3, n + 2.5f}, 0.13f, kPaint, 0.4f,
                 unsigned(i) + unsigned(n + 60) * 13);
    add_stripe(s, {-56.5f, n + 2.5f}, {-26.5f, n + 2.5f}, 0.13f, kPaint, 0.4f, unsigned(n + 77));
  }
  // Two islands of bays in the middle, head to head, an aisle round each: they give the eye a scale.
  constexpr Paint kWorn{0xaaa595};
  for (const auto& [west, middle, count] : {std::tuple{-16.0f, -2.0f, 11}, {-14.0f, -18.0f, 21}}) {
    const float east = west + 2.6f * float(count - 1);
    for (int i = 0; i < count; ++i) {
      const float e = west + 2.6f * float(i);
      add_stripe(s, {e, middle - 5}, {e, middle + 5}, 0.14f, kWorn, 0.45f, unsigned(i) + unsigned(middle + 90) * 17);
    }
    add_stripe(s, {west, middle}, {east, middle}, 0.14f, kWorn, 0.4f, unsigned(middle + 120));
  }
  for (float e : {-10.0f, 14.0f, 34.0f}) arrow(s, {e, -10}, {1, 0}, kWorn);
  for (float e : {26.0f, -2.0f}) arrow(s, {e, 6}, {-1, 0}, kWorn);
  arrow(s, {46, -6}, {0, 1}, kWorn);
  arrow(s, {-22, 0}, {0, -1}, kWorn);
  add_ground_text(s, "P", {22, -2.2f}, 0, 3.0f, kWorn);
  for (int i = 0; i < 10; ++i)
    add_stripe(s, {-3 + float(i) * 2.6f, -31.5f}, {-3 + float(i) * 2.6f, -26.5f}, 0.13f, {0xb9b3a2}, 0.5f,
               unsigned(i + 200));
  add_stripe(s, {-3, -31.5f}, {20.4f, -31.5f}, 0.13f, {0xb9b3a2}, 0.5f, 219);
  for (int i = 0; i < 3; ++i)
    add_stripe(s, {-60 + float(i) * 12 + 0.2f, -38}, {-60 + float(i) * 12 + 0.2f, -33}, 0.16f, kYellow, 0.4f,
               unsigned(i + 230));
  add_stripe(s, {-59.8f, -33}, {-36, -33}, 0.16f, kYellow, 0.4f, 240);
  add_ground_text(s, "BUS", {-48, -31.6f}, kHalf, 1.3f, kYellow);
  for (int i = 0; i < 11; ++i)
    add_stripe(s, {-34.4f + float(i) * 1.1f, -37.4f}, {-34.4f + float(i) * 1.1f, -34.8f}, 0.08f, kPaint, 0.4f,
               unsigned(i + 260));
  add_ground_text(s, "KELUAR", {30, -33}, kHalf, 1.2f, {0xc3beae});
  arrow(s, {30, -34.6f}, {0, -1}, {0xc3beae});
  add_ground_text(s, "MASUK", {52, -17.0f}, -kQuarter, 0.8f, {0xc3beae});
  add_ground_text(s, "KELUAR", {52, -22.8f}, kQuarter, 0.8f, {0xc3beae});
  arrow(s, {49, -17.2f}, {-1, 0}, {0xc3beae});
  arrow(s, {55, -22.8f}, {1, 0}, {0xc3beae});
}

// What was dug up and closed again: an outline of its own, a shade darker, tarred round.
void repairs(Solid& s) {
  struct Repair {
    glm::vec2 middle, half;
    float turn;
  };
  constexpr Repair kRepairs[] = {{{-13, -7}, {2.6f, 1.3f}, 0.1f},  {{24, -3}, {1.5f, 2.2f}, 0.35f},
                                 {{5, -22}, {3.4f, 0.8f}, -0.06f}, {{-38, 2}, {1.7f, 1.5f}, 0.5f},
                                 {{47, 5}, {2.0f, 1.1f}, 0.02f},   {{-6, 31.5f}, {0, 0}, 0}};
  base::Random random(31);
  for (const Repair& r : kRepairs) {
    if (r.half.x == 0) continue;
    const glm::vec2 u(std::cos(r.turn), std::sin(r.turn)), v(-u.y, u.x);
    std::vector<glm::vec2> outer, inner;
    constexpr float kCorners[8][2] = {{-1, -0.7f}, {-0.8f, -1}, {0.75f, -1}, {1, -0.8f},
                                      {1, 0.7f},   {0.82f, 1},  {-0.7f, 1},  {-1, 0.75f}};
    for (const auto& c : kCorners) {
      const glm::vec2 p =
          u * (r.half.x * c[0] * random.between(0.93f, 1.05f)) + v * (r.half.y * c[1] * random.between(0.93f, 1.05f));
      outer.push_back(r.middle + p);
      inner.push_back(r.middle + p * (1 - 0.07f / glm::length(p)));
    }
    shape(s, outer, kSeamLevel - 0.004f, {0x383532});
    shape(s, inner, kSeamLevel, {0x474441});
  }
}

void cracks_and_joints(Solid& s) {
  constexpr Paint kSeam{0x37342f};
  s.seen = Seen::near;  // from afar the lots' own tones part them
  for (float e : {-40.0f, -20.0f, 0.0f, 20.0f, 40.0f}) {
    add_patch(s, {e, -14}, {0.05f, 52}, kSeamLevel, kSeam);
    add_patch(s, {e, 32}, {0.05f, 16}, kSeamLevel, kSeam);
  }
  for (float n : {-26.0f, -14.0f, 0.0f}) add_patch(s, {0, n}, {120, 0.05f}, kSeamLevel, kSeam);
  base::Random random(11);
  for (int c = 0; c < 26; ++c) {  // a crack wanders, forks never, and ends thin
    glm::vec2 p(random.between(-56, 56), random.between(-37, 11));
    const float main = random.between(0, 6.28f);
    float width = random.between(0.012f, 0.026f);
    for (int i = 0; i < 9; ++i, width *= 0.9f) {
      const float turn = main + random.between(-0.75f, 0.75f);
      const glm::vec2 along(std::cos(turn), std::sin(turn)), side(-along.y * width, along.x * width),
          q = p + along * random.between(0.2f, 0.75f);
      shape(s, {p - side, q - side * 0.86f, q + side * 0.86f, p + side}, kSeamLevel, kSeam);
      p = q;
    }
  }
  for (int i = 0; i < 16; ++i) {  // oil, in the bays
    const glm::vec2 p(-55 + float(i % 10) * 3 + random.between(-0.5f, 0.5f),
                      (i < 8 ? -12.0f : -24.0f) + random.between(-1.2f, 1.2f));
    disc(s, p, random.between(0.18f, 0.4f), kSeamLevel, {0x34312e}, 9);
  }
  // Joints of the promenade and of the plaza.
  constexpr Paint kJoint{0x7f7566};
  for (int i = 0; i < 42; ++i) add_patch(s, {-60.5f + float(i) * 3, -50}, {0.05f, 16}, kSeamLevel, kJoint);
  for (int i = 0; i < 21; ++i) add_patch(s, {-75, -30 + float(i) * 3}, {26, 0.05f}, kSeamLevel, kJoint);
  for (int i = 0; i < 12; ++i) add_patch(s, {-11 + float(i) * 2, 33.2f}, {0.04f, 10.4f}, kSeamLevel, {0x6b4636});
  s.seen = Seen::always;
}

void iron(Solid& s) {
  for (const glm::vec2 p :
       {glm::vec2(-44, 19.5f), {-12, 17}, {14, 19}, {46, 16.6f}, {-6, -16}, {28, -12}, {78, -40}, {78, 30}}) {
    s.seen = Seen::near;
    disc(s, p, 0.46f, kSeamLevel, {0x6d685f}, 16);
    disc(s, p, 0.36f, kSeamLevel + 0.003f, kIron, 16);
    for (float k : {-0.15f, 0.0f, 0.15f})
      add_patch(s, p + glm::vec2(0, k), {0.42f, 0.04f}, kSeamLevel + 0.006f, {0x4a4d50});
    s.seen = Seen::far;
    disc(s, p, 0.4f, kSeamLevel, kIron, 6);
  }
  s.seen = Seen::always;
  for (int i = 0; i < 8; ++i)  // gullies along both edges of the street
    for (float n : {12.6f, 23.4f}) {
      const glm::vec2 p(-52.5f + float(i) * 15, n);
      add_patch(s, p, {0.9f, 0.42f}, kSeamLevel, kIron);
      s.seen = Seen::near;
      for (int k = 0; k < 6; ++k)
        add_patch(s, p + glm::vec2(-0.36f + float(k) * 0.145f, 0), {0.06f, 0.34f}, kSeamLevel + 0.003f, {0x5b5e60});
      s.seen = Seen::always;
    }
}

}  // namespace

void add_patch(Solid& s, glm::vec2 middle, glm::vec2 size, float y, Paint paint) {
  const glm::vec2 h = size * 0.5f;
  add_quad(s, on(middle + glm::vec2(-h.x, -h.y), y), on(middle + glm::vec2(h.x, -h.y), y), on(middle + h, y),
           on(middle + glm::vec2(-h.x, h.y), y), paint);
}

void add_stripe(Solid& s, glm::vec2 from, glm::vec2 to, float width, Paint paint, float wear, unsigned seed) {
  // From afar a line narrower than a pixel would fall to dots: it is wider there, and as much paler.
  constexpr float kFarWidth = 0.2f;
  const auto line = [&](float wide, float piece, float faded) {
    base::Random random(seed * 97 + 5);
    const float length = glm::distance(from, to);
    const glm::vec2 along = (to - from) / length, side = glm::vec2(-along.y, along.x) * (wide / 2);
    const int parts = std::max(1, int(length / piece));
    float worn = wear * random.unit();
    for (int i = 0; i < parts; ++i) {
      const glm::vec2 p = from + along * (length * float(i) / float(parts)),
                      q = from + along * (length * float(i + 1) / float(parts));
      const float next = wear * random.between(0.1f, 1.3f);
      if (random.unit() > wear * 0.03f) {
        const std::uint32_t a = mixed(paint.rgb, kAsphalt.rgb, std::min(worn + faded, 0.75f)),
                            b = mixed(paint.rgb, kAsphalt.rgb, std::min(next + faded, 0.75f));
        const glm::vec3 up(0, 1, 0), c[4] = {on(p - side, kPaintLevel), on(q - side, kPaintLevel),
                                             on(q + side, kPaintLevel), on(p + side, kPaintLevel)};
        add_shaded(s, {c[0], c[1], c[2]}, {up, up, up}, {a, b, b}, paint);
        add_shaded(s, {c[0], c[2], c[3]}, {up, up, up}, {a, b, a}, paint);
      }
      worn = next;
    }
  };
  s.seen = Seen::near;
  line(width, 1.8f, 0);
  s.seen = Seen::far;
  line(std::max(width, kFarWidth), 4, width < kFarWidth ? 0.35f * (1 - width / kFarWidth) : 0.0f);
  s.seen = Seen::always;
}

void add_ground_text(Solid& s, std::string_view text, glm::vec2 middle, float up, float height, Paint paint) {
  const Lettering letters = letters_of(text, 2);
  const glm::vec2 y(std::sin(up), std::cos(up)), x(y.y, -y.x);
  const auto point = [&](glm::vec2 p) {
    return on(middle + x * ((p.x - letters.width / 2) * height) + y * ((p.y - 0.5f) * height), kPaintLevel);
  };
  for (std::size_t i = 0; i + 2 < letters.triangles.size(); i += 3)
    add_triangle(s, point(letters.triangles[i]), point(letters.triangles[i + 1]), point(letters.triangles[i + 2]),
                 paint);
}

void add_ground_marks(Solid& s) {
  street(s);
  bays(s);
  repairs(s);
  cracks_and_joints(s);
  iron(s);
}

}  // namespace sculpt
