#include <fmt/format.h>

#include <system_error>

#include "app/player.h"
#include "app/train/merge.h"
#include "app/window_parts.h"

namespace app {
namespace fs = std::filesystem;

void merge_team(Window& w, const fs::path& file) {
  if (!w.state.document) return;
  const auto merged = merge_session(w.state.training, file, w.state.document);
  if (!merged) return tell(w.state, base::format(merged.diagnostics()[0]), true);
  w.commands.insert(w.commands.end(), merged->begin(), merged->end());
  run_commands(w);  // the next file is held against these
  w.state.training.plenary = true;
  w.dirty = true;
}

void make_paper(Window& w, const MakePaper& what) {
  const AppState& s = w.state;
  if (!s.document) return;
  const scenes::Drill& drill = s.document->drill;
  std::error_code failed;
  PaperOrder order{.what = what,
                   .drill = fs::absolute(drill.file, failed),
                   .path = {},
                   .language = s.language,
                   .sessions = {},
                   .discussion = !s.training.scoring,
                   .out = {}};
  if (w.writer.is_open()) order.sessions.push_back(w.writer.path());
  if (order.sessions.empty() || what.kind != PaperKind::aar) order.path = scenes::format_path(drill, s.path);
  const char* name = what.kind == PaperKind::situation ? "buku-situasi"
                     : what.kind == PaperKind::orders  ? "kartu-perintah"
                                                       : "anev";
  const std::string stem = fs::path(drill.file).stem().stem().string();
  order.out =
      papers_folder() / fmt::format("{}-{}-{}.{}", stem, name, utc_text("%Y%m%d-%H%M%S"), what.pdf ? "pdf" : "html");
  w.paper_job.start(order, w.state.papers);
  w.dirty = true;
}

void take_paper(Window& w) {
  Papers& papers = w.state.papers;
  if (!w.paper_job.look(papers)) return;
  w.dirty = true;
  if (papers.making || papers.page) return;
  const bool failed = !papers.failed.empty();
  tell(w.state, failed ? papers.failed : papers.made.string(), failed);
}

void show_paper(Window& w) {
  const fs::path& file = w.state.papers.made;
  if (!file.empty() && !open_in_desktop(file)) tell(w.state, file.string(), false);
}

}  // namespace app
