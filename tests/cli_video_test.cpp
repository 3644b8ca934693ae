// Videos as the command line makes them.
#include "tests/cli_call.h"

namespace {

// What ffprobe tells of a video's stream: the entries asked for, divided by commas, and a line's end.
class CliVideo : public Cli {
 protected:
  std::string probed(const std::string& name, const std::string& entries) const {
    const std::string probe = "ffprobe -v error -count_frames -select_streams v:0 -show_entries stream=" + entries +
                              " -of csv=p=0 '" + file(name) + "' >'" + file("probe") + "'";
    EXPECT_EQ(std::system(probe.c_str()), 0);
    return read(file("probe"));
  }
};

TEST_F(CliVideo, a_video_has_its_frames_and_leaves_nothing_else) {
  const Ran ran = run("render '" + kSmall + "' --from 30s --to 31s --fps 10 --size 160x90 -o a.mp4");
  ASSERT_EQ(ran.code, 0) << ran.problems;
  EXPECT_EQ(probed("a.mp4", "codec_name,width,height,nb_read_frames"), "h264,160,90,11\n");
  for (const auto& entry : fs::directory_iterator(folder_)) EXPECT_NE(entry.path().extension(), ".part");
}

TEST_F(CliVideo, a_session_becomes_a_video_of_what_was_done) {
  // A second of play, then a leap, and two arrows are drawn.
  write("a.gelar-session",
        "gelar-session 1\ndrill 0000000000000001 " + kSmall +
            "\nstarted 2026-01-01T00:00:00Z\n"
            "0 0 - show_view kpu\n0 0 - play 1\n1000 1000 - play 0\n1000 30000 - seek 30000\n"
            "1200 30000 - mark_begin 2 -20 0 -20\n1300 30000 - mark_to 20 0 -20\n1350 30000 - mark_end -\n1400 30000 - "
            "mark_begin 2 -20 0 -14\n1450 30000 - mark_to 20 0 -14\n1500 30000 - mark_end -\n"
            "2500 30000 - quit\n");
  const Ran ran = run("video --session a.gelar-session --fps 4 --size 160x90 --vtt --lang en --validation -o a.mp4");
  ASSERT_EQ(ran.code, 0) << ran.problems;
  EXPECT_EQ(probed("a.mp4", "codec_name,width,height,duration,nb_read_frames"), "h264,160,90,2.750000,11\n");
  EXPECT_EQ(read(file("a.vtt")).substr(0, 6), "WEBVTT");
  EXPECT_FALSE(fs::exists(file("a.mp4.parts")));
  // The pictures tell of the acts: with the arrow, without it, and while another moment is shown.
  const auto picture = [&](const char* at) {
    const std::string cut = "ffmpeg -v error -y -ss " + std::string(at) + " -i '" + file("a.mp4") +
                            "' -frames:v 1 -f rawvideo -pix_fmt rgb24 '" + file("frame") + "'";
    EXPECT_EQ(std::system(cut.c_str()), 0);
    return read(file("frame"));
  };
  const auto difference = [](const std::string& a, const std::string& b) {
    std::size_t far = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
      far += std::abs(int(static_cast<unsigned char>(a[i])) - int(static_cast<unsigned char>(b[i]))) > 24;
    return far;
  };
  const std::string first = picture("0"), later = picture("1"), drawn = picture("2"), after = picture("2.25");
  ASSERT_EQ(first.size(), 160u * 90 * 3);
  EXPECT_GT(difference(first, later), 40u);
  EXPECT_GT(difference(later, drawn), 40u);
  EXPECT_LT(difference(drawn, after), 10u);

  EXPECT_EQ(run("video -o b.mp4").code, 2);
  EXPECT_EQ(run("video --session nowhere.gelar-session -o b.mp4").code, 1);
  EXPECT_EQ(run("video --session a.gelar-session --from 1m -o b.mp4").code, 1);
}

TEST_F(CliVideo, a_video_is_drawn_at_high_quality_as_pictures_are) {
  const auto frames = [&](const std::string& name, const std::string& quality) {
    EXPECT_EQ(run("render '" + kSmall + "' --from 30s --to 30100ms --fps 10 --size 160x90 " + quality + " -o " + name +
                  ".mp4")
                  .code,
              0);
    EXPECT_EQ(
        std::system(("ffmpeg -v error -i '" + file(name + ".mp4") + "' -f framemd5 - >'" + file(name) + "'").c_str()),
        0);
    return read(file(name));
  };
  const std::string usual = frames("usual", ""), high = frames("high", "--quality high"),
                    low = frames("low", "--quality low");
  EXPECT_EQ(usual, high);
  EXPECT_NE(usual, low);
}

TEST_F(CliVideo, a_video_without_ffmpeg_ends_with_three) {
  fs::create_directories(file("empty"));
  const Ran ran =
      run("render '" + kSmall + "' --from 0s --to 1s --size 64x64 -o a.mp4", "PATH='" + file("empty") + "'");
  EXPECT_EQ(ran.code, 3);
  EXPECT_TRUE(has(ran.problems, "ffmpeg")) << ran.problems;
  EXPECT_FALSE(fs::exists(file("a.mp4")));
}

TEST_F(CliVideo, an_interrupted_video_goes_on_from_its_finished_parts) {
  const std::string out = file("long.mp4");
  const fs::path parts = out + ".parts", first = parts / "00000.mp4";
  const pid_t child = fork();
  if (child == 0) {
    setenv("XDG_CACHE_HOME", file("cache").c_str(), 1);
    if (!freopen(file(".err").c_str(), "w", stderr)) _exit(99);
    execl(kProgram.c_str(), "gelar", "render", kSmall.c_str(), "--from", "0s", "--to", "2m", "--fps", "5", "--size",
          "160x90", "--quality", "low", "-o", out.c_str(), nullptr);
    _exit(99);
  }
  for (int i = 0; i < 2400 && !fs::exists(first); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(25));
  ASSERT_TRUE(fs::exists(first)) << read(file(".err"));
  kill(child, SIGINT);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 130);
  EXPECT_FALSE(fs::exists(out));
  ASSERT_TRUE(fs::exists(first));
  const auto made = fs::last_write_time(first);

  // The same call again: nothing that was finished is drawn again, and nothing is left over.
  const Ran ran = run("render '" + kSmall + "' --from 0s --to 2m --fps 5 --size 160x90 --quality low -o long.mp4");
  ASSERT_EQ(ran.code, 0) << ran.problems;
  EXPECT_FALSE(fs::exists(parts));
  EXPECT_GT(fs::last_write_time(out), made);
  EXPECT_EQ(probed("long.mp4", "nb_read_frames"), "601\n");
}

// The end of a file is written last of all: an ffmpeg that finds the disk full only then once
// left half a part, and every later call failed on it.
TEST_F(CliVideo, a_video_for_which_there_is_no_room_leaves_no_half_of_itself) {
  const std::string full = "sh -c 'trap \"\" XFSZ; ulimit -f 4; exec \"$0\" \"$@\"'";
  const std::string words = "render '" + kSmall + "' --from 30s --to 34s --fps 10 --size 320x180 --no-cache -o a.mp4";
  const Ran ran = run(words, full);
  EXPECT_EQ(ran.code, 3) << ran.problems;
  EXPECT_FALSE(fs::exists(file("a.mp4")));
  EXPECT_FALSE(fs::exists(file("a.mp4.parts/00000.mp4")));
  const Ran again = run(words);
  EXPECT_EQ(again.code, 0) << again.problems;
}

}  // namespace
