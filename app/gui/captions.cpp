// What is said, told and injected just now, in the lower part of the picture.
#include <fmt/format.h>

#include <algorithm>

#include "app/gui/canvas.h"
#include "app/gui/hall_words.h"
#include "app/gui/knowledge_panel.h"
#include "app/train/knowledge.h"
#include "scenes/aba_aba.h"

namespace app::gui {
namespace {

constexpr float kHallLetter = 1 / 30.0f, kWhoShare = 0.8f;  // of the picture's height; of the text's size

constexpr std::uint32_t kUnknownInk = 0xff9a9088;  // greyed

struct Caption {
  Box box;
  std::string who, text;
  bool inject = false, command = false;
  bool unknown = false;  // it had not reached whom is asked about
  float who_height = 0;
  Style style, small;
};

std::vector<Caption> captions_of(const Canvas& c, Box table, const AppState& state, bool large) {
  std::vector<Caption> out;
  if (!state.document || state.open_decision) return out;
  const scenes::Drill& drill = state.document->drill;
  const float points = large ? std::max(11.0f, c.size.y * kHallLetter / c.scale) : 20.0f, s = c.scale;
  float y = table.y + table.h - 22 * s;
  int spoken_lines = 0, commands = 0;
  for (auto caption = state.stage.captions.rbegin(); caption != state.stage.captions.rend(); ++caption) {
    // What is said, and the newest word of command over it.
    if (caption->command ? commands++ >= 1 : spoken_lines++ >= 2) continue;
    const scenes::Event& e = drill.events[caption->event.index];
    if (state.training.on && !reaches(drill, e, state.stage, state.training.role)) continue;
    Caption k;
    k.unknown = asks_what_is_known(state) && e.verb != scenes::Verb::narrate && !knows(state.knowledge, caption->event);
    k.command = caption->command;
    k.inject = !k.command && e.verb == scenes::Verb::inject;
    if (!e.who.empty()) k.who = drill.units[e.who[0].index].title.in(c.language);
    if (k.inject)
      k.who = e.from.empty() && e.to.empty() ? e.serial : fmt::format("{}  {} > {}", e.serial, e.from, e.to);
    const bool spoken = e.verb != scenes::Verb::narrate && !k.inject;
    k.text = spoken ? "\xe2\x80\x9c" + e.text.in(c.language) + "\xe2\x80\x9d" : e.text.in(c.language);
    if (k.command) {
      // As it is called out, in Indonesian; the other language has what it means.
      const scenes::Text& words = *scenes::command_of(e);
      const scenes::Unit& leads = drill.units[scenes::commander_of(drill, e).index];
      k.who = leads.leader.in(c.language);
      k.text = c.language == scenes::Language::indonesian ? words.id : fmt::format("{}  ({})", words.id, words.en);
    }
    k.style = {.points = points, .colour = 0xfff4f0ec, .wrap = table.w * 0.72f};
    k.small = {.face = Face::bold, .points = points * kWhoShare, .colour = k.inject || k.command ? kGold : 0xffb6c42e};
    if (k.unknown) {
      k.who += (k.who.empty() ? "" : "  ·  ") + not_reached(c);
      k.style.colour = k.small.colour = kUnknownInk;
    }
    const ImVec2 m = measure(c, k.text, k.style), w = k.who.empty() ? ImVec2(0, 0) : measure(c, k.who, k.small);
    const float width = std::max(m.x, w.x) + 40 * s, height = m.y + w.y + 20 * s;
    k.who_height = w.y;
    k.box = {table.x + (table.w - width) / 2, y - height, width, height};
    if (k.box.y < table.y) break;
    y = k.box.y - 8 * s;
    out.push_back(std::move(k));
  }
  return out;
}

std::string honest_notice(const scenes::Venue& venue, scenes::Language language) {
  const std::string& own = venue.notice.in(language);
  return own.empty() ? word(Word::honest, language) : fmt::format("{} · {}", own, word(Word::honest, language));
}

}  // namespace

std::vector<Box> caption_boxes(const Canvas& c, Box table, const AppState& state, bool large) {
  std::vector<Box> boxes;
  for (const Caption& k : captions_of(c, table, state, large)) boxes.push_back(k.box);
  return boxes;
}

std::vector<HallText> caption_words(const Canvas& c, Box table, const AppState& state) {
  std::vector<HallText> out;
  for (const Caption& k : captions_of(c, table, state, true)) {
    if (!k.who.empty()) out.push_back({k.who, kHallLetter * kWhoShare});
    out.push_back({k.text, kHallLetter});
  }
  return out;
}

void draw_captions(const Canvas& c, Box table, const AppState& state, bool large) {
  if (!state.document) return;
  const float s = c.scale;
  for (const Caption& k : captions_of(c, table, state, large)) {
    fill(c, k.box, 0xe41d1915, 8);
    if (!k.who.empty()) write(c, {k.box.x + 20 * s, k.box.y + 8 * s}, k.who, k.small);
    write(c, {k.box.x + 20 * s, k.box.y + 9 * s + k.who_height}, k.text, k.style);
  }
  // Stylised, not surveyed, and no forecast: said once, at the edge.
  const float points = large ? c.size.y / 54 / s : std::max(13.0f, 12 / s);
  const Style notice{.points = points, .colour = 0xffffffff, .outlined = true};
  write(c, {table.x + 12 * s, table.y + table.h - points * 1.7f * s},
        honest_notice(state.document->drill.venue, c.language), notice);
}

}  // namespace app::gui
