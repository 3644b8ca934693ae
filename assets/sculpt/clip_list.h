// The movements that all people share. A clip is a function from its phase to a pose.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "assets/sculpt/clip_pose.h"

namespace sculpt {

struct Movement {
  std::string name;
  float seconds = 1;
  float stride = 0;               // metres in one cycle
  std::function<Pose(float)> at;  // phase 0..1
};
Pose seated();  // on a chair
std::vector<Movement> movements();
std::vector<Movement> gaits();  // clip_gait.cpp: walk, jog, run, march, carry, carry_box, advance

}  // namespace sculpt
