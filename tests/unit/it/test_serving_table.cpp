// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// The table of a server against the chain that it tabulates.
#include <cmath>

#include "catch.hpp"
#include "engine/activity_parts.hpp"
#include "tenfold/it/serving_table.hpp"

using namespace tenfold;
using namespace tenfold::it;

TEST_CASE("tabulated serving power stays within 1e-4 of the limit and rises with the chain") {
  struct Case {
    const char *board, *model;
    double boards, prompt, answer;
    int batch;
  };
  const Case cases[] = {
      {"h100_sxm", "qwen3_8b", 1, 1024, 256, 64}, {"h100_sxm", "qwen3_8b", 1, 128, 1024, 512},
      {"h100_sxm", "qwen3_8b", 1, 8000, 64, 64},  {"h100_sxm", "qwen3_8b", 1, 100, 100, 1},
      {"h200", "qwen3_32b", 1, 800, 300, 128},    {"b200", "qwen3_235b_a22b", 4, 2000, 400, 64}};
  double worst = 0.0;
  for (const Case& c : cases) {
    std::map<std::string, Accelerator> parts;
    engine::read_accelerator(scenario::Catalog::built_in(), c.board, parts);
    const ActivityParameters p = engine::activity_parameters(parts, c.board);
    const LanguageModel m = engine::read_language_model(scenario::Catalog::built_in(), c.model);
    for (const bool engine_software : {false, true}) {
      const Server server(p, m, c.boards, c.prompt, c.answer, c.batch,
                          engine_software ? p.serving : SoftwareParameters{});
      const ServingTable table(server);
      CAPTURE(c.board, c.model, c.batch, engine_software);
      CHECK(table.rest_W() == server.at(0.0).power_W);
      CHECK(table.power_W(1.0) == server.at(server.capacity_per_s()).power_W);
      CHECK(table.power_W(1.7) == table.power_W(1.0));
      double before = table.power_W(0.0);
      for (int k = 1; k < 3000; ++k) {
        const double load = k / 3000.0;
        const double exact = server.at(load * server.capacity_per_s()).power_W;
        const double power = table.power_W(load);
        worst = std::max(worst, std::abs(power - exact) / p.limit_W);
        // Between two loads at which the chain rises, the table rises as well.
        const double exact_before = server.at((k - 1) / 3000.0 * server.capacity_per_s()).power_W;
        if (exact > exact_before + 2e-4 * p.limit_W) CHECK(power > before);
        before = power;
      }
    }
  }
  CAPTURE(worst);
  CHECK(worst < 1e-4);
  CHECK(worst > 1e-9);  // it is an interpolation
}
