#include "base/faultpoint.hpp"

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace base {
namespace {

struct Plan {
    std::string name;
    std::atomic<int> passes_left = 1;

    Plan() {
        const char* text = std::getenv("SOUK_FAULT");
        if (!text) return;
        std::string_view whole = text;
        if (auto colon = whole.rfind(':'); colon != whole.npos) {
            int count = 1;
            std::from_chars(whole.data() + colon + 1, whole.data() + whole.size(), count);
            passes_left = count;
            whole = whole.substr(0, colon);
        }
        name = whole;
    }
};

Plan& plan() {
    static Plan plan;
    return plan;
}

} // namespace

std::atomic<bool> faults_armed = !plan().name.empty();

void pass_armed_fault_point(std::string_view name) {
    if (plan().name != name || plan().passes_left.fetch_sub(1) != 1) return;
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

} // namespace base
