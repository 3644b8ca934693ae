#include <malloc.h>

#include <algorithm>
#include <cstring>
#include <system_error>
#include <type_traits>

#include "app/card_venue.h"
#include "app/cast.h"
#include "app/catalogue.h"
#include "app/document.h"
#include "base/files.h"

namespace app {
namespace fs = std::filesystem;
namespace {

// The shipped one, else one beside the venue file (with the whole name, or its last part).
fs::path file_of_model(const std::string& name, const fs::path& venue_folder) {
  const fs::path shipped = base::data_folder() / "models" / (name + ".glb");
  std::error_code ignored;
  if (fs::exists(shipped, ignored) || venue_folder.empty()) return shipped;
  for (const fs::path& near :
       {venue_folder / (name + ".glb"), venue_folder / (fs::path(name).filename().string() + ".glb")})
    if (fs::exists(near, ignored)) return near;
  return shipped;
}

// Figures come without movements: all take them from one file.
void share_clips(ModelSet& set, const assets::Model& clips) {
  for (std::size_t i = 0; i < set.models.size(); ++i) {
    assets::Model& model = set.models[i];
    if (!set.names[i].starts_with("figures/") || model.joints.empty() || model.clips.size() > 1) continue;
    const auto like = std::find_if(
        set.models.begin(), set.models.begin() + std::ptrdiff_t(i),
        [&](const assets::Model& other) { return other.clips.size() > 1 && assets::same_skeleton(model, other); });
    model.clips = like != set.models.begin() + std::ptrdiff_t(i) ? like->clips : assets::retarget(clips, model);
  }
}

}  // namespace

ModelSet load_models(const scenes::Drill& drill, base::Progress* progress) {
  ModelSet set =
      load_models(models_of(drill),
                  {.venue_file = drill.venue.file, .catalogue_folder = fs::path(drill.file).parent_path()}, progress);
  if (!drill.venue.model.empty()) return set;
  if (assets::Model card = card_venue(drill.venue); !card.vertices.empty()) {
    set.names.push_back(kCardVenue);
    set.models.push_back(std::move(card));
  }
  return set;
}

ModelSet load_models(std::vector<std::string> names, const ModelPlaces& places, base::Progress* progress) {
  ModelSet set;
  const ModelCatalogue own =
      places.catalogue_folder.empty() ? ModelCatalogue{} : read_model_catalogue(places.catalogue_folder);
  set.problems = own.problems;
  set.names = std::move(names);
  std::vector<std::string> wanted = set.names;
  const bool has_figures =
      std::any_of(wanted.begin(), wanted.end(), [](const std::string& n) { return n.starts_with("figures/"); });
  if (has_figures) wanted.push_back("figures/clips");
  const fs::path venue_folder = places.venue_file.parent_path();
  // Few venues bring land of their own.
  for (std::size_t i = 0; i < set.names.size(); ++i) {
    std::error_code ignored;
    if (wanted[i].ends_with("_land") && !own.files.contains(wanted[i]) && is_plain_name(wanted[i]) &&
        !fs::exists(file_of_model(wanted[i], venue_folder), ignored))
      wanted[i] = set.names[i] = kPlainLand;
  }

  std::vector<assets::Model> models(wanted.size());
  std::vector<base::Diagnostics> problems(wanted.size());
  std::atomic<std::size_t> done{0};
  base::Workers workers;
  workers.run(wanted.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (progress && progress->cancelled()) return;
      if (!is_plain_name(wanted[i])) {
        problems[i].push_back(base::error("B0006", places.venue_file.string(),
                                          "the model's name \"" + wanted[i] + "\" is not a plain name",
                                          "letters, digits, _ - and / only, e.g. venues/kartini"));
      } else if (auto model =
                     assets::load_model(own.files.contains(wanted[i]) ? own.files.at(wanted[i])
                                                                      : file_of_model(wanted[i], venue_folder))) {
        models[i] = std::move(*model);
      } else {
        problems[i] = model.diagnostics();
      }
      // One line for a missing model; the stand-in says the rest.
      if (!problems[i].empty()) {
        models[i] = assets::placeholder(wanted[i]);
        problems[i].resize(1);
        problems[i][0].severity = base::Severity::warning;
        problems[i][0].message += "; a striped stand-in is drawn";
      }
      if (progress) progress->set(float(++done) / float(wanted.size()));
    }
  });
  for (auto& list : problems) set.problems.insert(set.problems.end(), list.begin(), list.end());
  assets::Model clips;
  if (has_figures) clips = std::move(models.back()), models.pop_back();
  set.models = std::move(models);
  if (has_figures) share_clips(set, clips);
  return set;
}

void drop_geometry(ModelSet& set) {
  // A vector that is assigned {} keeps its memory; one that is moved from another does not.
  const auto release = [](auto& vector) { vector = std::remove_reference_t<decltype(vector)>(); };
  for (assets::Model& model : set.models) {
    release(model.vertices);
    release(model.indices);
    release(model.details);
    release(model.pictures);
  }
  // The renderer has told glibc to keep what is freed, for its frames; these many megabytes no frame asks for.
  malloc_trim(0);
}

}  // namespace app
