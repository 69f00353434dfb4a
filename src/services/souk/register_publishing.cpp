#include "services/souk/publishing.hpp"

namespace services {

void register_publishing(Registry& registry) {
    using namespace api::souk;
    registry.add<ListEntityRevisions>(list_entity_revisions);
    registry.add<GetEntityRevision>(get_entity_revision);
    registry.add<DiffEntityRevisions>(diff_entity_revisions);
    registry.add<ListPublishingReviews>(list_publishing_reviews);
    registry.add<GetPublishingReview>(get_publishing_review);
    registry.add<ApprovePublishingReview>(approve_publishing_review);
    registry.add<RefusePublishingReview>(refuse_publishing_review);
    registry.add<UnpublishProduct>(unpublish_product);
    registry.add<DescribeUnpublication>(describe_unpublication);
    registry.add<DescribeProductStanding>(describe_product_standing);
    registry.add<DeleteDraftProduct>(delete_draft_product);
    registry.add<PutProductRegions>(put_product_regions);
    registry.add<RequestTestAccounts>(request_test_accounts);
    registry.add<ListTestAccountRequests>(list_test_account_requests);
    registry.add<ApproveTestAccountRequest>(approve_test_account_request);
    registry.add<RefuseTestAccountRequest>(refuse_test_account_request);
    registry.add<DescribePublishedAsset>(describe_published_asset);
    registry.add<GetVersionFile>(get_version_file);
}

} // namespace services
