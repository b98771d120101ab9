/** An asset of the build by its address. */
declare module '*?url' {
  const url: string;
  export { url as default };
}
