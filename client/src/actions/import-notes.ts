/** What there is to say of the stages that an import wrote. */

/** A stage that was written, with what a person should know of it. */
export interface NotedStage {
  readonly address: string;
  readonly notes: readonly string[];
}

/** Each note once, after the stages that it is about; what is true of all of them names none. */
export function importNotes(stages: readonly NotedStage[]): readonly string[] {
  const notes = new Set(stages.flatMap((each) => each.notes));
  return [...notes].map((note) => {
    const about = stages.filter((each) => each.notes.includes(note));
    const names = about.map(({ address }) => `\`${address}\``).join(', ');
    return about.length === stages.length ? note : `${names}: ${note}`;
  });
}
