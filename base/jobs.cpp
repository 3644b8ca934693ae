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

// How long a thread waits awake before it goes to sleep: some 0.2 ms, as long as the one who
// simulates is busy alone between two stretches of a step; waking up costs ten times a hand-over.
// Without giving its turn away, which on a busy machine loses it for long.
constexpr int kTurns = 8000;
inline void breathe() {
#if defined(__x86_64__) || defined(_M_X64)
  _mm_pause();
#endif
}

// What several threads write lies on lines of its own, or they take it from each other.
constexpr std::size_t kLine = 64;

struct Workers::State {
  // The ranges that one thread takes first. Each begins with the same part of every stretch of
  // work, so that what it wrote in one is still at hand in the next.
  struct alignas(kLine) Share {
    std::atomic<std::size_t> next{0};
    std::size_t end = 0;
  };

  std::vector<std::thread> threads;
  std::vector<Share> shares;  // by thread; the caller's is the first
  const std::function<void(std::size_t, std::size_t)>* work = nullptr;
  std::size_t grain = 1;
  std::mutex mutex;
  std::condition_variable wake, finished;
  alignas(kLine) std::atomic<std::uint64_t> generation{0};  // changes under the mutex, so that no wake-up is missed
  // Whether there is work, and how many threads are at it beside the caller.
  static constexpr unsigned kOpen = 1u << 31;
  alignas(kLine) std::atomic<unsigned> inside{0};
  std::atomic<bool> quit{false};

  void deal(std::size_t count) {
    const std::size_t ranges = (count + grain - 1) / grain;
    for (std::size_t t = 0; t < shares.size(); ++t) {
      shares[t].next.store(ranges * t / shares.size() * grain, std::memory_order_relaxed);
      shares[t].end = std::min(ranges * (t + 1) / shares.size() * grain, count);
    }
  }

  // First one's own, then what the others have not come to.
  void drain(std::size_t me) {
    for (std::size_t k = 0; k < shares.size(); ++k) {
      Share& share = shares[(me + k) % shares.size()];
      for (;;) {
        const std::size_t begin = share.next.fetch_add(grain, std::memory_order_relaxed);
        if (begin >= share.end) break;
        (*work)(begin, std::min(begin + grain, share.end));
      }
    }
  }

  // Who wakes up when all is dealt with stays out, and the caller does not wait for him: on a busy
  // machine a thread may sleep for long.
  bool enter() {
    unsigned seen = inside.load();
    while ((seen & kOpen) != 0)
      if (inside.compare_exchange_weak(seen, seen + 1)) return true;
    return false;
  }
  void leave() {
    if (inside.fetch_sub(1) != 1) return;
    { std::lock_guard lock(mutex); }  // the caller either has seen it or waits by now
    finished.notify_one();
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

  void loop(std::size_t me) {
    std::uint64_t seen = 0;
    for (;;) {
      wait_for(wake, [&] { return quit || generation != seen; });
      if (quit) return;
      seen = generation;
      if (!enter()) continue;
      drain(me);
      leave();
    }
  }
};

Workers::Workers(unsigned threads) : threads_(threads == 0 ? hardware_threads() : threads), state_(new State) {
  state_->shares = std::vector<State::Share>(threads_);
  for (unsigned i = 1; i < threads_; ++i) state_->threads.emplace_back([s = state_, i] { s->loop(i); });
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
  s.work = &work;
  s.grain = grain;
  s.deal(count);
  s.inside = State::kOpen;
  {
    std::lock_guard lock(s.mutex);
    ++s.generation;
  }
  s.wake.notify_all();
  s.drain(0);
  s.inside -= State::kOpen;
  s.wait_for(s.finished, [&] { return s.inside == 0; });
}

}  // namespace base
