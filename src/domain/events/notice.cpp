#include "domain/events/notice.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {

namespace {

// The same in both languages.
struct Wording {
    std::string_view english, french;

    std::string_view in(std::string_view language) const { return language == "fr" ? french : english; }
};

constexpr Wording colon = {": ", "\u00a0: "};

struct Known {
    std::string_view detail_type; // without the party that it ends with
    Wording subject;
    Wording sentence;
};

constexpr std::array known = {
    Known{"Change Set Succeeded",
          {"Your change was made", "Votre modification est faite"},
          {"The market made the change that was requested.", "La place de marché a fait la modification demandée."}},
    Known{"Change Set Failed",
          {"Your change failed", "Votre modification a échoué"},
          {"The market could not make the change that was requested. DescribeChangeSet tells every reason.",
           "La place de marché n’a pas pu faire la modification demandée. DescribeChangeSet en donne toutes les "
           "raisons."}},
    Known{"Change Set Cancelled",
          {"Your change was cancelled", "Votre modification est annulée"},
          {"The change that was requested was cancelled before it was made.",
           "La modification demandée a été annulée avant d’être faite."}},
    Known{"Offer Released",
          {"An offer was released", "Une offre est publiée"},
          {"The offer can be accepted from now on.", "L’offre peut être acceptée dès maintenant."}},
    Known{"Offer Price Increased",
          {"The price of a product you use will rise", "Le prix d’un produit que vous utilisez va augmenter"},
          {"The seller raised the price. For you it stays as it is until the time below.",
           "Le vendeur a augmenté le prix. Pour vous, il reste inchangé jusqu’à la date ci-dessous."}},
    Known{"Purchase Agreement Created",
          {"A subscription has begun", "Un abonnement a commencé"},
          {"An offer was accepted, and the agreement is in force.", "Une offre a été acceptée\u00a0; le contrat est en "
                                                                    "vigueur."}},
    Known{"Purchase Agreement Amended",
          {"A subscription was amended", "Un abonnement est modifié"},
          {"The agreement goes on with other terms.", "Le contrat se poursuit à d’autres conditions."}},
    Known{"Purchase Agreement Renewal Terms Finalized",
          {"The terms of a renewal are settled", "Les conditions d’un renouvellement sont arrêtées"},
          {"The agreement renews itself at its end, on terms that are no longer adjusted.",
           "Le contrat se renouvelle à son terme, à des conditions qui ne sont plus modifiées."}},
    Known{"Purchase Agreement Renewal Upcoming",
          {"A subscription renews itself soon", "Un abonnement se renouvelle bientôt"},
          {"In a week the agreement renews itself.", "Dans une semaine, le contrat se renouvelle."}},
    Known{"License Updated",
          {"A licence was granted", "Une licence est accordée"},
          {"A buyer may use the product.", "Un acheteur peut utiliser le produit."}},
    Known{"License Deprovisioned",
          {"A licence has ended", "Une licence est terminée"},
          {"A buyer may no longer use the product.", "Un acheteur ne peut plus utiliser le produit."}},
    Known{"Purchase Agreement Ending",
          {"A subscription ends soon", "Un abonnement se termine bientôt"},
          {"The agreement comes to its end.", "Le contrat arrive à son terme."}},
    Known{"Purchase Agreement Ended",
          {"A subscription has ended", "Un abonnement est terminé"},
          {"The agreement is no longer in force. What still runs has to be deleted by its owner.",
           "Le contrat n’est plus en vigueur. Ce qui tourne encore doit être supprimé par son propriétaire."}},
    Known{
        "Free Trial Started",
        {"Your free trial has begun", "Votre essai gratuit a commencé"},
        {"The software costs nothing until the trial ends; the instances are billed. CancelAgreement ends the "
         "subscription at any time.",
         "Le logiciel ne coûte rien jusqu’à la fin de l’essai\u00a0; les instances sont facturées. CancelAgreement met "
         "fin à l’abonnement à tout moment."}},
    Known{"Free Trial Ending",
          {"Your free trial ends in a few days", "Votre essai gratuit se termine dans quelques jours"},
          {"When the trial ends, the subscription goes on and is paid for. Cancel it before, if you do not want that.",
           "À la fin de l’essai, l’abonnement continue et devient payant. Résiliez-le avant si vous ne le souhaitez "
           "pas."}},
    Known{"Free Trial Ended",
          {"Your free trial has ended", "Votre essai gratuit est terminé"},
          {"The subscription goes on and is paid for from now on.",
           "L’abonnement continue et devient payant dès maintenant."}},
    Known{
        "Spend Budget Exceeded",
        {"You have spent more than your budget", "Vous avez dépensé plus que votre budget"},
        {"This month's use and contracts come to more than the budget that your account has set. Nothing was stopped.",
         "L’usage et les contrats de ce mois dépassent le budget fixé par votre compte. Rien n’a été arrêté."}},
    Known{"Product Unpublished",
          {"A product you subscribe to is no longer sold", "Un produit auquel vous êtes abonné n’est plus vendu"},
          {"The seller took the product off the market. You can go on using it, with support, until the time below.",
           "Le vendeur a retiré le produit de la vente. Vous pouvez continuer à l’utiliser, avec assistance, jusqu’à "
           "la date ci-dessous."}},
    Known{"Product Republished",
          {"A product you subscribe to is sold again", "Un produit auquel vous êtes abonné est de nouveau vendu"},
          {"The seller put the product on the market again.", "Le vendeur a remis le produit en vente."}},
    Known{"Product Version Added",
          {"There is a new version of a product you subscribe to",
           "Nouvelle version d’un produit auquel vous êtes abonné"},
          {"The seller published it. What you run stays on its version until you change that.",
           "Le vendeur l’a publiée. Ce que vous exécutez garde sa version tant que vous ne la changez pas."}},
    Known{
        "Product Version Restricted",
        {"A version of a product you subscribe to was restricted",
         "Une version d’un produit auquel vous êtes abonné est retirée"},
        {"New subscribers no longer see it. You can go on using it; the seller advises you to move to another version.",
         "Les nouveaux abonnés ne la voient plus. Vous pouvez continuer à l’utiliser\u00a0; le vendeur vous conseille "
         "de passer "
         "à une autre version."}},
    Known{"Product Requested",
          {"A product was requested", "Un produit est demandé"},
          {"Somebody of your account asks for a product that the list does not allow.",
           "Quelqu’un de votre compte demande un produit que la liste n’autorise pas."}},
    Known{"Product Request Approved",
          {"A requested product was allowed", "Un produit demandé est autorisé"},
          {"The product is on your account's list.", "Le produit figure sur la liste de votre compte."}},
    Known{"Product Request Declined",
          {"A requested product was not allowed", "Un produit demandé n’est pas autorisé"},
          {"The request was declined.", "La demande a été refusée."}},
    Known{"Review Published",
          {"A review was published", "Un avis est publié"},
          {"A subscriber's review of the product can be read by everybody.",
           "L’avis d’un abonné sur le produit peut être lu par tous."}},
    Known{"Review Answered",
          {"Your review was answered", "Une réponse à votre avis"},
          {"The seller answered your review.", "Le vendeur a répondu à votre avis."}},
    Known{"Review Rejected",
          {"Your review was not published", "Votre avis n’est pas publié"},
          {"The market's operator did not accept the review.", "L’opérateur de la place de marché n’a pas accepté "
                                                               "l’avis."}},
    Known{"Review Awaits Moderation",
          {"A review awaits moderation", "Un avis attend la modération"},
          {"A subscriber's review is shown to nobody until an operator decides.",
           "L’avis d’un abonné n’est montré à personne avant la décision d’un opérateur."}},
    Known{"Publishing Review Requested",
          {"A request to publish awaits review", "Une demande de publication attend son examen"},
          {"A seller wants to publish. An operator approves or refuses it.",
           "Un vendeur veut publier. Un opérateur accepte ou refuse."}},
    Known{"Publishing Review Overdue",
          {"A request to publish is overdue", "Une demande de publication est en retard"},
          {"A seller waits for longer than he was promised.", "Un vendeur attend depuis plus longtemps que promis."}},
    Known{"Endpoint Stopped",
          {"Your endpoint was stopped", "Votre point de terminaison a été arrêté"},
          {"An operator of the market took it out of service. It is charged no longer; you can delete it.",
           "Un opérateur de la place de marché l’a mis hors service. Il n’est plus facturé\u00a0; vous pouvez le "
           "supprimer."}},
    Known{"Job Stopped",
          {"Your job was stopped", "Votre tâche a été arrêtée"},
          {"An operator of the market ended it. What it was for has failed.",
           "Un opérateur de la place de marché l’a arrêtée. Ce à quoi elle servait a échoué."}},
    Known{"Account Suspended",
          {"Your account was suspended", "Votre compte est suspendu"},
          {"An operator of the market suspended it. Nobody of it can sign in or call anything until it is reopened.",
           "Un opérateur de la place de marché l’a suspendu. Personne ne peut s’y connecter ni rien appeler jusqu’à sa "
           "réouverture."}},
    Known{"Account Reopened",
          {"Your account was reopened", "Votre compte est rouvert"},
          {"Passwords and keys work again as before.",
           "Les mots de passe et les clés fonctionnent de nouveau comme avant."}},
    Known{"Account Closed",
          {"Your account was closed", "Votre compte est fermé"},
          {"An operator of the market closed it for good. Its records stay.",
           "Un opérateur de la place de marché l’a fermé définitivement. Ses écritures restent."}},
    Known{"Seller Awaits Verification",
          {"A seller awaits verification", "Un vendeur attend sa vérification"},
          {"An operator approves or refuses the seller.", "Un opérateur accepte ou refuse le vendeur."}},
    Known{"Seller Approved",
          {"You may sell", "Vous pouvez vendre"},
          {"The market's operator approved your account as a seller.",
           "L’opérateur de la place de marché a accepté votre compte comme vendeur."}},
    Known{"Seller Refused",
          {"Your registration as a seller was refused", "Votre inscription comme vendeur est refusée"},
          {"The market's operator did not approve your account as a seller.",
           "L’opérateur de la place de marché n’a pas accepté votre compte comme vendeur."}},
    Known{"Seller Suspended",
          {"Your account may sell nothing for now", "Votre compte ne peut rien vendre pour l’instant"},
          {"The market's operator suspended your account as a seller.",
           "L’opérateur de la place de marché a suspendu votre compte de vendeur."}},
    Known{"Seller Reinstated",
          {"You may sell again", "Vous pouvez vendre de nouveau"},
          {"The market's operator reinstated your account as a seller.",
           "L’opérateur de la place de marché a rétabli votre compte de vendeur."}},
    Known{"Test Account Request Decided",
          {"Your request for test accounts was decided", "Votre demande de comptes de test est traitée"},
          {"The market's operator decided about the accounts that may try your product.",
           "L’opérateur de la place de marché a décidé des comptes qui peuvent essayer votre produit."}},
    Known{"Agreement Cancellation Request",
          {"A request to cancel a subscription", "Une demande de résiliation d’abonnement"},
          {"There is news of a request to cancel an agreement.",
           "Il y a du nouveau pour une demande de résiliation d’un contrat."}}};

struct Fact {
    std::string_view path;
    Wording label;
};

// In the order in which they stand in the message.
constexpr std::array facts = {Fact{"product.title", {"Product", "Produit"}},
                              Fact{"product.id", {"Product ID", "Identifiant du produit"}},
                              Fact{"replacementProduct.title", {"Replaced by", "Remplacé par"}},
                              Fact{"offer.name", {"Offer", "Offre"}},
                              Fact{"offer.id", {"Offer ID", "Identifiant de l’offre"}},
                              Fact{"agreement.id", {"Agreement", "Contrat"}},
                              Fact{"version.title", {"Version", "Version"}},
                              Fact{"agreement.startTime", {"Start of the agreement", "Début du contrat"}},
                              Fact{"agreement.endTime", {"End of the agreement", "Fin du contrat"}},
                              Fact{"estimatedCharges.agreementValue", {"Amount", "Montant"}},
                              Fact{"estimatedCharges.currencyCode", {"Currency", "Devise"}},
                              Fact{"renewalSummary.startTime", {"Renewal", "Renouvellement"}},
                              Fact{"renewalSummary.estimatedCharges.agreementValue", {"Its price", "Son prix"}},
                              Fact{"renewalSummary.estimatedCharges.currencyCode", {"Currency", "Devise"}},
                              Fact{"freeTrial.endTime", {"End of the trial", "Fin de l’essai"}},
                              Fact{"effectiveTime", {"Takes effect", "Date d’effet"}},
                              Fact{"supportEndTime", {"Support until", "Assistance jusqu'au"}},
                              Fact{"budget.month", {"Month", "Mois"}},
                              Fact{"budget.monthly", {"Budget (USD)", "Budget (USD)"}},
                              Fact{"budget.spent", {"Spent (USD)", "Dépensé (USD)"}},
                              Fact{"acceptor.accountId", {"Buyer", "Acheteur"}},
                              Fact{"proposer.accountId", {"Seller", "Vendeur"}},
                              Fact{"seller.name", {"Seller", "Vendeur"}},
                              Fact{"seller.accountId", {"Seller's account", "Compte du vendeur"}},
                              Fact{"endpoint.name", {"Endpoint", "Point de terminaison"}},
                              Fact{"job.name", {"Job", "Tâche"}},
                              Fact{"review.title", {"Review", "Avis"}},
                              Fact{"ChangeSetName", {"Change", "Modification"}},
                              Fact{"ChangeSetId", {"Change set", "Jeu de modifications"}},
                              Fact{"FailureCode", {"Failure", "Échec"}},
                              Fact{"dueTime", {"Promised until", "Promis jusqu'au"}},
                              Fact{"reason", {"Reason", "Raison"}},
                              Fact{"status", {"Decision", "Décision"}},
                              Fact{"answer", {"Answer", "Réponse"}}};

const Known* find_known(std::string_view detail_type) {
    const auto found =
        std::ranges::find_if(known, [&](const Known& each) { return detail_type.starts_with(each.detail_type); });
    return found == known.end() ? nullptr : &*found;
}

} // namespace

Notice render_notice(const Occurrence& event, std::string_view language, std::string_view portal) {
    static constexpr Wording unknown = {"Something happened in the market for your account.",
                                        "Il y a du nouveau pour votre compte sur la place de marché."};
    static constexpr Wording event_label = {"Event", "Événement"}, time_label = {"Time", "Date"},
                             account_label = {"Account", "Compte"};
    static constexpr Wording why = {
        "You receive this because your account's notification settings name this address. They are changed with "
        "PutNotificationSettings at {}",
        "Vous recevez ce message parce que les réglages de notification de votre compte nomment cette adresse. Ils se "
        "modifient avec PutNotificationSettings sur {}"};
    const Known* what = find_known(event.detail_type);
    const base::Document detail = event.detail;
    Notice notice;
    notice.subject = what ? what->subject.in(language) : event.detail_type;
    if (const std::string title = base::text_at(detail, "product.title"); !title.empty())
        notice.subject += fmt::format("{}{}", colon.in(language), title);
    notice.text = fmt::format("{}\n\n", what ? what->sentence.in(language) : unknown.in(language));
    const auto line = [&](const Wording& label, std::string_view value) {
        notice.text += fmt::format("{}{}{}\n", label.in(language), colon.in(language), value);
    };
    for (const Fact& fact : facts)
        if (const std::string value = base::text_at(detail, fact.path); !value.empty()) line(fact.label, value);
    line(time_label, event.time);
    line(account_label, event.account);
    line(event_label, event.detail_type);
    notice.text += "\n-- \n";
    notice.text += fmt::format(fmt::runtime(why.in(language)), portal) + "\n";
    return notice;
}

} // namespace domain
