// Policy documents of any bytes: parsed or refused with reasons, and judged without harm. The first line is the action,
// the second the resource, the rest the document.
#include "domain/access/policy.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const auto take_line = [&] {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        return line;
    };
    const std::string_view action = take_line(), resource = take_line();
    const domain::ConditionKeys keys{{"aws:SourceIp", "10.0.0.1"},
                                     {"aws:username", std::string(resource)},
                                     {"aws:CurrentTime", "2026-11-23T10:15:00Z"},
                                     {"s3:max-keys", std::string(action)}};
    const domain::AccessRequest request{"arn:aws:iam::111122223333:user/ana", "111122223333", action, resource, &keys};
    for (const auto kind : {domain::PolicyKind::Any, domain::PolicyKind::Identity, domain::PolicyKind::Resource,
                            domain::PolicyKind::Trust}) {
        const auto policy = domain::parse_policy(rest, kind);
        if (!policy) {
            if (policy.refusals().empty()) std::abort();
            continue;
        }
        const auto verdict = domain::evaluate({{*policy}, {}}, request);
        if (verdict != domain::evaluate({{*policy, *policy}, {}}, request)) std::abort();
        domain::evaluate_resource_policy(**policy, request);
        domain::allows_by_name(**policy, request);
    }
    return 0;
}
