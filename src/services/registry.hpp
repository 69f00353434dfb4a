// Registry: which handler answers which operation. Filled once at start by the register_… function of each service,
// read without locks afterwards.
#pragma once

#include "services/call.hpp"
#include "wire/codec.hpp"
#include "wire/http.hpp"
#include "wire/route.hpp"

#include <functional>
#include <map>
#include <set>

namespace services {

class Registry {
  public:
    using Handler = std::function<wire::Reply(Call&, wire::HttpRequest&&)>;

    // An operation whose input and output are structs of the contract.
    template<class Op>
    void add(typename Op::Output (*handler)(Call&, const typename Op::Input&)) {
        add_raw(Op::operation, [handler](Call& call, wire::HttpRequest&& request) -> wire::Reply {
            typename Op::Input input{};
            wire::parse_input(Op::operation, request, &input);
            const typename Op::Output output = handler(call, input);
            return wire::render_output(Op::operation, &output, request, call.request_id);
        });
    }

    // An operation that looks at the request itself, because its payload is relayed and not read (InvokeEndpoint).
    void add_raw(const wire::Operation& operation, Handler handler) { handlers_[&operation] = std::move(handler); }

    // Operations that a browser may call before anybody signed in.
    void open(const wire::Operation& operation) { open_.insert(&operation); }
    bool is_open(const wire::Operation& operation) const { return open_.contains(&operation); }

    // Null where no handler was registered.
    const Handler* find(const wire::Operation& operation) const {
        auto found = handlers_.find(&operation);
        return found == handlers_.end() ? nullptr : &found->second;
    }

  private:
    std::map<const wire::Operation*, Handler> handlers_;
    std::set<const wire::Operation*> open_;
};

void register_iam(Registry& registry);
void register_sts(Registry& registry);
void register_sagemaker(Registry& registry);
void register_sagemaker_runtime(Registry& registry);
void register_catalog(Registry& registry);
void register_discovery(Registry& registry);
void register_agreement(Registry& registry);
void register_entitlement(Registry& registry);
void register_souk(Registry& registry);

} // namespace services
