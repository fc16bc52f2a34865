#include "catalogue/merge.hpp"

#include <algorithm>
#include <variant>

#include "catalogue/adapt.hpp"
#include "catalogue/header.hpp"
#include "catalogue/merger.hpp"
#include "catalogue/plural.hpp"

namespace kopij::catalogue {
namespace {

bool has_text(const Message& message) {
    return std::any_of(message.strings.begin(), message.strings.end(),
                       [](std::string_view s) { return !s.empty(); });
}

/// How many forms the header asks for; where it does not say, as many as the entries have.
std::size_t forms_of(const Catalogue& catalogue) {
    const auto rule = PluralRule::parse(catalogue.header_field("Plural-Forms"));
    if (const auto* known = std::get_if<PluralRule>(&rule)) return known->count();
    std::size_t most = 0;
    for (const auto& one : catalogue.messages()) {
        if (one.id_plural) most = std::max(most, one.strings.size());
    }
    return most == 0 ? 2 : most;
}

bool has_plurals(const Catalogue& catalogue) {
    return std::any_of(catalogue.messages().begin(), catalogue.messages().end(),
                       [](const Message& one) { return one.id_plural && !one.obsolete(); });
}

/// Of texts that are in use only their equals are looked for, of others everything of the same normal form.
enum class Form { as_written, normal };

std::size_t form_hash(std::string_view text, Form form) {
    return hash_key(std::nullopt, form == Form::as_written ? text : std::string_view(normal_form(text)));
}

}  // namespace

Merger::Merger(const Catalogue& def, const Catalogue& ref, std::span<const Catalogue> compendia,
               const MergeOptions& options)
    : m_def(def),
      m_ref(ref),
      m_compendia(compendia),
      m_options(options),
      m_forms(forms_of(def)),
      m_exact(ref.size()),
      m_used(def.size()) {}

Merged Merger::run() {
    m_out.catalogue.take_form_of(m_def);
    m_out.catalogue.lean_on(m_def);
    m_out.catalogue.lean_on(m_ref);
    for (const auto& one : m_compendia) m_out.catalogue.lean_on(one);
    match_exactly();
    const auto unused = static_cast<std::size_t>(std::count(m_used.begin(), m_used.end(), k_not));
    m_out.catalogue.reserve(m_ref.size() + unused);
    add_header();
    for (m_place = 0; m_place < m_ref.size(); ++m_place) {
        const auto& one = m_ref[m_place];
        if (!one.obsolete() && !one.is_header()) add_live(one, m_exact[m_place]);
    }
    add_obsolete();
    return std::move(m_out);
}

void Merger::match_exactly() {
    for (std::size_t n = 0; n < m_ref.size(); ++n) {
        if (m_ref[n].obsolete() || m_ref[n].is_header()) continue;
        m_exact[n] = m_def.find_same(m_ref[n], m_ref.key_hash(n));
        if (m_exact[n]) m_used[m_def.number_of(*m_exact[n])] = k_by_equal;
    }
}

void Merger::add(Message message, const Message* def, Merged::Match match) {
    auto& catalogue = m_out.catalogue;
    const bool as_it_was = def && !def->verbatim.empty() && same_content(message, *def);
    as_it_was ? catalogue.add_kept_verbatim(*def) : catalogue.add_kept(std::move(message));
    m_out.matches.push_back(match);
}

void Merger::add_header() {
    const auto* old = m_def.header();
    const auto* now = m_ref.header();
    if (!old && !now) return;
    Message out = old ? *old : *now;
    auto fields = Header::parse(out.strings.empty() ? std::string_view{} : out.strings.front());
    if (now) {
        for (const auto* name : {"POT-Creation-Date", "Report-Msgid-Bugs-To", "X-Source-Language"}) {
            const auto value = m_ref.header_field(name);
            if (!value.empty()) fields.set(name, value);
        }
    }
    if (!fields.has("Plural-Forms") && has_plurals(m_ref)) {
        const auto known = plural_forms_of(fields.get("Language"));
        if (!known.empty()) fields.set("Plural-Forms", known);
    }
    const auto text = fields.text();
    if (out.strings.empty() || out.strings.front() != text) out.strings.assign(1, made(text));
    if (!old) out.verbatim = {};
    add(out, old, {});
}

void Merger::add_live(const Message& ref, const Message* def) {
    auto out = from_template(ref);
    const Message* old = def && has_text(*def) ? def : nullptr;
    if (!old) old = find_in_compendia(ref);
    if (def) {
        out.id = def->id;  // its equal
        out.translator_comments = def->translator_comments;
        out.other_comments = def->other_comments;
    }
    if (old) {
        take_translation(out, *old, Origin::exact);
        ++m_out.exact;
        add(out, def, {Origin::exact, 1.0});
        return;
    }
    const auto fuzzy = !def && m_options.fuzzy == Fuzzy::find ? find_fuzzy(ref) : std::nullopt;
    if (!fuzzy) {
        fit_forms(out);
        ++(def ? m_out.exact : m_out.untranslated);
        add(out, def, {});
        return;
    }
    const auto& match = m_old[fuzzy->number];
    if (match.from_def) {
        out.translator_comments = match.message->translator_comments;
        // Where only little is alike the old entry stays, in case its text comes back.
        constexpr double k_same_message = 0.8;
        if (fuzzy->similarity >= k_same_message && m_options.previous == Previous::keep) {
            m_used[m_def.number_of(*match.message)] = k_by_alike;
        }
    }
    take_translation(out, *match.message, Origin::fuzzy);
    ++m_out.fuzzy;
    add(out, nullptr, {Origin::fuzzy, fuzzy->similarity});
}

const Message* Merger::find_in_compendia(const Message& ref) const {
    for (const auto& one : m_compendia) {
        const auto* found = one.find(ref.context, ref.id);
        if (found && has_text(*found)) return found;
    }
    return nullptr;
}

void Merger::collect_old() {
    const auto collect = [this](const Catalogue& catalogue, bool from_def) {
        for (const auto& one : catalogue.messages()) {
            if (one.is_header() || !has_text(one)) continue;
            if (from_def) m_old_of_def[m_def.number_of(one)] = static_cast<std::uint32_t>(m_old.size());
            m_old.push_back({&one, one.fuzzy() && one.previous_id ? *one.previous_id : one.id, from_def});
        }
    };
    m_old_of_def.assign(m_def.size(), k_none);
    collect(m_def, true);
    for (const auto& one : m_compendia) collect(one, false);
    std::vector<std::string_view> texts;
    std::vector<std::uint32_t> unused;
    texts.reserve(m_old.size());
    m_forms_of_old.reserve(m_old.size());
    for (const auto& old : m_old) {
        const bool used = old.from_def && is_used(*old.message);
        const bool is_key = used && old.text.data() == old.message->id.data() && !old.message->context;
        const auto hash = is_key ? m_def.key_hash(m_def.number_of(*old.message))
                                 : form_hash(old.text, used ? Form::as_written : Form::normal);
        m_forms_of_old.insert(hash, texts.size());
        if (old.from_def && !used) unused.push_back(static_cast<std::uint32_t>(texts.size()));
        texts.push_back(old.text);
    }
    m_finder.emplace(std::move(texts), std::move(unused));
}

/// An old message with the same text in another context, or with other white space or attributes only.
std::optional<std::size_t> Merger::find_same_form(const Message& ref) {
    const auto form = normal_form(ref.id);
    const auto unused = m_forms_of_old.find(hash_key(std::nullopt, form), [&](std::size_t number) {
        const auto& old = m_old[number];
        return (!old.from_def || !is_used(*old.message)) && normal_form(old.text) == form;
    });
    if (unused) return unused;
    return m_forms_of_old.find(form_hash(ref.id, Form::as_written),
                               [&](std::size_t number) { return m_old[number].text == ref.id; });
}

std::optional<FuzzyMatch> Merger::find_fuzzy(const Message& ref) {
    if (!m_finder) collect_old();
    if (const auto same = find_same_form(ref)) {
        CommonSubsequence common;
        return FuzzyMatch{*same, similarity(ref.id, m_old[*same].text, common), 1};
    }
    find_in_place();
    const std::function<double(std::size_t, double)> of_number = [&](std::size_t number, double alike) {
        return bonus(ref, number, alike);
    };
    return m_finder->best({ref.id, {}, m_options.least_similarity, of_number, m_in_place});
}

/// An edited message stays between its neighbours, mostly: the unused messages of def before the counterpart
/// of the next known message and after that of the one before. Where both have as many there, they correspond
/// one by one.
void Merger::find_in_place() {
    constexpr std::size_t k_farthest = 16;
    m_in_place.clear();
    m_counterpart = k_none;
    const Message* before = nullptr;
    std::size_t nth = 0;  // of the new messages between the same neighbours
    for (auto n = m_place; n > 0 && m_place - n < k_farthest && !before; --n) {
        before = m_exact[n - 1];
        nth = m_place - n;
    }
    const auto first = before ? m_def.number_of(*before) + 1 : 0;
    if (!before && m_place >= k_farthest) return;
    auto last = first;
    for (; last < std::min(first + k_farthest, m_def.size()) && m_used[last] != k_by_equal; ++last) {
        if (m_used[last] == k_not && m_old_of_def[last] != k_none) m_in_place.push_back(m_old_of_def[last]);
    }
    auto next = m_place + 1;
    while (next < m_ref.size() && next - m_place < k_farthest && !m_exact[next]) ++next;
    const bool both_end = next < m_ref.size() && m_exact[next] && last == m_def.number_of(*m_exact[next]);
    if (before && both_end && last - first == next - m_place + nth && m_used[first + nth] == k_not)
        m_counterpart = m_old_of_def[first + nth];
}

/// What speaks for and against an old message beside its similarity.
double Merger::bonus(const Message& ref, std::size_t number, double alike) const {
    constexpr double k_unused = 0.01;
    constexpr double k_in_place = 0.016;
    constexpr double k_same_context = 0.005;
    constexpr double k_not_fuzzy = 0.005;
    constexpr double k_counterpart = 0.02;
    constexpr double k_other_numbers = 0.12;
    constexpr double k_other_negation = 0.12;
    const auto& old = m_old[number];
    // What is hardly alike is written anew in any case: there nothing counts but how much of it can be used.
    constexpr double k_hardly = 0.65;
    constexpr double k_nearly = 0.85;
    const auto weight = std::clamp((alike - k_hardly) / (k_nearly - k_hardly), 0.0, 1.0);
    // Texts of few letters are alike by chance: there the place is the only thing that speaks for one.
    constexpr std::size_t k_says_something = 20;
    const bool corresponds = number == m_counterpart && ref.id.size() >= k_says_something;
    const auto in_place = corresponds ? k_counterpart : 0;
    if (weight == 0) return in_place;
    double out = 0;
    if (!old.from_def || !is_used(*old.message)) out += k_unused;
    if (std::find(m_in_place.begin(), m_in_place.end(), number) != m_in_place.end()) out += k_in_place;
    if (old.message->context == ref.context) out += k_same_context;
    if (!old.message->fuzzy()) out += k_not_fuzzy;
    const auto differ = facts_differ(ref.id, old.text);
    if (differ.numbers) out -= k_other_numbers;
    if (differ.negations) out -= k_other_negation;
    return in_place + out * weight;
}

void Merger::add_obsolete() {
    for (const auto& one : m_def.messages()) {
        if (one.is_header() || is_used(one)) continue;
        if (!has_text(one) && one.translator_comments.empty()) continue;
        auto out = one;
        out.state = State::obsolete;
        if (!one.obsolete()) {
            out.extracted_comments.clear();
            out.references.clear();
        }
        ++m_out.obsolete;
        add(out, &one, {});
    }
}

Merged merge(const Catalogue& def, const Catalogue& ref, std::span<const Catalogue> compendia,
             const MergeOptions& options) {
    return Merger(def, ref, compendia, options).run();
}

Catalogue start_translation(const Catalogue& ref, std::string_view language, std::string_view revision_date) {
    HeaderFacts facts;
    facts.project = ref.header_field("Project-Id-Version");
    facts.creation_date = ref.header_field("POT-Creation-Date");
    facts.revision_date = revision_date;
    facts.team = language;
    facts.language = language;
    facts.source_language = ref.header_field("X-Source-Language");
    Catalogue out;
    Message header;
    const auto text = make_header(facts).text();
    header.strings.assign(1, text);
    out.add(header);
    return merge(out, ref).catalogue;
}

}  // namespace kopij::catalogue
