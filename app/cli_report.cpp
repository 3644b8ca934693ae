// report: the papers of a drill.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <system_error>

#include "app/child.h"
#include "app/cli_class.h"
#include "app/picture_set.h"
#include "app/progress_line.h"
#include "app/report/debrief.h"
#include "app/train/merge.h"
#include "base/files.h"

namespace app {
namespace fs = std::filesystem;
namespace {

struct ReportCall {
  PictureCall picture;
  std::vector<fs::path> sessions;  // own first, then other teams'
  std::string kind = "situation";
  std::vector<std::string> units;
  bool without_pictures = false, discussion = false;
};

// Rendered at four thirds and shrunk: sharp in print, a tenth of a megabyte each.
constexpr glm::uvec2 kDrawn{1280, 720}, kPrinted{960, 540}, kThumbnail{400, 225};
constexpr int kQuality = 80;

int find_units(const scenes::Drill& drill, const std::vector<std::string>& names, std::vector<scenes::UnitId>& out) {
  std::vector<std::string> known;
  for (const scenes::Unit& unit : drill.units) known.push_back(unit.key);
  for (const std::string& name : names) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found == known.end()) {
      fmt::print(stderr, "gelar: the drill has no unit \"{}\"{}\n", name, meant_by(name, known));
      return kInputWrong;
    }
    for (const scenes::UnitId leaf : scenes::leaves_of(drill, scenes::UnitId(std::size_t(found - known.begin()))))
      out.push_back(leaf);
  }
  return kFine;
}

// The browsers that print to PDF without a window, under the names that they go by.
bool print_to_pdf(const fs::path& html, const fs::path& pdf) {
  const fs::path profile = fs::temp_directory_path() / fmt::format("gelar-print-{}", ::getpid());
  bool done = false;
  for (const char* browser :
       {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"}) {
    const int status =
        run_child({browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer",
                   "--user-data-dir=" + profile.string(), "--print-to-pdf=" + fs::absolute(pdf).string(),
                   "file://" + fs::absolute(html).string()},
                  120);
    done = status == 0 && fs::exists(pdf);
    if (status >= 0 && status != 127) break;
  }
  std::error_code ignored;
  fs::remove_all(profile, ignored);
  return done;
}

int write_paper(const fs::path& out, const std::string& html) {
  const bool pdf = out.extension() == ".pdf";
  const fs::path page = pdf ? fs::path(out).replace_extension(".html") : out;
  if (const auto written = base::write_file(page, html); !written) return failed(written.diagnostics(), kMachineCannot);
  fmt::print("{}: {:.1f} MB\n", page.string(), double(html.size()) / 1e6);
  if (!pdf) return kFine;
  if (!print_to_pdf(page, out)) {
    fmt::print(stderr,
               "gelar: no browser that prints to PDF was found (chromium, google-chrome); open {} and print it\n",
               page.string());
    return kMachineCannot;
  }
  fmt::print("{}\n", out.string());
  return kFine;
}

// The session's path is told, unless another one is asked for. It is read before the
// baking, against the drill alone.
int read_review(ReportCall& call, report::SessionReview& review) {
  auto document = open_document({.file = call.picture.file, .with_models = false, .disk_cache = false});
  if (!document) return failed(document.diagnostics(), kInputWrong);
  const auto session = read_session(call.sessions.front(), (*document)->drill);
  if (!session) return failed(session.diagnostics(), kInputWrong);
  if (const auto same = check_drill(call.sessions.front(), session->header, (*document)->drill); !same)
    return failed(same.diagnostics(), kInputWrong);
  tell_changes(*session, (*document)->drill);
  review = report::review_session(*document, *session);
  const auto& answers = review.debrief.answers;
  if (std::any_of(answers.begin(), answers.end(), [](const report::Answer& a) { return !a.team.empty(); }))
    report::add_visitors(review.debrief, call.sessions.front().stem().string(), {});  // names its own ones
  for (std::size_t i = 1; i < call.sessions.size(); ++i) {
    const auto visitors = read_visitors(call.sessions[i], *document);
    if (!visitors) return failed(visitors.diagnostics(), kInputWrong);
    if (!report::add_visitors(review.debrief, call.sessions.front().stem().string(), *visitors))
      return failed({base::error("T0003", call.sessions[i].string(), "too many teams to stand side by side")},
                    kInputWrong);
  }
  if (call.picture.path.empty()) call.picture.path = scenes::format_path((*document)->drill, review.path);
  return kFine;
}

int run_report(ReportCall call) {
  report::SessionReview review;
  if (!call.sessions.empty())
    if (const int code = read_review(call, review); code != kFine) return code;
  PictureSet set;
  if (const int code = set_up(call.picture, set, !call.without_pictures); code != kFine) return code;
  report::Descriptor descriptor{.motion = set.motion.get(), .language = call.picture.language};
  descriptor.debrief = std::move(review.debrief);
  if (call.discussion) descriptor.debrief.scoring = false;
  if (const int code = find_units(set.document->drill, call.units, descriptor.units); code != kFine) return code;
  const auto paper = [&] {
    return call.kind == "orders" ? report::order_cards(descriptor)
           : call.kind == "aar"  ? report::after_action(descriptor)
                                 : report::situation_manual(descriptor);
  };
  base::Progress progress;
  progress.say("drawing pictures");
  bool lost = false;
  std::string html;
  if (set.studio) {
    int wanted = 0, drawn = 0;
    descriptor.picture = [&](const report::PictureOrder&) {
      ++wanted;
      return std::string();
    };
    paper();  // only to count them
    descriptor.picture = [&](const report::PictureOrder& order) -> std::string {
      if (lost || interrupted()) return {};
      Shot shot{.motion = set.motion, .t = order.t, .orbit = order.orbit, .language = call.picture.language};
      if (!order.labels) shot.layer.reset();
      const auto image = take(set.studio, shot);
      if (!image) print_problems(image.diagnostics());
      lost = !image;
      progress.set(float(++drawn) / float(std::max(1, wanted)));
      return image ? packed_jpeg(shrunk(*image, order.small ? kThumbnail : kPrinted), kQuality) : "";
    };
    const ProgressLine line(progress);
    html = paper();
  } else {
    html = paper();
  }
  if (interrupted()) return kInterrupted;
  if (lost) return kMachineCannot;
  return write_paper(call.picture.out, html);
}

}  // namespace

void add_report_command(CLI::App& program, ClassCommands& out) {
  CLI::App* command = program.add_subcommand("report", "papers: situation manual, order cards, after-action review");
  const auto call = std::make_shared<ReportCall>();
  call->picture.size = kDrawn;
  command->add_option("FILE", call->picture.file, "the drill, name.drill.yaml")->required();
  command->add_option("--kind", call->kind, "situation (before), orders (a page a unit) or aar (after, \"anev\")")
      ->check(CLI::IsMember({"situation", "orders", "aar"}));
  command->add_option("--path", call->picture.path,
                      "options taken, e.g. DP1=A,DP7=B; what is not named takes its default");
  command->add_option("--session", call->sessions,
                      "aar: a session file, for its path, reasons, bookmarks and notes; again: other teams' answers");
  command->add_flag("--discussion", call->discussion, "aar: keep no score, as in a session without one");
  command->add_option("--unit", call->units, "orders: only these units");
  add_language_option(*command, call->picture.language);
  command->add_flag("--no-pictures", call->without_pictures, "drawings only: needs no graphics device");
  command->add_option("--device", call->picture.device, "part of a graphics device's name");
  command->add_option("-o,--out", call->picture.out, "x.html, or x.pdf where a Chromium browser is installed")
      ->required()
      ->check(ending_of("a paper is an .html or a .pdf", {".html", ".pdf"}));
  out.push_back({command, [call] { return run_report(*call); }});
}

}  // namespace app
