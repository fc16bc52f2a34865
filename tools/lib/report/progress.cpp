#include "report/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <ostream>

#include "report/clean.hpp"
#include "text/date.hpp"
#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::report {
namespace {

namespace json = boost::json;
using std::chrono::sys_days;
using text::tr;
using text::tr_plural;

/// In the unit that a person would use.
std::string age(sys_days date, sys_days today) {
    constexpr double k_days_a_month = 30.44;
    const auto days = std::max(0LL, static_cast<long long>((today - date).count()));
    const auto months = static_cast<long long>(static_cast<double>(days) / k_days_a_month);
    if (days < 60) return tr_plural("{0} day", "{0} days", days);
    if (months < 24) return tr_plural("{0} month", "{0} months", months);
    return tr_plural("{0} year", "{0} years", months / 12);
}

/// The rows of each language added up, in the order in which languages first come; articles before
/// translations.
std::vector<Progress> totals(const std::vector<Progress>& rows) {
    std::vector<Progress> out;
    for (const auto& row : rows) {
        auto total = std::find_if(out.begin(), out.end(), [&row](const Progress& one) {
            return one.language == row.language && one.translation == row.translation;
        });
        if (total == out.end()) {
            out.push_back({{}, {}, row.language, row.translation});
            total = out.end() - 1;
        }
        total->words += row.words;
        total->translated += row.translated;
        total->fuzzy += row.fuzzy;
        total->untranslated += row.untranslated;
        total->errors += row.errors;
        total->findings += row.findings;
    }
    std::stable_partition(out.begin(), out.end(), [](const Progress& one) { return !one.translation; });
    return out;
}

constexpr std::size_t k_columns =
    9;  // article, language, words, translated, fuzzy, untranslated, findings, errors, age
constexpr std::size_t k_errors = 7;
using Cells = std::array<std::string, k_columns>;

std::string padded(const std::string& text, std::size_t width, bool to_the_left) {
    const std::string space(width - std::min(width, text::display_width(text)), ' ');
    return to_the_left ? text + space : space + text;
}

std::string cut(const std::string& text, std::size_t width) {
    if (text::display_width(text) <= width) return text;
    auto out = text;
    while (!out.empty() && text::display_width(out) + 1 > width) out.pop_back();
    return shortened(out + "…", out.size() + 3);
}

class Table {
  public:
    Table(std::ostream& out, sys_days today, const Style& style)
        : m_out(out), m_today(today), m_style(style) {
        m_rows.push_back({tr("article"), tr("lang"), tr("words"), tr("done"), tr("fuzzy"), tr("open"),
                          tr("findings"), tr("errors"), tr("reviewed")});
    }

    void add(const Progress& row, const std::string& name) {
        Cells cells;
        cells[0] = as_printable(name);
        cells[1] = as_printable(row.language);
        cells[2] = std::to_string(row.words);
        if (row.translation) {
            cells[3] = fmt::format("{} %", row.percent());
            cells[4] = std::to_string(row.fuzzy);
            cells[5] = std::to_string(row.untranslated);
        }
        cells[6] = std::to_string(row.findings);
        cells[7] = std::to_string(row.errors);
        if (row.reviewed) cells[8] = age(*row.reviewed, m_today);
        m_rows.push_back(std::move(cells));
    }

    void rule() { m_rows.emplace_back(); }

    void write() {
        std::array<std::size_t, k_columns> widths{};
        for (const auto& row : m_rows) {
            for (std::size_t n = 0; n < k_columns; ++n)
                widths[n] = std::max(widths[n], text::display_width(row[n]));
        }
        if (m_style.width > 0) fit(widths);
        for (std::size_t n = 0; n < m_rows.size(); ++n) line(m_rows[n], widths, n == 0);
    }

  private:
    using Widths = std::array<std::size_t, k_columns>;

    /// Where the screen is narrow the names of the articles give way first, then the column of errors, which
    /// the colour of the findings tells too, and the space between the columns.
    void fit(Widths& widths) {
        constexpr std::size_t k_least_name = 12;
        constexpr std::size_t k_least_narrow_name = 8;
        shrink_names(widths, k_least_name);
        if (all_of(widths) <= m_style.width) return;
        m_narrow = true;
        shrink_names(widths, k_least_narrow_name);
    }

    void shrink_names(Widths& widths, std::size_t least) const {
        const auto all = all_of(widths);
        if (all > m_style.width)
            widths[0] -= std::min(all - m_style.width, widths[0] - std::min(widths[0], least));
    }

    std::size_t all_of(const Widths& widths) const {
        std::size_t out = 0;
        for (std::size_t n = 0; n < k_columns; ++n) {
            if (is_shown(n)) out += widths[n] + (n > 0 ? gap() : 0);
        }
        return out;
    }

    bool is_shown(std::size_t column) const { return !m_narrow || column != k_errors; }
    std::size_t gap() const { return m_narrow ? 1 : 2; }

    void line(const Cells& cells, const Widths& widths, bool head) {
        std::string out;
        for (std::size_t n = 0; n < k_columns; ++n) {
            if (!is_shown(n)) continue;
            const bool to_the_left = n < 2 || n + 1 == k_columns;
            const auto cell = padded(cut(cells[n], widths[n]), widths[n], to_the_left);
            if (n > 0) out.append(gap(), ' ');
            const bool tells_errors = n == k_errors || (m_narrow && n + 1 == k_errors);
            const bool bad =
                m_style.color && tells_errors && !head && !cells[k_errors].empty() && cells[k_errors] != "0";
            out += bad ? "\033[1;31m" + cell + "\033[0m" : cell;
        }
        out.erase(out.find_last_not_of(' ') + 1);
        m_out << (head && m_style.color ? "\033[1m" + out + "\033[0m" : out) << '\n';
    }

    std::ostream& m_out;
    sys_days m_today;
    const Style& m_style;
    std::vector<Cells> m_rows;
    bool m_narrow = false;
};

json::object object_of(const Progress& row, sys_days today) {
    json::object out;
    if (!row.article.empty()) {
        out["article"] = as_utf8(row.article);
        out["path"] = as_utf8(row.path);
    }
    out["language"] = as_utf8(row.language);
    out["translation"] = row.translation;
    out["words"] = row.words;
    out["translated"] = row.translated;
    out["fuzzy"] = row.fuzzy;
    out["untranslated"] = row.untranslated;
    out["percent"] = row.percent();
    out["errors"] = row.errors;
    out["findings"] = row.findings;
    if (!row.article.empty()) {
        out["reviewed"] = row.reviewed ? json::value(text::iso_date(*row.reviewed)) : json::value(nullptr);
        out["age"] = row.reviewed ? json::value((today - *row.reviewed).count()) : json::value(nullptr);
    }
    return out;
}

}  // namespace

unsigned Progress::percent() const {
    if (!translation || words == 0) return 100;
    return static_cast<unsigned>(translated * 100 / words);
}

void write_progress(std::ostream& out, const std::vector<Progress>& rows, sys_days today,
                    const Style& style) {
    Table table(out, today, style);
    std::string last;
    for (const auto& row : rows) {
        table.add(row, row.article == last ? "" : row.article);
        last = row.article;
    }
    table.rule();
    for (const auto& row : totals(rows)) {
        table.add(row, row.translation ? tr("all translations") : tr("all articles"));
    }
    table.write();
}

void write_progress_json(std::ostream& out, const std::vector<Progress>& rows, sys_days today) {
    const auto list = [&](const char* name, const std::vector<Progress>& of, const char* end) {
        out << '"' << name << "\":[";
        for (std::size_t n = 0; n < of.size(); ++n) {
            out << (n == 0 ? "\n" : ",\n") << json::serialize(object_of(of[n], today));
        }
        out << (of.empty() ? "]" : "\n]") << end;
    };
    out << '{';
    list("articles", rows, ",\n");
    list("totals", totals(rows), "}\n");
}

}  // namespace kopij::report
