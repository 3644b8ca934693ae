// What the program knows at one moment. Panels read it and push commands; apply.cpp is
// the only place that changes it.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/audience.h"
#include "app/branches.h"
#include "app/camera.h"
#include "app/commands.h"
#include "app/document.h"
#include "app/marks.h"
#include "app/pace.h"
#include "app/train/knowledge.h"
#include "scenes/stage.h"

namespace app {

// A decision taken, for the log, the branch map and the debrief.
struct DecisionRecord {
  scenes::DecisionId decision;
  std::uint8_t option = 0;
  std::string reason;
  scenes::Ms at = 0;          // model time of the decision
  std::int64_t wall_ms = 0;   // since the session began
};

// Where the laser points. Only the newest point counts in mode dot.
struct Laser {
  struct Point {
    glm::vec3 at{0};
    float age = 0;  // seconds since release; 0 while held
  };
  LaserMode mode = LaserMode::trail;
  std::vector<Point> points;
  bool held = false;
};

// A drill that can be opened, for the page that is shown while none is.
struct LibraryEntry {
  std::filesystem::path file;
  std::string name;  // of the folder or file
  scenes::Text title, summary;
};

// A session of this drill that was cut off: to be gone on with.
struct SessionOffer {
  std::filesystem::path file;
  std::string started;   // "2026-11-25T13:00:00Z"
  std::size_t acts = 0;
};

// A line of a session that no longer fits the drill.
struct Misfit {
  std::size_t line = 0;  // of the file, from 1
  std::string text;      // as it stands there
  std::string why;
};

// How far a session that plays back has got.
struct PlaybackState {
  bool on = false, playing = false, off_track = false;
  double at = 0, length = 0;  // seconds of its clock
};

// A paper that is being made, or was.
struct Papers {
  bool page = false;        // where one asks for them is open
  bool making = false;
  PaperKind kind = PaperKind::aar;
  float fraction = 0;       // of what `doing` says
  std::string doing;
  std::filesystem::path made;  // the last one; "" = none yet
  std::string failed;          // why there is none
};

// What a fork would change in the script, for the user to read before it is written.
struct Review {
  std::uint32_t fork = 0;
  std::filesystem::path file;
  std::string before, after;  // the whole script; after "" = it cannot be done by program
  std::string diff;           // unified; or why not
};

// The open dialog: a folder as it is, folders first.
struct Browser {
  std::filesystem::path folder;
  std::vector<std::filesystem::path> folders, drills;  // full paths, by name
};

// A small picture of a moment, drawn in idle time (window_pictures.cpp).
struct Picture {
  std::string key;            // what it shows: key_of_moment, or a drill's file
  std::uint32_t texture = 0;  // of the renderer
};

struct Keymap;

struct AppState {
  std::shared_ptr<const Document> document;      // null = none is open: see `opening`, `problems`
  std::shared_ptr<const Document> plan;          // as the script says; `document` is another while a fork plays
  std::shared_ptr<const scenes::Motion> motion;  // of `path`, or for a moment of the one before it; grows while baking
  scenes::Path path;
  scenes::Timeline timeline;  // of `path`, always
  scenes::Stage stage;        // stage_at(*motion, t)

  scenes::Ms t = 0;
  bool playing = false;
  int shuttle = 0;       // -8..8, 0 = normal play at `speed`
  double speed = 1;      // 0.25 … 16
  double t_rest = 0;     // part of a millisecond that playing has left over
  bool waiting = false;  // playing, but the tables are not there yet

  // The decision whose card is open, and how far one got with it.
  std::optional<scenes::DecisionId> open_decision;
  std::optional<std::uint8_t> chosen;  // option picked, reason still asked
  std::vector<DecisionRecord> log;
  std::vector<scenes::DecisionId> answered;  // do not stop at these again while playing on

  // Marks. `undo` and `redo` hold whole boards, the newest last.
  Tool tool = Tool::select;
  MarkStyle mark_style;
  Board board;
  std::vector<Board> undo, redo;
  std::uint32_t fork = 0;           // of board.forks, that plays; 0 = the plan
  OrderStyle order;                 // what a click with the order tool says
  std::optional<Review> review;
  std::optional<Mark> draft;        // being drawn
  std::uint32_t next_mark = 1, selected_mark = 0;
  std::uint32_t moved_mark = 0;     // its drag is one step of undo; 0 = none
  bool show_marks = true;
  bool measure_secretly = false;  // the hall does not see what is measured next
  Laser laser;
  scenes::Ms loop_from = 0, loop_to = 0;    // played over and over; equal = no loop
  scenes::Ms range_from = 0, range_to = 0;  // what the time axis shows; equal = all of it
  std::int64_t wall_ms = 0;                 // since the session began

  Training training;  // train/: a class, or a trainee alone
  std::optional<scenes::UnitId> knower;  // who knew what: all but what this unit knows is greyed
  Knowledge knowledge;                   // of the trainee's role, else of `knower`
  Papers papers;
  Audience audience;
  Pace pace;  // of the briefing, while the hall is shown it
  CompareMode compare = CompareMode::off;
  std::optional<OtherBranch> compare_with;  // kept while `compare` is on
  std::optional<OtherBranch> preview;       // of an option that is hovered over
  double preview_seconds = 0;               // 0..kPreviewSeconds, again and again
  renderer::Rehearsal rehearsal;
  float room = 0;  // metres from the screen to the last row: labels too small for it are listed; 0 = off

  std::optional<scenes::UnitId> selected;
  Orbit orbit, glide_from;  // where the camera is (going), and where its glide began
  double glide = 1;         // 0..1; 1 = there
  CameraMode camera_mode = CameraMode::orbit;
  std::array<std::optional<Orbit>, 9> views;  // kept with Shift+1..9; else the venue's own n-th view is meant

  scenes::Language language = scenes::Language::indonesian;
  Theme theme = Theme::dark;
  float ui_scale = 1;
  LabelLevel labels = LabelLevel::full;
  UnitLook unit_look = UnitLook::models;
  bool show_density = false, dim_others = false;
  bool show_ui = true, show_keys = false, show_palette = false, show_overview = false, show_inspector = true;
  bool show_msel = false, show_matrix = false;  // one of them at most
  bool show_timeline = true;
  Tab tab = Tab::card;  // of the right panel
  bool reduce_motion = false;
  MouseProfile mouse = MouseProfile::map;
  float bake_fraction = 1;  // of the path being played
  std::string bake_text;
  std::string message;            // a line for the strip at the top, "" = none
  bool message_is_error = false;  // errors stay until they are closed
  double message_age = 0;         // seconds
  bool opening = false;           // `bake_fraction` and `bake_text` tell how far
  base::Diagnostics problems;     // why the last drill could not be opened or reloaded
  std::filesystem::path file;     // that was asked for
  std::vector<LibraryEntry> library;
  std::vector<std::filesystem::path> recent, sessions;  // newest first
  std::optional<SessionOffer> offer;
  std::vector<Misfit> misfits;
  PlaybackState playback;
  std::optional<Browser> browser;
  std::vector<Picture> pictures;           // ready; the least recently wanted first
  std::vector<scenes::Finding> findings;   // of the proportionality lint, of `timeline`
  std::shared_ptr<const Keymap> keymap;  // null (in stills) = the defaults
};

}  // namespace app
