#include "text/module.hpp"

#include <dlfcn.h>

#include "text/file.hpp"
#include "text/installation.hpp"

namespace kopij::text {
namespace {

// Not translated: messages may be what the module is opened for.
[[noreturn]] void fail() { throw FileError(std::string(dlerror()) + ": install Kopij again"); }

}  // namespace

const void* open_module(const std::string& name) {
    const auto path = installation() / "lib" / "kopij" / (name + ".so");
    auto* module = dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL);
    if (module == nullptr) fail();
    auto* entry = dlsym(module, ("kopij_" + name).c_str());
    if (entry == nullptr) fail();
    return reinterpret_cast<const void* (*)()>(entry)();
}

}  // namespace kopij::text
