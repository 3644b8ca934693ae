#include "app/commands.h"

#include <utility>

namespace app {

template <class C>
  requires(!std::same_as<C, Command>)
Command::Command(C command) : AnyCommand(std::in_place_type<C>, std::move(command)) {}

#define X(type, word, kept) template Command::Command(type);
GELAR_COMMANDS(X)
#undef X

Command::Command() = default;
Command::Command(const Command&) = default;
Command::Command(Command&&) noexcept = default;
Command& Command::operator=(const Command&) = default;
Command& Command::operator=(Command&&) noexcept = default;
Command::~Command() = default;

}  // namespace app
