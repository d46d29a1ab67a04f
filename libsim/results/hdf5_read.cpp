// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <new>
#include <system_error>

#include "hdf5_layout.hpp"
#include "hdf5_reader.hpp"
#include "tenfold/error.hpp"
#include "tenfold/results/hdf5.hpp"

namespace tenfold::results {
namespace {

namespace fs = std::filesystem;

/// Says what the system says about a file that cannot be read, before HDF5 is asked.
void need_readable(const fs::path& path) {
  const auto fail = [] { throw Hdf5Failure(std::generic_category().message(errno)); };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) fail();
  struct stat facts{};
  const bool known = ::fstat(descriptor, &facts) == 0;
  ::close(descriptor);
  if (known && S_ISDIR(facts.st_mode)) throw Hdf5Failure("it is a directory");
}

Handle open_file(const fs::path& path) {
  need_readable(path);
  const htri_t is_hdf5 = H5Fis_hdf5(path.c_str());
  if (is_hdf5 == 0) throw Hdf5Failure("it is not a netCDF-4 (HDF5) file");
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "cannot open file");
  checked(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), "cannot open file");
#if H5_VERSION_GE(1, 10, 7)
  checked(H5Pset_file_locking(access.get(), false, true), "cannot open file");
#endif
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose, "file is damaged"};
}

void need_format(const StoredGroup& root) {
  if (!has_text(root.id(), "tenfold_format")) {
    throw Hdf5Failure("it is not a result file of Tenfold (no attribute 'tenfold_format')");
  }
  const std::string format = get_text(root.id(), "tenfold_format");
  int major = -1;
  std::from_chars(format.data(), format.data() + format.size(), major);
  if (major != kFormatMajor) {
    throw Hdf5Failure("its format is version " + format + "; this program reads version " +
                      std::to_string(kFormatMajor) + ".x");
  }
  if (get_text(root.id(), "status") != "complete") throw Hdf5Failure("it is not complete");
}

template <class Item, std::size_t N>
void read_texts(const StoredGroup& group, std::vector<Item>& items,
                const std::array<TextColumn<Item>, N>& columns) {
  for (const TextColumn<Item>& column : columns) {
    std::vector<std::string> texts = group.variable(column.name).texts(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i].*column.member = std::move(texts[i]);
  }
}

template <class Stored, class Item, class Member>
void read_numbers(const StoredGroup& group, const std::string& name, std::vector<Item>& items,
                  Member Item::* member) {
  const std::vector<Stored> numbers = group.variable(name).numbers<Stored>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].*member = static_cast<Member>(numbers[i]);
  }
}

QuantityWords read_words(const StoredVariable& variable, const std::string& name) {
  const hid_t id = variable.id();
  return {.name = name,
          .unit = get_text(id, "units"),
          .long_name = get_text(id, "long_name"),
          .cell_methods = get_text(id, "cell_methods"),
          .equation = get_text(id, "comment")};
}

/// Every table of the right type that is not part of the layout itself.
template <class T, class Quantity>
void read_tables(const StoredGroup& group, const std::set<std::string>& known, std::size_t rows,
                 std::size_t columns, std::vector<Quantity>& quantities) {
  for (const std::string& name : group.variables()) {
    if (known.contains(name)) continue;
    const StoredVariable variable = group.variable(name);
    if (!variable.is_float_table(sizeof(T))) continue;  // added by someone else
    quantities.push_back({read_words(variable, name), variable.columns<T>(rows, columns)});
  }
}

void read_root(const StoredGroup& root, Results& r) {
  const hid_t id = root.id();
  for (const auto& text : kRootTexts) r.*text.member = get_text(id, text.name);
  r.start_utc = get_number<std::int64_t>(id, "horizon_start");
  r.end_utc = get_number<std::int64_t>(id, "horizon_end");
  r.step_seconds = get_number<std::int32_t>(id, "step_seconds");
  if (r.step_seconds <= 0 || r.end_utc < r.start_utc) throw Hdf5Failure("its horizon is damaged");
  for (const std::string& name : attribute_names(id)) {
    if (!root_attributes().contains(name) && has_text(id, name)) {
      r.attributes[name] = get_text(id, name);
    }
  }
  if (root.has("month")) {
    r.month_start_utc = root.variable("month").numbers<std::int64_t>(root.length("month"));
  }
  r.sites.resize(root.length("site"));
  if (r.sites.empty()) return;
  std::vector<std::string> names = root.variable("site").texts(r.sites.size());
  for (std::size_t s = 0; s < r.sites.size(); ++s) r.sites[s].name = std::move(names[s]);
  read_texts(root, r.sites, kSiteTexts);
  read_numbers<double>(root, "site_latitude", r.sites, &SiteInfo::latitude_deg);
  read_numbers<double>(root, "site_longitude", r.sites, &SiteInfo::longitude_deg);
  read_numbers<std::int8_t>(root, "site_in_totals", r.sites, &SiteInfo::in_totals);
}

void read_by_class(const StoredGroup& group, Results& r) {
  r.classes.resize(group.length("class_site"));
  read_texts(group, r.classes, kClassTexts);
  read_tables<double>(group, group_names(), r.month_start_utc.size(), r.classes.size(), r.by_class);
}

template <class Item, std::size_t N>
void read_series(const StoredGroup& group, std::size_t months, std::vector<Item>& items,
                 const std::array<SeriesColumn<Item>, N>& columns) {
  for (const SeriesColumn<Item>& column : columns) {
    const std::vector<double> values =
        group.variable(column.name).template columns<double>(months, items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double* first = values.data() + i * months;
      (items[i].*column.member).assign(first, first + months);
    }
  }
}

void read_build_out(const StoredGroup& group, Results& r) {
  const std::size_t months = r.month_start_utc.size();
  r.demands.resize(group.length("demand_name"));
  read_texts(group, r.demands, kDemandTexts);
  read_series(group, months, r.demands, kDemandSeries);
  r.binding_limit = group.variable("binding_limit").texts(months);
  for (DemandTotal& d : r.demands) d.binding = r.binding_limit;
  if (group.has("demand_binding")) {
    std::vector<std::string> names =
        group.variable("demand_binding").texts(months, r.demands.size());
    for (std::size_t i = 0; i < names.size(); ++i)
      r.demands[i % r.demands.size()].binding[i / r.demands.size()] = std::move(names[i]);
  }
  if (!group.has("limit_name")) return;
  r.limits.resize(group.length("limit_name"));
  read_texts(group, r.limits, kLimitTexts);
  read_series(group, months, r.limits, kLimitSeries);
}

void read_ledger(const StoredGroup& group, Results& r) {
  r.flows.resize(group.length("source"));
  std::vector<std::string> sources = group.variable("source").texts(r.flows.size());
  std::vector<std::string> targets = group.variable("target").texts(r.flows.size());
  for (std::size_t i = 0; i < r.flows.size(); ++i) {
    r.flows[i].from = std::move(sources[i]);
    r.flows[i].to = std::move(targets[i]);
  }
  read_numbers<double>(group, "energy_kWh", r.flows, &LedgerFlow::energy_kWh);
}

void read_events(const StoredGroup& group, Results& r) {
  r.events.resize(group.length("kind"));
  read_texts(group, r.events, kEventTexts);
  if (group.has("by_month"))
    read_numbers<std::int8_t>(group, "by_month", r.events, &Event::by_month);
  read_numbers<std::int64_t>(group, "count", r.events, &Event::count);
  read_numbers<std::int64_t>(group, "first_time", r.events, &Event::first_utc);
  read_numbers<double>(group, "largest", r.events, &Event::largest);
}

void read_kpis(const StoredGroup& group, Results& r) {
  for (const std::string& name : group.variables()) {
    const StoredVariable variable = group.variable(name);
    Kpi kpi;
    kpi.value = variable.number();
    kpi.numerator = get_number<double>(variable.id(), "numerator");
    kpi.denominator = get_number<double>(variable.id(), "denominator");
    for (const auto& text : kKpiTexts) kpi.*text.member = get_text(variable.id(), text.name);
    const std::string own_name = get_text(variable.id(), "kpi_name");
    kpi.name = own_name.empty() ? name : own_name;
    r.kpis.push_back(std::move(kpi));
  }
}

void read_provenance(const StoredGroup& group, Results& r) {
  r.inputs.resize(group.length("input_name"));
  if (!r.inputs.empty()) read_texts(group, r.inputs, kInputTexts);
  r.assumptions.resize(group.length("assumption_path"));
  if (!r.assumptions.empty()) read_texts(group, r.assumptions, kAssumptionTexts);
}

Results read_file(const fs::path& path) {
  const Handle file = open_file(path);
  const StoredGroup root(file.get(), "/");
  need_format(root);
  Results r;
  read_root(root, r);
  const std::size_t sites = r.sites.size(), months = r.month_start_utc.size();
  if (root.has("time")) read_tables<float>(root, root_names(), r.steps(), sites, r.channels);
  const auto in_group = [&](const char* name, auto read) {
    if (root.has(name)) read(StoredGroup(file.get(), name), r);
  };
  in_group("monthly", [&](const StoredGroup& group, Results& results) {
    read_tables<double>(group, group_names(), months, sites, results.monthly);
  });
  in_group("by_class", read_by_class);
  in_group("build_out", read_build_out);
  in_group("ledger", read_ledger);
  in_group("events", read_events);
  in_group("kpi", read_kpis);
  in_group("provenance", read_provenance);
  return r;
}

}  // namespace

Results read_netcdf(const fs::path& path) {
  const Hdf5Session session;
  const std::string what = "cannot read result file '" + path.string() + "': ";
  try {
    return read_file(path);
  } catch (const Hdf5Failure& failure) {
    throw FileError(what + failure.what());
  } catch (const std::bad_alloc&) {
    throw FileError(what + "not enough memory, or the file is damaged");
  } catch (const std::length_error&) {
    throw FileError(what + "the file is damaged");
  }
}

}  // namespace tenfold::results
