// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "tenfold/error.hpp"

using namespace tenfold;

TEST_CASE("the nearest name is found by edit distance, or none is near") {
  const std::vector<std::string> names{"water_economizer", "cold_plate_dry_cooler", "steady"};
  CHECK(nearest_name("water_econimizer", names) == "water_economizer");
  CHECK(nearest_name("cold_plate_dry_coler", names) == "cold_plate_dry_cooler");
  CHECK(nearest_name("steday", names) == "steady");  // a transposition is one edit
  CHECK(nearest_name("Kw", {"K", "kW"}) == "kW");    // case alone beats an edit
  // Another ending, three edits away: the longest beginning in common.
  CHECK(nearest_name("opening", {"name", "opens", "closes"}) == "opens");
  CHECK(nearest_name("immersion_tank", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name("steady", {}).empty());
}

TEST_CASE("an issue reads as place, path, message and hint") {
  const Issue issue{"sites.hangzhou", "unknown key 'gird'", "did you mean 'grid'?", "a.yaml", 3, 5,
                    " > 3 | x"};
  CHECK(issue.text() ==
        "a.yaml:3:5: sites.hangzhou: unknown key 'gird' (did you mean 'grid'?)\n > 3 | x");
  const ScenarioError error({issue, issue});
  CHECK(error.issues().size() == 2);
  const std::string text = error.what();
  CHECK(text.find("a.yaml:3:5") != text.rfind("a.yaml:3:5"));
}
