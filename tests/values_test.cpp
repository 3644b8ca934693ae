// The small tools of pictures, and values as people write them.
#include "app/values.h"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <fstream>

#include "app/image.h"
#include "app/session.h"
#include "base/files.h"

namespace app {
namespace {

TEST(Values, moments_are_read_and_written) {
  const struct {
    const char* text;
    std::optional<scenes::Ms> ms;
  } rows[] = {{"62m14s", 3'734'000},
              {"T+62:14", 3'734'000},
              {"T+1:02:14", 3'734'000},
              {"T+62:14.5", 3'734'500},
              {"1h02m", 3'720'000},
              {"500ms", 500},
              {"0s", 0},
              {"90s", 90'000},
              {"", {}},
              {"62:14", {}},
              {"T+62:61", {}},
              {"T+", {}},
              {"T+1:2:3:4", {}},
              {"5", {}},
              {"5s3m", {}},
              {"5s5s", {}},
              {"-5s", {}},
              {"1.5s", {}},
              {"1001h", {}},
              {"9999999999s", {}},
              {"T+5:00s", {}},
              {"T+0:00.1234", {}},
              {" 5s", {}},
              {"5s ", {}}};
  for (const auto& row : rows) EXPECT_EQ(parse_moment(row.text), row.ms) << row.text;
  EXPECT_EQ(format_moment(3'734'000), "T+62:14");
  EXPECT_EQ(format_moment(5'250), "T+00:05.250");
  EXPECT_EQ(format_duration(5'400'000), "1h30m");
  EXPECT_EQ(format_duration(0), "0s");
  for (const scenes::Ms t : {0, 999, 61'001, 5'399'999}) EXPECT_EQ(parse_moment(format_moment(t)), t);
}

TEST(Values, a_moment_told_in_utc_is_shown_as_the_clock_on_the_wall_had_it) {
  const char* zone = std::getenv("TZ");
  const std::string before = zone ? zone : "";
  setenv("TZ", "WIB-7", 1);
  tzset();
  EXPECT_EQ(local_text("2026-11-25T20:30:00Z"), "2026-11-26 03:30");
  EXPECT_EQ(local_text("yesterday"), "yesterday");
  EXPECT_EQ(local_text("2026-11-25T20:30:00Z or so"), "2026-11-25T20:30:00Z or so");
  EXPECT_EQ(session_label("/s/hari-h-20261125-203000.gelar-session"), "hari-h · 2026-11-26 03:30");
  EXPECT_EQ(session_label("/s/hari-h-20261125-203000-1.gelar-session"), "hari-h · 2026-11-26 03:30-1");
  EXPECT_EQ(session_label("/s/kelas-a.gelar-session"), "kelas-a");
  zone ? setenv("TZ", before.c_str(), 1) : unsetenv("TZ");
  tzset();
}

TEST(Pictures, shrinking_keeps_the_mean_light_and_the_shape) {
  Image board = blank_image({400, 200}, 0x000000);
  for (std::size_t i = 0; i < board.rgba.size() / 4; ++i)
    if ((i % 400 + i / 400) % 2 == 0) board.rgba[4 * i] = board.rgba[4 * i + 1] = board.rgba[4 * i + 2] = 255;
  const Image small_one = shrunk(board, {100, 100});
  EXPECT_EQ(small_one.size, glm::uvec2(100, 50));
  EXPECT_NEAR(small_one.rgba[4 * 2025], 188, 1);  // half the light, not half the number
  EXPECT_EQ(shrunk(board, {1000, 1000}).size, board.size);
}

TEST(Pictures, pasting_outside_is_left_out) {
  Image page = blank_image({20, 10}, 0x102030);
  const Image part = blank_image({8, 8}, 0xffffff);
  paste(page, part, -4, -4);
  paste(page, part, 16, 6);
  paste(page, part, 100, 100);
  EXPECT_EQ(page.rgba[0], 255);
  EXPECT_EQ(page.rgba[4 * (9 * 20 + 19)], 255);
  EXPECT_EQ(page.rgba[4 * (5 * 20 + 10)], 0x10);
}

TEST(Pictures, lines_of_text_leave_ink_and_keep_to_their_room) {
  const auto typeface = load_typeface(base::data_folder() / "fonts" / "text.otf");
  ASSERT_TRUE(typeface) << base::format(typeface.diagnostics());
  Image page = blank_image({400, 60}, 0x000000);
  draw_line(page, *typeface, "Pendaftaran paslon · kǝpala \xff kesatuan yang panjang sekali", 10, 40, 24, 0xffffff,
            200);
  int ink = 0, outside = 0;
  for (std::size_t i = 0; i < page.rgba.size() / 4; ++i)
    if (page.rgba[4 * i] > 64) ++(i % 400 < 212 ? ink : outside);
  EXPECT_GT(ink, 500);
  EXPECT_EQ(outside, 0);
  EXPECT_GT(width_of(*typeface, "WWW", 24), width_of(*typeface, "iii", 24));
}

TEST(Pictures, a_file_that_is_no_font_is_refused) {
  const std::string path = testing::TempDir() + "/no_font.otf";
  std::ofstream(path) << std::string(200, 'x');
  EXPECT_FALSE(load_typeface(path));
  EXPECT_FALSE(load_typeface("/nonexistent.otf"));
}

}  // namespace
}  // namespace app
