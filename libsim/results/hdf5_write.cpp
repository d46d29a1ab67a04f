// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>

#include "hdf5_contents.hpp"
#include "hdf5_layout.hpp"
#include "tenfold/error.hpp"
#include "tenfold/results/hdf5.hpp"

namespace tenfold::results {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const std::string& cause) {
  throw FileError("cannot write result file '" + path.string() + "': " + cause);
}

bool is_netcdf_name(const std::string& name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
    return letter(c) || (c >= '0' && c <= '9');
  });
}

template <class Quantity>
void check_quantities(const std::vector<Quantity>& quantities, std::set<std::string> taken,
                      std::size_t expected, const std::string& kind, const fs::path& path) {
  for (const Quantity& quantity : quantities) {
    const std::string& name = quantity.words.name;
    const std::string who = kind + " '" + name + "'";
    if (!is_netcdf_name(name)) refuse(path, who + ": name needs letters, digits and underscores");
    if (!taken.insert(name).second) refuse(path, who + ": name is used twice");
    if (quantity.values.size() != expected) {
      refuse(path, who + " has " + std::to_string(quantity.values.size()) + " values, needs " +
                       std::to_string(expected));
    }
  }
}

void check_before_writing(const Results& r, const fs::path& path, const WriteOptions& options) {
  if (options.compression < 0 || options.compression > 9) refuse(path, "compression is 0 to 9");
  if (options.significant_bits < 1 || options.significant_bits > 23) {
    refuse(path, "significant bits are 1 to 23");
  }
  if (r.step_seconds <= 0 || r.end_utc < r.start_utc) refuse(path, "horizon or step is not valid");
  std::set<std::string> names;
  for (const SiteInfo& site : r.sites) {
    if (!names.insert(site.name).second) refuse(path, "site '" + site.name + "' appears twice");
  }
  for (std::size_t m = 1; m < r.month_start_utc.size(); ++m) {
    if (r.month_start_utc[m] <= r.month_start_utc[m - 1]) refuse(path, "months are not in order");
  }
  const std::size_t sites = r.sites.size(), months = r.month_start_utc.size();
  check_quantities(r.channels, root_names(), sites * r.steps(), "channel", path);
  check_quantities(r.monthly, group_names(), sites * months, "monthly total", path);
  check_quantities(r.by_class, group_names(), r.classes.size() * months, "class total", path);
  const auto need_months = [&](const std::string& who, const std::vector<double>& values) {
    if (values.size() != months) refuse(path, who + " does not have a value for every month");
  };
  for (const LimitTotal& l : r.limits) {
    for (const auto& column : kLimitSeries) need_months("limit '" + l.name + "'", l.*column.member);
  }
  for (const DemandTotal& d : r.demands) {
    for (const auto& column : kDemandSeries)
      need_months("demand '" + d.name + "'", d.*column.member);
    if (d.binding.size() != months)
      refuse(path, "demand '" + d.name + "' does not name a limit for every month");
  }
  if (!r.demands.empty() && r.binding_limit.size() != months)
    refuse(path, "the binding limit is not stated for every month");
  for (const Kpi& kpi : r.kpis) {
    if (!is_netcdf_name(kpi.name)) refuse(path, "KPI '" + kpi.name + "': name is not valid");
  }
  for (const auto& [name, value] : r.attributes) {
    if (!is_netcdf_name(name) || root_attributes().contains(name)) {
      refuse(path, "attribute '" + name + "': name is not valid or is used by the file itself");
    }
  }
}

/// Removes the unfinished file unless it was renamed.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(fs::path path) : path_(std::move(path)) {}
  ~UnfinishedFile() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove(path_, ignored);
  }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  void rename_to(const fs::path& target) {
    std::error_code error;
    fs::rename(path_, target, error);
    if (error) throw Hdf5Failure(error.message());
    path_.clear();
  }

 private:
  fs::path path_;
};

void write_through(OutputFile& output, const fs::path& name, const Results& results,
                   const WriteOptions& options) {
  const std::string what = "cannot create file";
  constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, what);
  checked(H5Pset_link_creation_order(creation.get(), order), what);
  checked(H5Pset_attr_creation_order(creation.get(), order), what);
  checked(H5Pset_obj_track_times(creation.get(), false), what);
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, what);
  checked(H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG), what);
#if H5_VERSION_GE(1, 10, 2)
  checked(H5Pset_libver_bounds(access.get(), H5F_LIBVER_V18, H5F_LIBVER_V18), what);
#endif
  output.use_in(access.get());
  Handle file(H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.get(), access.get()), H5Fclose, what);
  {
    FileRules rules{.output = &output, .compression = options.compression, .next_dimension = 0};
    Group root(file.get(), rules);
    put_contents(root, results, options);
  }
  file.close("cannot close file");
}

/// Makes the new name last through a power cut, where the system can.
void sync_directory(const fs::path& file) {
  const fs::path directory = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

void write_netcdf(const Results& results, const fs::path& path, const WriteOptions& options) {
  check_before_writing(results, path, options);
  const Hdf5Session session;
  fs::path part = path;
  part += ".part";
  try {
    OutputFile output(part);
    UnfinishedFile unfinished(part);
    try {
      write_through(output, part, results, options);
    } catch (const Hdf5Failure&) {
      output.throw_on_error();  // the system's words, if it was the disk
      throw;
    }
    output.sync_and_close();
    unfinished.rename_to(path);
  } catch (const Hdf5Failure& failure) {
    refuse(path, failure.what());
  }
  sync_directory(path);
}

}  // namespace tenfold::results
