// DescribeModelPackage is what buyers, SDKs and consoles ask most. Packages change rarely, so the rendered answer to
// the same question of the same account is kept while no package, product or agreement changes. The permission is
// checked every time.
#include "services/remembered.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"
#include "services/sagemaker/published.hpp"
#include "services/shelf.hpp"

namespace services {
namespace {

using namespace api::sagemaker;

constexpr std::string_view action = "sagemaker:DescribeModelPackage";

struct Answer {
    std::string arn;
    wire::HttpAnswer rendered;
};
struct Answers : Remembered<Answer> {};

store::Resource load_shown(Call& call, const DescribeModelPackageInput& in) {
    auto package = call.database.read([&](store::Reader& reader) {
        return load_visible(call, reader, action, store::kind::model_package, in.ModelPackageName);
    });
    package.document = shown_document(call, package);
    return package;
}

// Grows whenever something changes that decides what is shown, or to whom.
std::uint64_t stamp_of(const store::Database& database) {
    return database.generation("model-packages") + database.generation("catalog") + database.generation("agreements");
}

} // namespace

DescribeModelPackageOutput describe_model_package(Call& call, const DescribeModelPackageInput& in) {
    return describe<DescribeModelPackageOutput>(load_shown(call, in), "ModelPackageStatus");
}

wire::Reply answer_describe_model_package(Call& call, wire::HttpRequest&& request) {
    auto& answers = call.shelf.get<Answers>();
    const std::uint64_t stamp = stamp_of(call.database);
    const std::string key = key_of(call, request);
    bool absent = false;
    auto known = answers.find(stamp, key, absent);
    if (known) {
        call.require(action, known->arn);
    } else {
        DescribeModelPackageInput in;
        wire::parse_input(DescribeModelPackage::operation, request, &in);
        const auto package = load_shown(call, in);
        const auto out = describe<DescribeModelPackageOutput>(package, "ModelPackageStatus");
        auto answer = std::make_shared<Answer>();
        // The permission was asked for the ARN as the request spells it.
        answer->arn = require_ref(call, store::kind::model_package, in.ModelPackageName).arn();
        answer->rendered = wire::render_output(DescribeModelPackage::operation, &out, request, call.request_id);
        answers.keep(stamp, key, answer);
        known = std::move(answer);
    }
    wire::HttpAnswer reply = known->rendered;
    reply.headers.set("x-amzn-RequestId", call.request_id);
    return reply;
}

} // namespace services
