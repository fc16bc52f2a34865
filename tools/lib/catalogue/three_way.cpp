#include "catalogue/three_way.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/header.hpp"

namespace kopij::catalogue {
namespace {

bool is_empty(const Message& message) {
    return std::all_of(message.strings.begin(), message.strings.end(),
                       [](std::string_view s) { return s.empty(); });
}

/// The side that changed since the base; `ours` where both did.
template <typename T>
const T& changed_side(const T& base, const T& ours, const T& theirs) {
    return ours == base ? theirs : ours;
}

class ThreeWayMerger {
  public:
    ThreeWayMerger(const Catalogue& base, const Catalogue& ours, const Catalogue& theirs)
        : m_base(base), m_ours(ours), m_theirs(theirs) {}

    ThreeWay run() {
        m_out.catalogue.take_form_of(m_ours);
        plan();
        for (const auto state : {State::live, State::obsolete}) {
            for (const auto& [merged, verbatim] : m_entries) {
                if (merged.state != state) continue;
                verbatim ? m_out.catalogue.add_verbatim(merged) : m_out.catalogue.add(merged);
            }
        }
        return std::move(m_out);
    }

  private:
    struct Entry {
        Message message;
        bool verbatim = false;
    };

    /// Our entries in our order; after each, the new ones of theirs that follow its counterpart there.
    void plan() {
        std::vector<std::vector<const Message*>> after(m_ours.size() + 1);
        std::size_t place = 0;
        for (const auto& one : m_theirs.messages()) {
            if (const auto* counterpart = m_ours.find_same(one)) {
                place = m_ours.number_of(*counterpart) + 1;
            } else {
                after[place].push_back(&one);
            }
        }
        for (const auto* one : after[0]) add_alone(*one);
        for (std::size_t n = 0; n < m_ours.size(); ++n) {
            add_ours(m_ours[n]);
            for (const auto* one : after[n + 1]) add_alone(*one);
        }
    }

    void add_ours(const Message& ours) {
        const auto* theirs = m_theirs.find_same(ours);
        if (!theirs) {
            add_alone(ours);
        } else if (same_content(ours, *theirs)) {
            m_entries.push_back({ours, true});
        } else if (ours.is_header()) {
            add(merged_header(ours, *theirs), ours, *theirs);
        } else {
            add(merged(ours, *theirs), ours, *theirs);
        }
    }

    void add(Message message, const Message& ours, const Message& theirs) {
        const bool is_ours = same_content(message, ours);
        const bool is_theirs = same_content(message, theirs);
        if (is_ours) message = ours;
        if (is_theirs && !is_ours) message = theirs;
        m_entries.push_back({std::move(message), is_ours || is_theirs});
    }

    /// An entry that one side only has: new there, or removed by the other.
    void add_alone(const Message& message) {
        const auto* base = m_base.find_same(message);
        if (!base || message.is_header()) {
            m_entries.push_back({message, true});
            return;
        }
        const bool worked_on = base->strings != message.strings || base->fuzzy() != message.fuzzy() ||
                               base->translator_comments != message.translator_comments;
        if (!worked_on || (is_empty(message) && message.translator_comments.empty())) return;
        auto kept = message;
        kept.state = State::obsolete;
        m_entries.push_back({kept, message.obsolete()});
    }

    Message merged(const Message& ours, const Message& theirs) {
        static const Message k_nothing;
        const auto* base = m_base.find_same(ours);
        auto out = merged_frame(base ? *base : k_nothing, ours, theirs);
        if (!base && ours.obsolete()) out.state = theirs.state;
        merge_strings(out, base ? *base : k_nothing, ours, theirs);
        return out;
    }

    /// All but the strings.
    static Message merged_frame(const Message& base, const Message& ours, const Message& theirs) {
        Message out = ours;
        out.state = changed_side(base.state, ours.state, theirs.state);
        out.id_plural = changed_side(base.id_plural, ours.id_plural, theirs.id_plural);
        out.extracted_comments =
            changed_side(base.extracted_comments, ours.extracted_comments, theirs.extracted_comments);
        out.references = changed_side(base.references, ours.references, theirs.references);
        out.other_comments = merged_lines(base.other_comments, ours.other_comments, theirs.other_comments);
        out.translator_comments =
            merged_lines(base.translator_comments, ours.translator_comments, theirs.translator_comments);
        out.flags = merged_lines(base.flags, ours.flags, theirs.flags);
        return out;
    }

    /// The translation with the flag and the previous msgid that belong to it.
    void merge_strings(Message& out, const Message& base, const Message& ours, const Message& theirs) {
        const auto take = [&out](const Message& side) {
            out.strings = side.strings;
            out.previous_context = side.previous_context;
            out.previous_id = side.previous_id;
            out.previous_plural = side.previous_plural;
            side.fuzzy() ? set_flag(out, "fuzzy") : clear_flag(out, "fuzzy");
        };
        const auto is = [](const Message& a, const Message& b) {
            return a.strings == b.strings && a.fuzzy() == b.fuzzy();
        };
        if (ours.strings == theirs.strings) {
            // Whoever changed the flag has looked at it.
            take(ours.fuzzy() == base.fuzzy() ? theirs : ours);
        } else if (is(ours, base)) {
            take(theirs);
        } else if (is(theirs, base)) {
            take(ours);
        } else if (is_empty(ours) || is_empty(theirs)) {
            take(is_empty(ours) ? theirs : ours);
        } else if (ours.strings == base.strings || (ours.fuzzy() && !theirs.fuzzy())) {
            take_over(take, theirs, ours, base, out);
        } else if (theirs.strings == base.strings || (theirs.fuzzy() && !ours.fuzzy())) {
            take_over(take, ours, theirs, base, out);
        } else {
            take(ours);
            mark_conflict(out, ours, theirs);
        }
    }

    /// One side's translation is finished and the other's is not: the finished one, unless both wrote
    /// something.
    template <typename Take>
    void take_over(const Take& take, const Message& winner, const Message& other, const Message& base,
                   Message& out) {
        take(winner);
        if (other.strings != base.strings && winner.strings != base.strings)
            mark_conflict(out, winner, other);
    }

    void mark_conflict(Message& out, const Message& first, const Message& second) {
        const bool first_is_ours = m_ours.find_same(first) == &first;
        const auto* ours = first_is_ours ? &first : &second;
        const auto* theirs = first_is_ours ? &second : &first;
        ++m_out.conflicts;
        set_flag(out, "fuzzy");
        out.strings.resize(std::max(ours->strings.size(), theirs->strings.size()));
        for (std::size_t n = 0; n < out.strings.size(); ++n) {
            const auto a = n < ours->strings.size() ? ours->strings[n] : std::string_view{};
            const auto b = n < theirs->strings.size() ? theirs->strings[n] : std::string_view{};
            const auto lines = a.ends_with('\n') && b.ends_with('\n') ? "" : "\n";
            out.strings.set(
                n, a == b ? a
                          : made(fmt::format(
                                "#-#-#-#-#  ours  #-#-#-#-#\n{0}{2}#-#-#-#-#  theirs  #-#-#-#-#\n{1}", a, b,
                                lines)));
        }
    }

    /// Our lines without those that they removed, and the lines that they added.
    static TextList merged_lines(const TextList& base, const TextList& ours, const TextList& theirs) {
        if (ours == theirs || theirs == base) return ours;
        if (ours == base) return theirs;
        using Set = boost::unordered_flat_set<std::string_view>;
        const Set before(base.begin(), base.end());
        const Set there(theirs.begin(), theirs.end());
        const Set here(ours.begin(), ours.end());
        TextList out;
        for (const auto line : ours) {
            if (!before.contains(line) || there.contains(line)) out.push_back(line);
        }
        for (const auto line : theirs) {
            if (!before.contains(line) && !here.contains(line)) out.push_back(line);
        }
        return out;
    }

    Message merged_header(const Message& ours, const Message& theirs) {
        static const Message k_nothing;
        const auto* base = m_base.header();
        auto out = merged_frame(base ? *base : k_nothing, ours, theirs);
        const auto text = [](const Message* message) {
            return message && !message->strings.empty() ? message->strings.front() : std::string_view{};
        };
        const auto old = Header::parse(text(base));
        auto fields = Header::parse(text(&ours));
        const auto other = Header::parse(text(&theirs));
        const bool they_are_later = other.get("PO-Revision-Date") > fields.get("PO-Revision-Date");
        for (const auto& name : other.names()) {
            const auto mine = fields.get(name);
            const auto yours = other.get(name);
            if (mine == yours || yours == old.get(name)) continue;
            const bool is_date = name.ends_with("-Date");
            const bool take = is_date ? yours > mine : mine == old.get(name) || they_are_later;
            if (take) fields.set(name, yours);
        }
        out.strings.assign(1, made(fields.text()));
        return out;
    }

    std::string_view made(std::string text) { return m_made.emplace_back(std::move(text)); }

    const Catalogue& m_base;
    const Catalogue& m_ours;
    const Catalogue& m_theirs;
    std::vector<Entry> m_entries;
    std::deque<std::string> m_made;
    ThreeWay m_out;
};

}  // namespace

ThreeWay merge_three_way(const Catalogue& base, const Catalogue& ours, const Catalogue& theirs) {
    return ThreeWayMerger(base, ours, theirs).run();
}

}  // namespace kopij::catalogue
