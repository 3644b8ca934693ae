#include "assets/sculpt/figure_cast.h"

#include <functional>
#include <iterator>

#include "assets/sculpt/clip_list.h"
#include "assets/sculpt/figure_beings.h"
#include "assets/sculpt/figure_roles.h"
#include "assets/sculpt/shade.h"
#include "base/files.h"

namespace sculpt {
namespace {

std::vector<BoneOut> shared_bones() {
  std::vector<BoneOut> bones;
  for (const JointRest& joint : kSkeleton) bones.push_back({std::string(joint.name), joint.parent, joint.place});
  return bones;
}

FigureOut sculpted(const Role& role) {
  FigureOut figure{.name = role.name, .bones = shared_bones()};
  for (int level = 0; level < 3; ++level) {
    Clay clay{.level = level};
    add_base(clay, role.base);
    add_body(clay, role.look);
    for (const Kit& kit : role.kit) kit(clay, role.look);
    figure.levels.push_back(finish(clay));
  }
  return figure;
}

}  // namespace

AnimationOut bake(const Movement& movement) {
  AnimationOut out{.name = movement.name, .stride = movement.stride};
  const int frames = std::max(2, int(movement.seconds * assets::kClipRate + 0.5f));
  const float seconds = float(frames) / assets::kClipRate;
  std::vector<KeysOut> keys(kJointCount);
  for (std::size_t j = 0; j < kJointCount; ++j) keys[j].bone = j;
  for (int f = 0; f <= frames; ++f) {
    out.times.push_back(seconds * float(f) / float(frames));
    const Solved solved = solve(movement.at(f == frames ? 0.0f : float(f) / float(frames)));
    for (std::size_t j = kHips; j < kJointCount; ++j) {
      glm::quat q = solved.local[j];
      if (!keys[j].turns.empty() && glm::dot(q, keys[j].turns.back()) < 0) q = -q;
      keys[j].turns.push_back(q);
    }
    keys[kHips].places.push_back(solved.hips);
    keys[kShield].places.push_back(solved.shield);
  }
  for (std::size_t j = kHips; j < kJointCount; ++j) out.keys.push_back(std::move(keys[j]));
  return out;
}

std::vector<FigureOut> cast() {
  std::vector<FigureOut> figures;
  for (const auto& roles : {police_roles(), service_roles()})
    for (const Role& role : roles) figures.push_back(sculpted(role));
  for (Role role : crowd_roles()) {
    role.base = Base::small;
    figures.push_back(sculpted(role));
  }
  figures.push_back(child());
  figures.push_back(wheelchair_voter());
  figures.push_back(dog());
  return figures;
}

FigureOut movement_library() {
  Look mannequin{.skin = {0xb8b8b4},
                 .cut = Hair::none,
                 .shirt = {0xb8b8b4},
                 .trousers = {0x9c9c98},
                 .belt = {0x8a8a86},
                 .shoes = {0x7a7a76},
                 .boot_height = 0.05f};
  FigureOut library = sculpted({"clips", mannequin, {}, Base::round});
  for (const Movement& movement : movements()) library.animations.push_back(bake(movement));
  return library;
}

base::Result<base::Done> write_figures(const std::filesystem::path& folder) {
  std::vector<FigureOut> all = cast();
  for (FigureOut& figure : all)
    for (Skin& level : figure.levels) shade(level);
  all.push_back(movement_library());
  for (const FigureOut& figure : all)
    if (auto written = base::write_file(folder / (figure.name + ".glb"), to_glb(figure)); !written) return written;
  return base::Done{};
}

}  // namespace sculpt
