// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <array>
#include <tuple>

#include "arguments.hpp"
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
constexpr Range temperature{173.15, 373.15, "K", "kelvin, not degrees Celsius"};
constexpr Range pressure{3e4, 1.2e5, "Pa"};
constexpr Range relative{0.0, 1.0};
constexpr Range ratio{0.0, 1.0, "kg/kg"};

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

/// Mixes two streams. @return dry bulb, humidity ratio, enthalpy and fog
py::tuple mix(const py::object& flow_a, const py::object& dry_a, const py::object& w_a,
              const py::object& flow_b, const py::object& dry_b, const py::object& w_b,
              const py::object& p) {
  constexpr Range flow{0.0, 1e12, "kg/s"};
  Arguments a("mix");
  a.add("flow_a", flow_a, flow);
  a.add("dry_bulb_a", dry_a, temperature);
  a.add("humidity_ratio_a", w_a, ratio);
  a.add("flow_b", flow_b, flow);
  a.add("dry_bulb_b", dry_b, temperature);
  a.add("humidity_ratio_b", w_b, ratio);
  a.add("pressure", p, pressure);
  a.close();
  const auto n = static_cast<py::ssize_t>(a.size());
  Arguments::Rows dry_bulb(n), humidity_ratio(n), enthalpy(n), fog(n);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[0][i] + a[3][i] <= 0.0)
      a.refuse("flow_a", a.element(i) + "and flow_b are 0; allowed: a flow in one stream or both");
    const weather::MixedAir mixed =
        weather::mix({a[0][i], a[1][i], a[2][i]}, {a[3][i], a[4][i], a[5][i]}, a[6][i]);
    dry_bulb.mutable_data()[i] = mixed.dry_bulb_K;
    humidity_ratio.mutable_data()[i] = mixed.humidity_ratio;
    enthalpy.mutable_data()[i] = mixed.enthalpy_J_per_kg;
    fog.mutable_data()[i] = mixed.fog_kg_per_kg;
  }
  return py::make_tuple(a.shaped(dry_bulb), a.shaped(humidity_ratio), a.shaped(enthalpy),
                        a.shaped(fog));
}

/// An argument of a property of moist air.
struct Port {
  const char* name;
  Range range;
};

/// Binds f(values of the arguments) on arrays.
template <std::size_t Count, class Function>
void define(py::module_& m, const char* name, const std::array<Port, Count>& ports, Function f) {
  const auto call = [name, ports, f](const std::array<py::object, Count>& values) {
    Arguments a(name);
    for (std::size_t k = 0; k < Count; ++k) a.add(ports[k].name, values[k], ports[k].range);
    a.close();
    return a.each([&](std::size_t i) {
      std::array<double, Count> x{};
      for (std::size_t k = 0; k < Count; ++k) x[k] = a[k][i];
      return std::apply(f, x);
    });
  };
  using O = const py::object&;
  if constexpr (Count == 1) m.def(name, [call](O a) { return call({a}); }, py::arg(ports[0].name));
  if constexpr (Count == 2)
    m.def(
        name, [call](O a, O b) { return call({a, b}); }, py::arg(ports[0].name),
        py::arg(ports[1].name));
  if constexpr (Count == 3)
    m.def(
        name, [call](O a, O b, O c) { return call({a, b, c}); }, py::arg(ports[0].name),
        py::arg(ports[1].name), py::arg(ports[2].name));
  if constexpr (Count == 4)
    m.def(
        name, [call](O a, O b, O c, O d) { return call({a, b, c, d}); }, py::arg(ports[0].name),
        py::arg(ports[1].name), py::arg(ports[2].name), py::arg(ports[3].name));
}

void bind_weather(py::module_& m) {
  constexpr Port dry{"dry_bulb", temperature}, humidity{"relative_humidity", relative},
      moisture{"humidity_ratio", ratio}, air{"pressure", pressure};
  define(m, "saturation_pressure", std::array{dry},
         [](double t) { return weather::saturation_pressure_Pa(t); });
  define(m, "humidity_ratio", std::array{dry, humidity, air}, [](double t, double r, double p) {
    return weather::humidity_ratio_of_relative_humidity(t, r, p);
  });
  define(m, "wet_bulb", std::array{dry, humidity, air}, [](double t, double r, double p) {
    return weather::wet_bulb_K(t, weather::humidity_ratio_of_relative_humidity(t, r, p), p);
  });
  define(m, "enthalpy", std::array{dry, moisture},
         [](double t, double w) { return weather::enthalpy_J_per_kg(t, w); });
  define(m, "dew_point", std::array{dry, humidity}, [](double t, double r) {
    constexpr double p = 101325.0;  // the dew point does not depend on it
    return weather::dew_point_K(weather::humidity_ratio_of_relative_humidity(t, r, p), p);
  });
  define(m, "relative_humidity", std::array{dry, moisture, air},
         [](double t, double w, double p) { return weather::relative_humidity(t, w, p); });
  define(m, "density", std::array{dry, moisture, air},
         [](double t, double w, double p) { return weather::density_kg_per_m3(t, w, p); });
  define(m, "standard_pressure", std::array{Port{"elevation", {-5000.0, 11000.0, "m"}}},
         [](double z) { return weather::standard_pressure_Pa(z); });
  m.def("mix", &mix, py::arg("flow_a"), py::arg("dry_bulb_a"), py::arg("humidity_ratio_a"),
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

constexpr double freezing_K = 273.15;

py::object tower(const py::object& wet, const py::object& rise, const py::object& flows,
                 const std::string& correlation, bool details) {
  one_of(correlation, "correlation", {"york", "cooltools"});
  const bool york = correlation == "york";
  Arguments a("tower");
  if (york) {
    a.add("wet_bulb", wet, {238.75, 299.85, "K", "the fitted range of YorkCalc"});
    a.add("range", rise, {1.1, 22.2, "K"});
    a.add("liquid_to_gas", flows, {0.0, 8.0, "1", "relative to design", true});
  } else {
    a.add("wet_bulb", wet, {272.15, 299.85, "K", "the fitted range of CoolTools"});
    a.add("range", rise, {1.1, 11.1, "K"});
    a.add("liquid_to_gas", flows, {0.75, 5.0, "1", "relative to design"});
  }
  a.close();
  const auto leaving = [&](std::size_t i) {
    const double wet_K = a[0][i], range = a[1][i], flow = a[2][i];
    // CoolTools: above 1 the air ratio falls at design water; below, the water ratio at design air.
    return wet_K +
           (york ? cooling::tower_approach<true>(wet_K - 273.15, range, flow, 1.0)
                 : cooling::tower_approach<false>(wet_K - 273.15, range, math::min(flow, 1.0),
                                                  1.0 / math::max(flow, 1.0)));
  };
  if (!details) {
    return a.each([&](std::size_t i) {
      const double water = leaving(i);
      if (water < freezing_K)
        a.refuse("",
                 a.element(i) + "leaves water at " + text_of(water) + " K (wet_bulb " +
                     text_of(a[0][i]) + " K, range " + text_of(a[1][i]) +
                     " K); allowed: 273.15 K or more, water freezes",
                 "details=True gives such water with a flag; a real tower takes fans or cells off");
      return water;
    });
  }
  py::dict d;
  d["leaving_K"] = a.each(leaving);
  d["approach_K"] = a.each([&](std::size_t i) { return leaving(i) - a[0][i]; });
  d["freezes"] = a.each([&](std::size_t i) { return leaving(i) < freezing_K ? 1.0 : 0.0; });
  return d;
}

py::object chiller(const py::object& chilled, const py::object& condenser,
                   const py::object& part_load, const std::string& curves, const py::object& rise,
                   bool details) {
  one_of(curves, "curves", {"doe2_centrifugal", "trane_cvhf_vsd"});
  cooling::EirChiller spec;
  spec.curves = curves;
  const cooling::EirChillerParameters p = cooling::eir_chiller_parameters(spec, 1e6);
  Arguments a("chiller");
  a.add("chilled_supply", chilled, temperature);
  a.add("condenser_entering", condenser, temperature);
  a.add("part_load", part_load,
        {0.0, p.curves.most_part_load, "1", "load over available capacity", true});
  const double rise_K = a.number("condenser_rise", rise, {0.0, 30.0, "K"});
  a.close();
  const auto cop = [&](std::size_t i) {
    const double heat = a[2][i] * 1e6;
    return heat / cooling::chiller_power(p, 1e6, heat, a[0][i] - 273.15, a[1][i] - 273.15, rise_K);
  };
  const double head_K = rise_K + p.condenser_approach_K + p.evaporator_approach_K;
  const auto held_K = [&](std::size_t i) {
    return 273.15 + cooling::chiller_held_condenser(p, a[0][i] - 273.15, a[1][i] - 273.15, head_K);
  };
  if (!details) {
    return a.each([&](std::size_t i) {
      if (a[1][i] < a[0][i] && held_K(i) > a[1][i])
        a.refuse("condenser_entering",
                 a.element(i) + "is " + text_of(a[1][i]) + " K, colder than chilled_supply, " +
                     text_of(a[0][i]) + " K: no lift for a compressor, head control would hold " +
                     text_of(held_K(i)) + " K; allowed: chilled_supply or warmer",
                 "details=True gives the COP of the held state with a flag; an economizer takes "
                 "such heat without a compressor");
      return cop(i);
    });
  }
  const auto flag = [&](auto&& held) {
    return a.each([&](std::size_t i) { return held(i) ? 1.0 : 0.0; });
  };
  py::dict d;
  d["cop"] = a.each(cop);
  d["outside_fit"] = flag([&](std::size_t i) {
    const double x = a[0][i] - 273.15, y = a[1][i] - 273.15;
    return x < p.curves.chilled_low_C || x > p.curves.chilled_high_C ||
           y < p.curves.condenser_low_C || y > p.curves.condenser_high_C;
  });
  d["head_held"] = flag([&](std::size_t i) { return held_K(i) > a[1][i] + 1e-9; });
  return d;
}

void bind_cooling(py::module_ m) {
  m.def("tower", &tower, py::arg("wet_bulb"), py::arg("range"), py::arg("liquid_to_gas"),
        py::arg("correlation"), py::arg("details"));
  m.def("chiller", &chiller, py::arg("chilled_supply"), py::arg("condenser_entering"),
        py::arg("part_load"), py::arg("curves"), py::arg("condenser_rise"), py::arg("details"));
  define(m, "counterflow_effectiveness",
         std::array{Port{"ntu", {0.0, 1e6}}, Port{"capacity_ratio", {0.0, 1.0}}},
         [](double ntu, double r) { return cooling::counterflow_effectiveness(ntu, r); });
}

void bind_power(py::module_ m) {
  constexpr Range coefficient{0.0, 1.0};
  define(
      m, "component_loss",
      std::array{Port{"load", {0.0, 2.0, "1", "output over rating"}}, Port{"no_load", coefficient},
                 Port{"proportional", coefficient}, Port{"square", coefficient}},
      [](double load, double no_load, double proportional, double square) {
        return no_load + load * (proportional + load * square);
      });
}

void bind_it(py::module_ m) {
  m.def(
      "rack_power",
      [](const std::string& rack, const py::object& utilisation, const py::object& inlet,
         const py::object& coolant) {
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
        Arguments a("rack_power");
        a.add("utilisation", utilisation, {0.0, 1.0});
        a.add("inlet", inlet, temperature);
        a.add("coolant",
              coolant.is_none() ? py::object(py::float_(p.leakage_reference_K)) : coolant,
              temperature);
        a.close();
        return a.each([&](std::size_t i) {
          const double u = a[0][i], t = a[1][i], c = a[2][i];
          double ac = 0, fan = 0, psu = 0;
          it::node_power(p, nodes, &u, &t, &c, {&ac, &fan, &psu}, 1);
          return ac;
        });
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
