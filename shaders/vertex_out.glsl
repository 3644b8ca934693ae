#include "shadow.glsl"
layout(location = 0) out vec3 out_position;
layout(location = 1) out vec4 out_normal;  // w = how much of the sky it sees
layout(location = 2) out vec4 out_colour;
layout(location = 3) out vec3 out_shadow_place;
layout(location = 4) flat out uint out_traits;  // surface, flags << 8
#ifdef DETAIL
layout(location = 5) out vec4 out_uv;
layout(location = 6) out vec4 out_tangent;
#endif
