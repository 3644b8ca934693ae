// Programs of others, run as child processes and waited for.
#pragma once

#include <string>
#include <vector>

namespace app {

// Exit status; -1 = could not be started, or ended by a signal. What it prints is dropped.
// `seconds`: after that it is killed.
int run_child(const std::vector<std::string>& words, int seconds);

}  // namespace app
