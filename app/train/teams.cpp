#include "app/train/teams.h"

#include <fmt/format.h>

#include <algorithm>

namespace app {
namespace {

void put(std::vector<TeamAnswer>& answers, const TeamAnswer& answer) {
  for (TeamAnswer& a : answers)
    if (a.decision == answer.decision) {
      a = answer;
      return;
    }
  answers.push_back(answer);
}

}  // namespace

std::vector<TeamBook> books_of(const Training& t) {
  std::vector<TeamBook> books;
  for (const std::string& name : t.teams) books.push_back({name, {}, false});
  if (books.empty() && !t.answers.empty()) books.push_back({});
  for (const TeamAnswer& a : t.answers)
    if (a.team < books.size()) put(books[a.team].answers, a);
  const std::size_t own = books.size();
  for (const std::string& name : t.guests) books.push_back({name, {}, true});
  for (const TeamAnswer& a : t.guest_answers)
    if (own + a.team < books.size()) put(books[own + a.team].answers, a);
  return books;
}

const TeamAnswer* answer_of(const TeamBook& book, scenes::DecisionId decision) {
  for (const TeamAnswer& a : book.answers)
    if (a.decision == decision) return &a;
  return nullptr;
}

std::vector<int> votes_of(const scenes::Drill& drill, std::span<const TeamBook> books, scenes::DecisionId decision) {
  std::vector<int> votes(drill.decisions[decision.index].options.size());
  for (const TeamBook& book : books)
    if (const TeamAnswer* a = answer_of(book, decision); a && a->option < votes.size()) ++votes[a->option];
  return votes;
}

std::vector<scenes::DecisionId> answered_of(const scenes::Drill& drill, std::span<const TeamBook> books) {
  std::vector<scenes::DecisionId> out;
  for (std::size_t i = 0; i < drill.decisions.size(); ++i)
    for (const TeamBook& book : books)
      if (answer_of(book, scenes::DecisionId(i))) {
        out.emplace_back(i);
        break;
      }
  return out;
}

int plenary_pages(const scenes::Drill& drill, const Training& training) {
  const std::vector<TeamBook> books = books_of(training);
  const int decisions = int(answered_of(drill, books).size());
  return std::max(1, decisions + (training.scoring && decisions > 0 ? 1 : 0));
}

bool add_guest(Training& t, std::string name, std::span<const TeamAnswer> answers) {
  if (t.guests.size() >= kMostGuests) return false;
  if (name.empty()) name.push_back('?');
  const auto taken = [&](const std::string& wish) {
    return std::count(t.teams.begin(), t.teams.end(), wish) + std::count(t.guests.begin(), t.guests.end(), wish) > 0;
  };
  std::string unique = name;
  for (int n = 2; taken(unique); ++n) unique = fmt::format("{} ({})", name, n);
  t.guests.push_back(std::move(unique));
  for (TeamAnswer answer : answers) {
    answer.team = std::uint32_t(t.guests.size() - 1);
    t.guest_answers.push_back(std::move(answer));
  }
  return true;
}

Outcome outcome_of(const scenes::Drill& drill, std::span<const TeamAnswer> answers) {
  scenes::Path path = scenes::default_path(drill);
  Outcome out;
  for (const TeamAnswer& a : answers) {
    if (a.decision.index >= drill.decisions.size() || a.option >= drill.decisions[a.decision.index].options.size())
      continue;
    path.option[a.decision.index] = a.option;
    ++out.answered;
  }
  out.timeline = scenes::unroll(drill, path);
  scenes::metrics_at(drill, out.timeline, out.timeline.end, out.metrics);
  out.ending = scenes::ending_of(drill, out.timeline);
  return out;
}

std::vector<Threshold> thresholds_of(const scenes::Ending& ending, std::span<const int> metrics) {
  std::vector<Threshold> out;
  for (const auto* tests : {&ending.all, &ending.any})
    for (const scenes::EndingTest& test : *tests) {
      const int value = test.metric.index < metrics.size() ? metrics[test.metric.index] : 0;
      out.push_back({test, value, test.at_most ? value - test.limit : test.limit - value});
    }
  return out;
}

std::vector<Threshold> short_of_best(const scenes::Drill& drill, std::span<const int> metrics) {
  if (drill.endings.empty()) return {};
  std::vector<Threshold> out = thresholds_of(drill.endings.front(), metrics);
  std::erase_if(out, [](const Threshold& t) { return t.off <= 0; });
  return out;
}

}  // namespace app
