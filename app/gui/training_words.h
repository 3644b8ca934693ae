// Words of the training mode, in both languages.
#pragma once

#include "scenes/text.h"

namespace app::gui {

#define GELAR_TRAINING_WORDS(X)                                                                     \
  X(training, "LATIHAN", "TRAINING")                                                                \
  X(choose_role, "Pilih peran", "Choose your role")                                                 \
  X(role_help,                                                                                      \
    "Anda melihat dan mendengar apa yang dapat dilihat dan didengar peran itu. Tugas pendek muncul di tiap babak.", \
    "You see and hear what that role can see and hear. Short tasks come up in every phase.")         \
  X(observer, "Pengamat: melihat dan mendengar semua", "Observer: sees and hears everything")        \
  X(your_task, "TUGAS", "TASK")                                                                      \
  X(no_task, "Belum ada tugas. Putar terus (Spasi).", "No task yet. Play on (Space).")               \
  X(how_stand, "Berjalanlah ke sana (W A S D, Q E menoleh), lalu tekan Enter.",                      \
    "Walk there (W A S D, Q E to turn), then press Enter.")                                          \
  X(how_point, "Klik tempatnya di meja.", "Click the place on the table.")                          \
  X(how_choose, "Pilih salah satu.", "Choose one.")                                                 \
  X(here_i_am, "Di sini (Enter)", "Here (Enter)")                                                    \
  X(skip, "Lewati", "Skip")                                                                          \
  X(go_on, "Lanjut", "Go on")                                                                        \
  X(right, "Benar", "Right")                                                                         \
  X(wrong, "Belum tepat. Coba lagi.", "Not there yet. Try again.")                                   \
  X(off_by, "dari tempatnya", "off the place")                                                       \
  X(known, "YANG SAMPAI KEPADA ANDA", "WHAT HAS REACHED YOU")                                        \
  X(not_known, "belum sampai kepada Anda", "has not reached you")                                    \
  X(in_sight, "YANG ANDA LIHAT", "WHAT YOU SEE")                                                     \
  X(nothing_seen, "tidak ada yang terlihat dari sini", "nobody in sight from here")                  \
  X(confidence, "Seberapa yakin?", "How sure are you?")                                              \
  X(feedback, "UMPAN BALIK", "FEEDBACK")                                                             \
  X(doctrine, "Dasar", "Basis")                                                                      \
  X(consequence, "Akibat", "Consequence")                                                            \
  X(others, "Opsi lain", "Other options")                                                            \
  X(play_it, "Putar akibatnya", "Play it")                                                           \
  X(try_again, "Kembali, pilih lagi", "Back, choose again")                                          \
  X(turn_of, "Giliran", "Turn of")                                                                   \
  X(plenary, "JAWABAN SEMUA KELOMPOK", "ANSWERS OF ALL TEAMS")                                       \
  X(united, "bulat", "unanimous")                                                                    \
  X(split, "terbelah", "split")                                                                      \
  X(sheet, "LEMBAR PENILAIAN (EEG)", "EVALUATION SHEET (EEG)")                                       \
  X(yes, "ya", "yes")                                                                                \
  X(partly, "sebagian", "partly")                                                                    \
  X(no, "tidak", "no")                                                                               \
  X(note_hint, "Catatan, lalu ya / sebagian / tidak", "A note, then yes / partly / no")           \
  X(look_at, "lihat", "look at")                                                                     \
  X(score, "NILAI", "SCORE")                                                                         \
  X(score_off, "Nilai dimatikan: diskusi saja", "Scoring is off: discussion only")                   \
  X(score_on, "Hitung nilai", "Keep score")                                                          \
  X(tasks_right, "tugas benar", "tasks right")                                                       \
  X(proportional, "proporsional", "proportional")                                                    \
  X(decisions, "keputusan", "decisions")                                                             \
  X(sureness, "yakin dan tepat", "sure and right")                                                   \
  X(thought, "waktu berpikir", "time to decide")                                                     \
  X(modes, "Bahu · mata · atas (V)", "Shoulder · eyes · top (V)")                                    \
  X(walk, "Jalan kaki", "Walk")                                                                      \
  X(teams_hint, "Kelompok, dipisah koma (boleh kosong)", "Teams, by comma (may stay empty)")         \
  X(close, "Tutup", "Close")                                                                         \
  X(leave, "Akhiri latihan", "End training")                                                         \
  X(pause, "Jeda", "Pause")                                                                          \
  X(finished, "Selesai. Buat anev: gelar report … --kind aar --session …",                           \
    "Finished. Make the review: gelar report … --kind aar --session …")

enum class TrainingWord {
#define X(name, id, en) name,
  GELAR_TRAINING_WORDS(X)
#undef X
};

inline const char* word(TrainingWord w, scenes::Language language) {
  static constexpr const char* kWords[][2] = {
#define X(name, id, en) {id, en},
      GELAR_TRAINING_WORDS(X)
#undef X
  };
  return kWords[int(w)][language == scenes::Language::english];
}

}  // namespace app::gui
