#include "lint/known_patterns.hpp"

#include <cstring>
#include <string>
#include <type_traits>

namespace kopij::lint {
namespace {

thread_local config::ResultCache* t_cache = nullptr;

struct Head {
    Literals::Kind kind;
    bool selective;
    bool valid;
    bool at_boundary;
    std::uint32_t literals;
    std::uint32_t thens;
    std::uint32_t steps;
    std::uint64_t most_before;
    Bytes before;
    Bytes first;
    Bytes second;
};
static_assert(std::is_trivially_copyable_v<Head>);

template <typename T>
void put(const T* from, std::size_t count, std::string& out) {
    static_assert(std::is_trivially_copyable_v<T>);
    out.append(reinterpret_cast<const char*>(from), count * sizeof(T));
}

template <typename T>
bool take(std::string_view& in, std::size_t count, T* to) {
    if (in.size() / sizeof(T) < count) return false;
    if (count == 0) return true;  // an empty list has no address, and memcpy wants one
    std::memcpy(static_cast<void*>(to), in.data(), count * sizeof(T));
    in.remove_prefix(count * sizeof(T));
    return true;
}

template <typename T>
bool take(std::string_view& in, std::size_t count, std::vector<T>& out) {
    if (in.size() / sizeof(T) < count) return false;
    out.resize(count);
    return take(in, count, out.data());
}

std::string encode(const Literals& literals) {
    Head head{};
    head.kind = literals.kind;
    head.selective = literals.selective;
    head.valid = literals.valid;
    head.at_boundary = literals.at_boundary;
    head.literals = static_cast<std::uint32_t>(literals.all.size());
    head.thens = static_cast<std::uint32_t>(literals.then.size());
    head.steps = static_cast<std::uint32_t>(literals.lead.size());
    head.most_before = literals.most_before;
    head.before = literals.before;
    head.first = literals.first;
    head.second = literals.second;
    std::string out;
    put(&head, 1, out);
    put(literals.all.data(), literals.all.size(), out);
    put(literals.then.data(), literals.then.size(), out);
    put(literals.lead.data(), literals.lead.size(), out);
    return out;
}

}  // namespace

KnownPatterns::KnownPatterns(config::ResultCache* cache) : m_outer(t_cache) { t_cache = cache; }

KnownPatterns::~KnownPatterns() { t_cache = m_outer; }

std::optional<Literals> KnownPatterns::find(std::string_view pattern) {
    if (t_cache == nullptr) return std::nullopt;
    auto bytes = t_cache->find(pattern);
    Head head;
    Literals out;
    if (!take(bytes, 1, &head) || !take(bytes, head.literals, out.all) ||
        !take(bytes, head.thens, out.then) || !take(bytes, head.steps, out.lead))
        return std::nullopt;
    out.kind = head.kind;
    out.selective = head.selective;
    out.valid = head.valid;
    out.at_boundary = head.at_boundary;
    out.most_before = head.most_before;
    out.before = head.before;
    out.first = head.first;
    out.second = head.second;
    return out;
}

void KnownPatterns::tell(std::string_view pattern, const Literals& literals) {
    if (t_cache != nullptr && !pattern.empty()) t_cache->put(pattern, encode(literals));
}

}  // namespace kopij::lint
