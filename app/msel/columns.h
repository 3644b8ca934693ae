// Between the parts of msel/: what a cell of the list says, and which row a serial means.
#pragma once

#include <set>

#include "app/msel/msel.h"

namespace app::msel {

std::string value_of(const scenes::Drill& drill, const Row& row, const Column& column, scenes::Language language);
std::string heading_of(const scenes::Drill& drill, const Column& column, const std::vector<scenes::Path>& paths,
                       scenes::Language language);
// Whether the words shown for it stand in the script; else they are made from its verb.
bool has_text(const scenes::Event& event);
// The options taken, in order: "AAAAAABBBA".
std::string short_path(const scenes::Drill& drill, const scenes::Path& path);
// The row of that serial, of that condition where several have it; null = none is left.
const Row* find_row(const scenes::Drill& drill, const std::vector<Row>& rows, const std::string& serial,
                    const std::string& condition, const std::set<std::uint32_t>& taken);

}  // namespace app::msel
