// Inside the renderer: the device, and buffers and images on it. Not for other rooms.
#pragma once

#include <VkBootstrap.h>

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "renderer/renderer.h"
#include "shaders/shared/scene.h"

namespace renderer {

[[noreturn]] void vulkan_failed(const char* call, VkResult result, const char* file, int line);
const char* name_of(VkResult result);

// A call that only fails when the machine is at its end: says which, and how.
#define GELAR_VK(call)                                                                                  \
  do {                                                                                                  \
    const VkResult gelar_result = (call);                                                               \
    if (gelar_result != VK_SUCCESS) ::renderer::vulkan_failed(#call, gelar_result, __FILE__, __LINE__); \
  } while (0)

struct Buffer {
  VkBuffer buffer = VK_NULL_HANDLE;
  VkDeviceMemory memory = VK_NULL_HANDLE;
  VkDeviceSize size = 0;
  void* mapped = nullptr;  // those that the host can write to stay mapped
};
// Where a buffer lies. device: the device's own. written: the host writes it for a frame and never reads it; the
// device's own where the host reaches it, since there every vertex reads it across no bus. host: its own, on the way up
// or down.
enum class Memory : std::uint8_t { device, written, host };

struct Image {
  VkImage image = VK_NULL_HANDLE;
  VkDeviceMemory memory = VK_NULL_HANDLE;
  VkImageView view = VK_NULL_HANDLE;
  VkFormat format = VK_FORMAT_UNDEFINED;
  VkExtent2D extent{};
};

struct ImageDescriptor {
  VkExtent2D extent{};
  VkFormat format = VK_FORMAT_UNDEFINED;
  VkImageUsageFlags usage = 0;
  std::uint32_t samples = 1, layers = 1;  // more than one layer: `view` is of an array
  bool coverage = false;                  // `view` shows white, and the one component as its alpha
  std::uint32_t mips = 1;
};

struct UiTexture {
  Image image;
  VkDescriptorSet set = VK_NULL_HANDLE;
};

// What the pipelines of the table depend on. All of a kind are made when first needed.
struct PipelineKey {
  VkFormat format = VK_FORMAT_UNDEFINED;
  std::uint32_t samples = 1, taps = 0;
  bool night = false, rich = false;
  auto operator<=>(const PipelineKey&) const = default;
};
enum class Draws : std::uint8_t {
  backdrop,
  object,
  object_one_sided,
  object_special,
  object_glass,
  object_detailed,
  overlay,
  blob,
  object_blob,
  person_near,
  person_near_fading,
  person_middle,
  person_middle_fading,
  person_far,
  person_far_fading,
  far_figure,
  far_figure_fading,
  standee,
  person_detailed,
  person_detailed_fading,
  person_outline,
  person_ghost,
  person_glass,
  object_ghost,
  particle,
  count
};
struct Pipelines {
  std::array<VkPipeline, std::size_t(Draws::count)> made{};
};
// occlusion: the shade of near things; lens: shallow focus, other eyes.
enum class Finish : std::uint8_t { occlusion, lens, both, ui, count };
struct FinishPipelines {
  std::array<VkPipeline, std::size_t(Finish::count)> made{};
};

inline constexpr VkFormat kOcclusionFormat = VK_FORMAT_R16G16_SFLOAT;
inline constexpr VkFormat kDepthFormat = VK_FORMAT_D32_SFLOAT;
inline constexpr VkFormat kOffscreenFormat = VK_FORMAT_R8G8B8A8_UNORM;
inline constexpr int kFramesInFlight = 2;

struct DeviceImpl {
  vkb::Instance instance;
  vkb::Device device;
  VkSurfaceKHR surface = VK_NULL_HANDLE;
  VkQueue queue = VK_NULL_HANDLE, present_queue = VK_NULL_HANDLE;
  std::uint32_t family = 0;
  DeviceFacts facts;
  std::uint64_t messages = 0;
  std::function<void(const std::string&)> on_message;

  VkCommandPool upload_pool = VK_NULL_HANDLE;
  VkDescriptorPool descriptor_pool = VK_NULL_HANDLE;
  VkDescriptorSetLayout frame_layout = VK_NULL_HANDLE, texture_layout = VK_NULL_HANDLE,
                        coat_layout = VK_NULL_HANDLE;  // of a material's pictures
  VkPipelineLayout pipeline_layout = VK_NULL_HANDLE, detail_layout = VK_NULL_HANDLE;
  // Sixteen bits are half the memory; a software device clears them word by word, and floats in one go.
  VkFormat shadow_format = VK_FORMAT_D16_UNORM;
  VkPipelineCache pipeline_cache = VK_NULL_HANDLE;
  VkSampler nearest = VK_NULL_HANDLE, linear = VK_NULL_HANDLE, compare = VK_NULL_HANDLE, compare_texel = VK_NULL_HANDLE;
  VkPipeline person_shadow = VK_NULL_HANDLE, far_figure_shadow = VK_NULL_HANDLE, object_shadow = VK_NULL_HANDLE,
             one_sided_shadow = VK_NULL_HANDLE, occlusion = VK_NULL_HANDLE, occlusion_blur = VK_NULL_HANDLE;
  std::map<PipelineKey, Pipelines> by_key;
  std::map<VkFormat, FinishPipelines> by_format;
  std::vector<UiTexture> textures;  // [0] white; freed ones are empty
};

Buffer create_buffer(DeviceImpl& device, VkDeviceSize size, VkBufferUsageFlags usage, Memory memory);
void destroy_buffer(DeviceImpl& device, Buffer& buffer);
Image create_image(DeviceImpl& device, const ImageDescriptor& descriptor);
// Of one layer of a depth image; the caller destroys it.
VkImageView create_layer_view(DeviceImpl& device, const Image& image, std::uint32_t layer);
void destroy_image(DeviceImpl& device, Image& image);
// Read by shaders, filled with `pixels`; of RGBA, `mips` levels are made, each the mean of the one before.
Image create_picture(DeviceImpl& device, const ImageDescriptor& descriptor, std::span<const std::uint8_t> pixels);
// Records `work`, submits it and waits.
void submit_now(DeviceImpl& device, const std::function<void(VkCommandBuffer)>& work);
// `write` is given where the buffer's bytes go: its own memory, or on the way there; it only writes, from front to
// back.
void upload(DeviceImpl& device, Buffer& to, const std::function<void(std::byte*)>& write);
VkDescriptorSet create_texture_set(DeviceImpl& device, VkImageView view, VkSampler sampler);

// pipelines.cpp
void create_layouts(DeviceImpl& device);
void create_shadow_pipelines(DeviceImpl& device);
VkPipeline pipeline_of(DeviceImpl& device, const PipelineKey& key, Draws draws);
VkPipeline pipeline_of(DeviceImpl& device, VkFormat format, Finish finish);
VkPipeline occlusion_pipeline(DeviceImpl& device, bool blur);
void destroy_pipelines(DeviceImpl& device);

// A full barrier's worth of one image, spelled where it happens.
struct Transition {
  VkImage image = VK_NULL_HANDLE;
  VkImageAspectFlags aspect = VK_IMAGE_ASPECT_COLOR_BIT;
  VkImageLayout from = VK_IMAGE_LAYOUT_UNDEFINED, to = VK_IMAGE_LAYOUT_UNDEFINED;
  VkPipelineStageFlags2 after = 0, before = 0;
  VkAccessFlags2 made = 0, needs = 0;
};
void transition(VkCommandBuffer commands, std::initializer_list<Transition> list);

// --- scene.cpp ---
struct Indices {
  std::uint32_t first = 0, count = 0;
};
// The triangles of one level by what draws them: plain ones that cannot be seen from behind, other
// plain ones, those with pictures, water, leaves and lamps, and glass. The first three follow each
// other, except in pieces.
struct DrawRange {
  Indices one_sided, plain, detail, special, glass;
  float error = 0;  // metres that the level is off
  struct Detailed {
    std::uint32_t first_index, count;
    VkDescriptorSet coat;
  };
  std::vector<Detailed> detailed;  // those with pictures, by their material
};
// Where a model shines by itself: the middle of some lamp or beacon surface.
struct ModelLamp {
  glm::vec3 at{0}, way{0};  // way: the mean normal, zero where it shines all round
  glm::vec3 colour{1};
  float size = 0;  // metres across
  bool beacon = false;
};
// --- far_figure.cpp ---
// What a model is from afar, where nothing but size, stance and colours can be seen: a unit mesh,
// stretched, painted and moved as one joint is.
struct FarShape {
  struct Paint {
    glm::uvec3 srgb{255};  // 0..255 each
    assets::Surface surface = assets::Surface::plain;
  };
  glm::vec3 half{1}, middle{0};  // from the unit mesh to the model: times half, plus middle; metres
  bool level = false;            // then the mesh's y lies along the model's z, and its z along y
  std::uint32_t joint = 0;
  std::array<Paint, 4> paints;  // by FarPart: legs, trunk, face, crown
  glm::vec2 head{1};            // its breadth and depth, of the trunk's
};
struct FarFigure {
  FarShape body;
  std::optional<FarShape> aloft;  // a sheet: what is held above the shoulders; paints: lower and upper half
};
// None for a model that has no such shape.
std::optional<FarFigure> far_figure_of(const assets::Model& model);
// The unit meshes: a figure of 24 triangles; a standee, as flat as those of paper and always turned
// to the camera, of six; three that cast the shadow of either; and the sheet. A vertex's surface
// is its FarPart; the first corner of a triangle gives it its colour.
enum class FarPart : std::uint16_t { legs, trunk, face, crown, base };
struct FarMesh {
  std::vector<assets::Vertex> vertices;
  std::vector<std::uint32_t> figure, standee, caster, sheet;
};
FarMesh make_far_mesh();
// `pose`: of the shape's joint; `flags`: as a PersonData has them.
shared::FarPersonData far_data_of(const FarShape& shape, const Person& person, const glm::mat3x4& pose,
                                  std::uint32_t flags);
// Levels of SceneImpl::far_model: the figure and the standee, which cast their shadows as well; the
// caster alone, of whoever is nearer; what either holds aloft.
inline constexpr std::uint32_t kFarLevel = 3, kCasterLevel = 2, kAloftLevel = 1, kStandeeLevel = 0;

struct ModelOnGpu {
  std::int32_t vertex_offset = 0;
  std::vector<DrawRange> levels;
  std::uint32_t joints = 1;
  std::uint32_t pivots = 0;  // offset into the matrices
  struct ClipOnGpu {
    std::uint32_t first = 0, frames = 1;
    std::uint32_t first_body = 0, first_aloft = 0;  // into SceneImpl::far_poses, of a model with a far figure
    bool loops = true;
  };
  std::vector<ClipOnGpu> clips;
  std::optional<FarFigure> far;  // none: its own last level is seen from afar
  std::vector<ModelLamp> lamps;
  glm::vec3 low{0}, high{0}, centre{0};
  float radius = 1;
  VkDeviceSize first_detail = 0;  // bytes into the scene's details
  bool ground = false;            // as large as a venue, or a piece of one
  // A model of more than kWhole metres has no levels of its own: it is drawn as pieces, models
  // with triangles and bounds alone, each culled and as fine as its place needs. Joints and
  // pivots are those of the whole, which the instance names.
  std::uint32_t first_piece = 0, piece_count = 0;
};
inline constexpr float kWhole = 60, kPiece = 20;  // metres across

// --- pieces.cpp ---
struct Piece {
  std::vector<std::vector<std::uint32_t>> levels;  // as in the model: corners of triangles
  glm::vec3 low{1e9f}, high{-1e9f};
};
// A model's vertices on their way to the device: its own, and behind them those made for it
// where it was cut. Corners count through both, and nothing is copied:
// loading is when the program needs most memory.
struct Mesh {
  const assets::Model& model;
  std::vector<assets::Vertex> made;

  std::uint32_t size() const { return std::uint32_t(model.vertices.size() + made.size()); }
  const assets::Vertex& operator[](std::uint32_t corner) const {
    return corner < model.vertices.size() ? model.vertices[corner] : made[corner - model.vertices.size()];
  }
};
std::vector<Piece> cut_into_pieces(Mesh& mesh);

struct SceneImpl {
  DeviceImpl* device = nullptr;
  Buffer vertices, indices, matrices;
  std::vector<ModelOnGpu> models;  // those of upload_models, then the pieces of the large ones
  std::size_t whole_count = 0;
  std::uint32_t far_model = 0;         // the unit figure, last of `models`
  std::vector<glm::mat3x4> far_poses;  // what far shapes follow: one joint's matrix for each frame of a clip
  // Of models that bring pictures; empty where none does (materials.cpp).
  Buffer details, coats;
  std::vector<Image> pictures;
  std::vector<VkSampler> samplers;
  VkDescriptorPool coat_pool = VK_NULL_HANDLE;
};
// --- cull.cpp ---
// Shadows: `near_map` and `far_map` say into which of the two maps an instance is drawn.
struct Draw {
  std::uint32_t model = 0, level = 0, first = 0, count = 0;
  std::uint32_t instance = 0;  // one of them, in the view's list
  bool near_map = false, far_map = false, ghost = false, fading = false, selected = false;
};
struct Placed {
  std::uint32_t instance = 0, bucket = 0;
  std::uint8_t fade = 255;  // 255 = whole; the coarser copy has kCoarser in its bucket
};
struct DrawList {
  std::vector<Draw> draws;
  std::vector<Placed> placed;
  std::vector<std::uint32_t> count, first, last;  // by bucket; last: the instance placed last
  std::vector<std::uint32_t> used;                // buckets that hold anything, in their order once all are placed
  std::uint32_t total = 0;                        // entries to pack
  std::uint32_t copies = 0;                       // of them second ones, of who fades between two levels
};
struct DrawLists {
  DrawList people, objects;
};
void cull(const SceneImpl& scene, const RenderView& view, const shared::FrameData& data, const Settings& settings,
          DrawLists& out);
// Copies what is to be drawn to where the device reads it; `total` elements each.
void pack(const SceneImpl& scene, const RenderView& view, DrawLists& lists, shared::PersonData* people,
          shared::ObjectData* objects);

// --- materials.cpp ---
inline constexpr std::uint32_t kCoatPictures = 5;  // base, metal and roughness, normal, occlusion, emission
// The descriptor set of every coat of every model, model by model; empty where no model
// has one. The scene owns them.
std::vector<std::vector<VkDescriptorSet>> upload_materials(DeviceImpl& device, SceneImpl& scene,
                                                           std::span<const assets::Model* const> models);
void destroy_materials(SceneImpl& scene);

// --- frame_data.cpp ---
glm::mat4 looking(glm::vec3 eye, glm::vec3 target);
// The part of the near (0) or the far (1) shadow map that the picture can ask for; xy = low,
// zw = high, each -1..1. Casters beyond it, and texels, can be left out.
glm::vec4 shadow_area(const shared::FrameData& data, int map);
shared::FrameData frame_data(const Settings& settings, const RenderView& view, glm::ivec4 viewport);
// Fills kLampCells² cells with the light of all lamps and lit beacons in the view, and adds
// their halos. `cells` may be the device's memory: each is written once.
void light_lamps(const SceneImpl& scene, const RenderView& view, const shared::FrameData& data, glm::vec4* cells,
                 std::vector<glm::vec4>& scratch, std::vector<Particle>& halos);

// --- target.cpp ---
// What one view of a frame needs; a target has one for each view that it shows.
struct ViewSlot {
  VkDescriptorSet set = VK_NULL_HANDLE;
  Buffer data, people, objects, lamps, overlay_vertices, overlay_indices, particles;
  std::size_t particle_count = 0;
};
struct FrameSlot {
  VkCommandPool pool = VK_NULL_HANDLE;
  VkCommandBuffer commands = VK_NULL_HANDLE;
  VkFence done = VK_NULL_HANDLE;
  VkSemaphore acquired = VK_NULL_HANDLE;
  VkQueryPool times = VK_NULL_HANDLE;
  bool timed = false;
  std::array<ViewSlot, kMostViews> views;
  Buffer ui_vertices, ui_indices;
};

struct TargetImpl {
  DeviceImpl* device = nullptr;
  Settings settings;
  bool window = false;
  VkSurfaceKHR surface = VK_NULL_HANDLE;
  bool owns_surface = false;
  glm::uvec2 size{0};
  vkb::Swapchain swapchain;
  std::vector<VkImage> images;
  std::vector<VkImageView> views;
  std::vector<VkSemaphore> rendered;  // by swapchain image
  Image offscreen;
  Buffer pixels;  // of the offscreen picture, once it was read
  VkFormat format = VK_FORMAT_UNDEFINED;
  Image samples, depth, shadow;
  std::array<VkImageView, 2> shadow_layers{};
  Image scene, single_depth, occlusion,
      smooth_occlusion;  // for what is done after the table is drawn; made when first needed
  VkDescriptorSet scene_set = VK_NULL_HANDLE, depth_set = VK_NULL_HANDLE, occlusion_set = VK_NULL_HANDLE,
                  smooth_occlusion_set = VK_NULL_HANDLE;
  std::array<FrameSlot, kFramesInFlight> slots;
  std::array<DrawLists, kMostViews> lists;
  std::array<shared::FrameData, kMostViews> data;
  std::vector<glm::vec4> lamp_scratch;
  std::vector<Particle> particles;
  std::uint32_t next_slot = 0;
  bool outdated = false, drawn = false;
  FrameFacts facts;
};
void create_swapchain(TargetImpl& target);
void create_finish_pictures(TargetImpl& target);

}  // namespace renderer
