// Hands that do not know what they do: keys, words, clicks and drags at random, in windows of any
// size, with a fixed seed. Nothing breaks, and the session tells it all again.
#include <GLFW/glfw3.h>

#include <cmath>
#include <random>

#include "app/keys.h"
#include "app/player.h"
#include "app/session.h"
#include "app/views.h"
#include "typist.h"

namespace app {
namespace {

class Monkey : public Typist {
 public:
  explicit Monkey(unsigned seed) : random_(seed), hall_(share_gui(gui_)) {
    text_ = write_header({small()->drill.source_hash, "/tmp/x", "2026-01-01T00:00:00Z"});
    bake();
  }

  void act() {
    switch (below(12)) {
      case 0:
        size = {200 + below(1500), 150 + below(900)};
        break;
      case 1:
      case 2:
        click();
        break;
      case 3:
        gui::feed_wheel(float(below(7)) - 3);
        break;
      case 4:
        pass_time();
        break;
      case 5:
        draw_a_mark();
        break;
      case 6:
        for (int i = below(8); i > 0; --i) commands.push_back(below(2) != 0 ? Command(Undo{}) : Command(Redo{}));
        break;
      case 7:
        if (below(3) == 0) commands.push_back(CloseTopmost{});
        break;
      default:
        gui::is_typing() ? write() : press_a_key();
    }
    view.camera = camera_of(shown_orbit(state));
    look();
    look_at_the_hall();
    bake();
  }

  // The same acts, read from the session, on a fresh state.
  AppState told_again() {
    note(Here{});
    const auto session = parse_session("s", text_, small()->drill);
    AppState again = fresh();
    if (!session) ADD_FAILURE() << base::format(session.diagnostics());
    if (!session) return again;
    EXPECT_TRUE(session->misfits.empty()) << session->misfits[0].text << ": " << session->misfits[0].why;
    replay(again, *session, 0, session->lines.size());
    return again;
  }
  std::size_t acts() const { return acts_; }

 protected:
  void carry_out(const Command& c) override {
    ++acts_;
    if (std::holds_alternative<CloseDrill>(c) || std::holds_alternative<Quit>(c)) return;  // there is no other drill
    if (is_act(state, c)) note(c);
    Typist::carry_out(c);
  }

 private:
  int below(int n) { return int(random_() % unsigned(n)); }
  void note(const Command& c) {
    text_ += write_line(state.document->drill, {state.wall_ms += 20, state.t, state.path, c});
  }
  void click() {
    gui::feed_mouse({float(below(int(size.x))), float(below(int(size.y)))});
    look();
    gui::feed_button(below(5) == 0 ? 1 : 0, true);
    look();
    if (below(3) == 0) {
      gui::feed_mouse({float(below(int(size.x))), float(below(int(size.y)))});
      look();
    }
    gui::feed_button(0, false);
    gui::feed_button(1, false);
  }
  void press_a_key() {
    const auto actions = key_actions();
    for (Command& c : commands_of(std::size_t(below(int(actions.size()))), state)) commands.push_back(std::move(c));
    if (state.open_decision && below(2) == 0) commands.push_back(ChooseOption{std::uint8_t(below(4))});
  }
  void write() {
    static constexpr std::string_view kWords[] = {"tutup 2 m", "62:14", "gladi", "x", "bahasa", "-", "99999999999999"};
    static constexpr int kKeys[] = {GLFW_KEY_BACKSPACE, GLFW_KEY_DELETE, GLFW_KEY_LEFT, GLFW_KEY_HOME, GLFW_KEY_END,
                                    GLFW_KEY_UP,        GLFW_KEY_DOWN,   GLFW_KEY_Z,    GLFW_KEY_Y,    GLFW_KEY_A};
    if (below(2) == 0) type(kWords[below(int(std::size(kWords)))]);
    for (int i = below(5); i > 0; --i) press(kKeys[below(int(std::size(kKeys)))], below(2) == 0, below(3) == 0);
    if (below(3) == 0) press(GLFW_KEY_ENTER);
  }
  void draw_a_mark() {
    const auto place = [&] { return glm::vec3(below(60) - 30, 0, below(60) - 40); };
    commands.push_back(BeginMark{MarkKind(below(kMarkKinds)), place()});
    for (int i = below(5); i > 0; --i)
      commands.push_back(below(2) != 0 ? Command(MoveMarkEnd{place()}) : AddMarkPoint{place()});
    commands.push_back(EndMark{below(2) != 0 ? "jaga" : ""});
  }
  void pass_time() {
    const auto decision = state.open_decision;
    if (below(2) == 0) note_and(SeekTo{scenes::Ms(below(int(state.timeline.end) + 1))});
    for (int i = 0; i < 3; ++i) advance(state, 0.01 * below(400));
    // As the window does it: play that stopped at a decision is an act, and so is how far it got.
    if (state.open_decision && state.open_decision != decision) note(GoToDecision{*state.open_decision});
    note(Here{});
  }
  void note_and(const Command& c) {
    note(c);
    Typist::carry_out(c);
  }
  void look_at_the_hall() {
    is_sound(view);
    if (!state.audience.on) return;
    Commands nobody;
    draw_gui(hall_, device_, {.size = {1280, 720}, .layer = GuiLayer::audience, .seconds_since_last = 0.02}, state,
             nobody, hall_view_);
    is_sound(hall_view_);
  }
  static void is_sound(const renderer::RenderView& drawn) {
    for (const renderer::UiVertex& v : drawn.ui_vertices)
      ASSERT_TRUE(std::isfinite(v.position.x) && std::isfinite(v.position.y));
    for (const renderer::UiCommand& c : drawn.ui_commands)
      ASSERT_LE(std::size_t(c.first_index) + c.index_count, drawn.ui_indices.size());
  }
  // The tables of the path that is played, as the baker brings them.
  void bake() {
    if (state.motion && state.motion->timeline.path == state.path && state.motion->drill == &state.document->drill)
      return;
    base::Workers workers;
    scenes::BakeStore store = state.document->store;
    const auto document = state.document;
    take_motion(
        state,
        {new scenes::Motion(scenes::bake({&document->drill, document->world, &store, &workers, nullptr}, state.path)),
         [document](const scenes::Motion* m) { delete m; }});
  }

  std::mt19937 random_;
  Gui hall_;
  renderer::RenderView hall_view_;
  std::string text_;
  std::size_t acts_ = 0;
};

TEST(Monkey, breaks_nothing_and_its_session_tells_it_again) {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    Monkey monkey(seed);
    for (int i = 0; i < 400; ++i) monkey.act();
    EXPECT_GT(monkey.acts(), 300u);
    const AppState again = monkey.told_again();
    EXPECT_TRUE(again.board == monkey.state.board) << seed;
    EXPECT_TRUE(again.path == monkey.state.path) << seed;
    EXPECT_EQ(again.fork, monkey.state.fork) << seed;
    EXPECT_EQ(again.t, monkey.state.t) << seed;
    EXPECT_EQ(again.log.size(), monkey.state.log.size()) << seed;
    EXPECT_TRUE(again.document->amendments == monkey.state.document->amendments) << seed;
  }
}

}  // namespace
}  // namespace app
