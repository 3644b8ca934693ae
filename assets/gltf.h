// A glTF file as it stands, in plain structs, before anything is made of it. Private to
// this folder: gltf_document.cpp fills it (the one place that knows tinygltf), the other
// gltf_*.cpp files read it.
//
// Once read_document has returned without an error, every index in a Document is either
// -1 (absent) or in range, every number that is not in a buffer is finite, the nodes are
// a forest, and every accessor's bytes lie within their buffer.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <glm/glm.hpp>
#include <glm/gtc/quaternion.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/gltf_pictures.h"
#include "assets/model.h"

namespace assets::gltf {

// Collects what is wrong with one file. Stops listing after a while: a hostile file may
// have a million faults.
class Report {
 public:
  explicit Report(std::string file) : file_(std::move(file)) {}
  void error(const char* code, std::string message, std::string hint = {});
  void warning(const char* code, std::string message, std::string hint = {});
  bool failed() const { return errors_ > 0; }
  bool full() const { return errors_ >= kMaxErrors; }
  const std::string& file() const { return file_; }
  base::Diagnostics take();

 private:
  static constexpr int kMaxErrors = 20;
  static constexpr int kMaxWarnings = 40;
  std::string file_;
  base::Diagnostics list_;
  int errors_ = 0;
  int warnings_ = 0;
};

enum class Component : std::uint16_t { i8 = 5120, u8 = 5121, i16 = 5122, u16 = 5123, u32 = 5125, f32 = 5126 };
std::uint32_t size_of(Component component);

struct Slice {  // of one buffer
  std::int32_t buffer = -1;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  std::uint32_t stride = 0;  // 0 = packed
};

struct Accessor {
  std::string label;  // "accessor 4 \"walk times\"", for messages
  std::int32_t view = -1;
  std::uint64_t offset = 0;
  std::uint64_t count = 0;
  Component component = Component::f32;
  std::uint32_t width = 1;  // components of one element; 16 = MAT4
  bool normalised = false;
  struct {
    std::uint64_t count = 0;  // 0 = not sparse
    std::int32_t index_view = -1, value_view = -1;
    std::uint64_t index_offset = 0, value_offset = 0;
    Component index_component = Component::u32;
  } sparse;
};

struct Primitive {
  std::int32_t position = -1, normal = -1, tangent = -1, colour = -1, joints = -1, weights = -1;
  std::array<std::int32_t, 2> uv{-1, -1};  // TEXCOORD_0, TEXCOORD_1
  std::int32_t indices = -1;
  std::int32_t material = -1;
  int mode = 4;
};

struct Mesh {
  std::string name;
  std::vector<Primitive> primitives;
};

struct Pose {
  glm::vec3 translation{0};
  glm::quat rotation{1, 0, 0, 0};
  glm::vec3 scale{1};
};

struct Node {
  std::string name;
  std::int32_t mesh = -1, skin = -1, parent = -1;
  std::vector<std::int32_t> children;
  Pose pose;
  glm::mat4 matrix{1};  // used instead of the pose when has_matrix
  bool has_matrix = false;
  float deviation = 0;  // metres that a level of detail is off, from extras; 0 = not said
};

struct Skin {
  std::vector<std::int32_t> joints;  // node indices
  std::int32_t inverse_binds = -1;   // accessor; -1 = identities
};

struct Material {
  std::string name;
  glm::vec4 base_colour{1};
  bool blends = false;
  bool unlit = false;
  bool double_sided = false;
  Coat coat;
};

enum class Path : std::uint8_t { translation, rotation, scale };
enum class Between : std::uint8_t { step, linear, cubic };

struct Channel {
  std::int32_t node = -1;
  Path path = Path::translation;
  Between between = Between::linear;
  std::int32_t times = -1, values = -1;
};

struct Animation {
  std::string name;
  std::vector<Channel> channels;
  float stride = 0;  // from extras
  bool loops = true;
};

struct Document {
  std::vector<std::vector<std::uint8_t>> buffers;
  std::vector<Slice> views;
  std::vector<Accessor> accessors;
  std::vector<Mesh> meshes;
  std::vector<Node> nodes;
  std::vector<std::int32_t> order;  // the scene's nodes, parents before children
  std::vector<Skin> skins;
  std::vector<Material> materials;
  std::vector<Picture> pictures;  // as the file's images
  std::vector<Animation> animations;
};

// `folder`: where external buffers may lie; empty = none are allowed.
Document read_document(std::span<const std::uint8_t> bytes, const std::filesystem::path& folder, const Limits& limits,
                       Report& report);

// The JSON of a .glb whose chunks are in order; nothing after reporting what is not.
std::optional<std::string_view> json_of_container(std::span<const std::uint8_t> bytes, Report& report);

// Bounds that the JSON text must keep before a parser builds anything from it: nesting,
// number of values, entries of the top-level arrays. Returns false after reporting.
bool json_within_bounds(std::string_view json, const Limits& limits, Report& report);

// Elements of an accessor as floats (normalised integers become -1..1), `width` each.
// Empty after a report when the data has another shape, or a number is not finite.
std::vector<float> read_floats(const Document& document, std::int32_t accessor, std::uint32_t width,
                               std::string_view what, Report& report);
// Elements of an unsigned integer accessor, `width` each.
std::vector<std::uint32_t> read_integers(const Document& document, std::int32_t accessor, std::uint32_t width,
                                         std::string_view what, Report& report);

// The joints of a model and where its nodes stand. A joint is made for every node of a
// used skin, for every animated node, and for every node named wheel* or turret*.
struct Skeleton {
  std::vector<Joint> joints;
  std::vector<std::int32_t> node_of_joint;  // -1 = the joint that holds what never moves
  std::vector<std::int32_t> joint_of_node;  // nearest joint at or above the node
  std::vector<glm::mat4> rest;              // world matrix of every node
};
Skeleton make_skeleton(const Document& document, const Limits& limits, Report& report);

// Appends the document's triangles, in the rest pose and in model space.
void make_mesh(const Document& document, const Skeleton& skeleton, const Limits& limits, Model& model, Report& report);

void make_clips(const Document& document, const Skeleton& skeleton, const Limits& limits, Model& model, Report& report);

glm::mat4 matrix_of(const Pose& pose);
bool finite(const glm::mat4& m);

}  // namespace assets::gltf

namespace assets {

// Welds equal vertices, adds coarser levels when there is only one, orders everything
// for the vertex cache. A model of more than kNoLevelsAbove metres is always near to the
// camera somewhere and keeps one level.
inline constexpr float kNoLevelsAbove = 60;
void finish_levels(Model& model);

glm::mat3x4 affine_rows(const glm::mat4& m);
glm::mat4 from_rows(const glm::mat3x4& rows);

}  // namespace assets
