layout(location = 0) out vec4 out_position;  // w = how much of the sky it sees
layout(location = 1) out vec3 out_normal;
layout(location = 2) out vec4 out_colour;
layout(location = 3) flat out uint out_traits;  // surface, flags << 8
