import type { insights as en } from '../en/insights';

export const insights: Record<keyof typeof en, string> = {
  'insights.text': 'Comment vont vos produits, à la minute près : utilisation, revenu, abonnements et essais gratuits.',
  'insights.products': 'Tous les produits',
  'insights.active': 'En cours à la fin',
  'insights.started': 'Nouveaux',
  'insights.ended': 'Terminés',
  'insights.ran': 'Ont utilisé le produit',
  'insights.viewed': 'Vues de la page',
  'insights.tried': 'Essais en ligne',
  'insights.funnel': 'De la vue à l’utilisation',
  'insights.funnel.text': 'Vues des pages de vos produits dans le portail, essais sans abonnement et, parmi les abonnés de ces jours, ceux qui ont utilisé le produit. Vos propres visites ne comptent pas ; personne n’apprend qui a regardé.',
  'insights.trials': 'L’issue des essais gratuits',
  'insights.trials.text': 'Ces jours-ci, {started, plural, one {# a commencé} other {# ont commencé}} ; {running, plural, one {# est en cours} other {# sont en cours}}.',
  'insights.trials_running': 'Essais gratuits en cours',
  'insights.trials_converted': 'Ont continué',
  'insights.trials_left': 'Ont quitté',
  'insights.none': 'Rien pendant ces jours',
  'insights.sample': 'Exemple',
  'insights.sample.text': 'Rien n’a été utilisé et personne ne s’est abonné. En gris : un exemple de ce qui se trouvera ici.',
};
