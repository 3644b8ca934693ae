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
#define GELAR_INT constexpr int
#else
#define GELAR_INT const int
#endif

GELAR_INT kLampCells = 96;  // cells a side of the grid that lamps shine on
GELAR_INT kLampCellMetres = 3;
GELAR_INT kSkyColumns = 4, kSkyRows = 32;  // of the backdrop's grid

struct FrameData {
  mat4 view_projection;
  mat4 inverse_view_projection;
  mat4 shadow;        // world to the near shadow map, xy -1..1, z 0..1
  vec4 shadow_far;    // xyz = shift and w = scale: near map's xy and z to the far map's (see sunlit)
  vec4 shadow_texel;  // xy = metres covered by a texel of the near and the far map; z = texel in uv; w = maps in use
  vec4 eye;           // xyz, w = seconds of model time
  vec4 to_sun;        // xyz, w = night 0..1
  vec4 sun;           // rgb, w = exposure
  vec4 sky;           // rgb, w = scale of z from the near map to the far one
  vec4 ground;        // rgb, w = 1 where the camera is orthographic
  vec4 horizon;       // rgb, w = haze start, metres
  vec4 zenith;        // rgb
  vec4 wind;          // xy = towards (x, z), m/s; zw = viewport size, pixels
  vec4 camera_right;  // xyz, w = left edge of the viewport, pixels
  vec4 camera_up;     // xyz, w = its upper edge
  vec4 lamps;         // xy = corner of the lamp grid (x, z), metres
};

struct PersonData {
  vec4 position_scale;
  vec4 turn_between;  // sine and cosine of the heading; between clip a's frames, between b's
  uvec4 frames;       // matrix offsets: clip a frame 0, frame 1, clip b frame 0, frame 1
  uvec4 colours;      // tint a, tint b, base, flags; the flags' upper byte = between a and b
};

// In the place of a PersonData, of whoever is seen from afar.
struct FarPersonData {
  vec4 x, y, z;   // rows: from the unit mesh to the world
  uvec4 colours;  // two of 16 bits each: legs and trunk, face and crown; base, breadth and depth of the head
                  // (bytes, 255 = two trunks); flags as a PersonData has them
};

struct ObjectData {
  vec4 position_travelled;
  vec4 turn;  // sine and cosine of the heading; front wheels' steering, turrets' turn (radians to the left)
  vec4 scale;
  uvec4 colours;  // tint a, tint b, flags, offset of the joints' pivots
};

// A material with pictures: base, metal and roughness, normal, occlusion, emission.
struct MaterialData {
  vec4 factors;   // metal, roughness, scale of the normal map (0 = none), strength of the occlusion
  vec4 emission;  // rgb, w = alpha below which nothing is drawn
  vec4 lay[10];   // of each picture, u and v: dot(xy, uv) + z; w of u = which uv set
};

struct PushData {
  vec4 a;
  vec4 b;
  vec4 c;
  vec4 d;
};

#ifdef __cplusplus
static_assert(sizeof(FrameData) == 400);
static_assert(sizeof(PersonData) == 64);
static_assert(sizeof(FarPersonData) == sizeof(PersonData));
static_assert(sizeof(ObjectData) == 64);
static_assert(sizeof(PushData) == 64);
static_assert(sizeof(MaterialData) == 192);
}  // namespace shared
#endif
#endif
