// Beach, surf, jetty and boats.
#include <cmath>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

using assets::Surface;

constexpr float kSeaLevel = -0.62f;

// Where the water's edge is; it bulges and draws back along the beach.
float shore(float north) { return -155.5f + 1.6f * std::sin(north * 0.11f) + 0.8f * std::sin(north * 0.31f + 1); }

void water(Solid& s, int columns, int rows) {
  const auto point = [&](int i, int k) {
    const float n = -81 + 157 * float(k) / float(rows), f = float(i) / float(columns);
    return at(-191 + f * (shore(n) + 192.5f), n, kSeaLevel);
  };
  const auto tone = [&](int i, int k) {
    const float f = float(i) / float(columns), n = float(k) * 157 / float(rows);
    const float spot = soft_noise(f * 40, n, 9, 21) - 0.5f;  // reefs under the water
    return mixed(mixed(0x174f60, 0x27777d, std::min(1.0f, f * 1.5f)), f > 0.75f ? 0x6fb0a2 : 0x1d4f52,
                 std::max(0.0f, (f - 0.72f) * 2.4f) + std::max(0.0f, spot) * 0.5f);
  };
  const glm::vec3 up(0, 1, 0);
  const Paint paint{0xffffff, Surface::water};
  for (int i = 0; i < columns; ++i)
    for (int k = 0; k < rows; ++k) {
      add_shaded(s, {point(i, k), point(i + 1, k), point(i + 1, k + 1)}, {up, up, up},
                 {tone(i, k), tone(i + 1, k), tone(i + 1, k + 1)}, paint);
      add_shaded(s, {point(i, k), point(i + 1, k + 1), point(i, k + 1)}, {up, up, up},
                 {tone(i, k), tone(i + 1, k + 1), tone(i, k + 1)}, paint);
    }
}

// Sand runs under the water; it is darker where waves reach it.
void beach(Solid& s, int rows) {
  struct Step {
    float from_shore, height;
    std::uint32_t rgb;
  };
  constexpr Step kSteps[] = {
      {-9, -1.3f, 0x7a7455}, {-0.5f, -0.66f, 0x8d7c58}, {2.2f, -0.50f, 0xa08c64}, {3.6f, -0.42f, 0xbfa87c}};
  const glm::vec3 up(-0.06f, 1, 0);
  for (int k = 0; k < rows; ++k)
    for (int i = 0; i < 4; ++i) {
      const float n0 = -81 + 157 * float(k) / float(rows), n1 = -81 + 157 * float(k + 1) / float(rows);
      const auto point = [&](int step, float n) {
        return step == 4 ? at(-150, n, -0.34f) : at(shore(n) + kSteps[step].from_shore, n, kSteps[step].height);
      };
      const auto tone = [&](int step) { return step == 4 ? 0xbfa87cu : kSteps[step].rgb; };
      add_shaded(s, {point(i, n0), point(i + 1, n0), point(i + 1, n1)}, {up, up, up},
                 {tone(i), tone(i + 1), tone(i + 1)}, kSand);
      add_shaded(s, {point(i, n0), point(i + 1, n1), point(i, n1)}, {up, up, up}, {tone(i), tone(i + 1), tone(i)},
                 kSand);
    }
  // The dunes are cut elsewhere: what shines through the seam is sand as well.
  add_quad(s, at(-151, -81, -0.4f), at(-149, -81, -0.4f), at(-149, 76, -0.4f), at(-151, 76, -0.4f), kSand);
}

// Three lines of foam, each ragged, thick where a wave breaks; they bob with the water.
void foam(Solid& s, int rows) {
  const Paint paint{0xdfe9e4, Surface::water};
  const glm::vec3 up(0, 1, 0);
  for (int line = 0; line < 3; ++line)
    for (int k = 0; k < rows; ++k) {
      const float n0 = -81 + 157 * float(k) / float(rows), n1 = -81 + 157 * float(k + 1) / float(rows);
      const auto edge = [&](float n, bool outer) {
        const float wide = 0.15f + 1.5f * std::max(0.0f, soft_noise(n, float(line) * 50, 5, 33) - 0.25f);
        return shore(n) - 0.2f - float(line) * (3.1f + 1.2f * std::sin(n * 0.07f + float(line))) -
               (outer ? wide : 0.0f);
      };
      const float gap = soft_noise(n0, float(line) * 90, 8, 34);
      if (line > 0 && gap < 0.32f + 0.1f * float(line)) continue;
      const float y = kSeaLevel + 0.05f;
      const glm::vec3 a = at(edge(n0, true), n0, y), b = at(edge(n0, false), n0, y), c = at(edge(n1, false), n1, y),
                      d = at(edge(n1, true), n1, y);
      const std::uint32_t out = line == 0 ? 0x9fc9be : 0x7fb5b0;
      add_shaded(s, {a, b, c}, {up, up, up}, {out, paint.rgb, paint.rgb}, paint);
      add_shaded(s, {a, c, d}, {up, up, up}, {out, paint.rgb, out}, paint);
    }
}

// A fishing boat with its outrigger, as they lie off Jepara. `lift`: keel over the ground.
void boat(Solid& s, At where, float length, std::uint32_t hull, float lift) {
  const float h = length / 2, w = length * 0.12f;
  const auto section = [&](float f) {  // port rim, keel, starboard rim
    const float wide = w * std::sqrt(std::max(0.0f, 1 - f * f)), rise = 0.25f * f * f * f * f * length * 0.35f;
    return std::array<glm::vec3, 3>{glm::vec3(f * h, 0.62f + rise, -wide), glm::vec3(f * h * 0.92f, rise * 0.7f, 0),
                                    glm::vec3(f * h, 0.62f + rise, wide)};
  };
  const At placed{where.place + glm::vec3(0, lift, 0), where.turn};
  const auto world = [&](glm::vec3 p) {
    const float sn = std::sin(placed.turn), c = std::cos(placed.turn);
    return glm::vec3(c * p.x + sn * p.z, p.y, c * p.z - sn * p.x) + placed.place;
  };
  constexpr int kParts = 8;
  for (int i = 0; i < kParts; ++i) {
    const auto a = section(-1 + 2 * float(i) / kParts), b = section(-1 + 2 * float(i + 1) / kParts);
    for (int k = 0; k < 2; ++k)
      add_quad(s, world(a[std::size_t(k)]), world(a[std::size_t(k) + 1]), world(b[std::size_t(k) + 1]),
               world(b[std::size_t(k)]), {hull});
    add_quad(s, world(a[0] - glm::vec3(0, 0.12f, 0)), world(b[0] - glm::vec3(0, 0.12f, 0)),
             world(b[2] - glm::vec3(0, 0.12f, 0)), world(a[2] - glm::vec3(0, 0.12f, 0)), {0x8a6f4a});
  }
  add_box(s, placed, {-h * 0.35f, 1.05f, 0}, {length * 0.2f, 0.9f, w * 1.3f}, kWhite, 0.06f);
  add_box(s, placed, {-h * 0.35f, 1.55f, 0}, {length * 0.24f, 0.1f, w * 1.6f}, {mixed(hull, 0x202020, 0.2f)}, 0.03f);
  add_bar(s, placed, {h * 0.25f, 0.6f, 0}, {h * 0.25f, 2.9f, 0}, 0.05f, kWood);
  for (float z : {-w * 2.6f, w * 2.6f}) {
    add_bar(s, placed, {-h * 0.6f, 0.35f, z}, {h * 0.6f, 0.35f, z}, 0.08f, {0xcfc6ad}, 5);
    for (float x : {-h * 0.3f, h * 0.3f}) add_bar(s, placed, {x, 0.6f, 0}, {x, 0.38f, z}, 0.04f, kWood, 4);
  }
}

void jetty(Solid& s) {
  constexpr float kNorth = -30, kTop = 0.25f;
  for (int i = 0; i < 42; ++i) {  // plank by plank, no two of a colour
    const float tone = soft_noise(float(i) * 3.7f, 1, 1.3f, 41);
    add_box(s, {}, at(-146.6f - float(i) * 0.95f, kNorth, kTop), {0.86f, 0.1f, 2.8f},
            {mixed(0x8a6a44, 0xa88a60, tone)});
  }
  for (float side : {-1.25f, 1.25f}) {
    for (int i = 0; i < 14; ++i) {
      const float e = -147 - float(i) * 3;
      add_bar(s, {}, at(e, kNorth + side, -2.0f), at(e, kNorth + side, 1.25f), 0.1f, {0x6a5033});
    }
    for (float y : {0.75f, 1.15f})
      add_bar(s, {}, at(-147, kNorth + side, y), at(-186, kNorth + side, y), 0.045f, {0x9a7a50}, 5);
  }
  add_box(s, {}, at(-184.5f, kNorth, kTop), {5.4f, 0.12f, 6.5f}, {0x96754c});
  for (float e : {-186.6f, -182.4f})
    for (float n : {-2.7f, 2.7f}) add_bar(s, {}, at(e, kNorth + n, -1.8f), at(e, kNorth + n, 2.9f), 0.11f, {0x6a5033});
  add_roof(s, {at(-184.5f, kNorth)}, {0, 2.9f, 0}, {6, 1.7f, 7}, 2.9f, {0x8a5a3a});
  add_box(s, {}, at(-183.4f, kNorth + 2.2f, 0.75f), {2.6f, 0.08f, 0.5f}, kWood);
}

}  // namespace

void add_sea(Solid& s) {
  s.seen = Seen::near;
  water(s, 18, 44);
  beach(s, 60);
  foam(s, 110);
  s.seen = Seen::far;
  water(s, 8, 20);
  beach(s, 24);
  foam(s, 60);
  s.seen = Seen::always;
  jetty(s);
  boat(s, {at(-176, -22), 0.25f}, 8.5f, 0x2e6f8e, kSeaLevel - 0.22f);
  boat(s, {at(-170, -38.5f), -0.12f}, 7, 0xb8552f, kSeaLevel - 0.2f);
  boat(s, {at(-172, 34), 1.0f}, 9, 0x3c7a5a, kSeaLevel - 0.22f);
  boat(s, {at(-146.5f, 40), 1.35f}, 7, 0xc9962e, -0.42f);
  boat(s, {at(-145.5f, 47), 1.5f}, 6.4f, 0x3e5f8a, -0.42f);
}

}  // namespace sculpt
