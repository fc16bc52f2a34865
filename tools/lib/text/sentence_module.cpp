#include "text/sentence_module.hpp"

#include "text/module.hpp"

namespace kopij::text {

const SentenceModule& sentence_module() {
    static const auto& k_module = *static_cast<const SentenceModule*>(open_module("sentences"));
    return k_module;
}

}  // namespace kopij::text
