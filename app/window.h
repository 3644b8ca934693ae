// The window: opens a drill, plays it, and lets people talk over it until they close it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <optional>
#include <string>

#include "app/commands.h"
#include "renderer/renderer.h"
#include "scenes/drill.h"

namespace app {

struct PlayDescriptor {
  std::filesystem::path file;      // "" = the flagship
  std::string path;                // "DP1=A,DP7=B"; "" = all defaults
  std::optional<scenes::Ms> at;    // where to begin; none = StartEx, paused
  std::string view;                // saved view to begin with; "" = the first phase's
  bool playing = false;            // begin at once
  std::optional<glm::uvec2> size;  // of the window; none = as last time
  bool full_screen = false;
  std::optional<renderer::Quality> quality;  // none = what this machine was found to keep up with
  std::string device;                        // part of a device's name; "" = the renderer's pick
  bool validation = false;                   // messages are printed, counted, and make the exit code 3
  bool disk_cache = true;
  Commands first;                 // done once the drill, or the session, is open
  bool train = false;             // a trainee's window: asks for a role where a session brings none
  bool home = false;              // the home screen instead of a drill
  bool offer = true;              // to go on with a session that was cut off
  std::filesystem::path session;  // to go on with, or to play back
  bool play_back = false;
  std::filesystem::path state_dump;  // "" = none; else key=value lines after every change
};

// Returns the exit code: 0 closed by the user, 1 the path or place asked for is wrong,
// 3 no display, no usable graphics device, or a validation message. A drill that can't
// be opened is told in the window, with a way to try again. Prints one line per problem
// to standard error.
int run_window(const PlayDescriptor& descriptor);

}  // namespace app
