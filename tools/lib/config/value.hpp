// A YAML file as values that know where they stand. The only user of yaml-cpp is this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::config {

/// One node of a YAML document: nothing, a scalar, a list or a map in the file's own order.
class Value {
  public:
    enum class Type { null, scalar, list, map };
    using Entry = std::pair<Value, Value>;  // key (a scalar), value

    Type type() const { return m_type; }
    bool is_null() const { return m_type == Type::null; }
    bool is_scalar() const { return m_type == Type::scalar; }
    bool is_list() const { return m_type == Type::list; }
    bool is_map() const { return m_type == Type::map; }

    /// The scalar's text; empty for the other types.
    const std::string& scalar() const { return m_scalar; }
    /// Quoted in the file, so never a boolean, a number or null.
    bool quoted() const { return m_quoted; }
    const std::vector<Value>& items() const { return m_items; }
    const std::vector<Entry>& entries() const { return m_entries; }
    /// The value of a map's key, nullptr where there is none. Linear; maps in rules are small.
    const Value* find(std::string_view key) const;
    /// A list's items, or the value itself as the one item; none for null.
    std::vector<const Value*> as_list() const;

    /// As YAML 1.1 reads them: yes/no/on/off/true/false in any case; nothing for other text.
    std::optional<bool> as_bool() const;
    std::optional<long long> as_integer() const;
    std::optional<double> as_number() const;

    /// Where the value stands in its file.
    text::Range range() const { return m_range; }

  private:
    friend class Loader;
    friend class ValueCodec;
    Type m_type = Type::null;
    bool m_quoted = false;
    std::string m_scalar;
    std::vector<Value> m_items;
    std::vector<Entry> m_entries;
    text::Range m_range;
};

/// The first document of a YAML file (YAML 1.1 scalars). A syntax error or an alias that grows the document
/// past a sane size is reported to the sink as an error of rule `rule`, and null comes back. So is a
/// duplicate key, but of its values the last one counts. O(n).
Value load_yaml(const text::Source& source, std::string_view rule, diagnostic::Sink& sink);

}  // namespace kopij::config
