// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "hdf5_handle.hpp"

namespace tenfold::results {
namespace {

std::mutex& process_mutex() {
  static std::mutex mutex;
  return mutex;
}

struct Words {
  std::string innermost, system;
};

herr_t take_words(unsigned /*depth*/, const H5E_error2_t* error, void* target) {
  auto& words = *static_cast<Words*>(target);
  if (error->desc == nullptr) return 0;
  const std::string text = error->desc;
  if (words.innermost.empty()) words.innermost = text;
  // The built-in drivers write: errno = 2, error message = 'No such file or directory', ...
  static const std::string key = "error message = '";
  const auto begin = text.find(key);
  if (begin != std::string::npos && words.system.empty()) {
    const auto first = begin + key.size();
    words.system = text.substr(first, text.find('\'', first) - first);
  }
  return 0;
}

}  // namespace

std::string hdf5_error_text() {
  Words words;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_words, &words);
  if (!words.system.empty()) return words.system;
  return words.innermost.empty() ? "HDF5 gave no reason" : words.innermost;
}

Hdf5Session::Hdf5Session() : lock_(process_mutex()) {
  H5Eget_auto2(H5E_DEFAULT, &report_, &report_data_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Hdf5Session::~Hdf5Session() {
  H5Eclear2(H5E_DEFAULT);
  H5Eset_auto2(H5E_DEFAULT, report_, report_data_);
}

}  // namespace tenfold::results
