// Ctrl+K: every page that one may see, by its name.
import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import { useEffect, useRef, useState } from 'react';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import { pages } from '#/pages/registry';
import { rolesOf, useSession } from '#/session';

export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { session } = useSession();
  const go = useGo();
  const [typed, setTyped] = useState('');
  const field = useRef<AutosuggestProps.Ref>(null);
  // After the dialog took the focus to its first button.
  useEffect(() => {
    const timer = setTimeout(() => field.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, []);
  const areas: string[] = session ? [...rolesOf(session), 'account'] : [];
  const options = pages
    .filter((page) => page.nav && areas.includes(page.area))
    .map((page) => ({ value: t(page.nav!), path: page.path }));
  const unknown = typed.trim() !== '' && !options.some(({ value }) => value.toLowerCase().includes(typed.trim().toLowerCase()));
  const follow = (value: string) => {
    const wanted = value.trim().toLowerCase();
    const found =
      options.find((each) => each.value.toLowerCase() === wanted) ??
      options.find((each) => wanted && each.value.toLowerCase().includes(wanted));
    if (!found) return;
    onClose();
    go(found.path);
  };
  return (
    <Modal visible header={t('palette.title')} closeAriaLabel={t('do.close')} onDismiss={onClose}>
      <FormField label={t('palette.label')} errorText={unknown && t('palette.empty')}>
        <Autosuggest
          ref={field}
          value={typed}
          options={options}
          onChange={({ detail }) => setTyped(detail.value)}
          onSelect={({ detail }) => follow(detail.value)}
          onKeyDown={({ detail }) => detail.key === 'Enter' && follow(typed)}
          placeholder={t('palette.placeholder')}
          enteredTextLabel={(value) => value}
          hideEnteredTextOption
        />
      </FormField>
    </Modal>
  );
}
