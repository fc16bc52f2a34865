#include "text/locale_module.hpp"

#include "text/module.hpp"

namespace kopij::text {

const LocaleModule& locale_module() {
    static const auto& k_module = *static_cast<const LocaleModule*>(open_module("locale"));
    return k_module;
}

}  // namespace kopij::text
