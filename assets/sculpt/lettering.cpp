#include "assets/sculpt/lettering.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <limits>

#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_truetype.h>
#pragma GCC diagnostic pop

namespace sculpt {
namespace {

float area_of(const Outline& o) {
  float sum = 0;
  for (std::size_t i = 0; i < o.size(); ++i) {
    const glm::vec2 a = o[i], b = o[(i + 1) % o.size()];
    sum += a.x * b.y - b.x * a.y;
  }
  return sum / 2;
}

float cross(glm::vec2 a, glm::vec2 b) { return a.x * b.y - a.y * b.x; }

bool within(const Outline& o, glm::vec2 p) {
  bool in = false;
  for (std::size_t i = 0, j = o.size() - 1; i < o.size(); j = i++)
    if ((o[i].y > p.y) != (o[j].y > p.y) && p.x < (o[j].x - o[i].x) * (p.y - o[i].y) / (o[j].y - o[i].y) + o[i].x)
      in = !in;
  return in;
}

bool crosses(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d) {
  if (a == c || a == d || b == c || b == d) return false;
  return cross(b - a, c - a) * cross(b - a, d - a) < 0 && cross(d - c, a - c) * cross(d - c, b - c) < 0;
}

bool sees(const Outline& outer, const Outline& hole, glm::vec2 a, glm::vec2 b) {
  for (const Outline* o : {&outer, &hole})
    for (std::size_t i = 0; i < o->size(); ++i)
      if (crosses(a, b, (*o)[i], (*o)[(i + 1) % o->size()])) return false;
  return true;
}

// A hole becomes a part of the outline about it, by a cut of no width.
void join(Outline& outer, const Outline& hole) {
  std::size_t at = 0, from = 0;
  float nearest = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < outer.size(); ++i)
    for (std::size_t k = 0; k < hole.size(); ++k) {
      const float d = glm::distance(outer[i], hole[k]);
      if (d < nearest && sees(outer, hole, outer[i], hole[k])) nearest = d, at = i, from = k;
    }
  Outline joined(outer.begin(), outer.begin() + std::ptrdiff_t(at) + 1);
  for (std::size_t k = 0; k <= hole.size(); ++k) joined.push_back(hole[(from + k) % hole.size()]);
  joined.insert(joined.end(), outer.begin() + std::ptrdiff_t(at), outer.end());
  outer = std::move(joined);
}

bool holds(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 p) {
  if (p == a || p == b || p == c) return false;
  return cross(b - a, p - a) >= 0 && cross(c - b, p - b) >= 0 && cross(a - c, p - c) >= 0;
}

// Ear by ear; a shape that has none left ends early rather than never.
void clip_ears(Outline o, std::vector<glm::vec2>& out) {
  while (o.size() > 3) {
    bool found = false;
    for (std::size_t i = 0; i < o.size() && !found; ++i) {
      const glm::vec2 a = o[(i + o.size() - 1) % o.size()], b = o[i], c = o[(i + 1) % o.size()];
      if (cross(b - a, c - b) <= 1e-9f) continue;
      if (std::any_of(o.begin(), o.end(), [&](glm::vec2 p) { return holds(a, b, c, p); })) continue;
      out.insert(out.end(), {a, b, c});
      o.erase(o.begin() + std::ptrdiff_t(i));
      found = true;
    }
    if (found) continue;
    // What is flat between its neighbours goes without a triangle.
    const auto flat = std::find_if(o.begin(), o.end(), [&](const glm::vec2& b) {
      const std::size_t i = std::size_t(&b - o.data());
      return std::fabs(cross(b - o[(i + o.size() - 1) % o.size()], o[(i + 1) % o.size()] - b)) <= 1e-9f;
    });
    if (flat == o.end()) return;
    o.erase(flat);
  }
  if (o.size() == 3 && cross(o[1] - o[0], o[2] - o[1]) > 0) out.insert(out.end(), o.begin(), o.end());
}

struct Font {
  std::vector<std::uint8_t> bytes;
  stbtt_fontinfo info{};
  float unit = 0;  // capitals' heights per font unit; 0 = no font
};

Font load_font() {
  Font font;
#ifdef GELAR_SIGN_FONT
  std::ifstream in(GELAR_SIGN_FONT, std::ios::binary);
  font.bytes.assign(std::istreambuf_iterator<char>(in), {});
  if (font.bytes.size() < 1024) return font;
  const int offset = stbtt_GetFontOffsetForIndex(font.bytes.data(), 0);
  if (offset < 0 || stbtt_InitFont(&font.info, font.bytes.data(), offset) == 0) return font;
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  if (stbtt_GetCodepointBox(&font.info, 'H', &x0, &y0, &x1, &y1) != 0 && y1 > y0) font.unit = 1.0f / float(y1 - y0);
#endif
  return font;
}

const Font& sign_font() {
  static const Font font = load_font();
  return font;
}

// The next code point; a byte that begins none stands for itself.
int next_code(std::string_view text, std::size_t& i) {
  const auto byte = [&](std::size_t k) { return k < text.size() ? std::uint8_t(text[k]) : 0; };
  const int first = byte(i++);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  int code = more == 0 ? first : first & (0x3F >> more);
  for (int k = 0; k < more; ++k) code = code << 6 | (byte(i++) & 0x3F);
  return code;
}

std::vector<Outline> outlines_of(const Font& font, int glyph, float x, int steps) {
  stbtt_vertex* shape = nullptr;
  const int count = stbtt_GetGlyphShape(&font.info, glyph, &shape);
  std::vector<Outline> outlines;
  const auto point = [&](int px, int py) { return glm::vec2(x + float(px) * font.unit, float(py) * font.unit); };
  glm::vec2 last(0);
  for (int i = 0; i < count; ++i) {
    const stbtt_vertex& v = shape[i];
    const glm::vec2 to = point(v.x, v.y), c = point(v.cx, v.cy), c1 = point(v.cx1, v.cy1);
    if (v.type == STBTT_vmove) {
      outlines.push_back({to});
    } else if (!outlines.empty()) {
      const int chords = v.type == STBTT_vline ? 1 : steps;
      for (int k = 1; k <= chords; ++k) {
        const float t = float(k) / float(chords), u = 1 - t;
        outlines.back().push_back(v.type == STBTT_vline ? to
                                  : v.type == STBTT_vcurve
                                      ? u * u * last + 2 * u * t * c + t * t * to
                                      : u * u * u * last + 3 * u * u * t * c + 3 * u * t * t * c1 + t * t * t * to);
      }
    }
    last = to;
  }
  stbtt_FreeShape(&font.info, shape);
  for (Outline& o : outlines) {
    const auto same = [](glm::vec2 a, glm::vec2 b) { return glm::distance(a, b) < 1e-4f; };
    o.erase(std::unique(o.begin(), o.end(), same), o.end());
    while (o.size() > 1 && same(o.front(), o.back())) o.pop_back();
  }
  std::erase_if(outlines, [](const Outline& o) { return o.size() < 3; });
  return outlines;
}

}  // namespace

std::vector<glm::vec2> fill_outlines(std::vector<Outline> outlines) {
  std::vector<glm::vec2> triangles;
  if (outlines.empty()) return triangles;
  const auto larger = [](const Outline& a, const Outline& b) { return std::fabs(area_of(a)) < std::fabs(area_of(b)); };
  const float outside = area_of(*std::max_element(outlines.begin(), outlines.end(), larger)) > 0 ? 1.0f : -1.0f;
  if (outside < 0)
    for (Outline& o : outlines) std::reverse(o.begin(), o.end());
  std::vector<Outline> outer;
  for (const Outline& o : outlines)
    if (area_of(o) > 0) outer.push_back(o);
  for (const Outline& o : outlines)
    if (area_of(o) < 0)
      for (Outline& around : outer)
        if (within(around, o.front())) {
          join(around, o);
          break;
        }
  for (Outline& o : outer) clip_ears(std::move(o), triangles);
  return triangles;
}

Lettering letters_of(std::string_view text, int steps) {
  Lettering out;
  const Font& font = sign_font();
  if (font.unit == 0) return out;
  int before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const int glyph = stbtt_FindGlyphIndex(&font.info, next_code(text, i));
    if (before != 0) out.width += float(stbtt_GetGlyphKernAdvance(&font.info, before, glyph)) * font.unit;
    std::vector<Outline> outlines = outlines_of(font, glyph, out.width, steps);
    const std::vector<glm::vec2> triangles = fill_outlines(outlines);
    out.triangles.insert(out.triangles.end(), triangles.begin(), triangles.end());
    for (Outline& o : outlines) out.outlines.push_back(std::move(o));
    int advance = 0, bearing = 0;
    stbtt_GetGlyphHMetrics(&font.info, glyph, &advance, &bearing);
    out.width += float(advance) * font.unit;
    before = glyph;
  }
  return out;
}

}  // namespace sculpt
