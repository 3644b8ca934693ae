#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "app/command_text.h"
#include "app/gui/words.h"
#include "app/player.h"
#include "app/window_parts.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr double kCameraEvery = 0.05;  // seconds

// Told when the disk takes no more, and again when it does.
void append(Window& w, std::string_view line) {
  const bool kept = w.writer.append(line);
  if (kept == !w.session_waits) return;
  w.session_waits = !kept;
  tell(w.state, gui::word(kept ? gui::Word::session_kept : gui::Word::session_waits, w.state.language), !kept);
}

void write(Window& w, const SessionLine& line) { append(w, write_line(w.state.document->drill, line)); }

void flush_camera(Window& w) {
  if (!w.pending_camera) return;
  const SessionLine line = std::move(*w.pending_camera);
  w.pending_camera.reset();
  write(w, line);
}

// A file of its own for this briefing, made with its first act.
void open_file(Window& w) {
  const fs::path folder = session_folder();
  const scenes::Drill& drill = w.state.document->drill;
  std::error_code failed;
  const fs::path script = fs::absolute(drill.file, failed);
  std::string stem = script.stem().stem().string();
  const SessionHeader header{drill.source_hash, script.string(), utc_text("%Y-%m-%dT%H:%M:%SZ")};
  for (int n = 0; n < 100 && !folder.empty(); ++n) {
    const std::string name =
        fmt::format("{}-{}{}.gelar-session", stem, utc_text("%Y%m%d-%H%M%S"), n ? fmt::format("-{}", n) : "");
    if (!fs::exists(folder / name, failed) && w.writer.open(folder / name, &header)) return append(w, "");
  }
  w.keeping = false;
  const char* wanted = std::getenv("XDG_STATE_HOME");
  const std::string place = !folder.empty() ? folder.string() : wanted && *wanted == '/' ? wanted : "~/.local/state";
  tell(w.state, fmt::format("{} {}", gui::word(gui::Word::session_nowhere, w.state.language), place), true);
}

}  // namespace

void begin_session(Window& w) {
  end_session(w);
  w.keeping = true;
  w.began = wall_seconds();
  w.state.wall_ms = 0;
}

void keep(Window& w, const Command& command) {
  if (!w.keeping || !w.state.document || w.playback || !is_act(w.state, command)) return;
  w.state.wall_ms = std::int64_t((wall_seconds() - w.began) * 1000);
  if (!w.writer.is_open()) open_file(w);
  if (!w.writer.is_open()) return;
  SessionLine line{w.state.wall_ms, w.state.t, w.state.path, command};
  if (std::holds_alternative<MoveCamera>(command)) {
    if (w.pending_camera && double(line.wall_ms - w.pending_camera->wall_ms) < kCameraEvery * 1000) {
      w.pending_camera->command = line.command;
      return;
    }
    flush_camera(w);
    w.pending_camera = std::move(line);
    return;
  }
  flush_camera(w);
  write(w, line);
  w.said_goodbye = std::holds_alternative<Quit>(command) || std::holds_alternative<CloseDrill>(command);
}

void keep_time(Window& w) {
  const double now = wall_seconds();
  if (now - w.last_here < 1) return;
  w.last_here = now;
  if (!w.writer.is_open()) return;
  if (w.session_waits) append(w, "");
  flush_camera(w);
  const bool moving = w.state.playing || w.state.shuttle != 0;
  if (moving) keep(w, Here{});
}

void end_session(Window& w) {
  if (w.writer.is_open() && !w.said_goodbye) {
    flush_camera(w);
    keep(w, Here{});
  }
  w.said_goodbye = w.session_waits = false;
  w.pending_camera.reset();
  w.writer.close();
  w.keeping = false;
}

void resume_session(Window& w, const fs::path& file) {
  const auto plan = w.state.plan;
  auto session = read_session(file, plan->drill);
  if (!session) return tell(w.state, base::format(session.diagnostics()), true);
  end_session(w);
  if (const auto free = check_free(file); !free) {
    begin_session(w);
    return tell(w.state, base::format(free.diagnostics()), true);
  }
  w.playback.reset();
  w.state.offer.reset();
  auto motion = w.state.motion;
  show_document(w.state, plan, scenes::default_path(plan->drill), 0);
  replay(w.state, *session, 0, session->lines.size());
  take_motion(w.state, std::move(motion));
  w.state.playing = false;
  w.state.shuttle = 0;
  w.state.glide = 1;
  w.state.laser = {};
  w.state.misfits = session->misfits;
  const double length = session->lines.empty() ? 0 : double(session->lines.back().wall_ms) / 1000;
  if (auto opened = w.writer.open(file, nullptr); !opened) tell(w.state, base::format(opened.diagnostics()), true);
  w.keeping = true;
  w.began = wall_seconds() - length;
  w.baker.start(w.state.document, w.state.path);
}

void play_back_session(Window& w, const fs::path& file) {
  auto session = read_session(file, w.state.plan->drill);
  if (!session) return tell(w.state, base::format(session.diagnostics()), true);
  end_session(w);
  w.state.offer.reset();
  w.state.misfits = session->misfits;
  auto motion = w.state.motion;
  w.playback = begin_playback(std::move(*session), w.state);
  take_motion(w.state, std::move(motion));
}

std::optional<SessionOffer> offer_of(const Document& document) {
  std::error_code failed;
  const std::string script = fs::absolute(document.drill.file, failed).string();
  constexpr std::size_t kLookAt = 6;
  for (const fs::path& file : recent_sessions(kLookAt)) {
    const auto header = read_session_header(file);
    if (!header || header->drill_file != script || !check_free(file)) continue;
    const auto session = read_session(file, document.drill);
    if (!session || session->lines.size() < 3) continue;
    // Only the newest one counts, and only if it did not end by itself.
    if (std::holds_alternative<Quit>(session->lines.back().command) ||
        std::holds_alternative<CloseDrill>(session->lines.back().command))
      return std::nullopt;
    return SessionOffer{file, header->started, session->lines.size()};
  }
  return std::nullopt;
}

}  // namespace app
