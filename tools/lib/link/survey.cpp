#include "link/survey.hpp"

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::link {
namespace {

struct Read {
    SurveyedFile file;
    std::vector<Link> links;
    Origin from;
};

}  // namespace

std::vector<SurveyedFile> survey(
    const std::vector<std::string>& paths,
    const std::function<std::shared_ptr<const text::Source>(const std::string&)>& read,
    const markup::Vocabularies& vocabularies, const config::Project& project, const Links& links) {
    auto& resolver = links.resolver(project);
    std::vector<Read> all;
    for (const auto& path : paths) {
        const auto source = read(path);
        const auto format = markup::format_of(path).value_or(markup::Format::plain);
        auto parsed = parse_file(source, format);
        if (!parsed.document) continue;
        const auto& document = *parsed.document;
        const auto& vocabulary = vocabularies.for_document(document);
        Read one{{path, {}}, collect(document, vocabulary), Origin(document, vocabulary, path)};
        resolver.files().know(one.from.path, one.from.ids);
        for (auto& link : one.links) {
            one.file.links.push_back({link.target, web_target(link), source->location(link.range.begin), {}});
            link.node = {};
            link.editable = false;
        }
        // The text goes with its source; nothing is edited here.
        one.from.text = {};
        resolver.files().keep(one.from.path, std::move(parsed));
        all.push_back(std::move(one));
    }
    std::vector<SurveyedFile> out;
    for (auto& one : all) {
        one.from.offers = false;
        for (std::size_t n = 0; n < one.links.size(); ++n) {
            auto& link = one.file.links[n];
            if (const auto* reason = project.reason_to_ignore(link.target)) {
                link.web.clear();
                link.resolution = {Verdict::skipped, Fault::none, text::tr_format("ignored: {0}", *reason)};
            } else {
                link.resolution = resolver.resolve(one.from, one.links[n]);
            }
        }
        out.push_back(std::move(one.file));
    }
    return out;
}

}  // namespace kopij::link
