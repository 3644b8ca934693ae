#include "assets/gltf_paint.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace assets::gltf {
namespace {

const Picture* picture_of(const Document& document, const PictureUse& use) {
  if (use.picture < 0 || std::size_t(use.picture) >= document.pictures.size()) return nullptr;
  const Picture& picture = document.pictures[std::size_t(use.picture)];
  return picture.width > 0 ? &picture : nullptr;
}

glm::vec3 decoded(glm::vec3 srgb) {
  const auto part = [](float c) { return c <= 0.04045f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f); };
  return {part(srgb.x), part(srgb.y), part(srgb.z)};
}

// How different two colours look, 0..1.
float difference(const glm::vec4& a, const glm::vec4& b) {
  const auto shown = [](const glm::vec4& c) { return glm::vec4(glm::pow(glm::max(glm::vec3(c), glm::vec3(0)), glm::vec3(1 / 2.2f)), c.w); };
  const glm::vec4 d = glm::abs(shown(a) - shown(b));
  return std::max({d.x, d.y, d.z, d.w});
}

}  // namespace

bool has_pictures(const Document& document, const Material& material) {
  const Coat& f = material.coat;
  for (const PictureUse* use : {&f.base, &f.metal_rough, &f.normal, &f.occlusion, &f.emission})
    if (picture_of(document, *use)) return true;
  return false;
}

glm::vec4 paint_at(const Document& document, const Material& material, const std::array<glm::vec2, 2>& uv, glm::vec4 painted) {
  glm::vec4 colour = material.base_colour * painted;
  if (const Picture* picture = picture_of(document, material.coat.base)) {
    const glm::vec4 texel = look_up(*picture, material.coat.base, uv[material.coat.base.set]);
    colour *= glm::vec4(decoded(glm::vec3(texel)), texel.w);
  }
  if (const Picture* picture = picture_of(document, material.coat.occlusion); picture && !material.unlit)
    colour *= glm::vec4(glm::vec3(1 + material.coat.occlusion_strength * (look_up(*picture, material.coat.occlusion, uv[material.coat.occlusion.set]).x - 1)), 1);
  if (material.coat.emission_factor != glm::vec3(0)) {
    glm::vec3 light = material.coat.emission_factor;
    if (const Picture* picture = picture_of(document, material.coat.emission))
      light *= decoded(glm::vec3(look_up(*picture, material.coat.emission, uv[material.coat.emission.set])));
    colour += glm::vec4(light, 0);
  }
  return glm::clamp(colour, glm::vec4(0), glm::vec4(1));
}

void split_by_paint(const Document& document, const Material& material, std::vector<Painted>& corners,
                    std::vector<std::uint32_t>& triangles, std::size_t most,
                    const std::function<std::uint32_t(std::uint32_t, std::uint32_t)>& add_middle) {
  constexpr int kRounds = 6;
  constexpr float kVisible = 0.1f;
  const auto at = [&](const Painted& p) { return paint_at(document, material, p.uv, p.painted); };
  const auto between = [&](const Painted& a, const Painted& b, float t) {
    return Painted{{glm::mix(a.uv[0], b.uv[0], t), glm::mix(a.uv[1], b.uv[1], t)}, glm::mix(a.painted, b.painted, t)};
  };
  for (int round = 0; round < kRounds; ++round) {
    // Of this round's edges; 0 = left whole.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
    const auto middle_of = [&](std::uint32_t a, std::uint32_t b) {
      const auto [found, fresh] = middles.try_emplace({std::min(a, b), std::max(a, b)}, 0);
      if (!fresh) return found->second;
      const Painted from = corners[found->first.first], to = corners[found->first.second];
      const glm::vec4 first = at(from), last = at(to);
      bool differs = false;
      for (const float t : {0.125f, 0.25f, 0.375f, 0.5f, 0.625f, 0.75f, 0.875f})
        differs = differs || difference(at(between(from, to, t)), glm::mix(first, last, t)) > kVisible;
      if (!differs) return 0u;
      found->second = add_middle(found->first.first, found->first.second);
      corners.push_back(between(from, to, 0.5f));
      return found->second;
    };
    std::vector<std::uint32_t> next;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
      std::array<std::uint32_t, 3> t{triangles[i], triangles[i + 1], triangles[i + 2]}, m{};
      // Near the bound whole triangles stay whole, but for edges that a neighbour has split.
      const bool room = (next.size() + triangles.size() - i) / 3 + 3 < most;
      for (std::size_t k = 0; k < 3; ++k) {
        const std::uint32_t a = t[k], b = t[(k + 1) % 3];
        const auto known = middles.find({std::min(a, b), std::max(a, b)});
        m[k] = room ? middle_of(a, b) : known == middles.end() ? 0u : known->second;
      }
      const int split = int(m[0] != 0) + int(m[1] != 0) + int(m[2] != 0);
      // Turned so that the odd edge out comes first.
      const auto turn = [&] {
        std::rotate(t.begin(), t.begin() + 1, t.end());
        std::rotate(m.begin(), m.begin() + 1, m.end());
      };
      if (split == 0) {
        next.insert(next.end(), t.begin(), t.end());
      } else if (split == 1) {
        while (m[0] == 0) turn();
        next.insert(next.end(), {t[0], m[0], t[2], m[0], t[1], t[2]});
      } else if (split == 2) {
        while (m[0] != 0) turn();
        next.insert(next.end(), {t[0], t[1], m[1], t[0], m[1], m[2], m[2], m[1], t[2]});
      } else {
        next.insert(next.end(), {t[0], m[0], m[2], m[0], t[1], m[1], m[2], m[1], t[2], m[0], m[1], m[2]});
      }
    }
    const bool grew = next.size() > triangles.size();
    triangles = std::move(next);
    if (!grew) return;
  }
}

}  // namespace assets::gltf
