// train: the window as a trainee has it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/cli.h"
#include "app/cli_class.h"
#include "app/picture_set.h"
#include "app/values.h"
#include "base/text.h"

namespace app {
namespace {

struct TrainCall {
  PlayDescriptor play;
  std::string role, teams, size, quality;
  std::optional<scenes::Language> language;
  bool roles = false, discussion = false;
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

int run_train(TrainCall call) {
  const auto drill = scenes::read_drill(call.play.file.empty() ? flagship_file() : call.play.file);
  if (!drill) return failed(drill.diagnostics(), kInputWrong);
  if (call.roles) return list_roles(*drill, call.language.value_or(scenes::Language::indonesian));
  if (call.language) call.play.first.push_back(SetLanguage{*call.language});
  if (!call.teams.empty()) call.play.first.push_back(SetTeams{call.teams});
  if (call.discussion) call.play.first.push_back(SetScoring{false});
  if (call.role.empty()) {
    call.play.first.push_back(ChooseRole{});
  } else if (call.role == "observer") {
    call.play.first.push_back(StartTraining{});
  } else {
    std::vector<std::string> names{"observer"};
    for (const scenes::UnitId role : roles_of(*drill)) names.push_back(drill->units[role.index].key);
    const auto found = std::find(names.begin(), names.end(), call.role);
    if (found == names.end()) {
      fmt::print(stderr, "gelar: nobody can be \"{}\"; {} (--roles lists them)\n", call.role,
                 base::did_you_mean(call.role, names));
      return kInputWrong;
    }
    call.play.first.push_back(StartTraining{roles_of(*drill)[std::size_t(found - names.begin()) - 1]});
  }
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
  command->add_option("--teams", call->teams, "names by comma: they answer in turn");
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
