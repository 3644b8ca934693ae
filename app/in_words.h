// What a script says, in words for people: places and orders. For lists, cards and reports.
#pragma once

#include <string>
#include <string_view>

#include "scenes/drill.h"

namespace app {

// "Gerbang KPU", "Dalmas awal 1", "dekat Panggung", "(12, -3)"; "" for none.
std::string place_in_words(const scenes::Drill& drill, const scenes::Where& where, scenes::Language language);
// "bersaf, 2 saf", "banjar, 3 banjar".
std::string formation_in_words(const scenes::Formation& formation, scenes::Language language);
// The order or happening without who does it: "bergerak ke Gerbang KPU, lari". What is
// said stands in quotes. Never empty.
std::string event_in_words(const scenes::Drill& drill, const scenes::Event& event, scenes::Language language);
// What it tells: its text, or of an act without one who does what. Never empty.
std::string told_in_words(const scenes::Drill& drill, const scenes::Event& event, scenes::Language language);
// Titles of units, "DA1, DA2" by code where `short_names`; vehicles among them.
std::string who_in_words(const scenes::Drill& drill, const scenes::Event& event, scenes::Language language,
                         bool short_names);
// The option under which an event happens: "DP7=B"; "" = on every path through its phase.
std::string condition_of(const scenes::Drill& drill, scenes::EventId event);
// How an inject reaches somebody, a word of the script's `by:` ("pa_car"): "mobil pengeras suara".
std::string_view delivery_in_words(std::string_view delivery, scenes::Language language);
// Time of day of a moment: "09:02:14", by the drill's own clock.
std::string clock_of(const scenes::Drill& drill, scenes::Ms t);

}  // namespace app
