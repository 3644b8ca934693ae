// Words of the training mode, in both languages.
#pragma once

#include "app/two_words.h"

namespace app::gui {

#define GELAR_TRAINING_WORDS(X)                                                                     \
  X(training, "LATIHAN", "TRAINING")                                                                \
  X(choose_role, "Pilih peran", "Choose your role")                                                 \
  X(role_help,                                                                                      \
    "Anda melihat dan mendengar apa yang dapat dilihat dan didengar peran itu. Tugas pendek muncul di tiap babak.", \
    "You see and hear what that role can see and hear. Short tasks come up in every phase.")         \
  X(observer, "Pengamat: melihat dan mendengar semua", "Observer: sees and hears everything")        \
  X(your_task, "TUGAS", "TASK")                                                                      \
  X(no_task, "Belum ada tugas. Putar terus (Spasi), atau langsung ke tugas berikutnya (PageDown).",  \
    "No task yet. Play on (Space), or go on to the next one (PageDown).")                            \
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
  X(leave, "Akhiri", "End")                                                                          \
  X(leave_tip, "Akhiri latihan, kembali ke paparan", "End the training, back to the briefing")       \
  X(next, "Tugas berikutnya", "Next task")                                                           \
  X(plenary_short, "Pleno", "Plenary")                                                               \
  X(pause, "Jeda", "Pause")                                                                          \
  X(finished, "Latihan selesai. Buat anev, atau kembali ke satu saat.",                              \
    "The drill is over. Make the review, or go back to a moment.")                                   \
  X(answer_now, "Jawab pertanyaan di meja.", "Answer the question on the table.")                    \
  X(read_feedback, "Baca umpan balik, lalu putar akibatnya.", "Read the feedback, then play it.")    \
  X(answers_now, "menjawab", "answers")                                                              \
  X(quality, "mutu keputusan", "quality of decisions")                                               \
  X(results, "Hasil", "Results")                                                                     \
  X(team, "Kelompok", "Team")                                                                        \
  X(ending, "Akhir", "Ending")                                                                       \
  X(short_of, "Kurang untuk", "Short of")                                                            \
  X(nothing_short, "memenuhi semua ambang", "meets every threshold")                                 \
  X(defaults_hint, "Keputusan yang tidak dijawab memakai opsi bakunya.",                             \
    "Decisions that were not answered take their default.")                                          \
  X(no_answers, "Belum ada jawaban.", "No answers yet.")                                             \
  X(no_reason, "tanpa alasan", "no reason given")                                                    \
  X(guest, "tamu", "guest")                                                                          \
  X(merge_hint, "Berkas sesi kelompok lain (.gelar-session), atau seret ke sini",                    \
    "Another team's session file (.gelar-session), or drop it here")                                 \
  X(merge, "Gabungkan", "Add")                                                                       \
  X(train, "Latihan", "Train")                                                                       \
  X(brief, "Paparan", "Brief")                                                                       \
  X(papers, "KERTAS", "PAPERS")                                                                      \
  X(paper_situation, "Buku situasi", "Situation manual")                                             \
  X(paper_situation_for, "Untuk kelas, sebelum latihan. Tanpa jawaban.", "For the class, before. No answers.") \
  X(paper_orders, "Kartu perintah", "Order cards")                                                   \
  X(paper_orders_for, "Satu halaman untuk tiap pimpinan satuan, pada alur ini.",                     \
    "A page for each leader, along this path.")                                                      \
  X(paper_aar, "Anev", "After-action review")                                                        \
  X(paper_aar_for, "Sesudah latihan: keputusan, alasan, nilai, lembar penilaian.",                   \
    "After the drill: decisions, reasons, scores, evaluation sheet.")                                \
  X(review, "Anev", "Review")                                                                         \
  X(making, "Sedang dibuat", "Being made")                                                           \
  X(cancel, "Batalkan", "Cancel")                                                                    \
  X(made, "Selesai", "Done")                                                                         \
  X(open, "Buka", "Open")                                                                            \
  X(papers_hint, "Dibuat di latar belakang; Anda dapat terus memutar.", "Made in the background; you may play on.")

GELAR_WORD_TABLE(TrainingWord, GELAR_TRAINING_WORDS)

}  // namespace app::gui
