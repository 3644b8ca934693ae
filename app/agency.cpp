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

}  // namespace app
