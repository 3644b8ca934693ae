// A drill, baked along a path, with something to take pictures of it: what every command
// that draws without a window begins with.
#pragma once

#include "app/cli.h"
#include "app/session.h"
#include "app/studio.h"

namespace app {

struct PictureSet {
  std::shared_ptr<const Document> document;
  std::shared_ptr<const scenes::Motion> motion;
  Studio studio;  // null where no pictures are wanted
};

// kFine, or the exit code after the problems were printed. `with_studio` = false needs no
// graphics device and loads no models.
int set_up(const PictureCall& call, PictureSet& set, bool with_studio = true);
// Prints them; kInterrupted where Ctrl+C was the reason, else `code`.
int failed(const base::Diagnostics& problems, int code);
// One line on standard error where the drill was edited since the session was made.
void tell_changes(const Session& session, const scenes::Drill& drill);
void print_problems(const base::Diagnostics& problems);

}  // namespace app
