// Vehicles, props and the venue: what stands on the table besides people.
#pragma once

#include <filesystem>

#include "assets/sculpt/solid.h"
#include "base/result.h"

namespace sculpt {

Solid vehicle(std::string_view name);  // names as in scenes/catalogue.cpp
Solid prop(std::string_view name);
Solid car(std::uint32_t rgb);  // a parked one: wheels fixed
Solid kartini();               // venues/kartini, to the metres of its venue file
Solid kartini_land();          // what lies round it, to the haze; y = 0 is the venue's
Solid plain_land();            // the same for a venue that has none of its own: bare card, y = 0 its top
void add_palm(Solid& s, glm::vec3 foot, float height, unsigned seed);
void add_tent(Solid& s, At at, glm::vec3 size, Paint cloth);

// FOLDER/vehicles/*.glb, FOLDER/props/*.glb, FOLDER/venues/{kartini,kartini_land,land}.glb
base::Result<base::Done> write_things(const std::filesystem::path& folder);

}  // namespace sculpt
