#include "base/jobs.h"

#include <algorithm>
#include <condition_variable>
#include <thread>
#include <vector>

#if defined(__x86_64__) || defined(_M_X64)
#include <immintrin.h>
#endif

#include "base/result.h"

namespace base {

unsigned hardware_threads() { return std::max(1u, std::thread::hardware_concurrency()); }

// How long a thread waits awake before it goes to sleep: some 0.03 ms, about what waking up
// costs. Without giving its turn away, which on a busy machine loses it for long.
constexpr int kTurns = 1000;
inline void breathe() {
#if defined(__x86_64__) || defined(_M_X64)
  _mm_pause();
#endif
}

struct Workers::State {
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::condition_variable wake, finished;
  const std::function<void(std::size_t, std::size_t)>* work = nullptr;
  std::size_t count = 0, grain = 1;
  std::atomic<std::size_t> next{0};
  std::atomic<std::uint64_t> generation{0};  // changes under the mutex, so that no wake-up is missed
  std::atomic<unsigned> busy{0};             // likewise
  std::atomic<bool> quit{false};

  void drain() {
    for (;;) {
      const std::size_t begin = next.fetch_add(grain, std::memory_order_relaxed);
      if (begin >= count) return;
      (*work)(begin, std::min(begin + grain, count));
    }
  }

  // Waits a little awake, then asleep.
  template <class Ready>
  void wait_for(std::condition_variable& sign, const Ready& ready) {
    for (int turn = 0; turn < kTurns; ++turn) {
      if (ready()) return;
      breathe();
    }
    std::unique_lock lock(mutex);
    sign.wait(lock, ready);
  }

  void loop() {
    std::uint64_t seen = 0;
    for (;;) {
      wait_for(wake, [&] { return quit || generation != seen; });
      if (quit) return;
      seen = generation;
      drain();
      std::lock_guard lock(mutex);
      if (--busy == 0) finished.notify_one();
    }
  }
};

Workers::Workers(unsigned threads) : threads_(threads == 0 ? hardware_threads() : threads), state_(new State) {
  for (unsigned i = 1; i < threads_; ++i) state_->threads.emplace_back([s = state_] { s->loop(); });
}

Workers::~Workers() {
  {
    std::lock_guard lock(state_->mutex);
    state_->quit = true;
  }
  state_->wake.notify_all();
  for (std::thread& t : state_->threads) t.join();
  delete state_;
}

void Workers::run(std::size_t count, std::size_t grain, const std::function<void(std::size_t, std::size_t)>& work) {
  GELAR_CHECK(grain > 0, "a range needs at least one element");
  State& s = *state_;
  if (s.threads.empty() || count <= grain) {
    for (std::size_t begin = 0; begin < count; begin += grain) work(begin, std::min(begin + grain, count));
    return;
  }
  {
    std::lock_guard lock(s.mutex);
    s.work = &work;
    s.count = count;
    s.grain = grain;
    s.next.store(0, std::memory_order_relaxed);
    s.busy = unsigned(s.threads.size());
    ++s.generation;
  }
  s.wake.notify_all();
  s.drain();
  s.wait_for(s.finished, [&] { return s.busy == 0; });
}

}  // namespace base
