// Light of lamp posts, headlights and beacons: what falls on each cell of a grid over the
// table, worked out once a frame (renderer/lamps.cpp) and blended between cells.
layout(std430, set = 0, binding = 3) readonly buffer Lamps { vec4 lamp_cells[]; };

vec3 lamplight(vec3 position, vec3 normal) {
  vec2 at = clamp((position.xz - frame.lamps.xy) / float(kLampCellMetres) - 0.5, vec2(0.0), vec2(float(kLampCells) - 1.001));
  ivec2 cell = ivec2(at);
  vec2 part = at - vec2(cell);
  int first = cell.y * kLampCells + cell.x;
  vec3 near = mix(lamp_cells[first].rgb, lamp_cells[first + 1].rgb, part.x);
  vec3 far = mix(lamp_cells[first + kLampCells].rgb, lamp_cells[first + kLampCells + 1].rgb, part.x);
  // From above and around: a wall gets less of it than the ground, and none high up.
  return mix(near, far, part.y) * (0.62 + 0.38 * normal.y) * (1.0 - smoothstep(3.0, 9.0, position.y));
}
