import type { errors as en } from '../en/errors';

export const errors: Record<keyof typeof en, string> = {
  'error.title': 'Cela n’a pas fonctionné',
  'error.request': 'Requête {id}',
  'error.forbidden.title': 'Il manque une autorisation',
  'error.forbidden.text':
    'Vous ne pouvez pas effectuer {action} sur {resource}. Donnez cette stratégie à qui gère les utilisateurs de votre compte :',
  'error.AccessDeniedException': 'Vous n’y êtes pas autorisé.',
  'error.AccessDenied': 'Vous n’y êtes pas autorisé.',
  'error.ConflictException': 'Une autre modification a eu lieu au même instant. Réessayez.',
  'error.EmailTakenException':
    'Un compte existe avec cette adresse e-mail. Connectez-vous, ou demandez un nouveau mot de passe à l’exploitant.',
  'error.EntityAlreadyExists': 'Ce nom est pris. Choisissez-en un autre.',
  'error.InternalFailure': 'Le serveur a échoué. Donnez le numéro de la requête à l’exploitant.',
  'error.LimitExceeded': 'Le nombre maximal est atteint. Supprimez-en d’abord un.',
  'error.Offline': 'Le serveur ne répond pas. Vérifiez la connexion et réessayez.',
  'error.PasswordChangeRequiredException': 'Choisissez d’abord un nouveau mot de passe.',
  'error.SessionRequiredException': 'Vous avez été déconnecté. Reconnectez-vous ; votre saisie est conservée.',
  'error.SignInFailedException': 'Le compte, l’utilisateur ou le mot de passe est incorrect.',
  'error.TooManyAttemptsException':
    'Trop d’essais infructueux. Réessayez dans {RetryAfterSeconds, plural, one {# seconde} many {# secondes} other {# secondes}}.',
  'error.PASSWORD_TOO_SHORT': 'Le mot de passe doit compter au moins 10 caractères.',
  'error.PASSWORD_TOO_LONG': 'Le mot de passe peut compter 128 caractères au plus.',
  'error.PASSWORD_TOO_SIMPLE': 'Le mot de passe répète un seul caractère. Mélangez-en plusieurs.',
  'error.PASSWORD_IS_NAME': 'Le mot de passe est le nom qu’il protège. Choisissez autre chose.',
  'error.MISSING': 'Remplissez ce champ.',
  'error.TOO_SMALL': 'C’est trop court.',
  'error.TOO_LARGE': 'C’est trop long.',
  'error.NUMBER_TOO_SMALL': 'Ce nombre est trop petit.',
  'error.NUMBER_TOO_LARGE': 'Ce nombre est trop grand.',
  'error.PATTERN': 'Un caractère ou la forme n’est pas admis ici.',
  'error.NOT_OFFERED': 'Choisissez l’une des valeurs proposées.',
};
