// Those who do not have the shared grown-up skeleton.
#pragma once

#include <functional>

#include "assets/sculpt/clip_list.h"
#include "assets/sculpt/figure_glb.h"

namespace sculpt {

FigureOut child();             // the shared joints, smaller and with a larger head: shared clips fit by retargeting
FigureOut wheelchair_voter();  // brings its own clips: sitting, and rolling as "walk"
FigureOut dog();               // brings its own clips

AnimationOut bake(const Movement& movement);  // of the shared skeleton

}  // namespace sculpt
