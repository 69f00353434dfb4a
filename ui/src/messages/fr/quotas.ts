export const quotas = {
  'quotas.title': 'Quotas',
  'quotas.text': 'Ce que le compte peut utiliser à la fois de la machine de ce marché. L’exploitant décide d’en donner plus.',
  'quotas.used': '{used} sur {limit}',
  'quotas.used.own': '{used} sur {limit}, décidé pour ce compte',
  'quotas.unlimited': '{used}, sans limite',
  'quota.ENDPOINTS': 'Points de terminaison',
  'quota.INSTANCES': 'Instances des points de terminaison',
  'quota.JOBS': 'Packages et algorithmes en cours de validation',
};
