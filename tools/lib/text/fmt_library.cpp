// The functions that fmt's headers declare. Debian has them as a shared library alone, which would bring
// libstdc++ as another one; compiled into every file, as fmt's own header-only mode has it, they cost 3
// seconds a file.
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {
template FMT_API auto thousands_sep_impl<char>(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl(locale_ref) -> char;
}  // namespace detail
FMT_END_NAMESPACE
