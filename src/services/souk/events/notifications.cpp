// GetNotificationSettings, PutNotificationSettings.
#include "services/souk/events/operations.hpp"
#include "services/souk/faults.hpp"
#include "store/events/webhooks.hpp"
#include "store/market/events.hpp"

#include <algorithm>

namespace services {

namespace {

constexpr std::int64_t messages_shown = 5; // of each address

api::souk::NotificationSettings render_settings(const std::vector<store::Webhook>& addresses) {
    api::souk::NotificationSettings shown;
    shown.Language = "en";
    for (const store::Webhook& address : addresses) {
        shown.Addresses.push_back(address.mail_address());
        shown.Language = address.language; // and the filter: the same of all
        shown.Sources = address.filter.sources;
        shown.DetailTypes = address.filter.detail_types;
    }
    return shown;
}

api::souk::MailDelivery render_message(store::Reader& reader, const store::Webhook& address,
                                       const store::Delivery& delivery) {
    const store::StoredEvent event = store::find_event(reader, delivery.event).value();
    api::souk::MailDelivery shown;
    shown.Address = address.mail_address();
    shown.EventId = store::envelope_id(event);
    shown.DetailType = event.detail_type;
    shown.State = render(delivery.state);
    shown.Attempts = delivery.attempts;
    shown.ChangedAt = delivery.changed;
    if (delivery.state == domain::DeliveryState::Pending) shown.NextAttemptAt = delivery.due;
    if (!delivery.problem.empty()) shown.Problem = delivery.problem;
    return shown;
}

// The address that has been there, or a new one that is told what happens from now on.
store::Webhook address_of(const Call& call, store::Reader& reader, const std::vector<store::Webhook>& present,
                          const std::string& url) {
    const auto found = std::ranges::find(present, url, &store::Webhook::url);
    if (found != present.end()) return *found;
    store::Webhook address;
    address.account = call.caller.account;
    address.url = url;
    address.created = call.now;
    address.seen = store::last_event_id(reader);
    return address;
}

} // namespace

api::souk::GetNotificationSettings::Output get_notification_settings(Call& call,
                                                                     const api::souk::GetNotificationSettings::Input&) {
    call.require("aws-marketplace-management:GetAdditionalSellerNotificationRecipients", "*");
    return call.database.read([&](store::Reader& reader) {
        const auto addresses = store::list_mail_addresses(reader, call.caller.account);
        api::souk::GetNotificationSettings::Output out;
        out.Settings = render_settings(addresses);
        out.MailOffered = call.settings.sends_mail;
        for (const store::Webhook& address : addresses)
            for (const store::Delivery& delivery :
                 store::list_deliveries(reader, {.webhook = address.id, .limit = messages_shown}))
                out.LastMessages.push_back(render_message(reader, address, delivery));
        return out;
    });
}

api::souk::PutNotificationSettings::Output
put_notification_settings(Call& call, const api::souk::PutNotificationSettings::Input& in) {
    call.require("aws-marketplace-management:PutAdditionalSellerNotificationRecipients", "*");
    if (!in.Addresses.empty() && !call.settings.sends_mail)
        souk::require_none({{"MAIL_NOT_OFFERED",
                             "This server sends no mail. Its operator turns that on with the setting smtp_host; "
                             "webhooks and GET /events tell of events without it.",
                             "Addresses"}});
    std::vector<std::string> urls;
    for (const std::string& address : in.Addresses)
        if (std::string url = std::string(store::Webhook::mail_scheme) + address;
            std::ranges::find(urls, url) == urls.end())
            urls.push_back(std::move(url));
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < urls.size(); ++i)
        ids.push_back("mail-" + call.ids.alphanumeric(13));
    return call.database.write([&](store::Transaction& tx) {
        const auto present = store::list_mail_addresses(tx, call.caller.account);
        for (const store::Webhook& address : present)
            if (std::ranges::find(urls, address.url) == urls.end()) store::delete_webhook(tx, address.id);
        for (std::size_t i = 0; i < urls.size(); ++i) {
            store::Webhook address = address_of(call, tx, present, urls[i]);
            address.language = in.Language.value_or("en");
            address.filter = {in.Sources.value_or(std::vector<std::string>()),
                              in.DetailTypes.value_or(std::vector<std::string>())};
            if (!address.id.empty()) {
                store::save_webhook(tx, address);
                continue;
            }
            address.id = ids[i];
            store::insert_webhook(tx, address);
        }
        api::souk::PutNotificationSettings::Output out;
        out.Settings = render_settings(store::list_mail_addresses(tx, call.caller.account));
        return out;
    });
}

} // namespace services
