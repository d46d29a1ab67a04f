// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/engine/simulate.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "collect.hpp"
#include "tenfold/error.hpp"

namespace tenfold {

using namespace engine;

namespace {

std::vector<char> wanted_segments(const ModelData& data, const std::vector<int>& years) {
  std::vector<char> wanted(data.segments.size(), years.empty() ? 1 : 0);
  for (const int year : years) {
    bool found = false;
    for (std::size_t m = 0; m < wanted.size(); ++m) {
      if (data.segments[m].year != year) continue;
      found = true;
      wanted[m] = 1;
      if (m > 0) wanted[m - 1] = 1;
    }
    if (!found) {
      throw InputError(Issue{"years",
                             "the horizon does not have the year " + std::to_string(year),
                             "it has " + std::to_string(data.segments.front().year) + " to " +
                                 std::to_string(data.segments.back().year),
                             "simulate",
                             0,
                             0,
                             {}});
    }
  }
  return wanted;
}

}  // namespace

Results simulate(const Model& model, const SimulateOptions& options) {
  const ModelData& data = model.data();
  const std::vector<std::size_t> channels =
      chosen_channels(options.channels, data.scenario.output.channels);
  const std::vector<char> wanted = wanted_segments(data, options.years);
  Results results = prepare_results(data, channels);
  std::deque<SiteOutput> outputs(data.sites.size());
  std::deque<SiteOutput> required(data.sites.size());
  for (std::size_t s = 0; s < outputs.size(); ++s) connect(results, s, channels, outputs[s]);

  std::atomic<std::size_t> next{0}, segments_done{0};
  std::atomic<bool> stop{false};
  // Sites before the first that failed run on, so that the error that is thrown is that of the
  // first site in the scenario, whatever thread was quicker.
  std::atomic<std::size_t> first_failed{data.sites.size()};
  const auto stopped = [&](std::size_t s) { return stop || s > first_failed; };
  std::vector<std::exception_ptr> errors(data.sites.size());
  std::mutex lock;
  std::condition_variable changed;
  std::size_t running = 0;
  const std::size_t block = std::max<std::size_t>(options.block, 1);
  const auto work = [&] {
    for (std::size_t s = next++; s < data.sites.size() && !stopped(s); s = next++) {
      try {
        SiteRunner runner(data, s, block, outputs[s]);
        for (std::size_t m = 0; m < data.segments.size() && !stopped(s); ++m) {
          if (wanted[m] != 0) runner.run(m, 0, data.segments[m].steps);
          ++segments_done;
        }
        if (!options.required || reached_is_required(data, s, outputs[s])) continue;
        SiteRunner limits_off(data, s, block, required[s], true);
        for (std::size_t m = 0; m < data.segments.size() && !stopped(s); ++m) {
          if (wanted[m] != 0) limits_off.run(m, 0, data.segments[m].steps);
          if (!data.same_inventory(s)) ++segments_done;
        }
      } catch (...) {
        errors[s] = std::current_exception();
        std::size_t before = first_failed;
        while (s < before && !first_failed.compare_exchange_weak(before, s)) {
        }
      }
    }
    const std::scoped_lock guard(lock);
    --running;
    changed.notify_all();
  };
  const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t threads = std::min<std::size_t>(options.threads == 0 ? cores : options.threads,
                                                    std::max<std::size_t>(data.sites.size(), 1));
  bool cancelled = false;
  std::exception_ptr callback_error;
  {
    running = threads;
    std::vector<std::jthread> pool;
    for (std::size_t t = 0; t < threads; ++t) pool.emplace_back(work);
    // The caller's thread only watches, so that a callback may hold an interpreter's lock.
    std::size_t passes = data.sites.size();
    for (std::size_t s = 0; options.required && s < data.sites.size(); ++s)
      passes += data.same_inventory(s) ? 0 : 1;
    const double all = static_cast<double>(std::max<std::size_t>(passes * data.segments.size(), 1));
    std::unique_lock guard(lock);
    while (running > 0) {
      changed.wait_for(guard, std::chrono::milliseconds(50), [&] { return running == 0; });
      if (!options.progress || stop) continue;
      guard.unlock();
      try {
        if (!options.progress(static_cast<double>(segments_done.load()) / all)) {
          cancelled = true;
          stop = true;
        }
      } catch (...) {
        callback_error = std::current_exception();
        stop = true;
      }
      guard.lock();
    }
  }
  if (callback_error) std::rethrow_exception(callback_error);
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  if (cancelled) throw Cancelled("the run was stopped");
  finish_results(data, outputs, required, results);
  return results;
}

struct Simulator::Impl {
  Model model;
  std::vector<std::size_t> channels;
  Results results;
  std::deque<SiteOutput> outputs;
  std::deque<SiteRunner> runners;
  std::size_t step = 0, segment = 0;

  Impl(const Model& m, const std::vector<std::string>& names)
      : model(m),
        channels(chosen_channels(names, m.data().scenario.output.channels)),
        results(prepare_results(m.data(), channels)),
        outputs(m.data().sites.size()) {
    for (std::size_t s = 0; s < outputs.size(); ++s) {
      connect(results, s, channels, outputs[s]);
      runners.emplace_back(model.data(), s, 1, outputs[s]);
    }
  }
};

Simulator::Simulator(const Model& model, const std::vector<std::string>& channels)
    : impl_(std::make_unique<Impl>(model, channels)) {}
Simulator::~Simulator() = default;
Simulator::Simulator(Simulator&&) noexcept = default;
Simulator& Simulator::operator=(Simulator&&) noexcept = default;

bool Simulator::advance(std::size_t steps) {
  const ModelData& data = impl_->model.data();
  for (std::size_t k = 0; k < steps; ++k) {
    if (impl_->step >= data.steps()) return false;
    while (impl_->step >=
           data.segments[impl_->segment].first_step + data.segments[impl_->segment].steps)
      ++impl_->segment;
    const std::size_t inside = impl_->step - data.segments[impl_->segment].first_step;
    for (SiteRunner& runner : impl_->runners) runner.run(impl_->segment, inside, 1);
    ++impl_->step;
  }
  return impl_->step < data.steps();
}

std::size_t Simulator::step() const noexcept { return impl_->step; }

double Simulator::value(const std::string& channel, std::size_t site) const {
  if (impl_->step == 0)
    throw InputError(
        Issue{channel, "no step was done yet", "call advance() first", "Simulator", 0, 0, {}});
  const auto chosen = chosen_channels({channel}, {});
  const auto& q = site_quantities()[chosen.front()];
  return impl_->runners.at(site).last(q.row) * q.channel_scale;
}

Results Simulator::results() const {
  Results out = impl_->results;
  const ModelData& data = impl_->model.data();
  // What is required has no feedback on the steps: it is run when it is asked for.
  std::deque<SiteOutput> required(data.sites.size());
  for (std::size_t s = 0; s < data.sites.size(); ++s) {
    if (reached_is_required(data, s, impl_->outputs[s])) continue;
    SiteRunner limits_off(data, s, 256, required[s], true);
    for (std::size_t m = 0; m < data.segments.size(); ++m) {
      const Segment& segment = data.segments[m];
      if (segment.first_step >= impl_->step) break;
      limits_off.run(m, 0, std::min(segment.steps, impl_->step - segment.first_step));
    }
  }
  finish_results(data, impl_->outputs, required, out);
  return out;
}

}  // namespace tenfold
