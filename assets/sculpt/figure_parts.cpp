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

// A tube that lies along +Z from `at`, its section upright.
glm::mat4 forwards(glm::vec3 at) {
  return glm::rotate(glm::translate(glm::mat4(1), at), glm::radians(90.0f), glm::vec3(1, 0, 0));
}

void add_leg(Clay& clay, const Look& look, const Side& side) {
  const float g = look.girth;
  const float x = 0.094f * side.sign;
  const Paint bare = look.legs == Legs::shorts ? look.skin : look.trousers;
  const float shaft = kBaseHeight + look.boot_height;
  const Bind knee = between(side.upper_leg, side.lower_leg), lower = whole(side.lower_leg);
  Tube leg{.sides = clay.sides(7, 4, 3)};
  leg.rings = {
      {.centre = {x, kBaseHeight + 0.07f, -0.022f},
       .rx = 0.046f,
       .rz = 0.05f,
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
      {.centre = {0, -0.065f, -0.045f}, .rx = 0.036f, .rz = 0.045f, .bind = bind, .paint = look.shoes, .square = 0.5f},
      {.centre = {0.004f * side.sign, 0.12f, -0.032f},
       .rx = 0.05f,
       .rz = 0.032f,
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
  const float out = look.woman ? -0.022f : -0.008f;
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
      {.centre = {(0.237f + out) * s, 0.79f, 0.022f}, .rx = 0.02f, .rz = 0.031f, .bind = hold, .paint = look.skin},
      {.centre = {(0.238f + out) * s, 0.835f, 0.016f},
       .rx = 0.023f,
       .rz = 0.04f,
       .bind = hold,
       .paint = look.skin,
       .last_level = 0},
      {.centre = {(0.236f + out) * s, 0.895f, 0.008f},
       .rx = 0.025f,
       .rz = 0.028f,
       .bind = between(side.lower_arm, side.hand),
       .paint = look.skin},
  };
  add_tube(clay, hand);
}

void add_trunk(Clay& clay, const Look& look) {
  const float g = look.girth, w = look.woman ? 0.88f : 1.0f, b = look.belly;
  const float hip = look.woman ? 1.06f : 1.0f, waist = (look.woman ? 0.86f : 1.0f) * g;
  const Bind lower = between(kSpine, kHips), ribs = between(kChest, kSpine), chest = whole(kChest);
  const bool loose = look.shirt_length > 0;  // worn over what is below
  const Paint below = loose ? look.shirt : look.trousers;
  const float hang = loose ? 0.016f : 0, flare = look.shirt_length * 0.13f;
  Tube trunk{.sides = clay.sides(10, 6, 4), .close_end = clay.level > 0};
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

void add_head(Clay& clay, const Look& look) {
  const Bind head = whole(kHead);
  const bool covered = look.headgear != Headgear::none && look.headgear != Headgear::headband;
  const Paint top = clay.level == 0 ? look.skin : covered ? look.headgear_paint : look.hair;
  if (clay.level == 2) {
    if (look.headgear == Headgear::hijab) return;
    Tube far{.sides = 4, .close_end = true};
    far.rings = {
        {.centre = {0, 1.46f, 0.0f}, .rx = 0.065f, .rz = 0.075f, .bind = head, .paint = look.skin},
        {.centre = {0, 1.63f, 0.0f}, .rx = 0.1f, .rz = 0.12f, .bind = head, .paint = top},
        {.centre = {0, 1.73f, 0.0f}, .rx = 0.075f, .rz = 0.09f, .bind = head, .paint = top},
    };
    return add_tube(clay, far);
  }
  if (clay.level == 0) {
    Tube neck{.sides = 6};
    neck.rings = {
        {.centre = {0, 1.45f, -0.005f}, .rx = 0.052f, .rz = 0.054f, .bind = between(kChest, kHead), .paint = look.skin},
        {.centre = {0, 1.56f, 0}, .rx = 0.047f, .rz = 0.052f, .bind = head, .paint = look.skin}};
    add_tube(clay, neck);
  }
  Tube skull{.sides = clay.sides(8, 5, 4), .phase = 0};
  skull.rings = {
      {.centre = {0, 1.505f, 0.03f},
       .rx = clay.level == 0 ? 0.028f : 0.052f,
       .rz = clay.level == 0 ? 0.036f : 0.06f,
       .bind = head,
       .paint = look.skin},
      {.centre = {0, 1.535f, 0.014f}, .rx = 0.061f, .rz = 0.078f, .bind = head, .paint = look.skin, .last_level = 0},
      {.centre = {0, 1.585f, 0.007f}, .rx = 0.073f, .rz = 0.092f, .bind = head, .paint = look.skin, .last_level = 0},
      {.centre = {0, 1.635f, 0.003f}, .rx = 0.077f, .rz = 0.095f, .bind = head, .paint = top},
      {.centre = {0, 1.69f, -0.003f}, .rx = 0.065f, .rz = 0.083f, .bind = head, .paint = top},
      {.centre = {0, 1.728f, -0.006f}, .rx = 0, .rz = 0, .bind = head, .paint = top},
  };
  add_tube(clay, skull);
  if (clay.level == 0) {
    Tube nose{.sides = 3, .phase = 0};
    nose.rings = {{.centre = {0, 1.558f, 0.092f}, .rx = 0.014f, .rz = 0.022f, .bind = head, .paint = look.skin},
                  {.centre = {0, 1.605f, 0.088f}, .rx = 0, .rz = 0, .bind = head, .paint = look.skin}};
    add_tube(clay, nose);
  }
}

// Two dark dots: enough to see where somebody looks.
void add_eyes(Clay& clay) {
  if (clay.level > 0) return;
  for (float s : {1.0f, -1.0f}) {
    const std::int32_t part = ++clay.part;
    const glm::vec3 at(0.031f * s, 1.612f, 0.0965f), across(0.0125f, 0, -0.004f * s), up(0, 0.0075f, 0);
    const std::array quad{at - across - up, at + across - up, at + across + up, at - across + up};
    for (int k : {0, 1, 2, 0, 2, 3}) clay.corners.push_back({quad[std::size_t(k)], {0x1a1411}, whole(kHead), part});
  }
  ++clay.part;
}

void add_hair(Clay& clay, const Look& look) {
  if (clay.level > 0 || look.cut == Hair::none || look.headgear == Headgear::hijab) return;
  const Bind head = whole(kHead);
  // Tilted back about the head's middle, so that the brow is free and the nape covered.
  const glm::vec3 middle(0, 1.62f, 0);
  Tube hair{.sides = 8, .phase = 0};
  hair.place = glm::translate(
      glm::rotate(glm::translate(glm::mat4(1), middle), glm::radians(-24.0f), glm::vec3(1, 0, 0)), -middle);
  hair.rings = {
      {.centre = {0, 1.60f, -0.004f}, .rx = 0.081f, .rz = 0.1f, .bind = head, .paint = look.hair},
      {.centre = {0, 1.65f, -0.003f}, .rx = 0.088f, .rz = 0.107f, .bind = head, .paint = look.hair},
      {.centre = {0, 1.70f, -0.004f}, .rx = 0.073f, .rz = 0.091f, .bind = head, .paint = look.hair},
      {.centre = {0, 1.745f, -0.006f}, .rx = 0, .rz = 0, .bind = head, .paint = look.hair},
  };
  add_tube(clay, hair);
  if (look.cut == Hair::bob) {
    Tube fall{.sides = 8, .close_start = true};
    fall.rings = {
        {.centre = {0, 1.47f, -0.04f},
         .rx = 0.075f,
         .rz = 0.05f,
         .bind = between(kHead, kChest, 0.7f),
         .paint = look.hair},
        {.centre = {0, 1.56f, -0.032f}, .rx = 0.086f, .rz = 0.075f, .bind = head, .paint = look.hair},
        {.centre = {0, 1.66f, -0.02f}, .rx = 0.08f, .rz = 0.085f, .bind = head, .paint = look.hair},
    };
    add_tube(clay, fall);
  } else if (look.cut == Hair::bun) {
    Tube bun{.sides = 6};
    bun.rings = {{.centre = {0, 1.56f, -0.115f}, .rx = 0, .rz = 0, .bind = head, .paint = look.hair},
                 {.centre = {0, 1.595f, -0.12f}, .rx = 0.045f, .rz = 0.04f, .bind = head, .paint = look.hair},
                 {.centre = {0, 1.635f, -0.11f}, .rx = 0, .rz = 0, .bind = head, .paint = look.hair}};
    add_tube(clay, bun);
  }
}

// ---- headgear ------------------------------------------------------------------------

struct Band {
  float y, rx, rz, z = 0;
};
void add_hat(Clay& clay, std::initializer_list<Band> bands, Paint paint, bool closed, int sides_full = 9,
             glm::mat4 place = glm::mat4(1)) {
  Tube hat{.sides = clay.sides(sides_full, 5, 4), .close_end = closed, .place = place, .phase = 0};
  for (const Band& band : bands)
    hat.rings.push_back(
        {.centre = {0, band.y, band.z}, .rx = band.rx, .rz = band.rz, .bind = whole(kHead), .paint = paint});
  add_tube(clay, hat);
}

// A peak over the brow: from the band forwards and a little down.
void add_peak(Clay& clay, float y, float reach, float half_width, Paint paint) {
  const float in = 0.07f;
  const std::array top{glm::vec3(-half_width, y, in - 0.035f), glm::vec3(-half_width * 0.7f, y - 0.016f, reach - 0.02f),
                       glm::vec3(half_width * 0.7f, y - 0.016f, reach - 0.02f), glm::vec3(half_width, y, in - 0.035f)};
  const std::array front{top[0], top[1], glm::vec3(0, y - 0.02f, reach), top[2], top[3]};
  std::array<glm::vec3, 5> below = front;
  for (glm::vec3& p : below) p.y -= 0.01f;
  if (clay.level == 0)
    add_plate(clay, front, below, paint, whole(kHead), paint);
  else if (clay.level == 1)
    add_plate(clay, std::span(top), std::array{below[0], below[1], below[3], below[4]}, paint, whole(kHead), paint);
}

void add_hijab(Clay& clay, const Look& look) {
  const Bind head = whole(kHead), neck = between(kHead, kChest), chest = whole(kChest);
  const Paint paint = look.headgear_paint;
  Tube shawl{.sides = clay.sides(10, 6, 4), .phase = 0};
  const float low = look.tucked ? 1.43f : 1.27f;
  shawl.rings = {
      {.centre = {0, low, look.tucked ? -0.005f : 0.004f},
       .rx = look.tucked ? 0.118f : 0.19f,
       .rz = look.tucked ? 0.08f : 0.164f,
       .bind = chest,
       .paint = paint},
      {.centre = {0, 1.39f, -0.008f},
       .rx = 0.21f,
       .rz = 0.146f,
       .bind = chest,
       .paint = paint,
       .last_level = look.tucked ? -1 : 1},
      {.centre = {0, 1.475f, -0.004f}, .rx = 0.1f, .rz = 0.09f, .bind = neck, .paint = paint},
      {.centre = {0, 1.54f, -0.012f}, .rx = 0.082f, .rz = 0.094f, .bind = head, .paint = paint, .last_level = 1},
      {.centre = {0, 1.63f, -0.014f}, .rx = 0.09f, .rz = 0.108f, .bind = head, .paint = paint},
      {.centre = {0, 1.70f, -0.014f}, .rx = 0.072f, .rz = 0.09f, .bind = head, .paint = paint, .last_level = 0},
      {.centre = {0, 1.748f, -0.014f}, .rx = 0, .rz = 0, .bind = head, .paint = paint},
  };
  add_tube(clay, shawl);
  if (clay.level == 2) {
    const std::array quad{glm::vec3(-0.06f, 1.53f, 0.105f), glm::vec3(0.06f, 1.53f, 0.105f),
                          glm::vec3(0.06f, 1.66f, 0.1f), glm::vec3(-0.06f, 1.66f, 0.1f)};
    for (int k : {0, 1, 2, 0, 2, 3}) clay.corners.push_back({quad[std::size_t(k)], look.skin, head, clay.part});
    ++clay.part;
    return;
  }
  Tube face{
      .sides = clay.sides(9, 5, 4), .place = forwards({0, 1.592f, clay.level == 0 ? 0.058f : 0.078f}), .phase = 0};
  face.rings = {
      {.centre = {0, 0, 0}, .rx = 0.066f, .rz = 0.082f, .bind = head, .paint = look.skin},
      {.centre = {0, 0.03f, 0}, .rx = 0.056f, .rz = 0.07f, .bind = head, .paint = look.skin, .last_level = 0},
      {.centre = {0, 0.046f, 0}, .rx = 0, .rz = 0, .bind = head, .paint = look.skin},
  };
  add_tube(clay, face);
  if (clay.level == 0) {
    Tube nose{.sides = 3, .phase = 0};
    nose.rings = {{.centre = {0, 1.57f, 0.094f}, .rx = 0.013f, .rz = 0.022f, .bind = head, .paint = look.skin},
                  {.centre = {0, 1.612f, 0.092f}, .rx = 0, .rz = 0, .bind = head, .paint = look.skin}};
    add_tube(clay, nose);
  }
}

// A sheet bent about the head's axis, from angle -spread to +spread; the visor.
void add_visor(Clay& clay, float low, float high, float rx, float rz, float spread, Paint paint) {
  const int steps = clay.sides(6, 2, 1);
  const auto at = [&](int i, float y, float grow) {
    const float angle = spread * (2 * float(i) / float(steps) - 1);
    return Corner{{std::sin(angle) * (rx + grow), y, std::cos(angle) * (rz + grow)}, paint, whole(kHead), ++clay.part};
  };
  const std::int32_t part = ++clay.part;
  for (int i = 0; i < steps; ++i) {
    const std::array quad{at(i, low, 0.012f), at(i + 1, low, 0.012f), at(i + 1, high, 0), at(i, high, 0)};
    for (int k : {0, 1, 2, 0, 2, 3}) {
      Corner corner = quad[std::size_t(k)];
      corner.part = part;
      clay.corners.push_back(corner);
    }
  }
  clay.part += 1;
}

void add_headgear(Clay& clay, const Look& look) {
  const Paint p = look.headgear_paint;
  if (clay.level == 2 && look.headgear != Headgear::straw_hat && look.headgear != Headgear::hijab)
    return;  // the head's own top is painted
  switch (look.headgear) {
    case Headgear::none:
      break;
    case Headgear::field_cap:
      add_hat(clay, {{1.646f, 0.083f, 0.101f}, {1.712f, 0.084f, 0.101f}, {1.738f, 0.073f, 0.089f}}, p, true);
      add_peak(clay, 1.66f, 0.165f, 0.075f, p);
      break;
    case Headgear::baseball_cap:
      add_hat(clay, {{1.646f, 0.083f, 0.101f}, {1.70f, 0.079f, 0.097f}, {1.738f, 0.05f, 0.062f}, {1.753f, 0, 0}}, p,
              false);
      add_peak(clay, 1.658f, 0.185f, 0.07f, look.headgear_trim);
      break;
    case Headgear::peaked_cap:
      add_hat(clay, {{1.645f, 0.083f, 0.101f}, {1.678f, 0.083f, 0.101f}}, look.headgear_trim, false);
      add_hat(clay, {{1.675f, 0.083f, 0.101f}, {1.72f, 0.124f, 0.142f, 0.008f}, {1.743f, 0.105f, 0.118f}}, p, true);
      add_peak(clay, 1.658f, 0.155f, 0.07f, {0x141414});
      break;
    case Headgear::beret: {
      const glm::vec3 middle(0, 1.66f, 0);
      const glm::mat4 tilt = glm::translate(
          glm::rotate(glm::translate(glm::mat4(1), middle), glm::radians(17.0f), glm::vec3(-0.25f, 0, 1)), -middle);
      add_hat(clay, {{1.645f, 0.083f, 0.1f}, {1.662f, 0.083f, 0.1f}}, look.headgear_trim, false);
      add_hat(
          clay,
          {{1.652f, 0.086f, 0.102f}, {1.69f, 0.122f, 0.13f, -0.004f}, {1.722f, 0.1f, 0.11f, -0.004f}, {1.737f, 0, 0}},
          p, false, 9, tilt);
      break;
    }
    case Headgear::peci:
      add_hat(clay, {{1.648f, 0.082f, 0.1f}, {1.745f, 0.075f, 0.093f}, {1.752f, 0.067f, 0.085f}}, p, true);
      break;
    case Headgear::helmet:
    case Headgear::riot_helmet:
      add_hat(clay,
              {{1.60f, 0.1f, 0.118f, -0.008f},
               {1.655f, 0.108f, 0.128f, -0.006f},
               {1.715f, 0.092f, 0.112f, -0.006f},
               {1.757f, 0.054f, 0.068f, -0.006f},
               {1.772f, 0, 0, -0.006f}},
              p, false, 9);
      if (clay.level == 0)
        add_hat(clay,
                {{1.51f, 0.078f, 0.062f, -0.048f}, {1.56f, 0.092f, 0.085f, -0.038f}, {1.615f, 0.1f, 0.1f, -0.022f}}, p,
                false, 8);
      if (look.headgear == Headgear::riot_helmet) {
        add_visor(clay, 1.505f, 1.635f, 0.108f, 0.132f, 1.25f, {0xbfd6e2, assets::Surface::glass, 0.45f});
        if (clay.level == 0) add_visor(clay, 1.625f, 1.652f, 0.112f, 0.137f, 1.3f, look.headgear_trim);
      } else {
        add_peak(clay, 1.625f, 0.16f, 0.07f, p);
      }
      break;
    case Headgear::fire_helmet:
      add_hat(clay, {{1.64f, 0.16f, 0.18f, -0.03f}, {1.668f, 0.107f, 0.125f, -0.006f}}, p, false);
      add_hat(clay, {{1.66f, 0.105f, 0.124f}, {1.72f, 0.094f, 0.114f}, {1.768f, 0.05f, 0.07f}, {1.786f, 0, 0}}, p,
              false);
      if (clay.level == 0) add_box(clay, {0, 1.75f, 0}, {0.012f, 0.04f, 0.105f}, look.headgear_trim, whole(kHead));
      break;
    case Headgear::hijab:
      add_hijab(clay, look);
      break;
    case Headgear::straw_hat: {
      Tube cone{.sides = clay.sides(12, 6, 4), .close_start = true};
      cone.rings = {
          {.centre = {0, 1.625f, 0}, .rx = 0.235f, .rz = 0.235f, .bind = whole(kHead), .paint = p},
          {.centre = {0, 1.71f, 0}, .rx = 0.105f, .rz = 0.105f, .bind = whole(kHead), .paint = p, .last_level = 0},
          {.centre = {0, 1.80f, 0}, .rx = 0, .rz = 0, .bind = whole(kHead), .paint = p}};
      add_tube(clay, cone);
      break;
    }
    case Headgear::headband:
      add_hat(clay, {{1.635f, 0.084f, 0.104f, 0.001f}, {1.668f, 0.082f, 0.102f, 0}}, p, false, 9);
      break;
  }
}

}  // namespace

void add_base(Clay& clay) {
  const Bind still = whole(kGround);
  const Paint rim{0xffffff, assets::Surface::base_ring}, top{0xc8c8c8, assets::Surface::base_ring};
  Tube base{.sides = clay.sides(14, 8, 6)};
  base.rings = {
      {.centre = {0, 0, 0}, .rx = 0.28f, .rz = 0.28f, .bind = still, .paint = rim, .last_level = 1},
      {.centre = {0, 0.02f, 0}, .rx = 0.28f, .rz = 0.28f, .bind = still, .paint = rim, .last_level = 0},
      {.centre = {0, kBaseHeight, 0}, .rx = 0.268f, .rz = 0.268f, .bind = still, .paint = rim},
  };
  if (clay.level < 2) add_tube(clay, base);
  const int n = base.sides;
  ++clay.part;
  const auto at = [&](int i) {
    const float angle = 6.2831853f * (float(i) + 0.5f) / float(n), r = clay.level < 2 ? 0.268f : 0.285f;
    return Corner{{std::sin(angle) * r, kBaseHeight, std::cos(angle) * r}, top, still, clay.part};
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
  add_eyes(clay);
  add_hair(clay, look);
  add_headgear(clay, look);
}

}  // namespace sculpt
