#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <numeric>
#include <thread>

#include "base/files.h"
#include "base/hash.h"
#include "base/jobs.h"
#include "base/random.h"
#include "base/text.h"

namespace {

TEST(Diagnostics, print_place_source_line_and_caret) {
  base::Diagnostic d = base::error("G0104", "a.drill.yaml", "unknown unit \"dalmas\"", "did you mean \"dalmas_1\"?");
  d.place.line = 12;
  d.place.column = 5;
  d.source_line = "who: dalmas";
  EXPECT_EQ(base::format(d),
            "a.drill.yaml:12:5: error[G0104]: unknown unit \"dalmas\"\n"
            "  12 | who: dalmas\n"
            "     |     ^\n"
            "  did you mean \"dalmas_1\"?\n");
}

TEST(Text, suggests_the_nearest_name_only_when_it_is_near) {
  const std::string names[] = {"dalmas_awal", "dalmas_lanjut", "posko"};
  EXPECT_EQ(base::nearest("dalmas_awl", names), "dalmas_awal");
  EXPECT_EQ(base::nearest("psoko", names), "posko");
  EXPECT_EQ(base::nearest("ambulance", names), "");
  EXPECT_EQ(base::nearest("dalmas", names), "dalmas_awal") << "who stops early means it all the same";
  EXPECT_EQ(base::did_you_mean("ambulance", names), "there is: dalmas_awal, dalmas_lanjut, posko");
  EXPECT_EQ(base::nearest(std::string(10'000, 'x'), names), "");
}

TEST(Text, knows_utf8_from_what_only_looks_like_it) {
  EXPECT_TRUE(base::is_utf8("Jalur evakuasi → timur ✓ 😀"));
  EXPECT_FALSE(base::is_utf8("\xc0\xaf"));          // overlong
  EXPECT_FALSE(base::is_utf8("\xed\xa0\x80"));      // surrogate
  EXPECT_FALSE(base::is_utf8("\xf4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(base::is_utf8("ab\xe2\x82"));        // cut short
  EXPECT_FALSE(base::is_utf8("\x80"));
}

TEST(Hash, depends_on_every_byte_and_on_the_length) {
  const auto of = [](std::string_view s) {
    base::Hash h;
    h.text(s);
    return h.value();
  };
  EXPECT_EQ(of("abcdefghi"), of("abcdefghi"));
  EXPECT_NE(of("abcdefghi"), of("abcdefghj"));
  EXPECT_NE(of(std::string_view("\0", 1)), of(""));
}

TEST(Random, nth_number_needs_no_history) {
  base::Random r(42);
  for (std::uint64_t n = 0; n < 5; ++n) EXPECT_EQ(r.next(), base::Random::at(42, n));
  for (int i = 0; i < 1000; ++i) {
    EXPECT_LT(r.unit(), 1.0f);
    EXPECT_LT(r.below(7), 7u);
  }
}

TEST(Workers, cover_the_range_once_on_any_number_of_threads) {
  for (unsigned threads : {1u, 2u, 8u}) {
    base::Workers workers(threads);
    for (std::size_t count : {0u, 1u, 63u, 64u, 1000u}) {
      std::vector<int> touched(count, 0);
      workers.run(count, 64, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ++touched[i];
      });
      EXPECT_EQ(std::accumulate(touched.begin(), touched.end(), 0), int(count));
      EXPECT_EQ(std::count(touched.begin(), touched.end(), 1), std::ptrdiff_t(count));
    }
  }
}

TEST(Workers, take_over_what_a_busy_thread_has_not_come_to) {
  base::Workers workers(2);
  constexpr int kRanges = 8;
  std::atomic<int> others{0};
  bool all_others_done = false;
  workers.run(kRanges, 1, [&](std::size_t begin, std::size_t) {
    if (begin > 0) {
      ++others;
      return;
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (others < kRanges - 1 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    all_others_done = others == kRanges - 1;
  });
  EXPECT_TRUE(all_others_done);
}

TEST(Files, refuse_what_is_missing_too_large_or_no_file) {
  const auto folder = std::filesystem::temp_directory_path();
  const auto file = folder / "gelar_base_test.txt";
  ASSERT_TRUE(base::write_file(file, "twelve bytes"));
  EXPECT_EQ(*base::read_file(file, 12), "twelve bytes");
  EXPECT_EQ(base::read_file(file, 11).diagnostics().at(0).code, "B0003");
  EXPECT_EQ(base::read_file(folder, 100).diagnostics().at(0).code, "B0002");
  EXPECT_EQ(base::read_file(folder / "gelar_none", 100).diagnostics().at(0).code, "B0001");
  EXPECT_EQ(base::write_file(folder / "gelar_none/x", "y").diagnostics().at(0).code, "B0004");
  std::filesystem::remove(file);
}

TEST(Files, written_through_a_link_keep_the_link_and_their_permissions) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / fmt::format("gelar_link_{}", ::getpid());
  fs::create_directories(folder / "real");
  ASSERT_TRUE(base::write_file(folder / "real/drill", "old"));
  fs::permissions(folder / "real/drill", fs::perms(0640));
  fs::create_symlink("real/drill", folder / "link");
  ASSERT_TRUE(base::write_file(folder / "link", "new"));
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(*base::read_file(folder / "real/drill", 100), "new");
  EXPECT_EQ(fs::status(folder / "real/drill").permissions(), fs::perms(0640));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "real"), fs::directory_iterator()), 1) << "nothing is left";
  fs::remove_all(folder);
}

TEST(Files, a_pipe_is_written_into_and_stays_one) {
  namespace fs = std::filesystem;
  const fs::path pipe = fs::temp_directory_path() / fmt::format("gelar_pipe_{}", ::getpid());
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  EXPECT_TRUE(base::write_file(pipe, "here"));
  char got[8] = {};
  EXPECT_EQ(::read(reader, got, sizeof got), 4);
  EXPECT_TRUE(fs::is_fifo(pipe));
  ::close(reader);
  fs::remove(pipe);
}

}  // namespace
