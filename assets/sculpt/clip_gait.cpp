// Walking and running. The foot on the ground moves backwards under the body at exactly
// the speed that the clip stands for: heel, sole, ball in turn; so feet never slide.
#include <cmath>
#include <numbers>

#include "assets/sculpt/clip_list.h"

namespace sculpt {
namespace {

constexpr float kTurn = 2 * std::numbers::pi_v<float>;

struct Gait {
  const char* name;
  float seconds, stride;
  float on_ground;       // share of the cycle that a foot stands
  float lift;            // of the ankle in the swing
  float heel_first;      // degrees, toes up at the strike
  float heel_off;        // degrees, toes down at the push
  float drop, bob;       // of the hips: lower than standing, and up and down
  float bob_lowest;      // phase
  float lean, sway;      // degrees; metres
  float swing;           // metres that a wrist goes to and fro
  float bent;            // 0 hanging arms … 1 forearms level
  float apart = 0.075f;  // a foot from the middle line
  float behind = 0;      // metres that the feet fall behind the hips
};

// Where the ankle is at a phase of its own cycle, which begins with the strike.
LegPose step(const Gait& gait, float phase, float sign) {
  constexpr float kHeel = -0.05f, kBall = 0.125f, kAnkle = 0.08f;  // along the sole from below the ankle; over it
  const auto planted = [&](float p) {
    const float share = p / gait.on_ground;
    float pitch = 0;
    if (share < 0.18f) pitch = -gait.heel_first * (1 - share / 0.18f);
    if (share > 0.55f) pitch = gait.heel_off * std::pow((share - 0.55f) / 0.45f, 1.5f);
    const float pivot = pitch < 0 ? kHeel : kBall;
    const float a = glm::radians(pitch), c = std::cos(a), s = std::sin(a);
    const float y = kAnkle * c + pivot * s, z = kAnkle * s - pivot * c;
    const float ground = gait.stride * (gait.on_ground / 2 - p) - gait.behind;
    return glm::vec3(y + kBaseHeight, ground + pivot + z - 0.02f, pitch);
  };
  glm::vec3 at;
  if (phase < gait.on_ground) {
    at = planted(phase);
  } else {
    const float s = (phase - gait.on_ground) / (1 - gait.on_ground);
    const glm::vec3 from = planted(gait.on_ground * 0.9999f), to = planted(0);
    const float eased = s * s * (3 - 2 * s);
    at = glm::mix(from, to, eased);
    // Leaves and meets the ground at the ground's own speed, so that the toe does not drag.
    const float pace = -gait.stride * (1 - gait.on_ground);
    at.y += pace * (s * (1 - s) * (1 - s) - s * s * (1 - s));
    at.x += gait.lift * std::sin(std::numbers::pi_v<float> * std::pow(s, 0.8f));
    at.z += 18 * std::sin(std::numbers::pi_v<float> * s) * (gait.heel_off > 20 ? 1.0f : 0.4f);
  }
  LegPose leg{.ankle = {gait.apart * sign, at.x, at.y}, .pitch = at.z, .yaw = 5, .knee = {0.06f * sign, 0, 1}};
  return leg;
}

ArmPose swing_arm(const Gait& gait, float swing, float sign) {
  ArmPose arm = sign > 0 ? standing().left : standing().right;
  const glm::vec3 hanging =
      arm.wrist + glm::vec3(0, 0.03f * swing * swing + std::max(0.0f, swing) * 0.03f, swing * gait.swing);
  const glm::vec3 bent(0.2f * sign - 0.05f * sign * swing, 1.14f + 0.1f * swing, 0.17f + swing * gait.swing);
  arm.wrist = glm::mix(hanging, bent, gait.bent);
  arm.elbow = {0.3f * sign, -0.1f, -1};
  return arm;
}

Pose gait_pose(const Gait& gait, float u) {
  Pose pose = standing();
  const float left = std::cos(kTurn * u);
  pose.left_leg = step(gait, u, 1);
  pose.right_leg = step(gait, std::fmod(u + 0.5f, 1.0f), -1);
  pose.hips = {gait.sway * std::sin(kTurn * (u - gait.on_ground / 2 + 0.25f)),
               -gait.drop - gait.bob * std::cos(2 * kTurn * (u - gait.bob_lowest)), 0};
  pose.hips_turn = {gait.lean * 0.4f, -6 * left, 2 * std::sin(kTurn * u)};
  pose.spine = {gait.lean * 0.3f, 4 * left, -1.5f * std::sin(kTurn * u)};
  pose.chest = {gait.lean * 0.3f, 8 * left * (0.5f + gait.bent), 0};
  pose.head = {-gait.lean * 0.7f, -6 * left * (0.5f + gait.bent), 0};
  pose.left = swing_arm(gait, -left, 1);
  pose.right = swing_arm(gait, left, -1);
  // A shield is carried along the left side, its face outwards, clear of the legs.
  pose.shield = {0, 74, 0};
  pose.shield_shift = {0.03f, 0, 0};
  return pose;
}

constexpr Gait kWalk{.name = "walk",
                     .seconds = 1.05f,
                     .stride = 1.4f,
                     .on_ground = 0.6f,
                     .lift = 0.055f,
                     .heel_first = 18,
                     .heel_off = 38,
                     .drop = 0.032f,
                     .bob = 0.018f,
                     .bob_lowest = 0.02f,
                     .lean = 4,
                     .sway = 0.022f,
                     .swing = 0.2f,
                     .bent = 0.1f};
constexpr Gait kJog{.name = "jog",
                    .seconds = 0.76f,
                    .stride = 1.85f,
                    .on_ground = 0.4f,
                    .lift = 0.16f,
                    .heel_first = 6,
                    .heel_off = 42,
                    .drop = 0.065f,
                    .bob = 0.032f,
                    .bob_lowest = 0.2f,
                    .lean = 9,
                    .sway = 0.015f,
                    .swing = 0.17f,
                    .bent = 0.85f,
                    .apart = 0.07f,
                    .behind = 0.04f};
constexpr Gait kRun{.name = "run",
                    .seconds = 0.66f,
                    .stride = 2.4f,
                    .on_ground = 0.32f,
                    .lift = 0.27f,
                    .heel_first = 2,
                    .heel_off = 48,
                    .drop = 0.075f,
                    .bob = 0.04f,
                    .bob_lowest = 0.16f,
                    .lean = 15,
                    .sway = 0.012f,
                    .swing = 0.25f,
                    .bent = 1,
                    .apart = 0.06f,
                    .behind = 0.07f};
constexpr Gait kMarch{.name = "march",
                      .seconds = 1.16f,
                      .stride = 1.3f,
                      .on_ground = 0.58f,
                      .lift = 0.13f,
                      .heel_first = 14,
                      .heel_off = 26,
                      .drop = 0.028f,
                      .bob = 0.014f,
                      .bob_lowest = 0.02f,
                      .lean = 0,
                      .sway = 0.012f,
                      .swing = 0.3f,
                      .bent = 0,
                      .apart = 0.08f};
// A stretcher hangs in the fists: arms straight, short even steps.
constexpr Gait kCarry{.name = "carry",
                      .seconds = 1.1f,
                      .stride = 1.1f,
                      .on_ground = 0.62f,
                      .lift = 0.05f,
                      .heel_first = 12,
                      .heel_off = 28,
                      .drop = 0.04f,
                      .bob = 0.014f,
                      .bob_lowest = 0.02f,
                      .lean = -2,
                      .sway = 0.02f,
                      .swing = 0,
                      .bent = 0,
                      .apart = 0.09f};
// A box before the body: palms at its sides, elbows bent, leaning back against its weight.
constexpr Gait kCarryBox = [] {
  Gait gait = kCarry;
  gait.name = "carry_box";
  gait.lean = -5;
  gait.sway = 0.012f;
  return gait;
}();
constexpr Gait kAdvance{.name = "advance",
                        .seconds = 1.2f,
                        .stride = 0.8f,
                        .on_ground = 0.64f,
                        .lift = 0.05f,
                        .heel_first = 4,
                        .heel_off = 18,
                        .drop = 0.09f,
                        .bob = 0.01f,
                        .bob_lowest = 0.02f,
                        .lean = 14,
                        .sway = 0.02f,
                        .swing = 0,
                        .bent = 1,
                        .apart = 0.12f};

Movement movement(const Gait& gait, std::function<void(Pose&, float)> change = {}) {
  return {gait.name, gait.seconds, gait.stride, [gait, change](float u) {
            Pose pose = gait_pose(gait, u);
            if (change) change(pose, u);
            return pose;
          }};
}

}  // namespace

std::vector<Movement> gaits() {
  return {
      movement(kWalk),
      movement(kJog),
      movement(kRun),
      movement(kMarch, [](Pose& pose, float) { pose.head = {}; }),
      movement(kCarry),
      movement(kCarryBox,
               [](Pose& pose, float) {
                 pose.hips_turn.y = pose.spine.y = pose.chest.y = pose.head.y = 0;  // the box does not swing
                 pose.left = {.wrist = {0.26f, 1.03f, 0.28f}, .elbow = {0.55f, -0.5f, -1}, .hand = {-20, 0, 0}};
                 pose.right = {.wrist = {-0.26f, 1.03f, 0.28f}, .elbow = {-0.55f, -0.5f, -1}, .hand = {-20, 0, 0}};
               }),
      // Pushing a crowd back step by step behind the shield.
      movement(
          kAdvance,
          [](Pose& pose, float u) {
            pose.chest.y = 0;
            pose.head = {-9, 0, 0};
            pose.left = {.wrist = {0.07f, 1.06f, 0.32f + 0.02f * std::cos(2 * kTurn * u)}, .elbow = {1, -0.8f, -0.2f}};
            pose.right = {.wrist = {-0.25f, 1.1f, 0.14f}, .elbow = {-0.6f, -0.3f, -1}, .hand = {-45, 0, 0}};
            pose.shield = {};
            pose.shield_shift = {0, 0, 0.12f};
          }),
  };
}

}  // namespace sculpt
