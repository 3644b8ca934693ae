// Opening a drill and letting go of it: the first, another, the same again after an edit.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "app/carry_over.h"
#include "app/player.h"
#include "app/quality.h"
#include "app/values.h"
#include "app/views.h"
#include "app/window_parts.h"
#include "base/files.h"
#include "base/text.h"

namespace app {
namespace {

std::filesystem::file_time_type time_of(const std::string& file) {
  std::error_code failed;
  const auto time = std::filesystem::last_write_time(file, failed);
  return failed ? std::filesystem::file_time_type{} : time;
}

// What is being made from the drill that is shown, and would outlive it.
void stop_work_on_drill(Window& w) {
  w.baker.stop();
  w.other_baker.stop();
  w.other_path = {};
  drop_pictures(w);
  w.state.preview.reset();
  w.state.compare = CompareMode::off;
  w.state.compare_with.reset();
}

// What a script's edit must not take away: path, moment and camera, marks and forks, what was
// answered and who is trained.
void show_reloaded(Window& w, std::shared_ptr<const Document> document) {
  AppState& s = w.state;
  const AppState before = s;
  auto path = scenes::parse_path(document->drill, scenes::format_path(before.document->drill, before.path));
  if (!path) tell(s, base::format(path.diagnostics()[0]), true);
  const scenes::Path taken = path ? *path : scenes::default_path(document->drill);
  show_document(s, std::move(document), taken, before.t);
  carry_over(before, s);
  s.orbit = before.orbit;
  if (s.selected || !before.selected) s.camera_mode = before.camera_mode;
  s.board = before.board;
  s.undo = before.undo;
  s.redo = before.redo;
  s.next_mark = before.next_mark;
  s.fork = before.fork;
  refresh_fork(s);
  const Fork* fork = find_fork(s.board.forks, s.fork);
  if (!fork) return;
  // What of it no longer fits the script is listed, and waits in the fork for a script that has it again.
  for (const scenes::Misfit& m : scenes::amend(s.plan->drill, fork->amendments).misfits)
    s.misfits.push_back({m.amendment + 1, fork->amendments[m.amendment].event, m.why.message});
}

// The command line's wishes, for the first drill; a wrong one is told, not fatal.
void show_first(Window& w, std::shared_ptr<const Document> document) {
  const PlayDescriptor& d = w.descriptor;
  const auto wrong = [&](const base::Diagnostic& what) {
    std::fputs(base::format(what).c_str(), stderr);
    tell(w.state, base::format(what), true);
  };
  auto path = scenes::parse_path(document->drill, d.path);
  if (!path) wrong(path.diagnostics()[0]);
  const scenes::Path taken = path ? *path : scenes::default_path(document->drill);
  show_document(w.state, std::move(document), taken, d.at.value_or(0));
  const scenes::Venue& venue = w.state.document->drill.venue;
  std::vector<std::string> views;
  for (const scenes::SavedView& view : venue.views) views.push_back(view.name);
  if (const scenes::SavedView* view = find_view(venue, d.view))
    w.state.orbit = orbit_of(*view);
  else if (!d.view.empty())
    wrong(base::error("G0210", "--view", fmt::format("the venue has no view \"{}\"", d.view),
                      base::did_you_mean(d.view, views)));
  if (d.at && *d.at > w.state.timeline.end)
    wrong(base::error(
        "G0110", "--at",
        fmt::format("{} is after the drill's end, {}", format_moment(*d.at), format_moment(w.state.timeline.end))));
  w.state.playing = d.playing;
}

bool upload_scene(Window& w, const Document& document) {
  std::vector<const assets::Model*> models;
  for (const assets::Model& m : document.models->models) models.push_back(&m);
  auto scene = models.empty() ? empty_scene(w.device) : renderer::upload_models(w.device, models);
  if (!scene) {
    tell(w.state, base::format(scene.diagnostics()), true);
    return false;
  }
  w.scene = std::move(*scene);
  if (w.descriptor.quality || models.empty()) return true;
  // What this machine keeps up with is known once there is something to draw.
  glm::ivec2 size;
  glfwGetFramebufferSize(w.handle, &size.x, &size.y);
  w.descriptor.quality = choose_quality(w.device, w.scene, document, glm::uvec2(glm::max(size, glm::ivec2(64))));
  renderer::set_settings(w.device, w.target, renderer::settings_of(*w.descriptor.quality));
  return true;
}

// What the command line wants done with the first drill or session that is open.
void begin_as_asked(Window& w) {
  for (Command& c : std::exchange(w.descriptor.first, {})) w.commands.push_back(std::move(c));
  if (std::exchange(w.descriptor.train, false) && !w.state.training.on) w.commands.push_back(ChooseRole{});
}

}  // namespace

base::Result<renderer::Scene> empty_scene(renderer::Device& device) {
  assets::Model nothing;
  nothing.vertices.resize(3);
  nothing.indices = {0, 1, 2};
  nothing.levels.push_back({0, 3, 0});
  const assets::Model* models[] = {&nothing};
  return renderer::upload_models(device, models);
}

void open(Window& w, const std::filesystem::path& file, Window::Wish wish) {
  w.wish = std::move(wish);
  w.state.file = file.empty() ? flagship_file() : file;
  w.state.problems.clear();
  w.state.browser.reset();
  w.state.opening = true;
  w.opener.start(w.state.file, w.descriptor.disk_cache);
  w.dirty = true;
}

void take_opened(Window& w) {
  auto opened = w.opener.take();
  if (!opened) return;
  w.dirty = true;
  w.state.opening = false;
  const Window::Wish wish = std::exchange(w.wish, {});
  if (!*opened) {
    // The last good drill stays; what is wrong is told with its line.
    w.state.problems = opened->diagnostics();
    std::fputs(base::format(opened->diagnostics()).c_str(), stderr);
    return;
  }
  const std::shared_ptr<Document> document = **opened;
  std::fputs(base::format(document->warnings).c_str(), stderr);
  stop_work_on_drill(w);
  if (!upload_scene(w, *document)) return;
  drop_geometry(*document->models);
  w.state.problems.clear();
  w.script_time = time_of(document->drill.file);
  w.venue_time = time_of(document->drill.venue.file);
  if (wish.reload && w.state.document) {
    show_reloaded(w, document);
  } else {
    end_session(w);
    w.playback.reset();
    w.state.misfits.clear();
    if (wish.first)
      show_first(w, document);
    else
      show_document(w.state, document, scenes::default_path(document->drill), 0);
    add_recent(w.settings, w.state.file);
    w.state.recent = w.settings.recent;
    save_settings(w.settings);
    w.state.offer = wish.first && !w.descriptor.offer ? std::nullopt : offer_of(*document);
    begin_session(w);
    if (wish.roles) w.commands.push_back(ChooseRole{});
    if (wish.first) begin_as_asked(w);
  }
  w.baker.start(document, w.state.path);
  if (!wish.resume.empty()) {
    resume_session(w, wish.resume);
    begin_as_asked(w);
  }
  if (!wish.play_back.empty()) play_back_session(w, wish.play_back);
}

void go_home(Window& w) {
  end_session(w);
  stop_work_on_drill(w);
  w.playback.reset();
  AppState& s = w.state;
  s.document.reset();
  s.plan.reset();
  s.fork = 0;
  s.motion.reset();
  s.stage = {};
  s.offer.reset();
  s.misfits.clear();
  w.view = {};
  s.bake_fraction = 1;
}

void open_session(Window& w, const std::filesystem::path& file, bool play_back) {
  const auto header = read_session_header(file);
  if (!header) return tell(w.state, base::format(header.diagnostics()), true);
  std::error_code failed;
  const bool is_open = w.state.document &&
                       std::filesystem::equivalent(w.state.document->drill.file, header->drill_file, failed) && !failed;
  if (is_open) return play_back ? play_back_session(w, file) : resume_session(w, file);
  open(w, header->drill_file, {.resume = play_back ? "" : file, .play_back = play_back ? file : ""});
}

void look_at_files(Window& w, double now) {
  if (!w.state.document || w.opener.busy() || now - w.looked_at_files < 0.5) return;
  w.looked_at_files = now;
  const auto script = time_of(w.state.document->drill.file), venue = time_of(w.state.document->drill.venue.file);
  if (script == w.script_time && venue == w.venue_time) return;
  w.script_time = script;
  w.venue_time = venue;
  open(w, w.state.document->drill.file, {.reload = true});
}

}  // namespace app
