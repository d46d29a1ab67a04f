// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Accelerator: facts of a board and the measured or scaled parameters of its activity model.
#pragma once

#include <optional>
#include <string>

#include "tenfold/fields.hpp"

namespace tenfold::it {

/// An accelerator model. Facts (limit, rates, memory) are always stated; parameters of the activity
/// model (activity.hpp) are stated where they were measured, else they follow from those of the
/// part that `scaled_from` names, by the rules of scaled_activity().
struct Accelerator {
  std::string vendor;
  Date released{2020, 1, 1};
  Power power_limit = si<Power>(400.0);              ///< board limit
  ComputeRate compute_16bit = si<ComputeRate>(0.0);  ///< dense 16-bit FLOP/s, never sparse
  ComputeRate compute_8bit = si<ComputeRate>(0.0);   ///< dense 8-bit FLOP/s; 0: none
  ComputeRate compute_low = si<ComputeRate>(0.0);    ///< published low end, 0: no range
  ComputeRate compute_high = si<ComputeRate>(0.0);   ///< published high end, 0: no range
  Data memory = si<Data>(0.0);                       ///< capacity of device memory
  DataRate memory_bandwidth = si<DataRate>(0.0);     ///< peak of device memory
  DataRate link_bandwidth = si<DataRate>(0.0);       ///< to its neighbours, one direction
  std::string scaled_from;  ///< entry whose activity parameters are scaled; empty: all are stated

  std::optional<Power> idle_off;       ///< driver loaded, no process: memory clock low
  std::optional<Power> idle;           ///< a process holds the board, die at 37 degC
  std::optional<double> leakage_rate;  ///< k [1/K]: idle power grows as exp(k (T - 37 degC))
  std::optional<EnergyPerData> energy_per_byte;          ///< weights and cache, streamed
  std::optional<EnergyPerData> energy_per_expert_byte;   ///< experts: grouped products of few rows
  std::optional<EnergyPerCompute> energy_per_flop;       ///< large matrix products, full clock
  std::optional<EnergyPerCompute> energy_per_flop_rows;  ///< products of few rows
  std::optional<EnergyPerCompute> energy_per_flop_attention;  ///< decode attention, vector units
  std::optional<EnergyPerCompute> energy_per_flop_prompt;     ///< prefill attention
  std::optional<EnergyPerCompute> energy_per_flop_decode;     ///< a decode step as a whole
  std::optional<EnergyPerCompute> energy_per_flop_training;   ///< a training step, per 6ND
  std::optional<double> limit_saving;              ///< k: energy of work falls as 1 - k (1 - s)
  std::optional<double> burst_allowance;           ///< of what gaps leave below the limit
  std::optional<double> limit_saving_decode;       ///< the same of decode, which waits for memory
  std::optional<double> stream_efficiency;         ///< sustained over peak bandwidth, large streams
  std::optional<double> expert_efficiency;         ///< the same where experts are streamed
  std::optional<double> expert_matrix_efficiency;  ///< grouped products of experts over peak
  std::optional<double> matrix_efficiency;         ///< large products over peak, full clock
  std::optional<double> prefill_efficiency;        ///< prefill over peak, full clock
  std::optional<double> training_efficiency;       ///< training step over peak, full clock
  std::optional<Duration> layer_latency;           ///< launch and dependency of a dense layer
  std::optional<Duration> expert_layer_latency;    ///< the same of a layer with experts
  std::optional<Duration> position_latency;        ///< decode attention of one context position
  std::optional<ThermalResistance> thermal_resistance;  ///< die over coolant per board power
  std::optional<Duration> serving_step;                 ///< a serving engine's host time of a step
  std::optional<Duration> serving_sequence;             ///< the same for each sequence
  std::optional<double> serving_bandwidth;              ///< its share of the efficiencies above
  std::optional<double> serving_arithmetic;             ///< the same of arithmetic
  std::optional<Duration> serving_link;                 ///< its latency of a joint sum over boards
  std::optional<double> serving_gap_power;              ///< of the limit, in the time that it adds
  static const FieldTable& fields();
};

}  // namespace tenfold::it
