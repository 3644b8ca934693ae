// The commands for the class: MSEL sheets, paper, video, training. Each is declared beside
// what it does; cli.cpp runs the one that was called.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "scenes/text.h"

namespace app {

struct ClassCommand {
  CLI::App* command = nullptr;
  std::function<int()> run;  // an exit code (cli.h)
};
using ClassCommands = std::vector<ClassCommand>;

void add_msel_commands(CLI::App& program, ClassCommands& out);
void add_report_command(CLI::App& program, ClassCommands& out);
void add_train_command(CLI::App& program, ClassCommands& out);
void add_video_command(CLI::App& program, ClassCommands& out);

// What several of them share.
void add_language_option(CLI::App& command, scenes::Language& language);
// Of a file that is named: it must have one of the endings, or the call is wrong with "a sheet is
// an .xlsx or a .csv, not "x.pdf"", where `rule` is the words before the comma.
CLI::Validator ending_of(std::string rule, std::vector<std::string> endings);

}  // namespace app
