// What a class has said and answered, taken over into a script that was edited meanwhile.
#pragma once

#include "app/state.h"

namespace app {

// The log, the answers, the training and whose knowledge is shown of `before`, by the names of
// decisions, options, tasks, units and lines of evaluation, into `after`, which shows another
// version of the same drill.
// What that has no more is left out; the session keeps it. Bounds of time are cut to its end.
void carry_over(const AppState& before, AppState& after);

}  // namespace app
