// What people wear over their clothes and carry in their hands. A thing in a hand is
// modelled where the hand hangs at rest; poses turn the hand so that it points right.
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>
#include <utility>

#include "assets/sculpt/figure_parts.h"
#include "assets/sculpt/lettering.h"

namespace sculpt {
namespace {

constexpr glm::vec3 kRightPalm{-0.245f, 0.825f, 0.02f};
constexpr glm::vec3 kLeftPalm{0.245f, 0.825f, 0.02f};

// A shell about the trunk through (height, half width, half depth, z, joint) rows.
struct Row {
  float y, rx, rz, z;
  Bind bind;
};
void add_shell(Clay& clay, std::initializer_list<Row> rows, Paint paint, std::initializer_list<Paint> bands = {}) {
  Tube shell{.sides = clay.sides(9, 6, 4)};
  std::size_t i = 0;
  for (const Row& row : rows) {
    Ring ring{.centre = {0, row.y, row.z},
              .rx = row.rx,
              .rz = row.rz,
              .bind = row.bind,
              .paint = i < bands.size() ? bands.begin()[i] : paint,
              .square = 0.25f};
    ++i;
    shell.rings.push_back(ring);
  }
  add_tube(clay, shell);
}

// Half a dome over a joint: pads.
void add_pad(Clay& clay, glm::vec3 centre, glm::vec3 size, Paint paint, Bind bind) {
  if (clay.level > 0) return;
  Tube pad{.sides = 4};
  pad.rings = {{.centre = centre - glm::vec3(0, size.y, 0), .rx = size.x, .rz = size.z, .bind = bind, .paint = paint},
               {.centre = centre + glm::vec3(0, size.y * 0.4f, 0),
                .rx = size.x * 0.95f,
                .rz = size.z * 0.95f,
                .bind = bind,
                .paint = paint},
               {.centre = centre + glm::vec3(0, size.y, 0), .rx = 0, .rz = 0, .bind = bind, .paint = paint}};
  add_tube(clay, pad);
}

// A plate bent about a vertical axis behind it, with a frame and a label band, both sides.
void add_shield(Clay& clay, glm::vec3 centre, float half_width, float half_height, bool label_high) {
  // Pale, whatever the suit behind it: a row of shields is told from a row of shirts by how light it is.
  constexpr Paint kClear{0xc3d2da}, kBack{0x8fa3af}, kFrame{0x20262c}, kLabel{0x172a4a};
  const Bind bind = whole(kShield);
  const int columns = clay.sides(4, 2, 1);
  struct Strip {
    float low, high;
    Paint paint;
  };
  const float h = half_height, band = 0.07f, at = label_high ? h * 0.45f : h * 0.25f;
  std::vector<Strip> strips;
  if (clay.level == 2)
    strips = {{-h, h, kClear}};
  else
    strips = {{-h, -h + 0.035f, kFrame},
              {-h + 0.035f, at - band, kClear},
              {at - band, at + band, kLabel},
              {at + band, h - 0.035f, kClear},
              {h - 0.035f, h, kFrame}};
  const auto point = [&](int column, float y) {
    const float t = 2 * float(column) / float(columns) - 1;
    return centre + glm::vec3(t * half_width, y, 0.05f * (1 - t * t));
  };
  const std::int32_t front = ++clay.part, back = ++clay.part;
  for (const Strip& strip : strips)
    for (int c = 0; c < columns; ++c) {
      const std::array quad{point(c, strip.low), point(c + 1, strip.low), point(c + 1, strip.high),
                            point(c, strip.high)};
      for (int k : {0, 1, 2, 0, 2, 3}) clay.corners.push_back({quad[std::size_t(k)], strip.paint, bind, front});
    }
  for (int c = 0; c < columns; ++c) {
    const std::array quad{point(c, -h), point(c, h), point(c + 1, h), point(c + 1, -h)};
    for (int k : {0, 1, 2, 0, 2, 3})
      clay.corners.push_back({quad[std::size_t(k)] - glm::vec3(0, 0, 0.008f), kBack, bind, back});
  }
  clay.part += 1;
}

// A closed cord from the right shoulder to the left hip.
void add_loop(Clay& clay, float half_width, float thick, Paint paint, int around, int across) {
  if (clay.level == 2) return;
  const glm::mat4 place =
      glm::rotate(glm::translate(glm::mat4(1), {0.0f, 1.215f, 0.0f}), glm::radians(33.0f), glm::vec3(0, 0, 1));
  const std::int32_t part = ++clay.part;
  const auto at = [&](int i, int k) {
    const float a = 6.2831853f * float(i) / float(around), c = 6.2831853f * float(k) / float(across);
    const float rx = half_width + thick * std::cos(c), rz = half_width * 0.7f + thick * std::cos(c);
    const glm::vec3 world(place * glm::vec4(std::cos(a) * rx, thick * 1.15f * std::sin(c), std::sin(a) * rz, 1));
    return Corner{world, paint, between(kChest, kSpine, std::clamp((world.y - 1.05f) / 0.25f, 0.0f, 1.0f)), part};
  };
  for (int i = 0; i < around; ++i)
    for (int k = 0; k < across; ++k) {
      const std::array quad{at(i, k), at(i, k + 1), at(i + 1, k + 1), at(i + 1, k)};
      for (int q : {0, 1, 2, 0, 2, 3}) clay.corners.push_back(quad[std::size_t(q)]);
    }
  clay.part += 1;
}

}  // namespace

void add_rod(Clay& clay, glm::vec3 from, glm::vec3 to, float r_from, float r_to, Paint paint, Bind bind,
             int sides_full) {
  const glm::vec3 y = glm::normalize(to - from);
  const glm::vec3 x = glm::normalize(glm::cross(std::fabs(y.y) > 0.9f ? glm::vec3(0, 0, 1) : glm::vec3(0, 1, 0), y));
  Tube rod{.sides = clay.sides(sides_full, 4, 3), .close_start = true, .close_end = true};
  rod.place = glm::mat4(glm::vec4(x, 0), glm::vec4(y, 0), glm::vec4(glm::cross(x, y), 0), glm::vec4(from, 1));
  rod.rings = {{.rx = r_from, .rz = r_from, .bind = bind, .paint = paint},
               {.centre = {0, glm::distance(from, to), 0}, .rx = r_to, .rz = r_to, .bind = bind, .paint = paint}};
  add_tube(clay, rod);
}

std::uint32_t mixed_paint(std::uint32_t rgb, float light) {
  std::uint32_t out = 0;
  for (int shift : {0, 8, 16}) out |= std::uint32_t(float((rgb >> shift) & 255u) * light) << shift;
  return out;
}

void add_vest(Clay& clay, const Look& look, Paint paint, Paint stripe, bool stripes) {
  const float g = look.girth, w = look.woman ? 0.89f : 1.0f, b = look.belly;
  const Bind lower = between(kSpine, kHips), ribs = between(kChest, kSpine), chest = whole(kChest);
  if (clay.level == 2) {  // the trunk itself takes the vest's colour
    for (Corner& corner : clay.corners)
      if (corner.bind.a <= kChest && corner.bind.a != kGround && corner.paint.rgb == look.shirt.rgb)
        corner.paint = paint;
    return;
  }
  const Paint band = stripes ? stripe : paint;
  if (clay.level == 1) {
    add_shell(clay,
              {{1.0f, 0.18f * g * w, 0.137f * g + b, 0.004f, lower},
               {1.13f, 0.18f * g * w, 0.136f * g + b * 0.7f, 0.005f, ribs},
               {1.22f, 0.19f * g * w, 0.142f * g, 0.005f, ribs},
               {1.33f, 0.207f * g * w, 0.152f * g, 0.004f, chest},
               {1.455f, 0.165f * w * g, 0.105f * g, -0.008f, chest}},
              paint, {paint, band, paint});
    return;
  }
  if (stripes)
    add_shell(clay,
              {{1.0f, 0.18f * g * w, 0.137f * g + b, 0.004f, lower},
               {1.10f, 0.176f * g * w, 0.134f * g + b, 0.005f, ribs},
               {1.145f, 0.18f * g * w, 0.136f * g + b * 0.7f, 0.005f, ribs},
               {1.30f, 0.2f * w * g, 0.147f * g, 0.004f, chest},
               {1.345f, 0.204f * w * g, 0.142f * g, 0.001f, chest},
               {1.42f, 0.194f * w * g, 0.115f * g, -0.008f, chest},
               {1.462f, 0.135f * w, 0.09f, -0.01f, chest}},
              paint, {paint, band, paint, band, paint, paint});
  else
    add_shell(clay,
              {{1.0f, 0.18f * g * w, 0.137f * g + b, 0.004f, lower},
               {1.12f, 0.178f * g * w, 0.135f * g + b, 0.005f, ribs},
               {1.32f, 0.202f * w * g, 0.146f * g, 0.003f, chest},
               {1.42f, 0.194f * w * g, 0.115f * g, -0.008f, chest},
               {1.462f, 0.135f * w, 0.09f, -0.01f, chest}},
              paint);
  if (clay.level == 0)  // the zip
    add_box(clay, {0, 1.2f, 0.142f + b * 0.5f}, {0.006f, 0.17f, 0.004f}, {0x2b2b2b}, between(kChest, kSpine));
}

void add_armour(Clay& clay, const Look& look, Paint paint) {
  add_vest(clay, look, paint, paint, false);
  if (clay.level > 0) return;
  for (float s : {1.0f, -1.0f}) {
    const bool left = s > 0;
    const std::uint8_t upper = left ? kLeftUpperArm : kRightUpperArm;
    const std::uint8_t shin = left ? kLeftLowerLeg : kRightLowerLeg, thigh = left ? kLeftUpperLeg : kRightUpperLeg;
    add_pad(clay, {0.215f * s, 1.405f, -0.01f}, {0.095f, 0.085f, 0.1f}, paint, between(upper, kChest, 0.75f));
    add_pad(clay, {0.096f * s, 0.525f, 0.022f}, {0.082f, 0.08f, 0.09f}, paint, between(thigh, shin));
    Tube guard{.sides = 4};
    guard.rings = {
        {.centre = {0.095f * s, 0.16f, -0.005f}, .rx = 0.07f, .rz = 0.076f, .bind = whole(shin), .paint = paint},
        {.centre = {0.095f * s, 0.43f, 0.004f}, .rx = 0.082f, .rz = 0.088f, .bind = whole(shin), .paint = paint}};
    add_tube(clay, guard);
  }
}

void add_short_shield(Clay& clay) { add_shield(clay, {0.2f, 0.9f, 0.1f}, 0.3f, 0.5f, true); }
void add_tall_shield(Clay& clay) { add_shield(clay, {0.16f, 0.95f, 0.13f}, 0.32f, 0.8f, true); }

void add_baton(Clay& clay) {
  if (clay.level == 2) return;
  add_rod(clay, kRightPalm + glm::vec3(0, 0.05f, -0.1f), kRightPalm + glm::vec3(0, -0.12f, 0.56f), 0.021f, 0.025f,
          {0x151515}, whole(kRightHand), 5);
}

void add_cane(Clay& clay) {
  add_rod(clay, kRightPalm + glm::vec3(-0.01f, -0.22f, 0.06f), kRightPalm + glm::vec3(-0.05f, 0.86f, 0.08f), 0.02f,
          0.018f, {0xb08a50}, whole(kRightHand), 5);
}

void add_rope_coil(Clay& clay) {
  add_loop(clay, 0.265f, 0.045f, {0xe3cf95}, clay.sides(11, 7, 0), clay.sides(4, 3, 0));
}

namespace {
void add_band_on(Clay& clay, float side, std::uint8_t arm, Paint paint) {
  Tube band{.sides = clay.sides(7, 4, 3)};
  band.rings = {
      {.centre = {0.213f * side, 1.245f, -0.017f}, .rx = 0.074f, .rz = 0.077f, .bind = whole(arm), .paint = paint},
      {.centre = {0.207f * side, 1.335f, -0.013f}, .rx = 0.08f, .rz = 0.084f, .bind = whole(arm), .paint = paint}};
  add_tube(clay, band);
}
}  // namespace

void add_armband(Clay& clay, Paint paint) {
  if (clay.level < 2) add_band_on(clay, 1, kLeftUpperArm, paint);
}

void add_two_armbands(Clay& clay, Paint paint) {
  add_armband(clay, paint);
  if (clay.level < 2) add_band_on(clay, -1, kRightUpperArm, paint);
}

void add_megaphone(Clay& clay) {
  const Bind hand = whole(kRightHand);
  const glm::vec3 grip = kRightPalm + glm::vec3(0, 0.03f, 0.02f);
  add_rod(clay, grip + glm::vec3(0, 0, 0.05f), grip + glm::vec3(0, 0, 0.36f), 0.038f, 0.15f, {0xe6e4dc}, hand, 8);
  if (clay.level == 2) return;
  add_rod(clay, grip + glm::vec3(0, 0, -0.07f), grip + glm::vec3(0, 0, 0.052f), 0.055f, 0.042f, {0xb3361f}, hand, 8);
  if (clay.level == 0) add_rod(clay, grip + glm::vec3(0, -0.09f, -0.01f), grip, 0.013f, 0.013f, {0x222222}, hand, 4);
}

void add_camera(Clay& clay) {
  if (clay.level == 2) return;
  const Bind hand = whole(kRightHand);
  const glm::vec3 at = kRightPalm + glm::vec3(0.03f, 0.02f, 0.05f);
  add_box(clay, at, {0.085f, 0.068f, 0.05f}, {0x1d1d1f}, hand);
  add_rod(clay, at + glm::vec3(0, 0, 0.04f), at + glm::vec3(0, 0, 0.26f), 0.055f, 0.065f, {0x2a2a2d}, hand, 8);
  if (clay.level == 0) add_box(clay, at + glm::vec3(0, 0.085f, 0), {0.04f, 0.024f, 0.026f}, {0x1d1d1f}, hand);
}

void add_radio(Clay& clay) {
  if (clay.level == 2) return;
  add_box(clay, kRightPalm + glm::vec3(0, 0.02f, 0.03f), {0.034f, 0.075f, 0.026f}, {0x1a1a1a}, whole(kRightHand));
  if (clay.level == 0)
    add_rod(clay, kRightPalm + glm::vec3(0.015f, 0.07f, 0.03f), kRightPalm + glm::vec3(0.015f, 0.2f, 0.03f), 0.008f,
            0.005f, {0x1a1a1a}, whole(kRightHand), 4);
}

void add_clipboard(Clay& clay) {
  if (clay.level == 2) return;
  const glm::quat turn = glm::angleAxis(glm::radians(-65.0f), glm::vec3(1, 0, 0));
  add_box(clay, kLeftPalm + glm::vec3(-0.07f, 0.02f, 0.1f), {0.11f, 0.155f, 0.006f}, {0x7a4f2c}, whole(kLeftHand),
          turn);
  add_box(clay, kLeftPalm + glm::vec3(-0.07f, 0.029f, 0.104f), {0.095f, 0.135f, 0.004f}, {0xf4f2ea}, whole(kLeftHand),
          turn);
}

void add_backpack(Clay& clay, Paint paint) {
  const Bind chest = whole(kChest);
  Tube bag{.sides = clay.sides(8, 4, 4), .close_start = true, .close_end = true};
  bag.rings = {{.centre = {0, 1.06f, -0.195f},
                .rx = 0.12f,
                .rz = 0.065f,
                .bind = between(kChest, kSpine, 0.6f),
                .paint = paint,
                .square = 0.6f},
               {.centre = {0, 1.13f, -0.205f},
                .rx = 0.145f,
                .rz = 0.09f,
                .bind = chest,
                .paint = paint,
                .last_level = 0,
                .square = 0.6f},
               {.centre = {0, 1.34f, -0.19f},
                .rx = 0.135f,
                .rz = 0.08f,
                .bind = chest,
                .paint = paint,
                .last_level = 0,
                .square = 0.6f},
               {.centre = {0, 1.42f, -0.165f}, .rx = 0.1f, .rz = 0.05f, .bind = chest, .paint = paint, .square = 0.6f}};
  add_tube(clay, bag);
  if (clay.level == 0)
    for (float s : {1.0f, -1.0f})
      add_rod(clay, {0.1f * s, 1.13f, 0.128f}, {0.105f * s, 1.43f, 0.085f}, 0.018f, 0.018f, {0x2a2a2a}, chest, 4);
}

void add_shoulder_bag(Clay& clay, Paint paint, bool cross) {
  if (clay.level == 2) return;
  const Bind hips = between(kHips, kSpine, 0.6f);
  add_box(clay, {0.205f, 0.93f, -0.1f}, {0.045f, 0.095f, 0.11f}, paint, hips);
  if (clay.level > 0) return;
  add_loop(clay, 0.232f, 0.013f, {0x3a3a3a}, 9, 3);
  if (!cross) return;
  add_box(clay, {0.252f, 0.93f, -0.1f}, {0.004f, 0.055f, 0.018f}, {0xc62828}, hips);
  add_box(clay, {0.252f, 0.93f, -0.1f}, {0.004f, 0.018f, 0.055f}, {0xc62828}, hips);
}

void add_red_cross(Clay& clay) {
  if (clay.level == 2) return;
  const Paint red{0xc62828};
  const Bind bind = between(kChest, kSpine, 0.85f);
  add_box(clay, {0, 1.27f, -0.127f}, {0.03f, 0.09f, 0.012f}, red, bind);
  add_box(clay, {0, 1.27f, -0.127f}, {0.09f, 0.03f, 0.012f}, red, bind);
  if (clay.level > 0) return;
  add_box(clay, {0.085f, 1.335f, 0.126f}, {0.012f, 0.036f, 0.012f}, red, whole(kChest));
  add_box(clay, {0.085f, 1.335f, 0.126f}, {0.036f, 0.012f, 0.012f}, red, whole(kChest));
}

void add_stick(Clay& clay) {
  const glm::vec3 foot(-0.27f, kBaseHeight, 0.09f);
  add_rod(clay, foot, kRightPalm + glm::vec3(0, 0.05f, 0.03f), 0.019f, 0.022f, {0x6a4526}, whole(kRightHand), 5);
  if (clay.level == 0)
    add_rod(clay, kRightPalm + glm::vec3(0, 0.05f, -0.03f), kRightPalm + glm::vec3(0, 0.05f, 0.08f), 0.016f, 0.016f,
            {0x6a4526}, whole(kRightHand), 5);
}

void add_leash(Clay& clay) {
  if (clay.level == 2) return;
  add_rod(clay, kLeftPalm, kLeftPalm + glm::vec3(0.1f, -0.32f, 0.35f), 0.011f, 0.011f, {0x4a2f1a}, whole(kLeftHand), 4);
  add_box(clay, {-0.2f, 0.94f, 0}, {0.04f, 0.06f, 0.07f}, {0x22201c}, between(kHips, kSpine));
}

void add_goggles(Clay& clay) {
  if (clay.level > 0) return;
  add_box(clay, {0, 1.672f, 0.116f}, {0.075f, 0.024f, 0.02f}, {0x151515}, whole(kHead));
  add_box(clay, {0, 1.672f, 0.133f}, {0.06f, 0.016f, 0.008f}, {0x8fa6b2}, whole(kHead));
}

void add_air_bottle(Clay& clay) {
  add_rod(clay, {0, 1.05f, -0.185f}, {0, 1.42f, -0.18f}, 0.068f, 0.06f, {0xd8b02c}, between(kChest, kSpine, 0.8f), 8);
}

void add_lanyard(Clay& clay, Paint card) {
  if (clay.level == 2) return;
  add_box(clay, {0, 1.16f, 0.136f}, {0.045f, 0.055f, 0.006f}, card, between(kChest, kSpine));
  if (clay.level > 0) return;
  for (float s : {1.0f, -1.0f})
    add_rod(clay, {0.01f * s, 1.21f, 0.136f}, {0.07f * s, 1.45f, 0.062f}, 0.008f, 0.008f, {0x24415f}, whole(kChest), 3);
}

void add_placard(Clay& clay) {
  const Bind hand = whole(kShield);  // keeps upright, as a shield does
  const glm::vec3 grip = kLeftPalm;
  add_rod(clay, grip + glm::vec3(0, -0.12f, 0), grip + glm::vec3(0, 0.85f, 0), 0.019f, 0.019f, {0x8a6a44}, hand, 4);
  add_box(clay, grip + glm::vec3(0, 1.02f, 0), {0.34f, 0.22f, 0.01f}, {0xe6e2d5}, hand);
  if (clay.level > 0) return;
  constexpr float kCapitals = 0.125f;
  for (const auto& [line, up] : {std::pair{"JUJUR", 1.065f}, std::pair{"ADIL", 0.88f}}) {
    const Lettering letters = letters_of(line, 2);
    ++clay.part;
    for (const glm::vec2 p : letters.triangles)
      clay.corners.push_back({grip + glm::vec3((p.x - letters.width / 2) * kCapitals, up + p.y * kCapitals, 0.0115f),
                              {0x8a1f1a},
                              hand,
                              clay.part});
  }
  ++clay.part;
}

}  // namespace sculpt
