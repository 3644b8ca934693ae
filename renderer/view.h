// What the renderer draws: one moment, one camera, as plain vectors. The renderer knows
// no drill, no clock and no widget; app/build_view.cpp fills this from a Stage.
//
// World: metres, right-handed, +Y up (x = east, z = -north). Colours are linear RGBA
// unless a name says srgb. A RenderView is reused from frame to frame, so that steady
// play allocates nothing.
#pragma once

#include <cstdint>
#include <glm/glm.hpp>
#include <vector>

namespace renderer {

struct Camera {
  glm::vec3 eye{0, 60, 80};
  glm::vec3 target{0};
  float fov_y = 0.6f;         // radians; ignored when orthographic
  bool orthographic = false;  // floor mode, top view at a scale
  float ortho_height = 100;   // metres from the lower to the upper edge of the picture
  float near_plane = 0.5f;
  float far_plane = 1500;
};

struct Light {
  glm::vec3 to_sun{0.4f, 0.7f, 0.3f};      // unit, from the ground to the sun (or moon)
  glm::vec3 sun{3.0f, 2.8f, 2.5f};         // radiance of the sun
  glm::vec3 sky{0.55f, 0.62f, 0.72f};      // ambient from above
  glm::vec3 ground{0.32f, 0.29f, 0.25f};   // ambient from below
  glm::vec3 horizon{0.80f, 0.84f, 0.88f};  // backdrop at the horizon, and haze
  glm::vec3 zenith{0.42f, 0.56f, 0.74f};   // backdrop above
  float haze_start = 250;                  // metres
  float exposure = 1;
  float night = 0;  // 0 day … 1 night: lamps glow, beacons shine
};

// Model ids are indices into the vector that upload_models was given.
using ModelId = std::uint32_t;

enum InstanceFlags : std::uint32_t {
  kSelected = 1u << 0,  // outline and ring
  kDimmed = 1u << 1,    // pushed back, so that the rest stands out
  kGhost = 1u << 2,     // translucent, another branch's population
  kBeacon = 1u << 3,    // blue lights on
  kNoShadow = 1u << 4,
};

// A miniature. Two clips are blended: pose = mix(a at phase_a, b at phase_b, blend).
struct Person {
  glm::vec3 position{0};  // of the feet
  float heading = 0;      // radians about +Y; 0 faces +Z, counter-clockwise from above
  ModelId model = 0;
  std::uint16_t clip_a = 0, clip_b = 0;  // indices into the model's clips
  float phase_a = 0, phase_b = 0;        // 0..1 of a cycle
  float blend = 0;                       // 0 = a, 1 = b
  float scale = 1;                       // 0.6 child … 1.05
  std::uint32_t tint_a = 0xffffffff;     // sRGB, 0xAABBGGRR
  std::uint32_t tint_b = 0xffffffff;
  std::uint32_t base_colour = 0xffffffff;  // the agency's
  std::uint32_t flags = 0;
};

// A vehicle, a prop, or the venue itself.
struct Object {
  glm::vec3 position{0};
  float heading = 0;
  ModelId model = 0;
  glm::vec3 scale{1};
  float travelled = 0;                // metres; turns the wheels
  float steer = 0;                    // radians to the left, of the wheels before the middle
  float aim = 0;                      // radians to the left, of turrets
  std::uint32_t tint_a = 0xffffffff;  // sRGB, 0xAABBGGRR
  std::uint32_t tint_b = 0xffffffff;
  std::uint32_t flags = 0;
};

// How an overlay triangle is filled.
enum class Pattern : std::uint32_t { solid = 0, hatched = 1, dashed = 2, soft_edge = 3, rimmed = 4 };

// Triangles on the ground: routes, zones, phase lines, rings, annotations. Lifted by a
// hair in the shader; blended over the scene and hidden by what stands in front of it.
struct OverlayVertex {
  glm::vec3 position;
  std::uint32_t srgb;      // 0xAABBGGRR
  glm::vec2 along_across;  // metres along the shape, and -1..1 across it (0 for areas)
  Pattern pattern = Pattern::solid;
};

// A soft round particle that faces the camera: smoke, spray, dust, a small flame.
struct Particle {
  glm::vec3 position;
  float radius;        // metres
  std::uint32_t srgb;  // 0xAABBGGRR, alpha = opacity
  float glow = 0;      // 0 = lit by the sun … 1 = shines by itself
};

// Flat drawing over the picture: labels and panels, made by the app's interface. Pixels
// of the target, origin at the upper left.
struct UiVertex {
  glm::vec2 position;
  glm::vec2 uv;
  std::uint32_t srgb;
};
struct UiCommand {
  std::uint32_t first_index, index_count;
  std::int32_t vertex_offset;
  std::uint32_t texture;  // as returned by create_ui_texture
  glm::ivec4 clip;        // x, y, width, height
};

// How another eye, or a weak projector in a bright hall, would show the picture: for
// trying it out before the audience comes.
enum class Eyes : std::uint8_t { usual, protanopia, deuteranopia, tritanopia, grey };
struct Rehearsal {
  Eyes eyes = Eyes::usual;
  float contrast = 1;  // 0..1, what a bright hall leaves of it
  bool is_on() const { return eyes != Eyes::usual || contrast < 1; }
};

struct RenderView {
  Camera camera;
  Light light;
  Rehearsal rehearsal;
  float tilt_shift = 0;  // 0 off … 1: sharp across the middle, as a photograph of a model
  float seconds = 0;     // model time for water, foliage, beacons: pure function of t
  glm::vec2 wind{1, 0};  // m/s towards (x, z)

  std::vector<Object> objects;
  std::vector<Person> people;
  std::vector<OverlayVertex> overlay_vertices;
  std::vector<std::uint32_t> overlay_indices;
  std::vector<Particle> particles;

  std::vector<UiVertex> ui_vertices;
  std::vector<std::uint32_t> ui_indices;
  std::vector<UiCommand> ui_commands;

  // Several views may share a target, each with its own; the interface is the first one's.
  glm::ivec4 viewport{0};  // where the table is drawn within the target; zero = all of it
  glm::vec3 letterbox{0};  // colour of the target outside the viewport
};

}  // namespace renderer
