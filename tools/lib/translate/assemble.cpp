#include "translate/assemble.hpp"

#include <algorithm>

#include "catalogue/places.hpp"
#include "catalogue/quote.hpp"
#include "markup/entity.hpp"
#include "text/message.hpp"
#include "translate/context.hpp"
#include "translate/language_mark.hpp"
#include "translate/layout.hpp"
#include "translate/rebuild.hpp"

namespace kopij::translate {
namespace {

using segment::Difference;
using segment::Segment;

/// What a translation must not bring in from outside.
bool runs_a_script(std::string_view target) {
    std::string scheme;
    for (const char c : target) {
        if (c == ':') break;
        if (static_cast<unsigned char>(c) > ' ') scheme.push_back(static_cast<char>(std::tolower(c)));
    }
    return scheme == "javascript" || scheme == "vbscript" || scheme == "data";
}

/// Only an attribute's value may differ, and not every one.
bool acceptable(const Difference& difference, const Article& article, const Segment& segment) {
    if (difference.kind != Difference::Kind::attribute_changed) return false;
    const auto local = markup::local_name(difference.attribute);
    if (local == "id" || local.starts_with("on") || runs_a_script(difference.actual)) return false;
    return std::none_of(segment.inlines.begin(), segment.inlines.end(), [&](pugi::xml_node node) {
        if (difference.name != node.name()) return false;
        const auto id = article.vocabulary().attribute(node, "id");
        const auto cited = article.vocabulary().attribute(node, "citation-target");
        return difference.attribute == id.name() ||
               (difference.attribute == cited.name() && article.vocabulary().is(node, "citation"));
    });
}

class Assembler {
  public:
    Assembler(const Article& article, const catalogue::Catalogue& catalogue, const AssembleOptions& options,
              diagnostic::Sink& sink)
        : m_article(article), m_catalogue(catalogue), m_options(options), m_sink(sink) {}

    std::size_t count() {
        for (const auto& segment : m_article.segments()) look_up(segment);
        return m_out.translated;
    }

    Assembled run() {
        count();
        collect_small_edits();
        std::stable_sort(m_units.begin(), m_units.end(), [](const Unit& a, const Unit& b) {
            const auto& x = a.segment->range;
            const auto& y = b.segment->range;
            return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
        });
        m_width = line_width(m_article);
        const auto whole = text::Range{0, m_article.source().text().size()};
        each_change(whole, [&](text::Edit edit) { m_out.edits.push_back(std::move(edit)); });
        return std::move(m_out);
    }

  private:
    /// A segment whose translation says something else than the source.
    struct Unit {
        const Segment* segment;
        segment::Fragment source;
        segment::Fragment translation;
        segment::Pairing pairing;
    };

    void look_up(const Segment& segment) {
        ++m_out.segments;
        const auto* message = find_message(m_catalogue, segment);
        const bool published = message != nullptr && message->published();
        const bool accepted = published && accept(segment, *message);
        if (accepted) ++m_out.translated;
        (accepted ? m_translated : m_untranslated).push_back(&segment);
    }

    bool accept(const Segment& segment, const catalogue::Message& message) {
        const auto string = message.strings.front();
        if (string == segment.message) return true;
        Unit unit{&segment, segment::read_fragment(segment.message), segment::read_fragment(string), {}};
        if (unit.translation.error) {
            report(message, unit.translation.error->range, unit.translation.error->message);
            return false;
        }
        if (segment.attribute) {
            for (const auto& piece : unit.translation.pieces) {
                if (piece.kind == segment::Piece::Kind::text || piece.kind == segment::Piece::Kind::reference)
                    continue;
                report(message, piece.range, text::tr("an attribute's value holds no elements"));
                return false;
            }
        }
        if (!segment.editable) {
            report(message, {0, 0},
                   text::tr("the markup of the source had to be repaired here, so that this "
                            "translation has no place in it; correct the source"));
            return false;
        }
        unit.pairing = segment::pair_up(unit.source, unit.translation);
        for (const auto& difference : unit.pairing.differences) {
            if (acceptable(difference, m_article, segment)) continue;
            const auto at = difference.translation == segment::k_no_piece
                                ? text::Range{string.size(), string.size()}
                                : unit.translation.pieces[difference.translation].range;
            report(message, at, segment::describe(difference));
            return false;
        }
        m_units.push_back(std::move(unit));
        return true;
    }

    void report(const catalogue::Message& message, text::Range in_string, std::string problem) {
        text::Range range;
        const auto places = catalogue::places_of(m_catalogue, message);
        if (m_catalogue.source() != nullptr && !places.strings.empty()) {
            const auto text = m_catalogue.source()->text();
            range = {catalogue::source_offset(text, places.strings.front(), in_string.begin),
                     catalogue::source_offset(text, places.strings.front(), in_string.end)};
        }
        m_sink.report({"Catalogue.Markup",
                       diagnostic::Severity::error,
                       range,
                       std::move(problem),
                       {},
                       text::tr("The source text is kept here until the translation is mended.")});
    }

    void collect_small_edits() {
        if (m_options.twin) links(m_article.document().root());
        const LanguageMarks marks(m_article, m_options.language, m_options.source_language);
        marks.collect(m_translated, m_untranslated, m_small);
        std::stable_sort(m_small.begin(), m_small.end(), [](const text::Edit& a, const text::Edit& b) {
            return a.range.begin < b.range.begin;
        });
    }

    void links(pugi::xml_node element) {
        if (m_article.vocabulary().is(element, "link")) {
            const auto target = m_article.vocabulary().attribute(element, "target");
            const auto at = m_article.document().span(target);
            if (target && at.editable) {
                const auto value = markup::decode(target.value(), m_article.document());
                const auto twin = m_options.twin(value);
                if (twin && *twin != value) m_small.push_back({at.value, attribute_value(at, *twin)});
            }
        }
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) links(child);
        }
    }

    /// The outermost changes that lie in the range, in their order.
    template <typename Take>
    void each_change(text::Range range, const Take& take) {
        auto unit =
            std::lower_bound(m_units.begin(), m_units.end(), range.begin,
                             [](const Unit& one, std::size_t at) { return one.segment->range.begin < at; });
        auto small =
            std::lower_bound(m_small.begin(), m_small.end(), range.begin,
                             [](const text::Edit& one, std::size_t at) { return one.range.begin < at; });
        while (true) {
            // A segment that begins here and goes on behind the range is around it.
            while (unit != m_units.end() && unit->segment->range.begin < range.end &&
                   unit->segment->range.end > range.end) {
                ++unit;
            }
            const bool has_unit = unit != m_units.end() && unit->segment->range.end <= range.end;
            const bool has_small = small != m_small.end() && small->range.end <= range.end;
            if (!has_unit && !has_small) return;
            if (has_small && (!has_unit || small->range.begin <= unit->segment->range.begin)) {
                take(*small);
                ++small;
                continue;
            }
            const auto done = unit->segment->range;
            take({done, replacement(*unit)});
            while (unit != m_units.end() && unit->segment->range.begin < done.end) ++unit;
            while (small != m_small.end() && small->range.begin < done.end) ++small;
        }
    }

    std::string render(text::Range range) {
        const auto text = m_article.source().text();
        std::string out;
        auto done = range.begin;
        each_change(range, [&](const text::Edit& edit) {
            out.append(text, done, edit.range.begin - done).append(edit.replacement);
            done = edit.range.end;
        });
        return out.append(text, done, range.end - done);
    }

    std::string replacement(const Unit& unit) {
        if (unit.segment->attribute) {
            const auto at = m_article.document().span(unit.segment->attribute);
            return attribute_value(at, segment::plain_text(unit.translation));
        }
        return rebuild(m_article, *unit.segment, unit.source, unit.translation, unit.pairing, m_width,
                       [this](text::Range range) { return render(range); });
    }

    const Article& m_article;
    const catalogue::Catalogue& m_catalogue;
    const AssembleOptions& m_options;
    diagnostic::Sink& m_sink;
    std::vector<Unit> m_units;
    std::vector<text::Edit> m_small;
    std::vector<const Segment*> m_translated;
    std::vector<const Segment*> m_untranslated;
    std::size_t m_width = 0;
    Assembled m_out;
};

}  // namespace

Assembled assemble(const Article& article, const catalogue::Catalogue& catalogue,
                   const AssembleOptions& options, diagnostic::Sink& sink) {
    return Assembler(article, catalogue, options, sink).run();
}

std::size_t count_translated(const Article& article, const catalogue::Catalogue& catalogue) {
    const AssembleOptions options;
    diagnostic::Collector ignored;
    return Assembler(article, catalogue, options, ignored).count();
}

std::string bytes_of(const Article& article, const Assembled& assembled) {
    if (assembled.edits.empty()) return std::string(article.source().bytes());
    return article.source().encode(text::apply(article.source().text(), assembled.edits),
                                   markup::escape_character);
}

}  // namespace kopij::translate
