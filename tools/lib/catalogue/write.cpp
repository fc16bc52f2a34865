#include "catalogue/write.hpp"

#include "catalogue/quote.hpp"
#include "text/memory.hpp"

namespace kopij::catalogue {
namespace {

class Writer {
  public:
    Writer(const Catalogue& catalogue, const Layout& how, Keep keep)
        : m_catalogue(catalogue),
          m_how(how),
          m_keep(keep),
          m_feed(catalogue.line_end() == LineEnd::crlf ? "\r\n" : "\n") {
        const auto size = usual_size(catalogue, keep);
        text::expect_to_fill(size);
        m_out.reserve(size);
    }

    text::Pieces run() {
        const auto messages = m_catalogue.messages();
        if (m_keep == Keep::unchanged) {
            for (const auto& one : messages) write(one);
        } else {
            for (const auto state : {State::live, State::obsolete}) {
                for (const auto& one : messages) {
                    if (one.state == state) write(one);
                }
            }
        }
        const auto tail = m_catalogue.tail();
        const bool blank = tail.find_first_not_of(" \t\r\n") == std::string_view::npos;
        if (blank && m_keep == Keep::nothing) return std::move(m_out);
        if (!tail.empty() && tail.data() != m_next) end_line();
        m_out.lend(tail);
        return std::move(m_out);
    }

  private:
    /// About how many bytes entries take that are laid out.
    static std::size_t usual_size(const Catalogue& catalogue, Keep keep) {
        constexpr std::size_t k_around = 150;  // keywords, comments, places
        std::size_t out = 0;
        for (const auto& one : catalogue.messages()) {
            if (keep == Keep::unchanged && !one.verbatim.empty()) continue;
            const auto texts = one.id.size() + (one.strings.empty() ? 0 : one.strings.front().size());
            out += texts + texts / 16 + k_around;
        }
        return out;
    }

    void write(const Message& message) {
        const bool as_read = m_keep == Keep::unchanged && !message.verbatim.empty();
        const bool has_lead = m_keep == Keep::unchanged && (as_read || !message.lead.empty());
        // Entries may share a line in the file; only what followed there follows so here.
        if (!has_lead || message.lead.data() != m_next) end_line();
        if (has_lead) {
            m_out.lend(message.lead);
        } else if (!m_out.empty()) {
            m_out.lend(m_feed);
        }
        write_domain(message, has_lead && message.lead.find("domain") != std::string_view::npos);
        if (as_read) {
            m_out.lend(message.verbatim);
            m_next = message.verbatim.data() + message.verbatim.size();
            return;
        }
        m_next = nullptr;
        end_line();
        m_out.make([&](std::string& out) {
            if (m_feed == "\n") return append_layout(out, message, m_how);
            for (const char c : layout(message, m_how)) c == '\n' ? out += m_feed : out += c;
        });
    }

    void write_domain(const Message& message, bool in_lead) {
        if (message.domain == m_domain) return;
        if (!in_lead) {
            m_out.make([&](std::string& out) {
                ((((out += "domain \"") += escape(message.domain)) += '"') += m_feed) += m_feed;
            });
        }
        m_domain = message.domain;
    }

    /// The last entry of a file may lack its line end.
    void end_line() {
        if (!m_out.empty() && m_out.back() != '\n') m_out.lend(m_feed);
    }

    const Catalogue& m_catalogue;
    const Layout& m_how;
    Keep m_keep;
    std::string_view m_feed;
    std::string_view m_domain;
    const char* m_next = nullptr;  // what stood behind the entry just written in its file
    text::Pieces m_out;
};

}  // namespace

std::string write(const Catalogue& catalogue, const Layout& how, Keep keep) {
    return Writer(catalogue, how, keep).run().str();
}

text::Pieces write_encoded(Catalogue& catalogue, const Layout& how, Keep keep) {
    const auto* source = catalogue.source();
    if (!source || !source->transcoded()) return Writer(catalogue, how, keep).run();
    const auto text = write(catalogue, how, keep);
    if (text == source->text()) return text::Pieces(std::string(source->bytes()));
    auto bytes = source->encode(text, [](char32_t) { return std::string("?"); });
    const auto again = text::Source::from_bytes(source->path(), bytes, text::Declares::po);
    if (again.text() == text) return text::Pieces(std::move(bytes));
    catalogue.set_header_field("Content-Type", "text/plain; charset=UTF-8");
    return Writer(catalogue, how, keep).run();
}

}  // namespace kopij::catalogue
