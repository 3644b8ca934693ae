#include "app/opener.h"

#include <utility>

namespace app {

void Opener::cancel() {
  if (progress_) progress_->cancel();
  if (thread_.joinable()) thread_.join();
  progress_.reset();
  ready_.reset();
  busy_ = false;
}

void Opener::start(std::filesystem::path file, bool disk_cache) {
  cancel();
  progress_ = std::make_unique<base::Progress>();
  busy_ = true;
  thread_ = std::thread([this, file = std::move(file), disk_cache, progress = progress_.get()] {
    auto opened = open_document({.file = file, .disk_cache = disk_cache, .progress = progress});
    std::lock_guard lock(mutex_);
    ready_ = std::move(opened);
  });
}

std::optional<base::Result<std::shared_ptr<Document>>> Opener::take() {
  std::lock_guard lock(mutex_);
  if (!ready_) return std::nullopt;
  busy_ = false;
  return std::exchange(ready_, std::nullopt);
}

}  // namespace app
