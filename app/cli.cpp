#include "app/cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "app/cli_class.h"
#include "app/gallery.h"
#include "app/progress_line.h"
#include "app/settings.h"
#include "app/values.h"
#include "base/text.h"

namespace app {
namespace {

constexpr int kMostPeople = 100'000, kMostThreads = 256, kMostFps = 240;

// Options that several commands have, as words; turned into values once all are read.
struct Words {
  std::string file, out, path, view, device, lang = "id", quality, size;
  std::vector<std::string> files, at, without;
  std::string from, to;
  int threads = 0, limit = 9, fps = 30, repeats = 5;
  double speed = 1;
  std::vector<int> people;
  bool types = false, motion = false, branches = false, ui = false, bare = false, validation = false, no_cache = false,
       playing = false, full_screen = false;
  std::string state_dump, what, session, replay;
  std::string eyes = "usual", clock, units = "models", select;
  float contrast = 1, tilt_shift = 0;
  bool density = false, known = false;
  std::string check_lang;
  bool home = false;
};

// A word that is not of its form: the line is printed and the call is wrong.
struct WrongCall {
  std::string line;
};

template <class T>
T need(const std::optional<T>& value, const char* option, const std::string& word, const char* form) {
  if (!value) throw WrongCall{fmt::format("{}: \"{}\" is not {}", option, word, form)};
  return *value;
}

constexpr const char* kMomentForm = "a time such as 62m14s or T+62:14";

scenes::Ms moment(const char* option, const std::string& word) {
  return need(parse_moment(word), option, word, kMomentForm);
}
scenes::Language language(const Words& words) {
  return need(parse_language(words.lang), "--lang", words.lang, "id or en");
}
// Of whoever writes a drill: the language that his windows speak.
scenes::Language check_language(const Words& words) {
  return words.check_lang.empty() ? load_settings().language
                                  : need(parse_language(words.check_lang), "--lang", words.check_lang, "id or en");
}
std::optional<renderer::Quality> quality(const Words& words) {
  if (words.quality.empty()) return std::nullopt;
  return need(parse_quality(words.quality), "--quality", words.quality, "low, medium or high");
}
glm::uvec2 picture_size(const Words& words, glm::uvec2 otherwise) {
  if (words.size.empty()) return otherwise;
  return need(parse_size(words.size), "--size", words.size, "WxH with sides from 16 to 8192 pixels");
}

void add_file(CLI::App& command, Words& words) {
  command.add_option("FILE", words.file, "the drill, name.drill.yaml")->required();
}
void add_path(CLI::App& command, Words& words) {
  command.add_option("--path", words.path, "options taken, e.g. DP1=A,DP7=B; what is not named takes its default");
}
void add_language(CLI::App& command, Words& words) { command.add_option("--lang", words.lang, "id (default) or en"); }
void add_drawing(CLI::App& command, Words& words) {
  command.add_option(
      "--quality", words.quality,
      "low, medium or high; default: high for pictures and videos, what the machine keeps up with for the rest");
  command.add_option("--device", words.device, "part of a graphics device's name");
  command.add_flag("--validation", words.validation, "check the use of Vulkan; any message makes the exit code 3");
  command.add_flag("--no-cache", words.no_cache, "neither read nor write baked tables on disk");
}

struct Subcommands {
  CLI::App *play, *make, *check, *info, *paths, *hash, *render, *storyboard, *gallery, *bench;
};

Subcommands declare(CLI::App& program, Words& words) {
  Subcommands c;
  c.play = program.add_subcommand("play", "open a drill in a window (without a display: its storyboard into ./out)");
  c.play->add_option("FILE", words.file, "the drill; default: the flagship");
  add_path(*c.play, words);
  c.play->add_option("--at", words.at, "where to begin, e.g. 62m14s or T+62:14")->expected(1);
  c.play->add_option("--view", words.view, "a saved view of the venue to begin with");
  c.play->add_option("--size", words.size, "of the window, WxH");
  c.play->add_flag("--start", words.playing, "begin playing at once");
  auto* session = c.play->add_option("--session", words.session, "go on with a session, name.gelar-session");
  c.play->add_option("--replay", words.replay, "play a session back")->excludes(session);
  c.play->add_flag("--home", words.home, "begin with the list of drills");
  c.play->add_flag("--full-screen", words.full_screen, "fill the screen");
  c.play->add_option("--state-dump", words.state_dump, "write the program's state to this file after every change");
  add_drawing(*c.play, words);

  c.make = program.add_subcommand("new", "a small drill to begin with, and its venue beside it");
  c.make->add_option("FILE", words.file, "name.drill.yaml; nothing that is there already is overwritten")
      ->required()
      ->check(ending_of("a drill is a name.drill.yaml", {".drill.yaml"}));

  c.check = program.add_subcommand("check", "say everything that is wrong with drills or venues");
  c.check->add_option("FILE", words.files, "name.drill.yaml or name.venue.yaml")->required();
  c.check->add_flag("--motion", words.motion,
                    "how people move: overlaps, walls, gaps in a swap, units late, exits blocked");
  c.check
      ->add_flag("--branches", words.branches, "with --motion: also each path that leaves the given one at a decision")
      ->needs("--motion");
  add_path(*c.check, words);
  c.check->add_option("--lang", words.check_lang,
                      "id or en: the language of what is said; default: the program's own setting");

  c.info = program.add_subcommand("info", "phases, units with the strength ledger, number of paths");
  c.info->add_option("FILE", words.file, "the drill, name.drill.yaml");
  c.info->add_flag("--types", words.types, "list the kinds of units, vehicles and props that a script may use");
  add_language(*c.info, words);

  c.paths = program.add_subcommand("paths", "decisions, their options, and where paths end");
  add_file(*c.paths, words);
  c.paths->add_option("--limit", words.limit, "most paths to list (default 9)")->check(CLI::Range(0, 100'000));
  add_language(*c.paths, words);

  c.hash = program.add_subcommand("hash", "hashes of moments: equal on every machine and in every order");
  add_file(*c.hash, words);
  add_path(*c.hash, words);
  c.hash->add_option("--at", words.at, "moments; default: every phase, every decision, the end");
  c.hash->add_option("--threads", words.threads, "default: all cores")->check(CLI::Range(1, kMostThreads));
  c.hash->add_flag("--no-cache", words.no_cache, "neither read nor write baked tables on disk");

  c.render = program.add_subcommand("render", "one moment as a picture, or a stretch as a video");
  add_file(*c.render, words);
  add_path(*c.render, words);
  auto* at = c.render->add_option("--at", words.at, "the moment, e.g. 62m14s or T+62:14")->expected(1);
  auto* from = c.render->add_option("--from", words.from, "video: first moment");
  auto* to = c.render->add_option("--to", words.to, "video: last moment")->needs(from);
  from->needs(to)->excludes(at);
  c.render->add_option("--fps", words.fps, "video: frames per second (default 30)")
      ->check(CLI::Range(1, kMostFps))
      ->needs(from);
  c.render->add_option("--speed", words.speed, "video: model seconds per second (default 1)")
      ->check(CLI::Range(0.1, 240.0))
      ->needs(from);
  c.render->add_option("--view", words.view, "a saved view of the venue; default: the drill's own camera cue");
  c.render->add_option("--size", words.size, "WxH in pixels (default 1920x1080)");
  auto* ui = c.render->add_flag("--ui", words.ui, "with all panels, as in the window");
  c.render->add_flag("--bare", words.bare, "without labels and captions")->excludes(ui);
  c.render->add_option("-o,--out", words.out, "x.png or x.mp4")->required();
  auto* select =
      c.render->add_option("--select", words.select, "a unit's key, e.g. dl1: outlined, with its ring, route and card");
  c.render->add_flag("--known", words.known, "what the --select'ed unit knew by then; all else is greyed")
      ->needs(select);
  c.render->add_option("--units", words.units, "models (default), symbols or both");
  c.render->add_flag("--density", words.density, "how dense the crowd stands, in bands");
  c.render->add_option("--clock", words.clock, "light of this time of day, HH:MM, whatever the drill's clock says");
  c.render->add_option("--eyes", words.eyes, "as another eye sees it: protanopia, deuteranopia, tritanopia or grey");
  c.render->add_option("--contrast", words.contrast, "as a weak projector shows it: what is left, 0.1 to 1")
      ->check(CLI::Range(0.1f, 1.0f));
  c.render->add_option("--tilt-shift", words.tilt_shift, "shallow focus, 0 (default) to 1")
      ->check(CLI::Range(0.0f, 1.0f));
  add_language(*c.render, words);
  add_drawing(*c.render, words);

  c.storyboard = program.add_subcommand("storyboard", "a picture per phase and per decision, and a contact sheet");
  add_file(*c.storyboard, words);
  add_path(*c.storyboard, words);
  c.storyboard->add_option("--size", words.size, "WxH in pixels (default 1920x1080)");
  c.storyboard->add_option("-o,--out", words.out, "folder for the pictures; or x.zip: a picture a beat, for slides")
      ->required();
  add_language(*c.storyboard, words);
  add_drawing(*c.storyboard, words);

  c.gallery = program.add_subcommand("gallery", "pictures of every figure, pose, vehicle and prop, and of the venue");
  c.gallery->add_option("-o,--out", words.out, "folder for the pictures")->required();
  c.gallery->add_option("--only", words.what, "figures, poses, vehicles, props or venue; default: all")
      ->check(CLI::IsMember({"figures", "poses", "vehicles", "props", "venue"}));
  c.gallery->add_option("--size", words.size, "of the venue's pictures, WxH (default 1600x900)");
  c.gallery->add_option("--quality", words.quality, "low, medium or high (default high)");
  c.gallery->add_option("--device", words.device, "part of a graphics device's name");
  c.gallery->add_flag("--validation", words.validation, "check the use of Vulkan; any message makes the exit code 3");

  c.bench = program.add_subcommand("bench", "measure; one key=value line per result");
  c.bench->add_option("WHAT", words.what, "crowd, seek, frame or start")
      ->required()
      ->check(CLI::IsMember({"crowd", "seek", "frame", "start"}));
  c.bench->add_option("FILE", words.file, "seek, frame, start: the drill; default: the flagship");
  c.bench->add_option("--people", words.people, "crowd, frame: how many (default 2000 10000)")
      ->check(CLI::Range(1, kMostPeople));
  c.bench->add_option("--threads", words.threads, "crowd: default 1; with more, one thread is timed in turn")
      ->check(CLI::Range(1, kMostThreads));
  c.bench->add_option("--repeats", words.repeats, "median of this many (default 5)")->check(CLI::Range(1, 1000));
  c.bench->add_option("--size", words.size, "frame, start: WxH (default 1280x720)");
  c.bench->add_option("--quality", words.quality, "frame, start: low, medium or high");
  c.bench
      ->add_option(
          "--without", words.without,
          "frame: leave out of the quality, divided by commas: occlusion, sheen, taps (4 of the shadow map are "
          "left), fade, levels (a person's are those of the limit program, 40 and 14 pixels)")
      ->delimiter(',')
      ->check(CLI::IsMember({"occlusion", "sheen", "taps", "fade", "levels"}));
  return c;
}

PictureCall picture_call(const Words& words) {
  PictureCall call;
  call.file = words.file;
  call.out = words.out;
  call.path = words.path;
  call.view = words.view;
  call.device = words.device;
  call.size = picture_size(words, call.size);
  call.language = language(words);
  call.quality = quality(words);
  call.ui = words.ui;
  call.bare = words.bare;
  call.validation = words.validation;
  call.disk_cache = !words.no_cache;
  if (!words.at.empty()) call.at = moment("--at", words.at[0]);
  if (!words.from.empty()) call.from = moment("--from", words.from);
  if (!words.to.empty()) call.to = moment("--to", words.to);
  call.fps = words.fps;
  call.speed = words.speed;
  return call;
}

PlayDescriptor play_call(const Words& words) {
  PlayDescriptor call;
  call.file = words.file;
  call.path = words.path;
  if (!words.at.empty()) call.at = moment("--at", words.at[0]);
  call.view = words.view;
  call.playing = words.playing;
  if (!words.size.empty()) call.size = picture_size(words, {});
  call.full_screen = words.full_screen;
  call.quality = quality(words);
  call.device = words.device;
  call.validation = words.validation;
  call.disk_cache = !words.no_cache;
  call.state_dump = words.state_dump;
  call.home = words.home;
  call.session = words.replay.empty() ? words.session : words.replay;
  call.play_back = !words.replay.empty();
  return call;
}

std::optional<scenes::Ms> parse_clock(const std::string& word) {
  int hour = 0, minute = 0, used = 0;
  if (std::sscanf(word.c_str(), "%2d:%2d%n", &hour, &minute, &used) != 2 || std::size_t(used) != word.size())
    return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return scenes::Ms(hour * 60 + minute) * 60'000;
}

template <class T>
T one_of(const char* option, const std::string& word, const std::vector<std::pair<std::string, T>>& words) {
  std::string form = "one of:";
  for (const auto& [name, value] : words) {
    if (name == word) return value;
    form += " " + name;
  }
  throw WrongCall{fmt::format("{}: \"{}\" is not {}", option, word, form)};
}

Appearance appearance(const Words& words) {
  using renderer::Eyes;
  Appearance look;
  look.rehearsal.eyes = one_of<Eyes>("--eyes", words.eyes,
                                     {{"usual", Eyes::usual},
                                      {"protanopia", Eyes::protanopia},
                                      {"deuteranopia", Eyes::deuteranopia},
                                      {"tritanopia", Eyes::tritanopia},
                                      {"grey", Eyes::grey}});
  look.rehearsal.contrast = words.contrast;
  look.tilt_shift = words.tilt_shift;
  if (!words.clock.empty()) look.clock = need(parse_clock(words.clock), "--clock", words.clock, "a time such as 18:30");
  look.unit_look = one_of<UnitLook>(
      "--units", words.units, {{"models", UnitLook::models}, {"symbols", UnitLook::symbols}, {"both", UnitLook::both}});
  look.density = words.density;
  look.known = words.known;
  return look;
}

int run_render_checked(const Words& words) {
  PictureCall call = picture_call(words);
  call.appearance = appearance(words);
  call.select = words.select;
  const auto extension = call.out.extension();
  if (!call.at && !call.from) throw WrongCall{"render needs --at, or --from and --to"};
  if (call.from && call.to && *call.to <= *call.from) throw WrongCall{"--to must be later than --from"};
  if (call.at && extension != ".png") throw WrongCall{fmt::format("-o: a picture is a .png, not \"{}\"", words.out)};
  if (call.from && extension != ".mp4") throw WrongCall{fmt::format("-o: a video is an .mp4, not \"{}\"", words.out)};
  if (call.from && (call.size.x % 2 != 0 || call.size.y % 2 != 0))
    throw WrongCall{"--size: both sides of a video must be even"};
  return run_render(call);
}

int run_hash_checked(const Words& words) {
  HashCall call{.file = words.file, .path = words.path, .threads = words.threads, .disk_cache = !words.no_cache};
  for (const std::string& at : words.at) call.at.push_back(moment("--at", at));
  return run_hash(call);
}

int run_gallery_checked(const Words& words) {
  GalleryCall call{.out = words.out, .device = words.device, .quality = quality(words)};
  call.size = picture_size(words, call.size);
  call.only = words.what;
  call.validation = words.validation;
  return run_gallery(call);
}

int run_bench_checked(const Words& words) {
  BenchCall call{.what = words.what, .file = words.file, .repeats = words.repeats};
  if (!words.people.empty()) call.people = words.people;
  if (words.threads > 0) call.threads = words.threads;
  call.size = picture_size(words, call.size);
  call.quality = quality(words);
  call.without = words.without;
  return run_bench(call);
}

int dispatch(const Subcommands& c, const Words& words) {
  if (c.play->parsed()) return run_play(play_call(words));
  if (c.make->parsed()) return run_new(words.file);
  if (c.check->parsed() && words.motion)
    return run_check_motion(
        {.files = words.files, .path = words.path, .branches = words.branches, .language = check_language(words)});
  if (c.check->parsed()) return run_check(words.files, check_language(words));
  if (c.info->parsed() && words.types) return run_types(language(words));
  if (c.info->parsed() && words.file.empty()) throw WrongCall{"info needs a FILE, or --types"};
  if (c.info->parsed()) return run_info({words.file, language(words)});
  if (c.paths->parsed()) return run_paths({words.file, language(words), words.limit});
  if (c.hash->parsed()) return run_hash_checked(words);
  if (c.render->parsed()) return run_render_checked(words);
  if (c.storyboard->parsed()) return run_storyboard(picture_call(words));
  if (c.gallery->parsed()) return run_gallery_checked(words);
  return run_bench_checked(words);
}

std::string hint_for(const CLI::App& program, const std::string& word) {
  const CLI::App* command = &program;
  for (const CLI::App* parsed : program.get_subcommands()) command = parsed;
  std::vector<std::string> known;
  if (word.starts_with("-")) {
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  } else if (command == &program) {
    for (const CLI::App* each : program.get_subcommands([](const CLI::App*) { return true; }))
      known.push_back(each->get_name());
  }
  return meant_by(word.substr(0, word.find('=')), known);
}

// What was called, last word first, as CLI11 takes it. Without a word, or with a drill alone,
// `play` is meant: so it is called from a menu or a file manager.
std::vector<std::string> called(int argc, const char* const* argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (words.empty() && has_display()) words = {"play", "--home"};
  if (words.size() == 1 && words[0].ends_with(".drill.yaml")) words.insert(words.begin(), "play");
  std::reverse(words.begin(), words.end());
  return words;
}

}  // namespace

std::string meant_by(std::string_view word, std::span<const std::string> known) {
  const std::string meant = base::did_you_mean(word, known);
  return meant.empty() ? meant : "; " + meant;
}

int run_cli(int argc, const char* const* argv) {
  CLI::App program("Gelar: a 3D table on which public-order drills play");
  program.set_version_flag("--version", "gelar 0.1.0");
  program.require_subcommand(1);
  const std::string codes =
      "Exit codes: 0 fine, 1 the input is wrong, 2 the call is wrong, 3 the machine can't, 130 interrupted.";
  program.footer(codes);  // the commands declared from here on have it too
  Words words;
  const Subcommands commands = declare(program, words);
  ClassCommands class_commands;
  add_msel_commands(program, class_commands);
  add_report_command(program, class_commands);
  add_train_command(program, class_commands);
  add_video_command(program, class_commands);
  program.name("gelar");
  program.footer("Alone, `gelar` opens the list of drills; `gelar name.drill.yaml` opens that drill.\n" + codes);
  watch_interrupts();
  try {
    program.parse(called(argc, argv));
    for (const ClassCommand& each : class_commands)
      if (each.command->parsed()) return each.run();
    return dispatch(commands, words);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return program.exit(problem);
    // A word that is not known is what is wrong, whatever else is missing for want of it.
    if (const auto extra = program.remaining(true); !extra.empty())
      fmt::print(stderr, "gelar: \"{}\" is not known here{}\n", extra.front(), hint_for(program, extra.front()));
    else
      fmt::print(stderr, "gelar: {}\n", problem.what());
    fmt::print(stderr, "gelar: `gelar --help` and `gelar COMMAND --help` list what there is\n");
    return kCallWrong;
  } catch (const WrongCall& problem) {
    fmt::print(stderr, "gelar: {}\n", problem.line);
    return kCallWrong;
  }
}

}  // namespace app
