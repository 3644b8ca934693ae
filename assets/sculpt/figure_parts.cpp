#include "assets/sculpt/figure_parts.h"

#include <array>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

namespace sculpt {
namespace {

struct Side {
  float sign;  // +1 left, -1 right
  std::uint8_t upper_arm, lower_arm, hand, upper_leg, lower_leg, foot;
};
constexpr std::array<Side, 2> kSides = {{
    {1, kLeftUpperArm, kLeftLowerArm, kLeftHand, kLeftUpperLeg, kLeftLowerLeg, kLeftFoot},
    {-1, kRightUpperArm, kRightLowerArm, kRightHand, kRightUpperLeg, kRightLowerLeg, kRightFoot},
}};

void add_leg(Clay& clay, const Look& look, const Side& side) {
  const float g = look.girth * kSturdy;
  const float x = 0.094f * side.sign;
  const Paint bare = look.legs == Legs::shorts ? look.skin : look.trousers;
  const float shaft = kBaseHeight + look.boot_height;
  const Bind knee = between(side.upper_leg, side.lower_leg), lower = whole(side.lower_leg);
  Tube leg{.sides = clay.sides(6, 4, 3)};
  leg.rings = {
      {.centre = {x, kBaseHeight + 0.07f, -0.022f},
       .rx = 0.056f,
       .rz = 0.06f,
       .bind = between(side.lower_leg, side.foot),
       .paint = clay.level == 0 ? look.shoes : bare},
      {.centre = {x, shaft, -0.018f}, .rx = 0.05f * g, .rz = 0.052f * g, .bind = lower, .paint = bare, .last_level = 0},
      {.centre = {x, 0.36f, -0.012f},
       .rx = 0.062f * g,
       .rz = 0.066f * g,
       .bind = lower,
       .paint = bare,
       .last_level = 0},
      {.centre = {x, 0.52f, 0.006f},
       .rx = 0.062f * g,
       .rz = 0.066f * g,
       .bind = knee,
       .paint = look.trousers,
       .last_level = 1},
      {.centre = {x * 0.93f, 0.93f, -0.002f},
       .rx = 0.083f * g,
       .rz = 0.098f * g,
       .bind = between(side.upper_leg, kHips, 0.6f),
       .paint = look.trousers},
  };
  add_tube(clay, leg);
}

void add_foot(Clay& clay, const Look& look, const Side& side) {
  if (clay.level == 2) return;
  const Bind bind = whole(side.foot);
  Tube foot{.sides = clay.sides(5, 4, 3),
            .close_start = clay.level == 0,
            .close_end = clay.level == 0,
            .place = forwards({0.098f * side.sign, kBaseHeight, -0.02f})};
  // Local z points down in the world here: a section's centre lies at -height.
  foot.rings = {
      {.centre = {0, -0.065f, -0.045f}, .rx = 0.044f, .rz = 0.047f, .bind = bind, .paint = look.shoes, .square = 0.5f},
      {.centre = {0.004f * side.sign, 0.12f, -0.032f},
       .rx = 0.062f,
       .rz = 0.034f,
       .bind = bind,
       .paint = look.shoes,
       .last_level = 0,
       .square = 0.5f},
      {.centre = {0.004f * side.sign, 0.185f, -0.02f},
       .rx = 0.03f,
       .rz = 0.018f,
       .bind = bind,
       .paint = look.shoes,
       .square = 0.3f},
  };
  if (clay.level == 1)
    foot.rings.back() = {.centre = {0, 0.18f, -0.012f}, .rx = 0.03f, .rz = 0.01f, .bind = bind, .paint = look.shoes};
  add_tube(clay, foot);
}

void add_arm(Clay& clay, const Look& look, const Side& side) {
  const float s = side.sign, g = look.girth * (look.woman ? 0.9f : 1.0f);
  const bool bare = look.sleeves == Sleeves::short_ones;
  const Paint fore = bare ? look.skin : look.shirt;
  const float out = look.woman ? -0.012f : 0.006f;
  Tube arm{.sides = clay.sides(6, 4, 3)};
  if (clay.level == 2) {
    arm.rings = {
        {.centre = {(0.24f + out) * s, 0.80f, 0.01f},
         .rx = 0.035f,
         .rz = 0.04f,
         .bind = whole(side.hand),
         .paint = fore},
        {.centre = {(0.185f + out) * s, 1.45f, -0.01f},
         .rx = 0.065f * g,
         .rz = 0.07f,
         .bind = whole(side.upper_arm),
         .paint = look.shirt},
    };
    return add_tube(clay, arm);
  }
  const Bind elbow = between(side.upper_arm, side.lower_arm);
  arm.rings = {
      {.centre = {(0.237f + out) * s, 0.79f, 0.02f},
       .rx = 0.02f,
       .rz = 0.03f,
       .bind = whole(side.hand),
       .paint = look.skin,
       .last_level = clay.level == 1 ? 1 : -1},
      {.centre = {(0.235f + out) * s, 0.885f, 0.008f},
       .rx = 0.031f * g,
       .rz = 0.034f * g,
       .bind = between(side.lower_arm, side.hand),
       .paint = fore},
      {.centre = {(0.215f + out) * s, 1.135f, -0.02f},
       .rx = 0.045f * g,
       .rz = 0.046f * g,
       .bind = elbow,
       .paint = fore},
      {.centre = {(0.207f + out) * s, 1.21f, -0.018f},
       .rx = 0.05f * g,
       .rz = 0.052f * g,
       .bind = whole(side.upper_arm),
       .paint = look.shirt,
       .last_level = bare ? 1 : 0},
      {.centre = {(0.193f + out) * s, 1.37f, -0.012f},
       .rx = 0.06f * g,
       .rz = 0.064f * g,
       .bind = whole(side.upper_arm),
       .paint = look.shirt,
       .last_level = 0},
      {.centre = {(0.178f + out) * s, 1.435f, -0.01f},
       .rx = 0.05f * g,
       .rz = 0.056f * g,
       .bind = between(side.upper_arm, kChest, 0.7f),
       .paint = look.shirt},
      {.centre = {(0.15f + out) * s, 1.462f, -0.01f},
       .rx = 0,
       .rz = 0,
       .bind = between(side.upper_arm, kChest, 0.4f),
       .paint = look.shirt,
       .last_level = 1},
  };
  add_tube(clay, arm);
  if (clay.level > 0) return;  // the sleeve's end does
  const Bind hold = whole(side.hand);
  Tube hand{.sides = clay.sides(5, 3, 3)};
  hand.rings = {
      {.centre = {(0.236f + out) * s, 0.762f, 0.026f}, .rx = 0, .rz = 0, .bind = hold, .paint = look.skin},
      {.centre = {(0.237f + out) * s, 0.79f, 0.022f}, .rx = 0.027f, .rz = 0.04f, .bind = hold, .paint = look.skin},
      {.centre = {(0.238f + out) * s, 0.835f, 0.016f},
       .rx = 0.032f,
       .rz = 0.052f,
       .bind = hold,
       .paint = look.skin,
       .last_level = 0},
      {.centre = {(0.236f + out) * s, 0.895f, 0.008f},
       .rx = 0.034f,
       .rz = 0.036f,
       .bind = between(side.lower_arm, side.hand),
       .paint = look.skin},
  };
  add_tube(clay, hand);
}

void add_trunk(Clay& clay, const Look& look) {
  const float g = look.girth * 1.04f, w = look.woman ? 0.9f : 1.05f, b = look.belly;
  const float hip = look.woman ? 1.06f : 1.0f, waist = (look.woman ? 0.86f : 1.0f) * g;
  const Bind lower = between(kSpine, kHips), ribs = between(kChest, kSpine), chest = whole(kChest);
  const bool loose = look.shirt_length > 0;  // worn over what is below
  const Paint below = loose ? look.shirt : look.trousers;
  const float hang = loose ? 0.016f : 0, flare = look.shirt_length * 0.13f;
  Tube trunk{.sides = clay.sides(9, 6, 4), .close_end = clay.level > 0};
  // Far away the shirt reaches down to the legs, and the shoulders are square.
  const bool far = clay.level == 2;
  const Paint at_belt = clay.level == 0 && !loose ? look.belt : look.shirt;
  trunk.rings = {
      {.centre = {0, std::min(far ? 0.92f : 0.86f, 0.99f - look.shirt_length), 0},
       .rx = 0.172f * hip * g + hang + flare,
       .rz = 0.112f * g + hang + (loose ? 0.016f : 0) + flare,
       .bind = whole(kHips),
       .paint = far ? look.shirt : below},
      {.centre = {0, 0.94f, 0},
       .rx = 0.168f * hip * g + hang,
       .rz = 0.128f * g + b * 0.4f + hang,
       .bind = whole(kHips),
       .paint = below,
       .last_level = loose ? 0 : -1},
      {.centre = {0, 1.01f, 0.004f},
       .rx = 0.156f * waist + hang * 0.6f,
       .rz = 0.116f * g + b * 0.8f + hang * 0.6f,
       .bind = lower,
       .paint = at_belt,
       .last_level = 1},
      {.centre = {0, 1.05f, 0.004f + b * 0.4f},
       .rx = 0.154f * waist,
       .rz = 0.115f * g + b,
       .bind = lower,
       .paint = look.shirt,
       .last_level = loose ? -1 : 0},
      {.centre = {0, 1.17f, 0.006f + b * 0.3f},
       .rx = 0.164f * waist * (look.woman ? 1.06f : 1),
       .rz = 0.118f * g + b * 0.6f,
       .bind = ribs,
       .paint = look.shirt,
       .last_level = 0},
      {.centre = {0, 1.31f, 0.004f},
       .rx = 0.184f * w * g,
       .rz = (look.woman ? 0.135f : 0.128f) * g,
       .bind = chest,
       .paint = look.shirt,
       .last_level = 1},
      {.centre = {0, 1.405f, -0.008f},
       .rx = 0.192f * w * g,
       .rz = 0.104f * g,
       .bind = chest,
       .paint = look.shirt,
       .last_level = 0},
      {.centre = {0, 1.447f, -0.01f},
       .rx = (far ? 0.175f : 0.145f) * w,
       .rz = far ? 0.1f : 0.08f,
       .bind = chest,
       .paint = look.shirt},
      {.centre = {0, 1.492f, -0.006f},
       .rx = 0.052f,
       .rz = 0.054f,
       .bind = between(kChest, kHead),
       .paint = look.shirt,
       .last_level = 0},
  };
  if (look.shirt_length > 0.3f) {  // a tunic goes with the thighs
    trunk.rings.front().bind = between(kLeftUpperLeg, kRightUpperLeg);
    trunk.rings.front().by_side = true;
  }
  for (Ring& ring : trunk.rings) ring.square = 0.22f;
  add_tube(clay, trunk);
}

// Cloth about both legs: each side follows its own leg.
void add_skirt(Clay& clay, const Look& look) {
  const float hem = look.legs == Legs::skirt ? 0.30f : 0.12f;
  const float flare = look.legs == Legs::sarong ? 0.0f : look.legs == Legs::robe ? 0.05f : 0.035f;
  Tube skirt{.sides = clay.sides(10, 6, 4)};
  skirt.rings = {
      {.centre = {0, hem, 0},
       .rx = 0.175f + flare,
       .rz = 0.155f + flare,
       .bind = between(kLeftLowerLeg, kRightLowerLeg),
       .paint = look.trousers},
      {.centre = {0, 0.52f, 0.004f},
       .rx = 0.178f + flare * 0.7f,
       .rz = 0.15f + flare * 0.7f,
       .bind = between(kLeftLowerLeg, kRightLowerLeg),
       .paint = look.trousers,
       .last_level = 1},
      {.centre = {0, 0.80f, 0},
       .rx = 0.178f,
       .rz = 0.14f,
       .bind = between(kLeftUpperLeg, kRightUpperLeg),
       .paint = look.trousers,
       .last_level = 0},
      {.centre = {0, 1.0f, 0.002f}, .rx = 0.15f, .rz = 0.11f, .bind = whole(kHips), .paint = look.trousers},
  };
  for (Ring& ring : skirt.rings) ring.by_side = ring.bind.a != ring.bind.b;
  add_tube(clay, skirt);
}

}  // namespace

// A tube that lies along +Z from `at`, its section upright.
glm::mat4 forwards(glm::vec3 at) {
  return glm::rotate(glm::translate(glm::mat4(1), at), glm::radians(90.0f), glm::vec3(1, 0, 0));
}

void add_base(Clay& clay, Base shape) {
  const Bind still = whole(kGround);
  const Paint rim{0xffffff, assets::Surface::base_ring}, top{0xc8c8c8, assets::Surface::base_ring};
  const int n = shape == Base::square ? 4 : shape == Base::hexagon ? 6 : clay.sides(16, 8, 6);
  // A square as wide as a disc has its corners further out.
  const float foot = shape == Base::square    ? 0.4f
                     : shape == Base::hexagon ? 0.34f
                     : shape == Base::small   ? 0.26f
                                              : 0.3f;
  const float upper = clay.level < 2 ? foot * 0.907f : foot;
  Tube base{.sides = n};
  base.rings = {
      {.centre = {0, 0, 0}, .rx = foot, .rz = foot, .bind = still, .paint = rim, .last_level = 1},
      {.centre = {0, kBaseHeight, 0}, .rx = upper, .rz = upper, .bind = still, .paint = rim},
  };
  if (clay.level < 2) add_tube(clay, base);
  ++clay.part;
  const auto at = [&](int i) {
    const float angle = 6.2831853f * (float(i) + 0.5f) / float(n);
    return Corner{{std::sin(angle) * upper, kBaseHeight, std::cos(angle) * upper}, top, still, clay.part};
  };
  for (int i = 1; i + 1 < n; ++i)
    for (int k : {0, i, i + 1}) clay.corners.push_back(at(k));
  ++clay.part;
}

void add_body(Clay& clay, const Look& look) {
  const bool cloth = look.legs == Legs::skirt || look.legs == Legs::sarong || look.legs == Legs::robe;
  for (const Side& side : kSides) {
    if (!(cloth && clay.level == 2)) add_leg(clay, look, side);
    add_foot(clay, look, side);
    add_arm(clay, look, side);
  }
  if (cloth) add_skirt(clay, look);
  add_trunk(clay, look);
  add_head(clay, look);
}

}  // namespace sculpt
