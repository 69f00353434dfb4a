#include "domain/listing/offered_types.hpp"
#include "services/public_assets.hpp"
#include "services/souk/product.hpp"
#include "services/souk/publishing.hpp"
#include "store/market/market_policy.hpp"

#include <fmt/format.h>

namespace services {

namespace {

std::vector<base::Document> documents_at(const base::Document& resource, std::string_view path) {
    const auto& found = base::array_at(resource, path);
    return {found.begin(), found.end()};
}

std::vector<std::string> texts_at(const base::Document& resource, std::string_view path) {
    std::vector<std::string> texts;
    for (const auto& item : base::array_at(resource, path))
        if (item.is_string()) texts.emplace_back(item.get_string());
    return texts;
}

// The market's copies of samples and notebooks as whole addresses, so that whoever reads them can follow them.
base::Document with_whole_addresses(base::Document instructions, const Settings& settings) {
    for (const auto& [side, sample] :
         {std::pair{"InputProperties", "SampleInput"}, std::pair{"OutputProperties", "SampleOutput"},
          std::pair{"TrainingDetails", "SampleInput"}})
        for (const char* member : {"RealtimeInferenceUrl", "BatchTransformUrl", "Url"}) {
            const std::string path = fmt::format("{}.{}.{}", side, sample, member);
            if (const auto url = base::find_text(instructions, path))
                instructions.at(side).at(sample).at(member) = public_url(settings, *url);
        }
    if (const auto url = base::find_text(instructions, "SampleNotebookUrl"))
        instructions.at("SampleNotebookUrl") = public_url(settings, *url);
    return instructions;
}

// Of the types that a version supports by its ways of use, those that the market offers.
base::Document only_offered(base::Document supported, const base::Document& policy) {
    for (auto& use : supported.as_object()) {
        boost::json::array offered;
        for (const auto& type : use.value().as_array())
            if (!domain::is_withdrawn(policy, type.as_string())) offered.push_back(type);
        use.value() = std::move(offered);
    }
    return supported;
}

} // namespace

api::souk::DescribePublishedAsset::Output describe_published_asset(Call& call,
                                                                   const api::souk::DescribePublishedAsset::Input& in) {
    call.require("aws-marketplace:ListFulfillmentOptions", souk::product_arn(in.ProductId));
    api::souk::DescribePublishedAsset::Output out;
    call.database.read([&](store::Reader& reader) {
        const souk::SeenProduct seen = souk::require_product(call, reader, in.ProductId);
        const auto [version, copy] = souk::require_version(reader, seen, in.VersionId);
        out.ProductId = seen.entity.id;
        out.VersionId = version.id;
        out.VersionTitle = version.title;
        out.Kind = version.kind == domain::AssetKind::Algorithm ? "ALGORITHM" : "MODEL_PACKAGE";
        out.Metrics = documents_at(copy.document, "TrainingSpecification.MetricDefinitions");
        out.Channels = documents_at(copy.document, "TrainingSpecification.TrainingChannels");
        out.HyperParameters = documents_at(copy.document, "TrainingSpecification.SupportedHyperParameters");
        out.SupportedContentTypes = texts_at(copy.document, "InferenceSpecification.SupportedContentTypes");
        out.SupportedResponseTypes = texts_at(copy.document, "InferenceSpecification.SupportedResponseMIMETypes");
        out.Instructions = with_whole_addresses(version.instructions, call.settings);
        const base::Document whole = domain::render(seen.product);
        for (const auto& shown : base::array_at(whole, "Versions")) {
            if (base::text_at(shown, "Id") != version.id) continue;
            out.RecommendedInstanceTypes = *base::find(shown, "DeliveryOptions[0].RecommendedInstanceTypes");
            out.SupportedInstanceTypes = only_offered(*base::find(shown, "DeliveryOptions[0].SupportedInstanceTypes"),
                                                      store::load_market_policy(reader).document);
        }
    });
    return out;
}

} // namespace services
