#define PCRE2_CODE_UNIT_WIDTH 8
#include "lint/pattern.hpp"

#include <pcre2.h>

#include <algorithm>
#include <atomic>
#include <mutex>

#include "lint/known_patterns.hpp"
#include "lint/literals.hpp"
#include "lint/pattern_grouping.hpp"
#include "lint/pattern_syntax.hpp"
#include "lint/word_list.hpp"
#include "lint/word_pairs.hpp"
#include "lint/word_runs.hpp"
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
// Machine code takes as long to make as some thousands of bytes take to search without it.
constexpr std::size_t k_worth_machine_code = 20'000;
constexpr std::size_t k_anchored_search = 100;  // bytes that one search at a place counts for

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
    pcre2_match_data* data_for(std::uint32_t groups) {
        if (!data || groups + 1 > pcre2_get_ovector_count(data.get())) {
            data.reset(pcre2_match_data_create(std::max<std::uint32_t>(groups + 1, 16), nullptr));
        }
        return data.get();
    }
    MatchContext context;
    JitStack stack;
    MatchData data;
};

// What PCRE2 says of patterns that people write. It speaks English alone; the rest of it is rare, and stays
// so.
[[maybe_unused]] constexpr const char* k_faults[] = {
    text::tr_later("\\ at end of pattern"),
    text::tr_later("numbers out of order in {} quantifier"),
    text::tr_later("number too big in {} quantifier"),
    text::tr_later("missing terminating ] for character class"),
    text::tr_later("escape sequence is invalid in character class"),
    text::tr_later("range out of order in character class"),
    text::tr_later("quantifier does not follow a repeatable item"),
    text::tr_later("unrecognized character after (? or (?-"),
    text::tr_later("POSIX named classes are supported only within a class"),
    text::tr_later("missing closing parenthesis"),
    text::tr_later("reference to non-existent subpattern"),
    text::tr_later("missing ) after (?# comment"),
    text::tr_later("parentheses are too deeply nested"),
    text::tr_later("regular expression is too large"),
    text::tr_later("unmatched closing parenthesis"),
    text::tr_later("lookbehind assertion is not fixed length"),
    text::tr_later("unknown POSIX class name"),
    text::tr_later("parentheses are too deeply nested (stack check)"),
    text::tr_later("character code point value in \\x{} or \\o{} is too large"),
    text::tr_later("unrecognized character after (?P"),
    text::tr_later("syntax error in subpattern name (missing terminator?)"),
    text::tr_later("two named subpatterns have the same name (PCRE2_DUPNAMES not set)"),
    text::tr_later("subpattern name must start with a non-digit"),
    text::tr_later("malformed \\P or \\p sequence"),
    text::tr_later("unknown property after \\P or \\p"),
    text::tr_later("subpattern name expected"),
    text::tr_later("regular expression is too complicated"),
    text::tr_later("unrecognized character follows \\"),
};

/// A pattern as PCRE2 has it, and as machine code once that is worth it.
class Program {
  public:
    /// Compiles at the first call. nullptr where PCRE2 refuses the pattern.
    const pcre2_code* code(std::string_view pattern, unsigned options,
                           std::optional<Pattern::Problem>& problem) {
        if (const auto* made = m_made.load(std::memory_order_acquire)) return made;
        std::call_once(m_once, [&] {
            int error = 0;
            PCRE2_SIZE offset = 0;
            m_code.reset(pcre2_compile(bytes(pattern.data()), pattern.size(), PCRE2_UTF | PCRE2_UCP | options,
                                       &error, &offset, nullptr));
            if (m_code) {
                std::uint32_t groups = 0;
                pcre2_pattern_info(m_code.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
                m_groups = groups;
                m_made.store(m_code.get(), std::memory_order_release);
                return;
            }
            PCRE2_UCHAR message[256];
            pcre2_get_error_message(error, message, sizeof message);
            problem = Pattern::Problem{text::tr(reinterpret_cast<const char*>(message)), offset};
        });
        return m_code.get();
    }
    /// What to search with, when the search may look at so many bytes.
    const pcre2_code* for_work(std::size_t size) {
        if (const auto* made = m_fast.load(std::memory_order_acquire)) return made;
        if (m_searched.fetch_add(size, std::memory_order_relaxed) + size < k_worth_machine_code)
            return m_code.get();
        return machine_code();
    }
    const pcre2_code* machine_code() {
        std::call_once(m_fast_once, [&] {
            m_fast_code.reset(pcre2_code_copy(m_code.get()));
            if (m_fast_code) pcre2_jit_compile(m_fast_code.get(), PCRE2_JIT_COMPLETE);
            m_fast.store(m_fast_code ? m_fast_code.get() : m_code.get(), std::memory_order_release);
        });
        return m_fast.load(std::memory_order_acquire);
    }

    std::uint32_t groups() const { return m_groups; }

  private:
    std::once_flag m_once;
    Code m_code;
    std::uint32_t m_groups = 0;
    std::atomic<const pcre2_code*> m_made{nullptr};
    // Other threads may search while one makes the machine code, so that belongs to a copy.
    std::once_flag m_fast_once;
    Code m_fast_code;
    std::atomic<std::size_t> m_searched{0};
    std::atomic<const pcre2_code*> m_fast{nullptr};
};

}  // namespace

struct Pattern::Compiled {
    struct Behind {
        Pattern pattern;
        bool negated;
    };
    std::once_flag read_once;
    std::atomic<bool> is_read{false};
    Literals literals;
    bool is_good = false;         // there is no problem
    bool begins_anywhere = true;  // literals.first tells nothing
    Runs runs = Runs::none;
    std::once_flag list_once;
    std::atomic<bool> has_list{false};
    std::unique_ptr<const WordList> list;
    std::unique_ptr<const WordPairs> pairs;

    std::once_flag once;
    std::atomic<bool> ready{false};
    Program anywhere;
    Program here;  // PCRE2 has machine code for a search at one place only where it is compiled for that
    std::optional<Problem> problem;
    std::vector<Behind> look_behinds;
    Grouped grouped;  // what is compiled
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

std::size_t next_identity() {
    static std::atomic<std::size_t> s_last{0};
    return ++s_last;
}

}  // namespace

Pattern::Pattern(std::string pattern)
    : m_text(std::move(pattern)), m_identity(next_identity()), m_compiled(std::make_shared<Compiled>()) {}

const Pattern::Compiled& Pattern::read() const {
    auto& out = *m_compiled;
    if (out.is_read.load(std::memory_order_acquire)) return out;
    std::call_once(out.read_once, [&] {
        if (auto known = KnownPatterns::find(m_text)) {
            out.literals = *std::move(known);
            out.is_good = true;
        } else {
            const auto translated = to_pcre2(m_text);
            out.literals = literals_of(translated.pattern);
            out.is_good = out.literals.valid && translated.look_behinds.empty();
            if (out.is_good) KnownPatterns::tell(m_text, out.literals);
        }
        out.begins_anywhere = out.literals.first.all();
        out.runs = runs_of(m_text);
        out.is_read.store(true, std::memory_order_release);
    });
    return out;
}

const Literals& Pattern::literals() const {
    static const Literals k_none;
    return m_compiled ? read().literals : k_none;
}

Pattern::Runs Pattern::runs() const { return m_compiled ? read().runs : Runs::none; }

const Pattern::Compiled& Pattern::compiled() const {
    auto& out = *m_compiled;
    if (out.ready.load(std::memory_order_acquire)) return out;
    read();
    std::call_once(out.once, [&] {
        prepare(out);
        out.ready.store(true, std::memory_order_release);
    });
    return out;
}

void Pattern::prepare(Compiled& out) const {
    const auto translated = to_pcre2(m_text);
    // One that is sure to be valid is compiled for the way in which it is used first.
    if (!out.literals.valid && out.anywhere.code(translated.pattern, 0, out.problem) == nullptr) {
        out.problem->offset = std::min(out.problem->offset, m_text.size());
        return;
    }
    out.grouped =
        out.literals.valid ? group_alternatives(translated.pattern) : Grouped{translated.pattern, {}};
    for (const auto& behind : translated.look_behinds) {
        out.look_behinds.push_back({Pattern(behind.pattern), behind.negated});
        if (const auto inner = out.look_behinds.back().pattern.problem(); inner && !out.problem)
            out.problem = inner;
    }
}

std::optional<Pattern::Problem> Pattern::problem() const {
    if (!m_compiled) return std::nullopt;
    const auto& known = read();
    if (known.is_good) return std::nullopt;
    const auto& problem = compiled().problem;
    if (!problem) KnownPatterns::tell(m_text, known.literals);
    return problem;
}

/// What the literals tell of a search; nothing where it has to be made.
std::optional<Searched> Pattern::told(std::string_view text, std::size_t from, How how, Match& match) const {
    const auto& known = read();
    const auto& literals = known.literals;
    if (known.begins_anywhere || !literals.valid) return std::nullopt;
    const auto end = how == How::here ? std::min(from + 1, text.size()) : text.size();
    while (from < end && !literals.may_begin(text, from)) ++from;
    if (from == end) return Searched::none;
    if (literals.kind != Literals::Kind::prefixes) return std::nullopt;
    const auto& list = m_compiled->list;
    const auto& pairs = m_compiled->pairs;
    if (!m_compiled->has_list.load(std::memory_order_acquire)) {
        std::call_once(m_compiled->list_once, [&] {
            m_compiled->list = std::make_unique<const WordList>(literals);
            if (!list->is_known()) m_compiled->pairs = std::make_unique<const WordPairs>(m_text);
            m_compiled->has_list.store(true, std::memory_order_release);
        });
    }
    if (!list->is_known() && !pairs->is_known()) return std::nullopt;
    for (; from < end; ++from) {
        if (!literals.may_begin(text, from)) continue;
        const auto matches =
            list->is_known() ? list->match_at(text, from, match) : pairs->match_at(text, from, match);
        if (!matches) return std::nullopt;
        if (*matches) return Searched::found;
    }
    return Searched::none;
}

Searched Pattern::run(std::string_view text, std::size_t from, How how, Match& match) const {
    if (!m_compiled || from > text.size()) return Searched::none;
    if (const auto known = told(text, from, how, match)) return *known;
    const auto& ready = compiled();
    if (ready.problem) return Searched::none;
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
    auto& program = how == How::here ? m_compiled->here : m_compiled->anywhere;
    std::optional<Problem> none;  // for lack of memory alone, here
    const auto* plain = program.code(ready.grouped.pattern, how == How::here ? PCRE2_ANCHORED : 0, none);
    if (plain == nullptr) return Searched::none;
    auto* data = workspace.data_for(program.groups());
    const auto match_with = [&](const pcre2_code* code, unsigned options) {
        ++t_depth;
        const auto out = pcre2_match(code, bytes(text.data()), text.size(), from,
                                     options | PCRE2_NO_UTF_CHECK, data, workspace.context.get());
        --t_depth;
        return out;
    };
    const auto* code = program.for_work(how == How::here ? k_anchored_search : text.size() - from);
    auto count = match_with(code, 0);
    // The two ways to match have limits of their own; which of them came first must not show.
    if (count == PCRE2_ERROR_MATCHLIMIT && code == plain) {
        count = match_with(program.machine_code(), 0);
    } else if (count == PCRE2_ERROR_JIT_STACKLIMIT) {
        count = match_with(code, PCRE2_NO_JIT);
    }
    if (count == PCRE2_ERROR_NOMATCH) return Searched::none;
    if (count < 0) return Searched::gave_up;
    const auto* offsets = pcre2_get_ovector_pointer(data);
    match.groups.clear();
    const auto& groups = ready.grouped.groups;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const std::size_t number = groups.empty() ? i : groups[i];
        if (offsets[2 * i] == PCRE2_UNSET) {
            if (groups.empty()) match.groups.emplace_back();
            continue;
        }
        if (match.groups.size() <= number) match.groups.resize(number + 1);
        // "\K" in a look-ahead can put the start behind the end.
        match.groups[number] = text::Range{offsets[2 * i], std::max(offsets[2 * i], offsets[2 * i + 1])};
    }
    return Searched::found;
}

Searched Pattern::search(std::string_view text, std::size_t from, Match& match) const {
    return run(text, from, How::anywhere, match);
}

Searched Pattern::match_at(std::string_view text, std::size_t from, Match& match) const {
    return run(text, from, How::here, match);
}

bool Pattern::found_in(std::string_view text) const {
    Match ignored;
    return search(text, 0, ignored) == Searched::found;
}

bool for_each_match(const Pattern& pattern, std::string_view text, Callback<void(const Match&)> found) {
    Match match;
    const auto visit = [&](text::Range run) {
        match.groups.assign(2, run);
        found(match);
    };
    if (for_each_run(pattern, text, visit)) return true;
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
