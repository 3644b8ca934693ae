// Work spread over threads, with progress and cancel.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

namespace base {

// Shared between the one who works and the one who watches. All members may be called
// from any thread.
class Progress {
 public:
  void set(float fraction) { fraction_.store(fraction, std::memory_order_relaxed); }
  float fraction() const { return fraction_.load(std::memory_order_relaxed); }  // 0..1
  void say(std::string what) {
    std::lock_guard lock(mutex_);
    what_ = std::move(what);
  }
  std::string what() const {
    std::lock_guard lock(mutex_);
    return what_;
  }
  void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
  bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

 private:
  std::atomic<float> fraction_{0};
  std::atomic<bool> cancelled_{false};
  mutable std::mutex mutex_;
  std::string what_;
};

// Number of threads that `threads = 0` stands for: the machine's cores, at least 1.
unsigned hardware_threads();

// A pool of threads that live as long as it does, so that a simulation may split each of
// its thousands of steps. `run` calls work(begin, end) over disjoint ranges that cover
// [0, count), the calling thread included, and returns when all are done. Ranges depend
// on `count` and `grain` only, never on the number of threads. One `run` at a time; work
// must not throw.
class Workers {
 public:
  explicit Workers(unsigned threads = 0);  // 0 = hardware_threads(); 1 = no thread is made
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  unsigned threads() const { return threads_; }
  void run(std::size_t count, std::size_t grain, const std::function<void(std::size_t, std::size_t)>& work);

 private:
  struct State;
  unsigned threads_;
  State* state_;
};

}  // namespace base
