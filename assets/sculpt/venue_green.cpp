// Palms, rain trees (trembesi), shrubs. Crowns are foliage: they sway with the wind.
#include <cmath>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

using assets::Surface;

// A cushion of leaves: lighter above, darker below, its outline broken by noise.
void cushion(Solid& s, glm::vec3 middle, glm::vec3 radii, std::uint32_t rgb, int sides, int rings, unsigned seed) {
  const auto point = [&](int ring, int side) {
    const float up = 3.1415927f * (float(ring) / float(rings) - 0.5f),
                a = 6.2831853f * float(side % sides) / float(sides);
    const glm::vec3 d(std::cos(up) * std::cos(a), std::sin(up), std::cos(up) * std::sin(a));
    const float bump =
        0.86f + 0.28f * soft_noise(float(side % sides) * 1.7f + float(ring) * 3.1f, float(seed), 1.4f, seed);
    return middle + d * radii * (ring == 0 || ring == rings ? 0.9f : bump);
  };
  const auto out = [&](const glm::vec3& p) { return glm::normalize((p - middle) / (radii * radii)); };
  const auto tone = [&](const glm::vec3& p) {
    const float up = (p.y - middle.y) / radii.y;
    return up > 0 ? mixed(rgb, 0xa9b565, 0.42f * up) : mixed(rgb, 0x1d2a14, -0.6f * up);
  };
  const Paint paint{rgb, Surface::foliage};
  for (int ring = 0; ring < rings; ++ring)
    for (int side = 0; side < sides; ++side) {
      const glm::vec3 a = point(ring, side), b = point(ring, side + 1), c = point(ring + 1, side + 1),
                      d = point(ring + 1, side);
      add_shaded(s, {a, c, b}, {out(a), out(c), out(b)}, {tone(a), tone(c), tone(b)}, paint);
      add_shaded(s, {a, d, c}, {out(a), out(d), out(c)}, {tone(a), tone(d), tone(c)}, paint);
    }
}

// Wide crowns in three storeys on forking limbs.
void trembesi(Solid& s, glm::vec3 foot, float size, unsigned seed) {
  base::Random random(seed * 131 + 9);
  const Paint bark{0x574632};
  add_lathe(s, {}, foot, {{0.75f * size, -0.3f}, {0.5f * size, 0.5f}, {0.4f * size, 2.4f * size}}, 9, bark);
  const glm::vec3 fork = foot + glm::vec3(0, 2.3f * size, 0);
  for (int k = 0; k < 5; ++k) {
    const float a = 1.2566f * float(k) + random.between(-0.3f, 0.3f), reach = random.between(2.4f, 3.4f) * size;
    add_bar(s, {}, fork, fork + glm::vec3(std::cos(a) * reach, random.between(2.2f, 3.0f) * size, std::sin(a) * reach),
            0.2f * size, bark, 5);
  }
  struct Tuft {
    glm::vec3 at, radii;
    std::uint32_t rgb;
  };
  std::vector<Tuft> tufts;
  for (int k = 0; k < 7; ++k) {
    const float a = 0.8976f * float(k) + random.between(-0.2f, 0.2f), reach = random.between(2.9f, 3.7f) * size;
    tufts.push_back(
        {foot + glm::vec3(std::cos(a) * reach, random.between(4.7f, 5.5f) * size, std::sin(a) * reach),
         glm::vec3(random.between(2.0f, 2.7f), random.between(0.9f, 1.25f), random.between(2.0f, 2.7f)) * size,
         k % 2 == 0 ? 0x4a6534u : 0x55713au});
  }
  for (int k = 0; k < 3; ++k) {
    const float a = 2.0944f * float(k) + 0.5f;
    tufts.push_back({foot + glm::vec3(std::cos(a) * 1.3f * size, 6.4f * size, std::sin(a) * 1.3f * size),
                     glm::vec3(2.2f, 1.25f, 2.2f) * size, 0x5d7a3f});
  }
  for (const Tuft& t : tufts) {
    s.seen = Seen::near;
    cushion(s, t.at, t.radii, t.rgb, 9, 5, seed + std::uint32_t(&t - tufts.data()));
    s.seen = Seen::far;
    cushion(s, t.at, t.radii, t.rgb, 6, 4, seed + std::uint32_t(&t - tufts.data()));
  }
  s.seen = Seen::always;
}

void shrub(Solid& s, glm::vec3 foot, float size, unsigned seed) {
  cushion(s, foot + glm::vec3(0, 0.35f * size, 0), glm::vec3(0.8f, 0.6f, 0.8f) * size,
          seed % 3 == 0 ? 0x6a7a3eu : 0x4d6a36u, 7, 4, seed);
}

// A frond arches out and droops: a folded blade, fringed by its leaflets.
void frond(Solid& s, glm::vec3 root, glm::vec3 out, float reach, float drop, Paint leaf, bool near) {
  const glm::vec3 side(-out.z, 0, out.x);
  const int parts = near ? 5 : 2;
  const auto spine = [&](float f) {
    return root + out * (reach * f) + glm::vec3(0, 0.95f * f * (1 - f) * 2.2f - drop * f * f, 0);
  };
  for (int i = 0; i < parts; ++i) {
    const float f = float(i) / float(parts), g = float(i + 1) / float(parts);
    const auto width = [](float u) { return 0.16f + 0.62f * std::sin(3.1415927f * std::min(1.0f, u * 0.92f + 0.08f)); };
    for (float w : {-1.0f, 1.0f}) {
      const glm::vec3 a = spine(f), b = spine(g);
      const glm::vec3 c = b + side * (w * width(g) * (g < 1 ? 1 : 0)) - glm::vec3(0, 0.3f * width(g), 0),
                      d = a + side * (w * width(f)) - glm::vec3(0, 0.3f * width(f), 0);
      const glm::vec3 tip = near && g < 1 ? c - out * 0.22f : c;
      const glm::vec3 up = glm::normalize(glm::vec3(side * (w * -0.3f)) + glm::vec3(0, 1, 0));
      const std::uint32_t dark = mixed(leaf.rgb, 0x20300f, 0.25f), pale = mixed(leaf.rgb, 0xb4b060, 0.25f);
      add_shaded(s, {a, b, tip}, {up, up, up}, {dark, dark, pale}, leaf);
      add_shaded(s, {a, tip, d}, {up, up, up}, {dark, pale, pale}, leaf);
    }
  }
}

}  // namespace

void add_palm(Solid& s, glm::vec3 foot, float height, unsigned seed) {
  base::Random random(seed * 77 + 3);
  const float lean = random.between(-1.1f, 1.1f), lean_z = random.between(-0.9f, 0.9f);
  glm::vec3 last = foot - glm::vec3(0, 0.3f, 0);
  for (int k = 1; k <= 6; ++k) {
    const float f = float(k) / 6;
    const glm::vec3 next = foot + glm::vec3(lean * f * f, height * f, lean_z * f * f);
    add_bar(s, {}, last, next, 0.27f - 0.12f * f, {k % 2 == 0 ? 0x7c6746u : 0x6b583b}, 7);
    last = next;
  }
  for (int k = 0; k < 11; ++k) {
    const float a = 0.5712f * float(k) + random.between(-0.2f, 0.2f), reach = random.between(2.7f, 3.5f),
                drop = random.between(0.8f, 2.1f);
    const glm::vec3 out(std::cos(a), 0, std::sin(a));
    const Paint leaf{k % 3 == 0 ? 0x637f3du : k % 3 == 1 ? 0x4f6e34u : 0x587638u, Surface::foliage};
    s.seen = Seen::near;
    frond(s, last, out, reach, drop, leaf, true);
    s.seen = Seen::far;
    frond(s, last, out, reach, drop, leaf, false);
    s.seen = Seen::always;
  }
  for (float a : {0.3f, 2.2f, 4.1f})
    add_ellipsoid(s, {}, last + glm::vec3(std::cos(a) * 0.26f, -0.28f, std::sin(a) * 0.26f), {0.17f, 0.2f, 0.17f},
                  {0x8a7a3a}, 6, 4);
}

void add_greenery(Solid& s) {
  for (int k = 0; k < 6; ++k) add_palm(s, at(-63, -30 + float(k) * 13), 7.5f + float(k % 3), unsigned(k));
  for (int k = 0; k < 8; ++k) add_palm(s, at(-55 + float(k) * 10, -53), 7 + float(k % 4) * 0.7f, unsigned(k + 10));
  for (int k = 0; k < 7; ++k) add_palm(s, at(-138 - float(k % 2) * 5, -58 + float(k) * 19), 8, unsigned(k + 30));
  for (int k = 0; k < 4; ++k) add_palm(s, at(-92 + float(k % 2) * 9, -34 - float(k) * 11), 7.4f, unsigned(k + 50));
  for (int k = 0; k < 3; ++k) trembesi(s, at(-66 + float(k) * 26, 44 + float(k) * 3), 1.15f, unsigned(k + 1));
  constexpr glm::vec2 kPark[] = {{30, 66}, {58, 50}, {-44, 62}, {-2, 69}, {-84, 58}, {60, 68}};
  for (std::size_t k = 0; k < std::size(kPark); ++k)
    trembesi(s, at(kPark[k].x, kPark[k].y, 0.2f), 0.8f + 0.1f * float(k % 3), unsigned(k + 20));
  for (int k = 0; k < 6; ++k) trembesi(s, at(-40 + float(k) * 24, -65), 0.62f + 0.08f * float(k % 2), unsigned(k + 40));
  base::Random random(5);
  for (int k = 0; k < 30; ++k)
    shrub(s, at(-88 + float(k) * 5.2f + random.between(-1, 1), 72.4f, 0.3f), random.between(0.9f, 1.5f), unsigned(k));
  for (int k = 0; k < 26; ++k)
    shrub(s, at(-61 + float(k) * 4.9f, -59.4f, 0), random.between(0.8f, 1.2f), unsigned(k + 60));
  for (int k = 0; k < 26; ++k) {  // about the turtle, and on the dunes
    const float a = random.between(0, 6.28f), r = random.between(1.35f, 2.0f);
    shrub(s, at(-108 + std::cos(a) * 20 * r, 5 + std::sin(a) * 17 * r), random.between(0.7f, 1.5f), unsigned(k + 90));
  }
}

}  // namespace sculpt
