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
//   G0505  a unit still far from where it was sent when its next order comes, or at EndEx; or
//          somebody of it left standing more than 10 m short of it
//   G0506  people who disperse have not left long after they could have
//   G0507  sliding: somebody who sits, lies or kneels moves over the ground
//   G0508  jitter: somebody who within 5 s goes nowhere (0.4 m) walks 2 m to and fro, or turns
//          one and a half times round. (Standing people sway by centimetres; whoever steps
//          aside for another and back, or is called back on the way, goes once there and back
//          and turns once.)
//   G0509  the water of an order to spray does not get there: an obstacle or own people stand
//          in the line from the monitor (3 m up) to the target, or it is nearer than 5 m or
//          farther than 50 m (the reach of the Indonesian type, domain figures of Pindad)
//
// G0506 allows the way to the farthest exit 1.6 times over (people do not walk straight, and
// wait at a gate: 500 leave by 6 m in about 75 s at Fruin's level E), and a minute to set off.
// `from`: only what goes on from then on is looked at (where a path leaves one already checked).
base::Diagnostics check_motion(const Motion& motion, const World& world, base::Progress* progress = nullptr,
                               Ms from = 0);

}  // namespace scenes
