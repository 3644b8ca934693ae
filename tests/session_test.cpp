// The session: written as it happens, read back the same, bound by ids, safe from kill -9;
// and undo, which any sequence of acts can be taken back with.
#include "app/session.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <random>
#include <thread>

#include "app/apply.h"
#include "app/command_fields.h"
#include "app/command_text.h"
#include "app/keys.h"
#include "app/picking.h"
#include "app/playback.h"
#include "app/settings.h"
#include "app/views.h"
#include "base/files.h"

namespace app {
namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Document> small() {
  static const auto kDocument = [] {
    auto opened = open_document({.file = fs::path(GELAR_SOURCE_DIR) / "tests/drills/small.drill.yaml",
                                 .with_models = false,
                                 .disk_cache = false});
    if (!opened) ADD_FAILURE() << base::format(opened.diagnostics());
    return *opened;
  }();
  return kDocument;
}

AppState fresh() {
  AppState state;
  show_document(state, small(), scenes::default_path(small()->drill), 0);
  return state;
}

// Fills a command's fields with values that the drill knows.
struct Randomiser {
  std::mt19937& random;
  const scenes::Drill& drill;
  int below(int n) { return int(random() % unsigned(n)); }
  void operator()(bool& v) { v = below(2) == 1; }
  template <class T>
  requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) void operator()(T& v) {
    v = T(below(sizeof(T) == 1 ? 3 : sizeof(T) == 8 ? 200'000 : 5));
  }
  void operator()(float& v) { v = float(below(2000) - 1000) / 8; }
  void operator()(double& v) { v = double(below(64)) / 4; }
  void operator()(glm::vec3& v) {
    for (int i = 0; i < 3; ++i) (*this)(v[i]);
  }
  void operator()(std::string& v) {
    static const char* const kTexts[] = {"", "-", "jaga tetap terbuka!", "50 % di sini", "→ é", "a  b "};
    v = kTexts[below(6)];
  }
  void operator()(fs::path& v) { v = "/tmp/a b.drill.yaml"; }
  void operator()(scenes::DecisionId& v) { v = scenes::DecisionId(std::size_t(below(int(drill.decisions.size())))); }
  void option_of(scenes::DecisionId id, std::uint8_t& v) {
    v = std::uint8_t(below(int(drill.decisions[id.index].options.size())));
  }
  void operator()(std::optional<scenes::UnitId>& v) {
    v = below(4) == 0 ? std::nullopt : std::optional(scenes::UnitId(std::size_t(below(int(drill.units.size())))));
  }
  void event(std::string& v) {
    v = below(8) == 0 ? "+" + std::to_string(1 + below(4))
                      : drill.events[std::size_t(below(int(drill.events.size())))].id;
  }
  void order(std::string& v) {
    static const char* const kOrders[] = {"{ do: inject, serial: F1, text: { id: Bus tiba, en: A bus arrives } }",
                                          "{ do: mood, who: massa, mood: hostile }",
                                          "{ do: move, who: lanjut, to: [4.0, 12.0], pace: run, shape: bersaf }",
                                          "{ do: narrate, text: \"50 % é\" }"};
    v = kOrders[below(4)];
  }
  void operator()(Tool& v) { v = Tool(below(kTools)); }
  void operator()(MarkKind& v) { v = MarkKind(below(kMarkKinds)); }
  void operator()(CameraMode& v) { v = CameraMode(below(6)); }
  void operator()(Pane& v) { v = Pane(below(8)); }
  void operator()(UnitLook& v) { v = UnitLook(below(3)); }
  void operator()(CompareMode& v) { v = CompareMode(below(3)); }
  void operator()(Curtain& v) { v = Curtain(below(4)); }
  void operator()(Tab& v) { v = Tab(below(4)); }
  template <class T>
  requires std::is_enum_v<T>
  void operator()(T& v) { v = T(below(2)); }
};

template <std::size_t I = 0>
Command random_command_of(std::size_t index, Randomiser& fill) {
  if constexpr (I < std::variant_size_v<AnyCommand>) {
    if (index != I) return random_command_of<I + 1>(index, fill);
    std::variant_alternative_t<I, AnyCommand> c{};
    fields(fill, c);
    return c;
  }
  return Here{};
}

Command random_command(std::mt19937& random) {
  Randomiser fill{random, small()->drill};
  return random_command_of(random() % std::variant_size_v<AnyCommand>, fill);
}

TEST(SessionText, every_command_comes_back_as_it_was_written) {
  std::mt19937 random(7);
  for (std::size_t i = 0; i < std::variant_size_v<AnyCommand>; ++i)
    for (int n = 0; n < 40; ++n) {
      Randomiser fill{random, small()->drill};
      const Command command = random_command_of(i, fill);
      const std::string line = write_command(small()->drill, command);
      const auto back = read_command(small()->drill, line);
      ASSERT_TRUE(back) << line << "\n" << base::format(back.diagnostics());
      EXPECT_EQ(back->index(), command.index());
      EXPECT_EQ(write_command(small()->drill, *back), line);
      EXPECT_EQ(line.find('\n'), std::string::npos);
    }
}

TEST(SessionText, what_is_not_of_its_form_is_refused) {
  for (const char* bad : {"", "fly", "seek", "seek x", "seek 1 2", "seek nan", "speed inf", "tool 99", "play 2",
                          "decision DP99", "event_skip no_such", "order x", "order %7Bdo:%20fly%7D", "confirm %0A",
                          "confirm %F", "confirm %FF", "choose 300", "select nobody"})
    EXPECT_FALSE(read_command(small()->drill, bad)) << bad;
}

SessionLine at(scenes::Ms t, Command command) {
  return {t, t, scenes::default_path(small()->drill), std::move(command)};
}

TEST(Session, lines_that_no_longer_fit_are_listed_and_the_rest_is_kept) {
  std::string text = write_header({1, "/tmp/x.drill.yaml", "2026-01-01T00:00:00Z"});
  text += write_line(small()->drill, at(1000, SeekTo{5000}));
  text += "1200 5000 - select unit_that_was_removed\n";
  text += "1300 5000 DP99=A seek 100\n";
  text += write_line(small()->drill, at(6000, SetTool{Tool::arrow}));
  text += "7000 5000 - seek 1";  // torn
  const auto session = parse_session("s", text, small()->drill);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->lines.size(), 2u);
  ASSERT_EQ(session->misfits.size(), 2u);
  EXPECT_EQ(session->misfits[0].line, 5u);
  EXPECT_NE(session->misfits[0].why.find("unit_that_was_removed"), std::string::npos);
}

TEST(Session, what_is_no_session_is_refused) {
  EXPECT_FALSE(parse_session("s", "", small()->drill));
  EXPECT_FALSE(parse_session("s", "hello\n", small()->drill));
  EXPECT_FALSE(parse_session("s", "gelar-session 99\ndrill 0 x\nstarted now\n", small()->drill));
}

// Acts with the flow of time between them, as the window does it, both carried out and kept.
std::string play_at_random(AppState& state, unsigned seed, int acts) {
  std::mt19937 random(seed);
  std::string text = write_header({small()->drill.source_hash, "/tmp/x", "2026-01-01T00:00:00Z"});
  Requests ignored;
  for (int i = 0; i < acts; ++i) {
    state.wall_ms += 100;
    if (random() % 3 == 0) arrive_at(state, scenes::Ms(random() % unsigned(state.timeline.end)));
    const Command command = random_command(random);
    if (!is_kept(command)) continue;
    text += write_line(state.document->drill, {state.wall_ms, state.t, state.path, command});
    apply(state, command, ignored);
  }
  // As the window does every second and when it closes.
  text += write_line(state.document->drill, {state.wall_ms, state.t, state.path, Here{}});
  return text;
}

TEST(Session, a_replayed_session_gives_the_same_state) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    AppState played = fresh(), again = fresh();
    const std::string text = play_at_random(played, seed, 400);
    const auto session = parse_session("s", text, small()->drill);
    ASSERT_TRUE(session);
    ASSERT_TRUE(session->misfits.empty()) << session->misfits[0].text << ": " << session->misfits[0].why;
    replay(again, *session, 0, session->lines.size());
    EXPECT_EQ(again.t, played.t);
    EXPECT_TRUE(again.path == played.path);
    EXPECT_TRUE(again.board == played.board);
    EXPECT_EQ(again.fork, played.fork);
    EXPECT_TRUE(again.document->amendments == played.document->amendments);
    EXPECT_EQ(again.log.size(), played.log.size());
    EXPECT_EQ(again.open_decision, played.open_decision);
    EXPECT_EQ(again.next_mark, played.next_mark);
    EXPECT_EQ(again.tool, played.tool);
  }
}

TEST(Undo, any_sequence_undone_gives_the_first_board_and_redone_the_last) {
  for (unsigned seed = 1; seed <= 30; ++seed) {
    std::mt19937 random(seed);
    AppState state = fresh();
    Requests ignored;
    for (int i = 0; i < 150; ++i) {
      Command command = random_command(random);
      if (std::holds_alternative<Undo>(command) || std::holds_alternative<Redo>(command)) continue;
      apply(state, command, ignored);
    }
    const Board last = state.board;
    const std::size_t steps = state.undo.size();
    for (std::size_t i = 0; i < steps; ++i) apply(state, Undo{}, ignored);
    EXPECT_TRUE(state.board == Board{}) << seed;
    for (std::size_t i = 0; i < steps; ++i) apply(state, Redo{}, ignored);
    EXPECT_TRUE(state.board == last) << seed;
  }
}

// The child appends numbered acts and says through a pipe which number has been handed
// over; the parent kills it at a random moment and looks for all of them.
TEST(Session, killed_at_random_moments_it_has_kept_every_act_older_than_a_second) {
  (void)small();  // read before the children are made
  const fs::path folder = fs::path(::testing::TempDir()) / ("gelar-crash-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::mt19937 random(11);
  int found_any = 0;
  for (int kill_number = 0; kill_number < 200; ++kill_number) {
    const fs::path file = folder / (std::to_string(kill_number) + ".gelar-session");
    int pipe_ends[2];
    ASSERT_EQ(::pipe(pipe_ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(pipe_ends[0]);
      SessionWriter writer;
      const SessionHeader header{1, "/tmp/x.drill.yaml", "2026-01-01T00:00:00Z"};
      if (!writer.open(file, &header)) ::_exit(1);
      for (std::int64_t n = 1;; ++n) {
        if (!writer.append(write_line(small()->drill, at(n, SeekTo{n})))) ::_exit(1);
        if (::write(pipe_ends[1], &n, sizeof n) != ssize_t(sizeof n)) ::_exit(1);
      }
    }
    ::close(pipe_ends[1]);
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::microseconds(500 + random() % 12'000));
      ::kill(child, SIGKILL);
    });
    std::int64_t handed_over = 0, n = 0;
    while (::read(pipe_ends[0], &n, sizeof n) == ssize_t(sizeof n)) handed_over = n;
    killer.join();
    ::close(pipe_ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    if (handed_over == 0) continue;
    ++found_any;
    auto session = read_session(file, small()->drill);
    ASSERT_TRUE(session) << base::format(session.diagnostics());
    EXPECT_TRUE(session->misfits.empty());
    EXPECT_GE(std::int64_t(session->lines.size()), handed_over);
    // And it can be gone on with.
    SessionWriter writer;
    ASSERT_TRUE(writer.open(file, nullptr));
    ASSERT_TRUE(writer.append(write_line(small()->drill, at(9'000'000, Undo{}))));
    writer.close();
    const std::size_t before = session->lines.size();
    session = read_session(file, small()->drill);
    ASSERT_TRUE(session);
    EXPECT_EQ(session->lines.size(), before + 1);
    fs::remove(file);
  }
  EXPECT_GT(found_any, 100);
  fs::remove_all(folder);
}

TEST(Playback, any_moment_is_the_same_as_playing_up_to_it_and_who_leaves_the_track_keeps_the_camera) {
  AppState played = fresh();
  const std::string text = play_at_random(played, 5, 300);
  const auto session = parse_session("s", text, small()->drill);
  ASSERT_TRUE(session);
  AppState a = fresh(), b = fresh();
  Playback forward = begin_playback(*session, a), sought = begin_playback(*session, b);
  for (int i = 0; i < 96; ++i) advance_playback(forward, a, 0.125);
  seek_playback(sought, b, 25);
  seek_playback(sought, b, 12);
  EXPECT_EQ(forward.next, sought.next);
  EXPECT_TRUE(a.board == b.board);
  EXPECT_TRUE(a.path == b.path);
  EXPECT_EQ(a.t, b.t);
  toggle_track(forward, a);
  const Orbit own = a.orbit;
  for (int i = 0; i < 96; ++i) advance_playback(forward, a, 0.125);
  EXPECT_EQ(a.orbit.target, own.target);
  EXPECT_EQ(a.orbit.distance, own.distance);
  toggle_track(forward, a);
  EXPECT_EQ(a.orbit.distance, within_reason(forward.track, small()->drill.venue).distance);
}

TEST(Playback, a_dragged_camera_goes_evenly_between_its_samples_and_stands_still_between_drags) {
  AppState state = fresh();
  Session session;
  const auto drag = [&](std::int64_t wall_ms, float distance) {
    session.lines.push_back({wall_ms, 0, state.path, MoveCamera{{.target = {1, 0, 1}, .distance = distance}}});
  };
  drag(1000, 40);
  session.lines.push_back({1020, 0, state.path, PointLaser{{1, 0, 1}}});  // what is done meanwhile does not stop it
  drag(1050, 42);
  drag(1100, 44);
  drag(3000, 80);
  Playback p = begin_playback(session, state);
  const auto distance_at = [&](double seconds) {
    advance_playback(p, state, seconds - p.at);
    return state.orbit.distance;
  };
  EXPECT_FLOAT_EQ(distance_at(1.0), 40);
  EXPECT_GT(distance_at(1.025), 40.5f);
  EXPECT_LT(distance_at(1.026), 41.5f);
  EXPECT_FLOAT_EQ(distance_at(1.1), 44);
  EXPECT_FLOAT_EQ(distance_at(2.0), 44) << "nobody touched it";
  seek_playback(p, state, 1.075);
  EXPECT_NEAR(state.orbit.distance, 43, 0.3);
}

TEST(Playback, arrives_at_each_act_in_time_without_a_leap) {
  AppState state;
  state.speed = 8;
  state.playing = true;
  state.t = 1000;
  Playback p;
  p.session.lines.push_back({.wall_ms = 4000, .t = 7000, .path = {}, .command = Here{}});
  p.at = 2;
  EXPECT_DOUBLE_EQ(pace_of(p, state), 3);  // 6 s of the drill in 2 s, however fast it was meant to be
  state.t = 9000;
  EXPECT_EQ(pace_of(p, state), 0);  // ahead already: it waits
  state.playing = false;
  EXPECT_EQ(pace_of(p, state), 8);
}

TEST(Audience, a_metre_of_the_floor_is_a_metre_of_the_model_at_the_scale) {
  const renderer::Camera camera = floor_camera({.target = {10, 0, -5}}, 50, 400, 1080);
  const glm::vec2 size(1920, 1080);
  const glm::vec3 a = project(camera, {10, 0, -5}, size), b = project(camera, {20, 0, -5}, size),
                  c = project(camera, {10, 0, -15}, size);
  EXPECT_NEAR(glm::distance(glm::vec2(a), glm::vec2(b)), 10 * 400 / 50.0, 0.05);
  EXPECT_NEAR(glm::distance(glm::vec2(a), glm::vec2(c)), 10 * 400 / 50.0, 0.05);
  EXPECT_LT(c.y, a.y);  // north is up
}

TEST(Audience, the_hall_keeps_its_view_while_the_presenter_looks_elsewhere) {
  AppState s = fresh();
  Requests ignored;
  apply(s, LookPrivately{}, ignored);
  EXPECT_FALSE(s.audience.private_look) << "there is no hall yet";
  apply(s, ToggleAudience{}, ignored);
  const Orbit before = s.orbit;
  apply(s, LookPrivately{}, ignored);
  apply(s, MoveCamera{{.target = {1, 0, 1}, .distance = 20}}, ignored);
  EXPECT_EQ(s.audience.orbit.distance, before.distance);
  EXPECT_EQ(s.orbit.distance, 20);
}

TEST(Compare, knows_when_paths_part_and_that_a_path_does_not_differ_from_itself) {
  AppState s = fresh();
  base::Workers workers;
  scenes::BakeStore store = small()->store;
  const scenes::BakeDescriptor bake{&small()->drill, small()->world, &store, &workers, nullptr};
  const auto motion_of = [&](const scenes::Path& path) {
    return std::make_shared<const scenes::Motion>(scenes::bake(bake, path));
  };
  take_motion(s, motion_of(s.path));
  ASSERT_FALSE(s.timeline.decisions.empty());
  const scenes::DecisionPoint point = s.timeline.decisions[0];
  Requests ignored;
  apply(s, SetCompare{CompareMode::split}, ignored);
  EXPECT_EQ(s.compare, CompareMode::off) << "nothing has been decided yet";
  apply(s, SeekTo{std::min(point.at + 40'000, s.timeline.end)}, ignored);
  apply(s, SetCompare{CompareMode::ghosts}, ignored);
  ASSERT_TRUE(s.compare_with);
  s.compare_with->motion = motion_of(s.compare_with->path);
  update_branches(s);
  EXPECT_EQ(differences(s, *s.compare_with).parted, point.at);
  OtherBranch same = branch_with(s, point.decision, point.option);
  same.stage = s.stage;
  const Differences none = differences(s, same);
  EXPECT_EQ(none.parted, -1);
  EXPECT_EQ(none.elsewhere, 0);
  EXPECT_EQ(none.metrics, none.other_metrics);
  for (const auto& person : only_different(s.stage, s.stage).people) EXPECT_EQ(person.activity, scenes::Activity::gone);
}

TEST(Keys, the_default_keymap_has_no_key_twice_and_writes_back_as_it_was_read) {
  const Keymap keymap = default_keymap();
  for (std::size_t i = 0; i < keymap.bindings.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_FALSE(keymap.bindings[i].chord == keymap.bindings[k].chord) << format_chord(keymap.bindings[i].chord);
  const auto again = parse_keymap("keys.yaml", format_keymap(keymap));
  ASSERT_TRUE(again) << base::format(again.diagnostics());
  for (std::size_t i = 0; i < key_actions().size(); ++i) EXPECT_EQ(again->keys_of(i), keymap.keys_of(i));
}

TEST(Keys, a_file_gives_other_keys_and_says_what_is_wrong_with_it) {
  const auto mine = parse_keymap("keys.yaml", "# mine\narrow: F6, Ctrl+A\nplay: A\nsession_end_of_all:\n");
  ASSERT_FALSE(mine);
  EXPECT_EQ(mine.diagnostics()[0].place.line, 4);
  const auto good = parse_keymap("keys.yaml", "arrow: F6, Ctrl+A\nplay: A\n");
  ASSERT_TRUE(good);
  const auto action = good->action_of(*parse_chord("A"));
  ASSERT_TRUE(action);
  EXPECT_EQ(key_actions()[*action].name, "play");
  EXPECT_EQ(good->action_of(*parse_chord("Space")), std::nullopt);
  for (const char* bad : {"arrow", "arrow: Ctrl+", "arrow: F99", "arrow: nonsense", "arrow: A\nline: A"})
    EXPECT_FALSE(parse_keymap("keys.yaml", bad)) << bad;
}

TEST(Settings, come_back_as_they_were_and_nonsense_is_left_out) {
  Settings s;
  s.language = scenes::Language::english;
  s.theme = Theme::light;
  s.scale = 1.5f;
  s.reduce_motion = true;
  add_recent(s, "/a b/c.drill.yaml");
  const Settings back = parse_settings(format_settings(s));
  EXPECT_EQ(back.language, s.language);
  EXPECT_EQ(back.theme, s.theme);
  EXPECT_FLOAT_EQ(back.scale, s.scale);
  EXPECT_TRUE(back.reduce_motion);
  EXPECT_EQ(back.recent, s.recent);
  const Settings odd = parse_settings("scale = 99\nwindow_width = -3\nlanguage\n= =\n\xff");
  EXPECT_FLOAT_EQ(odd.scale, 1);
  EXPECT_EQ(odd.window.x, 1600);
}

TEST(Picking, a_pixel_of_a_roof_is_on_the_roof_and_one_of_the_ground_on_the_ground) {
  scenes::Venue venue;
  venue.low = {-50, -50};
  venue.high = {50, 50};
  venue.obstacles.push_back({"house", {{-5, -5}, {5, -5}, {5, 5}, {-5, 5}}, 4});
  const renderer::Camera camera = camera_of({.target = {0, 0, 0}, .bearing = 0, .tilt = 1.5f, .distance = 60});
  const TableBox table{{10, 20}, {800, 600}};
  glm::vec3 at;
  ASSERT_TRUE(surface_under(venue, camera, table, {410, 320}, at));
  EXPECT_NEAR(at.y, 4, 0.01);
  ASSERT_TRUE(surface_under(venue, camera, table, {60, 320}, at));
  EXPECT_NEAR(at.y, 0, 0.01);
}

glm::vec3 ground(float east, float north) { return {east, 0, -north}; }

void draw(AppState& state, MarkKind kind, std::initializer_list<glm::vec3> points, std::string text = {}) {
  Requests ignored;
  const auto* p = points.begin();
  apply(state, BeginMark{kind, *p}, ignored);
  for (++p; p != points.end(); ++p) {
    if (kind == MarkKind::region || kind == MarkKind::measure)
      apply(state, AddMarkPoint{*p}, ignored);
    else
      apply(state, MoveMarkEnd{*p}, ignored);
  }
  apply(state, EndMark{std::move(text)}, ignored);
}

TEST(Marks, shapes_know_their_measures) {
  AppState state = fresh();
  draw(state, MarkKind::region, {ground(0, 0), ground(20, 0), ground(20, 10), ground(0, 10)});
  draw(state, MarkKind::measure, {ground(0, 0), ground(0, 56), ground(56, 56)});
  ASSERT_EQ(state.board.marks.size(), 2u);
  EXPECT_FLOAT_EQ(area_of(state.board.marks[0].points), 200);
  EXPECT_EQ(measure_text(state.board.marks[1].points), "112.0 m · 1:40 · 090°");
  EXPECT_NEAR(bearing_of(ground(0, 0), ground(0, -1)), scenes::kPi, 1e-5);
}

TEST(Marks, a_click_where_a_drag_was_meant_leaves_nothing) {
  AppState state = fresh();
  for (MarkKind kind : {MarkKind::line, MarkKind::arrow, MarkKind::circle, MarkKind::freehand, MarkKind::region})
    draw(state, kind, {ground(1, 1)});
  draw(state, MarkKind::text, {ground(1, 1)}, "");
  EXPECT_TRUE(state.board.marks.empty());
  EXPECT_TRUE(state.undo.empty());
}

TEST(Marks, fade_in_hold_and_fade_out_and_show_pale_on_a_sibling) {
  AppState state = fresh();
  ASSERT_FALSE(state.timeline.decisions.empty());
  const scenes::DecisionPoint decision = state.timeline.decisions[0];
  Requests ignored;
  arrive_at(state, decision.at + 5'000);
  draw(state, MarkKind::arrow, {ground(0, 0), ground(9, 0)});
  ASSERT_EQ(state.board.marks.size(), 1u);
  apply(state, SetMarkSpan{1, decision.at + 5'000, decision.at + 15'000}, ignored);
  const Mark mark = state.board.marks[0];
  EXPECT_FLOAT_EQ(strength_of(mark, branch_of(state), mark.from), 1);
  EXPECT_FLOAT_EQ(strength_of(mark, branch_of(state), mark.to), 1);
  EXPECT_NEAR(strength_of(mark, branch_of(state), mark.to + kFadeOut / 2), 0.5, 0.01);
  EXPECT_EQ(strength_of(mark, branch_of(state), mark.from - kFadeIn - 1), 0);
  EXPECT_EQ(strength_of(mark, branch_of(state), mark.to + kFadeOut + 1), 0);
  scenes::Path other = state.path;
  other.option[decision.decision.index] ^= 1;
  set_path(state, other);
  EXPECT_FLOAT_EQ(strength_of(mark, branch_of(state), mark.from), kGhostStrength);
}

TEST(Marks, a_smoothed_stroke_keeps_its_ends_and_stays_near_the_hand) {
  std::vector<glm::vec3> hand;
  for (int i = 0; i <= 100; ++i) hand.push_back(ground(float(i) * 0.2f, i % 2 ? 0.1f : -0.1f));
  const auto line = smoothed(hand, 0.15f);
  EXPECT_EQ(line.front(), hand.front());
  EXPECT_EQ(line.back(), hand.back());
  float worst = 0;
  for (std::size_t i = 4; i + 4 < line.size(); ++i) worst = std::max(worst, std::abs(line[i].z));
  EXPECT_LT(worst, 0.08f);
}

}  // namespace
}  // namespace app
