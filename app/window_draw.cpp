#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "app/gui/imgui_input.h"
#include "app/image.h"
#include "app/state_view.h"
#include "app/window_parts.h"
#include "base/files.h"

namespace app {
void draw(Window& w, double seconds) {
  AppState& s = w.state;
  int width = 0, height = 0;
  glfwGetFramebufferSize(w.handle, &width, &height);
  renderer::resize(w.device, w.target, {unsigned(std::max(0, width)), unsigned(std::max(0, height))});
  if (width == 0 || height == 0) return;
  view_of(s, w.view, w.ghost_view);
  float scale = 1;
  glfwGetWindowContentScale(w.handle, &scale, nullptr);
  const GuiFrame frame{.size = {float(width), float(height)}, .pixels_per_point = scale, .seconds_since_last = seconds};
  bool quick = false;  // a click that began and ended since the last frame
  for (int b = 0; b < 3; ++b) {
    const bool held = glfwGetMouseButton(w.handle, b) == GLFW_PRESS,
               clicked = std::exchange(w.clicked[std::size_t(b)], false);
    gui::feed_button(b, clicked || held);
    quick = quick || (clicked && !held);
  }
  // The interface sees it go down first, and up in the frame that is shown: no click waits for another frame.
  if (quick) {
    draw_gui(w.gui, w.device, frame, s, w.commands, w.view);
    for (int b = 0; b < 3; ++b) gui::feed_button(b, glfwGetMouseButton(w.handle, b) == GLFW_PRESS);
  }
  draw_gui(w.gui, w.device, frame, s, w.commands, w.view);
  for (const int key : std::exchange(w.released, {})) gui::feed_key(key, false);
  const bool both = other_view_of(s, w.view, gui_split(w.gui), w.other_view);
  const renderer::RenderView* views[] = {&w.view, &w.other_view};
  const auto drawn = renderer::draw_frame(w.device, w.scene, w.target, std::span(views, both ? 2u : 1u));
  if (drawn != renderer::Drawn::yes) return;
  ++w.frames;
  note_picture(w);
}

namespace {

// Where the program was started, or at home where nothing may be written there; a name that no
// earlier picture has, as one looks from several sides at a moment.
std::filesystem::path still_file(scenes::Ms t) {
  std::error_code failed;
  std::filesystem::path folder = std::filesystem::current_path(failed);
  const char* home = std::getenv("HOME");
  if ((failed || ::access(folder.c_str(), W_OK) != 0) && home && *home) folder = home;
  for (int n = 1;; ++n) {
    auto file = folder / fmt::format("gelar-{:05}{}.png", t / 1000, n > 1 ? fmt::format("-{}", n) : "");
    if (!std::filesystem::exists(file, failed)) return file;
  }
}

}  // namespace

void save_still(Window& w) {
  if (!w.state.document) return;
  const glm::uvec2 size{1920, 1080};
  auto target = renderer::create_offscreen_target(w.device, size, renderer::settings_of(renderer::Quality::high));
  if (!target) return tell(w.state, base::format(target.diagnostics()), true);
  renderer::RenderView still = w.view;
  draw_gui(w.audience_gui, w.device, {.size = glm::vec2(size), .layer = GuiLayer::audience, .seconds_since_last = 0.01},
           w.state, w.commands, still);
  renderer::draw_frame(w.device, w.scene, *target, still);
  const auto path = still_file(w.state.t);
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
      int(s.show_ui), int(s.labels), int(s.show_keys), int(s.show_palette),
      s.selected ? drill->units[s.selected->index].key : "");
  text += fmt::format(
      "tool={}\nmarks={}\nundo={}\nredo={}\nmarks_shown={}\nlaser={}\nsession={}\noffer={}\nmisfits={}\nproblems={}\n"
      "playback={}\nreplays={}\noff_track={}\nopening={}\ncamera={:.2f},{:.2f},{:.2f},{:.3f},{:.3f},{:.2f}\nbaked={}"
      "\nsize={}x{}\n"
      "validation={}\nmessage={}\n",
      int(s.tool), s.board.marks.size(), s.undo.size(), s.redo.size(), int(s.show_marks), s.laser.points.size(),
      w.writer.is_open() ? w.writer.path().string() : "", s.offer ? s.offer->acts : 0, s.misfits.size(),
      s.problems.size(), w.playback ? fmt::format("{:.2f}", w.playback->at) : "",
      int(w.playback && w.playback->playing), int(w.playback && w.playback->off_track), int(s.opening), o.target.x,
      o.target.y, o.target.z, o.bearing, o.tilt, o.distance, s.motion ? s.motion->baked() : 0, width, height,
      renderer::validation_messages(w.device), s.message);
  const Training& t = s.training;
  text += fmt::format(
      "end={}\nrole={}\ntask={}\ntasks_right={}\nfeedback={}\nanswers={}\nguests={}\nplenary={}\n", s.timeline.end,
      !t.on    ? ""
      : t.role ? drill->units[t.role->index].key
               : "observer",
      t.open_task ? drill->tasks[*t.open_task].id : "",
      std::count_if(t.results.begin(), t.results.end(), [](const TaskResult& r) { return r.right; }),
      t.feedback ? drill->decisions[t.feedback->index].id : "", t.answers.size(), t.guests.size(), int(t.plenary));
  text += fmt::format(
      "audience={}\naudience_size={}x{}\ncurtain={}\nreleased={}\nprivate={}\nfloor={}\ncompare={}\npreview={}\nother_"
      "baked={}\nfork={}\nforks={}\namendments={}\nmsel={}\nmatrix={}\nreview={}\npictures={}\n",
      int(w.audience.handle != nullptr), w.audience.size.x, w.audience.size.y, int(s.audience.curtain),
      int(s.audience.released), int(s.audience.private_look), s.audience.floor_scale, int(s.compare),
      s.preview ? int(s.preview->option) : -1,
      s.compare_with && s.compare_with->motion ? s.compare_with->motion->baked() : 0, s.fork, s.board.forks.size(),
      s.document ? s.document->amendments.size() : 0, int(s.show_msel), int(s.show_matrix),
      s.review ? s.review->after.empty() ? "cannot" : "ready" : "", s.pictures.size());
  const PaceNow pace = pace_now(s.pace, s.timeline, s.t);
  constexpr const char* kMice[kMouseProfiles] = {"map", "cad", "osg"};
  text += fmt::format("knower={}\nunseen={}\nmouse={}\nmeasure_secretly={}\nsecret={}\nplanned={}\nused={}\n",
                      s.knower && drill ? drill->units[s.knower->index].key : "",
                      std::count(s.knowledge.sight.people.begin(), s.knowledge.sight.people.end(), 0),
                      kMice[int(s.mouse)], int(s.measure_secretly),
                      std::count_if(s.board.marks.begin(), s.board.marks.end(), [](const Mark& m) { return m.secret; }),
                      pace.whole_planned, pace.whole_used / 1000);
  if (text == w.dumped) return;
  w.dumped = text;
  (void)bool(base::write_file(
      w.state_dump, text + fmt::format("frames={}\naudience_frames={}\ninput_frames={}\ninput_frames_worst={}\n"
                                       "input_ms_worst={:.1f}\nhall_frames_worst={}\n",
                                       w.frames, w.audience.frames, w.latency.frames, w.latency.worst,
                                       w.latency.worst_ms, w.latency.hall_worst)));
}

}  // namespace app
