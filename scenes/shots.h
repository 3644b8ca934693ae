// The camera as a drill directs it: which of the venue's views the picture has when.
#pragma once

#include <string_view>

#include "scenes/timeline.h"

namespace scenes {

// The view of the last shot, or that of the phase where none has come since it began; "" = none
// so far. Lives as long as the drill.
std::string_view view_at(const Drill& drill, const Timeline& timeline, Ms t);

}  // namespace scenes
