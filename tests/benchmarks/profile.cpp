// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// A sampling profile of the own process: SIGPROF writes program counters into a fixed array, the
// symbol table of the executable names them afterwards.
#include <cxxabi.h>
#include <elf.h>
#include <link.h>
#include <sys/time.h>
#include <ucontext.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>

#include "measure.hpp"

namespace tenfold::bench {

namespace {

constexpr std::size_t most_samples = 1 << 16;
std::uintptr_t counters[most_samples];
std::atomic<std::size_t> counted{0};

void on_tick(int, siginfo_t*, void* context) {
#if defined(__x86_64__)
  const std::size_t k = counted.fetch_add(1);
  if (k < most_samples) {
    counters[k] = static_cast<std::uintptr_t>(
        static_cast<const ucontext_t*>(context)->uc_mcontext.gregs[REG_RIP]);
  }
#else
  static_cast<void>(context);
#endif
}

struct Symbol {
  std::uintptr_t end = 0;
  std::string name;
};

/// "tenfold::cooling::(anonymous namespace)::secant(...) [clone .arch_x86_64_v4]" -> "secant".
std::string short_name(const char* mangled) {
  std::string text = mangled;
  if (const auto clone = text.find(".arch_"); clone != std::string::npos) text.resize(clone);
  if (const auto clone = text.find(".default"); clone != std::string::npos) text.resize(clone);
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> plain(
      abi::__cxa_demangle(text.c_str(), nullptr, nullptr, &status), std::free);
  if (status != 0) return text;
  text = plain.get();
  for (auto hidden = text.find("(anonymous namespace)::"); hidden != std::string::npos;
       hidden = text.find("(anonymous namespace)::"))
    text.erase(hidden, 23);
  text = text.substr(0, text.find('('));
  const auto colons = text.rfind("::", text.find('<'));
  if (colons == std::string::npos) return text;
  const auto outer = colons == 0 ? std::string::npos : text.rfind("::", colons - 1);
  // A method keeps its class.
  const std::string last = outer == std::string::npos ? text : text.substr(outer + 2);
  return last[0] >= 'A' && last[0] <= 'Z' ? last : text.substr(colons + 2);
}

/// Functions of the executable by address in memory.
std::map<std::uintptr_t, Symbol> symbols() {
  std::uintptr_t base = 0;
  dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t, void* out) {
        *static_cast<std::uintptr_t*>(out) = info->dlpi_addr;
        return 1;  // the first is the executable
      },
      &base);
  std::ifstream in("/proc/self/exe", std::ios::binary);
  const std::string file((std::istreambuf_iterator<char>(in)), {});
  std::map<std::uintptr_t, Symbol> out;
  Elf64_Ehdr header;
  if (file.size() < sizeof header) return out;
  std::memcpy(&header, file.data(), sizeof header);
  const auto section = [&](std::size_t index) {
    Elf64_Shdr s;
    std::memcpy(&s, file.data() + header.e_shoff + index * sizeof s, sizeof s);
    return s;
  };
  for (std::size_t k = 0; k < header.e_shnum; ++k) {
    const Elf64_Shdr table = section(k);
    if (table.sh_type != SHT_SYMTAB) continue;
    const Elf64_Shdr names = section(table.sh_link);
    for (std::size_t at = 0; at + sizeof(Elf64_Sym) <= table.sh_size; at += sizeof(Elf64_Sym)) {
      Elf64_Sym s;
      std::memcpy(&s, file.data() + table.sh_offset + at, sizeof s);
      if (ELF64_ST_TYPE(s.st_info) != STT_FUNC || s.st_size == 0) continue;
      out[base + s.st_value] = {base + s.st_value + s.st_size,
                                file.data() + names.sh_offset + s.st_name};
    }
  }
  return out;
}

}  // namespace

Profile sample(double seconds, const std::function<void()>& work) {
  counted = 0;
  struct sigaction action{};
  action.sa_sigaction = on_tick;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  struct sigaction before{};
  sigaction(SIGPROF, &action, &before);
  const itimerval tick{{0, 1000}, {0, 1000}}, none{};
  setitimer(ITIMER_PROF, &tick, nullptr);
  for (const double start = cpu_seconds(); cpu_seconds() - start < seconds;) work();
  setitimer(ITIMER_PROF, &none, nullptr);
  sigaction(SIGPROF, &before, nullptr);

  const auto table = symbols();
  Profile out;
  out.samples = std::min(counted.load(), most_samples);
  std::map<std::string, std::size_t> hits;
  for (std::size_t k = 0; k < out.samples; ++k) {
    auto found = table.upper_bound(counters[k]);
    const bool inside = found != table.begin() && counters[k] < (--found)->second.end;
    ++hits[inside ? short_name(found->second.name.c_str()) : "system libraries and kernel"];
  }
  for (const auto& [name, count] : hits)
    out.functions.push_back({name, static_cast<double>(count) / static_cast<double>(out.samples)});
  std::sort(out.functions.begin(), out.functions.end(),
            [](const Sampled& a, const Sampled& b) { return a.share > b.share; });
  return out;
}

}  // namespace tenfold::bench
