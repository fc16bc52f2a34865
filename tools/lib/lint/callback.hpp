// A function that is called before its caller returns, so that nothing of it has to be kept.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace kopij::lint {

template <typename Signature>
class Callback;

/// Refers to a function or lambda that lives as long as it does: a parameter, which std::function would copy
/// into memory of its own at each call.
template <typename Result, typename... Arguments>
class Callback<Result(Arguments...)> {
  public:
    template <typename Function>
    requires(!std::is_same_v<std::remove_cvref_t<Function>, Callback> &&
             std::is_invocable_r_v<Result, Function&, Arguments...>)
        Callback(Function&& function)  // NOLINT(google-explicit-constructor): lambdas are passed as they are
        : m_function(const_cast<void*>(static_cast<const void*>(std::addressof(function)))),
          m_call([](void* called, Arguments... arguments) -> Result {
              return (*static_cast<std::remove_reference_t<Function>*>(called))(
                  std::forward<Arguments>(arguments)...);
          }) {}

    Result operator()(Arguments... arguments) const {
        return m_call(m_function, std::forward<Arguments>(arguments)...);
    }

  private:
    void* m_function;
    Result (*m_call)(void*, Arguments...);
};

}  // namespace kopij::lint
