#define PCRE2_CODE_UNIT_WIDTH 8
#include "lint/pattern.hpp"

#include <pcre2.h>

#include <algorithm>
#include <mutex>

#include "lint/pattern_syntax.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

// About 20 ms of work in one search.
constexpr std::uint32_t k_match_limit = 2'000'000;
constexpr std::uint32_t k_heap_limit_kib = 16 * 1024;
constexpr std::size_t k_jit_stack = 1024 * 1024;
// How far a look-behind that is asked by callout looks back.
constexpr std::size_t k_look_back = 1000;

template <auto Free>
struct Freer {
    template <typename T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Freer<Free>>;
using Code = Owned<pcre2_code, pcre2_code_free>;
using MatchData = Owned<pcre2_match_data, pcre2_match_data_free>;
using MatchContext = Owned<pcre2_match_context, pcre2_match_context_free>;
using JitStack = Owned<pcre2_jit_stack, pcre2_jit_stack_free>;

const unsigned char* bytes(const char* text) { return reinterpret_cast<const unsigned char*>(text); }

/// What one thread needs to search.
struct Workspace {
    Workspace()
        : context(pcre2_match_context_create(nullptr)),
          stack(pcre2_jit_stack_create(32 * 1024, k_jit_stack, nullptr)) {
        pcre2_set_match_limit(context.get(), k_match_limit);
        pcre2_set_heap_limit(context.get(), k_heap_limit_kib);
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
    }
    /// Room for the groups of the widest pattern so far.
    pcre2_match_data* data_for(const pcre2_code* code) {
        std::uint32_t groups = 0;
        pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
        if (!data || groups + 1 > pcre2_get_ovector_count(data.get())) {
            data.reset(pcre2_match_data_create(std::max<std::uint32_t>(groups + 1, 16), nullptr));
        }
        return data.get();
    }
    MatchContext context;
    JitStack stack;
    MatchData data;
};

}  // namespace

struct Pattern::Compiled {
    struct Behind {
        Pattern pattern;
        bool negated;
    };
    std::once_flag once;
    std::once_flag jit_once;
    Code code;
    std::optional<Problem> problem;
    std::vector<Behind> look_behinds;
};

namespace {

/// PCRE2 asks whether the look-behind of the callout's number holds here: 0 yes, 1 no.
template <typename Behinds>
int ask_look_behind(pcre2_callout_block* block, void* data) {
    const auto& behinds = *static_cast<const Behinds*>(data);
    const auto& behind = behinds[block->callout_number - 1];
    const std::string_view before(reinterpret_cast<const char*>(block->subject), block->current_position);
    auto from = before.size() - std::min(before.size(), k_look_back);
    while (from < before.size() && text::is_continuation(before[from])) ++from;
    return behind.pattern.found_in(before.substr(from)) == behind.negated ? 1 : 0;
}

}  // namespace

Pattern::Pattern(std::string pattern)
    : m_text(std::move(pattern)), m_compiled(std::make_shared<Compiled>()) {}

const Pattern::Compiled& Pattern::compiled() const {
    auto& out = *m_compiled;
    std::call_once(out.once, [&] {
        const auto translated = to_pcre2(m_text);
        int error = 0;
        PCRE2_SIZE offset = 0;
        out.code.reset(pcre2_compile(bytes(translated.pattern.data()), translated.pattern.size(),
                                     PCRE2_UTF | PCRE2_UCP, &error, &offset, nullptr));
        if (!out.code) {
            PCRE2_UCHAR message[256];
            pcre2_get_error_message(error, message, sizeof message);
            out.problem =
                Problem{reinterpret_cast<const char*>(message), std::min<std::size_t>(offset, m_text.size())};
            return;
        }
        for (const auto& behind : translated.look_behinds) {
            out.look_behinds.push_back({Pattern(behind.pattern), behind.negated});
            if (const auto inner = out.look_behinds.back().pattern.problem(); inner && !out.problem)
                out.problem = inner;
        }
    });
    return out;
}

std::optional<Pattern::Problem> Pattern::problem() const {
    if (!m_compiled) return std::nullopt;
    return compiled().problem;
}

Searched Pattern::run(std::string_view text, std::size_t from, unsigned options, Match& match) const {
    if (!m_compiled || from > text.size()) return Searched::none;
    const auto& ready = compiled();
    if (ready.problem) return Searched::none;
    std::call_once(m_compiled->jit_once, [&] { pcre2_jit_compile(ready.code.get(), PCRE2_JIT_COMPLETE); });
    // A callout searches within a search, so it needs a workspace of its own.
    thread_local std::vector<std::unique_ptr<Workspace>> t_workspaces;
    thread_local std::size_t t_depth = 0;
    if (t_depth == t_workspaces.size()) t_workspaces.push_back(std::make_unique<Workspace>());
    auto& workspace = *t_workspaces[t_depth];
    if (!ready.look_behinds.empty()) {
        pcre2_set_callout(workspace.context.get(), ask_look_behind<std::vector<Compiled::Behind>>,
                          const_cast<std::vector<Compiled::Behind>*>(&ready.look_behinds));
    } else {
        pcre2_set_callout(workspace.context.get(), nullptr, nullptr);
    }
    auto* data = workspace.data_for(ready.code.get());
    ++t_depth;
    const auto count = pcre2_match(ready.code.get(), bytes(text.data()), text.size(), from,
                                   options | PCRE2_NO_UTF_CHECK, data, workspace.context.get());
    --t_depth;
    if (count == PCRE2_ERROR_NOMATCH) return Searched::none;
    if (count < 0) return Searched::gave_up;
    const auto* offsets = pcre2_get_ovector_pointer(data);
    match.groups.clear();
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        if (offsets[2 * i] == PCRE2_UNSET) {
            match.groups.emplace_back();
        } else {
            // "\K" in a look-ahead can put the start behind the end.
            match.groups.emplace_back(
                text::Range{offsets[2 * i], std::max(offsets[2 * i], offsets[2 * i + 1])});
        }
    }
    return Searched::found;
}

Searched Pattern::search(std::string_view text, std::size_t from, Match& match) const {
    return run(text, from, 0, match);
}

Searched Pattern::match_at(std::string_view text, std::size_t from, Match& match) const {
    return run(text, from, PCRE2_ANCHORED, match);
}

bool Pattern::found_in(std::string_view text) const {
    Match ignored;
    return search(text, 0, ignored) == Searched::found;
}

bool for_each_match(const Pattern& pattern, std::string_view text,
                    const std::function<void(const Match&)>& found) {
    Match match;
    for (std::size_t from = 0; from <= text.size();) {
        switch (pattern.search(text, from, match)) {
            case Searched::none:
                return true;
            case Searched::gave_up:
                return false;
            case Searched::found:
                break;
        }
        const auto whole = match.whole();
        found(match);
        from = whole.end;
        if (whole.empty()) {
            if (from == text.size()) return true;
            text::next_code_point(text, from);
        }
    }
    return true;
}

std::string quote_pattern(std::string_view literal) {
    std::string out;
    for (const char c : literal) {
        if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

}  // namespace kopij::lint
