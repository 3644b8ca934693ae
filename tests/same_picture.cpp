// Whether a window shows what a picture file holds.
// usage: same_picture WINDOW.xwd PICTURE.png CHANNEL_TOLERANCE SHARE [x y width height]
// Ends with 0 where at most SHARE of the pixels (within the rectangle) differ by more.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "tests/picture_files.h"

namespace {

app::Image cut(const app::Image& from, int x, int y, unsigned width, unsigned height) {
  app::Image out = app::blank_image({width, height}, 0);
  app::paste(out, from, -x, -y);
  return out;
}

}  // namespace

int main(int count, char** words) try {
  if (count != 5 && count != 9) return std::fputs("usage: see the source\n", stderr), 2;
  app::Image window = picture_files::read_xwd(words[1]), picture = picture_files::read_png(words[2]);
  if (count == 9) {
    const int x = std::atoi(words[5]), y = std::atoi(words[6]);
    const auto width = unsigned(std::atoi(words[7])), height = unsigned(std::atoi(words[8]));
    window = cut(window, x, y, width, height);
    picture = cut(picture, x, y, width, height);
  }
  const auto d = picture_files::difference(window, picture, std::atoi(words[3]));
  std::printf("%.5f of the pixels differ, the worst by %d\n", d.share, d.worst);
  return d.share <= std::atof(words[4]) ? 0 : 1;
} catch (const std::exception& e) {
  return std::fprintf(stderr, "same_picture: %s\n", e.what()), 2;
}
