#include "app/gui.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/knowledge_panel.h"
#include "app/gui/training.h"
#include "base/files.h"

namespace app {

struct GuiImpl {
  ImGuiContext* context = nullptr;
  gui::Fonts fonts;
  std::uint32_t atlas = 0;
  gui::Scratch scratch;
  std::array<gui::LabelMemory, 4> labels, other_labels;  // by GuiLayer; of the other branch in a split comparison
  glm::ivec4 split{0};
  std::vector<PictureWant> wanted;
  std::vector<glm::vec4> covered, covered_before;  // by cards over the table, in the last full frame and the one before
};

void GuiFree::operator()(GuiImpl* impl) const {
  if (impl->context) ImGui::DestroyContext(impl->context);
  delete impl;
}

namespace {

ImFont* load(const char* file, float pixels, const ImWchar* ranges, base::Diagnostics& warnings) {
  ImGuiIO& io = ImGui::GetIO();
  const auto path = base::data_folder() / "fonts" / file;
  std::error_code failed;
  ImFontConfig config;
  // More would make an atlas of 32 MiB, and a third of the time to the first picture.
  config.OversampleH = pixels < 24 ? 3 : 1;
  config.OversampleV = 1;
  if (std::filesystem::exists(path, failed))
    if (ImFont* font = io.Fonts->AddFontFromFileTTF(path.c_str(), pixels, &config, ranges)) return font;
  base::Diagnostic d = base::error("U0001", path.string(), "no such font; the built-in one is used");
  d.severity = base::Severity::warning;
  warnings.push_back(std::move(d));
  return nullptr;
}

// How much larger than in a window the names of two branches stand before a hall.
constexpr float kHallWords = 1.5f;

// ImDrawData to plain vectors; the only code that knows ImGui's own layout.
void take_draw_data(const ImDrawData& data, renderer::RenderView& view) {
  view.ui_vertices.clear();
  view.ui_indices.clear();
  view.ui_commands.clear();
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    const auto base_vertex = std::int32_t(view.ui_vertices.size());
    const auto base_index = std::uint32_t(view.ui_indices.size());
    for (const ImDrawVert& v : list.VtxBuffer)
      view.ui_vertices.push_back({{v.pos.x, v.pos.y}, {v.uv.x, v.uv.y}, v.col});
    for (ImDrawIdx i : list.IdxBuffer) view.ui_indices.push_back(i);
    for (const ImDrawCmd& c : list.CmdBuffer) {
      if (c.UserCallback) continue;
      const glm::ivec4 clip(int(c.ClipRect.x), int(c.ClipRect.y), int(c.ClipRect.z - c.ClipRect.x),
                            int(c.ClipRect.w - c.ClipRect.y));
      view.ui_commands.push_back({base_index + c.IdxOffset, c.ElemCount, base_vertex + std::int32_t(c.VtxOffset),
                                  std::uint32_t(reinterpret_cast<std::uintptr_t>(c.GetTexID())), clip});
    }
  }
}

}  // namespace

namespace {

// Labels of what is on the table, in both halves where two branches are compared; never
// where captions or marks are written or, in the last frame, cards lay.
void draw_all_labels(GuiImpl& gui, const gui::Layout& l, const AppState& state, const gui::MarkLayer& marks,
                     const GuiFrame& frame) {
  if (!state.document || !state.motion) return;
  const gui::Canvas& c = marks.c;
  const renderer::Camera& camera = marks.camera;
  const bool large = marks.large;
  std::vector<gui::Box> taken = gui::caption_boxes(c, l.table, state, large);
  for (const gui::MarkPlate& plate : marks.plates)
    if (plate.read) taken.push_back(plate.box);
  if (const gui::Box plate = gui::knower_plate(c, l.table, state, large); plate.w > 0) taken.push_back(plate);
  // The names of two branches that are compared.
  const bool named = frame.layer == GuiLayer::audience ? state.compare != CompareMode::off : l.other.w > 0;
  const float names = 60 * c.scale * (large ? kHallWords : 1);
  if (named && state.compare_with && !state.open_decision) taken.push_back({l.table.x, l.table.y, l.whole.w, names});
  for (const glm::vec4& b : gui.covered_before) taken.push_back({b.x, b.y, b.z, b.w});
  // A still is drawn as if nothing had been shown before it.
  const auto memory = [&](auto& memories) {
    return frame.seconds_since_last > 0 ? &memories[std::size_t(frame.layer)] : nullptr;
  };
  draw_labels(c, l.table, {state, *state.document, state.stage}, camera, large, taken, memory(gui.labels));
  const bool other = l.other.w > 0 && state.compare_with && state.compare_with->motion;
  if (!other) return;
  const OtherBranch& branch = *state.compare_with;
  draw_labels(c, l.other, {state, *branch.document, branch.stage}, camera, large, taken, memory(gui.other_labels));
}

}  // namespace

base::Result<Gui> create_gui(renderer::Device& device) {
  Gui gui(new GuiImpl);
  gui->context = ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  base::Diagnostics warnings;
  static const ImWchar kText[] = {0x20, 0xff, 0x100, 0x17f, 0x2010, 0x2026, 0x2190, 0x2193, 0};
  static const ImWchar kIcons[] = {0xf000, 0xf2e0, 0};
  gui::Fonts& fonts = gui->fonts;
  fonts.regular = load("text.otf", fonts.baked, kText, warnings);
  if (!fonts.regular) fonts.regular = io.Fonts->AddFontDefault();
  fonts.bold = load("text_bold.otf", fonts.baked, kText, warnings);
  if (!fonts.bold) fonts.bold = fonts.regular;
  fonts.small_regular = load("text.otf", fonts.baked_small, kText, warnings);
  if (!fonts.small_regular) fonts.small_regular = fonts.regular;
  fonts.small_bold = load("text_bold.otf", fonts.baked_small, kText, warnings);
  if (!fonts.small_bold) fonts.small_bold = fonts.bold;
  fonts.icons = load("icons.ttf", fonts.baked, kIcons, warnings);
  if (!fonts.icons) fonts.icons = fonts.regular;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  gui->atlas = renderer::create_ui_texture(device, {unsigned(width), unsigned(height)},
                                           {pixels, std::size_t(width) * std::size_t(height)});
  io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(std::uintptr_t(gui->atlas)));
  io.Fonts->ClearTexData();
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowBorderSize = 0;
  style.WindowPadding = {0, 0};
  style.FrameRounding = 6;
  style.FramePadding = {10, 6};
  return {std::move(gui), std::move(warnings)};
}

Gui share_gui(const Gui& first) {
  ImGui::SetCurrentContext(first->context);
  const ImGuiStyle style = ImGui::GetStyle();
  Gui gui(new GuiImpl);
  gui->fonts = first->fonts;
  gui->atlas = first->atlas;
  gui->context = ImGui::CreateContext(ImGui::GetIO().Fonts);
  ImGui::SetCurrentContext(gui->context);
  ImGui::GetStyle() = style;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  ImGui::SetCurrentContext(first->context);
  return gui;
}

const std::vector<PictureWant>& gui_wanted(const Gui& gui) { return gui->wanted; }

glm::ivec4 gui_split(const Gui& gui) { return gui->split; }

namespace {

// Comparing and rehearsing have the right panel while they are on.
bool compares(const AppState& state) {
  return !gui::rehearses(state) && !state.open_decision && state.compare != CompareMode::off && state.compare_with;
}

void draw_panels(const gui::Canvas& c, const gui::Layout& l, const AppState& state, Commands& commands,
                 gui::Scratch& scratch) {
  gui::draw_feedback(c, l.table, state, commands);
  if (state.training.on) return gui::draw_training_panel(c, l.inspector, state, commands);
  gui::draw_rail(c, l.rail, state, commands);
  if (gui::asks_what_is_known(state) && !compares(state) && !gui::rehearses(state))
    gui::draw_knowledge(c, l.inspector, state, commands, scratch);
  else if (!compares(state) && !gui::rehearses(state))
    gui::draw_inspector(c, l.inspector, state, commands, scratch);
  gui::draw_timeline(c, l.timeline, state, commands, scratch);
  if (!state.open_decision)
    gui::draw_compare(c, l.table, l.other, compares(state) ? l.inspector : gui::Box{}, state, commands);
  gui::draw_presenter_bar(c, l.whole, state, commands);
  if (!state.open_decision) gui::draw_style_bar(c, l.table, state, commands);
}

// Of the pages that take the whole window the topmost alone.
void draw_page(const gui::Canvas& c, gui::Box window, const AppState& state, Commands& commands,
               gui::Scratch& scratch) {
  if (state.papers.page)
    gui::draw_papers(c, window, state, commands);
  else if (state.training.choosing)
    gui::draw_roles(c, window, state, commands, scratch.teams);
  else if (state.training.sheet)
    gui::draw_sheet(c, window, state, commands, scratch.note);
  else
    gui::draw_plenary(c, window, state, commands, scratch.team_file, true);
}

// What opens over panels, the topmost last; what lies below it does not answer to the mouse.
void draw_overlays(gui::Canvas c, const gui::Layout& l, gui::Box window, const AppState& state,
                   const renderer::Camera& camera, Commands& commands, gui::Scratch& scratch) {
  c.inert = gui::lies_over(state, gui::Overlay::none);
  if (state.document && gui::rehearses(state))
    gui::draw_rehearsal(c, l.inspector.w > 0 ? l.inspector : l.whole, state, camera, commands);
  gui::draw_msel(c, l.whole, state, commands, scratch);
  gui::draw_matrix(c, l.whole, state, commands, scratch);
  c.inert = gui::lies_over(state, gui::Overlay::map);
  gui::draw_overview(c, window, state, commands, scratch);
  gui::draw_strips(c, l.whole, state, commands);
  c.inert = gui::lies_over(state, gui::Overlay::keys);
  gui::draw_key_card(c, window, state, commands);
  c.inert = gui::lies_over(state, gui::Overlay::palette);
  gui::draw_palette(c, window, state, commands, scratch);
  c.inert = false;
  gui::draw_review(c, window, state, commands, scratch);
}

}  // namespace

void draw_gui(Gui& gui, renderer::Device&, const GuiFrame& frame, const AppState& state, Commands& commands,
              renderer::RenderView& view) {
  // What is typed and clicked goes to the first interface, whichever was drawn last.
  ImGuiContext* const first = ImGui::GetCurrentContext();
  ImGui::SetCurrentContext(gui->context);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {frame.size.x, frame.size.y};
  io.DeltaTime = float(std::max(frame.seconds_since_last, 1e-4));
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, 0u);
  ImGui::PushFont(gui->fonts.regular);
  ImGui::Begin("##canvas", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
  gui::Canvas c;
  c.list = ImGui::GetWindowDrawList();
  c.fonts = &gui->fonts;
  c.palette = &gui::palette_of(state.theme);
  c.language = state.language;
  c.size = io.DisplaySize;
  const bool full = frame.layer == GuiLayer::full;
  // A hall's sizes are shares of its picture; panels grow as far as they still find room.
  c.scale = std::clamp(frame.size.y / 1080.0f, 0.55f, 3.0f);
  const float most = std::max(0.55f, std::min(c.size.x / gui::kLeastWindow.x, c.size.y / gui::kLeastWindow.y));
  if (full) c.scale = std::min(c.scale * state.ui_scale * frame.pixels_per_point, most);
  if (full) {
    gui->covered_before = std::exchange(gui->covered, {});
    gui->wanted.clear();
    c.wanted = &gui->wanted;
    c.covered = &gui->covered;
  }
  const bool page = full && gui::page_is_open(state);
  c.inert = page || gui::lies_over(state, gui::Overlay::none);
  const gui::Layout l = gui::layout_of(c, state, frame.layer);
  const bool large = !full;
  view.viewport = {int(l.table.x), int(l.table.y), int(l.table.w), int(l.table.h)};
  const auto box = [](const gui::Box& b) { return glm::ivec4(int(b.x), int(b.y), int(b.w), int(b.h)); };
  gui->split = l.other.w > 0 ? box(l.other) : glm::ivec4(0);
  const gui::Box window{0, 0, c.size.x, c.size.y};
  gui::Scratch unused;
  gui::Scratch& scratch = full ? gui->scratch : unused;
  if (frame.layer == GuiLayer::floor) gui::draw_floor_grid(c, window, state);  // below labels and marks
  c.list->PushClipRect({l.whole.x, l.whole.y}, {l.whole.x + l.whole.w, l.whole.y + l.whole.h}, true);
  const gui::MarkLayer marks = gui::lay_out_marks(c, l.table, state, view.camera, large);
  draw_all_labels(*gui, l, state, marks, frame);
  gui::draw_marks(marks, state, commands, scratch);
  if (frame.layer != GuiLayer::floor) {
    gui::draw_captions(c, l.table, state, large);
    gui::draw_knower_plate(c, l.table, state, large);
  }
  c.list->PopClipRect();
  // The card lies over the table: where it is open, it alone answers to the mouse there.
  const bool asks = full || frame.layer == GuiLayer::labels ||
                    (state.audience.released && frame.layer == GuiLayer::audience) || !state.audience.on;
  if (asks && frame.layer != GuiLayer::floor)
    gui::draw_decision_card(c, l.table, state, commands, scratch,
                            full                                ? gui::CardReader::presenter
                            : frame.layer == GuiLayer::audience ? gui::CardReader::hall
                                                                : gui::CardReader::page);
  if (frame.layer == GuiLayer::audience && !state.open_decision) {
    gui::Canvas hall = c;
    hall.scale *= kHallWords;
    gui::draw_compare(hall, l.table, l.other, {}, state, commands);
  }
  gui::draw_situation_bar(c, l.bar, state, commands, !full);
  if (full && state.document) draw_panels(c, l, state, commands, scratch);
  c.inert = full && gui::lies_over(state, gui::Overlay::none);
  if (frame.layer == GuiLayer::audience) gui::draw_plenary(c, window, state, commands, scratch.team_file, false);
  if (page && state.document) draw_page(c, window, state, commands, scratch);
  if (full && !state.document && !state.opening) gui::draw_home(c, window, state, commands, scratch);
  if (full && !state.document && state.opening) gui::draw_opening(c, window, state, commands);
  if (full) draw_overlays(c, l, window, state, view.camera, commands, scratch);
  ImGui::End();
  ImGui::PopFont();
  ImGui::PopStyleColor();
  ImGui::Render();
  take_draw_data(*ImGui::GetDrawData(), view);
  if (first) ImGui::SetCurrentContext(first);
}

bool gui_covers(const Gui& gui, glm::vec2 p) {
  for (const glm::vec4& b : gui->covered)
    if (p.x >= b.x && p.y >= b.y && p.x < b.x + b.z && p.y < b.y + b.w) return true;
  return false;
}

}  // namespace app
