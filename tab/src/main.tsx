import { createRoot } from 'react-dom/client';
import { Root } from './start/Root.tsx';

const container = document.getElementById('root');
if (!container) throw new Error('the page has no #root');
createRoot(container).render(<Root />);
