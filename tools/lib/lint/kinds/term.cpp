// term: the words of a glossary, inflected and in compounds.
#include <algorithm>
#include <array>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/house_terms.hpp"
#include "lint/inflection.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "text/file.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint::kinds {
namespace {

namespace fs = std::filesystem;

// At least three letters make a word of a compound.
constexpr const char* k_front = R"((?:\p{L}{3,}-?)?)";
constexpr const char* k_back = R"((?:(?:s|e|en|n)?-?\p{L}{3,})?)";

/// "MI", which is no "mi".
bool is_acronym(const std::string& word) {
    return text::count_code_points(word) > 1 && word == text::to_upper(word) && word != text::to_lower(word);
}

/// The form letter by letter; its words may stand on two lines.
std::string form_pattern(const std::string& form) {
    std::string out;
    for (std::size_t at = 0; at <= form.size();) {
        const auto end = std::min(form.find(' ', at), form.size());
        out += (at == 0 ? "" : R"([\s\x{A0}]+)") + quote_pattern(form.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string forms_of(const std::vector<std::string>& words, std::string_view language) {
    std::vector<std::string> all;
    for (const auto& word : words) {
        for (const auto& form : inflections(word, language))
            all.push_back(is_acronym(word) ? "(?-i:" + form_pattern(form) + ")" : form_pattern(form));
    }
    // The longest first, so that what may follow a form is no part of one.
    std::stable_sort(all.begin(), all.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return joined(all);
}

std::string whole_word(const std::string& forms, bool compounds) {
    // A form alone comes first: as the end of a compound only where it is none, and as its beginning last.
    const std::string inside = "(?:" + forms + ")";
    const std::string edges =
        compounds ? "(?:" + inside + "|" + k_front + inside + "|" + inside + k_back + ")" : inside;
    return R"((?i)(?<![\p{L}\p{N}]))" + edges + R"((?![\p{L}\p{N}]))";
}

struct Term {
    HouseTerm entry;
    Pattern forbidden;
    Pattern right;  ///< the preferred and allowed words, whose parts may be forbidden
};

class Terms : public Check {
  public:
    explicit Terms(std::vector<HouseTerm> entries) {
        for (auto& entry : entries) {
            auto right = entry.allowed;
            right.push_back(entry.preferred);
            Term term{{},
                      Pattern(whole_word(forms_of(entry.forbidden, entry.language), entry.compounds)),
                      Pattern(whole_word(forms_of(right, entry.language), entry.compounds))};
            term.entry = std::move(entry);
            m_terms.push_back(std::move(term));
        }
    }

    void run(const Article& article, Findings& findings) const override {
        for (const auto& term : m_terms) {
            for_each_text(article, findings.rule(), std::array{&term.forbidden}, [&](const Text& text) {
                if (text.language() == term.entry.language) judge(article, term, text, findings);
            });
        }
    }

    std::vector<Pattern> patterns() const override {
        std::vector<Pattern> out;
        for (const auto& term : m_terms) out.push_back(term.forbidden);
        return out;
    }

  private:
    static void judge(const Article& article, const Term& term, const Text& text, Findings& findings) {
        const auto content = text.text();
        std::vector<text::Range> right;
        for_each_match(term.right, content, [&](const Match& match) { right.push_back(match.whole()); });
        const bool whole = for_each_match(article, term.forbidden, text, [&](const Match& match) {
            const auto place = match.whole();
            const bool is_right = std::any_of(right.begin(), right.end(), [&](text::Range range) {
                return range.begin <= place.begin && place.end <= range.end;
            });
            if (!is_right) report(term, text, place, findings);
        });
        if (!whole) findings.gave_up(text.source_range({0, content.size()}));
    }

    static void report(const Term& term, const Text& text, text::Range place, Findings& findings) {
        const std::string found(place.in(text.text()));
        Finding finding{text.source_range(place), {term.entry.preferred, found}};
        finding.help = term.entry.note;
        // What is inflected or part of a compound has to be put into words by a person.
        const auto& forbidden = term.entry.forbidden;
        const auto low = text::to_lower(found);
        const bool bare = std::any_of(forbidden.begin(), forbidden.end(),
                                      [&](const std::string& word) { return text::to_lower(word) == low; });
        if (bare && text.plain(place)) {
            const bool capital = low.front() != found.front() && !is_acronym(found);
            finding.fix = {
                {finding.range, capital ? text::with_capital(term.entry.preferred) : term.entry.preferred}};
        }
        findings.add(std::move(finding));
    }

    std::vector<Term> m_terms;
};

/// A file beside the rules, or in the project.
std::optional<fs::path> find_file(const Rule& rule, const Environment& environment) {
    const fs::path name = rule.text("glossary");
    const auto own = fs::path(rule.source->path()).parent_path();
    for (const auto& folder : {own, environment.root, environment.rules, environment.styles}) {
        std::error_code none;
        if (fs::is_regular_file(folder / name, none)) return folder / name;
    }
    return std::nullopt;
}

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    const auto before = problems.count();
    const auto& glossary = *rule.find("glossary");
    std::vector<HouseTerm> entries;
    if (!glossary.is_scalar()) {
        entries = read_house_terms(glossary, problems);
    } else if (const auto file = find_file(rule, environment)) {
        const auto source = text::Source::from_file(*file);
        diagnostic::Collector found;
        RuleProblems inside(found);
        entries =
            read_house_terms(config::load_yaml(source, k_rule_problem, found, environment.cache), inside);
        // The places are the glossary's, and the report is about the rule's file.
        for (const auto& one : found.diagnostics) {
            const auto at = source.location(one.range.begin);
            problems.add(glossary.range(),
                         fmt::format("{}:{}:{}: {}", file->string(), at.line, at.column, one.message),
                         one.help);
        }
    } else {
        problems.add(glossary.range(), text::tr_format("there is no glossary '{0}'", glossary.scalar()));
    }
    if (problems.count() != before) return nullptr;
    return std::make_unique<Terms>(std::move(entries));
}

}  // namespace

const Kind k_term = {"term", {{"glossary", KeyType::any, Key::Need::required}}, make};

}  // namespace kopij::lint::kinds
