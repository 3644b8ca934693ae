// What is being typed and looked at in a panel while it is open: nothing that a session
// would keep. One per interface.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace app::gui {

struct Scratch {
  std::string reason;     // of the decision card
  std::string teams, note, team_file;  // of the training mode's pages
  std::string mark_text;  // of the mark being drawn
  std::string query;      // of the command palette
  int picked = 0;         // row of the palette
  bool palette_was_open = false;
  float scroll[4] = {}, height[4] = {};     // of the right panel's tabs, pixels
  std::string fork_name, inject_id, inject_en;  // of the fork's tab
  std::uint32_t named_fork = 0;                 // whose name `fork_name` is
  float msel_scroll = -1, review_scroll = 0;    // pixels; < 0 = show what is next
  std::string file;                         // path on the home screen
  std::int64_t loop_from = -1, hover = -1;  // moments on the time axis; -1 = none
};

}  // namespace app::gui
