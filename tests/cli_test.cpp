// The program as people call it: what it prints, what it writes, how it ends.
#include <chrono>
#include <csignal>
#include <thread>

#include "tests/cli_call.h"

namespace {

// Width and height of a PNG, from its header.
std::pair<unsigned, unsigned> png_size(const std::string& bytes) {
  if (bytes.size() < 24 || bytes.substr(1, 3) != "PNG") return {0, 0};
  const auto number = [&](std::size_t at) {
    unsigned n = 0;
    for (std::size_t i = 0; i < 4; ++i) n = n << 8 | static_cast<unsigned char>(bytes[at + i]);
    return n;
  };
  return {number(16), number(20)};
}

TEST_F(Cli, every_command_explains_itself) {
  for (const char* command : {"", "play", "new", "check", "info", "paths", "hash", "render", "storyboard", "gallery",
                              "bench", "msel export", "msel import", "report", "train", "video"}) {
    const Ran ran = run(std::string(command) + " --help");
    EXPECT_EQ(ran.code, 0) << command;
    EXPECT_TRUE(has(ran.out, "--help")) << command;
  }
  EXPECT_EQ(run("--version").code, 0);
}

TEST_F(Cli, report_writes_a_paper_that_stands_alone) {
  const Ran ran = run("report '" + kSmall + "' --kind aar --path DP1=B --no-pictures --lang en -o review.html");
  EXPECT_EQ(ran.code, 0) << ran.problems;
  EXPECT_TRUE(has(read(file("review.html")), "Illustrative, not a prediction"));
  EXPECT_EQ(run("report '" + kSmall + "' --kind poem -o x.html").code, 2);
  EXPECT_EQ(run("report '" + kSmall + "' --kind orders --unit nobody --no-pictures -o x.html").code, 1);
  EXPECT_EQ(run("report '" + kSmall + "' --no-pictures -o /nowhere/x.html").code, 3);
  // Where no browser prints: the page is there, and the exit code says what is missing.
  const Ran without = run("report '" + kSmall + "' --no-pictures -o x.pdf", "PATH=/nowhere");
  EXPECT_EQ(without.code, 3);
  EXPECT_TRUE(fs::exists(folder_ / "x.html"));
}

TEST_F(Cli, a_planners_sheet_changes_the_script_only_when_told_to) {
  fs::create_directories(folder_ / "a" / "b" / "tests" / "drills");
  fs::create_directories(folder_ / "a/b/scenes/library");
  fs::copy(GELAR_SOURCE_DIR "/scenes/library/venues", folder_ / "a/b/scenes/library/venues",
           fs::copy_options::recursive);
  std::string script = read(kSmall);
  const std::string inject =
      "      - { at: 25s, do: inject, serial: I01, text: { id: \"Ban menyala\", en: \"A tyre burns\" } }  # keep me\n";
  script.insert(script.find("      - { at: 15s, do: move"), inject);
  write("a/b/tests/drills/x.drill.yaml", script);
  const std::string drill = file("a/b/tests/drills/x.drill.yaml");
  ASSERT_EQ(run("msel export " + drill + " -o plan.csv").code, 0);
  std::string table = read(file("plan.csv"));
  EXPECT_TRUE(has(table, "Ban menyala"));
  table.replace(table.find("Ban menyala"), 11, "Dua ban menyala");
  write("plan.csv", table);

  const Ran shown = run("msel import " + drill + " plan.csv");
  EXPECT_EQ(shown.code, 0) << shown.problems;
  EXPECT_TRUE(has(shown.out, "+      - { at: 25s, do: inject, serial: I01, text: { id: \"Dua ban menyala\""))
      << shown.out;
  EXPECT_EQ(read(drill), script);
  EXPECT_EQ(run("msel import " + drill + " plan.csv --apply").code, 0);
  script.replace(script.find("Ban menyala"), 11, "Dua ban menyala");
  EXPECT_EQ(read(drill), script);
  EXPECT_TRUE(has(run("msel import " + drill + " plan.csv").out, "0 ~, 0 +, 0 ?"));

  write("bad.xlsx", "PK not a workbook");
  EXPECT_EQ(run("msel import " + drill + " bad.xlsx").code, 1);
  EXPECT_EQ(run("msel export " + drill).code, 2);
  EXPECT_EQ(run("msel export " + drill + " -o /nowhere/x.xlsx").code, 3);
}

TEST_F(Cli, wrong_calls_end_with_two_and_one_reason) {
  const struct {
    const char *name, *words, *said;
  } rows[] = {
      {"no command", "", "subcommand"},
      {"unknown command", "rendr", "\"render\""},
      {"unknown option", "render x --vew y", "\"--view\""},
      {"no moment", "render x -o a.png", "--at"},
      {"bad moment", "render x --at 10:30 -o a.png", "10:30"},
      {"negative moment", "render x --at=-5s -o a.png", "-5s"},
      {"huge moment", "render x --at 99999999999999999999s -o a.png", "--at"},
      {"bad size", "render x --at 1s --size 12 -o a.png", "--size"},
      {"size too large", "render x --at 1s --size 8193x100 -o a.png", "--size"},
      {"size that overflows", "render x --at 1s --size 4294967297x16 -o a.png", "--size"},
      {"size of nothing", "render x --at 1s --size 0x0 -o a.png", "--size"},
      {"odd video", "render x --from 0s --to 1s --size 101x100 -o a.mp4", "even"},
      {"picture into a video", "render x --at 1s -o a.mp4", ".png"},
      {"video into a picture", "render x --from 0s --to 1s -o a.png", ".mp4"},
      {"from without to", "render x --from 1s -o a.mp4", "--to"},
      {"video that runs backwards", "render x --from 2s --to 1s -o a.mp4", "--to"},
      {"too many frames a second", "render x --from 0s --to 1s --fps 241 -o a.mp4", "--fps"},
      {"both a moment and a stretch", "render x --at 1s --from 0s --to 1s -o a.png", "--at"},
      {"panels and none", "render x --at 1s --ui --bare -o a.png", "--ui"},
      {"unknown language", "info x --lang de", "--lang"},
      {"unknown quality", "render x --at 1s --quality best -o a.png", "--quality"},
      {"threads without end", "hash x --threads 1000000", "--threads"},
      {"unknown measurement", "bench speed", "speed"},
      {"unknown feature", "bench frame --without occlusion,sky", "sky"},
      {"info about nothing", "info", "FILE"},
      {"a drill of another name", "new mine.yaml", ".drill.yaml"},
      {"a sheet of another kind", "msel export x -o plan.ods", ".csv"},
      {"a paper of another kind", "report x -o paper.docx", ".pdf"},
  };
  for (const auto& row : rows) {
    const Ran ran = run(row.words, "-u DISPLAY -u WAYLAND_DISPLAY");
    EXPECT_EQ(ran.code, 2) << row.name << "\n" << ran.problems;
    EXPECT_TRUE(has(ran.problems, row.said)) << row.name << "\n" << ran.problems;
    EXPECT_TRUE(ran.out.empty()) << row.name;
  }
}

TEST_F(Cli, an_unknown_word_is_all_that_is_said_to_be_wrong) {
  const Ran ran = run("fly");
  EXPECT_TRUE(has(ran.problems, "\"fly\"")) << ran.problems;
  EXPECT_FALSE(has(ran.problems, "subcommand") || has(ran.problems, ";")) << ran.problems;
}

TEST_F(Cli, a_new_drill_has_no_faults_and_overwrites_nothing) {
  const Ran ran = run("new mine.drill.yaml");
  EXPECT_EQ(ran.code, 0) << ran.problems;
  EXPECT_EQ(run("check mine.drill.yaml kartini.venue.yaml").code, 0);
  write("mine.drill.yaml", "changed");
  write("kartini.venue.yaml", "changed too");
  EXPECT_EQ(run("new mine.drill.yaml").code, 1);
  EXPECT_EQ(run("new other.drill.yaml").code, 0);
  EXPECT_EQ(read(file("mine.drill.yaml")), "changed");
  EXPECT_EQ(read(file("kartini.venue.yaml")), "changed too");
  EXPECT_EQ(run("new nowhere/mine.drill.yaml").code, 3);
}

TEST_F(Cli, wrong_input_ends_with_one) {
  write("bad.drill.yaml", "gelar: 1\ntitel: x\n");
  write("binary.drill.yaml", std::string("\0\xff\xfe\x01", 4));
  const struct {
    const char* name;
    std::string words;
  } rows[] = {
      {"missing file", "check nowhere.drill.yaml"},
      {"a folder", "check ."},
      {"a bad script", "check bad.drill.yaml"},
      {"no script at all", "check binary.drill.yaml"},
      {"missing venue", "check nowhere.venue.yaml"},
      {"info of a bad script", "info bad.drill.yaml"},
      {"paths of a bad script", "paths bad.drill.yaml"},
      {"hash of a bad script", "hash bad.drill.yaml"},
      {"picture of a bad script", "render bad.drill.yaml --at 1s -o a.png"},
      {"unknown decision", "hash '" + kSmall + "' --path DP9=A"},
      {"unknown option", "hash '" + kSmall + "' --path DP1=Z"},
      {"path not of its form", "hash '" + kSmall + "' --path '=;--'"},
      {"after the end", "hash '" + kSmall + "' --at 3h"},
  };
  for (const auto& row : rows) {
    const Ran ran = run(row.words);
    EXPECT_EQ(ran.code, 1) << row.name << "\n" << ran.problems;
    EXPECT_FALSE(ran.problems.empty()) << row.name;
  }
}

TEST_F(Cli, check_names_the_place_and_counts) {
  write("bad.drill.yaml", "gelar: 1\ntitel: x\n");
  const Ran ran = run("check --lang en bad.drill.yaml '" + kSmall + "'");
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(has(ran.problems, "bad.drill.yaml:2:1: error[G")) << ran.problems;
  EXPECT_TRUE(has(ran.out, "small.drill.yaml: 0 errors, 0 warnings")) << ran.out;
  // The same places and codes in the other language, which is the program's own until it is told otherwise.
  const Ran same = run("check --lang id bad.drill.yaml '" + kSmall + "'");
  EXPECT_EQ(same.code, 1);
  EXPECT_TRUE(has(same.problems, "bad.drill.yaml:2:1: error[G0101]: latihan tidak punya kunci")) << same.problems;
  EXPECT_TRUE(has(same.out, "small.drill.yaml: 0 kesalahan, 0 peringatan")) << same.out;
  const std::string mine = "XDG_CONFIG_HOME='" + file("config") + "'";
  EXPECT_EQ(run("check bad.drill.yaml '" + kSmall + "'", mine).problems, same.problems);
  fs::create_directories(file("config/gelar"));
  write("config/gelar/gelar.conf", "language = en\n");
  EXPECT_EQ(run("check bad.drill.yaml '" + kSmall + "'", mine).problems, ran.problems);
  EXPECT_EQ(run("check --lang xx '" + kSmall + "'").code, 2);
}

TEST_F(Cli, check_reads_venues_too) {
  EXPECT_EQ(run("check '" GELAR_SOURCE_DIR "/scenes/library/venues/kartini/kartini.venue.yaml'").code, 0);
}

TEST_F(Cli, info_closes_the_ledger_and_counts_the_paths) {
  const Ran ran = run("info '" + kSmall + "' --lang en");
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(has(ran.out, "strength  46 of 46"));
  EXPECT_TRUE(has(ran.out, "people    86"));
  EXPECT_TRUE(has(ran.out, "paths     2"));
  EXPECT_TRUE(has(run("info --types").out, "dalmas_lanjut"));
}

TEST_F(Cli, paths_lists_decisions_and_where_paths_end) {
  const Ran ran = run("paths '" + kSmall + "' --lang en");
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(has(ran.out, "DP1=A  T+02:30  S15  Calm")) << ran.out;
  EXPECT_TRUE(has(ran.out, "DP1=B  T+02:30  S45  Hot")) << ran.out;
  EXPECT_TRUE(has(run("paths '" + kSmall + "' --limit 1").out, "1 more"));
}

TEST_F(Cli, hashes_do_not_depend_on_threads_or_the_cache) {
  const Ran first = run("hash '" + kSmall + "'"), again = run("hash '" + kSmall + "'");
  const Ran alone = run("hash '" + kSmall + "' --threads 1 --no-cache"),
            many = run("hash '" + kSmall + "' --threads 8 --no-cache");
  EXPECT_EQ(first.code, 0);
  EXPECT_FALSE(fs::is_empty(file("cache/gelar/bakes")));
  EXPECT_TRUE(has(first.out, "t=60000 at=T+01:00 hash="));
  EXPECT_EQ(first.out, again.out);
  EXPECT_EQ(first.out, alone.out);
  EXPECT_EQ(first.out, many.out);
  EXPECT_NE(first.out, run("hash '" + kSmall + "' --path DP1=B").out);
}

TEST_F(Cli, a_spoilt_cache_changes_nothing) {
  const Ran first = run("hash '" + kSmall + "'");
  for (const auto& entry : fs::directory_iterator(file("cache/gelar/bakes"))) {
    const std::string bytes = read(entry.path());
    std::ofstream(entry.path(), std::ios::binary) << bytes.substr(0, bytes.size() / 2) << std::string(64, '\x7f');
  }
  const Ran again = run("hash '" + kSmall + "'");
  EXPECT_EQ(again.code, 0);
  EXPECT_EQ(first.out, again.out);
}

TEST_F(Cli, render_writes_a_picture_of_the_asked_size) {
  const Ran ran = run("render '" + kSmall + "' --at T+00:35 --view kpu --size 320x180 --validation -o a.png");
  EXPECT_EQ(ran.code, 0) << ran.problems;
  const std::string bytes = read(file("a.png"));
  EXPECT_EQ(png_size(bytes), (std::pair{320u, 180u}));
  EXPECT_GT(bytes.size(), 5000u);
  const Ran again = run("render '" + kSmall + "' --at 35s --view kpu --size 320x180 -o b.png");
  EXPECT_EQ(again.code, 0) << again.problems;
  EXPECT_EQ(bytes, read(file("b.png")));
}

TEST_F(Cli, a_gallery_shows_all_of_a_kind_on_one_sheet) {
  const Ran ran = run("gallery --only props --quality low --validation -o pictures");
  EXPECT_EQ(ran.code, 0) << ran.problems;
  const std::string bytes = read(file("pictures/props.png"));
  EXPECT_EQ(png_size(bytes).first, 5u * 426 + 6);
  EXPECT_GT(bytes.size(), 50'000u);
  EXPECT_EQ(run("gallery --only people -o pictures").code, 2);
}

TEST_F(Cli, render_knows_the_views_of_the_venue) {
  const Ran ran = run("render '" + kSmall + "' --at 1s --view kpv --size 64x64 -o a.png");
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(has(ran.problems, "\"kpu\"")) << ran.problems;
  EXPECT_FALSE(fs::exists(file("a.png")));
}

TEST_F(Cli, render_says_when_it_cannot_write) {
  EXPECT_EQ(run("render '" + kSmall + "' --at 1s --size 64x64 -o nowhere/deep/a.png").code, 3);
  EXPECT_EQ(run("render '" + kSmall + "' --from 0s --to 1s --size 64x64 -o nowhere/deep/a.mp4").code, 3);
}

TEST_F(Cli, render_says_when_there_is_no_such_device) {
  const Ran ran = run("render '" + kSmall + "' --at 1s --size 64x64 --device nosuchdevice -o a.png");
  EXPECT_EQ(ran.code, 3);
  EXPECT_TRUE(has(ran.problems, "R0002")) << ran.problems;
}

TEST_F(Cli, a_review_puts_teams_of_several_machines_side_by_side) {
  const auto session = [&](const std::string& name, const std::string& drill, const char* teams, int option) {
    write(name, "gelar-session 1\ndrill 0000000000000001 " + drill + "\nstarted 2026-01-01T00:00:00Z\n0 0 - teams " +
                    teams + "\n0 0 - train -\n0 60000 - decision DP1\n1000 60000 - choose " + std::to_string(option) +
                    "\n2000 60000 - confirm alasan%20kami\n");
  };
  session("a.gelar-session", kSmall, "Satu", 0);
  session("b.gelar-session", kSmall, "Dua", 1);
  session("c.gelar-session", "/elsewhere/other.drill.yaml", "Tiga", 1);
  const std::string report = "report '" + kSmall + "' --kind aar --no-pictures ";
  const Ran ran = run(report + "--session a.gelar-session --session b.gelar-session -o review.html");
  EXPECT_EQ(ran.code, 0) << ran.problems;
  const std::string html = read(file("review.html"));
  for (const char* word : {"Satu", "Dua", "alasan kami", "terbelah", "Hasil tiap kelompok"})
    EXPECT_TRUE(has(html, word)) << word;
  const Ran odd = run(report + "--session a.gelar-session --session c.gelar-session -o odd.html");
  EXPECT_EQ(odd.code, 1);
  EXPECT_TRUE(has(odd.problems, "T0001") && has(odd.problems, "other.drill.yaml")) << odd.problems;
  const Ran alone = run(report + "--session c.gelar-session -o odd.html");
  EXPECT_EQ(alone.code, 1);
  EXPECT_TRUE(has(alone.problems, "T0001")) << alone.problems;
  EXPECT_FALSE(fs::exists(file("odd.html")));
}

TEST_F(Cli, looking_at_how_people_move_ends_when_interrupted) {
  const std::string flagship = GELAR_SOURCE_DIR "/scenes/library/sispamkota-jepara/sispamkota-jepara.drill.yaml";
  const pid_t child = fork();
  if (child == 0) {
    setenv("XDG_CACHE_HOME", file("cache").c_str(), 1);
    if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) _exit(99);
    execl(kProgram.c_str(), "gelar", "check", "--motion", "--branches", flagship.c_str(), nullptr);
    _exit(99);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  kill(child, SIGINT);
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 130);
}

TEST_F(Cli, a_storyboard_shows_every_phase_and_decision) {
  const Ran ran = run("storyboard '" + kSmall + "' --size 640x360 --validation -o board");
  ASSERT_EQ(ran.code, 0) << ran.problems;
  for (const char* name : {"01_phase_line.png", "02_phase_leaving.png", "DP01_line.png"}) {
    const std::string bytes = read(folder_ / "board" / name);
    EXPECT_EQ(png_size(bytes), (std::pair{640u, 360u})) << name;
    EXPECT_GT(bytes.size(), 10000u) << name;
    EXPECT_TRUE(has(ran.out, name));
  }
  EXPECT_GT(png_size(read(folder_ / "board" / "contact-sheet.png")).first, 2000u);
}

TEST_F(Cli, a_drill_alone_is_played) {
  const Ran ran = run("nowhere.drill.yaml", "-u DISPLAY -u WAYLAND_DISPLAY");
  EXPECT_EQ(ran.code, 1) << ran.problems;
  EXPECT_TRUE(has(ran.problems, "nowhere.drill.yaml: error[B0001]")) << ran.problems;
}

TEST_F(Cli, play_without_a_display_says_so_and_makes_the_storyboard) {
  const Ran ran = run("play '" + kSmall + "'", "-u DISPLAY -u WAYLAND_DISPLAY");
  EXPECT_EQ(ran.code, 0) << ran.problems;
  EXPECT_TRUE(has(ran.problems, "no display")) << ran.problems;
  EXPECT_TRUE(fs::exists(file("out/contact-sheet.png")));
  const Ran session = run("play '" + kSmall + "' --replay a.gelar-session", "-u DISPLAY -u WAYLAND_DISPLAY");
  EXPECT_EQ(session.code, 3) << session.problems;
}

TEST_F(Cli, bench_prints_keys_and_values) {
  const Ran ran = run("bench seek '" + kSmall + "'");
  EXPECT_EQ(ran.code, 0) << ran.problems;
  EXPECT_TRUE(has(ran.out, "seek people=86 random_median_us=")) << ran.out;
  EXPECT_TRUE(has(run("bench crowd --people 50 --repeats 1").out, "crowd people=50 threads=1 agent_steps_per_s="));
  EXPECT_TRUE(has(run("bench crowd --people 50 --repeats 1 --threads 2").out, " of_one_thread="));
  EXPECT_TRUE(
      has(run("bench frame '" + kSmall + "' --people 200 --repeats 1 --size 160x90").out, "people=200 size=160x90"));
  EXPECT_TRUE(has(run("bench start '" + kSmall + "' --size 160x90").out, "start people=86"));
}

TEST_F(Cli, runs_from_anywhere_and_with_unwritable_homes) {
  const Ran ran = run("hash '" + kSmall + "' --at 1s", "HOME=/nonexistent XDG_CACHE_HOME=/proc/nonexistent");
  EXPECT_EQ(ran.code, 0) << ran.problems;
}

}  // namespace
