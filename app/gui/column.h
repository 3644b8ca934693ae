// What stands one below the other in a panel: a pen that moves down as it writes.
#pragma once

#include <string_view>

#include "app/gui/canvas.h"

namespace app::gui {

struct Column {
  const Canvas& c;
  float x, y, w;  // pixels

  void heading(std::string_view text) {
    y += 14 * c.scale;
    y += write(c, {x, y}, text, {.face = Face::bold, .points = 15, .colour = c.palette->quiet}).y + 6 * c.scale;
  }
  void paragraph(std::string_view text, float points = 18, bool quiet = false) {
    y += write(c, {x, y}, text, {.points = points, .colour = quiet ? c.palette->quiet : c.palette->text, .wrap = w}).y +
         8 * c.scale;
  }
};

}  // namespace app::gui
