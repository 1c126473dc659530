export { spend, withBudget } from './budget';
export { calculate, compareNumbers, isNumber } from './arithmetic';
export { looselyEqual } from './equality';
export { JavaException, tooLarge } from './exception';
export { callMethod, itemsOf, readIndex, readProperty, writeIndex, writeProperty } from './members';
export { CHARACTERS_PER_STEP, MOST_CHARACTERS, print } from './print';
