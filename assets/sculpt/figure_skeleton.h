// The one skeleton that all people share. Every joint rests with its axes along the
// model's: front +Z, up +Y, the figure's left +X; arms hang.
#pragma once

#include <array>
#include <cstdint>
#include <glm/glm.hpp>
#include <string_view>

namespace sculpt {

enum JointId : std::uint8_t {
  kGround,
  kHips,
  kSpine,
  kChest,
  kHead,
  kLeftUpperArm,
  kLeftLowerArm,
  kLeftHand,
  kLeftUpperLeg,
  kLeftLowerLeg,
  kLeftFoot,
  kRightUpperArm,
  kRightLowerArm,
  kRightHand,
  kRightUpperLeg,
  kRightLowerLeg,
  kRightFoot,
  kShield,  // follows the left hand and keeps upright
  kJointCount,
};

struct JointRest {
  std::string_view name;
  std::int32_t parent;
  glm::vec3 place;  // in the model
};

// The thickness of the base under a miniature; soles stand on it.
inline constexpr float kBaseHeight = 0.03f;

inline constexpr std::array<JointRest, kJointCount> kSkeleton = {{
    {"ground", -1, {0, 0, 0}},
    {"hips", kGround, {0, 0.95f, 0}},
    {"spine", kHips, {0, 1.07f, -0.005f}},
    {"chest", kSpine, {0, 1.24f, -0.01f}},
    {"head", kChest, {0, 1.50f, 0.0f}},
    {"left_upper_arm", kChest, {0.185f, 1.41f, -0.01f}},
    {"left_lower_arm", kLeftUpperArm, {0.215f, 1.135f, -0.02f}},
    {"left_hand", kLeftLowerArm, {0.235f, 0.885f, 0.01f}},
    {"left_upper_leg", kHips, {0.09f, 0.93f, 0}},
    {"left_lower_leg", kLeftUpperLeg, {0.095f, 0.52f, 0.01f}},
    {"left_foot", kLeftLowerLeg, {0.095f, 0.11f, -0.02f}},
    {"right_upper_arm", kChest, {-0.185f, 1.41f, -0.01f}},
    {"right_lower_arm", kRightUpperArm, {-0.215f, 1.135f, -0.02f}},
    {"right_hand", kRightLowerArm, {-0.235f, 0.885f, 0.01f}},
    {"right_upper_leg", kHips, {-0.09f, 0.93f, 0}},
    {"right_lower_leg", kRightUpperLeg, {-0.095f, 0.52f, 0.01f}},
    {"right_foot", kRightLowerLeg, {-0.095f, 0.11f, -0.02f}},
    {"shield", kLeftHand, {0.235f, 0.84f, 0.05f}},
}};

}  // namespace sculpt
