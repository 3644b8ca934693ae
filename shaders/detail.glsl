// Materials with pictures, looked up at every pixel: glTF 2.0's metallic-roughness model.
// Only models that bring pictures are drawn with this.
layout(set = 1, binding = 0) uniform sampler2D base_picture;         // sRGB
layout(set = 1, binding = 1) uniform sampler2D metal_rough_picture;  // g = roughness, b = metal
layout(set = 1, binding = 2) uniform sampler2D normal_picture;
layout(set = 1, binding = 3) uniform sampler2D occlusion_picture;    // r
layout(set = 1, binding = 4) uniform sampler2D emission_picture;     // sRGB
layout(set = 1, binding = 5) uniform Material { MaterialData material; };
layout(location = 5) in vec4 detail_uv;  // both sets
layout(location = 6) in vec4 detail_tangent;  // w: the bitangent's side; xyz zero = none in the file

vec2 laid_on(int picture) {
  vec4 u = material.lay[picture * 2], v = material.lay[picture * 2 + 1];
  vec2 uv = u.w > 0.5 ? detail_uv.zw : detail_uv.xy;
  return vec2(dot(u.xy, uv) + u.z, dot(v.xy, uv) + v.z);
}

// Tangent and bitangent from how the picture lies on the pixels about this one, where the
// file has no tangents (after C. Schüler's cotangent frame, 2013). The bitangent points
// where v falls: green is up.
mat3 frame_of(vec3 position, vec3 n, vec2 uv) {
  if (dot(detail_tangent.xyz, detail_tangent.xyz) > 0.25) {
    vec3 t = normalize(detail_tangent.xyz - n * dot(n, detail_tangent.xyz));
    return mat3(t, cross(n, t) * detail_tangent.w, n);
  }
  vec3 px = dFdx(position), py = dFdy(position);
  vec2 ux = dFdx(uv), uy = dFdy(uv);
  vec3 across_x = cross(py, n), across_y = cross(n, px);
  float side = dot(cross(px, py), n) < 0.0 ? -1.0 : 1.0;
  vec3 t = (across_x * ux.x + across_y * uy.x) * side, b = (across_x * ux.y + across_y * uy.y) * side;
  float longest = max(dot(t, t), dot(b, b));
  if (longest <= 0.0) return mat3(vec3(0.0), vec3(0.0), n);
  return mat3(t * inversesqrt(longest), -b * inversesqrt(longest), n);
}

struct Detail {
  vec3 base, normal, emission;
  float alpha, metal, roughness, occlusion;
};
Detail detail_of(vec3 position, vec3 n, vec4 colour) {
  Detail d;
  vec4 base = texture(base_picture, laid_on(0)) * colour;
  vec3 metal_rough = texture(metal_rough_picture, laid_on(1)).rgb;
  vec2 at = laid_on(2);
  vec3 bump = (texture(normal_picture, at).xyz * 2.0 - 1.0) * vec3(material.factors.zz, 1.0);
  d.base = base.rgb;
  d.alpha = base.a;
  d.normal = material.factors.z > 0.0 ? normalize(frame_of(position, n, at) * bump) : n;
  d.metal = metal_rough.b * material.factors.x;
  d.roughness = clamp(metal_rough.g * material.factors.y, 0.05, 1.0);
  d.occlusion = 1.0 + material.factors.w * (texture(occlusion_picture, laid_on(3)).r - 1.0);
  d.emission = texture(emission_picture, laid_on(4)).rgb * material.emission.rgb;
  return d;
}

// What mirrors: the sun (GGX, with V. Smith's masking as E. Hammon approximates it), and the
// sky and ground as a blurred mirror (B. Karis' fit for mobile devices, 2014).
vec3 mirrored(Detail d, vec3 v, vec3 l, vec3 sun, vec3 sky, vec3 ground, vec3 horizon, vec3 zenith) {
  vec3 f0 = mix(vec3(0.04), d.base, d.metal), h = normalize(l + v);
  float a = d.roughness * d.roughness, nl = max(dot(d.normal, l), 0.0), nv = max(abs(dot(d.normal, v)), 1e-3);
  float nh = max(dot(d.normal, h), 0.0), q = nh * nh * (a * a - 1.0) + 1.0;
  float away = 1.0 - max(dot(v, h), 0.0), away2 = away * away;
  vec3 fresnel = f0 + (1.0 - f0) * (away2 * away2 * away);
  float spread = a * a / max(q * q, 1e-6), masking = 0.5 / max(mix(2.0 * nl * nv, nl + nv, a), 1e-3);
  vec3 r = reflect(-v, d.normal);
  vec3 sharp = mix(ground * 0.6, mix(horizon, zenith, clamp(r.y * 1.6, 0.0, 1.0)), smoothstep(-0.15, 0.1, r.y));
  vec3 around = mix(sharp, mix(ground, sky, r.y * 0.5 + 0.5), sqrt(d.roughness));
  vec4 k = d.roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
  float b = min(k.x * k.x, exp2(-9.28 * nv)) * k.x + k.y;
  vec2 scale = vec2(-1.04, 1.04) * b + k.zw;
  return fresnel * (spread * masking * nl) * sun + around * (f0 * scale.x + scale.y) * d.occlusion;
}
