// What was found out about patterns in an earlier run.
#pragma once

#include <optional>
#include <string_view>

#include "config/result_cache.hpp"
#include "lint/literals.hpp"

namespace kopij::lint {

/// While one lives, patterns of this thread that are read take what the cache knows of them, and tell it what
/// it does not know.
class KnownPatterns {
  public:
    /// `cache` may be null.
    explicit KnownPatterns(config::ResultCache* cache);
    ~KnownPatterns();
    KnownPatterns(const KnownPatterns&) = delete;
    KnownPatterns& operator=(const KnownPatterns&) = delete;

    /// The literals of a pattern that is known to be good; nothing for others, and where none of these lives.
    static std::optional<Literals> find(std::string_view pattern);
    /// The pattern is good and has these literals.
    static void tell(std::string_view pattern, const Literals& literals);

  private:
    config::ResultCache* m_outer;
};

}  // namespace kopij::lint
