// What a run does with one file.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lint/reading.hpp"
#include "lint/selection.hpp"
#include "markup/document.hpp"

namespace kopij::lint {

struct FilePlan {
    std::vector<ActiveRule> rules;
    Reading reading{};
    std::optional<markup::Format> format{};  ///< where settings say another one than the file's name
    /// How comments begin and end, beside the format's own; of Markdown.
    std::optional<std::pair<std::string, std::string>> comments{};
};

}  // namespace kopij::lint
