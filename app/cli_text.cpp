// new; and check, info, paths, hash: what a script says, in words.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "app/cli.h"
#include "app/document.h"
#include "app/new_drill.h"
#include "app/problem_words.h"
#include "app/progress_line.h"
#include "app/values.h"

namespace app {
namespace {

using scenes::Drill;
using scenes::Language;
using scenes::Text;

void print_problems(const base::Diagnostics& problems) { std::fputs(base::format(problems).c_str(), stderr); }

const char* word_of(scenes::Situation situation, Language language) {
  constexpr const char* kWords[][2] = {{"hijau", "green"}, {"kuning", "yellow"}, {"merah", "red"}};
  return kWords[int(situation)][language == Language::english];
}

// --- check ---

std::pair<int, int> count(const base::Diagnostics& problems) {
  const auto errors = std::count_if(problems.begin(), problems.end(),
                                    [](const base::Diagnostic& d) { return d.severity == base::Severity::error; });
  return {int(errors), int(problems.size()) - int(errors)};
}

std::string number_of(int n, const char* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

bool check_one(const std::string& file, Language language) {
  base::Diagnostics problems;
  if (file.ends_with(".venue.yaml")) {
    problems = scenes::read_venue(file).diagnostics();
  } else {
    const auto drill = scenes::read_drill(file);
    problems = drill.diagnostics();
    if (drill)
      for (const auto& finding :
           scenes::lint_proportionality(*drill, scenes::unroll(*drill, scenes::default_path(*drill))))
        fmt::print(stderr, "{}: note[{}]: {}: {}\n", file, finding.code, format_moment(finding.at),
                   finding.text.in(language));
  }
  print_problems(in_language(problems, language));
  const auto [errors, warnings] = count(problems);
  if (language == Language::english)
    fmt::print("{}: {}, {}\n", file, number_of(errors, "error"), number_of(warnings, "warning"));
  else
    fmt::print("{}: {} kesalahan, {} peringatan\n", file, errors, warnings);
  return errors == 0;
}

// --- info ---

// How many ways lead from a place in a phase to the end; branches may rejoin.
struct PathCounter {
  const Drill& drill;
  std::map<std::pair<std::uint32_t, std::size_t>, double> known;

  double from(scenes::PhaseId phase, std::size_t decision) {
    if (!phase) return 1;
    const auto key = std::pair{phase.index, decision};
    if (const auto found = known.find(key); found != known.end()) return found->second;
    const scenes::Phase& p = drill.phases[phase.index];
    double sum = 0;
    if (decision >= p.decisions.size()) {
      sum = from(p.next, 0);
    } else {
      for (const scenes::Option& option : drill.decisions[p.decisions[decision].index].options)
        sum += option.goes_to ? from(option.goes_to, 0) : from(phase, decision + 1);
    }
    return known[key] = sum;
  }
};

double count_paths(const Drill& drill) {
  PathCounter counter{drill, {}};
  return drill.phases.empty() ? 0 : counter.from(scenes::PhaseId(0), 0);
}

std::string with_thousands(double n) {
  const std::string digits = fmt::format("{:.0f}", n);
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

int people_below(const Drill& drill, scenes::UnitId unit) {
  int sum = 0;
  for (const scenes::UnitId leaf : scenes::leaves_of(drill, unit)) sum += drill.units[leaf.index].count;
  return sum;
}

void print_unit(const Drill& drill, scenes::UnitId id, int depth, Language language) {
  const scenes::Unit& unit = drill.units[id.index];
  const std::string name = fmt::format("{:{}}{}", "", depth * 2, unit.title.in(language));
  fmt::print("  {:<44} {:<7} {:>5}{}\n", name, unit.code, people_below(drill, id),
             unit.counts_to_strength         ? ""
             : language == Language::english ? "  not counted"
                                             : "  tidak dihitung");
  for (const scenes::UnitId child : unit.children) print_unit(drill, child, depth + 1, language);
}

void print_phases(const Drill& drill, const scenes::Timeline& timeline, Language language) {
  int number = 0;
  for (const scenes::PhaseSpan& span : timeline.phases) {
    const scenes::Phase& phase = drill.phases[span.phase.index];
    fmt::print("  {:>2}  {:<9} {:<7} {:<7} {} [{}]\n", ++number, format_moment(span.start),
               format_duration(span.end - span.start), word_of(phase.situation, language), phase.title.in(language),
               phase.id);
    for (const scenes::DecisionPoint& point : timeline.decisions)
      if (drill.decisions[point.decision.index].phase == span.phase)
        fmt::print("      {:<9} {:<7} {}\n", format_moment(point.at), drill.decisions[point.decision.index].id,
                   drill.decisions[point.decision.index].question.in(language));
  }
}

// --- paths ---

// Decides depth first, options in the script's order; calls `visit` at each end.
struct PathWalker {
  const Drill& drill;
  int limit;
  int visited = 0;

  template <class Visit>
  void walk(scenes::Path& path, scenes::PhaseId phase, std::size_t decision, const Visit& visit) {
    if (visited >= limit) return;
    if (!phase) {
      ++visited;
      visit(path);
      return;
    }
    const scenes::Phase& p = drill.phases[phase.index];
    if (decision >= p.decisions.size()) return walk(path, p.next, 0, visit);
    const scenes::DecisionId id = p.decisions[decision];
    const auto& options = drill.decisions[id.index].options;
    for (std::size_t k = 0; k < options.size() && visited < limit; ++k) {
      path.option[id.index] = std::uint8_t(k);
      if (options[k].goes_to)
        walk(path, options[k].goes_to, 0, visit);
      else
        walk(path, phase, decision + 1, visit);
    }
    path.option[id.index] = std::uint8_t(drill.decisions[id.index].fallback);
  }
};

void print_path(const Drill& drill, const scenes::Path& path, Language language) {
  const scenes::Timeline timeline = scenes::unroll(drill, path);
  std::string line = fmt::format("  {}  {}", scenes::format_path(drill, path), format_moment(timeline.end));
  std::vector<int> metrics;
  scenes::metrics_at(drill, timeline, timeline.end, metrics);
  for (std::size_t i = 0; i < metrics.size(); ++i) line += fmt::format("  {}{}", drill.metrics[i].key, metrics[i]);
  if (const scenes::Ending* ending = scenes::ending_of(drill, timeline)) line += "  " + ending->title.in(language);
  const auto findings = scenes::lint_proportionality(drill, timeline);
  if (!findings.empty()) line += fmt::format("  ({})", number_of(int(findings.size()), "finding"));
  fmt::print("{}\n", line);
}

template <class Row>
void print_types(const char* title, const std::vector<Row>& rows, Language language) {
  fmt::print("{}\n", title);
  for (const Row& row : rows) fmt::print("  {:<16} {}\n", row.key, row.title.in(language));
}

}  // namespace

int run_new(const std::filesystem::path& file) {
  if (const auto written = write_new_drill(file); !written) {
    print_problems(written.diagnostics());
    return written.diagnostics().front().code == "N0001" ? kInputWrong : kMachineCannot;
  }
  fmt::print("{}\n", file.string());
  fmt::print(stderr, "gelar: `gelar play {}` opens it; what is saved in a text editor is read again at once\n",
             file.string());
  return kFine;
}

int run_check(const std::vector<std::string>& files, Language language) {
  bool fine = true;
  for (const std::string& file : files) fine = check_one(file, language) && fine;
  return fine ? kFine : kInputWrong;
}

int run_types(Language language) {
  print_types("units", scenes::unit_types(), language);
  print_types("vehicles", scenes::vehicle_types(), language);
  print_types("props", scenes::prop_types(), language);
  return kFine;
}

int run_info(const InfoCall& call) {
  const auto drill = scenes::read_drill(call.file);
  print_problems(drill.diagnostics());
  if (!drill) return kInputWrong;
  const Language language = call.language;
  const scenes::Timeline timeline = scenes::unroll(*drill, scenes::default_path(*drill));
  fmt::print("{}\n", drill->title.in(language));
  if (!drill->summary.empty()) fmt::print("{}\n", drill->summary.in(language));
  fmt::print("\nvenue     {}\nstart     {}\nlasts     {} on the default path\n", drill->venue.title.in(language),
             drill->start, format_duration(timeline.end));
  fmt::print("\nphases\n");
  print_phases(*drill, timeline, language);
  fmt::print("\nunits\n");
  for (std::size_t i = 0; i < drill->units.size(); ++i)
    if (!drill->units[i].parent) print_unit(*drill, scenes::UnitId(i), 0, language);
  fmt::print("\nstrength  {}{}\npeople    {}\nvehicles  {}\nprops     {}\n", scenes::strength_of(*drill),
             drill->strength ? fmt::format(" of {} as the script says", *drill->strength) : "", drill->person_count,
             drill->vehicles.size(), drill->props.size());
  fmt::print("decisions {}\npaths     {}\n", drill->decisions.size(), with_thousands(count_paths(*drill)));
  return kFine;
}

int run_paths(const PathsCall& call) {
  const auto drill = scenes::read_drill(call.file);
  print_problems(drill.diagnostics());
  if (!drill) return kInputWrong;
  fmt::print("decisions\n");
  for (const scenes::Decision& decision : drill->decisions) {
    fmt::print("  {:<5} {}\n", decision.id, decision.question.in(call.language));
    for (std::size_t k = 0; k < decision.options.size(); ++k) {
      const scenes::Option& option = decision.options[k];
      fmt::print("    {}{} {}{}\n", option.key, k == decision.fallback ? "*" : " ", option.label.in(call.language),
                 option.goes_to ? fmt::format(" -> {}", drill->phases[option.goes_to.index].id) : "");
    }
  }
  scenes::Path path = scenes::default_path(*drill);
  fmt::print("\ndefault (*)\n");
  print_path(*drill, path, call.language);
  const double all = count_paths(*drill);
  if (call.limit > 0 && all > 1) {
    fmt::print("\nall, in the script's order\n");
    PathWalker walker{*drill, call.limit};
    walker.walk(path, scenes::PhaseId(0), 0, [&](const scenes::Path& p) { print_path(*drill, p, call.language); });
    if (all > walker.visited) fmt::print("  … and {} more (--limit)\n", with_thousands(all - walker.visited));
  }
  return kFine;
}

int run_hash(const HashCall& call) {
  base::Progress progress;
  const ProgressLine line(progress);
  auto document =
      open_document({.file = call.file, .with_models = false, .disk_cache = call.disk_cache, .progress = &progress});
  print_problems(document.diagnostics());
  if (!document) return interrupted() ? kInterrupted : kInputWrong;
  const Drill& drill = (*document)->drill;
  const auto path = scenes::parse_path(drill, call.path);
  print_problems(path.diagnostics());
  if (!path) return kInputWrong;

  base::Workers workers(unsigned(call.threads));
  scenes::BakeStore store = (*document)->store;
  const scenes::Motion motion = scenes::bake(
      {.drill = &drill, .world = (*document)->world, .store = &store, .workers = &workers, .progress = &progress},
      *path);
  if (progress.cancelled()) return kInterrupted;
  std::set<scenes::Ms> at(call.at.begin(), call.at.end());
  if (at.empty()) {
    for (const auto& span : motion.timeline.phases) at.insert(span.start);
    for (const auto& point : motion.timeline.decisions) at.insert(point.at);
    at.insert(motion.timeline.end);
  }
  for (const scenes::Ms t : at)
    if (t > motion.timeline.end) {
      fmt::print(stderr, "gelar: {} is after the drill's end, {}\n", format_moment(t),
                 format_moment(motion.timeline.end));
      return kInputWrong;
    }
  fmt::print("note=ilustratif, bukan prakiraan / illustrative, not a prediction\n");
  fmt::print("path={}\n", scenes::format_path(drill, *path));
  scenes::Stage stage;
  for (const scenes::Ms t : at) {
    scenes::stage_at(motion, t, stage);
    fmt::print("t={} at={} hash={:016x}\n", t, format_moment(t), scenes::hash_of(stage));
  }
  return kFine;
}

}  // namespace app
