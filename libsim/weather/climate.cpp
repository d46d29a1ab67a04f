// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/weather/climate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <span>
#include <utility>
#include <vector>

#include "issue.hpp"
#include "tenfold/math.hpp"
#include "tenfold/weather/psychrometrics.hpp"
#include "tenfold/weather/sun.hpp"

namespace tenfold::weather {

namespace {

constexpr std::size_t days = 365;
constexpr std::size_t hours = days * 24;
constexpr std::array<std::size_t, 13> month_start{0,   31,  59,  90,  120, 151, 181,
                                                  212, 243, 273, 304, 334, 365};

/// Streams of random deviates.
enum class Stream : std::uint64_t { dry_bulb = 1, depression, range, clearness, wind_u, wind_v };

/// Standard normal quantile, relative error below 1.2e-9 (Acklam's rational approximation).
double normal_quantile(double p) {
  const auto tail = [](double probability) {
    const double q = math::sqrt(-2.0 * math::log(probability));
    return (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q -
              2.549732539343734) *
                 q +
             4.374664141464968) *
                q +
            2.938163982698783) /
           ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q +
             3.754408661907416) *
                q +
            1.0);
  };
  if (p < 0.02425) return tail(p);
  if (p > 0.97575) return -tail(1.0 - p);
  const double q = p - 0.5;
  const double r = q * q;
  return (((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r +
            1.383577518672690e2) *
               r -
           3.066479806614716e1) *
              r +
          2.506628277459239) *
         q /
         (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r +
            6.680131188771972e1) *
               r -
           1.328068155288572e1) *
              r +
          1.0);
}

/// Standard normal deviate of a stream and a counter (SplitMix64 of both).
double deviate(Stream stream, std::size_t counter) {
  std::uint64_t x = static_cast<std::uint64_t>(stream) * 0xd1342543de82ef95ull +
                    (static_cast<std::uint64_t>(counter) + 1u) * 0x9e3779b97f4a7c15ull;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  x ^= x >> 31;
  return normal_quantile((static_cast<double>(x >> 12) + 0.5) * 0x1p-52);
}

std::size_t month_of_day(std::size_t day) {
  std::size_t month = 0;
  while (day >= month_start[month + 1]) ++month;
  return month;
}

double mean(std::span<const double> values) {
  double sum = 0.0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

double deviation(std::span<const double> values) {
  const double m = mean(values);
  double sum = 0.0;
  for (const double v : values) sum += (v - m) * (v - m);
  return math::sqrt(sum / static_cast<double>(values.size()));
}

/// Shifts and scales values to mean 0 and deviation 1.
void standardise(std::span<double> values) {
  const double m = mean(values);
  const double s = deviation(values);
  for (double& v : values) v = s > 0.0 ? (v - m) / s : 0.0;
}

std::span<double> month_of(std::vector<double>& daily, std::size_t month) {
  return std::span(daily).subspan(month_start[month], month_start[month + 1] - month_start[month]);
}

std::span<double> hours_of_month(std::vector<double>& hourly, std::size_t month) {
  return std::span(hourly).subspan(month_start[month] * 24,
                                   (month_start[month + 1] - month_start[month]) * 24);
}

/// First-order autoregressive deviates with deviation 1; a correlation by month of the counter.
std::vector<double> autoregressive(Stream stream, std::size_t count, std::size_t per_day,
                                   const Monthly& correlation) {
  std::vector<double> out(count);
  double previous = deviate(stream, count);
  for (std::size_t i = 0; i < count; ++i) {
    const double r = math::clamp(correlation[month_of_day(i / per_day)], -0.95, 0.99);
    previous = r * previous + math::sqrt(1.0 - r * r) * deviate(stream, i);
    out[i] = previous;
  }
  return out;
}

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

/// Dry bulb within a day about its mean, minimum to maximum 1, by solar hour. Harmonics of the mean
/// profile of 50 typical years of all climates; close to the profile of HoF 2017 ch. 14.
double diurnal(double solar_hour) {
  const double x = solar_hour * 0.26179938779914943654;
  return -0.3263 * math::cos(x) - 0.3381 * math::sin(x) + 0.0710 * math::cos(2.0 * x) +
         0.0563 * math::sin(2.0 * x) + 0.0117 * math::cos(3.0 * x) + 0.0184 * math::sin(3.0 * x);
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

/// Wind by local hour: Rayleigh-distributed, correlated from hour to hour, stronger by day.
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
  const Irradiance irradiance(normals, dryness);
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
