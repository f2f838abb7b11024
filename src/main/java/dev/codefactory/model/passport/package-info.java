/** Model passports: what each model has shown it can do, found out once for its digest, and heeded by every call of it. */
@NullMarked
package dev.codefactory.model.passport;

import org.jspecify.annotations.NullMarked;
