// The window's own parts, shared by window*.cpp and by nobody else: what is owned
// (window, device, threads, files), and which file does what with it.
//   window.cpp          opening, the loop, carrying out requests
//   window_input.cpp    keys, pen, camera by hand
//   window_draw.cpp     the frame, stills, the state dump
//   window_latency.cpp  how long from a hand to the picture
//   window_audience.cpp the projector's window
//   window_files.cpp    a fork written into its script, the open dialog, a new drill
//   window_pictures.cpp small pictures of moments, in idle time
//   window_session.cpp  the session as it is written, gone on with, played back
//   window_class.cpp    other teams' answers, papers
#pragma once

#define GLFW_INCLUDE_VULKAN
#include <GLFW/glfw3.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "app/apply.h"
#include "app/baker.h"
#include "app/gui.h"
#include "app/keys.h"
#include "app/mouse.h"
#include "app/opener.h"
#include "app/paper_job.h"
#include "app/picking.h"
#include "app/playback.h"
#include "app/session.h"
#include "app/settings.h"
#include "app/window.h"

namespace app {

struct Window {
  PlayDescriptor descriptor;  // what was asked for on the command line
  GLFWwindow* handle = nullptr;
  renderer::Device device;
  renderer::Scene scene;
  renderer::Target target;
  Gui gui, audience_gui;
  renderer::RenderView view;
  AppState state;
  // The projector's window; `handle` null = closed.
  struct Screen {
    GLFWwindow* handle = nullptr;
    renderer::Target target;
    renderer::RenderView view, other;  // the other branch's, in a split comparison
    bool split = false;
    glm::ivec2 size{0};
    bool dirty = true;
    std::uint64_t frames = 0;
    Commands ignored;  // nobody clicks there
  } audience;
  renderer::RenderView other_view, ghost_view;  // of another branch
  Baker other_baker;                            // bakes it
  scenes::Path other_path;                      // that it bakes; empty = none
  std::shared_ptr<const Document> other_document;
  // Small pictures of moments; the tables of one path at a time.
  renderer::Target picture_target;
  renderer::RenderView picture_view;
  scenes::Stage picture_stage;
  Baker picture_baker;
  std::shared_ptr<const scenes::Motion> picture_motion;
  std::shared_ptr<const Document> picture_document;  // what picture_baker is at, with the next two
  scenes::Path picture_path;
  scenes::Ms picture_until = 0;
  bool at_home = false, home_pictures_loaded = false, home_picture_done = false;
  Commands commands;  // pushed, not yet applied
  Requests requests;  // asked for by those that have been
  Baker baker;
  bool bake_stopped = false;  // by the user
  Opener opener;
  PaperJob paper_job;
  Settings settings;

  // Opening: what to do with the drill once it is there.
  struct Wish {
    bool reload = false;  // keep path, time, camera, marks
    bool first = false;   // the command line's path, time, view
    bool roles = false;   // the page of roles, once it is there
    std::filesystem::path resume, play_back;
  } wish;
  std::filesystem::file_time_type script_time{}, venue_time{};  // of the open drill's files, for live reload
  double looked_at_files = 0;                                   // wall seconds

  // The session being written.
  SessionWriter writer;
  bool keeping = false;       // a drill is open and its acts are kept
  bool said_goodbye = false;  // its last act was Quit or CloseDrill
  bool session_waits = false;  // the disk takes no more of it now
  double began = 0;           // wall seconds that stand for wall_ms 0
  double last_here = 0;
  std::optional<SessionLine> pending_camera;  // drags are kept at most 20 times a second
  std::optional<Playback> playback;

  // Pen and hand.
  glm::dvec2 cursor{0};  // as events told it; asking GLFW would answer for now, not for then
  glm::dvec2 pressed{0}, last{0};
  int dragging = -1;  // button, -1 = none
  glm::vec3 pivot{0};   // what the right button's drag turns about
  Drag drag = Drag::none;  // what `dragging` does
  float fly_pace = 1;   // the wheel's, while it is held
  bool moved = false, pen_down = false;
  std::uint32_t dragged_mark = 0;
  glm::vec3 drag_from{0};
  double last_click = -1;  // wall seconds, for double clicks
  glm::dvec2 last_click_at{0};
  // A click may begin and end between two frames; ImGui sees every press for one frame.
  std::array<bool, 3> clicked{};
  std::vector<int> released;  // keys, let go after the frame that saw them

  // From what a hand does to the first picture that shows it, in frames and time. An input
  // from which nothing comes is forgotten.
  struct Latency {
    double at = -1;  // wall seconds of the input that is being followed; < 0 = none
    std::uint64_t from = 0, hall_from = 0;     // frames drawn before it; before what the hall waits for
    bool acted = false, hall_waits = false;    // something came of it that no picture, no hall's picture shows yet
    int frames = 0, worst = 0, hall_worst = 0; // 1 = the first frame after it; of the last, of all
    double worst_ms = 0;
  } latency;

  glm::ivec4 windowed{0};  // place and size before full screen
  std::filesystem::path state_dump;
  std::string dumped;
  bool dirty = true;  // something to draw
  bool ticked = false;  // the presenter's clock shows another second than `pace_second`
  scenes::Ms pace_second = 0;
  std::uint64_t frames = 0;
};

inline Window& window_of(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }
TableBox table_of(const Window& w);

// window.cpp
// Keeps and applies what has been pushed. Input calls it before it judges the next event,
// so that what a click means never depends on how long a frame takes.
void run_commands(Window& w);

// window_open.cpp
void open(Window& w, const std::filesystem::path& file, Window::Wish wish);  // "" = the flagship
void take_opened(Window& w);                                                 // shows it when it is ready
void go_home(Window& w);
// A session knows its drill: that is opened first, unless it is open already.
void open_session(Window& w, const std::filesystem::path& file, bool play_back);
void look_at_files(Window& w, double now);  // a script saved in an editor is read again
// To draw the home screen with: nothing, which the renderer wants as one triangle.
base::Result<renderer::Scene> empty_scene(renderer::Device& device);

// window_input.cpp
void listen(Window& w);               // GLFW's callbacks
void fly(Window& w, double seconds);  // WASD QE while the right button is held

void listen_to_audience(Window& w);  // the clicker works wherever the focus is

// window_audience.cpp
void open_audience(Window& w);
void close_audience(Window& w);
void swap_screens(Window& w);
void draw_audience(Window& w, double seconds);

// window_latency.cpp
void note_input(Window& w, bool moves_only);  // `moves_only`: of a hand that is under way already
void note_act(Window& w);                     // a command that it led to is applied
void note_picture(Window& w);                 // this window has shown a frame
void note_hall(Window& w);                    // so has the hall's

// window_draw.cpp
void draw(Window& w, double seconds);
void save_still(Window& w);
void dump_state(Window& w);

// window_pictures.cpp
bool draw_next_picture(Window& w);     // true: one is ready, the panels show it
bool wants_pictures(const Window& w);  // there is something to be drawn in idle time
void drop_pictures(Window& w);         // of the drill that is being closed

// window_files.cpp
void list_library(AppState& state);               // of the home screen, with the last sessions
void review_fork(Window& w, std::uint32_t fork);  // its patch, to be read
void write_review(Window& w, bool as_new);
void browse(Window& w, const std::filesystem::path& folder);
void new_drill(Window& w, const std::filesystem::path& file);

// window_session.cpp
void begin_session(Window& w);                 // of the drill just opened
void keep(Window& w, const Command& command);  // before it is applied
void keep_time(Window& w);                     // once a second while time passes
void end_session(Window& w);
void resume_session(Window& w, const std::filesystem::path& file);
void play_back_session(Window& w, const std::filesystem::path& file);
std::optional<SessionOffer> offer_of(const Document& document);  // one that did not end by itself

// window_class.cpp
void merge_team(Window& w, const std::filesystem::path& file);  // another machine's answers
void make_paper(Window& w, const MakePaper& what);
void take_paper(Window& w);  // how far it is; tells when it is done
void show_paper(Window& w);

}  // namespace app
