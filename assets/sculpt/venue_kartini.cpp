// Pantai Kartini as a table model. The metres are those of
// scenes/library/venues/kartini/kartini.venue.yaml (east, north); x = east, z = -north.
#include <cmath>

#include "assets/sculpt/things.h"
#include "base/random.h"

namespace sculpt {
namespace {

using enum assets::Surface;

constexpr Paint kSand{0xd3c19b}, kAsphalt{0x5f5d5b}, kRoad{0x4d4c4d}, kPaint{0xdcd8ca}, kYellow{0xd9b24a}, kWall{0xe9e3d3},
    kRoof{0xb5563a}, kGlass{0x33424c}, kSteel{0x848b90}, kKerb{0xb7b2a6}, kWhite{0xf0ede4}, kWood{0x9a7447}, kGrass{0x8a9a5b};

// A flat rectangle by its middle (east, north) and size, `y` metres up.
void patch(Solid& s, float east, float north, float width, float depth, float y, Paint paint) {
  const float x0 = east - width / 2, x1 = east + width / 2, z0 = -north - depth / 2, z1 = -north + depth / 2;
  add_quad(s, {x0, y, z1}, {x1, y, z1}, {x1, y, z0}, {x0, y, z0}, paint);
}
glm::vec3 at(float east, float north, float up = 0) { return {east, up, -north}; }

void ground(Solid& s) {
  // The slab with its wooden edge, then sand, lawn, apron, roads and paint, a hair apart.
  add_box(s, {}, {-45, -2.1f, 2.5f}, {292, 2.6f, 157}, {0x6b4d33}, 0.6f);
  patch(s, -31, -2.5f, 262, 155, -0.30f, kSand);
  patch(s, -74, 0, 24, 62, -0.16f, {0xc9bda6});
  patch(s, 0, -47, 122, 11, -0.16f, {0xc2b08b});
  patch(s, -6, 56, 170, 24, -0.16f, kGrass);
  patch(s, 0, 0, 124, 84, -0.10f, kKerb);
  patch(s, 0, 0, 120, 80, -0.05f, kAsphalt);
  patch(s, 78, -2.5f, 22, 150, -0.14f, kRoad);
  patch(s, 64, -20, 10, 8, -0.08f, kRoad);
  patch(s, 30, -43, 6, 6, -0.06f, kRoad);
  patch(s, -20, 44, 6, 8, -0.06f, kRoad);
  patch(s, 0, 18, 120, 12, -0.03f, kRoad);  // Jl. Yos Sudarso
  for (float n : {12.15f, 23.85f}) patch(s, 0, n, 120, 0.14f, -0.02f, kPaint);
  for (int i = 0; i < 30; ++i)
    if (i < 7 || i > 8) patch(s, -58 + float(i) * 4, 18, 2, 0.15f, -0.02f, kPaint);
  for (int i = 0; i < 8; ++i) patch(s, -28, 13 + float(i) * 1.4f, 4, 0.7f, -0.02f, kPaint);  // zebra
  for (int i = 0; i < 18; ++i) patch(s, 78, -72 + float(i) * 8, 0.2f, 3.5f, -0.12f, kPaint);
  for (float n : {-12.0f, -24.0f})
    for (int i = 0; i < 10; ++i) patch(s, -57 + float(i) * 3, n, 0.12f, 5, -0.02f, kPaint);
  for (int i = 0; i < 9; ++i) patch(s, -3 + float(i) * 2.6f, -29, 0.12f, 5, -0.02f, {0xb9b4a6});
  patch(s, 0, 25.2f, 24, 0.2f, -0.02f, kYellow);
  // Worn patches and joints, so that the asphalt is no plane.
  base::Random random(7);
  for (int i = 0; i < 60; ++i) {
    const float e = random.between(-57, 57), n = random.between(-38, 10);
    patch(s, e, n, random.between(1, 6), random.between(0.6f, 3), -0.04f, {random.unit() < 0.5f ? 0x595755u : 0x656361u});
  }
}

void sea(Solid& s) {
  const Paint deep{0x2f7f86, water}, shallow{0x63aaa6, water};
  for (int i = 0; i < 10; ++i)
    for (int k = 0; k < 38; ++k) {
      const float x0 = -189 + float(i) * 3.4f, z0 = -73.5f + float(k) * 4;
      const Paint paint = i > 6 ? shallow : deep;
      add_quad(s, {x0, -0.62f, z0 + 4}, {x0 + 3.4f, -0.62f, z0 + 4}, {x0 + 3.4f, -0.62f, z0}, {x0, -0.62f, z0}, paint);
    }
  for (int k = 0; k < 38; ++k) {  // the beach falls into it, with a ragged line of foam
    const float z0 = -73.5f + float(k) * 4, ragged = 1.1f * std::sin(float(k) * 1.3f), next = 1.1f * std::sin(float(k + 1) * 1.3f);
    add_quad(s, {-164, -1.2f, z0 + 4}, {-148, -0.29f, z0 + 4}, {-148, -0.29f, z0}, {-164, -1.2f, z0}, {0xc8b389});
    add_quad(s, {-156.6f + next, -0.50f, z0 + 4}, {-155.6f + next, -0.46f, z0 + 4}, {-155.6f + ragged, -0.46f, z0},
             {-156.6f + ragged, -0.50f, z0}, {0xeaf1ec});
  }
  for (int i = 0; i < 16; ++i) {  // the jetty
    add_box(s, {}, {-157 - float(i) * 1.9f, 0.25f, -30}, {1.8f, 0.14f, 2.6f}, kWood);
    if (i % 3 == 0)
      for (float z : {-31.2f, -28.8f}) add_bar(s, {}, {-157 - float(i) * 1.9f, -1.4f, z}, {-157 - float(i) * 1.9f, 1.1f, z}, 0.12f, {0x6f5335});
  }
  for (float z : {-31.2f, -28.8f}) add_bar(s, {}, {-157, 1.0f, z}, {-186, 1.0f, z}, 0.05f, kWood);
}

void turtle(Solid& s) {
  const glm::vec3 middle = at(-108, 5);
  add_lathe(s, {}, middle, {{20.6f, -0.2f}, {20.6f, 2.6f}, {21.4f, 3.0f}}, 40, kWall, {1, 0.72f});
  for (int k = 0; k < 20; ++k) {  // arches of the ground floor
    const float a = float(k) * 0.314159f;
    add_box(s, {middle + glm::vec3(std::cos(a) * 20.7f, 1.2f, -std::sin(a) * 14.9f), a}, {}, {0.5f, 2.0f, 2.2f}, kGlass, 0.1f);
  }
  // The shell in plates: six sides wide, shifted from row to row, each with a dark rim.
  constexpr int kRows = 7;
  for (int row = 0; row < kRows; ++row) {
    const int plates = row == kRows - 1 ? 6 : 18;
    const auto point = [&](float r, float k, float grow) {
      const float up = 1.5707963f * r / float(kRows), a = 6.2831853f * k / float(plates);
      return middle + glm::vec3(std::cos(up) * std::cos(a) * 21.2f * grow, 3 + std::sin(up) * 10.6f * grow,
                                -std::cos(up) * std::sin(a) * 15.3f * grow);
    };
    for (int k = 0; k < plates; ++k) {
      const float shift = row % 2 == 0 ? 0.0f : 0.5f, from = float(k) + shift;
      const std::uint32_t greens[] = {0x4c7a4a, 0x5a8a52, 0x426e46};
      const float r0 = float(row), r1 = float(row + 1);
      add_quad(s, point(r0, from, 0.99f), point(r0, from + 1, 0.99f), point(r1, from + 1, 0.99f), point(r1, from, 0.99f), {0x2f5038});
      add_quad(s, point(r0 + 0.1f, from + 0.09f, 1.012f), point(r0 + 0.1f, from + 0.91f, 1.012f), point(r1 - 0.08f, from + 0.88f, 1.012f),
               point(r1 - 0.08f, from + 0.12f, 1.012f), {greens[(k + row) % 3]});
    }
  }
  const Paint skin{0x7fa05f};
  add_ellipsoid(s, {}, at(-86.5f, 5, 3.4f), {5.2f, 3.6f, 4.0f}, skin, 18, 10);
  add_ellipsoid(s, {}, at(-91, 5, 2.4f), {5, 2.6f, 3.2f}, skin, 14, 8);
  for (float n : {3.0f, 7.0f}) {
    add_ellipsoid(s, {}, at(-83.6f, n, 4.9f), {0.9f, 1.0f, 0.8f}, {0xf2efe2}, 10, 6);
    add_ellipsoid(s, {}, at(-82.9f, n, 5.0f), {0.4f, 0.5f, 0.4f}, {0x20262a}, 8, 5);
  }
  for (float e : {-95.0f, -121.0f})
    for (float side : {-1.0f, 1.0f})
      add_ellipsoid(s, {at(e, 5 + side * 15.5f), side * (e > -100 ? -0.7f : 0.7f)}, {0, 0.5f, 0}, {6.5f, 1.0f, 3.0f}, skin, 14, 6);
  add_ellipsoid(s, {}, at(-130, 5, 1.2f), {3, 0.9f, 1.4f}, skin, 10, 5);
}

void kpu(Solid& s) {
  const At here{at(0, 34)};
  add_box(s, here, {0, 0.12f, 0.4f}, {19, 0.3f, 7.4f}, kKerb, 0.06f);
  add_box(s, here, {0, 2.4f, 0}, {18, 4.4f, 6}, kWall, 0.08f);
  add_box(s, here, {0, 0.55f, 0}, {18.06f, 0.6f, 6.06f}, {0xb98f6a});
  add_roof(s, here, {0, 4.55f, 0}, {20, 2.6f, 8}, 3.4f, kRoof);
  for (float x : {-3.4f, -1.5f, 1.5f, 3.4f}) add_lathe(s, here, {x, 0.2f, 3.9f}, {{0.28f, 0}, {0.22f, 0.3f}, {0.2f, 3.4f}, {0.3f, 3.7f}}, 10, kWhite);
  add_box(s, here, {0, 4.1f, 3.7f}, {8.4f, 0.5f, 1.7f}, kWall, 0.05f);
  add_roof(s, here, {0, 4.35f, 3.7f}, {9, 1.3f, 2.2f}, 0.8f, kRoof);
  add_box(s, here, {0, 1.5f, 3.02f}, {2.0f, 2.6f, 0.06f}, {0x6a4a31}, 0.03f);
  for (float x : {-7.2f, -5.0f, 5.0f, 7.2f}) {
    add_box(s, here, {x, 2.2f, 3.02f}, {1.4f, 1.5f, 0.06f}, kGlass);
    add_box(s, here, {x, 2.2f, 3.05f}, {1.5f, 0.08f, 0.06f}, kWhite);
  }
  for (int k = 0; k < 3; ++k) add_box(s, here, {0, 0.05f + float(k) * 0.1f, 4.9f - float(k) * 0.3f}, {5.5f - float(k) * 0.2f, 0.1f, 0.34f}, kKerb);
  add_box(s, here, {0, 3.55f, 3.1f}, {17, 0.9f, 0.06f}, {0xa33122});
  add_text(s, here, "KOMISI PEMILIHAN UMUM", {0, 3.68f, 3.14f}, 0.42f, kWhite);
  add_text(s, here, "KABUPATEN JEPARA", {0, 3.28f, 3.14f}, 0.22f, kWhite);
  add_text(s, here, "KPU", {0, 5.0f, 4.85f}, 0.5f, kWhite);
  // The fence: 24 m with a gate of 3 m, and its sides.
  const auto fence = [&](glm::vec3 a, glm::vec3 b) {
    const float whole = glm::distance(a, b);
    const int bars = int(whole / 0.3f);
    for (int k = 0; k <= bars; ++k) {
      const glm::vec3 p = a + (b - a) * (float(k) / float(bars));
      const bool post = k % 10 == 0 || k == bars;
      if (post)
        add_box(s, {p}, {0, 0.95f, 0}, {0.26f, 1.9f, 0.26f}, kWall, 0.03f);
      else
        add_bar(s, {}, p + glm::vec3(0, 0.15f, 0), p + glm::vec3(0, 1.7f, 0), 0.022f, {0x3c4247}, 4);
    }
    for (float y : {0.3f, 1.5f}) add_bar(s, {}, a + glm::vec3(0, y, 0), b + glm::vec3(0, y, 0), 0.03f, {0x3c4247}, 4);
  };
  fence(at(-12, 28), at(-1.5f, 28));
  fence(at(1.5f, 28), at(12, 28));
  fence(at(-12, 28), at(-12, 37));
  fence(at(12, 28), at(12, 37));
  for (float e : {-1.5f, 1.5f}) add_box(s, {at(e, 28)}, {0, 1.2f, 0}, {0.5f, 2.4f, 0.5f}, kWall, 0.06f);
  add_bar(s, {}, at(-15, 33, 0), at(-15, 33, 7), 0.06f, kSteel);
  add_quad(s, at(-14.9f, 33, 6.3f), at(-13, 33.1f, 6.3f), at(-13, 33.1f, 6.9f), at(-14.9f, 33, 6.9f), {0xc62828, foliage});
  add_quad(s, at(-14.9f, 33, 5.7f), at(-13, 33.1f, 5.7f), at(-13, 33.1f, 6.3f), at(-14.9f, 33, 6.3f), {0xf4f4f0, foliage});
}

void buildings(Solid& s) {
  const std::uint32_t awnings[] = {0x3f7f8c, 0xb4693a, 0x7a8f4a, 0x8c4f5e};
  for (int k = 0; k < 8; ++k) {
    const At here{at(-50 + float(k) * 9, -48), 3.14159265f};
    add_box(s, here, {0, 1.4f, 0}, {6, 2.8f, 4}, {k % 2 == 0 ? 0xd9cbb0u : 0xcdbf9fu}, 0.06f);
    add_roof(s, here, {0, 2.8f, 0}, {6.8f, 1.2f, 4.8f}, 0.2f, {0x9b6a4a});
    add_box(s, here, {0, 1.5f, -2.02f}, {4.6f, 1.5f, 0.05f}, {0x4a3a2c});
    add_quad(s, at(-53 + float(k) * 9, -46, 2.5f), at(-53 + float(k) * 9, -44.6f, 2.1f), at(-47 + float(k) * 9, -44.6f, 2.1f), at(-47 + float(k) * 9, -46, 2.5f), {awnings[k % 4]});
  }
  for (int k = 0; k < 3; ++k) add_tent(s, {at(-14 + float(k) * 7, -37.6f)}, {6.4f, 4.2f, 6}, kWhite);
  add_tent(s, {at(50, 30)}, {6, 4.0f, 6}, {0x2d5c86});
  add_text(s, {at(50, 26.9f)}, "POSKO", {0, 2.72f, 0.03f}, 0.28f, kWhite);
  add_box(s, {at(50, 29)}, {0, 0.75f, 0}, {2.4f, 0.08f, 1.4f}, kWood);
  add_tent(s, {at(42, 30)}, {6, 3.6f, 3}, kWhite);
  for (float w : {0.9f, 0.28f}) add_box(s, {at(42, 28.4f)}, {0, 2.45f, 0.06f}, {w, w > 0.5f ? 0.22f : 0.7f, 0.04f}, {0xc62828});
  // The rally stage: a wall with its banner, a carpet and two towers of loudspeakers.
  add_box(s, {at(-44.5f, 10)}, {0, 2, 0}, {0.5f, 4, 8}, {0x39424b}, 0.05f);
  add_box(s, {at(-44.2f, 10)}, {0, 2.3f, 0}, {0.06f, 2.6f, 7.4f}, {0xe7dfc6});
  add_text(s, {at(-44.1f, 10), 1.5707963f}, "KAMPANYE DAMAI", {0, 2.6f, 0.04f}, 0.6f, {0x8c4f2a});
  patch(s, -40, 10, 8, 7, -0.015f, {0x8a3f38});
  for (float n : {5.4f, 14.6f}) add_box(s, {at(-43.2f, n)}, {0, 1.5f, 0}, {1.2f, 3, 1.0f}, {0x26292d}, 0.06f);
  // Gates: pillars and a raised boom.
  const auto gate = [&](glm::vec3 a, glm::vec3 b) {
    for (glm::vec3 p : {a, b}) add_box(s, {p}, {0, 1.1f, 0}, {0.6f, 2.2f, 0.6f}, {0xd8c9a8}, 0.08f);
    add_bar(s, {}, a + glm::vec3(0, 1.2f, 0), a + (b - a) * 0.1f + glm::vec3(0, 4.2f, 0), 0.07f, {0xc94a3c});
  };
  gate(at(61, -24.3f), at(61, -15.7f));
  gate(at(26.7f, -41), at(33.3f, -41));
  gate(at(-23.3f, 41), at(-16.7f, 41));
  const auto rail = [&](float e0, float n0, float e1, float n1) {
    const int posts = std::max(1, int(glm::distance(glm::vec2(e0, n0), glm::vec2(e1, n1)) / 3));
    for (int k = 0; k <= posts; ++k) {
      const float f = float(k) / float(posts);
      add_box(s, {at(e0 + (e1 - e0) * f, n0 + (n1 - n0) * f)}, {0, 0.4f, 0}, {0.18f, 0.9f, 0.18f}, kKerb);
    }
    add_bar(s, {}, at(e0, n0, 0.72f), at(e1, n1, 0.72f), 0.05f, kSteel, 5);
  };
  rail(-60, 41, -23.3f, 41);
  rail(-16.7f, 41, 60, 41);
  rail(61, -41, 61, -24.3f);
  rail(61, -15.7f, 61, 41);
  rail(-60, -41, 8, -41);
  rail(13, -41, 26.7f, -41);
  rail(33.3f, -41, 61, -41);
}

void polling_station(Solid& s) {
  // Tent 10 x 8 with a roof that one sees through, so that the layout can be taught.
  const glm::vec3 sw = at(33, -10);  // origin of the legal layout: x east, y north
  const auto in = [&](float x, float y) { return sw + glm::vec3(x, 0, -y); };
  patch(s, 38, -6, 10, 8, -0.01f, {0x8f8a78});
  for (float x : {0.1f, 5.0f, 9.9f})
    for (float y : {0.1f, 7.9f}) add_bar(s, {}, in(x, y), in(x, y) + glm::vec3(0, 2.7f, 0), 0.05f, kSteel);
  add_roof(s, {in(5, 4)}, {0, 2.7f, 0}, {10.4f, 1.4f, 8.4f}, 0.4f, {0xf4f1e4, glass, 0.32f});
  for (float y : {0.0f, 8.0f}) add_box(s, {in(5, y)}, {0, 2.6f, 0}, {10.2f, 0.26f, 0.04f}, kWhite);
  add_text(s, {in(5, 8), 3.14159265f}, "TPS 01", {0, 2.62f, 0.03f}, 0.2f, {0xb35c10});
  add_text(s, {in(5, 0)}, "TPS 01", {0, 2.62f, 0.03f}, 0.2f, {0xb35c10});
  const auto put = [&](std::string_view name, float x, float y, float turn = 0, float width = 1) {
    Solid p = prop(name);
    for (Facet& f : p.facets)
      for (glm::vec3& v : f.at) v.x *= width;
    add_solid(s, {in(x, y), turn}, p);
  };
  constexpr float kNorth = 3.14159265f;
  put("table", 3.4f, 1.5f, kNorth);
  put("table", 4.6f, 1.5f, kNorth);
  put("table", 6.95f, 1.5f, kNorth);
  put("table", 3.5f, 0.35f, kNorth);
  put("table", 4.9f, 0.35f, kNorth);
  put("table", 0.8f, 2.5f, 1.57f, 0.7f);
  put("table", 1.7f, 3.6f, 0, 1.1f);
  for (float x : {1.4f, 2.0f}) add_solid(s, {in(x, 3.6f) + glm::vec3(0, 0.0f, 0)}, [] {
      Solid b = prop("ballot_box");
      for (Facet& f : b.facets)
        for (glm::vec3& v : f.at) v = v * 0.8f + glm::vec3(0, 0.35f, 0);
      return b;
    }());
  for (float x : {2.0f, 3.6f, 5.2f}) put("booth", x, 7.3f);
  for (int r = 0; r < 5; ++r)
    for (int k = 0; k < 5; ++k) put("chair", 6.6f + float(k) * 0.7f, 3.3f + float(r) * 0.85f, -1.57f);
  put("poster_board", 8.0f, 0.35f, kNorth, 0.8f);
  const auto tape = [&](float x0, float y0, float x1, float y1) {
    add_bar(s, {}, in(x0, y0) + glm::vec3(0, 0.95f, 0), in(x1, y1) + glm::vec3(0, 0.95f, 0), 0.025f, {0xd9b24a}, 4);
    for (glm::vec3 p : {in(x0, y0), in(x1, y1)}) add_bar(s, {}, p, p + glm::vec3(0, 1, 0), 0.03f, kSteel, 5);
  };
  tape(0, 0, 10, 0);
  tape(0, 8, 10, 8);
  tape(0, 0, 0, 0.7f);
  tape(0, 2.2f, 0, 8);
  tape(10, 0, 10, 0.8f);
  tape(10, 2.2f, 10, 8);
}

void green_and_lamps(Solid& s) {
  for (int k = 0; k < 6; ++k) add_palm(s, at(-63, -30 + float(k) * 13), 7.5f + float(k % 3), unsigned(k));
  for (int k = 0; k < 8; ++k) add_palm(s, at(-55 + float(k) * 10, -53), 7 + float(k % 4) * 0.7f, unsigned(k + 10));
  for (int k = 0; k < 7; ++k) add_palm(s, at(-140 - float(k % 2) * 4, -58 + float(k) * 19), 8, unsigned(k + 30));
  for (int k = 0; k < 3; ++k) {  // trembesi: wide crowns
    const glm::vec3 foot = at(-66 + float(k) * 26, 44 + float(k) * 3);
    add_lathe(s, {}, foot, {{0.6f, -0.2f}, {0.42f, 2.0f}, {0.36f, 4.4f}}, 9, {0x6d5741});
    add_ellipsoid(s, {}, foot + glm::vec3(0, 6.6f, 0), {5.6f, 2.2f, 5.4f}, {0x55733f, foliage}, 14, 7);
    add_ellipsoid(s, {}, foot + glm::vec3(2.4f, 7.6f, 1.4f), {3.2f, 1.7f, 3}, {0x628046, foliage}, 12, 6);
    add_ellipsoid(s, {}, foot + glm::vec3(-2.6f, 7.2f, -1.2f), {3, 1.6f, 3.2f}, {0x4d6a3a, foliage}, 12, 6);
  }
  for (float e : {-58.0f, 58.0f})
    for (float n : {38.0f, -38.0f}) {
      const glm::vec3 p = at(e, n);
      const float inward = e < 0 ? 1.6f : -1.6f;
      add_bar(s, {}, p, p + glm::vec3(0, 7, 0), 0.1f, {0x565c61}, 8);
      add_bar(s, {}, p + glm::vec3(0, 6.9f, 0), p + glm::vec3(inward, 7.3f, 0), 0.06f, {0x565c61});
      add_box(s, {}, p + glm::vec3(inward, 7.25f, 0), {0.8f, 0.14f, 0.34f}, {0xfff0c8, lamp}, 0.04f);
    }
  const std::uint32_t colours[] = {0xc8ccce, 0x5f7484, 0x9b3a30, 0xe5e2d8, 0x3f4a52, 0x8d8468, 0x44607a, 0xb9bdbf};
  for (float n : {-12.0f, -24.0f})
    for (int k = 0; k < 8; ++k) add_solid(s, {at(-55 + float(k) * 3, n), (k + int(n)) % 3 == 0 ? 3.14159265f : 0}, car(colours[(k * 3 + int(-n)) % 8]));
  for (int k = 0; k < 2; ++k) add_solid(s, {at(-54 + float(k) * 12, -35.5f), 1.5707963f}, vehicle("bus"));
  for (int k = 0; k < 8; ++k) add_solid(s, {at(-33.8f + float(k) * 1.1f, -36), 0}, vehicle("motorbike"));
  add_text(s, {at(-68, 6), 1.5707963f}, "PANTAI KARTINI", {0, 1.2f, 0}, 2.2f, {0xe8e2d0}, 0.5f);
  add_box(s, {at(-68, 6), 1.5707963f}, {0, -0.05f, 0}, {28, 0.3f, 1.6f}, kKerb, 0.06f);
}

}  // namespace

void add_palm(Solid& s, glm::vec3 foot, float height, unsigned seed) {
  base::Random random(seed * 77 + 3);
  const float lean = random.between(-0.9f, 0.9f), lean_z = random.between(-0.7f, 0.7f);
  glm::vec3 last = foot - glm::vec3(0, 0.3f, 0);
  for (int k = 1; k <= 5; ++k) {
    const float f = float(k) / 5;
    const glm::vec3 next = foot + glm::vec3(lean * f * f, height * f, lean_z * f * f);
    add_bar(s, {}, last, next, 0.24f - 0.1f * f, {k % 2 == 0 ? 0x8a7350u : 0x7d6747u}, 7);
    last = next;
  }
  for (int k = 0; k < 9; ++k) {  // fronds: a bent blade, folded along its middle
    const float a = 0.698f * float(k) + random.between(-0.2f, 0.2f), reach = random.between(2.3f, 3.1f), drop = random.between(0.9f, 1.9f);
    const glm::vec3 out(std::cos(a), 0, std::sin(a)), side(-out.z, 0, out.x);
    const glm::vec3 p0 = last, p1 = last + out * reach * 0.5f + glm::vec3(0, 0.55f, 0), p2 = last + out * reach - glm::vec3(0, drop, 0);
    const Paint leaf{k % 3 == 0 ? 0x6b8a45u : 0x5a7a3cu, foliage};
    const glm::vec3 fold(0, -0.22f, 0);
    for (float w : {-1.0f, 1.0f}) {
      add_quad(s, p0, p1, p1 + side * 0.5f * w + fold, p0 + side * 0.12f * w, leaf);
      add_triangle(s, p1, p2, p1 + side * 0.5f * w + fold, leaf);
    }
  }
  add_ellipsoid(s, {}, last - glm::vec3(0, 0.25f, 0), {0.3f, 0.3f, 0.3f}, {0x6b5a33}, 7, 4);
}

Solid kartini() {
  Solid s;
  ground(s);
  sea(s);
  turtle(s);
  kpu(s);
  buildings(s);
  polling_station(s);
  green_and_lamps(s);
  return s;
}

}  // namespace sculpt
