#include "app/cli_video.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <system_error>

#include "app/child.h"
#include "app/cli_class.h"
#include "app/in_words.h"
#include "app/progress_line.h"
#include "app/values.h"
#include "app/video.h"
#include "base/files.h"
#include "base/hash.h"

namespace app {
namespace fs = std::filesystem;
namespace {

using scenes::Ms;

constexpr std::int64_t kPartFrames = 300, kMostFrames = 1'000'000;
constexpr double kGlideSeconds = 0.8;

// The drill's camera cues, glided to within 0.8 s of the video as in the window.
struct CueCamera {
  const scenes::Venue& venue;
  std::string now;
  Orbit from, to;
  int since = 0;  // frames
  bool begun = false;

  Orbit at(std::string_view cue, int fps) {
    if (!begun || cue != now) {
      from = begun ? current(fps) : orbit_named(venue, cue);
      to = orbit_named(venue, cue);
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

struct Making {
  const PictureCall& call;
  PictureSet& set;
  const std::optional<Orbit>& orbit;
  std::int64_t frames = 0;
  fs::path parts;

  Ms time_of(std::int64_t frame) const {
    return std::min(*call.to, *call.from + Ms(std::llround(double(frame) * 1000 * call.speed / call.fps)));
  }
  fs::path part(std::int64_t index) const { return parts / fmt::format("{:05}.mp4", index); }
};

// All that the pictures depend on: parts of another video are never taken for this one's.
std::string key_of(const Making& m) {
  base::Hash hash;
  const PictureCall& c = m.call;
  hash.number(m.set.document->drill.source_hash);
  for (const std::string& text : {scenes::format_path(m.set.document->drill, m.set.motion->timeline.path), c.view})
    hash.text(text);
  hash.number(*c.from);
  hash.number(*c.to);
  hash.number(c.fps);
  hash.number(c.speed);
  hash.number(c.size.x);
  hash.number(c.size.y);
  hash.number(c.language);
  hash.number(int(c.ui) + 2 * int(c.bare));
  hash.number(c.quality ? int(*c.quality) : -1);
  return fmt::format("{:016x}\n", hash.value());
}

int prepare_parts(const Making& m) {
  const std::string key = key_of(m);
  const auto had = base::read_file(m.parts / "key", 64);
  std::error_code problem;
  if (!had || *had != key) fs::remove_all(m.parts, problem);
  fs::create_directory(m.parts, problem);
  if (problem)
    return failed({base::error("V0002", m.parts.string(), "cannot be written: " + problem.message())}, kMachineCannot);
  if (const auto written = base::write_file(m.parts / "key", key); !written)
    return failed(written.diagnostics(), kMachineCannot);
  return kFine;
}

int render_part(const Making& m, std::int64_t index, base::Progress& progress) {
  const std::int64_t first = index * kPartFrames, last = std::min(first + kPartFrames, m.frames);
  CueCamera cues{m.set.document->drill.venue, {}, {}, {}, 0, false};
  scenes::Stage stage;
  // A glide that began in the part before goes on in this one.
  for (std::int64_t i = std::max<std::int64_t>(0, first - std::int64_t(2 * kGlideSeconds * m.call.fps)); i < first;
       ++i) {
    scenes::stage_at(*m.set.motion, m.time_of(i), stage);
    cues.at(stage.view, m.call.fps);
  }
  auto video = begin_video({.file = m.part(index), .size = m.call.size, .fps = m.call.fps});
  if (!video) return failed(video.diagnostics(), kMachineCannot);
  for (std::int64_t i = first; i < last; ++i) {
    if (interrupted()) return kInterrupted;
    const Ms t = m.time_of(i);
    scenes::stage_at(*m.set.motion, t, stage);
    Shot shot{.motion = m.set.motion,
              .t = t,
              .orbit = m.orbit ? *m.orbit : cues.at(stage.view, m.call.fps),
              .language = m.call.language,
              .appearance = m.call.appearance};
    if (m.call.bare) shot.layer.reset();
    if (m.call.ui) shot.layer = GuiLayer::full;
    const auto image = take(m.set.studio, shot);
    if (!image) return failed(image.diagnostics(), kMachineCannot);
    if (const auto added = add_frame(*video, *image); !added) return failed(added.diagnostics(), kMachineCannot);
    progress.set(float(i + 1) / float(m.frames));
  }
  if (const auto finished = finish_video(*video); !finished) return failed(finished.diagnostics(), kMachineCannot);
  return kFine;
}

int join_parts(const Making& m, std::int64_t count) {
  std::string list;
  for (std::int64_t i = 0; i < count; ++i) list += fmt::format("file '{:05}.mp4'\n", i);
  if (const auto written = base::write_file(m.parts / "list.txt", list); !written)
    return failed(written.diagnostics(), kMachineCannot);
  const fs::path joined = m.parts / "joined.mp4";
  const int status =
      run_child({"ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-f", "concat", "-i",
                 (m.parts / "list.txt").string(), "-c", "copy", "-movflags", "+faststart", joined.string()},
                600);
  std::error_code problem;
  if (status == 0) fs::rename(joined, m.call.out, problem);
  if (status != 0 || problem)
    return failed({base::error("V0003", m.call.out.string(), "ffmpeg could not join the video's parts")},
                  kMachineCannot);
  fs::remove_all(m.parts, problem);
  return kFine;
}

std::string vtt_time(double seconds) {
  const auto ms = std::int64_t(std::llround(seconds * 1000));
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

int run_video(PictureCall call, bool with_captions) {
  PictureSet set;
  if (const int code = set_up(call, set); code != kFine) return code;
  const scenes::Timeline& timeline = set.motion->timeline;
  call.from = call.from.value_or(0);
  call.to = std::min(call.to.value_or(timeline.end), timeline.end);
  if (*call.from >= *call.to) {
    fmt::print(stderr, "gelar: --to must be later than --from, and --from before the drill's end, {}\n",
               format_moment(timeline.end));
    return kInputWrong;
  }
  if (with_captions) {
    const fs::path file = fs::path(call.out).replace_extension(".vtt");
    const auto written = base::write_file(
        file, captions_vtt(set.document->drill, timeline, call.language, *call.from, *call.to, call.speed));
    if (!written) return failed(written.diagnostics(), kMachineCannot);
    fmt::print("{}\n", file.string());
  }
  return render_video(call, set, std::nullopt);
}

}  // namespace

int render_video(const PictureCall& call, PictureSet& set, const std::optional<Orbit>& orbit) {
  Making m{call, set, orbit, std::int64_t(double(*call.to - *call.from) / 1000 / call.speed * call.fps) + 1,
           call.out.string() + ".parts"};
  if (m.frames > kMostFrames) {
    fmt::print(stderr, "gelar: that would be {} frames; at most {} are made at once\n", m.frames, kMostFrames);
    return kCallWrong;
  }
  if (const int code = prepare_parts(m); code != kFine) return code;
  const std::int64_t count = (m.frames + kPartFrames - 1) / kPartFrames;
  base::Progress progress;
  progress.say(fmt::format("drawing {} frames", m.frames));
  {
    const ProgressLine line(progress);
    for (std::int64_t i = 0; i < count; ++i) {
      if (fs::exists(m.part(i))) continue;  // whole: a part has its name only when it is done
      if (const int code = render_part(m, i, progress); code != kFine) {
        if (code == kInterrupted && i > 0)
          fmt::print(stderr, "gelar: {} of {} parts are kept in {}; the same call goes on from there\n", i, count,
                     m.parts.string());
        else if (i == 0) {
          std::error_code ignored;
          fs::remove_all(m.parts, ignored);
        }
        return code;
      }
    }
  }
  if (const int code = join_parts(m, count); code != kFine) return code;
  fmt::print("{}: {} frames, {}\n", call.out.string(), m.frames,
             format_duration(Ms(double(m.frames) / call.fps * 1000)));
  const auto messages = validation_messages(set.studio);
  if (!call.validation || messages == 0) return kFine;
  fmt::print(stderr, "gelar: {} validation messages\n", messages);
  return kMachineCannot;
}

std::string captions_vtt(const scenes::Drill& drill, const scenes::Timeline& timeline, scenes::Language language,
                         Ms from, Ms to, double speed) {
  constexpr double kShortest = 1.2;
  const double length = double(to - from) / 1000 / speed;
  std::string out = "WEBVTT\n";
  int number = 0;
  for (const scenes::TimedEvent& timed : timeline.events) {
    const scenes::Event& event = drill.events[timed.event.index];
    using enum scenes::Verb;
    if (event.verb != say && event.verb != warn && event.verb != narrate && event.verb != inject) continue;
    if (timed.end <= from || timed.start >= to || event.text.empty()) continue;
    const double begin = std::max(0.0, double(timed.start - from) / 1000 / speed);
    const double end = std::min(length, std::max(double(timed.end - from) / 1000 / speed, begin + kShortest));
    if (end <= begin) continue;
    std::string who = event.verb == inject ? event.from : who_in_words(drill, event, language, false);
    std::string text = event.text.in(language);
    for (std::string* part : {&who, &text}) {  // "-->" would end a cue, & and < would be markup
      std::string plain;
      for (const char c : *part)
        plain += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c == '\n' ? ' ' : c);
      *part = plain;
    }
    out += fmt::format("\n{}\n{} --> {}\n{}{}\n", ++number, vtt_time(begin), vtt_time(end),
                       who.empty() ? "" : who + ": ", text);
  }
  return out;
}

void add_video_command(CLI::App& program, ClassCommands& out) {
  CLI::App* command =
      program.add_subcommand("video", "a path as H.264, with captions; goes on where it was interrupted");
  const auto call = std::make_shared<PictureCall>();
  const auto captions = std::make_shared<bool>(false);
  call->size = {1280, 720};
  call->speed = 4;
  command->add_option("FILE", call->file, "the drill, name.drill.yaml")->required();
  command->add_option("--path", call->path, "options taken, e.g. DP1=A,DP7=B; what is not named takes its default");
  const auto moment = [call](std::optional<Ms> PictureCall::*which) {
    return [call, which](const std::string& word) {
      const auto t = parse_moment(word);
      if (!t) throw CLI::ValidationError(fmt::format("\"{}\" is not a time such as 62m14s or T+62:14", word));
      (*call).*which = *t;
    };
  };
  command->add_option_function<std::string>("--from", moment(&PictureCall::from), "first moment (default: StartEx)");
  command->add_option_function<std::string>("--to", moment(&PictureCall::to), "last moment (default: EndEx)");
  command->add_option("--speed", call->speed, "model seconds a second (default 4)")->check(CLI::Range(0.1, 240.0));
  command->add_option("--fps", call->fps, "frames a second (default 30)")->check(CLI::Range(1, 240));
  command->add_option_function<std::string>(
      "--size",
      [call](const std::string& word) {
        const auto size = parse_size(word);
        if (!size || size->x % 2 != 0 || size->y % 2 != 0)
          throw CLI::ValidationError(fmt::format("\"{}\" is not WxH with even sides", word));
        call->size = *size;
      },
      "WxH, even (default 1280x720)");
  add_language_option(*command, call->language);
  command->add_flag("--vtt", *captions, "write the captions beside it as .vtt as well");
  command->add_flag("--bare", call->bare, "without labels and captions in the picture");
  command->add_option("--device", call->device, "part of a graphics device's name");
  command->add_option("-o,--out", call->out, "x.mp4")->required()->check([](const std::string& word) {
    return fs::path(word).extension() == ".mp4" ? std::string() : fmt::format("a video is an .mp4, not \"{}\"", word);
  });
  out.push_back({command, [call, captions] { return run_video(*call, *captions); }});
}

}  // namespace app
