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
#include "translate/target.hpp"

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
        : m_article(article), m_catalogue(catalogue), m_options(options), m_sink(sink) {
        auto own = m_article.language();
        if (own.empty()) own = m_options.source_language;
        const auto& language = m_options.language;
        m_translates = !language.empty() && !same_language(language, own);
        if (m_translates) m_out.removal = Removal(article, language);
    }

    Assembled count() {
        look_up();
        return std::move(m_out);
    }

    Assembled run() {
        look_up();
        collect_small_edits();
        const auto in_order = [](const Unit& a, const Unit& b) {
            const auto& x = a.range();
            const auto& y = b.range();
            return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
        };
        // Most segments stand in their order, and these are not small.
        if (!std::is_sorted(m_units.begin(), m_units.end(), in_order))
            std::stable_sort(m_units.begin(), m_units.end(), in_order);
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
        std::optional<TargetPlace> target = std::nullopt;

        const text::Range& range() const { return target ? target->range : segment->range; }
    };

    void look_up() {
        for (const auto& segment : m_article.segments()) {
            if (!m_out.removal.covers(segment.node)) look_up(segment);
        }
    }

    void look_up(const Segment& segment) {
        const auto* message = find_message(m_catalogue, segment);
        const bool published = message != nullptr && message->published();
        // An abstract or a quotation may be in the language of the translation from the start.
        const bool is_there = !segment.language.empty() &&
                              same_language(segment.language, m_options.language) &&
                              !same_language(m_article.language(), m_options.language);
        if (!published && is_there) return;
        ++m_out.segments;
        const bool accepted = published && accept(segment, *message);
        if (accepted) ++m_out.translated;
        (accepted ? m_translated : m_untranslated).push_back(&segment);
    }

    bool accept(const Segment& segment, const catalogue::Message& message) {
        const auto string = message.strings.front();
        const bool has_target = has_target_rule(segment);
        // What is no translation leaves the translation that stands there.
        if (string == segment.message && (!has_target || !m_translates)) return true;
        Unit unit{&segment, fragment(segment, segment.message), translation(segment, string), {}};
        if (has_target) unit.target = target_place(m_article, segment.target);
        if (unit.translation.error) {
            report(message, unit.translation.error->range, unit.translation.error->message);
            return false;
        }
        if (segment.attribute || segment.target.attribute()) {
            for (const auto& piece : unit.translation.pieces) {
                if (piece.kind == segment::Piece::Kind::text || piece.kind == segment::Piece::Kind::reference)
                    continue;
                report(message, piece.range, text::tr("an attribute's value holds no elements"));
                return false;
            }
        }
        if (has_target && !unit.target) {
            report(
                message, {0, 0},
                text::tr("a target pointer says that this translation goes elsewhere, but there is no such "
                         "place in the article; add it there"));
            return false;
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

    bool has_target_rule(const Segment& segment) const {
        const auto& values = m_article.values();
        return segment.attribute ? values.own(its::Category::target_pointer, segment.attribute) != nullptr
                                 : values.own(its::Category::target_pointer, segment.node) != nullptr;
    }

    static segment::Fragment fragment(const Segment& segment, std::string_view message) {
        return segment.plain ? segment::read_fragment(markup::escape_text(message))
                             : segment::read_fragment(message);
    }

    /// As the source is read; but where gt:escapeRule says unescape-if, references in a text that is
    /// well-formed are the characters they name. Elements in it stay text, as they are in the source: a
    /// catalogue brings none in.
    segment::Fragment translation(const Segment& segment, std::string_view message) const {
        const auto* escape =
            segment.plain ? m_article.values().find(its::Category::escape, segment.node, segment.attribute)
                          : nullptr;
        const auto* unescape = escape ? its::find(*escape, "unescape-if") : nullptr;
        if (unescape != nullptr && *unescape != "no") {
            auto read = segment::read_fragment(message);
            const bool is_text =
                !read.error &&
                std::all_of(read.pieces.begin(), read.pieces.end(), [](const segment::Piece& piece) {
                    return piece.kind == segment::Piece::Kind::text;
                });
            if (is_text) return read;
        }
        return fragment(segment, message);
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
        // Where translations stand beside their source, the article stays in its own language.
        if (m_article.values().has_targets())
            marks.collect_targets(filled_targets(), m_small);
        else
            marks.collect(m_translated, m_untranslated, m_small);
        const auto& removed = m_out.removal.edits();
        m_small.insert(m_small.end(), removed.begin(), removed.end());
        std::stable_sort(m_small.begin(), m_small.end(), [](const text::Edit& a, const text::Edit& b) {
            return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
        });
    }

    std::vector<pugi::xml_node> filled_targets() const {
        std::vector<pugi::xml_node> out;
        for (const auto& unit : m_units) {
            const auto target = unit.segment->target;
            if (unit.target && !target.attribute()) out.push_back(target.node());
        }
        return out;
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
        auto unit = std::lower_bound(m_units.begin(), m_units.end(), range.begin,
                                     [](const Unit& one, std::size_t at) { return one.range().begin < at; });
        auto small =
            std::lower_bound(m_small.begin(), m_small.end(), range.begin,
                             [](const text::Edit& one, std::size_t at) { return one.range.begin < at; });
        while (true) {
            // A segment that begins here and goes on behind the range is around it, and so is one that is
            // being written: all of it may be one link.
            while (unit != m_units.end() && unit->range().begin < range.end &&
                   (unit->range().end > range.end || is_being_written(*unit))) {
                ++unit;
            }
            const bool has_unit = unit != m_units.end() && unit->range().end <= range.end;
            const bool has_small = small != m_small.end() && small->range.end <= range.end;
            if (!has_unit && !has_small) return;
            if (has_small && (!has_unit || small->range.begin <= unit->range().begin)) {
                const auto done = small->range;
                take(*small);
                ++small;
                skip(done, unit, small);
                continue;
            }
            const auto done = unit->range();
            take({done, replacement(*unit)});
            ++unit;
            skip(done, unit, small);
        }
    }

    /// What lies in a range that is done.
    template <typename UnitAt, typename EditAt>
    void skip(text::Range done, UnitAt& unit, EditAt& small) const {
        while (unit != m_units.end() && unit->range().begin < done.end) ++unit;
        while (small != m_small.end() && small->range.begin < done.end) ++small;
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

    bool is_being_written(const Unit& unit) const {
        return std::find(m_being_written.begin(), m_being_written.end(), &unit) != m_being_written.end();
    }

    std::string replacement(const Unit& unit) {
        m_being_written.push_back(&unit);
        auto out = with_target(unit);
        m_being_written.pop_back();
        return out;
    }

    std::string with_target(const Unit& unit) {
        if (!unit.target) return content(unit);
        const auto& to = *unit.target;
        if (to.attribute) return attribute_value(*to.attribute, segment::plain_text(unit.translation));
        const auto inside = unit.segment->attribute
                                ? markup::escape_text(segment::plain_text(unit.translation))
                                : content(unit);
        return to.opening + inside + to.closing;
    }

    std::string content(const Unit& unit) {
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
    std::vector<const Unit*> m_being_written;  // each within the one before it
    std::vector<text::Edit> m_small;
    std::vector<const Segment*> m_translated;
    std::vector<const Segment*> m_untranslated;
    std::size_t m_width = 0;
    bool m_translates = false;  // into another language than the article's own
    Assembled m_out;
};

}  // namespace

Assembled assemble(const Article& article, const catalogue::Catalogue& catalogue,
                   const AssembleOptions& options, diagnostic::Sink& sink) {
    return Assembler(article, catalogue, options, sink).run();
}

Assembled count(const Article& article, const catalogue::Catalogue& catalogue,
                const AssembleOptions& options) {
    diagnostic::Collector ignored;
    return Assembler(article, catalogue, options, ignored).count();
}

std::string bytes_of(const Article& article, const Assembled& assembled) {
    if (assembled.edits.empty()) return std::string(article.source().bytes());
    return article.source().encode(text::apply(article.source().text(), assembled.edits),
                                   markup::escape_character);
}

}  // namespace kopij::translate
