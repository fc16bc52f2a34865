#include "diagnostic/earlier.hpp"

namespace kopij::diagnostic {
namespace {

/// White space as one space. A finding without a passage is known by its message.
std::string words_of(std::string_view text, const Diagnostic& one) {
    const auto passage = one.range.empty() ? std::string_view(one.message) : one.range.in(text);
    constexpr std::string_view k_space = " \t\r\n";
    std::string out;
    for (std::size_t at = 0; (at = passage.find_first_not_of(k_space, at)) != std::string_view::npos;) {
        const auto end = passage.find_first_of(k_space, at);
        if (!out.empty()) out += ' ';
        out += passage.substr(at, end - at);
        at = end;
    }
    return out;
}

}  // namespace

void Earlier::add(std::string_view file, std::string_view text, const std::vector<Diagnostic>& diagnostics) {
    auto& counts = m_files[std::string(file)];
    for (const auto& one : diagnostics) ++counts[{one.rule, words_of(text, one)}];
}

std::vector<Diagnostic> Earlier::fresh(std::string_view file, std::string_view text,
                                       std::vector<Diagnostic> diagnostics) const {
    const auto known = m_files.find(file);
    if (known == m_files.end()) return diagnostics;
    auto left = known->second;
    std::erase_if(diagnostics, [&](const Diagnostic& one) {
        const auto count = left.find({one.rule, words_of(text, one)});
        if (count == left.end() || count->second == 0) return false;
        --count->second;
        return true;
    });
    return diagnostics;
}

}  // namespace kopij::diagnostic
