#include "domain/runs/internal.hpp"

namespace domain {
namespace {

using boost::json::array;
using boost::json::object;

std::map<std::string, std::string> parse_environment(const base::Document& document, std::string_view path) {
    std::map<std::string, std::string> environment;
    for (const auto& item : base::object_at(document, path))
        if (const auto* text = item.value().if_string()) environment[item.key()] = std::string(*text);
    return environment;
}

object render_environment(const std::map<std::string, std::string>& environment) {
    object out;
    for (const auto& [name, value] : environment)
        out[name] = value;
    return out;
}

base::Document render(const Purchase& p) {
    return object{{"product", p.product},
                  {"product_version", p.product_version},
                  {"agreement", p.agreement},
                  {"buyer", p.buyer},
                  {"package_arn", p.package_arn}};
}

std::optional<Purchase> parse_purchase(const base::Document& document) {
    const base::Document* p = base::find(document, "purchase");
    if (!p || !p->is_object()) return std::nullopt;
    return Purchase{.product = base::text_at(*p, "product"),
                    .product_version = base::text_at(*p, "product_version"),
                    .agreement = base::text_at(*p, "agreement"),
                    .buyer = base::text_at(*p, "buyer"),
                    .package_arn = base::text_at(*p, "package_arn")};
}

Instance parse_instance(const base::Document& d) {
    return {.container = base::text_at(d, "container"),
            .address = base::text_at(d, "address"),
            .port = base::find_int(d, "port").value_or(8080),
            .healthy = base::flag_at(d, "healthy")};
}

VariantPlan parse_variant(const base::Document& d) {
    VariantPlan v;
    v.name = base::text_at(d, "name");
    v.model_name = base::text_at(d, "model_name");
    if (const auto* model = base::find(d, "model")) v.model = parse_model_plan(*model);
    v.instance_type = base::text_at(d, "instance_type");
    v.instances_wanted = base::find_int(d, "instances_wanted").value_or(1);
    if (const auto* weight = base::find(d, "weight"); weight && weight->is_number())
        v.weight = weight->to_number<double>();
    v.startup_seconds = base::find_int(d, "startup_seconds").value_or(0);
    v.download_seconds = base::find_int(d, "download_seconds").value_or(0);
    for (const auto& instance : base::array_at(d, "instances"))
        v.instances.push_back(parse_instance(instance));
    return v;
}

base::Document render(const VariantPlan& v) {
    array instances;
    for (const auto& i : v.instances)
        instances.push_back(
            object{{"container", i.container}, {"address", i.address}, {"port", i.port}, {"healthy", i.healthy}});
    return object{{"name", v.name},
                  {"model_name", v.model_name},
                  {"model", render(v.model)},
                  {"instance_type", v.instance_type},
                  {"instances_wanted", v.instances_wanted},
                  {"weight", v.weight},
                  {"startup_seconds", v.startup_seconds},
                  {"download_seconds", v.download_seconds},
                  {"instances", std::move(instances)}};
}

// The members of `over` that are there replace those of `plan`.
void override_with(ContainerPlan& plan, const base::Document& over) {
    if (auto text = base::find_text(over, "image")) plan.image = *text;
    if (auto text = base::find_text(over, "digest")) plan.digest = *text;
    if (auto text = base::find_text(over, "model_data")) plan.model_data = *text;
    if (base::find(over, "environment")) plan.environment = parse_environment(over, "environment");
}

} // namespace

base::Document render(const ContainerPlan& c) {
    return object{{"hostname", c.hostname},
                  {"image", c.image},
                  {"digest", c.digest},
                  {"model_data", c.model_data},
                  {"environment", render_environment(c.environment)}};
}

base::Document render(const ModelPlan& m) {
    array containers;
    for (const auto& c : m.containers)
        containers.push_back(render(c));
    object out{{"containers", std::move(containers)},
               {"role", m.role},
               {"isolated", m.isolated},
               {"realtime_types", array(m.realtime_types.begin(), m.realtime_types.end())}};
    if (m.purchase) out["purchase"] = render(*m.purchase);
    return out;
}

base::Document render(const Fleet& f) {
    array variants;
    for (const auto& v : f.variants)
        variants.push_back(render(v));
    return object{{"generation", f.generation}, {"config", f.config}, {"variants", std::move(variants)}};
}

ContainerPlan parse_container_plan(const base::Document& d) {
    return {.hostname = base::text_at(d, "hostname"),
            .image = base::text_at(d, "image"),
            .digest = base::text_at(d, "digest"),
            .model_data = base::text_at(d, "model_data"),
            .environment = parse_environment(d, "environment")};
}

ModelPlan parse_model_plan(const base::Document& d) {
    ModelPlan m;
    for (const auto& container : base::array_at(d, "containers"))
        m.containers.push_back(parse_container_plan(container));
    m.role = base::text_at(d, "role");
    m.isolated = base::flag_at(d, "isolated");
    m.purchase = parse_purchase(d);
    for (const auto& type : base::array_at(d, "realtime_types"))
        if (const auto* text = type.if_string()) m.realtime_types.emplace_back(*text);
    return m;
}

Fleet parse_fleet(const base::Document& d) {
    Fleet f;
    f.generation = base::find_int(d, "generation").value_or(0);
    f.config = base::text_at(d, "config");
    for (const auto& variant : base::array_at(d, "variants"))
        f.variants.push_back(parse_variant(variant));
    return f;
}

std::vector<ContainerPlan> plan_containers(const base::Document& package) {
    const auto& visible = base::array_at(package, "InferenceSpecification.Containers");
    const auto& overrides = base::array_at(package, "_internal.containers");
    std::vector<ContainerPlan> plans;
    for (std::size_t i = 0; i < visible.size(); ++i) {
        ContainerPlan plan{.hostname = base::text_at(visible[i], "ContainerHostname"),
                           .image = base::text_at(visible[i], "Image"),
                           .digest = base::text_at(visible[i], "ImageDigest"),
                           .model_data = base::text_at(visible[i], "ModelDataUrl"),
                           .environment = parse_environment(visible[i], "Environment")};
        if (i < overrides.size()) override_with(plan, overrides[i]);
        plans.push_back(std::move(plan));
    }
    return plans;
}

} // namespace domain
