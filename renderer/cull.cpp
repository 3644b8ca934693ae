// Which instances are drawn, at which level of detail, packed by (model, level) so that
// each pair is one instanced draw.
#include <algorithm>
#include <array>
#include <cmath>

#include "renderer/gpu.h"

namespace renderer {
namespace {

struct Frustum {
  std::array<glm::vec4, 6> planes;
  explicit Frustum(const glm::mat4& m) {
    const glm::mat4 t = glm::transpose(m);
    planes = {t[3] + t[0], t[3] - t[0], t[3] + t[1], t[3] - t[1], t[2], t[3] - t[2]};
    for (glm::vec4& p : planes) p /= glm::length(glm::vec3(p));
  }
  bool sees(glm::vec3 centre, float radius) const {
    for (const glm::vec4& p : planes)
      if (glm::dot(glm::vec3(p), centre) + p.w < -radius) return false;
    return true;
  }
};

// Counting sort by bucket; keeps the order of instances within one.
struct Buckets {
  std::vector<std::uint32_t> bucket, count, first;
};

struct Frames {
  std::uint32_t from, to;
  float between;
};
Frames frames_of(const ModelOnGpu& model, std::uint16_t index, float phase) {
  const ModelOnGpu::ClipOnGpu& clip = model.clips[std::min<std::size_t>(index, model.clips.size() - 1)];
  phase -= std::floor(phase);
  const float at = phase * float(clip.loops ? clip.frames : clip.frames - 1);
  const auto a = std::min(std::uint32_t(at), clip.frames - 1);
  const std::uint32_t b = a + 1 < clip.frames ? a + 1 : clip.loops ? 0 : a;
  return {clip.first + a * model.joints, clip.first + b * model.joints, at - float(a)};
}

shared::PersonData pack(const Person& p, const ModelOnGpu& model) {
  const Frames a = frames_of(model, p.clip_a, p.phase_a);
  const Frames b = p.blend > 0 ? frames_of(model, p.clip_b, p.phase_b) : a;
  return {glm::vec4(p.position, p.heading), glm::uvec4(a.from, a.to, b.from, b.to),
          glm::vec4(a.between, b.between, p.blend, p.scale), glm::uvec4(p.tint_a, p.tint_b, p.base_colour, p.flags)};
}

shared::ObjectData pack(const Object& o, const ModelOnGpu& model) {
  return {glm::vec4(o.position, o.heading), glm::vec4(o.scale, o.travelled),
          glm::uvec4(o.tint_a, o.tint_b, o.flags, model.pivots)};
}

// Ghosts are drawn in another pass, and who throws no shadow is left out of that one, so
// these split the buckets.
constexpr std::uint32_t kKinds = 3;  // plain, without shadow, ghost
constexpr std::uint32_t kLevels = 4;
std::uint32_t kind_of(std::uint32_t flags) { return (flags & kGhost) ? 2u : (flags & kNoShadow) ? 1u : 0u; }

template <class Instance, class Data, class Level>
void pack_all(const SceneImpl& scene, const std::vector<Instance>& instances, const Level& level_of,
              std::vector<Draw>& draws, std::vector<Data>& data) {
  static thread_local Buckets b;
  const std::size_t bucket_count = scene.models.size() * kLevels * kKinds;
  b.bucket.resize(instances.size());
  b.count.assign(bucket_count, 0);
  for (std::size_t i = 0; i < instances.size(); ++i) {
    const int level = instances[i].model < scene.models.size() ? level_of(instances[i]) : -1;
    if (level < 0) {
      b.bucket[i] = ~0u;
      continue;
    }
    b.bucket[i] = (instances[i].model * kLevels + std::uint32_t(level)) * kKinds + kind_of(instances[i].flags);
    ++b.count[b.bucket[i]];
  }
  b.first.resize(bucket_count);
  std::uint32_t sum = 0;
  draws.clear();
  for (std::size_t k = 0; k < bucket_count; ++k) {
    b.first[k] = sum;
    if (b.count[k] > 0)
      draws.push_back({std::uint32_t(k / (kLevels * kKinds)), std::uint32_t(k / kKinds % kLevels), sum, b.count[k],
                       k % kKinds == 0, k % kKinds == 2});
    sum += b.count[k];
  }
  data.resize(sum);
  for (std::size_t i = 0; i < instances.size(); ++i)
    if (b.bucket[i] != ~0u) data[b.first[b.bucket[i]]++] = pack(instances[i], scene.models[instances[i].model]);
}

// From the eye to the nearest place where the object can be.
float nearest(const ModelOnGpu& model, const Object& o, glm::vec3 eye) {
  const float s = std::sin(-o.heading), c = std::cos(-o.heading);
  const glm::vec3 d = eye - o.position, local(c * d.x + s * d.z, d.y, c * d.z - s * d.x);
  const glm::vec3 low = model.low * o.scale, high = model.high * o.scale;
  return glm::length(glm::max(glm::max(low - local, local - high), glm::vec3(0)));
}

}  // namespace

void cull(const SceneImpl& scene, const RenderView& view, const glm::mat4& view_projection, float viewport_height,
          const Settings& settings, DrawLists& out) {
  const Frustum frustum(view_projection);
  const Camera& camera = view.camera;
  const auto pixels = [&](glm::vec3 at, float height) {
    if (camera.orthographic) return height / camera.ortho_height * viewport_height;
    const float d = std::max(0.1f, glm::distance(at, camera.eye));
    return height / (2 * d * std::tan(camera.fov_y / 2)) * viewport_height;
  };
  pack_all(scene, view.people,
           [&](const Person& p) {
             // 1.2 m beyond its body a person may still throw a shadow into the picture.
             const glm::vec3 centre = p.position + glm::vec3(0, 0.9f, 0);
             if (!frustum.sees(centre, 3.0f)) return -1;
             const float size = pixels(centre, 1.7f * p.scale);
             const int level = size > settings.lod_pixels_fine ? 0 : size > settings.lod_pixels_middle ? 1 : 2;
             return std::min(level, int(scene.models[p.model].levels.size()) - 1);
           },
           out.people, out.person_data);
  pack_all(scene, view.objects,
           [&](const Object& o) {
             const ModelOnGpu& model = scene.models[o.model];
             const float scale = std::max({o.scale.x, o.scale.y, o.scale.z}), radius = model.radius * scale;
             const glm::vec3 centre = o.position + glm::vec3(0, model.centre.y * scale, 0);
             const float reach = radius + glm::length(glm::vec2(model.centre.x, model.centre.z)) * scale;
             if (!frustum.sees(centre, reach + 8)) return -1;
             if (reach > 30) {
               // The venue is all round: coarser only where that cannot be seen anywhere on it.
               const float distance = std::max(0.1f, nearest(model, o, camera.eye));
               const float metres = camera.orthographic ? camera.ortho_height : 2 * distance * std::tan(camera.fov_y / 2);
               int level = int(model.levels.size()) - 1;
               while (level > 0 && model.levels[std::size_t(level)].error * scale / metres * viewport_height > 1.4f) --level;
               return level;
             }
             // Only what is small in the picture loses detail.
             const float size = pixels(centre, radius * 2);
             const int level = size > 120 ? 0 : size > 45 ? 1 : 2;
             return std::min(level, int(model.levels.size()) - 1);
           },
           out.objects, out.object_data);
}

}  // namespace renderer
