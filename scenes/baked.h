// The tables of one baked segment.
//
// 5 samples a second, in blocks of 8 s. Within a block, whoever stays at rest is stored
// once; the others have frame-major rows (two contiguous rows serve a query). Positions
// are 16-bit steps over the venue's bounds (4 mm on 265 m), bearings 8-bit (0.7 degrees).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenes/simulation.h"

namespace scenes {

inline constexpr Ms kSample = 200;
inline constexpr int kBlockFrames = 40;

struct Sample {
  std::uint16_t east = 0, north = 0;
  std::uint16_t travelled = 0;  // centimetres, modulo 655.36 m
  std::uint8_t bearing = 0;     // 256ths of a turn
  std::uint8_t activity = 0;
  friend bool operator==(const Sample&, const Sample&) = default;
};
static_assert(sizeof(Sample) == 8);

// Views into the table's bytes.
struct Block {
  std::span<const Sample> first;          // of every track at the block's first frame
  std::span<const std::uint16_t> row_of;  // by track: column in `rows`, kAtRest = at rest
  std::uint32_t movers = 0;
  std::span<const Sample> rows;  // frame-major, frames * movers
};
inline constexpr std::uint16_t kAtRest = 0xffff;

// Tracks: people first, then vehicles. The bytes are those of the cache file, wherever
// they lie: a mapped file or memory; nothing is unpacked.
struct SegmentTable {
  Ms start = 0, end = 0;
  std::uint32_t people = 0, vehicles = 0;
  std::uint32_t frames = 0;  // at start, start + 200 ms, …; the last is at or after `end`
  std::uint64_t key = 0;
  std::uint64_t end_hash = 0;         // of `after`
  std::vector<Block> blocks;          // the last frame of one is not repeated in the next
  std::string_view after;             // write_simulation of where the next segment starts
  std::uint64_t size = 0;             // bytes of the whole table
  std::shared_ptr<const void> bytes;  // keeps them
};

// Frame f's sample of a track.
inline const Sample& sample_of(const SegmentTable& table, std::uint32_t frame, std::uint32_t track) {
  const Block& block = table.blocks[frame / kBlockFrames];
  const std::uint16_t column = block.row_of[track];
  if (column == kAtRest) return block.first[track];
  return block.rows[std::size_t(frame % kBlockFrames) * block.movers + column];
}

// Writes a table, block by block.
class TableWriter {
 public:
  TableWriter(std::uint64_t key, std::uint32_t people, std::uint32_t vehicles, Ms start, Ms end);
  // One frame: a sample for each track.
  void frame(const std::vector<Sample>& samples);
  // The whole file. Nothing may be added afterwards.
  std::string finish(const Simulation& after);

 private:
  void flush();
  std::string bytes_;
  std::uint32_t tracks_, frames_ = 0, blocks_ = 0;
  std::vector<std::vector<Sample>> pending_;  // the block at work
  std::size_t kept_ = 0;                      // of pending_
};

// Views of `bytes`, which begin at an address divisible by 8 and live at least as long as
// `owner`. False on anything that is not exactly what a TableWriter wrote for this key:
// a checksum covers all of it.
bool read_table(std::string_view bytes, std::shared_ptr<const void> owner, std::uint64_t key, SegmentTable& out);

}  // namespace scenes
