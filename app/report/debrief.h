// From the session of a briefing to what its review tells.
#pragma once

#include "app/report/report.h"
#include "app/session.h"

namespace app::report {

struct SessionReview {
  Debrief debrief;
  scenes::Path path;  // that the session ended on
};
// Replays the acts; decisions that the drill no longer has are left out, as in replay.
SessionReview review_session(std::shared_ptr<const Document> document, const Session& session);

}  // namespace app::report
