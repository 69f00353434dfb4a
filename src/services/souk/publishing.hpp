// Souk's own operations on the way of a product through the market: revisions, reviews, unpublishing, drafts.
#pragma once

#include "api/souk.hpp"
#include "domain/listing/revision_diff.hpp"
#include "services/call.hpp"
#include "services/registry.hpp"

namespace services {

api::souk::ListEntityRevisions::Output list_entity_revisions(Call&, const api::souk::ListEntityRevisions::Input&);
api::souk::GetEntityRevision::Output get_entity_revision(Call&, const api::souk::GetEntityRevision::Input&);
api::souk::DiffEntityRevisions::Output diff_entity_revisions(Call&, const api::souk::DiffEntityRevisions::Input&);
api::souk::ListPublishingReviews::Output list_publishing_reviews(Call&, const api::souk::ListPublishingReviews::Input&);
api::souk::GetPublishingReview::Output get_publishing_review(Call&, const api::souk::GetPublishingReview::Input&);
api::souk::ApprovePublishingReview::Output approve_publishing_review(Call&,
                                                                     const api::souk::ApprovePublishingReview::Input&);
api::souk::RefusePublishingReview::Output refuse_publishing_review(Call&,
                                                                   const api::souk::RefusePublishingReview::Input&);
api::souk::UnpublishProduct::Output unpublish_product(Call&, const api::souk::UnpublishProduct::Input&);
api::souk::DescribeUnpublication::Output describe_unpublication(Call&, const api::souk::DescribeUnpublication::Input&);
api::souk::DescribeProductStanding::Output describe_product_standing(Call&,
                                                                     const api::souk::DescribeProductStanding::Input&);
api::souk::DeleteDraftProduct::Output delete_draft_product(Call&, const api::souk::DeleteDraftProduct::Input&);
api::souk::PutProductRegions::Output put_product_regions(Call&, const api::souk::PutProductRegions::Input&);
api::souk::RequestTestAccounts::Output request_test_accounts(Call&, const api::souk::RequestTestAccounts::Input&);
api::souk::ListTestAccountRequests::Output list_test_account_requests(Call&,
                                                                      const api::souk::ListTestAccountRequests::Input&);
api::souk::ApproveTestAccountRequest::Output
approve_test_account_request(Call&, const api::souk::ApproveTestAccountRequest::Input&);
api::souk::RefuseTestAccountRequest::Output
refuse_test_account_request(Call&, const api::souk::RefuseTestAccountRequest::Input&);
api::souk::DescribePublishedAsset::Output describe_published_asset(Call&,
                                                                   const api::souk::DescribePublishedAsset::Input&);
api::souk::GetVersionFile::Output get_version_file(Call&, const api::souk::GetVersionFile::Input&);

void register_publishing(Registry& registry);

namespace souk {

api::souk::FieldChange render_field_change(domain::FieldChange change);

} // namespace souk

} // namespace services
