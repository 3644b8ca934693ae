#include "app/agency.h"

#include <array>

namespace app {

std::uint32_t agency_colour(scenes::Agency agency) {
  // In the order of scenes::Agency.
  constexpr std::array<std::uint32_t, scenes::kAgencyCount> kHues = {
      0x7A4A21,  // polri
      0x1F3A5F,  // dalmas
      0x2B2B2B,  // raimas
      0x2FA4D7,  // negotiator
      0xB7D433,  // lantas
      0x4B6B3A,  // tni
      0xB59B5B,  // satpol_pp
      0x2F6F73,  // linmas
      0x6FB1E0,  // dishub
      0xF2F2F2,  // medical
      0xC2562D,  // fire
      0xE98A15,  // kpu
      0x5B2C83,  // bawaslu
      0x8A7F78,  // official
      0xC77BA8,  // media
      0xB9A7C9,  // crowd
      0xD8D3C4,  // evaluator
  };
  return from_rgb(kHues[std::size_t(agency)]);
}

std::string_view agency_sign(scenes::Agency agency) {
  // In the order of scenes::Agency.
  constexpr std::array<std::string_view, scenes::kAgencyCount> kSigns = {
      "\xef\x82\xa3",  // polri: a badge
      "\xef\x84\xb2",  // dalmas: a shield
      "\xef\x88\x9c",  // raimas: a motorcycle
      "\xef\x82\x86",  // negotiator: two speaking
      "\xef\x80\x98",  // lantas: a road
      "\xef\x80\x85",  // tni: a star
      "\xef\x86\x9c",  // satpol_pp: a town hall
      "\xef\x80\x95",  // linmas: a house
      "\xef\x88\x87",  // dishub: a bus
      "\xef\x81\xa7",  // medical: a cross
      "\xef\x81\xad",  // fire: a flame
      "\xef\x86\x87",  // kpu: a box
      "\xef\x81\xae",  // bawaslu: an eye
      "\xef\x82\xb1",  // official: a briefcase
      "\xef\x80\xb0",  // media: a camera
      "\xef\x83\x80",  // crowd: people
      "\xef\x81\x86",  // evaluator: a tick
  };
  return kSigns[std::size_t(agency)];
}

bool is_bright(std::uint32_t colour) {
  const auto channel = [&](int shift) { return float(colour >> shift & 255); };
  return 0.30f * channel(0) + 0.59f * channel(8) + 0.11f * channel(16) > 140;
}

}  // namespace app
