// A fork written into the script: its amendments as changes of the text, for a person to
// read as a patch before anything is written.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "scenes/amendments.h"
#include "scenes/timeline.h"

namespace app::msel {

// What is added stands in the option that the path took last before it, else in the phase;
// what is skipped goes, and what came `after:` it gets a time of its own; what is held waits as a contingency; what was
// fired gets its new time, and moves when it belongs elsewhere. Everything else stays byte for byte. `plan` is the
// drill that `script` was read as, without amendments. Errors: M0008 (what cannot be patched, with its place: change it
// by hand), those of the reader for the script as patched.
base::Result<std::string> forked_script(const scenes::Drill& plan, std::string_view script,
                                        std::span<const scenes::Amendment> amendments, const scenes::Path& path);

}  // namespace app::msel
