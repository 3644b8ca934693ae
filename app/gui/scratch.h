// What is being typed and looked at in a panel while it is open: nothing that a session
// would keep. One per interface.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace app::gui {

struct MatrixRows;  // of matrix_panel.cpp

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
  float knowledge_scroll = 0, knowledge_height = 0;  // pixels
  float matrix_scroll = 0;                  // pixels
  std::shared_ptr<const MatrixRows> matrix_rows;  // as they were laid out last
  bool matrix_whole = false;                // all phases, not the present one alone
  std::string file;                         // path on the home screen
  float browse_scroll = 0, overview_scroll = 0, home_scroll = 0;  // pixels
  float home_height = 0;                    // of all that the home screen shows, pixels
  bool speeds = false;                      // the menu of speeds is open
  std::string words;                        // of the chosen mark
  std::uint32_t worded_mark = 0;            // whose `words` are
  std::int64_t pan_from = -1, pan_at = 0;   // the time axis is dragged: its range's start, and the moment held
  std::int64_t loop_from = -1, hover = -1;  // moments on the time axis; -1 = none
};

}  // namespace app::gui
