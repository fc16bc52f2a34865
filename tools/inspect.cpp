// kopij-inspect: what the tools see in a file.
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <ostream>

#include "catalogue/parse.hpp"
#include "catalogue/statistics.hpp"
#include "catalogue/write.hpp"
#include "claims_view.hpp"
#include "cli/options.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "config/nearest.hpp"
#include "its/annotate.hpp"
#include "programs.hpp"
#include "report/records.hpp"
#include "segment/places.hpp"
#include "site.hpp"
#include "text/message.hpp"
#include "translate/article.hpp"

namespace kopij::program {
namespace {

namespace po = boost::program_options;
using report::Record;
using text::tr;

/// What a verb shows: the lines for people, and the records for scripts.
struct View {
    std::string text;
    std::vector<Record> records;
};

/// "120-180"; "!" behind it where an edit there is not safe.
std::string place(text::Range range, bool editable) {
    return fmt::format("{}-{}{}", range.begin, range.end, editable ? "" : "!");
}

/// One line of text, whatever is in it.
std::string shown(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\\':
                out += "\\\\";
                break;
            default:
                out += c;
        }
    }
    return out;
}

class Tree {
  public:
    explicit Tree(const translate::Article& article) : m_article(article) {}

    View view() {
        for (const auto& node : m_article.document().tree().children()) visit(node, 0);
        return std::move(m_out);
    }

  private:
    void visit(pugi::xml_node node, std::size_t depth) {
        const auto at = m_article.document().span(node);
        const auto kind = kind_of(node.type());
        const auto what = node.type() == pugi::node_element ? fmt::format("<{}>", node.name())
                                                            : fmt::format("{} {}", kind, shown(node.value()));
        m_out.text += fmt::format("{:{}}{} {}\n", "", depth * 2, place(at.whole, at.editable), what);
        m_out.records.push_back({{"kind", std::string(kind)},
                                 {"depth", depth},
                                 {"name", std::string(node.name())},
                                 {"value", std::string(node.value())},
                                 {"start", at.whole.begin},
                                 {"end", at.whole.end},
                                 {"content_start", at.start_tag.end},
                                 {"content_end", at.end_tag.begin},
                                 {"editable", at.editable}});
        for (const auto& attribute : node.attributes()) {
            const auto span = m_article.document().span(attribute);
            m_out.text += fmt::format("{:{}}{} @{} {}\n", "", depth * 2 + 4, place(span.value, span.editable),
                                      attribute.name(), shown(attribute.value()));
            m_out.records.push_back({{"kind", std::string("attribute")},
                                     {"depth", depth + 1},
                                     {"name", std::string(attribute.name())},
                                     {"value", std::string(attribute.value())},
                                     {"start", span.value.begin},
                                     {"end", span.value.end},
                                     {"editable", span.editable}});
        }
        for (const auto& child : node.children()) visit(child, depth + 1);
    }

    static std::string_view kind_of(pugi::xml_node_type type) {
        switch (type) {
            case pugi::node_element:
                return "element";
            case pugi::node_pcdata:
                return "text";
            case pugi::node_cdata:
                return "cdata";
            case pugi::node_comment:
                return "comment";
            case pugi::node_pi:
                return "instruction";
            case pugi::node_declaration:
                return "declaration";
            case pugi::node_doctype:
                return "doctype";
            default:
                return "document";
        }
    }

    const translate::Article& m_article;
    View m_out;
};

View tree(const translate::Article& article) { return Tree(article).view(); }

View segments(const translate::Article& article) {
    View out;
    const segment::Places places(article.document(), article.vocabulary(), article.values(),
                                 article.segments());
    for (std::size_t n = 0; n < article.segments().size(); ++n) {
        const auto& one = article.segments()[n];
        out.text += fmt::format("{} {} {}{}\n    {}\n", place(one.range, one.editable),
                                one.role.empty() ? "-" : one.role, places[n],
                                (one.context ? " [" + std::string(*one.context) + "]" : "") +
                                    (one.preserve_space ? " preserved" : ""),
                                shown(one.message));
        for (const auto& note : one.notes) out.text += fmt::format("    # {}\n", shown(note));
        out.records.push_back({{"start", one.range.begin},
                               {"end", one.range.end},
                               {"role", std::string(one.role)},
                               {"place", std::string(places[n])},
                               {"language", std::string(one.language)},
                               {"context", std::string(one.context.value_or(""))},
                               {"preserve_space", one.preserve_space},
                               {"editable", one.editable},
                               {"message", std::string(one.message)}});
    }
    return out;
}

/// One line a node, as the W3C's test suite of ITS 2.0 writes it.
int show_its(const std::string& category, const text::Source& source, const cli::Options& options,
             cli::Invocation& call) {
    const auto known = its::category_from(category);
    if (!known) {
        std::vector<std::string> names;
        for (const auto& row : its::categories()) names.emplace_back(row.name);
        throw cli::UsageError(
            text::tr_format("--category takes one of {0}, not '{1}'", cli::comma_list(names), category));
    }
    diagnostic::Collector found;
    const auto document = markup::parse(source, translate::format_for(source.path()), found);
    if (document) {
        for (const auto& node : its::annotate(*document, *known, found)) {
            call.out << node.path;
            for (const auto& [name, value, record] : node.data) {
                call.out << '\t' << name;
                if (record > 0) call.out << '[' << record << ']';
                call.out << "=\"" << value << '"';
            }
            call.out << '\n';
        }
    }
    cli::print_problems(source, found.diagnostics, options, call);
    return document ? cli::k_clean : cli::k_findings;
}

/// The catalogue as it was read, or every entry laid out afresh. One with errors is shown as it is.
int show_catalogue(const std::string& path, const cli::Options& options, cli::Invocation& call) {
    const auto source =
        std::make_shared<const text::Source>(text::Source::from_file(path, text::Declares::po));
    diagnostic::Collector found;
    auto catalogue = catalogue::parse(source, found);
    cli::print_problems(*source, found.diagnostics, options, call);
    const bool broken = catalogue::has_errors(found);
    if (options.flag("statistics")) {
        call.out << catalogue::to_string(catalogue::statistics(catalogue)) << '\n';
    } else if (!options.flag("relayout")) {
        call.out << catalogue::write_encoded(catalogue).str();
    } else if (!broken) {
        call.out << catalogue::write_encoded(catalogue, {}, catalogue::Keep::nothing).str();
    }
    return broken ? cli::k_findings : cli::k_clean;
}

struct Verb {
    std::string_view name;
    View (*view)(const translate::Article& article);
};

constexpr std::array<Verb, 2> k_verbs = {{{"tree", tree}, {"segments", segments}}};

const Verb& find_verb(const std::string& name) {
    for (const auto& verb : k_verbs) {
        if (verb.name == name) return verb;
    }
    std::vector<std::string> names{"its", "claims", "catalogue"};
    for (const auto& verb : k_verbs) names.emplace_back(verb.name);
    const auto near = config::nearest(name, names);
    throw cli::UsageError(
        near.empty()
            ? text::tr_format("there is nothing called '{0}' to show; there is {1}", name,
                              cli::comma_list(names))
            : text::tr_format("there is nothing called '{0}' to show; did you mean '{1}'?", name, near));
}

}  // namespace

int inspect(cli::Invocation& call) {
    cli::Options options(
        call, {"inspect",
               text::tr_later("Shows what the tools see in a file, with the place of everything in bytes."),
               "tree|segments|its|claims|catalogue [OPTIONS] FILE",
               {{"kopij-inspect segments content/nl/rtms.xml", text::tr_later("the translatable units")},
                {"kopij-inspect claims content/nl/rtms.xml",
                 text::tr_later("every sentence, whether it is a claim, and why")},
                {"kopij-inspect catalogue --relayout locales/en/rtms.po",
                 text::tr_later("every entry laid out as msgcat does")}}});
    options.group(tr("Result"))("format", po::value<std::string>()->value_name("text|json"),
                                tr("for people, or for scripts").c_str())(
        "category", po::value<std::string>()->value_name("CATEGORY"),
        tr("with 'its': the data category, as translate, terminology, localefilter").c_str())(
        "relayout", po::bool_switch(),
        tr("with 'catalogue': every entry laid out afresh, as msgcat does").c_str())(
        "statistics", po::bool_switch(), tr("with 'catalogue': the counts of its messages").c_str());
    if (const auto done = options.parse()) return *done;
    options.check_choice("format", {"text", "json"});
    const auto arguments = options.arguments();
    if (arguments.size() != 2) throw cli::UsageError(tr("say what to show, and of which file"));
    if (arguments[0] == "its") {
        if (!options.has("category")) throw cli::UsageError(tr("'its' needs a --category"));
        const auto format = markup::declares(translate::format_for(arguments[1]));
        return show_its(options.get<std::string>("category"), text::Source::from_file(arguments[1], format),
                        options, call);
    }
    if (arguments[0] == "catalogue") return show_catalogue(arguments[1], options, call);
    if (arguments[0] == "claims") {
        const auto format = markup::declares(translate::format_for(arguments[1]));
        return show_claims(text::Source::from_file(arguments[1], format), options, call);
    }
    const auto& verb = find_verb(arguments[0]);

    const auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    const auto vocabularies = load_vocabularies(*project, call);
    diagnostic::Collector found;
    const auto source =
        text::Source::from_file(arguments[1], markup::declares(translate::format_for(arguments[1])));
    const auto article = translate::Article::read(source, vocabularies, found);
    cli::print_problems(source, found.diagnostics, options, call);
    if (!article) return cli::k_findings;
    const auto view = verb.view(*article);
    if (options.get<std::string>("format", "text") == "json")
        report::write_records(call.out, view.records);
    else
        call.out << view.text;
    return cli::k_clean;
}

}  // namespace kopij::program
