// Runs every transcript in process: routes and reads its request, renders what the handler is said to have answered,
// and compares both with what the transcript says.
#include "transcript.hpp"

#include "api/agreement.hpp"
#include "api/catalog.hpp"
#include "api/discovery.hpp"
#include "api/entitlement.hpp"
#include "api/iam.hpp"
#include "api/sagemaker.hpp"
#include "api/sagemaker_runtime.hpp"
#include "api/sts.hpp"
#include "wire/codec.hpp"
#include "wire/route.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace transcripts {
namespace {

namespace json = boost::json;

// What a test does with the structs of one operation.
struct Steps {
    base::Document (*read)(const wire::HttpRequest& request);
    wire::HttpAnswer (*answer)(const wire::HttpRequest& request, const base::Document& output);
};

template<class Op>
Steps steps() {
    return {
        [](const wire::HttpRequest& request) {
            typename Op::Input input{};
            wire::parse_input(Op::operation, request, &input);
            if constexpr (std::is_same_v<typename Op::Input, wire::Empty>)
                return base::Document(json::object());
            else
                return wire::to_document(input);
        },
        [](const wire::HttpRequest& request, [[maybe_unused]] const base::Document& document) {
            typename Op::Output output{};
            if constexpr (!std::is_same_v<typename Op::Output, wire::Empty>) {
                base::Refusals wrong;
                wire::parse_document(wire::shape_of<typename Op::Output>(), document, &output, wrong);
                for (const auto& refusal : wrong)
                    ADD_FAILURE() << "output: " << refusal.message;
            }
            return wire::render_output(Op::operation, &output, request, "req-1");
        },
    };
}

// The operations that transcripts speak of.
const std::map<const wire::Operation*, Steps>& known() {
    static const std::map<const wire::Operation*, Steps> all = {
        {&api::agreement::AcceptAgreementRequest::operation, steps<api::agreement::AcceptAgreementRequest>()},
        {&api::agreement::CreateAgreementRequest::operation, steps<api::agreement::CreateAgreementRequest>()},
        {&api::catalog::CancelChangeSet::operation, steps<api::catalog::CancelChangeSet>()},
        {&api::catalog::DescribeEntity::operation, steps<api::catalog::DescribeEntity>()},
        {&api::catalog::ListEntities::operation, steps<api::catalog::ListEntities>()},
        {&api::catalog::StartChangeSet::operation, steps<api::catalog::StartChangeSet>()},
        {&api::discovery::GetListing::operation, steps<api::discovery::GetListing>()},
        {&api::entitlement::GetEntitlements::operation, steps<api::entitlement::GetEntitlements>()},
        {&api::iam::CreateUser::operation, steps<api::iam::CreateUser>()},
        {&api::iam::DeleteUser::operation, steps<api::iam::DeleteUser>()},
        {&api::iam::ListUsers::operation, steps<api::iam::ListUsers>()},
        {&api::sagemaker::CreateEndpointConfig::operation, steps<api::sagemaker::CreateEndpointConfig>()},
        {&api::sagemaker::CreateModel::operation, steps<api::sagemaker::CreateModel>()},
        {&api::sagemaker::DeleteModel::operation, steps<api::sagemaker::DeleteModel>()},
        {&api::sagemaker::DescribeModelPackage::operation, steps<api::sagemaker::DescribeModelPackage>()},
        {&api::sagemaker_runtime::InvokeEndpoint::operation, steps<api::sagemaker_runtime::InvokeEndpoint>()},
        {&api::sts::AssumeRole::operation, steps<api::sts::AssumeRole>()},
        {&api::sts::GetCallerIdentity::operation, steps<api::sts::GetCallerIdentity>()},
    };
    return all;
}

std::string scope_of(const wire::HttpRequest& request) {
    // The transcripts write the signing name only: Authorization is another test's matter.
    return std::string(request.headers.get("x-scope"));
}

base::Fault parse_fault(const std::string& part) {
    const std::size_t colon = part.find(": "), end = part.find('\n');
    base::Fault fault(part.substr(0, colon), part.substr(colon + 2, end - colon - 2));
    if (end == std::string::npos) return fault;
    const json::value members = json::parse(part.substr(end));
    for (const auto& [name, value] : members.as_object())
        std::move(fault).with(name, value);
    return fault;
}

void expect_same(const wire::HttpAnswer& actual, const wire::HttpAnswer& expected) {
    const std::string shown = "the answer is\n" + render(actual);
    EXPECT_EQ(actual.status, expected.status) << shown;
    for (const auto& [name, value] : expected.headers.items())
        EXPECT_EQ(actual.headers.get(name), value) << name << "; " << shown;
    json::error_code not_json;
    const json::value body = json::parse(expected.body, not_json);
    if (not_json)
        EXPECT_EQ(actual.body, expected.body) << shown;
    else
        EXPECT_EQ(json::parse(actual.body, not_json), body) << shown;
}

void run(const Conversation& conversation) {
    const auto part = [&](const char* name) {
        const auto found = conversation.parts.find(name);
        return found == conversation.parts.end() ? nullptr : &found->second;
    };
    ASSERT_TRUE(part("request")) << "a conversation needs a request";
    const wire::HttpRequest request = parse_request(*part("request"));
    const wire::Route route = wire::route(request, scope_of(request));
    ASSERT_TRUE(route.operation) << "the request is not routed to an offered operation";
    ASSERT_TRUE(known().contains(route.operation)) << route.name << " is missing in this program's table";
    const Steps& operation = known().at(route.operation);

    wire::HttpAnswer answer;
    try {
        const base::Document input = operation.read(request);
        if (part("input")) {
            EXPECT_EQ(input, json::parse(*part("input")));
        }
        if (part("fault")) throw parse_fault(*part("fault"));
        if (part("answer"))
            answer = operation.answer(request, part("output") ? json::parse(*part("output")) : json::object());
    } catch (const base::Fault& fault) {
        EXPECT_FALSE(part("output")) << "refused: " << fault.message();
        EXPECT_TRUE(part("answer")) << "refused: " << fault.message();
        answer = wire::render_fault(*route.service, fault, request, "req-1");
    }
    if (part("answer")) expect_same(answer, parse_answer(*part("answer")));
}

std::vector<std::filesystem::path> files() {
    std::vector<std::filesystem::path> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(TRANSCRIPTS))
        if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt")
            all.push_back(entry.path());
    std::sort(all.begin(), all.end());
    return all;
}

class Transcript : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Transcript, Holds) {
    const auto conversations = load(GetParam());
    ASSERT_FALSE(conversations.empty());
    for (const Conversation& conversation : conversations) {
        SCOPED_TRACE(conversation.title);
        run(conversation);
    }
}

INSTANTIATE_TEST_SUITE_P(Files, Transcript, testing::ValuesIn(files()), [](const auto& info) {
    std::string name = info.param.parent_path().filename().string() + "_" + info.param.stem().string();
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
    return name;
});

} // namespace
} // namespace transcripts
