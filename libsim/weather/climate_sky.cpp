// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "climate_parts.hpp"
#include "tenfold/weather/sun.hpp"

namespace tenfold::weather::synthesis {

namespace {

/// Share of diffuse in global irradiance by clearness; Erbs, Klein and Duffie 1982.
double erbs(double clearness) {
  const double k = clearness;
  if (k <= 0.22) return 1.0 - 0.09 * k;
  if (k <= 0.80) return 0.9511 + k * (-0.1604 + k * (4.388 + k * (-16.638 + k * 12.336)));
  return 0.165;
}

/// Irradiance by local hour.
class Irradiance {
 public:
  std::vector<double> global, direct, diffuse;

  Irradiance(const ClimateNormals& n, const std::vector<double>& dryness)
      : global(hours),
        direct(hours),
        diffuse(hours),
        normals_(n),
        height_(hours),
        normal_(hours),
        clearness_(hours) {
    raise_sun();
    set_clearness(dryness);
    for (std::size_t m = 0; m < 12; ++m) close_month(m);
  }

 private:
  /// Mean over each hour of the sine of the sun's height while it is up.
  void raise_sun() {
    constexpr std::size_t parts = 6;
    std::vector<double> east(24 * parts), north(24 * parts), up(24 * parts);
    for (std::size_t day = 0; day < days; ++day) {
      const std::size_t calendar = day < leap_day_of_weather_year ? day : day + 1;
      const std::int64_t first = weather_year_utc_seconds +
                                 static_cast<std::int64_t>(calendar) * 86400 -
                                 static_cast<std::int64_t>(normals_.utc_offset_s);
      sun_directions(first, 3600 / static_cast<int>(parts), normals_.latitude_deg,
                     normals_.longitude_deg, east, north, up);
      for (std::size_t h = 0; h < 24; ++h) {
        double sum = 0.0;
        for (std::size_t i = 0; i < parts; ++i) sum += math::max(up[h * parts + i], 0.0);
        height_[day * 24 + h] = sum / static_cast<double>(parts);
        normal_[day * 24 + h] =
            extraterrestrial_normal_W_per_m2(static_cast<double>(first) + 43200.0);
      }
    }
  }

  /// Relative clearness: dry days are clear; low sun passes more air.
  void set_clearness(const std::vector<double>& dryness) {
    for (std::size_t day = 0; day < days; ++day) {
      const double factor = math::clamp(
          1.0 + 0.32 * (0.5 * dryness[day] + 0.87 * deviate(Stream::clearness, day)), 0.15, 1.7);
      for (std::size_t h = day * 24; h < day * 24 + 24; ++h)
        clearness_[h] = factor * math::pow(math::max(height_[h], 1e-3), 0.15);
    }
  }

  void close_month(std::size_t m) {
    const std::size_t first = month_start[m] * 24, last = month_start[m + 1] * 24;
    const double wanted =
        normals_.global_horizontal_W_per_m2[m] * static_cast<double>(last - first);
    double level = 0.6, sum = 0.0;
    for (int pass = 0; pass < 60; ++pass) {
      sum = 0.0;
      for (std::size_t h = first; h < last; ++h) {
        global[h] = math::min(level * clearness_[h], 0.80) * normal_[h] * height_[h];
        sum += global[h];
      }
      if (sum > 0.0) level = math::clamp(level * wanted / sum, 0.0, 50.0);
    }
    // Only a mean beyond the bound of clearness leaves a rest; it is spread in proportion.
    const double rest = sum > 0.0 ? wanted / sum : 0.0;
    for (std::size_t h = first; h < last; ++h) global[h] *= rest;
    split_month(first, last, wanted * normals_.diffuse_share[m]);
  }

  /// Erbs' share to a power that gives the stated monthly share.
  void split_month(std::size_t first, std::size_t last, double wanted) {
    double least = 0.02, most = 50.0;
    for (int pass = 0; pass < 50; ++pass) {
      const double power = math::sqrt(least * most);
      double sum = 0.0;
      for (std::size_t h = first; h < last; ++h) {
        split_hour(h, power);
        sum += diffuse[h];
      }
      (sum > wanted ? least : most) = power;
    }
  }

  void split_hour(std::size_t h, double power) {
    const double outside = normal_[h] * height_[h];
    if (!(outside > 1e-6)) {
      diffuse[h] = global[h];
      direct[h] = 0.0;
      return;
    }
    const double share = math::pow(erbs(global[h] / outside), power);
    // Direct irradiance at most 80 % of that outside the atmosphere; the rest is diffuse.
    direct[h] = math::min(global[h] * (1.0 - share) / height_[h], 0.8 * normal_[h]);
    diffuse[h] = global[h] - direct[h] * height_[h];
  }

  const ClimateNormals& normals_;
  std::vector<double> height_, normal_, clearness_;
};

}  // namespace

Sky sky(const ClimateNormals& normals, const std::vector<double>& dryness) {
  Irradiance made(normals, dryness);
  return {std::move(made.global), std::move(made.direct), std::move(made.diffuse)};
}

std::vector<double> winds(const ClimateNormals& n) {
  Monthly lag{};
  lag.fill(0.93);
  const std::vector<double> u = autoregressive(Stream::wind_u, hours, 24, lag);
  const std::vector<double> v = autoregressive(Stream::wind_v, hours, 24, lag);
  const double solar_shift = n.longitude_deg / 15.0 - n.utc_offset_s / 3600.0;
  std::vector<double> out(hours);
  for (std::size_t h = 0; h < hours; ++h)
    out[h] = math::sqrt(u[h] * u[h] + v[h] * v[h]) *
             (1.0 + 0.4 * diurnal(static_cast<double>(h % 24) + 0.5 + solar_shift));
  for (std::size_t m = 0; m < 12; ++m) {
    const std::span<double> month = hours_of_month(out, m);
    const double scale = n.wind_speed_m_per_s[m] / mean(month);
    for (double& value : month) value *= scale;
  }
  return out;
}

}  // namespace tenfold::weather::synthesis
