// What units, vehicles and props there are. Keys are words of the script (LANGUAGE.md);
// figures, vehicles and props are named as their models are.
#include "scenes/drill.h"

namespace scenes {
namespace {

using Figures = std::vector<std::string_view>;

// Who is in a crowd, by what a figure shows: see assets/sculpt/figure_roles_crowd.cpp.
const Figures kStreet = {"civilian_1",  "civilian_2",  "civilian_3",  "civilian_4",  "civilian_5",  "civilian_6",  "civilian_7",
                         "civilian_9",  "civilian_12", "civilian_13", "civilian_14", "civilian_15", "civilian_16", "civilian_17",
                         "civilian_18"};
const Figures kProtest = {"civilian_1", "civilian_2",  "civilian_3",  "civilian_4",  "civilian_5",  "civilian_6",
                          "civilian_7", "civilian_8",  "civilian_9",  "civilian_11", "civilian_12", "civilian_14",
                          "civilian_15", "civilian_8", "civilian_3",  "civilian_1"};
// Nobody brings a placard or a flag where votes are cast.
const Figures kParticipants = {"civilian_1", "civilian_2", "civilian_3",  "civilian_4",  "civilian_5", "civilian_6",
                               "civilian_7", "civilian_9", "civilian_12", "civilian_14", "civilian_1", "civilian_3"};

}  // namespace

const std::vector<UnitType>& unit_types() {
  using enum Agency;
  static const std::vector<UnitType> kTypes = {
      {"command", {"Komando dan posko", "Command and post"}, polri, {"commander", "police"}, false},
      {"police", {"Polisi", "Police"}, polri, {"police"}, false},
      {"dalmas_awal", {"Dalmas awal", "Initial crowd unit"}, dalmas, {"dalmas_awal"}},
      {"dalmas_lanjut", {"Dalmas lanjut", "Advanced crowd unit"}, dalmas, {"dalmas_lanjut"}},
      {"dalmas_sekat", {"Dalmas tameng sekat", "Tall-shield unit"}, dalmas, {"dalmas_sekat"}},
      {"negotiator", {"Negosiator", "Negotiators"}, Agency::negotiator, {"negotiator"}, false},
      {"raimas", {"Pengurai massa (Raimas)", "Crowd splitting unit"}, Agency::raimas, {"raimas"}},
      {"arrest_team", {"Peleton penindak", "Arrest team"}, dalmas, {"penindak"}},
      {"crew", {"Awak rantis", "Vehicle crew"}, polri, {"police", "raimas"}, false},
      {"k9", {"Unit satwa (K-9)", "Dog unit"}, polri, {"k9_handler"}, false},
      {"lantas", {"Lalu lintas", "Traffic police"}, Agency::lantas, {"lantas"}, false},
      {"intel", {"Intelkam", "Intelligence"}, polri, {"intel"}, false},
      {"reskrim", {"Reserse kriminal", "Criminal investigation"}, polri, {"intel", "police"}, false},
      {"propam", {"Propam", "Internal discipline"}, polri, {"propam"}, false},
      {"humas", {"Humas dan dokumentasi", "Public relations"}, polri, {"humas"}, false},
      {"medic_polri", {"Sidokkes", "Police medics"}, medical, {"medic"}, false},
      {"tni", {"TNI", "Armed forces"}, Agency::tni, {"tni"}},
      {"satpol_pp", {"Satpol PP", "Municipal police"}, Agency::satpol_pp, {"satpol_pp"}},
      {"linmas", {"Satlinmas", "Community protection"}, Agency::linmas, {"linmas"}, false},
      {"dishub", {"Dinas Perhubungan", "Transport agency"}, Agency::dishub, {"dishub"}, false},
      {"medic", {"PSC 119", "Ambulance service"}, medical, {"medic"}, false},
      {"firefighter", {"Pemadam kebakaran", "Fire brigade"}, fire, {"firefighter"}, false},
      {"kpu", {"KPU", "Election commission"}, Agency::kpu, {"official", "official_2"}, false},
      {"kpps", {"KPPS", "Polling officers"}, Agency::kpu, {"kpps"}, false},
      {"bawaslu", {"Bawaslu", "Election supervisors"}, Agency::bawaslu, {"bawaslu"}, false},
      {"witness", {"Saksi", "Party witnesses"}, crowd, {"witness"}, false},
      {"official", {"Pejabat", "Officials"}, Agency::official, {"official", "official", "official_2"}, false},
      {"elder", {"Tokoh agama dan masyarakat", "Religious and community leaders"}, Agency::official, {"elder"}, false},
      {"press", {"Wartawan", "Press"}, media, {"press", "press_video"}, false},
      {"evaluator", {"Penilai", "Evaluators"}, Agency::evaluator, {"official", "official_2"}, false},
      {"participant", {"Peserta", "Participants"}, crowd, kParticipants, false, 0.6f},
      {"party_supporter",
       {"Pendukung paslon", "Party supporters"},
       crowd,
       {"civilian_1", "civilian_2", "civilian_3", "civilian_5", "civilian_7", "civilian_11", "civilian_14", "civilian_15"},
       false, 0.8f},
      {"voter",
       {"Pemilih", "Voters"},
       crowd,
       {"civilian_1", "civilian_2", "civilian_3", "civilian_4", "civilian_5", "civilian_6", "civilian_7", "civilian_12",
        "civilian_13", "civilian_14", "civilian_16", "voter_wheelchair", "voter_pregnant", "voter_elder"},
       false},
      {"organiser", {"Korlap", "Organisers"}, crowd, {"organiser"}, false, 1},
      {"family",
       {"Keluarga", "Families"},
       crowd,
       {"civilian_2", "civilian_16", "child", "civilian_1", "civilian_12", "child", "civilian_17", "civilian_5"},
       false},
      {"core", {"Massa inti", "Core group"}, crowd, kProtest, false, 1},
      {"opportunist",
       {"Oportunis", "Opportunists"},
       crowd,
       {"civilian_3", "civilian_9", "civilian_10", "civilian_15"},
       false, 1},
      {"passer_by", {"Orang lewat", "Passers-by"}, crowd, kStreet, false},
  };
  return kTypes;
}

const std::vector<VehicleType>& vehicle_types() {
  using enum Agency;
  static const std::vector<VehicleType> kTypes = {
      {"awc", {"AWC (water cannon)", "Water cannon"}, polri, 7.7f, 2.5f, 3},
      {"apc", {"APC", "Armoured carrier"}, polri, 5.6f, 2.3f, 4},
      {"barrier_truck", {"Truk security barrier", "Barrier truck"}, polri, 7.2f, 2.5f, 3},
      {"pickup", {"Mobil patroli", "Patrol pick-up"}, polri, 5.3f, 1.85f, 5},
      {"trail_bike", {"Motor trail", "Trail bike"}, raimas, 2.1f, 0.8f, 6},
      {"bus", {"Bus", "Bus"}, polri, 10.5f, 2.5f, 4},
      {"ambulance", {"Ambulans", "Ambulance"}, medical, 5.4f, 2, 5},
      {"fire_engine", {"Mobil pemadam", "Fire engine"}, fire, 7.5f, 2.5f, 4},
      {"box_truck", {"Truk boks logistik", "Box truck"}, kpu, 6, 2.1f, 4},
      {"k9_van", {"Mobil satwa", "Dog van"}, polri, 5, 1.9f, 4},
      {"car", {"Mobil", "Car"}, crowd, 4.4f, 1.75f, 5},
      {"motorbike", {"Sepeda motor", "Motorcycle"}, crowd, 1.95f, 0.75f, 5},
      {"pa_car", {"Mobil pengeras suara", "Public-address car"}, polri, 4.8f, 1.8f, 4},
  };
  return kTypes;
}

const std::vector<PropType>& prop_types() {
  static const std::vector<PropType> kTypes = {
      {"ballot_box", {"Kotak suara", "Ballot box"}, 0.3f},
      {"booth", {"Bilik suara", "Voting booth"}, 0.4f},
      {"table", {"Meja", "Table"}, 0.7f},
      {"chair", {"Kursi", "Chair"}, 0.3f},
      {"tent_3x3", {"Tenda 3x3", "Tent 3x3"}, 2.1f},
      {"barrier", {"Pagar pembatas", "Crowd barrier"}, 1},
      {"cone", {"Kerucut lalu lintas", "Traffic cone"}, 0.2f},
      {"wire_coil", {"Kawat berduri", "Razor wire coil"}, 0.8f},
      {"banner", {"Spanduk", "Banner"}, 1.5f},
      {"banner_pole", {"Umbul-umbul", "Banner pole"}, 0.2f},
      {"tyre", {"Ban bekas", "Tyre"}, 0.4f},
      {"extinguisher", {"APAR", "Fire extinguisher"}, 0.15f},
      {"stretcher", {"Tandu", "Stretcher"}, 1},
      {"megaphone", {"Megafon", "Megaphone"}, 0.2f},
      {"poster_board", {"Papan pengumuman", "Poster board"}, 0.6f},
      {"rope_post", {"Tiang tali", "Rope post"}, 0.15f},
      {"shield_pile", {"Tumpukan tameng", "Pile of shields"}, 0.6f},
      {"water_bottle", {"Air minum", "Drinking water"}, 0.3f},
      {"flag", {"Bendera", "Flag"}, 0.2f},
      {"box_logistics", {"Kotak logistik", "Logistics box"}, 0.4f},
  };
  return kTypes;
}

}  // namespace scenes
