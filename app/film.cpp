#include "app/film.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <system_error>

#include "app/child.h"
#include "app/picture_set.h"
#include "app/progress_line.h"
#include "app/values.h"
#include "app/video.h"
#include "base/files.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::int64_t kPartFrames = 300;

struct Parts {
  const FilmDescriptor& film;
  fs::path folder;

  std::int64_t count() const { return (film.frames + kPartFrames - 1) / kPartFrames; }
  fs::path file(std::int64_t index) const { return folder / fmt::format("{:05}.mp4", index); }
};

int prepare(const Parts& parts) {
  const auto had = base::read_file(parts.folder / "key", 64);
  std::error_code problem;
  if (!had || *had != parts.film.key) fs::remove_all(parts.folder, problem);
  fs::create_directory(parts.folder, problem);
  if (problem)
    return failed({base::error("V0002", parts.folder.string(), "cannot be written: " + problem.message())},
                  kMachineCannot);
  if (const auto written = base::write_file(parts.folder / "key", parts.film.key); !written)
    return failed(written.diagnostics(), kMachineCannot);
  return kFine;
}

int draw_part(const Parts& parts, std::int64_t index, base::Progress& progress) {
  const FilmDescriptor& film = parts.film;
  const std::int64_t first = index * kPartFrames, last = std::min(first + kPartFrames, film.frames);
  film.go_to(first);
  auto video = begin_video({.file = parts.file(index), .size = film.size, .fps = film.fps});
  if (!video) return failed(video.diagnostics(), kMachineCannot);
  for (std::int64_t i = first; i < last; ++i) {
    if (interrupted()) return kInterrupted;
    const auto image = film.draw(i);
    if (!image) return failed(image.diagnostics(), kMachineCannot);
    if (const auto added = add_frame(*video, *image); !added) return failed(added.diagnostics(), kMachineCannot);
    progress.set(float(i + 1) / float(film.frames));
  }
  if (const auto finished = finish_video(*video); !finished) return failed(finished.diagnostics(), kMachineCannot);
  return kFine;
}

int join(const Parts& parts) {
  std::string list;
  for (std::int64_t i = 0; i < parts.count(); ++i) list += fmt::format("file '{:05}.mp4'\n", i);
  if (const auto written = base::write_file(parts.folder / "list.txt", list); !written)
    return failed(written.diagnostics(), kMachineCannot);
  const fs::path joined = parts.folder / "joined.mp4";
  const int status =
      run_child({"ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-xerror", "-f", "concat", "-i",
                 (parts.folder / "list.txt").string(), "-c", "copy", "-movflags", "+faststart", joined.string()},
                600);
  std::error_code problem;
  if (status == 0) fs::rename(joined, parts.film.out, problem);
  if (status != 0 || problem)
    return failed({base::error("V0003", parts.film.out.string(), "ffmpeg could not join the video's parts",
                               fmt::format("is there room for it? The parts are kept in {}", parts.folder.string()))},
                  kMachineCannot);
  fs::remove_all(parts.folder, problem);
  return kFine;
}

int draw_parts(const Parts& parts) {
  base::Progress progress;
  progress.say(fmt::format("drawing {} frames", parts.film.frames));
  const ProgressLine line(progress);
  for (std::int64_t i = 0; i < parts.count(); ++i) {
    if (fs::exists(parts.file(i))) continue;  // whole: a part has its name only when it is done
    const int code = draw_part(parts, i, progress);
    if (code == kFine) continue;
    if (code == kInterrupted && i > 0) {
      fmt::print(stderr, "gelar: {} of {} parts are kept in {}; the same call goes on from there\n", i, parts.count(),
                 parts.folder.string());
    } else if (i == 0) {
      std::error_code ignored;
      fs::remove_all(parts.folder, ignored);
    }
    return code;
  }
  return kFine;
}

}  // namespace

int make_film(const FilmDescriptor& film) {
  if (film.frames > kMostFilmFrames) {
    fmt::print(stderr, "gelar: that would be {} frames; at most {} are made at once\n", film.frames, kMostFilmFrames);
    return kCallWrong;
  }
  const Parts parts{film, film.out.string() + ".parts"};
  if (const int code = prepare(parts); code != kFine) return code;
  if (const int code = draw_parts(parts); code != kFine) return code;
  if (const int code = join(parts); code != kFine) return code;
  fmt::print("{}: {} frames, {}\n", film.out.string(), film.frames,
             format_duration(scenes::Ms(double(film.frames) / film.fps * 1000)));
  return kFine;
}

std::string vtt_time(double seconds) {
  const auto ms = std::int64_t(std::llround(seconds * 1000));
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

std::string vtt_text(std::string_view text) {
  std::string plain;
  for (const char c : text)
    plain += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '\n' ? " " : std::string(1, c);
  return plain;
}

}  // namespace app
