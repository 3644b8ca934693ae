// What all panels draw with: palette, fonts, text and hit areas on one ImGui draw list.
// Sizes are in points of a 1080-line picture; the canvas scales them.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "app/gui.h"
#include "app/gui/label_layout.h"
#include "app/gui/words.h"

namespace app::gui {

struct Palette {  // as in the design: charcoal and paper, accent teal; 0xAABBGGRR
  std::uint32_t panel, line, text, quiet, accent, on_accent, field, shade;
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
  float scale = 1;      // pixels per point
  ImVec2 size{0, 0};    // pixels

  const char* say(Word w) const { return word(w, language); }
};

struct Box {  // pixels
  float x = 0, y = 0, w = 0, h = 0;
};

struct Style {
  Face face = Face::regular;
  float points = 16;
  std::uint32_t colour = 0xffffffff;
  float wrap = 0;        // pixels; 0 = one line
  bool outlined = false; // readable on any ground
};

ImVec2 measure(const Canvas& c, std::string_view text, const Style& style);
ImVec2 write(const Canvas& c, ImVec2 at, std::string_view text, const Style& style);  // returns its size
void fill(const Canvas& c, Box box, std::uint32_t colour, float radius_points = 0);
void frame(const Canvas& c, Box box, std::uint32_t colour, float radius_points = 0, float width = 1);
// ● ▲ ■ for green, yellow, red: the situation is never told by colour alone.
void situation_shape(const Canvas& c, ImVec2 middle, float radius, scenes::Situation situation, std::uint32_t colour);

struct Press {
  bool clicked = false, hovered = false, held = false;
};
// An invisible area that answers to the mouse; `tip` is shown on hover.
Press area(const Canvas& c, const char* id, Box box, const char* tip = nullptr);
// A button with an icon or a text, filled when `on`.
bool button(const Canvas& c, const char* id, Box box, std::string_view text, Face face, bool on, const char* tip);

std::string clock_text(scenes::Ms t);                                     // "62:14"
std::string day_clock(const scenes::Drill& drill, scenes::Ms t);          // "09:02:14"
std::string path_text(const AppState& state);                             // "1A 2A … 7B"

// Regions of the window.
struct Layout {
  Box bar, rail, inspector, timeline, table;
};
Layout layout_of(const Canvas& c, const AppState& state, GuiLayer layer);

// Panels: read the state, push commands.
void draw_situation_bar(const Canvas& c, Box box, const AppState& state, Commands& commands);
void draw_rail(const Canvas& c, Box box, const AppState& state, Commands& commands);
void draw_inspector(const Canvas& c, Box box, const AppState& state, Commands& commands);
void draw_timeline(const Canvas& c, Box box, const AppState& state, Commands& commands);
// `memory`: what was shown last, so that labels stay where they are; null for a still.
void draw_labels(const Canvas& c, Box table, const AppState& state, const renderer::Camera& camera, bool large,
                 LabelMemory* memory);
// Where draw_captions will write.
std::vector<Box> caption_boxes(const Canvas& c, Box table, const AppState& state, bool large);
void draw_captions(const Canvas& c, Box table, const AppState& state, bool large);
void draw_decision_card(const Canvas& c, Box table, const AppState& state, Commands& commands, std::string& reason);
void draw_key_card(const Canvas& c, Box table, const AppState& state, Commands& commands);
void draw_message(const Canvas& c, Box table, const AppState& state);

}  // namespace app::gui
