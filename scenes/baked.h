// The tables of one baked segment.
//
// 5 samples a second, in blocks of 8 s. Within a block, whoever stays at rest is stored
// once; the others have frame-major rows (two contiguous rows serve a query). Positions
// are 16-bit steps over the venue's bounds (4 mm on 265 m), bearings 8-bit (0.7 degrees).
#pragma once

#include <cstdint>
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

struct Block {
  std::vector<Sample> first;           // of every track at the block's first frame
  std::vector<std::uint16_t> row_of;   // by track: column in `rows`, 0xffff = at rest
  std::uint32_t movers = 0;
  std::vector<Sample> rows;            // frame-major, frames * movers
};

// Tracks: people first, then vehicles.
struct SegmentTable {
  Ms start = 0, end = 0;
  std::uint32_t people = 0, vehicles = 0;
  std::vector<Block> blocks;           // the last frame of one is not repeated in the next
  std::uint32_t frames = 0;            // at start, start + 200 ms, …; the last is at or after `end`
  std::uint64_t key = 0;
  std::uint64_t end_hash = 0;
  Simulation after;                    // where the next segment starts
};

// Frame f's sample of a track.
const Sample& sample_of(const SegmentTable& table, std::uint32_t frame, std::uint32_t track);

std::string write_table(const SegmentTable& table);
// False on anything that is not exactly what write_table wrote for this key.
bool read_table(std::string_view bytes, std::uint64_t key, SegmentTable& out);

}  // namespace scenes
