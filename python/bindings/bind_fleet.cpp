// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include "bindings.hpp"
#include "tenfold/fleet/problem.hpp"
#include "tenfold/tenfold.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

template <class T>
py::array_t<T> vector(const std::vector<T>& values) {
  return py::array_t<T>(static_cast<py::ssize_t>(values.size()), values.data());
}

/// Rows of equal length as a table [row, column].
template <class T, class List, class Get>
py::array_t<T> table(const List& list, std::size_t columns, Get get) {
  py::array_t<T> out({list.size(), columns});
  auto cells = out.template mutable_unchecked<2>();
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& row = get(list[i]);
    for (std::size_t j = 0; j < columns; ++j)
      cells(static_cast<py::ssize_t>(i), static_cast<py::ssize_t>(j)) = row[j];
  }
  return out;
}

py::array_t<double> matrix(const std::vector<double>& values, std::size_t columns) {
  const std::size_t rows = columns == 0 ? 0 : values.size() / columns;
  py::array_t<double> out({rows, columns});
  std::copy(values.begin(), values.end(), out.mutable_data());
  return out;
}

template <class List, class Member>
py::list column(const List& list, Member member) {
  py::list out;
  for (const auto& item : list) out.append(item.*member);
  return out;
}

py::dict statement(const fleet::Problem& p) {
  const std::size_t months = p.months;
  py::dict d;
  d["first_month"] = p.first_month;
  d["months"] = months;
  py::dict o;
  o["site"] = column(p.options, &fleet::Option::site);
  o["hall"] = column(p.options, &fleet::Option::hall);
  o["rack"] = column(p.options, &fleet::Option::rack);
  o["vendor"] = column(p.options, &fleet::Option::vendor);
  o["counts"] = column(p.options, &fleet::Option::counts);
  o["hall_index"] = column(p.options, &fleet::Option::hall_index);
  o["opens"] = column(p.options, &fleet::Option::opens);
  o["closes"] = column(p.options, &fleet::Option::closes);
  o["retires"] = column(p.options, &fleet::Option::retires);
  o["hall_share"] = column(p.options, &fleet::Option::hall_share);
  o["peak_W"] = column(p.options, &fleet::Option::peak_W);
  o["chips"] = column(p.options, &fleet::Option::chips);
  o["fixed"] = column(p.options, &fleet::Option::fixed);
  o["life_months"] = column(p.options, &fleet::Option::life_months);
  o["price_usd"] =
      table<double>(p.options, months, [](const auto& x) -> const auto& { return x.price_usd; });
  o["closed_by"] =
      table<int>(p.options, months, [](const auto& x) -> const auto& { return x.closed_by; });
  py::list survival;
  for (const fleet::Option& x : p.options) survival.append(vector(x.survival));
  o["survival"] = survival;
  d["options"] = o;
  py::dict h;
  h["site"] = column(p.halls, &fleet::HallRow::site);
  h["hall"] = column(p.halls, &fleet::HallRow::hall);
  h["fill_limit"] = column(p.halls, &fleet::HallRow::fill_limit);
  h["facility_usd_per_W"] = column(p.halls, &fleet::HallRow::facility_usd_per_W);
  d["halls"] = h;
  const auto cohorts = [](const std::vector<fleet::Cohort>& list) {
    py::list out;
    for (const fleet::Cohort& c : list) out.append(py::make_tuple(c.option, c.column, c.count));
    return out;
  };
  d["stock"] = cohorts(p.stock);
  d["outright"] = cohorts(p.outright);
  py::list demand;
  for (const fleet::DemandRow& k : p.demand) {
    py::dict row;
    row["name"] = k.name;
    row["metric"] = k.metric;
    row["wanted"] = vector(k.wanted);
    row["unit"] = vector(k.unit);
    row["racks"] = k.racks;
    row["mix"] = matrix(k.mix, months);
    row["sites"] = k.sites;
    row["share"] = matrix(k.share, months);
    demand.append(row);
  }
  d["demand"] = demand;
  d["fx"] = vector(p.fx);
  py::list power, chips, capex, access;
  for (const fleet::PowerLimit& l : p.power) {
    py::dict row;
    row["name"] = l.name;
    row["kind"] = l.kind;
    row["site"] = l.site;
    row["peak_W"] = vector(l.peak_W);
    row["per_unit"] = l.per_unit;
    power.append(row);
  }
  for (const fleet::ChipRow& l : p.chips) {
    py::dict row;
    row["name"] = l.name;
    row["vendor"] = l.vendor;
    row["rate"] = vector(l.rate);
    chips.append(row);
  }
  for (const fleet::CapexRow& l : p.capex) {
    py::dict row;
    row["name"] = l.name;
    row["from"] = l.from;
    row["to"] = l.to;
    row["total_cny"] = l.total_cny;
    row["even"] = l.even;
    capex.append(row);
  }
  for (const fleet::AccessRow& l : p.access) access.append(py::make_tuple(l.name, l.kind));
  d["power"] = power;
  d["chips"] = chips;
  d["capex"] = capex;
  d["access"] = access;
  return d;
}

py::dict plan_dict(const fleet::Plan& p) {
  const std::size_t months = p.months;
  py::dict d;
  d["owned"] = matrix(p.owned, months);
  d["count"] = matrix(p.count, months);
  d["purchased"] = matrix(p.purchased, months);
  d["retired"] = matrix(p.retired, months);
  d["rating_W"] = matrix(p.rating_W, months);
  d["wanted"] = matrix(p.wanted, months);
  d["reached"] = matrix(p.reached, months);
  d["capex_it_usd"] = matrix(p.capex_it_usd, months);
  d["capex_facility_usd"] = matrix(p.capex_facility_usd, months);
  d["embodied_bought"] = matrix(p.embodied_bought, months);
  d["embodied_amortised"] = matrix(p.embodied_amortised, months);
  d["embodied_written_off"] = matrix(p.embodied_written_off, months);
  d["embodied_balance"] = matrix(p.embodied_balance, months);
  d["embodied_opening"] = vector(p.embodied_opening);
  d["binding"] = p.binding;
  py::list limits;
  for (const fleet::LimitSeries& l : p.limits) {
    py::dict row;
    row["name"] = l.name;
    row["kind"] = l.kind;
    row["unit"] = l.unit;
    row["available"] = vector(l.available);
    row["used"] = vector(l.used);
    row["binding"] = vector(l.binding);
    limits.append(row);
  }
  d["limits"] = limits;
  return d;
}

}  // namespace

void bind_fleet(py::module_& m) {
  m.def(
      "fleet_problem", [](const Scenario& s) { return statement(fleet::state_problem(s)); },
      py::arg("scenario"), "The statement of the build-out as arrays.");
  m.def(
      "fleet_plan",
      [](const Scenario& s, bool limited) {
        return plan_dict(fleet::build_out(fleet::state_problem(s), limited));
      },
      py::arg("scenario"), py::arg("limited") = true, "What the monthly rule does.");
  m.def(
      "weibull_survival",
      [](double shape, double scale_months) {
        return vector(fleet::weibull_survival(shape, scale_months));
      },
      py::arg("shape"), py::arg("scale_months"));
}

}  // namespace tenfold::bindings
