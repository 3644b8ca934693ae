// What the window does with the user's files besides opening drills: a fork reviewed and
// written into its script, the open dialog, a drill to begin with.
#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "app/gui/words.h"
#include "app/msel/fork_patch.h"
#include "app/msel/script_text.h"
#include "app/new_drill.h"
#include "app/problem_words.h"
#include "app/window_parts.h"
#include "base/files.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLargestScript = 4u << 20;  // what the reader takes

// "name-2.drill.yaml" beside a script, the first that is not there.
fs::path new_name(const fs::path& script) {
  const std::string stem = script.stem().stem().string();
  std::error_code failed;
  for (int n = 2;; ++n) {
    fs::path file = script.parent_path() / fmt::format("{}-{}.drill.yaml", stem, n);
    if (!fs::exists(file, failed)) return file;
  }
}

scenes::Text text_in(const scenes::Node& map, std::string_view key) {
  const scenes::Node* node = msel::entry_of(map, key);
  if (!node) return {};
  if (node->kind == scenes::Node::Kind::scalar) return {node->text, node->text};
  const scenes::Node *id = msel::entry_of(*node, "id"), *en = msel::entry_of(*node, "en");
  return {id ? id->text : "", en ? en->text : id ? id->text : ""};
}

// With the script's own title and summary, though the script is not checked.
LibraryEntry library_entry(const fs::path& file) {
  LibraryEntry entry{file, file.stem().stem().string(), {}, {}};
  entry.title = {entry.name, entry.name};
  const auto text = base::read_file(file, kLargestScript);
  if (!text) return entry;
  const auto script = scenes::read_yaml(entry.name, *text);
  if (!script) return entry;
  if (scenes::Text title = text_in(*script, "title"); !title.id.empty()) entry.title = std::move(title);
  entry.summary = text_in(*script, "summary");
  return entry;
}

}  // namespace

void list_library(AppState& state) {
  state.library.clear();
  std::error_code failed;
  const auto folder = base::data_folder() / "drills";
  for (fs::recursive_directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
    if (at->path().string().ends_with(".drill.yaml")) state.library.push_back(library_entry(at->path()));
  const fs::path first = flagship_file();
  std::sort(state.library.begin(), state.library.end(), [&](const LibraryEntry& a, const LibraryEntry& b) {
    if ((a.file == first) != (b.file == first)) return a.file == first;
    return a.name < b.name;
  });
  state.sessions = recent_sessions(5);
}

void review_fork(Window& w, std::uint32_t id) {
  AppState& s = w.state;
  const Fork* fork = find_fork(s.board.forks, id);
  if (!fork || !s.plan) return;
  Review review{id, s.plan->drill.file, {}, {}, {}};
  const auto script = base::read_file(review.file, kLargestScript);
  if (!script) return tell(s, base::format(in_language(script.diagnostics(), s.language)), true);
  review.before = *script;
  const scenes::Path path = path_of(*fork, s.plan->drill, s.path);
  auto patched = msel::forked_script(s.plan->drill, review.before, fork->amendments, path);
  if (patched) {
    review.after = std::move(*patched);
    review.diff = msel::unified_diff(review.file.filename().string(), review.before, review.after);
  } else {
    review.diff = base::format(patched.diagnostics());
  }
  s.review = std::move(review);
}

void write_review(Window& w, bool as_new) {
  AppState& s = w.state;
  if (!s.review || s.review->after.empty()) return;
  const Review review = *s.review;
  // Somebody may have saved the script while it was being read here.
  const auto now = base::read_file(review.file, kLargestScript);
  if (!now || *now != review.before) {
    s.review.reset();
    return tell(s, gui::word(gui::Word::script_changed, s.language), true);
  }
  const fs::path file = as_new ? new_name(review.file) : review.file;
  if (auto written = base::write_file(file, review.after); !written)
    return tell(s, base::format(in_language(written.diagnostics(), s.language)), true);
  s.review.reset();
  tell(s, fmt::format("{}: {}", gui::word(gui::Word::written, s.language), file.string()), false);
  // What the script says now need not be improvised any more; the file is read again by itself.
  if (!as_new) w.commands.push_back(DropFork{review.fork});
}

void browse(Window& w, const fs::path& asked) {
  Browser browser;
  std::error_code failed;
  browser.folder = fs::weakly_canonical(asked, failed);
  if (failed || !fs::is_directory(browser.folder, failed)) {
    const char* home = std::getenv("HOME");
    browser.folder = home && *home ? fs::path(home) : fs::path("/");
  }
  constexpr std::size_t kMost = 2000;
  for (fs::directory_iterator at(browser.folder, fs::directory_options::skip_permission_denied, failed), end;
       !failed && at != end && browser.folders.size() + browser.drills.size() < kMost; at.increment(failed)) {
    const std::string name = at->path().filename().string();
    std::error_code ignored;
    if (name.starts_with('.')) continue;
    if (at->is_directory(ignored)) browser.folders.push_back(at->path());
    if (name.ends_with(".drill.yaml") || name.ends_with(".gelar-session")) browser.drills.push_back(at->path());
  }
  std::sort(browser.folders.begin(), browser.folders.end());
  std::sort(browser.drills.begin(), browser.drills.end());
  w.state.browser = std::move(browser);
}

void new_drill(Window& w, const fs::path& file) {
  if (const auto written = write_new_drill(file); !written)
    return tell(w.state, base::format(written.diagnostics()), true);
  w.state.browser.reset();
  w.commands.push_back(OpenDrill{file});
}

}  // namespace app
