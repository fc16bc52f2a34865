// What a selector asks of the parents of the nodes it selects.
#pragma once

#include <string>
#include <string_view>

namespace kopij::its {

/// The selector, with what the predicates behind "//" ask of a node's parent asked of the parent itself:
/// "//data[../notes]" as "/descendant-or-self::node()[notes]/data", which selects the same nodes. Asked of
/// every node by itself such a predicate looks at all its siblings, which takes minutes where they are many.
/// One without such a predicate comes back as it is. O(n).
std::string ask_parents(std::string_view xpath);

}  // namespace kopij::its
