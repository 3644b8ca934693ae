// How many frames, and how long, from what a hand does to the first picture that shows it:
// measured in every run, told by the state dump.
#include <algorithm>

#include "app/player.h"
#include "app/window_parts.h"

namespace app {
namespace {

constexpr std::uint64_t kForgotten = 3;  // frames without an act: nothing came of it
constexpr double kMilliseconds = 1000;

}  // namespace

void note_input(Window& w, bool moves_only) {
  Window::Latency& l = w.latency;
  if (l.acted || (moves_only && l.at >= 0)) return;
  l.at = wall_seconds();
  l.from = w.frames;
}

void note_act(Window& w) {
  if (w.latency.at >= 0) w.latency.acted = true;
}

void note_picture(Window& w) {
  Window::Latency& l = w.latency;
  if (l.at < 0) return;
  if (!l.acted) {
    if (w.frames - l.from >= kForgotten) l.at = -1;
    return;
  }
  l.frames = int(w.frames - l.from);
  l.worst = std::max(l.worst, l.frames);
  l.worst_ms = std::max(l.worst_ms, (wall_seconds() - l.at) * kMilliseconds);
  l.at = -1;
  l.acted = false;
  if (l.hall_waits || !w.audience.handle) return;
  l.hall_waits = true;
  l.hall_from = l.from;
}

void note_hall(Window& w) {
  Window::Latency& l = w.latency;
  if (!l.hall_waits) return;
  l.hall_worst = std::max(l.hall_worst, int(w.frames - l.hall_from));
  l.hall_waits = false;
}

}  // namespace app
