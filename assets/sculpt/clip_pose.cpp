#include "assets/sculpt/clip_pose.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace sculpt {
namespace {

// Leaning forward turns +Y towards +Z, yaw to the left turns +Z towards +X, roll to the
// right turns +Y towards -X.
glm::quat turn(const glm::vec3& degrees) {
  const glm::vec3 r = glm::radians(degrees);
  return glm::angleAxis(r.y, glm::vec3(0, 1, 0)) * glm::angleAxis(r.x, glm::vec3(1, 0, 0)) *
         glm::angleAxis(r.z, glm::vec3(0, 0, 1));
}

struct Frame {
  glm::quat turned{1, 0, 0, 0};
  glm::vec3 place{0};
};

glm::vec3 rest(JointId joint) { return kSkeleton[joint].place; }

Frame follow(const Frame& parent, JointId parent_id, JointId id, const glm::quat& local) {
  return {parent.turned * local, parent.place + parent.turned * (rest(id) - rest(parent_id))};
}

glm::mat3 axes(const glm::vec3& along, const glm::vec3& hinge) {
  const glm::vec3 third = glm::normalize(glm::cross(along, hinge));
  return {along, glm::normalize(glm::cross(third, along)), third};
}

// Turns a bone that rests along `rest_along`, bending about `rest_hinge`, to the new ones.
glm::quat aim(const glm::vec3& rest_along, const glm::vec3& rest_hinge, const glm::vec3& along,
              const glm::vec3& hinge) {
  return glm::normalize(glm::quat_cast(axes(along, hinge) * glm::transpose(axes(rest_along, rest_hinge))));
}

struct Limb {
  JointId upper, lower, end;
  glm::vec3 rest_hinge;
};

// Both bones of a limb, so that its end comes to `target` with the middle joint towards
// `pole`. A target out of reach is approached as near as the limb allows.
void bend(const Limb& limb, const Frame& root, glm::vec3 target, const glm::vec3& pole, Frame& upper, Frame& lower) {
  const glm::vec3 rest_upper = rest(limb.lower) - rest(limb.upper), rest_lower = rest(limb.end) - rest(limb.lower);
  const float a = glm::length(rest_upper), b = glm::length(rest_lower);
  glm::vec3 along = target - root.place;
  float distance = glm::length(along);
  along = distance > 1e-5f ? along / distance : glm::vec3(0, -1, 0);
  distance = std::clamp(distance, std::fabs(a - b) + 0.02f, (a + b) * 0.9995f);
  glm::vec3 side = pole - along * glm::dot(pole, along);
  side = glm::length(side) > 1e-4f ? glm::normalize(side) : glm::vec3(0, 0, limb.rest_hinge.x);
  const float x = (distance * distance + a * a - b * b) / (2 * distance);
  const float y = std::sqrt(std::max(0.0f, a * a - x * x));
  const glm::vec3 middle = root.place + along * x + side * y;
  const glm::vec3 end = root.place + along * distance;
  const glm::vec3 hinge = glm::normalize(glm::cross(side, along));
  upper = {aim(rest_upper / a, limb.rest_hinge, glm::normalize(middle - root.place), hinge), root.place};
  lower = {aim(rest_lower / b, limb.rest_hinge, glm::normalize(end - middle), hinge), middle};
}

constexpr glm::vec3 kArmHinge{-1, 0, 0}, kLegHinge{1, 0, 0};

}  // namespace

Pose standing() {
  Pose pose{};
  const auto arm = [](JointId hand, float sign) {
    return ArmPose{.wrist = rest(hand) + glm::vec3(0.012f * sign, 0.012f, 0.03f), .elbow = {0.35f * sign, 0, -1}};
  };
  const auto leg = [](JointId foot, float sign) {
    return LegPose{.ankle = rest(foot) + glm::vec3(0.012f * sign, 0, 0), .yaw = 9, .knee = {0.12f * sign, 0, 1}};
  };
  pose.left = arm(kLeftHand, 1);
  pose.right = arm(kRightHand, -1);
  pose.left_leg = leg(kLeftFoot, 1);
  pose.right_leg = leg(kRightFoot, -1);
  return pose;
}

Pose mirrored(const Pose& pose) {
  Pose out = pose;
  std::swap(out.left, out.right);
  std::swap(out.left_leg, out.right_leg);
  out.hips.x = -out.hips.x;
  for (glm::vec3* t : {&out.hips_turn, &out.spine, &out.chest, &out.head, &out.left.hand, &out.right.hand})
    *t *= glm::vec3(1, -1, -1);
  for (ArmPose* arm : {&out.left, &out.right}) arm->wrist.x = -arm->wrist.x, arm->elbow.x = -arm->elbow.x;
  for (LegPose* leg : {&out.left_leg, &out.right_leg}) leg->ankle.x = -leg->ankle.x, leg->knee.x = -leg->knee.x;
  return out;
}

Pose mix(const Pose& a, const Pose& b, float t) {
  auto from = std::bit_cast<std::array<float, kPoseFloats>>(a);
  const auto to = std::bit_cast<std::array<float, kPoseFloats>>(b);
  for (std::size_t i = 0; i < kPoseFloats; ++i) from[i] += (to[i] - from[i]) * t;
  return std::bit_cast<Pose>(from);
}

Solved solve(const Pose& pose) {
  std::array<Frame, kJointCount> world;
  world[kHips] = {turn(pose.hips_turn), rest(kHips) + pose.hips};
  world[kSpine] = follow(world[kHips], kHips, kSpine, turn(pose.spine));
  world[kChest] = follow(world[kSpine], kSpine, kChest, turn(pose.chest));
  world[kHead] = follow(world[kChest], kChest, kHead, turn(pose.head));

  const auto arm = [&](const ArmPose& said, JointId upper, JointId lower, JointId hand) {
    const Frame shoulder = follow(world[kChest], kChest, upper, glm::quat(1, 0, 0, 0));
    const glm::vec3 wrist = world[kChest].place + world[kChest].turned * (said.wrist - rest(kChest));
    bend({upper, lower, hand, kArmHinge}, shoulder, wrist, world[kChest].turned * said.elbow, world[upper],
         world[lower]);
    world[hand] = follow(world[lower], lower, hand, glm::quat(1, 0, 0, 0));
    world[hand].turned = glm::slerp(world[lower].turned, glm::quat(1, 0, 0, 0), said.upright) * turn(said.hand);
  };
  arm(pose.left, kLeftUpperArm, kLeftLowerArm, kLeftHand);
  arm(pose.right, kRightUpperArm, kRightLowerArm, kRightHand);

  const auto leg = [&](const LegPose& said, float sign, JointId upper, JointId lower, JointId foot) {
    const Frame hip = follow(world[kHips], kHips, upper, glm::quat(1, 0, 0, 0));
    bend({upper, lower, foot, kLegHinge}, hip, said.ankle, said.knee, world[upper], world[lower]);
    world[foot] = follow(world[lower], lower, foot, glm::quat(1, 0, 0, 0));
    world[foot].turned = turn({said.pitch, said.yaw * sign, 0});
  };
  leg(pose.left_leg, 1, kLeftUpperLeg, kLeftLowerLeg, kLeftFoot);
  leg(pose.right_leg, -1, kRightUpperLeg, kRightLowerLeg, kRightFoot);

  world[kShield].turned = turn({-pose.shield.x, pose.shield.y, pose.shield.z});

  Solved solved;
  solved.hips = world[kHips].place;
  for (std::size_t j = 0; j < kJointCount; ++j) {
    const std::int32_t parent = kSkeleton[j].parent;
    const glm::quat above = parent < 0 ? glm::quat(1, 0, 0, 0) : world[std::size_t(parent)].turned;
    solved.local[j] = glm::normalize(glm::inverse(above) * world[j].turned);
  }
  // The shield hangs on the hand, stays in the world's axes, and is held off the ground.
  const glm::vec3 hand = world[kLeftHand].place;
  glm::vec3 shield = hand + rest(kShield) - rest(kLeftHand) + pose.shield_shift;
  shield.y = std::max(shield.y, 0.66f);
  solved.shield = glm::inverse(world[kLeftHand].turned) * (shield - hand);
  return solved;
}

}  // namespace sculpt
