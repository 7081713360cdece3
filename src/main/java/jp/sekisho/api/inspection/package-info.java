/// `POST /v1/inspections`: lines of NDJSON or CSV in, one answer a line out, and the report as JSON or as a page.
@NullMarked
package jp.sekisho.api.inspection;

import org.jspecify.annotations.NullMarked;
