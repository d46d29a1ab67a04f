// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// Parameters of the activity model from catalog entries.
#pragma once

#include <map>
#include <string>

#include "tenfold/it/activity.hpp"
#include "tenfold/it/models.hpp"
#include "tenfold/scenario/read.hpp"

namespace tenfold::engine {

/// Whether an accelerator's facts suffice for the activity model.
bool has_activity(const it::Accelerator& part);

/// Parameters of an entry of `parts`, scaled from the entry that it names where it states none.
/// @throws InputError if there is no such entry, or facts are missing
it::ActivityParameters activity_parameters(const std::map<std::string, it::Accelerator>& parts,
                                           const std::string& name);

/// The entry and those that it is scaled from, read from a catalog into `parts`.
/// @throws InputError if there is no such entry; ScenarioError if it cannot be read
void read_accelerator(const scenario::Catalog& catalog, const std::string& name,
                      std::map<std::string, it::Accelerator>& parts);

/// A language model of the catalog. @throws as read_accelerator()
it::LanguageModel read_language_model(const scenario::Catalog& catalog, const std::string& name);

}  // namespace tenfold::engine
