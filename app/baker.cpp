#include "app/baker.h"

#include <algorithm>
#include <utility>

namespace app {

void Baker::stop() {
  if (progress_) progress_->cancel();
  if (thread_.joinable()) thread_.join();
}

void Baker::start(std::shared_ptr<const Document> document, const scenes::Path& path, scenes::Ms until) {
  stop();
  progress_ = std::make_unique<base::Progress>();
  fraction_ = 0;
  thread_ = std::thread([this, document = std::move(document), path, until, progress = progress_.get()] {
    // One core is left for the window.
    base::Workers workers(std::max(1u, base::hardware_threads() - 1));
    scenes::BakeStore store = document->store;
    scenes::Motion motion;
    motion.drill = &document->drill;
    motion.timeline = scenes::unroll(document->drill, path);
    motion.segments.resize(motion.timeline.segments.size());
    const scenes::BakeDescriptor descriptor{&document->drill, document->world, &store, &workers, progress};
    const double end = double(std::max<scenes::Ms>(1, motion.timeline.end));
    while (scenes::bake_next(descriptor, motion)) {
      fraction_ = float(double(motion.baked()) / end);
      // The document lives as long as any motion that points into its drill.
      std::shared_ptr<const scenes::Motion> copy(new scenes::Motion(motion), [document](const scenes::Motion* m) { delete m; });
      std::lock_guard lock(mutex_);
      ready_ = std::move(copy);
      if (motion.baked() >= until) break;
    }
    if (!progress->cancelled()) fraction_ = 1;
  });
}

std::shared_ptr<const scenes::Motion> Baker::take() {
  std::lock_guard lock(mutex_);
  return std::exchange(ready_, nullptr);
}

}  // namespace app
