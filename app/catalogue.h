// models.catalogue: a text file beside a drill that puts a user's own models in the place of
// shipped ones. A line is a name and a file, which lies below the catalogue's folder:
//
//     # our own van, and our own hall
//     vehicles/ambulance   van.glb
//     venues/kartini       hall/hall.gltf
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace app {

struct ModelCatalogue {
  std::map<std::string, std::filesystem::path> files;  // by name ("figures/police"); whole paths
  base::Diagnostics problems;                          // lines that are not understood are left out
};

// Empty where the folder has none. Codes: B0020 cannot be read, B0021 a line is not a name
// and a file, B0022 the name is of no kind of model, B0023 the file is not a plain path to
// a .glb or .gltf.
ModelCatalogue read_model_catalogue(const std::filesystem::path& folder);

// Relative, in plain words, without a way out.
bool is_plain_name(std::string_view name);

}  // namespace app
