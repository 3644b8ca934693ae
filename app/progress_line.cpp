#include "app/progress_line.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>

namespace app {
namespace {

volatile std::sig_atomic_t g_interrupted = 0;
void remember(int) { g_interrupted = 1; }

}  // namespace

void watch_interrupts() {
  struct sigaction action = {};
  action.sa_handler = remember;
  action.sa_flags = int(SA_RESETHAND);  // the second Ctrl+C ends it the hard way
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() { return g_interrupted != 0; }

ProgressLine::ProgressLine(base::Progress& progress) : progress_(progress), thread_([this] { watch(); }) {}

ProgressLine::~ProgressLine() {
  done_ = true;
  thread_.join();
}

void ProgressLine::watch() {
  using namespace std::chrono_literals;
  const bool terminal = isatty(STDERR_FILENO) != 0;
  std::string shown;
  for (int tick = 0; !done_; ++tick) {
    std::this_thread::sleep_for(20ms);
    if (interrupted()) progress_.cancel();
    // Quick work says nothing; logs get a line for every tenth.
    if (tick < 25 || tick % 5 != 0) continue;
    const int percent = int(progress_.fraction() * 100);
    std::string line = fmt::format("{} {} %", progress_.what(), terminal ? percent : percent / 10 * 10);
    if (line == shown) continue;
    std::fputs(terminal ? fmt::format("\r\033[K{}", line).c_str() : (line + "\n").c_str(), stderr);
    shown = std::move(line);
  }
  if (terminal && !shown.empty()) std::fputs("\r\033[K", stderr);
}

}  // namespace app
