#include "app/session.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <system_error>

#include "app/command_text.h"
#include "app/values.h"
#include "base/files.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kFirstWord = "gelar-session";
constexpr int kVersion = 1;
constexpr std::size_t kMostMisfits = 1000;

std::string_view next_word(std::string_view& rest) {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(word.size());
  return word;
}

template <class T>
bool to_number(std::string_view word, T& out, int base = 10) {
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), out, base);
  return failed == std::errc() && end == word.data() + word.size() && !word.empty();
}

// Cuts the next whole line off; false at the end or at a torn line.
bool next_line(std::string_view& rest, std::string_view& line) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return false;
  line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return true;
}

base::Result<SessionHeader> parse_header(const std::string& name, std::string_view& rest) {
  std::string_view line;
  const auto broken = [&] { return base::error("S0010", name, "not a session of Gelar, or its head is damaged"); };
  if (!next_line(rest, line) || next_word(line) != kFirstWord) return broken();
  int version = 0;
  if (!to_number(next_word(line), version)) return broken();
  if (version != kVersion)
    return base::error("S0011", name,
                       fmt::format("a session of version {}; this program reads version {}", version, kVersion));
  SessionHeader header;
  if (!next_line(rest, line) || next_word(line) != "drill") return broken();
  if (!to_number(next_word(line), header.drill_hash, 16)) return broken();
  const auto file = unescaped(next_word(line));
  if (!file) return broken();
  header.drill_file = *file;
  if (!next_line(rest, line) || next_word(line) != "started") return broken();
  header.started = std::string(next_word(line)).substr(0, 40);
  return header;
}

// "wall t path command …"; the reason when it does not fit.
std::string parse_line(const scenes::Drill& drill, std::string_view text, SessionLine& out) {
  if (text.size() > kLongestLine) return "the line is too long";
  if (!to_number(next_word(text), out.wall_ms) || out.wall_ms < 0) return "no wall time";
  if (!to_number(next_word(text), out.t) || out.t < 0) return "no model time";
  const auto path = unescaped(next_word(text));
  if (!path) return "no path";
  auto parsed = scenes::parse_path(drill, *path);
  if (!parsed) return parsed.diagnostics()[0].message;
  out.path = std::move(*parsed);
  auto command = read_command(drill, text);
  if (!command) return command.diagnostics()[0].message;
  out.command = std::move(*command);
  return {};
}

}  // namespace

base::Result<Session> parse_session(const std::string& name, std::string_view text, const scenes::Drill& drill) {
  std::string_view rest = text;
  auto header = parse_header(name, rest);
  if (!header) return header.diagnostics();
  Session session;
  session.header = std::move(*header);
  std::string_view line;
  std::int64_t wall = 0;
  for (std::size_t number = 4; next_line(rest, line); ++number) {
    if (line.empty()) continue;
    SessionLine parsed;
    std::string why = parse_line(drill, line, parsed);
    if (why.empty() && parsed.wall_ms < wall) why = "earlier than the line before it";
    if (why.empty()) {
      wall = parsed.wall_ms;
      session.lines.push_back(std::move(parsed));
    } else if (session.misfits.size() < kMostMisfits) {
      session.misfits.push_back({number, std::string(line.substr(0, 400)), std::move(why)});
    }
  }
  return session;
}

base::Result<Session> read_session(const fs::path& file, const scenes::Drill& drill) {
  auto text = base::read_file(file, kLargestSession);
  if (!text) return text.diagnostics();
  return parse_session(file.string(), *text, drill);
}

base::Result<SessionHeader> read_session_header(const fs::path& file) {
  auto text = base::read_file(file, kLargestSession);
  if (!text) return text.diagnostics();
  std::string_view rest = *text;
  return parse_header(file.string(), rest);
}

base::Result<base::Done> check_drill(const fs::path& file, const SessionHeader& header, const scenes::Drill& drill) {
  const auto made_with = fs::path(header.drill_file).filename(), is = fs::path(drill.file).filename();
  if (header.drill_hash == drill.source_hash || made_with == is) return base::Done{};
  return base::error("T0001", file.string(),
                     fmt::format("a session of another drill, {}; this one is {}", made_with.string(), is.string()));
}

std::string write_header(const SessionHeader& header) {
  return fmt::format("{} {}\ndrill {:016x} {}\nstarted {}\n", kFirstWord, kVersion, header.drill_hash,
                     escaped(header.drill_file), header.started);
}

std::string write_line(const scenes::Drill& drill, const SessionLine& line) {
  return fmt::format("{} {} {} {}\n", line.wall_ms, line.t, escaped(scenes::format_path(drill, line.path)),
                     write_command(drill, line.command));
}

std::optional<Command> outcome_of(const AppState& state, const Command& command) {
  if (std::holds_alternative<SelectNext>(command) || std::holds_alternative<SetCameraMode>(command))
    if (state.selected) return Select{state.selected};
  if (std::holds_alternative<FrameSelection>(command)) return GlideCamera{state.orbit};
  return std::nullopt;
}

void replay(AppState& state, const Session& session, std::size_t from, std::size_t to) {
  Requests ignored;
  for (std::size_t i = from; i < std::min(to, session.lines.size()); ++i) {
    const SessionLine& line = session.lines[i];
    // Between two acts time went on by itself; a decision that stopped it is an act of its own.
    if (line.path != state.path) set_path(state, line.path);
    arrive_at(state, line.t);
    state.wall_ms = line.wall_ms;
    apply_act(state, line.command, ignored);
  }
}

namespace {
base::Diagnostic written_elsewhere(const fs::path& file) {
  return base::error("S0013", file.string(), "another window of Gelar is writing this session",
                     "close that one, or play the session back");
}
}  // namespace

base::Result<base::Done> check_free(const fs::path& file) {
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return base::Done{};  // whoever reads it will tell
  const bool taken = ::flock(opened, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(opened);
  if (taken) return written_elsewhere(file);
  return base::Done{};
}

base::Result<base::Done> SessionWriter::open(const fs::path& file, const SessionHeader* header) {
  close();
  const int flags = O_RDWR | O_CLOEXEC | (header ? O_CREAT | O_EXCL : 0);
  file_ = ::open(file.c_str(), flags, 0644);
  if (file_ < 0) return base::error("S0012", file.string(), "the session cannot be written here");
  // Where the file system knows no locks, no window keeps another out.
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    ::close(file_);
    file_ = -1;
    return written_elsewhere(file);
  }
  path_ = file;
  waiting_.clear();
  if (!header) {
    // A torn line would swallow the next one.
    auto text = base::read_file(file, kLargestSession);
    const std::size_t whole = text ? text->rfind('\n') + 1 : 0;
    if (!text || ::ftruncate(file_, off_t(whole)) != 0 || ::lseek(file_, 0, SEEK_END) < 0) {
      ::close(file_);
      file_ = -1;
      return base::error("S0012", file.string(), "the session cannot be gone on with");
    }
  }
  ending_ = false;
  syncer_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    for (;;) {
      wake_.wait_for(lock, std::chrono::milliseconds(500), [this] { return ending_; });
      if (unsynced_.exchange(false)) {
        lock.unlock();
        ::fsync(file_);
        lock.lock();
      }
      if (ending_) return;
    }
  });
  if (header) append(write_header(*header));
  return base::Done{};
}

bool SessionWriter::append(std::string_view line) {
  if (file_ < 0) return true;
  if (waiting_.size() + line.size() <= kLargestSession) waiting_ += line;
  while (!waiting_.empty()) {
    const ssize_t written = ::write(file_, waiting_.data(), waiting_.size());
    if (written <= 0) return false;
    waiting_.erase(0, std::size_t(written));
    unsynced_ = true;
  }
  return true;
}

void SessionWriter::close() {
  if (file_ < 0) return;
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  if (syncer_.joinable()) syncer_.join();
  append("");
  if (!waiting_.empty() && ::lseek(file_, 0, SEEK_CUR) == 0) ::unlink(path_.c_str());
  ::close(file_);
  file_ = -1;
}

fs::path session_folder() {
  const fs::path state = base::state_folder();
  if (state.empty()) return {};
  std::error_code failed;
  fs::create_directories(state / "sessions", failed);
  return failed ? fs::path() : state / "sessions";
}

std::vector<fs::path> recent_sessions(std::size_t limit) {
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code failed;
  const fs::path folder = session_folder();
  if (folder.empty()) return {};
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    if (at->path().extension() == ".gelar-session") found.emplace_back(at->last_write_time(failed), at->path());
  // What was written by a clock that has been set back since is older than all others.
  const auto now = fs::file_time_type::clock::now() + std::chrono::hours(1);
  std::sort(found.begin(), found.end(), [now](const auto& a, const auto& b) {
    return std::pair(a.first <= now, a.first) > std::pair(b.first <= now, b.first);
  });
  std::vector<fs::path> out;
  for (std::size_t i = 0; i < std::min(limit, found.size()); ++i) out.push_back(std::move(found[i].second));
  return out;
}

std::string session_label(const fs::path& file) {
  const std::string name = file.stem().string();
  constexpr std::string_view kForm = "-dddddddd-dddddd";
  const auto fits = [&](std::size_t at) {
    for (std::size_t i = 0; i < kForm.size(); ++i) {
      const char c = name[at + i];
      if (kForm[i] == 'd' ? c < '0' || c > '9' : c != '-') return false;
    }
    return true;
  };
  for (std::size_t at = 0; at + kForm.size() <= name.size(); ++at) {
    if (!fits(at)) continue;
    const auto digits = [&](std::size_t from, std::size_t count) { return name.substr(at + from, count); };
    const std::string utc = fmt::format("{}-{}-{}T{}:{}:{}Z", digits(1, 4), digits(5, 2), digits(7, 2), digits(10, 2),
                                        digits(12, 2), digits(14, 2));
    return fmt::format("{} · {}{}", name.substr(0, at), local_text(utc), name.substr(at + kForm.size()));
  }
  return name;
}

}  // namespace app
