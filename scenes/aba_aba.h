// Aba-aba: the words of command that a leader gives with an order.
#pragma once

#include "scenes/drill.h"

namespace scenes {

inline constexpr Ms kCommandLasts = 5'000;  // how long one is shown

// The command in Indonesian and what it means in English; null where an order has none.
// Built as the drill rules build them (PBB: announcement, then the word on which everybody
// moves: GERAK at once, JALAN on the march, MULAI in one's own time); the wording of the
// Dalmas formations is this project's proposal. Lives for ever.
const Text* command_of(const Event& event);

// Whether somebody commands at all: a drilled unit with a leader among `who` or `by`. The one
// who speaks is the first of them.
UnitId commander_of(const Drill& drill, const Event& event);

}  // namespace scenes
