// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/topological_sort.hpp>
#include <map>
#include <optional>

#include "tenfold/error.hpp"
#include "tenfold/math.hpp"

namespace tenfold::power {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

struct CycleFinder : boost::dfs_visitor<> {
  std::optional<std::size_t>* found;
  explicit CycleFinder(std::optional<std::size_t>* where) : found(where) {}
  void back_edge(const Graph::edge_descriptor& edge, const Graph& graph) const {
    if (!*found) *found = boost::target(edge, graph);
  }
};

ChainStage stage_of(const ChainComponent& c, double module_W) {
  ChainStage s;
  s.name = c.name;
  s.path_rating_W = c.rating ? value_of(*c.rating) : c.sizing * module_W;
  const double installed = c.redundancy == "two_n"      ? 2.0 * c.units
                           : c.redundancy == "n_plus_1" ? c.units + 1.0
                                                        : c.units;
  s.rating_W = s.path_rating_W * installed / c.units;
  s.no_load = c.no_load;
  s.proportional = c.proportional;
  s.square = c.square;
  s.heat = c.heat == "white_space" ? HeatPlace::white_space
           : c.heat == "outdoors"  ? HeatPlace::outdoors
                                   : HeatPlace::electrical_room;
  s.meter = c.meter == "ups" ? Meter::ups : c.meter == "pdu" ? Meter::pdu : Meter::none;
  s.parent = ChainOrder::npos;
  s.carries_mechanical = false;
  s.carries_it = false;
  return s;
}

}  // namespace

ChainOrder order_chain(const PowerChain& chain, double module_W,
                       std::vector<ChainProblem>& problems) {
  ChainOrder order;
  const std::size_t count = chain.components.size();
  const std::size_t before = problems.size();
  std::map<std::string, std::size_t> index;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    index.emplace(chain.components[i].name, i);
    names.push_back(chain.components[i].name);
  }
  const std::size_t it = count, mechanical = count + 1;
  names.emplace_back("it");
  names.emplace_back("mechanical");
  index["it"] = it;
  index["mechanical"] = mechanical;
  Graph graph(count + 2);
  for (std::size_t i = 0; i < count; ++i) {
    for (const std::string& target : chain.components[i].feeds) {
      const auto found = index.find(target);
      if (found == index.end()) {
        const std::string near = nearest_name(target, names);
        problems.push_back({names[i],
                            "feeds '" + target + "', which is not a component of this chain",
                            near.empty() ? std::string{} : "did you mean '" + near + "'?"});
        continue;
      }
      boost::add_edge(i, found->second, graph);
    }
  }
  std::optional<std::size_t> cycle;
  boost::depth_first_search(graph, boost::visitor(CycleFinder(&cycle)));
  if (cycle) {
    problems.push_back(
        {names[*cycle],
         "is fed by itself: the power chain has a cycle through '" + names[*cycle] + "'",
         "a chain is radial, from one root to 'it' and 'mechanical'"});
    return order;
  }
  std::size_t roots = 0;
  for (std::size_t v = 0; v < count + 2; ++v) {
    const auto feeders = boost::in_degree(v, graph);
    if (feeders > 1)
      problems.push_back(
          {v < count ? names[v] : "",
           "'" + names[v] + "' has " + std::to_string(feeders) +
               " feeders; a radial chain has one (state redundancy with 'redundancy: two_n')",
           ""});
    if (v < count && feeders == 0 && ++roots > 1)
      problems.push_back(
          {names[v], "is an island: nothing feeds it, and the chain already has a root", ""});
    if (v >= count && feeders == 0)
      problems.push_back({"", "nothing feeds '" + names[v] + "'", ""});
    if (v < count && boost::out_degree(v, graph) == 0)
      problems.push_back({names[v], "feeds nothing", ""});
  }
  if (problems.size() != before) return order;
  std::vector<std::size_t> sorted;  // leaves first: what topological_sort gives
  boost::topological_sort(graph, std::back_inserter(sorted));
  std::vector<std::size_t> position(count + 2, ChainOrder::npos);
  for (const std::size_t v : sorted) {
    if (v >= count) continue;
    position[v] = order.stages.size();
    order.stages.push_back(stage_of(chain.components[v], module_W));
  }
  const auto feeder = [&](std::size_t v) {
    const auto range = boost::in_edges(v, graph);
    return range.first == range.second ? ChainOrder::npos
                                       : position[boost::source(*range.first, graph)];
  };
  for (std::size_t v = 0; v < count; ++v) order.stages[position[v]].parent = feeder(v);
  order.it_feeder = feeder(it);
  order.mechanical_feeder = feeder(mechanical);
  for (std::size_t s = order.it_feeder; s != ChainOrder::npos; s = order.stages[s].parent)
    order.stages[s].carries_it = true;
  for (std::size_t s = order.mechanical_feeder; s != ChainOrder::npos; s = order.stages[s].parent) {
    order.stages[s].carries_mechanical = true;
    if (order.stages[s].heat != HeatPlace::outdoors) {
      problems.push_back({order.stages[s].name,
                          "carries mechanical load, so its loss must heat outdoors (heat: "
                          "outdoors), not a cooled room",
                          ""});
    }
  }
  return order;
}

namespace {
/// Loss as a + b P + c P^2 of all energised modules.
struct StageLoss {
  double constant_W, linear, per_W;
  StageLoss(const ChainStage& stage, double modules)
      : constant_W(stage.rating_W * modules * stage.no_load),
        linear(stage.proportional),
        per_W(stage.square / (stage.rating_W * modules)) {}
  [[nodiscard, gnu::always_inline]] double operator()(double out_W) const {
    return constant_W + out_W * (linear + out_W * per_W);
  }
};
}  // namespace

TENFOLD_CLONES void stage_loss(const ChainStage& stage, double modules, const double* out_W,
                               double* loss_W, std::size_t n) {
  const StageLoss loss(stage, modules);
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) loss_W[i] = loss(out_W[i]);
}

TENFOLD_CLONES void pass_stage(const ChainStage& stage, double modules, double* out_W,
                               double* chain_loss_W, double* place_W, std::size_t n) {
  const StageLoss loss(stage, modules);
#pragma GCC ivdep
  for (std::size_t i = 0; i < n; ++i) {
    const double lost = loss(out_W[i]);
    out_W[i] += lost;
    chain_loss_W[i] += lost;
    place_W[i] += lost;
  }
}

}  // namespace tenfold::power
