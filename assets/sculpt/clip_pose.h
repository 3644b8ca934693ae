// A pose said in words that an animator would use (where the feet stand, where the hands
// are, how the trunk leans), and solved to joint rotations.
#pragma once

#include <array>
#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>

#include "assets/sculpt/figure_skeleton.h"

namespace sculpt {

// All lengths in metres, all angles in degrees. Only floats, so that poses can be mixed.
struct ArmPose {
  // Where the wrist is, said as if the chest were upright and at rest; it moves with the chest.
  glm::vec3 wrist;
  glm::vec3 elbow;    // towards where the elbow points
  float upright = 0;  // 0 the hand continues the forearm … 1 it keeps its rest bearing in the world
  glm::vec3 hand{0};  // turn of the hand on top of that: pitch, yaw, roll
};
struct LegPose {
  glm::vec3 ankle;          // in the model
  float pitch = 0;          // toes down
  float yaw = 0;            // toes outwards
  glm::vec3 knee{0, 0, 1};  // towards where the knee points
};
struct Pose {
  glm::vec3 hips{0};       // shift of the hips from rest
  glm::vec3 hips_turn{0};  // pitch (lean forward), yaw (to the left), roll (to the right)
  glm::vec3 spine{0};      // the same three, on top of the hips'
  glm::vec3 chest{0};
  glm::vec3 head{0};
  ArmPose left, right;
  LegPose left_leg, right_leg;
  glm::vec3 shield{0};        // its bearing in the world: pitch (top backwards), yaw, roll
  glm::vec3 shield_shift{0};  // from where the left hand holds it, in the model
};
constexpr std::size_t kPoseFloats = sizeof(Pose) / sizeof(float);

Pose standing();  // at ease, both feet on the base
Pose mirrored(const Pose& pose);
Pose mix(const Pose& a, const Pose& b, float t);

struct Solved {
  glm::vec3 hips;    // place of the hips joint
  glm::vec3 shield;  // place of the shield joint relative to the hand's
  std::array<glm::quat, kJointCount> local;
};
Solved solve(const Pose& pose);

}  // namespace sculpt
