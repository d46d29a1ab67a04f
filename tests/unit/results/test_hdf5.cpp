// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "tenfold/error.hpp"
#include "tenfold/results/hdf5.hpp"

namespace {

namespace fs = std::filesystem;
using tenfold::FileError;
using tenfold::Results;
using tenfold::results::read_netcdf;
using tenfold::results::write_netcdf;

/// A directory of the test's own, removed at the end.
class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "tenfold_results_XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// sample begins
Results sample(std::size_t sites, std::size_t months, std::size_t steps) {
  Results r;
  r.title = "Two sites, äöü 杭州";
  r.scenario_yaml = "tenfold: 1\ntitle: " + std::string(100'000, 'x') + "\n";
  r.scenario_sha256 = std::string(64, 'a');
  r.version = "0.1.0";
  r.revision = "0123456789abcdef";
  r.compiler = "g++ 12.2";
  r.start_utc = 1704067200;
  r.step_seconds = 3600;
  r.end_utc = r.start_utc + static_cast<std::int64_t>(steps) * 3600;
  for (std::size_t s = 0; s < sites; ++s) {
    const std::string n = std::to_string(s);
    r.sites.push_back({"site" + n, "Site " + n, "CN", s == 1 ? "" : "CN-ZJ", "own", "hangzhou",
                       "east", 30.25 + static_cast<double>(s), 120.125, s != 1});
  }
  for (std::size_t m = 0; m < months; ++m) {
    r.month_start_utc.push_back(r.start_utc + static_cast<std::int64_t>(m) * 30 * 86400);
  }
  for (std::size_t c = 0; c < 3; ++c) {
    r.classes.push_back({"site0", "hall" + std::to_string(c), "nvl72", "accelerator"});
  }
  for (const std::string name : {"it_energy", "water", "zz", "aa"}) {
    tenfold::MonthlyTotal total{{name, "kWh", "long " + name, "time: sum", "sum of " + name}, {}};
    for (std::size_t i = 0; i < sites * months; ++i) {
      total.values.push_back(1.0 / 3.0 + static_cast<double>(i));
    }
    r.monthly.push_back(total);
    tenfold::ClassTotal by{{name, "kWh", "long " + name, "time: sum", ""}, {}};
    for (std::size_t i = 0; i < 3 * months; ++i) by.values.push_back(std::sqrt(double(i)));
    r.by_class.push_back(by);
  }
  for (const std::string name :
       {"it_power", "facility_power", "cooling_power", "outdoor_temp", "wet_bulb", "water_rate",
        "grid_power", "pv_power", "battery", "carbon", "pue_now", "utilization"}) {
    tenfold::Channel channel{{name, "W", "long " + name, "time: mean", "E = mc2"}, {}};
    channel.values.resize(sites * steps);
    std::uint64_t state = 88172645463325252ULL + r.channels.size();
    for (std::size_t s = 0; s < sites; ++s) {
      float noise = 0;
      for (std::size_t i = 0; i < steps; ++i) {
        state ^= state << 13U, state ^= state >> 7U, state ^= state << 17U;
        const float white = static_cast<float>(state >> 40U) * 0x1p-24F - 0.5F;
        noise = 0.98F * noise + 0.05F * white;
        const double hour = static_cast<double>(i);
        channel.values[s * steps + i] =
            static_cast<float>(3e7 * (1.0 + static_cast<double>(s)) *
                               (1.0 + 0.2 * std::sin(hour * 0.2617993878) +
                                0.1 * std::sin(hour * 7.17e-4) + static_cast<double>(noise)));
      }
    }
    r.channels.push_back(channel);
  }
  r.flows = {{"grid", "it", 12.5}, {"it", "heat", 1e9}};
  r.events = {{"site0", "clamp", "supply above limit", 7, 1704070800, 1.5, "K"},
              {"site1", "unserved", "", 1, 1704070800, 2.5, "kWh"}};
  r.kpis = {{"pue", 1.25, "1", 125, 100, "facility energy", "IT energy", "fleet", "2", "2024-2026",
             "ISO/IEC 30134-2", "modelled"},
            {"wue", 0.5, "L/kWh", 50, 100, "water", "IT energy", "fleet", "1", "2024", "ISO", "m"},
            {"pue", 1.5, "1", 15, 10, "a", "b", "own sites", "3", "2025", "ISO", "modelled"}};
  r.inputs = {{"hangzhou.epw", std::string(64, 'b')}};
  r.assumptions = {{"sites.a.x", "32 degC", "estimate", "ASHRAE"}, {"b", "", "", ""}};
  r.attributes = {{"seed", "42"}, {"note", ""}};
  return r;
}
// sample ends

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

template <class Call>
std::string file_error(Call call) {
  try {
    call();
  } catch (const FileError& error) {
    return error.what();
  }
  return "(no error)";
}

void check_words(const tenfold::QuantityWords& a, const tenfold::QuantityWords& b) {
  CHECK(a.name == b.name);
  CHECK(a.unit == b.unit);
  CHECK(a.long_name == b.long_name);
  CHECK(a.cell_methods == b.cell_methods);
  CHECK(a.equation == b.equation);
}

template <class Quantity>
void check_quantities(const std::vector<Quantity>& a, const std::vector<Quantity>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    check_words(a[i].words, b[i].words);
    CHECK(a[i].values == b[i].values);
  }
}

void check_equal(const Results& a, const Results& b) {
  CHECK(a.title == b.title);
  CHECK(a.scenario_yaml == b.scenario_yaml);
  CHECK(a.scenario_sha256 == b.scenario_sha256);
  CHECK(a.version == b.version);
  CHECK(a.revision == b.revision);
  CHECK(a.compiler == b.compiler);
  CHECK(a.start_utc == b.start_utc);
  CHECK(a.end_utc == b.end_utc);
  CHECK(a.step_seconds == b.step_seconds);
  CHECK(a.month_start_utc == b.month_start_utc);
  CHECK(a.attributes == b.attributes);
  REQUIRE(a.sites.size() == b.sites.size());
  for (std::size_t i = 0; i < a.sites.size(); ++i) {
    const auto &x = a.sites[i], &y = b.sites[i];
    CHECK(x.name == y.name);
    CHECK(x.title == y.title);
    CHECK(x.country + x.zone + x.ownership == y.country + y.zone + y.ownership);
    CHECK(x.climate + x.region == y.climate + y.region);
    CHECK(x.latitude_deg == y.latitude_deg);
    CHECK(x.longitude_deg == y.longitude_deg);
    CHECK(x.in_totals == y.in_totals);
  }
  REQUIRE(a.classes.size() == b.classes.size());
  for (std::size_t i = 0; i < a.classes.size(); ++i) {
    const auto &x = a.classes[i], &y = b.classes[i];
    CHECK(x.site + x.hall + x.rack + x.kind == y.site + y.hall + y.rack + y.kind);
  }
  check_quantities(a.monthly, b.monthly);
  check_quantities(a.by_class, b.by_class);
  check_quantities(a.channels, b.channels);
  REQUIRE(a.flows.size() == b.flows.size());
  for (std::size_t i = 0; i < a.flows.size(); ++i) {
    CHECK(a.flows[i].from == b.flows[i].from);
    CHECK(a.flows[i].to == b.flows[i].to);
    CHECK(a.flows[i].energy_kWh == b.flows[i].energy_kWh);
  }
  REQUIRE(a.events.size() == b.events.size());
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    const auto &x = a.events[i], &y = b.events[i];
    CHECK(x.site + x.kind + x.explanation + x.unit == y.site + y.kind + y.explanation + y.unit);
    CHECK(x.count == y.count);
    CHECK(x.first_utc == y.first_utc);
    CHECK(x.largest == y.largest);
  }
  REQUIRE(a.kpis.size() == b.kpis.size());
  for (std::size_t i = 0; i < a.kpis.size(); ++i) {
    const auto &x = a.kpis[i], &y = b.kpis[i];
    CHECK(x.name == y.name);
    CHECK(x.value == y.value);
    CHECK(x.numerator == y.numerator);
    CHECK(x.denominator == y.denominator);
    CHECK(x.unit + x.numerator_text + x.denominator_text + x.boundary ==
          y.unit + y.numerator_text + y.denominator_text + y.boundary);
    CHECK(x.category + x.period + x.standard + x.method ==
          y.category + y.period + y.standard + y.method);
  }
  REQUIRE(a.inputs.size() == b.inputs.size());
  for (std::size_t i = 0; i < a.inputs.size(); ++i) {
    CHECK(a.inputs[i].name == b.inputs[i].name);
    CHECK(a.inputs[i].sha256 == b.inputs[i].sha256);
  }
  REQUIRE(a.assumptions.size() == b.assumptions.size());
  for (std::size_t i = 0; i < a.assumptions.size(); ++i) {
    const auto &x = a.assumptions[i], &y = b.assumptions[i];
    CHECK(x.path == y.path);
    CHECK(x.value == y.value);
    CHECK(x.basis == y.basis);
    CHECK(x.source == y.source);
  }
}

}  // namespace

TEST_CASE("results: sums over sites and months", "[results]") {
  Results r = sample(3, 4, 0);
  r.monthly[0].values = {1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400};
  const std::int64_t from = r.month_start_utc[1], to = r.month_start_utc[3];
  CHECK(r.sum("it_energy", from, to) == 505.0);      // site1 is a partner: not in the totals
  CHECK(r.sum("it_energy", from, to, 1) == 50.0);    // but can be asked for
  CHECK(r.sum("it_energy", from + 1, to) == 303.0);  // a month belongs to its start
  CHECK(r.sum("it_energy", to, from) == 0.0);
  CHECK_THROWS_AS(r.sum("nothing", from, to), tenfold::Error);
  CHECK_THROWS_AS(r.sum("it_energy", from, to, 3), tenfold::Error);
  CHECK(r.find_monthly("nothing") == nullptr);
  REQUIRE(r.find_monthly("water") == &r.monthly[1]);
  REQUIRE(r.find_channel("it_power") == &r.channels[0]);
}

TEST_CASE("result file: what is written is read again", "[results][hdf5]") {
  const Scratch scratch;
  const std::size_t sites = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{40});
  const std::size_t steps = GENERATE(std::size_t{1}, std::size_t{1000}, std::size_t{70'001});
  if (sites == 40 && steps > 1000) return;
  const int compression = GENERATE(0, 4);
  const Results written = sample(sites, 14, steps);
  const fs::path path = scratch / "a.nc";
  write_netcdf(written, path, {.compression = compression, .significant_bits = 23});
  CHECK_FALSE(fs::exists(scratch / "a.nc.part"));
  check_equal(read_netcdf(path), written);
}

TEST_CASE("result file: results with nothing in them", "[results][hdf5]") {
  const Scratch scratch;
  Results empty;
  write_netcdf(empty, scratch / "a.nc");
  check_equal(read_netcdf(scratch / "a.nc"), empty);
  Results totals = sample(2, 3, 100);
  totals.channels.clear();
  totals.by_class.clear();
  totals.events.clear();
  totals.inputs.clear();
  write_netcdf(totals, scratch / "b.nc");
  check_equal(read_netcdf(scratch / "b.nc"), totals);
}

TEST_CASE("result file: same results, same bytes", "[results][hdf5]") {
  const Scratch scratch;
  const Results r = sample(3, 14, 9000);
  write_netcdf(r, scratch / "a.nc");
  ::sleep(1);  // a time stamp would differ now
  write_netcdf(r, scratch / "other_name.nc");
  const std::string first = bytes_of(scratch / "a.nc");
  CHECK(first.size() > 100'000);
  CHECK((first == bytes_of(scratch / "other_name.nc")));
  write_netcdf(sample(1, 1, 1), scratch / "a.nc");  // takes the place of the old one
  CHECK(read_netcdf(scratch / "a.nc").sites.size() == 1);
}

TEST_CASE("result file: channels keep the bits asked for", "[results][hdf5]") {
  const Scratch scratch;
  constexpr float infinity = std::numeric_limits<float>::infinity();
  constexpr float largest = std::numeric_limits<float>::max();
  Results r = sample(1, 1, 8);
  r.channels.resize(1);
  // With 2 bits: 1.125 and 1.375 lie halfway and go to the even neighbour.
  r.channels[0].values = {1.125F, 1.375F, -1.3F, infinity, -infinity, largest, 0.0F, -0.0F};
  write_netcdf(r, scratch / "a.nc", {.compression = 1, .significant_bits = 2});
  const auto got = read_netcdf(scratch / "a.nc").channels.at(0).values;
  CHECK(got[0] == 1.0F);
  CHECK(got[1] == 1.5F);
  CHECK(got[2] == -1.25F);
  CHECK(got[3] == infinity);
  CHECK(got[4] == -infinity);
  CHECK(std::isfinite(got[5]));
  CHECK(std::bit_cast<std::uint32_t>(got[6]) == 0U);
  CHECK(std::bit_cast<std::uint32_t>(got[7]) == 0x80000000U);
  r.channels[0].values.assign(8, std::numeric_limits<float>::quiet_NaN());
  write_netcdf(r, scratch / "a.nc");
  CHECK(std::isnan(read_netcdf(scratch / "a.nc").channels.at(0).values[0]));

  const Results many = sample(2, 1, 5000);
  for (const int bits : {10, 12}) {
    write_netcdf(many, scratch / "b.nc", {.compression = 1, .significant_bits = bits});
    const Results back = read_netcdf(scratch / "b.nc");
    double worst = 0.0;
    for (std::size_t i = 0; i < back.channels[0].values.size(); ++i) {
      const double exact = static_cast<double>(many.channels[0].values[i]);
      worst =
          std::max(worst, std::abs(static_cast<double>(back.channels[0].values[i]) / exact - 1));
    }
    CHECK(worst <= std::ldexp(1.0, -bits - 1));
    CHECK(worst > std::ldexp(1.0, -bits - 3));
  }
}

TEST_CASE("result file: results that do not fit are refused before writing", "[results][hdf5]") {
  const Scratch scratch;
  const fs::path path = scratch / "a.nc";
  const auto refused = [&](auto change) {
    Results r = sample(2, 2, 10);
    change(r);
    const std::string text = file_error([&] { write_netcdf(r, path); });
    CHECK(text.find(path.string()) != std::string::npos);
    CHECK(fs::is_empty(scratch.path()));
    return text;
  };
  using Catch::Contains;
  CHECK_THAT(refused([](Results& r) { r.channels[0].values.pop_back(); }), Contains("19 values"));
  CHECK_THAT(refused([](Results& r) { r.monthly[1].words.name = "a b"; }), Contains("'a b'"));
  CHECK_THAT(refused([](Results& r) { r.monthly[1].words.name = "it_energy"; }), Contains("twice"));
  CHECK_THAT(refused([](Results& r) { r.channels[0].words.name = "site"; }), Contains("twice"));
  CHECK_THAT(refused([](Results& r) { r.attributes["title"] = "x"; }), Contains("'title'"));
  CHECK_THAT(refused([](Results& r) { r.step_seconds = 0; }), Contains("step"));
}

TEST_CASE("result file: the cause of a failed write is named", "[results][hdf5]") {
  const Scratch scratch;
  const Results r = sample(3, 14, 9000);
  using Catch::Contains;

  SECTION("directory does not exist") {
    const fs::path path = scratch / "none" / "a.nc";
    const std::string text = file_error([&] { write_netcdf(r, path); });
    CHECK_THAT(text, Contains(path.string()) && Contains("No such file or directory"));
  }
  SECTION("target is a directory") {
    fs::create_directory(scratch / "a.nc");
    const std::string text = file_error([&] { write_netcdf(r, scratch / "a.nc"); });
    CHECK_THAT(text, Contains("Is a directory"));
    CHECK_FALSE(fs::exists(scratch / "a.nc.part"));
  }
  SECTION("directory is read-only") {
    const fs::path directory = scratch / "ro";
    fs::create_directory(directory);
    fs::permissions(scratch.path(), fs::perms(0755));
    fs::permissions(directory, fs::perms(0555));
    const bool root = ::geteuid() == 0;
    if (root) REQUIRE(::seteuid(65534) == 0);  // root may write anywhere
    const std::string text = file_error([&] { write_netcdf(r, directory / "a.nc"); });
    if (root) REQUIRE(::seteuid(0) == 0);
    CHECK_THAT(text, Contains((directory / "a.nc").string()) && Contains("Permission denied"));
    CHECK(fs::is_empty(directory));
  }
  SECTION("disk is full at any point") {
    write_netcdf(r, scratch / "whole.nc");
    const auto whole = fs::file_size(scratch / "whole.nc");
    const fs::path path = scratch / "a.nc";
    put_bytes(path, "old");
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto old_action = std::signal(SIGXFSZ, SIG_IGN);
    for (const std::uintmax_t limit :
         {std::uintmax_t{0}, std::uintmax_t{1}, std::uintmax_t{3000}, whole / 20, whole / 10,
          whole / 4, whole / 2, whole * 9 / 10, whole - 1}) {
      const rlimit small{limit, before.rlim_max};
      REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
      const std::string text = file_error([&] { write_netcdf(r, path); });
      REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
      CHECK_THAT(text, Contains(path.string()) && Contains("File too large"));
      CHECK_FALSE(fs::exists(scratch / "a.nc.part"));
      CHECK(bytes_of(path) == "old");  // the earlier file stays
    }
    std::signal(SIGXFSZ, old_action);
    write_netcdf(r, path);  // and the library works on
    CHECK((bytes_of(path) == bytes_of(scratch / "whole.nc")));
  }
  SECTION("small file system") {
    const fs::path disk = scratch / "disk";
    fs::create_directory(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=256k") != 0) {
      WARN("no right to mount a small file system here: not tested");
      return;
    }
    const std::string text = file_error([&] { write_netcdf(r, disk / "a.nc"); });
    const bool empty = fs::is_empty(disk);
    ::umount(disk.c_str());
    CHECK_THAT(text, Contains("a.nc") && Contains("No space left on device"));
    CHECK(empty);
  }
}

TEST_CASE("result file: other and damaged files are refused", "[results][hdf5]") {
  const Scratch scratch;
  const fs::path path = scratch / "a.nc";
  using Catch::Contains;
  const auto error = [&] { return file_error([&] { (void)read_netcdf(path); }); };
  CHECK_THAT(error(), Contains(path.string()) && Contains("No such file"));
  put_bytes(path, "");
  CHECK_THAT(error(), Contains("not a netCDF-4 (HDF5) file"));
  put_bytes(path, "CDF\x02 is another format");
  CHECK_THAT(error(), Contains("not a netCDF-4 (HDF5) file"));

  write_netcdf(sample(3, 14, 9000), path);
  const std::string good = bytes_of(path);
  const auto altered = [&](const std::string& from, const std::string& to) {
    std::string bytes = good;
    const auto at = bytes.find(from);
    REQUIRE(at != std::string::npos);
    put_bytes(path, bytes.replace(at, from.size(), to));
    return error();
  };
  put_bytes(path, good.substr(0, good.size() / 2));
  CHECK_THAT(error(), Contains("damaged"));
  // Object headers carry checksums: a changed attribute shows.
  CHECK_THAT(altered("complete", "partial!"), Contains("cannot read result file"));

  // Anywhere in the file: an error or a result, never a crash.
  std::size_t refused = 0;
  std::uint64_t state = 1;
  for (int i = 0; i < 200; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    std::string bytes = good;
    const std::size_t at = static_cast<std::size_t>(state >> 20U) % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
    put_bytes(path, bytes);
    if (error() != "(no error)") ++refused;
  }
  CHECK(refused > 150);  // metadata and packed channels have checksums
  put_bytes(path, good);
  CHECK(error() == "(no error)");
  fs::remove(path);
  fs::create_directory(path);
  CHECK_THAT(error(), Contains("directory"));
}

TEST_CASE("result file: several threads", "[results][hdf5]") {
  const Scratch scratch;
  const Results r = sample(2, 3, 3000);
  write_netcdf(r, scratch / "whole.nc");
  const std::string expected = bytes_of(scratch / "whole.nc");
  std::vector<std::thread> threads;
  std::vector<std::string> got(4);
  for (std::size_t t = 0; t < got.size(); ++t) {
    threads.emplace_back([&, t] {
      const fs::path path = scratch / ("t" + std::to_string(t) + ".nc");
      for (int i = 0; i < 3; ++i) {
        write_netcdf(r, path);
        (void)read_netcdf(path);
      }
      got[t] = bytes_of(path);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : got) CHECK((bytes == expected));
}
