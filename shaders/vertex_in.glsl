layout(location = 0) in vec3 in_position;
#ifndef SHADOW
layout(location = 1) in vec3 in_normal;
layout(location = 2) in vec4 in_colour;
#endif
layout(location = 3) in uvec2 in_joints;
#ifdef TWO_JOINTS
layout(location = 4) in vec2 in_weights;
#endif
layout(location = 5) in uint in_surface;
#ifdef DETAIL
layout(location = 10) in vec4 in_uv;
layout(location = 11) in vec4 in_tangent;
#endif
