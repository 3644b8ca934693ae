#include "app/report/debrief.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace app::report {
namespace {

// From the first time that the question stood open to the answer, by the wall clock.
// Where play stopped by itself and nothing was written of it, nothing is known.
std::optional<scenes::Ms> thought(const Session& session, const DecisionRecord& record) {
  std::optional<std::int64_t> asked;
  for (const SessionLine& line : session.lines) {
    if (line.wall_ms > record.wall_ms) break;
    if (const auto* opened = std::get_if<GoToDecision>(&line.command); opened && opened->decision == record.decision)
      asked = asked.value_or(line.wall_ms);
    if (std::holds_alternative<ConfirmOption>(line.command) && line.wall_ms < record.wall_ms) asked.reset();
  }
  if (!asked) return std::nullopt;
  return scenes::Ms(record.wall_ms - *asked);
}

Answer told(const TeamAnswer& a, std::string team) {
  return {.decision = a.decision,
          .option = a.option,
          .reason = a.reason,
          .team = std::move(team),
          .confidence = a.confidence > 0 ? std::optional<int>(a.confidence) : std::nullopt,
          .thought = a.thought > 0 ? std::optional<scenes::Ms>(a.thought) : std::nullopt};
}

}  // namespace

SessionReview review_session(std::shared_ptr<const Document> document, const Session& session) {
  AppState state;
  show_document(state, document, scenes::default_path(document->drill), 0);
  replay(state, session, 0, session.lines.size());
  SessionReview review{.debrief = {}, .path = state.path};
  review.debrief.judged = state.training.judged;
  review.debrief.scoring = state.training.scoring;
  // A class's answers tell more than the log: whose they were, and how sure.
  for (const TeamAnswer& a : state.training.answers)
    review.debrief.answers.push_back(
        told(a, a.team < state.training.teams.size() ? state.training.teams[a.team] : std::string()));
  if (!state.training.answers.empty()) state.log.clear();
  for (const TeamAnswer& a : state.training.guest_answers)
    if (a.team < state.training.guests.size()) review.debrief.answers.push_back(told(a, state.training.guests[a.team]));
  for (const DecisionRecord& record : state.log)
    review.debrief.answers.push_back({.decision = record.decision,
                                      .option = record.option,
                                      .reason = record.reason,
                                      .team = {},
                                      .confidence = {},
                                      .thought = thought(session, record)});
  for (const Bookmark& bookmark : state.board.bookmarks) review.debrief.marks.push_back({bookmark.at, bookmark.name});
  for (const Mark& mark : state.board.marks)
    if (!mark.text.empty()) review.debrief.marks.push_back({mark.from, mark.text});
  std::stable_sort(review.debrief.marks.begin(), review.debrief.marks.end(),
                   [](const Remark& a, const Remark& b) { return a.at < b.at; });
  return review;
}

bool add_visitors(Debrief& debrief, const std::string& own, const std::vector<VisitingTeam>& visitors) {
  std::set<std::string> names;
  for (Answer& answer : debrief.answers) {
    if (answer.team.empty()) answer.team = own;
    names.insert(answer.team);
  }
  for (const VisitingTeam& visitor : visitors) {
    if (names.size() >= kMostTeams + kMostGuests) return false;
    std::string name = visitor.name;
    for (int n = 2; !names.insert(name).second; ++n) name = fmt::format("{} ({})", visitor.name, n);
    for (const TeamAnswer& a : visitor.answers) debrief.answers.push_back(told(a, name));
  }
  return true;
}

}  // namespace app::report
