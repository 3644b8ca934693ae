#include "app/cli_video.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "app/cli_class.h"
#include "app/film.h"
#include "app/in_words.h"
#include "app/progress_line.h"
#include "app/session_film.h"
#include "app/values.h"
#include "base/files.h"
#include "base/hash.h"

namespace app {
namespace fs = std::filesystem;
namespace {

using scenes::Ms;

constexpr double kGlideSeconds = 0.8;

// The drill's camera cues, glided to within 0.8 s of the video as in the window.
struct CueCamera {
  const scenes::Venue* venue = nullptr;
  std::string now;
  Orbit from, to;
  int since = 0;  // frames
  bool begun = false;

  Orbit at(std::string_view cue, int fps) {
    if (!begun || cue != now) {
      from = begun ? current(fps) : orbit_named(*venue, cue);
      to = orbit_named(*venue, cue);
      since = begun ? 0 : fps;
      now = cue;
      begun = true;
    }
    const Orbit orbit = current(fps);
    ++since;
    return orbit;
  }
  Orbit current(int fps) const {
    const float u = std::min(1.0f, float(since) / float(kGlideSeconds * fps));
    return between(from, to, u * u * (3 - 2 * u));
  }
};

// All that the pictures depend on.
std::string key_of(const PictureCall& c, std::uint64_t drill_hash, std::string_view story) {
  base::Hash hash;
  hash.number(drill_hash);
  hash.text(story);
  hash.text(c.view);
  hash.number(c.from.value_or(-1));
  hash.number(c.to.value_or(-1));
  hash.number(c.fps);
  hash.number(c.speed);
  hash.number(c.size.x);
  hash.number(c.size.y);
  hash.number(c.language);
  hash.number(int(c.ui) + 2 * int(c.bare));
  hash.number(c.quality ? int(*c.quality) : -1);
  return fmt::format("{:016x}\n", hash.value());
}

int ended(const PictureCall& call, const Studio& studio) {
  const auto messages = validation_messages(studio);
  if (!call.validation || messages == 0) return kFine;
  fmt::print(stderr, "gelar: {} validation messages\n", messages);
  return kMachineCannot;
}

struct VideoCall {
  PictureCall picture;  // from, to: of the session's clock, where there is one
  fs::path session;
  std::optional<double> speed;
  std::optional<scenes::Language> language;
  bool captions = false;
};

int write_captions(const fs::path& out, const std::string& captions) {
  const fs::path file = fs::path(out).replace_extension(".vtt");
  if (const auto written = base::write_file(file, captions); !written)
    return failed(written.diagnostics(), kMachineCannot);
  fmt::print("{}\n", file.string());
  return kFine;
}

// from, to: given, or all of it; false = they enclose nothing.
bool stretch(PictureCall& call, Ms end, const char* of_what) {
  call.from = call.from.value_or(0);
  call.to = std::min(call.to.value_or(end), end);
  if (*call.from < *call.to) return true;
  fmt::print(stderr, "gelar: --to must be later than --from, and --from before the {}'s end, {}\n", of_what,
             format_moment(end));
  return false;
}

int run_path_video(const VideoCall& wish) {
  PictureCall call = wish.picture;
  call.speed = wish.speed.value_or(4);
  call.language = wish.language.value_or(scenes::Language::indonesian);
  PictureSet set;
  // Not at high quality unless that is asked for: of a video there are many pictures.
  if (!call.from) call.from = 0;
  if (const int code = set_up(call, set); code != kFine) return code;
  const scenes::Timeline& timeline = set.motion->timeline;
  if (!stretch(call, timeline.end, "drill")) return kInputWrong;
  if (wish.captions)
    if (const int code = write_captions(
            call.out, captions_vtt(set.document->drill, timeline, call.language, *call.from, *call.to, call.speed));
        code != kFine)
      return code;
  return render_video(call, set, std::nullopt);
}

// The drill is the one that the session names, unless another file is given.
int read_film(PictureCall& call, const fs::path& file, PictureSet& set, Session& session) {
  const auto header = read_session_header(file);
  if (!header) return failed(header.diagnostics(), kInputWrong);
  if (call.file.empty()) call.file = header->drill_file;
  base::Progress progress;
  const ProgressLine line(progress);
  auto document = open_document({.file = call.file, .disk_cache = call.disk_cache, .progress = &progress});
  if (!document) return failed(document.diagnostics(), kInputWrong);
  set.document = std::move(*document);
  auto read = read_session(file, set.document->drill);
  if (!read) return failed(read.diagnostics(), kInputWrong);
  session = std::move(*read);
  tell_changes(session, set.document->drill);
  return kFine;
}

int run_session_video(const VideoCall& wish) {
  PictureCall call = wish.picture;
  call.speed = wish.speed.value_or(1);
  PictureSet set;
  Session session;
  if (const int code = read_film(call, wish.session, set, session); code != kFine) return code;
  const Ms end = session.lines.empty() ? 0 : session.lines.back().wall_ms;
  if (!stretch(call, end, "session")) return kInputWrong;
  std::string story;
  for (const SessionLine& act : session.lines) story += write_line(set.document->drill, act);
  call.language = wish.language.value_or(scenes::Language::indonesian);
  const std::string key = key_of(call, set.document->drill.source_hash, story);
  const auto frames = std::int64_t(double(*call.to - *call.from) / 1000 / call.speed * call.fps) + 1;
  SessionFilm film;
  film.language = wish.language;
  begin_session_film(film, set.document, std::move(session), double(*call.from) / 1000, call.speed / call.fps);
  base::Progress progress;
  if (wish.captions) {
    progress.say("writing captions");
    const ProgressLine line(progress);
    const std::string captions = captions_vtt(film, frames, call.fps, &progress);
    if (interrupted()) return kInterrupted;
    if (const int code = write_captions(call.out, captions); code != kFine) return code;
  }
  auto studio = open_studio({.document = set.document,
                             .size = call.size,
                             .quality = call.quality.value_or(renderer::Quality::high),
                             .device = call.device,
                             .validation = call.validation});
  if (!studio) return failed(studio.diagnostics(), kMachineCannot);
  print_problems(studio.diagnostics());
  set.studio = std::move(*studio);
  const GuiLayer layer = call.ui ? GuiLayer::full : GuiLayer::audience;
  const int code = make_film({.out = call.out,
                              .size = call.size,
                              .fps = call.fps,
                              .frames = frames,
                              .key = key,
                              .go_to = [&](std::int64_t first) { show_frame(film, first, &progress); },
                              .draw =
                                  [&](std::int64_t frame) {
                                    show_frame(film, frame, &progress);
                                    return take_state(set.studio, film.state, layer, 1.0 / call.fps);
                                  }});
  return code == kFine ? ended(call, set.studio) : code;
}

int run_video(const VideoCall& call) {
  if (!call.session.empty()) return run_session_video(call);
  if (!call.picture.file.empty()) return run_path_video(call);
  fmt::print(stderr, "gelar: video needs a drill, or --session FILE\n");
  return kCallWrong;
}

}  // namespace

int render_video(const PictureCall& call, PictureSet& set, const std::optional<Orbit>& orbit) {
  const scenes::Drill& drill = set.document->drill;
  const auto time_of = [&](std::int64_t frame) {
    return std::min(*call.to, *call.from + Ms(std::llround(double(frame) * 1000 * call.speed / call.fps)));
  };
  CueCamera cues{.venue = &drill.venue};
  scenes::Stage stage;
  const auto cue_at = [&](std::int64_t frame) {
    scenes::stage_at(*set.motion, time_of(frame), stage);
    return cues.at(stage.view, call.fps);
  };
  const int code =
      make_film({.out = call.out,
                 .size = call.size,
                 .fps = call.fps,
                 .frames = std::int64_t(double(*call.to - *call.from) / 1000 / call.speed * call.fps) + 1,
                 .key = key_of(call, drill.source_hash, scenes::format_path(drill, set.motion->timeline.path)),
                 .go_to =
                     [&](std::int64_t first) {
                       // A glide that began in the part before goes on in this one.
                       cues = {.venue = &drill.venue};
                       const auto glide = std::int64_t(2 * kGlideSeconds * call.fps);
                       for (std::int64_t i = std::max<std::int64_t>(0, first - glide); i < first; ++i) cue_at(i);
                     },
                 .draw =
                     [&](std::int64_t frame) {
                       const Orbit cue = cue_at(frame);
                       Shot shot{.motion = set.motion,
                                 .t = time_of(frame),
                                 .orbit = orbit.value_or(cue),
                                 .language = call.language,
                                 .appearance = call.appearance};
                       if (call.bare) shot.layer.reset();
                       if (call.ui) shot.layer = GuiLayer::full;
                       return take(set.studio, shot);
                     }});
  return code == kFine ? ended(call, set.studio) : code;
}

std::string captions_vtt(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language,
                         Ms from, Ms to, double speed) {
  constexpr double kShortest = 1.2;
  const double length = double(to - from) / 1000 / speed;
  // The first cue says what every export says.
  std::string out = fmt::format(
      "WEBVTT\n\n1\n{} --> {}\n{}\n", vtt_time(0), vtt_time(std::min(length, 4.0)),
      language == scenes::Language::indonesian ? "Ilustratif, bukan prakiraan" : "Illustrative, not a prediction");
  int number = 1;
  for (const scenes::TimedEvent& timed : timeline.events) {
    const scenes::Event& event = drill.events[timed.event.index];
    using enum scenes::Verb;
    if (event.verb != say && event.verb != warn && event.verb != narrate && event.verb != inject) continue;
    if (timed.end <= from || timed.start >= to || event.text.empty()) continue;
    const double begin = std::max(0.0, double(timed.start - from) / 1000 / speed);
    const double end = std::min(length, std::max(double(timed.end - from) / 1000 / speed, begin + kShortest));
    if (end <= begin) continue;
    const std::string who = event.verb == inject ? event.from : who_in_words(drill, event, language, false);
    const std::string text = event.text.in(language);
    out += fmt::format("\n{}\n{} --> {}\n{}{}\n", ++number, vtt_time(begin), vtt_time(end),
                       who.empty() ? "" : vtt_text(who) + ": ", vtt_text(text));
  }
  return out;
}

void add_video_command(CLI::App& program, ClassCommands& out) {
  CLI::App* command =
      program.add_subcommand("video", "a path or a session as H.264, with captions; goes on where it was interrupted");
  const auto call = std::make_shared<VideoCall>();
  PictureCall& picture = call->picture;
  picture.size = {1280, 720};
  command->add_option("FILE", picture.file, "the drill, name.drill.yaml; with --session: only if it has moved");
  auto* session = command->add_option("--session", call->session,
                                      "play a session back: its camera, pointer, ink, pauses and choices");
  command->add_option("--path", picture.path, "options taken, e.g. DP1=A,DP7=B; what is not named takes its default")
      ->excludes(session);
  const auto moment = [call](std::optional<Ms> PictureCall::*which) {
    return [call, which](const std::string& word) {
      const auto t = parse_moment(word);
      if (!t) throw CLI::ValidationError(fmt::format("\"{}\" is not a time such as 62m14s or T+62:14", word));
      call->picture.*which = *t;
    };
  };
  command->add_option_function<std::string>("--from", moment(&PictureCall::from),
                                            "first moment (default: StartEx); of a session: since it began");
  command->add_option_function<std::string>("--to", moment(&PictureCall::to), "last moment (default: the end)");
  command->add_option("--speed", call->speed, "model seconds a second (default 4); of a session: its own (default 1)")
      ->check(CLI::Range(0.1, 240.0));
  command->add_option("--fps", picture.fps, "frames a second (default 30)")->check(CLI::Range(1, 240));
  command->add_option_function<std::string>(
      "--size",
      [call](const std::string& word) {
        const auto size = parse_size(word);
        if (!size || size->x % 2 != 0 || size->y % 2 != 0)
          throw CLI::ValidationError(fmt::format("\"{}\" is not WxH with even sides", word));
        call->picture.size = *size;
      },
      "WxH, even (default 1280x720)");
  command
      ->add_option_function<std::string>(
          "--lang", [call](const std::string& word) { call->language = parse_language(word); },
          "id or en (default id; of a session: as it was)")
      ->check(CLI::IsMember({"id", "en"}));
  command
      ->add_option_function<std::string>(
          "--quality", [call](const std::string& word) { call->picture.quality = parse_quality(word); },
          "low, medium or high (default: what the device keeps up with; of a session: high)")
      ->check(CLI::IsMember({"low", "medium", "high"}));
  command->add_flag("--vtt", call->captions, "write the captions beside it as .vtt as well");
  auto* ui = command->add_flag("--ui", picture.ui, "with all panels, as the presenter has it");
  command->add_flag("--bare", picture.bare, "without labels and captions in the picture")
      ->excludes(ui)
      ->excludes(session);
  command->add_option("--device", picture.device, "part of a graphics device's name");
  command->add_flag("--validation", picture.validation, "check the use of Vulkan; any message makes the exit code 3");
  command->add_option("-o,--out", picture.out, "x.mp4")->required()->check(ending_of("a video is an .mp4", {".mp4"}));
  out.push_back({command, [call] { return run_video(*call); }});
}

}  // namespace app
