// What all panels draw with: palette, fonts, text and hit areas on one ImGui draw list.
// Sizes are in points of a 1080-line picture; the canvas scales them.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/gui.h"
#include "app/gui/label_layout.h"
#include "app/gui/moment.h"
#include "app/gui/scratch.h"
#include "app/gui/words.h"

namespace app::gui {

struct Palette {  // as in the design: charcoal and paper, accent teal; 0xAABBGGRR
  std::uint32_t panel, line, text, quiet, accent, on_accent, field, shade;
  std::uint32_t ground, rail, band;  // behind cards; tracks not taken; what conduct allows
  std::uint32_t gold, alarm;         // words of time and difference, and of what is wrong; readable on a panel
};
const Palette& palette_of(Theme theme);
inline constexpr std::uint32_t kGreen = 0xff6ba32fu, kYellow = 0xff3fb3e3u, kRed = 0xff3a3ac9u, kGold = 0xff5ac8ffu;
std::uint32_t situation_colour(scenes::Situation situation);
std::uint32_t with_alpha(std::uint32_t colour, float alpha);

// The atlas holds each face twice, so that small text is not a large one shrunk.
struct Fonts {
  ImFont *regular = nullptr, *bold = nullptr, *icons = nullptr;
  ImFont *small_regular = nullptr, *small_bold = nullptr;
  float baked = 32, baked_small = 15;  // pixels
};

enum class Face { regular, bold, icon };

struct Canvas {
  ImDrawList* list = nullptr;
  const Fonts* fonts = nullptr;
  const Palette* palette = nullptr;
  scenes::Language language = scenes::Language::indonesian;
  float scale = 1;                             // pixels per point
  ImVec2 size{0, 0};                           // pixels
  bool inert = false;                          // a page lies over what is drawn: it does not answer to the mouse
  std::vector<glm::vec4>* covered = nullptr;   // what lies over the table: x, y, w, h
  std::vector<PictureWant>* wanted = nullptr;  // pictures that are not there yet; null in stills

  const char* say(Word w) const { return word(w, language); }
};

struct Box {  // pixels
  float x = 0, y = 0, w = 0, h = 0;
};

struct Style {
  Face face = Face::regular;
  float points = 16;
  std::uint32_t colour = 0xffffffff;
  float wrap = 0;         // pixels; 0 = one line
  bool outlined = false;  // readable on any ground
};

ImVec2 measure(const Canvas& c, std::string_view text, const Style& style);
ImVec2 write(const Canvas& c, ImVec2 at, std::string_view text, const Style& style);  // returns its size
void fill(const Canvas& c, Box box, std::uint32_t colour, float radius_points = 0);
void frame(const Canvas& c, Box box, std::uint32_t colour, float radius_points = 0, float width = 1);
// ● ▲ ■ for green, yellow, red: the situation is never told by colour alone.
void situation_shape(const Canvas& c, ImVec2 middle, float radius, scenes::Situation situation, std::uint32_t colour);

// The text, or as much of it as `width` pixels hold with "…" at its end.
std::string fitted(const Canvas& c, std::string_view text, const Style& style, float width);

struct Press {
  bool clicked = false, hovered = false, held = false;
};
// The table does not answer to the mouse there, from the next event on.
void cover(const Canvas& c, Box box);
// An invisible area that answers to the mouse; `tip` is shown on hover.
Press area(const Canvas& c, const char* id, Box box, const char* tip = nullptr);
// A button with an icon or a text, filled when `on`.
bool button(const Canvas& c, const char* id, Box box, std::string_view text, Face face, bool on, const char* tip);

// One line of text in the panels' look; true when Enter was pressed. `hint` while empty.
bool text_field(const Canvas& c, const char* id, Box box, std::string& text, const char* hint, bool focus);
// A picture of a moment of a path, or its place until it has been drawn.
std::string key_of_moment(const AppState& state, const scenes::Path& path, scenes::Ms t);
void thumbnail(const Canvas& c, Box box, const std::string& key, const scenes::Path& path, scenes::Ms t,
               const AppState& state);
// The ground of what stands in the right panel's place.
void side_panel(const Canvas& c, Box box);
// A list of `whole` pixels in a box: the wheel over it scrolls it as far as it goes, and a
// bar at its right edge tells where it is.
void scroll_list(const Canvas& c, Box list, float whole, float& scroll);
// A panel over the table: shadow, rounded, covered.
void card(const Canvas& c, Box box);
// "Shift+Left" as a key cap shows it: "Shift+←"; Space in the reader's language.
std::string caps_of(const Canvas& c, std::string_view keys);
// "Play / pause (Space, K)" of an action of the keymap, for tooltips.
std::string tip_of(const Canvas& c, const AppState& state, std::string_view action);

std::string clock_text(scenes::Ms t);                             // "62:14"
std::string day_clock(const scenes::Drill& drill, scenes::Ms t);  // "09:02:14"
std::string path_text(const AppState& state);                     // "1A 2A … 7B"

// The time axis of all lanes: what of the drill it shows, and where.
struct Axis {
  float x = 0, w = 1;  // pixels
  scenes::Ms from = 0, to = 1;
  float at(scenes::Ms t) const;     // not clamped
  scenes::Ms time(float px) const;  // clamped to what is shown
};

// Regions of the window.
inline constexpr float kHallBar = 104, kPlainBar = 58;  // points: the hall's bar is that much larger than its measures
inline constexpr float kPressable = 44;                 // points: what a finger hits
// Tools stand in as many columns as leave each of them room; points.
inline constexpr int kRailButtons = 20;
int rail_columns(float points_high);
// The least window that the panels can be laid out in, points: larger text stops growing there.
inline constexpr glm::vec2 kLeastWindow{1000, 600};

struct Layout {
  Box bar, rail, inspector, timeline, table;
  Box other;  // the other branch's half of the table in a split comparison; else empty
  Box whole;  // both halves
};
Layout layout_of(const Canvas& c, const AppState& state, GuiLayer layer);

// Panels: read the state, push commands.
void draw_situation_bar(const Canvas& c, Box box, const AppState& state, Commands& commands, bool hall);
void draw_rail(const Canvas& c, Box box, const AppState& state, Commands& commands);
// Where draw_style_bar draws; empty while no tool needs it.
Box style_bar_of(const Canvas& c, Box table, const AppState& state);
void draw_style_bar(const Canvas& c, Box table, const AppState& state, Commands& commands);
void draw_inspector(const Canvas& c, Box box, const AppState& state, Commands& commands, Scratch& scratch);
// In a column `w` pixels wide from `at` down; returns its height.
float draw_fork_tab(const Canvas& c, ImVec2 at, float w, const AppState& state, Commands& commands, Scratch& scratch);
bool rehearses(const AppState& state);
// In `panel`, or at the left of it where that is a whole table.
void draw_rehearsal(const Canvas& c, Box panel, const AppState& state, const renderer::Camera& camera,
                    Commands& commands);
void draw_msel(const Canvas& c, Box table, const AppState& state, Commands& commands, Scratch& scratch);
void draw_matrix(const Canvas& c, Box table, const AppState& state, Commands& commands, Scratch& scratch);
// The card of either at the table's foot, with its title and the buttons between the two;
// returns what is left below them.
Box draw_msel_card(const Canvas& c, Box table, const AppState& state, Commands& commands);
void draw_review(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch);
std::string name_of(const Canvas& c, const AppState& state, std::uint32_t fork);  // "Fork 2", or as it was named
void draw_timeline(const Canvas& c, Box box, const AppState& state, Commands& commands, Scratch& scratch);
void draw_branch_lane(const Canvas& c, const Axis& axis, float y, float h, const AppState& state, Commands& commands);
void draw_overview(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch);
// Not on what is `taken` by captions, marks and cards. `memory`: what was shown last, so that
// labels stay where they are; null for a still.
void draw_labels(const Canvas& c, Box table, const Moment& now, const renderer::Camera& camera, bool large,
                 std::span<const Box> taken, LabelMemory* memory);
// Where draw_captions will write.
std::vector<Box> caption_boxes(const Canvas& c, Box table, const AppState& state, bool large);
void draw_captions(const Canvas& c, Box table, const AppState& state, bool large);
// The words and numbers of the marks that show, laid out once for a picture: labels keep clear
// of them, draw_marks writes them.
struct MarkPlate {
  std::uint32_t mark = 0;  // its id
  Box box;
  std::string text;  // "" = a number's disc
  Style style;
  bool read = false;  // at its full strength: labels keep clear of it
};
struct MarkLayer {
  const Canvas& c;
  Box table;
  const renderer::Camera& camera;
  bool large = false;  // a hall's: nothing that is the presenter's alone
  std::vector<MarkPlate> plates;
};
MarkLayer lay_out_marks(const Canvas& c, Box table, const AppState& state, const renderer::Camera& camera, bool large);
void draw_marks(const MarkLayer& layer, const AppState& state, Commands& commands, Scratch& scratch);
// Who reads the card: the presenter answers it by mouse and keys; a hall sees it large, and
// what speaks for an option only once it is chosen; a page has it as the presenter does.
enum class CardReader : std::uint8_t { presenter, hall, page };
void draw_decision_card(const Canvas& c, Box table, const AppState& state, Commands& commands, Scratch& scratch,
                        CardReader reader);
// `panel`: the right panel, which it takes the place of; empty = only the halves are named.
void draw_compare(const Canvas& c, Box here, Box there, Box panel, const AppState& state, Commands& commands);
float presenter_bar_height(const Canvas& c, const AppState& state);  // pixels, its margin included; 0 = there is none
void draw_presenter_bar(const Canvas& c, Box table, const AppState& state, Commands& commands);
void draw_floor_grid(const Canvas& c, Box picture, const AppState& state);
// What opens over the whole window, the lower first. ImGui gives a click to whoever asks for
// it first, so all that lies below an open one is drawn inert.
enum class Overlay : std::uint8_t { none, map, keys, palette };
bool lies_over(const AppState& state, Overlay below);
void draw_key_card(const Canvas& c, Box window, const AppState& state, Commands& commands);
// The mouse profiles as buttons in a row, the present one filled; returns its width.
float draw_mouse_choice(const Canvas& c, ImVec2 at, const AppState& state, Commands& commands);
void draw_palette(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch);
void draw_strips(const Canvas& c, Box table, const AppState& state, Commands& commands);
void draw_home(const Canvas& c, Box window, const AppState& state, Commands& commands, Scratch& scratch);
void draw_opening(const Canvas& c, Box window, const AppState& state, Commands& commands);

}  // namespace app::gui
