// Videos of a stretch of a path: in parts, so that an interrupted one is gone on with.
#pragma once

#include "app/picture_set.h"

namespace app {

// call.from, call.to and call.out are set. Parts lie in call.out + ".parts" until all are
// there; the next call of the same kind goes on where the last one stopped. Prints what
// was written. An exit code.
int render_video(const PictureCall& call, PictureSet& set, const std::optional<Orbit>& orbit);

// What is said between two moments as WebVTT (W3C), timed for a video at `speed` model
// seconds a second. Cues that overlap stand one after the other in the file, as players
// expect; each shows at least 1.2 s.
std::string captions_vtt(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language,
                         scenes::Ms from, scenes::Ms to, double speed);

}  // namespace app
