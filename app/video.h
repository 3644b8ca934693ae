// A video, written by ffmpeg as a child process that is fed pictures through a pipe.
#pragma once

#include <filesystem>
#include <memory>

#include "app/image.h"

namespace app {

struct VideoImpl;
struct VideoFree {
  void operator()(VideoImpl*) const;  // an unfinished video is removed
};
using Video = std::unique_ptr<VideoImpl, VideoFree>;

struct VideoDescriptor {
  std::filesystem::path file;  // x.mp4 (H.264, 4:2:0)
  glm::uvec2 size{0};          // even
  int fps = 30;
};
// Errors: V0001 ffmpeg cannot be started, V0002 the folder cannot be written to.
base::Result<Video> begin_video(const VideoDescriptor& descriptor);
// Error: V0003 ffmpeg ended early (it says why on standard error).
base::Result<base::Done> add_frame(Video& video, const Image& image);
// Waits for ffmpeg; only now the file has its name.
base::Result<base::Done> finish_video(Video& video);

}  // namespace app
