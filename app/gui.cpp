#include "app/gui.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/apply.h"
#include "app/gui/canvas.h"
#include "app/gui/training.h"
#include "base/files.h"

namespace app {

struct GuiImpl {
  ImGuiContext* context = nullptr;
  gui::Fonts fonts;
  std::uint32_t atlas = 0;
  std::string reason;  // being typed on the decision card
  std::string teams, note;  // being typed on the pages of the training mode
  std::array<gui::LabelMemory, 3> labels;  // by GuiLayer
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

// ImDrawData to plain vectors; the only code that knows ImGui's own layout.
void take_draw_data(const ImDrawData& data, renderer::RenderView& view) {
  view.ui_vertices.clear();
  view.ui_indices.clear();
  view.ui_commands.clear();
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    const auto base_vertex = std::int32_t(view.ui_vertices.size());
    const auto base_index = std::uint32_t(view.ui_indices.size());
    for (const ImDrawVert& v : list.VtxBuffer) view.ui_vertices.push_back({{v.pos.x, v.pos.y}, {v.uv.x, v.uv.y}, v.col});
    for (ImDrawIdx i : list.IdxBuffer) view.ui_indices.push_back(i);
    for (const ImDrawCmd& c : list.CmdBuffer) {
      if (c.UserCallback) continue;
      const glm::ivec4 clip(int(c.ClipRect.x), int(c.ClipRect.y), int(c.ClipRect.z - c.ClipRect.x), int(c.ClipRect.w - c.ClipRect.y));
      view.ui_commands.push_back({base_index + c.IdxOffset, c.ElemCount, base_vertex + std::int32_t(c.VtxOffset),
                                  std::uint32_t(reinterpret_cast<std::uintptr_t>(c.GetTexID())), clip});
    }
  }
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
  io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  gui->atlas = renderer::create_ui_texture(device, {unsigned(width), unsigned(height)},
                                           {pixels, std::size_t(width) * std::size_t(height) * 4});
  io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(std::uintptr_t(gui->atlas)));
  io.Fonts->ClearTexData();
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowBorderSize = 0;
  style.WindowPadding = {0, 0};
  style.FrameRounding = 6;
  style.FramePadding = {10, 6};
  return {std::move(gui), std::move(warnings)};
}

void draw_gui(Gui& gui, renderer::Device&, const GuiFrame& frame, const AppState& state, Commands& commands,
              renderer::RenderView& view) {
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
  c.scale = std::clamp(frame.size.y / 1080.0f, 0.55f, 3.0f) * state.ui_scale * frame.pixels_per_point;
  const gui::Layout l = gui::layout_of(c, state, frame.layer);
  const bool large = frame.layer != GuiLayer::full;
  view.viewport = {int(l.table.x), int(l.table.y), int(l.table.w), int(l.table.h)};
  c.list->PushClipRect({l.table.x, l.table.y}, {l.table.x + l.table.w, l.table.y + l.table.h}, true);
  // A still is drawn as if nothing had been shown before it.
  gui::LabelMemory* memory = frame.seconds_since_last > 0 ? &gui->labels[std::size_t(frame.layer)] : nullptr;
  gui::draw_labels(c, l.table, state, view.camera, large, memory);
  gui::draw_captions(c, l.table, state, large);
  c.list->PopClipRect();
  // The card lies over the table: where it is open, it alone answers to the mouse there.
  gui::draw_decision_card(c, l.table, state, commands, gui->reason);
  gui::draw_situation_bar(c, l.bar, state, commands);
  if (frame.layer == GuiLayer::full) {
    if (state.training.on) {
      gui::draw_training_panel(c, l.inspector, state, commands);
    } else {
      gui::draw_rail(c, l.rail, state, commands);
      gui::draw_inspector(c, l.inspector, state, commands);
      gui::draw_timeline(c, l.timeline, state, commands);
    }
    gui::draw_feedback(c, l.table, state, commands);
    gui::draw_plenary(c, l.table, state, commands);
    gui::draw_sheet(c, l.table, state, commands, gui->note);
    gui::draw_roles(c, {0, 0, c.size.x, c.size.y}, state, commands, gui->teams);
    gui::draw_key_card(c, l.table, state, commands);
    gui::draw_message(c, l.table, state);
  }
  ImGui::End();
  ImGui::PopFont();
  ImGui::PopStyleColor();
  ImGui::Render();
  take_draw_data(*ImGui::GetDrawData(), view);
}

}  // namespace app
