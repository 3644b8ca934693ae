// train: the window as a trainee has it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/cli.h"
#include "app/cli_class.h"
#include "app/picture_set.h"
#include "app/session.h"
#include "app/values.h"

namespace app {
namespace fs = std::filesystem;
namespace {

struct TrainCall {
  PlayDescriptor play;
  std::string role, teams, size, quality;
  std::vector<fs::path> merge;
  std::optional<scenes::Language> language;
  bool roles = false, discussion = false, resume = false;
};

int list_roles(const scenes::Drill& drill, scenes::Language language) {
  fmt::print("observer\n");
  for (const scenes::UnitId role : roles_of(drill)) {
    const scenes::Unit& unit = drill.units[role.index];
    fmt::print("{:<16} {}{}\n", unit.key, unit.title.in(language),
               unit.leader.empty() ? "" : fmt::format(" ({})", unit.leader.in(language)));
  }
  return kFine;
}

// The newest session in which somebody was trained in this drill; "" = none.
fs::path newest_training(const scenes::Drill& drill) {
  constexpr std::size_t kLookAt = 100;
  std::error_code failed;
  for (const fs::path& file : recent_sessions(kLookAt)) {
    const auto header = read_session_header(file);
    if (!header || !fs::equivalent(header->drill_file, drill.file, failed) || failed) continue;
    const auto session = read_session(file, drill);
    if (!session) continue;
    for (const SessionLine& line : session->lines)
      if (std::holds_alternative<StartTraining>(line.command)) return file;
  }
  return {};
}

int choose_role(const TrainCall& call, const scenes::Drill& drill, Commands& first) {
  if (call.role.empty()) return kFine;
  if (call.role == "observer") {
    first.push_back(StartTraining{});
    return kFine;
  }
  std::vector<std::string> names{"observer"};
  for (const scenes::UnitId role : roles_of(drill)) names.push_back(drill.units[role.index].key);
  const auto found = std::find(names.begin(), names.end(), call.role);
  if (found == names.end()) {
    fmt::print(stderr, "gelar: nobody can be \"{}\"{} (--roles lists them)\n", call.role, meant_by(call.role, names));
    return kInputWrong;
  }
  first.push_back(StartTraining{roles_of(drill)[std::size_t(found - names.begin()) - 1]});
  return kFine;
}

// The drill: the one asked for, else the session's own, else the flagship.
int find_drill(TrainCall& call, scenes::Drill& drill) {
  if (!call.play.session.empty()) {
    const auto header = read_session_header(call.play.session);
    if (!header) return failed(header.diagnostics(), kInputWrong);
    call.play.file = header->drill_file;
  }
  auto read = scenes::read_drill(call.play.file.empty() ? flagship_file() : call.play.file);
  if (!read) return failed(read.diagnostics(), kInputWrong);
  drill = std::move(*read);
  if (!call.resume) return kFine;
  call.play.session = newest_training(drill);
  if (!call.play.session.empty()) return kFine;
  fmt::print(stderr, "gelar: no training in this drill was found in {}\n", session_folder().string());
  return kInputWrong;
}

int run_train(TrainCall call) {
  scenes::Drill drill;
  if (const int code = find_drill(call, drill); code != kFine) return code;
  if (call.roles) return list_roles(drill, call.language.value_or(scenes::Language::indonesian));
  Commands& first = call.play.first;
  if (call.language) first.push_back(SetLanguage{*call.language});
  if (!call.teams.empty()) first.push_back(SetTeams{call.teams});
  if (call.discussion) first.push_back(SetScoring{false});
  if (const int code = choose_role(call, drill, first); code != kFine) return code;
  for (const fs::path& file : call.merge) first.push_back(MergeSession{file});
  call.play.train = call.role.empty();
  call.play.offer = !call.resume && call.play.session.empty();
  if (!has_display()) {
    fmt::print(stderr, "gelar: training needs a display\n");
    return kMachineCannot;
  }
  return run_window(call.play);
}

}  // namespace

void add_train_command(CLI::App& program, ClassCommands& out) {
  CLI::App* command = program.add_subcommand("train", "walk through a drill in a role: tasks, decisions, feedback");
  const auto call = std::make_shared<TrainCall>();
  command->add_option("FILE", call->play.file, "the drill; default: the flagship");
  command->add_option("--role", call->role, "a unit's name, or observer; default: ask");
  command->add_flag("--roles", call->roles, "list the roles");
  auto* session = command->add_option("--session", call->play.session,
                                      "go on with this session file: role, place, tasks and answers as they were");
  command->add_flag("--resume", call->resume, "go on with the newest training in the drill, wherever it was left")
      ->excludes(session);
  command->add_option("--teams", call->teams, "names by comma: they answer in turn");
  command->add_option("--merge", call->merge, "session files of other machines' teams, for the plenary view");
  command->add_flag("--discussion", call->discussion, "keep no score");
  command
      ->add_option_function<std::string>(
          "--lang", [call](const std::string& w) { call->language = parse_language(w); }, "id or en")
      ->check(CLI::IsMember({"id", "en"}));
  command->add_option_function<std::string>(
      "--size",
      [call](const std::string& w) {
        call->play.size = parse_size(w);
        if (!call->play.size) throw CLI::ValidationError(fmt::format("\"{}\" is not WxH", w));
      },
      "of the window, WxH");
  command
      ->add_option_function<std::string>(
          "--quality", [call](const std::string& w) { call->play.quality = parse_quality(w); }, "low, medium or high")
      ->check(CLI::IsMember({"low", "medium", "high"}));
  command->add_flag("--validation", call->play.validation, "check the use of Vulkan");
  command->add_option("--state-dump", call->play.state_dump,
                      "write the program's state to this file after every change");
  out.push_back({command, [call] { return run_train(*call); }});
}

}  // namespace app
