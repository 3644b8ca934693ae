#include "assets/model.h"

#include <fmt/format.h>

#include <algorithm>

#include "assets/gltf.h"
#include "base/files.h"

namespace assets {
namespace gltf {

void Report::error(const char* code, std::string message, std::string hint) {
  if (++errors_ <= kMaxErrors) list_.push_back(base::error(code, file_, std::move(message), std::move(hint)));
}

void Report::warning(const char* code, std::string message, std::string hint) {
  if (++warnings_ > kMaxWarnings) return;
  list_.push_back(base::error(code, file_, std::move(message), std::move(hint)));
  list_.back().severity = base::Severity::warning;
}

base::Diagnostics Report::take() {
  if (errors_ > kMaxErrors)
    list_.push_back(base::error("A0099", file_, fmt::format("and {} more", errors_ - kMaxErrors)));
  return std::move(list_);
}

}  // namespace gltf

namespace {

// Baking colours and rest pose is all that happens to a jointed model without an
// animation; it gets the one clip that stands as it was modelled.
void add_rest_clip(Model& model) {
  if (model.joints.empty() || !model.clips.empty()) return;
  Clip rest{.name = "rest", .seconds = 1 / kClipRate};
  rest.matrices = std::make_shared<const Matrices>(model.joints.size(), affine_rows(glm::mat4(1)));
  model.clips.push_back(std::move(rest));
}

base::Result<Model> load(const std::string& file, const std::string& name, std::span<const std::uint8_t> bytes,
                         const std::filesystem::path& folder, const Limits& limits) {
  gltf::Report report(file);
  Model model;
  model.name = name;
  gltf::Document document = gltf::read_document(bytes, folder, limits, report);
  if (report.failed()) return report.take();
  gltf::Skeleton skeleton = gltf::make_skeleton(document, limits, report);
  if (report.failed()) return report.take();
  gltf::make_mesh(document, skeleton, limits, model, report);
  if (!report.failed()) gltf::make_clips(document, skeleton, limits, model, report);
  if (report.failed()) return report.take();
  model.joints = std::move(skeleton.joints);
  if (!model.details.empty()) model.pictures = std::move(document.pictures);
  finish_levels(model);
  add_rest_clip(model);
  return {std::move(model), report.take()};
}

}  // namespace

glm::mat3x4 affine_rows(const glm::mat4& m) {
  glm::mat3x4 rows;
  for (int r = 0; r < 3; ++r) rows[r] = {m[0][r], m[1][r], m[2][r], m[3][r]};
  return rows;
}

glm::mat4 from_rows(const glm::mat3x4& rows) {
  glm::mat4 m(1);
  for (int r = 0; r < 3; ++r)
    for (int c = 0; c < 4; ++c) m[c][r] = rows[r][c];
  return m;
}

base::Result<Model> load_model(const std::filesystem::path& file, const Limits& limits) {
  const auto content = base::read_file(file, limits.file_bytes);
  if (!content) {
    base::Diagnostic problem = content.diagnostics().front();
    problem.code = problem.code == "B0003" ? "A0002" : "A0001";
    return problem;
  }
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(content->data()), content->size());
  const std::filesystem::path folder = file.parent_path();
  return load(file.string(), file.stem().string(), bytes, folder.empty() ? "." : folder, limits);
}

base::Result<Model> load_model(const std::string& name, std::span<const std::uint8_t> glb, const Limits& limits) {
  if (glb.size() > limits.file_bytes)
    return base::error("A0002", name,
                       fmt::format("the model has {} bytes; at most {} are read", glb.size(), limits.file_bytes));
  return load(name, name, glb, {}, limits);
}

}  // namespace assets
