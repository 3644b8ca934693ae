#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/build_view.h"
#include "app/gui/imgui_input.h"
#include "app/image.h"
#include "app/mark_shapes.h"
#include "app/window_parts.h"
#include "base/files.h"

namespace app {
namespace {

// The venue without its people, until the first tables are there.
void empty_table(const Document& document, scenes::Ms t, renderer::RenderView& view) {
  view = {};
  view.light = light_at(document.drill, t);
  const auto& names = document.models.names;
  const auto venue = std::find(names.begin(), names.end(), document.drill.venue.model);
  if (venue != names.end()) view.objects.push_back({.model = renderer::ModelId(venue - names.begin())});
}

// Another branch's people as ghosts, where they differ, and a line from each unit's
// middle to where its other self is.
void add_ghosts(const AppState& s, const OtherBranch& other, renderer::RenderView& scratch,
                renderer::RenderView& view) {
  if (!other.motion || other.stage.people.empty()) return;
  build_view(*s.document, *other.motion, only_different(other.stage, s.stage),
             {.reduce_motion = s.reduce_motion, .overlays = false}, scratch);
  for (renderer::Person p : scratch.people) {
    p.flags |= renderer::kGhost | renderer::kNoShadow;
    view.people.push_back(p);
  }
}

}  // namespace

void draw(Window& w, double seconds) {
  AppState& s = w.state;
  int width = 0, height = 0;
  glfwGetFramebufferSize(w.handle, &width, &height);
  renderer::resize(w.device, w.target, {unsigned(std::max(0, width)), unsigned(std::max(0, height))});
  if (width == 0 || height == 0) return;
  if (s.document && s.motion && !s.stage.people.empty())
    build_view(*s.document, *s.motion, s.stage,
               {.selected = s.selected, .dim_others = s.dim_others, .reduce_motion = s.reduce_motion,
                .people = s.unit_look != UnitLook::symbols, .density = s.show_density, .training = &s.training},
               w.view);
  else if (s.document)
    empty_table(*s.document, s.t, w.view);
  w.view.camera = camera_of(shown_orbit(s));
  w.view.rehearsal = s.rehearsal;
  if (s.document && s.preview) add_ghosts(s, *s.preview, w.ghost_view, w.view);
  if (s.document && s.compare == CompareMode::ghosts && s.compare_with)
    add_ghosts(s, *s.compare_with, w.ghost_view, w.view);
  if (s.document) add_marks(w.view, s);
  for (int b = 0; b < 3; ++b)
    gui::feed_button(b,
                     std::exchange(w.clicked[std::size_t(b)], false) || glfwGetMouseButton(w.handle, b) == GLFW_PRESS);
  float scale = 1;
  glfwGetWindowContentScale(w.handle, &scale, nullptr);
  draw_gui(w.gui, w.device,
           {.size = {float(width), float(height)}, .pixels_per_point = scale, .seconds_since_last = seconds}, s,
           w.commands, w.view);
  for (const int key : std::exchange(w.released, {})) gui::feed_key(key, false);
  const glm::ivec4 split = gui_split(w.gui);
  const bool both = split.z > 0 && s.compare_with && s.compare_with->motion && !s.compare_with->stage.people.empty();
  if (both) {
    build_view(*s.document, *s.compare_with->motion, s.compare_with->stage,
               {.selected = s.selected, .reduce_motion = s.reduce_motion}, w.other_view);
    w.other_view.camera = w.view.camera;
    w.other_view.rehearsal = s.rehearsal;
    w.other_view.viewport = split;
  }
  const renderer::RenderView* views[] = {&w.view, &w.other_view};
  const auto drawn = renderer::draw_frame(w.device, w.scene, w.target, std::span(views, both ? 2u : 1u));
  if (drawn == renderer::Drawn::yes) ++w.frames;
}

void save_still(Window& w) {
  if (!w.state.document) return;
  const glm::uvec2 size{1920, 1080};
  auto target = renderer::create_offscreen_target(w.device, size, renderer::settings_of(renderer::Quality::high));
  if (!target) return tell(w.state, base::format(target.diagnostics()), true);
  renderer::RenderView still = w.view;
  draw_gui(w.audience_gui, w.device, {.size = glm::vec2(size), .layer = GuiLayer::audience, .seconds_since_last = 0.01},
           w.state, w.commands, still);
  renderer::draw_frame(w.device, w.scene, *target, still);
  const auto path = std::filesystem::current_path() / fmt::format("gelar-{:05}.png", w.state.t / 1000);
  const auto written = write_png(path, Image{size, renderer::read_pixels(w.device, *target)});
  tell(w.state, written ? path.string() : base::format(written.diagnostics()), !written);
}

// What tests and curious people read: one key=value a line, written beside and renamed.
void dump_state(Window& w) {
  if (w.state_dump.empty()) return;
  const AppState& s = w.state;
  const Orbit o = shown_orbit(s);
  int width = 0, height = 0;
  glfwGetFramebufferSize(w.handle, &width, &height);
  const scenes::Drill* drill = s.document ? &s.document->drill : nullptr;
  std::string text = fmt::format(
      "drill={}\nt={}\nplaying={}\nspeed={}\npath={}\ndecision={}\nchosen={}\nwriting={}\nanswered={}\nreason={}\n"
      "language={}\ntheme={}\nscale={:.3f}\nui={}\nlabels={}\nkeys={}\npalette={}\nselected={}\n",
      drill ? drill->file : "", s.t, int(s.playing), s.speed, drill ? scenes::format_path(*drill, s.path) : "",
      s.open_decision ? drill->decisions[s.open_decision->index].id : "", s.chosen ? std::to_string(*s.chosen) : "",
      int(gui::is_typing()), s.answered.size(), s.log.empty() ? "" : s.log.back().reason,
      s.language == scenes::Language::english ? "en" : "id", s.theme == Theme::dark ? "dark" : "light", s.ui_scale,
      int(s.show_ui), int(s.labels), int(s.show_keys), int(s.show_palette), s.selected ? drill->units[s.selected->index].key : "");
  text += fmt::format(
      "tool={}\nmarks={}\nundo={}\nredo={}\nmarks_shown={}\nlaser={}\nsession={}\noffer={}\nmisfits={}\nproblems={}\n"
      "playback={}\nopening={}\ncamera={:.2f},{:.2f},{:.2f},{:.3f},{:.3f},{:.2f}\nbaked={}\nsize={}x{}\n"
      "validation={}\nmessage={}\n",
      int(s.tool), s.board.marks.size(), s.undo.size(), s.redo.size(), int(s.show_marks), s.laser.points.size(),
      w.writer.is_open() ? w.writer.path().string() : "", s.offer ? s.offer->acts : 0, s.misfits.size(),
      s.problems.size(), w.playback ? fmt::format("{:.2f}", w.playback->at) : "", int(s.opening), o.target.x,
      o.target.y, o.target.z, o.bearing, o.tilt, o.distance, s.motion ? s.motion->baked() : 0, width, height,
      renderer::validation_messages(w.device), s.message);
  const Training& t = s.training;
  text += fmt::format("end={}\nrole={}\ntask={}\ntasks_right={}\nfeedback={}\nanswers={}\n", s.timeline.end,
                      !t.on ? "" : t.role ? drill->units[t.role->index].key : "observer",
                      t.open_task ? drill->tasks[*t.open_task].id : "",
                      std::count_if(t.results.begin(), t.results.end(), [](const TaskResult& r) { return r.right; }),
                      t.feedback ? drill->decisions[t.feedback->index].id : "", t.answers.size());
  text += fmt::format(
      "audience={}\naudience_size={}x{}\ncurtain={}\nreleased={}\nprivate={}\nfloor={}\ncompare={}\npreview={}\nother_"
      "baked={}\n",
      int(w.audience.handle != nullptr), w.audience.size.x, w.audience.size.y, int(s.audience.curtain),
      int(s.audience.released), int(s.audience.private_look), s.audience.floor_scale, int(s.compare),
      s.preview ? int(s.preview->option) : -1,
      s.compare_with && s.compare_with->motion ? s.compare_with->motion->baked() : 0);
  if (text == w.dumped) return;
  w.dumped = text;
  (void)bool(base::write_file(w.state_dump,
                              text + fmt::format("frames={}\naudience_frames={}\n", w.frames, w.audience.frames)));
}

}  // namespace app
