#version 460
layout(set = 1, binding = 0) uniform sampler2D picture;
layout(location = 0) in vec2 uv;
layout(location = 1) in vec4 colour;
layout(location = 0) out vec4 out_colour;
void main() { out_colour = colour * texture(picture, uv); }
