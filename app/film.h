// A film of many pictures, made in parts, so that an interrupted one is gone on with.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "app/image.h"

namespace app {

inline constexpr std::int64_t kMostFilmFrames = 1'000'000;

struct FilmDescriptor {
  std::filesystem::path out;  // x.mp4
  glm::uvec2 size{0};         // even
  int fps = 30;
  std::int64_t frames = 0;  // 1..kMostFilmFrames
  std::string key;          // of all that the pictures depend on: parts of another film are never taken for this one's
  // Before the first picture of a part: what stands before it has been drawn already,
  // perhaps by an earlier run.
  std::function<void(std::int64_t first)> go_to;
  std::function<base::Result<Image>(std::int64_t frame)> draw;  // one after the other
};

// Parts of 300 frames lie in out + ".parts" until all are there; the next call with the
// same key goes on where the last one stopped. Prints progress, and what was written. An
// exit code: kFine, kCallWrong too many frames, kMachineCannot, kInterrupted.
int make_film(const FilmDescriptor& film);

// "00:01:02.345", as WebVTT (W3C) wants moments, and a text without what it would take
// for the end of a cue or for markup.
std::string vtt_time(double seconds);
std::string vtt_text(std::string_view text);

}  // namespace app
