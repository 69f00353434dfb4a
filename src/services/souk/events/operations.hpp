// An account's events, the webhooks that they are told to, and the audit trail.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::ListEvents::Output list_events(Call&, const api::souk::ListEvents::Input&);
api::souk::CreateWebhook::Output create_webhook(Call&, const api::souk::CreateWebhook::Input&);
api::souk::ListWebhooks::Output list_webhooks(Call&, const api::souk::ListWebhooks::Input&);
api::souk::UpdateWebhook::Output update_webhook(Call&, const api::souk::UpdateWebhook::Input&);
api::souk::DeleteWebhook::Output delete_webhook(Call&, const api::souk::DeleteWebhook::Input&);
api::souk::TestWebhook::Output test_webhook(Call&, const api::souk::TestWebhook::Input&);
api::souk::ListWebhookDeliveries::Output list_webhook_deliveries(Call&, const api::souk::ListWebhookDeliveries::Input&);
api::souk::ReplayDelivery::Output replay_delivery(Call&, const api::souk::ReplayDelivery::Input&);
api::souk::GetNotificationSettings::Output get_notification_settings(Call&,
                                                                     const api::souk::GetNotificationSettings::Input&);
api::souk::PutNotificationSettings::Output put_notification_settings(Call&,
                                                                     const api::souk::PutNotificationSettings::Input&);
api::souk::ListAuditRecords::Output list_audit_records(Call&, const api::souk::ListAuditRecords::Input&);

} // namespace services
