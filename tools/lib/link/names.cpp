#include "link/names.hpp"

#include "config/nearest.hpp"
#include "text/squeeze.hpp"

namespace kopij::link {
namespace {

std::string digits(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c >= '0' && c <= '9') out += c;
    }
    return out;
}

/// As std::filesystem::path::stem.
std::string_view stem(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace

Names::Names(std::vector<std::string> names) {
    m_entries.reserve(names.size());
    for (auto& name : names) {
        auto letters = text::letters_and_digits(name);
        auto number = digits(name);
        m_entries.push_back({std::move(name), std::move(letters), std::move(number)});
    }
}

std::vector<std::string> Names::near(std::string_view word) const {
    std::vector<std::string> same;
    const auto wanted = text::letters_and_digits(word);
    const auto number = digits(word);
    if (!wanted.empty()) {
        for (const auto& entry : m_entries) {
            if (entry.plain == wanted) same.push_back(entry.name);
        }
    }
    constexpr std::size_t k_shortest = 3;  // of shorter names each is a slip away from every other
    if (!same.empty() || word.size() < k_shortest) return same;
    std::vector<std::string> other;
    for (const auto& entry : m_entries) {
        if (entry.digits == number) other.push_back(entry.name);
    }
    return config::all_nearest(word, other);
}

std::vector<std::string> Names::with_stem_of(std::string_view file_name) const {
    std::vector<std::string> out;
    for (const auto& entry : m_entries) {
        if (stem(entry.name) == stem(file_name)) out.push_back(entry.name);
    }
    return out;
}

}  // namespace kopij::link
