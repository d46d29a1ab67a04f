// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "catch.hpp"
#include "power/graph.hpp"

using namespace tenfold::power;

namespace {
ChainComponent part(const std::string& name, std::vector<std::string> feeds,
                    const std::string& heat = "electrical_room") {
  ChainComponent c;
  c.name = name;
  c.feeds = std::move(feeds);
  c.heat = heat;
  return c;
}
PowerChain chain(std::vector<ChainComponent> parts) {
  PowerChain p;
  p.components = std::move(parts);
  return p;
}
}  // namespace

TEST_CASE("a radial chain is ordered from leaf to root") {
  std::vector<ChainProblem> problems;
  const ChainOrder order = order_chain(chain({part("root", {"ups", "mechanical"}, "outdoors"),
                                              part("ups", {"pdu"}), part("pdu", {"it"})}),
                                       1e6, problems);
  REQUIRE(problems.empty());
  REQUIRE(order.stages.size() == 3);
  CHECK(order.stages[order.it_feeder].name == "pdu");
  CHECK(order.stages[order.mechanical_feeder].name == "root");
  CHECK(order.stages[order.stages[order.it_feeder].parent].name == "ups");
  CHECK(order.stages[order.mechanical_feeder].carries_it);
}

TEST_CASE("cycles, islands, two feeders and unknown names are problems with a name") {
  std::vector<ChainProblem> p;
  order_chain(chain({part("a", {"b"}), part("b", {"a", "it"})}), 1e6, p);
  REQUIRE_FALSE(p.empty());
  CHECK_THAT(p.front().message, Catch::Matchers::ContainsSubstring("cycle"));
  p.clear();
  order_chain(chain({part("a", {"it", "mechanical"}, "outdoors"), part("b", {"a2"})}), 1e6, p);
  REQUIRE_FALSE(p.empty());
  CHECK(p.front().component == "b");
  p.clear();
  order_chain(
      chain({part("a", {"it", "b"}, "outdoors"), part("b", {"it", "mechanical"}, "outdoors")}), 1e6,
      p);
  REQUIRE_FALSE(p.empty());
  CHECK_THAT(p.front().message, Catch::Matchers::ContainsSubstring("2 feeders"));
  p.clear();
  order_chain(chain({part("a", {"it", "mechanical"}, "white_space")}), 1e6, p);
  REQUIRE(p.size() == 1);
  CHECK_THAT(p.front().message, Catch::Matchers::ContainsSubstring("outdoors"));
}

TEST_CASE("transformer: loss at no load is P0, efficiency peaks at sqrt(P0/Pk)") {
  // 2.5 MVA oil: a 0.0007, c 0.0075 (physics reference, f): peak at 0.3055.
  ChainStage s{};
  s.rating_W = 2.5e6;
  s.no_load = 0.0007;
  s.square = 0.0075;
  const double zero = 0.0;
  double loss = 0.0;
  stage_loss(s, 1.0, &zero, &loss, 1);
  CHECK(loss == 0.0007 * 2.5e6);
  double best = 0.0, at = 0.0;
  for (double load = 0.01; load < 1.0; load += 0.0005) {
    const double out = load * 2.5e6;
    stage_loss(s, 1.0, &out, &loss, 1);
    if (out / (out + loss) > best) {
      best = out / (out + loss);
      at = load;
    }
  }
  CHECK(at == Approx(std::sqrt(0.0007 / 0.0075)).margin(0.001));
}

TEST_CASE("2N against N with the modern UPS curve at 80 % of design: 3.23 % against 3.09 % loss") {
  PowerChain p = chain({part("root", {"ups", "mechanical"}, "outdoors"), part("ups", {"it"})});
  p.components[1].no_load = 0.005;
  p.components[1].proportional = 0.015;
  p.components[1].square = 0.012;
  p.components[1].sizing = 1.0;
  for (const auto& [redundancy, expected] : {std::pair{"n", 0.0309}, {"two_n", 0.0323}}) {
    p.components[1].redundancy = redundancy;
    std::vector<ChainProblem> problems;
    const ChainOrder order = order_chain(p, 1e6, problems);
    const double out = 0.8e6;
    double loss = 0.0;
    stage_loss(order.stages[order.it_feeder], 1.0, &out, &loss, 1);
    CHECK(loss / out == Approx(expected).margin(0.0001));
  }
}
