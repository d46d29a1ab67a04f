// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Results from what the sites wrote.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "site_runner.hpp"

namespace tenfold::engine {

/// Positions in site_quantities() of the channels asked for. @throws InputError for an unknown name
std::vector<std::size_t> chosen_channels(const std::vector<std::string>& asked,
                                         const std::vector<std::string>& scenario);
/// Results with empty channels of full length.
Results prepare_results(const ModelData& model, const std::vector<std::size_t>& channels);
/// Lets each site write to its part of the channels.
void connect(Results& results, std::size_t site, const std::vector<std::size_t>& channels,
             SiteOutput& output);
/// Totals, ledger flows, events and KPIs.
/// @param required what the sites wrote with the limits off
void finish_results(const ModelData& model, const std::deque<SiteOutput>& outputs,
                    const std::deque<SiteOutput>& required, Results& results);
/// Racks, money, embodied carbon, limits and demands of the build-out.
void fleet_results(const ModelData& model, const std::deque<SiteOutput>& outputs,
                   const std::deque<SiteOutput>& required, Results& results);
/// Whether a site's reached run is also what is required: same racks, no limit felt.
bool reached_is_required(const ModelData& model, std::size_t site, const SiteOutput& reached);

}  // namespace tenfold::engine
