// Police, armed forces, municipal services, and those who run and watch the election.
#include <iterator>

#include "assets/sculpt/figure_roles.h"

namespace sculpt {
namespace {

constexpr Paint kBrown{0x50371f}, kTan{0x876a45}, kBlack{0x1c1e22}, kWhite{0xe9e7df}, kKhaki{0xb09d70},
    kGreen{0x5c7040};

// Every facet of a cloth takes one of several colours by its place: loreng, batik.
template <std::size_t N>
void pattern(Clay& clay, std::uint32_t cloth, const std::uint32_t (&colours)[N]) {
  for (std::size_t i = 0; i + 2 < clay.corners.size(); i += 3) {
    if (clay.corners[i].paint.rgb != cloth) continue;
    const std::uint32_t facet = std::uint32_t(i / 6) * 2654435761u;
    for (std::size_t k = 0; k < 3; ++k) clay.corners[i + k].paint.rgb = colours[(facet >> 24) % N];
  }
}
void add_loreng(Clay& clay, const Look& look) {
  pattern(clay, look.shirt.rgb, {0x5c7040, 0x949a62, 0x44532f, 0x7d6c46, 0x6c8049});
}
void add_batik(Clay& clay, const Look& look) {
  pattern(clay, look.shirt.rgb, {0x6e3f1f, 0x54301a, 0x8a5a28, 0x6e3f1f, 0x3f2415});
}

Look field_dress() {
  return {.headgear = Headgear::field_cap,
          .headgear_paint = {0x412c16},
          .shirt = kTan,
          .trousers = kBrown,
          .belt = {0x17130f},
          .boot_height = 0.2f};
}

}  // namespace

std::vector<Role> police_roles() {
  const Look pdl = field_dress();
  Look police = pdl, commander = pdl, awal = pdl, lanjut = pdl, negotiator = pdl, raimas = pdl, lantas = pdl,
       propam = pdl, k9 = pdl;
  Look penindak = pdl;
  police.headgear = Headgear::peaked_cap;
  police.headgear_paint = {0x50371f};
  police.headgear_trim = {0x2a1c0e};
  commander.headgear = Headgear::beret;
  commander.headgear_paint = {0x50371f};
  commander.headgear_trim = {0x2a1c0e};
  awal.headgear_paint = {0x18294a};
  awal.shirt = {0x2f4a76};
  awal.trousers = {0x223859};
  lanjut.headgear = Headgear::riot_helmet;
  lanjut.headgear_paint = {0x9aacb9};
  lanjut.headgear_trim = {0x0f151b};
  lanjut.shirt = lanjut.trousers = {0x1f2d45};
  penindak = lanjut;
  penindak.headgear_paint = {0x15181c};
  penindak.headgear_trim = {0xdfe3e4};
  penindak.shirt = penindak.trousers = {0x23262b};
  negotiator.woman = negotiator.tucked = true;
  negotiator.headgear = Headgear::hijab;
  negotiator.headgear_paint = {0x20406a};
  negotiator.skin = kLightSkin;
  raimas.headgear = Headgear::moto_helmet;
  raimas.headgear_paint = {0x131518};
  raimas.headgear_trim = {0x7f99a8};
  raimas.crest = true;
  raimas.shirt = raimas.trousers = kBlack;
  raimas.boot_height = 0.3f;
  raimas.girth = 1.05f;
  lantas.headgear = Headgear::peaked_cap;
  lantas.headgear_paint = {0xefeee8};
  lantas.headgear_trim = {0x20242c};
  const Look intel = {.skin = kDarkSkin,
                      .headgear = Headgear::baseball_cap,
                      .headgear_paint = {0x363b40},
                      .headgear_trim = {0x272b2f},
                      .shirt = {0x5e6469},
                      .shirt_length = 0.08f,
                      .trousers = {0x33405a},
                      .shoes = {0x5a4632},
                      .boot_height = 0.05f};
  propam.headgear = Headgear::beret;
  propam.headgear_paint = {0x285aa6};
  propam.headgear_trim = {0x1d4486};
  propam.shoes = kWhite;
  propam.boot_height = 0.3f;
  k9.shirt = k9.trousers = {0x34373a};
  k9.headgear = Headgear::baseball_cap;
  k9.headgear_paint = k9.headgear_trim = {0x222427};
  const Paint hivis{0xb2cb22}, silver{0xdfe3e6};
  return {
      {"police", police, {worn(add_gun_belt, {0x1b1712})}},
      {"humas", police, {vest({0xdfe2e2}, {0x2b3f66}, true), worn(add_camera), worn(add_gun_belt, {0x1b1712})}},
      {"commander", commander, {add_command_vest, worn(add_map_board)}},
      {"dalmas_awal", awal, {worn(add_rope_coil), worn(add_gun_belt, {0x10151d})}},
      {"dalmas_lanjut", lanjut, {armour({0x131b26}), worn(add_back_plate), worn(add_short_shield), worn(add_baton)}},
      {"dalmas_sekat", lanjut, {armour({0x131b26}), worn(add_back_plate), worn(add_tall_shield)}},
      {"penindak", penindak, {armour({0x14161a}), worn(add_two_armbands, {0xe6e8e8}), worn(add_cane)}},
      {"negotiator", negotiator, {vest({0x2b97c6}, {0xecefef}, true), worn(add_clipboard)}},
      {"raimas", raimas, {armour({0x16181b}), rucksack({0x1f2226}, false), worn(add_pack_band)}},
      {"k9_handler", k9, {vest({0x202326}), worn(add_leash), worn(add_gun_belt, {0x15130f})}},
      {"lantas", lantas, {vest(hivis, silver, true), worn(add_light_wand)}},
      {"intel", intel, {worn(add_radio), bag({0x2c2520})}},
      {"propam",
       propam,
       {vest({0x1b2740}, {0xd8dade}, false), worn(add_armband, {0x285aa6}), worn(add_gun_belt, kWhite), worn(add_radio),
        worn(add_folder, {0x285aa6})}},
  };
}

std::vector<Role> service_roles() {
  const Look tni{.headgear = Headgear::helmet,
                 .headgear_paint = {0x7c8c55},
                 .shirt = kGreen,
                 .trousers = kGreen,
                 .belt = {0x2c3322},
                 .boot_height = 0.24f,
                 .girth = 1.06f};
  const Look satpol{.skin = kDarkSkin,
                    .headgear = Headgear::jungle_hat,
                    .headgear_paint = {0x8f7c50},
                    .shirt = kKhaki,
                    .trousers = kKhaki,
                    .belt = {0x2b2416},
                    .boot_height = 0.2f};
  const Look linmas{.headgear = Headgear::field_cap,
                    .headgear_paint = {0x2a5f34},
                    .shirt = {0x4c9656},
                    .sleeves = Sleeves::short_ones,
                    .trousers = {0x2a5431},
                    .boot_height = 0.06f};
  const Look dishub{.headgear = Headgear::baseball_cap,
                    .headgear_paint = {0x274870},
                    .headgear_trim = {0x233f66},
                    .shirt = {0x7fadd2},
                    .sleeves = Sleeves::short_ones,
                    .trousers = {0x243247},
                    .boot_height = 0.06f};
  const Look medic{.skin = kLightSkin,
                   .headgear = Headgear::baseball_cap,
                   .headgear_paint = kWhite,
                   .headgear_trim = {0xb3261e},
                   .shirt = kWhite,
                   .trousers = {0xc9cac4},
                   .shoes = {0x4a4d50},
                   .boot_height = 0.05f};
  const Look fire{.headgear = Headgear::fire_helmet,
                  .headgear_paint = {0xc99f18},
                  .headgear_trim = {0x9c740d},
                  .shirt = {0x292c31},
                  .shirt_length = 0.12f,
                  .trousers = {0x292c31},
                  .boot_height = 0.3f,
                  .girth = 1.12f};
  const Look official{.skin = kLightSkin,
                      .headgear = Headgear::peci,
                      .headgear_paint = {0x17171a},
                      .shirt = {0x6e3f1f},
                      .shirt_length = 0.08f,
                      .trousers = {0x26221f},
                      .boot_height = 0.04f,
                      .girth = 1.06f,
                      .belly = 0.03f};
  Look lady = official;
  lady.headgear = Headgear::hijab;
  lady.headgear_paint = {0xa8875a};
  lady.woman = true;
  lady.belly = 0;
  lady.legs = Legs::robe;
  lady.trousers = {0x4a3022};
  lady.shirt_length = 0.3f;
  const Look elder{.skin = kDarkSkin,
                   .hair = kGreyHair,
                   .headgear = Headgear::peci,
                   .headgear_paint = {0xe6e4dc},
                   .shirt = {0xd8d3c4},
                   .shirt_length = 0.24f,
                   .trousers = {0x4d5c40},
                   .legs = Legs::sarong,
                   .boot_height = 0.02f};
  const Look kpps{.skin = kLightSkin,
                  .cut = Hair::bun,
                  .shirt = kWhite,
                  .trousers = {0x2a2d35},
                  .legs = Legs::skirt,
                  .boot_height = 0.04f,
                  .woman = true};
  const Look bawaslu{.headgear = Headgear::baseball_cap,
                     .headgear_paint = {0x2a1a3c},
                     .headgear_trim = {0x2a1a3c},
                     .shirt = {0x8a8d92},
                     .trousers = {0x24262c},
                     .boot_height = 0.05f};
  const Look witness{.cut = Hair::short_cut,
                     .shirt = {0xc9ced2},
                     .sleeves = Sleeves::short_ones,
                     .trousers = {0x3c434d},
                     .boot_height = 0.04f};
  const Look press{.headgear = Headgear::baseball_cap,
                   .headgear_paint = {0x2b2b2f},
                   .headgear_trim = {0x2b2b2f},
                   .shirt = {0xa39e92},
                   .sleeves = Sleeves::short_ones,
                   .trousers = {0x42516a},
                   .boot_height = 0.05f};
  Look reporter = press;
  reporter.headgear = Headgear::none;
  reporter.cut = Hair::tail;
  reporter.woman = true;
  reporter.shirt = {0x55606a};
  const Look organiser{.skin = kDarkSkin,
                       .headgear = Headgear::headband,
                       .headgear_paint = {0xe9e7df},
                       .shirt = kTintA,
                       .sleeves = Sleeves::short_ones,
                       .trousers = {0x2d3a52},
                       .boot_height = 0.05f};
  return {
      {"tni", tni, {add_loreng, rucksack({0x72815a}, true)}, Base::square},
      {"satpol_pp", satpol, {worn(add_gun_belt, {0x2b2416}), worn(add_armband, {0x50371f})}, Base::hexagon},
      {"linmas", linmas, {worn(add_armband, {0xd1ae30}), worn(add_long_baton)}, Base::hexagon},
      {"dishub", dishub, {vest({0xd96f22}, {0xe9ebec}, true), worn(add_stop_disc)}, Base::hexagon},
      {"medic", medic, {worn(add_red_cross), worn(add_medical_pack)}},
      {"firefighter", fire, {vest({0x292c31}, {0xc3ca3e}, true), worn(add_air_bottle)}},
      {"official", official, {add_batik, worn(add_lanyard, {0xe6e3d8}), worn(add_folder, {0x7a2a22})}},
      {"official_2", lady, {add_batik, worn(add_lanyard, {0xe6e3d8})}},
      {"elder", elder, {worn(add_stick)}},
      {"kpps", kpps, {vest({0xd27a11}, {0xe9e0d2}, true), worn(add_lanyard, kWhite)}},
      {"bawaslu", bawaslu, {vest({0x4f2873}, {0xd8d2e0}, true), worn(add_map_board), bag({0x2a1a3c})}},
      {"witness", witness, {vest({0x343944}), worn(add_lanyard, {0xd9bd32}), worn(add_clipboard)}},
      {"press", press, {vest({0x53513f}), worn(add_camera), bag({0x26262a})}},
      {"press_video", reporter, {vest({0x3f4a44}), worn(add_shoulder_camera)}},
      {"organiser", organiser, {worn(add_armband, {0xe9e7df}), worn(add_megaphone)}},
  };
}

}  // namespace sculpt
