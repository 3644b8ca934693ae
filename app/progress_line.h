// Long work on the command line: a line on standard error that says what and how far,
// and Ctrl+C that cancels it cleanly.
#pragma once

#include <atomic>
#include <thread>

#include "base/jobs.h"

namespace app {

// From the first call on, SIGINT and SIGTERM no longer end the process: they are remembered,
// and whoever works long or waits looks for it.
void watch_interrupts();
bool interrupted();

// Prints while it lives; the line goes away at the end on a terminal. Cancels `progress`
// when interrupted.
class ProgressLine {
 public:
  explicit ProgressLine(base::Progress& progress);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

 private:
  void watch();
  base::Progress& progress_;
  std::atomic<bool> done_{false};
  std::thread thread_;
};

}  // namespace app
