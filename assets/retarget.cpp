// Clips of one skeleton on another, by joint name. Works on model-space rotations, so the
// two need not agree about the axes of their bones, only about the pose they rest in.
#include <algorithm>
#include <map>

#include "assets/gltf.h"
#include "assets/model.h"

namespace assets {
namespace {

glm::quat straight(const glm::mat4& m) {
  return glm::normalize(glm::quat_cast(
      glm::mat3(glm::normalize(glm::vec3(m[0])), glm::normalize(glm::vec3(m[1])), glm::normalize(glm::vec3(m[2])))));
}

glm::mat3 scale_of(const glm::mat4& m) {
  glm::mat3 scale(0);
  for (int c = 0; c < 3; ++c) scale[c][c] = glm::length(glm::vec3(m[c]));
  return scale;
}

std::vector<glm::mat4> rest_of(const Model& model) {
  std::vector<glm::mat4> rest;
  for (const Joint& joint : model.joints) rest.push_back(glm::inverse(joint.inverse_bind));
  return rest;
}

}  // namespace

bool same_skeleton(const Model& a, const Model& b) {
  if (a.joints.size() != b.joints.size()) return false;
  for (std::size_t j = 0; j < a.joints.size(); ++j) {
    if (a.joints[j].name != b.joints[j].name || a.joints[j].parent != b.joints[j].parent) return false;
    for (int c = 0; c < 4; ++c)
      if (glm::distance(a.joints[j].inverse_bind[c], b.joints[j].inverse_bind[c]) > 1e-5f) return false;
  }
  return true;
}

std::vector<Clip> retarget(const Model& source, const Model& target) {
  if (target.joints.empty() || source.joints.empty()) return {};
  if (same_skeleton(source, target)) return source.clips;

  std::map<std::string_view, std::size_t> by_name;
  for (std::size_t j = 0; j < source.joints.size(); ++j) by_name.emplace(source.joints[j].name, j);
  std::vector<std::int32_t> twin(target.joints.size(), -1);
  for (std::size_t j = 0; j < target.joints.size(); ++j)
    if (const auto found = by_name.find(target.joints[j].name); found != by_name.end())
      twin[j] = std::int32_t(found->second);
  const std::vector<glm::mat4> source_rest = rest_of(source), target_rest = rest_of(target);

  // Figures of another height take shorter or longer steps: the heights of the first common
  // joint that is off the ground, the hips, tell how much.
  float ratio = 1;
  for (std::size_t j = 0; j < twin.size(); ++j)
    if (twin[j] >= 0 && source_rest[std::size_t(twin[j])][3].y > 0.05f) {
      ratio = target_rest[j][3].y / source_rest[std::size_t(twin[j])][3].y;
      break;
    }

  std::vector<Clip> out;
  std::vector<glm::mat4> world(target.joints.size());
  for (const Clip& clip : source.clips) {
    Clip made{.name = clip.name,
              .seconds = clip.seconds,
              .stride = clip.stride * ratio,
              .loops = clip.loops,
              .frame_count = clip.frame_count};
    Matrices matrices;
    matrices.reserve(std::size_t(clip.frame_count) * target.joints.size());
    for (std::uint32_t f = 0; f < clip.frame_count; ++f) {
      const auto moved = [&](std::size_t joint) {
        return from_rows((*clip.matrices)[std::size_t(f) * source.joints.size() + joint]) * source_rest[joint];
      };
      for (std::size_t j = 0; j < target.joints.size(); ++j) {
        const std::int32_t parent = target.joints[j].parent;
        // Carried along by the parent as in the rest pose …
        world[j] = parent < 0
                       ? target_rest[j]
                       : world[std::size_t(parent)] * target.joints[std::size_t(parent)].inverse_bind * target_rest[j];
        if (twin[j] >= 0) {  // … but turned, and at the roots moved, as the source's twin is
          const std::size_t s = std::size_t(twin[j]);
          const glm::mat4 now = moved(s);
          const glm::quat turn = straight(now) * glm::inverse(straight(source_rest[s])) * straight(target_rest[j]);
          glm::vec3 place(world[j][3]);
          glm::vec3 shift = glm::vec3(now[3]) - glm::vec3(source_rest[s][3]);
          if (const std::int32_t above = source.joints[s].parent; above >= 0) {
            const glm::mat4 carried =
                moved(std::size_t(above)) * source.joints[std::size_t(above)].inverse_bind * source_rest[s];
            shift = glm::vec3(now[3] - carried[3]);
          }
          place += shift * ratio;
          world[j] = glm::mat4(glm::mat3_cast(turn) * scale_of(target_rest[j]));
          world[j][3] = glm::vec4(place, 1);
        }
        matrices.push_back(affine_rows(world[j] * target.joints[j].inverse_bind));
      }
    }
    made.matrices = std::make_shared<const Matrices>(std::move(matrices));
    out.push_back(std::move(made));
  }
  return out;
}

}  // namespace assets
