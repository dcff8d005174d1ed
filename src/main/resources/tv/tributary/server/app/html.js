// Preact's elements, written as HTML in templates.
import { h } from 'preact';
import htm from 'htm';

/** Makes elements of a template: html`<p>${text}</p>`. */
export const html = htm.bind(h);

export { render, Fragment } from 'preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
