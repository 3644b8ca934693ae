#include "assets/sculpt/clip_list.h"

#include <cmath>
#include <numbers>

namespace sculpt {
namespace {

float wave(float u, float times = 1) { return std::sin(2 * std::numbers::pi_v<float> * u * times); }

// Poses at phases, the first again at 1; eased between, so that each is dwelt on.
struct Key {
  float at;
  Pose pose;
};
Pose through(const std::vector<Key>& keys, float u) {
  std::size_t k = keys.size() - 1;
  while (k > 0 && keys[k].at > u) --k;
  const bool last = k + 1 == keys.size();
  const Key& next = last ? keys.front() : keys[k + 1];
  const float end = last ? 1.0f + keys.front().at : next.at;
  const float t = end > keys[k].at ? (u - keys[k].at) / (end - keys[k].at) : 0;
  return mix(keys[k].pose, next.pose, t * t * (3 - 2 * t));
}

Pose breathe(Pose pose, float u, float times, float depth = 1) {
  const float in = depth * wave(u, times);
  pose.chest.x -= 0.9f * in;
  pose.head.x += 0.7f * in;
  pose.left.wrist += glm::vec3(0.002f, 0.004f, 0.002f) * in;
  pose.right.wrist += glm::vec3(-0.002f, 0.004f, 0.002f) * in;
  return pose;
}

// Left foot before, right foot behind, knees soft.
Pose astride(float before, float behind, float drop) {
  Pose pose = standing();
  pose.hips = {0, -drop, (before - behind) / 2};
  pose.left_leg.ankle = {0.12f, 0.11f, before};
  pose.right_leg.ankle = {-0.12f, 0.11f + (behind > 0.3f ? 0.05f : 0), -behind};
  pose.right_leg.pitch = behind > 0.3f ? 28 : 0;
  pose.right_leg.yaw = 20;
  return pose;
}

Pose braced() {
  Pose pose = astride(0.2f, 0.24f, 0.07f);
  pose.hips_turn = {5, -8, 0};
  pose.chest = {6, 8, 0};
  pose.head = {-4, 0, 0};
  pose.left = {.wrist = {0.08f, 1.06f, 0.3f}, .elbow = {1, -0.8f, -0.2f}};
  pose.right = {.wrist = {-0.25f, 1.1f, 0.14f}, .elbow = {-0.6f, -0.3f, -1}, .hand = {-45, 0, 0}};
  pose.shield_shift = {0, 0, 0.02f};
  return pose;
}

Pose kneeling() {
  Pose pose = standing();
  pose.hips = {0, -0.43f, -0.04f};
  pose.hips_turn = {6, 0, 0};
  pose.left_leg = {.ankle = {0.12f, 0.11f, 0.3f}, .yaw = 8, .knee = {0.25f, 0.3f, 1}};
  pose.right_leg = {.ankle = {-0.1f, 0.13f, -0.42f}, .pitch = 62, .yaw = 4, .knee = {-0.2f, -1, 0.6f}};
  pose.left = {.wrist = {0.17f, 1.02f, 0.26f}, .elbow = {0.8f, 0, -1}};
  pose.shield_shift = {0.05f, 0, 0.16f};
  return pose;
}

Pose cross_legged() {
  Pose pose = standing();
  pose.hips = {0, -0.79f, -0.06f};
  pose.hips_turn = {-4, 0, 0};
  pose.spine = {9, 0, 0};
  pose.chest = {6, 0, 0};
  pose.head = {-8, 0, 0};
  pose.left_leg = {.ankle = {-0.09f, 0.1f, 0.26f}, .pitch = 30, .yaw = -60, .knee = {1, 0.25f, 0.5f}};
  pose.right_leg = {.ankle = {0.1f, 0.11f, 0.32f}, .pitch = 30, .yaw = -60, .knee = {-1, 0.25f, 0.5f}};
  pose.left = {.wrist = {0.19f, 1.02f, 0.25f}, .elbow = {0.9f, -0.2f, -0.7f}};
  pose.right = {.wrist = {-0.19f, 1.02f, 0.25f}, .elbow = {-0.9f, -0.2f, -0.7f}};
  pose.shield = {0, 74, 0};  // stood on its edge beside
  pose.shield_shift = {0.24f, 0, 0};
  return pose;
}

Pose lying() {
  Pose pose = standing();
  pose.hips = {0, -0.79f, 0};
  pose.hips_turn = {-88, 0, 0};
  pose.left_leg = {.ankle = {0.16f, 0.11f, 0.82f}, .pitch = -70, .yaw = 20, .knee = {0.4f, 1, 0}};
  pose.right_leg = {.ankle = {-0.12f, 0.11f, 0.78f}, .pitch = -70, .yaw = 20, .knee = {-0.2f, 1, 0}};
  pose.left.wrist += glm::vec3(0.1f, 0.03f, -0.06f);
  pose.right = {.wrist = {-0.05f, 1.12f, 0.155f}, .elbow = {-1, 0, -0.3f}};
  pose.head = {4, 12, 0};
  return pose;
}

// On a stretcher that hangs in two bearers' hands (app/stretchers.h).
Pose carried() {
  constexpr float kUp = 0.76f;
  Pose pose = lying();
  pose.hips.y += kUp;
  for (LegPose* leg : {&pose.left_leg, &pose.right_leg}) leg->ankle.y += kUp;
  return pose;
}

Pose talking(float u) {
  Pose rest = standing();
  rest.left.wrist = {0.17f, 1.02f, 0.19f};
  Pose open = rest, point = rest, both = rest;
  open.right = {.wrist = {-0.26f, 1.16f, 0.3f}, .elbow = {-0.5f, -0.8f, -1}, .hand = {0, 0, 30}};
  open.chest.y = 6;
  open.head = {3, -8, 0};
  point.right = {.wrist = {-0.12f, 1.27f, 0.36f}, .elbow = {-0.6f, -0.8f, -0.8f}};
  point.head = {-4, 6, 0};
  both = open;
  both.left = {.wrist = {0.27f, 1.17f, 0.3f}, .elbow = {0.5f, -0.8f, -1}, .hand = {0, 0, -30}};
  both.chest.x = 4;
  both.head = {4, 0, 4};
  return breathe(through({{0, rest},
                          {0.15f, open},
                          {0.32f, both},
                          {0.46f, open},
                          {0.6f, point},
                          {0.68f, open},
                          {0.74f, point},
                          {0.88f, both}},
                         u),
                 u, 2);
}

Pose throwing(float u) {
  const Pose rest = astride(0.12f, 0.16f, 0.03f);
  Pose wind = rest, release = rest, past = rest;
  wind.hips.z = -0.06f;
  wind.hips_turn = {-6, -22, 0};
  wind.chest = {-8, -32, 6};
  wind.head = {0, 40, 0};
  wind.right = {.wrist = {-0.36f, 1.56f, -0.24f}, .elbow = {-1, -0.3f, -0.4f}};
  wind.left = {.wrist = {0.12f, 1.42f, 0.46f}, .elbow = {1, -0.8f, 0}};
  release.hips.z = 0.1f;
  release.hips_turn = {8, 14, 0};
  release.chest = {12, 24, -6};
  release.head = {-10, -26, 0};
  release.right = {.wrist = {-0.2f, 1.72f, 0.36f}, .elbow = {-1, 0.2f, 0.2f}};
  release.left = {.wrist = {0.26f, 1.1f, -0.02f}, .elbow = {0.5f, 0, -1}};
  past = release;
  past.hips.z = 0.12f;
  past.chest = {20, 34, -8};
  past.right = {.wrist = {0.04f, 1.08f, 0.4f}, .elbow = {-1, -0.3f, 0.2f}};
  return through({{0, rest}, {0.36f, wind}, {0.5f, release}, {0.6f, past}, {0.72f, past}}, u);
}

Pose chanting(float u) {
  Pose low = standing(), high = standing();
  low.right = {.wrist = {-0.2f, 1.38f, 0.24f}, .elbow = {-0.7f, -1, -0.1f}};
  high.right = {.wrist = {-0.22f, 1.93f, 0.12f}, .elbow = {-1, 0, 0.3f}};
  low.hips.y = -0.03f;
  high.chest.x = -5;
  high.head.x = -8;
  low.chest.y = -4;
  high.chest.y = 5;
  return through({{0, low}, {0.25f, high}, {0.5f, low}, {0.75f, high}}, u);
}

Pose waving(float u) {
  Pose left = standing(), right = standing();
  left.right = {.wrist = {-0.1f, 1.9f, 0.14f}, .elbow = {-1, -0.2f, 0.2f}, .upright = 0.2f};
  right.right = {.wrist = {-0.5f, 1.82f, 0.1f}, .elbow = {-1, -0.6f, 0}, .upright = 0.2f};
  left.chest = {-3, 0, -4};
  right.chest = {-3, 0, 5};
  return through({{0, left}, {0.5f, right}}, u);
}

// Fists with the thing held upside down at the rest pose's bearing: see add_megaphone.
Pose calling(float u) {
  Pose pose = standing();
  pose.right = {.wrist = {-0.02f, 1.535f, 0.185f + 0.01f * wave(u, 3)},
                .elbow = {-0.9f, -1, 0.2f},
                .upright = 1,
                .hand = {-4 + 3 * wave(u, 2), 0, 180}};
  pose.left = {.wrist = {0.24f + 0.03f * wave(u), 1.2f + 0.06f * wave(u, 2), 0.26f}, .elbow = {0.8f, -0.8f, -0.8f}};
  pose.chest = {-2 + 2 * wave(u, 2), 8 * wave(u), 0};
  pose.head = {0, 2 * wave(u, 2), 0};
  return pose;
}

Pose filming(float u) {
  Pose pose = standing();
  pose.right = {.wrist = {-0.0f, 1.575f, 0.115f}, .elbow = {-0.8f, -1, 0}, .upright = 1, .hand = {0, 0, 180}};
  pose.left = {.wrist = {0.04f, 1.5f, 0.24f}, .elbow = {0.8f, -1, 0.1f}};
  pose.head = {4, 0, -4};
  pose.hips_turn.y = 10 * wave(u);
  return breathe(pose, u, 2, 0.6f);
}

Pose treating(float u) {
  Pose pose = kneeling();
  pose.hips = {0, -0.5f, -0.1f};
  pose.left_leg = {.ankle = {0.13f, 0.13f, -0.45f}, .pitch = 75, .yaw = 0, .knee = {0.2f, -1, 0.6f}};
  pose.right_leg = {.ankle = {-0.13f, 0.13f, -0.45f}, .pitch = 75, .yaw = 0, .knee = {-0.2f, -1, 0.6f}};
  pose.hips_turn = {22, 0, 0};
  pose.spine = {14, 0, 0};
  pose.chest = {12, 6 * wave(u), 0};
  pose.head = {12, -4 * wave(u), 0};
  pose.left = {.wrist = {0.12f, 1.08f + 0.03f * wave(u, 2), 0.44f}, .elbow = {0.8f, -0.6f, -0.5f}};
  pose.right = {.wrist = {-0.1f + 0.05f * wave(u), 1.06f - 0.04f * wave(u, 2), 0.42f + 0.04f * wave(u)},
                .elbow = {-0.8f, -0.6f, -0.5f}};
  return pose;
}

// Marks the paper, folds it, drops it into the box, waits.
Pose voting(float u) {
  Pose mark = standing();
  mark.spine = {8, 0, 0};
  mark.chest = {8, 0, 0};
  mark.head = {18, 0, 0};
  mark.left = {.wrist = {0.14f, 1.13f, 0.36f}, .elbow = {0.8f, -0.6f, -0.8f}};
  mark.right = {.wrist = {-0.06f, 1.15f, 0.38f}, .elbow = {-0.8f, -0.4f, -0.8f}};
  Pose press = mark, fold = mark, open = mark, drop = standing();
  press.right.wrist.y -= 0.05f;
  open.left.wrist = {0.16f, 1.18f, 0.3f};
  open.right.wrist = {-0.16f, 1.18f, 0.3f};
  fold.left.wrist = {0.05f, 1.2f, 0.28f};
  fold.right.wrist = {-0.05f, 1.2f, 0.28f};
  drop.right = {.wrist = {-0.08f, 1.12f, 0.5f}, .elbow = {-0.7f, -0.8f, -0.6f}};
  drop.spine = {8, 0, 0};
  drop.head = {14, 0, 0};
  return through({{0, mark},
                  {0.08f, press},
                  {0.16f, mark},
                  {0.24f, press},
                  {0.34f, open},
                  {0.44f, fold},
                  {0.52f, open},
                  {0.6f, fold},
                  {0.74f, drop},
                  {0.84f, drop},
                  {0.92f, standing()}},
                 u);
}

Pose shifting(float u) {
  Pose left = standing(), right = standing(), hip = standing();
  left.hips = {0.04f, -0.012f, 0};
  left.hips_turn = {0, 4, -3};
  left.spine = {0, 0, 4};
  left.head = {2, 14, 0};
  right = mirrored(left);
  hip = right;
  hip.right = {.wrist = {-0.2f, 1.03f, 0.06f}, .elbow = {-1, 0, -0.6f}};
  hip.head = {-2, -22, 0};
  return breathe(through({{0, left}, {0.25f, left}, {0.42f, right}, {0.55f, hip}, {0.8f, hip}}, u), u, 2);
}

Pose looking(float u) {
  Pose left = standing(), right = standing();
  left.chest.y = 12;
  left.head = {0, 42, 0};
  right.chest.y = -12;
  right.head = {-3, -42, 0};
  return breathe(through({{0, standing()}, {0.2f, left}, {0.4f, left}, {0.62f, right}, {0.86f, right}}, u), u, 2);
}

Pose saluting(float u) {
  Pose pose = standing();
  pose.left_leg.ankle.x = 0.06f;
  pose.right_leg.ankle.x = -0.06f;
  pose.right = {.wrist = {-0.2f, 1.585f, 0.14f}, .elbow = {-1, -0.35f, 0.1f}};
  return breathe(pose, u, 1, 0.5f);
}

Pose pushing(float u) {
  Pose pose = astride(0.12f, 0.46f, 0.12f);
  const float press = wave(u);
  pose.hips.z += 0.03f * press;
  pose.hips_turn = {14, 0, 2 * wave(u, 2)};
  pose.spine = {8, 0, 0};
  pose.chest = {4 + 2 * press, 3 * wave(u, 2), 0};
  pose.head = {-14, 0, 0};
  pose.left = {.wrist = {0.15f, 1.29f, 0.42f + 0.03f * press}, .elbow = {0.7f, -1, -0.3f}, .hand = {-70, 0, 0}};
  pose.right = {.wrist = {-0.15f, 1.27f, 0.42f + 0.02f * press}, .elbow = {-0.7f, -1, -0.3f}, .hand = {-70, 0, 0}};
  pose.shield_shift = {-0.12f, -0.14f, 0.03f};
  return pose;
}

// Berlindung in three heights, each shield over the one before: knee, slant, roof.
Pose sheltering_low(float u) {
  Pose pose = kneeling();
  pose.hips = {0, -0.45f, -0.02f};
  pose.hips_turn = {12, 0, 0};
  pose.spine = {10, 0, 0};
  pose.head = {14, 0, 0};
  pose.left = {.wrist = {0.14f, 1.2f, 0.32f}, .elbow = {0.9f, -0.5f, -0.2f}};
  pose.right = {.wrist = {-0.14f, 1.12f, 0.3f}, .elbow = {-0.9f, -0.5f, -0.2f}};
  pose.shield = {4, 0, 0};
  pose.shield_shift = {-0.08f, -0.12f, 0.1f};
  return breathe(pose, u, 1, 0.6f);
}

Pose sheltering(float u) {
  Pose pose = astride(0.2f, 0.2f, 0.3f);
  pose.hips_turn = {20, 0, 0};
  pose.spine = {12, 0, 0};
  pose.head = {10, 0, 0};
  pose.left = {.wrist = {0.12f, 1.66f + 0.01f * wave(u), 0.34f}, .elbow = {1, -0.4f, 0.2f}};
  pose.right = {.wrist = {-0.14f, 1.56f, 0.32f}, .elbow = {-1, -0.4f, 0.2f}};
  pose.shield = {46, 0, 0};
  pose.shield_shift = {-0.1f, 0.0f, 0.08f};
  return breathe(pose, u, 1, 0.6f);
}

Pose sheltering_high(float u) {
  Pose pose = astride(0.1f, 0.12f, 0.1f);
  pose.hips_turn = {8, 0, 0};
  pose.spine = {4, 0, 0};
  pose.head = {12, 0, 0};
  pose.left = {.wrist = {0.14f, 1.84f + 0.012f * wave(u), 0.16f}, .elbow = {1, 0, 0.5f}};
  pose.right = {.wrist = {-0.16f, 1.82f, 0.14f}, .elbow = {-1, 0, 0.5f}};
  pose.shield = {84, 0, 0};
  pose.shield_shift = {-0.14f, 0.1f, 0.06f};
  return breathe(pose, u, 1, 0.6f);
}

Pose linking(float u) {
  Pose pose = astride(0.05f, 0.1f, 0.02f);
  pose.left = {.wrist = {0.1f, 1.13f, 0.19f}, .elbow = {1, -0.3f, -0.35f}};
  pose.right = {.wrist = {-0.1f, 1.16f, 0.2f}, .elbow = {-1, -0.3f, -0.35f}};
  pose.hips.x = 0.02f * wave(u);
  pose.chest.z = 2 * wave(u);
  return breathe(pose, u, 1);
}

Pose roping(float u) {
  Pose pose = astride(0.06f, 0.1f, 0.02f);
  pose.left = {.wrist = {0.3f, 1.07f, 0.2f}, .elbow = {0.8f, -0.2f, -0.8f}, .hand = {-30, 0, 0}};
  pose.right = {.wrist = {-0.3f, 1.07f, 0.2f}, .elbow = {-0.8f, -0.2f, -0.8f}, .hand = {-30, 0, 0}};
  pose.hips.x = 0.012f * wave(u);
  pose.head.y = 10 * wave(u);
  return breathe(pose, u, 1);
}

Pose crouching(float u) {
  Pose pose = astride(0.16f, 0.16f, 0.34f);
  pose.hips.z = -0.1f;
  pose.hips_turn = {24, 0, 0};
  pose.spine = {12, 0, 0};
  pose.chest = {8, 0, 0};
  pose.head = {-30, 6 * wave(u), 0};
  pose.left = {.wrist = {0.18f, 1.06f, 0.3f}, .elbow = {0.8f, -0.4f, -0.6f}};
  pose.right = {.wrist = {-0.18f, 1.06f, 0.28f}, .elbow = {-0.8f, -0.4f, -0.6f}};
  pose.shield_shift = {0.06f, 0, 0.2f};
  return breathe(pose, u, 1);
}

Pose riding(float u) {
  Pose pose = standing();
  pose.hips = {0, -0.05f, -0.1f};
  pose.hips_turn = {8, 0, 0};
  pose.spine = {8, 0, 0};
  pose.chest = {4, 0, 0};
  pose.head = {-12, 4 * wave(u), 0};
  pose.left_leg = {.ankle = {0.17f, 0.46f, 0.04f}, .yaw = 8, .knee = {0.35f, 0.5f, 1}};
  pose.right_leg = {.ankle = {-0.17f, 0.46f, 0.04f}, .yaw = 8, .knee = {-0.35f, 0.5f, 1}};
  pose.left = {.wrist = {0.32f, 1.2f, 0.42f}, .elbow = {1, -0.2f, -0.5f}, .hand = {-50, 0, 0}};
  pose.right = {.wrist = {-0.32f, 1.2f, 0.42f}, .elbow = {-1, -0.2f, -0.5f}, .hand = {-50, 0, 0}};
  return pose;
}

}  // namespace

Pose seated() {
  Pose pose = standing();
  pose.hips = {0, -0.40f, -0.05f};
  pose.hips_turn = {-6, 0, 0};
  pose.spine = {4, 0, 0};
  pose.left_leg = {.ankle = {0.12f, 0.11f, 0.36f}, .yaw = 6, .knee = {0.1f, 1, 0.6f}};
  pose.right_leg = {.ankle = {-0.12f, 0.11f, 0.36f}, .yaw = 6, .knee = {-0.1f, 1, 0.6f}};
  pose.left = {.wrist = {0.15f, 1.05f, 0.26f}, .elbow = {0.7f, -0.4f, -1}};
  pose.right = {.wrist = {-0.15f, 1.05f, 0.26f}, .elbow = {-0.7f, -0.4f, -1}};
  return pose;
}

std::vector<Movement> movements() {
  std::vector<Movement> all = {
      {"stand", 3.6f, 0, [](float u) { return breathe(standing(), u, 1); }},
      {"idle", 7.2f, 0, shifting},
      {"look", 5.2f, 0, looking},
      {"crouch", 3, 0, crouching},
      {"kneel", 3.2f, 0, [](float u) { return breathe(kneeling(), u, 1); }},
      {"brace", 2.4f, 0, [](float u) { return breathe(braced(), u, 1, 1.5f); }},
      {"shelter_low", 2.6f, 0, sheltering_low},
      {"shelter", 2.4f, 0, sheltering},
      {"shelter_high", 2.2f, 0, sheltering_high},
      {"push", 1.5f, 0, pushing},
      {"link_arms", 2.8f, 0, linking},
      {"hold_rope", 3, 0, roping},
      {"sit", 4, 0,
       [](float u) {
         Pose p = breathe(cross_legged(), u, 1);
         p.head.y += 14 * wave(u);
         return p;
       }},
      {"seat", 4.4f, 0,
       [](float u) {
         Pose p = breathe(seated(), u, 1);
         p.head.y += 16 * wave(u);
         return p;
       }},
      {"lie", 4, 0, [](float u) { return breathe(lying(), u, 1, 1.5f); }},
      {"carried", 4, 0, [](float u) { return breathe(carried(), u, 1, 1.0f); }},
      {"throw", 1.7f, 0, throwing},
      {"ride", 1.6f, 0, riding},
      {"talk", 5.6f, 0, talking},
      {"megaphone", 3.2f, 0, calling},
      {"wave", 1.3f, 0, waving},
      {"chant", 1.7f, 0, chanting},
      {"film", 5, 0, filming},
      {"treat", 2.6f, 0, treating},
      {"salute", 3, 0, saluting},
      {"vote", 7, 0, voting},
  };
  for (Movement& gait : gaits()) all.push_back(std::move(gait));
  return all;
}

}  // namespace sculpt
