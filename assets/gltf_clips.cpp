// Animations to clips: every channel is sampled at kClipRate and turned into the joint
// matrices that the renderer uploads.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "assets/gltf.h"

namespace assets::gltf {
namespace {

constexpr std::uint64_t kMaxKeyNumbers = 8'000'000;  // of all channels of a file

struct Track {
  Path path = Path::translation;
  Between between = Between::linear;
  std::vector<float> times;
  std::vector<float> values;
  std::uint32_t width() const { return path == Path::rotation ? 4 : 3; }
};

glm::vec4 key(const Track& track, std::size_t index, std::size_t part) {
  const std::size_t width = track.width(), parts = track.between == Between::cubic ? 3 : 1;
  const float* at = track.values.data() + (index * parts + part) * width;
  return {at[0], at[1], at[2], width == 4 ? at[3] : 0};
}

glm::quat as_quat(const glm::vec4& v) {
  const float length = glm::length(v);
  return length > 1e-6f ? glm::quat(v.w / length, v.x / length, v.y / length, v.z / length) : glm::quat(1, 0, 0, 0);
}

glm::vec4 sample(const Track& track, float time) {
  const std::size_t value_part = track.between == Between::cubic ? 1 : 0;
  const auto after = std::upper_bound(track.times.begin(), track.times.end(), time);
  if (after == track.times.begin()) return key(track, 0, value_part);
  const std::size_t k = std::size_t(after - track.times.begin()) - 1;
  if (after == track.times.end() || track.between == Between::step) return key(track, k, value_part);
  const float span = track.times[k + 1] - track.times[k];
  const float s = span > 0 ? (time - track.times[k]) / span : 0;
  if (track.between == Between::linear) {
    if (track.path != Path::rotation) return glm::mix(key(track, k, 0), key(track, k + 1, 0), s);
    const glm::quat q = glm::slerp(as_quat(key(track, k, 0)), as_quat(key(track, k + 1, 0)), s);
    return {q.x, q.y, q.z, q.w};
  }
  const float s2 = s * s, s3 = s2 * s;
  return key(track, k, 1) * (2 * s3 - 3 * s2 + 1) + key(track, k, 2) * (span * (s3 - 2 * s2 + s)) +
         key(track, k + 1, 1) * (3 * s2 - 2 * s3) + key(track, k + 1, 0) * (span * (s3 - s2));
}

struct Baker {
  const Document& document;
  const Skeleton& skeleton;
  const Limits& limits;
  Model& model;
  Report& report;
  std::vector<std::int32_t> needed = {};  // joints' nodes and what is above them, parents first
  std::uint64_t key_numbers = 0;

  std::optional<Track> read(const Channel& channel, const std::string& who) {
    Track track{.path = channel.path, .between = channel.between};
    const std::uint64_t count = document.accessors[std::size_t(channel.times)].count;
    key_numbers += count + document.accessors[std::size_t(channel.values)].count * track.width();
    if (key_numbers > kMaxKeyNumbers) {
      report.error("A0061", fmt::format("the animations have more than {} numbers in their keys", kMaxKeyNumbers));
      return std::nullopt;
    }
    track.times = read_floats(document, channel.times, 1, "key times", report);
    track.values = read_floats(document, channel.values, track.width(), "key values", report);
    if (report.failed()) return std::nullopt;
    const std::size_t parts = track.between == Between::cubic ? 3 : 1;
    if (track.times.empty() || track.values.size() != track.times.size() * parts * track.width()) {
      report.error("A0062", fmt::format("{}: {} key times and {} key values", who, track.times.size(),
                                        track.values.size() / track.width()));
      return std::nullopt;
    }
    for (std::size_t i = 0; i < track.times.size(); ++i)
      if (track.times[i] < 0 || (i > 0 && track.times[i] <= track.times[i - 1])) {
        report.error("A0062", fmt::format("{}: the key times do not increase from 0 on", who));
        return std::nullopt;
      }
    return track;
  }

  void bake(const Animation& animation) {
    const std::string who = fmt::format("animation \"{}\"", animation.name);
    std::map<std::int32_t, std::vector<Track>> tracks;
    float seconds = 0;
    for (const Channel& channel : animation.channels) {
      if (!std::binary_search(needed_sorted.begin(), needed_sorted.end(), channel.node)) continue;
      if (document.nodes[std::size_t(channel.node)].has_matrix) {
        report.error("A0062", fmt::format("{} moves node {}, which has a matrix", who, channel.node));
        return;
      }
      auto track = read(channel, who);
      if (!track) return;
      seconds = std::max(seconds, track->times.back());
      tracks[channel.node].push_back(std::move(*track));
    }
    Clip clip{.name = animation.name,
              .seconds = std::max(seconds, 1 / kClipRate),
              .stride = animation.stride,
              .loops = animation.loops};
    const float steps = std::round(clip.seconds * kClipRate);
    if (!(steps <= float(limits.frames))) {
      report.error("A0061", fmt::format("{} lasts {:.0f} s; at most {} frames at {} a second are kept", who,
                                        clip.seconds, limits.frames, kClipRate));
      return;
    }
    // A clip that loops ends one frame before its first comes again; another one shows its end.
    clip.frame_count = std::max(1u, std::uint32_t(steps)) + (clip.loops || seconds == 0 ? 0u : 1u);
    const float divisor = float(clip.loops ? clip.frame_count : std::max(1u, clip.frame_count - 1));
    Matrices matrices;
    matrices.reserve(std::size_t(clip.frame_count) * skeleton.joints.size());
    for (std::uint32_t f = 0; f < clip.frame_count; ++f)
      if (!frame(tracks, clip.seconds * float(f) / divisor, matrices)) {
        report.error("A0023", fmt::format("{} moves a joint out of all bounds", who));
        return;
      }
    clip.matrices = std::make_shared<const Matrices>(std::move(matrices));
    model.clips.push_back(std::move(clip));
  }

  bool frame(const std::map<std::int32_t, std::vector<Track>>& tracks, float time, Matrices& out) {
    for (std::int32_t index : needed) {
      const Node& node = document.nodes[std::size_t(index)];
      glm::mat4 local = node.matrix;
      if (!node.has_matrix) {
        Pose pose = node.pose;
        if (const auto moved = tracks.find(index); moved != tracks.end())
          for (const Track& track : moved->second) {
            const glm::vec4 value = sample(track, time);
            if (track.path == Path::translation)
              pose.translation = value;
            else if (track.path == Path::scale)
              pose.scale = value;
            else
              pose.rotation = as_quat(value);
          }
        local = matrix_of(pose);
      }
      world[std::size_t(index)] = node.parent < 0 ? local : world[std::size_t(node.parent)] * local;
    }
    for (std::size_t j = 0; j < skeleton.joints.size(); ++j) {
      const std::int32_t node = skeleton.node_of_joint[j];
      const glm::mat4 m = node < 0 ? glm::mat4(1) : world[std::size_t(node)] * skeleton.joints[j].inverse_bind;
      if (!finite(m)) return false;
      out.push_back(affine_rows(m));
    }
    return true;
  }

  void prepare() {
    std::vector<bool> wanted(document.nodes.size());
    for (std::int32_t node : skeleton.node_of_joint)
      for (; node >= 0 && !wanted[std::size_t(node)]; node = document.nodes[std::size_t(node)].parent)
        wanted[std::size_t(node)] = true;
    for (std::int32_t node : document.order)
      if (wanted[std::size_t(node)]) needed.push_back(node);
    needed_sorted = needed;
    std::sort(needed_sorted.begin(), needed_sorted.end());
    world = skeleton.rest;
  }

  std::vector<std::int32_t> needed_sorted = {};
  std::vector<glm::mat4> world = {};
};

}  // namespace

void make_clips(const Document& document, const Skeleton& skeleton, const Limits& limits, Model& model,
                Report& report) {
  if (skeleton.joints.empty()) return;
  Baker baker{document, skeleton, limits, model, report};
  baker.prepare();
  for (const Animation& animation : document.animations) {
    baker.bake(animation);
    if (report.full()) return;
  }
}

}  // namespace assets::gltf
