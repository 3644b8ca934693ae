// Where papers are asked for; and, in the corner, how far the one that is being made is.
#include <fmt/format.h>

#include "app/gui/training.h"

namespace app::gui {
namespace {

using T = TrainingWord;

struct Kind {
  PaperKind kind;
  T name, what_for;
};
constexpr Kind kKinds[] = {{PaperKind::situation, T::paper_situation, T::paper_situation_for},
                           {PaperKind::orders, T::paper_orders, T::paper_orders_for},
                           {PaperKind::aar, T::paper_aar, T::paper_aar_for}};

T name_of(PaperKind kind) { return kKinds[int(kind)].name; }

void draw_state(const Canvas& c, Box b, const Papers& papers, Commands& commands) {
  const float s = c.scale;
  if (papers.making) {
    write(c, {b.x, b.y}, fmt::format("{}: {}", say(c, T::making), say(c, name_of(papers.kind))),
          {.face = Face::bold, .points = 18, .colour = c.palette->text});
    fill(c, {b.x, b.y + 32 * s, b.w - 190 * s, 10 * s}, c.palette->line, 5);
    fill(c, {b.x, b.y + 32 * s, (b.w - 190 * s) * std::max(0.02f, papers.fraction), 10 * s}, c.palette->accent, 5);
    if (button(c, "paper_cancel", {b.x + b.w - 170 * s, b.y + 4 * s, 170 * s, 42 * s}, say(c, T::cancel), Face::bold,
               false, ""))
      commands.push_back(CancelPaper{});
  } else if (!papers.failed.empty()) {
    write(c, {b.x, b.y}, papers.failed, {.face = Face::bold, .points = 17, .colour = 0xff7a7af5, .wrap = b.w});
  } else if (!papers.made.empty()) {
    write(c, {b.x, b.y}, fmt::format("{}: {}", say(c, T::made), say(c, name_of(papers.kind))),
          {.face = Face::bold, .points = 18, .colour = c.palette->text});
    write(c, {b.x, b.y + 26 * s}, papers.made.string(),
          {.points = 16, .colour = c.palette->quiet, .wrap = b.w - 190 * s});
    if (button(c, "paper_open", {b.x + b.w - 170 * s, b.y + 4 * s, 170 * s, 42 * s}, say(c, T::open), Face::bold, true,
               ""))
      commands.push_back(ShowPaper{});
  } else {
    write(c, {b.x, b.y}, say(c, T::papers_hint), {.points = 17, .colour = c.palette->quiet});
  }
}

}  // namespace

void draw_papers(const Canvas& c, Box window, const AppState& state, Commands& commands) {
  const Papers& papers = state.papers;
  if (!state.document || !papers.page) return;
  const float s = c.scale;
  const Box b = open_page(c, window, 1000, 500);
  const float x = b.x + 32 * s, w = b.w - 64 * s;
  float y = b.y + 24 * s;
  write(c, {x, y}, say(c, T::papers), {.face = Face::bold, .points = 24, .colour = c.palette->text});
  y += 52 * s;
  for (const Kind& kind : kKinds) {
    write(c, {x, y}, say(c, kind.name), {.face = Face::bold, .points = 20, .colour = c.palette->text});
    write(c, {x, y + 28 * s}, say(c, kind.what_for), {.points = 17, .colour = c.palette->quiet, .wrap = w - 300 * s});
    for (const bool pdf : {false, true}) {
      const Box box{x + w - (pdf ? 130 : 272) * s, y + 2 * s, 130 * s, 44 * s};
      if (button(c, fmt::format("paper{}{}", int(kind.kind), int(pdf)).c_str(), box, pdf ? "PDF" : "HTML", Face::bold,
                 pdf && !papers.making, "") &&
          !papers.making)
        commands.push_back(MakePaper{kind.kind, pdf});
    }
    y += 78 * s;
  }
  c.list->AddLine({x, y}, {x + w, y}, c.palette->line);
  draw_state(c, {x, y + 18 * s, w, 60 * s}, papers, commands);
  if (button(c, "papers_close", {x + w - 170 * s, b.y + b.h - 60 * s, 170 * s, 42 * s}, say(c, T::close), Face::bold,
             false, "Esc"))
    commands.push_back(TogglePapers{});
}

}  // namespace app::gui
