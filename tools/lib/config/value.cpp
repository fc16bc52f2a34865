#include "config/value.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::config {
namespace {

// What yaml-cpp says of files that people write. It speaks English alone; the rest of it is rare, and stays
// so.
[[maybe_unused]] constexpr const char* k_faults[] = {
    text::tr_later("end of map not found"),
    text::tr_later("end of map flow not found"),
    text::tr_later("end of sequence not found"),
    text::tr_later("end of sequence flow not found"),
    text::tr_later("unknown token"),
    text::tr_later("illegal document indicator in scalar"),
    text::tr_later("illegal EOF in scalar"),
    text::tr_later("illegal character in scalar"),
    text::tr_later("illegal tab when looking for indentation"),
    text::tr_later("illegal flow end"),
    text::tr_later("illegal block entry"),
    text::tr_later("illegal map key"),
    text::tr_later("illegal map value"),
    text::tr_later("the referenced anchor is not defined"),
    text::tr_later("cannot assign multiple tags to the same node"),
    text::tr_later("cannot assign multiple anchors to the same node"),
    text::tr_later("unexpected character in block scalar"),
};

}  // namespace

// Builds values from yaml-cpp's nodes, with a bound on size: an alias bomb shares nodes, a copy of
// it does not. yaml-cpp itself refuses documents nested deeper than 500.
class Loader {
  public:
    Loader(const text::Source& source, std::string_view rule, diagnostic::Sink& sink)
        : m_source(source), m_rule(rule), m_sink(sink) {}

    Value load() {
        try {
            if (m_source.encoding_problem()) {
                fail({m_source.encoding_problem()->offset, m_source.encoding_problem()->offset + 1},
                     m_source.encoding_problem()->message);
                return {};
            }
            const auto nodes = YAML::LoadAll(std::string(m_source.text().substr(m_source.begin())));
            // Only "---" at the end makes an empty one.
            const auto more = std::find_if(nodes.begin() + (nodes.empty() ? 0 : 1), nodes.end(),
                                           [](const YAML::Node& node) { return !node.IsNull(); });
            if (more != nodes.end()) {
                fail({offset(more->Mark()), offset(more->Mark())},
                     text::tr("a second document begins here, which nobody reads; keep one"));
                return {};
            }
            auto value = convert(nodes.empty() ? YAML::Node() : nodes.front());
            return m_failed ? Value{} : value;
        } catch (const YAML::Exception& e) {
            const auto at = offset(e.mark);
            fail({at, at}, text::tr_format("this is not YAML: {0}", text::tr(e.msg.c_str())));
            return {};
        }
    }

  private:
    static constexpr std::size_t k_most_values = 2'000'000;

    std::size_t offset(const YAML::Mark& mark) const {
        if (mark.is_null()) return m_source.begin();
        return std::min(m_source.begin() + static_cast<std::size_t>(mark.pos), m_source.text().size());
    }

    void report(text::Range range, std::string message) {
        m_sink.report({std::string(m_rule), diagnostic::Severity::error, range, std::move(message)});
    }

    void fail(text::Range range, std::string message) {
        m_failed = true;
        report(range, std::move(message));
    }

    Value convert(const YAML::Node& node) {
        Value out;
        if (m_failed) return out;
        if (++m_count > k_most_values) {
            fail({offset(node.Mark()), offset(node.Mark())},
                 text::tr("this is too large for a settings file"));
            return out;
        }
        const auto begin = offset(node.Mark());
        out.m_range = {begin, begin};
        switch (node.Type()) {
            case YAML::NodeType::Undefined:
            case YAML::NodeType::Null:
                break;
            case YAML::NodeType::Scalar:
                scalar(node, out);
                break;
            case YAML::NodeType::Sequence:
                out.m_type = Value::Type::list;
                for (const auto& item : node) out.m_items.push_back(convert(item));
                if (!out.m_items.empty()) out.m_range.end = out.m_items.back().m_range.end;
                break;
            case YAML::NodeType::Map:
                map(node, out);
                break;
        }
        return out;
    }

    void scalar(const YAML::Node& node, Value& out) {
        out.m_type = Value::Type::scalar;
        out.m_scalar = node.Scalar();
        out.m_quoted = node.Tag() == "!";
        // yaml-cpp gives the start alone. A plain or quoted scalar on one line ends where its text does;
        // others are shown by their first line.
        const auto text = m_source.text();
        const auto line_end = std::min(text.find('\n', out.m_range.begin), text.size());
        const auto shown = out.m_scalar.size() + (out.m_quoted ? 2 : 0);
        out.m_range.end = std::min(out.m_range.begin + shown, line_end);
    }

    void map(const YAML::Node& node, Value& out) {
        out.m_type = Value::Type::map;
        std::unordered_map<std::string, std::size_t> seen;
        for (const auto& entry : node) {
            auto key = convert(entry.first);
            if (m_failed) return;
            auto value = convert(entry.second);
            const auto [first, is_new] = seen.try_emplace(key.m_scalar, out.m_entries.size());
            if (is_new) {
                out.m_entries.emplace_back(std::move(key), std::move(value));
                continue;
            }
            report(key.m_range, text::tr_format("the key '{0}' stands here twice; keep one", key.m_scalar));
            out.m_entries[first->second] = {std::move(key), std::move(value)};
        }
        if (!out.m_entries.empty()) out.m_range.end = out.m_entries.back().second.m_range.end;
    }

    const text::Source& m_source;
    std::string_view m_rule;
    diagnostic::Sink& m_sink;
    std::size_t m_count = 0;
    bool m_failed = false;
};

const Value* Value::find(std::string_view key) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.first.m_scalar == key; });
    return found == m_entries.end() ? nullptr : &found->second;
}

std::vector<const Value*> Value::as_list() const {
    std::vector<const Value*> out;
    if (is_list()) {
        for (const auto& item : m_items) out.push_back(&item);
    } else if (!is_null()) {
        out.push_back(this);
    }
    return out;
}

std::optional<bool> Value::as_bool() const {
    const auto low = text::ascii_lower(m_scalar);
    if (low == "true" || low == "yes" || low == "on") return true;
    if (low == "false" || low == "no" || low == "off") return false;
    return std::nullopt;
}

std::optional<long long> Value::as_integer() const {
    long long out = 0;
    const auto* end = m_scalar.data() + m_scalar.size();
    const auto [stop, error] = std::from_chars(m_scalar.data(), end, out);
    if (m_scalar.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return out;
}

std::optional<double> Value::as_number() const {
    double out = 0;
    const auto* end = m_scalar.data() + m_scalar.size();
    const auto [stop, error] = std::from_chars(m_scalar.data(), end, out);
    if (m_scalar.empty() || error != std::errc{} || stop != end) return std::nullopt;
    return out;
}

Value load_yaml(const text::Source& source, std::string_view rule, diagnostic::Sink& sink) {
    return Loader(source, rule, sink).load();
}

}  // namespace kopij::config
