#include "catalogue/message.hpp"

namespace kopij::catalogue {

void set_flag(Message& message, std::string_view flag) {
    if (message.has_flag(flag)) return;
    flag == "fuzzy" ? message.flags.push_front(flag) : message.flags.push_back(flag);
}

void clear_flag(Message& message, std::string_view flag) {
    message.flags.erase_if([flag](std::string_view one) { return one == flag; });
}

bool same_content(const Message& a, const Message& b) {
    return a.context == b.context && same_text(a.id, b.id) && a.id_plural == b.id_plural &&
           a.strings == b.strings && a.translator_comments == b.translator_comments &&
           a.extracted_comments == b.extracted_comments && a.references == b.references &&
           a.flags == b.flags && a.other_comments == b.other_comments &&
           a.previous_context == b.previous_context && a.previous_id == b.previous_id &&
           a.previous_plural == b.previous_plural && a.state == b.state;
}

}  // namespace kopij::catalogue
