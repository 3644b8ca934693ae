// Opens a drill in a thread of its own, so that the window never stands still.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "app/document.h"

namespace app {

class Opener {
 public:
  ~Opener() { cancel(); }
  // Drops what it is doing and opens another.
  void start(std::filesystem::path file, bool disk_cache);
  // Ends when the file being read is done; what it was opening is dropped.
  void cancel();
  bool busy() const { return busy_; }
  // What it is doing, for the bar; "" = nothing.
  std::string what() const { return progress_ ? progress_->what() : std::string(); }
  float fraction() const { return progress_ ? progress_->fraction() : 1; }
  // Once: the drill, or all that is wrong with it. None while it is being opened.
  std::optional<base::Result<std::shared_ptr<Document>>> take();

 private:
  std::thread thread_;
  std::unique_ptr<base::Progress> progress_;
  std::mutex mutex_;
  std::optional<base::Result<std::shared_ptr<Document>>> ready_;
  bool busy_ = false;  // of the one who asks; the thread never reads it
};

}  // namespace app
