#include "scenes/baked.h"

#include <cstring>
#include <type_traits>

#include "base/hash.h"

namespace scenes {
namespace {

constexpr std::uint32_t kMagic = 0x42524c47;  // "GLRB"
constexpr std::uint32_t kVersion = 5;

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
  pass(s, o.mood);
  pass(s, o.backwards);
  pass(s, o.leaving);
  pass(s, o.push_left);
  pass(s, o.push_since_rest);
  pass(s, o.rest_until);
  pass(s, o.push_direction);
  pass(s, o.wheel_left);
  pass(s, o.pivot);
}

template <class Stream, class B>
void pass_body(Stream& s, B& b) {
  pass(s, b.at);
  pass(s, b.slot);
  pass(s, b.home);
  pass(s, b.slot_bearing);
  pass(s, b.bearing);
  pass(s, b.travelled);
  pass(s, b.back);
  pass(s, b.side);
  pass(s, b.pace_factor);
  pass(s, b.progress);
  pass(s, b.velocity);
  pass(s, b.course);
  for (auto& at : b.been) pass(s, at);
  for (auto& walked : b.roamed) pass(s, walked);
  pass(s, b.wish);
  pass(s, b.stuck);
  pass(s, b.way_next);
  pass(s, b.way);
  pass(s, b.activity);
  pass(s, b.vote);
  pass(s, b.marching);
  pass(s, b.pauses);
  pass(s, b.mount);
  pass(s, b.gone);
  pass(s, b.riding);
  pass(s, b.hurt);
  pass(s, b.carried);
  pass(s, b.aside);
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
  pass(s, d.most_speed);
  pass(s, d.follows);
  pass(s, d.gap);
  pass(s, d.cut);
  pass(s, d.unrolls);
  pass(s, d.wire);
}

template <class Stream, class G>
void pass_gate(Stream& s, G& g) {
  pass(s, g.line.index);
  pass(s, g.party.index);
  pass(s, g.line_order.index);
  pass(s, g.party_order.index);
  pass(s, g.across);
  pass(s, g.half);
  pass(s, g.open);
}

template <class Stream, class T>
void pass_stretcher(Stream& s, T& t) {
  pass(s, t.event.index);
  pass(s, t.hurt);
  pass(s, t.medics.index);
  pass(s, t.place);
  pass(s, t.lifted);
  pass(s, t.front);
  pass(s, t.rear);
}

template <class Stream, class V>
void pass_voter(Stream& s, V& v) {
  pass(s, v.event.index);
  pass(s, v.unit.index);
  pass(s, v.person);
  pass(s, v.step);
  pass(s, v.place);
  pass(s, v.until);
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
    w.put(p.latest);
    w.put(p.at);
    w.put(p.event.index);
  }
  w.put(std::uint32_t(s.gates.size()));
  for (const Gate& g : s.gates) pass_gate(w, g);
  w.put(std::uint32_t(s.stretchers.size()));
  for (const Stretcher& t : s.stretchers) pass_stretcher(w, t);
  w.put(std::uint32_t(s.voters.size()));
  for (const Voter& v : s.voters) pass_voter(w, v);
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
    r.get(p.latest);
    r.get(p.at);
    r.get(p.event.index);
  }
  if (!resize_for(r, s.gates)) return false;
  for (Gate& g : s.gates)
    if (pass_gate(r, g); !r.good) return false;
  if (!resize_for(r, s.stretchers)) return false;
  for (Stretcher& t : s.stretchers)
    if (pass_stretcher(r, t); !r.good) return false;
  if (!resize_for(r, s.voters)) return false;
  for (Voter& v : s.voters)
    if (pass_voter(r, v); !r.good) return false;
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

namespace {

// In front of a file; every part after it starts at a multiple of 4 bytes.
struct Header {
  std::uint32_t magic = kMagic, version = kVersion;
  std::uint64_t key = 0, end_hash = 0;
  std::int64_t start = 0, end = 0;
  std::uint32_t people = 0, vehicles = 0, frames = 0, blocks = 0;
};
static_assert(sizeof(Header) == 56 && std::is_trivially_copyable_v<Header>);

template <class T>
void append(std::string& bytes, const T* from, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(from), count * sizeof(T));
  bytes.resize((bytes.size() + 3) & ~std::size_t(3), '\0');
}

// Cuts `count` elements off the front of `bytes`.
template <class T>
bool take(std::string_view& bytes, std::size_t count, std::span<const T>& out) {
  const std::size_t size = (count * sizeof(T) + 3) & ~std::size_t(3);
  if (count > bytes.size() || size > bytes.size()) return false;
  out = {reinterpret_cast<const T*>(bytes.data()), count};
  bytes.remove_prefix(size);
  return true;
}

std::uint64_t sum_of(std::string_view bytes) {
  base::Hash sum;
  sum.text(bytes);
  return sum.value();
}

}  // namespace

TableWriter::TableWriter(std::uint64_t key, std::uint32_t people, std::uint32_t vehicles, Ms start, Ms end)
    : tracks_(people + vehicles), pending_(std::size_t(kBlockFrames)) {
  Header h;
  h.key = key;
  h.start = start;
  h.end = end;
  h.people = people;
  h.vehicles = vehicles;
  append(bytes_, &h, 1);
}

void TableWriter::frame(const std::vector<Sample>& samples) {
  pending_[kept_++] = samples;
  ++frames_;
  if (kept_ == std::size_t(kBlockFrames)) flush();
}

void TableWriter::flush() {
  if (kept_ == 0) return;
  const std::vector<Sample>& first = pending_[0];
  std::vector<std::uint16_t> row_of(tracks_, kAtRest);
  std::vector<std::uint32_t> movers;
  for (std::uint32_t k = 0; k < tracks_; ++k)
    for (std::size_t f = 1; f < kept_; ++f)
      if (!(pending_[f][k] == first[k])) {
        row_of[k] = std::uint16_t(movers.size());
        movers.push_back(k);
        break;
      }
  const auto count = std::uint32_t(movers.size());
  append(bytes_, &count, 1);
  append(bytes_, first.data(), first.size());
  append(bytes_, row_of.data(), row_of.size());
  std::vector<Sample> row(movers.size());
  for (std::size_t f = 0; f < kept_; ++f) {
    for (std::size_t m = 0; m < movers.size(); ++m) row[m] = pending_[f][movers[m]];
    append(bytes_, row.data(), row.size());
  }
  kept_ = 0;
  ++blocks_;
}

std::string TableWriter::finish(const Simulation& after) {
  flush();
  const std::string state = write_simulation(after);
  Header h;
  std::memcpy(&h, bytes_.data(), sizeof h);
  h.frames = frames_;
  h.blocks = blocks_;
  h.end_hash = sum_of(state);
  std::memcpy(bytes_.data(), &h, sizeof h);
  const auto size = std::uint32_t(state.size());
  append(bytes_, &size, 1);
  bytes_ += state;
  const std::uint64_t sum = sum_of(bytes_);
  bytes_.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  return std::move(bytes_);
}

bool read_table(std::string_view bytes, std::shared_ptr<const void> owner, std::uint64_t key, SegmentTable& t) {
  Header h;
  if (bytes.size() < sizeof h + 8) return false;
  t.size = bytes.size();
  std::uint64_t stored = 0;
  std::memcpy(&stored, bytes.data() + bytes.size() - 8, 8);
  bytes.remove_suffix(8);
  if (sum_of(bytes) != stored) return false;
  std::memcpy(&h, bytes.data(), sizeof h);
  bytes.remove_prefix(sizeof h);
  if (h.magic != kMagic || h.version != kVersion || h.key != key) return false;
  if (h.blocks != (h.frames + kBlockFrames - 1) / kBlockFrames || h.blocks > bytes.size() || h.frames == 0)
    return false;
  t.key = h.key;
  t.end_hash = h.end_hash;
  t.start = h.start;
  t.end = h.end;
  t.people = h.people;
  t.vehicles = h.vehicles;
  t.frames = h.frames;
  const std::size_t tracks = std::size_t(h.people) + h.vehicles;
  t.blocks.resize(h.blocks);
  for (std::size_t i = 0; i < h.blocks; ++i) {
    Block& b = t.blocks[i];
    std::span<const std::uint32_t> movers;
    const std::size_t frames = i + 1 < h.blocks ? std::size_t(kBlockFrames) : h.frames - i * kBlockFrames;
    if (!take(bytes, 1, movers) || movers[0] > tracks || !take(bytes, tracks, b.first) ||
        !take(bytes, tracks, b.row_of) || !take(bytes, frames * movers[0], b.rows))
      return false;
    b.movers = movers[0];
    for (std::uint16_t column : b.row_of)
      if (column != kAtRest && column >= b.movers) return false;
  }
  std::span<const std::uint32_t> size;
  if (!take(bytes, 1, size) || bytes.size() != size[0]) return false;
  t.after = bytes;
  t.bytes = std::move(owner);
  return true;
}

}  // namespace scenes
