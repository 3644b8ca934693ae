// A patch of the script before it is written: the lines as `diff -u` shows them.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {

void draw_review(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch) {
  if (!state.review) {
    scratch.review_scroll = 0;
    return;
  }
  const Review& review = *state.review;
  const float s = c.scale;
  fill(c, window, c.palette->shade);
  cover(c, window);
  const Box b{window.x + window.w * 0.1f, window.y + window.h * 0.08f, window.w * 0.8f, window.h * 0.84f};
  card(c, b);
  const float x = b.x + 24 * s, inner = b.w - 48 * s;
  const bool can = !review.after.empty();
  float y = b.y + 20 * s;
  y += write(c, {x, y}, fmt::format("{}  ·  {}", c.say(Word::review_title), review.file.filename().string()),
             {.face = Face::bold, .points = 22, .colour = c.palette->text})
           .y +
       6 * s;
  y += write(c, {x, y}, c.say(can ? Word::review_hint : Word::cannot_patch),
             {.points = 16, .colour = c.palette->quiet, .wrap = inner})
           .y +
       14 * s;
  const Box text{x, y, inner, b.y + b.h - y - 76 * s};
  fill(c, text, c.palette->ground | 0xff000000u, 6);
  const Style line{.points = 15, .colour = c.palette->text, .wrap = inner - 42 * s};
  struct Row {
    std::string_view text;
    float h;
  };
  std::vector<Row> rows;
  float whole = 20 * s;
  for (std::string_view rest = review.diff; !rest.empty();) {
    const std::string_view row = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), row.size() + 1));
    rows.push_back({row, std::max(20 * s, measure(c, row, line).y + 4 * s)});
    whole += rows.back().h;
  }
  scroll_list(c, text, whole, scratch.review_scroll);
  ImGui::PushClipRect({text.x, text.y}, {text.x + text.w, text.y + text.h}, true);
  float at = text.y + 10 * s - scratch.review_scroll;
  for (const auto& [row, h] : rows) {
    const bool plus = row.starts_with('+') && !row.starts_with("+++"),
               minus = row.starts_with('-') && !row.starts_with("---");
    if (plus || minus) fill(c, {text.x + 2, at - 2, text.w - 4, h}, with_alpha(plus ? kGreen : kRed, 0.30f));
    // The sign in a column of its own, so that the script's own indents stand under each other.
    const bool signed_row = !row.empty() && (plus || minus || row.front() == ' ');
    if (plus || minus) write(c, {text.x + 12 * s, at}, row.substr(0, 1), line);
    write(c, {text.x + (signed_row ? 30 : 12) * s, at}, signed_row ? row.substr(1) : row, line);
    at += h;
  }
  ImGui::PopClipRect();
  const float by = b.y + b.h - 62 * s, h = 46 * s;
  float right = b.x + b.w - 24 * s;
  const auto put = [&](const char* id, Word word, bool on) {
    const float w = measure(c, c.say(word), {.face = Face::bold, .points = 16}).x + 40 * s;
    right -= w;
    const bool hit = button(c, id, {right, by, w, h}, c.say(word), Face::bold, on, "");
    right -= 10 * s;
    return hit;
  };
  if (can && put("review_write", Word::write_it, true)) commands.push_back(WriteReview{});
  if (can && put("review_new", Word::write_new, false)) commands.push_back(WriteReview{true});
  if (put("review_close", Word::cancel, false)) commands.push_back(CloseReview{});
}

}  // namespace app::gui
