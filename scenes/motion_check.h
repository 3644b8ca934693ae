// What a watchful eye finds wrong with how people move along a path. Looks at the baked
// tracks alone, as a spectator does.
#pragma once

#include "base/jobs.h"
#include "base/result.h"
#include "scenes/motion.h"

namespace scenes {

// Warnings, by time; each says when, where, who. Its place is the order that is at fault,
// where there is one.
//   G0501  two people overlap by more than 10 % of a body (0.05 m; 0.02 m is forgiven, for
//          the quantised tracks)
//   G0502  somebody in a wall or in a parked vehicle
//   G0503  faster than a run (2.8 m/s)
//   G0504  a gap over 2 m in a line while it is relieved
//   G0505  a unit still far from where it was sent when its next order comes, or at EndEx
//   G0506  people who disperse have not left long after they could have
//   G0507  sliding: somebody who sits, lies or kneels moves over the ground
//   G0508  jitter: somebody who goes nowhere shifts to and fro, or spins
base::Diagnostics check_motion(const Motion& motion, const World& world, base::Progress* progress = nullptr);

}  // namespace scenes
