// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/accelerator.hpp"

namespace tenfold::it {

const FieldTable& Accelerator::fields() {
  static const TableOf<Accelerator> table = [] {
    TableOf<Accelerator> t(
        "Accelerator",
        "An accelerator model; dense rates, never sparse ones. Board power = min(limit, P_0(T) + "
        "e_B B + e_F F). What is not stated follows from the entry of scaled_from: powers as the "
        "limit, energies per operation as limit over rate, energies per byte as the square root of "
        "limit over bandwidth, efficiencies and latencies unchanged.");
    t.text("vendor", &Accelerator::vendor, "Who makes it.", true)
        .date("released", &Accelerator::released, "Date of release.")
        .number("power_limit", &Accelerator::power_limit,
                {.doc = "Board power limit.", .minimum = 0, .exclusive_minimum = true})
        .number("compute_16bit", &Accelerator::compute_16bit,
                {.doc = "Dense 16-bit rate.", .minimum = 0})
        .number("compute_8bit", &Accelerator::compute_8bit,
                {.doc = "Dense 8-bit rate; 0 FLOP/s: none.", .minimum = 0})
        .number("compute_low", &Accelerator::compute_low,
                {.doc = "Low end of a derived or disputed rate; 0 FLOP/s: none.", .minimum = 0})
        .number("compute_high", &Accelerator::compute_high,
                {.doc = "High end of a derived or disputed rate; 0 FLOP/s: none.", .minimum = 0})
        .number("memory", &Accelerator::memory,
                {.doc = "Device memory; 0 B: unknown.", .minimum = 0})
        .number("memory_bandwidth", &Accelerator::memory_bandwidth,
                {.doc = "Peak bandwidth of device memory; 0 B/s: unknown.", .minimum = 0})
        .number("link_bandwidth", &Accelerator::link_bandwidth,
                {.doc = "To its neighbours, one direction; 0 B/s: unknown.", .minimum = 0})
        .text("scaled_from", &Accelerator::scaled_from,
              "Entry that parameters not stated here are scaled from.", false, "accelerators")
        .number("idle_off", &Accelerator::idle_off,
                {.doc = "Power without a process: driver loaded, memory clock low.", .minimum = 0})
        .number("idle", &Accelerator::idle,
                {.doc = "Power at rest with a process, die at 37 degC.", .minimum = 0})
        .number("leakage_rate", &Accelerator::leakage_rate,
                {.doc = "Growth k of the power at rest per kelvin: exp(k (T - 37 degC)).",
                 .minimum = 0,
                 .maximum = 0.05})
        .number("energy_per_byte", &Accelerator::energy_per_byte,
                {.doc = "Energy of streamed memory traffic, weights and cache.", .minimum = 0})
        .number(
            "energy_per_expert_byte", &Accelerator::energy_per_expert_byte,
            {.doc = "The same of experts, with their grouped products of few rows.", .minimum = 0})
        .number(
            "energy_per_flop", &Accelerator::energy_per_flop,
            {.doc = "Energy of 16-bit operations in large products at full clock.", .minimum = 0})
        .number("energy_per_flop_rows", &Accelerator::energy_per_flop_rows,
                {.doc = "The same in products of few rows, as weights are used in decode.",
                 .minimum = 0})
        .number("energy_per_flop_attention", &Accelerator::energy_per_flop_attention,
                {.doc = "The same in the attention of a decode step.", .minimum = 0})
        .number("energy_per_flop_prompt", &Accelerator::energy_per_flop_prompt,
                {.doc = "The same in the attention of a prompt.", .minimum = 0})
        .number("energy_per_flop_decode", &Accelerator::energy_per_flop_decode,
                {.doc = "The same of a decode step as a whole, attention not told apart.",
                 .minimum = 0})
        .number("energy_per_flop_training", &Accelerator::energy_per_flop_training,
                {.doc = "The same of a training step as a whole, per operation that 6ND counts.",
                 .minimum = 0})
        .number("limit_saving", &Accelerator::limit_saving,
                {.doc = "k: at the limit work runs at the share s of full clock and each operation "
                        "takes 1 - k (1 - s) of its energy.",
                 .minimum = 0,
                 .maximum = 1})
        .number(
            "burst_allowance", &Accelerator::burst_allowance,
            {.doc = "Share of what gaps between bursts leave below the limit that the bursts may "
                    "draw above it.",
             .minimum = 0,
             .maximum = 1})
        .number(
            "limit_saving_decode", &Accelerator::limit_saving_decode,
            {.doc = "The same k of a decode step, which waits for memory while the clock falls.",
             .minimum = 0,
             .maximum = 1})
        .number("stream_efficiency", &Accelerator::stream_efficiency,
                {.doc = "Sustained over peak bandwidth of large streams.",
                 .minimum = 0.05,
                 .maximum = 1})
        .number("expert_efficiency", &Accelerator::expert_efficiency,
                {.doc = "The same where experts are streamed.", .minimum = 0.05, .maximum = 1})
        .number("expert_matrix_efficiency", &Accelerator::expert_matrix_efficiency,
                {.doc = "Grouped products of experts over peak.", .minimum = 0.02, .maximum = 1})
        .number("matrix_efficiency", &Accelerator::matrix_efficiency,
                {.doc = "Large products over peak at full clock.", .minimum = 0.05, .maximum = 1})
        .number("prefill_efficiency", &Accelerator::prefill_efficiency,
                {.doc = "Prefill over peak at full clock.", .minimum = 0.05, .maximum = 1})
        .number("training_efficiency", &Accelerator::training_efficiency,
                {.doc = "Training step on one board over peak at full clock.",
                 .minimum = 0.05,
                 .maximum = 1})
        .number("layer_latency", &Accelerator::layer_latency,
                {.doc = "Time of a dense layer that no roofline explains: launches, dependencies.",
                 .minimum = 0})
        .number("expert_layer_latency", &Accelerator::expert_layer_latency,
                {.doc = "The same of a layer with experts.", .minimum = 0})
        .number("position_latency", &Accelerator::position_latency,
                {.doc = "Time of decode attention for one context position of a layer, where too "
                        "few sequences fill the board.",
                 .minimum = 0})
        .number("thermal_resistance", &Accelerator::thermal_resistance,
                {.doc = "Die temperature over coolant per power of the board.", .minimum = 0});
    t.number("serving_step", &Accelerator::serving_step,
             {.doc = "Host time that a serving engine adds to a step.", .minimum = 0})
        .number("serving_sequence", &Accelerator::serving_sequence,
                {.doc = "The same for each sequence of the batch.", .minimum = 0})
        .number("serving_bandwidth", &Accelerator::serving_bandwidth,
                {.doc = "Its bandwidth over that of the bare loop.", .minimum = 0.05, .maximum = 2})
        .number(
            "serving_arithmetic", &Accelerator::serving_arithmetic,
            {.doc = "Its arithmetic over that of the bare loop.", .minimum = 0.05, .maximum = 2})
        .number("serving_link", &Accelerator::serving_link,
                {.doc = "Its latency of a joint sum over accelerators.", .minimum = 0})
        .number("serving_gap_power", &Accelerator::serving_gap_power,
                {.doc = "Power above rest over the limit in the time that it adds.",
                 .minimum = 0,
                 .maximum = 1});
    return t;
  }();
  return table;
}

}  // namespace tenfold::it
