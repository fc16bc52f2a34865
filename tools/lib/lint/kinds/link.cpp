// link: targets that do not resolve. One rule for each question (`check`), so that each has its own level.
#include <array>

#include "link/address.hpp"
#include "link/links.hpp"
#include "link/reference.hpp"
#include "link/web_url.hpp"
#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "markup/entity.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using link::Link;
using link::Outcome;
using link::Resolution;
using link::Verdict;

/// A link with all that is known of it.
struct Judged {
    const Article& article;
    const Link& link;
    const Resolution& resolution;
    const Outcome* web;
};

std::string did_you_mean(const std::vector<std::string>& candidates) {
    return candidates.empty() ? std::string{}
                              : text::tr_format("did you mean {0}?", quoted_alternatives(candidates));
}

/// Writes another address in the place of the whole target.
std::vector<text::Edit> replaced(const Judged& one, const std::string& target) {
    if (!one.link.editable) return {};
    return {{one.link.range, markup::escape(target, one.link.notation)}};
}

void report(const Judged& one, const std::string& detail, Finding finding, Findings& findings) {
    finding.range = one.link.range;
    finding.arguments = {one.link.target, detail};
    finding.data.insert(finding.data.begin(), {"target", one.link.target});
    findings.add(std::move(finding));
}

void report_broken(const Judged& one, Findings& findings) {
    Finding finding;
    finding.help = did_you_mean(one.resolution.candidates);
    finding.fix = one.resolution.fix;
    report(one, one.resolution.detail, std::move(finding), findings);
}

void check_file(const Judged& one, Findings& findings) {
    if (one.resolution.verdict == Verdict::broken && one.resolution.fault != link::Fault::no_id) {
        report_broken(one, findings);
    }
}

void check_fragment(const Judged& one, Findings& findings) {
    // A citation of a reference that is not there is Evidence.DanglingCitation's.
    const bool cites = one.link.citation && one.link.form == link::Form::id;
    if (one.resolution.fault == link::Fault::no_id && !cites) report_broken(one, findings);
}

void check_web(const Judged& one, Findings& findings) {
    if (one.web == nullptr || one.web->verdict == Verdict::ok || one.web->verdict == Verdict::skipped) return;
    Finding finding;
    finding.data = {{"verdict", std::string(link::to_string(one.web->verdict))}};
    if (one.web->verdict == Verdict::uncertain) finding.level = diagnostic::Severity::suggestion;
    report(one, link::describe(*one.web), std::move(finding), findings);
}

constexpr std::string_view k_http = "http";

/// The address over https, or "" where that is no improvement: it has it already, or no one else can see it.
std::string secured(const Link& link) {
    const auto parts = link::split(link.target);
    if (parts.scheme.size() != k_http.size() || link::kind_of(link.target) != link::TargetKind::web)
        return {};
    const auto host = parts.authority.value_or("");
    if (link::is_loopback(host.substr(0, host.rfind(':')))) return {};
    const auto url = link::read_web_url(link.target);
    if (!url || link::is_loopback(url->host)) return {};
    return "https" + link.target.substr(k_http.size());
}

void check_insecure(const Judged& one, Findings& findings) {
    const auto target = secured(one.link);
    if (target.empty()) return;
    Finding finding;
    const auto after_http = one.link.range.begin + k_http.size();
    const bool as_written =
        link::split(one.link.range.in(one.article.source().text())).scheme.size() == k_http.size();
    if (one.link.editable && as_written) finding.fix = {{{after_http, after_http}, "s"}};
    report(one, target, std::move(finding), findings);
}

void check_redirect(const Judged& one, Findings& findings) {
    // Where only the scheme changes, Links.Insecure has said so.
    if (one.web == nullptr || one.web->moved_to.empty() || one.web->moved_to == secured(one.link)) return;
    Finding finding;
    finding.fix = replaced(one, one.web->moved_to);
    report(one, one.web->moved_to, std::move(finding), findings);
}

struct Question {
    std::string_view name;
    void (*ask)(const Judged& one, Findings& findings);
};

constexpr std::array<Question, 5> k_questions = {{{"file", check_file},
                                                  {"fragment", check_fragment},
                                                  {"web", check_web},
                                                  {"insecure", check_insecure},
                                                  {"redirect", check_redirect}}};

class LinkCheck : public Check {
  public:
    explicit LinkCheck(const Question& question) : m_question(question) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& all = article.links();
        for (std::size_t n = 0; n < all.links.size() && !findings.full(); ++n) {
            m_question.ask({article, all.links[n], all.resolutions[n], all.web[n]}, findings);
        }
    }

  private:
    const Question& m_question;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    const auto name = rule.text("check");
    for (const auto& question : k_questions) {
        if (question.name == name) return std::make_unique<LinkCheck>(question);
    }
    problems.add(rule.range("check"),
                 text::tr_format("'{0}' is none of file, fragment, web, insecure, redirect", name));
    return nullptr;
}

}  // namespace

const Kind k_link = {"link", {{"check", KeyType::text, Key::Need::required}}, make};

}  // namespace kopij::lint::kinds
