// Light or dark: as chosen here, else as the system has it.
import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useCallback, useEffect, useState } from 'react';

export type Appearance = 'light' | 'dark';
const remembered = 'souk.mode';

function preferred(): Appearance {
  const kept = localStorage.getItem(remembered);
  if (kept === 'light' || kept === 'dark') return kept;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function useMode(): [Appearance, (mode: Appearance) => void] {
  const [mode, setMode] = useState(preferred);
  useEffect(() => applyMode(mode === 'dark' ? Mode.Dark : Mode.Light), [mode]);
  const choose = useCallback((chosen: Appearance) => {
    localStorage.setItem(remembered, chosen);
    setMode(chosen);
  }, []);
  return [mode, choose];
}
