// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/supply/supply.hpp"

namespace tenfold::supply {

const FieldTable& GridZone::fields() {
  static const TableOf<GridZone> table = [] {
    TableOf<GridZone> t(
        "GridZone",
        "Grid zone: direct carbon intensity c(t) = annual x month factor x hour factor.");
    t.text("country", &GridZone::country, "ISO 3166 country code.", true)
        .series("intensity", &GridZone::intensity,
                {.doc = "Annual mean of direct emissions per energy consumed, by year.",
                 .minimum = 0,
                 .maximum = 2e-6,
                 .required = true})
        .number("annual_change", &GridZone::annual_change,
                {.doc = "Relative change per year after the last stated year.",
                 .minimum = -0.5,
                 .maximum = 0.5})
        .numbers("month_shape", &GridZone::month_shape, 12,
                 {.doc = "Factor by month, mean 1.", .minimum = 0, .maximum = 10})
        .numbers(
            "hour_shape", &GridZone::hour_shape, 24,
            {.doc = "Factor by hour of local standard time, mean 1.", .minimum = 0, .maximum = 10})
        .number("water", &GridZone::water, {.doc = "Water consumed in generation.", .minimum = 0})
        .number("price", &GridZone::price, {.doc = "Mean energy price.", .minimum = -1e-6});
    return t;
  }();
  return table;
}

const FieldTable& Grid::fields() {
  static const TableOf<Grid> table = [] {
    TableOf<Grid> t("Grid", "Grid connection of a site.");
    t.text("zone", &Grid::zone, "Grid zone.", true, "grid_zones")
        .number("connection", &Grid::connection, {.doc = "Import limit.", .minimum = 0})
        .flag("export_allowed", &Grid::export_allowed, "Surplus is exported, else curtailed.")
        .series("clean_share", &Grid::clean_share,
                {.doc = "Share of imports matched by certificates, by date (annual matching).",
                 .minimum = 0,
                 .maximum = 1});
    return t;
  }();
  return table;
}

const FieldTable& Pv::fields() {
  static const TableOf<Pv> table = [] {
    TableOf<Pv> t("Pv",
                  "Photovoltaic plant on a fixed plane: isotropic sky, Faiman cell temperature, "
                  "PVWatts losses and inverter.");
    t.text("name", &Pv::name, "Name of the plant.")
        .number("capacity", &Pv::capacity,
                {.doc = "DC power at 1000 W/m2 and 25 degC.", .minimum = 0, .required = true})
        .number("tilt", &Pv::tilt,
                {.doc = "Tilt from horizontal in degrees, facing the equator.",
                 .minimum = 0,
                 .maximum = 90})
        .number("dc_ac_ratio", &Pv::dc_ac_ratio,
                {.doc = "DC capacity over inverter rating.", .minimum = 0.5, .maximum = 3})
        .number("temperature_coefficient", &Pv::temperature_coefficient,
                {.doc = "Power change per kelvin of cell temperature.",
                 .minimum = -0.01,
                 .maximum = 0,
                 .source = "pvlib pvwatts_dc"})
        .number("losses", &Pv::losses,
                {.doc = "System losses.",
                 .minimum = 0,
                 .maximum = 0.9,
                 .source = "PVWatts product, 14.08 %"})
        .number("albedo", &Pv::albedo, {.doc = "Ground reflectance.", .minimum = 0, .maximum = 1});
    return t;
  }();
  return table;
}

const FieldTable& Battery::fields() {
  static const TableOf<Battery> table = [] {
    TableOf<Battery> t("Battery", "Battery: E+ = clamp(E + eta_c P_c dt - P_d dt / eta_d).");
    t.text("name", &Battery::name, "Name of the battery.")
        .number("power", &Battery::power,
                {.doc = "Charge and discharge limit at the bus.", .minimum = 0, .required = true})
        .number(
            "energy", &Battery::energy,
            {.doc = "Energy capacity.", .minimum = 0, .required = true, .exclusive_minimum = true})
        .number("charge_efficiency", &Battery::charge_efficiency,
                {.doc = "Charging efficiency.", .minimum = 0.3, .maximum = 1})
        .number("discharge_efficiency", &Battery::discharge_efficiency,
                {.doc = "Discharging efficiency.", .minimum = 0.3, .maximum = 1})
        .number("minimum_charge", &Battery::minimum_charge,
                {.doc = "Lowest stored energy over capacity.", .minimum = 0, .maximum = 0.95})
        .number("initial_charge", &Battery::initial_charge,
                {.doc = "Stored energy at the start over capacity.", .minimum = 0, .maximum = 1})
        .number("auxiliary", &Battery::auxiliary,
                {.doc = "Constant auxiliary load over power.",
                 .minimum = 0,
                 .maximum = 0.1,
                 .source = "physics reference g, 0.5 to 2 %"})
        .choice("policy", &Battery::policy, {"self_consumption", "peak_shaving"}, "What it is for.")
        .number("threshold", &Battery::threshold,
                {.doc = "Peak shaving: import that it keeps the site below.", .minimum = 0});
    return t;
  }();
  return table;
}

}  // namespace tenfold::supply
