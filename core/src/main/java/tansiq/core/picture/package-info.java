/**
 * The picture: the fold over the records of a cut, its digest, and what tells two pictures apart.
 * The same records give the same picture whatever the order of their arrival across ledgers; adding
 * them one by one equals folding anew. It has one writer; a picture once given out never changes
 * and is read without locks. It never decides which of two accounts is true.
 */
@NullMarked
package tansiq.core.picture;

import org.jspecify.annotations.NullMarked;
