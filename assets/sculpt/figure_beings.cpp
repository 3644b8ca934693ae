#include "assets/sculpt/figure_beings.h"

#include <array>
#include <cmath>
#include <numbers>

#include "assets/sculpt/figure_parts.h"

namespace sculpt {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;
constexpr float kWheelRadius = 0.3f;

// ---- a child -------------------------------------------------------------------------

constexpr float kChildSize = 0.68f;

// Everything shrinks; the head by less, so that it does not look like a small grown-up.
glm::vec3 as_child(glm::vec3 p, float head_share) {
  constexpr glm::vec3 kNeck{0, 1.50f, 0};
  const float rest = p.y > kBaseHeight ? kBaseHeight + (p.y - kBaseHeight) * kChildSize : p.y;
  const glm::vec3 body(p.x * kChildSize, rest, p.z * kChildSize);
  const glm::vec3 neck(0, kBaseHeight + (kNeck.y - kBaseHeight) * kChildSize, 0);
  const glm::vec3 head = neck + (p - kNeck) * 0.9f;
  return glm::mix(body, head, head_share);
}

// ---- the wheelchair --------------------------------------------------------------------

void add_hoop(Clay& clay, glm::vec3 centre, float radius, float thick, Paint paint, Bind bind) {
  const int around = clay.sides(14, 8, 5), across = clay.level == 2 ? 2 : 3;
  const std::int32_t part = ++clay.part;
  const auto at = [&](int i, int k) {
    const float a = kTurn * float(i) / float(around), c = kTurn * float(k) / float(across),
                r = radius + thick * std::cos(c);
    return Corner{centre + glm::vec3(thick * std::sin(c), std::cos(a) * r, std::sin(a) * r), paint, bind, part};
  };
  for (int i = 0; i < around; ++i)
    for (int k = 0; k < across; ++k) {
      const std::array quad{at(i, k), at(i + 1, k), at(i + 1, k + 1), at(i, k + 1)};
      for (int q : {0, 1, 2, 0, 2, 3}) clay.corners.push_back(quad[std::size_t(q)]);
    }
  clay.part += 1;
}

void add_chair(Clay& clay, std::uint8_t left_wheel, std::uint8_t right_wheel) {
  const Bind still = whole(kGround);
  const Paint metal{0x8d979f}, cloth{0x2b3a55}, tyre{0x202224};
  for (float s : {1.0f, -1.0f}) {
    const Bind wheel = whole(s > 0 ? left_wheel : right_wheel);
    const glm::vec3 hub(0.29f * s, kBaseHeight + kWheelRadius, -0.08f);
    add_hoop(clay, hub, kWheelRadius - 0.018f, 0.018f, tyre, wheel);
    if (clay.level == 0)
      for (int spoke = 0; spoke < 2; ++spoke)
        add_box(clay, hub, spoke == 0 ? glm::vec3(0.006f, 0.28f, 0.012f) : glm::vec3(0.006f, 0.012f, 0.28f), metal,
                wheel);
    if (clay.level == 2) continue;
    add_box(clay, {0.23f * s, 0.12f, 0.3f}, {0.015f, 0.06f, 0.06f}, tyre, still);
    add_box(clay, {0.235f * s, 0.68f, 0.02f}, {0.02f, 0.015f, 0.16f}, cloth, still);
    if (clay.level == 0) add_box(clay, {0.235f * s, 0.58f, 0.14f}, {0.012f, 0.1f, 0.012f}, metal, still);
    if (clay.level == 0) add_box(clay, {0.22f * s, 0.72f, -0.19f}, {0.012f, 0.24f, 0.012f}, metal, still);
  }
  add_box(clay, {0, 0.47f, 0.05f}, {0.22f, 0.02f, 0.2f}, cloth, still);
  add_box(clay, {0, 0.72f, -0.18f}, {0.21f, 0.2f, 0.015f}, cloth, still);
  if (clay.level < 2) add_box(clay, {0, 0.1f, 0.42f}, {0.16f, 0.01f, 0.07f}, metal, still);
}

// ---- the dog -----------------------------------------------------------------------------

enum DogJoint : std::uint8_t {
  kDogGround,
  kDogHips,
  kDogChest,
  kDogHead,
  kDogTail,
  kDogFrontLeft,
  kDogFrontLeftLow,
  kDogFrontRight,
  kDogFrontRightLow,
  kDogHindLeft,
  kDogHindLeftLow,
  kDogHindRight,
  kDogHindRightLow,
  kDogJoints,
};
constexpr std::array<JointRest, kDogJoints> kDogSkeleton = {{
    {"ground", -1, {0, 0, 0}},
    {"hips", kDogGround, {0, 0.53f, -0.24f}},
    {"chest", kDogHips, {0, 0.54f, 0.05f}},
    {"head", kDogChest, {0, 0.66f, 0.27f}},
    {"tail", kDogHips, {0, 0.55f, -0.33f}},
    {"left_upper_arm", kDogChest, {0.075f, 0.48f, 0.17f}},
    {"left_lower_arm", kDogFrontLeft, {0.075f, 0.28f, 0.165f}},
    {"right_upper_arm", kDogChest, {-0.075f, 0.48f, 0.17f}},
    {"right_lower_arm", kDogFrontRight, {-0.075f, 0.28f, 0.165f}},
    {"left_upper_leg", kDogHips, {0.075f, 0.5f, -0.25f}},
    {"left_lower_leg", kDogHindLeft, {0.08f, 0.28f, -0.25f}},
    {"right_upper_leg", kDogHips, {-0.075f, 0.5f, -0.25f}},
    {"right_lower_leg", kDogHindRight, {-0.08f, 0.28f, -0.25f}},
}};

struct DogPose {
  glm::vec3 hips{0};                      // shift
  std::array<float, kDogJoints> pitch{};  // degrees, nose down, legs backwards
  float head_yaw = 0, tail_yaw = 0;
};

void add_dog(Clay& clay) {
  const Paint tan{0x9a6b3c}, dark{0x2b221b}, vest{0x23262a};
  const Bind chest = whole(kDogChest), hips = whole(kDogHips), middle = between(kDogHips, kDogChest),
             head = whole(kDogHead);
  // Along +Z; local z points down.
  const glm::mat4 along(glm::vec4(1, 0, 0, 0), glm::vec4(0, 0, 1, 0), glm::vec4(0, -1, 0, 0), glm::vec4(0, 0, 0, 1));
  Tube body{.sides = clay.sides(9, 5, 4), .close_start = true, .close_end = true, .place = along};
  body.rings = {
      {.centre = {0, -0.34f, -0.53f}, .rx = 0.05f, .rz = 0.06f, .bind = hips, .paint = tan},
      {.centre = {0, -0.25f, -0.52f}, .rx = 0.095f, .rz = 0.105f, .bind = hips, .paint = tan, .last_level = 1},
      {.centre = {0, -0.08f, -0.52f}, .rx = 0.085f, .rz = 0.085f, .bind = middle, .paint = vest, .last_level = 0},
      {.centre = {0, 0.02f, -0.505f}, .rx = 0.1f, .rz = 0.115f, .bind = middle, .paint = vest, .last_level = 0},
      {.centre = {0, 0.16f, -0.5f}, .rx = 0.105f, .rz = 0.13f, .bind = chest, .paint = tan},
      {.centre = {0, 0.27f, -0.54f}, .rx = 0.07f, .rz = 0.085f, .bind = chest, .paint = tan},
  };
  add_tube(clay, body);
  Tube neck{.sides = clay.sides(7, 4, 3)};
  neck.rings = {{.centre = {0, 0.5f, 0.19f}, .rx = 0.075f, .rz = 0.09f, .bind = chest, .paint = tan},
                {.centre = {0, 0.72f, 0.3f}, .rx = 0.055f, .rz = 0.065f, .bind = head, .paint = tan}};
  add_tube(clay, neck);
  Tube skull{.sides = clay.sides(7, 4, 3), .close_start = true, .close_end = true, .place = along};
  skull.rings = {
      {.centre = {0, 0.22f, -0.74f}, .rx = 0.045f, .rz = 0.045f, .bind = head, .paint = tan},
      {.centre = {0, 0.30f, -0.745f}, .rx = 0.065f, .rz = 0.062f, .bind = head, .paint = tan, .last_level = 1},
      {.centre = {0, 0.375f, -0.725f}, .rx = 0.042f, .rz = 0.042f, .bind = head, .paint = dark, .last_level = 1},
      {.centre = {0, 0.48f, -0.71f}, .rx = 0.025f, .rz = 0.025f, .bind = head, .paint = dark}};
  add_tube(clay, skull);
  for (float s : {1.0f, -1.0f}) {
    if (clay.level < 2) {
      Tube ear{.sides = 3};
      ear.rings = {{.centre = {0.042f * s, 0.785f, 0.27f}, .rx = 0.026f, .rz = 0.016f, .bind = head, .paint = dark},
                   {.centre = {0.052f * s, 0.865f, 0.265f}, .rx = 0, .rz = 0, .bind = head, .paint = dark}};
      add_tube(clay, ear);
    }
    const std::uint8_t front = s > 0 ? kDogFrontLeft : kDogFrontRight, front_low = std::uint8_t(front + 1);
    const std::uint8_t hind = s > 0 ? kDogHindLeft : kDogHindRight, hind_low = std::uint8_t(hind + 1);
    Tube fore{.sides = clay.sides(6, 3, 3)};
    fore.rings = {
        {.centre = {0.075f * s, kBaseHeight, 0.18f},
         .rx = 0.026f,
         .rz = 0.036f,
         .bind = whole(front_low),
         .paint = dark,
         .last_level = 2},
        {.centre = {0.075f * s, 0.1f, 0.168f},
         .rx = 0.022f,
         .rz = 0.024f,
         .bind = whole(front_low),
         .paint = tan,
         .last_level = 0},
        {.centre = {0.075f * s, 0.28f, 0.165f},
         .rx = 0.028f,
         .rz = 0.034f,
         .bind = between(front, front_low),
         .paint = tan,
         .last_level = 1},
        {.centre = {0.072f * s, 0.5f, 0.17f}, .rx = 0.042f, .rz = 0.075f, .bind = whole(front), .paint = tan}};
    add_tube(clay, fore);
    Tube back{.sides = clay.sides(6, 3, 3)};
    back.rings = {
        {.centre = {0.08f * s, kBaseHeight, -0.27f},
         .rx = 0.026f,
         .rz = 0.038f,
         .bind = whole(hind_low),
         .paint = dark},
        {.centre = {0.08f * s, 0.14f, -0.315f},
         .rx = 0.021f,
         .rz = 0.025f,
         .bind = whole(hind_low),
         .paint = tan,
         .last_level = 1},
        {.centre = {0.08f * s, 0.29f, -0.25f},
         .rx = 0.034f,
         .rz = 0.05f,
         .bind = between(hind, hind_low),
         .paint = tan,
         .last_level = 1},
        {.centre = {0.072f * s, 0.52f, -0.25f}, .rx = 0.045f, .rz = 0.085f, .bind = whole(hind), .paint = tan}};
    add_tube(clay, back);
  }
  Tube tail{.sides = clay.sides(5, 3, 3)};
  tail.rings = {{.centre = {0, 0.33f, -0.46f}, .rx = 0, .rz = 0, .bind = whole(kDogTail), .paint = dark},
                {.centre = {0, 0.42f, -0.425f},
                 .rx = 0.026f,
                 .rz = 0.026f,
                 .bind = whole(kDogTail),
                 .paint = tan,
                 .last_level = 1},
                {.centre = {0, 0.56f, -0.33f}, .rx = 0.026f, .rz = 0.03f, .bind = whole(kDogTail), .paint = tan}};
  add_tube(clay, tail);
}

DogPose dog_gait(float u, float swing, float bend, float bob) {
  DogPose pose;
  const auto leg = [&](DogJoint upper, float phase) {
    const float p = std::fmod(u + phase, 1.0f);
    pose.pitch[upper] = -swing * std::cos(kTurn * p);
    // Lifted while it swings forwards.
    pose.pitch[std::size_t(upper) + 1] = p > 0.5f ? bend * std::sin(kTurn * (p - 0.5f)) : 0;
  };
  leg(kDogFrontLeft, 0);
  leg(kDogHindRight, 0.06f);
  leg(kDogFrontRight, 0.5f);
  leg(kDogHindLeft, 0.56f);
  pose.hips.y = -0.012f + bob * std::cos(2 * kTurn * u);
  pose.pitch[kDogHead] = 5 + 4 * std::cos(2 * kTurn * u);
  pose.tail_yaw = 10 * std::sin(kTurn * u);
  return pose;
}

AnimationOut bake_dog(const char* name, float seconds, float stride, const std::function<DogPose(float)>& at) {
  AnimationOut out{.name = name, .stride = stride};
  const int frames = int(seconds * assets::kClipRate + 0.5f);
  for (std::size_t j = kDogHips; j < kDogJoints; ++j) out.keys.push_back({.bone = j});
  for (int f = 0; f <= frames; ++f) {
    out.times.push_back(float(f) / assets::kClipRate);
    const DogPose pose = at(f == frames ? 0.0f : float(f) / float(frames));
    for (KeysOut& keys : out.keys) {
      const float yaw = keys.bone == kDogHead ? pose.head_yaw : keys.bone == kDogTail ? pose.tail_yaw : 0;
      keys.turns.push_back(glm::angleAxis(glm::radians(yaw), glm::vec3(0, 1, 0)) *
                           glm::angleAxis(glm::radians(pose.pitch[keys.bone]), glm::vec3(1, 0, 0)));
    }
    out.keys[0].places.push_back(kDogSkeleton[kDogHips].place + pose.hips);
  }
  return out;
}

DogPose dog_sitting(float u) {
  DogPose pose;
  pose.hips = {0, -0.27f, 0.02f};
  pose.pitch[kDogHips] = -38;
  pose.pitch[kDogHead] = 30;
  pose.pitch[kDogTail] = 50;
  for (int leg : {kDogFrontLeft, kDogFrontRight}) pose.pitch[std::size_t(leg)] = 38;
  for (int leg : {kDogHindLeft, kDogHindRight}) {
    pose.pitch[std::size_t(leg)] = -42;
    pose.pitch[std::size_t(leg) + 1] = 72;
  }
  pose.head_yaw = 18 * std::sin(kTurn * u);
  pose.tail_yaw = 14 * std::sin(kTurn * 3 * u);
  return pose;
}

DogPose dog_lying(float u) {
  DogPose pose;
  pose.hips = {0, -0.37f, 0};
  pose.pitch[kDogHead] = 6 + 2 * std::sin(kTurn * u);
  pose.pitch[kDogTail] = 35;
  for (int leg : {kDogFrontLeft, kDogFrontRight}) {
    pose.pitch[std::size_t(leg)] = 25;
    pose.pitch[std::size_t(leg) + 1] = -112;
  }
  for (int leg : {kDogHindLeft, kDogHindRight}) {
    pose.pitch[std::size_t(leg)] = -70;
    pose.pitch[std::size_t(leg) + 1] = 150;
  }
  pose.head_yaw = 12 * std::sin(kTurn * u);
  return pose;
}

DogPose dog_standing(float u) {
  DogPose pose;
  pose.pitch[kDogHead] = 2 * std::sin(kTurn * 2 * u);
  pose.head_yaw = 24 * std::sin(kTurn * u);
  pose.tail_yaw = 20 * std::sin(kTurn * 4 * u);
  return pose;
}

}  // namespace

FigureOut child() {
  constexpr Paint kShirt{0xffffff, assets::Surface::tint_a}, kShorts{0xffffff, assets::Surface::tint_b};
  const Look look{.cut = Hair::short_cut,
                  .shirt = kShirt,
                  .sleeves = Sleeves::short_ones,
                  .trousers = kShorts,
                  .legs = Legs::shorts,
                  .shoes = {0xd9d5cb},
                  .boot_height = 0.05f,
                  .girth = 1.06f};
  FigureOut figure{.name = "child"};
  for (const JointRest& joint : kSkeleton)
    figure.bones.push_back(
        {std::string(joint.name), joint.parent, as_child(joint.place, joint.name == "head" ? 1.0f : 0.0f)});
  for (int level = 0; level < 3; ++level) {
    Clay body{.level = level};
    add_body(body, look);
    for (Corner& corner : body.corners) {
      const float head = (corner.bind.a == kHead ? corner.bind.of_a : 0) +
                         (corner.bind.b == kHead && corner.bind.a != kHead ? 1 - corner.bind.of_a : 0);
      corner.position = as_child(corner.position, head);
    }
    Clay whole_figure{.level = level};
    add_base(whole_figure);
    for (Corner& corner : whole_figure.corners) corner.position *= glm::vec3(0.8f, 1, 0.8f);
    for (Corner corner : body.corners) {
      corner.part += whole_figure.part + 1;
      whole_figure.corners.push_back(corner);
    }
    figure.levels.push_back(finish(whole_figure));
  }
  return figure;
}

FigureOut wheelchair_voter() {
  constexpr std::uint8_t kLeftWheel = kJointCount, kRightWheel = kJointCount + 1;
  const Look look{.skin = {0xb08257},
                  .hair = {0x6e6a66},
                  .cut = Hair::short_cut,
                  .shirt = {0xffffff, assets::Surface::tint_a},
                  .trousers = {0xffffff, assets::Surface::tint_b},
                  .boot_height = 0.04f};
  FigureOut figure{.name = "voter_wheelchair"};
  for (const JointRest& joint : kSkeleton) figure.bones.push_back({std::string(joint.name), joint.parent, joint.place});
  for (float s : {1.0f, -1.0f})
    figure.bones.push_back(
        {s > 0 ? "wheel_left" : "wheel_right", kGround, {0.29f * s, kBaseHeight + kWheelRadius, -0.08f}});
  for (int level = 0; level < 3; ++level) {
    Clay clay{.level = level};
    add_base(clay);
    add_body(clay, look);
    add_chair(clay, kLeftWheel, kRightWheel);
    figure.levels.push_back(finish(clay));
  }
  const auto resting = [](float u) {
    Pose pose = seated();
    pose.left_leg.ankle = {0.1f, 0.18f, 0.4f};
    pose.right_leg.ankle = {-0.1f, 0.18f, 0.4f};
    pose.chest.x -= std::sin(kTurn * u);
    return pose;
  };
  const auto rolling = [resting](float u) {
    Pose pose = resting(u);
    const float push = std::cos(kTurn * u);
    for (ArmPose* arm : {&pose.left, &pose.right}) {
      const float s = arm == &pose.left ? 1.0f : -1.0f;
      *arm = {.wrist = {0.27f * s, 1.03f + 0.05f * std::sin(kTurn * u), 0.05f - 0.15f * push},
              .elbow = {0.8f * s, 0.2f, -1}};
    }
    pose.spine.x = 8 - 4 * push;
    return pose;
  };
  const auto turned_head = [resting](float u) {
    Pose pose = resting(u);
    pose.head.y = 38 * std::sin(kTurn * u);
    return pose;
  };
  const auto hand = [resting](float u) {
    Pose pose = resting(u);
    pose.right = {.wrist = {-0.18f, 1.24f + 0.05f * std::sin(2 * kTurn * u), 0.34f}, .elbow = {-0.7f, -0.8f, -0.8f}};
    pose.head.x = 6 * std::sin(kTurn * u);
    return pose;
  };
  const float stride = kTurn * kWheelRadius;
  const std::array<Movement, 6> own = {{{"stand", 3.6f, 0, resting},
                                        {"idle", 6, 0, turned_head},
                                        {"look", 5, 0, turned_head},
                                        {"walk", 1.7f, stride, rolling},
                                        {"talk", 4, 0, hand},
                                        {"vote", 5, 0, hand}}};
  for (const Movement& movement : own) {
    AnimationOut baked = bake(movement);
    for (std::size_t wheel : {std::size_t(kLeftWheel), std::size_t(kRightWheel)}) {
      if (movement.stride == 0) continue;
      KeysOut keys{.bone = wheel};
      for (float time : baked.times)
        keys.turns.push_back(glm::angleAxis(kTurn * time / baked.times.back(), glm::vec3(1, 0, 0)));
      baked.keys.push_back(std::move(keys));
    }
    figure.animations.push_back(std::move(baked));
  }
  return figure;
}

FigureOut dog() {
  FigureOut figure{.name = "dog"};
  for (const JointRest& joint : kDogSkeleton)
    figure.bones.push_back({std::string(joint.name), joint.parent, joint.place});
  for (int level = 0; level < 3; ++level) {
    Clay clay{.level = level};
    add_base(clay);
    add_dog(clay);
    figure.levels.push_back(finish(clay));
  }
  // A leg of 0.45 m swings through 4 * 0.45 * sin(angle) metres of ground in a cycle.
  const auto stride = [](float degrees) { return 4 * 0.45f * std::sin(glm::radians(degrees)); };
  figure.animations.push_back(bake_dog("stand", 4, 0, dog_standing));
  figure.animations.push_back(bake_dog("idle", 5, 0, dog_standing));
  figure.animations.push_back(bake_dog("look", 4, 0, dog_standing));
  figure.animations.push_back(bake_dog("walk", 0.6f, stride(20), [](float u) { return dog_gait(u, 20, 38, 0.006f); }));
  figure.animations.push_back(bake_dog("jog", 0.5f, stride(29), [](float u) { return dog_gait(u, 29, 60, 0.014f); }));
  figure.animations.push_back(bake_dog("run", 0.4f, stride(38), [](float u) { return dog_gait(u, 38, 80, 0.03f); }));
  figure.animations.push_back(bake_dog("sit", 4, 0, dog_sitting));
  figure.animations.push_back(bake_dog("lie", 4, 0, dog_lying));
  return figure;
}

}  // namespace sculpt
