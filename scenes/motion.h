// Baking: from a timeline to tables of who stands where, one per segment, and the moment
// out of them. This is the room where things move; nothing moves anywhere else.
//
// A segment is baked from the end state of the one before it, so its table depends only
// on (venue, units, that state, the events that start in it); BakeStore keeps tables by
// the hash of these, shared between paths and on disk.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/jobs.h"
#include "scenes/stage.h"
#include "scenes/timeline.h"

namespace scenes {

struct SegmentTable;  // baked.h: quantised tracks of one segment, immutable
struct World;         // world.h: navmesh, obstacles, formations' places, made once per drill

// Tables by key. Thread-safe. Copies share the store.
class BakeStore {
 public:
  // `folder`: where tables are kept on disk; empty = memory only. Unusable or corrupt
  // files are thrown away, never trusted.
  explicit BakeStore(std::filesystem::path folder = {});
  struct Impl;
  Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<Impl> impl_;
};

std::shared_ptr<const World> build_world(const Drill& drill);

struct BakeDescriptor {
  const Drill* drill = nullptr;            // must outlive the Motion
  std::shared_ptr<const World> world;
  BakeStore* store = nullptr;
  base::Workers* workers = nullptr;        // null = the calling thread alone
  base::Progress* progress = nullptr;
};

// A timeline with its tables. Segments may still be missing while others play: `baked`
// tells how far (from StartEx, without a gap) moments can be asked for.
struct Motion {
  const Drill* drill = nullptr;
  Timeline timeline;
  std::vector<std::shared_ptr<const SegmentTable>> segments;  // as timeline.segments; null = not yet

  Ms baked() const;
};

// All segments; those found in the store are taken from it. Cancelled through
// progress: what was finished is in the store, and the result has fewer segments.
Motion bake(const BakeDescriptor& descriptor, const Path& path);
// One more segment of `motion` (the first that is missing). False = none was missing, or
// cancelled. The app calls it from a thread of its own and hands finished Motions over.
bool bake_next(const BakeDescriptor& descriptor, Motion& motion);

// The moment t (clamped to [0, baked()]). Pure: the same (motion, t) gives the same stage.
// `out` is filled anew; its vectors are reused, so that steady play allocates nothing.
// At the very time of a decision the stage is the one before the choice.
void stage_at(const Motion& motion, Ms t, Stage& out);
Stage stage_at(const Motion& motion, Ms t);

// Bytes of the tables in memory, and person-seconds that they cover.
struct MotionSize {
  std::uint64_t bytes = 0;
  double person_seconds = 0;
};
MotionSize size_of(const Motion& motion);

}  // namespace scenes
