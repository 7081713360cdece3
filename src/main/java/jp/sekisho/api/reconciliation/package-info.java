/// `POST /v1/reconciliations`: what was registered against what was attested, as a stream.
@NullMarked
package jp.sekisho.api.reconciliation;

import org.jspecify.annotations.NullMarked;
