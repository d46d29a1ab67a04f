// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/climate_entry.hpp"

namespace tenfold::weather {

const FieldTable& ClimatePlace::fields() {
  static const TableOf<ClimatePlace> table = [] {
    TableOf<ClimatePlace> t("ClimatePlace", "Where the statistics of a climate were taken.");
    t.number("latitude", &ClimatePlace::latitude,
             {.doc = "Degrees north.", .minimum = -90, .maximum = 90, .required = true})
        .number("longitude", &ClimatePlace::longitude,
                {.doc = "Degrees east.", .minimum = -180, .maximum = 180, .required = true})
        .number("elevation", &ClimatePlace::elevation,
                {.doc = "Height above sea level.", .minimum = -430, .maximum = 6000})
        .number("utc_offset", &ClimatePlace::utc_offset,
                {.doc = "Local standard time minus UTC.", .minimum = -43200, .maximum = 50400});
    return t;
  }();
  return table;
}

const FieldTable& ClimateEntry::fields() {
  static const TableOf<ClimateEntry> table = [] {
    TableOf<ClimateEntry> t(
        "ClimateEntry",
        "Monthly statistics from which a weather year is synthesised deterministically.");
    using C = ClimateEntry;
    t.spec("location", &C::location, "Place.", true)
        .numbers("dry_bulb", &C::dry_bulb, 12,
                 {.doc = "Mean dry bulb.", .minimum = 203.15, .maximum = 333.15, .required = true})
        .numbers("daily_range", &C::daily_range, 12,
                 {.doc = "Mean daily range.", .minimum = 0, .maximum = 40, .required = true})
        .numbers("daily_range_deviation", &C::daily_range_deviation, 12,
                 {.doc = "Standard deviation of the daily range over the days of the month; where "
                         "it is not stated, a third of the range.",
                  .minimum = 0,
                  .maximum = 20})
        .numbers("daily_mean_deviation", &C::daily_mean_deviation, 12,
                 {.doc = "Standard deviation of daily means.",
                  .minimum = 0,
                  .maximum = 20,
                  .required = true})
        .numbers("daily_mean_skewness", &C::daily_mean_skewness, 12,
                 {.doc = "Skewness of daily means.", .minimum = -3, .maximum = 3})
        .numbers("daily_mean_lag_correlation", &C::daily_mean_lag_correlation, 12,
                 {.doc = "Lag-1 correlation of daily means.",
                  .minimum = -0.9,
                  .maximum = 0.99,
                  .required = true})
        .numbers(
            "dew_point_depression", &C::dew_point_depression, 12,
            {.doc = "Mean dry bulb less dew point.", .minimum = 0, .maximum = 60, .required = true})
        .numbers("dew_point_depression_deviation", &C::dew_point_depression_deviation, 12,
                 {.doc = "Standard deviation of its daily means.",
                  .minimum = 0,
                  .maximum = 30,
                  .required = true})
        .numbers("dew_point_depression_correlation", &C::dew_point_depression_correlation, 12,
                 {.doc = "Correlation of its daily means with those of dry bulb.",
                  .minimum = -1,
                  .maximum = 1})
        .numbers("dew_point_daily_slope", &C::dew_point_daily_slope, 12,
                 {.doc = "Dew point over dry bulb within a day.", .minimum = -2, .maximum = 2})
        .numbers("pressure", &C::pressure, 12,
                 {.doc = "Station pressure.", .minimum = 4e4, .maximum = 1.1e5, .required = true})
        .numbers("global_horizontal", &C::global_horizontal, 12,
                 {.doc = "Global horizontal irradiance, mean over all hours.",
                  .minimum = 0,
                  .maximum = 600,
                  .required = true})
        .numbers("diffuse_share", &C::diffuse_share, 12,
                 {.doc = "Diffuse over global.", .minimum = 0, .maximum = 1})
        .numbers("wind_speed", &C::wind_speed, 12,
                 {.doc = "Mean wind speed.", .minimum = 0, .maximum = 40, .required = true});
    return t;
  }();
  return table;
}

namespace {
template <class Quantity>
void copy(const std::vector<Quantity>& from, Monthly& to) {
  for (std::size_t i = 0; i < from.size() && i < to.size(); ++i) to[i] = value_of(from[i]);
}
}  // namespace

ClimateNormals normals_of(const ClimateEntry& e, const std::string& name) {
  ClimateNormals n;
  n.name = name;
  n.latitude_deg = e.location.latitude;
  n.longitude_deg = e.location.longitude;
  n.elevation_m = value_of(e.location.elevation);
  n.utc_offset_s = value_of(e.location.utc_offset);
  copy(e.dry_bulb, n.dry_bulb_K);
  copy(e.daily_range, n.daily_range_K);
  // 0.33 is the mean of that ratio over the weather files of tools/climate_places.yaml.
  for (std::size_t m = 0; m < 12; ++m) n.daily_range_deviation_K[m] = 0.33 * n.daily_range_K[m];
  copy(e.daily_range_deviation, n.daily_range_deviation_K);
  copy(e.daily_mean_deviation, n.daily_mean_deviation_K);
  copy(e.daily_mean_skewness, n.daily_mean_skewness);
  copy(e.daily_mean_lag_correlation, n.daily_mean_lag_correlation);
  copy(e.dew_point_depression, n.dew_point_depression_K);
  copy(e.dew_point_depression_deviation, n.dew_point_depression_deviation_K);
  copy(e.dew_point_depression_correlation, n.dew_point_depression_correlation);
  copy(e.dew_point_daily_slope, n.dew_point_daily_slope);
  copy(e.pressure, n.pressure_Pa);
  copy(e.global_horizontal, n.global_horizontal_W_per_m2);
  copy(e.diffuse_share, n.diffuse_share);
  copy(e.wind_speed, n.wind_speed_m_per_s);
  return n;
}

}  // namespace tenfold::weather
