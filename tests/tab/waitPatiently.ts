import { configure } from '@testing-library/react';

// A busy machine is no reason to fail: what is waited for may take as long as the test itself.
configure({ asyncUtilTimeout: 15_000 });
