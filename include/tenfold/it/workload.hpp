// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Workloads: what the machines do over time.
///
/// Two state the activity u of a machine outright (steady, diurnal: CPU cloud, storage). The others
/// state work, and u follows from the activity model of the accelerators (activity.hpp):
///
///     u = (P - P_rest) / (P_limit - P_rest),
///
/// with P the mean power of a board. A rack's node then draws its host share and n boards:
/// node_idle + (node_max - node_idle) u = host + n P, where host and baseboard rise from their rest
/// to their maximum with the boards. Power is tabulated over the load of each hour of the week,
/// never taken at a mean load: it is concave in the load.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tenfold/fields.hpp"

namespace tenfold::it {

/// Constant utilisation.
struct SteadyWorkload {
  static constexpr std::string_view model_name = "steady";
  std::string name;
  double share = 1.0;                  ///< share of the machines of each kind that it runs on
  double utilisation = 0.5;            ///< activity u of those machines
  std::vector<std::string> runs_on;    ///< kinds or rack types; empty: all
  std::vector<std::string> residency;  ///< country codes of allowed sites; empty: all
  static const FieldTable& fields();
};

/// Daily and weekly shape in the site's time zone:
/// u(t) = u_mean (1 + A cos(2 pi (h - h_peak) / 24)) w / w_mean, A = peak_to_mean - 1.
struct DiurnalWorkload {
  static constexpr std::string_view model_name = "diurnal";
  std::string name;
  double share = 1.0;
  double utilisation = 0.4;  ///< mean over the week
  double peak_to_mean = 1.4;
  double peak_hour = 20.0;  ///< local civil time, daylight saving included
  double weekend = 0.9;     ///< weekend over weekday
  std::vector<std::string> runs_on;
  std::vector<std::string> residency;
  static const FieldTable& fields();
};

/// Training (training.hpp): steps at an MFU for the share A of time, rest for checkpoints, failures
/// and restarts.
struct TrainingWorkload {
  static constexpr std::string_view model_name = "training";
  std::string name;
  double share = 1.0;
  double load = 1.0;         ///< share of the machines' time for which jobs stand ready
  double mfu = 0.40;         ///< of the dense 16-bit peak, during steps
  bool preemptible = false;  ///< may pause and move at any step; else it moves at month borders
  Duration checkpoint_interval = si<Duration>(1800.0);
  Duration checkpoint = si<Duration>(30.0);           ///< time that one takes
  Duration failure_interval = si<Duration>(11160.0);  ///< of the whole job; 0: no failures
  Duration restart = si<Duration>(600.0);
  std::vector<std::string> runs_on;
  std::vector<std::string> residency;
  static const FieldTable& fields();
};

/// Inference of a language model by continuous batching (serving.hpp). The offered load of an hour
/// is the rate of requests over the capacity of the machines: L(t) = load (1 + A cos(2 pi (h -
/// h_peak) / 24)) w / w_mean (E_0 / E(t))^(1 - rebound), h the hour in the users' time zone and E
/// the algorithmic efficiency. A task of an agent makes several calls; each reads what came before,
/// of which `cached` needs no new prefill.
///
/// With `requests` the load is no input: requests(t) = requests x growth x (E / E_0)^rebound x
/// shape arise over the sites in proportion to what the machines of the plan without limits can
/// serve there, each board serves capacity x E / E_0 of them a second, and what exceeds the
/// capacity is dropped and counted. Work is counted in requests of users (tasks), answer tokens in
/// all calls.
struct InferenceWorkload {
  static constexpr std::string_view model_name = "inference";
  std::string name;
  double share = 1.0;
  std::string language_model;
  double accelerators = 0.0;  ///< boards that share the model; 0: the fewest that hold it
  double prompt = 1024.0;     ///< tokens of a first call
  double answer = 256.0;      ///< tokens of an answer
  double max_batch = 64.0;
  double calls_per_task = 1.0;  ///< calls of an agent for a task
  double observation = 0.0;     ///< tokens that a call adds besides its answer (tool results)
  double cached = 0.0;          ///< share of what came before that needs no prefill
  std::optional<double> load;   ///< mean requests over capacity; 0.5 where `requests` are none
  std::optional<RequestRate> requests;  ///< of users, mean of a week at the start of the horizon
  Series<double> growth;                ///< of requests, per year by date, compounded by month
  double peak_to_mean = 1.4;
  double peak_hour = 20.0;  ///< civil time of the users
  double weekend = 0.9;
  std::string timezone;       ///< of the users; empty: the site's
  Series<double> efficiency;  ///< work per request falls as its inverse; empty: 1
  double rebound = 0.0;       ///< elasticity of requests to efficiency
  std::vector<std::string> runs_on;
  std::vector<std::string> residency;
  static const FieldTable& fields();
};

/// Images, speech and video as operations: items of so many FLOP, at a sustained share of the peak.
/// A board computes for the share L(t) of time and rests else; items per second are
/// L sustained F_peak / operations.
struct MediaWorkload {
  static constexpr std::string_view model_name = "media";
  std::string name;
  double share = 1.0;
  Compute operations = si<Compute>(1e14);  ///< of an item
  double sustained = 0.4;                  ///< of the dense 16-bit peak while it computes
  double load = 0.5;
  double peak_to_mean = 1.4;
  double peak_hour = 20.0;
  double weekend = 0.9;
  std::string timezone;
  Series<double> efficiency;
  double rebound = 0.0;
  std::vector<std::string> runs_on;
  std::vector<std::string> residency;
  static const FieldTable& fields();
};

/// Deferrable batch: the work of a day, run between two local hours of the site. It conserves the
/// day's work: load x 24 h = activity x window.
struct DeferrableWorkload {
  static constexpr std::string_view model_name = "deferrable";
  std::string name;
  double share = 1.0;
  double load = 0.3;   ///< mean share of time that the machines compute for it
  double mfu = 0.35;   ///< while they do
  double from = 0.0;   ///< local hour at which it starts
  double until = 8.0;  ///< local hour at which it ends; may lie past midnight
  std::vector<std::string> runs_on;
  std::vector<std::string> residency;
  static const FieldTable& fields();
};

/// Registry of workload models.
using Workload = std::variant<SteadyWorkload, DiurnalWorkload, TrainingWorkload, InferenceWorkload,
                              MediaWorkload, DeferrableWorkload>;

}  // namespace tenfold::it
