// The page before a drill is open: the library as cards, recent drills and sessions, a
// file by its path; and what is shown while a drill is being opened.
#include <fmt/format.h>

#include <algorithm>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/training.h"
#include "app/session.h"

namespace app::gui {
namespace {

// A drill's card has a sketch of a table instead of a picture until it has been opened.
void sketch(const Canvas& c, Box b, std::size_t seed) {
  fill(c, b, 0xff9ab4c4u, 8);
  c.list->PushClipRect({b.x, b.y}, {b.x + b.w, b.y + b.h}, true);
  c.list->AddTriangleFilled({b.x, b.y}, {b.x + b.w * 0.55f, b.y}, {b.x, b.y + b.h * 0.62f}, 0xffa8a45eu);
  c.list->AddQuadFilled({b.x + b.w * 0.22f, b.y + b.h * 0.28f}, {b.x + b.w * 1.02f, b.y + b.h * 0.55f},
                        {b.x + b.w * 0.85f, b.y + b.h}, {b.x + b.w * 0.02f, b.y + b.h * 0.72f}, 0xff5c6068u);
  for (int i = 0; i < 26; ++i) {
    const float x = b.x + b.w * (0.40f + 0.017f * float(i % 13)),
                y = b.y + b.h * (0.50f + 0.013f * float(i % 13) + 0.05f * float(i / 13));
    c.list->AddCircleFilled({x, y}, 3.2f * c.scale, 0xff5f3a1fu, 10);
  }
  for (int i = 0; i < 34; ++i) {
    const float a = float((i * 37 + int(seed) * 11) % 100) / 100, d = float((i * 53 + int(seed) * 7) % 100) / 100;
    c.list->AddCircleFilled({b.x + b.w * (0.36f + 0.26f * a), b.y + b.h * (0.67f + 0.16f * d + 0.04f * a)},
                            2.8f * c.scale, 0xffc9a7b9u, 8);
  }
  c.list->PopClipRect();
}

// What the drill looked like when it was last open here, cut to the card; else a sketch.
void picture(const Canvas& c, Box b, std::size_t i, const AppState& state) {
  const std::string key = state.library[i].file.string();
  const auto found =
      std::find_if(state.pictures.begin(), state.pictures.end(), [&](const Picture& p) { return p.key == key; });
  if (found == state.pictures.end()) return sketch(c, b, i);
  constexpr float kShape = 16.0f / 9;
  const float shown = std::min(1.0f, kShape * b.h / b.w), cut = (1 - shown) / 2;
  c.list->AddImageRounded(reinterpret_cast<ImTextureID>(std::uintptr_t(found->texture)), {b.x, b.y},
                          {b.x + b.w, b.y + b.h}, {0, cut}, {1, 1 - cut}, 0xffffffffu, 8 * c.scale);
}

struct Place {
  const Canvas& c;
  float x, y, w;

  void heading(std::string_view text) {
    write(c, {x, y}, text, {.face = Face::bold, .points = 18, .colour = c.palette->quiet});
    y += 36 * c.scale;
  }
};

void library(Place& p, const AppState& state, Commands& commands) {
  const Canvas& c = p.c;
  const float gap = 20 * c.scale, wanted = 300 * c.scale;
  const int columns = std::max(1, int((p.w + gap) / (wanted + gap)));
  const float w = (p.w - gap * float(columns - 1)) / float(columns), h = w * 0.5f + 206 * c.scale;
  for (std::size_t i = 0; i < state.library.size(); ++i) {
    const Box b{p.x + (w + gap) * float(int(i) % columns), p.y + (h + gap) * float(int(i) / columns), w, h};
    const Press press = area(c, fmt::format("drill{}", i).c_str(), {b.x, b.y, b.w, b.h - 58 * c.scale},
                             state.library[i].file.string().c_str());
    fill(c, b, c.palette->panel | 0xff000000u, 12);
    picture(c, {b.x + 10 * c.scale, b.y + 10 * c.scale, b.w - 20 * c.scale, w * 0.5f - 4 * c.scale}, i, state);
    frame(c, b, press.hovered ? c.palette->accent : c.palette->line, 12, press.hovered ? 2.0f : 1.0f);
    const float y = b.y + w * 0.5f + 18 * c.scale;
    write(c, {b.x + 20 * c.scale, y}, state.library[i].title.in(c.language),
          {.face = Face::bold, .points = 20, .colour = c.palette->text});
    c.list->PushClipRect({b.x, b.y}, {b.x + b.w, b.y + b.h - 66 * c.scale}, true);
    write(c, {b.x + 20 * c.scale, y + 32 * c.scale}, state.library[i].summary.in(c.language),
          {.points = 16, .colour = c.palette->quiet, .wrap = b.w - 40 * c.scale});
    c.list->PopClipRect();
    const float half = (b.w - 50 * c.scale) / 2;
    const Box brief{b.x + 20 * c.scale, b.y + b.h - 56 * c.scale, half, 42 * c.scale},
        train{brief.x + half + 10 * c.scale, brief.y, half, brief.h};
    if (button(c, fmt::format("brief{}", i).c_str(), brief, say(c, TrainingWord::brief), Face::bold, true,
               c.say(Word::tip_brief)) ||
        press.clicked)
      commands.push_back(OpenDrill{state.library[i].file});
    if (button(c, fmt::format("train{}", i).c_str(), train, say(c, TrainingWord::train), Face::bold, false,
               c.say(Word::tip_train)))
      commands.push_back(TrainDrill{state.library[i].file});
  }
  p.y += (h + gap) * float((int(state.library.size()) + columns - 1) / columns) + 10 * c.scale;
}

void recent(Place& p, const AppState& state, Commands& commands) {
  const Canvas& c = p.c;
  if (state.recent.empty()) return;
  p.heading(c.say(Word::recent_drills));
  for (std::size_t i = 0; i < std::min<std::size_t>(4, state.recent.size()); ++i) {
    const Box b{p.x, p.y, p.w, 42 * c.scale};
    const Press press = area(c, fmt::format("recent{}", i).c_str(), b);
    if (press.hovered) fill(c, b, c.palette->field, 6);
    write(c, {b.x + 12 * c.scale, b.y + 10 * c.scale}, state.recent[i].filename().string(),
          {.face = Face::bold, .points = 17, .colour = c.palette->text});
    const std::string folder = state.recent[i].parent_path().string();
    const ImVec2 m = measure(c, folder, {.points = 15});
    write(c, {b.x + b.w - m.x - 12 * c.scale, b.y + 11 * c.scale}, folder, {.points = 15, .colour = c.palette->quiet});
    if (press.clicked) commands.push_back(OpenDrill{state.recent[i]});
    p.y += b.h;
  }
  p.y += 22 * c.scale;
}

void sessions(Place& p, const AppState& state, Commands& commands) {
  const Canvas& c = p.c;
  if (state.sessions.empty()) return;
  p.heading(c.say(Word::recent_sessions));
  for (std::size_t i = 0; i < std::min<std::size_t>(4, state.sessions.size()); ++i) {
    const float h = 46 * c.scale;
    write(c, {p.x + 12 * c.scale, p.y + 12 * c.scale}, session_label(state.sessions[i]),
          {.points = 17, .colour = c.palette->text});
    if (button(c, fmt::format("go_on{}", i).c_str(),
               {p.x + p.w - 300 * c.scale, p.y + 4 * c.scale, 140 * c.scale, h - 8 * c.scale}, c.say(Word::resume),
               Face::bold, false, ""))
      commands.push_back(ResumeSession{state.sessions[i]});
    if (button(c, fmt::format("replay{}", i).c_str(),
               {p.x + p.w - 150 * c.scale, p.y + 4 * c.scale, 150 * c.scale, h - 8 * c.scale}, c.say(Word::replay),
               Face::bold, false, ""))
      commands.push_back(PlaySession{state.sessions[i]});
    p.y += h;
  }
  p.y += 22 * c.scale;
}

// The open dialog: folders, then what can be opened.
void browser(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch) {
  const Browser& dialog = *state.browser;
  const float s = c.scale, row = 44 * s;
  fill(c, window, c.palette->shade);
  cover(c, window);
  const Box b{window.x + window.w * 0.2f, window.y + window.h * 0.1f, window.w * 0.6f, window.h * 0.8f};
  card(c, b);
  write(c, {b.x + 24 * s, b.y + 20 * s}, dialog.folder.string(),
        {.face = Face::bold, .points = 19, .colour = c.palette->text, .wrap = b.w - 48 * s});
  float y = b.y + 58 * s;
  float x = b.x + 24 * s;
  const auto put = [&](const char* id, Word word, bool on) {
    const float w = measure(c, c.say(word), {.face = Face::bold, .points = 16}).x + 36 * s;
    const bool hit = button(c, id, {x, y, w, row}, c.say(word), Face::bold, on, "");
    x += w + 10 * s;
    return hit;
  };
  if (put("browse_up", Word::up, false)) commands.push_back(BrowseTo{dialog.folder.parent_path()});
  if (put("browse_new", Word::new_drill, false)) {
    std::filesystem::path file = dialog.folder / "latihan.drill.yaml";
    const auto taken = [&] {
      return std::find(dialog.drills.begin(), dialog.drills.end(), file) != dialog.drills.end();
    };
    for (int n = 2; taken(); ++n) file = dialog.folder / fmt::format("latihan-{}.drill.yaml", n);
    commands.push_back(NewDrill{file});
  }
  if (put("browse_close", Word::cancel, false)) commands.push_back(BrowseTo{});
  y += row + 14 * s;
  const std::size_t count = dialog.folders.size() + dialog.drills.size();
  if (dialog.drills.empty())
    y +=
        write(c, {b.x + 24 * s, y + 6 * s}, c.say(Word::no_drills_here), {.points = 16, .colour = c.palette->quiet}).y +
        18 * s;
  const Box list{b.x + 12 * s, y, b.w - 24 * s, b.y + b.h - y - 16 * s};
  scroll_list(c, list, float(count) * row, scratch.browse_scroll);
  ImGui::PushClipRect({list.x, list.y}, {list.x + list.w, list.y + list.h}, true);
  for (std::size_t i = 0; i < count; ++i) {
    const bool folder = i >= dialog.drills.size();
    const auto& path = folder ? dialog.folders[i - dialog.drills.size()] : dialog.drills[i];
    const Box r{list.x, list.y + float(i) * row - scratch.browse_scroll, list.w, row - 2 * s};
    if (r.y + r.h < list.y || r.y > list.y + list.h) continue;
    const Press press = area(c, fmt::format("browse{}", i).c_str(), r);
    if (press.hovered) fill(c, r, c.palette->field, 6);
    write(c, {r.x + 14 * s, r.y + 11 * s}, folder ? "\xef\x81\xbb" : "\xef\x85\x9c",
          {.face = Face::icon, .points = 17, .colour = folder ? c.palette->quiet : c.palette->accent});
    write(c, {r.x + 48 * s, r.y + 11 * s}, path.filename().string(),
          {.face = folder ? Face::regular : Face::bold, .points = 17, .colour = c.palette->text});
    if (!press.clicked) continue;
    scratch.browse_scroll = 0;
    if (folder)
      commands.push_back(BrowseTo{path});
    else if (path.extension() == ".gelar-session")
      commands.push_back(ResumeSession{path});
    else
      commands.push_back(OpenDrill{path});
  }
  ImGui::PopClipRect();
}

}  // namespace

void draw_home(const Canvas& canvas, Box window, const AppState& state, Commands& commands, Scratch& scratch) {
  Canvas c = canvas;
  c.inert = c.inert || state.browser;  // below the open dialog
  fill(c, window, c.palette->ground);
  const float w = std::min(1340 * c.scale, window.w - 80 * c.scale);
  const float top = window.y + 40 * c.scale;
  // What a low window does not hold, the wheel brings.
  scroll_list(c, window, scratch.home_height, scratch.home_scroll);
  Place p{c, window.x + (window.w - w) / 2, top - scratch.home_scroll, w};
  write(c, {p.x, p.y}, "Gelar", {.face = Face::bold, .points = 44, .colour = c.palette->text});
  const Box language{p.x + w - 96 * c.scale, p.y + 6 * c.scale, 96 * c.scale, 40 * c.scale};
  const bool indonesian = c.language == scenes::Language::indonesian;
  if (button(c, "home_language", language, indonesian ? "ID | en" : "id | EN", Face::bold, false,
             c.say(Word::tip_language)))
    commands.push_back(SetLanguage{indonesian ? scenes::Language::english : scenes::Language::indonesian});
  const bool dark = state.theme == Theme::dark;
  const Box theme{language.x - 112 * c.scale, language.y, 102 * c.scale, language.h};
  if (button(c, "home_theme", theme, c.say(dark ? Word::light_theme : Word::dark_theme), Face::bold, false,
             c.say(Word::tip_theme)))
    commands.push_back(SetTheme{dark ? Theme::light : Theme::dark});
  Canvas nowhere = c;
  nowhere.inert = true;
  Commands none;
  const float mice = draw_mouse_choice(nowhere, {-4 * window.w, 0}, state, none);  // as broad as its words
  draw_mouse_choice(c, {theme.x - mice - 20 * c.scale, language.y - 2 * c.scale}, state, commands);
  p.y += 66 * c.scale;
  write(c, {p.x, p.y}, c.say(Word::home_hint), {.points = 19, .colour = c.palette->quiet});
  p.y += 54 * c.scale;
  library(p, state, commands);
  recent(p, state, commands);
  sessions(p, state, commands);
  p.heading(c.say(Word::open_file));
  const float field = std::min(w - 2 * 182 * c.scale, 720 * c.scale);
  if (text_field(c, "##open", {p.x, p.y, field, 48 * c.scale}, scratch.file, c.say(Word::path_hint), false) &&
      !scratch.file.empty())
    commands.push_back(OpenDrill{scratch.file});
  const Box beside{p.x + field + 12 * c.scale, p.y, 170 * c.scale, 48 * c.scale};
  const bool find = button(c, "browse", beside, c.say(Word::browse), Face::bold, false, "");
  // A new one is put into a folder: the same dialog asks for it.
  const Box further{beside.x + beside.w + 12 * c.scale, beside.y, beside.w, beside.h};
  if (button(c, "new", further, c.say(Word::new_drill_where), Face::bold, false, c.say(Word::tip_new_drill)) || find) {
    scratch.browse_scroll = 0;
    // Where the last drill was; the window takes the user's home where there was none.
    commands.push_back(BrowseTo{state.recent.empty() ? std::filesystem::path("~") : state.recent[0].parent_path()});
  }
  scratch.home_height = p.y + 88 * c.scale + scratch.home_scroll - window.y;
  if (state.browser) browser(canvas, window, state, commands, scratch);
}

void draw_opening(const Canvas& c, Box window, const AppState& state, Commands& commands) {
  fill(c, window, c.palette->ground);
  const float w = std::min(560 * c.scale, window.w - 60), x = window.x + (window.w - w) / 2;
  float y = window.y + window.h * 0.36f;
  write(c, {x, y}, "Gelar", {.face = Face::bold, .points = 40, .colour = c.palette->text});
  y += 64 * c.scale;
  write(c, {x, y}, fmt::format("{} · {}", c.say(Word::opening), state.file.filename().string()),
        {.points = 19, .colour = c.palette->text});
  y += 40 * c.scale;
  fill(c, {x, y, w, 8 * c.scale}, c.palette->line, 4);
  fill(c, {x, y, w * std::max(0.03f, state.bake_fraction), 8 * c.scale}, c.palette->accent, 4);
  y += 26 * c.scale;
  write(c, {x, y}, state.bake_text, {.points = 16, .colour = c.palette->quiet});
  if (button(c, "cancel_open", {x + w - 110 * c.scale, y, 110 * c.scale, 40 * c.scale}, c.say(Word::cancel), Face::bold,
             false, "Esc"))
    commands.push_back(CancelWork{});
}

}  // namespace app::gui
