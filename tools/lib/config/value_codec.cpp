#include "config/value_codec.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace kopij::config {
namespace {

// yaml-cpp refuses what is deeper.
constexpr int k_deepest = 500;
constexpr unsigned char k_quoted = 0x80;

void put(std::uint32_t number, std::string& out) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put_size(std::size_t size, std::string& out) { put(static_cast<std::uint32_t>(size), out); }

}  // namespace

class ValueCodec {
  public:
    explicit ValueCodec(std::string_view bytes) : m_rest(bytes) {}

    static void encode(const Value& value, std::string& out) {
        out += static_cast<char>(static_cast<unsigned>(value.m_type) | (value.m_quoted ? k_quoted : 0U));
        put_size(value.m_range.begin, out);
        put_size(value.m_range.end, out);
        switch (value.m_type) {
            case Value::Type::null:
                break;
            case Value::Type::scalar:
                put_size(value.m_scalar.size(), out);
                out += value.m_scalar;
                break;
            case Value::Type::list:
                put_size(value.m_items.size(), out);
                for (const auto& item : value.m_items) encode(item, out);
                break;
            case Value::Type::map:
                put_size(value.m_entries.size(), out);
                for (const auto& [key, item] : value.m_entries) {
                    encode(key, out);
                    encode(item, out);
                }
                break;
        }
    }

    bool done() const { return m_rest.empty(); }

    bool decode(Value& out, int depth) {
        std::uint32_t size = 0;
        if (!open(out, size, depth)) return false;
        switch (out.m_type) {
            case Value::Type::null:
                return true;
            case Value::Type::scalar:
                out.m_scalar = take_bytes(size);
                return true;
            case Value::Type::list:
                return decode_list(out, size, depth);
            default:
                return decode_map(out, size, depth);
        }
    }

    bool decode_entries(Value& out, std::initializer_list<std::string_view> keys) {
        std::uint32_t size = 0;
        if (!open(out, size, 0) || out.m_type != Value::Type::map) return false;
        Value passed;
        for (; size > 0; --size) {
            Value::Entry entry;
            if (!decode(entry.first, 1)) return false;
            const bool wanted = std::find(keys.begin(), keys.end(), entry.first.m_scalar) != keys.end();
            if (!(wanted ? decode(entry.second, 1) : skip(passed, 1))) return false;
            if (wanted) out.m_entries.push_back(std::move(entry));
        }
        return true;
    }

  private:
    /// What stands before the items: all of the value but those.
    bool open(Value& out, std::uint32_t& size, int depth) {
        if (depth > k_deepest || m_rest.empty()) return false;
        const auto head = static_cast<unsigned char>(m_rest.front());
        m_rest.remove_prefix(1);
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        if (!take(begin) || !take(end)) return false;
        out.m_range = {begin, end};
        out.m_quoted = (head & k_quoted) != 0;
        const auto type = static_cast<unsigned>(head & ~k_quoted);
        if (type > static_cast<unsigned>(Value::Type::map)) return false;
        out.m_type = static_cast<Value::Type>(type);
        if (out.m_type == Value::Type::null) return true;
        // Each item takes a byte at least, so a size beyond the rest is damage and not a reason to allocate.
        return take(size) && size <= m_rest.size();
    }

    /// Past a value. `passed` is only there to be written to.
    bool skip(Value& passed, int depth) {
        std::uint32_t size = 0;
        if (!open(passed, size, depth)) return false;
        if (passed.m_type == Value::Type::scalar) take_bytes(size);
        if (passed.m_type == Value::Type::null || passed.m_type == Value::Type::scalar) return true;
        for (auto left = std::uint64_t{size} * (passed.m_type == Value::Type::map ? 2 : 1); left > 0;
             --left) {
            if (!skip(passed, depth + 1)) return false;
        }
        return true;
    }

    std::string_view take_bytes(std::uint32_t size) {
        const auto out = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return out;
    }

    bool take(std::uint32_t& out) {
        if (m_rest.size() < sizeof out) return false;
        std::memcpy(&out, m_rest.data(), sizeof out);
        m_rest.remove_prefix(sizeof out);
        return true;
    }

    bool decode_list(Value& out, std::uint32_t size, int depth) {
        out.m_items.resize(size);
        for (auto& item : out.m_items) {
            if (!decode(item, depth + 1)) return false;
        }
        return true;
    }

    bool decode_map(Value& out, std::uint32_t size, int depth) {
        out.m_entries.resize(size);
        for (auto& [key, item] : out.m_entries) {
            if (!decode(key, depth + 1) || !decode(item, depth + 1)) return false;
        }
        return true;
    }

    std::string_view m_rest;
};

void encode(const Value& value, std::string& out) { ValueCodec::encode(value, out); }

std::optional<Value> decode(std::string_view bytes) {
    ValueCodec codec(bytes);
    std::optional<Value> out(std::in_place);
    if (!codec.decode(*out, 0) || !codec.done()) return std::nullopt;
    return out;
}

std::optional<Value> decode_entries(std::string_view bytes, std::initializer_list<std::string_view> keys) {
    ValueCodec codec(bytes);
    std::optional<Value> out(std::in_place);
    if (!codec.decode_entries(*out, keys) || !codec.done()) return std::nullopt;
    return out;
}

}  // namespace kopij::config
