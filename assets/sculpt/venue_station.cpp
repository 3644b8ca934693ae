// The polling station to its legal layout: a tent of 10 x 8 m whose roof one sees through.
// x east, y north from its south-west corner, as the rules give it (domain notes in
// scenes/library/venues/kartini).
#include <cmath>

#include "assets/sculpt/venue_parts.h"

namespace sculpt {
namespace {

const glm::vec3 kCorner = at(33, -10);
glm::vec3 in(float x, float y, float up = 0) { return kCorner + glm::vec3(x, up, -y); }

constexpr Paint kCloth{0xf0ece0, assets::Surface::glass, 0.13f}, kSkirt{0xe9e4d6}, kOrange{0xd57a12},
    kSteelDark{0x666c70};

void put(Solid& s, std::string_view name, float x, float y, float turn, glm::vec3 grow = glm::vec3(1)) {
  Solid p = prop(name);
  for (Facet& f : p.facets)
    for (glm::vec3& v : f.at) v *= grow;
  add_solid(s, {in(x, y), turn}, p);
}

void chair(Solid& s, float x, float y, float turn) {
  s.seen = Seen::near;
  put(s, "chair", x, y, turn);
  s.seen = Seen::far;
  add_box(s, {in(x, y), turn}, {0, 0.44f, 0}, {0.44f, 0.06f, 0.44f}, {0x7d332c});
  add_box(s, {in(x, y), turn}, {0, 0.72f, -0.2f}, {0.44f, 0.5f, 0.05f}, {0x7d332c});
  s.seen = Seen::always;
}

void sign(Solid& s, float x, float y, float turn, std::string_view text, float width) {
  const At here{in(x, y), turn};
  add_bar(s, here, {0, 0, 0}, {0, 1.75f, 0}, 0.03f, kSteelDark, 5);
  add_box(s, here, {0, 1.62f, 0.03f}, {width, 0.3f, 0.03f}, {0x23508a});
  add_text(s, here, text, {0, 1.62f, 0.05f}, 0.14f, kWhite);
  s.seen = Seen::near;
  add_text(s, {here.place, turn + kHalf}, text, {0, 1.62f, -0.01f}, 0.14f, kWhite, 0.004f);  // and from within
  s.seen = Seen::always;
}

void tent(Solid& s) {
  for (float x : {0.1f, 5.0f, 9.9f})
    for (float y : {0.1f, 7.9f}) {
      add_bar(s, {}, in(x, y), in(x, y, 2.6f), 0.05f, kSteel, 7);
      add_box(s, {in(x, y)}, {0, 0.03f, 0}, {0.3f, 0.06f, 0.3f}, kIron);
    }
  for (float y : {0.1f, 4.0f, 7.9f})
    add_bar(s, {}, in(0.1f, y, y == 4.0f ? 4.0f : 2.6f), in(9.9f, y, y == 4.0f ? 4.0f : 2.6f), 0.035f, kSteel, 5);
  for (float x : {0.1f, 5.0f, 9.9f}) {
    add_bar(s, {}, in(x, 0.1f, 2.6f), in(x, 4, 4.0f), 0.03f, kSteel, 5);
    add_bar(s, {}, in(x, 7.9f, 2.6f), in(x, 4, 4.0f), 0.03f, kSteel, 5);
  }
  for (float y : {-0.25f, 8.25f})
    add_quad(s, in(-0.25f, y, 2.64f), in(10.25f, y, 2.64f), in(10.25f, 4, 4.06f), in(-0.25f, 4, 4.06f), kCloth);
  constexpr int kScallops = 20;  // the hem
  for (float y : {-0.2f, 8.2f})
    for (int k = 0; k < kScallops; ++k) {
      const float x0 = -0.2f + 10.4f * float(k) / kScallops, x1 = -0.2f + 10.4f * float(k + 1) / kScallops;
      const Paint paint = k % 2 == 0 ? kSkirt : kOrange;
      add_quad(s, in(x0, y, 2.38f), in(x1, y, 2.38f), in(x1, y, 2.66f), in(x0, y, 2.66f), paint);
      add_triangle(s, in(x0, y, 2.38f), in((x0 + x1) / 2, y, 2.26f), in(x1, y, 2.38f), paint);
    }
  const At front{in(9.0f, -0.3f)};
  add_box(s, front, {0, 2.95f, 0}, {4.2f, 0.7f, 0.04f}, kOrange);
  add_text(s, front, "TPS 01", {0, 3.03f, 0.03f}, 0.3f, kWhite);
  add_text(s, front, "TEMPAT PEMUNGUTAN SUARA", {0, 2.72f, 0.03f}, 0.13f, kWhite);
  const At side{in(10.3f, 5.2f), kQuarter};
  add_box(s, side, {0, 2.95f, 0}, {4.2f, 0.7f, 0.04f}, kOrange);
  add_text(s, side, "TPS 01", {0, 3.03f, 0.03f}, 0.3f, kWhite);
  add_text(s, side, "DESA BULU, KEC. JEPARA", {0, 2.72f, 0.03f}, 0.13f, kWhite);
}

// A patch of print on a board that looks along the place's +z.
void print(Solid& s, At where, glm::vec3 middle, glm::vec2 size, Paint paint) {
  const glm::vec3 m = placed(where, middle), right = turned(where, {size.x / 2, 0, 0}), up(0, size.y / 2, 0);
  add_quad(s, m - right - up, m + right - up, m + right + up, m - right + up, paint);
}

// Ruled lines over a sheet: `columns` by `rows` equal fields.
void ruled(Solid& s, At where, glm::vec3 middle, glm::vec2 size, int columns, int rows) {
  constexpr Paint kRule{0x50565c};
  for (int k = 0; k <= columns; ++k)
    print(s, where, middle + glm::vec3(size.x * (float(k) / float(columns) - 0.5f), 0, 0), {0.012f, size.y}, kRule);
  for (int k = 0; k <= rows; ++k)
    print(s, where, middle + glm::vec3(0, size.y * (float(k) / float(rows) - 0.5f), 0), {size.x, 0.012f}, kRule);
}

// A sheet of paper lying at a place of the station, and what is printed on it.
void paper(Solid& s, float x, float y, float up, glm::vec2 size, std::uint32_t rgb) {
  add_patch(s, {kCorner.x + x, -kCorner.z + y}, size, up, {rgb});
}
// What waits in a booth: the pad and the nail to mark with, and on its back how to fold. No ballot: those are handed
// out.
void booth(Solid& s, float x, float height) {
  s.seen = Seen::always;
  put(s, "booth", x, 7.3f, 0, {1, height, 1});
  s.seen = Seen::near;
  const float top = 0.795f * height;
  paper(s, x, 7.2f, top, {0.34f, 0.24f}, 0x2c4f7a);
  add_box(s, {in(x + 0.2f, 7.12f), 0.4f}, {0, top + 0.01f, 0}, {0.014f, 0.014f, 0.13f}, {0x9aa1a6});
  print(s, {in(x, 7.3f)}, {0, 1.12f * height, -0.257f}, {0.34f, 0.26f}, {0xd57a12});
  for (int k = 0; k < 3; ++k)
    print(s, {in(x, 7.3f)}, {-0.1f + 0.1f * float(k), 1.1f * height, -0.255f}, {0.07f, 0.14f}, {0xf4f1e6});
  s.seen = Seen::always;
}

// A table under a cloth to the ground in front, its number on a card.
void desk(Solid& s, float x, float y, float width, std::string_view card) {
  const At here{in(x, y)};
  add_box(s, here, {0, 0.74f, 0}, {width, 0.04f, 0.6f}, kWhite, 0.01f);
  add_box(s, here, {0, 0.42f, -0.29f}, {width, 0.62f, 0.02f}, {0x2c5f9a});
  for (float side : {-1.0f, 1.0f})
    add_box(s, here, {side * (width / 2 - 0.03f), 0.37f, 0}, {0.04f, 0.74f, 0.5f}, kSteelDark);
  s.seen = Seen::near;
  add_box(s, {in(x, y), 0}, {0.1f, 0.765f, 0.05f}, {0.3f, 0.02f, 0.22f}, {0xf4f2ea});  // the list
  for (int line = 0; line < 4; ++line)
    add_patch(s, {kCorner.x + x + 0.1f, -kCorner.z + y + 0.03f - 0.05f * float(line)},
              {0.24f, line == 0 ? 0.024f : 0.01f}, 0.777f, {line == 0 ? 0x23344fu : 0x70767cu});
  add_text(s, {in(x, y), kHalf}, card, {0, 0.5f, 0.31f}, 0.12f, kWhite);
  s.seen = Seen::always;
}

void furniture(Solid& s) {
  desk(s, 3.28f, 1.5f, 0.7f, "KPPS 2");
  desk(s, 4.0f, 1.5f, 0.7f, "KETUA");
  desk(s, 4.72f, 1.5f, 0.7f, "KPPS 3");
  desk(s, 6.62f, 1.5f, 0.64f, "KPPS 4");
  desk(s, 7.28f, 1.5f, 0.64f, "KPPS 5");
  desk(s, 3.75f, 0.35f, 1.8f, "SAKSI");
  desk(s, 5.45f, 0.35f, 1.0f, "PENGAWAS");
  for (float x : {2.0f, 3.6f}) booth(s, x, 1);
  booth(s, 5.2f, 1.2f);  // for who votes from a wheelchair: 90 cm, free beneath
  s.seen = Seen::near;
  // Ballots not yet handed out before the chair, forms before the witnesses and the supervisor.
  for (float x : {3.74f, 4.26f}) {
    add_box(s, {in(x, 1.45f)}, {0, 0.79f, 0}, {0.17f, 0.06f, 0.24f}, {0xf1eee2});
    paper(s, x, 1.52f, 0.823f, {0.15f, 0.05f}, x < 4 ? 0x9a3a2c : 0x2f6f86);
  }
  for (float x : {3.2f, 4.35f, 5.15f}) {
    paper(s, x, 0.33f, 0.764f, {0.21f, 0.3f}, 0xf4f2ea);
    paper(s, x, 0.44f, 0.766f, {0.17f, 0.03f}, 0x23344f);
    for (int line = 0; line < 4; ++line) paper(s, x, 0.38f - 0.05f * float(line), 0.766f, {0.17f, 0.012f}, 0x70767c);
  }
  s.seen = Seen::always;
  const At low{in(1.7f, 3.6f)};  // 35 cm high: everybody sees the slots
  add_box(s, low, {0, 0.33f, 0}, {1.4f, 0.04f, 0.6f}, kWhite, 0.01f);
  for (float x : {-0.62f, 0.62f}) add_box(s, low, {x, 0.16f, 0}, {0.05f, 0.32f, 0.5f}, kSteelDark);
  constexpr std::pair<const char*, std::uint32_t> kBoxes[] = {{"GUBERNUR", 0x9a3a2c}, {"BUPATI", 0x2f6f86}};
  for (int k = 0; k < 2; ++k) {
    const At box{in(1.4f + 0.62f * float(k), 3.6f, 0.35f)};
    add_box(s, box, {0, 0.24f, 0}, {0.4f, 0.48f, 0.4f}, {0xcfc8b6}, 0.02f);
    add_box(s, box, {0, 0.49f, 0}, {0.42f, 0.05f, 0.42f}, {kBoxes[k].second}, 0.01f);
    add_box(s, box, {0, 0.517f, 0}, {0.2f, 0.006f, 0.03f}, {0x1d1d1f});
    s.seen = Seen::near;
    for (float turn : {kQuarter, -kQuarter})
      add_text(s, {box.place, turn}, kBoxes[k].first, {0, 0.3f, 0.205f}, 0.055f, {0x2a2a2a});
    s.seen = Seen::always;
  }
  // Ink on a stand by the way out.
  add_lathe(s, {in(0.8f, 2.45f)}, {},
            {{0.2f, 0}, {0.05f, 0.04f}, {0.05f, 0.7f}, {0.26f, 0.72f}, {0.26f, 0.76f}, {0, 0.76f}}, 10, kWhite);
  add_lathe(s, {in(0.8f, 2.45f)}, {0, 0.76f, 0}, {{0.05f, 0}, {0.05f, 0.1f}, {0, 0.11f}}, 8, {0x3a2a6a});
  for (int row = 0; row < 5; ++row)
    for (int k = 0; k < 5; ++k) chair(s, 6.6f + float(k) * 0.7f, 3.3f + float(row) * 0.85f, -kQuarter);
  for (float x : {3.28f, 4.0f, 4.72f, 6.62f, 7.28f}) chair(s, x, 1.0f, kHalf);
}

// Voters' list and the candidates, read by who queues outside, before the tape.
void boards(Solid& s) {
  const At here{in(8.0f, -0.12f)};
  for (float x : {-1.0f, 1.0f}) add_bar(s, here, {x, 0, 0}, {x, 1.9f, 0}, 0.03f, kSteelDark, 5);
  add_box(s, here, {0, 1.3f, 0}, {2.1f, 1.15f, 0.04f}, kWhite);
  add_box(s, here, {0, 1.8f, 0.025f}, {2.1f, 0.16f, 0.02f}, kOrange);
  add_text(s, here, "DAFTAR PEMILIH TETAP", {0, 1.8f, 0.04f}, 0.09f, kWhite);
  s.seen = Seen::near;
  for (int column = 0; column < 2; ++column) {
    const float x = -0.75f + 0.42f * float(column);
    add_text(s, here, "NO  NAMA", {x, 1.65f, 0.026f}, 0.045f, {0x23344f}, 0.004f);
    ruled(s, here, {x, 1.2f, 0.024f}, {0.38f, 0.8f}, 1, 10);
    for (int line = 0; line < 10; ++line) {
      const float y = 1.56f - float(line) * 0.08f;
      print(s, here, {x - 0.15f, y, 0.025f}, {0.04f, 0.028f}, {0x50565c});
      print(s, here, {x + 0.02f - 0.02f * float(line % 3), y, 0.025f}, {0.24f - 0.04f * float(line % 3), 0.028f},
            {0x70767c});
    }
  }
  s.seen = Seen::always;
  for (int k = 0; k < 2; ++k) {  // the candidates' poster: number, a pair of faceless portraits, what they are
    const float x = 0.28f + 0.46f * float(k);
    add_box(s, here, {x, 1.25f, 0.025f}, {0.4f, 0.8f, 0.01f}, {k == 0 ? 0x9a3a2cu : 0x2f6f86u});
    add_text(s, here, k == 0 ? "1" : "2", {x, 1.55f, 0.035f}, 0.14f, kWhite);
    s.seen = Seen::near;
    print(s, here, {x, 1.21f, 0.031f}, {0.34f, 0.36f}, {0xe0d8c6});
    for (const float side : {-0.08f, 0.08f}) {
      add_box(s, here, {x + side, 1.1f, 0.034f}, {0.13f, 0.14f, 0.006f}, {side < 0 ? 0x2c3a4cu : 0x5a4a66u});
      add_ellipsoid(s, here, {x + side, 1.25f, 0.036f}, {0.045f, 0.06f, 0.004f}, {0xb98d68}, 8, 4);
      add_box(s, here, {x + side, 1.3f, 0.04f}, {0.09f, 0.03f, 0.006f}, {0x1d1d1f});
    }
    add_text(s, here, "PASANGAN CALON", {x, 0.96f, 0.033f}, fitted("PASANGAN CALON", 0.05f, 0.35f), kWhite, 0.004f);
    s.seen = Seen::always;
  }
}

// Form C.Hasil plano, by the boxes: large enough for witnesses and neighbours to follow the count. Empty, for nobody
// has counted when the drill begins.
void count_board(Solid& s) {
  const At here{in(0.4f, 5.6f), kQuarter};
  for (float x : {-0.8f, 0.8f}) add_bar(s, here, {x, 0, 0}, {x, 1.95f, 0}, 0.03f, kSteelDark, 5);
  add_box(s, here, {0, 1.3f, 0}, {1.7f, 1.25f, 0.04f}, kWhite);
  add_box(s, here, {0, 1.83f, 0.022f}, {1.7f, 0.19f, 0.01f}, {0x23508a});
  add_text(s, here, "C.HASIL PLANO", {0, 1.83f, 0.03f}, 0.11f, kWhite, 0.006f);
  s.seen = Seen::near;
  constexpr std::string_view kTitle = "HASIL PENGHITUNGAN SUARA, TPS 01 DESA BULU";
  add_text(s, here, kTitle, {0, 1.66f, 0.024f}, fitted(kTitle, 0.07f, 1.56f), {0x23344f}, 0.004f);
  constexpr const char* kRows[] = {"PASLON 1", "PASLON 2", "TIDAK SAH"};
  ruled(s, here, {0.22f, 1.17f, 0.024f}, {1.1f, 0.81f}, 11, 6);
  for (int row = 0; row < 3; ++row) {
    const float y = 1.44f - 0.27f * float(row);
    add_text(s, here, kRows[row], {-0.57f, y, 0.024f}, fitted(kRows[row], 0.06f, 0.4f), {0x23344f}, 0.004f);
  }
  s.seen = Seen::always;
}

// The marked border: tape in two colours on posts, open at the entrance and the exit.
void border(Solid& s) {
  const auto tape = [&](float x0, float y0, float x1, float y1) {
    const float whole = std::hypot(x1 - x0, y1 - y0);
    const int parts = std::max(1, int(whole / 0.5f));
    for (int k = 0; k < parts; ++k) {
      const float f = float(k) / float(parts), g = float(k + 1) / float(parts);
      const Paint paint = k % 2 == 0 ? Paint{0xc9962e} : Paint{0x26282b};
      add_quad(s, in(x0 + (x1 - x0) * f, y0 + (y1 - y0) * f, 0.86f), in(x0 + (x1 - x0) * g, y0 + (y1 - y0) * g, 0.86f),
               in(x0 + (x1 - x0) * g, y0 + (y1 - y0) * g, 0.95f), in(x0 + (x1 - x0) * f, y0 + (y1 - y0) * f, 0.95f),
               paint);
    }
    const int posts = std::max(1, int(whole / 2.5f));
    for (int k = 0; k <= posts; ++k) {
      const float f = float(k) / float(posts);
      add_bar(s, {}, in(x0 + (x1 - x0) * f, y0 + (y1 - y0) * f), in(x0 + (x1 - x0) * f, y0 + (y1 - y0) * f, 1.0f),
              0.03f, kSteel, 5);
    }
  };
  tape(0, 0, 10, 0);
  tape(0, 8, 10, 8);
  tape(0, 0, 0, 0.7f);
  tape(0, 2.2f, 0, 8);
  tape(10, 0, 10, 0.8f);
  tape(10, 2.2f, 10, 8);
  sign(s, 10.4f, 0.4f, kQuarter, "PINTU MASUK", 1.3f);
  sign(s, -0.4f, 2.6f, -kQuarter, "PINTU KELUAR", 1.4f);
}

}  // namespace

void add_polling_station(Solid& s) {
  tent(s);
  furniture(s);
  boards(s);
  count_board(s);
  border(s);
}

}  // namespace sculpt
