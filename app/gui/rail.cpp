// The tool rail, and the bar with the style of what is drawn.
#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "app/gui/canvas.h"

namespace app::gui {
namespace {

struct ToolRow {
  Tool tool;
  const char* icon;
  const char* action;  // of the keymap, for the tooltip
};
constexpr ToolRow kTools[] = {
    {Tool::select, "\xef\x89\x85", "close"},        {Tool::laser, "\xef\x86\x92", "laser"},
    {Tool::freehand, "\xef\x81\x80", "draw"},       {Tool::arrow, "\xef\x81\xa1", "arrow"},
    {Tool::line, "\xef\x81\xa8", "line"},           {Tool::region, "\xef\x89\x87", "region"},
    {Tool::circle, "\xef\x84\x8c", "circle"},       {Tool::text, "\xef\x80\xb1", "text"},
    {Tool::callout, "\xef\x81\xb5", "callout"},     {Tool::number, "\xef\x8a\x92", "number"},
    {Tool::spotlight, "\xef\x86\x85", "spotlight"}, {Tool::measure, "\xef\x81\xbd", "measure"},
    {Tool::eraser, "\xef\x84\xad", "eraser"},       {Tool::order, "\xef\x84\xa4", "order"},
};

bool draws(Tool tool) {
  return tool != Tool::select && tool != Tool::laser && tool != Tool::eraser && tool != Tool::order;
}

}  // namespace

void draw_rail(const Canvas& c, Box b, const AppState& state, Commands& commands) {
  if (b.w < 1) return;
  fill(c, b, c.palette->panel | 0xff000000u);
  c.list->AddLine({b.x + b.w, b.y}, {b.x + b.w, b.y + b.h}, c.palette->line);
  // All tools are reached on any screen: where it is low they stand in columns.
  static_assert(kRailButtons == int(std::size(kTools)) + 6);
  const int columns = rail_columns(b.h / c.scale), rows = (kRailButtons + columns - 1) / columns;
  const float step = std::min((kPressable + 6) * c.scale, (b.h - 16 * c.scale) / float(rows));
  const float wide = (b.w - 12 * c.scale) / float(columns), side = std::min(step, wide) - 3 * c.scale;
  int n = 0;
  const auto put = [&](const char* id, const char* icon, bool on, const std::string& tip) {
    const float x = b.x + 6 * c.scale + wide * (float(n % columns) + 0.5f) - side / 2;
    const Box box{x, b.y + 8 * c.scale + step * float(n / columns), side, side};
    ++n;
    return button(c, id, box, icon, Face::icon, on, tip.c_str());
  };
  for (const ToolRow& row : kTools) {
    const std::string tip =
        row.tool == Tool::select ? std::string(c.say(Word::tool_select)) + "   Esc" : tip_of(c, state, row.action);
    if (put(row.action, row.icon, state.tool == row.tool, tip))
      commands.push_back(SetTool{state.tool == row.tool ? Tool::select : row.tool});
  }
  if (put("overview_view", "\xef\x80\x95", false, tip_of(c, state, "frame_all"))) commands.push_back(FrameAll{});
  if (put("top", "\xef\x89\xb9", state.camera_mode == CameraMode::top, tip_of(c, state, "top")))
    commands.push_back(SetCameraMode{CameraMode::top});
  const LabelLevel next =
      state.labels == LabelLevel::full ? LabelLevel::none : static_cast<LabelLevel>(int(state.labels) + 1);
  if (put("labels", "\xef\x80\xac", state.labels != LabelLevel::none, tip_of(c, state, "labels")))
    commands.push_back(SetLabels{next});
  if (put("train", "\xef\x86\x9d", false, tip_of(c, state, "train"))) commands.push_back(ChooseRole{});
  if (put("papers", "\xef\x80\xaf", state.papers.page || state.papers.making, tip_of(c, state, "papers")))
    commands.push_back(TogglePapers{});
  if (put("keys", "\xef\x84\xa8", state.show_keys, tip_of(c, state, "keys")))
    commands.push_back(TogglePane{Pane::keys});
}

namespace {

// A row of controls that grows to the right.
struct Row {
  const Canvas& c;
  float x, y, h, left, right;  // goes on in the next line where it would pass `right`

  Box take(float points) {
    if (x + points * c.scale > right) x = left, y += h + 6 * c.scale;
    const Box b{x, y, points * c.scale, h};
    x += b.w + 6 * c.scale;
    return b;
  }
  void gap() { x += 8 * c.scale; }
  bool text(const char* id, std::string_view words, bool on, const char* tip) {
    const ImVec2 m = measure(c, words, {.face = Face::bold, .points = 16});
    return button(c, id, take(m.x / c.scale + 24), words, Face::bold, on, tip);
  }
  bool icon(const char* id, const char* words, bool on, const std::string& tip) {
    return button(c, id, take(h / c.scale), words, Face::icon, on, tip.c_str());
  }
};

void laser_row(Row& row, const AppState& state, Commands& commands) {
  const Word words[] = {Word::laser_dot, Word::laser_trail, Word::laser_stays};
  for (int i = 0; i < 3; ++i)
    if (row.text(words[i] == Word::laser_dot ? "dot"
                 : i == 1                    ? "trail"
                                             : "stays",
                 row.c.say(words[i]), int(state.laser.mode) == i, nullptr))
      commands.push_back(SetLaserMode{static_cast<LaserMode>(i)});
}

void style_row(Row& row, const AppState& state, Commands& commands) {
  const Canvas& c = row.c;
  MarkStyle style = state.mark_style;
  bool changed = false;
  for (int i = 0; i < kMarkColours; ++i) {
    const Box b = row.take(44);
    const char id[] = {'c', char('0' + i), 0};
    const Press press = area(c, id, b, c.say(Word::colour));
    const ImVec2 m(b.x + b.w / 2, b.y + b.h / 2);
    if (style.colour == i) c.list->AddCircle(m, 16 * c.scale, c.palette->accent, 28, 2.5f * c.scale);
    c.list->AddCircleFilled(m, (press.hovered ? 13 : 11.5f) * c.scale, mark_colour(i), 28);
    c.list->AddCircle(m, 11.5f * c.scale, c.palette->line, 28, 1.5f);
    if (press.clicked) style.colour = i, changed = true;
  }
  row.gap();
  for (int i = 0; i < 3; ++i) {
    const Box b = row.take(44);
    const char id[] = {'w', char('0' + i), 0};
    const Press press = area(c, id, b, c.say(Word::width));
    if (style.width == i || press.hovered) fill(c, b, c.palette->line, 6);
    if (style.width == i) frame(c, b, c.palette->accent, 6, 2);
    c.list->AddLine({b.x + 9 * c.scale, b.y + b.h / 2}, {b.x + b.w - 9 * c.scale, b.y + b.h / 2}, c.palette->text,
                    (2 + 2.5f * float(i)) * c.scale);
    if (press.clicked) style.width = i, changed = true;
  }
  row.gap();
  if (row.text("glass", c.say(style.glass ? Word::on_glass : Word::on_ground), style.glass, c.say(Word::tip_glass)))
    style.glass = !style.glass, changed = true;
  if (row.text("ink", c.say(style.saved ? Word::saved : Word::ink), !style.saved, c.say(Word::tip_saved)))
    style.saved = !style.saved, changed = true;
  if (changed) commands.push_back(SetMarkStyle{style});
  const Mark* chosen = find_mark(state.board, state.selected_mark);
  if (chosen ? chosen->kind != MarkKind::measure : state.tool != Tool::measure) return;
  const bool secret = chosen ? chosen->secret : state.measure_secretly;
  if (row.text("secret", c.say(secret ? Word::only_you : Word::hall_sees), secret, c.say(Word::tip_secret)))
    commands.push_back(chosen ? Command(ShareMark{chosen->id, secret}) : Command(SetMeasureSecretly{!secret}));
}

}  // namespace

Box style_bar_of(const Canvas& c, Box table, const AppState& state) {
  if ((state.tool == Tool::select || state.tool == Tool::order) && !state.selected_mark) return {};
  const bool style = draws(state.tool) || state.selected_mark;
  const float w = (state.tool == Tool::laser ? 560.0f : style ? 1010.0f : 240.0f) * c.scale;
  const float room = table.w - 28 * c.scale, lines = std::ceil(w / std::max(1.0f, room));
  return {table.x + 14 * c.scale, table.y + 14 * c.scale, std::min(w, room), (10 + (kPressable + 6) * lines) * c.scale};
}

void draw_style_bar(const Canvas& c, Box table, const AppState& state, Commands& commands) {
  if (style_bar_of(c, table, state).h <= 0) return;
  const float h = kPressable * c.scale;
  const bool laser = state.tool == Tool::laser, style = draws(state.tool) || state.selected_mark;
  const Box b = style_bar_of(c, table, state);
  card(c, b);
  c.list->PushClipRect({b.x, b.y}, {b.x + b.w, b.y + b.h}, true);
  Row row{c, b.x + 10 * c.scale, b.y + 8 * c.scale, h, b.x + 10 * c.scale, b.x + b.w - 8 * c.scale};
  if (laser) laser_row(row, state, commands);
  if (style) style_row(row, state, commands);
  if (style || laser) row.gap();
  if (row.icon("undo", "\xef\x83\xa2", false, tip_of(c, state, "undo"))) commands.push_back(Undo{});
  if (row.icon("redo", "\xef\x80\x9e", false, tip_of(c, state, "redo"))) commands.push_back(Redo{});
  if (row.icon("eye", state.show_marks ? "\xef\x81\xae" : "\xef\x81\xb0", !state.show_marks, tip_of(c, state, "marks")))
    commands.push_back(ToggleMarks{});
  const bool one = state.selected_mark != 0;
  if (row.icon("bin", "\xef\x80\x94", false, tip_of(c, state, one ? "erase" : "clear")))
    commands.push_back(one ? Command(EraseMark{state.selected_mark}) : Command(ClearMarks{}));
  c.list->PopClipRect();
}

}  // namespace app::gui
