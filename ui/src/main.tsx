import '#/generated/base.css';
import '#/generated/accent.css';
import '#/style.css';
import { createRoot } from 'react-dom/client';
import { App } from '#/app';
import { keepWritten } from '#/written';

const root = document.getElementById('root')!;
keepWritten(root);
createRoot(root).render(<App />);
