// Threads: records read at the same time, results in their order, memory bounded; and the parts of one text side by side.
// SPDX-License-Identifier: Apache-2.0
//
// There are no queues. Each thread takes the next record itself, works on it, and leaves its result in a ring; whoever leaves
// the result that is next in order writes it, and those behind it that are ready. A thread that is too far ahead of the one
// being waited for takes no new record until the ring has room.
//
// What is thrown on one of the threads, std::bad_alloc alone, ends the work of all of them and goes on to the caller.
#include "cli/pipeline.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace inquit::cli {
namespace {

// Places in the ring for each thread: one slow record holds the others up only after this many quick ones.
constexpr std::size_t kPlacesForEachThread = 8;

class Pipeline {
 public:
  Pipeline(std::size_t jobs, Order order, const std::function<bool(Record*)>& next,
           const std::function<Result(Record)>& process, const std::function<bool(const Result&)>& write)
      : next_(next), process_(process), write_(write), order_(order), ring_(jobs * kPlacesForEachThread) {}

  void Work() {
    try {
      WorkToTheEnd();
    } catch (...) {
      End();
      throw;
    }
  }

 private:
  void WorkToTheEnd() {
    Record record;
    std::size_t number = 0;
    while (Take(&record, &number)) {
      const std::size_t bytes = record.bytes_so_far;
      Result result = process_(std::move(record));
      result.bytes_so_far = bytes;
      if (order_ == Order::kOfRecords) {
        LeaveInOrder(number, std::move(result));
      } else {
        Leave(result);
      }
    }
  }

  // No thread takes another record, and those that wait to do so return.
  void End() {
    const std::lock_guard<std::mutex> lock(mutex_);
    ended_ = true;
    room_.notify_all();
  }

  bool Take(Record* record, std::size_t* number) {
    const std::lock_guard<std::mutex> reading(reading_);
    {
      std::unique_lock<std::mutex> lock(mutex_);
      room_.wait(lock, [this] { return ended_ || taken_ - written_ < ring_.size(); });
      if (ended_) return false;
    }
    if (!next_(record)) {
      const std::lock_guard<std::mutex> lock(mutex_);
      ended_ = true;
      return false;
    }
    *number = taken_++;
    return true;
  }

  void Leave(const Result& result) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (writing_) return;  // as below: nothing more can be written
    writing_ = !write_(result);
    ended_ = ended_ || writing_;
    ++written_;
    room_.notify_one();
  }

  void LeaveInOrder(std::size_t number, Result result) {
    std::unique_lock<std::mutex> lock(mutex_);
    ring_[number % ring_.size()] = std::move(result);
    if (writing_) return;  // the thread that writes will find it
    writing_ = true;
    while (std::optional<Result>& place = ring_[written_ % ring_.size()]) {
      const Result ready = std::move(*place);
      place.reset();
      lock.unlock();
      const bool go_on = write_(ready);
      lock.lock();
      ++written_;
      ended_ = ended_ || !go_on;
      room_.notify_one();
      if (!go_on) return;  // and writing_ stays, so that nobody writes any more
    }
    writing_ = false;
  }

  const std::function<bool(Record*)>& next_;
  const std::function<Result(Record)>& process_;
  const std::function<bool(const Result&)>& write_;
  const Order order_;

  std::mutex reading_;     // held by the one thread that waits for room or reads
  std::size_t taken_ = 0;  // guarded by reading_

  std::mutex mutex_;  // guards what follows
  std::condition_variable room_;
  std::vector<std::optional<Result>> ring_;  // result number n stands at n modulo its size
  std::size_t written_ = 0;
  bool writing_ = false;
  bool ended_ = false;
};

// What a thread takes to read a text of usual length, its stack included.
constexpr std::size_t kRoomForThread = std::size_t{24} << 20;

// Whether the system would give that to so many threads. Memory that is never touched costs it nothing.
bool HasRoomFor(std::size_t threads) {
  const std::size_t bytes = threads * kRoomForThread;
  void* const room = ::operator new(bytes, std::nothrow);
  ::operator delete(room);
  return room != nullptr;
}

// As many as there can be, up to `count`: where the system gives no more, or no memory for them to work with, the work is done
// by those that are there. The vector has room for them all. One thread more works: that which starts them.
template <typename Work>
void StartThreads(std::size_t count, const Work& work, std::vector<std::thread>* threads) {
  try {
    while (threads->size() < count && HasRoomFor(threads->size() + 2)) threads->emplace_back(work);
  } catch (const std::system_error&) {
  } catch (const std::bad_alloc&) {
  }
}

// Calls work() on `count` threads, or as many as there can be, of which this is one. Throws what one of the calls threw, once
// all have ended.
template <typename Work>
void RunOnThreads(std::size_t count, const Work& work) {
  std::mutex mutex;
  std::exception_ptr thrown;
  const auto guarded = [&] {
    try {
      work();
    } catch (...) {
      const std::lock_guard<std::mutex> lock(mutex);
      thrown = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  others.reserve(count - 1);
  StartThreads(count - 1, guarded, &others);
  guarded();
  for (std::thread& thread : others) thread.join();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace

void RunRecords(std::size_t jobs, Order order, const std::function<bool(Record*)>& next,
                const std::function<Result(Record)>& process, const std::function<bool(const Result&)>& write) {
  Pipeline pipeline(jobs, order, next, process, write);
  RunOnThreads(jobs, [&pipeline] { pipeline.Work(); });
}

void RunSideBySide(std::size_t threads, std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  if (count > 0) RunOnThreads(std::min(threads, count), take_turns);
}

}  // namespace inquit::cli
