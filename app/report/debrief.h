// From the session of a briefing to what its review tells.
#pragma once

#include "app/report/report.h"
#include "app/session.h"
#include "app/train/merge.h"

namespace app::report {

struct SessionReview {
  Debrief debrief;
  scenes::Path path;  // that the session ended on
};
// Replays the acts; decisions that the drill no longer has are left out, as in replay.
SessionReview review_session(std::shared_ptr<const Document> document, const Session& session);

// Other teams' answers beside those that are there; answers without a team get `own` for a
// name. A name that is taken gets a number. False: there are too many.
bool add_visitors(Debrief& debrief, const std::string& own, const std::vector<VisitingTeam>& visitors);

}  // namespace app::report
