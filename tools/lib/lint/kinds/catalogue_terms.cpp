// The terms of a glossary: what the project calls things in each language.
#include <filesystem>
#include <mutex>

#include "lint/glossary.hpp"
#include "lint/kinds/catalogue.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// Reads the glossary when the first catalogue is judged: a program that judges none does not pay for it.
class Terms : public TranslationCheck {
  public:
    explicit Terms(const Rule& rule) : m_files(rule.list("files")) {
        const auto from = rule.text("from", "nl");
        const auto to = rule.text("to", "en");
        for (const auto& [term, others] : rule.map("terms")) {
            std::vector<std::string> names;
            for (std::size_t at = 0; at <= others.size();) {
                const auto end = std::min(others.find('|', at), others.size());
                names.push_back(others.substr(at, end - at));
                at = end + 1;
            }
            m_glossary.add({{from, {term}}, {to, std::move(names)}});
        }
    }

    void judge(const Translation& translation, Findings& findings) const override {
        std::call_once(m_read, [&] { read(translation.environment().root); });
        for (const auto& problem : m_problems) {
            Finding finding;
            finding.message = problem;
            findings.add(std::move(finding));
        }
        if (m_glossary.empty()) return;
        for (const auto& string : translation.strings()) {
            for (const auto& one : m_glossary.missing(string.source_plain, translation.source_language(),
                                                      string.plain, translation.language())) {
                std::string wanted;
                for (const auto& name : one.wanted) wanted += (wanted.empty() ? "'" : ", '") + name + "'";
                add(translation, string, {0, string.text.size()}, findings,
                    {std::string(one.source.in(string.source_plain)), wanted});
            }
        }
    }

  private:
    void read(const std::filesystem::path& root) const {
        for (const auto& name : m_files) {
            const auto file = root / name;
            std::error_code ec;
            if (!std::filesystem::is_regular_file(file, ec)) continue;
            try {
                if (m_glossary.read(file) > 0) continue;
                m_problems.push_back(text::tr_format(
                    "the glossary {0} has no term with a name in two languages", file.string()));
            } catch (const text::FileError& error) {
                m_problems.emplace_back(error.what());
            }
        }
    }

    std::vector<std::string> m_files;
    mutable std::once_flag m_read;
    mutable Glossary m_glossary;
    mutable std::vector<std::string> m_problems;
};

}  // namespace

std::unique_ptr<Check> make_terms(const Rule& rule) { return std::make_unique<Terms>(rule); }

}  // namespace kopij::lint::kinds
