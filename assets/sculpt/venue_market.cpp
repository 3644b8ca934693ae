// Kiosks, the guests' tribune, the command post, the medical tent, the rally stage, the
// letters on the plaza.
#include <cmath>
#include <utility>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

void kiosk(Solid& s, int k) {
  constexpr const char* kNames[] = {"KOPI",   "SUVENIR", "ES KELAPA", "IKAN BAKAR",
                                    "WARUNG", "BAKSO",   "UKIRAN",    "JAJANAN"};
  constexpr std::uint32_t kWalls[] = {0xc2ad85, 0xa8bdb8, 0xc7b497, 0xb59a7a},
                          kStripes[] = {0x2f6f80, 0xa84f2c, 0x6f8040, 0x8a3f50};
  const At here{at(-50 + float(k) * 9, -48), kHalf};  // its front looks north, to the apron
  add_box(s, here, {0, 1.35f, -0.3f}, {6, 2.7f, 3.4f}, {kWalls[k % 4]}, 0.05f);
  add_roof(s, here, {0, 2.72f, -0.2f}, {6.8f, 1.25f, 4.6f}, 0.25f, {k % 2 == 0 ? 0x9c4a32u : 0x7d5a40u});
  add_box(s, here, {0, 1.75f, 1.42f}, {5.0f, 1.3f, 0.05f}, {0x2a211a});
  add_dim_room(s, here, {0, 1.75f, 1.45f}, {4.9f, 1.2f});
  add_box(s, here, {0, 1.02f, 1.62f}, {5.3f, 0.12f, 0.7f}, kWood, 0.03f);
  add_box(s, here, {0, 0.5f, 1.5f}, {5.2f, 0.95f, 0.2f}, {mixed(kWalls[k % 4], 0x5a4a34, 0.25f)}, 0.02f);
  const auto p = [&](float x, float y, float z) { return here.place + glm::vec3(-x, y, -z); };
  const bool one_sided = std::exchange(s.one_sided, false);
  for (int i = 0; i < 10; ++i) {  // an awning in stripes, its hem scalloped
    const float x0 = -3 + 0.6f * float(i), x1 = x0 + 0.6f;
    const Paint paint = i % 2 == 0 ? kWhite : Paint{kStripes[k % 4]};
    add_quad(s, p(x0, 2.15f, 3.1f), p(x1, 2.15f, 3.1f), p(x1, 2.62f, 1.4f), p(x0, 2.62f, 1.4f), paint);
    add_triangle(s, p(x0, 2.15f, 3.1f), p(x1, 2.15f, 3.1f), p((x0 + x1) / 2, 1.98f, 3.1f), paint);
  }
  s.one_sided = one_sided;
  for (float x : {-2.9f, 2.9f}) add_bar(s, here, {x, 0, 3.0f}, {x, 2.15f, 3.0f}, 0.04f, kSteel, 5);
  add_box(s, here, {0, 2.95f, 2.0f}, {3.6f, 0.62f, 0.06f}, {kStripes[(k + 1) % 4]}, 0.02f);
  add_text(s, here, kNames[k], {0, 2.95f, 2.04f}, 0.36f, kWhite);
  s.seen = Seen::near;
  constexpr std::uint32_t kGoods[] = {0xc9962e, 0x4f7d3a, 0xb8552f, 0xd9d3c4, 0x3e6f8a};
  for (int i = 0; i < 12; ++i)
    add_box(s, here, {-2.3f + 0.42f * float(i), 1.18f, 1.62f + 0.16f * float(i % 2)},
            {0.24f, 0.16f + 0.05f * float(i % 3), 0.22f}, {kGoods[(i + k) % 5]}, 0.03f);
  // The price board in the opening, notices beside it, and what the side walls show to who walks by.
  constexpr const char* kPrices[] = {"KOPI 5.000",  "KAOS 35.000",  "ES 8.000",      "KAKAP 40.000",
                                     "NASI 12.000", "BAKSO 15.000", "PATUNG 75.000", "ROTI 6.000"};
  constexpr const char* kDrinks[] = {"TEH MANIS 4.000", "AIR MINUM 4.000"};
  add_box(s, here, {0.9f, 2.08f, 1.47f}, {1.9f, 0.46f, 0.04f}, {0x27332c});
  add_text(s, here, kPrices[k], {0.9f, 2.18f, 1.50f}, fitted(kPrices[k], 0.15f, 1.7f), {0xf0ead2});
  add_text(s, here, kDrinks[k % 2], {0.9f, 1.99f, 1.50f}, fitted(kDrinks[k % 2], 0.11f, 1.7f), {0xe6c98a});
  for (int i = 0; i < 3; ++i)
    add_box(s, here, {-2.1f + 0.75f * float(i), 2.06f, 1.46f}, {0.5f, 0.36f, 0.04f}, {kGoods[(i + k + 2) % 5]});
  for (const float side : {-1.0f, 1.0f}) {
    const At wall{here.place + glm::vec3(-3.0f * side, 0, 0.3f), here.turn + side * kQuarter};
    add_box(s, wall, {0, 0.28f, 0.02f}, {3.3f, 0.56f, 0.05f}, {mixed(kWalls[k % 4], 0x4a3c2c, 0.45f)});
    add_box(s, wall, {-0.1f, 1.55f, 0.02f}, {1.9f, 0.86f, 0.06f}, {kStripes[(k + 2) % 4]}, 0.02f);
    add_box(s, wall, {-0.1f, 1.27f, 0.05f}, {1.9f, 0.14f, 0.04f}, kWhite);
    add_text(s, wall, kNames[(k + (side > 0 ? 0 : 3)) % 8], {-0.1f, 1.66f, 0.06f},
             fitted(kNames[(k + (side > 0 ? 0 : 3)) % 8], 0.3f, 1.6f), kWhite);
  }
  s.seen = Seen::always;
}

void tribune(Solid& s) {
  // A carpet, a low back wall with the banner, three tents, a rope before the front row.
  add_patch(s, {-7, -37.4f}, {21, 5}, -0.008f, {0x7d2f2a});
  add_patch(s, {-7, -37.4f}, {20.4f, 4.4f}, -0.004f, {0x93392f});
  for (int k = 0; k < 3; ++k) {
    add_tent(s, {at(-14 + float(k) * 7, -37.6f)}, {6.6f, 4.3f, 6}, kWhite);
    add_box(s, {at(-14 + float(k) * 7, -40.4f)}, {0, 1.5f, 0}, {6, 2.6f, 0.12f}, {0x274a6e}, 0.03f);
    add_box(s, {at(-14 + float(k) * 7, -40.3f), kHalf}, {0, 0.5f, 0}, {6, 0.16f, 0.05f}, {0xc9962e});
  }
  const At wall{at(-7, -40.3f), kHalf};
  add_text(s, wall, "SIMULASI SISPAMKOTA", {0, 2.25f, 0.05f}, 0.34f, kWhite);
  add_text(s, wall, "POLRES JEPARA 2024", {0, 1.65f, 0.05f}, 0.3f, {0xe6c98a});
  add_text(s, {at(-14, -40.3f), kHalf}, "OPERASI MANTAP PRAJA CANDI", {0, 1.95f, 0.05f}, 0.22f, kWhite);
  add_text(s, {at(0, -40.3f), kHalf}, "JEPARA AMAN DAN DAMAI", {0, 1.95f, 0.05f}, 0.28f, kWhite);
  for (int k = 0; k < 3; ++k)
    add_text(s, {at(-14 + float(k) * 7, -34.55f), kHalf}, "TRIBUN UNDANGAN", {0, 2.95f, 0.02f}, 0.2f, {0x274a6e});
  for (int k = 0; k < 8; ++k) {
    const float e = -17.2f + float(k) * 2.9f;
    add_lathe(s, {}, at(e, -34.9f),
              {{0.16f, 0}, {0.16f, 0.04f}, {0.03f, 0.06f}, {0.03f, 0.88f}, {0.06f, 0.92f}, {0, 0.96f}}, 8, {0xb08a3a});
    if (k == 7 || k == 3) continue;
    glm::vec3 last = at(e, -34.9f, 0.86f);
    for (int i = 1; i <= 5; ++i) {
      const float f = float(i) / 5;
      const glm::vec3 next = at(e + 2.9f * f, -34.9f, 0.86f - 0.9f * f * (1 - f));
      add_bar(s, {}, last, next, 0.025f, {0x7d2f2a}, 4);
      last = next;
    }
  }
}

void posko(Solid& s) {
  const At here{at(50, 30)};
  add_tent(s, here, {6.2f, 4.1f, 6}, {0x2a557c});
  add_box(s, here, {0, 2.75f, 3.06f}, {3.4f, 0.56f, 0.04f}, kWhite);
  add_text(s, here, "POSKO KOMANDO", {0, 2.75f, 3.09f}, fitted("POSKO KOMANDO", 0.27f, 2.9f), {0x23344f});
  add_patch(s, {50, 30}, {5.6f, 5.4f}, -0.006f, {0x5d6660});
  // The map of the venue on its table: sea, sand, apron, strip, office, and where units stand.
  add_box(s, here, {0, 0.78f, 0.4f}, {3.0f, 0.07f, 1.7f}, kWood, 0.02f);
  for (float x : {-1.35f, 1.35f})
    for (float z : {-0.3f, 1.1f}) add_bar(s, here, {x, 0, z}, {x, 0.76f, z}, 0.04f, kSteel, 5);
  const auto sheet = [&](float x, float z, float w, float d, float y, std::uint32_t rgb) {
    add_box(s, here, {x, y, z}, {w, 0.01f, d}, {rgb});
  };
  sheet(0, 0.4f, 2.7f, 1.45f, 0.82f, 0xd8cdb0);
  s.seen = Seen::near;
  sheet(-1.15f, 0.4f, 0.4f, 1.45f, 0.828f, 0x5f9ea0);
  sheet(0.3f, 0.42f, 1.7f, 1.0f, 0.83f, 0x8c8880);
  sheet(0.3f, 0.2f, 1.7f, 0.16f, 0.836f, 0x57544f);
  sheet(0.3f, -0.02f, 0.34f, 0.12f, 0.842f, 0xa8563c);
  constexpr std::uint32_t kUnits[] = {0x1f3a5f, 0x1f3a5f, 0x4b6b3a, 0xb59b5b, 0x2fa4d7, 0xb9a7c9};
  for (int k = 0; k < 6; ++k)
    add_box(s, here, {-0.25f + 0.22f * float(k), 0.87f, 0.28f + 0.1f * float(k % 3)}, {0.1f, 0.07f, 0.06f}, {kUnits[k]},
            0.01f);
  for (float x : {-1.6f, 0.4f}) {  // laptops on the side table
    add_box(s, here, {x, 0.80f, -1.9f}, {0.4f, 0.03f, 0.28f}, kIron);
    add_box(s, here, {x, 0.94f, -2.03f}, {0.4f, 0.26f, 0.02f}, {0x3a5f7c, assets::Surface::lamp});
  }
  s.seen = Seen::always;
  add_box(s, here, {-0.4f, 0.75f, -1.9f}, {3.8f, 0.06f, 0.7f}, {0xb9b2a0}, 0.02f);
  for (float x : {-2.2f, 1.4f}) add_box(s, here, {x, 0.37f, -1.9f}, {0.05f, 0.74f, 0.6f}, kIron);
  add_box(s, here, {-2.6f, 1.35f, 0.2f}, {0.05f, 1.2f, 2.0f}, kWhite, 0.01f);  // the board with the timetable
  add_box(s, here, {-2.57f, 1.35f, 0.2f}, {0.03f, 1.0f, 1.8f}, {0xe9ecec});
  for (int k = 0; k < 5; ++k)
    add_box(s, here, {-2.55f, 1.75f - 0.18f * float(k), 0.1f}, {0.02f, 0.04f, 1.3f - 0.12f * float(k)},
            {k % 2 == 0 ? 0x2c5f9au : 0x7d2f2au});
  add_bar(s, here, {2.7f, 0, -2.7f}, {2.7f, 6.4f, -2.7f}, 0.05f, kSteel, 6);  // the radio mast
  for (float y : {4.6f, 5.4f, 6.2f}) add_bar(s, here, {2.3f, y, -2.7f}, {3.1f, y, -2.7f}, 0.025f, kSteel, 4);
}

void medical_tent(Solid& s) {
  const At here{at(42, 30)};
  add_tent(s, here, {6, 3.7f, 3}, kWhite);
  for (float w : {0.9f, 0.26f}) add_box(s, here, {0, 2.47f, 1.55f}, {w, w > 0.5f ? 0.26f : 0.8f, 0.05f}, {0xb3261e});
  add_text(s, here, "MEDIS", {1.7f, 2.5f, 1.53f}, 0.24f, {0xb3261e});
  // One bed inside, and one before the tent as high as somebody lies who is carried: a drill lays him there.
  for (const glm::vec2 bed : {glm::vec2{1.2f, -0.3f}, glm::vec2{-2.6f, 2.8f}}) {
    add_box(s, here, {bed.x, 0.71f, bed.y}, {0.8f, 0.1f, 2.0f}, {0xdfe5e6}, 0.03f);
    add_box(s, here, {bed.x, 0.78f, bed.y - 0.78f}, {0.6f, 0.06f, 0.36f}, kWhite, 0.02f);
    for (float z : {-0.8f, 0.8f}) add_box(s, here, {bed.x, 0.34f, bed.y + z}, {0.7f, 0.66f, 0.05f}, kSteel);
  }
  add_box(s, here, {-0.25f, 0.45f, -1.1f}, {0.8f, 0.9f, 0.45f}, {0xcfd6d8}, 0.03f);
}

void stage(Solid& s) {
  add_patch(s, {-40, 10}, {8, 7}, -0.008f, {0x5c2a26});
  add_patch(s, {-40, 10}, {7.6f, 6.6f}, -0.004f, {0x7a352e});
  const At wall{at(-44.2f, 10), kQuarter};
  add_box(s, wall, {0, 2.05f, -0.3f}, {8, 4.1f, 0.5f}, {0x2f363d}, 0.05f);
  add_box(s, wall, {0, 2.35f, 0}, {7.4f, 2.9f, 0.06f}, {0xded6bd});
  add_box(s, wall, {0, 1.15f, 0.04f}, {7.4f, 0.5f, 0.03f}, {0x2c6e9b});
  add_text(s, wall, "KAMPANYE DAMAI", {0, 3.05f, 0.04f}, 0.5f, {0x8c3f22});
  add_text(s, wall, "PILKADA JEPARA 2024", {0, 2.2f, 0.04f}, 0.4f, {0x2f363d});
  add_text(s, wall, "Beda pilihan, tetap bersaudara", {0, 1.15f, 0.06f}, 0.24f, kWhite);
  for (float side : {-1.0f, 1.0f}) {
    for (int k = 0; k < 3; ++k) {
      add_box(s, wall, {side * 4.7f, 0.55f + float(k) * 1.0f, 0.2f}, {1.1f, 0.94f, 0.9f}, kIron, 0.05f);
      s.seen = Seen::near;
      add_ellipsoid(s, wall, {side * 4.7f, 0.55f + float(k) * 1.0f, 0.66f}, {0.32f, 0.32f, 0.06f}, {0x4a4f54}, 12, 4);
      s.seen = Seen::always;
    }
    add_bar(s, wall, {side * 5.6f, 0, 0.3f}, {side * 5.6f, 4.9f, 0.3f}, 0.07f, kSteel, 6);
    add_box(s, wall, {side * 5.35f, 4.7f, 0.5f}, {0.5f, 0.24f, 0.3f}, {0xfff0c8, assets::Surface::lamp}, 0.03f);
  }
  add_bar(s, wall, {-5.6f, 4.9f, 0.3f}, {5.6f, 4.9f, 0.3f}, 0.06f, kSteel, 6);
}

// Where things are, for who comes from the beach: the venue drawn small, north up.
void site_map(Solid& s, At here) {
  for (float x : {-1.15f, 1.15f}) add_bar(s, here, {x, 0, 0}, {x, 2.2f, 0}, 0.05f, kWood);
  add_roof(s, here, {0, 2.2f, 0}, {2.8f, 0.3f, 0.6f}, 0.25f, {0x8f452f});
  add_box(s, here, {0, 1.4f, 0}, {2.4f, 1.5f, 0.06f}, kWhite);
  constexpr float kScale = 2.2f / 200;  // of a metre, from 130 m west to 70 m east, 55 m either way
  const auto field = [&](glm::vec2 middle, glm::vec2 size, float up, std::uint32_t rgb) {
    const glm::vec2 m = (middle + glm::vec2(30, 0)) * kScale, half = size * (kScale / 2);
    const auto p = [&](float x, float y) { return placed(here, {m.x + x, 1.33f + m.y + y, 0.032f + up}); };
    add_quad(s, p(-half.x, -half.y), p(half.x, -half.y), p(half.x, half.y), p(-half.x, half.y), {rgb});
  };
  field({-30, 0}, {200, 110}, 0, 0x66784a);
  field({-106, 0}, {48, 110}, 0.002f, 0xa58f63);
  field({-126, 0}, {8, 110}, 0.004f, 0x2c6d7a);
  field({0, 0}, {120, 80}, 0.002f, 0x45423f);
  field({0, 18}, {120, 12}, 0.004f, 0x2a2929);
  field({66, 0}, {8, 110}, 0.004f, 0x2a2929);
  field({-105, 5}, {30, 24}, 0.004f, 0x3c6130);
  field({0, 34}, {20, 8}, 0.004f, 0x8f3f2a);
  field({38, -6}, {10, 8}, 0.004f, 0xb3600c);
  field({-18, -47}, {66, 6}, 0.004f, 0x8a5a2a);
  field({-70, -6}, {5, 5}, 0.006f, 0xc62828);
  add_text(s, here, "DENAH LOKASI", {0, 2.03f, 0.034f}, 0.11f, {0x23344f}, 0.004f);
  s.seen = Seen::near;
  const auto label = [&](std::string_view text, glm::vec2 where, float height, Paint ink = kWhite) {
    const glm::vec2 m = (where + glm::vec2(30, 0)) * kScale;
    add_text(s, here, text, {m.x, 1.33f + m.y, 0.042f}, height, ink, 0.004f);
  };
  label("KPU", {0, 34}, 0.06f);
  label("TPS", {38, -6}, 0.05f);
  label("PARKIR", {-6, -18}, 0.1f);
  label("JL. YOS SUDARSO", {0, 18}, 0.06f);
  label("KURA-KURA", {-105, 5}, 0.042f);
  label("KIOS", {-18, -47}, 0.045f);
  label("ANDA DI SINI", {-92, -16}, 0.055f, kRed);
  s.seen = Seen::always;
}

void plaza(Solid& s) {
  // Two circles of paving about a basin, planters, benches, and the letters by the beach.
  const auto ring = [&](float inner, float outer, std::uint32_t a, std::uint32_t b) {
    constexpr int kSides = 48;
    for (int i = 0; i < kSides; ++i) {
      const auto p = [&](float r, int k) {
        const float t = 6.2831853f * float(k) / kSides;
        return at(-76 + std::cos(t) * r, -2 + std::sin(t) * r, -0.01f);
      };
      add_quad(s, p(inner, i), p(outer, i), p(outer, i + 1), p(inner, i + 1), {(i / 4) % 2 == 0 ? a : b});
    }
  };
  ring(7.4f, 9.8f, 0x8f5f4a, 0x7d5442);
  ring(3.2f, 5.4f, 0x84796a, 0x968a78);
  add_lathe(s, {}, at(-76, -2), {{2.5f, 0}, {2.5f, 0.5f}, {2.2f, 0.55f}, {2.15f, 0.32f}}, 24, {0xb9ae97});
  add_lathe(s, {}, at(-76, -2), {{2.2f, 0.34f}, {0, 0.34f}}, 24, {0x4f9a98});
  add_lathe(s, {}, at(-76, -2), {{0.4f, 0.3f}, {0.25f, 1.0f}, {0.9f, 1.15f}, {0.2f, 1.25f}, {0.12f, 1.7f}, {0, 1.8f}},
            12, {0xb9ae97});
  for (int k = 0; k < 8; ++k) {
    const float t = 0.785398f * float(k) + 0.39f;
    const At bench{at(-76 + std::cos(t) * 8.6f, -2 + std::sin(t) * 8.6f), t + kQuarter};
    if (k % 2 == 0) {
      add_box(s, bench, {0, 0.42f, 0}, {1.8f, 0.08f, 0.5f}, kWood, 0.02f);
      for (float x : {-0.7f, 0.7f}) add_box(s, bench, {x, 0.2f, 0}, {0.14f, 0.4f, 0.44f}, kConcrete);
    } else {
      add_lathe(s, bench, {}, {{0.55f, 0}, {0.75f, 0.55f}, {0.65f, 0.56f}}, 10, {0xa5683f});
      add_ellipsoid(s, bench, {0, 0.8f, 0}, {0.7f, 0.55f, 0.7f},
                    {k == 3 ? 0xa8506fu : 0x5d7d3eu, assets::Surface::foliage}, 9, 6);
    }
  }
  add_solid(s, {at(-70, 6.5f), kQuarter}, prop("poster_board"));
  site_map(s, {at(-70, -10.5f), kQuarter});
  const At letters{at(-65.4f, -1), kQuarter};
  add_box(s, letters, {0, 0.2f, 0}, {27, 0.44f, 1.7f}, {0xa59a86}, 0.06f);
  add_text(s, letters, "PANTAI KARTINI", {0, 1.55f, -0.35f}, 2.2f, {0xb8482c}, 0.7f);
}

}  // namespace

void add_market(Solid& s) {
  for (int k = 0; k < 8; ++k) kiosk(s, k);
  tribune(s);
  posko(s);
  medical_tent(s);
  stage(s);
  plaza(s);
}

}  // namespace sculpt
