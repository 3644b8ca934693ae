layout(location = 0) in vec3 in_position;
layout(location = 1) in vec3 in_normal;
layout(location = 2) in vec4 in_colour;
layout(location = 3) in uvec2 in_joints;
layout(location = 4) in vec2 in_weights;
layout(location = 5) in uint in_surface;
#ifndef SHADOW
layout(location = 0) out vec3 out_position;
layout(location = 1) out vec3 out_normal;
layout(location = 2) out vec4 out_colour;
layout(location = 3) flat out uint out_surface;
layout(location = 4) flat out uint out_flags;
layout(location = 5) out float out_occlusion;
#endif
