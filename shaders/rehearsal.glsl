// `how`: x = contrast that is left (1 = all), y = 1 where the matrix is to be used. The
// matrix's columns are what linear red, green and blue become for the eye that is meant.
vec3 rehearsed(vec3 c, mat3 eye, vec4 how) {
  if (how.y > 0.0) c = encode(max(eye * linear(c), vec3(0.0)));
  return c * how.x + (1.0 - how.x) * 0.78;
}
