/** Lines of AWS's log that differ by more than wildcards, by a part of theirs. */
export const LINES_LEFT_OUT: readonly string[] = ['Endpoint request headers: '];

/** Why they are not compared. */
export const REASON_OF_LINES = 'a map in the order of AWS\'s own hash map, cut at 1024 characters, with the signature of a request that nobody signs here';
