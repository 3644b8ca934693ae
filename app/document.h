// A drill that is open, with all that is made from it once: the world to walk in, the
// models to draw, the tables baked so far.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/cast.h"
#include "assets/model.h"
#include "base/jobs.h"
#include "scenes/amendments.h"
#include "scenes/motion.h"

namespace app {

// Models by name ("figures/police", "vehicles/awc", "venues/kartini"), in the order of
// renderer::ModelId. One that failed is a placeholder, and `problems` says why.
struct ModelSet {
  std::vector<std::string> names;
  std::vector<assets::Model> models;
  base::Diagnostics problems;
};

// Triangles are of no more use once they are on the device; the rest of a model stays.
void drop_geometry(ModelSet& set);

// Everything here is immutable once shared, but for the store, which is thread-safe.
// Copies share world, store and models.
struct Document {
  scenes::Drill drill;
  std::shared_ptr<const scenes::World> world;
  scenes::BakeStore store;
  std::shared_ptr<ModelSet> models = std::make_shared<ModelSet>();  // as immutable as the rest
  Cast cast;                         // empty without models
  base::Diagnostics warnings;        // of the script, and of models that are missing
  std::vector<scenes::Amendment> amendments;  // carried out on the script's drill; none = the plan
};

struct OpenDescriptor {
  std::filesystem::path file;          // "" = the flagship
  bool with_models = true;             // false for `check`, `info`, `hash`
  bool disk_cache = true;
  base::Progress* progress = nullptr;
};
// Errors: what read_drill says; B0005 cancelled. A model that fails is no error. Whoever
// opened it may drop what it no longer needs before sharing it.
base::Result<std::shared_ptr<Document>> open_document(const OpenDescriptor& descriptor);

std::filesystem::path flagship_file();

// Loads the models of a drill, on all cores. Names are looked for under the shipped
// models, then beside the venue file; never outside these folders.
ModelSet load_models(const scenes::Drill& drill, base::Progress* progress);
struct ModelPlaces {
  std::filesystem::path venue_file;        // models beside it; "" = shipped models alone
  std::filesystem::path catalogue_folder;  // where models.catalogue may lie (app/catalogue.h); "" = nowhere
};
ModelSet load_models(std::vector<std::string> names, const ModelPlaces& places, base::Progress* progress);

}  // namespace app
