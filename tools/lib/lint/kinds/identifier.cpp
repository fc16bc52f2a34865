// identifier: DOI, PMID, ISSN and their like: syntax, checksum, and the form in which they are written.
#include "evidence/identifier.hpp"

#include <algorithm>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "markup/entity.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using evidence::Identifier;
using evidence::IdentifierType;
using evidence::Validity;

class Identifiers : public Check {
  public:
    explicit Identifiers(std::vector<IdentifierType> types) : m_types(std::move(types)) {}

    void run(const Article& article, Findings& findings) const override {
        if (article.document().root()) visit(article, article.document().root(), findings);
        for (const auto& block : article.blocks()) {
            for (const auto& found : evidence::find_identifiers(block.prose.text())) {
                // In running text only a number that claims to be one and fails its check is worth a word.
                if (found.identifier.validity != Validity::bad_checksum) continue;
                report(findings, block.prose.source_range(found.range), found.identifier,
                       std::string(found.range.in(block.prose.text())));
            }
        }
    }

  private:
    void visit(const Article& article, pugi::xml_node node, Findings& findings) const {
        if (article.vocabulary().is(node, "identifier")) declared(article, node, findings);
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element) visit(article, child, findings);
        }
    }

    /// An element that says what type its text is of: <pub-id pub-id-type="doi">, or by its own name: <issn>.
    void declared(const Article& article, pugi::xml_node node, Findings& findings) const {
        std::optional<IdentifierType> type;
        for (const auto* name : {"pub-id-type", "contrib-id-type", "object-id-type", "type"}) {
            if (const auto attribute = node.attribute(name))
                type = evidence::identifier_type_from(attribute.value());
            if (type) break;
        }
        if (!type) type = evidence::identifier_type_from(markup::local_name(node.name()));
        const auto text = node.first_child();
        if (!type || text.type() != pugi::node_pcdata || text.next_sibling()) return;
        const auto written = markup::decode(text.value(), article.document());
        const auto identifier = evidence::check_identifier(*type, written);
        auto range = article.document().content(text);
        if (identifier.validity != Validity::valid) {
            report(findings, range, identifier, written);
        } else if (identifier.normal != written && !is_address(written)) {
            normalise(findings, range, identifier, written);
        }
    }

    /// JATS wants an ORCID as its address, and a DOI's is right too.
    static bool is_address(std::string_view written) { return written.find("://") != std::string_view::npos; }

    bool wanted(IdentifierType type) const {
        return std::find(m_types.begin(), m_types.end(), type) != m_types.end();
    }

    void report(Findings& findings, text::Range range, const Identifier& identifier,
                std::string written) const {
        if (!wanted(identifier.type)) return;
        Finding out;
        out.range = range;
        std::string reason;
        switch (identifier.validity) {
            case Validity::bad_checksum:
                reason = text::tr("its check digit does not fit, so a digit is wrong");
                break;
            case Validity::bad_syntax:
                reason = text::tr("it does not have the form of one");
                break;
            case Validity::unusual:
                reason = text::tr("it has an uncommon form; check it");
                out.level = diagnostic::Severity::suggestion;
                break;
            case Validity::valid:
                return;
        }
        out.arguments = {std::move(written), std::string(evidence::to_string(identifier.type)), reason};
        findings.add(std::move(out));
    }

    void normalise(Findings& findings, text::Range range, const Identifier& identifier,
                   std::string written) const {
        if (!wanted(identifier.type)) return;
        Finding out;
        out.range = range;
        out.level = diagnostic::Severity::suggestion;
        out.message = text::tr_format("'{0}' is written '{1}'", written, identifier.normal);
        out.fix = {{range, markup::escape_text(identifier.normal)}};
        findings.add(std::move(out));
    }

    std::vector<IdentifierType> m_types;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    std::vector<IdentifierType> types;
    for (const auto& name : rule.list("types")) {
        const auto type = evidence::identifier_type_from(name);
        if (!type) {
            problems.add(rule.range("types"), text::tr_format("'{0}' is no type of identifier", name));
            return nullptr;
        }
        types.push_back(*type);
    }
    return std::make_unique<Identifiers>(std::move(types));
}

}  // namespace

const Kind k_identifier = {"identifier", {{"types", KeyType::list, Key::Need::required}}, make};

}  // namespace kopij::lint::kinds
