/** An asset of the build by its address. */
declare module '*?url' {
  const url: string;
  export { url as default };
}

/** Rules of the page that are loaded with the code that needs them. */
declare module '*.css';
