/**
 * When the editor is told that rows have changed. VS Code forgets the rows below one that changes, and asks again; but it
 * keeps an older answer that comes in meanwhile. Those rows then are shown and dead, and what is new is never asked for.
 */

/** Rows by their key, the way down with `/` between; the empty key is the whole tree. */
export interface Redraws {
  /** Has `key` drawn again, with everything below it, as soon as no answer is on its way near it. */
  readonly ask: (key: string) => void;
  /** `answer` as it is. Until it has arrived, neither `key` nor what is above or below it is drawn. */
  readonly after: <Answer>(key: string, answer: Promise<Answer>) => Promise<Answer>;
  readonly dispose: () => void;
}

/** `draw` is given what is to be drawn together. */
export function createRedraws(draw: (keys: readonly string[]) => void): Redraws {
  const wanted = new Set<string>();
  const answers = new Map<symbol, string>();
  let timer: NodeJS.Timeout | undefined;
  let isResting = false;

  const look = (): void => {
    timer = undefined;
    const busy = [...answers.values()];
    const ready = [...wanted].filter((key) => !busy.some((other) => areOnOneWay(key, other)));
    for (const key of ready) wanted.delete(key);
    if (ready.length === 0) return;
    isResting = true;
    timer = setTimeout(() => {
      isResting = false;
      lookLater();
    }, REST_MS);
    draw(ready);
  };
  const lookLater = (): void => {
    if (isResting) return;
    clearTimeout(timer);
    timer = setTimeout(look, ARRIVAL_MS);
  };

  return {
    ask(key) {
      wanted.add(key);
      if (timer === undefined) lookLater();
    },
    async after(key, answer) {
      const id = Symbol(key);
      answers.set(id, key);
      try {
        return await answer;
      } finally {
        answers.delete(id);
        lookLater();
      }
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}

/** An answer and an event of the same moment go to the window together, which then takes the event first. */
const ARRIVAL_MS = 50;

/** The editor puts off an event that follows another sooner, to a time at which answers may be on their way again. */
const REST_MS = 200;

function areOnOneWay(one: string, other: string): boolean {
  return one === other || isAbove(one, other) || isAbove(other, one);
}

function isAbove(one: string, other: string): boolean {
  return one === '' || other.startsWith(`${one}/`);
}
