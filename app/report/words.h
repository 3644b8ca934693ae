// Every word of the papers that is not the drill's own, in both languages.
#pragma once

#include "app/two_words.h"

namespace app::report {

#define GELAR_REPORT_WORDS(X)                                                                                         \
  X(situation_manual, "Buku situasi", "Situation manual")                                                             \
  X(order_cards, "Kartu perintah", "Order cards")                                                                     \
  X(order_card, "Kartu perintah", "Order card")                                                                       \
  X(after_action, "Analisis dan evaluasi (anev)", "After-action review")                                              \
  X(honest, "Ilustratif, bukan prakiraan", "Illustrative, not a prediction")                                          \
  X(honest_more,                                                                                                      \
    "Gerak massa mengikuti skrip dan dijaga tetap masuk akal; bukan ramalan perilaku orang, bukan ukuran "            \
    "keselamatan.",                                                                                                   \
    "The crowd follows a script and is kept plausible; it is no forecast of behaviour and no measure of safety.")     \
  X(print_hint, "Cetak ke A4 atau simpan sebagai PDF: Ctrl+P, tanpa kepala dan kaki halaman peramban.",               \
    "Print to A4 or save as PDF: Ctrl+P, without the browser's headers and footers.")                                 \
  X(venue, "Tempat", "Venue")                                                                                         \
  X(date, "Hari dan jam J", "Date and H-hour")                                                                        \
  X(duration, "Lama", "Duration")                                                                                     \
  X(strength, "Kekuatan", "Strength")                                                                                 \
  X(people, "orang", "people")                                                                                        \
  X(personnel, "personel", "personnel")                                                                               \
  X(decisions, "Titik keputusan", "Decision points")                                                                  \
  X(objectives, "Sasaran latihan", "Objectives")                                                                      \
  X(plan, "Denah", "Plan")                                                                                            \
  X(plan_start, "Denah posisi awal", "Plan of start positions")                                                       \
  X(plan_route, "Denah rute", "Plan of the route")                                                                    \
  X(plan_alt, "Denah tempat latihan dengan satuan, rute, utara, dan skala",                                           \
    "Plan of the venue with units, routes, north and scale")                                                          \
  X(order_of_battle, "Susunan satuan", "Order of battle")                                                             \
  X(unit, "Satuan", "Unit")                                                                                           \
  X(code, "Kode", "Code")                                                                                             \
  X(leader, "Pimpinan", "Leader")                                                                                     \
  X(start_place, "Posisi awal", "Start position")                                                                     \
  X(total, "Jumlah yang dihitung", "Total that counts")                                                               \
  X(not_counted, "di luar hitungan", "not counted")                                                                   \
  X(phases, "Babak", "Phases")                                                                                        \
  X(phase, "Babak", "Phase")                                                                                          \
  X(goal, "Sasaran", "Goal")                                                                                          \
  X(question, "Pertanyaan", "Question")                                                                               \
  X(to_discuss, "Untuk didiskusikan", "To discuss")                                                                   \
  X(rules, "Keadaan dan kekuatan", "Situation and force")                                                             \
  X(rules_text,                                                                                                       \
    "Warna ditentukan oleh perilaku yang diamati, bukan oleh jam. Kekuatan di atas perilaku adalah tidak "            \
    "proporsional (Perkap 1/2009).",                                                                                  \
    "The colour follows observed conduct, never the clock. Force above conduct is not proportional (Perkap 1/2009).") \
  X(conduct, "Perilaku", "Conduct")                                                                                   \
  X(most_force, "Kekuatan paling tinggi", "Highest force")                                                            \
  X(orderly, "tertib", "orderly")                                                                                     \
  X(passive, "pasif", "passive")                                                                                      \
  X(active, "aktif", "active")                                                                                        \
  X(aggressive, "agresif", "aggressive")                                                                              \
  X(green, "hijau", "green")                                                                                          \
  X(yellow, "kuning", "yellow")                                                                                       \
  X(red, "merah", "red")                                                                                              \
  X(force, "Kekuatan tahap", "Force stage")                                                                           \
  X(force_1, "kehadiran", "presence")                                                                                 \
  X(force_2, "perintah lisan", "spoken orders")                                                                       \
  X(force_3, "tangan kosong lunak", "soft empty hands")                                                               \
  X(force_4, "tangan kosong keras", "hard empty hands")                                                               \
  X(force_5, "senjata tumpul/kimia", "blunt/chemical means")                                                          \
  X(force_6, "senjata api", "firearms")                                                                               \
  X(timings, "Urutan tugas", "Timings")                                                                               \
  X(clock, "Pukul", "Clock")                                                                                          \
  X(order, "Perintah", "Order")                                                                                       \
  X(place, "Tempat", "Place")                                                                                         \
  X(formations, "Formasi", "Formations")                                                                              \
  X(relieves, "Menggantikan", "Takes over from")                                                                      \
  X(relieved_by, "Digantikan oleh", "Relieved by")                                                                    \
  X(its_view, "Pandangan satuan", "The unit's view")                                                                  \
  X(path, "Alur", "Path")                                                                                             \
  X(no_orders, "Tetap di posisi awal; siap atas perintah.", "Stays at its start position; ready on order.")           \
  X(front, "muka", "front")                                                                                           \
  X(ending, "Akhir", "Ending")                                                                                        \
  X(summary, "Ringkasan", "Summary")                                                                                  \
  X(timeline, "Lini masa", "Timeline")                                                                                \
  X(timeline_alt, "Lini masa: babak, situasi, kekuatan dan perilaku, keputusan",                                      \
    "Timeline: phases, situation, force and conduct, decisions")                                                      \
  X(curves, "Perkembangan nilai", "Metrics over time")                                                                \
  X(curves_alt, "Kurva nilai sepanjang latihan", "Curves of the metrics over the drill")                              \
  X(situation, "Situasi", "Situation")                                                                                \
  X(allowed, "batas menurut perilaku", "limit by conduct")                                                            \
  X(taken, "Diambil", "Taken")                                                                                        \
  X(not_taken, "Tidak diambil", "Not taken")                                                                          \
  X(reason, "Alasan", "Reason")                                                                                       \
  X(no_reason, "tidak dicatat", "not recorded")                                                                       \
  X(doctrine, "Dasar", "Basis")                                                                                       \
  X(outcome, "Akibat", "Consequence")                                                                                 \
  X(effect, "Pengaruh", "Effect")                                                                                     \
  X(decided_by, "Yang memutuskan", "Decided by")                                                                      \
  X(proportional, "proporsional", "proportional")                                                                     \
  X(not_proportional, "tidak proporsional", "not proportional")                                                       \
  X(log, "Catatan proporsionalitas", "Proportionality log")                                                           \
  X(log_clean, "Tidak ada temuan: kekuatan tidak pernah melampaui perilaku, imbauan dan alih kendali mendahului.",    \
    "No findings: force never went above conduct; appeals and command came first.")                                   \
  X(state_changes, "Perubahan keadaan", "Changes of state")                                                           \
  X(because_of, "Sebab", "Cause")                                                                                     \
  X(eeg, "Lembar penilaian (EEG)", "Evaluation guide (EEG)")                                                          \
  X(task, "Tugas yang dinilai", "Task")                                                                               \
  X(moments, "Lihat pada", "Look at")                                                                                 \
  X(yes, "ya", "yes")                                                                                                 \
  X(partly, "sebagian", "partly")                                                                                     \
  X(no, "tidak", "no")                                                                                                \
  X(note, "Catatan", "Note")                                                                                          \
  X(strengths, "Yang baik, dipertahankan", "Strengths to keep")                                                       \
  X(improvements, "Yang diperbaiki", "To improve")                                                                    \
  X(who_does, "Siapa, kapan", "Who, when")                                                                            \
  X(moved_most, "Keputusan yang paling mengubah hasil", "The decisions that changed most")                            \
  X(marks, "Penanda dan catatan", "Marks and notes")                                                                  \
  X(injects, "Sisipan", "Injects")                                                                                    \
  X(expected, "Diharapkan", "Expected")                                                                               \
  X(north, "U", "N")                                                                                                  \
  X(crowd, "Massa", "Crowd")                                                                                          \
  X(signature, "Penilai, tanda tangan", "Evaluator, signature")                                                       \
  X(answers, "Jawaban kelompok", "Answers of the teams")                                                              \
  X(united, "bulat", "unanimous")                                                                                     \
  X(split, "terbelah", "split")                                                                                       \
  X(results, "Hasil tiap kelompok", "Results of the teams")                                                           \
  X(team, "Kelompok", "Team")                                                                                         \
  X(quality, "Mutu keputusan", "Quality of decisions")                                                                \
  X(sureness, "Yakin dan tepat", "Sure and right")                                                                    \
  X(thought, "Waktu berpikir", "Time to decide")                                                                      \
  X(short_of, "Kurang untuk", "Short of")                                                                             \
  X(nothing_short, "memenuhi semua ambang", "meets every threshold")                                                  \
  X(results_hint,                                                                                                     \
    "Akhir menurut jawaban kelompok itu; keputusan yang tidak dijawab memakai opsi bakunya. Mutu: 0 % opsi terburuk " \
    "dari keputusannya, 100 % yang terbaik, menurut akibatnya.",                                                      \
    "Where the team's own answers end; decisions that it did not answer take their default. Quality: 0 % the worst "  \
    "option of its decision, 100 % the best, by their effects.")                                                      \
  X(contents, "Isi", "Contents")

GELAR_WORD_TABLE(Word, GELAR_REPORT_WORDS)

}  // namespace app::report
