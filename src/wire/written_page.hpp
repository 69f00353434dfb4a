// A page of the portal as it stands before any script has run: what the server itself writes of it.
#pragma once

#include <string>

namespace wire {

struct WrittenPage {
    int status = 200;
    std::string language; // "en", "fr"
    std::string head;     // HTML, its title among it
    std::string body;     // HTML, within <main>
};

} // namespace wire
