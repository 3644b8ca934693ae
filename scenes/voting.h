// Polling day: how voters pass a polling station, one at each table. Check (identity card,
// notice, list), seat, call (ballots are handed over), booth, box, ink, out.
//
// The flow follows the election commission's rules for 2024 (PKPU 25/2023, as quoted in the
// press and by local election commissions); how long a table takes is this project's
// proposal, and a script may say otherwise (LANGUAGE.md, `vote`).
#pragma once

#include "scenes/simulation.h"

namespace scenes {

inline constexpr float kQueueGap = 0.9f;  // metres from one in the queue to the next

// Who votes falls in line by how near the check is. Those who are called off by another
// order leave the flow where they are.
void begin_vote(const Drill& drill, const Event& event, EventId id, Simulation& simulation);
// Sends on whoever is done and finds the next table free. Called in every step; looks twice
// a second.
void advance_votes(const Drill& drill, const World& world, Simulation& simulation);

}  // namespace scenes
