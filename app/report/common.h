// What the papers share.
#pragma once

#include "app/report/report.h"
#include "app/report/words.h"

namespace app::report {

// Kind of paper, the drill's title, its summary.
std::string title_block(const Descriptor& d, Word kind);
// Four facts in a row: number or word, and what it is.
std::string fact(const std::string& value, const char* name);
// "20 Agustus 2024, 08.00".
std::string date_of(const scenes::Drill& drill, scenes::Language language);
std::string swatch(const scenes::Unit& unit);  // its code on its agency's colour
int people_below(const scenes::Drill& drill, scenes::UnitId unit);
// The moments worth a picture in each phase of the path, as the storyboard picks them.
std::string phase_picture(const Descriptor& d, scenes::PhaseId phase, std::string& caption, bool small = false);

}  // namespace app::report
