// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/climate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <span>
#include <utility>
#include <vector>

#include "climate_parts.hpp"
#include "issue.hpp"
#include "tenfold/math.hpp"

namespace tenfold::weather {

namespace {

using namespace synthesis;

/// Continuous daily values whose monthly means are those given: linear between adjusted mid-months.
std::vector<double> seasonal(const Monthly& means) {
  Monthly anchors = means;
  std::vector<double> out(days);
  for (int pass = 0; pass < 30; ++pass) {
    for (std::size_t day = 0; day < days; ++day) {
      const std::size_t m = month_of_day(day);
      const auto middle = [](std::size_t k) {
        return 0.5 * static_cast<double>(month_start[k] + month_start[k + 1]);
      };
      const double x = static_cast<double>(day) + 0.5;
      const std::size_t other = x < middle(m) ? (m + 11) % 12 : (m + 1) % 12;
      double distance = math::abs(middle(other) - middle(m));
      if (distance > 180.0) distance = static_cast<double>(days) - distance;
      out[day] = anchors[m] + (anchors[other] - anchors[m]) * math::abs(x - middle(m)) / distance;
    }
    for (std::size_t m = 0; m < 12; ++m) anchors[m] += means[m] - mean(month_of(out, m));
  }
  return out;
}

/// Daily mean dry bulbs: season and weather give the order of a month's days, the stated mean,
/// deviation and skewness (Cornish and Fisher) their values.
std::vector<double> daily_dry_bulbs(const ClimateNormals& n) {
  std::vector<double> out = seasonal(n.dry_bulb_K);
  const std::vector<double> noise =
      autoregressive(Stream::dry_bulb, days, 1, n.daily_mean_lag_correlation);
  for (std::size_t m = 0; m < 12; ++m) {
    const std::span<double> month = month_of(out, m);
    const double wanted = n.daily_mean_deviation_K[m];
    const double trend = deviation(month);
    const double rest =
        math::sqrt(math::max(wanted * wanted - trend * trend, 0.25 * wanted * wanted));
    for (std::size_t i = 0; i < month.size(); ++i) month[i] += rest * noise[month_start[m] + i];
    std::vector<double> scores(month.size());
    for (std::size_t i = 0; i < month.size(); ++i) {
      std::size_t rank = 0;
      for (std::size_t k = 0; k < month.size(); ++k) {
        if (month[k] < month[i] || (month[k] == month[i] && k < i)) ++rank;
      }
      const double q =
          normal_quantile((static_cast<double>(rank) + 0.5) / static_cast<double>(month.size()));
      scores[i] = q + math::clamp(n.daily_mean_skewness[m], -1.2, 1.2) / 6.0 * (q * q - 1.0);
    }
    standardise(scores);
    for (std::size_t i = 0; i < month.size(); ++i) month[i] = n.dry_bulb_K[m] + wanted * scores[i];
  }
  return out;
}

/// Dryness of the days [standard deviations], with the stated correlation to the dry bulb.
std::vector<double> daily_dryness(const ClimateNormals& n, std::vector<double> dry_bulb) {
  Monthly lag{};
  lag.fill(0.6);
  std::vector<double> out = autoregressive(Stream::depression, days, 1, lag);
  for (std::size_t m = 0; m < 12; ++m) {
    const std::span<double> warmth = month_of(dry_bulb, m);
    const std::span<double> own = month_of(out, m);
    standardise(warmth);
    standardise(own);
    double shared = 0.0;
    for (std::size_t i = 0; i < own.size(); ++i)
      shared += own[i] * warmth[i] / static_cast<double>(own.size());
    for (std::size_t i = 0; i < own.size(); ++i) own[i] -= shared * warmth[i];
    standardise(own);
    const double r = math::clamp(n.dew_point_depression_correlation[m], -1.0, 1.0);
    const double rest = math::sqrt(1.0 - r * r);
    for (std::size_t i = 0; i < own.size(); ++i) own[i] = r * warmth[i] + rest * own[i];
  }
  return out;
}

/// Daily mean dew-point depressions: gamma-distributed (Wilson and Hilferty), at least 0.05 K.
std::vector<double> daily_depressions(const ClimateNormals& n, const std::vector<double>& dryness) {
  std::vector<double> out = dryness;
  for (std::size_t m = 0; m < 12; ++m) {
    const std::span<double> month = month_of(out, m);
    const double wanted = math::max(n.dew_point_depression_K[m], 0.05);
    const double spread = n.dew_point_depression_deviation_K[m];
    const double c = math::min(spread / wanted, 1.0);
    for (double& v : month) {
      const double root = math::max(1.0 - c * c / 9.0 + v * c / 3.0, 0.0);
      v = wanted * root * root * root;
    }
    for (int pass = 0; pass < 8; ++pass) {
      const double scale = spread / math::max(deviation(month), 1e-9);
      const double centre = mean(month);
      for (double& v : month) v = math::max(wanted + (v - centre) * scale, 0.05);
    }
  }
  return out;
}

/// Daily scores of the daily range: mean 0 and deviation 1 in each month, larger on dry days (the
/// correlation, 0.48, is the mean over the weather files of tools/climate_places.yaml).
std::vector<double> range_scores(const std::vector<double>& dryness) {
  std::vector<double> out(days);
  for (std::size_t day = 0; day < days; ++day)
    out[day] = 0.48 * dryness[day] + 0.88 * deviate(Stream::range, day);
  for (std::size_t m = 0; m < 12; ++m) standardise(month_of(out, m));
  return out;
}

/// Hour values of daily means: parabolas that keep each day's mean and meet at midnight.
std::vector<double> hourly_of_daily(const std::vector<double>& daily) {
  std::vector<double> out(hours);
  for (std::size_t day = 0; day < days; ++day) {
    const double start = 0.5 * (daily[(day + days - 1) % days] + daily[day]);
    const double end = 0.5 * (daily[(day + 1) % days] + daily[day]);
    for (std::size_t h = 0; h < 24; ++h) {
      const double u = (static_cast<double>(h) + 0.5) / 24.0;
      out[day * 24 + h] = start * (1.0 - 4.0 * u + 3.0 * u * u) + end * (3.0 * u * u - 2.0 * u) +
                          6.0 * daily[day] * (u - u * u);
    }
  }
  return out;
}

/// Shifts the hours of each month to the stated mean.
void close_means(std::vector<double>& hourly, const Monthly& means) {
  for (std::size_t m = 0; m < 12; ++m) {
    const std::span<double> month = hours_of_month(hourly, m);
    const double shift = means[m] - mean(month);
    for (double& v : month) v += shift;
  }
}

/// Daily maximum less daily minimum of the hours of a month.
std::vector<double> ranges(std::span<const double> month) {
  std::vector<double> out(month.size() / 24);
  for (std::size_t day = 0; day < out.size(); ++day) {
    const auto hours_of_day = month.subspan(day * 24, 24);
    const auto [least, most] = std::minmax_element(hours_of_day.begin(), hours_of_day.end());
    out[day] = *most - *least;
  }
  return out;
}

/// Dry bulb and dew point by local hour.
void temperatures(const ClimateNormals& n, const std::vector<double>& dryness,
                  const std::vector<double>& daily, std::vector<double>& dry_bulb,
                  std::vector<double>& dew_point) {
  const std::vector<double> base = hourly_of_daily(daily);
  const std::vector<double> score = hourly_of_daily(range_scores(dryness));
  const double solar_shift = n.longitude_deg / 15.0 - n.utc_offset_s / 3600.0;
  std::vector<double> swing(hours);
  // Level and spread of the swings are found by iteration: the weather from day to day adds to
  // both.
  Monthly level = n.daily_range_K;
  Monthly spread{};
  for (std::size_t m = 0; m < 12; ++m)
    spread[m] = n.daily_range_deviation_K[m] / n.daily_range_K[m];
  dry_bulb.assign(hours, 0.0);
  for (int pass = 0; pass < 12; ++pass) {
    for (std::size_t h = 0; h < hours; ++h) {
      const std::size_t m = month_of_day(h / 24);
      const double hour = static_cast<double>(h % 24) + 0.5 + solar_shift;
      swing[h] = level[m] * math::max(1.0 + spread[m] * score[h], 0.1) * diurnal(hour);
      dry_bulb[h] = base[h] + swing[h];
    }
    close_means(dry_bulb, n.dry_bulb_K);
    for (std::size_t m = 0; m < 12; ++m) {
      const std::vector<double> found = ranges(hours_of_month(dry_bulb, m));
      const double wanted = n.daily_range_K[m], deviates = n.daily_range_deviation_K[m];
      level[m] =
          math::clamp(level[m] * wanted / math::max(mean(found), 0.1), 0.1 * wanted, 3.0 * wanted);
      spread[m] = math::clamp(spread[m] * deviates / math::max(deviation(found), 0.02), 0.0, 1.0);
    }
  }
  std::vector<double> dew_daily = daily_depressions(n, dryness);
  for (std::size_t day = 0; day < days; ++day) dew_daily[day] = daily[day] - dew_daily[day];
  const std::vector<double> dew_base = hourly_of_daily(dew_daily);
  Monthly shift{};
  dew_point.assign(hours, 0.0);
  for (int pass = 0; pass < 12; ++pass) {
    for (std::size_t h = 0; h < hours; ++h) {
      const std::size_t m = month_of_day(h / 24);
      dew_point[h] =
          math::min(dew_base[h] + shift[m] + n.dew_point_daily_slope[m] * swing[h], dry_bulb[h]);
    }
    for (std::size_t m = 0; m < 12; ++m) {
      const double found = mean(hours_of_month(dry_bulb, m)) - mean(hours_of_month(dew_point, m));
      shift[m] += found - n.dew_point_depression_K[m];
    }
  }
}

void check_member(const Monthly& values, const char* name, double least, double most,
                  std::vector<Issue>& issues) {
  for (std::size_t m = 0; m < 12; ++m) {
    if (values[m] >= least && values[m] <= most) continue;
    char text[160];
    std::snprintf(text, sizeof text, "%s of month %zu: %.6g is outside %.6g..%.6g", name, m + 1,
                  values[m], least, most);
    issues.push_back(issue("", text));
  }
}

}  // namespace

void check(const ClimateNormals& n) {
  std::vector<Issue> issues;
  if (!(std::fabs(n.latitude_deg) <= 90.0))
    issues.push_back(issue("", "latitude is outside -90..90 degrees"));
  if (!(std::fabs(n.longitude_deg) <= 180.0))
    issues.push_back(issue("", "longitude is outside -180..180 degrees"));
  if (!(n.elevation_m >= -500.0 && n.elevation_m <= 6000.0))
    issues.push_back(issue("", "elevation is outside -500..6000 m"));
  if (!(std::fabs(n.utc_offset_s) <= 50400.0) || std::fmod(n.utc_offset_s, 60.0) != 0.0)
    issues.push_back(issue("", "the UTC offset is no whole minute in -14..14 h"));
  check_member(n.dry_bulb_K, "dry_bulb [K]", 200.0, 325.0, issues);
  check_member(n.daily_range_K, "daily_range [K]", 0.1, 40.0, issues);
  check_member(n.daily_range_deviation_K, "daily_range_deviation [K]", 0.0, 20.0, issues);
  check_member(n.daily_mean_deviation_K, "daily_mean_deviation [K]", 0.0, 20.0, issues);
  check_member(n.daily_mean_skewness, "daily_mean_skewness", -5.0, 5.0, issues);
  check_member(n.daily_mean_lag_correlation, "daily_mean_lag_correlation", -1.0, 1.0, issues);
  check_member(n.dew_point_depression_K, "dew_point_depression [K]", 0.0, 60.0, issues);
  check_member(n.dew_point_depression_deviation_K, "dew_point_depression_deviation [K]", 0.0, 30.0,
               issues);
  check_member(n.dew_point_depression_correlation, "dew_point_depression_correlation", -1.0, 1.0,
               issues);
  check_member(n.dew_point_daily_slope, "dew_point_daily_slope", -1.5, 1.5, issues);
  check_member(n.pressure_Pa, "pressure [Pa]", 30e3, 120e3, issues);
  check_member(n.global_horizontal_W_per_m2, "global_horizontal [W/m2]", 0.0, 450.0, issues);
  check_member(n.diffuse_share, "diffuse_share", 0.0, 1.0, issues);
  check_member(n.wind_speed_m_per_s, "wind_speed [m/s]", 0.0, 30.0, issues);
  for (Issue& found : issues)
    found.path = "climates." + (n.name.empty() ? std::string("?") : n.name);
  if (!issues.empty()) throw InputError(std::move(issues));
}

WeatherYear synthesise(const ClimateNormals& normals) {
  check(normals);
  const std::vector<double> daily = daily_dry_bulbs(normals);
  const std::vector<double> dryness = daily_dryness(normals, daily);
  std::vector<double> dry_bulb, dew_point;
  temperatures(normals, dryness, daily, dry_bulb, dew_point);
  const Sky irradiance = sky(normals, dryness);
  std::vector<double> pressure = hourly_of_daily(seasonal(normals.pressure_Pa));
  close_means(pressure, normals.pressure_Pa);
  const int offset = static_cast<int>(normals.utc_offset_s);
  WeatherYear out;
  out.name = normals.name;
  out.source = "synthetic year from monthly statistics: " + normals.source;
  out.latitude_deg = normals.latitude_deg;
  out.longitude_deg = normals.longitude_deg;
  out.elevation_m = normals.elevation_m;
  out.dry_bulb_K = utc_hours(dry_bulb, offset);
  out.dew_point_K = utc_hours(dew_point, offset);
  out.pressure_Pa = utc_hours(pressure, offset);
  out.wind_speed_m_per_s = utc_hours(winds(normals), offset);
  out.global_horizontal_W_per_m2 = utc_hours(irradiance.global, offset);
  out.direct_normal_W_per_m2 = utc_hours(irradiance.direct, offset);
  out.diffuse_horizontal_W_per_m2 = utc_hours(irradiance.diffuse, offset);
  check(out);
  return out;
}

}  // namespace tenfold::weather
