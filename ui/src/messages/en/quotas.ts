// How much an account may use at once.
export const quotas = {
  'quotas.title': 'Quotas',
  'quotas.text': 'How much of this market’s machine the account may use at once. The operator decides about more.',
  'quotas.used': '{used} of {limit}',
  'quotas.used.own': '{used} of {limit}, decided for this account',
  'quotas.unlimited': '{used}, without limit',
  'quota.ENDPOINTS': 'Endpoints',
  'quota.INSTANCES': 'Instances of endpoints',
  'quota.JOBS': 'Packages and algorithms in validation',
};
