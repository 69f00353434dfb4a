import { useText } from '#/language';

/** What a type of change does, in the reader's words. */
export function useChangeName() {
  const { t, has } = useText();
  return (type: string | undefined) => {
    const key = `request.change.${type}`;
    return has(key) ? t(key) : (type ?? '–');
  };
}
