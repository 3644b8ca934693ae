// Commands as words on a line, for the session file: a word for the command, then its
// fields, separated by spaces. Decisions, options and units are written by their ids, so
// that an edited drill still understands what it still has.
#pragma once

#include <string>
#include <string_view>

#include "app/commands.h"
#include "base/result.h"

namespace app {

// Whether the session file keeps its kind; apply.h: is_act says whether it does now.
bool is_kept(const Command& command);
// The command's word: "seek".
std::string_view word_of(const Command& command);

// "seek 120000". Text is escaped: %20 for a space, %25 for a percent sign, "-" for none.
std::string write_command(const scenes::Drill& drill, const Command& command);

// Errors: S0001 no such command, S0002 a field is missing, too many or not of its form,
// S0003 the drill has no such decision, option or unit (any more).
base::Result<Command> read_command(const scenes::Drill& drill, std::string_view text);

// The escaping of text fields. `unescaped` is none for a broken escape, for control
// characters and for what is not UTF-8.
std::string escaped(std::string_view text);
std::optional<std::string> unescaped(std::string_view word);

}  // namespace app
