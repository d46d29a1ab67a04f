// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include "bindings.hpp"
#include "cooling/cooling_tower.hpp"
#include "cooling/eir_chiller.hpp"
#include "cooling/liquid_kernel.hpp"
#include "engine/compile_parts.hpp"
#include "it/kernel.hpp"
#include "tenfold/scenario/read.hpp"
#include "tenfold/weather/climate_entry.hpp"
#include "tenfold/weather/epw.hpp"
#include "tenfold/weather/mixing.hpp"
#include "tenfold/weather/psychrometrics.hpp"

namespace py = pybind11;

namespace tenfold::bindings {

namespace {

void require(bool held, const char* argument, const char* allowed) {
  if (!held)
    throw InputError(
        Issue{argument, std::string("out of range; allowed: ") + allowed, "", "Python", 0, 0, {}});
}
// Every range holds in scalar and array use alike; NaN fails each comparison.
void one_of(const std::string& found, const char* argument, const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) {
    if (word == found) return;
    all += (all.empty() ? "" : ", ") + word;
  }
  const std::string near = nearest_name(found, words);
  throw InputError(Issue{argument,
                         "'" + found + "' is not one of: " + all,
                         near.empty() ? "" : "did you mean '" + near + "'?",
                         "Python",
                         0,
                         0,
                         {}});
}
double temperature(double k, const char* name) {
  require(k >= 173.15 && k <= 373.15, name, "173.15 to 373.15 K (kelvin, not degrees Celsius)");
  return k;
}
double pressure(double p) {
  require(p >= 3e4 && p <= 1.2e5, "pressure", "30 to 120 kPa, in Pa");
  return p;
}
double relative(double r) {
  require(r >= 0.0 && r <= 1.0, "relative_humidity", "0 to 1");
  return r;
}

py::dict weather_dict(const weather::WeatherYear& y) {
  const auto array = [](const std::vector<double>& v) {
    return py::array_t<double>(static_cast<py::ssize_t>(v.size()), v.data());
  };
  py::dict d;
  d["name"] = y.name;
  d["source"] = y.source;
  d["latitude"] = y.latitude_deg;
  d["longitude"] = y.longitude_deg;
  d["elevation"] = y.elevation_m;
  d["dry_bulb_K"] = array(y.dry_bulb_K);
  d["dew_point_K"] = array(y.dew_point_K);
  d["pressure_Pa"] = array(y.pressure_Pa);
  d["wind_speed_m_per_s"] = array(y.wind_speed_m_per_s);
  d["global_horizontal_W_per_m2"] = array(y.global_horizontal_W_per_m2);
  d["direct_normal_W_per_m2"] = array(y.direct_normal_W_per_m2);
  d["diffuse_horizontal_W_per_m2"] = array(y.diffuse_horizontal_W_per_m2);
  d["wet_bulb_K"] = array(weather::derive(y).wet_bulb_K);
  return d;
}

weather::WeatherYear climate_year(const std::string& name) {
  const scenario::Catalog& catalog = scenario::Catalog::built_in();
  const scenario::Value* entry = catalog.find("climates", name);
  if (entry == nullptr) {
    const std::string near = nearest_name(name, catalog.names("climates"));
    throw InputError(Issue{"climates",
                           "there is no climate '" + name + "'",
                           near.empty() ? "" : "did you mean '" + near + "'?",
                           "Python",
                           0,
                           0,
                           {}});
  }
  scenario::ReadContext context(catalog);
  weather::ClimateEntry climate;
  scenario::read(*entry, weather::ClimateEntry::fields(), &climate, "catalog.climates." + name,
                 context);
  if (!context.issues.empty()) throw ScenarioError(context.issues);
  return weather::synthesise(weather::normals_of(climate, name));
}

double ratio(double w) {
  require(w >= 0.0 && w <= 1.0, "humidity_ratio", "0 to 1 kg/kg");
  return w;
}

using Array = py::array_t<double, py::array::c_style | py::array::forcecast>;

/// Mixes rows of two streams; all arrays have one length.
py::tuple mix_rows(const Array& flow_a, const Array& dry_a, const Array& w_a, const Array& flow_b,
                   const Array& dry_b, const Array& w_b, const Array& p) {
  const py::ssize_t n = flow_a.size();
  Array dry_bulb(n), humidity_ratio(n), enthalpy(n), fog(n);
  for (py::ssize_t i = 0; i < n; ++i) {
    const weather::MixedAir mixed =
        weather::mix({flow_a.at(i), temperature(dry_a.at(i), "dry_bulb_a"), ratio(w_a.at(i))},
                     {flow_b.at(i), temperature(dry_b.at(i), "dry_bulb_b"), ratio(w_b.at(i))},
                     pressure(p.at(i)));
    dry_bulb.mutable_at(i) = mixed.dry_bulb_K;
    humidity_ratio.mutable_at(i) = mixed.humidity_ratio;
    enthalpy.mutable_at(i) = mixed.enthalpy_J_per_kg;
    fog.mutable_at(i) = mixed.fog_kg_per_kg;
  }
  return py::make_tuple(dry_bulb, humidity_ratio, enthalpy, fog);
}

void bind_weather(py::module_& m) {
  m.def("saturation_pressure", py::vectorize([](double t) {
          return weather::saturation_pressure_Pa(temperature(t, "dry_bulb"));
        }),
        py::arg("dry_bulb"));
  m.def("humidity_ratio", py::vectorize([](double t, double r, double p) {
          return weather::humidity_ratio_of_relative_humidity(temperature(t, "dry_bulb"),
                                                              relative(r), pressure(p));
        }),
        py::arg("dry_bulb"), py::arg("relative_humidity"), py::arg("pressure"));
  m.def("wet_bulb", py::vectorize([](double t, double r, double p) {
          return weather::wet_bulb_K(
              temperature(t, "dry_bulb"),
              weather::humidity_ratio_of_relative_humidity(t, relative(r), pressure(p)), p);
        }),
        py::arg("dry_bulb"), py::arg("relative_humidity"), py::arg("pressure"));
  m.def("enthalpy", py::vectorize([](double t, double w) {
          return weather::enthalpy_J_per_kg(temperature(t, "dry_bulb"), ratio(w));
        }),
        py::arg("dry_bulb"), py::arg("humidity_ratio"));
  m.def("dew_point", py::vectorize([](double t, double r) {
          constexpr double p = 101325.0;  // the dew point does not depend on it
          return weather::dew_point_K(weather::humidity_ratio_of_relative_humidity(
                                          temperature(t, "dry_bulb"), relative(r), p),
                                      p);
        }),
        py::arg("dry_bulb"), py::arg("relative_humidity"));
  m.def("relative_humidity", py::vectorize([](double t, double w, double p) {
          return weather::relative_humidity(temperature(t, "dry_bulb"), ratio(w), pressure(p));
        }),
        py::arg("dry_bulb"), py::arg("humidity_ratio"), py::arg("pressure"));
  m.def("density", py::vectorize([](double t, double w, double p) {
          return weather::density_kg_per_m3(temperature(t, "dry_bulb"), ratio(w), pressure(p));
        }),
        py::arg("dry_bulb"), py::arg("humidity_ratio"), py::arg("pressure"));
  m.def("standard_pressure", py::vectorize([](double z) {
          require(z >= -5000.0 && z <= 11000.0, "elevation", "-5000 to 11000 m");
          return weather::standard_pressure_Pa(z);
        }),
        py::arg("elevation"));
  m.def("mix", &mix_rows, py::arg("flow_a"), py::arg("dry_bulb_a"), py::arg("humidity_ratio_a"),
        py::arg("flow_b"), py::arg("dry_bulb_b"), py::arg("humidity_ratio_b"), py::arg("pressure"));
  m.def(
      "read_epw",
      [](const std::string& path) {
        return weather_dict(weather::read_epw(std::filesystem::path(path)));
      },
      py::arg("path"));
  m.def(
      "climate", [](const std::string& name) { return weather_dict(climate_year(name)); },
      py::arg("name"));
}

void bind_cooling(py::module_ m) {
  m.def(
      "tower",
      [](const py::array_t<double>& wet, const py::array_t<double>& rise,
         const py::array_t<double>& ratio, const std::string& correlation) {
        one_of(correlation, "correlation", {"york", "cooltools"});
        const bool york = correlation == "york";
        return py::vectorize([york](double wet_bulb, double range, double liquid_to_gas) {
          if (york) {
            require(wet_bulb >= 238.75 && wet_bulb <= 299.85, "wet_bulb",
                    "238.75 to 299.85 K, the fitted range of YorkCalc");
            require(range >= 1.1 && range <= 22.2, "range", "1.1 to 22.2 K");
            require(liquid_to_gas > 0.0 && liquid_to_gas <= 8.0, "liquid_to_gas",
                    "above 0 to 8, relative to design");
            return wet_bulb +
                   cooling::tower_approach<true>(wet_bulb - 273.15, range, liquid_to_gas, 1.0);
          }
          require(wet_bulb >= 272.15 && wet_bulb <= 299.85, "wet_bulb",
                  "272.15 to 299.85 K, the fitted range of CoolTools");
          require(range >= 1.1 && range <= 11.1, "range", "1.1 to 11.1 K");
          require(liquid_to_gas >= 0.75 && liquid_to_gas <= 5.0, "liquid_to_gas",
                  "0.75 to 5, relative to design");
          // Above 1 the air ratio falls at design water; below, the water ratio at design air.
          return wet_bulb + cooling::tower_approach<false>(wet_bulb - 273.15, range,
                                                           math::min(liquid_to_gas, 1.0),
                                                           1.0 / math::max(liquid_to_gas, 1.0));
        })(wet, rise, ratio);
      },
      py::arg("wet_bulb"), py::arg("range"), py::arg("liquid_to_gas") = 1.0,
      py::arg("correlation") = "york");
  m.def(
      "chiller",
      [](const py::array_t<double>& chilled, const py::array_t<double>& condenser,
         const py::array_t<double>& part_load, const std::string& curves, double rise) {
        one_of(curves, "curves", {"doe2_centrifugal", "trane_cvhf_vsd"});
        require(rise >= 0.0 && rise <= 30.0, "condenser_rise", "0 to 30 K");
        cooling::EirChiller spec;
        spec.curves = curves;
        const cooling::EirChillerParameters p = cooling::eir_chiller_parameters(spec, 1e6);
        return py::vectorize([p, rise](double x, double y, double load) {
          require(load > 0.0 && load <= p.curves.most_part_load, "part_load", "above 0 to 1.04");
          const double cw = temperature(x, "chilled_supply") - 273.15,
                       cond = temperature(y, "condenser_entering") - 273.15;
          return load * 1e6 / cooling::chiller_power(p, 1e6, load * 1e6, cw, cond, rise);
        })(chilled, condenser, part_load);
      },
      py::arg("chilled_supply"), py::arg("condenser_entering"), py::arg("part_load") = 1.0,
      py::arg("curves") = "trane_cvhf_vsd", py::arg("condenser_rise") = 5.0);
  m.def("counterflow_effectiveness", py::vectorize([](double ntu, double ratio) {
          require(ntu >= 0.0, "ntu", "0 or more");
          require(ratio >= 0.0 && ratio <= 1.0, "capacity_ratio", "0 to 1");
          return cooling::counterflow_effectiveness(ntu, ratio);
        }),
        py::arg("ntu"), py::arg("capacity_ratio"),
        "Effectiveness of a counter-flow exchanger: (1 - exp(-NTU (1 - Cr))) / (1 - Cr exp(-NTU (1 "
        "- Cr))).");
}

void bind_power(py::module_ m) {
  m.def("component_loss",
        py::vectorize([](double load, double no_load, double proportional, double square) {
          require(load >= 0.0 && load <= 2.0, "load", "0 to 2, output over rating");
          return no_load + load * (proportional + load * square);
        }),
        py::arg("load"), py::arg("no_load"), py::arg("proportional"), py::arg("square"),
        "Loss over rating of a chain component: a + b L + c L^2, L = output over rating.");
}

void bind_it(py::module_ m) {
  m.def(
      "rack_power",
      [](const std::string& rack, const py::array_t<double>& utilisation,
         const py::array_t<double>& inlet, const py::object& coolant) {
        const scenario::Catalog& catalog = scenario::Catalog::built_in();
        const scenario::Value* entry = catalog.find("racks", rack);
        if (entry == nullptr) {
          const std::string near = nearest_name(rack, catalog.names("racks"));
          throw InputError(Issue{"racks",
                                 "there is no rack '" + rack + "'",
                                 near.empty() ? "" : "did you mean '" + near + "'?",
                                 "Python",
                                 0,
                                 0,
                                 {}});
        }
        scenario::ReadContext context(catalog);
        it::Rack spec;
        scenario::read(*entry, it::Rack::fields(), &spec, "catalog.racks." + rack, context);
        if (!context.issues.empty()) throw ScenarioError(context.issues);
        const it::NodeParameters p = engine::node_parameters(spec);
        const double nodes = spec.nodes;
        const py::array_t<double> cool =
            coolant.is_none() ? py::array_t<double>(py::float_(p.leakage_reference_K))
                              : coolant.cast<py::array_t<double>>();
        return py::vectorize([p, nodes](double u, double t, double c) {
          require(u >= 0.0 && u <= 1.0, "utilisation", "0 to 1");
          temperature(t, "inlet");
          temperature(c, "coolant");
          double ac = 0, fan = 0, psu = 0;
          it::node_power(p, nodes, &u, &t, &c, {&ac, &fan, &psu}, 1);
          return ac;
        })(utilisation, inlet, cool);
      },
      py::arg("rack"), py::arg("utilisation"), py::arg("inlet") = 298.15,
      py::arg("coolant") = py::none(),
      "Electric power of a catalog rack [W] at activity, inlet air and coolant temperature [K].");
}

}  // namespace

void bind_models(py::module_& m) {
  py::module_ models = m.def_submodule("models", "Single models on arrays; SI units.");
  bind_weather(models);
  py::module_ cooling = models.def_submodule("cooling", "Cooling models.");
  bind_cooling(cooling);
  bind_components(cooling);
  bind_power(models.def_submodule("power", "Electrical models."));
  bind_it(models.def_submodule("it", "IT models."));
}

}  // namespace tenfold::bindings
