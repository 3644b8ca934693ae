#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/gtc/matrix_transform.hpp>

#include "assets/gltf.h"

namespace assets::gltf {
namespace {

bool moves_by_name(const std::string& name) { return name.starts_with("wheel") || name.starts_with("turret"); }

// The rotation of a matrix that may also scale and shear: its first two axes, straightened.
glm::quat rotation_of(const glm::mat4& m) {
  glm::vec3 x = glm::normalize(glm::vec3(m[0]));
  glm::vec3 z = glm::cross(x, glm::vec3(m[1]));
  const float length = glm::length(z);
  if (!(length > 1e-12f)) return {1, 0, 0, 0};
  z /= length;
  return glm::normalize(glm::quat_cast(glm::mat3(x, glm::cross(z, x), z)));
}

std::vector<bool> choose_joints(const Document& document) {
  std::vector<bool> in_scene(document.nodes.size()), chosen(document.nodes.size());
  for (std::int32_t node : document.order) in_scene[std::size_t(node)] = true;
  const auto choose = [&](std::int32_t node) {
    if (in_scene[std::size_t(node)]) chosen[std::size_t(node)] = true;
  };
  for (std::size_t i = 0; i < document.nodes.size(); ++i) {
    const Node& node = document.nodes[i];
    if (moves_by_name(node.name)) choose(std::int32_t(i));
    if (node.mesh >= 0 && node.skin >= 0 && in_scene[i])
      for (std::int32_t joint : document.skins[std::size_t(node.skin)].joints) choose(joint);
  }
  for (const Animation& animation : document.animations)
    for (const Channel& channel : animation.channels) choose(channel.node);
  return chosen;
}

// A mesh that is skinned follows its skin; any other that has no joint above it needs one
// that stands still, once the model has joints at all.
bool needs_still_joint(const Document& document, const std::vector<std::int32_t>& joint_of_node) {
  return std::any_of(document.order.begin(), document.order.end(), [&](std::int32_t index) {
    const Node& node = document.nodes[std::size_t(index)];
    return node.mesh >= 0 && node.skin < 0 && joint_of_node[std::size_t(index)] < 0;
  });
}

}  // namespace

glm::mat4 matrix_of(const Pose& pose) {
  glm::mat4 m = glm::mat4_cast(pose.rotation);
  for (int c = 0; c < 3; ++c) m[c] *= pose.scale[c];
  m[3] = glm::vec4(pose.translation, 1);
  return m;
}

bool finite(const glm::mat4& m) {
  for (int c = 0; c < 4; ++c)
    for (int r = 0; r < 4; ++r)
      if (!std::isfinite(m[c][r]) || std::fabs(m[c][r]) > 1e9f) return false;
  return true;
}

Skeleton make_skeleton(const Document& document, const Limits& limits, Report& report) {
  Skeleton skeleton;
  skeleton.rest.assign(document.nodes.size(), glm::mat4(1));
  skeleton.joint_of_node.assign(document.nodes.size(), -1);
  const std::vector<bool> chosen = choose_joints(document);

  for (std::int32_t index : document.order) {
    const Node& node = document.nodes[std::size_t(index)];
    glm::mat4& world = skeleton.rest[std::size_t(index)];
    world = node.has_matrix ? node.matrix : matrix_of(node.pose);
    std::int32_t above = -1;
    if (node.parent >= 0) {
      world = skeleton.rest[std::size_t(node.parent)] * world;
      above = skeleton.joint_of_node[std::size_t(node.parent)];
    }
    if (!finite(world)) {
      report.error("A0033", fmt::format("node {} \"{}\" stands further away than any number", index, node.name));
      return skeleton;
    }
    skeleton.joint_of_node[std::size_t(index)] = above;
    if (!chosen[std::size_t(index)]) continue;
    if (!(std::fabs(glm::determinant(glm::mat3(world))) > 1e-12f)) {
      report.error("A0033", fmt::format("node {} \"{}\" is a joint and has a scale of zero", index, node.name));
      return skeleton;
    }
    if (skeleton.joints.size() >= limits.joints) {
      report.error("A0050",
                   fmt::format("more than {} joints (skin joints, animated nodes, and nodes named wheel* or turret*)",
                               limits.joints));
      return skeleton;
    }
    Joint joint{.name = node.name, .parent = above};
    const glm::mat4 local = above < 0 ? world : skeleton.joints[std::size_t(above)].inverse_bind * world;
    joint.translation = local[3];
    joint.rotation = rotation_of(local);
    joint.inverse_bind = glm::inverse(world);
    if (!finite(joint.inverse_bind)) {
      report.error("A0033", fmt::format("node {} \"{}\" is a joint and has a scale of nearly zero", index, node.name));
      return skeleton;
    }
    skeleton.joint_of_node[std::size_t(index)] = std::int32_t(skeleton.joints.size());
    skeleton.joints.push_back(std::move(joint));
    skeleton.node_of_joint.push_back(index);
  }

  if (!skeleton.joints.empty() && needs_still_joint(document, skeleton.joint_of_node)) {
    if (skeleton.joints.size() >= limits.joints) {
      report.error("A0050", fmt::format("more than {} joints, with the one for what stands still", limits.joints));
      return skeleton;
    }
    skeleton.joints.insert(skeleton.joints.begin(), Joint{.name = "still"});
    skeleton.node_of_joint.insert(skeleton.node_of_joint.begin(), -1);
    for (Joint& joint : skeleton.joints)
      if (&joint != skeleton.joints.data() && joint.parent >= 0) ++joint.parent;
    for (std::int32_t& joint : skeleton.joint_of_node) ++joint;  // -1, no joint above, becomes 0
  }
  return skeleton;
}

}  // namespace assets::gltf
