// Palms, rain trees (trembesi), shrubs. Crowns are foliage: they sway with the wind.
#include <algorithm>
#include <cmath>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

using assets::Surface;

// What a clump of leaves belongs to: it is lit by its place in the crown as much as by its own roundness, or a crown
// falls apart into balls.
struct Crown {
  glm::vec3 middle, radii;
};

// Two dozen facets: a point below, two rings turned against each other, a point above; the outline broken by noise,
// lighter above, darker below.
void clump(Solid& s, glm::vec3 middle, glm::vec3 radii, const Crown& crown, std::uint32_t rgb, unsigned seed) {
  constexpr int kSides = 6;
  base::Random random(seed * 2654435761u + 17);
  const float turn = random.between(0, 1.05f);
  glm::vec3 lower[kSides], upper[kSides];
  for (int k = 0; k < kSides; ++k) {
    const float a = turn + 1.0471976f * float(k), b = a + 0.5235988f;
    lower[k] = middle + radii * random.between(0.86f, 1.1f) * glm::vec3(std::cos(a), -0.28f, std::sin(a));
    upper[k] = middle + radii * random.between(0.84f, 1.06f) * glm::vec3(0.8f * std::cos(b), 0.52f, 0.8f * std::sin(b));
  }
  const glm::vec3 top = middle + glm::vec3(0, radii.y, 0), foot = middle - glm::vec3(0, 0.62f * radii.y, 0);
  const auto out = [&](const glm::vec3& p) {
    return glm::normalize(glm::normalize((p - middle) / radii) +
                          glm::normalize((p - crown.middle) / (crown.radii * crown.radii)));
  };
  const auto tone = [&](const glm::vec3& p) {
    const float own = (p.y - middle.y) / radii.y, all = std::clamp((p.y - crown.middle.y) / crown.radii.y, -1.0f, 1.0f),
                up = 0.6f * own + 0.4f * all;
    return up > 0 ? mixed(rgb, 0xa3b458, 0.44f * up) : mixed(rgb, 0x1d2a14, std::min(0.75f, -0.75f * up));
  };
  const Paint paint{rgb, Surface::foliage};
  const auto facet = [&](const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
    add_shaded(s, {a, b, c}, {out(a), out(b), out(c)}, {tone(a), tone(b), tone(c)}, paint);
  };
  for (int k = 0; k < kSides; ++k) {
    const int n = (k + 1) % kSides;
    facet(foot, lower[k], lower[n]);
    facet(lower[k], upper[k], lower[n]);
    facet(upper[k], upper[n], lower[n]);
    facet(upper[k], top, upper[n]);
  }
}

// Wide crowns like umbrellas on forking limbs, clump by clump, with holes that the light falls through.
void trembesi(Solid& s, glm::vec3 foot, float size, unsigned seed) {
  base::Random random(seed * 131 + 9);
  const Paint bark{0x574632};
  add_lathe(s, {}, foot, {{0.75f * size, -0.3f}, {0.5f * size, 0.5f}, {0.4f * size, 2.4f * size}}, 9, bark);
  const glm::vec3 fork = foot + glm::vec3(0, 2.3f * size, 0);
  for (int k = 0; k < 5; ++k) {
    const float a = 1.2566f * float(k) + random.between(-0.3f, 0.3f), reach = random.between(2.4f, 3.4f) * size;
    add_bar(s, {}, fork, fork + glm::vec3(std::cos(a) * reach, random.between(3.1f, 3.6f) * size, std::sin(a) * reach),
            0.2f * size, bark, 5);
  }
  const Crown crown{foot + glm::vec3(0, 4.6f * size, 0), glm::vec3(5.2f, 2.6f, 5.2f) * size};
  constexpr std::uint32_t kGreens[] = {0x3d582b, 0x4a6634, 0x547239, 0x446131};
  const auto crown_of = [&](int count, float large) {
    const float lean = random.between(0, 6.28f);
    for (int k = 0; k < count; ++k) {  // sunflower seeds: evenly over a disc
      const float share = std::sqrt((float(k) + 0.5f) / float(count)), a = lean + 2.39996323f * float(k),
                  reach = 4.5f * size * share * random.between(0.92f, 1.06f),
                  up = (6.75f - 1.9f * share * share + random.between(-0.25f, 0.25f)) * size;
      const glm::vec3 radii =
          glm::vec3(random.between(0.92f, 1.26f), random.between(0.72f, 0.95f), random.between(0.98f, 1.32f)) *
          (size * large);
      clump(s, foot + glm::vec3(std::cos(a) * reach, up, std::sin(a) * reach), radii, crown, kGreens[random.below(4)],
            seed * 64 + unsigned(k));
    }
  };
  s.seen = Seen::near;
  crown_of(26, 1.06f);
  s.seen = Seen::far;
  crown_of(15, 1.4f);
  s.seen = Seen::always;
}

void shrub(Solid& s, glm::vec3 foot, float size, unsigned seed) {
  base::Random random(seed * 31 + 5);
  const std::uint32_t rgb = seed % 3 == 0 ? 0x6a7a3e : 0x4d6a36;
  const Crown crown{foot + glm::vec3(0, 0.2f * size, 0), glm::vec3(0.9f, 0.7f, 0.9f) * size};
  const float a = random.between(0, 6.28f);
  s.seen = Seen::near;
  for (float side : {1.0f, -1.0f})
    clump(s, foot + glm::vec3(std::cos(a) * 0.34f * side, 0.34f + 0.1f * side, std::sin(a) * 0.34f * side) * size,
          glm::vec3(0.62f, 0.52f, 0.62f) * (size * (1 + 0.12f * side)), crown, rgb, seed * 2 + (side > 0 ? 1u : 0u));
  s.seen = Seen::far;
  clump(s, foot + glm::vec3(0, 0.34f * size, 0), glm::vec3(0.82f, 0.58f, 0.82f) * size, crown, rgb, seed * 2);
  s.seen = Seen::always;
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
