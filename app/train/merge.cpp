#include "app/train/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "app/train/apply_training.h"
#include "base/text.h"

namespace app {
namespace fs = std::filesystem;
namespace {

std::string name_after(const fs::path& file) {
  const std::string name = file.stem().string();
  return base::is_utf8(name) ? shortened(name, kLongestTeam) : std::string("?");
}

TeamAnswer told(const DecisionRecord& record) {
  return {.decision = record.decision, .option = record.option, .reason = record.reason};
}

}  // namespace

base::Result<std::vector<VisitingTeam>> read_visitors(const fs::path& file,
                                                      const std::shared_ptr<const Document>& document) {
  const scenes::Drill& drill = document->drill;
  auto session = read_session(file, drill);
  if (!session) return session.diagnostics();
  if (auto same = check_drill(file, session->header, drill); !same) return same.diagnostics();
  AppState state;
  show_document(state, document, scenes::default_path(drill), 0);
  replay(state, *session, 0, session->lines.size());
  Training& t = state.training;
  if (t.answers.empty())
    for (const DecisionRecord& record : state.log) t.answers.push_back(told(record));
  std::vector<VisitingTeam> out;
  for (TeamBook& book : books_of(t))
    if (!book.guest && !book.answers.empty())
      out.push_back({book.name.empty() ? name_after(file) : book.name, std::move(book.answers)});
  if (out.empty()) return base::error("T0002", file.string(), "no decision is answered in this session");
  return out;
}

base::Result<Commands> merge_session(const Training& training, const fs::path& file,
                                     const std::shared_ptr<const Document>& document) {
  std::error_code unknown;
  for (const fs::path& had : training.guest_files)
    if (fs::equivalent(had, file, unknown)) return base::error("T0004", file.string(), "this session is there already");
  auto visitors = read_visitors(file, document);
  if (!visitors) return visitors.diagnostics();
  if (training.guests.size() + visitors->size() > kMostGuests)
    return base::error("T0003", file.string(), fmt::format("at most {} teams can be brought together", kMostGuests));
  Commands out;
  for (const VisitingTeam& team : *visitors) {
    out.push_back(AddGuest{file, team.name});
    for (const TeamAnswer& a : team.answers)
      out.push_back(AddGuestAnswer{a.decision, a.option, a.confidence, a.thought, a.reason});
  }
  return out;
}

}  // namespace app
