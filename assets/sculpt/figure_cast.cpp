#include "assets/sculpt/figure_cast.h"

#include <functional>
#include <iterator>

#include "assets/sculpt/clip_list.h"
#include "assets/sculpt/figure_beings.h"
#include "assets/sculpt/figure_parts.h"
#include "base/files.h"

namespace sculpt {
namespace {

constexpr Paint kTintA{0xffffff, assets::Surface::tint_a}, kTintB{0xffffff, assets::Surface::tint_b};
constexpr Paint kTintADark{0xc4c4c4, assets::Surface::tint_a}, kTintBDark{0xb8b8b8, assets::Surface::tint_b};
constexpr Paint kBrown{0x5b3f24}, kTan{0x8a6b45}, kNavy{0x1d2f4d}, kBlack{0x202226}, kWhite{0xf1f0ea}, kKhaki{0xa58f5a},
    kGreen{0x4a5f36};
constexpr Paint kDarkSkin{0x9c6b44}, kLightSkin{0xc79a6e}, kGreyHair{0x9a9a97};

using Kit = std::function<void(Clay&, const Look&)>;
struct Role {
  const char* name;
  Look look;
  std::vector<Kit> kit;
};

Kit worn(void (*add)(Clay&)) {
  return [add](Clay& clay, const Look&) { add(clay); };
}
Kit vest(Paint paint, Paint stripe, bool stripes) {
  return [=](Clay& clay, const Look& look) { add_vest(clay, look, paint, stripe, stripes); };
}
Kit vest(Paint paint) { return vest(paint, paint, false); }
Kit armour(Paint paint) {
  return [=](Clay& clay, const Look& look) { add_armour(clay, look, paint); };
}
Kit armband(Paint paint) {
  return [=](Clay& clay, const Look&) { add_armband(clay, paint); };
}
Kit backpack(Paint paint) {
  return [=](Clay& clay, const Look&) { add_backpack(clay, paint); };
}
Kit bag(Paint paint, bool cross) {
  return [=](Clay& clay, const Look&) { add_shoulder_bag(clay, paint, cross); };
}
Kit lanyard(Paint paint) {
  return [=](Clay& clay, const Look&) { add_lanyard(clay, paint); };
}

// Loreng: every facet of the uniform takes one of its greens and browns, by its place.
void add_loreng(Clay& clay, const Look& look) {
  constexpr std::uint32_t kColours[] = {0x4a5f36, 0x6d7546, 0x2f3a26, 0x5b4f33, 0x4a5f36};
  for (std::size_t i = 0; i + 2 < clay.corners.size(); i += 3) {
    if (clay.corners[i].paint.rgb != look.shirt.rgb) continue;
    const std::uint32_t facet = std::uint32_t(i / 6) * 2654435761u;
    for (std::size_t k = 0; k < 3; ++k) clay.corners[i + k].paint.rgb = kColours[(facet >> 24) % std::size(kColours)];
  }
}

void add_pregnant_belly(Clay& clay, const Look& look) {
  Tube belly{.sides = clay.sides(8, 5, 4)};
  const Bind bind = between(kSpine, kHips);
  belly.rings = {
      {.centre = {0, 0.93f, 0.07f}, .rx = 0.1f, .rz = 0.06f, .bind = bind, .paint = look.shirt},
      {.centre = {0, 1.02f, 0.115f}, .rx = 0.14f, .rz = 0.105f, .bind = bind, .paint = look.shirt},
      {.centre = {0, 1.1f, 0.105f}, .rx = 0.13f, .rz = 0.095f, .bind = bind, .paint = look.shirt, .last_level = 0},
      {.centre = {0, 1.22f, 0.06f}, .rx = 0.08f, .rz = 0.05f, .bind = between(kChest, kSpine), .paint = look.shirt}};
  add_tube(clay, belly);
}

std::vector<Role> police_roles() {
  const Look pdl{.headgear = Headgear::field_cap,
                 .headgear_paint = {0x4a3219},
                 .shirt = kTan,
                 .trousers = kBrown,
                 .belt = {0x17130f},
                 .boot_height = 0.2f};
  Look awal = pdl, lanjut = pdl, negotiator = pdl, raimas = pdl, lantas = pdl, intel = pdl, propam = pdl;
  awal.headgear_paint = {0x172640};
  awal.shirt = awal.trousers = {0x27406a};
  lanjut.headgear = Headgear::riot_helmet;
  lanjut.headgear_paint = {0x1c2633};
  lanjut.headgear_trim = {0x11181f};
  lanjut.shirt = lanjut.trousers = {0x2b3a50};
  negotiator.woman = negotiator.tucked = true;
  negotiator.headgear = Headgear::hijab;
  negotiator.headgear_paint = {0x24486e};
  negotiator.skin = kLightSkin;
  raimas.headgear = Headgear::helmet;
  raimas.headgear_paint = {0x15171a};
  raimas.shirt = raimas.trousers = kBlack;
  raimas.boot_height = 0.3f;
  lantas.headgear = Headgear::peaked_cap;
  lantas.headgear_paint = {0xf5f5f2};
  lantas.headgear_trim = {0x20242c};
  intel = {.skin = kDarkSkin,
           .headgear = Headgear::baseball_cap,
           .headgear_paint = {0x3c4247},
           .headgear_trim = {0x2c3135},
           .shirt = {0x6e7479},
           .sleeves = Sleeves::short_ones,
           .trousers = {0x39465c},
           .shoes = {0x5a4632},
           .boot_height = 0.05f};
  propam.headgear = Headgear::beret;
  propam.headgear_paint = {0x2d63b8};
  propam.headgear_trim = {0x1d4486};
  Look k9 = pdl;
  k9.shirt = k9.trousers = {0x3a3d3f};
  k9.headgear = Headgear::baseball_cap;
  k9.headgear_paint = k9.headgear_trim = {0x26282b};
  const Paint hivis{0xc6df2d}, silver{0xe9ecee};
  return {
      {"police", pdl, {}},
      {"dalmas_awal", awal, {worn(add_rope_coil)}},
      {"dalmas_lanjut", lanjut, {armour({0x16202d}), worn(add_short_shield), worn(add_baton)}},
      {"dalmas_sekat", lanjut, {armour({0x16202d}), worn(add_tall_shield)}},
      {"negotiator", negotiator, {vest({0x2fa4d7}, {0xf4f6f7}, true)}},
      {"raimas", raimas, {armour({0x1a1c1f}), worn(add_goggles)}},
      {"k9_handler", k9, {vest({0x24272a}), worn(add_leash)}},
      {"lantas", lantas, {vest(hivis, silver, true)}},
      {"intel", intel, {worn(add_radio)}},
      {"propam", propam, {armband({0x2d63b8})}},
  };
}

std::vector<Role> service_roles() {
  Look tni{.headgear = Headgear::helmet,
           .headgear_paint = {0x46562f},
           .shirt = kGreen,
           .trousers = kGreen,
           .belt = {0x2c3322},
           .boot_height = 0.24f,
           .girth = 1.04f};
  Look satpol{.skin = kDarkSkin,
              .headgear = Headgear::beret,
              .headgear_paint = {0x6b5a2c},
              .headgear_trim = {0x4d4020},
              .shirt = kKhaki,
              .trousers = kKhaki,
              .belt = {0x2b2416},
              .boot_height = 0.2f};
  Look linmas{.headgear = Headgear::field_cap,
              .headgear_paint = {0x2f6b3a},
              .shirt = {0x3f7f48},
              .sleeves = Sleeves::short_ones,
              .trousers = {0x2f5f37},
              .boot_height = 0.06f};
  Look dishub{.headgear = Headgear::baseball_cap,
              .headgear_paint = {0x2b4f80},
              .headgear_trim = {0x233f66},
              .shirt = {0x8fc0e8},
              .sleeves = Sleeves::short_ones,
              .trousers = {0x27374d},
              .boot_height = 0.06f};
  Look medic{.skin = kLightSkin,
             .headgear = Headgear::baseball_cap,
             .headgear_paint = kWhite,
             .headgear_trim = {0xc62828},
             .shirt = kWhite,
             .trousers = {0xdadbd6},
             .shoes = {0x4a4d50},
             .boot_height = 0.05f};
  Look fire{.headgear = Headgear::fire_helmet,
            .headgear_paint = {0xe0b21c},
            .headgear_trim = {0xb4870f},
            .shirt = {0x2e3136},
            .shirt_length = 0.1f,
            .trousers = {0x2e3136},
            .boot_height = 0.3f,
            .girth = 1.12f};
  Look official{.skin = kLightSkin,
                .headgear = Headgear::peci,
                .headgear_paint = {0x17171a},
                .shirt = {0x7a4b24},
                .shirt_length = 0.06f,
                .trousers = {0x26221f},
                .boot_height = 0.04f,
                .girth = 1.06f,
                .belly = 0.03f};
  Look elder{.skin = kDarkSkin,
             .hair = kGreyHair,
             .headgear = Headgear::peci,
             .headgear_paint = {0xf2f0e8},
             .shirt = {0xe9e4d4},
             .shirt_length = 0.22f,
             .trousers = {0x5a6b4a},
             .legs = Legs::sarong,
             .boot_height = 0.02f};
  Look kpps{.skin = kLightSkin,
            .cut = Hair::bun,
            .shirt = kWhite,
            .trousers = {0x2d3038},
            .boot_height = 0.04f,
            .woman = true};
  Look witness{.cut = Hair::short_cut,
               .shirt = {0xdfe3e6},
               .sleeves = Sleeves::short_ones,
               .trousers = {0x434a55},
               .boot_height = 0.04f};
  Look press{.headgear = Headgear::baseball_cap,
             .headgear_paint = {0x2f2f33},
             .headgear_trim = {0x2f2f33},
             .shirt = {0xb8b3a6},
             .sleeves = Sleeves::short_ones,
             .trousers = {0x4a5a72},
             .boot_height = 0.05f};
  Look organiser{.skin = kDarkSkin,
                 .headgear = Headgear::headband,
                 .headgear_paint = {0xf4f2ea},
                 .shirt = kTintA,
                 .sleeves = Sleeves::short_ones,
                 .trousers = {0x33415a},
                 .boot_height = 0.05f};
  return {
      {"tni", tni, {add_loreng}},
      {"satpol_pp", satpol, {}},
      {"linmas", linmas, {armband({0xe8c23a})}},
      {"dishub", dishub, {vest({0xf07f2a}, {0xf2f4f5}, true)}},
      {"medic", medic, {worn(add_red_cross), bag({0xf1f0ea}, true)}},
      {"firefighter", fire, {vest({0x2e3136}, {0xd9e04a}, true), worn(add_air_bottle)}},
      {"official", official, {lanyard({0xf2efe4})}},
      {"elder", elder, {}},
      {"kpps", kpps, {vest({0xe98a15}, {0xf6efe2}, true), lanyard(kWhite)}},
      {"witness", witness, {vest({0x3a3f4a}, {0xf2f4f5}, false), lanyard({0xf2d23a}), worn(add_clipboard)}},
      {"press", press, {vest({0x5d5b4f}), worn(add_camera), bag({0x26262a}, false)}},
      {"organiser", organiser, {armband({0xf4f2ea}), worn(add_megaphone)}},
  };
}

std::vector<Role> civilian_roles() {
  return {
      {"civilian_1",
       {.cut = Hair::short_cut,
        .shirt = kTintA,
        .sleeves = Sleeves::short_ones,
        .trousers = kTintB,
        .boot_height = 0.04f},
       {}},
      {"civilian_2",
       {.skin = kLightSkin,
        .headgear = Headgear::hijab,
        .headgear_paint = kTintB,
        .shirt = kTintA,
        .shirt_length = 0.4f,
        .trousers = {0x3c3a44},
        .legs = Legs::skirt,
        .boot_height = 0.03f,
        .woman = true},
       {}},
      {"civilian_3",
       {.skin = kDarkSkin,
        .headgear = Headgear::baseball_cap,
        .headgear_paint = kTintB,
        .headgear_trim = kTintBDark,
        .shirt = kTintA,
        .trousers = {0x3a4b6a},
        .shoes = {0xd8d6d0},
        .boot_height = 0.04f},
       {backpack({0x33363c})}},
      {"civilian_4",
       {.skin = kLightSkin,
        .cut = Hair::bob,
        .shirt = kTintA,
        .sleeves = Sleeves::short_ones,
        .trousers = kTintB,
        .legs = Legs::skirt,
        .shoes = {0x6a4632},
        .boot_height = 0.02f,
        .woman = true},
       {bag({0x7d5338}, false)}},
      {"civilian_5",
       {.hair = kGreyHair,
        .headgear = Headgear::peci,
        .headgear_paint = {0x1b1b1e},
        .shirt = kTintA,
        .shirt_length = 0.1f,
        .trousers = kTintB,
        .legs = Legs::sarong,
        .boot_height = 0.02f,
        .girth = 1.08f,
        .belly = 0.04f},
       {}},
      {"civilian_6",
       {.skin = kDarkSkin,
        .headgear = Headgear::hijab,
        .headgear_paint = kTintA,
        .shirt = kTintADark,
        .shirt_length = 0.5f,
        .trousers = kTintB,
        .legs = Legs::robe,
        .boot_height = 0.02f,
        .woman = true,
        .girth = 1.05f},
       {bag({0x4a3a5a}, false)}},
      {"civilian_7",
       {.skin = kDarkSkin,
        .headgear = Headgear::straw_hat,
        .headgear_paint = {0xd9b877},
        .shirt = kTintA,
        .trousers = kTintB,
        .legs = Legs::shorts,
        .shoes = {0x4a4038},
        .boot_height = 0.02f,
        .girth = 0.96f},
       {}},
      {"civilian_8",
       {.cut = Hair::short_cut,
        .headgear = Headgear::headband,
        .headgear_paint = kTintB,
        .shirt = kTintA,
        .shirt_length = 0.06f,

        .trousers = {0x2f3744},
        .shoes = {0xc9c5bc},
        .boot_height = 0.04f,
        .girth = 0.97f},
       {worn(add_placard)}},
      {"voter_pregnant",
       {.skin = kLightSkin,
        .headgear = Headgear::hijab,
        .headgear_paint = kTintB,
        .shirt = kTintA,
        .shirt_length = 0.35f,
        .trousers = {0x4a4652},
        .legs = Legs::robe,
        .boot_height = 0.02f,
        .woman = true},
       {add_pregnant_belly}},
      {"voter_elder",
       {.skin = kDarkSkin,
        .hair = kGreyHair,
        .cut = Hair::bun,
        .shirt = kTintA,
        .shirt_length = 0.16f,
        .trousers = kTintB,
        .legs = Legs::sarong,
        .boot_height = 0.02f,
        .woman = true,
        .girth = 0.95f},
       {worn(add_stick)}},
  };
}

std::vector<BoneOut> shared_bones() {
  std::vector<BoneOut> bones;
  for (const JointRest& joint : kSkeleton) bones.push_back({std::string(joint.name), joint.parent, joint.place});
  return bones;
}

FigureOut sculpted(const Role& role) {
  FigureOut figure{.name = role.name, .bones = shared_bones()};
  for (int level = 0; level < 3; ++level) {
    Clay clay{.level = level};
    add_base(clay);
    add_body(clay, role.look);
    for (const Kit& kit : role.kit) kit(clay, role.look);
    figure.levels.push_back(finish(clay));
  }
  return figure;
}

}  // namespace

AnimationOut bake(const Movement& movement) {
  AnimationOut out{.name = movement.name, .stride = movement.stride};
  const int frames = std::max(2, int(movement.seconds * assets::kClipRate + 0.5f));
  const float seconds = float(frames) / assets::kClipRate;
  std::vector<KeysOut> keys(kJointCount);
  for (std::size_t j = 0; j < kJointCount; ++j) keys[j].bone = j;
  for (int f = 0; f <= frames; ++f) {
    out.times.push_back(seconds * float(f) / float(frames));
    const Solved solved = solve(movement.at(f == frames ? 0.0f : float(f) / float(frames)));
    for (std::size_t j = kHips; j < kJointCount; ++j) {
      glm::quat q = solved.local[j];
      if (!keys[j].turns.empty() && glm::dot(q, keys[j].turns.back()) < 0) q = -q;
      keys[j].turns.push_back(q);
    }
    keys[kHips].places.push_back(solved.hips);
    keys[kShield].places.push_back(solved.shield);
  }
  for (std::size_t j = kHips; j < kJointCount; ++j) out.keys.push_back(std::move(keys[j]));
  return out;
}

std::vector<FigureOut> cast() {
  std::vector<FigureOut> figures;
  for (const auto& roles : {police_roles(), service_roles(), civilian_roles()})
    for (const Role& role : roles) figures.push_back(sculpted(role));
  figures.push_back(child());
  figures.push_back(wheelchair_voter());
  figures.push_back(dog());
  return figures;
}

FigureOut movement_library() {
  Look mannequin{.skin = {0xb8b8b4},
                 .cut = Hair::none,
                 .shirt = {0xb8b8b4},
                 .trousers = {0x9c9c98},
                 .belt = {0x8a8a86},
                 .shoes = {0x7a7a76},
                 .boot_height = 0.05f};
  FigureOut library = sculpted({"clips", mannequin, {}});
  for (const Movement& movement : movements()) library.animations.push_back(bake(movement));
  return library;
}

base::Result<base::Done> write_figures(const std::filesystem::path& folder) {
  std::vector<FigureOut> all = cast();
  all.push_back(movement_library());
  for (const FigureOut& figure : all)
    if (auto written = base::write_file(folder / (figure.name + ".glb"), to_glb(figure)); !written) return written;
  return base::Done{};
}

}  // namespace sculpt
