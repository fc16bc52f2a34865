// A variable of the environment, set (or with nullptr unset) as long as the object lives.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace kopij::test {

class Variable {
  public:
    Variable(const char* name, const char* value) : m_name(name) {
        if (const auto* before = std::getenv(name)) m_before = before;
        set(value);
    }
    ~Variable() { set(m_before ? m_before->c_str() : nullptr); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    void set(const char* value) const {
        if (value) {
            ::setenv(m_name, value, 1);
        } else {
            ::unsetenv(m_name);
        }
    }

    const char* m_name;
    std::optional<std::string> m_before;
};

}  // namespace kopij::test
