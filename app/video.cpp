#include "app/video.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <system_error>
#include <vector>

#include "app/part_file.h"

extern char** environ;

namespace app {
namespace fs = std::filesystem;

struct VideoImpl {
  fs::path file, partial;
  glm::uvec2 size{0};
  int pipe = -1;
  pid_t child = -1;
};

namespace {

// ffmpeg's exit status; 0 = fine.
int wait_for(VideoImpl& video) {
  if (video.pipe >= 0) close(video.pipe);
  video.pipe = -1;
  int status = 0;
  while (video.child > 0 && waitpid(video.child, &status, 0) < 0 && errno == EINTR) {
  }
  video.child = -1;
  return status;
}

base::Result<base::Done> start_ffmpeg(VideoImpl& video, const std::vector<std::string>& words) {
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return base::error("V0001", "ffmpeg", std::strerror(errno));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  // A group of its own: Ctrl+C is ours to handle.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t all;
  sigemptyset(&all);
  sigaddset(&all, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &all);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const int failed = posix_spawnp(&video.child, "ffmpeg", &actions, &attributes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(ends[0]);
  video.pipe = ends[1];
  if (failed != 0) {
    video.child = -1;
    return base::error("V0001", "ffmpeg", fmt::format("cannot be started: {}", std::strerror(failed)),
                       "videos are written by the program ffmpeg; on Debian: apt-get install ffmpeg");
  }
  return base::Done{};
}

}  // namespace

void VideoFree::operator()(VideoImpl* video) const {
  if (!video) return;
  if (video->child > 0) kill(video->child, SIGKILL);
  wait_for(*video);
  std::error_code ignored;
  fs::remove(video->partial, ignored);
  delete video;
}

base::Result<Video> begin_video(const VideoDescriptor& descriptor) {
  Video video(new VideoImpl);
  std::error_code problem;
  video->file = fs::absolute(descriptor.file, problem);
  video->size = descriptor.size;
  auto part = begin_part_file(video->file, "V0002");
  if (!part) return part.diagnostics();
  video->partial = std::move(*part);
  std::signal(SIGPIPE, SIG_IGN);  // an ffmpeg that ends early is an error of ours, not our end
  // -xerror: a disk that is full is found out only when the file's end is written, and would
  // be no failure otherwise.
  auto started = start_ffmpeg(*video, {"ffmpeg",
                                       "-hide_banner",
                                       "-loglevel",
                                       "error",
                                       "-nostdin",
                                       "-y",
                                       "-xerror",
                                       "-f",
                                       "rawvideo",
                                       "-pix_fmt",
                                       "rgba",
                                       "-s",
                                       fmt::format("{}x{}", descriptor.size.x, descriptor.size.y),
                                       "-r",
                                       std::to_string(descriptor.fps),
                                       "-i",
                                       "pipe:0",
                                       "-an",
                                       "-c:v",
                                       "libx264",
                                       "-preset",
                                       "medium",
                                       "-crf",
                                       "20",
                                       "-pix_fmt",
                                       "yuv420p",
                                       "-movflags",
                                       "+faststart",
                                       "-f",
                                       "mp4",
                                       "file:" + video->partial.string()});
  if (!started) return started.diagnostics();
  return video;
}

base::Result<base::Done> add_frame(Video& video, const Image& image) {
  GELAR_CHECK(image.size == video->size, "all pictures of a video are of one size");
  const std::uint8_t* from = image.rgba.data();
  std::size_t left = image.rgba.size();
  while (left > 0) {
    const ssize_t written = write(video->pipe, from, left);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      wait_for(*video);
      return base::error("V0003", video->file.string(), "ffmpeg ended before the video did");
    }
    from += written;
    left -= std::size_t(written);
  }
  return base::Done{};
}

base::Result<base::Done> finish_video(Video& video) {
  if (wait_for(*video) != 0) return base::error("V0003", video->file.string(), "ffmpeg could not finish the video");
  std::error_code problem;
  fs::rename(video->partial, video->file, problem);
  if (problem) return base::error("V0002", video->file.string(), "cannot be written: " + problem.message());
  return base::Done{};
}

}  // namespace app
