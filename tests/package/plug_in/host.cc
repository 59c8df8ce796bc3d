// A host that loads a plug-in, calls it and unloads it, again and again. Usage: host PLUG_IN
// SPDX-License-Identifier: Apache-2.0
//
// What a load leaves behind is what README.md says, at most. Loads after the first few are measured, since those also load what
// stays for good, such as ICU.
#include <dlfcn.h>
#include <unistd.h>

#include <cstddef>
#include <fstream>
#include <iostream>

namespace {

constexpr int kLoads = 24;
constexpr int kFirst = 4;
constexpr long kMostLeft = 8'000'000;  // bytes a load

// Bytes of this process that are in memory.
long Resident() {
  long all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

// Whether the plug-in answers, and is gone afterwards.
bool LoadAndUnload(const char* path) {
  void* const plug_in = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (plug_in == nullptr) {
    std::cerr << dlerror() << "\n";
    return false;
  }
  const auto count = reinterpret_cast<int (*)(const char*)>(dlsym(plug_in, "CountStatements"));
  if (count == nullptr || count("\"It works,\" said Nia Brandt.") != 1) {
    std::cerr << "the plug-in does not find the statement\n";
    return false;
  }
  dlclose(plug_in);
  if (dlopen(path, RTLD_NOW | RTLD_NOLOAD) != nullptr) {
    std::cerr << "the plug-in stays after dlclose\n";
    return false;
  }
  return true;
}

}  // namespace

int main(int, char** argv) {
  long before = 0;
  for (int i = 0; i < kLoads; ++i) {
    if (i == kFirst) before = Resident();
    if (!LoadAndUnload(argv[1])) return 1;
  }
  const long left = (Resident() - before) / (kLoads - kFirst);
  std::cout << "each load leaves " << left << " bytes\n";
  return left <= kMostLeft ? 0 : 1;
}
