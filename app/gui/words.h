// Every word of the interface, in both languages. Panels name words; they hold none.
#pragma once

#include "scenes/text.h"

namespace app::gui {

#define GELAR_WORDS(X)                                                            \
  X(phase, "Babak", "Phase")                                                      \
  X(of, "dari", "of")                                                             \
  X(green, "HIJAU · tertib", "GREEN · orderly")                                   \
  X(yellow, "KUNING · tidak tertib", "YELLOW · disorderly")                       \
  X(red, "MERAH · melanggar hukum", "RED · unlawful")                             \
  X(force, "Kekuatan tahap", "Force stage")                                       \
  X(force_1, "kehadiran", "presence")                                             \
  X(force_2, "perintah lisan", "spoken orders")                                   \
  X(force_3, "tangan kosong lunak", "soft empty hands")                           \
  X(force_4, "tangan kosong keras", "hard empty hands")                           \
  X(force_5, "senjata tumpul/kimia", "blunt/chemical means")                      \
  X(not_proportional, "tidak proporsional", "not proportional")                   \
  X(proportional, "proporsional", "proportional")                                 \
  X(unit_selected, "UNIT TERPILIH", "SELECTED UNIT")                              \
  X(who, "Siapa", "Who")                                                          \
  X(where, "Di mana", "Where")                                                    \
  X(doing, "Berbuat", "Doing")                                                    \
  X(distance, "Jarak ke massa", "To the crowd")                                   \
  X(personnel, "personel", "people")                                              \
  X(notes, "CATATAN PELATIH", "INSTRUCTOR'S NOTES")                               \
  X(goal, "SASARAN", "GOAL")                                                      \
  X(next_up, "BERIKUTNYA", "NEXT")                                                \
  X(branches, "TITIK KEPUTUSAN", "DECISION POINTS")                               \
  X(pick_unit, "Klik unit di meja untuk melihat kartunya.", "Click a unit on the table to see its card.") \
  X(lane_phases, "Babak", "Phases")                                               \
  X(lane_situation, "Situasi", "Situation")                                       \
  X(lane_force, "Kekuatan", "Force")                                              \
  X(lane_events, "Kejadian", "Events")                                            \
  X(lane_branches, "Cabang", "Branches")                                          \
  X(decision, "TITIK KEPUTUSAN", "DECISION POINT")                                \
  X(indicators, "Indikator", "Indicators")                                        \
  X(decides, "Yang memutuskan", "Who decides")                                    \
  X(first_event, "Kejadian pertama", "First event")                               \
  X(reason, "Alasan Anda, satu baris", "Your reason, one line")                   \
  X(play_on, "Lanjutkan", "Play on")                                              \
  X(back_to_decision, "Kembali ke keputusan", "Back to the decision")             \
  X(choose_hint, "Tekan 1-3 untuk memilih", "Press 1-3 to choose")                \
  X(baking, "Menghitung gerak", "Working out who walks where")                    \
  X(live, "langsung", "live")                                                     \
  X(keys_title, "Tombol", "Keys")                                                 \
  X(tip_play, "Putar / jeda (Spasi)", "Play / pause (Space)")                     \
  X(tip_back, "Ketukan sebelumnya (PageUp)", "Previous beat (PageUp)")            \
  X(tip_next, "Ketukan berikutnya (PageDown)", "Next beat (PageDown)")            \
  X(tip_slower, "Lebih lambat (<)", "Slower (<)")                                 \
  X(tip_faster, "Lebih cepat (>)", "Faster (>)")                                  \
  X(tip_language, "Bahasa / language", "Language / bahasa")                       \
  X(tip_theme, "Terang / gelap", "Light / dark")                                  \
  X(tip_overview, "Seluruh meja (Shift+F)", "Whole table (Shift+F)")              \
  X(tip_top, "Dari atas (Alt+7)", "From above (Alt+7)")                           \
  X(tip_follow, "Ikuti unit (V)", "Follow the unit (V)")                          \
  X(tip_eyes, "Mata unit (V)", "The unit's eyes (V)")                             \
  X(tip_frame, "Bingkai pilihan (F)", "Frame the selection (F)")                  \
  X(tip_labels, "Label: tanpa / nama / lengkap (I)", "Labels: none / names / full (I)") \
  X(tip_keys, "Kartu tombol (?)", "Key card (?)")                                 \
  X(tip_still, "Simpan gambar (F12)", "Save a picture (F12)")                     \
  X(walking, "berjalan", "walking")                                               \
  X(running, "berlari", "running")                                                \
  X(standing, "berdiri", "standing")                                              \
  X(holding_rope, "memegang tali", "holding the rope")                            \
  X(shields, "tameng siaga", "shields ready")                                     \
  X(sheltering, "berlindung", "sheltering")                                       \
  X(pushing, "dorong maju", "pushing forward")                                    \
  X(sitting, "duduk", "sitting")                                                  \
  X(lying, "berbaring", "lying down")                                             \
  X(chanting, "berseru", "chanting")                                              \
  X(throwing, "melempar", "throwing")                                             \
  X(treating, "merawat", "treating")                                              \
  X(talking, "berbicara", "talking")                                              \
  X(gone, "sudah pergi", "gone")

enum class Word {
#define X(name, id, en) name,
  GELAR_WORDS(X)
#undef X
};

inline const char* word(Word w, scenes::Language language) {
  static constexpr const char* kWords[][2] = {
#define X(name, id, en) {id, en},
      GELAR_WORDS(X)
#undef X
  };
  return kWords[int(w)][language == scenes::Language::english];
}

}  // namespace app::gui
