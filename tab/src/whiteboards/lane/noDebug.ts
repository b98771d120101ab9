/** Stands for the `debug` package: Fluid's would write each lost connection to the console as an error. */
export function debug() {
  return quiet;
}

const quiet = Object.assign(() => undefined, { enabled: false, log: () => undefined, extend: () => quiet });

Object.assign(debug, { default: debug, debug, enable: () => undefined, disable: () => '', formatters: {} });
