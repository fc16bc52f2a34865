// A translator's string back in the article's own markup.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "segment/pairing.hpp"
#include "segment/segment.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

/// The bytes of a range of the source with what else is to change in it (nested segments, links) changed.
using RenderSource = std::function<std::string(text::Range)>;

/// What takes the place of the segment's range: the translation's text, escaped for the format, between the
/// source's own tags and placeholders. Comments and processing instructions stay behind the tag they follow.
/// Lines are broken where the source's are: none if it is one line, else within `width`. `pairing` has no
/// differences but changed values of attributes.
std::string rebuild(const Article& article, const segment::Segment& segment, const segment::Fragment& source,
                    const segment::Fragment& translation, const segment::Pairing& pairing, std::size_t width,
                    const RenderSource& render);

/// An attribute's value, ready to stand in the place of `span.value`.
std::string attribute_value(const markup::AttributeSpan& span, std::string_view value);

}  // namespace kopij::translate
