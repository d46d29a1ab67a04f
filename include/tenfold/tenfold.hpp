// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
/// @file
/// The whole public API but result files (tenfold/results/hdf5.hpp, target tenfold::hdf5).
#pragma once

#include "tenfold/engine/model.hpp"
#include "tenfold/engine/simulate.hpp"
#include "tenfold/error.hpp"
#include "tenfold/kpi/kpi.hpp"
#include "tenfold/results/results.hpp"
#include "tenfold/scenario/scenario.hpp"
