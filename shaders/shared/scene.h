// Structs that C++ writes and GLSL reads, defined once for both. All members are vec4,
// uvec4 or mat4, so that std140, std430 and C++ agree on every offset.
#ifndef GELAR_SHARED_SCENE_H
#define GELAR_SHARED_SCENE_H

#ifdef __cplusplus
#include <glm/glm.hpp>
namespace shared {
using vec4 = glm::vec4;
using uvec4 = glm::uvec4;
using mat4 = glm::mat4;
#endif

struct FrameData {
  mat4 view_projection;
  mat4 inverse_view_projection;
  mat4 shadow;         // world to shadow map, z in 0..1
  vec4 eye;            // xyz, w = seconds of model time
  vec4 to_sun;         // xyz, w = night 0..1
  vec4 sun;            // rgb, w = exposure
  vec4 sky;            // rgb, w = shadow taps (0, 1, 4, 9)
  vec4 ground;         // rgb, w = shadow texel in uv
  vec4 horizon;        // rgb, w = haze start, metres
  vec4 zenith;         // rgb, w = metres covered by one shadow texel
  vec4 wind;           // xy = towards (x, z), m/s; zw = viewport size, pixels
  vec4 camera_right;   // xyz
  vec4 camera_up;      // xyz
};

struct PersonData {
  vec4 position_heading;
  uvec4 frames;        // matrix offsets: clip a frame 0, frame 1, clip b frame 0, frame 1
  vec4 mix;            // between a's frames, between b's, between a and b; w = scale
  uvec4 colours;       // tint a, tint b, base, flags
};

struct ObjectData {
  vec4 position_heading;
  vec4 scale_travelled;
  uvec4 colours;       // tint a, tint b, flags, offset of the joints' pivots
};

// Values of PushData.mode.
struct PushData {
  vec4 a;              // tone map: viewport in target pixels; ui: 2/size, offset
  vec4 b;
};

#ifdef __cplusplus
static_assert(sizeof(FrameData) == 352);
static_assert(sizeof(PersonData) == 64);
static_assert(sizeof(ObjectData) == 48);
static_assert(sizeof(PushData) == 32);
}  // namespace shared
#endif
#endif
