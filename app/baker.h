// Bakes the path being played in a thread of its own, segment by segment, and hands each
// finished Motion over. The window asks once a frame; nothing here ever waits for it.
#pragma once

#include <atomic>
#include <limits>
#include <memory>
#include <mutex>
#include <thread>

#include "app/document.h"

namespace app {

class Baker {
 public:
  ~Baker() { stop(); }
  // Drops what it is doing and bakes `path` of `document`, no further than `until` needs.
  void start(std::shared_ptr<const Document> document, const scenes::Path& path,
             scenes::Ms until = std::numeric_limits<scenes::Ms>::max());
  void stop();
  // The newest Motion since the last call, or null.
  std::shared_ptr<const scenes::Motion> take();
  float fraction() const { return fraction_.load(); }  // 0..1 of the path; 1 = done

 private:
  std::thread thread_;
  std::unique_ptr<base::Progress> progress_;
  std::mutex mutex_;
  std::shared_ptr<const scenes::Motion> ready_;
  std::atomic<float> fraction_{1};
};

}  // namespace app
