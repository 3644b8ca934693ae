// Everybody who may stand on the table, and the files that they are written to.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assets/sculpt/figure_glb.h"
#include "base/result.h"

namespace sculpt {

std::vector<FigureOut> cast();  // without animations, except those that have their own
FigureOut movement_library();   // a mannequin with all shared clips: clips.glb

// One .glb each into `folder`, clips.glb among them.
base::Result<base::Done> write_figures(const std::filesystem::path& folder);

}  // namespace sculpt
