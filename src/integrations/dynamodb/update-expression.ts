import type { Placeholder } from './placeholders';
import { conditionPrinter } from './request-template';
import type { OwnField } from './request-template';

/** A part of an update expression, such as `SET`, and its clauses. */
export interface Section {
  readonly keyword: 'SET' | 'ADD' | 'REMOVE';
  readonly placeholders: readonly Placeholder[];
  readonly clause: (id: string) => string;
}

/** The update expression, without clauses whose value is missing in the request, and without keywords that have none. */
export function updateExpression(sections: readonly Section[]): OwnField {
  return {
    sources: [],
    vtl: () => {
      const print = conditionPrinter();
      const collected = sections.filter(({ placeholders }) => placeholders.length > 0).map((section) => sectionVtl(section, print));
      return `#set($update = "")${collected.join('')},"UpdateExpression":"$update.trim()"`;
    },
  };
}

function sectionVtl({ keyword, placeholders, clause }: Section, print: ReturnType<typeof conditionPrinter>): string {
  const clauses = placeholders.map(({ id, value }) => {
    const appended = `#set($clauses = $clauses + ', ${clause(id)}')`;
    if (!value?._config.present) return appended;
    const { before, test } = print(value._config.present);
    return `${before}#if(${test})${appended}#end`;
  });
  return `#set($clauses = "")${clauses.join('')}#if($clauses != "")#set($update = $update + ' ${keyword} ' + $clauses.substring(2))#end`;
}
