// ModelFolders: what the environment says, where the library is installed, and in a developer's build the source tree.
// SPDX-License-Identifier: Apache-2.0
//
// cmake/Models.cmake gives the folder by the prefix that the build was configured with; the way to it from where shared
// libraries and programs are installed, since an installation may have been moved; and in a developer's build the source tree.
//
// Known failures: a program that was started by a relative path and then changed its folder does not find its own.
#include "lib/model/model_folders.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

#if defined(_WIN32)
#include <windows.h>
#elif defined(__unix__) || defined(__APPLE__)
#include <dlfcn.h>
#endif

// OwnPath is that of a shared library, or of the program that a static one is part of. On Windows both are in bin.
#if defined(INQUIT_STATIC) || defined(_WIN32)
#define INQUIT_MODELS_FROM_HERE INQUIT_MODELS_FROM_BIN
#else
#define INQUIT_MODELS_FROM_HERE INQUIT_MODELS_FROM_LIB
#endif

namespace inquit {
inline namespace v0 {
namespace internal {
namespace {

// The path of the shared library or program that contains this function; empty where the system does not tell.
std::string OwnPath() {
#if defined(_WIN32)
  HMODULE module = nullptr;
  char path[MAX_PATH] = {};
  const DWORD flags = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
  if (!GetModuleHandleExA(flags, reinterpret_cast<const char*>(&OwnPath), &module)) return "";
  const DWORD size = GetModuleFileNameA(module, path, sizeof(path));
  return size < sizeof(path) ? std::string(path, size) : "";
#elif defined(__unix__) || defined(__APPLE__)
  Dl_info info = {};
  if (dladdr(reinterpret_cast<void*>(&OwnPath), &info) == 0 || info.dli_fname == nullptr) return "";
  const std::string name = info.dli_fname;
  // Of a program, Linux gives the name it was called by, which need not be a path.
  char* path = realpath(name.find('/') == std::string::npos ? "/proc/self/exe" : name.c_str(), nullptr);
  if (path == nullptr) return "";
  std::string found = path;
  std::free(path);
  return found;
#else
  return "";
#endif
}

// The folder that `path` lies in; empty where it names none.
std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

// The models' folder relative to where this code is installed, wherever that was moved; empty where that is unknown.
std::string ModelsBesideUs() {
  std::string folder = FolderOf(OwnPath());
  absl::string_view relative = INQUIT_MODELS_FROM_HERE;
  while (absl::ConsumePrefix(&relative, "../")) folder = FolderOf(folder);
  return folder.empty() ? "" : absl::StrCat(folder, "/", relative);
}

}  // namespace

std::vector<std::string> ModelFolders() {
  std::vector<std::string> folders;
  const auto add = [&](std::string folder) {
    const bool is_new = std::find(folders.begin(), folders.end(), folder) == folders.end();
    if (!folder.empty() && is_new) folders.push_back(std::move(folder));
  };
  const char* const chosen = std::getenv("INQUIT_MODEL_DIR");
  add(chosen == nullptr ? "" : chosen);
  add(ModelsBesideUs());
  add(INQUIT_INSTALLED_MODELS);
#ifdef INQUIT_SOURCE_MODELS
  add(INQUIT_SOURCE_MODELS);
#endif
  return folders;
}

}  // namespace internal
}  // namespace v0
}  // namespace inquit
