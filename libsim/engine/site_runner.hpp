// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Runs one site block by block; owns its states and block memory.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "model_data.hpp"
#include "totals.hpp"

namespace tenfold::engine {

/// Sums in eight lanes by step index modulo eight, joined in a fixed order.
struct LaneSum {
  std::array<double, 8> lane{};
  void add(const double* row, std::size_t first_step, std::size_t n) noexcept;
  [[nodiscard]] double total() const noexcept;
};

/// Where a site writes.
struct SiteOutput {
  std::vector<std::vector<double>> monthly;       ///< [quantity][month]
  std::vector<std::vector<double>> class_energy;  ///< [class of the site][month], kWh
  std::vector<double> largest_energy, largest_water, largest_carbon, peak_facility_W, modules,
      rating_W;
  std::vector<std::pair<std::size_t, float*>> channels;  ///< quantity and the site's series
  std::map<std::string, Event> events;
  std::array<double, 16> flows{};
  std::vector<std::vector<double>> cut_work;  ///< [part][month] placed here, cut by the connection
};

class SiteRunner {
 public:
  /// @param required runs what is required: its racks, and no limit of the connection
  SiteRunner(const ModelData& model, std::size_t site, std::size_t block, SiteOutput& output,
             bool required = false);
  /// Advances n steps that lie in one segment, in blocks.
  void run(std::size_t segment, std::size_t first_in_segment, std::size_t n);
  /// Value of a site row at the last step of the last block.
  [[nodiscard]] double last(SiteRow row) const { return rows_[row][last_n_ - 1]; }

 private:
  struct HallState {
    std::unique_ptr<HallKernel> kernel;
    Rows<HallRow> rows;
    std::vector<ClassNow> now;
    std::vector<it::NodeParameters> nodes;  ///< by class, in the air of the site
    std::vector<std::vector<double>> power;
    double modules = 0, module_W = 0;
    HallMemory memory;
    std::vector<HallEvent> events;
    const power::ChainOrder* chain = nullptr;
    std::size_t build = 0;  ///< refurbishments done
    explicit HallState(std::size_t capacity) : rows(capacity) {}
  };
  static void refurbish(const HallModel& hall, HallState& state, std::size_t segment,
                        std::size_t capacity);
  /// Activity, tokens and board power of serving of a block, from weeks and placed loads.
  void work(const Segment& s, std::size_t first, std::size_t n);
  [[nodiscard]] const PlacedActivity& placed() const {
    return required_ ? model_.placed_required : model_.placed;
  }
  /// Whether placed loads are stated for a step, where they repeat by week; finds its period.
  bool find_period(std::size_t step);
  [[nodiscard]] double placed_load(std::size_t part, std::size_t step, std::size_t i) const;
  void placed_work(std::size_t step, std::size_t i);
  void cut_work(const Segment& s, std::size_t first, std::size_t n, const double* part);
  void begin_segment(std::size_t segment);
  void end_segment(std::size_t segment);
  void block(std::size_t segment, std::size_t first_in_segment, std::size_t n);
  void exogenous(const Segment& s, std::size_t first, std::size_t n);
  void halls(const Segment& s, std::size_t weather_row, std::size_t n, double activity);
  void count_hours(const Rows<HallRow>& hall, double share, std::size_t n);
  void refuse_hall(const Segment& s, std::size_t first, std::size_t n, std::size_t hall) const;
  void supply(double dt, std::size_t n);
  [[nodiscard]] bool must_go_step_by_step(std::size_t n) const;
  void shed(const Segment& s, std::size_t first, std::size_t n, double dt);
  void ledgers(const Segment& s, std::size_t first, std::size_t n);
  /// Counts the steps in which a row is above a threshold.
  void count_event(const char* kind, const char* explanation, const char* unit, const double* row,
                   std::int64_t first_utc, std::size_t n, double threshold = 0.0);

  /// What the curtailment ladder starts from, by step of the block.
  struct ShedMemory {
    std::vector<double> wanted, full, over, part, rest;
    std::vector<std::vector<double>> activity;  ///< by utilisation group
  };

  const ModelData& model_;
  const SiteModel& site_;
  bool required_;
  double connection_W_ = 0;
  std::size_t capacity_;
  SiteOutput& output_;
  Rows<SiteRow> rows_;
  std::vector<HallState> halls_;
  std::vector<std::vector<double>> activity_;  ///< by utilisation group
  ShedMemory shed_memory_;
  std::vector<std::size_t> local_hours_;  ///< of the week, by step of the block
  std::vector<double> group_racks_;       ///< in service
  std::size_t period_ = 0, slot_ = 0;     ///< of placed loads that repeat by week
  std::vector<LaneSum> sums_;
  std::vector<std::vector<LaneSum>> class_sums_;
  double stored_J_ = 0, stored_before_ = 0;
  std::size_t open_segment_ = static_cast<std::size_t>(-1);
  std::size_t last_n_ = 1;
};

}  // namespace tenfold::engine
