// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/kpi/kpi.hpp"

#include <cstdio>
#include <limits>

#include "tenfold/time.hpp"

namespace tenfold {

namespace {

struct Sums {
  const Results& r;
  std::int64_t from, to;
  int site;
  double operator()(const char* name) const { return r.sum(name, from, to, site); }
};

Kpi ratio(const char* name, const char* unit, double top, const char* top_text, double bottom,
          const char* bottom_text, const char* standard, const std::string& period,
          const char* category = "") {
  Kpi k;
  k.name = name;
  k.unit = unit;
  k.numerator = top;
  k.denominator = bottom;
  k.numerator_text = top_text;
  k.denominator_text = bottom_text;
  k.value = bottom > 0.0 ? top / bottom : std::numeric_limits<double>::quiet_NaN();
  k.standard = standard;
  k.category = category;
  k.period = period;
  k.boundary = "utility meters of the sites to the input of IT equipment; partner sites excluded";
  return k;
}

Kpi amount(const char* name, const char* unit, double value, const char* text,
           const std::string& period) {
  Kpi k = ratio(name, unit, value, text, 1.0, "1", "", period);
  k.value = value;
  return k;
}

}  // namespace

Kpis kpis(const Results& results, std::int64_t from_utc, std::int64_t to_utc, int site) {
  const Sums sum{results, from_utc, to_utc, site};
  const std::string period = to_iso(from_utc).substr(0, 10) + "/" + to_iso(to_utc).substr(0, 10);
  const double it = sum("it_energy"), facility = sum("facility_energy"),
               water = sum("water_makeup"), source = sum("water_source");
  // Results of before this total, and all whose supply serves everything: what was demanded.
  const double served =
      results.find_monthly("it_energy_served") != nullptr ? sum("it_energy_served") : it;
  const double share = it > 0.0 ? served / it : 1.0;
  const double pv_used = sum("pv_energy") - sum("pv_curtailed") - sum("grid_export");
  Kpis k;
  k.pue = ratio("pue", "1", facility, "facility energy, kWh", it, "IT energy at IT input, kWh",
                "ISO/IEC 30134-2 (check edition)", period, "3 (IT input)");
  k.pue_category_1 = ratio("pue_category_1", "1", facility, "facility energy, kWh",
                           sum("ups_energy"), "energy at UPS outputs, kWh",
                           "ISO/IEC 30134-2 (check edition)", period, "1 (UPS output)");
  k.pue_category_2 = ratio("pue_category_2", "1", facility, "facility energy, kWh",
                           sum("pdu_energy"), "energy at PDU outputs, kWh",
                           "ISO/IEC 30134-2 (check edition)", period, "2 (PDU output)");
  k.wue = ratio("wue_site", "L/kWh", water, "make-up water, L", it, "IT energy, kWh",
                "ISO/IEC 30134-9 (check edition)", period, "site");
  // Water and carbon of generation belong to the energy that it served.
  k.wue_source =
      ratio("wue_source", "L/kWh", water * share + source,
            "make-up water of the energy served and water consumed in generation, L", served,
            "IT energy served, kWh", "The Green Grid WUE source", period, "source");
  k.cue_location = ratio("cue_location", "kg/kWh", sum("carbon_location"),
                         "location-based carbon of imports, kg", served, "IT energy served, kWh",
                         "ISO/IEC 30134-8 (check edition)", period, "location-based");
  k.cue_market = ratio("cue_market", "kg/kWh", sum("carbon_market"),
                       "market-based carbon of imports, kg", served, "IT energy served, kWh",
                       "ISO/IEC 30134-8 (check edition)", period, "market-based");
  k.it_energy = amount("it_energy", "kWh", it, "IT energy", period);
  k.facility_energy = amount("facility_energy", "kWh", facility, "facility energy", period);
  k.carbon_location = amount("carbon_location", "kg", sum("carbon_location"),
                             "location-based carbon of imports", period);
  k.carbon_market =
      amount("carbon_market", "kg", sum("carbon_market"), "market-based carbon of imports", period);
  k.water = amount("water", "L", water, "make-up water", period);
  k.ref = ratio("ref", "1", pv_used, "on-site generation used, kWh", facility * share,
                "facility energy served, kWh", "ISO/IEC 30134-3 (on-site part)", period);
  // Results of before heat reuse have no such total.
  const double reused = results.find_monthly("heat_reused") != nullptr ? sum("heat_reused") : 0.0;
  k.erf = ratio("erf", "1", reused, "heat handed to a network, kWh", facility,
                "facility energy, kWh", "ISO/IEC 30134-6 (check edition)", period);
  k.ere = ratio("ere", "1", facility - reused, "facility energy less heat reused, kWh", it,
                "IT energy, kWh", "The Green Grid ERE", period);
  k.tue = ratio("tue", "1", facility, "facility energy, kWh",
                it - sum("it_fan_energy") - sum("psu_loss"),
                "IT energy without fans and power supply losses, kWh", "TUE = ITUE x PUE", period);
  k.served_share = ratio("served_share", "1", served, "IT energy served, kWh", it,
                         "IT energy demanded, kWh", "", period);
  if (share < 1.0) {
    char text[80];
    std::snprintf(text, sizeof text, "; %.3g %% of the IT energy was demanded and not served",
                  100.0 * (1.0 - share));
    for (Kpi* over : {&k.pue, &k.pue_category_1, &k.pue_category_2, &k.wue, &k.erf, &k.ere, &k.tue,
                      &k.it_energy, &k.facility_energy, &k.water})
      over->boundary += text;
  }
  return k;
}

Kpis kpis(const Results& results) { return kpis(results, results.start_utc, results.end_utc); }

}  // namespace tenfold
