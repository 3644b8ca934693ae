// A model on the CPU: what a glTF file says, checked and made ready to upload.
//
// Coordinates are glTF's: metres, right-handed, +Y up, a model's front is +Z. A figure
// stands with its feet at y = 0 above the origin. Everything here is plain data; indices
// are in range and numbers are finite once load_model has returned.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace assets {

// Interleaved as the renderer uploads it. `colour` is linear RGBA, already multiplied with
// the material's base colour factor: shipped models are coloured by vertex, so one mesh is
// one draw. `joints`/`weights`: up to two joints a vertex, weights sum to 255; a model
// without a skin has joints 0 and weights (255, 0).
struct Vertex {
  glm::vec3 position;
  glm::vec3 normal;
  std::array<std::uint8_t, 4> colour;   // sRGB-encoded bytes, alpha in [3]
  std::array<std::uint8_t, 2> joints;
  std::array<std::uint8_t, 2> weights;
  std::uint16_t surface;                // see Surface
  std::uint16_t one_sided = 0;          // 1: its triangles cannot be seen from behind (glTF: not doubleSided)
};
static_assert(sizeof(Vertex) == 36);

// A picture of a model, as its file has it: sRGB or plain numbers, whatever it is used for.
struct Picture {
  std::uint32_t width = 0, height = 0;  // 0 = none, or one that could not be used
  std::vector<std::uint8_t> rgba;       // top row first
};

enum class Wrap : std::uint8_t { repeat, clamp, mirror };

// Which part of which picture, and how it is laid on: KHR_texture_transform. A place uv of
// the surface shows the picture at rotate(uv * scale) + offset.
struct PictureUse {
  std::int32_t picture = -1;  // -1 = none
  std::uint32_t set = 0;      // 0 or 1: which uv of the vertex
  Wrap wrap_u = Wrap::repeat, wrap_v = Wrap::repeat;
  glm::vec2 offset{0}, scale{1};
  float rotation = 0;  // radians, counter-clockwise as seen on the picture (v points down)
};

// What lies on a surface that has pictures, looked up at every pixel: glTF 2.0's
// metallic-roughness material. Factors are times the picture, or alone where there is none.
struct Coat {
  PictureUse base, metal_rough, normal, occlusion, emission;
  float metal = 1, roughness = 1;  // metal_rough: g = roughness, b = metal
  float normal_scale = 1;
  float occlusion_strength = 1;
  glm::vec3 emission_factor{0};  // linear
  float cutoff = 0;              // alpha below which nothing is drawn; 0 = none
};

// What a vertex has besides, on a surface with a Coat.
struct Detail {
  std::array<glm::vec2, 2> uv{};
  std::array<std::int8_t, 4> tangent{};     // 127 = 1, w = side of the bitangent; xyz zero = the file has none
  std::array<std::uint8_t, 4> colour{};     // times the base picture: sRGB-encoded bytes
  std::uint32_t coat = 0xffffffff;        // index into the model's coats; kNoCoat = the vertex colour is all
};
static_assert(sizeof(Detail) == 28);
inline constexpr std::uint32_t kNoCoat = 0xffffffff;

// How a vertex's colour is used; from the glTF material's name (see assets/README.md).
enum class Surface : std::uint32_t {
  plain = 0,      // the vertex colour as it is
  tint_a = 1,     // times the instance's first tint (uniform, shirt, agency colour of the base)
  tint_b = 2,     // times the instance's second tint (trousers, scarf)
  base_ring = 3,  // the thin base under a miniature: the instance's agency colour
  water = 4,      // animated by the shader: sea
  foliage = 5,    // sways with the wind
  lamp = 6,       // glows at night
  beacon = 7,     // blinks while the instance's beacon flag is set
  glass = 8,      // translucent, drawn after the opaque ones
  wheel = 9,      // turns with the instance's travelled distance, about its joint; before the middle it steers
  turret = 10,    // aims, about the upright through its joint
};

// One level of detail: a range of `indices`. Levels share `vertices`.
struct Level {
  std::uint32_t first_index = 0;
  std::uint32_t index_count = 0;
  float error = 0;  // metres by which this level may deviate from the full one
};

struct Joint {
  std::string name;
  std::int32_t parent = -1;  // always smaller than the joint's own index; -1 = root
  glm::vec3 translation{0};  // rest pose, relative to the parent
  glm::quat rotation{1, 0, 0, 0};
  glm::mat4 inverse_bind{1};
};

// Baked joint matrices (model space * inverse bind), frame-major: frame f, joint j at
// matrices[f * joint_count + j], rows of a 3x4 affine matrix. A looping clip's last frame
// is followed by its first.
using Matrices = std::vector<glm::mat3x4>;
struct Clip {
  std::string name;       // "stand", "walk", "jog", "run", "crouch", ...
  float seconds = 1;      // duration of one cycle
  float stride = 0;       // metres travelled in one cycle at natural speed; 0 = in place
  bool loops = true;
  std::uint32_t frame_count = 1;
  // Never null, never changed: models of one skeleton share them, in memory and on the device.
  std::shared_ptr<const Matrices> matrices = std::make_shared<const Matrices>();
};

struct Model {
  std::string name;
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<Level> levels;  // [0] is the finest; at least one
  std::vector<Joint> joints;  // empty = no skin
  std::vector<Clip> clips;    // of the model itself; figures usually take the shared ones
  glm::vec3 low{0}, high{0};  // bounds in the rest pose
  // Only of a model that brings pictures. Its vertex colours are painted after them all the
  // same, for whoever is too far away, or a ghost, to need the pictures themselves.
  std::vector<Detail> details;  // parallel to `vertices`, or empty
  std::vector<Coat> coats;
  std::vector<Picture> pictures;
};

// Bounds on hostile files; a file beyond one of them is refused with an A-code that names it.
struct Limits {
  std::uint64_t file_bytes = 64u << 20;
  std::uint32_t vertices = 2'000'000;
  std::uint32_t indices = 6'000'000;
  std::uint32_t nodes = 4096;
  std::uint32_t depth = 64;
  std::uint32_t joints = 32;
  std::uint32_t clips = 64;
  std::uint32_t frames = 600;  // of one clip at kClipRate
};
inline constexpr float kClipRate = 20;  // frames per second that clips are baked at

// Reads .glb or .gltf (buffers embedded, or beside the file; never outside its folder,
// never the network), flattens the node tree, bakes colours, skins and clips, and builds
// the levels of detail that the file does not bring (names "name_LOD1", …; MSFT_lod is
// not read). Every problem that can be told is told; nothing crashes on any input.
base::Result<Model> load_model(const std::filesystem::path& file, const Limits& limits = {});
// The same from memory; `name` stands in diagnostics. External buffers are refused.
base::Result<Model> load_model(const std::string& name, std::span<const std::uint8_t> glb, const Limits& limits = {});

// Clips of `source`, rebaked for the joints of `target` by joint name. Joints that source
// lacks keep target's rest pose.
std::vector<Clip> retarget(const Model& source, const Model& target);

// Whether both have the same joints at the same places, so that clips made for one serve
// the other as they are: all shipped grown-ups share one skeleton, and one copy of its clips
// is enough for them.
bool same_skeleton(const Model& a, const Model& b);

// A visible stand-in (striped, 1 m x 1.7 m) for a model that failed to load, so that the
// briefing goes on.
Model placeholder(const std::string& name);

}  // namespace assets
