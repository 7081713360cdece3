/// The work list (要確認一覧) of an inspection: what a clerk needs to correct or to release each record that was
/// blocked, on the operator's own machine. The one place that shows both sides, of the fields that differ only.
///
/// A list is written from the inspected file, the answers and the registry; it is filled in with a spreadsheet and
/// taken back as proposals of release and a list of corrections. Each row has a seal under the site's key, so that one
/// that was changed, or put beside another record, is found. Nothing leaves before the audit trail has its line.
///
/// Sees the decision, the release and the trail; knows no framework, no wire and no adapter.
@NullMarked
package jp.sekisho.worklist;

import org.jspecify.annotations.NullMarked;
