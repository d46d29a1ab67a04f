// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/workload.hpp"

namespace tenfold::it {

namespace {
template <class Spec>
void common(TableOf<Spec>& t) {
  t.text("name", &Spec::name, "Name of the workload.", true)
      .number("share", &Spec::share,
              {.doc = "Share of the machines that it runs on; shares on one machine must not "
                      "exceed 1 together.",
               .minimum = 0,
               .maximum = 1})
      .number("utilisation", &Spec::utilisation,
              {.doc = "Mean activity of those machines.", .minimum = 0, .maximum = 1})
      .texts("runs_on", &Spec::runs_on,
             "Kinds (accelerator, cpu, storage) or rack types; empty: all machines.")
      .texts("residency", &Spec::residency,
             "Country codes of the sites where it may run; empty: all.");
}
}  // namespace

const FieldTable& SteadyWorkload::fields() {
  static const TableOf<SteadyWorkload> table = [] {
    TableOf<SteadyWorkload> t("SteadyWorkload", "Constant utilisation: training, batch.");
    common(t);
    return t;
  }();
  return table;
}

const FieldTable& DiurnalWorkload::fields() {
  static const TableOf<DiurnalWorkload> table = [] {
    TableOf<DiurnalWorkload> t(
        "DiurnalWorkload",
        "Daily and weekly shape in the site's time zone: "
        "u(t) = mean (1 + (peak_to_mean - 1) cos(2 pi (h - peak_hour) / 24)) w / w_mean.");
    common(t);
    t.number("peak_to_mean", &DiurnalWorkload::peak_to_mean,
             {.doc = "Daily peak over mean.",
              .minimum = 1,
              .maximum = 2,
              .source = "physics reference, workload (1.3 to 1.8)"})
        .number("peak_hour", &DiurnalWorkload::peak_hour,
                {.doc = "Local hour of the daily peak.", .minimum = 0, .maximum = 24})
        .number("weekend", &DiurnalWorkload::weekend,
                {.doc = "Weekend over weekday activity.", .minimum = 0, .maximum = 2});
    return t;
  }();
  return table;
}

}  // namespace tenfold::it
