// What a run does with one file.
#pragma once

#include <optional>
#include <vector>

#include "lint/reading.hpp"
#include "lint/selection.hpp"
#include "markup/document.hpp"

namespace kopij::lint {

struct FilePlan {
    std::vector<ActiveRule> rules;
    Reading reading{};
    std::optional<markup::Format> format{};  ///< where settings say another one than the file's name
};

}  // namespace kopij::lint
