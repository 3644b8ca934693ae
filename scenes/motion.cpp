#include "scenes/motion.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

#include "base/files.h"
#include "base/hash.h"
#include "base/random.h"
#include "scenes/baked.h"
#include "scenes/crowd.h"
#include "scenes/exact_math.h"

namespace scenes {
namespace fs = std::filesystem;

// Raised whenever the same orders would give another motion.
constexpr std::uint64_t kMotionVersion = 49;
constexpr std::uint64_t kTableBytes = 256u << 20;     // of one cached table
constexpr std::uint64_t kFolderBytes = 512ull << 20;  // of the whole cache

struct BakeStore::Impl {
  fs::path folder;
  std::mutex mutex;
  std::map<std::uint64_t, std::shared_ptr<const SegmentTable>> tables;

  fs::path file(std::uint64_t key) const { return folder / fmt::format("{:016x}.bake", key); }

  std::shared_ptr<const SegmentTable> find(std::uint64_t key) {
    {
      std::lock_guard lock(mutex);
      if (const auto found = tables.find(key); found != tables.end()) return found->second;
    }
    if (folder.empty()) return nullptr;
    auto mapped = base::map_file(file(key), kTableBytes);
    if (!mapped) return nullptr;
    const auto owner = std::make_shared<const base::MappedFile>(std::move(*mapped));
    auto table = std::make_shared<SegmentTable>();
    if (!read_table(owner->bytes(), owner, key, *table)) {
      std::error_code ignored;
      fs::remove(file(key), ignored);
      return nullptr;
    }
    std::lock_guard lock(mutex);
    return tables.emplace(key, std::move(table)).first->second;
  }

  // Takes a finished table's bytes, keeps them on disk and as a table.
  std::shared_ptr<const SegmentTable> keep(std::uint64_t key, std::string bytes) {
    if (!folder.empty()) {
      // A cache that cannot be written costs time, never a result.
      (void)bool(base::write_file(file(key), bytes));
      trim();
    }
    const auto owner = std::make_shared<const std::string>(std::move(bytes));
    auto table = std::make_shared<SegmentTable>();
    GELAR_CHECK(read_table(*owner, owner, key, *table), "a table just written can be read");
    std::lock_guard lock(mutex);
    return tables.emplace(key, std::move(table)).first->second;
  }

  // The oldest files go when the folder has grown too large.
  void trim() {
    std::error_code failed;
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::uint64_t sum = 0;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
      if (entry.path().extension() != ".bake") continue;
      sum += entry.file_size(failed);
      files.emplace_back(entry.last_write_time(failed), entry.path());
    }
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size() && sum > kFolderBytes; ++i) {
      sum -= fs::file_size(files[i].second, failed);
      fs::remove(files[i].second, failed);
    }
  }
};

BakeStore::BakeStore(fs::path folder) : impl_(std::make_shared<Impl>()) {
  impl_->folder = std::move(folder);
  std::error_code failed;  // a folder that cannot be made is a cache that stays empty
  if (!impl_->folder.empty()) fs::create_directories(impl_->folder, failed);
}

namespace {

struct Quantiser {
  Vec2 low, scale;
  explicit Quantiser(const Venue& v)
      : low(v.low), scale{65535.0f / (v.high.east - v.low.east), 65535.0f / (v.high.north - v.low.north)} {}
  static std::uint16_t step(float v) { return std::uint16_t(std::clamp(v + 0.5f, 0.0f, 65535.0f)); }
  Sample sample(Vec2 at, float bearing, float travelled, Activity activity) const {
    const float turn = bearing * (256.0f / (2 * kPi));
    return {step((at.east - low.east) * scale.east), step((at.north - low.north) * scale.north),
            std::uint16_t(std::uint64_t(std::int64_t(travelled * 100.0f)) & 0xffffu),
            std::uint8_t(int(turn + 0.5f) & 255), std::uint8_t(activity)};
  }
};

// Of a crowd that surges, those who have come to the line lean into it.
void show_pressing(const Drill& drill, const Simulation& s, UnitId u, std::vector<Activity>& out) {
  constexpr float kReach = 1.3f;  // metres
  const Unit& unit = drill.units[u.index];
  if (unit.count == 0) return;
  const std::uint32_t first = unit.first_person, last = first + std::uint32_t(unit.count);
  Vec2 low = s.bodies[first].at, high = low;
  for (std::uint32_t i = first; i < last; ++i) {
    const Vec2 at = s.bodies[i].at;
    low = {std::min(low.east, at.east), std::min(low.north, at.north)};
    high = {std::max(high.east, at.east), std::max(high.north, at.north)};
  }
  std::vector<Vec2> line;  // those of other agencies who are near enough
  for (const Unit& other : drill.units) {
    if (other.crowd) continue;
    for (std::uint32_t i = other.first_person; i < other.first_person + std::uint32_t(other.count); ++i) {
      const Vec2 at = s.bodies[i].at;
      if (!s.bodies[i].gone && at.east > low.east - kReach && at.east < high.east + kReach &&
          at.north > low.north - kReach && at.north < high.north + kReach)
        line.push_back(at);
    }
  }
  for (std::uint32_t i = first; i < last; ++i) {
    const Body& b = s.bodies[i];
    if (b.gone || out[i] != Activity::stand) continue;
    const Vec2 ahead = direction_of(b.bearing);
    const bool pressing = std::any_of(line.begin(), line.end(), [&](Vec2 at) {
      const Vec2 way = at - b.at;
      return dot(way, way) < kReach * kReach && dot(way, ahead) > 0;
    });
    if (pressing) out[i] = Activity::push;
  }
}

// What people do besides moving: events that show on bodies at t.
void show_activities(const Drill& drill, const Timeline& timeline, const Simulation& s, std::vector<Activity>& out) {
  for (const TimedEvent& timed : timeline.events) {
    if (timed.start > s.t) break;
    if (timed.end <= s.t) continue;
    const Event& e = drill.events[timed.event.index];
    const auto each = [&](auto&& act) {
      for (UnitId u : e.who) {
        const Unit& unit = drill.units[u.index];
        for (int k = 0; k < unit.count; ++k) {
          const std::uint32_t i = unit.first_person + std::uint32_t(k);
          const Activity now = out[i];
          if (!s.bodies[i].gone && (now == Activity::stand || now == Activity::sit || now == Activity::brace))
            act(i, k);
        }
      }
    };
    const auto chance = [&](std::uint32_t i, std::uint64_t salt) {
      return base::Random::at(drill.seed + salt, i) >> 32;
    };
    const auto shout = [&](std::uint64_t salt) {  // two of three
      each([&](std::uint32_t i, int) {
        if (chance(i, salt) % 3 != 0) out[i] = Activity::chant;
      });
    };
    switch (e.verb) {
      case Verb::chant:
        shout(timed.event.index);
        break;
      case Verb::throw_: {
        const std::uint64_t window = std::uint64_t(s.t / 2000);
        each([&](std::uint32_t i, int) {
          if (chance(i, window * 31 + timed.event.index) % 3 == 0) out[i] = Activity::throw_;
        });
        break;
      }
      case Verb::say:
      case Verb::warn: {
        const bool loud = e.delivery == "megaphone" || e.delivery == "pa_car" || e.verb == Verb::warn;
        bool done = false;
        each([&](std::uint32_t i, int) {
          if (!done) out[i] = loud ? Activity::megaphone : Activity::talk;
          done = true;
        });
        break;
      }
      case Verb::escort: {
        // The props that are carried are in the hands of the first of those escorted, one each.
        std::size_t loads = e.props.size();
        for (UnitId u : e.by)
          for (int k = 0; k < drill.units[u.index].count && loads > 0; ++k) {
            const std::uint32_t i = drill.units[u.index].first_person + std::uint32_t(k);
            if (s.bodies[i].gone) continue;
            out[i] = Activity::carry;
            --loads;
          }
        break;
      }
      case Verb::treat:
        each([&](std::uint32_t i, int) { out[i] = Activity::treat; });
        break;
      case Verb::surge:
        for (UnitId u : e.who) show_pressing(drill, s, u, out);
        shout(timed.event.index);
        break;
      default:
        break;
    }
  }
}

// Share of those who came to be heard that shout or wave at any moment: a proposal of this
// project, after what Perkap 1/2009 calls the conduct.
float noise_of(Conduct conduct) {
  constexpr float kNoise[] = {0, 0.08f, 0.5f, 0.65f};  // orderly, passive, active, aggressive
  return kNoise[int(conduct)];
}

// The noise of a crowd's mood and of its conduct: some of those who stand shout or wave, in
// turns of four seconds.
void show_moods(const Drill& drill, Conduct conduct, const Simulation& s, std::vector<Activity>& out) {
  constexpr Ms kTurn = 4000;
  for (std::size_t u = 0; u < drill.units.size(); ++u) {
    const Unit& unit = drill.units[u];
    const float noise =
        unit.crowd ? std::max(temper_of(s.orders[u].mood).noise, noise_of(conduct) * unit_types()[unit.type].voice) : 0;
    if (noise <= 0) continue;
    for (std::uint32_t i = unit.first_person; i < unit.first_person + std::uint32_t(unit.count); ++i) {
      if (s.bodies[i].gone || out[i] != Activity::stand) continue;
      const auto turn = std::uint64_t((s.t + Ms(i) * 397 % kTurn) / kTurn);
      base::Random random(base::Random::at(drill.seed + turn * 131, i));
      if (random.unit() < noise) out[i] = random.unit() < 0.7f ? Activity::chant : Activity::wave;
    }
  }
}

// The table's bytes, or nothing when cancelled.
std::string bake_segment(const BakeDescriptor& d, const Timeline& timeline, std::size_t index, Simulation s,
                         std::uint64_t key) {
  const Drill& drill = *d.drill;
  const Segment& segment = timeline.segments[index];
  const std::uint32_t people = drill.person_count, vehicles = std::uint32_t(drill.vehicles.size());
  const Quantiser quantiser(drill.venue);
  TableWriter writer(key, people, vehicles, segment.start, segment.end);
  Stepper stepper;
  s.t = segment.start;
  std::vector<Activity> activities(people);
  std::vector<Sample> frame(people + vehicles);
  const auto record = [&] {
    for (std::uint32_t i = 0; i < people; ++i) activities[i] = s.bodies[i].activity;
    show_activities(drill, timeline, s, activities);
    show_moods(drill, state_at(timeline, s.t).conduct, s, activities);
    for (std::uint32_t i = 0; i < people; ++i) {
      const Body& b = s.bodies[i];
      frame[i] = quantiser.sample(b.at, b.bearing, b.travelled, activities[i]);
    }
    for (std::uint32_t v = 0; v < vehicles; ++v) {
      const Drive& drive = s.drives[v];
      frame[people + v] = quantiser.sample(drive.at, drive.bearing, drive.travelled, Activity::stand);
    }
    writer.frame(frame);
  };

  std::uint32_t next = segment.first_event;
  const std::uint32_t last = segment.first_event + segment.event_count;
  for (Ms t = segment.start; t < segment.end; t += kStep) {
    for (; next < last && timeline.events[next].start <= t; ++next)
      begin_event(drill, *d.world, timeline.events[next], s);
    if ((t - segment.start) % kSample == 0) record();
    stepper.step(drill, *d.world, d.workers, s);
    if (d.progress) {
      if (d.progress->cancelled()) return {};
      d.progress->set(float(double(t) / double(std::max<Ms>(1, timeline.end))));
    }
  }
  // Cuts may fall between two steps; the next segment starts at its own time.
  for (; next < last; ++next) begin_event(drill, *d.world, timeline.events[next], s);
  record();
  s.t = segment.end;
  return writer.finish(s);
}

// The places of the script, with everybody out of walls, vehicles and each other.
Simulation settled_start(const BakeDescriptor& d) {
  Simulation s = start_of(*d.drill, *d.world);
  Stepper stepper;
  for (int k = 0; k < 40; ++k) stepper.step(*d.drill, *d.world, d.workers, s);
  s.t = 0;
  for (Body& b : s.bodies) {
    b.travelled = 0;
    b.stuck = 0;
  }
  return s;
}

// Everything that an event's motion depends on.
void hash_event(base::Hash& h, const Drill& drill, const TimedEvent& timed) {
  h.number(timed.event.index);
  // What the script says is in its own hash; what was added to it is not.
  if (const std::uint64_t added = drill.events[timed.event.index].added) h.number(added);
  h.number(timed.start);
  h.number(timed.end);
}

std::uint64_t key_of(const BakeDescriptor& d, const Motion& motion, std::size_t index) {
  base::Hash h;
  h.number(kMotionVersion);
  h.number(d.drill->source_hash);
  h.number(d.world->hash);
  const Segment& segment = motion.timeline.segments[index];
  h.number(segment.start);
  h.number(segment.end);
  for (const TimedEvent& e : motion.timeline.events)
    if (e.start < segment.end || e.start < segment.start + 1) {
      // Events of earlier segments matter while they still last.
      if (e.end >= segment.start) hash_event(h, *d.drill, e);
    }
  h.number(state_at(motion.timeline, segment.start).conduct);
  for (const StateChange& state : motion.timeline.states)
    if (state.at > segment.start && state.at < segment.end) {
      h.number(state.at);
      h.number(state.conduct);
    }
  h.number(index == 0 ? std::uint64_t(0) : motion.segments[index - 1]->end_hash);
  return h.value();
}

}  // namespace

std::shared_ptr<const World> build_world(const Drill& drill) { return build_world(drill.venue); }

Ms Motion::baked() const {
  Ms t = 0;
  for (std::size_t i = 0; i < segments.size() && segments[i]; ++i) t = segments[i]->end;
  return t;
}

bool bake_next(const BakeDescriptor& d, Motion& motion) {
  GELAR_CHECK(d.drill && d.world && d.store, "a bake needs a drill, its world and a store");
  const std::size_t index =
      std::size_t(std::find(motion.segments.begin(), motion.segments.end(), nullptr) - motion.segments.begin());
  if (index >= motion.timeline.segments.size()) return false;
  motion.segments.resize(motion.timeline.segments.size());
  const std::uint64_t key = key_of(d, motion, index);
  BakeStore::Impl& store = d.store->impl();
  const auto found = store.find(key);
  if (found && found->people == d.drill->person_count && found->vehicles == d.drill->vehicles.size()) {
    motion.segments[index] = found;
    return true;
  }
  Simulation from;
  if (index == 0) {
    from = settled_start(d);
  } else {
    GELAR_CHECK(read_simulation(motion.segments[index - 1]->after, from), "a table's checksum vouches for its end");
  }
  std::string bytes = bake_segment(d, motion.timeline, index, std::move(from), key);
  if (bytes.empty()) return false;
  motion.segments[index] = store.keep(key, std::move(bytes));
  return true;
}

Motion bake(const BakeDescriptor& d, const Path& path) {
  Motion motion;
  motion.drill = d.drill;
  motion.timeline = unroll(*d.drill, path);
  motion.segments.resize(motion.timeline.segments.size());
  while (bake_next(d, motion)) {
  }
  return motion;
}

MotionSize size_of(const Motion& motion) {
  MotionSize size;
  for (const auto& segment : motion.segments) {
    if (!segment) continue;
    size.bytes += segment->size - segment->after.size();
    size.person_seconds += double(segment->people) * double(segment->end - segment->start) / 1000;
  }
  return size;
}

}  // namespace scenes
