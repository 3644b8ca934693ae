#include "scenes/baked.h"

#include <bit>
#include <cstring>
#include <type_traits>

#include "base/hash.h"

namespace scenes {
namespace {

constexpr std::uint32_t kMagic = 0x42524c47;  // "GLRB"
constexpr std::uint32_t kVersion = 3;

struct Writer {
  std::string bytes;
  template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void put(T value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void put(Vec2 v) {
    put(v.east);
    put(v.north);
  }
  void put(const Sample& s) { bytes.append(reinterpret_cast<const char*>(&s), sizeof s); }
  template <class T>
  void put(const std::vector<T>& list) {
    put(std::uint32_t(list.size()));
    for (const T& v : list) put(v);
  }
};

struct Reader {
  std::string_view bytes;
  bool good = true;
  template <class T>
  requires(std::is_arithmetic_v<T> || std::is_enum_v<T>) void get(T& value) {
    if (bytes.size() < sizeof value) {
      good = false;
      return;
    }
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
  }
  void get(bool& value) {
    std::uint8_t b = 0;
    get(b);
    good = good && b <= 1;
    value = b == 1;
  }
  void get(Vec2& v) {
    get(v.east);
    get(v.north);
  }
  void get(Sample& s) {
    if (bytes.size() < sizeof s) {
      good = false;
      return;
    }
    std::memcpy(&s, bytes.data(), sizeof s);
    bytes.remove_prefix(sizeof s);
  }
  template <class T>
  void get(std::vector<T>& list) {
    std::uint32_t count = 0;
    get(count);
    // Every element takes at least a byte, so a false count cannot ask for much memory.
    if (!good || count > bytes.size()) {
      good = false;
      return;
    }
    list.resize(count);
    for (T& v : list) {
      get(v);
      if (!good) return;
    }
  }
};

// One list of members for both directions.
template <class Stream, class S>
void pass(Stream& s, S& value) {
  if constexpr (std::is_same_v<Stream, Writer>)
    s.put(value);
  else
    s.get(value);
}

template <class Stream, class O>
void pass_order(Stream& s, O& o) {
  pass(s, o.event.index);
  pass(s, o.path);
  pass(s, o.walked);
  pass(s, o.pace);
  pass(s, o.bearing);
  pass(s, o.anchor);
  pass(s, o.formation.shape);
  pass(s, o.formation.ranks);
  pass(s, o.formation.front);
  pass(s, o.formation.interval);
  pass(s, o.formation.rank_gap);
  pass(s, o.posture);
  pass(s, o.backwards);
  pass(s, o.leaving);
  pass(s, o.push_left);
  pass(s, o.push_since_rest);
  pass(s, o.rest_until);
  pass(s, o.push_direction);
}

template <class Stream, class B>
void pass_body(Stream& s, B& b) {
  pass(s, b.at);
  pass(s, b.slot);
  pass(s, b.slot_bearing);
  pass(s, b.bearing);
  pass(s, b.travelled);
  pass(s, b.back);
  pass(s, b.side);
  pass(s, b.pace_factor);
  pass(s, b.progress);
  pass(s, b.velocity);
  pass(s, b.wish);
  pass(s, b.stuck);
  pass(s, b.way_next);
  pass(s, b.way);
  pass(s, b.activity);
  pass(s, b.marching);
  pass(s, b.gone);
  pass(s, b.awake);
}

template <class Stream, class D>
void pass_drive(Stream& s, D& d) {
  pass(s, d.at);
  pass(s, d.bearing);
  pass(s, d.speed);
  pass(s, d.travelled);
  pass(s, d.way);
  pass(s, d.way_next);
  pass(s, d.final_bearing);
}

template <class List>
bool resize_for(Reader& r, List& list) {
  std::uint32_t count = 0;
  r.get(count);
  if (!r.good || count > r.bytes.size()) return r.good = false;
  list.resize(count);
  return true;
}

}  // namespace

std::string write_simulation(const Simulation& s) {
  Writer w;
  w.put(s.t);
  w.put(std::uint32_t(s.pending.size()));
  for (const Pending& p : s.pending) {
    w.put(p.at);
    w.put(p.event.index);
  }
  w.put(std::uint32_t(s.bodies.size()));
  for (const Body& b : s.bodies) pass_body(w, b);
  w.put(std::uint32_t(s.orders.size()));
  for (const UnitOrder& o : s.orders) pass_order(w, o);
  w.put(std::uint32_t(s.drives.size()));
  for (const Drive& d : s.drives) pass_drive(w, d);
  return std::move(w.bytes);
}

bool read_simulation(std::string_view bytes, Simulation& s) {
  Reader r{bytes};
  r.get(s.t);
  if (!resize_for(r, s.pending)) return false;
  for (Pending& p : s.pending) {
    r.get(p.at);
    r.get(p.event.index);
  }
  if (!resize_for(r, s.bodies)) return false;
  for (Body& b : s.bodies)
    if (pass_body(r, b); !r.good) return false;
  if (!resize_for(r, s.orders)) return false;
  for (UnitOrder& o : s.orders)
    if (pass_order(r, o); !r.good) return false;
  if (!resize_for(r, s.drives)) return false;
  for (Drive& d : s.drives)
    if (pass_drive(r, d); !r.good) return false;
  return r.good && r.bytes.empty();
}

const Sample& sample_of(const SegmentTable& table, std::uint32_t frame, std::uint32_t track) {
  const Block& block = table.blocks[frame / kBlockFrames];
  const std::uint16_t column = block.row_of[track];
  if (column == 0xffff) return block.first[track];
  return block.rows[std::size_t(frame % kBlockFrames) * block.movers + column];
}

std::string write_table(const SegmentTable& t) {
  Writer w;
  w.put(kMagic);
  w.put(kVersion);
  w.put(t.key);
  w.put(t.start);
  w.put(t.end);
  w.put(t.people);
  w.put(t.vehicles);
  w.put(t.frames);
  w.put(t.end_hash);
  w.put(std::uint32_t(t.blocks.size()));
  for (const Block& b : t.blocks) {
    w.put(b.first);
    w.put(b.row_of);
    w.put(b.movers);
    w.put(b.rows);
  }
  const std::string after = write_simulation(t.after);
  w.put(std::uint32_t(after.size()));
  w.bytes += after;
  base::Hash sum;
  sum.text(w.bytes);
  w.put(sum.value());
  return std::move(w.bytes);
}

bool read_table(std::string_view bytes, std::uint64_t key, SegmentTable& t) {
  if (bytes.size() < 8) return false;
  std::uint64_t stored = 0;
  std::memcpy(&stored, bytes.data() + bytes.size() - 8, 8);
  bytes.remove_suffix(8);
  base::Hash sum;
  sum.text(bytes);
  if (sum.value() != stored) return false;
  Reader r{bytes};
  std::uint32_t magic = 0, version = 0, blocks = 0, after = 0;
  r.get(magic);
  r.get(version);
  r.get(t.key);
  if (!r.good || magic != kMagic || version != kVersion || t.key != key) return false;
  r.get(t.start);
  r.get(t.end);
  r.get(t.people);
  r.get(t.vehicles);
  r.get(t.frames);
  r.get(t.end_hash);
  r.get(blocks);
  if (!r.good || blocks != (t.frames + kBlockFrames - 1) / kBlockFrames || blocks > r.bytes.size()) return false;
  const std::size_t tracks = std::size_t(t.people) + t.vehicles;
  t.blocks.resize(blocks);
  for (std::size_t i = 0; i < blocks; ++i) {
    Block& b = t.blocks[i];
    r.get(b.first);
    r.get(b.row_of);
    r.get(b.movers);
    r.get(b.rows);
    const std::size_t frames = i + 1 < blocks ? std::size_t(kBlockFrames) : t.frames - i * kBlockFrames;
    if (!r.good || b.first.size() != tracks || b.row_of.size() != tracks || b.rows.size() != frames * b.movers)
      return false;
    for (std::uint16_t column : b.row_of)
      if (column != 0xffff && column >= b.movers) return false;
  }
  r.get(after);
  return r.good && r.bytes.size() == after && read_simulation(r.bytes, t.after);
}

}  // namespace scenes
