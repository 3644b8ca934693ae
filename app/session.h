// The session: every act of a briefing, appended to a text file as it happens, so that a
// crash loses nothing older than a second; and read back to go on, or to replay it.
// docs/SESSION.md describes the file.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/apply.h"
#include "app/commands.h"
#include "base/result.h"

namespace app {

inline constexpr std::uint64_t kLargestSession = 64u << 20;  // bytes; a longer one is refused
inline constexpr std::size_t kLongestLine = 16'384;

struct SessionHeader {
  std::uint64_t drill_hash = 0;  // Drill::source_hash when it was made
  std::string drill_file;        // absolute path
  std::string started;           // "2026-11-25T13:00:00Z"
};

struct SessionLine {
  std::int64_t wall_ms = 0;  // since the session's start
  scenes::Ms t = 0;          // model time when it was done
  scenes::Path path;         // taken then
  Command command;
};

struct Session {
  SessionHeader header;
  std::vector<SessionLine> lines;
  std::vector<Misfit> misfits;
};

// A last line without its end, as a crash leaves it, is left out silently. Errors:
// S0010 not a session, S0011 a version that is not known; those of base::read_file.
base::Result<Session> parse_session(const std::string& name, std::string_view text, const scenes::Drill& drill);
base::Result<Session> read_session(const std::filesystem::path& file, const scenes::Drill& drill);
// The header alone, to find the drill before it is open.
base::Result<SessionHeader> read_session_header(const std::filesystem::path& file);

// Whether it was made with this drill, as it is or before it was edited; else T0001.
base::Result<base::Done> check_drill(const std::filesystem::path& file, const SessionHeader& header,
                                     const scenes::Drill& drill);

std::string write_header(const SessionHeader& header);
std::string write_line(const scenes::Drill& drill, const SessionLine& line);

// What of an act hangs on where people stood, said without that: the unit that was chosen, the
// place that the camera went to. `state` is the one after it. Written behind the act, so that a
// session can be gone on with before anything is baked. None: nothing hangs on it.
std::optional<Command> outcome_of(const AppState& state, const Command& command);

// Brings a state from where it is to after lines [from, to): the same acts give the same
// board, path, log and moment. What only the window can do (open, still) is left out.
void replay(AppState& state, const Session& session, std::size_t from, std::size_t to);

// S0013 where another program is writing the session now: two would tear it.
base::Result<base::Done> check_free(const std::filesystem::path& file);

// Appends lines. Each is handed to the system at once, so that the end of the process
// loses none; a thread of its own calls fsync every half second, so that the end of the
// machine loses at most that.
class SessionWriter {
 public:
  SessionWriter() = default;
  ~SessionWriter() { close(); }
  SessionWriter(const SessionWriter&) = delete;
  SessionWriter& operator=(const SessionWriter&) = delete;

  // A new file with its header, or an old one to be gone on with (`header` null): a torn
  // last line is cut off. Errors: S0012, also where a new file's name is taken;
  // S0013.
  base::Result<base::Done> open(const std::filesystem::path& file, const SessionHeader* header);
  bool is_open() const { return file_ >= 0; }
  const std::filesystem::path& path() const { return path_; }
  // False: the disk is full or gone. The line waits in memory, and each further call tries
  // again with all that waits, so that nothing is lost once there is room; "" only tries.
  bool append(std::string_view line);
  // What still waits then is lost; a new file into which nothing was written is removed.
  void close();

 private:
  int file_ = -1;
  std::filesystem::path path_;
  std::string waiting_;  // not yet in the file
  std::atomic<bool> unsynced_{false};
  bool ending_ = false;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread syncer_;
};

// Where sessions are kept, newest first, at most `limit`; empty when there is no such place.
std::filesystem::path session_folder();
std::vector<std::filesystem::path> recent_sessions(std::size_t limit);
// How a list tells a session: "jepara-20261126-032959.gelar-session" is "jepara · 2026-11-26 10:29" by
// a clock in Jepara. A file that somebody has named keeps its name.
std::string session_label(const std::filesystem::path& file);

}  // namespace app
