// Runs a fuzz target without a fuzzing engine: every file of the corpus, then a given
// number of seeded mutations of them. Same arguments, same inputs. What broke it lies in
// "fuzz-found" where it was started.
// usage: PROGRAM MUTATIONS FOLDER_OR_FILE...
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {
namespace fs = std::filesystem;
using Bytes = std::string;

struct Random {  // splitmix64
  std::uint64_t state;
  std::uint64_t next() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t n) { return n == 0 ? 0 : std::size_t(next() % n); }
};

bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Numbers are where a text format's lies sit: replace one by an awkward one.
void change_number(Bytes& bytes, Random& random) {
  static const char* const kAwkward[] = {"0",
                                         "-1",
                                         "1",
                                         "2",
                                         "7",
                                         "255",
                                         "65536",
                                         "2147483647",
                                         "4294967295",
                                         "4294967296",
                                         "18446744073709551615",
                                         "1e39",
                                         "-1e-39",
                                         "0.5",
                                         "null",
                                         "[]",
                                         "\"\""};
  std::size_t at = random.below(bytes.size());
  while (at < bytes.size() && !digit(bytes[at])) ++at;
  std::size_t end = at;
  while (end < bytes.size() && digit(bytes[end])) ++end;
  if (end > at) bytes.replace(at, end - at, kAwkward[random.below(std::size(kAwkward))]);
}

void mutate(Bytes& bytes, const Bytes& other, Random& random) {
  if (bytes.empty()) bytes.assign(1, '{');
  const std::size_t at = random.below(bytes.size());
  const std::size_t some = 1 + random.below(std::min<std::size_t>(64, bytes.size() - at));
  switch (random.below(7)) {
    case 0:
      bytes[at] = char(bytes[at] ^ char(1u << random.below(8)));
      break;
    case 1:
      bytes[at] = char(random.next());
      break;
    case 2:
      bytes.erase(at, some);
      break;
    case 3:
      bytes.insert(at, bytes.substr(random.below(bytes.size()), some));
      break;
    case 4:
      bytes.replace(at, some, other.substr(random.below(other.size()), some));
      break;
    case 5:
      bytes.resize(at);
      break;
    default:
      change_number(bytes, random);
      break;
  }
}

std::vector<std::uint8_t> exact;  // the input at work

void keep_what_was_found(int signal) {
  const int file = ::open("fuzz-found", O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (::write(file, exact.data(), exact.size()) == ssize_t(exact.size())) ::close(file);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(const Bytes& bytes) {
  // An own copy without spare capacity, so that a sanitizer sees a read past the end.
  exact = std::vector<std::uint8_t>(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) return std::fprintf(stderr, "usage: %s MUTATIONS FOLDER_OR_FILE...\n", arguments[0]), 2;
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS}) std::signal(signal, keep_what_was_found);
  std::vector<fs::path> files;
  for (int i = 2; i < count; ++i) {
    if (fs::is_directory(arguments[i]))
      for (const auto& entry : fs::recursive_directory_iterator(arguments[i])) files.push_back(entry.path());
    else
      files.push_back(arguments[i]);
  }
  std::sort(files.begin(), files.end());
  std::vector<Bytes> corpus;
  for (const fs::path& file : files) {
    if (!fs::is_regular_file(file)) continue;
    std::ifstream in(file, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (corpus.empty()) return std::fprintf(stderr, "no corpus\n"), 2;
  for (const Bytes& bytes : corpus) run(bytes);

  Random random{1};
  const long mutations = std::atol(arguments[1]);
  for (long i = 0; i < mutations; ++i) {
    Bytes bytes = corpus[random.below(corpus.size())];
    const Bytes& other = corpus[random.below(corpus.size())];
    for (std::size_t n = 1 + random.below(5); n > 0; --n) mutate(bytes, other.empty() ? bytes : other, random);
    run(bytes);
  }
  std::printf("%zu files and %ld mutations\n", corpus.size(), mutations);
  return 0;
}
