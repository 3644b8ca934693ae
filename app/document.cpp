#include "app/document.h"

#include <system_error>

#include "base/files.h"
#include "scenes/world.h"

namespace app {
namespace fs = std::filesystem;

fs::path flagship_file() {
  return base::data_folder() / "drills" / "sispamkota-jepara" / "sispamkota-jepara.drill.yaml";
}

namespace {

// Where baked tables are kept between runs; empty = nowhere.
fs::path bake_folder() {
  const fs::path cache = base::cache_folder();
  if (cache.empty()) return {};
  std::error_code failed;
  fs::create_directories(cache / "bakes", failed);
  return failed ? fs::path() : cache / "bakes";
}

}  // namespace

base::Result<std::shared_ptr<Document>> open_document(const OpenDescriptor& descriptor) {
  const fs::path file = descriptor.file.empty() ? flagship_file() : descriptor.file;
  const auto say = [&](const char* what) {
    if (descriptor.progress) descriptor.progress->say(what);
  };
  const auto cancelled = [&] { return descriptor.progress && descriptor.progress->cancelled(); };
  say("reading the script");
  auto drill = scenes::read_drill(file);
  if (!drill) return drill.diagnostics();

  auto document = std::make_shared<Document>();
  document->warnings = drill.diagnostics();
  document->drill = std::move(*drill);
  say("looking at the ground");
  document->world = scenes::build_world(document->drill);
  document->store = scenes::BakeStore(descriptor.disk_cache ? bake_folder() : fs::path());
  if (descriptor.with_models && !cancelled()) {
    say("loading the models");
    document->models = std::make_shared<ModelSet>(load_models(document->drill, descriptor.progress));
    document->cast = make_cast(document->drill, document->models->names, document->models->models);
    const auto& problems = document->models->problems;
    document->warnings.insert(document->warnings.end(), problems.begin(), problems.end());
  }
  if (cancelled()) return base::error("B0005", file.string(), "opening was cancelled");
  return document;
}

}  // namespace app
