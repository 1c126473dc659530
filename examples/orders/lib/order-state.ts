import { Condition, MappingTemplate, Source } from 'cdk-gatehouse';

const [note, cancellation] = [Source.body('$.note'), Source.body('$.cancellation')];

/** An order as its customer sees it, out of what is stored: without the customer and the id of the request that placed it. */
export const ORDER_STATE = {
  id: Source.body('$.id'),
  status: MappingTemplate.when(Condition.present(cancellation), 'cancelled', 'placed'),
  placed: Source.body('$.placed'),
  reference: Source.body('$.reference'),
  items: Source.body('$.items'),
  shipTo: Source.body('$.shipTo'),
  express: Source.body('$.express'),
  note: MappingTemplate.whenPresent(note),
  cancellation: MappingTemplate.whenPresent(cancellation),
};
