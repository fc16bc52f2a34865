#include "segment/prose.hpp"

#include <algorithm>

namespace kopij::segment {

void Prose::append(std::string_view text, text::Range source, How how) {
    if (text.empty()) return;
    const Run run{m_text.size(), source, text.size(), how};
    if (!m_runs.empty()) {
        auto& last = m_runs.back();
        const bool continues =
            run.linear() && last.linear() && last.how == how && last.source.end == source.begin;
        if (continues) {
            last.size += text.size();
            last.source.end = source.end;
            m_text.append(text);
            return;
        }
    }
    m_runs.push_back(run);
    m_text.append(text);
}

void Prose::append(const Prose& other) {
    for (const auto& run : other.m_runs)
        append(std::string_view(other.m_text).substr(run.text_begin, run.size), run.source, run.how);
}

const Prose::Run& Prose::run_at(std::size_t offset) const {
    const auto after = std::upper_bound(m_runs.begin(), m_runs.end(), offset,
                                        [](std::size_t at, const Run& run) { return at < run.text_begin; });
    return *(after == m_runs.begin() ? after : after - 1);
}

text::Range Prose::source_range(text::Range in_text) const {
    if (m_runs.empty()) return {};
    const auto offset_in = [](const Run& run, std::size_t offset, bool as_end) {
        const auto inside = std::min(offset - run.text_begin, run.size);
        if (run.linear()) return run.source.begin + inside;
        return inside == 0 && !as_end ? run.source.begin : run.source.end;
    };
    const auto& first = run_at(in_text.begin);
    // A unit such as a reference is taken whole, also from its middle.
    const auto begin = first.linear() || in_text.begin >= first.text_begin + first.size
                           ? offset_in(first, in_text.begin, false)
                           : first.source.begin;
    if (in_text.empty()) return {begin, begin};
    return {begin, offset_in(run_at(in_text.end - 1), in_text.end, true)};
}

std::size_t Prose::offset_of(std::size_t source) const {
    const auto after = std::upper_bound(m_runs.begin(), m_runs.end(), source,
                                        [](std::size_t at, const Run& run) { return at < run.source.begin; });
    if (after == m_runs.begin()) return 0;
    const auto& run = *(after - 1);
    return run.text_begin + (run.linear() ? std::min(source - run.source.begin, run.size) : 0);
}

bool Prose::plain(text::Range in_text) const {
    if (m_runs.empty() || in_text.end > m_text.size()) return false;
    const auto& run = run_at(in_text.begin);
    return run.how == How::written && run.linear() && in_text.end <= run.text_begin + run.size;
}

}  // namespace kopij::segment
