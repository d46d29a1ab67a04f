// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Model: a scenario compiled to flat SI arrays. Opaque to users; see libsim/README.md.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "tenfold/cooling/registry.hpp"
#include "tenfold/results/results.hpp"
#include "tenfold/scenario/scenario.hpp"

namespace tenfold {

namespace engine {
class HallKernel;
struct ModelData;
/// Makes the kernel of a hall from its cooling specification.
using KernelFactory = std::function<std::unique_ptr<HallKernel>(const cooling::Cooling&)>;
}  // namespace engine

/// A compiled scenario. Cheap to copy (shared, immutable).
class Model {
 public:
  explicit Model(std::shared_ptr<const engine::ModelData> data) : data_(std::move(data)) {}
  [[nodiscard]] const engine::ModelData& data() const noexcept { return *data_; }
  [[nodiscard]] std::size_t site_count() const noexcept;
  [[nodiscard]] std::size_t steps() const noexcept;
  /// What compiling counted: facts of the plan and of the weather that a run will report.
  [[nodiscard]] const std::vector<Event>& events() const noexcept;

 private:
  std::shared_ptr<const engine::ModelData> data_;
};

/// Compiles: checks graphs and cross references, books cohorts, makes weather once per site.
/// @param factory replaces the registered kernels (for research and for tests of the ledgers)
/// @throws ScenarioError with all issues
Model compile(const Scenario& scenario, const engine::KernelFactory& factory = {});

}  // namespace tenfold
