#include "app/paper_job.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "app/child.h"
#include "base/files.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kKept = 8192;  // bytes of what the child says

// "drawing pictures 40 %", as progress_line.cpp writes it.
bool read_progress(std::string_view line, Papers& papers) {
  if (!line.ends_with(" %")) return false;
  line.remove_suffix(2);
  const std::size_t space = line.rfind(' ');
  int percent = 0;
  if (space == std::string_view::npos) return false;
  const std::string_view number = line.substr(space + 1);
  if (std::from_chars(number.data(), number.data() + number.size(), percent).ec != std::errc()) return false;
  papers.doing = std::string(line.substr(0, space));
  papers.fraction = float(percent) / 100;
  return true;
}

}  // namespace

std::vector<std::string> words_of(const PaperOrder& o) {
  const char* kind = o.what.kind == PaperKind::situation ? "situation"
                     : o.what.kind == PaperKind::orders  ? "orders"
                                                         : "aar";
  std::vector<std::string> words{"report", o.drill.string(), "--kind",
                                 kind,     "--lang",         o.language == scenes::Language::english ? "en" : "id"};
  if (!o.path.empty()) words.insert(words.end(), {"--path", o.path});
  if (o.what.kind == PaperKind::aar)
    for (const fs::path& session : o.sessions) words.insert(words.end(), {"--session", session.string()});
  if (o.discussion) words.emplace_back("--discussion");
  words.insert(words.end(), {"-o", o.out.string()});
  return words;
}

fs::path papers_folder() {
  const char* home = std::getenv("HOME");
  std::error_code failed;
  if (!home || !*home) return fs::current_path(failed);
  // As the desktop's own programs find it: XDG_DOCUMENTS_DIR="$HOME/Dokumen".
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const fs::path settings = config && *config ? fs::path(config) : fs::path(home) / ".config";
  const auto text = base::read_file(settings / "user-dirs.dirs", 1 << 16);
  constexpr std::string_view kKey = "XDG_DOCUMENTS_DIR=\"";
  if (const std::size_t at = text ? text->find(kKey) : std::string::npos; at != std::string::npos) {
    const std::size_t from = at + kKey.size(), end = text->find('"', from);
    std::string folder = text->substr(from, end == std::string::npos ? end : end - from);
    if (folder.starts_with("$HOME")) folder = home + folder.substr(5);
    if (fs::is_directory(folder, failed)) return folder;
  }
  return home;
}

void PaperJob::start(const PaperOrder& order, Papers& papers) {
  cancel();
  papers.making = true;
  papers.kind = order.what.kind;
  papers.fraction = 0;
  papers.doing.clear();
  papers.failed.clear();
  out_ = order.out;
  said_.clear();
  std::error_code failed;
  std::vector<std::string> words = words_of(order);
  words.insert(words.begin(), fs::read_symlink("/proc/self/exe", failed).string());
  std::array<int, 2> ends{-1, -1};
  if (!failed && pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
    child_ = start_child(words, ends[1]);
    ::close(ends[1]);
    pipe_ = ends[0];
  }
  if (child_ > 0) return;
  papers.making = false;
  papers.failed = "the program for papers cannot be started";
}

bool PaperJob::look(Papers& papers) {
  bury();
  if (child_ <= 0) return false;
  bool changed = false;
  std::array<char, 1024> bytes{};
  for (ssize_t got; (got = ::read(pipe_, bytes.data(), bytes.size())) > 0;) {
    said_.append(bytes.data(), std::size_t(got));
    if (said_.size() > kKept) said_.erase(0, said_.size() - kKept);
  }
  // Progress is taken line by line; what is said after it is why it ended.
  for (std::size_t end; (end = said_.find('\n')) != std::string::npos && said_.find(" %\n") != std::string::npos;) {
    changed = read_progress(std::string_view(said_).substr(0, end), papers) || changed;
    said_.erase(0, end + 1);
  }
  int status = 0;
  const pid_t ended = waitpid(child_, &status, WNOHANG);
  if (ended == 0) return changed;
  child_ = -1;
  ::close(pipe_);
  pipe_ = -1;
  papers.making = false;
  std::error_code failed;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
    papers.made = out_;
    papers.fraction = 1;
  } else if (fs::path page = fs::path(out_).replace_extension(".html"); fs::exists(page, failed)) {
    papers.made = page;  // no browser that prints: the page itself is there
  } else {
    while (said_.ends_with('\n')) said_.pop_back();
    papers.failed = said_.substr(said_.rfind('\n') + 1);
    if (papers.failed.empty()) papers.failed = "the paper was not made";
  }
  return true;
}

// A program with many threads may take its time to go, on a machine that is busy.
void PaperJob::bury() {
  constexpr int kPatience = 40;
  std::erase_if(dying_, [](Dying& dying) {
    int status = 0;
    if (waitpid(dying.child, &status, WNOHANG) != 0) return true;
    if (++dying.looks == kPatience) kill(-dying.child, SIGKILL);
    return false;
  });
}

void PaperJob::cancel() {
  if (child_ <= 0) return;
  // It ends at its next picture; what it was writing has not got its name yet.
  kill(child_, SIGINT);
  dying_.push_back({child_, 0});
  ::close(pipe_);
  child_ = pipe_ = -1;
}

PaperJob::~PaperJob() {
  cancel();
  for (const Dying& dying : dying_) kill(-dying.child, SIGKILL);
}

bool open_in_desktop(const fs::path& file) {
  const pid_t child = start_child({"xdg-open", file.string()});
  if (child <= 0) return false;
  int status = 0;
  return waitpid(child, &status, WNOHANG) == 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace app
