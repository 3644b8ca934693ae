// Figures of the moving side, for `gelar bench` and docs/PERFORMANCE.md.
#pragma once

#include "base/jobs.h"
#include "scenes/motion.h"

namespace scenes {

// Two opposing groups of people / 2 on an open square of 200 x 200 m converge on a line of
// 60 m, with five boxes in the way: the scene that other crowd engines were measured with.
struct CrowdFigures {
  int people = 0, steps = 0;
  double seconds = 0;        // wall time of all steps
  double processor = 0;      // seconds of all threads, which other programs do not lengthen much
  double agent_steps = 0;    // per second
  double overlapping = 0;    // share of people more than 10 % inside somebody at the end
  double worst_overlap = 0;  // metres
  int in_boxes = 0;
  double mean_distance = 0;  // metres to the goal at the end
};
CrowdFigures bench_crowd(int people, int steps, base::Workers* workers);

// stage_at at random moments, and played forwards at 60 per second. Microseconds.
struct SeekFigures {
  int people = 0;
  double random_median = 0, random_p99 = 0, forward_median = 0, end_to_start_median = 0;
};
SeekFigures bench_seek(const Motion& motion);

}  // namespace scenes
