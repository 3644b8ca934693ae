#include "app/gui/canvas.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/apply.h"
#include "app/keys.h"

namespace app::gui {

const Palette& palette_of(Theme theme) {
  static const Palette kDark{0xf22a231d, 0xff4d432c | 0x00000000u,
                             0xfff0ece8, 0xffb4a79a,
                             0xffb6c42e, 0xff19151e,
                             0xff342c25, 0xb019151e,
                             0xff1e1915, 0xff6e6253,
                             0xff453b31, 0xff5ac8ff,
                             0xff6a6af5};
  static const Palette kLight{0xf2eff4f6, 0xffc9ccd0, 0xff241f1b, 0xff5f574f, 0xff6b7900, 0xffffffff, 0xffffffff,
                              0xb0eff4f6, 0xffe6ebee, 0xffa39a90, 0xffdcd6cf, 0xff00508c, 0xff2222b8};
  return theme == Theme::dark ? kDark : kLight;
}

std::uint32_t situation_colour(scenes::Situation s) {
  return s == scenes::Situation::green ? kGreen : s == scenes::Situation::yellow ? kYellow : kRed;
}

std::uint32_t with_alpha(std::uint32_t colour, float alpha) {
  return (colour & 0x00ffffffu) | (std::uint32_t(std::clamp(alpha, 0.0f, 1.0f) * float(colour >> 24)) << 24);
}

namespace {
ImFont* font_of(const Canvas& c, const Style& s) {
  const bool small = s.points * c.scale < 0.5f * (c.fonts->baked + c.fonts->baked_small);
  if (s.face == Face::icon) return c.fonts->icons;
  if (s.face == Face::bold) return small ? c.fonts->small_bold : c.fonts->bold;
  return small ? c.fonts->small_regular : c.fonts->regular;
}
}  // namespace

ImVec2 measure(const Canvas& c, std::string_view text, const Style& s) {
  return font_of(c, s)->CalcTextSizeA(s.points * c.scale, 1e6f, s.wrap, text.data(), text.data() + text.size());
}

ImVec2 write(const Canvas& c, ImVec2 at, std::string_view text, const Style& s) {
  ImFont* font = font_of(c, s);
  const float size = s.points * c.scale;
  const ImVec2 p(std::floor(at.x), std::floor(at.y));
  const auto put = [&](float dx, float dy, std::uint32_t colour) {
    c.list->AddText(font, size, ImVec2(p.x + dx, p.y + dy), colour, text.data(), text.data() + text.size(), s.wrap);
  };
  if (s.outlined) {
    const float o = std::max(1.0f, 1.4f * c.scale);
    for (const auto& [dx, dy] : {std::pair{-o, 0.0f}, {o, 0.0f}, {0.0f, -o}, {0.0f, o}}) put(dx, dy, 0xd0101418);
  }
  put(0, 0, s.colour);
  return measure(c, text, s);
}

std::string fitted(const Canvas& c, std::string_view text, const Style& style, float width) {
  if (measure(c, text, style).x <= width) return std::string(text);
  constexpr std::string_view kMore = "\xe2\x80\xa6";
  std::string out(text);
  while (!out.empty()) {
    // A character of several bytes goes whole.
    while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xc0u) == 0x80u) out.pop_back();
    if (!out.empty()) out.pop_back();
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (out.empty() || measure(c, out + std::string(kMore), style).x <= width) break;
  }
  return out.empty() ? std::string() : out + std::string(kMore);
}

void fill(const Canvas& c, Box b, std::uint32_t colour, float radius) {
  c.list->AddRectFilled({b.x, b.y}, {b.x + b.w, b.y + b.h}, colour, radius * c.scale);
}
void frame(const Canvas& c, Box b, std::uint32_t colour, float radius, float width) {
  c.list->AddRect({b.x, b.y}, {b.x + b.w, b.y + b.h}, colour, radius * c.scale, 0, std::max(1.0f, width * c.scale));
}

void situation_shape(const Canvas& c, ImVec2 m, float r, scenes::Situation s, std::uint32_t colour) {
  if (s == scenes::Situation::green) c.list->AddCircleFilled(m, r, colour, 20);
  if (s == scenes::Situation::yellow)
    c.list->AddTriangleFilled({m.x, m.y - r * 1.1f}, {m.x + r * 1.1f, m.y + r * 0.9f}, {m.x - r * 1.1f, m.y + r * 0.9f},
                              colour);
  if (s == scenes::Situation::red)
    c.list->AddRectFilled({m.x - r * 0.9f, m.y - r * 0.9f}, {m.x + r * 0.9f, m.y + r * 0.9f}, colour);
}

Press area(const Canvas& c, const char* id, Box b, const char* tip) {
  Press press;
  if (b.w < 1 || b.h < 1 || c.inert) return press;
  ImGui::SetCursorScreenPos({b.x, b.y});
  press.clicked = ImGui::InvisibleButton(id, {b.w, b.h});
  press.hovered = ImGui::IsItemHovered();
  press.held = ImGui::IsItemActive();
  if (press.hovered && tip && *tip) {
    const Palette& p = *c.palette;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * c.scale, 8 * c.scale});
    ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, 6 * c.scale);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 6 * c.scale);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, p.panel | 0xff000000u);
    ImGui::PushStyleColor(ImGuiCol_Border, p.line);
    ImGui::PushStyleColor(ImGuiCol_Text, p.text);
    ImGui::BeginTooltip();
    ImGui::SetWindowFontScale(c.scale * 17 / c.fonts->baked);
    ImGui::PushTextWrapPos(420 * c.scale);
    ImGui::TextUnformatted(tip);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleColor(3);
    ImGui::PopStyleVar(3);
  }
  return press;
}

void cover(const Canvas& c, Box b) {
  if (c.covered) c.covered->emplace_back(b.x, b.y, b.w, b.h);
}

void scroll_list(const Canvas& c, Box list, float whole, float& scroll) {
  const ImGuiIO& io = ImGui::GetIO();
  const ImVec2 mouse = io.MousePos;
  if (!c.inert && mouse.x > list.x && mouse.x < list.x + list.w && mouse.y > list.y && mouse.y < list.y + list.h)
    scroll -= io.MouseWheel * 60 * c.scale;
  scroll = std::clamp(scroll, 0.0f, std::max(0.0f, whole - list.h));
  if (whole > list.h)
    fill(c, {list.x + list.w - 7 * c.scale, list.y + list.h * scroll / whole, 4 * c.scale, list.h * list.h / whole},
         c.palette->rail, 2);
}

void card(const Canvas& c, Box b) {
  cover(c, b);
  for (int i = 1; i <= 4; ++i)
    c.list->AddRectFilled({b.x - float(i) * 2, b.y - float(i)}, {b.x + b.w + float(i) * 2, b.y + b.h + float(i) * 3},
                          0x14000000, 14 * c.scale);
  fill(c, b, c.palette->panel | 0xff000000u, 10);
  frame(c, b, c.palette->line, 10);
}

void side_panel(const Canvas& c, Box b) {
  fill(c, b, c.palette->panel | 0xff000000u);
  c.list->AddLine({b.x, b.y}, {b.x, b.y + b.h}, c.palette->line);
}

bool lies_over(const AppState& state, Overlay below) {
  return state.review || (below < Overlay::palette && state.show_palette) ||
         (below < Overlay::keys && state.show_keys) || (below < Overlay::map && state.show_overview && state.document);
}

namespace {

// ImGui keeps cursor and undo of the last field that was typed in for when it is entered
// again, and before 1.88 undoes them into whatever stands in it by then, past the text's
// ends. So a field is another one each time that it is left.
class FieldRound {
 public:
  explicit FieldRound(const char* id) : seen_(ImGui::GetID(id)), round_(seen_ + 1) {
    const int now = ImGui::GetFrameCount();
    if (now > kept().GetInt(seen_) + 1) next();
    kept().SetInt(seen_, now);
    ImGui::PushID(kept().GetInt(round_));
  }
  ~FieldRound() {  // right behind the field
    ImGui::PopID();
    if (ImGui::IsItemDeactivated()) next();
  }
  FieldRound(const FieldRound&) = delete;
  FieldRound& operator=(const FieldRound&) = delete;

 private:
  static ImGuiStorage& kept() { return *ImGui::GetStateStorage(); }
  void next() { kept().SetInt(round_, kept().GetInt(round_) + 1); }
  ImGuiID seen_, round_;  // the frame that showed it last; how often it has been left
};

bool typed_in(const char* id, const char* hint, char* line, std::size_t size) {
  const FieldRound round(id);
  return ImGui::InputTextWithHint(id, hint, line, size, ImGuiInputTextFlags_EnterReturnsTrue);
}

}  // namespace

bool text_field(const Canvas& c, const char* id, Box b, std::string& text, const char* hint, bool focus) {
  fill(c, b, c.palette->field | 0xff000000u, 6);
  if (c.inert) {
    frame(c, b, c.palette->rail, 6);
    const Style style{.points = 19, .colour = text.empty() ? c.palette->quiet : c.palette->text};
    const std::string shown = fitted(c, text.empty() ? hint : text, style, b.w - 24 * c.scale);
    write(c, {b.x + 12 * c.scale, b.y + (b.h - 23 * c.scale) / 2}, shown, style);
    return false;
  }
  ImGui::SetCursorScreenPos({b.x + 4 * c.scale, b.y + (b.h - 30 * c.scale) / 2});
  ImGui::PushItemWidth(b.w - 8 * c.scale);
  ImGui::SetWindowFontScale(c.scale * 19 / c.fonts->baked);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {8 * c.scale, 5 * c.scale});
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0u);
  ImGui::PushStyleColor(ImGuiCol_Text, c.palette->text);
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, c.palette->quiet);
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, with_alpha(c.palette->accent, 0.45f));
  char line[420];
  const std::size_t kept = std::min(text.size(), sizeof line - 1);
  std::copy_n(text.begin(), kept, line);
  line[kept] = '\0';
  if (focus && !ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
  const bool enter = typed_in(id, hint, line, sizeof line);
  text = line;
  const bool written = ImGui::IsItemActive();
  frame(c, b, written ? c.palette->accent : c.palette->rail, 6, written ? 2.0f : 1.0f);
  ImGui::PopStyleColor(4);
  ImGui::PopStyleVar();
  ImGui::SetWindowFontScale(1);
  ImGui::PopItemWidth();
  return enter;
}

std::string caps_of(const Canvas& c, std::string_view keys) {
  struct Cap {
    std::string_view name, shown;
  };
  const bool indonesian = c.language == scenes::Language::indonesian;
  const Cap caps[] = {{"Space", indonesian ? "Spasi" : "Space"},
                      {"Back", "Backspace"},
                      {"Left", "\xe2\x86\x90"},
                      {"Up", "\xe2\x86\x91"},
                      {"Right", "\xe2\x86\x92"},
                      {"Down", "\xe2\x86\x93"},
                      {"Comma", ","},
                      {"Plus", "+"},
                      {"Minus", "-"}};
  std::string out;
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find_first_of("+,"), keys.size());
    std::string_view word = keys.substr(0, end);
    for (const Cap& cap : caps)
      if (cap.name == word) word = cap.shown;
    out += word;
    const std::size_t rest = std::min(keys.size(), keys.find_first_not_of("+, ", end));
    out += keys.substr(end, rest - end);
    keys.remove_prefix(rest);
  }
  return out;
}

std::string tip_of(const Canvas& c, const AppState& state, std::string_view action) {
  static const Keymap kDefault = default_keymap();
  const Keymap& keymap = state.keymap ? *state.keymap : kDefault;
  const auto actions = key_actions();
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (actions[i].name != action) continue;
    const std::string keys = caps_of(c, keymap.keys_of(i));
    return actions[i].what.in(c.language) + (keys.empty() ? "" : "   " + keys);
  }
  return {};
}

float Axis::at(scenes::Ms t) const {
  return x + w * float(double(t - from) / double(std::max<scenes::Ms>(1, to - from)));
}
scenes::Ms Axis::time(float px) const {
  return from + scenes::Ms(double(std::clamp((px - x) / w, 0.0f, 1.0f)) * double(to - from));
}

bool button(const Canvas& c, const char* id, Box b, std::string_view text, Face face, bool on, const char* tip) {
  const Press press = area(c, id, b, tip);
  const Palette& p = *c.palette;
  fill(c, b, on ? p.accent : press.hovered ? p.line : p.field, 6);
  if (!on) frame(c, b, p.line, 6);
  const Style style{.face = face, .points = face == Face::icon ? 18.0f : 16.0f, .colour = on ? p.on_accent : p.text};
  const ImVec2 size = measure(c, text, style);
  write(c, {b.x + (b.w - size.x) / 2, b.y + (b.h - size.y) / 2}, text, style);
  return press.clicked;
}

std::string clock_text(scenes::Ms t) {
  const scenes::Ms s = t / 1000;
  return fmt::format("{:02}:{:02}", s / 60, s % 60);
}

std::string day_clock(const scenes::Drill& d, scenes::Ms t) {
  std::int64_t s = (d.start_unix + d.utc_offset_minutes * 60 + t / 1000) % 86400;
  if (s < 0) s += 86400;
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string path_text(const AppState& state) {
  std::string out;
  for (const scenes::DecisionPoint& p : state.timeline.decisions) {
    if (p.at > told_until(state)) break;
    const scenes::Decision& d = state.document->drill.decisions[p.decision.index];
    std::string number;
    for (char ch : d.id)
      if (ch >= '0' && ch <= '9') number += ch;
    out += (out.empty() ? "" : " ") + number + d.options[p.option].key;
  }
  if (state.fork != 0) out += fmt::format(" +F{}", state.fork);
  return out;
}

int rail_columns(float points_high) {
  return std::clamp(int(std::ceil(kRailButtons * (kPressable + 4) / std::max(1.0f, points_high - 16))), 1, 4);
}

namespace {

Layout regions_of(const Canvas& c, const AppState& state, GuiLayer layer) {
  Layout l;
  const bool home = !state.document;
  const float bar = (layer == GuiLayer::labels || layer == GuiLayer::floor || home ? 0.0f
                     : layer == GuiLayer::audience                                 ? kHallBar
                                                                                   : 64.0f) *
                    c.scale;
  l.bar = {0, 0, c.size.x, bar};
  l.table = {0, bar, c.size.x, c.size.y - bar};
  if (home || layer != GuiLayer::full) return l;
  if (!state.show_ui) {
    l.bar = {};
    l.table = {0, 0, c.size.x, c.size.y};
    return l;
  }
  const float right = state.show_inspector ? std::min(400 * c.scale, c.size.x * 0.3f) : 0;
  // A card that asks needs more of a low window than the lanes do.
  constexpr float kCardHeight = 470;
  const bool low = state.open_decision && c.size.y - bar - 304 * c.scale < kCardHeight * c.scale;
  const float bottom = state.show_timeline && !low ? std::min(304 * c.scale, c.size.y * 0.45f) : 62 * c.scale;
  if (state.training.on) {  // the trainee does not see what is to come
    const float panel = std::min(420 * c.scale, c.size.x * 0.36f);
    l.inspector = {c.size.x - panel, bar, panel, c.size.y - bar};
    l.table = {0, bar, std::max(64.0f, c.size.x - panel), std::max(64.0f, c.size.y - bar)};
    return l;
  }
  const float rail = (16 + (kPressable + 2) * float(rail_columns((c.size.y - bar - bottom) / c.scale))) * c.scale;
  l.timeline = {0, c.size.y - bottom, c.size.x, bottom};
  l.rail = {0, bar, rail, c.size.y - bar - bottom};
  l.inspector = {c.size.x - right, bar, right, c.size.y - bar - bottom};
  l.table = {rail, bar, std::max(64.0f, c.size.x - rail - right), std::max(64.0f, c.size.y - bar - bottom)};
  return l;
}

}  // namespace

Layout layout_of(const Canvas& c, const AppState& state, GuiLayer layer) {
  Layout l = regions_of(c, state, layer);
  l.whole = l.table;
  if (layer == GuiLayer::floor || state.compare != CompareMode::split || !state.compare_with || state.open_decision)
    return l;
  l.table.w = std::floor(l.whole.w / 2);
  l.other = {l.table.x + l.table.w, l.table.y, l.whole.w - l.table.w, l.table.h};
  return l;
}

}  // namespace app::gui
