// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "components.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <set>

#include "catch.hpp"
#include "cooling/component.hpp"
#include "tenfold/scenario/read.hpp"

using namespace tenfold;
using tenfold::test::ComponentCase;
using tenfold::test::Sample;

namespace tenfold::test {

double Sample::operator[](const std::string& name) const {
  if (const auto found = in.find(name); found != in.end()) return found->second;
  const auto found = out.find(name);
  INFO("no input or output " << name);
  REQUIRE(found != out.end());
  return found->second;
}

std::vector<ComponentCase> component_cases() {
  std::vector<ComponentCase> cases;
  add_liquid_cases(cases);
  add_air_cases(cases);
  add_plant_cases(cases);
  return cases;
}

}  // namespace tenfold::test

namespace {

constexpr int samples = 1500;

/// Additive recurrence with irrational steps: evenly spread, the same on every machine.
double spread(std::uint64_t index, std::size_t dimension) {
  static const double step[] = {0.6180339887498949, 0.7548776662466927, 0.8191725133961645,
                                0.8566748838545029, 0.8812714616335696, 0.8986537126286993,
                                0.9115923534820549, 0.9215993196339830, 0.9295701282320229,
                                0.9360691110777584};
  const double x = 0.5 + static_cast<double>(index + 1) * step[dimension % 10] +
                   static_cast<double>(dimension / 10) * 0.37;
  return x - std::floor(x);
}

struct Bench {
  const cooling::Component* component;
  std::shared_ptr<void> spec;

  explicit Bench(const ComponentCase& c) : component(cooling::find_component(c.name)) {
    INFO("component " << c.name);
    REQUIRE(component != nullptr);
    spec = component->fields().make();
    if (c.specification.empty()) return;
    scenario::ReadContext context(scenario::Catalog::built_in());
    scenario::read(scenario::parse_document(c.specification, "case"), component->fields(),
                   spec.get(), c.name, context);
    for (const Issue& issue : context.issues) FAIL(issue.text());
  }

  std::map<std::string, double> draw(const ComponentCase& c, std::uint64_t index) const {
    std::map<std::string, double> in;
    for (std::size_t k = 0; k < component->inputs.size(); ++k) {
      const cooling::Port& port = component->inputs[k];
      double low = port.low, high = port.high;
      if (const auto found = c.ranges.find(port.name); found != c.ranges.end())
        std::tie(low, high) = found->second;
      in[port.name] = low + (high - low) * spread(index, k);
    }
    if (c.consistent) c.consistent(in);
    return in;
  }

  Sample evaluate(const std::map<std::string, double>& values) const {
    Sample s{values, {}};
    std::vector<double> in, out(component->outputs.size());
    for (const cooling::Port& port : component->inputs) in.push_back(values.at(port.name));
    std::vector<const double*> in_rows;
    std::vector<double*> out_rows;
    for (double& v : in) in_rows.push_back(&v);
    for (double& v : out) out_rows.push_back(&v);
    component->evaluate(spec.get(), in_rows.data(), out_rows.data(), 1);
    for (std::size_t k = 0; k < out.size(); ++k) s.out[component->outputs[k].name] = out[k];
    return s;
  }
};

std::string show(const Sample& s) {
  std::string text;
  for (const auto& [name, value] : s.in) text += name + "=" + std::to_string(value) + " ";
  text += "-> ";
  for (const auto& [name, value] : s.out) text += name + "=" + std::to_string(value) + " ";
  return text;
}

}  // namespace

TEST_CASE("every component has a case, and every case a component") {
  std::set<std::string> listed, stated;
  for (const auto& c : cooling::components()) {
    INFO(c.name);
    CHECK(listed.insert(c.name).second);
  }
  for (const ComponentCase& c : test::component_cases()) stated.insert(c.name);
  CHECK(listed == stated);
}

TEST_CASE("components conserve energy and water, obey the second law and their bounds") {
  for (const ComponentCase& c : test::component_cases()) {
    const Bench bench(c);
    for (int i = 0; i < samples; ++i) {
      const Sample s = bench.evaluate(bench.draw(c, static_cast<std::uint64_t>(i)));
      INFO(c.name << " " << c.specification << ": " << show(s));
      for (const auto& [name, value] : s.out) {
        INFO(name);
        REQUIRE(std::isfinite(value));
      }
      for (const test::Law& law : c.zero) {
        INFO(law.words << ": off by " << law.value(s) << " of " << law.scale(s));
        REQUIRE(std::abs(law.value(s)) <= 1e-9 * std::max(law.scale(s), 1e-12));
      }
      for (const test::Law& law : c.not_negative) {
        INFO(law.words << ": " << law.value(s) << " of " << law.scale(s));
        REQUIRE(law.value(s) >= -1e-9 * std::max(law.scale(s), 1e-12));
      }
    }
  }
}

TEST_CASE("components without load move nothing") {
  for (const ComponentCase& c : test::component_cases()) {
    if (c.idle_zero.empty()) continue;
    const Bench bench(c);
    for (int i = 0; i < samples / 5; ++i) {
      auto in = bench.draw(c, static_cast<std::uint64_t>(i));
      for (const auto& [name, value] : c.idle) in.at(name) = value;
      if (c.consistent) c.consistent(in);
      const Sample s = bench.evaluate(in);
      INFO(c.name << " " << c.specification << ": " << show(s));
      for (const test::Law& law : c.idle_zero) {
        INFO(law.words << ": " << law.value(s));
        REQUIRE(std::abs(law.value(s)) <= 1e-9 * std::max(law.scale(s), 1e-12));
      }
    }
  }
}

TEST_CASE("components answer in the right direction") {
  for (const ComponentCase& c : test::component_cases()) {
    const Bench bench(c);
    for (const test::Monotone& m : c.monotone) {
      const auto port = std::find_if(bench.component->inputs.begin(), bench.component->inputs.end(),
                                     [&](const auto& p) { return p.name == m.input; });
      REQUIRE(port != bench.component->inputs.end());
      double low = port->low, high = port->high;
      if (const auto found = c.ranges.find(m.input); found != c.ranges.end())
        std::tie(low, high) = found->second;
      int compared = 0;
      for (int i = 0; i < samples / 3; ++i) {
        auto in = bench.draw(c, static_cast<std::uint64_t>(i));
        const double step = (high - low) * 0.02;
        if (in.at(m.input) + step > high) continue;
        if (c.consistent) c.consistent(in);
        const Sample before = bench.evaluate(in);
        in.at(m.input) += step;
        const Sample after = bench.evaluate(in);
        if (!m.where(before) || !m.where(after)) continue;
        ++compared;
        const double a = before[m.output], b = after[m.output];
        INFO(c.name << " " << m.input << " up, " << m.output << ": " << show(before) << " | "
                    << show(after));
        REQUIRE(m.direction * (b - a) >= -1e-9 * std::max({std::abs(a), std::abs(b), m.scale}));
      }
      INFO(c.name << " " << m.input << " " << m.output);
      CHECK(compared > 20);
    }
  }
}

TEST_CASE("components: blocks of any length give the same bytes") {
  for (const ComponentCase& c : test::component_cases()) {
    const Bench bench(c);
    constexpr std::size_t n = 67;
    const std::size_t ins = bench.component->inputs.size(), outs = bench.component->outputs.size();
    std::vector<std::vector<double>> in(ins, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i) {
      const auto values = bench.draw(c, i);
      for (std::size_t k = 0; k < ins; ++k) in[k][i] = values.at(bench.component->inputs[k].name);
    }
    std::vector<std::vector<double>> whole(outs, std::vector<double>(n)),
        parts(outs, std::vector<double>(n));
    const auto run = [&](std::vector<std::vector<double>>& out, std::size_t block) {
      for (std::size_t at = 0; at < n; at += block) {
        std::vector<const double*> in_rows;
        std::vector<double*> out_rows;
        for (auto& row : in) in_rows.push_back(row.data() + at);
        for (auto& row : out) out_rows.push_back(row.data() + at);
        bench.component->evaluate(bench.spec.get(), in_rows.data(), out_rows.data(),
                                  std::min(block, n - at));
      }
    };
    run(whole, n);
    for (const std::size_t block : {std::size_t{1}, std::size_t{5}, std::size_t{24}}) {
      run(parts, block);
      for (std::size_t k = 0; k < outs; ++k) {
        INFO(c.name << " " << bench.component->outputs[k].name << " in blocks of " << block);
        CHECK(std::memcmp(parts[k].data(), whole[k].data(), n * sizeof(double)) == 0);
      }
    }
  }
}
