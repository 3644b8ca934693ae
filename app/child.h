// Programs of others, run as child processes and waited for.
#pragma once

#include <string>
#include <vector>

namespace app {

// Starts one in a process group of its own, so that kill(-id) ends its own children with it.
// What it says on standard error goes to `error_to` (-1: dropped, as all that it prints).
// Returns its process id, -1 = could not be started; the caller waits for it.
int start_child(const std::vector<std::string>& words, int error_to = -1);

// Starts one and waits. Exit status; -1 = could not be started, or ended by a signal. What it prints is dropped.
// `seconds`: after that it is killed.
int run_child(const std::vector<std::string>& words, int seconds);

}  // namespace app
