// The plenary view: all teams' answers side by side, a page a decision, and where each
// team's way through the drill ends. For the class's screen and for the hall's.
#include <fmt/format.h>

#include <algorithm>

#include "app/gui/training.h"
#include "app/train/teams.h"

namespace app::gui {
namespace {

using T = TrainingWord;

// Of options, not of what is right or wrong: hues that differ in lightness as well.
constexpr std::uint32_t kShades[] = {0xffb6c42eu, 0xff5aa0f0u, 0xffd9a0e8u, 0xffe8bc50u, 0xffb0b0b0u, 0xff70d8f4u};
std::uint32_t shade_of(std::size_t option) { return kShades[option % std::size(kShades)]; }
constexpr std::uint32_t kInk = 0xff1f1b1b;

struct View {
  const Canvas& c;
  const scenes::Drill& drill;
  const Training& t;
  std::vector<TeamBook> books;
  std::vector<scenes::DecisionId> decisions;
  Commands& commands;
  bool asks;
};

void draw_bar(const View& v, Box b, const std::vector<int>& votes, bool words) {
  const Canvas& c = v.c;
  int all = 0;
  for (const int n : votes) all += n;
  float x = b.x;
  for (std::size_t k = 0; k < votes.size() && all > 0; ++k) {
    if (votes[k] == 0) continue;
    const float w = b.w * float(votes[k]) / float(all);
    fill(c, {x, b.y, w - 3 * c.scale, b.h}, shade_of(k), 4);
    if (words) {
      const std::string text = fmt::format("{}  {}", char('A' + int(k)), votes[k]);
      const Style style{.face = Face::bold, .points = 20, .colour = kInk};
      write(c, {x + 14 * c.scale, b.y + (b.h - measure(c, text, style).y) / 2}, text, style);
    }
    x += w;
  }
}

// The decisions at the left, each with how split it was; a click shows it.
void draw_list(const View& v, Box b, int page) {
  const Canvas& c = v.c;
  const float s = c.scale, row = std::min(62 * s, b.h / float(v.decisions.size() + 1));
  for (std::size_t i = 0; i <= v.decisions.size(); ++i) {
    const bool results = i == v.decisions.size();
    if (results && !v.t.scoring) break;
    const Box r{b.x, b.y + float(i) * row, b.w, row - 6 * s};
    const bool here = int(i) == page;
    const Press press = v.asks ? area(c, fmt::format("answers{}", i).c_str(), r) : Press{};
    if (here || press.hovered) fill(c, r, c.palette->line, 6);
    if (here) fill(c, {r.x, r.y, 4 * s, r.h}, c.palette->accent, 2);
    const std::string name = results ? say(c, T::results) : v.drill.decisions[v.decisions[i].index].id;
    write(c, {r.x + 16 * s, r.y + (results ? (r.h - 22 * s) / 2 : 6 * s)}, name,
          {.face = Face::bold, .points = 18, .colour = here ? c.palette->text : c.palette->quiet});
    if (!results)
      draw_bar(v, {r.x + 16 * s, r.y + r.h - 16 * s, r.w - 32 * s, 9 * s}, votes_of(v.drill, v.books, v.decisions[i]),
               false);
    if (press.clicked) v.commands.push_back(TurnPlenary{int(i) - page});
  }
}

// One column an option, with the teams that took it and why.
void draw_option(const View& v, Box b, scenes::DecisionId id, std::size_t option) {
  const Canvas& c = v.c;
  const float s = c.scale;
  const scenes::Option& o = v.drill.decisions[id.index].options[option];
  fill(c, {b.x, b.y, b.w, 5 * s}, shade_of(option), 2);
  float y = b.y + 16 * s;
  y += write(c, {b.x + 6 * s, y}, fmt::format("{}  {}", o.key, o.label.in(c.language)),
             {.face = Face::bold, .points = 20, .colour = c.palette->text, .wrap = b.w - 12 * s})
           .y +
       14 * s;
  std::vector<const TeamBook*> teams;
  for (const TeamBook& book : v.books)
    if (const TeamAnswer* a = answer_of(book, id); a && a->option == option) teams.push_back(&book);
  for (std::size_t i = 0; i < teams.size(); ++i) {
    const TeamAnswer& a = *answer_of(*teams[i], id);
    std::string head = teams[i]->name;
    if (a.confidence > 0) head += fmt::format("{}{} %", head.empty() ? "" : "  ·  ", a.confidence);
    const std::string reason = a.reason.empty() ? std::string("– ") + say(c, T::no_reason) : a.reason;
    const Style who{.face = Face::bold, .points = 18, .colour = c.palette->text, .wrap = b.w - 32 * s},
        why{.points = 18, .colour = a.reason.empty() ? c.palette->quiet : c.palette->text, .wrap = b.w - 32 * s};
    const float h = (head.empty() ? 0 : measure(c, head, who).y + 2 * s) + measure(c, reason, why).y + 20 * s;
    const bool last = i + 1 == teams.size();
    if (y + h + (last ? 0 : 30 * s) > b.y + b.h) {  // what does not fit is counted, never dropped silently
      std::string rest;
      for (std::size_t k = i; k < teams.size(); ++k) rest += fmt::format("{}{}", k > i ? ", " : "+ ", teams[k]->name);
      write(c, {b.x + 6 * s, y}, rest, {.points = 16, .colour = c.palette->quiet, .wrap = b.w - 12 * s});
      break;
    }
    fill(c, {b.x, y, b.w, h}, c.palette->field, 6);
    float ty = y + 9 * s;
    if (!head.empty()) ty += write(c, {b.x + 16 * s, ty}, head, who).y + 2 * s;
    write(c, {b.x + 16 * s, ty}, reason, why);
    y += h + 8 * s;
  }
}

void draw_decision(const View& v, Box b, scenes::DecisionId id) {
  const Canvas& c = v.c;
  const float s = c.scale;
  const scenes::Decision& d = v.drill.decisions[id.index];
  const std::vector<int> votes = votes_of(v.drill, v.books, id);
  const bool united = std::count_if(votes.begin(), votes.end(), [](int n) { return n > 0; }) == 1;
  const std::string word = say(c, united ? T::united : T::split);
  const ImVec2 pill = measure(c, word, {.face = Face::bold, .points = 18});
  float y = b.y;
  const float h = write(c, {b.x, y}, fmt::format("{}  {}", d.id, d.question.in(c.language)),
                        {.face = Face::bold, .points = 26, .colour = c.palette->text, .wrap = b.w - pill.x - 60 * s})
                      .y;
  const Box tag{b.x + b.w - pill.x - 32 * s, y, pill.x + 32 * s, 36 * s};
  if (united)
    fill(c, tag, kGreen, 18);
  else
    frame(c, tag, kGold, 18, 2);
  write(c, {tag.x + 16 * s, tag.y + (tag.h - pill.y) / 2}, word,
        {.face = Face::bold, .points = 18, .colour = united ? kInk : kGold});
  y += std::max(h, tag.h) + 14 * s;
  draw_bar(v, {b.x, y, b.w, 44 * s}, votes, true);
  y += 62 * s;
  const float gap = 18 * s, count = float(d.options.size()), w = (b.w - gap * (count - 1)) / count;
  for (std::size_t k = 0; k < d.options.size(); ++k)
    draw_option(v, {b.x + float(k) * (w + gap), y, w, b.y + b.h - y}, id, k);
}

// What keeps a team from the best ending, in words: "C 29 > 20".
std::string short_in_words(const View& v, const Outcome& o) {
  std::string out;
  for (const Threshold& t : short_of_best(v.drill, o.metrics))
    out += fmt::format("{}{} {} {} {}", out.empty() ? "" : "   ", v.drill.metrics[t.test.metric.index].key, t.value,
                       t.test.at_most ? ">" : "<", t.test.limit);
  return out.empty() ? say(v.c, T::nothing_short) : out;
}

void draw_results(const View& v, Box b) {
  const Canvas& c = v.c;
  const float s = c.scale;
  float y = b.y;
  y += write(c, {b.x, y}, say(c, T::results), {.face = Face::bold, .points = 26, .colour = c.palette->text}).y + 4 * s;
  y += write(c, {b.x, y}, say(c, T::defaults_hint), {.points = 16, .colour = c.palette->quiet}).y + 16 * s;
  // Shares of the width: team, ending, metrics, proportional, quality, sure and right, time, thresholds.
  constexpr float kAt[] = {0, 0.15f, 0.34f, 0.53f, 0.62f, 0.70f, 0.78f, 0.86f};
  const auto put = [&](int column, std::string_view text, Style style) {
    const float x = b.x + kAt[column] * b.w, room = ((column < 7 ? kAt[column + 1] : 1.0f) - kAt[column]) * b.w;
    style.wrap = room - 12 * s;
    return write(c, {x, y}, text, style).y;
  };
  const Style head{.face = Face::bold, .points = 15, .colour = c.palette->quiet};
  std::string keys;
  for (const scenes::Metric& m : v.drill.metrics) keys += fmt::format("{}{}", keys.empty() ? "" : " · ", m.key);
  float tall = put(0, say(c, T::team), head);
  const std::string wished = v.drill.endings.empty() ? "" : v.drill.endings.front().title.in(c.language);
  const std::string heads[] = {say(c, T::ending),
                               keys,
                               say(c, T::proportional),
                               say(c, T::quality),
                               say(c, T::sureness),
                               say(c, T::thought),
                               fmt::format("{} {}", say(c, T::short_of), wished)};
  for (int i = 0; i < 7; ++i) tall = std::max(tall, put(i + 1, heads[i], head));
  y += tall + 8 * s;
  for (std::size_t i = 0; i < v.books.size(); ++i) {
    const TeamBook& book = v.books[i];
    if (y > b.y + b.h - 50 * s) {
      write(c, {b.x, y}, fmt::format("+ {}", v.books.size() - i), {.points = 17, .colour = c.palette->quiet});
      break;
    }
    const Outcome o = outcome_of(v.drill, book.answers);
    Score score;
    add_answers(v.drill, o.timeline, book.answers, score);
    c.list->AddLine({b.x, y - 4 * s}, {b.x + b.w, y - 4 * s}, c.palette->line);
    y += 6 * s;
    const Style cell{.points = 18, .colour = c.palette->text},
        bold{.face = Face::bold, .points = 18, .colour = c.palette->text};
    std::string values;
    for (const int m : o.metrics) values += fmt::format("{}{}", values.empty() ? "" : " · ", m);
    float h = put(0, book.name.empty() ? "–" : book.name, bold);
    h = std::max(h, put(1, o.ending ? o.ending->title.in(c.language) : "–", bold));
    h = std::max(h, put(2, values, cell));
    h = std::max(h, put(3, fmt::format("{}/{}", score.proportional, score.decisions), cell));
    h = std::max(h, put(4, fmt::format("{:.0f} %", score.quality * 100), cell));
    h = std::max(h, put(5, score.calibrated ? fmt::format("{:.0f} %", *score.calibrated * 100) : "–", cell));
    h = std::max(h, put(6, score.median_thought > 0 ? fmt::format("{} s", score.median_thought / 1000) : "–", cell));
    h = std::max(h, put(7, short_in_words(v, o), cell));
    y += h + 12 * s;
  }
}

void draw_foot(const View& v, Box b, std::string& file) {
  const Canvas& c = v.c;
  const float s = c.scale, y = b.y + b.h - 62 * s;
  const bool enter =
      text_field(c, "##team_file", {b.x + 32 * s, y, b.w - 720 * s, 42 * s}, file, say(c, T::merge_hint), false);
  if ((button(c, "merge", {b.x + b.w - 672 * s, y, 180 * s, 42 * s}, say(c, T::merge), Face::bold, false, "") ||
       enter) &&
      !file.empty()) {
    v.commands.push_back(MergeSession{file});
    file.clear();
  }
  if (button(c, "plenary_sheet", {b.x + b.w - 480 * s, y, 120 * s, 42 * s}, "EEG", Face::bold, false,
             say(c, T::sheet))) {
    v.commands.push_back(TogglePlenary{});
    v.commands.push_back(ToggleSheet{});
  }
  if (button(c, "plenary_back", {b.x + b.w - 348 * s, y, 56 * s, 42 * s}, "\xef\x81\x93", Face::icon, false, "PageUp"))
    v.commands.push_back(TurnPlenary{-1});
  if (button(c, "plenary_on", {b.x + b.w - 284 * s, y, 56 * s, 42 * s}, "\xef\x81\x94", Face::icon, false, "PageDown"))
    v.commands.push_back(TurnPlenary{1});
  if (button(c, "plenary_close", {b.x + b.w - 212 * s, y, 180 * s, 42 * s}, say(c, T::close), Face::bold, true, "Esc"))
    v.commands.push_back(TogglePlenary{});
}

}  // namespace

void draw_plenary(const Canvas& canvas, Box window, const AppState& state, Commands& commands, std::string& file,
                  bool asks) {
  if (!state.training.plenary || !state.document) return;
  Canvas c = canvas;
  if (!asks) c.scale *= 1.5f;  // the hall reads it from far
  const float s = c.scale;
  const Box b = open_page(c, window, 1720, 980);
  View v{c, state.document->drill, state.training, books_of(state.training), {}, commands, asks};
  v.decisions = answered_of(v.drill, v.books);
  const int page = std::clamp(state.training.plenary_page, 0, plenary_pages(v.drill, v.t) - 1);
  write(c, {b.x + 32 * s, b.y + 24 * s}, say(c, T::plenary),
        {.face = Face::bold, .points = 18, .colour = c.palette->accent});
  const Box inner{b.x + 32 * s, b.y + 64 * s, b.w - 64 * s, b.h - (asks ? 144 : 88) * s};
  if (v.decisions.empty()) {
    write(c, {inner.x, inner.y}, say(c, T::no_answers), {.points = 22, .colour = c.palette->quiet});
  } else {
    const float list = 200 * s;
    draw_list(v, {inner.x, inner.y, list, inner.h}, page);
    const Box right{inner.x + list + 32 * s, inner.y, inner.w - list - 32 * s, inner.h};
    if (page < int(v.decisions.size()))
      draw_decision(v, right, v.decisions[std::size_t(page)]);
    else
      draw_results(v, right);
  }
  if (asks) draw_foot(v, b, file);
}

}  // namespace app::gui
