// A paper as one HTML file that needs nothing beside it, made to be printed on A4.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scenes/drill.h"

namespace app::report {

// Text into HTML: & < > " ' are escaped; line breaks become <br>.
std::string escaped(std::string_view text);
std::string base64(std::string_view bytes);

// The whole file around `body`: head, style sheet, honesty line on every printed page.
std::string page(const std::string& title, const std::string& body, scenes::Language language);

// <figure> with a JPEG inside; "" when there are no bytes.
std::string figure(std::string_view jpeg, std::string_view alt, std::string_view caption);

// "● hijau · tertib": shape, word and colour, never the colour alone.
std::string situation_tag(scenes::Situation situation, scenes::Language language);
const char* situation_shape(scenes::Situation situation);
std::string situation_colour(scenes::Situation situation);  // "#…", dark enough on white
const char* conduct_word(scenes::Conduct conduct, scenes::Language language);
const char* force_word(int stage, scenes::Language language);
std::string hex(std::uint32_t abgr);  // agency colour as "#rrggbb"
bool is_dark(std::uint32_t abgr);     // white letters on it, else black

}  // namespace app::report
