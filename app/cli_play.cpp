// play: the window where there is a display, pictures where there is none.
#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <cstdio>

#include "app/cli.h"
#include "app/document.h"

namespace app {

bool has_display() {
  glfwSetErrorCallback(nullptr);
  // Left initialised for run_window: a display server without other clients begins anew
  // when the last one leaves, and refuses whoever knocks while it does.
  return glfwInit() == GLFW_TRUE;
}

int run_play(const PlayDescriptor& descriptor) {
  if (!has_display()) {
    if (!descriptor.session.empty()) {
      fmt::print(stderr, "gelar: a session needs a display; `gelar video --session FILE` makes a video of it\n");
      return kMachineCannot;
    }
    fmt::print(stderr, "gelar: there is no display here; the storyboard is rendered into ./out instead\n");
    PictureCall call;
    call.file = descriptor.file.empty() ? flagship_file() : descriptor.file;
    call.out = "out";
    call.path = descriptor.path;
    call.device = descriptor.device;
    call.quality = descriptor.quality;
    call.validation = descriptor.validation;
    call.disk_cache = descriptor.disk_cache;
    return run_storyboard(call);
  }
  return run_window(descriptor);
}

}  // namespace app
