// Writes skinned figures and their movements as standard .glb files: one skeleton, one
// mesh a level of detail (NAME, NAME_LOD1, NAME_LOD2), one primitive a surface.
#pragma once

#include <string>
#include <vector>

#include "assets/sculpt/figure_mesh.h"

namespace sculpt {

struct BoneOut {
  std::string name;
  std::int32_t parent = -1;
  glm::vec3 place{0};  // rest place in the model; bones rest unturned
};
struct KeysOut {
  std::size_t bone = 0;
  std::vector<glm::quat> turns;   // empty, or one a frame
  std::vector<glm::vec3> places;  // relative to the parent; empty, or one a frame
};
struct AnimationOut {
  std::string name;
  std::vector<float> times;
  std::vector<KeysOut> keys;
  float stride = 0;
};
struct FigureOut {
  std::string name;
  std::vector<BoneOut> bones;
  std::vector<Skin> levels;
  std::vector<AnimationOut> animations;
};

// The whole file's bytes.
std::string to_glb(const FigureOut& figure);

}  // namespace sculpt
