#include "lint/spelling/spelling_module.hpp"

#include "text/module.hpp"

namespace kopij::lint {

const SpellingModule& spelling_module() {
    static const auto& k_module = *static_cast<const SpellingModule*>(text::open_module("spelling"));
    return k_module;
}

}  // namespace kopij::lint
