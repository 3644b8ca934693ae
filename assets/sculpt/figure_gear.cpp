// What tells somebody from afar by the outline: flags, packs, discs, staffs, children on
// the arm. Sizes are a miniature's: larger than life by a fifth.
#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

#include "assets/sculpt/figure_parts.h"
#include "assets/sculpt/lettering.h"

namespace sculpt {
namespace {

constexpr glm::vec3 kRightPalm{-0.245f, 0.82f, 0.02f}, kLeftPalm{0.245f, 0.82f, 0.02f};

// A quad of cloth.
void add_sheet(Clay& clay, const std::array<glm::vec3, 4>& corners, Paint paint, Bind bind) {
  ++clay.part;
  for (int k : {0, 1, 2, 0, 2, 3}) clay.corners.push_back({corners[std::size_t(k)], paint, bind, clay.part});
  ++clay.part;
}
// The same, the lower edge first, also seen from behind by those who are drawn without their insides: everybody far
// away. Their two sides lean towards each other, so that the sky lights either.
void add_open_sheet(Clay& clay, const std::array<glm::vec3, 4>& corners, Paint paint, Bind bind) {
  if (clay.level < 2) return add_sheet(clay, corners, paint, bind);
  const auto& [a, b, c, d] = corners;
  const glm::vec3 out(0, 0, 0.12f);
  add_sheet(clay, {a + out, b + out, c, d}, paint, bind);
  add_sheet(clay, {d, c, b - out, a - out}, paint, bind);
}

// A pouch, a case: a box without fuss, left out from afar.
void add_case(Clay& clay, glm::vec3 centre, glm::vec3 half, Paint paint, Bind bind) {
  if (clay.level < 2) add_box(clay, centre, half, paint, bind);
}

}  // namespace

void add_flag(Clay& clay, Paint cloth) {
  const Bind hand = whole(kShield);  // keeps upright, as a shield does
  add_rod(clay, kLeftPalm + glm::vec3(0, -0.3f, 0), kLeftPalm + glm::vec3(0, 1.72f, 0), 0.018f, 0.014f, {0x8a6a44},
          hand, 5);
  const int columns = clay.sides(4, 2, 1);
  const auto at = [&](int i, float y) {
    const float f = float(i) / float(columns);
    return kLeftPalm + glm::vec3(0.01f + 0.82f * f, y - 0.1f * f * f, 0.07f * std::sin(f * 5.5f));
  };
  for (int i = 0; i < columns; ++i) {
    add_open_sheet(clay, {at(i, 1.14f), at(i + 1, 1.14f), at(i + 1, 1.42f), at(i, 1.42f)}, {0xe9e6dd}, hand);
    add_open_sheet(clay, {at(i, 1.42f), at(i + 1, 1.42f), at(i + 1, 1.7f), at(i, 1.7f)}, cloth, hand);
  }
}

void add_umbrella(Clay& clay, Paint cloth) {
  const Bind hand = whole(kShield);
  const glm::vec3 grip = kLeftPalm + glm::vec3(0, 0, 0.03f);
  add_rod(clay, grip + glm::vec3(0, -0.06f, 0), grip + glm::vec3(-0.06f, 1.24f, 0), 0.012f, 0.012f, {0x33363a}, hand,
          4);
  Tube dome{.sides = clay.sides(8, 6, 5), .place = glm::translate(glm::mat4(1), grip + glm::vec3(-0.06f, 0.98f, 0))};
  dome.rings = {{.rx = 0.56f, .rz = 0.56f, .bind = hand, .paint = cloth},
                {.centre = {0, 0.16f, 0}, .rx = 0.36f, .rz = 0.36f, .bind = hand, .paint = cloth, .last_level = 1},
                {.centre = {0, 0.24f, 0}, .rx = 0, .rz = 0, .bind = hand, .paint = cloth}};
  add_tube(clay, dome);
}

void add_toddler(Clay& clay) {
  const Bind chest = whole(kChest);
  const Paint suit{0xc9a13f}, skin{0xb5835a}, hair{0x241c18};
  Tube body{.sides = clay.sides(7, 4, 3), .close_start = true};
  body.rings = {
      {.centre = {0.17f, 1.0f, 0.15f}, .rx = 0.085f, .rz = 0.07f, .bind = chest, .paint = suit},
      {.centre = {0.17f, 1.12f, 0.16f}, .rx = 0.1f, .rz = 0.085f, .bind = chest, .paint = suit, .last_level = 1},
      {.centre = {0.165f, 1.26f, 0.165f}, .rx = 0.075f, .rz = 0.06f, .bind = chest, .paint = suit},
      {.centre = {0.165f, 1.31f, 0.165f}, .rx = 0.03f, .rz = 0.03f, .bind = chest, .paint = suit}};
  add_tube(clay, body);
  Tube head{.sides = clay.sides(7, 5, 4)};
  head.rings = {
      {.centre = {0.165f, 1.29f, 0.17f}, .rx = 0.045f, .rz = 0.05f, .bind = chest, .paint = skin},
      {.centre = {0.165f, 1.37f, 0.17f}, .rx = 0.082f, .rz = 0.09f, .bind = chest, .paint = skin, .last_level = 1},
      {.centre = {0.165f, 1.42f, 0.165f}, .rx = 0.085f, .rz = 0.092f, .bind = chest, .paint = hair},
      {.centre = {0.165f, 1.5f, 0.16f}, .rx = 0, .rz = 0, .bind = chest, .paint = hair}};
  add_tube(clay, head);
  if (clay.level == 2) return;
  for (float x : {0.11f, 0.23f})
    add_rod(clay, {x, 1.04f, 0.2f}, {x, 0.86f, 0.25f}, 0.04f, 0.028f, {0x5f4a7a}, chest, 4);
}

void add_stop_disc(Clay& clay) {
  const Bind hand = whole(kShield);  // held up to be seen, whatever the arm does
  const glm::vec3 top = kLeftPalm + glm::vec3(0.02f, 0.8f, 0.02f);
  add_rod(clay, kLeftPalm + glm::vec3(0, -0.06f, 0.02f), top - glm::vec3(0, 0.1f, 0), 0.018f, 0.018f, {0xdad8d0}, hand,
          5);
  const int sides = clay.sides(10, 7, 5);
  for (const auto& [radius, out, paint] :
       {std::tuple{0.17f, 0.012f, Paint{0xe6e4dc}}, {0.135f, 0.018f, Paint{0xb3261e}}}) {
    if (clay.level == 2 && radius > 0.15f) continue;
    for (float side : {-1.0f, 1.0f}) {
      ++clay.part;
      const auto rim = [&](int i) {
        const float a = 6.2831853f * float(i) / float(sides) * side;
        return Corner{top + glm::vec3(std::cos(a) * radius, std::sin(a) * radius, out * side), paint, hand, clay.part};
      };
      for (int i = 1; i + 1 < sides; ++i)
        for (int k : {0, i, i + 1}) clay.corners.push_back(rim(k));
      ++clay.part;
    }
  }
}

void add_light_wand(Clay& clay) {
  const Bind hand = whole(kRightHand);
  add_rod(clay, kRightPalm + glm::vec3(0, 0.05f, -0.08f), kRightPalm + glm::vec3(0, 0, 0.08f), 0.024f, 0.024f,
          {0x1c1d1f}, hand, 5);
  add_rod(clay, kRightPalm + glm::vec3(0, 0, 0.08f), kRightPalm + glm::vec3(0, -0.1f, 0.5f), 0.03f, 0.026f,
          {0xe0402c, assets::Surface::lamp}, hand, 6);
}

void add_long_baton(Clay& clay) {
  add_rod(clay, {-0.29f, kBaseHeight, 0.13f}, {-0.25f, 1.36f, 0.03f}, 0.02f, 0.018f, {0x7d5a36}, whole(kRightHand), 5);
}

void add_rucksack(Clay& clay, Paint paint, bool tall) {
  const Bind chest = whole(kChest);
  const float top = tall ? 1.56f : 1.45f;
  Tube bag{.sides = clay.sides(7, 4, 4), .close_start = true, .close_end = true};
  bag.rings = {
      {.centre = {0, 1.0f, -0.22f},
       .rx = 0.15f,
       .rz = 0.09f,
       .bind = between(kChest, kSpine, 0.6f),
       .paint = paint,
       .square = 0.6f},
      {.centre = {0, 1.12f, -0.24f},
       .rx = 0.185f,
       .rz = 0.13f,
       .bind = chest,
       .paint = paint,
       .last_level = 0,
       .square = 0.6f},
      {.centre = {0, top - 0.1f, -0.23f}, .rx = 0.175f, .rz = 0.12f, .bind = chest, .paint = paint, .square = 0.6f},
      {.centre = {0, top, -0.2f}, .rx = 0.13f, .rz = 0.07f, .bind = chest, .paint = paint, .square = 0.6f}};
  add_tube(clay, bag);
  if (tall && clay.level < 2)
    add_rod(clay, {-0.2f, top, -0.22f}, {0.2f, top, -0.22f}, 0.07f, 0.07f, {mixed_paint(paint.rgb, 0.7f)}, chest, 6);
  if (clay.level > 0) return;
  for (float s : {1.0f, -1.0f})
    add_rod(clay, {0.1f * s, 1.13f, 0.14f}, {0.11f * s, 1.43f, 0.09f}, 0.02f, 0.02f, {mixed_paint(paint.rgb, 0.5f)},
            chest, 4);
}

void add_pack_band(Clay& clay) {
  const Bind chest = whole(kChest);
  const Paint white{0xe4e6e6};
  if (clay.level == 2)
    return add_sheet(
        clay, {glm::vec3(0.17f, 1.2f, -0.365f), {-0.17f, 1.2f, -0.365f}, {-0.17f, 1.3f, -0.36f}, {0.17f, 1.3f, -0.36f}},
        white, chest);
  add_box(clay, {0, 1.25f, -0.24f}, {0.192f, 0.042f, 0.132f}, white, chest);
}

void add_back_plate(Clay& clay) {
  const Bind back = between(kChest, kSpine, 0.8f);
  const Paint white{0xe6e8e8};
  constexpr float kZ = -0.165f;
  const auto sheet = [&](float half, float low, float high, float z) {
    add_sheet(clay, {glm::vec3(half, low, z), {-half, low, z}, {-half, high, z}, {half, high, z}}, white, back);
  };
  if (clay.level > 0) return sheet(0.17f, 1.24f, 1.40f, kZ);
  sheet(0.165f, 1.25f, 1.385f, kZ);
  const Lettering letters = letters_of("POLISI", 1);
  constexpr float kCapitals = 0.075f;
  ++clay.part;
  for (const glm::vec2 p : letters.triangles)
    clay.corners.push_back(
        {{(letters.width / 2 - p.x) * kCapitals, 1.28f + p.y * kCapitals, kZ - 0.003f}, {0x14213a}, back, clay.part});
  ++clay.part;
}

void add_medical_pack(Clay& clay) {
  const Bind chest = whole(kChest);
  add_box(clay, {0, 1.24f, -0.23f}, {0.18f, 0.23f, 0.1f}, {0xb3261e}, chest);
  if (clay.level == 2) return;
  add_box(clay, {0, 1.26f, -0.335f}, {0.04f, 0.12f, 0.006f}, {0xf4f2ec}, chest);
  add_box(clay, {0, 1.26f, -0.335f}, {0.12f, 0.04f, 0.006f}, {0xf4f2ec}, chest);
}

void add_shoulder_camera(Clay& clay) {
  const Bind chest = whole(kChest);
  add_box(clay, {-0.2f, 1.57f, 0.02f}, {0.062f, 0.08f, 0.21f}, {0x222326}, chest);
  if (clay.level == 2) return;
  add_rod(clay, {-0.2f, 1.58f, 0.23f}, {-0.2f, 1.58f, 0.4f}, 0.045f, 0.062f, {0x2f3135}, chest, 7);
  add_rod(clay, {-0.2f, 1.67f, -0.02f}, {-0.2f, 1.68f, 0.34f}, 0.022f, 0.028f, {0x46484c}, chest, 5);
  if (clay.level == 0) add_box(clay, {-0.12f, 1.57f, 0.1f}, {0.03f, 0.03f, 0.05f}, {0x17181a}, chest);
}

void add_folder(Clay& clay, Paint paint) {
  if (clay.level == 2) return;
  add_box(clay, {0.21f, 1.1f, 0.03f}, {0.016f, 0.12f, 0.17f}, paint, between(kChest, kSpine));
  if (clay.level == 0)
    add_box(clay, {0.21f, 1.1f, 0.03f}, {0.012f, 0.11f, 0.175f}, {0xf4f2ea}, between(kChest, kSpine));
}

void add_gun_belt(Clay& clay, Paint paint) {
  if (clay.level == 2) return;
  const Bind hips = between(kHips, kSpine, 0.7f);
  Tube belt{.sides = clay.sides(9, 6, 4)};
  belt.rings = {
      {.centre = {0, 0.955f, 0.002f}, .rx = 0.19f, .rz = 0.145f, .bind = hips, .paint = paint, .square = 0.22f},
      {.centre = {0, 1.02f, 0.003f}, .rx = 0.182f, .rz = 0.14f, .bind = hips, .paint = paint, .square = 0.22f}};
  add_tube(clay, belt);
  add_case(clay, {-0.205f, 0.92f, 0.0f}, {0.032f, 0.1f, 0.06f}, {0x1b1a18}, hips);
  if (clay.level == 0) add_case(clay, {0.19f, 0.985f, 0.07f}, {0.03f, 0.045f, 0.045f}, {0x1b1a18}, hips);
}

void add_command_vest(Clay& clay, const Look& look) {
  add_vest(clay, look, {0x2f241a}, {0xd8b23a}, true);
  for (float s : {1.0f, -1.0f})
    add_case(clay, {0.085f * s, 1.17f, 0.155f}, {0.05f, 0.06f, 0.028f}, {0x241b13}, between(kChest, kSpine));
  if (clay.level < 2)
    add_rod(clay, {0.13f, 1.4f, 0.1f}, {0.14f, 1.78f, 0.06f}, 0.012f, 0.006f, {0x151515}, whole(kChest), 4);
}

void add_map_board(Clay& clay) {
  const glm::quat turn = glm::angleAxis(glm::radians(-65.0f), glm::vec3(1, 0, 0));
  const glm::vec3 at = kLeftPalm + glm::vec3(-0.08f, 0.03f, 0.13f);
  if (clay.level == 2) {
    const auto corner = [&](float x, float y) { return at + turn * glm::vec3(0.16f * x, 0.2f * y, 0); };
    return add_sheet(clay, {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)}, {0xd9d2b6}, whole(kLeftHand));
  }
  add_box(clay, at, {0.16f, 0.2f, 0.008f}, {0x6a4a2c}, whole(kLeftHand), turn);
  add_box(clay, at + glm::vec3(0, 0.012f, 0.005f), {0.145f, 0.185f, 0.005f}, {0xd9d2b6}, whole(kLeftHand), turn);
}

void add_basket(Clay& clay) {
  const Bind head = whole(kHead);
  Tube basket{.sides = clay.sides(9, 6, 4), .close_start = true, .close_end = true};
  basket.rings = {{.centre = {0, 1.735f, 0}, .rx = 0.12f, .rz = 0.12f, .bind = head, .paint = {0x9a7a48}},
                  {.centre = {0, 1.835f, 0}, .rx = 0.2f, .rz = 0.2f, .bind = head, .paint = {0xb89658}},
                  {.centre = {0, 1.85f, 0}, .rx = 0.18f, .rz = 0.18f, .bind = head, .paint = {0x6f8a3c}}};
  add_tube(clay, basket);
  if (clay.level > 0) return;
  for (int k = 0; k < 5; ++k) {
    const float a = 1.2566f * float(k);
    Tube fruit{.sides = 4};
    const glm::vec3 at(std::cos(a) * 0.1f, 1.85f, std::sin(a) * 0.1f);
    const Paint paint{k % 2 == 0 ? 0xc9962eu : 0xb8552fu};
    fruit.rings = {{.centre = at, .rx = 0.06f, .rz = 0.06f, .bind = head, .paint = paint},
                   {.centre = at + glm::vec3(0, 0.07f, 0), .rx = 0, .rz = 0, .bind = head, .paint = paint}};
    add_tube(clay, fruit);
  }
}

}  // namespace sculpt
